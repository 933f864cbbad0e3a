"""Numbers of tables, figures, formulas and headings, and what refers to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ahp.common.document.book.wording import (
    APPENDIX_NUMBER,
    EQUATION_NUMBER,
    FIGURE_NUMBER,
    SECTION_NUMBER,
    TABLE_NUMBER,
)
from ahp.common.document.parts import Equation, Figure, Grid, Heading, Part
from ahp.common.wording import Language

Kind = Literal["table", "figure", "equation", "section", "appendix"]
_SAID = {
    "table": TABLE_NUMBER,
    "figure": FIGURE_NUMBER,
    "equation": EQUATION_NUMBER,
    "section": SECTION_NUMBER,
    "appendix": APPENDIX_NUMBER,
}
_FIRST = 2  # the level of headings that are numbered; above it is the title


@dataclass(frozen=True)
class Label:
    """The number of a part.

    >>> Label("table", "3").said("zh")
    '表 3'
    """

    kind: Kind
    number: str

    def said(self, lang: Language) -> str:
        """Return what a text calls the part."""
        return _SAID[self.kind](lang, number=self.number)


@dataclass(frozen=True)
class Numbered:
    """Parts whose headings have numbers.

    Attributes
    ----------
    parts : tuple of Part
    at : mapping of int to Label
        By place among the parts: tables and figures with a caption, formulas with a name.
    names : mapping of str to Label
        Of every part that has a name.
    """

    parts: tuple[Part, ...]
    at: Mapping[int, Label]
    names: Mapping[str, Label]


def numbered(parts: Sequence[Part]) -> Numbered:
    """Give the parts of a book their numbers, each kind for itself.

    Raises
    ------
    ValueError
        Two parts with one name, which no reference could tell apart.

    Examples
    --------
    >>> found = numbered([Heading("Method", name="m"), Heading("Scale", 3), Heading("A", 2)])
    >>> [part.number for part in found.parts], found.names["m"].said("en")
    (['1', '1.1', '2'], 'Section 1')
    """
    counts: Counter[str] = Counter()
    headings = _Headings()
    made: list[Part] = []
    at: dict[int, Label] = {}
    names: dict[str, Label] = {}
    for place, part in enumerate(parts):
        label = None
        if isinstance(part, Heading):
            label = headings.label(part)
            part = part if label is None else replace(part, number=label.number)
        else:
            kind = _kind(part)
            if kind is not None:
                counts[kind] += 1
                label = at[place] = Label(kind, str(counts[kind]))
        made.append(part)
        name = getattr(part, "name", "")
        if label is not None and name:
            if name in names:
                raise ValueError(f"two parts are called {name!r}")
            names[name] = label
    return Numbered(tuple(made), at, names)


def _kind(part: Part) -> Kind | None:
    if isinstance(part, Grid):
        return "table" if part.title else None
    if isinstance(part, Figure):
        return "figure"
    return "equation" if isinstance(part, Equation) and part.name else None


class _Headings:
    """Numbers of headings: 1, 1.1, ...; A, A.1, ... in appendices."""

    def __init__(self) -> None:
        self._sections = 0
        self._appendices = 0
        self._top = ""
        self._below: list[int] = []

    def label(self, heading: Heading) -> Label | None:
        """Return the number of the next heading; that of the title has none."""
        depth = heading.level - _FIRST
        if depth < 0:
            return None
        if depth == 0:
            if heading.appendix:
                self._top = chr(ord("A") + self._appendices)
                self._appendices += 1
            else:
                self._sections += 1
                self._top = str(self._sections)
            self._below = []
            return Label("appendix" if heading.appendix else "section", self._top)
        self._below = [*self._below[:depth], *[0] * (depth - len(self._below))]
        self._below[depth - 1] += 1
        return Label("section", ".".join([self._top or "0", *map(str, self._below[:depth])]))
