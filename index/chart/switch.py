"""The switch map: for each two regions the fewest steps of one judgment that swap them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ahp.common.chart.page import GRAY, SEQUENTIAL, bare, ink_on, new_page
from ahp.common.findings import Named, UsageError
from index.chart.labels import beyond
from index.chart.view import View
from index.chart.wording import CHART_STEPS, CHART_SWITCH_NOTE
from index.switch.seek import steps_between
from index.switch.wording import SWITCH_GOAL_ONLY

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MOST_FIGURES = 60  # regions; with more, the figures in the cells cannot be read
_CELL, _SMALL = 0.26, 0.15  # inches, with figures in the cells and without
_NAME = 7.5  # points
_AGAIN = "#F2F2F2"
_MOST_STEPS = 8  # beyond them every color is the lightest: a judgment may move 16


def draw(view: View) -> Figure:
    """Draw the map, regions by rank; the darker, the fewer steps."""
    from matplotlib.colors import ListedColormap  # deferred: only charts need matplotlib

    weights = view.result.weights
    if view.node != weights.goal:
        node = Named(view.node, weights.node(view.node).names)
        raise UsageError.of(SWITCH_GOAL_ONLY, node=node)
    regions, steps = steps_between(view.result, view.pool, view.year)
    wanted = [region for region in view.regions if region in regions]
    place = [regions.index(region) for region in wanted]
    steps = steps[np.ix_(place, place)]
    below = np.tril(np.ones(steps.shape, dtype=bool), -1) & np.isfinite(steps)
    count = len(wanted)
    size = max(3.5, (_CELL if count <= _MOST_FIGURES else _SMALL) * count)
    note = view.after(CHART_SWITCH_NOTE(view.lang), view.note)
    labels = [f"{view.region_name(one)}  {view.rank(one):g}" for one in wanted]
    more = beyond(labels, 1.2, _NAME)  # they stand on two sides
    figure, axes = new_page(size + 2.6 + more, size + 1.2 + more, view.title("switch"), note)
    image = axes.imshow(
        np.ma.masked_array(steps, ~below),
        cmap=SEQUENTIAL,
        vmin=0,
        vmax=_MOST_STEPS,
        aspect="equal",
    )
    again = np.triu(np.ones(steps.shape))
    axes.imshow(np.ma.masked_equal(again, 0), cmap=ListedColormap([_AGAIN]), aspect="equal")
    if count <= _MOST_FIGURES:
        for i, j in np.argwhere(below):
            color = ink_on(image.cmap(image.norm(steps[i, j])))
            text = f"{steps[i, j]:.3g}"
            axes.text(j, i, text, ha="center", va="center", fontsize=6.5, color=color)
    _name(axes, labels)
    bar = figure.colorbar(image, ax=axes, shrink=0.5, aspect=25, pad=0.02, extend="max")
    bar.set_label(CHART_STEPS(view.lang), fontsize=8.5, color=GRAY)
    bar.ax.tick_params(labelsize=8, length=0)
    bar.outline.set_visible(False)
    return figure


def _name(axes: Axes, labels: list[str]) -> None:
    """Write the regions with their ranks, from top to bottom and from left to right."""
    count = len(labels)
    axes.set_yticks(range(count), labels, fontsize=_NAME)
    axes.set_xticks(range(count), labels, fontsize=_NAME, rotation=90)
    bare(axes)
    axes.set_xticks(np.arange(count + 1) - 0.5, minor=True)
    axes.set_yticks(np.arange(count + 1) - 0.5, minor=True)
    axes.grid(which="minor", color="#eeeeee", linewidth=0.5)
    axes.tick_params(which="minor", length=0)
