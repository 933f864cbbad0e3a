"""x."""

from __future__ import annotations
from ahp.common.document.parts import Part
from ahp.report.context import Report


def parts(report: Report) -> tuple[Part, ...]:
    """X."""
    return ()
