"""Whether what a node is made of belongs together: Cronbach's alpha, principal components."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from index.check.statistics import is_varied
from index.project.arrays import FloatArray


def cronbach_alpha(table: FloatArray) -> float | None:
    """Return Cronbach's alpha of columns: the share of their sum's variance that they share.

    Parameters
    ----------
    table : ndarray, (regions, k)
        NaN where missing; each covariance is taken over the regions that have both values.

    Returns
    -------
    float or None
        At most 1 where no value is missing; negative where columns work against each other. None
        for fewer than two columns, or where their sum does not vary.

    References
    ----------
    Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika
    16, 297-334. Pairwise covariances as in COINr's ``get_cronbach``.

    Examples
    --------
    >>> round(cronbach_alpha(np.array([[1.0, 2.0], [2.0, 4.0], [3.0, 6.0]])), 6)
    0.888889
    >>> cronbach_alpha(np.array([[1.0], [2.0]])) is None
    True
    """
    k = table.shape[1]
    covariance = _pairwise_covariance(table)
    total = covariance.sum()
    own = np.trace(covariance)
    if k < 2 or not np.isfinite(total) or total <= 1e-12 * own or own == 0:
        return None
    return float(k / (k - 1) * (1 - own / total))


def _pairwise_covariance(table: FloatArray) -> FloatArray:
    there = ~np.isnan(table)
    k = table.shape[1]
    found = np.full((k, k), np.nan)
    for i in range(k):
        for j in range(i, k):
            both = there[:, i] & there[:, j]
            n = int(both.sum())
            if n > 1:
                x, y = table[both, i], table[both, j]
                found[i, j] = found[j, i] = (x - x.mean()) @ (y - y.mean()) / (n - 1)
    return found


class Components(NamedTuple):
    """Principal components of columns, the greatest first.

    Attributes
    ----------
    n : int
        Regions that have every value; the others are left out.
    deviations : ndarray, (m,)
        Standard deviations of the components; their squares are the eigenvalues of the correlation
        matrix and sum to k.
    explained : ndarray, (m,)
        Shares of the variance.
    loadings : ndarray, (k, m)
        Each component's direction, of length 1; turned so that the sum of its loadings is not
        negative, for the sign of a component means nothing.
    """

    n: int
    deviations: FloatArray
    explained: FloatArray
    loadings: FloatArray


def principal_components(table: FloatArray) -> Components | None:
    """Find the principal components of standardized columns.

    Parameters
    ----------
    table : ndarray, (regions, k)
        NaN where missing.

    Returns
    -------
    Components or None
        None for fewer than two columns or three complete regions, or where a column does not vary.

    References
    ----------
    Pearson, K. (1901). On lines and planes of closest fit to systems of points in space. Phil.
    Mag. 2, 559-572. Standardized and without incomplete regions, as in COINr's ``get_PCA``.

    Examples
    --------
    >>> found = principal_components(np.array([[1.0, 2], [2, 4], [3, 6], [4, 8]]))
    >>> found.explained.round(6).tolist(), found.loadings[:, 0].round(4).tolist()
    ([1.0, 0.0], [0.7071, 0.7071])
    """
    rows = table[~np.isnan(table).any(axis=1)]
    n, k = rows.shape
    if k < 2 or n < 3 or not all(map(is_varied, rows.T)):
        return None
    units = (rows - rows.mean(axis=0)) / rows.std(axis=0, ddof=1)
    values, directions = np.linalg.eigh(units.T @ units / (n - 1))
    order = np.argsort(-values, kind="stable")[: min(n, k)]
    eigenvalues, directions = np.clip(values[order], 0, None), directions[:, order]
    signs = np.where(directions.sum(axis=0) < -1e-12, -1.0, 1.0)
    return Components(n, np.sqrt(eigenvalues), eigenvalues / k, directions * signs)
