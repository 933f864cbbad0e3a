"""What there is to say of the judgments behind the weights, as the report of a model says it."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.document.parts import Part
from index.report.context import Context

APPENDIX = ("hierarchy", "scale", "matrices", "experts", "method")
"""The sections of the appendix, in order; that on consistency stands with the method."""


def judged_parts(report: Context) -> Mapping[str, tuple[Part, ...]]:
    """Return what there is to say by section; nothing where weights come from no judgments.

    Text refers to sections that stand in the report only.
    """
    if report.judged is None:
        return {}
    if report.said.judged is None:
        parts = report.reporting.parts
        sections = ["consistency"] if "method" in parts else []
        if report.printed is not None and sections:
            sections += ["weights"]  # an index that was built has a table of its own
        sections += APPENDIX if "judgments" in parts else []
        charts = report.charts
        from ahp import report_parts  # deferred: a report without judgments needs none of it

        report.said.judged = report_parts(
            report.judged,
            report.lang,
            sections=sections,
            pictures=(".svg",) if charts is None else charts.suffixes,
            font=None if charts is None else charts.font,
            anonymous=report.anonymous is not None,
        )
    return report.said.judged
