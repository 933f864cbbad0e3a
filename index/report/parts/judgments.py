"""The appendix on judgments: hierarchy, scale, each matrix, experts, and how weights come."""

from __future__ import annotations

from ahp.common.document.parts import Heading, Part
from index.report.context import Context
from index.report.judgments import APPENDIX, judged_parts
from index.report.wording import JUDGMENT_SECTIONS


def parts(report: Context) -> tuple[Part, ...]:
    """Return the sections that the model has something for."""
    found = judged_parts(report)
    made: list[Part] = []
    for key in APPENDIX:
        below = found.get(key, ())
        if below:
            heading = Heading(JUDGMENT_SECTIONS[key](report.lang), 3, name=f"judgments-{key}")
            made += [heading, *below]
    return tuple(made)
