"""The appendix of the indicators: what each is called, measures, comes from, and is worth."""

from __future__ import annotations

from ahp.common.document.parts import Part
from index.report.context import Context
from index.report.data.indicators import indicators_table
from index.report.grids import captioned


def parts(report: Context) -> tuple[Part, ...]:
    """Return the pieces of the part.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.report.standing import Standing
    >>> from index.steps.build import build
    >>> [one.name for one in parts(Context(Standing({}, (), "goal"), result=build(tiny())))]
    ['definitions']
    """
    return (captioned(indicators_table(report.built, report.lang)),)
