"""Which doubt matters: shares of variance by source, with everything and by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ahp.common.chart.page import GRAY, INK, PALETTE, bare, legend_above, new_page
from ahp.common.document.table import shown as figure_text
from ahp.common.findings import UsageError
from ahp.common.wording import Count
from index.chart.doubted import Doubted
from index.chart.wording import (
    CHART_BY_ITSELF,
    CHART_NO_SENSITIVITY,
    CHART_SHARE,
    CHART_STILL,
    CHART_WITH_ALL,
)
from index.robust.headings import explain, source_name, whole_percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from index.project.arrays import FloatArray
    from index.robust.sobol import Outputs

_BAR = 0.36  # of the height of a source


def draw(shown: Doubted, region: str | None) -> Figure:
    """Draw two bars for each source, the one that matters most on top.

    Parameters
    ----------
    shown : Doubted
    region : str, optional
        Whose rank varies; by default the mean shift of all ranks.

    Raises
    ------
    UsageError
        There is one source only, or runs were interrupted before there were enough.
    """
    view, sensitivity = shown.view, shown.found.sensitivity
    if sensitivity is None:
        raise UsageError.of(CHART_NO_SENSITIVITY)
    own = sensitivity.block(view.year, view.pool.name)
    column = 0 if region is None else 1 + own.regions.index(region)
    indices, lang = own.indices, view.lang
    share, runs = whole_percent(sensitivity.probability), Count(sensitivity.runs)
    said = explain("sensitivity", lang, probability=share, runs=runs)
    if not indices.variance[column] > 0:
        said = view.after(CHART_STILL(lang), said)
    name = "" if region is None else view.region_name(region)
    kind = "sensitivity" if region is None else "sensitivity-of-region"
    title = view.title(kind, pool=view.pool_name, region=name)
    figure, axes = new_page(8.5, 0.5 * len(sensitivity.sources) + 0.9, title, shown.note(said))
    order = np.argsort(-indices.total[:, column], kind="stable")
    places = np.arange(len(order))
    entries: list[tuple[Any, str]] = []
    for values, ends, shift, color, words in (
        (indices.total, indices.total_interval, -_BAR / 2, PALETTE[0], CHART_WITH_ALL),
        (indices.first, indices.first_interval, _BAR / 2, PALETTE[4], CHART_BY_ITSELF),
    ):
        at, spread = 100 * values[order, column], 100 * ends[order, column]
        bars = axes.barh(places + shift, at, _BAR, color=color, zorder=2)
        _interval(axes, places + shift, at, spread)
        entries.append((bars, words(lang)))
    names = [source_name(sensitivity.sources[k], lang) for k in order]
    axes.set_yticks(places, names, fontsize=8.5)
    axes.set_ylim(len(order) - 0.5, -0.5)
    if indices.variance[column] > 0:
        axes.margins(x=0.08)
    else:
        axes.set_xlim(0, 100)
    axes.axvline(0, color=INK, linewidth=0.8, zorder=3)
    axes.set_xlabel(CHART_SHARE(lang), fontsize=8.5, color=GRAY)
    axes.tick_params(axis="x", labelsize=8)
    axes.grid(axis="x", color="#E5E5E5")
    axes.set_axisbelow(True)
    bare(axes)
    legend_above(axes, 2, entries)
    return figure


def _interval(axes: Axes, places: Outputs, values: FloatArray, ends: FloatArray) -> None:
    """Draw intervals over bars and write the figures behind them."""
    low, high = ends.T
    style: dict[str, Any] = {"color": INK, "zorder": 4}
    axes.hlines(places, low, high, linewidth=1, **style)
    for end in (low, high):
        axes.plot(end, places, linestyle="none", marker="|", markersize=5, **style)
    for place, value, end in zip(places, values, high, strict=True):
        axes.annotate(
            figure_text(float(value), 1),
            (np.nanmax([value, end, 0.0]), place),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=7.5,
            color=INK,
        )
