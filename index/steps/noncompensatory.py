"""Aggregation that lets a strong indicator make up for a weak one only in part, or not at all."""

from __future__ import annotations

import numpy as np

from index.project.arrays import FloatArray

_TIE = 1e-12  # sums of the same weights in another order differ by less
_CHUNK = 2**22  # comparisons at a time


def mazziotta_pareto(values: FloatArray, weights: FloatArray, sign: int = -1) -> FloatArray:
    """Return the mean with a penalty for imbalance: M - S cv, or M + S cv.

    M is the weighted mean over the last axis, S the weighted standard deviation (divided by the
    sum of the weights), and cv = S / M. With equal weights it is the index of the papers.

    Parameters
    ----------
    values : ndarray, (..., k)
        On a scale about 100: z-scores of mean 100 and deviation 10 (MPI), or 70 to 130 between
        goalposts (adjusted MPI). The mean of each row is above 0.
    weights : ndarray, broadcast to `values`
        Of each row they sum to 1.
    sign : int
        -1 for an index of which more is better, +1 for one of which more is worse.

    Returns
    -------
    ndarray, (...)

    References
    ----------
    De Muro, P., Mazziotta, M., Pareto, A. (2011). Composite indices of development and poverty:
    an application to MDGs. Social Indicators Research 104, 1-18. Mazziotta, M., Pareto, A. (2016).
    On a generalized non-compensatory composite index for measuring socio-economic phenomena.
    Social Indicators Research 127, 983-1003. With weights: Mazziotta, M., Pareto, A. (2022).
    Weighting in composite indices construction: the case of the Mazziotta-Pareto index. Rivista
    Italiana di Economia Demografia e Statistica 76.

    Examples
    --------
    >>> mazziotta_pareto(np.array([90.0, 110.0]), np.array([0.5, 0.5])).tolist()
    99.0
    """
    mean = (values * weights).sum(axis=-1)
    variance = (weights * (values - mean[..., None]) ** 2).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: FloatArray = mean + sign * variance / mean
    return found


def minimum(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the lowest value over the last axis of those that have a weight.

    Parameters
    ----------
    values, weights : ndarray, (..., k)
        How large a weight is does not matter.

    Returns
    -------
    ndarray, (...)

    References
    ----------
    OECD, JRC (2008). Handbook on Constructing Composite Indicators, step 6, on limits to
    compensability.

    Examples
    --------
    >>> minimum(np.array([30.0, 80.0, 10.0]), np.array([0.5, 0.5, 0.0])).tolist()
    30.0
    """
    values, weights = np.broadcast_arrays(values, weights)
    found: FloatArray = np.where(weights > 0, values, np.inf).min(axis=-1)
    return found


def ordered_mean(values: FloatArray, order_weights: FloatArray) -> FloatArray:
    """Return the mean with weights by place, the best value first (OWA).

    Parameters
    ----------
    values : ndarray, (..., k)
    order_weights : ndarray, (k,)
        They sum to 1. All on the last place is the minimum, all on the first the maximum.

    Returns
    -------
    ndarray, (...)

    References
    ----------
    Yager, R. R. (1988). On ordered weighted averaging aggregation operators in multicriteria
    decisionmaking. IEEE Transactions on Systems, Man, and Cybernetics 18, 183-190.

    Examples
    --------
    >>> ordered_mean(np.array([10.0, 90.0, 50.0]), np.array([0.0, 0.25, 0.75])).tolist()
    20.0
    """
    found: FloatArray = np.sort(values, axis=-1)[..., ::-1] @ order_weights
    return found


def copeland(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Return which percentage of the others each unit outranks, a draw counting half.

    A unit outranks another where the indicators in which it is better weigh more than those in
    which it is worse. It is Copeland's score, victories less defeats, put on a scale of 0 to 100.

    Parameters
    ----------
    values : ndarray, (n, k)
        Units that are compared with each other; NaN throughout for one that cannot be.
    weights : ndarray, (k,)

    Returns
    -------
    ndarray, (n,)
        NaN where there is nothing to compare with.

    References
    ----------
    Copeland, A. H. (1951). A 'reasonable' social welfare function. University of Michigan.
    Munda, G., Nardo, M. (2009). Noncompensatory/nonlinear composite indicators for ranking
    countries: a defensible setting. Applied Economics 41, 1513-1523.

    Examples
    --------
    >>> copeland(np.array([[3.0, 1.0], [2.0, 2.0], [1.0, 3.0]]), np.array([0.6, 0.4])).tolist()
    [100.0, 50.0, 0.0]
    """
    there = ~np.isnan(values).any(axis=1)
    rows = values[there]
    found = np.full(len(values), np.nan)
    if len(rows) < 2:
        return found
    near = _TIE * np.maximum(np.abs(rows).max(axis=0), 1.0)
    points = np.empty(len(rows))
    chunk = max(1, _CHUNK // len(rows))
    for start in range(0, len(rows), chunk):
        some = rows[start : start + chunk]
        balance = np.zeros((len(some), len(rows)))
        for j, weight in enumerate(weights):
            away = some[:, j, None] - rows[None, :, j]
            balance += weight * np.where(np.abs(away) <= near[j], 0.0, np.sign(away))
        wins, draws = (balance > _TIE).sum(axis=1), (np.abs(balance) <= _TIE).sum(axis=1)
        points[start : start + chunk] = wins + (draws - 1) / 2  # a unit draws with itself
    found[there] = 100 * points / (len(rows) - 1)
    return found
