"""What COINr and the COIN Tool call an index: entries in a tree, units, and their values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ahp.common.findings import Finding
from ahp.common.names import Names

Kind = Literal["Indicator", "Aggregate", "Denominator", "Group", "Other"]
KINDS: tuple[Kind, ...] = ("Indicator", "Aggregate", "Denominator", "Group", "Other")
"""The words of the column ``Type`` of iMeta."""


@dataclass(frozen=True)
class Entry:
    """A row of iMeta.

    Attributes
    ----------
    code : str
    kind : str
        ``Indicator``, ``Aggregate``, ``Denominator``, ``Group`` or ``Other``.
    parent : str, optional
        The aggregate it belongs to.
    names : mapping of str to str
        By language.
    weight : float, optional
        Its share of the parent, before those of one parent are divided by their sum.
    direction : int, optional
        +1 or -1.
    more : mapping of str to str
        Other cells of its row in ``indicators.csv``, by column.
    """

    code: str
    kind: Kind
    parent: str | None = None
    names: Names = field(default_factory=dict)
    weight: float | None = None
    direction: int | None = None
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Unit:
    """A unit of iData: a country, a region.

    Attributes
    ----------
    code : str
    names : mapping of str to str
        By language.
    """

    code: str
    names: Names = field(default_factory=dict)


@dataclass(frozen=True)
class Deck:
    """An index as it was read.

    Attributes
    ----------
    entries : tuple of Entry
        In the order of their rows.
    units : tuple of Unit
    columns : tuple of str
        Codes of the indicators and denominators that have values.
    values : mapping of (int, str) to tuple of float
        By year and unit, a number for each of `columns`; NaN where there is none.
    cells : mapping of (int, str) to mapping of str to str
        By year and unit, what stands in columns of the types Group and Other, by code.
    lost : tuple of Finding
        What an index project has no place for, each with the reason.
    """

    entries: tuple[Entry, ...]
    units: tuple[Unit, ...]
    columns: tuple[str, ...]
    values: Mapping[tuple[int, str], tuple[float, ...]]
    cells: Mapping[tuple[int, str], Mapping[str, str]] = field(default_factory=dict)
    lost: tuple[Finding, ...] = ()

    def of_kind(self, *kinds: Kind) -> tuple[Entry, ...]:
        """Return the entries of some types.

        >>> Deck((Entry("gdp", "Denominator"),), (), (), {}).of_kind("Denominator")[0].code
        'gdp'
        """
        return tuple(entry for entry in self.entries if entry.kind in kinds)


def names_in(text: str) -> dict[str, str]:
    """Return a name by its language: Chinese where it has a Chinese character.

    >>> names_in("人口"), names_in("Population"), names_in("")
    ({'zh': '人口'}, {'en': 'Population'}, {})
    """
    if not text:
        return {}
    return {"zh" if any("\u3400" <= letter <= "\u9fff" for letter in text) else "en": text}
