"""How much a part counts in the whole: what its weight promises, and what the data make of it."""

from __future__ import annotations

import numpy as np

from index.check.statistics import is_varied
from index.project.arrays import FloatArray, Integers

FEWEST = 10
"""Regions; a curve through fewer follows chance."""
FEWEST_DIFFERENT = 6
"""Values; where a part has fewer, their means are the curve."""
MOST_CELLS = 200
"""Regions of about the same value go together beyond so many, or the time grows as the square."""

_BANDWIDTHS = (*np.geomspace(0.1, 3.0, 12), 1e4)  # in standard deviations; the last is a line


def correlation_ratio(part: FloatArray, whole: FloatArray) -> float | None:
    """Return the share of the whole's variance that a part explains, by any curve.

    Parameters
    ----------
    part, whole : ndarray, (n,)
        NaN where missing.

    Returns
    -------
    float or None
        From 0 to 1, the square of the correlation where the curve is a line. None for fewer than
        `FEWEST` regions, or where one of both does not vary.

    Notes
    -----
    The curve is a local-linear regression with a Gaussian kernel; its bandwidth, of twelve from
    0.1 to 3 standard deviations and of a straight line, predicts best the values that are left out
    one at a time. Of more than 200 regions, those of about the same value are taken together. A
    part of fewer than six different values has their means for a curve.

    References
    ----------
    Paruolo, P., Saisana, M., Saltelli, A. (2013). Ratings and rankings: voodoo or science? Journal
    of the Royal Statistical Society A 176, 609-634. Pearson, K. (1905). On the general theory of
    skew correlation and non-linear regression.

    Examples
    --------
    >>> x = np.linspace(-1, 1, 41)
    >>> round(correlation_ratio(x, 2 * x + 1), 6), round(correlation_ratio(x, x**2), 1)
    (1.0, 1.0)
    """
    both = ~np.isnan(part) & ~np.isnan(whole)
    x, y = part[both], whole[both]
    if len(x) < FEWEST or not is_varied(x) or not is_varied(y):
        return None
    place, near, counts = _cells(x)
    means = np.bincount(place, y) / counts
    fitted = means
    if len(near) >= FEWEST_DIFFERENT:
        fitted = _smooth((near - x.mean()) / x.std(), means, counts)
    share = (counts @ (fitted - y.mean()) ** 2) / ((y - y.mean()) ** 2).sum()
    return float(min(share, 1.0))


def _cells(x: FloatArray) -> tuple[Integers, FloatArray, FloatArray]:
    """Part values into cells: each to its own, or about as many to each; its mean and count."""
    different, place = np.unique(x, return_inverse=True)
    if len(different) > MOST_CELLS:
        order = np.argsort(x, kind="stable")
        place = np.empty(len(x), dtype=np.int64)
        place[order] = np.arange(len(x)) * MOST_CELLS // len(x)
    counts = np.bincount(place).astype(float)
    return place, np.bincount(place, x) / counts, counts


def _smooth(x: FloatArray, y: FloatArray, counts: FloatArray) -> FloatArray:
    """Return the local-linear curve at x whose bandwidth predicts left-out cells best."""
    away = x[None, :] - x[:, None]
    best, least = np.full(len(x), counts @ y / counts.sum()), np.inf
    for bandwidth in _BANDWIDTHS:
        kernel = np.exp(-0.5 * (away / bandwidth) ** 2) * counts
        first, second = (kernel * away).sum(axis=1), (kernel * away**2).sum(axis=1)
        weights = kernel * (second[:, None] - first[:, None] * away)
        total = weights.sum(axis=1)
        if (total <= 0).any():
            continue
        smoother = weights / total[:, None]
        fitted = smoother @ y
        rest = 1 - np.diag(smoother)
        if (rest < 1e-8).any():  # some value is followed wherever it is: nothing is smoothed there
            continue
        error = float(counts @ ((y - fitted) / rest) ** 2)
        if error < least:
            best, least = fitted, error
    return best
