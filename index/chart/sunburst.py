"""The sunburst: the tree as rings, each field as large as the node's weight."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from ahp.common.chart.page import INK, PALETTE, ink_on, new_page, width_of, wrapped
from ahp.common.findings import UsageError
from ahp.common.wording import BETWEEN
from index.chart.view import View
from index.chart.wording import (
    CHART_SUNBURST,
    CHART_WEIGHTLESS,
    CHART_WITHOUT_CHILDREN,
    CHART_WITHOUT_WEIGHTS,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HOLE = 0.36
"""Radius of the middle, where the node itself stands; the rings end at 1."""

_RADIUS = 2.55  # inches
_SIDE = 2.35  # inches for the names on either side
_POINTS = 72.0  # in an inch
_NAME = 8.0  # points, of a name beside the rings
_SIZES = ((9.0, 8.0), (7.0, 6.5))  # points, of names in fields: good to read, and small
_MOST_LINES = 3
_NARROWEST = 8  # cells of a line in a field
_AIR = 0.008  # between a name and the edge of its field, where the rings end at 1
_CELL, _LINE = 0.58, 1.35  # width of a cell and height of a line, in font sizes
_LONG = 27  # cells of a name beside the rings
_PALER = 0.32  # share of white that each ring adds to the colour of the one inside it


@dataclass(frozen=True)
class Sector:
    """The field of a node.

    Attributes
    ----------
    node : str
    ring : int
        1 for the nodes directly below the middle.
    start, stop : float
        Shares of the whole turn, clockwise from the top.
    branch : int
        Place of the node directly below the middle that it belongs to.
    """

    node: str
    ring: int
    start: float
    stop: float
    branch: int

    @property
    def share(self) -> float:
        """The weight within the node in the middle."""
        return self.stop - self.start

    @property
    def middle(self) -> float:
        """The angle of its middle in radians, clockwise from the top."""
        return math.pi * (self.start + self.stop)


def draw(view: View, depth: int | None = None) -> Figure:
    """Draw the tree below the node: names inside the fields where they fit, else beside them.

    Parameters
    ----------
    view : View
    depth : int, optional
        Only so many levels.
    """
    if not view.children:
        raise UsageError.of(CHART_WITHOUT_CHILDREN, node=view.node_name())
    fields = list(sectors(view, depth))
    if not fields:
        raise UsageError.of(CHART_WITHOUT_WEIGHTS, node=view.node_name())
    edges = radii(max(one.ring for one in fields))
    inside = {one.node: put for one in fields if (put := _inner(view, one, edges))}
    beside = [one for one in fields if one.node not in inside]
    sides = [_stacked(view, beside, right) for right in (True, False)]
    low = min(-1.06, *(bottom for _, (bottom, _) in sides))
    high = max(1.06, *(top for _, (_, top) in sides))
    size = (2 * (_RADIUS + _SIDE), (high - low) * _RADIUS + 0.1)
    figure, axes = new_page(*size, view.title("sunburst"), _note(view, fields))
    _fill(axes, fields, edges)
    middle = "\n".join(wrapped(view.node_name(), 14))
    axes.text(0, 0, middle, ha="center", va="center", fontsize=9.5, fontweight="bold", color=INK)
    for one in fields:
        if one.node in inside:
            text, angle, points = inside[one.node]
            x, y = _place(one.middle, (edges[one.ring - 1] + edges[one.ring]) / 2)
            ink = ink_on(_color(one))
            axes.text(
                x, y, text, ha="center", va="center", fontsize=points, color=ink,
                rotation=angle, linespacing=1.05, zorder=6,
                bbox={"facecolor": _color(one), "edgecolor": "none", "pad": 0.4},
            )  # fmt: skip
    for right, (placed, _) in zip((True, False), sides, strict=True):
        for one, text, y in placed:
            is_leaf = not view.result.weights.children(one.node)
            _point_at(axes, one, (text, y, is_leaf), edges, 1 if right else -1)
    wide = 1 + _SIDE / _RADIUS
    axes.set_xlim(-wide, wide)
    axes.set_ylim(low, high)
    axes.set_aspect("equal")
    axes.axis("off")
    return figure


def sectors(view: View, depth: int | None = None) -> Iterator[Sector]:
    """Yield the fields of the nodes below the view's node that have a weight, inner ones first.

    The width of a field is the node's weight; where those below a node do not have all of its
    weight, the rest of its width stays empty outside.
    """
    weights = view.result.weights.global_
    whole = sum(float(weights[child]) for child in view.children)

    def below(node: str, ring: int, start: float, branch: int | None) -> Iterator[Sector]:
        for place, child in enumerate(view.result.weights.children(node)):
            own = place if branch is None else branch
            stop = start + float(weights[child]) / whole
            if stop > start:
                yield Sector(child, ring, start, stop, own)
                if depth is None or ring < depth:
                    yield from below(child, ring + 1, start, own)
            start = stop

    if whole > 0:
        yield from below(view.node, 1, 0.0, None)


def radii(rings: int) -> tuple[float, ...]:
    """Return the edges of the rings, from the hole outwards: all rings have the same area.

    So the area of a field is its weight in every ring alike.

    >>> [round(radius, 3) for radius in radii(2)]
    [0.36, 0.752, 1.0]
    """
    return tuple(math.sqrt(HOLE**2 + (1 - HOLE**2) * k / rings) for k in range(rings + 1))


def _note(view: View, fields: Sequence[Sector]) -> str:
    note = CHART_SUNBURST(view.lang, node=view.node_name())
    weights = view.result.weights
    drawn = {one.node for one in fields}
    nothing = [
        view.node_name(child)
        for node in (view.node, *(one.node for one in fields))
        for child in weights.children(node)
        if child not in drawn and not float(weights.global_[child])
    ]
    if nothing:
        names = BETWEEN(view.lang).join(nothing)
        note = view.after(note, CHART_WEIGHTLESS(view.lang, names=names))
    return view.after(note, view.note)


def _fill(axes: Axes, fields: Sequence[Sector], edges: Sequence[float]) -> None:
    from matplotlib.patches import Wedge

    for one in fields:
        start, stop = (90 - 360 * share for share in (one.stop, one.start))
        outer = edges[one.ring]
        axes.add_patch(
            Wedge(
                (0, 0), outer, start, stop, width=outer - edges[one.ring - 1],
                facecolor=_color(one), edgecolor="white", linewidth=0.8,
            )
        )  # fmt: skip


def _color(one: Sector) -> tuple[float, float, float, float]:
    """Return the colour of the branch, paler in each ring further out."""
    from matplotlib.colors import to_rgba

    white = 1 - (1 - _PALER) ** (one.ring - 1)
    red, green, blue, _ = to_rgba(PALETTE[one.branch % len(PALETTE)])
    paler = [1 - (1 - part) * (1 - white) for part in (red, green, blue)]
    return paler[0], paler[1], paler[2], 1.0


def _place(angle: float, radius: float) -> tuple[float, float]:
    return radius * math.sin(angle), radius * math.cos(angle)


def _inner(view: View, one: Sector, edges: Sequence[float]) -> tuple[str, float, float] | None:
    """Return a name as it fits into its field, with its rotation and size; None where it does not.

    Upright first, then along the ring, then across it, and only then in small letters.
    """
    text = f"{view.node_name(one.node)} {_percent(one)}"
    turn = -math.degrees(one.middle)
    angles = (0.0, (turn + 90) % 180 - 90, (turn + 180) % 180 - 90)
    widths = sorted({width_of(text), *range(_NARROWEST, _LONG, 2)}, reverse=True)
    broken = [wrapped(text, width) for width in widths]
    for sizes in _SIZES:
        for angle, points, lines in product(angles, sizes, broken):
            if len(lines) <= _MOST_LINES and _fits(one, edges, lines, points, angle):
                return "\n".join(lines), angle, points
    return None


def _fits(
    one: Sector, edges: Sequence[float], lines: Sequence[str], points: float, angle: float
) -> bool:
    """Whether a text around the middle of a field lies in it."""
    unit = points / _POINTS / _RADIUS
    half = np.array([max(map(width_of, lines)) * _CELL, len(lines) * _LINE]) * unit / 2
    steps = np.linspace(-1, 1, 9)
    rim = np.array([(s, side) for s in steps for side in (-1.0, 1.0)])
    x, y = (np.concatenate([rim, rim[:, ::-1]]) * half).T
    turn = math.radians(angle)
    center = _place(one.middle, (edges[one.ring - 1] + edges[one.ring]) / 2)
    across = center[0] + x * math.cos(turn) - y * math.sin(turn)
    up = center[1] + x * math.sin(turn) + y * math.cos(turn)
    radius = np.hypot(across, up)
    off = np.arctan2(across, up) - one.middle
    off = np.abs((off + math.pi) % (2 * math.pi) - math.pi)
    in_ring = (radius > edges[one.ring - 1] + _AIR) & (radius < edges[one.ring] - _AIR)
    return bool((in_ring & (off * radius < math.pi * one.share * radius - _AIR)).all())


def _percent(one: Sector) -> str:
    return f"{100 * one.share:.1f}%" if one.share >= 0.0005 else "<0.1%"


def _stacked(
    view: View, fields: Sequence[Sector], right: bool
) -> tuple[list[tuple[Sector, str, float]], tuple[float, float]]:
    """Place the names of one side beneath each other: as near to their fields as there is room.

    Returns
    -------
    placed : list of (Sector, str, float)
        With the text and the height of its middle.
    reach : (float, float)
        Heights of the lowest and highest edge of texts.
    """
    there = [one for one in fields if (one.middle < math.pi) == right]
    there.sort(key=lambda one: (one.middle if right else 2 * math.pi - one.middle, one.ring))
    texts = [
        "\n".join(wrapped(f"{view.node_name(one.node)} {_percent(one)}", _LONG)) for one in there
    ]
    unit = _NAME * 1.15 / _POINTS / _RADIUS
    heights = np.array([(text.count("\n") + 1.35) * unit for text in texts])
    wanted = np.array([_place(one.middle, 1.08)[1] for one in there])
    middles = spread(wanted, heights)
    if not len(there):
        return [], (0.0, 0.0)
    reach = float((middles - heights / 2).min()), float((middles + heights / 2).max())
    return list(zip(there, texts, map(float, middles), strict=True)), reach


def spread(wanted: np.ndarray[Any, Any], heights: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Move labels apart, from the top down, so little as possible in squares.

    Parameters
    ----------
    wanted, heights : array (n,)
        Where each should be, and how much room it takes.

    Returns
    -------
    array (n,)
        Decreasing, neighbors at least half of both heights apart.

    References
    ----------
    Best, M. J., Chakravarti, N. (1990). Active set algorithms for isotonic regression. Math.
    Programming 47, 425-439: pool adjacent violators.

    Examples
    --------
    >>> spread(np.array([1.0, 1.0]), np.array([0.5, 0.5]))
    array([1.25, 0.75])
    """
    if not len(wanted):
        return wanted
    gaps = np.concatenate([[0.0], np.cumsum((heights[1:] + heights[:-1]) / 2)])
    blocks: list[tuple[float, int]] = []  # mean and count
    for value in wanted + gaps:
        mean, count = float(value), 1
        while blocks and blocks[-1][0] < mean:
            other, more = blocks.pop()
            mean = (mean * count + other * more) / (count + more)
            count += more
        blocks.append((mean, count))
    pooled = np.concatenate([np.full(count, mean) for mean, count in blocks])
    return np.asarray(pooled - gaps)


def _point_at(
    axes: Axes, one: Sector, label: tuple[str, float, bool], edges: Sequence[float], side: int
) -> None:
    """Write a name beside the rings, with a line from its field; bold where more is below it."""
    text, y, is_leaf = label
    outer = one.ring == len(edges) - 1
    start = _place(one.middle, edges[one.ring] if outer else edges[one.ring] - 0.03)
    bend = _place(one.middle, 1.035)
    xs = [start[0], bend[0], side * 1.13, side * 1.16]
    axes.plot(xs, [start[1], bend[1], y, y], color="#8A8A8A", linewidth=0.6, zorder=4)
    if not outer:
        axes.plot(*start, marker="o", markersize=2.5, color=INK, zorder=5)
    axes.text(
        side * 1.18, y, text, ha="left" if side > 0 else "right", va="center",
        fontsize=_NAME, color=INK, linespacing=1.05,
        fontweight="normal" if is_leaf else "bold",
    )  # fmt: skip
