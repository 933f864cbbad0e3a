"""How sure the ranks are: intervals, tiers, and which source of doubt matters."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.document.parts import Heading, Part
from ahp.common.document.text import key
from index.chart.draw import Options
from index.project.regions import CIRCLE
from index.project.wording import pool_word
from index.report.context import Context
from index.report.grids import captioned
from index.robust.result import Robustness
from index.robust.work import Choices, tables_of

TABLES = ("ranks", "tiers", "acceptability", "sensitivity", "sources")
"""What is shown of every pool, that of the sources once. What stands under several tables is said
under the first."""
_BELOW = {"ranks": "rank-intervals", "acceptability": "acceptability", "sensitivity": "sensitivity"}
"""The chart below a table."""


def parts(report: Context) -> tuple[Part, ...]:
    """Return what the runs say of the latest year; nothing where there are none.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.report.standing import Standing
    >>> from index.robust.robustness import robustness
    >>> runs = robustness(tiny(), draws=64)
    >>> found = parts(Context(Standing({}, (), "goal"), result=runs.result, runs=runs))
    >>> [one.name for one in found]
    ['robustness-province', 'robust-ranks-province-2022', 'robust-tiers-province-2022', \
'robust-acceptability-province-2022', 'robust-sources']
    """
    return () if report.runs is None else tuple(_parts(report, report.runs))


def _parts(report: Context, runs: Robustness) -> Iterator[Part]:
    result, lang = report.built, report.lang
    year = result.year_or_latest(report.year)
    blocks = iter([block for block in runs.blocks if block.year == year])
    pool = ""
    for table in tables_of(runs, Choices(TABLES, year=year, once=True), lang):
        what = table.name.partition("-")[0]
        if what == TABLES[0]:  # the first of the next pool
            pool = next(blocks).pool
            yield Heading(pool_word(pool, lang), 3, name=key(f"robustness-{pool}"))
        yield captioned(table, f"robust-{table.name}")
        if what in _BELOW and pool != CIRCLE:
            yield from report.chart(_BELOW[what], Options(pool=pool, year=year, robustness=runs))
