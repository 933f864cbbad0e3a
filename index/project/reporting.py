"""What a report of a project holds, as ``[report]`` of ``index.toml`` says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from ahp.common.document.book.book import Layout
from ahp.common.names import Names

PartKey = Literal[
    "overview",
    "method",
    "leagues",
    "robustness",
    "quality",
    "imputed",
    "units",
    "differences",
    "definitions",
    "rules",
    "judgments",
    "checklists",
    "provenance",
]
PARTS: tuple[PartKey, ...] = get_args(PartKey)
"""The parts of a report, in their usual order."""

APPENDICES: tuple[PartKey, ...] = PARTS[PARTS.index("differences") :]
"""Those that are appendices, with a letter for their number."""

SectionKey = Literal["sample", "indicators", "consistency", "normalization", "scoring"]
METHOD_SECTIONS: tuple[SectionKey, ...] = get_args(SectionKey)
"""The sections of the part on the method, in order."""

ChartKey = Literal["ranking", "bump", "heatmap", "map"]
CHARTS: tuple[ChartKey, ...] = get_args(ChartKey)
"""The charts that a league table can have below it."""

ChecklistKey = Literal["ispor", "jrc", "thesis"]
CHECKLISTS: tuple[ChecklistKey, ...] = get_args(ChecklistKey)

ALL = "all"
"""As a unit: every region."""


@dataclass(frozen=True)
class Reporting:
    """What a report holds; everything has a default.

    Attributes
    ----------
    title : mapping of str to str
        By language; by default that of the project.
    subtitle : mapping of str to str
    authors : tuple of str
    date : str
        As it is to stand there; by default none does.
    layout : str, optional
        By default that of the language.
    parts : tuple of str
        In order. One that the project has nothing for is left out.
    headings : mapping of str to mapping of str to str
        Other wording, by part, section of the method, or pool, and language.
    before, after : mapping of str to mapping of str to str
        Markdown files of one's own, by part, section of the method or pool, and language.
    top : int
        How many regions are named where the first are, and that "always in the first" is of.
    tiers : int
        Into how many tiers the regions are parted.
    units : tuple of str
        Regions with a page of their own: codes or names, or ``all``.
    checklists : tuple of str
    charts : tuple of str
        Which charts stand below a league table.
    intervals : bool
        Whether ranks of the goal have their intervals in brackets.
    anonymous : bool
        Whether experts are shown by number and none by name.
    """

    title: Names = field(default_factory=dict, hash=False)
    subtitle: Names = field(default_factory=dict, hash=False)
    authors: tuple[str, ...] = ()
    date: str = ""
    layout: Layout | None = None
    parts: tuple[PartKey, ...] = PARTS
    headings: Mapping[str, Names] = field(default_factory=dict, hash=False)
    before: Mapping[str, Names] = field(default_factory=dict, hash=False)
    after: Mapping[str, Names] = field(default_factory=dict, hash=False)
    top: int = 10
    tiers: int = 3
    units: tuple[str, ...] = ()
    checklists: tuple[ChecklistKey, ...] = ()
    charts: tuple[ChartKey, ...] = ("bump", "heatmap", "map")
    intervals: bool = False
    anonymous: bool = False


USUAL = Reporting()
"""Where a project says nothing of its report."""
