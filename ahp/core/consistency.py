"""How far judgments contradict each other, as a whole and one by one.

Indices of a matrix take ``(..., n, n)`` arrays of complete positive reciprocal matrices and return
``(...)``; they are invariant under relabelling the items, and each has its consistent value
(0, for an error ratio 1) exactly when the judgments are consistent, a_ij a_jk = a_ik.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ahp.core.priorities import geometric_mean, principal_eigenvalue, principal_eigenvector

FloatArray = npt.NDArray[np.float64]

# Ratios that differ by less are taken as equal: floats of equal ratios differ in the last digits.
_SAME = 1e-10
# Numbers held at a time when every pair of every matrix gets its own copy of the matrix.
_PART_SIZE = 2**20


def consistency_index(lambda_max: npt.ArrayLike, n: int) -> FloatArray:
    """CI = (lambda_max - n) / (n - 1), and 0 for a single item.

    Lambda_max cannot be below n; a float that is, by rounding, gives 0.

    Parameters
    ----------
    lambda_max : array_like, (...)
        Principal eigenvalues.
    n : int
        Number of items.

    Returns
    -------
    ndarray, (...)

    References
    ----------
    Saaty, T. L. (1977). A scaling method for priorities in hierarchical structures. Journal of
    Mathematical Psychology 15, 234-281.

    Examples
    --------
    >>> round(float(consistency_index(5.225235, 5)), 6)
    0.056309
    """
    excess = np.maximum(np.asarray(lambda_max, dtype=np.float64) - n, 0.0)
    index: FloatArray = excess / max(n - 1, 1)
    return index


def consistency_ratio(ci: npt.ArrayLike, ri: npt.ArrayLike) -> FloatArray:
    """CR = CI / RI, and 0 where RI is 0: two items cannot contradict each other.

    Parameters
    ----------
    ci, ri : array_like, (...)
        Consistency index and random index.

    Returns
    -------
    ndarray, (...)

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill, chapter 2.

    Examples
    --------
    >>> consistency_ratio([0.056, 0.0], [1.12, 0.0])
    array([0.05, 0.  ])
    """
    index = np.asarray(ci, dtype=np.float64)
    if isinstance(ri, float) and ri:  # one random index for all: no need to look for zeros
        return index / ri
    return _ratio(index, np.asarray(ri, dtype=np.float64))


def hierarchy_consistency_ratio(
    weights: npt.ArrayLike, cis: npt.ArrayLike, ris: npt.ArrayLike
) -> FloatArray:
    """CR of a whole hierarchy: sum(g CI) / sum(g RI) over its matrices, 0 where sum(g RI) is 0.

    Parameters
    ----------
    weights : array_like, (..., m)
        Global weight g of the node each of the m matrices belongs to.
    cis, ris : array_like, (..., m)
        Their consistency and random indices.

    Returns
    -------
    ndarray, (...)

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill, section 4.4.

    Examples
    --------
    >>> float(hierarchy_consistency_ratio([1.0, 0.5], [0.0, 0.1], [0.5, 1.0]))
    0.05
    """
    g = np.asarray(weights, dtype=np.float64)
    return _ratio((g * np.asarray(cis)).sum(axis=-1), (g * np.asarray(ris)).sum(axis=-1))


def _ratio(numerator: FloatArray, denominator: FloatArray) -> FloatArray:
    none = denominator == 0
    quotient: FloatArray = np.where(none, 0.0, numerator / np.where(none, 1.0, denominator))[()]
    return quotient


def geometric_consistency_index(
    matrices: npt.ArrayLike, weights: npt.ArrayLike | None = None
) -> FloatArray:
    """GCI = 2 / ((n-1)(n-2)) * sum over i<j of log^2(a_ij w_j / w_i), and 0 for n <= 2.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal, complete.
    weights : array_like, (..., n), optional
        By default the geometric mean's, for which the index was made.

    Returns
    -------
    ndarray, (...)

    References
    ----------
    Aguaron, J. and Moreno-Jimenez, J. M. (2003). The geometric consistency index: approximated
    thresholds. European Journal of Operational Research 147, 137-145.

    Examples
    --------
    >>> round(float(geometric_consistency_index([[1, 2, 3], [1/2, 1, 4], [1/3, 1/4, 1]])), 6)
    0.320675
    """
    array = np.asarray(matrices, dtype=np.float64)
    n = array.shape[-1]
    if n <= 2:
        return np.zeros(array.shape[:-2])
    errors = error_ratios(array, geometric_mean(array) if weights is None else weights)
    # Both triangles carry the same squares, so the sum is already doubled.
    squares = np.square(np.log(errors))
    index: FloatArray = squares.sum(axis=(-2, -1)) / ((n - 1) * (n - 2))
    return index


def gci_threshold(n: int) -> float:
    """Return the GCI up to which judgments count as consistent: what CR = 0.1 corresponds to.

    Parameters
    ----------
    n : int
        Number of items; for n <= 2, always consistent, the threshold is 0.

    Returns
    -------
    float

    References
    ----------
    Aguaron, J. and Moreno-Jimenez, J. M. (2003). The geometric consistency index: approximated
    thresholds. European Journal of Operational Research 147, 137-145.

    Examples
    --------
    >>> [gci_threshold(n) for n in (2, 3, 4, 5, 15)]
    [0.0, 0.31, 0.35, 0.37, 0.37]
    """
    return {1: 0.0, 2: 0.0, 3: 0.31, 4: 0.35}.get(n, 0.37)


def koczkodaj_index(matrices: npt.ArrayLike) -> FloatArray:
    """Koczkodaj's index: the worst triad's 1 - min(x, 1/x), with x = a_ik / (a_ij a_jk).

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal, complete.

    Returns
    -------
    ndarray, (...)
        In [0, 1); 0 for n <= 2, which has no triad.

    References
    ----------
    Koczkodaj, W. W. (1993). A new definition of consistency of pairwise comparisons. Mathematical
    and Computer Modelling 18(7), 79-84; Duszak, Z. and Koczkodaj, W. W. (1994). Generalization of
    a new definition of consistency for pairwise comparisons. Information Processing Letters 52,
    273-276.

    Examples
    --------
    >>> float(koczkodaj_index([[1, 2, 5], [1 / 2, 1, 2], [1 / 5, 1 / 2, 1]]).round(6))
    0.2
    """
    logs = np.log(np.asarray(matrices, dtype=np.float64))
    worst: FloatArray = np.zeros(logs.shape[:-2])
    for j in range(logs.shape[-1]):
        detours = logs[..., :, j, None] + logs[..., None, j, :]
        worst = np.maximum(worst, np.abs(detours - logs).max(axis=(-2, -1)))
    return -np.expm1(-worst)


def circular_triads(matrices: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """Count the intransitive cycles: triads where i beats j, j beats k and k beats i.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal. A tie (1) or a missing judgment (NaN) is no win, so no part of a cycle.

    Returns
    -------
    ndarray of int, (...)

    References
    ----------
    Kendall, M. G. and Babington Smith, B. (1940). On the method of paired comparisons. Biometrika
    31, 324-345.

    Examples
    --------
    >>> int(circular_triads([[1, 2, 1 / 3], [1 / 2, 1, 4], [3, 1 / 4, 1]]))
    1
    """
    wins = (np.asarray(matrices, dtype=np.float64) > 1 + _SAME).astype(np.float64)
    # trace(W^3) walks around each cycle from each of its three items.
    walks = ((wins @ wins) * wins.swapaxes(-2, -1)).sum(axis=(-2, -1))
    cycles: npt.NDArray[np.int64] = np.rint(walks / 3).astype(np.int64)
    return cycles


def error_ratios(matrices: npt.ArrayLike, weights: npt.ArrayLike) -> FloatArray:
    """Saaty's error ratios e_ij = a_ij w_j / w_i: 1 where a judgment agrees with the weights.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal; NaN stays NaN.
    weights : array_like, (..., n)
        Positive.

    Returns
    -------
    ndarray, (..., n, n)
        Reciprocal: e_ji = 1 / e_ij.

    References
    ----------
    Saaty, T. L. (2003). Decision-making with the AHP: why is the principal eigenvector necessary.
    European Journal of Operational Research 145, 85-91.

    Examples
    --------
    >>> error_ratios([[1, 3], [1 / 3, 1]], [0.6, 0.4]).round(2)
    array([[1. , 2. ],
           [0.5, 1. ]])
    """
    w = np.asarray(weights, dtype=np.float64)
    return np.asarray(matrices, dtype=np.float64) * w[..., None, :] / w[..., :, None]


def worst_judgments(matrix: npt.ArrayLike, weights: npt.ArrayLike) -> list[tuple[int, int]]:
    """Rank the judgments of one matrix by how far they are from the weights, worst first.

    Parameters
    ----------
    matrix : array_like, (n, n)
        Positive reciprocal; missing judgments (NaN) are left out.
    weights : array_like, (n,)
        Positive.

    Returns
    -------
    list of (int, int)
        Pairs i < j by max(e_ij, 1 / e_ij) of the error ratio, descending; ties by index.

    References
    ----------
    Saaty, T. L. (2003). Decision-making with the AHP: why is the principal eigenvector necessary.
    European Journal of Operational Research 145, 85-91.

    Examples
    --------
    >>> worst_judgments([[1, 2, 8], [1 / 2, 1, 2], [1 / 8, 1 / 2, 1]], [4 / 7, 2 / 7, 1 / 7])
    [(0, 2), (0, 1), (1, 2)]
    """
    distances = np.abs(np.log(error_ratios(matrix, weights)))
    rows, columns = np.triu_indices(len(distances), 1)
    # In a 3x3 matrix all three are equally wrong; rounding lets the index decide, not the noise.
    keys = np.round(-distances[rows, columns] / _SAME)
    order = np.argsort(keys, kind="stable")[: np.count_nonzero(~np.isnan(keys))]
    return list(zip(rows[order].tolist(), columns[order].tolist(), strict=True))


def implied_values(matrices: npt.ArrayLike) -> FloatArray:
    """For each judgment the value all the others imply: that matrix solved without it.

    Leaves a_ij out as Harker does, with 0 in its place and in that of a_ji, and 1 added to both
    diagonal cells; the answer is w_i / w_j of the principal eigenvector. A judgment changed to it
    fits its own weights exactly.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal, complete.

    Returns
    -------
    ndarray, (..., n, n)
        Reciprocal, with ones on the diagonal. With two items there are no others: NaN.

    References
    ----------
    Harker, P. T. (1987). Derivatives of the Perron root of a positive reciprocal matrix: with
    application to the analytic hierarchy process. Applied Mathematics and Computation 22, 217-232;
    Incomplete pairwise comparisons in the analytic hierarchy process. Mathematical Modelling 9,
    837-848.

    Examples
    --------
    The first judgment would have to be 3 / 4 to agree with the other two:

    >>> implied_values([[1, 2, 3], [1 / 2, 1, 4], [1 / 3, 1 / 4, 1]])[0].round(6)
    array([1.  , 0.75, 8.  ])
    """
    array = np.asarray(matrices, dtype=np.float64)
    n = array.shape[-1]
    rows, columns = np.triu_indices(n, 1)
    pairs = np.arange(len(rows))
    implied = np.ones(array.shape).reshape(-1, n, n)
    if n == 2:
        implied[:, rows, columns] = implied[:, columns, rows] = np.nan
        return implied.reshape(array.shape)
    stack = array.reshape(-1, n, n)
    for part in _parts(len(stack), n):
        without = np.repeat(stack[part, None], len(pairs), axis=1)
        without[:, pairs, rows, columns] = without[:, pairs, columns, rows] = 0.0
        without[:, pairs, rows, rows] += 1.0
        without[:, pairs, columns, columns] += 1.0
        weights = principal_eigenvector(without)
        values = weights[:, pairs, rows] / weights[:, pairs, columns]
        implied[part, rows, columns] = values
        implied[part, columns, rows] = 1 / values
    return implied.reshape(array.shape)


def lambda_max_after(matrices: npt.ArrayLike, replacements: npt.ArrayLike) -> FloatArray:
    """Lambda_max after changing a single judgment, for each judgment in turn.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal, complete.
    replacements : array_like, (..., n, n)
        What each judgment would be changed to; the upper triangle is read.

    Returns
    -------
    ndarray, (..., n, n)
        Symmetric: a judgment and its reciprocal change together. The diagonal has the lambda_max
        of the unchanged matrix.

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill, chapter 7.

    Examples
    --------
    >>> matrix = np.array([[1, 2, 3], [1 / 2, 1, 4], [1 / 3, 1 / 4, 1]])
    >>> lambda_max_after(matrix, implied_values(matrix)).round(3)
    array([[3.108, 3.   , 3.   ],
           [3.   , 3.108, 3.   ],
           [3.   , 3.   , 3.108]])
    """
    array, targets = np.broadcast_arrays(
        np.asarray(matrices, dtype=np.float64), np.asarray(replacements, dtype=np.float64)
    )
    n = array.shape[-1]
    rows, columns = np.triu_indices(n, 1)
    pairs = np.arange(len(rows))
    stack = array.reshape(-1, n, n)
    values = targets.reshape(-1, n, n)[:, rows, columns]
    unchanged = principal_eigenvalue(stack, principal_eigenvector(stack))
    result = np.repeat(unchanged, n * n).reshape(-1, n, n)
    for part in _parts(len(stack), n):
        changed = np.repeat(stack[part, None], len(pairs), axis=1)
        changed[:, pairs, rows, columns] = values[part]
        changed[:, pairs, columns, rows] = 1 / values[part]
        lambdas = principal_eigenvalue(changed, principal_eigenvector(changed))
        result[part, rows, columns] = result[part, columns, rows] = lambdas
    return result.reshape(array.shape)


def _parts(count: int, n: int) -> Iterator[slice]:
    """Cut a stack so that a copy of the matrix for each of its pairs fits in memory."""
    step = max(1, _PART_SIZE // max(1, n**3 * (n - 1) // 2))
    return (slice(start, start + step) for start in range(0, count, step))


@dataclass(frozen=True)
class OrderViolations:
    """Where weights contradict the order of the judgments they were derived from.

    Attributes
    ----------
    preference : tuple of (i, j)
        Item i was judged above j, but does not weigh more.
    intensity : tuple of ((i, j), (k, l))
        i over j was judged stronger than k over l, but w_i / w_j is not above w_k / w_l.
    """

    preference: tuple[tuple[int, int], ...]
    intensity: tuple[tuple[tuple[int, int], tuple[int, int]], ...]


def order_violations(matrix: npt.ArrayLike, weights: npt.ArrayLike) -> OrderViolations:
    """List the violations of the condition of order preservation, in index order.

    Parameters
    ----------
    matrix : array_like, (n, n)
        Positive reciprocal; missing judgments (NaN) claim nothing.
    weights : array_like, (n,)
        Positive.

    Returns
    -------
    OrderViolations

    References
    ----------
    Bana e Costa, C. A. and Vansnick, J.-C. (2008). A critical analysis of the eigenvalue method
    used to derive priorities in AHP. European Journal of Operational Research 187, 1422-1428.

    Examples
    --------
    Weights that say a > b > c by equal factors, against judgments that do not:

    >>> matrix = [[1, 2, 3], [1 / 2, 1, 4], [1 / 3, 1 / 4, 1]]
    >>> order_violations(matrix, [4 / 7, 2 / 7, 1 / 7]).intensity
    (((1, 2), (0, 1)), ((1, 2), (0, 2)))
    """
    judged = np.log(np.asarray(matrix, dtype=np.float64))
    logs = np.log(np.asarray(weights, dtype=np.float64))
    rows, columns = np.nonzero(judged > _SAME)
    strength = judged[rows, columns]
    weight_ratio = logs[rows] - logs[columns]
    preferred = list(zip(rows.tolist(), columns.tolist(), strict=True))
    stronger = strength[:, None] > strength[None, :] + _SAME
    not_reflected = weight_ratio[:, None] <= weight_ratio[None, :] + _SAME
    return OrderViolations(
        preference=tuple(preferred[k] for k in np.flatnonzero(weight_ratio <= _SAME)),
        intensity=tuple(
            (preferred[k], preferred[m]) for k, m in np.argwhere(stronger & not_reflected).tolist()
        ),
    )
