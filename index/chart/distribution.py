"""The distribution of every indicator, as small histograms side by side."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from ahp.common.chart.page import GRAY, INK, PALETTE, bare, new_page, wrapped
from index.chart.view import View
from index.chart.wording import CHART_DISTRIBUTION_NOTE, CHART_NO_VALUES, CHART_SHAPE
from index.check.show import brief
from index.check.statistics import statistics

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from index.project.arrays import FloatArray

_COLUMNS = 5
_MOST_BINS = 12
_HEADROOM = 1.15  # above the highest bar, where the shape stands


def draw(view: View) -> Figure:
    """Draw how the values as given of the indicators below the node are spread."""
    codes = view.leaves
    columns = min(_COLUMNS, len(codes))
    rows = math.ceil(len(codes) / columns)
    note = view.after(CHART_DISTRIBUTION_NOTE(view.lang), view.project_title)
    width = max(5.0, 2.1 * columns)
    figure, axes = new_page(width, 1.75 * rows, view.title("distribution"), note, rows, columns)
    cells = list(np.atleast_1d(axes).flat)
    for cell, code in zip(cells, codes, strict=False):
        _draw_one(cell, view, code, view.given(code))
    for cell in cells[len(codes) :]:
        cell.axis("off")
    return figure


def _draw_one(axes: Axes, view: View, code: str, column: FloatArray) -> None:
    values = column[~np.isnan(column)]
    axes.set_title("\n".join(wrapped(view.node_name(code), 26)), fontsize=7.5, color=INK)
    bare(axes, ("bottom",))
    axes.set_yticks([])
    axes.tick_params(axis="x", labelsize=6.5)
    if not len(values):
        axes.set_xticks([])
        text = CHART_NO_VALUES(view.lang)
        axes.text(0.5, 0.5, text, transform=axes.transAxes, ha="center", fontsize=7, color=GRAY)
        return
    bins = min(_MOST_BINS, max(1, math.ceil(math.sqrt(len(values)))))
    low, high = values.min(), values.max()
    if low == high:
        low, high, bins = low - 0.5, high + 0.5, 1
    counts, _, _ = axes.hist(
        values, bins=bins, range=(low, high), color=PALETTE[0], edgecolor="white", lw=0.5
    )
    axes.set_ylim(0, _HEADROOM * float(np.max(counts)))
    _name_ends(axes, values, low, high)
    found = statistics(column)
    if found.skewness is not None:
        kurtosis = "–" if found.kurtosis is None else f"{found.kurtosis:.1f}"
        text = CHART_SHAPE(view.lang, skewness=f"{found.skewness:.1f}", kurtosis=kurtosis)
        place: Any = {"transform": axes.transAxes, "ha": "right", "va": "top"}
        axes.text(1, 1, text, fontsize=6, color=GRAY, **place)


def _name_ends(axes: Axes, values: FloatArray, low: float, high: float) -> None:
    """Write the least and the greatest value below the bars, away from the neighbors' ones."""
    least, greatest = (brief(float(one)) for one in (values.min(), values.max()))
    if least == greatest:
        axes.set_xticks([(low + high) / 2], [least])
        return
    axes.set_xticks([low, high], [least, greatest])
    first, last = axes.get_xticklabels()
    first.set_horizontalalignment("left")
    last.set_horizontalalignment("right")
