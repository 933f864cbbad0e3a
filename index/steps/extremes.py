"""Skewness, kurtosis and winsorizing of many columns at once, each a row here."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.project.arrays import BoolArray, FloatArray, Indices
from index.steps.ties import nearly

FEWEST = 4  # the sample kurtosis divides by (n - 3)


def moments(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the adjusted sample skewness G1 and excess kurtosis G2; 0 where nothing varies.

    Parameters
    ----------
    values : ndarray, (m, n)
        No NaN.

    Returns
    -------
    (ndarray, ndarray), (m,) each

    References
    ----------
    Joanes, D. N., Gill, C. A. (1998). Comparing measures of sample skewness and kurtosis.
    The Statistician 47, 183-189.

    Examples
    --------
    >>> lean, tail = moments(np.array([[1.0, 2.0, 3.0, 4.0], [5.0, 5.0, 5.0, 5.0]]))
    >>> lean.tolist(), tail.round(4).tolist()
    ([0.0, 0.0], [-1.2, 0.0])
    """
    values = np.ascontiguousarray(values)  # so that a row's sums are as of a row alone
    n = values.shape[1]
    away = values - values.mean(axis=1, keepdims=True)
    square = away * away
    second = square.mean(axis=1)
    flat = nearly(values.min(axis=1), values.max(axis=1)) | (second == 0)
    lean = tail = np.zeros(len(values))
    some = np.where(flat, 1.0, second)
    if n >= FEWEST - 1:
        third = (square * away).mean(axis=1)
        lean = third / (some * np.sqrt(some)) * (np.sqrt(n * (n - 1)) / (n - 2))
        lean = np.where(flat, 0.0, lean)
    if n >= FEWEST:
        excess = (square * square).mean(axis=1) / (some * some) - 3
        tail = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6)
        tail = np.where(flat, 0.0, tail)
    return lean, tail


def winsorized(
    values: FloatArray,
    skewness_limit: npt.ArrayLike,
    kurtosis_limit: npt.ArrayLike,
    most: npt.ArrayLike,
    forced: npt.ArrayLike = False,
) -> tuple[FloatArray, Indices, Indices]:
    """Pull in extreme values until the rule is met, or the most allowed are winsorized.

    Parameters
    ----------
    values : ndarray, (m, n)
        No NaN.
    skewness_limit, kurtosis_limit, most, forced : array-like, broadcast to (m,)
        As of `outliers.winsorize`.

    Returns
    -------
    (ndarray, ndarray, ndarray)
        The values, (m, n), and how many were winsorized at the high and at the low end, (m,).

    Examples
    --------
    >>> found = winsorized(np.array([[1.0, 2, 3, 4, 5, 6, 7, 8, 9, 1000]]), 2, 3.5, 5)
    >>> found[0].max(), found[1].tolist(), found[2].tolist()
    (np.float64(9.0), [1], [0])
    """
    count, n = values.shape
    limits = [np.broadcast_to(one, count) for one in (skewness_limit, kurtosis_limit, forced)]
    enough = np.minimum(np.broadcast_to(most, count), n - 2)
    order = np.argsort(values, axis=1, kind="stable")
    ordered = np.take_along_axis(values, order, axis=1)
    place = np.argsort(order, axis=1, kind="stable")
    treated = values.copy()
    high, low = np.zeros(count, dtype=np.intp), np.zeros(count, dtype=np.intp)
    left = np.arange(count)
    while len(left):
        lean, tail = moments(treated[left])
        met = _met(lean, tail, limits[0][left], limits[1][left]) & ~limits[2][left].astype(bool)
        going = ~met & (high[left] + low[left] < enough[left])
        left, lean = left[going], lean[going]
        above = lean > 0
        high[left] += above
        low[left] += ~above  # one of the two, or the search would never end
        bottom, top = low[left, None], n - 1 - high[left, None]
        treated[left] = np.take_along_axis(ordered[left], np.clip(place[left], bottom, top), axis=1)
    return treated, high, low


def _met(
    lean: FloatArray, tail: FloatArray, skewness: FloatArray, kurtosis: FloatArray
) -> BoolArray:
    """Whether the rule of outliers is met: not both limits are exceeded."""
    found: BoolArray = (np.abs(lean) <= skewness) | (tail <= kurtosis)
    return found


def met(values: FloatArray, skewness: npt.ArrayLike, kurtosis: npt.ArrayLike) -> BoolArray:
    """Whether columns need no treatment.

    >>> met(np.array([[1.0, 2.0, 3.0, 100.0]]), 2, 3.5).tolist()
    [True]
    """
    lean, tail = moments(values)
    return _met(lean, tail, np.asarray(skewness, float), np.asarray(kurtosis, float))
