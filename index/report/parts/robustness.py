"""How sure the ranks are: intervals, tiers, and which source of doubt matters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ahp.common.document.parts import Figure, Grid, Heading, Part, Text
from ahp.common.document.text import key
from ahp.common.wording import BETWEEN, Count, Language
from index.chart.draw import Options
from index.project.regions import CIRCLE
from index.project.wording import POOLS, pool_word
from index.report.context import Context
from index.report.grids import captioned
from index.report.parts.wording import RUNS_PICTURED, RUNS_SAY, SOURCES_OFF, WIDEST, WIDEST_MANY
from index.report.sentences.view import listed
from index.robust.headings import source_name, whole_percent
from index.robust.result import BlockRobustness, Robustness
from index.robust.work import Choices, tables_of

TABLES = ("ranks", "tiers", "acceptability", "sensitivity", "sources")
"""What is shown of every pool, that of the sources once. What stands under several tables is said
under the first."""
_BELOW = {"ranks": "rank-intervals", "acceptability": "acceptability", "sensitivity": "sensitivity"}
"""The chart below a table."""
_MOST_WIDEST = 3


def parts(report: Context) -> tuple[Part, ...]:
    """Return what the runs say of the latest year; nothing where there are none.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.report.standing import Standing
    >>> from index.robust.robustness import robustness
    >>> runs = robustness(tiny(), draws=64)
    >>> found = parts(Context(Standing({}, (), "goal"), result=runs.result, runs=runs))
    >>> [getattr(one, "name", "") for one in found]
    ['robustness-province', '', 'robust-ranks-province-2022', 'robust-tiers-province-2022', \
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
            block = next(blocks)
            pool = block.pool
            heading = pool_word(pool, lang)
            heading = heading[:1].upper() + heading[1:]
            yield Heading(heading, 3, name=key(f"robustness-{pool}"))
            yield Text(report.spaced(_said(report, block)))
        figures = _figures(report, runs, what, pool, year)
        grid = captioned(table, f"robust-{table.name}")
        if what == "sources":
            grid = _without_off(grid, runs, lang)
        if what != "acceptability" or not figures:  # the chart has every figure of it
            yield grid
        yield from figures


def _said(report: Context, block: BlockRobustness) -> str:
    """Sum up how sure the ranks of a pool are: as its table has them."""
    lang, widths = report.lang, block.high - block.low
    noun = pool_word(block.pool, lang) if block.pool in POOLS else block.pool
    said = RUNS_SAY(
        lang, runs=Count(block.runs), count=len(block.regions), noun=noun,
        single=int((widths == 0).sum()), share=f"{whole_percent(block.probability)}%",
        tiers=Count(max(block.tiers)),
    )  # fmt: skip
    widest = [place for place in range(len(widths)) if widths[place] == widths.max()]
    if widths.max() == 0 or len(widest) > _MOST_WIDEST:
        return said
    names = [report.project.region(block.regions[place]).name(lang) for place in widest]
    low, high = (f"{values[widest[0]]:g}" for values in (block.low, block.high))
    words = WIDEST if len(widest) == 1 else WIDEST_MANY
    places = Count(int(widths.max()) + 1)
    gap = "" if lang == "zh" else " "
    listing = listed(names, lang)
    return gap.join([said, words(lang, names=listing, low=low, high=high, places=places)])


def _figures(
    report: Context, runs: Robustness, what: str, pool: str, year: int
) -> tuple[Figure, ...]:
    """Return the chart of a table; none of circles."""
    if what not in _BELOW or pool == CIRCLE:
        return ()
    kind, lang = _BELOW[what], report.lang
    called = report.year_name(year)
    caption = RUNS_PICTURED[kind](lang, pool=pool_word(pool, lang), year=called)
    return report.chart(kind, Options(pool=pool, year=year, robustness=runs), caption)


def _without_off(grid: Grid, runs: Robustness, lang: Language) -> Grid:
    """Leave out sources that are not in doubt, which a note names, and what to type for each."""
    kept = [one.on or one.skipped is not None for one in runs.sources]
    typed = [place for place, column in enumerate(grid.columns) if column.key == "code"]
    columns = tuple(one for place, one in enumerate(grid.columns) if place not in typed)
    rows = [
        [cell for place, cell in enumerate(row) if place not in typed]
        for row, shown in zip(grid.rows, kept, strict=True)
        if shown
    ]
    off = [
        source_name(one.name, lang)
        for one, shown in zip(runs.sources, kept, strict=True)
        if not shown
    ]
    more = [SOURCES_OFF(lang, names=BETWEEN(lang).join(off))] if off else []
    return replace(grid, columns=columns, rows=rows, notes=(*more, *grid.notes))
