"""The acceptability map: how probable each rank of each region is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ahp.common.chart.page import GRAY, INK, bare, ink_on, new_page, rank_text
from index.chart.doubted import Doubted
from index.chart.labels import beyond
from index.chart.wording import CHART_ACCEPTABILITY, CHART_ACCEPTABILITY_NOTE, CHART_RANK_AXIS
from index.robust.headings import whole_percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from index.project.arrays import FloatArray

_SHADES = "Blues"  # from nearly white to dark: what is never so is left white
_CELL, _SMALL = 0.26, 0.15  # inches, with figures in the cells and without
_MOST_FIGURES = 100  # regions; with more, the cells are too small for figures
_NAME = 7.5  # points
_LEAST = 0.05  # shares that are written into their cells
_FRAME: dict[str, Any] = {"edgecolor": INK, "lw": 1.0, "zorder": 3}
_TRACE = 0.005  # a share that would show as none


def draw(shown: Doubted) -> Figure:
    """Draw the map, regions by nominal rank from the top, ranks from left to right."""
    view, regions = shown.view, shown.regions
    shares = _of_interest(shown.block.acceptability[: len(regions)], whole=view.top is None)
    rows, columns = shares.shape
    cell = _CELL if rows <= _MOST_FIGURES else _SMALL
    width, height = max(3.5, cell * columns), max(1.0, cell * rows)
    title = view.title("acceptability", pool=view.pool_name)
    note = shown.note(CHART_ACCEPTABILITY_NOTE(view.lang, least=whole_percent(_LEAST)))
    labels = [
        f"{view.region_name(region)}  {rank_text(float(rank))}"
        for region, rank in zip(regions, shown.block.nominal, strict=False)
    ]
    wide = max(6.5, width + 3.0) + beyond(labels, 1.6, _NAME)
    figure, axes = new_page(wide, height + 1.0, title, note)
    seen = np.ma.masked_where(~(shares > 0), 100 * shares)
    image = axes.imshow(seen, cmap=_SHADES, vmin=0, vmax=100, aspect="auto")
    if rows <= _MOST_FIGURES:
        _write(axes, image, shares)
    _frame(axes, shown.block.nominal[:rows])
    axes.set_yticks(range(rows), labels, fontsize=_NAME)
    ranks = range(1, columns + 1) if cell == _CELL else [1, *range(10, columns + 1, 10)]
    axes.set_xticks([rank - 1 for rank in ranks], [str(rank) for rank in ranks], fontsize=7)
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    axes.set_xlabel(CHART_RANK_AXIS(view.lang), fontsize=8.5, color=GRAY)
    bare(axes)
    axes.set_xticks(np.arange(columns + 1) - 0.5, minor=True)
    axes.set_yticks(np.arange(rows + 1) - 0.5, minor=True)
    axes.grid(which="minor", color="#EEEEEE", linewidth=0.5)
    axes.tick_params(which="minor", length=0)
    bar = figure.colorbar(image, ax=axes, shrink=min(1.0, 4.0 / height), aspect=25, pad=0.02)
    bar.set_label(CHART_ACCEPTABILITY(view.lang), fontsize=8.5, color=GRAY)
    bar.ax.tick_params(labelsize=8, length=0)
    bar.outline.set_visible(False)
    return figure


def _of_interest(shares: FloatArray, *, whole: bool) -> FloatArray:
    """Leave out ranks beyond those of the regions shown, unless all regions are."""
    if whole:
        return shares
    seen = np.flatnonzero((shares >= _TRACE).any(axis=0))
    return shares[:, : int(seen[-1]) + 1] if len(seen) else shares


def _write(axes: Axes, image: Any, shares: FloatArray) -> None:
    for i, j in np.argwhere(shares >= _LEAST):
        color = ink_on(image.cmap(image.norm(100 * shares[i, j])))
        text = figure_of(float(shares[i, j]))
        axes.text(j, i, text, ha="center", va="center", fontsize=6.5, color=color)


def figure_of(share: float) -> str:
    """Show a share in whole percent; what is not quite all is not shown as all.

    >>> figure_of(0.052), figure_of(0.997), figure_of(1.0)
    ('5', '>99', '100')
    """
    text = f"{100 * share:.0f}"
    return ">99" if text == "100" and share < 1 - 1e-12 else text


def _frame(axes: Axes, nominal: FloatArray) -> None:
    """Put a frame around the nominal rank, around both of a rank between two."""
    from matplotlib.patches import Rectangle

    for row, rank in enumerate(nominal):
        if np.isnan(rank):
            continue
        left, right = np.floor(rank) - 1.5, np.ceil(rank) - 0.5
        corner = (left, row - 0.5)
        axes.add_patch(Rectangle(corner, right - left, 1, fill=False, clip_on=False, **_FRAME))
