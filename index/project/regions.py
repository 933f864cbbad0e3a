"""Regions, and the circles put together from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from ahp.common.names import Names, name_in

CIRCLE = "circle"
Rule = Literal["sum", "mean", "weighted", "recompute"]
RULES: tuple[Rule, ...] = ("sum", "mean", "weighted", "recompute")


@dataclass(frozen=True)
class Region:
    """A region, under every name it goes by.

    Attributes
    ----------
    code : str
    names : mapping of str to str
    kind : str
        ``province``, ``city``, ``country``, ...; regions of a kind are compared with each other.
        ``circle`` for what `Group` puts together.
    parent : str, optional
        Code of the region it lies in.
    aliases : tuple of str
        Short names and others.
    division : str, optional
        Official code: six digits of GB/T 2260 for China.
    groupings : mapping of str to str
        Other columns that part regions into groups, such as an income class; blank ones are not
        there.
    """

    code: str
    names: Names = field(default_factory=dict, hash=False)
    kind: str = "region"
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    division: str | None = None
    groupings: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", MappingProxyType(dict(self.names)))
        object.__setattr__(self, "groupings", MappingProxyType(dict(self.groupings)))

    def name(self, lang: str = "en") -> str:
        """Return the name in a language, else in another, else the code.

        >>> Region("beijing", {"zh": "北京市"}).name("en")
        '北京市'
        """
        return name_in(self.names, lang, self.code)


@dataclass(frozen=True)
class Group:
    """A circle of regions and the rule by which its figures come from theirs.

    Attributes
    ----------
    circle : str
        Code of a region of the kind ``circle``.
    members : tuple of str
        Codes of regions, or of other circles.
    rule : str
        ``sum`` or ``mean`` of the members' scores, ``weighted`` mean of them, or ``recompute``
        from the members' values.
    weights : tuple of float
        One for each member; used by ``weighted`` and by a recomputed mean.
    """

    circle: str
    members: tuple[str, ...]
    rule: Rule = "sum"
    weights: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if not self.weights:
            object.__setattr__(self, "weights", (1.0,) * len(self.members))
