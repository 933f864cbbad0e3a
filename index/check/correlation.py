"""Correlations of columns, pair by pair over the regions that have both, and whether they count."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from index.check.statistics import is_varied
from index.project.arrays import FloatArray, Integers

Correlation = Literal["pearson", "spearman", "kendall"]
CORRELATIONS: tuple[Correlation, ...] = ("pearson", "spearman", "kendall")

FEWEST = 3
"""Regions; of two, every correlation is 1 or -1."""


class Correlated(NamedTuple):
    """Correlations of columns with columns.

    Attributes
    ----------
    r : ndarray, (k, m)
        NaN where a column does not vary, or too few regions have both values.
    p : ndarray, (k, m)
        Probability of one so far from 0, either way, where there is none.
    n : ndarray of int, (k, m)
        Regions that have both values.
    """

    r: FloatArray
    p: FloatArray
    n: Integers


def correlate(x: FloatArray, y: FloatArray, kind: Correlation = "pearson") -> Correlated:
    """Correlate every column of one table with every column of another.

    Parameters
    ----------
    x, y : ndarray, (regions, k) and (regions, m)
        NaN where missing.
    kind : str
        ``pearson``; ``spearman``, with average ranks for ties; ``kendall``, which is tau-b.

    Returns
    -------
    Correlated

    Notes
    -----
    Of Pearson's and Spearman's, p is by Student's t with n - 2 degrees of freedom; of Kendall's, by
    the normal distribution with the variance for ties. Exact probabilities of small samples, which
    R gives for ranks without ties, differ a little.

    References
    ----------
    Kendall, M. G., Gibbons, J. D. (1990). Rank Correlation Methods, 5th ed.

    Examples
    --------
    >>> x = np.array([[1.0], [2.0], [3.0], [4.0]])
    >>> y = np.array([[1.0, 5.0], [3.0, 5.0], [2.0, 5.0], [4.0, 5.0]])
    >>> found = correlate(x, y, "spearman")
    >>> found.r.round(3).tolist(), found.p.round(3).tolist(), found.n.tolist()
    ([[0.8, nan]], [[0.2, nan]], [[4, 4]])
    """
    there_x, there_y = (~np.isnan(one) for one in (x, y))
    n = there_x.T.astype(np.int64) @ there_y.astype(np.int64)
    if kind == "kendall":
        return Correlated(*_kendall(x, y), n)
    if there_x.all() and there_y.all():
        if kind == "spearman":
            x, y = (pd.DataFrame(one).rank().to_numpy() for one in (x, y))
        r = _standardized(x).T @ _standardized(y)
    else:
        r = _pairwise(x, y, kind)
    r[n < FEWEST] = np.nan
    np.clip(r, -1, 1, out=r)
    return Correlated(r, _by_t(r, n), n)


def _standardized(x: FloatArray) -> FloatArray:
    """Return columns with the mean 0 and the length 1; NaN where one does not vary."""
    away = x - x.mean(axis=0) if len(x) else x
    length = np.sqrt((away**2).sum(axis=0))
    length[[not is_varied(column) for column in x.T]] = np.nan
    units: FloatArray = away / length
    return units


def _pairwise(x: FloatArray, y: FloatArray, kind: Correlation) -> FloatArray:
    r = np.full((x.shape[1], y.shape[1]), np.nan)
    there_x, there_y = (~np.isnan(one) for one in (x, y))
    for i in range(x.shape[1]):
        for j in range(y.shape[1]):
            both = there_x[:, i] & there_y[:, j]
            if both.sum() < FEWEST:
                continue
            pair = np.column_stack((x[both, i], y[both, j]))
            if kind == "spearman":
                pair = pd.DataFrame(pair).rank().to_numpy()
            units = _standardized(pair)
            r[i, j] = units[:, 0] @ units[:, 1]
    return r


def _by_t(r: FloatArray, n: Integers) -> FloatArray:
    from scipy.special import stdtr  # deferred: correlations alone need no distribution

    freedom = np.maximum(n - 2, 1).astype(float)
    rest = 1 - r**2
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.abs(r) * np.sqrt(freedom / rest)
    p = np.where(rest <= 0, 0.0, 2 * stdtr(freedom, -np.where(np.isfinite(t), t, 0.0)))
    result: FloatArray = np.where(np.isnan(r), np.nan, p)
    return result


def _kendall(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    from scipy.stats import kendalltau  # deferred: takes longer to import than the rest to run

    r, p = (np.full((x.shape[1], y.shape[1]), np.nan) for _ in range(2))
    there_x, there_y = (~np.isnan(one) for one in (x, y))
    for i in range(x.shape[1]):
        for j in range(y.shape[1]):
            both = there_x[:, i] & there_y[:, j]
            pair = x[both, i], y[both, j]
            if len(pair[0]) >= FEWEST and all(map(is_varied, pair)):
                found = kendalltau(*pair, method="asymptotic")
                r[i, j], p[i, j] = found.statistic, found.pvalue
    return r, p
