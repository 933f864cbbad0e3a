"""The appendix on judgments: hierarchy, scale, each matrix, experts, and how weights come."""

from __future__ import annotations

from dataclasses import replace

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
            made += [heading, *map(_deeper, below)]
    return tuple(made)


def _deeper(part: Part) -> Part:
    """Return a part one level further down, where it is a heading."""
    return replace(part, level=part.level + 1) if isinstance(part, Heading) else part
