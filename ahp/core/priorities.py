"""Weights from judgments: the priority vector of a pairwise comparison matrix, by each method.

Every function takes ``(..., n, n)`` arrays, like `numpy.linalg`, and returns weights ``(..., n)``
that are positive and sum to one. A missing judgment is NaN; only `log_least_squares` can do
without it, the others give NaN weights for that matrix.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from ahp.common.findings import DisconnectedError
from ahp.common.mathematics import NO_JUDGMENTS, NOT_CONNECTED
from ahp.core.arrays import FloatArray
from ahp.core.graph import components, is_complete, is_connected
from ahp.core.power_method import settled_powers, settled_vector

# A stack is worked off in parts of one megabyte, which stay in the processor's cache.
_PART_SIZE = 2**17


def principal_eigenvector(
    matrices: npt.ArrayLike, *, tolerance: float = 1e-13, max_iterations: int = 60
) -> FloatArray:
    """Weights by the eigenvector method: A w = lambda_max w.

    By the power method (`ahp.core.power_method`), which squares the matrix until the bounds
    min (A w)_i / w_i <= lambda_max <= max (A w)_i / w_i of Collatz and Wielandt meet.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal matrices; non-negative primitive ones (Harker's) do as well.
    tolerance : float
        Distance of the two bounds, relative to lambda_max, at which the iteration stops.
    max_iterations : int
        Squarings after which the iteration is given up, at least 8 and a multiple of 4.

    Returns
    -------
    ndarray, (..., n)
        Weights that sum to one; NaN for a matrix with missing judgments.

    Raises
    ------
    ConvergenceError
        When `max_iterations` squarings do not reach `tolerance`, or judgments are so extreme
        that the powers overflow.

    See Also
    --------
    principal_eigenvector_lapack : The plain twin.

    References
    ----------
    Saaty, T. L. (1977). A scaling method for priorities in hierarchical structures. Journal of
    Mathematical Psychology 15, 234-281. Bounds: Horn, R. A. and Johnson, C. R. (2013). Matrix
    Analysis, 2nd ed., section 8.1.

    Examples
    --------
    >>> principal_eigenvector([[1, 6, 3], [1 / 6, 1, 1 / 2], [1 / 3, 2, 1]]).round(4)
    array([0.6667, 0.1111, 0.2222])
    """
    array = np.asarray(matrices, dtype=np.float64)
    with np.errstate(all="ignore"):
        if array.ndim == 2:
            return settled_vector(array, tolerance, max_iterations)
        n = array.shape[-1]
        stack = array.reshape(-1, n, n)
        weights = np.empty(stack.shape[:-1])
        step = max(1, _PART_SIZE // n**2)
        for start in range(0, len(stack), step):
            part = stack[start : start + step]
            weights[start : start + step] = _power_method(part, tolerance, max_iterations)
    return weights.reshape(array.shape[:-1])


def _power_method(matrices: FloatArray, tolerance: float, max_iterations: int) -> FloatArray:
    weights = np.full(matrices.shape[:-1], np.nan)
    complete = is_complete(matrices)
    if complete.all():
        for places, powers in settled_powers(matrices, tolerance, max_iterations):
            weights[places] = _normalized(powers[:, :, 0])
    elif complete.any():
        weights[complete] = _power_method(matrices[complete], tolerance, max_iterations)
    return weights


def principal_eigenvector_lapack(matrices: npt.ArrayLike) -> FloatArray:
    """Weights by the eigenvector method from LAPACK's full decomposition, the plain way.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal, complete.

    Returns
    -------
    ndarray, (..., n)
        Weights that sum to one.

    Raises
    ------
    numpy.linalg.LinAlgError
        When a judgment is missing or infinite.

    References
    ----------
    Saaty, T. L. (1977). A scaling method for priorities in hierarchical structures. Journal of
    Mathematical Psychology 15, 234-281.

    Examples
    --------
    >>> principal_eigenvector_lapack([[1, 6, 3], [1 / 6, 1, 1 / 2], [1 / 3, 2, 1]]).round(4)
    array([0.6667, 0.1111, 0.2222])
    """
    values, vectors = np.linalg.eig(np.asarray(matrices, dtype=np.float64))
    principal = np.argmax(values.real, axis=-1)
    weights = np.take_along_axis(vectors.real, principal[..., None, None], axis=-1)[..., 0]
    return _normalized(weights)


def geometric_mean(matrices: npt.ArrayLike) -> FloatArray:
    """Weights by the row geometric mean, the root method: w_i ~ (prod_j a_ij)^(1/n).

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal.

    Returns
    -------
    ndarray, (..., n)
        Weights that sum to one; NaN for a matrix with missing judgments.

    References
    ----------
    Crawford, G. and Williams, C. (1985). A note on the analysis of subjective judgment matrices.
    Journal of Mathematical Psychology 29, 387-405.

    Examples
    --------
    >>> geometric_mean([[1, 6, 3], [1 / 6, 1, 1 / 2], [1 / 3, 2, 1]]).round(4)
    array([0.6667, 0.1111, 0.2222])
    """
    logs = np.log(np.asarray(matrices, dtype=np.float64)).mean(axis=-1)
    return _normalized(np.exp(logs))


def column_sum(matrices: npt.ArrayLike) -> FloatArray:
    """Weights by the normalized column sum, the sum method: w_i = mean_j (a_ij / sum_k a_kj).

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal.

    Returns
    -------
    ndarray, (..., n)
        Weights that sum to one; NaN for a matrix with missing judgments.

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill, chapter 2.

    Examples
    --------
    >>> column_sum([[1, 6, 3], [1 / 6, 1, 1 / 2], [1 / 3, 2, 1]]).round(4)
    array([0.6667, 0.1111, 0.2222])
    """
    array = np.asarray(matrices, dtype=np.float64)
    weights: FloatArray = (array / array.sum(axis=-2, keepdims=True)).mean(axis=-1)
    return weights


def row_sum(matrices: npt.ArrayLike) -> FloatArray:
    """Weights by the normalized row sum: w_i = sum_j a_ij / sum_ij a_ij.

    The crudest of the methods Saaty lists. It is known here because weights in print come from it.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal.

    Returns
    -------
    ndarray, (..., n)
        Weights that sum to one; NaN for a matrix with missing judgments.

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill, chapter 2: "sum the elements
    in each row and normalize by dividing each sum by the total of all the sums".

    Examples
    --------
    >>> row_sum([[1, 6, 3], [1 / 6, 1, 1 / 2], [1 / 3, 2, 1]]).round(4)
    array([0.6667, 0.1111, 0.2222])
    """
    return _normalized(np.asarray(matrices, dtype=np.float64).sum(axis=-1))


def log_least_squares(matrices: npt.ArrayLike) -> FloatArray:
    """Weights by logarithmic least squares over the judgments that were given.

    Minimizes the sum of (log a_ij - log w_i + log w_j)^2 over the known judgments: a linear
    system in log w with the Laplacian of the comparison graph. On a complete matrix it is the
    geometric mean.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal; NaN where a pair was not judged (in both triangles).

    Returns
    -------
    ndarray, (..., n)
        Weights that sum to one.

    Raises
    ------
    DisconnectedError
        When the judgments of a matrix form islands; names the islands by item index.

    References
    ----------
    Bozoki, S., Fulop, J. and Ronyai, L. (2010). On optimal completion of incomplete pairwise
    comparison matrices. Mathematical and Computer Modelling 52, 318-333, section 4.

    Examples
    --------
    Nine times each along a chain, and nothing else judged:

    >>> missing = float("nan")
    >>> chain = [[1, 9, missing], [1 / 9, 1, 9], [missing, 1 / 9, 1]]
    >>> (log_least_squares(chain) * 91).round(6)
    array([81.,  9.,  1.])
    """
    array = np.asarray(matrices, dtype=np.float64)
    n = array.shape[-1]
    known = ~np.isnan(array)
    for matrix in array.reshape(-1, n, n)[~is_connected(array).reshape(-1)]:
        islands = components(matrix)
        if len(islands) == n:
            raise DisconnectedError.of(NO_JUDGMENTS, count=n * (n - 1) // 2)
        text = "; ".join(", ".join(map(str, island)) for island in islands)
        raise DisconnectedError.of(NOT_CONNECTED, count=len(islands), islands=text)
    logs = np.log(np.where(known, array, 1.0)).sum(axis=-1)
    adjacency = known & ~np.eye(n, dtype=bool)
    laplacian = np.eye(n) * adjacency.sum(axis=-1)[..., None] - adjacency
    # The Laplacian leaves the scale of w open; adding ones asks for sum(log w) = 0.
    return _normalized(np.exp(np.linalg.solve(laplacian + 1.0, logs[..., None])[..., 0]))


def without_missing(matrices: npt.ArrayLike) -> FloatArray:
    """Leave missing judgments out as Harker does: 0 in their place, and 1 added to the diagonal.

    The principal eigenvector is then the one with w_i / w_j in place of each missing a_ij.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal; NaN where a pair was not judged (in both triangles).

    Returns
    -------
    ndarray, (..., n, n)

    References
    ----------
    Harker, P. T. (1987). Incomplete pairwise comparisons in the analytic hierarchy process.
    Mathematical Modelling 9, 837-848.

    Examples
    --------
    >>> x = float("nan")
    >>> without_missing([[1, 9, x], [1 / 9, 1, 9], [x, 1 / 9, 1]])[0]
    array([2., 9., 0.])
    """
    array = np.asarray(matrices, dtype=np.float64)
    missing = np.isnan(array)
    if not missing.any():
        return array
    diagonal = np.eye(array.shape[-1]) * missing.sum(axis=-1)[..., None]
    left_out: FloatArray = np.where(missing, 0.0, array) + diagonal
    return left_out


def principal_eigenvalue(matrices: npt.ArrayLike, weights: npt.ArrayLike) -> FloatArray:
    """Lambda_max as seen from the weights: the mean of (A w)_i / w_i.

    Exact for the principal eigenvector; for weights of another method the usual estimate, and
    never below n.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal.
    weights : array_like, (..., n)
        Positive, by any method.

    Returns
    -------
    ndarray, (...)
        NaN for a matrix with missing judgments.

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill, chapter 2.

    Examples
    --------
    >>> matrix = [[1, 6, 3], [1 / 6, 1, 1 / 2], [1 / 3, 2, 1]]
    >>> round(float(principal_eigenvalue(matrix, [6 / 9, 1 / 9, 2 / 9])), 9)
    3.0
    """
    array = np.asarray(matrices, dtype=np.float64)
    vector = np.asarray(weights, dtype=np.float64)
    ratios = (array @ vector[..., None])[..., 0] / vector
    value: FloatArray = np.add.reduce(ratios, -1) / array.shape[-1]
    return value


def _normalized(weights: FloatArray) -> FloatArray:
    total: FloatArray = weights.sum(axis=-1, keepdims=True)
    return weights / total


METHODS: Mapping[str, Callable[[npt.ArrayLike], FloatArray]] = MappingProxyType(
    {
        "eigenvector": principal_eigenvector,
        "geometric-mean": geometric_mean,
        "column-sum": column_sum,
    }
)
"""The methods for complete matrices, by the name they have on the command line."""

PRINTED_METHODS: Mapping[str, Callable[[npt.ArrayLike], FloatArray]] = MappingProxyType(
    {**METHODS, "row-sum": row_sum}
)
"""The methods behind weights in print: those to weigh with, and the normalized row sum."""
