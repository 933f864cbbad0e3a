"""The bump chart: ranks over the years, the leading regions in colour."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ahp.common.chart.page import GRAY, INK, PALETTE, bare, new_page, rank_text
from ahp.common.findings import UsageError
from index.chart.labels import beyond
from index.chart.view import View
from index.chart.wording import CHART_WITHOUT_YEARS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_COLORS = (*PALETTE[:6], "#000000")  # yellow is too pale for a line; gray is for the rest
_COLORED = len(_COLORS)
_MARKERS = "osD^vPX"


def draw(view: View) -> Figure:
    """Draw the ranks of every year; ties stand one below the other, with the same rank."""
    years = sorted({int(year) for year, _ in view.pool.ranks.index})
    if len(years) < 2:
        raise UsageError.of(CHART_WITHOUT_YEARS)
    regions = view.regions
    positions = {year: _positions(view, regions, year) for year in years}
    height = 0.24 * len(regions) + 0.6
    names = [f"{view.region_name(region)}  {len(regions)}" for region in regions]
    width = max(7.0, 4.2 + 0.9 * len(years)) + 2 * beyond(names, 1.7)
    figure, axes = new_page(width, height, view.title("bump"), view.note)
    for k, region in reversed(list(enumerate(regions))):  # the first are drawn last, on top
        _draw_line(axes, view, region, k, positions)
    named = view.result.project.year_style.names(years)
    axes.set_xticks(range(len(years)), named, fontsize=9)
    axes.xaxis.tick_top()
    axes.set_yticks([])
    axes.set_xlim(-0.04 * len(years), (len(years) - 1) + 0.04 * len(years))
    axes.set_ylim(max(len(one) for one in positions.values()) - 0.4, -0.6)
    axes.grid(axis="x", color="#E5E5E5")
    axes.set_axisbelow(True)
    bare(axes)
    return figure


def _positions(view: View, regions: tuple[str, ...], year: int) -> dict[str, int]:
    ranks = {region: view.rank(region, year) for region in regions}
    there = [region for region in regions if ranks[region] is not None]
    ordered = sorted(there, key=lambda region: ranks[region] or 0)
    return {region: place for place, region in enumerate(ordered)}


def _draw_line(
    axes: Axes, view: View, region: str, k: int, positions: dict[int, dict[str, int]]
) -> None:
    years = list(positions)
    colored = k < _COLORED
    color = _COLORS[k] if colored else "#B0B0B0"
    text = INK if colored else GRAY
    there = [(x, ranks[region]) for x, ranks in enumerate(positions.values()) if region in ranks]
    for (x, y), (to_x, to_y) in pairwise(there):
        if to_x == x + 1:  # a year without a rank leaves a gap
            axes.plot([x, to_x], [y, to_y], color=color, linewidth=2.4 if colored else 1.2)
    marker = _MARKERS[k % len(_MARKERS)] if colored else "o"
    xs, ys = [x for x, _ in there], [y for _, y in there]
    axes.plot(xs, ys, linestyle="", marker=marker, markersize=6 if colored else 4, color=color)
    name = view.region_name(region)
    weight = "bold" if colored else "normal"
    for x, side, align in ((0, -9, "right"), (len(years) - 1, 9, "left")):
        year = years[x]
        if region in positions[year]:
            rank = rank_text(view.rank(region, year))
            label = f"{name}  {rank}" if align == "right" else f"{rank}  {name}"
            axes.annotate(
                label,
                (x, positions[year][region]),
                xytext=(side, 0),
                textcoords="offset points",
                ha=align,
                va="center",
                fontsize=8.5,
                color=text,
                fontweight=weight,
                annotation_clip=False,
            )
