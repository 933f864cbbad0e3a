"""The tile-grid map: a square for every province of China, all of one size."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ahp.common.chart.page import (
    INK,
    SEQUENTIAL,
    ink_on,
    new_page,
    rank_text,
    width_of,
    wrapped,
)
from ahp.common.document.table import shown
from ahp.common.findings import UsageError
from index.chart.view import View
from index.chart.wording import CHART_NO_DATA, CHART_RANK, CHART_WITHOUT_PROVINCES
from index.project.wording import SCORE

if TYPE_CHECKING:
    from matplotlib.figure import Figure

GRID = {
    "230000": (6, 0),
    "150000": (3, 1), "110000": (4, 1), "220000": (6, 1),
    "650000": (0, 2), "620000": (1, 2), "640000": (2, 2), "140000": (3, 2), "130000": (4, 2),
    "120000": (5, 2), "210000": (6, 2),
    "540000": (0, 3), "630000": (1, 3), "610000": (2, 3), "410000": (3, 3), "370000": (4, 3),
    "510000": (1, 4), "500000": (2, 4), "420000": (3, 4), "340000": (4, 4), "320000": (5, 4),
    "310000": (6, 4),
    "530000": (1, 5), "520000": (2, 5), "430000": (3, 5), "360000": (4, 5), "330000": (5, 5),
    "450000": (2, 6), "440000": (3, 6), "350000": (4, 6), "710000": (5, 6),
    "460000": (2, 7), "820000": (3, 7), "810000": (4, 7),
}  # fmt: skip
"""Column and row of each province-level division, by its official code (GB/T 2260)."""

OUTSIDE_THE_DATA = {
    "710000": {"zh": "台湾", "en": "Taiwan"},
    "810000": {"zh": "香港", "en": "Hong Kong"},
    "820000": {"zh": "澳门", "en": "Macao"},
}
"""Divisions that indices of the mainland do not cover; they stand on the map without a figure."""

_NO_DATA, _OUTSIDE = "#E4E4E4", "#595959"
_NAME_SIZE, _SMALL_NAME_SIZE, _LONG_NAME = 9.0, 7.4, 9  # points, points, cells
_LINES = 3  # of a name that leave room for the figures


def draw(view: View) -> Figure:
    """Draw the map: colour and figure for the score, with the rank."""
    from matplotlib.cm import ScalarMappable
    from matplotlib.colors import Normalize
    from matplotlib.patches import Rectangle

    by_division = {}
    for region in view.regions:
        division = view.result.project.region(region).division
        if division in GRID:
            by_division[division] = region
    if not by_division:
        raise UsageError.of(CHART_WITHOUT_PROVINCES)
    figure, axes = new_page(7.6, 7.2, view.title("map"), view.note)
    scores = {division: view.score(region) for division, region in by_division.items()}
    low = view.result.settings.scale[0]
    top = max(scores.values())
    low = min(low, *scores.values())
    scale: Any = ScalarMappable(Normalize(low, max(top, low + 1e-9)), SEQUENTIAL)
    decimals = view.result.settings.decimals
    for division, (column, row) in GRID.items():
        region = by_division.get(division, "")
        color: Any = scale.to_rgba(scores[division]) if region else _NO_DATA
        axes.add_patch(Rectangle((column + 0.03, row + 0.03), 0.94, 0.94, color=color, lw=0))
        ink = ink_on(color) if region else _OUTSIDE
        name = _name(view, division, region)
        size = _NAME_SIZE if width_of(name) < _LONG_NAME or " " in name else _SMALL_NAME_SIZE
        name = "\n".join(wrapped(name, _LONG_NAME))
        middle = column + 0.5
        write = partial(axes.text, middle, ha="center", va="center", color=ink, in_layout=False)
        weight = "bold" if region else "normal"
        write(row + 0.34, name, fontsize=size, fontweight=weight, linespacing=0.95)
        if region:
            figures = f"{shown(scores[division], decimals)}"
            write(row + 0.66, figures, fontsize=8.5)
            rank = CHART_RANK(view.lang, rank=rank_text(view.rank(region)))
            write(row + 0.86, rank, fontsize=7)
    axes.set_xlim(0, 7)
    axes.set_ylim(8, 0)
    axes.set_aspect("equal")
    axes.axis("off")
    inset = axes.inset_axes((0.02, 0.95, 0.32, 0.022))
    bar = figure.colorbar(scale, cax=inset, orientation="horizontal")
    bar.set_label(SCORE(view.lang), fontsize=8.5, color=INK)
    bar.ax.tick_params(labelsize=8, length=0)
    bar.outline.set_visible(False)
    axes.add_patch(Rectangle((0.14, 1.32), 0.2, 0.2, color=_NO_DATA, lw=0))
    axes.text(0.42, 1.42, CHART_NO_DATA(view.lang), va="center", fontsize=8.5, color=INK)
    return figure


def _name(view: View, division: str, region: str) -> str:
    """Return the name of a tile: the region's own, or the province's where that has no room."""
    own = view.region_name(region) if region else ""
    if own and len(wrapped(own, _LONG_NAME)) <= _LINES:
        return own
    if division in OUTSIDE_THE_DATA:
        return OUTSIDE_THE_DATA[division][view.lang]
    from index.project.divisions import province_by_division

    one = province_by_division()[division]
    return one.aliases[0] if view.lang == "zh" else one.name("en")
