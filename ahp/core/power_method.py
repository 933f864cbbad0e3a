"""The power method: high powers of positive matrices, which hold the principal eigenvectors.

The matrix is squared instead of multiplied by a vector: k steps give the power 2^k, so even a
nearly periodic matrix settles within a few dozen. A high power is w v' up to a factor, with the
right and left principal eigenvectors w and v: each column is w, each row is v. The iteration ends
when the bounds min (A w)_i / w_i <= lambda_max <= max (A w)_i / w_i of Collatz and Wielandt meet.

References
----------
Horn, R. A. and Johnson, C. R. (2013). Matrix Analysis, 2nd ed., section 8.1.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ahp.common.findings import ConvergenceError
from ahp.common.mathematics import NOT_CONVERGED
from ahp.core.arrays import FloatArray, Indices
from ahp.core.graph import is_complete

# Squarings between two looks at the bounds. Two rounds give A^256, which settles nearly every
# matrix on the 1-9 scale, however random; so the first look comes after two.
_ROUND = 4


def settled_powers(
    matrices: FloatArray,
    tolerance: float,
    max_iterations: int,
    *,
    first: int = 2 * _ROUND,
    every: int = _ROUND,
) -> Iterator[tuple[Indices, FloatArray]]:
    """Square a stack of matrices until all have settled, going on with those that have not.

    Parameters
    ----------
    matrices : ndarray, (m, n, n)
        Positive reciprocal, complete; non-negative primitive ones (Harker's) do as well.
    tolerance : float
        Distance of the two bounds, relative to lambda_max, at which a matrix has settled.
    max_iterations : int
        Squarings after which the iteration is given up.
    first, every : int
        Squarings before the first look at the bounds, and from one look to the next. Powers are
        scaled at every look: more looks keep more extreme matrices from overflowing.

    Yields
    ------
    places : ndarray of int, (k,)
        Which matrices have settled since the last look, at least one.
    powers : ndarray, (k, n, n)
        A high power of each, up to a factor.

    Raises
    ------
    ConvergenceError
        When `max_iterations` squarings do not reach `tolerance`, or the powers overflow.

    Examples
    --------
    >>> matrix = np.array([[[1, 6, 3], [1 / 6, 1, 1 / 2], [1 / 3, 2, 1]]])
    >>> [(places, powers)] = settled_powers(matrix, 1e-13, 60)
    >>> places, powers[0, :, 0].round(4), powers[0, 0].round(4)
    (array([0]), array([1.    , 0.1667, 0.3333]), array([1., 6., 3.]))
    """
    pending = np.arange(len(matrices))
    powers = matrices
    for squarings in range(1, max_iterations + 1):
        if not len(pending):
            return
        powers = powers @ powers
        if squarings % every:
            continue
        powers /= powers[:, :1, :1]  # against overflow; any positive cell would do
        if squarings < first:
            continue
        vectors = powers[:, :, 0]
        bounds = (matrices @ vectors[:, :, None])[:, :, 0] / vectors
        upper = bounds.max(axis=-1)
        settled = upper - bounds.min(axis=-1) <= tolerance * upper
        if settled.all():
            yield pending, powers
            return
        if settled.any():
            yield pending[settled], powers[settled]
        pending, matrices, powers = pending[~settled], matrices[~settled], powers[~settled]
    raise _not_converged(tolerance, max_iterations)


def settled_vector(matrix: FloatArray, tolerance: float, max_iterations: int) -> FloatArray:
    """Do the same for one matrix, where keeping the books of a stack would cost the most.

    Parameters and errors are those of `settled_powers`.

    Returns
    -------
    ndarray, (n,)
        The principal eigenvector, of sum one; NaN for a matrix with missing judgments.

    Examples
    --------
    >>> settled_vector(np.array([[1, 4], [1 / 4, 1]]), 1e-13, 60).round(4)
    array([0.8, 0.2])
    """
    power = matrix
    for squarings in range(1, max_iterations + 1):
        power = power.dot(power)
        if squarings % _ROUND:
            continue
        power /= power[0, 0]
        if squarings < 2 * _ROUND:
            continue
        vector: FloatArray = power[:, 0] / np.add.reduce(power[:, 0])
        bounds = (matrix.dot(vector) / vector).tolist()
        upper = max(bounds)
        if upper - min(bounds) <= tolerance * upper:
            return vector
    if not is_complete(matrix):
        return np.full(len(matrix), np.nan)
    raise _not_converged(tolerance, max_iterations)


def _not_converged(tolerance: float, max_iterations: int) -> ConvergenceError:
    return ConvergenceError.of(NOT_CONVERGED, tolerance=tolerance, iterations=max_iterations)
