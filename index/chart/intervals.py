"""Rank intervals: where in most runs each region stands, beside its rank, tiers as bands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ahp.common.chart.page import GRAY, INK, PALE, PALETTE, bare, legend_above, new_page
from index.chart.doubted import Doubted
from index.chart.labels import beyond
from index.chart.wording import (
    CHART_INTERVAL,
    CHART_INTERVALS_NOTE,
    CHART_MEDIAN_RANK,
    CHART_NOMINAL,
    CHART_RANK_AXIS,
    CHART_TIER,
)
from index.robust.headings import rank_interval, whole_percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MOST_TICKS = 12
_RANK = 0.075  # inches, at least
_STEPS = (1, 5, 10, 20, 50, 100)
_BEYOND = 0.32  # ranks beyond its ends that a bar reaches: a single rank is seen too


def draw(shown: Doubted) -> Figure:
    """Draw an interval for every region, the first on top."""
    view, block, count = shown.view, shown.block, len(shown.regions)
    share = whole_percent(block.probability)
    title = view.title("rank-intervals", pool=view.pool_name)
    note = shown.note(CHART_INTERVALS_NOTE(view.lang, probability=share))
    nominal, low, high = (one[:count] for one in (block.nominal, block.low, block.high))
    labels = [
        f"{view.region_name(region)}  {rank_interval(nominal[i], low[i], high[i])}"
        for i, region in enumerate(shown.regions)
    ]
    last = int(np.ceil(np.nanmax([*nominal, *high])))
    width = max(9, 2.9 + _RANK * last) + beyond(labels, 2.2)
    figure, axes = new_page(width, 0.23 * count + 0.9, title, note)
    places = np.arange(count)
    _tiers(axes, shown)
    bars = axes.barh(
        places,
        high - low + 2 * _BEYOND,
        left=low - _BEYOND,
        height=0.52,
        color=PALETTE[4],
        zorder=2,
    )
    mark: dict[str, Any] = {"linestyle": "none", "color": INK}
    median = axes.plot(
        block.median[:count], places, marker="|", markersize=12, markeredgewidth=2, zorder=3, **mark
    )
    as_is = axes.plot(
        nominal, places, marker="D", markersize=4.5, markerfacecolor="white", zorder=4, **mark
    )
    axes.set_yticks(places, labels, fontsize=8.5)
    axes.set_ylim(count - 0.5, -0.5)
    aside = max(0.6, 0.01 * last)
    axes.set_xlim(1 - aside, last + aside)
    axes.set_xticks(rank_ticks(last))
    axes.tick_params(axis="x", labelsize=8)
    axes.set_xlabel(CHART_RANK_AXIS(view.lang), fontsize=8.5, color=GRAY)
    axes.grid(axis="x", color="#E5E5E5")
    axes.set_axisbelow(True)
    bare(axes)
    entries = [
        (as_is[0], CHART_NOMINAL(view.lang)),
        (median[0], CHART_MEDIAN_RANK(view.lang)),
        (bars, CHART_INTERVAL(view.lang, probability=share)),
    ]
    legend_above(axes, 3, entries)
    return figure


def rank_ticks(last: int) -> list[int]:
    """Return ranks to write along an axis: the first, and round ones.

    >>> rank_ticks(5), rank_ticks(31)
    ([1, 2, 3, 4, 5], [1, 5, 10, 15, 20, 25, 30])
    """
    step = next((step for step in _STEPS if last <= _MOST_TICKS * step), last)
    return [1, *range(step if step > 1 else 2, last + 1, step)]


def _tiers(axes: Axes, shown: Doubted) -> None:
    """Draw each tier as a band, its number on the right."""
    tiers = shown.block.tiers[: len(shown.regions)]
    for tier in dict.fromkeys(tiers):
        members = [place for place, one in enumerate(tiers) if one == tier]
        top, foot = members[0] - 0.5, members[-1] + 0.5
        axes.axhspan(top, foot, color="#F2F2F2" if tier % 2 else "white", linewidth=0, zorder=0)
        axes.axhline(foot, color=PALE, linewidth=0.6, zorder=1)
        axes.annotate(
            CHART_TIER(shown.view.lang, tier=tier),
            (1, (top + foot) / 2),
            xytext=(5, 0),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            va="center",
            fontsize=7,
            color=GRAY,
        )
