"""The bump chart: ranks over the years, the leading regions in colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING

from ahp.common.chart.page import GRAY, INK, PALETTE, bare, new_page, rank_text, width_of
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
_BOLD, _NEARLY = 1.15, 0.75  # how much wider bold names are; names that may be the widest


@dataclass(frozen=True)
class Ranked:
    """Ranks over the years.

    Attributes
    ----------
    years : mapping of int to str
        What each is called, earliest first.
    regions : mapping of str to str
        What each is called, first to last in the year that is shown.
    ranks : mapping of (int, str) to float
        By year and region, where there is one.
    title, note : str
    """

    years: Mapping[int, str]
    regions: Mapping[str, str]
    ranks: Mapping[tuple[int, str], float]
    title: str
    note: str


def draw(view: View) -> Figure:
    """Draw the ranks of every year; ties stand one below the other, with the same rank."""
    years = sorted({int(year) for year, _ in view.pool.ranks.index})
    found = {(year, one): view.rank(one, year) for year in years for one in view.regions}
    style = view.result.project.year_style
    return draw_ranked(
        Ranked(
            dict(zip(years, style.names(years), strict=True)),
            {region: view.region_name(region) for region in view.regions},
            {place: rank for place, rank in found.items() if rank is not None},
            view.title("bump"),
            view.note,
        )
    )


def draw_ranked(ranked: Ranked) -> Figure:
    """Draw ranks over the years, wherever they are from.

    Raises
    ------
    UsageError
        When there are fewer than two years.
    """
    if len(ranked.years) < 2:
        raise UsageError.of(CHART_WITHOUT_YEARS)
    years = tuple(ranked.years)
    positions = {year: _positions(ranked, year) for year in years}
    height = 0.24 * len(ranked.regions) + 0.6
    names = [f"{name}  {len(ranked.regions)}" for name in ranked.regions.values()]
    width = max(7.0, 4.2 + 0.9 * len(years)) + 2 * beyond(names, 1.7)
    figure, axes = new_page(width, height, ranked.title, ranked.note)
    wide = _widest(ranked)
    for k, region in reversed(list(enumerate(ranked.regions))):  # the first are drawn last, on top
        _draw_line(axes, ranked, region, k, positions, measured=region in wide)
    axes.set_xticks(range(len(years)), list(ranked.years.values()), fontsize=9)
    axes.xaxis.tick_top()
    axes.set_yticks([])
    axes.set_xlim(-0.04 * len(years), (len(years) - 1) + 0.04 * len(years))
    axes.set_ylim(max(len(one) for one in positions.values()) - 0.4, -0.6)
    axes.grid(axis="x", color="#E5E5E5")
    axes.set_axisbelow(True)
    bare(axes)
    return figure


def _positions(ranked: Ranked, year: int) -> dict[str, int]:
    there = [region for region in ranked.regions if (year, region) in ranked.ranks]
    ordered = sorted(there, key=lambda region: ranked.ranks[year, region])
    return {region: place for place, region in enumerate(ordered)}


def _widest(ranked: Ranked) -> set[str]:
    """Return the regions with the widest names: to measure all would take long."""
    widths = {
        region: width_of(name) * (_BOLD if k < _COLORED else 1.0)
        for k, (region, name) in enumerate(ranked.regions.items())
    }
    most = max(widths.values(), default=0.0)
    return {region for region, width in widths.items() if width >= _NEARLY * most}


def _draw_line(
    axes: Axes,
    ranked: Ranked,
    region: str,
    k: int,
    positions: dict[int, dict[str, int]],
    *,
    measured: bool,
) -> None:
    """Draw the ranks of a region and its name at both ends, whose width may be measured."""
    years = list(positions)
    colored = k < _COLORED
    color = _COLORS[k] if colored else "#B0B0B0"
    text = INK if colored else GRAY
    ys = [float(ranks.get(region, nan)) for ranks in positions.values()]  # a gap without a rank
    width, size = (2.4, 6) if colored else (1.2, 4)
    marker = _MARKERS[k % len(_MARKERS)] if colored else "o"
    axes.plot(range(len(years)), ys, marker=marker, markersize=size, color=color, linewidth=width)
    name = ranked.regions[region]
    weight = "bold" if colored else "normal"
    for x, side, align in ((0, -9, "right"), (len(years) - 1, 9, "left")):
        year = years[x]
        if region in positions[year]:
            rank = rank_text(ranked.ranks[year, region])
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
                in_layout=measured,
            )
