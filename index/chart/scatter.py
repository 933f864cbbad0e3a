"""Two nodes against each other: a dot for every region."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ahp.common.chart.page import GRAY, PALETTE, bare, new_page
from index.chart.labels import name_dots
from index.chart.view import View
from index.chart.wording import CHART_CORRELATED, CHART_SCORE_OF
from index.check.correlation import correlate

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def draw(view: View, across: str) -> Figure:
    """Draw the scores of the node upwards over those of another.

    As many regions are named as have room, those far from the line first.

    Parameters
    ----------
    view : View
    across : str
        The other node.
    """
    scores = [
        np.array([view.score(one, node) for one in view.regions]) for node in (across, view.node)
    ]
    x, y = scores
    title = view.title("scatter", other=view.node_name(across))
    found = correlate(x[:, None], y[:, None])
    r, n = float(found.r[0, 0]), int(found.n[0, 0])
    said = "–" if np.isnan(r) else f"{r:.3f}"
    note = view.after(CHART_CORRELATED(view.lang, r=said, n=n), view.note)
    figure, axes = new_page(7, 5.6, title, note)
    axes.scatter(x, y, s=26, color=PALETTE[0], edgecolor="white", linewidth=0.5, zorder=3)
    axes.set_xlabel(CHART_SCORE_OF(view.lang, node=view.node_name(across)), fontsize=8.5)
    axes.set_ylabel(CHART_SCORE_OF(view.lang, node=view.node_name()), fontsize=8.5)
    axes.tick_params(labelsize=8)
    axes.grid(color="#EEEEEE")
    axes.set_axisbelow(True)
    bare(axes, ("bottom", "left"))
    axes.xaxis.label.set_color(GRAY)
    axes.yaxis.label.set_color(GRAY)
    name_dots(axes, x, y, [view.region_name(region) for region in view.regions])
    return figure
