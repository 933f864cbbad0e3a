"""The appendix on judgments: hierarchy, scale, each matrix, experts, and how weights come."""

from __future__ import annotations

from dataclasses import replace

from ahp.common.document.parts import Heading, Part, Text
from index.report.context import Context
from index.report.judgments import APPENDIX, judged_parts
from index.report.wording import JUDGED_BEFORE, JUDGMENT_SECTIONS


def parts(report: Context) -> tuple[Part, ...]:
    """Return the sections that the model has something for."""
    found = judged_parts(report)
    made: list[Part] = []
    for key in APPENDIX:
        below = found.get(key, ())
        if below:
            heading = Heading(JUDGMENT_SECTIONS[key](report.lang), 3, name=f"judgments-{key}")
            made += [heading, *map(_deeper, below)]
    if made and report.result is not None and report.result.project.weighting is not None:
        made.insert(0, Text(JUDGED_BEFORE(report.lang)))
    return tuple(made)


def _deeper(part: Part) -> Part:
    """Return a part one level further down, where it is a heading."""
    return replace(part, level=part.level + 1) if isinstance(part, Heading) else part
