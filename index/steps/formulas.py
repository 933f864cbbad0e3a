"""Formulas that put values on a scale on which more is always better."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from index.project.arrays import FloatArray


def min_max(
    values: FloatArray,
    low: npt.ArrayLike,
    high: npt.ArrayLike,
    direction: npt.ArrayLike = 1,
    scale: tuple[float, float] = (0.0, 100.0),
) -> FloatArray:
    """Put values on a scale that runs from the worst end to the best.

    Parameters
    ----------
    values : ndarray, (..., k)
    low, high : array-like, broadcast to `values`
        Different from each other.
    direction : array-like
        +1 where `high` is best, -1 where `low` is.
    scale : (float, float)
        What the worst and the best end become.

    Returns
    -------
    ndarray, (..., k)
        Values outside the ends land outside the scale.

    References
    ----------
    OECD, JRC (2008). Handbook on Constructing Composite Indicators, step 5.

    Examples
    --------
    >>> min_max(np.array([2.0, 4.0, 6.0]), 2, 6).tolist()
    [0.0, 50.0, 100.0]
    >>> min_max(np.array([2.0, 4.0, 6.0]), 2, 6, -1).tolist()
    [100.0, 50.0, 0.0]
    """
    low, high, direction = np.asarray(low), np.asarray(high), np.asarray(direction)
    away = np.where(direction > 0, values - low, high - values)
    bottom, top = scale
    part: FloatArray = away / (high - low)
    return bottom + (top - bottom) * part


def z_scores(
    values: FloatArray, mean: npt.ArrayLike, sd: npt.ArrayLike, direction: npt.ArrayLike = 1
) -> FloatArray:
    """Express values as standard deviations above the mean, or below where less is better.

    >>> z_scores(np.array([1.0, 3.0]), 2, 2, -1).tolist()
    [0.5, -0.5]
    """
    away: FloatArray = (values - np.asarray(mean)) / np.asarray(sd) * np.asarray(direction)
    return away


def rank_scores(values: FloatArray, direction: npt.ArrayLike = 1) -> FloatArray:
    """Give the values of each column numbers from the worst, 1; equal ones share the mean number.

    Parameters
    ----------
    values : ndarray, (n, k)
        A missing value stays missing.

    Examples
    --------
    >>> rank_scores(np.array([[7.0], [9.0], [7.0]])).T.tolist()
    [[1.5, 3.0, 1.5]]
    """
    better: FloatArray = values * np.asarray(direction)
    return pd.DataFrame(better).rank(method="average").to_numpy(dtype=float, copy=True)


def percentile_scores(values: FloatArray, direction: npt.ArrayLike = 1) -> FloatArray:
    """Return the percentage of the other regions that each region is not worse than.

    Equal ones count half; the worst has 0 and the best 100 where nothing is tied.

    Examples
    --------
    >>> percentile_scores(np.array([[7.0], [9.0], [8.0]])).T.tolist()
    [[0.0, 100.0, 50.0]]
    """
    others: FloatArray = np.maximum((~np.isnan(values)).sum(axis=0) - 1.0, 1.0)
    return 100 * (rank_scores(values, direction) - 1) / others
