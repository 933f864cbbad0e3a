"""The sheet that says how sure the ranks are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ahp.common.wording import Language
from index.export.wording import INTERVAL_HIGH, INTERVAL_LOW, NAME, POOL, SHEETS, YEAR
from index.export.workbook.sheets import Cell, add_table
from index.project.regions import CIRCLE
from index.project.wording import RANK, pool_word
from index.rank.intervals import Intervals
from index.robust.result import BlockRobustness, Robustness
from index.robust.wording import ABOVE_NEXT, INTERVAL_RANK, KEEPS, MEDIAN, TIER

if TYPE_CHECKING:
    from openpyxl import Workbook

_FORMATS = (*("0", None, None, None), *["0.##"] * 4, *["0.0"] * 2, "0")


def add_sure(workbook: Workbook, runs: Robustness, lang: Language) -> None:
    """Add a row for every region, year by year and pool by pool, the latest year first."""
    blocks = sorted(runs.blocks, key=lambda one: -one.year)
    rows = [row for block in blocks for row in _rows(runs, block, lang)]
    words = (YEAR, POOL, NAME, INTERVAL_RANK, RANK, INTERVAL_LOW, INTERVAL_HIGH, MEDIAN)
    headings = [one(lang) for one in (*words, KEEPS, ABOVE_NEXT, TIER)]
    pools = [*dict.fromkeys(one.pool for one in blocks)]
    notes = [*Intervals(runs, pools[0]).notes(lang), runs.result.heading(lang)]
    if runs.result.groups is not None:
        notes += Intervals(runs, CIRCLE).notes(lang)
    add_table(workbook, SHEETS["sure"](lang), notes, [headings], rows, _FORMATS)


def _rows(runs: Robustness, block: BlockRobustness, lang: Language) -> list[list[Cell]]:
    of = Intervals(runs, block.pool)
    year, kind = runs.result.year_name(block.year), pool_word(block.pool, lang)
    rows: list[list[Cell]] = []
    for place, region in enumerate(block.regions):
        rank = float(block.nominal[place])
        one = of.figures(block.year, region)
        shares = (one["keeping"], one["above_next"])
        percent = [None if share is None else 100.0 * share for share in shares]
        name = runs.result.project.region(region).name(lang)
        interval = of.text(block.year, region, rank)
        figures = [rank, one["low"], one["high"], one["median"], *percent, block.tiers[place]]
        rows.append([year, kind, name, interval, *figures])
    return rows
