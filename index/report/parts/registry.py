"""Which file makes each part of a report, and what the part is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from ahp.common.document.parts import Part
from ahp.common.wording import Words
from index.project.reporting import PartKey
from index.report.context import Context
from index.report.printed.wording import PART_DIFFERENCES
from index.report.wording import (
    PART_CHECKLISTS,
    PART_DEFINITIONS,
    PART_IMPUTED,
    PART_JUDGMENTS,
    PART_METHOD,
    PART_OVERVIEW,
    PART_PROVENANCE,
    PART_QUALITY,
    PART_ROBUSTNESS,
    PART_RULES,
    PART_UNITS,
)


@dataclass(frozen=True)
class Section:
    """A part of a report.

    Attributes
    ----------
    heading : Words or None
        None where the part has headings of its own, of level 2.
    needs_result : bool
        Whether it is left out where only printed tables are known.
    """

    heading: Words | None
    needs_result: bool = True


SECTIONS: Mapping[PartKey, Section] = {
    "overview": Section(PART_OVERVIEW, needs_result=False),
    "method": Section(PART_METHOD, needs_result=False),
    "leagues": Section(None, needs_result=False),
    "robustness": Section(PART_ROBUSTNESS),
    "quality": Section(PART_QUALITY),
    "imputed": Section(PART_IMPUTED),
    "units": Section(PART_UNITS, needs_result=False),
    "differences": Section(PART_DIFFERENCES, needs_result=False),
    "definitions": Section(PART_DEFINITIONS),
    "rules": Section(PART_RULES, needs_result=False),
    "judgments": Section(PART_JUDGMENTS, needs_result=False),
    "checklists": Section(PART_CHECKLISTS),
    "provenance": Section(PART_PROVENANCE, needs_result=False),
}


def parts_of(key: PartKey, report: Context) -> tuple[Part, ...]:
    """Return the pieces of a part, without its heading; none where there is nothing to say."""
    module = import_module(f"index.report.parts.{key}")
    make = cast(Callable[[Context], tuple[Part, ...]], module.parts)
    return make(report)
