"""Curves through a cloud of points: local-linear, as smooth as predicts left-out points best."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from index.project.arrays import FloatArray, Integers

FEWEST = 10
"""Points; a curve through fewer follows chance."""
FEWEST_DIFFERENT = 6
"""Values of x; where there are fewer, the means of y at each are the curve."""
MOST_CELLS = 200
"""Points of about the same x go together beyond so many, or the time grows as the square."""
LINE = 1e4
"""The bandwidth that makes a straight line, in standard deviations of x."""
MEANS = 0.0
"""The bandwidth that makes the means of y at each x."""
BANDWIDTHS = (*map(float, np.geomspace(0.1, 3.0, 12)), LINE)


class Curve(NamedTuple):
    """What a curve makes of y.

    Attributes
    ----------
    heights : ndarray, (cells,)
        At the mean x of each cell.
    counts : ndarray, (cells,)
        Points in each cell.
    bandwidth : float
        In standard deviations of x; see `LINE` and `MEANS`.
    """

    heights: FloatArray
    counts: FloatArray
    bandwidth: float


class Curves:
    """Every curve that may be drawn over some x, whatever the y.

    A curve is linear in y: its heights at the cells of x are ``heights @ means of y by cell``.

    Parameters
    ----------
    x : ndarray, (n,)
        Complete, and not all the same.

    Attributes
    ----------
    counts : ndarray, (cells,)
    bandwidths : ndarray, (curves,)
    smoothers : ndarray, (curves, cells, cells)

    Notes
    -----
    Local-linear regression with a Gaussian kernel (Cleveland 1979; Fan 1992). A bandwidth is left
    out where a point has no neighbors, or the curve goes through it wherever it is.

    Examples
    --------
    >>> x = np.linspace(-1, 1, 41)
    >>> curves = Curves(x)
    >>> curves.through(3 * x + 1).bandwidth == LINE, curves.through(x**2).bandwidth < 0.5
    (True, True)
    """

    def __init__(self, x: FloatArray) -> None:
        self._place, near, self.counts = _cells(x)
        kept, smoothers = (
            ([], []) if len(near) < FEWEST_DIFFERENT else self._drawn((near - x.mean()) / x.std())
        )
        if kept:
            self.bandwidths, self.smoothers = np.array(kept), np.array(smoothers)
            self._rest = 1 - np.diagonal(self.smoothers, axis1=1, axis2=2)
        else:  # too few different values, or so near each other that no curve parts them
            self.bandwidths = np.array([MEANS])
            self.smoothers = np.eye(len(near))[None]
            self._rest = np.ones((1, len(near)))

    def _drawn(self, x: FloatArray) -> tuple[list[float], list[FloatArray]]:
        """Return the bandwidths that can be taken, and the curve of each."""
        away = x[None, :] - x[:, None]
        kept: list[float] = []
        smoothers: list[FloatArray] = []
        for bandwidth in BANDWIDTHS:
            kernel = np.exp(-0.5 * (away / bandwidth) ** 2) * self.counts
            first, second = (kernel * away).sum(axis=1), (kernel * away**2).sum(axis=1)
            weights = kernel * (second[:, None] - first[:, None] * away)
            total = weights.sum(axis=1)
            if (total <= 0).any():
                continue
            smoother = weights / total[:, None]
            if (1 - np.diag(smoother) >= 1e-8).all():
                kept.append(float(bandwidth))
                smoothers.append(smoother)
        return kept, smoothers

    def means(self, y: FloatArray) -> FloatArray:
        """Return the means of y, or of each of its columns, by cell of x."""
        table = y.reshape(len(y), -1)
        sums = np.zeros((len(self.counts), table.shape[1]))
        np.add.at(sums, self._place, table)
        return (sums / self.counts[:, None]).reshape(len(self.counts), *y.shape[1:])

    def best(self, y: FloatArray) -> int:
        """Return which curve predicts best the cells that are left out one at a time."""
        if len(self.bandwidths) == 1:
            return 0
        means = self.means(y)
        errors = ((means - self.smoothers @ means) / self._rest) ** 2 @ self.counts
        usual = ((means - means.mean()) ** 2) @ self.counts
        alike = errors <= errors.min() * (1 + 1e-9) + 1e-18 * usual  # of several, the smoothest
        return int(np.flatnonzero(alike)[-1])

    def through(self, y: FloatArray) -> Curve:
        """Draw the best curve."""
        place = self.best(y)
        heights: FloatArray = self.smoothers[place] @ self.means(y)
        return Curve(heights, self.counts, float(self.bandwidths[place]))


def _cells(x: FloatArray) -> tuple[Integers, FloatArray, FloatArray]:
    """Part values into cells: each to its own, or about as many to each; its mean and count."""
    different, place = np.unique(x, return_inverse=True)
    place = place.reshape(-1)
    if len(different) > MOST_CELLS:
        order = np.argsort(x, kind="stable")
        place = np.empty(len(x), dtype=np.int64)
        place[order] = np.arange(len(x)) * MOST_CELLS // len(x)
    counts = np.bincount(place).astype(float)
    return place, np.bincount(place, x) / counts, counts
