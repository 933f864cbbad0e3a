"""The profile: one region's scores against the range of its group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ahp.common.chart.page import (
    GRAY,
    INK,
    PALE,
    PALETTE,
    bare,
    legend_above,
    new_page,
    width_of,
    wrapped,
)
from ahp.common.document.table import shown
from index.chart.labels import columns_for, folded
from index.chart.view import View
from index.chart.wording import CHART_COLON, CHART_MEDIAN, CHART_QUARTILES, CHART_RANGE
from index.project.arrays import FloatArray
from index.project.wording import SCORE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_REGION, _GROUP, _HALF = PALETTE[5], PALETTE[0], "#9CC4E0"
_WIDTH, _MARGIN, _INCH = 9.0, 0.3, 72.0  # inches, inches, points
_PLAIN, _BOLD = 4.6, 5.2  # points of a cell
_LONG = 52  # cells of a line of a name
_LINE = 0.15  # inches of a line of the legend
_ENOUGH = 5  # regions; quartiles of fewer say nothing


def draw(
    view: View, region: str, others: Sequence[str], group: str, depth: int | None = None
) -> Figure:
    """Draw every node's score: a dot before the group's range, middle half and median.

    Parameters
    ----------
    view : View
    region : str
    others : sequence of str
        The group, with or without the region.
    group : str
        What the group is called.
    depth : int, optional
        Only so many levels below the node.
    """
    nodes = _rows(view, view.node, depth)
    title = view.title("profile", region=view.region_name(region), pool=group)
    names = _names(view, nodes)
    row = 0.235 * max(1.0, 0.62 * max(name.count("\n") + 1 for name in names))
    room = _WIDTH - _name_width(nodes, names) / _INCH - _MARGIN
    own, group = folded((view.region_name(region), group), room)
    lines = own.count("\n") + group.count("\n")
    height = row * len(nodes) + 0.7 + lines * _LINE
    figure, axes = new_page(_WIDTH, height, title, view.note)
    entries: list[tuple[Any, str]] = []
    for y, (node, _) in enumerate(nodes):
        values = np.array([view.score(other, node) for other in others])
        drawn = _draw_group(axes, y, values[~np.isnan(values)], view, group)
        score = view.score(region, node)
        dot: Any = {"marker": "o", "markersize": 7, "markeredgecolor": "white", "linestyle": ""}
        marks = axes.plot([score], [y], color=_REGION, zorder=5, **dot)
        entries = entries or [*drawn, (marks[0], own)]
        axes.annotate(
            shown(score, view.result.settings.decimals),
            (1.0, y),
            xycoords=("axes fraction", "data"),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
            color=INK,
            annotation_clip=False,
        )
    axes.annotate(
        SCORE(view.lang),
        (1.0, 1.0),
        xycoords="axes fraction",
        xytext=(8, 2),
        textcoords="offset points",
        fontsize=8,
        color=GRAY,
        annotation_clip=False,
    )
    _name_rows(axes, view, nodes, names)
    axes.tick_params(axis="x", labelsize=8)
    axes.grid(axis="x", color="#EEEEEE")
    axes.set_axisbelow(True)
    legend_above(axes, columns_for([name for _, name in entries], room, 4), entries)
    return figure


def _draw_group(
    axes: Axes, y: int, values: FloatArray, view: View, group: str
) -> list[tuple[Any, str]]:
    """Draw one row's range, and its middle half where there are enough; return what is what."""
    if not len(values):
        return []
    low, quarter, median, three, high = np.percentile(values, [0, 25, 50, 75, 100])
    drawn = []
    thin: Any = {"linewidth": 2.5, "solid_capstyle": "round"}
    line = axes.plot([low, high], [y, y], color=PALE, **thin)
    drawn.append((line[0], group + CHART_COLON(view.lang) + CHART_RANGE(view.lang)))
    if len(values) >= _ENOUGH:
        thick: Any = {"linewidth": 6, "solid_capstyle": "butt"}
        line = axes.plot([quarter, three], [y, y], color=_HALF, **thick)
        drawn.append((line[0], CHART_QUARTILES(view.lang)))
    bar: Any = {"marker": "|", "markersize": 10, "markeredgewidth": 2, "linestyle": ""}
    line = axes.plot([median], [y], color=_GROUP, **bar)
    return [*drawn, (line[0], CHART_MEDIAN(view.lang))]


def _names(view: View, nodes: Sequence[tuple[str, int]]) -> list[str]:
    """Name the rows, indented by level; long names take several lines."""
    names = []
    for node, level in nodes:
        indent = "    " * max(0, level - 1)
        lines = wrapped(view.node_name(node), _LONG - len(indent))
        names.append("\n".join(indent + line for line in lines))
    return names


def _name_rows(
    axes: Axes, view: View, nodes: Sequence[tuple[str, int]], names: Sequence[str]
) -> None:
    """Put the names of the rows beside them, aligned to the left."""
    axes.set_yticks(range(len(nodes)), names, fontsize=8.5, ha="left")
    axes.set_ylim(len(nodes) - 0.4, -0.6)
    bare(axes)
    for tick, (node, level) in zip(axes.get_yticklabels(), nodes, strict=True):
        tick.set_fontweight("bold" if level < 2 else "normal")
        is_leaf = not view.result.weights.children(node)
        tick.set_color(GRAY if is_leaf and level > 1 else INK)
    axes.tick_params(axis="y", pad=_name_width(nodes, names))


def _name_width(nodes: Sequence[tuple[str, int]], names: Sequence[str]) -> float:
    """Return the points that the names of the rows take."""
    return max(
        max(map(width_of, name.split("\n"))) * (_BOLD if level < 2 else _PLAIN)
        for name, (_, level) in zip(names, nodes, strict=True)
    )


def _rows(view: View, node: str, depth: int | None, level: int = 0) -> list[tuple[str, int]]:
    """Return the node and all below it, each above what it consists of, with their levels."""
    rows = [(node, level)]
    if depth is None or level < depth:
        for child in view.result.weights.children(node):
            rows += _rows(view, child, depth, level + 1)
    return rows
