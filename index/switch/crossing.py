"""Where a figure first rises above zero, going away from where things stand; many at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from index.project.arrays import BoolArray, FloatArray, Indices

_ROUNDS = 80  # bisection alone needs 53 for the last bit of a number
_SMOOTH = 12  # what is not found by then jumps, and is only halved
_NARROW = 1e-13  # of the size of a number: how narrow a bracket is narrow enough
_PROBE = 1e-7  # how far beyond a zero it is tried whether the figure rises there
AT_ONCE = 1e-9
"""What is crossed so near to where things stand, as a share of the way to the limit, is crossed by
any change however small."""
_LEAST = 1e-6  # how far beyond a point counts as beyond, as a share of the way there


class Brackets(NamedTuple):
    """Stretches that a crossing lies in.

    Attributes
    ----------
    which : ndarray of int, (m,)
        Of which row.
    near, far : ndarray, (m,)
        The ends: at the near one the figure is not above zero yet, at the far one it is.
    at_near, at_far : ndarray, (m,)
        The figure there.
    """

    which: Indices
    near: FloatArray
    far: FloatArray
    at_near: FloatArray
    at_far: FloatArray

    @classmethod
    def joined(cls, parts: Sequence[Brackets]) -> Brackets:
        """Put several together."""
        return cls(
            np.concatenate([one.which for one in parts]),
            np.concatenate([one.near for one in parts]),
            np.concatenate([one.far for one in parts]),
            np.concatenate([one.at_near for one in parts]),
            np.concatenate([one.at_far for one in parts]),
        )


def brackets(points: FloatArray, margins: FloatArray, home: Indices, least: float) -> Brackets:
    """Find on either side of each home the first stretch where a figure rises above zero.

    Parameters
    ----------
    points : ndarray, (rows, g)
        Ascending in each row.
    margins : ndarray, (rows, g)
        NaN where not defined: nothing crosses there.
    home : ndarray of int, (rows,)
        Which point is where things stand; the figure is not above zero there.
    least : float
        What counts as above zero.

    Returns
    -------
    Brackets
        At most two of a row.

    Examples
    --------
    >>> found = brackets(np.array([[0.0, 1, 2, 3]]), np.array([[4.0, -1, -1, 5]]), np.array([1]), 0)
    >>> found.near.tolist(), found.far.tolist()
    ([1.0, 2.0], [0.0, 3.0])
    """
    above = np.where(np.isnan(margins), False, margins > least)
    place = np.arange(points.shape[1])
    parts = []
    for side, order in ((-1, slice(None, None, -1)), (1, slice(None))):
        beyond = above & ((place - home[:, None]) * side > 0)
        ordered = beyond[:, order]
        first = ordered.argmax(axis=1)
        rows = np.flatnonzero(ordered.any(axis=1))
        far = (first if side > 0 else points.shape[1] - 1 - first)[rows]
        parts.append((rows, far - side, far))
    rows, near, far = (np.concatenate(one) for one in zip(*parts, strict=True))
    defined = ~np.isnan(margins[rows, near])
    rows, near, far = rows[defined], near[defined], far[defined]
    return Brackets(
        rows, points[rows, near], points[rows, far], margins[rows, near], margins[rows, far]
    )


def crossings(
    found: Brackets,
    figure: Callable[[Indices, FloatArray], FloatArray],
    least: float,
    size: Callable[[FloatArray], FloatArray] | None = None,
    of: Indices | None = None,
) -> FloatArray:
    """Narrow every bracket down to the point where the figure is zero.

    Parameters
    ----------
    found : Brackets
    figure : callable
        ``figure(which, x)`` is the figure of some brackets, by position, each at a point.
    least : float
        A figure no farther from zero counts as zero.
    size : callable, optional
        ``size(x)`` is how large a change each bracket's point x is, (m,). Then only the smallest
        is sought: others are left as soon as they are larger.
    of : ndarray of int, (m,), optional
        What each bracket is of, of which the smallest is sought; by default of one thing.

    Returns
    -------
    ndarray, (m,)
        The last point at which the figure is not above zero, up to rounding.

    Notes
    -----
    Regula falsi after Illinois, every third time a bisection; bisections alone where it jumps.
    One step is exact where the figure is linear.

    References
    ----------
    Dowell, M. and Jarratt, P. (1971). A modified regula falsi method for computing the root of an
    equation. BIT 11, 168-174.

    Examples
    --------
    >>> one = np.array([0]), np.array([0.0]), np.array([2.0]), np.array([-1.0]), np.array([3.0])
    >>> crossings(Brackets(*one), lambda which, x: x**2 - 1, 1e-12).round(9).tolist()
    [1.0]
    """
    near, far = found.near.copy(), found.far.copy()
    low, high = found.at_near.copy(), found.at_far.copy()
    moved = np.zeros(len(near))
    flat = np.zeros(len(near), dtype=bool)
    open_ = np.ones(len(near), dtype=bool)
    for turn in range(_ROUNDS):
        if size is not None:
            open_ &= _may_be_smallest(size(near), size(far), of)
        which = np.flatnonzero(open_)
        if not len(which):
            break
        zero = (low[which] >= -least) & ~flat[which]
        wide = far[which] - near[which]
        share = np.full(len(which), 0.5)
        if turn % 3 < 2 and turn < _SMOOTH:
            slope = high[which] - low[which]
            share = np.where(flat[which], 0.5, -low[which] / np.where(slope > 0, slope, 1.0))
        middle = near[which] + np.where(zero, _PROBE, share) * wide
        value = figure(which, middle)
        value = np.where(np.isnan(value), -1e300, value)
        up = value > least
        flat[which[zero & ~up]] = True  # it is zero over a stretch: where it ends is sought
        open_[which[zero & up]] = False
        over, below = which[up & ~zero], which[~up]
        near[below], low[below] = middle[~up], value[~up]
        far[over], high[over] = middle[up & ~zero], value[up & ~zero]
        high[below[moved[below] < 0]] /= 2  # the end that stays twice counts half
        low[over[moved[over] > 0]] /= 2
        moved[below], moved[over] = -1, 1
        scale = np.maximum(np.abs(near[which]), np.abs(far[which]))
        open_[which] &= np.abs(far[which] - near[which]) > _NARROW * scale
    return near


def _may_be_smallest(least: FloatArray, most: FloatArray, of: Indices | None) -> BoolArray:
    """Whether each of several sizes, between two ends, may be the smallest of its kind."""
    kind = np.zeros(len(least), dtype=np.intp) if of is None else of
    smallest = np.full(kind.max(initial=0) + 1, np.inf)
    np.minimum.at(smallest, kind, most)
    found: BoolArray = least <= smallest[kind]
    return found


def rounded_beyond(point: float, before: float, limit: float) -> float:
    """Return a number of few decimals just beyond a point, seen from where things stand.

    It goes beyond by one per cent of the way at most, of that to the limit where the point is
    where things stand; and never beyond the limit.

    >>> rounded_beyond(0.33127, 0.3156, 1.0), rounded_beyond(1300.52, 1234.0, 5000.0)
    (0.3313, 1301.0)
    >>> rounded_beyond(0.2, 0.3, 0.0), rounded_beyond(9.98, 5.0, 9.99), rounded_beyond(0, 0, 1)
    (0.1999, 9.99, 0.01)
    """
    sign = 1.0 if limit >= point else -1.0
    way, whole = abs(point - before), abs(limit - before)
    if way <= AT_ONCE * whole:
        way = whole
    room = 0.01 * way
    for decimals in range(-3, 16):
        unit = 10.0**-decimals
        for more in (1, 2):  # the first may lie on the point but for rounding
            steps = np.floor(sign * point / unit) + more
            found = float(round(sign * steps * unit, max(decimals, 0)))
            if _LEAST * way < sign * (found - point) <= room:
                return found if sign * (limit - found) >= 0 else limit
    return limit if abs(limit - point) < room else point + sign * room
