"""Names: the room that rows and legends need for them, and which stand beside which dots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ahp.common.chart.page import INK, width_of, wrapped
from index.project.arrays import FloatArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation
    from matplotlib.transforms import Bbox

_BESIDE = (
    ((4, 3), "left", "bottom"),
    ((4, -3), "left", "top"),
    ((-4, 3), "right", "bottom"),
    ((-4, -3), "right", "top"),
)
_CELL = 0.58  # width of a cell in sizes of the font
_INCH = 72.0  # points
_HANDLE, _GAP = 2.4, 2.0  # of a legend: before a name, and between columns, in sizes
_DOT = 3.0  # pixels around the middle of a dot that no name may cover


def room_for(names: Iterable[str], size: float = 8.5) -> float:
    """Return the inches that the widest of names takes.

    >>> round(room_for(["Inner Mongolia  15", "Hebei  19"]), 2)
    1.23
    """
    widest = max((width_of(line) for name in names for line in name.split("\n")), default=0)
    return widest * _CELL * size / _INCH


def beyond(names: Iterable[str], usual: float, size: float = 8.5) -> float:
    """Return the inches by which a page must be wider for its names, of which some are usual.

    >>> beyond(["Beijing"], 1.5)
    0.0
    """
    return max(0.0, room_for(names, size) - usual)


def columns_for(names: Sequence[str], width: float, most: int, size: float = 8.5) -> int:
    """Return in how many columns a legend fits into a width, in inches.

    >>> columns_for(["ab", "abc", "a"], 5.0, 3), columns_for(["a" * 40, "b" * 40], 5.0, 3)
    (3, 1)
    """
    for columns in range(min(most, len(names)), 1, -1):
        each = -(-len(names) // columns)  # names fill one column after the other
        parts = [names[start : start + each] for start in range(0, len(names), each)]
        wide = sum(room_for(part, size) for part in parts)
        points = len(parts) * _HANDLE * size + (len(parts) - 1) * _GAP * size
        if wide + points / _INCH <= width:
            return columns
    return 1


def folded(names: Iterable[str], width: float, size: float = 8.5) -> list[str]:
    r"""Break the names of a legend into lines that fit into a width, in inches.

    >>> folded(["Hebei", "Xinjiang Production and Construction Corps"], 2.0)
    ['Hebei', 'Xinjiang Production and\nConstruction Corps']
    """
    cells = (width * _INCH / size - _HANDLE) / _CELL
    return ["\n".join(wrapped(name, cells)) or name for name in names]


def outstanding(x: FloatArray, y: FloatArray) -> list[int]:
    """Return dots by how far they stand out: from the line through all, then from the middle.

    Parameters
    ----------
    x, y : ndarray, (n,)
        NaN where there is no dot.

    Returns
    -------
    list of int
        The farthest from the least-squares line first; those without a dot are left out.

    Examples
    --------
    >>> outstanding(np.array([0.0, 1, 2, 3]), np.array([0.0, 1, 9, 3]))[0]
    2
    """
    there = np.flatnonzero(~(np.isnan(x) | np.isnan(y)))
    if len(there) == 0:
        return []
    away = np.column_stack([_scaled(x[there]), _scaled(y[there])])
    width = float(away[:, 0] @ away[:, 0])
    slope = float(away[:, 0] @ away[:, 1]) / width if width else 0.0
    off = np.abs(away[:, 1] - slope * away[:, 0])
    order = np.lexsort((-np.hypot(*away.T), -off))
    return [int(there[k]) for k in order]


def _scaled(values: FloatArray) -> FloatArray:
    from_mean: FloatArray = values - values.mean()
    most = float(np.abs(from_mean).max())
    return from_mean / most if most else from_mean


def name_dots(axes: Axes, x: FloatArray, y: FloatArray, names: Sequence[str]) -> None:
    """Write as many names beside their dots as there is room for.

    The limits of the axes and the size of the figure must stand.
    """
    figure = axes.get_figure(root=True)
    assert figure is not None  # axes are made on a page
    figure.draw_without_rendering()  # lays the page out
    shown = axes.transData.transform(np.column_stack([x, y]))
    dots = shown[~np.isnan(shown).any(axis=1)]
    taken: list[Bbox] = []
    for k in outstanding(x, y):
        label = _place(axes, (float(x[k]), float(y[k])), names[k], dots, taken)
        if label is not None:
            taken.append(label.get_window_extent())


def _place(
    axes: Axes, at: tuple[float, float], name: str, dots: FloatArray, taken: Sequence[Bbox]
) -> Annotation | None:
    """Write a name where it covers no dot and no other name; None where there is no such place."""
    for offset, across, up in _BESIDE:
        label = axes.annotate(
            name,
            at,
            offset,
            textcoords="offset points",
            fontsize=6.5,
            color=INK,
            ha=across,
            va=up,
        )
        box = label.get_window_extent()
        covered = (
            (dots[:, 0] > box.x0 - _DOT)
            & (dots[:, 0] < box.x1 + _DOT)
            & (dots[:, 1] > box.y0 - _DOT)
            & (dots[:, 1] < box.y1 + _DOT)
        )
        own = axes.transData.transform(at)
        others = covered & (np.hypot(*(dots - own).T) > 1e-9)
        inside = axes.bbox.x0 <= box.x0 and box.x1 <= axes.bbox.x1
        if inside and not others.any() and not any(box.overlaps(one) for one in taken):
            return label
        label.remove()
    return None
