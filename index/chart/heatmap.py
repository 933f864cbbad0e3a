"""The heat map: regions by dimensions, colour and figure for the score."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ahp.common.chart.page import GRAY, SEQUENTIAL, bare, ink_on, new_page, rank_text, wrapped
from ahp.common.document.table import shown
from ahp.common.findings import UsageError
from index.chart.labels import beyond
from index.chart.view import View
from index.chart.wording import CHART_WITHOUT_CHILDREN
from index.project.wording import SCORE

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def draw(view: View) -> Figure:
    """Draw the heat map, regions by rank, the node itself in the first column."""
    if not view.children:
        raise UsageError.of(CHART_WITHOUT_CHILDREN, node=view.node_name())
    regions, nodes = view.regions, (view.node, *view.children)
    scores = np.array([[view.score(region, node) for node in nodes] for region in regions])
    labels = [f"{view.region_name(region)}  {rank_text(view.rank(region))}" for region in regions]
    width = max(7.0, 2.2 + 1.05 * len(nodes)) + beyond(labels, 1.5)
    height = 0.25 * len(regions) + 1.0
    figure, axes = new_page(width, height, view.title("heatmap"), view.note)
    low, high = view.result.settings.scale
    if not (np.nanmin(scores) >= low and np.nanmax(scores) <= high):
        low, high = float(np.nanmin(scores)), float(np.nanmax(scores))
    image = axes.imshow(scores, cmap=SEQUENTIAL, vmin=low, vmax=high, aspect="auto")
    decimals = view.result.settings.decimals
    for i in range(len(regions)):
        for j in range(len(nodes)):
            if np.isnan(scores[i, j]):
                continue
            color = image.cmap(image.norm(scores[i, j]))
            axes.text(
                j,
                i,
                shown(scores[i, j], decimals),
                ha="center",
                va="center",
                fontsize=8,
                color=ink_on(color),
                in_layout=False,  # within its cell: measuring hundreds takes long
            )
    axes.set_yticks(range(len(regions)), labels, fontsize=8.5)
    names = ["\n".join(wrapped(view.node_name(node), 15)) for node in nodes]
    axes.set_xticks(range(len(nodes)), names, fontsize=8.5)
    axes.xaxis.tick_top()
    axes.set_xticks(np.arange(len(nodes) + 1) - 0.5, minor=True)
    axes.set_yticks(np.arange(len(regions) + 1) - 0.5, minor=True)
    axes.grid(which="minor", color="white", linewidth=1)
    axes.axvline(0.5, color="white", linewidth=5)
    bare(axes)
    axes.tick_params(which="minor", length=0)
    bar = figure.colorbar(image, ax=axes, shrink=0.5, aspect=25, pad=0.02)
    bar.set_label(SCORE(view.lang), fontsize=8.5, color=GRAY)
    bar.ax.tick_params(labelsize=8, length=0)
    bar.outline.set_visible(False)
    return figure
