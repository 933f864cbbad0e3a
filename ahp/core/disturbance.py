"""Judgments one by one: how far each is from the weights, and what the others imply for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import FloatArray, Indices
from ahp.core.priorities import principal_eigenvalue, principal_eigenvector, without_missing

# Error ratios whose logarithms differ by less are taken as equal: rounding must not rank them.
_SAME = 1e-10
# Numbers held at a time when every pair of every matrix gets its own copy of the matrix.
_PART_SIZE = 2**20


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
