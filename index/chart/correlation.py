"""The correlations of the indicators as a heat map, those of one node framed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from ahp.common.chart.page import GRAY, INK, bare, new_page, wrapped
from ahp.common.document.table import shown
from ahp.common.findings import UsageError
from index.chart.view import View
from index.chart.wording import CHART_CORRELATION, CHART_CORRELATION_NOTE, CHART_WITHOUT_PAIRS
from index.check.correlation import correlate

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from index.project.arrays import FloatArray

_SIGNIFICANCE = 0.05
_MOST_FIGURES = 30  # items; with more, the figures in the cells cannot be read
_DIVERGING = "RdBu"  # red and blue, told apart by all kinds of color vision
_DEEP = 0.6  # beyond it a cell is so dark that white is read better


def draw(view: View) -> Figure:
    """Draw how the normalized indicators below the node go together."""
    codes = view.leaves
    if len(codes) < 2:
        raise UsageError.of(CHART_WITHOUT_PAIRS, node=view.node_name())
    table = view.normalized(codes)
    found = correlate(table, table)
    k = len(codes)
    size = max(4.0, 0.34 * k)
    note = view.after(CHART_CORRELATION_NOTE(view.lang, least=_SIGNIFICANCE), view.note)
    figure, axes = new_page(size + 3.2, size + 1.6, view.title("correlation"), note)
    image = axes.imshow(found.r, cmap=_DIVERGING, vmin=-1, vmax=1, aspect="equal")
    if k <= _MOST_FIGURES:
        _write(axes, found.r, found.p)
    names = ["\n".join(wrapped(view.node_name(code), 26)) for code in codes]
    axes.set_yticks(range(k), names, fontsize=7)
    axes.set_xticks(range(k), names, fontsize=7, rotation=90)
    bare(axes)
    _frame(axes, view, codes)
    bar = figure.colorbar(image, ax=axes, shrink=0.5, aspect=25, pad=0.02)
    bar.set_label(CHART_CORRELATION(view.lang), fontsize=8.5, color=GRAY)
    bar.ax.tick_params(labelsize=8, length=0)
    bar.outline.set_visible(False)
    return figure


def _write(axes: Axes, r: FloatArray, p: FloatArray) -> None:
    """Write the figures that count into their cells."""
    for i, j in np.argwhere(p <= _SIGNIFICANCE):
        if i != j:
            color = "white" if abs(r[i, j]) > _DEEP else INK
            text = shown(r[i, j], 2)
            axes.text(j, i, text, ha="center", va="center", fontsize=5.5, color=color)


def _frame(axes: Axes, view: View, codes: tuple[str, ...]) -> None:
    """Put a frame around the indicators that are directly below one node."""
    from matplotlib.patches import Rectangle

    start = 0
    for _, group in groupby(codes, key=view.result.weights.parent):
        count = len(list(group))
        corner = (start - 0.5, start - 0.5)
        axes.add_patch(
            Rectangle(corner, count, count, fill=False, edgecolor=INK, lw=1.2, clip_on=False)
        )
        start += count
