"""The checklists that a report of a model can have, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ahp.common.document.book.checklist import Checklist, Evidence, checklist_parts, evidence_in
from ahp.common.document.parts import Part
from ahp.report.checklists.thesis import judgment_facts, thesis
from ahp.report.context import Report

CHECKLISTS: Mapping[str, Callable[[Evidence], Checklist]] = {"thesis": thesis}


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
