"""How far judgments contradict each other, as a whole and one by one.

Indices of a matrix take ``(..., n, n)`` arrays of complete positive reciprocal matrices and return
``(...)``; they are invariant under relabelling the items, and each has its consistent value
(0, for an error ratio 1) exactly when the judgments are consistent, a_ij a_jk = a_ik.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ahp.core.priorities import (
    geometric_mean,
    principal_eigenvalue,
    principal_eigenvector,
    without_missing,
)

FloatArray = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]

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

    See Also
    --------
    implied_at : The same for chosen judgments only.

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
    rows, columns = np.triu_indices(array.shape[-1], 1)
    implied = np.ones(array.shape)
    values = implied_at(array, rows, columns)
    implied[..., rows, columns] = values
    implied[..., columns, rows] = 1 / values
    return implied


def implied_at(matrices: npt.ArrayLike, rows: npt.ArrayLike, columns: npt.ArrayLike) -> FloatArray:
    """For chosen judgments the value all the others imply; see `implied_values`.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal; missing judgments (NaN) are left out in the same way.
    rows, columns : array_like of int, (p,)
        Where the judgments stand, off the diagonal. Without any one of them the others must still
        link all items.

    Returns
    -------
    ndarray, (..., p)

    Examples
    --------
    >>> implied_at([[1, 2, 3], [1 / 2, 1, 4], [1 / 3, 1 / 4, 1]], [0, 2], [1, 0]).round(6)
    array([0.75 , 0.125])
    """
    array = without_missing(matrices)
    n = array.shape[-1]
    i, j = np.asarray(rows, dtype=np.intp), np.asarray(columns, dtype=np.intp)
    implied = np.full((*array.shape[:-2], len(i)), np.nan)
    if n > 2:
        flat = implied.reshape(-1)
        for part, without, each, row, column in _copies(array.reshape(-1, n, n), i, j):
            without[each, row, column] = without[each, column, row] = 0.0
            without[each, row, row] += 1.0
            without[each, column, column] += 1.0
            weights = principal_eigenvector(without)
            flat[part] = weights[each, row] / weights[each, column]
    return implied


def lambda_max_after(
    matrices: npt.ArrayLike,
    replacements: npt.ArrayLike,
    weigh: Callable[[npt.ArrayLike], FloatArray] = principal_eigenvector,
) -> FloatArray:
    """Lambda_max after changing a single judgment, for each judgment in turn.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal, complete.
    replacements : array_like, (..., n, n)
        What each judgment would be changed to; the upper triangle is read.
    weigh : callable
        The method by which weights are derived, from which lambda_max is seen.

    Returns
    -------
    ndarray, (..., n, n)
        Symmetric: a judgment and its reciprocal change together. The diagonal has the lambda_max
        of the unchanged matrix.

    See Also
    --------
    lambda_max_at : The same for chosen judgments only.

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
    rows, columns = np.triu_indices(array.shape[-1], 1)
    after = np.empty(array.shape)
    after[...] = principal_eigenvalue(array, weigh(array))[..., None, None]
    lambdas = lambda_max_at(array, rows, columns, targets[..., rows, columns], weigh)
    after[..., rows, columns] = after[..., columns, rows] = lambdas
    return after


def lambda_max_at(
    matrices: npt.ArrayLike,
    rows: npt.ArrayLike,
    columns: npt.ArrayLike,
    replacements: npt.ArrayLike,
    weigh: Callable[[npt.ArrayLike], FloatArray] = principal_eigenvector,
) -> FloatArray:
    """Lambda_max after changing a single judgment, for chosen ones; see `lambda_max_after`.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal, complete.
    rows, columns : array_like of int, (p,)
        Where the judgments stand, off the diagonal.
    replacements : array_like, (..., p)
        What each would be changed to.
    weigh : callable
        The method by which weights are derived, from which lambda_max is seen.

    Returns
    -------
    ndarray, (..., p)

    Examples
    --------
    >>> lambda_max_at([[1, 2, 3], [1 / 2, 1, 4], [1 / 3, 1 / 4, 1]], [0, 0], [1, 2], [3 / 4, 8])
    array([3., 3.])
    """
    array = np.asarray(matrices, dtype=np.float64)
    n = array.shape[-1]
    i, j = np.asarray(rows, dtype=np.intp), np.asarray(columns, dtype=np.intp)
    shape = (*array.shape[:-2], len(i))
    values = np.broadcast_to(np.asarray(replacements, dtype=np.float64), shape).reshape(-1)
    lambdas = np.empty(shape)
    flat = lambdas.reshape(-1)
    for part, changed, each, row, column in _copies(array.reshape(-1, n, n), i, j):
        changed[each, row, column] = values[part]
        changed[each, column, row] = 1 / values[part]
        flat[part] = principal_eigenvalue(changed, weigh(changed))
    return lambdas


def _copies(
    stack: FloatArray, rows: Indices, columns: Indices
) -> Iterator[tuple[slice, FloatArray, Indices, Indices, Indices]]:
    """Yield a copy of each matrix for each judgment, as many at a time as fit in memory.

    With every part come its place among all copies, their numbers in it, and the row and column
    of the judgment each is for.
    """
    total = len(stack) * len(rows)
    step = max(1, _PART_SIZE // stack.shape[-1] ** 2)
    for start in range(0, total, step):
        part = slice(start, min(start + step, total))
        matrix, judgment = np.divmod(np.arange(part.start, part.stop), len(rows))
        each = np.arange(len(matrix))
        yield part, stack[matrix], each, rows[judgment], columns[judgment]


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

    See Also
    --------
    count_intensity_violations : For large matrices, where the list would not fit in memory.

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
    pairs, strength, weight_ratio = _preferences(matrix, weights)
    stronger = strength[:, None] > strength[None, :] + _SAME
    not_reflected = weight_ratio[:, None] <= weight_ratio[None, :] + _SAME
    return OrderViolations(
        preference=tuple(pairs[k] for k in np.flatnonzero(weight_ratio <= _SAME)),
        intensity=tuple(
            (pairs[k], pairs[m]) for k, m in np.argwhere(stronger & not_reflected).tolist()
        ),
    )


def preference_violations(
    matrix: npt.ArrayLike, weights: npt.ArrayLike
) -> tuple[tuple[int, int], ...]:
    """List the preferences that weights contradict, without the intensities.

    Parameters and result are those of `order_violations`.

    Examples
    --------
    >>> preference_violations([[1, 2], [1 / 2, 1]], [0.4, 0.6])
    ((0, 1),)
    """
    pairs, _, weight_ratio = _preferences(matrix, weights)
    return tuple(pairs[k] for k in np.flatnonzero(weight_ratio <= _SAME))


def count_intensity_violations(matrix: npt.ArrayLike, weights: npt.ArrayLike) -> int:
    """Count the intensities that weights contradict, of which a large matrix has millions.

    Parameters are those of `order_violations`.

    Examples
    --------
    >>> matrix = [[1, 2, 3], [1 / 2, 1, 4], [1 / 3, 1 / 4, 1]]
    >>> count_intensity_violations(matrix, [4 / 7, 2 / 7, 1 / 7])
    2
    """
    _, strengths, weight_ratios = _preferences(matrix, weights)
    order = np.argsort(strengths, kind="stable")
    ascending = list(zip(strengths[order].tolist(), weight_ratios[order].tolist(), strict=True))
    count = 0
    weaker: list[float] = []  # the weight ratios of all that are judged weaker, sorted
    for strength, weight_ratio in ascending:
        while ascending[len(weaker)][0] + _SAME < strength:
            insort(weaker, ascending[len(weaker)][1] + _SAME)
        count += len(weaker) - bisect_left(weaker, weight_ratio)
    return count


def _preferences(
    matrix: npt.ArrayLike, weights: npt.ArrayLike
) -> tuple[list[tuple[int, int]], FloatArray, FloatArray]:
    """List the pairs judged i over j, with the logarithms of a_ij and of w_i / w_j."""
    judged = np.log(np.asarray(matrix, dtype=np.float64))
    logs = np.log(np.asarray(weights, dtype=np.float64))
    rows, columns = np.nonzero(judged > _SAME)
    pairs = list(zip(rows.tolist(), columns.tolist(), strict=True))
    return pairs, judged[rows, columns], logs[rows] - logs[columns]
