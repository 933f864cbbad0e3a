"""The appendix of checklists: each item reported or not, and where, from what the project holds."""

from __future__ import annotations

from ahp.common.document.parts import Part
from index.report.context import Context


def parts(report: Context) -> tuple[Part, ...]:
    """Return the checklists that are asked for."""
    if not report.reporting.checklists:
        return ()
    return ()
