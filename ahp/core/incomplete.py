"""Matrices with missing judgments: what the judgments that were given say about the others.

Every function takes ``(..., n, n)`` arrays with NaN, in both triangles, where a pair was not
judged. The judgments must link all items (`ahp.core.graph.is_connected`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from ahp.common.findings import ConvergenceError
from ahp.common.mathematics import COMPLETION_NOT_CONVERGED
from ahp.core.arrays import BoolArray, FloatArray
from ahp.core.graph import is_complete
from ahp.core.priorities import (
    log_least_squares,
    principal_eigenvalue,
    principal_eigenvector,
    without_missing,
)

# Numbers held at a time for each of the dozen arrays a step of Newton's method works with: few
# enough to stay in the processor's cache.
_PART_SIZE = 2**15
# A step may raise lambda_max by this much of it: rounding does.
_ROUNDING = 1e-13
# Added to the diagonal of the second derivatives, relative to the largest: items that miss no
# judgment, and groups of items that miss none of each other's, leave them singular.
_RIDGE = 1e-12
_HALVINGS = 40
# Rounds in which all judgments that ask for it are held at an end of the scale or let go; after
# them one a round, lest they take turns.
_ROUNDS_AT_ONCE = 20


def complete_by_eigenvalue(
    matrices: npt.ArrayLike, *, tolerance: float = 1e-8, max_iterations: int = 60
) -> FloatArray:
    """Fill in the missing judgments with the ratios that make lambda_max as small as it can be.

    Lambda_max is convex in the logarithms of the missing judgments, and its minimum is unique
    when the judgments link all items. There the missing ones are the ratios x_ij = u_i / u_j with
    u_i = sqrt(w_i / v_i), of the right and left principal eigenvectors w and v; so Newton's method
    looks for log u alone, n numbers however many judgments are missing. It starts from the
    logarithmic-least-squares weights.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal; NaN where a pair was not judged (in both triangles).
    tolerance : float
        How far a step may still move the logarithm of a missing judgment when the iteration ends;
        what is left after it is about the square.
    max_iterations : int
        Steps after which the iteration is given up.

    Returns
    -------
    ndarray, (..., n, n)
        Positive reciprocal and complete; judgments that were given are as they were.

    Raises
    ------
    DisconnectedError
        When the judgments of a matrix form islands; names the islands by item index.
    ConvergenceError
        When `max_iterations` steps do not reach `tolerance`.

    References
    ----------
    Bozoki, S., Fulop, J. and Ronyai, L. (2010). On optimal completion of incomplete pairwise
    comparison matrices. Mathematical and Computer Modelling 52, 318-333. Derivatives: Harker,
    P. T. (1987). Derivatives of the Perron root of a positive reciprocal matrix: with application
    to the analytic hierarchy process. Applied Mathematics and Computation 22, 217-232.

    Examples
    --------
    Example 3 of Bozoki, Fulop and Ronyai:

    >>> x = float("nan")
    >>> matrix = [[1, 1, 5, 2], [1, 1, 3, 4], [1 / 5, 1 / 3, 1, x], [1 / 2, 1 / 4, x, 1]]
    >>> round(float(complete_by_eigenvalue(matrix)[2, 3]), 6)
    0.730297
    """
    completed = np.array(matrices, dtype=np.float64)
    n = completed.shape[-1]
    stack = completed.reshape(-1, n, n)
    places = np.flatnonzero(~is_complete(stack))
    step = max(1, _PART_SIZE // n**2)
    for start in range(0, len(places), step):
        part = places[start : start + step]
        stack[part] = _completed(stack[part], tolerance, max_iterations)
    return completed


def complete_within(
    matrices: npt.ArrayLike,
    limit: float = 9.0,
    *,
    tolerance: float = 1e-9,
    max_rounds: int = 200,
) -> FloatArray:
    """Fill in the missing judgments with ratios of 1/limit to limit, for the smallest lambda_max.

    Completed freely, missing judgments may lie beyond the ends of the scale. Those that do are
    held at the end and the others completed anew; one is let go again when lambda_max would fall
    with it. Where none asks for either, lambda_max, which is convex, is as small as it can be.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal; NaN where a pair was not judged (in both triangles).
    limit : float
        The end of the scale.
    tolerance : float
        What counts as beyond the end in the logarithm, and as a slope of lambda_max.
    max_rounds : int
        Completions after which it is given up.

    Returns
    -------
    ndarray, (..., n, n)
        Positive reciprocal and complete; judgments that were given are as they were.

    Raises
    ------
    DisconnectedError
        When the judgments of a matrix form islands; names the islands by item index.
    ConvergenceError
        When `max_rounds` completions do not settle all matrices.

    References
    ----------
    Agoston, K. C. and Csato, L. (2022). Inconsistency thresholds for incomplete pairwise comparison
    matrices. Omega 108, 102576 (the bounds); Bozoki, Fulop and Ronyai (2010) (convexity).

    Examples
    --------
    Freely the missing judgment of a chain is 81:

    >>> x = float("nan")
    >>> chain = [[1, 9, x], [1 / 9, 1, 9], [x, 1 / 9, 1]]
    >>> [float(work(chain)[0, 2].round(6)) for work in (complete_by_eigenvalue, complete_within)]
    [81.0, 9.0]
    """
    given = np.asarray(matrices, dtype=np.float64)
    n = given.shape[-1]
    stack = given.reshape(-1, n, n)
    completed, missing = stack.copy(), np.isnan(stack)
    held = np.zeros(stack.shape)  # 1 at the upper end, -1 at the lower one
    pending = np.arange(len(stack))
    for done in range(max_rounds):
        if not len(pending):
            return completed.reshape(given.shape)
        now = held[pending]
        part = complete_by_eigenvalue(np.where(now != 0, limit**now, stack[pending]))
        completed[pending] = part
        beyond = np.where(
            missing[pending] & (np.abs(np.log(part)) > np.log(limit) + tolerance),
            np.sign(np.log(part)),
            0.0,
        )
        change = (now * _slopes(part) > tolerance) | ((now == 0) & (beyond != 0))
        if done >= _ROUNDS_AT_ONCE:
            change = _first_of(change)
        held[pending] = np.where(change, np.where(now != 0, 0.0, beyond), now)
        pending = pending[change.any(axis=(-2, -1))]
    raise ConvergenceError.of(COMPLETION_NOT_CONVERGED, tolerance=tolerance, iterations=max_rounds)


def _slopes(matrices: FloatArray) -> FloatArray:
    """Return d lambda_max / d log a_ij of complete reciprocal matrices, (m, n, n)."""
    right = principal_eigenvector(matrices)
    left = principal_eigenvector(matrices.swapaxes(-2, -1))
    shares = left[..., :, None] * matrices * right[..., None, :]
    size = (left * right).sum(axis=-1)[..., None, None]
    slopes: FloatArray = (shares - shares.swapaxes(-2, -1)) / size
    return slopes


def _first_of(change: BoolArray) -> BoolArray:
    """Keep of the pairs that are to change the first of each matrix."""
    upper = np.triu(change).reshape(len(change), -1)
    first = np.zeros(upper.shape, dtype=bool)
    first[np.arange(len(upper)), upper.argmax(axis=-1)] = upper.any(axis=-1)
    one: BoolArray = first.reshape(change.shape)
    both: BoolArray = one | one.swapaxes(-2, -1)
    return both


def _completed(stack: FloatArray, tolerance: float, max_iterations: int) -> FloatArray:
    """Complete each of a stack of incomplete matrices, (m, n, n)."""
    missing = np.isnan(stack)
    logs = np.log(log_least_squares(stack))
    # Seen from the starting weights every judgment is near 1, however far apart the items are.
    seen = np.where(missing, 1.0, stack * np.exp(_differences(logs).swapaxes(-2, -1)))
    pending, at = np.arange(len(stack)), np.zeros(logs.shape)
    gaps, current = missing, _filled(seen, missing, at)
    weights = principal_eigenvector(current)
    for _ in range(max_iterations):
        move = _newton_step(current, gaps, weights)
        moved = np.abs(np.where(gaps, _differences(move), 0.0)).max(axis=(-2, -1))
        settled = moved <= tolerance
        logs[pending[settled]] += (at + move)[settled]
        if settled.all():
            return np.where(missing, np.exp(_differences(logs)), stack)
        going = ~settled
        pending, seen, gaps, at = pending[going], seen[going], gaps[going], at[going]
        at, current, weights = _descend(
            seen, gaps, at, move[going], principal_eigenvalue(current[going], weights[going])
        )
    raise ConvergenceError.of(
        COMPLETION_NOT_CONVERGED,
        tolerance=tolerance,
        iterations=max_iterations,
    )


def _newton_step(current: FloatArray, gaps: BoolArray, weights: FloatArray) -> FloatArray:
    """Return where Newton's method moves log u next, (m, n).

    With P = d(A w) / d(log u) and R = d(v A) / d(log u) the second derivatives of lambda_max are
    v (d2A) w + R Q P + (R Q P)', with v w = 1 and Q the group inverse of lambda_max I - A.
    """
    n = current.shape[-1]
    identity = np.eye(n)
    values = principal_eigenvalue(current, weights)[..., None, None]
    # Lambda_max w 1' moves the eigenvalue 0 away and leaves the rest: the inverse then holds both
    # the left eigenvector and the group inverse.
    inverse = np.linalg.inv(values * (identity + weights[..., :, None]) - current)
    left = inverse.sum(axis=-2)
    left /= (left * weights).sum(axis=-1, keepdims=True)
    filled = np.where(gaps, current, 0.0)
    rows = (filled @ weights[..., None])[..., 0]
    columns = (left[..., None, :] @ filled)[..., 0, :]
    right_change = rows[..., None] * identity - filled * weights[..., None, :]
    left_change = left[..., None] * filled - columns[..., None] * identity
    gradient = left * rows - columns * weights
    left_change -= gradient[..., :, None] * left[..., None, :]
    through = left_change @ inverse @ right_change
    shares = left[..., :, None] * filled * weights[..., None, :]
    direct = (left * rows + columns * weights)[..., None] * identity
    hessian = direct - shares - shares.swapaxes(-2, -1) + through + through.swapaxes(-2, -1)
    scale = np.abs(hessian).max(axis=(-2, -1), keepdims=True)
    step: FloatArray = np.linalg.solve(hessian + _RIDGE * scale * identity, -gradient[..., None])
    return step[..., 0]


def _descend(
    seen: FloatArray, gaps: BoolArray, at: FloatArray, move: FloatArray, before: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Take the step, or as much of it as does not raise lambda_max above what it was before."""
    at = at + move
    current = _filled(seen, gaps, at)
    weights = principal_eigenvector(current)
    high = np.flatnonzero(principal_eigenvalue(current, weights) > before * (1 + _ROUNDING))
    for halving in range(1, _HALVINGS):
        if not len(high):
            break
        at[high] -= move[high] / 2**halving
        current[high] = _filled(seen[high], gaps[high], at[high])
        weights[high] = principal_eigenvector(current[high])
        values = principal_eigenvalue(current[high], weights[high])
        high = high[values > before[high] * (1 + _ROUNDING)]
    return at, current, weights


def _filled(seen: FloatArray, gaps: BoolArray, logs: FloatArray) -> FloatArray:
    return np.where(gaps, np.exp(_differences(logs)), seen)


def _differences(logs: FloatArray) -> FloatArray:
    return logs[..., :, None] - logs[..., None, :]


def harker_weights(matrices: npt.ArrayLike) -> FloatArray:
    """Weights by Harker's method: the eigenvector of a matrix that leaves missing judgments out.

    A missing judgment is 0, and the diagonal 1 plus the number of missing judgments in the row:
    as if each missing a_ij were w_i / w_j. On a complete matrix it is the eigenvector method.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal; NaN where a pair was not judged (in both triangles).

    Returns
    -------
    ndarray, (..., n)
        Weights that sum to one; of no meaning where the judgments form islands.

    References
    ----------
    Harker, P. T. (1987). Incomplete pairwise comparisons in the analytic hierarchy process.
    Mathematical Modelling 9, 837-848.

    Examples
    --------
    >>> x = float("nan")
    >>> matrix = [[1, 1, 5, 2], [1, 1, 3, 4], [1 / 5, 1 / 3, 1, x], [1 / 2, 1 / 4, x, 1]]
    >>> harker_weights(matrix).round(4)
    array([0.3736, 0.3921, 0.0982, 0.1361])
    """
    return principal_eigenvector(without_missing(matrices))


def eigenvector_weights(matrices: npt.ArrayLike) -> FloatArray:
    """Weights by the eigenvector method after `complete_by_eigenvalue`.

    Parameters, results and errors are those of `complete_by_eigenvalue` and
    `ahp.core.priorities.principal_eigenvector`.

    Examples
    --------
    >>> x = float("nan")
    >>> matrix = [[1, 1, 5, 2], [1, 1, 3, 4], [1 / 5, 1 / 3, 1, x], [1 / 2, 1 / 4, x, 1]]
    >>> eigenvector_weights(matrix).round(4)
    array([0.3738, 0.392 , 0.0985, 0.1357])
    """
    return principal_eigenvector(complete_by_eigenvalue(matrices))


INCOMPLETE_METHODS: Mapping[str, Callable[[npt.ArrayLike], FloatArray]] = MappingProxyType(
    {
        "eigenvector": eigenvector_weights,
        "log-least-squares": log_least_squares,
        "harker": harker_weights,
    }
)
"""The methods for matrices with missing judgments, by name."""
