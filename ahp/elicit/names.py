"""How to call a model, its matrices and their items on a screen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ahp.common.names import name_in
from ahp.common.wording import Language, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ahp.elicit.desk import Desk
    from ahp.files import ModelDocument

BESIDE = Words("{name} ({other})", "{name}（{other}）")


def model_title(document: ModelDocument, lang: Language) -> str:
    """Return the title of a model in a language, else in another, else the name of its goal."""
    hierarchy = document.hierarchy
    return name_in(document.title, lang, hierarchy.name(hierarchy.goal, lang))


@dataclass(frozen=True)
class About:
    """Which matrix of which model this is, and how to call its items.

    Attributes
    ----------
    title : str
        Of the model.
    node : str
        Name of the node the items belong to.
    names : mapping of str to str
        Of the items.
    number, count : int
        Which of how many matrices.
    expert : str
    """

    title: str
    node: str
    names: Mapping[str, str]
    number: int = 1
    count: int = 1
    expert: str = ""


def about(desk: Desk, node: str, lang: Language) -> About:
    """Return how to call a matrix of a desk and its items."""
    return About(
        desk.title(lang),
        desk.name(node, lang),
        item_names(desk, node, lang),
        desk.nodes.index(node) + 1,
        len(desk.nodes),
        desk.expert or "",
    )


def item_names(desk: Desk, node: str, lang: Language) -> dict[str, str]:
    """Return how to call the items of a node; equal names are told apart by parent, or by code."""
    labels = desk.session(node).labels
    names = {label: desk.name(label, lang) for label in labels}
    for kind in (_parent_name, _code):
        counts = Counter(names.values())
        for label, name in names.items():
            if counts[name] > 1:
                names[label] = BESIDE(lang, name=name, other=kind(desk, label, lang))
    return names


def _parent_name(desk: Desk, label: str, lang: Language) -> str:
    parent = desk.hierarchy.parent(label)
    return desk.name(parent, lang) if parent else label


def _code(desk: Desk, label: str, lang: Language) -> str:
    return label
