"""What a questionnaire asks: pairs of items at nodes, and the fingerprint of its hierarchy."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from ahp.common.findings import UsageError
from ahp.common.names import name_in, suggestion
from ahp.common.wording import UNKNOWN_NODE
from ahp.model.hierarchy import Hierarchy
from ahp.model.model import Model

FINGERPRINT_LENGTH = 16

Names = Mapping[str, str]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Part:
    """The questions of one matrix: which items of a node are compared, and in which pairs.

    Attributes
    ----------
    node : str
    items : tuple of str
        All that the node's matrix compares, in order.
    pairs : tuple of (str, str)
        Those asked about; the first item of a pair stands on the left.
    """

    node: str
    items: tuple[str, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class Questionnaire:
    """What one person, or everybody, is asked.

    Attributes
    ----------
    title : mapping of str to str
        Of the model, by language.
    parts : tuple of Part
    names : mapping of str to mapping
        Of every node and item asked about, by language.
    fingerprint : str
        Of the hierarchy; answers to another one are known by it.
    method, random_index : str
        By which the person's own consistency is told.
    expert : str or None
        Whom it is for; None for a form that anybody can fill in.
    expert_names : mapping of str to str
        What the person is called, by language.
    asked : tuple of mapping
        What else a person is asked, such as the field of work: its name by language.
    consent : mapping of str to str
        What a person agrees to before answering, by language; empty where nothing is asked.
    earlier : mapping of (str, pair) to Fraction
        The person's answers of an earlier round.
    group : mapping of (str, pair) to float
        The mean judgment of the group in an earlier round.
    intervals : bool
        Whether a second choice may be given: from one position to another.
    """

    title: Names
    parts: tuple[Part, ...]
    names: Mapping[str, Names]
    fingerprint: str
    method: str = "eigenvector"
    random_index: str = "yaahp"
    expert: str | None = None
    expert_names: Names = field(default_factory=dict, hash=False)
    asked: tuple[Names, ...] = field(default=(), hash=False)
    consent: Names = field(default_factory=dict, hash=False)
    earlier: Mapping[tuple[str, Pair], Fraction] = field(default_factory=dict, hash=False)
    group: Mapping[tuple[str, Pair], float] = field(default_factory=dict, hash=False)
    intervals: bool = False

    def expert_name(self, lang: str) -> str:
        """Return what the person it is for is called; empty where it is for anybody."""
        return name_in(self.expert_names, lang, self.expert or "")

    @property
    def size(self) -> int:
        """The number of questions."""
        return sum(len(part.pairs) for part in self.parts)


def fingerprint(hierarchy: Hierarchy) -> str:
    """Return what tells hierarchies apart in which different questions would be asked.

    It depends on the judged nodes, their items in order, and what all of these are called.

    Examples
    --------
    >>> from ahp.model.hierarchy import Node
    >>> car = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> renamed = [*car[:2], Node("style", "car", {"en": "Looks"})]
    >>> fingerprint(Hierarchy(car)) == fingerprint(Hierarchy(renamed))
    False
    """
    told = [
        [_called(hierarchy, code), [_called(hierarchy, item) for item in hierarchy.items(code)]]
        for code in hierarchy.judged
    ]
    text = json.dumps(told, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:FINGERPRINT_LENGTH]


def _called(hierarchy: Hierarchy, code: str) -> list[object]:
    return [code, dict(hierarchy.node(code).names)]


def make_questionnaire(
    model: Model,
    pairs: Mapping[int, Iterable[tuple[int, int]]] | None = None,
    nodes: Iterable[str] | None = None,
    expert: str | None = None,
    asked: Iterable[Names] = (),
    consent: Names | None = None,
    intervals: bool = False,
) -> Questionnaire:
    """Return the questions of a model.

    Parameters
    ----------
    model : Model
    pairs : mapping of int to pairs of int, optional
        By the number of items: which of them, from 0, are compared; by default all.
    nodes : iterable of str, optional
        The codes of the nodes asked about; by default all that are judged.
    expert : str, optional
        Whom it is for.
    asked, consent, intervals
        As in `Questionnaire`.

    Raises
    ------
    UsageError
        When a node is not one that is judged.

    Examples
    --------
    >>> from ahp.model.hierarchy import Node
    >>> from ahp.model.matrix import PairwiseMatrix
    >>> nodes = [Node("car"), *(Node(code, "car") for code in ("price", "style", "safety"))]
    >>> blank = PairwiseMatrix.from_judgments(["price", "style", "safety"], {})
    >>> model = Model(Hierarchy(nodes), {"car": blank})
    >>> make_questionnaire(model).parts[0].pairs
    (('price', 'style'), ('price', 'safety'), ('style', 'safety'))
    >>> make_questionnaire(model, {3: [(0, 1), (1, 2)]}).size
    2
    """
    hierarchy = model.hierarchy
    wanted = hierarchy.judged if nodes is None else tuple(nodes)
    for code in wanted:
        if code not in hierarchy.judged:
            near = suggestion(code, hierarchy.judged)
            raise UsageError.of(UNKNOWN_NODE, code=code, suggestion=near)
    parts = tuple(_part(hierarchy, code, pairs or {}) for code in wanted)
    codes = dict.fromkeys(code for part in parts for code in (part.node, *part.items))
    return Questionnaire(
        title=MappingProxyType(dict(model.title) or {"en": model.title_in("en")}),
        parts=parts,
        names=MappingProxyType({code: hierarchy.node(code).names for code in codes}),
        fingerprint=fingerprint(hierarchy),
        method=model.method,
        random_index=model.random_index,
        expert=expert,
        asked=tuple(asked),
        consent=MappingProxyType(dict(consent or {})),
        intervals=intervals,
    )


def _part(hierarchy: Hierarchy, node: str, pairs: Mapping[int, Iterable[tuple[int, int]]]) -> Part:
    items = hierarchy.items(node)
    n = len(items)
    every = [(left, right) for left in range(n) for right in range(left + 1, n)]
    asked = pairs.get(n, every)
    return Part(node, items, tuple((items[left], items[right]) for left, right in asked))
