"""Formulas that put values on a scale on which more is always better."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.project.arrays import FloatArray
from index.project.settings import OrderTies
from index.steps.ties import nearly, ranks


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


def toward_best(
    values: FloatArray,
    low: npt.ArrayLike,
    best_low: npt.ArrayLike,
    best_high: npt.ArrayLike,
    high: npt.ArrayLike,
    scale: tuple[float, float] = (0.0, 100.0),
) -> FloatArray:
    """Put values on a scale whose top is a range between two ends that are both worst.

    Parameters
    ----------
    values : ndarray, (..., k)
    low, best_low, best_high, high : array-like, broadcast to `values`
        Ascending. With M the greatest distance of any value from the best range, ``best_low - M``
        and ``best_high + M`` as the ends give 1 - (a - x) / M on the left and 1 - (x - b) / M on
        the right; with equal best ends that is 1 - |x - a| / max |x - a|.
    scale : (float, float)
        What the worst and the best become.

    Returns
    -------
    ndarray, (..., k)
        Values outside the ends land below the scale.

    References
    ----------
    The moderate and interval indicators (居中型, 区间型) of 司守奎, 孙玺菁, 数学建模算法与应用
    (3rd edition), chapter 14 (综合评价与决策方法).

    Examples
    --------
    >>> toward_best(np.array([6.0, 7.0, 8.0, 9.0]), 5, 7, 7, 9).tolist()
    [50.0, 100.0, 50.0, 0.0]
    """
    low, best_low, best_high, high = map(np.asarray, (low, best_low, best_high, high))
    short = away(values, best_low, best_high)
    width = np.where(values < best_low, best_low - low, high - best_high)
    width = np.where(short == 0, 1.0, width)
    bottom, top = scale
    part: FloatArray = np.divide(short, width, out=np.full_like(short, np.nan), where=width != 0)
    scores: FloatArray = top - (top - bottom) * part
    return scores


def away(values: FloatArray, best_low: npt.ArrayLike, best_high: npt.ArrayLike) -> FloatArray:
    """Return how far values are from a range, 0 within it and where they nearly equal an end.

    >>> away(np.array([1.0, 4.0, 9.0]), 3, 5).tolist()
    [2.0, 0.0, 4.0]
    """
    short = np.maximum(np.asarray(best_low) - values, values - np.asarray(best_high))
    at_end = nearly(values, best_low) | nearly(values, best_high)
    found: FloatArray = np.where(at_end, 0.0, np.maximum(short, 0.0))
    return found


def ratios(
    values: FloatArray,
    goal: npt.ArrayLike,
    direction: npt.ArrayLike = 1,
    scale: tuple[float, float] = (0.0, 100.0),
) -> FloatArray:
    """Put values on a scale by their ratio to a goal, or the goal's to them where less is better.

    References
    ----------
    Hwang, C.-L., Yoon, K. (1981). Multiple Attribute Decision Making, Springer: linear scale
    transformation. With the best value as the goal it is COINr's ``n_fracmax``.

    Examples
    --------
    >>> ratios(np.array([2.0, 5.0]), 4).tolist(), ratios(np.array([2.0, 5.0]), 1, -1).tolist()
    ([50.0, 125.0], [50.0, 20.0])
    """
    goal, more = np.asarray(goal, dtype=float), np.asarray(direction) > 0
    bottom, top = scale
    part: FloatArray = np.where(more, values, goal) / np.where(more, goal, values)
    return bottom + (top - bottom) * part


def z_scores(
    values: FloatArray,
    mean: npt.ArrayLike,
    sd: npt.ArrayLike,
    direction: npt.ArrayLike = 1,
    place: npt.ArrayLike = 0.0,
    spread: npt.ArrayLike = 1.0,
) -> FloatArray:
    """Express values as standard deviations above the mean, or below where less is better.

    Parameters
    ----------
    values : ndarray, (..., k)
    mean, sd, direction : array-like, broadcast to `values`
    place, spread : array-like
        The mean and standard deviation that the scores are given.

    Examples
    --------
    >>> z_scores(np.array([1.0, 3.0]), 2, 2, -1).tolist()
    [0.5, -0.5]
    >>> z_scores(np.array([1.0, 3.0]), 2, 2, 1, 100, 10).tolist()
    [95.0, 105.0]
    """
    score: FloatArray = (values - np.asarray(mean)) / np.asarray(sd) * np.asarray(direction)
    placed: FloatArray = score * np.asarray(spread) + np.asarray(place)
    return placed


def rank_scores(
    values: FloatArray, direction: npt.ArrayLike = 1, ties: OrderTies = "average"
) -> FloatArray:
    """Give the values of each column numbers from the worst, 1; equal ones share a number.

    Parameters
    ----------
    values : ndarray, (n, k)
        A missing value stays missing; values equal up to rounding are tied, as `ranks` says.
    direction : array-like
    ties : str
        Equal values share their ``average`` number, the ``min`` or ``max`` of them, or, with
        ``dense``, the next after the lower ones'.

    Examples
    --------
    >>> rank_scores(np.array([[7.0], [9.0], [7.0]])).T.tolist()
    [[1.5, 3.0, 1.5]]
    >>> rank_scores(np.array([[7.0], [9.0], [7.0]]), ties="min").T.tolist()
    [[1.0, 3.0, 1.0]]
    """
    worse: FloatArray = -(values * np.asarray(direction)).T
    return ranks(worse, ties).T


def percentile_scores(
    values: FloatArray, direction: npt.ArrayLike = 1, ties: OrderTies = "average"
) -> FloatArray:
    """Return the percentage of the other regions that each region is not worse than.

    That is 100 (rank - 1) / (N - 1), with ranks from the worst: equal ones count half by default;
    the worst has 0 and the best 100 where nothing is tied. With ``min`` it is the percentile rank
    of the CDC/ATSDR Social Vulnerability Index and COINr's ``n_prank``; with ``dense`` N is the
    number of different values.

    References
    ----------
    CDC/ATSDR (2022). Social Vulnerability Index, documentation: percentile rank
    = (rank - 1) / (N - 1), ties having the lowest rank.

    Examples
    --------
    >>> percentile_scores(np.array([[7.0], [9.0], [8.0]])).T.tolist()
    [[0.0, 100.0, 50.0]]
    >>> percentile_scores(np.array([[7.0], [9.0], [7.0]]), ties="min").T.tolist()
    [[0.0, 100.0, 0.0]]
    """
    numbers = rank_scores(values, direction, ties)
    if ties == "dense":
        last = np.where(np.isnan(numbers), 1.0, numbers).max(axis=0)
    else:
        last = (~np.isnan(values)).sum(axis=0).astype(float)
    percent: FloatArray = 100 * (numbers - 1) / np.maximum(last - 1.0, 1.0)
    return percent
