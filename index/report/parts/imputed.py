"""Imputed and winsorized values: how many of each indicator, and which."""

from __future__ import annotations

from ahp.common.document.parts import Part, Text
from index.report.context import Context
from index.report.data.filled import counts_table, filled_table, logged, winsorized_table
from index.report.data.wording import NOTHING_CHANGED, NOTHING_FILLED, NOTHING_WINSORIZED
from index.report.grids import captioned


def parts(report: Context) -> tuple[Part, ...]:
    """Return the pieces of the part.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.report.standing import Standing
    >>> from index.steps.build import build
    >>> found = parts(Context(Standing({}, (), "goal"), result=build(tiny())))
    >>> [one.text for one in found]
    ['No value was filled in, and none was winsorized: all scores rest on the values as given.']
    """
    result, lang = report.built, report.lang
    taken = tuple(Text(text) for text in logged(result, lang))
    filled, winsorized = filled_table(result, lang), winsorized_table(result, lang)
    if filled is None and winsorized is None:
        return taken or (Text(NOTHING_CHANGED(lang)),)
    found: list[Part] = [captioned(counts_table(result, lang))]
    for table, nothing in ((filled, NOTHING_FILLED), (winsorized, NOTHING_WINSORIZED)):
        found.append(Text(nothing(lang)) if table is None else captioned(table))
    return (*found, *taken)
