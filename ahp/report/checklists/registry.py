"""The checklists that a report of a model can have, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ahp.common.document.book.checklist import (
    Checklist,
    Evidence,
    checklist_parts,
    evidence_in,
)
from ahp.common.document.parts import Part
from ahp.common.names import unknown_choice
from ahp.common.wording import Language
from ahp.report.checklists.thesis import judgment_facts, thesis
from ahp.report.context import Report

CHECKLISTS: Mapping[str, Callable[[Evidence], Checklist]] = {"thesis": thesis}


def checklist(name: str, evidence: Evidence) -> Checklist:
    """Return a checklist by its name, filled in.

    Raises
    ------
    UsageError
        When there is none of that name.
    """
    if name not in CHECKLISTS:
        raise unknown_choice("--checklist", name, CHECKLISTS)
    return CHECKLISTS[name](evidence)


def evidence_of(report: Report, parts: Iterable[Part]) -> Evidence:
    """Return what the parts of a report hold, and what is true of its judgments."""
    return evidence_in(parts, judgment_facts(report.judged, report.analyses))


def checklists_parts(names: Iterable[str], evidence: Evidence, lang: Language) -> tuple[Part, ...]:
    """Return checklists below each other, each with its summary and table.

    Raises
    ------
    UsageError
        As for `checklist`.
    """
    asked = dict.fromkeys(names)
    return tuple(
        part for name in asked for part in checklist_parts(checklist(name, evidence), lang)
    )
