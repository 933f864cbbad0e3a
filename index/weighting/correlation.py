"""Weights that make indicators matter as wanted, by their correlations with the index."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.project.arrays import FloatArray
from index.weighting.method import Method, Option, Unfit, correlations, deviations
from index.weighting.wording import CANNOT_BALANCE, NAMES, NEEDS

_NOISE = 1e-10
_FIRM = 1e3  # how firmly the first search holds the sum of correlations


def balanced_weights(
    values: FloatArray, wanted: Sequence[float] | FloatArray | None = None
) -> FloatArray:
    """Return weights under which correlations with the index stand in the ratios wanted.

    Parameters
    ----------
    values : ndarray, (n, k)
    wanted : array-like, (k,), optional
        How much each column is to matter, not negative; by default all the same.

    Returns
    -------
    ndarray, (k,)
        As near as weights that are not negative can come: the squares of what the shares of the
        sum of all correlations differ from the wanted ones sum to the least.

    Raises
    ------
    Unfit
        Fewer than three rows; a column that does not vary; columns that cancel each other.

    Notes
    -----
    With R the correlations of the columns and u the weights times the columns' standard
    deviations, the correlations with the index are proportional to R u, and shares are the same
    for every multiple of u. So the least squares of R u against the wanted shares, where R u
    sums to 1 and no u is negative, have one answer, found without a search for weights.

    References
    ----------
    Becker, W., Saisana, M., Paruolo, P., Vandecasteele, I. (2017). Weights and importance in
    composite indicators: closing the gap. Ecological Indicators 80, 12-22; the linear version,
    as ``get_opt_weights`` of COINr has it.

    Examples
    --------
    >>> values = np.array([[0.0, 0.0], [1.0, 30.0], [2.0, 0.0]])
    >>> balanced_weights(values).round(6).tolist()
    [0.945416, 0.054584]
    """
    matrix, spread = correlations(values), deviations(values)
    count = len(spread)
    aims = np.full(count, 1 / count) if wanted is None else np.asarray(wanted, dtype=float)
    scaled = nearest_shares(matrix, aims / aims.sum())
    found: FloatArray = scaled / spread / (scaled / spread).sum()
    return found


def importances(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Return how much each column matters: its share of the sum of correlations with the index.

    >>> importances(np.array([[0.0, 0.0], [1.0, 2.0], [2.0, 4.0]]), np.array([0.9, 0.1])).tolist()
    [0.5, 0.5]
    """
    index = values @ weights
    found = np.array([np.corrcoef(column, index)[0, 1] for column in values.T])
    shares: FloatArray = found / found.sum()
    return shares


def nearest_shares(matrix: FloatArray, aims: FloatArray) -> FloatArray:
    """Return u, not negative, with the least squares of R u - aims where R u sums to 1.

    Parameters
    ----------
    matrix : ndarray, (k, k)
        R, the correlations of columns.
    aims : ndarray, (k,)
        Wanted shares of the sum of correlations with the index; sum to 1.

    Returns
    -------
    ndarray, (k,)
        Weights times standard deviations.

    Raises
    ------
    Unfit
        Columns that cancel each other.

    Examples
    --------
    >>> nearest_shares(np.eye(2), np.array([0.25, 0.75])).round(9).tolist()
    [0.25, 0.75]
    """
    from scipy.optimize import nnls  # deferred: slow to import

    sums = matrix.sum(axis=0)
    if not (sums > _NOISE).any():
        raise Unfit(CANNOT_BALANCE)
    rows, targets = np.vstack([matrix, _FIRM * sums]), np.append(aims, _FIRM)
    rough: FloatArray = nnls(rows, targets)[0]
    used = np.flatnonzero(rough > _NOISE)
    exact = np.zeros(len(aims))
    exact[used] = _held(matrix[:, used], aims)
    fits = (exact >= -_NOISE).all() and np.abs(exact - rough).max() < 1e-3
    return np.maximum(exact, 0.0) if fits else rough


def _held(columns: FloatArray, aims: FloatArray) -> FloatArray:
    """Solve the least squares exactly, where the sum is held (Lagrange)."""
    sums, count = columns.sum(axis=0), columns.shape[1]
    system = np.zeros((count + 1, count + 1))
    system[:count, :count] = columns.T @ columns
    system[:count, count] = system[count, :count] = sums
    right = np.append(columns.T @ aims, 1.0)
    found: FloatArray = np.linalg.lstsq(system, right, rcond=None)[0][:count]
    return found


CORRELATION = Method(
    "correlation",
    NAMES["correlation"],
    "Becker, W., Saisana, M., Paruolo, P., Vandecasteele, I. (2017). Weights and importance in "
    "composite indicators: closing the gap. Ecological Indicators 80, 12-22.",
    NEEDS["correlating"],
    balanced_weights,
    {"wanted": Option("equal", ("equal", "own"))},
)
