"""Two nodes against each other: a dot for every region."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ahp.common.chart.page import GRAY, INK, PALETTE, bare, new_page
from index.chart.view import View
from index.chart.wording import CHART_CORRELATED, CHART_SCORE_OF
from index.check.correlation import correlate

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MOST_NAMES = 60  # dots; with more, their names hide each other


def draw(view: View, across: str) -> Figure:
    """Draw the scores of the node upwards over those of another.

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
    if len(view.regions) <= _MOST_NAMES:
        for region, place in zip(view.regions, zip(x, y, strict=True), strict=True):
            if not np.isnan(place).any():
                name = view.region_name(region)
                axes.annotate(
                    name, place, (3, 3), textcoords="offset points", fontsize=6.5, color=INK
                )
    axes.set_xlabel(CHART_SCORE_OF(view.lang, node=view.node_name(across)), fontsize=8.5)
    axes.set_ylabel(CHART_SCORE_OF(view.lang, node=view.node_name()), fontsize=8.5)
    axes.tick_params(labelsize=8)
    axes.grid(color="#EEEEEE")
    axes.set_axisbelow(True)
    bare(axes, ("bottom", "left"))
    axes.xaxis.label.set_color(GRAY)
    axes.yaxis.label.set_color(GRAY)
    return figure
