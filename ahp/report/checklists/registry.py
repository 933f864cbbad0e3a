"""The checklists that a report of a model can have, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ahp.common.document.book.checklist import Checklist, Evidence, checklist_parts, evidence_in
from ahp.common.document.parts import Part
from ahp.common.names import unknown_choice
from ahp.report.checklists.thesis import judgment_facts, thesis
from ahp.report.context import Report

CHECKLISTS: Mapping[str, Callable[[Evidence], Checklist]] = {"thesis": thesis}


def check_checklist(name: str | None, option: str = "checklist") -> None:
    """Raise a UsageError for a checklist that is none; an option may leave it out."""
    if name is not None and name not in CHECKLISTS:
        raise unknown_choice(option, name, CHECKLISTS)


def filled(name: str, report: Report, parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return a checklist, filled in from the parts of a report and what is true of its judgments.

    Parameters
    ----------
    name : str
        One of `CHECKLISTS`.
    report : Report
    parts : iterable of Part
        All that the report has.
    """
    evidence = evidence_in(parts, judgment_facts(report.judged, report.analyses))
    return checklist_parts(CHECKLISTS[name](evidence), report.lang)
