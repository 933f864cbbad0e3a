"""The appendix on printed tables: what in them is contradicted, and what stands here instead."""

from __future__ import annotations

from ahp.common.document.parts import Part
from index.report.context import Context
from index.report.printed.differences import difference_parts


def parts(report: Context) -> tuple[Part, ...]:
    """Return the list of differences; nothing for an index that was built."""
    return () if report.printed is None else difference_parts(report.printed, report.lang)
