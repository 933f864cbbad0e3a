"""Pareto efficiency of weights: whether others fit every judgment at least as well, one better.

Others may be looked for between the weights and the judgments, where every ratio of weights moves
towards its judgment and none beyond it: in logarithms a linear program. (Of the functions of
`ahp.core` this alone needs scipy, which solves it.)

References
----------
Bozoki, S. and Fulop, J. (2018). Efficient weight vectors from pairwise comparison matrices.
European Journal of Operational Research 264, 419-427; arXiv:1602.03311. Blanquero, R., Carrizosa,
E. and Conde, E. (2006). Inferring efficient weights from pairwise comparison matrices.
Mathematical Methods of Operations Research 64, 271-284.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ahp.common.findings import ConvergenceError
from ahp.common.mathematics import PROGRAM_NOT_SOLVED
from ahp.core.arrays import FloatArray

# Logarithms that differ by less are equal: weights come with errors of rounding, and so does the
# optimum of a program.
_SAME = 1e-9
_NOTHING = 1e-7


@dataclass(frozen=True, eq=False)
class Efficiency:
    """Whether other weights fit every judgment at least as well, and one better.

    Attributes
    ----------
    efficient : bool
        Whether there are none.
    optimum : float
        By how much the logarithms of ratios can come nearer to those of judgments, all together;
        0 where the weights are efficient.
    dominating : ndarray, (n,) or None
        Weights that do so, and are efficient themselves; they sum to one.
    """

    efficient: bool
    optimum: float
    dominating: FloatArray | None


def efficiency(matrix: npt.ArrayLike, weights: npt.ArrayLike) -> Efficiency:
    """Look for weights that fit every judgment at least as well, and one better.

    Weights x do so that are as near as w or nearer by |x_i / x_j - a_ij| for each judgment.
    Where there are some, those of the linear program are efficient and lie between: it maximizes
    the sum of all moves s_ij = ln(w_i / w_j) - ln(x_i / x_j) over the pairs with w_i / w_j > a_ij,
    subject to a_ij <= x_i / x_j <= w_i / w_j there, and x_i / x_j = a_ij where w fits.

    Parameters
    ----------
    matrix : array_like, (n, n)
        Positive reciprocal; a pair that was not judged (NaN) asks for nothing.
    weights : array_like, (n,)
        Positive.

    Returns
    -------
    Efficiency

    Raises
    ------
    ConvergenceError
        When the linear program cannot be solved.

    References
    ----------
    Bozoki and Fulop (2018).

    Examples
    --------
    The first two weights can both be 1, which leaves their ratio as judged and mends others:

    >>> matrix = [[1, 1, 4, 9], [1, 1, 7, 5], [1 / 4, 1 / 7, 1, 4], [1 / 9, 1 / 5, 1 / 4, 1]]
    >>> found = efficiency(matrix, [0.404518, 0.436173, 0.110295, 0.049014])
    >>> found.efficient, round(found.optimum, 4)
    (False, 0.226)
    >>> efficiency(matrix, [0.4, 0.4, 0.1, 0.05]).efficient
    True
    """
    judged = np.log(np.asarray(matrix, dtype=np.float64))
    at = np.log(np.asarray(weights, dtype=np.float64))
    gaps = (at[:, None] - at[None, :]) - judged
    above = np.argwhere(np.nan_to_num(gaps) > _SAME)
    if not len(above):
        return Efficiency(True, 0.0, None)
    same = np.argwhere(np.triu(np.abs(gaps) <= _SAME, 1))
    moves = _largest_moves(above, gaps[tuple(above.T)], same, len(at))
    # moves of ln w_i - ln w_j, of all pairs above
    optimum = float((moves[above[:, 1]] - moves[above[:, 0]]).sum())
    if optimum <= _NOTHING:
        return Efficiency(True, 0.0, None)
    other = np.exp(at + moves - (at + moves).max())
    return Efficiency(False, optimum, other / other.sum())


def _largest_moves(
    above: npt.NDArray[np.intp], gaps: FloatArray, same: npt.NDArray[np.intp], n: int
) -> FloatArray:
    """Return what to add to the logarithms of weights, (n,), by the linear program."""
    from scipy.optimize import linprog  # heavy, and needed here only

    nearer = _differences(above[:, ::-1], n)  # moves that bring each pair nearer: 0 to its gap
    found = linprog(
        -nearer.sum(axis=0),
        A_ub=np.concatenate([nearer, -nearer]),
        b_ub=np.concatenate([gaps, np.zeros(len(gaps))]),
        A_eq=_differences(same, n) if len(same) else None,
        b_eq=np.zeros(len(same)) if len(same) else None,
        # no item moves farther along a chain of judgments; islands stay where they are
        bounds=[(0.0, 0.0), *[(-n * gaps.max(), n * gaps.max())] * (n - 1)],
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
    )
    if not found.success:
        raise ConvergenceError.of(PROGRAM_NOT_SOLVED, reason=str(found.message))
    moves: FloatArray = found.x
    return moves


def _differences(pairs: npt.NDArray[np.intp], n: int) -> FloatArray:
    """Return a row for each pair that takes the difference of its first and second item."""
    rows = np.zeros((len(pairs), n))
    each = np.arange(len(pairs))
    rows[each, pairs[:, 0]] = 1.0
    rows[each, pairs[:, 1]] = -1.0
    return rows
