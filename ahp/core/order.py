"""Whether weights keep the order of the judgments they were derived from."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import FloatArray

# Logarithms of ratios that differ by less are taken as equal: floats of equal ratios differ in
# the last digits.
_SAME = 1e-10


class OrderViolations(NamedTuple):
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
