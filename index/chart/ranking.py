"""The ranking: a bar for every region, stacked from the points of the dimensions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ahp.common.chart.page import INK, PALETTE, bare, legend_above, new_page, rank_text
from ahp.common.document.table import shown
from index.chart.labels import beyond, columns_for, room_for
from index.chart.view import View

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MARGIN = 0.5  # inches
_HATCHES = ("", "///", "...")  # tell a palette's second and third round from its first


def draw(view: View) -> Figure:
    """Draw the ranking, the first region on top."""
    regions, parts = view.regions, view.parts
    children = parts or (view.node,)
    figure_of = view.points if view.result.has_points(children[0]) else view.score
    height = 0.23 * len(regions) + 0.8
    labels = [f"{view.region_name(region)}  {rank_text(view.rank(region))}" for region in regions]
    wide = 9 + beyond(labels, 2.2)
    title = view.title("ranking" if parts else "scores")
    figure, axes = new_page(wide, height, title, view.note)
    places = np.arange(len(regions))
    points = np.array([[figure_of(region, child) for child in children] for region in regions])
    above, below = np.zeros(len(regions)), np.zeros(len(regions))
    entries: list[tuple[Any, str]] = []
    for j, child in enumerate(children):
        width = np.nan_to_num(points[:, j])
        left = np.where(width >= 0, above, below)
        bars = axes.barh(
            places,
            width,
            left=left,
            height=0.74,
            color=PALETTE[j % len(PALETTE)],
            hatch=_HATCHES[j // len(PALETTE) % len(_HATCHES)],
            edgecolor="white",
            linewidth=0.5,
        )
        entries.append((bars, view.node_name(child)))
        above += np.maximum(width, 0)
        below += np.minimum(width, 0)
    decimals = view.result.settings.decimals
    for place in range(len(regions)):
        total = shown(sum(np.nan_to_num(points[place])), decimals)
        axes.annotate(
            total,
            (above[place], place),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
            color=INK,
        )
    axes.set_yticks(places, labels, fontsize=8.5)
    axes.set_ylim(len(regions) - 0.4, -0.6)
    axes.set_xlim(min(0.0, below.min() * 1.08), max(above.max() * 1.08, 1e-9))
    axes.tick_params(axis="x", labelsize=8)
    axes.grid(axis="x", color="#EEEEEE")
    axes.set_axisbelow(True)
    bare(axes)
    if below.min() < 0:
        axes.axvline(0, color=INK, linewidth=0.8)
    if parts:
        room = wide - room_for(labels) - _MARGIN
        legend_above(axes, columns_for([name for _, name in entries], room, 3), entries)
    return figure
