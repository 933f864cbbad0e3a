"""The judgments or the weights of several people joined into one: AIJ and AIP.

The first axis is that of the people. Whoever has not judged something (NaN) does not count there,
and the others' weights are shared out anew.

References
----------
Forman, E. and Peniwati, K. (1998). Aggregating individual judgments and priorities with the
analytic hierarchy process. European Journal of Operational Research 108, 165-169.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ahp.common.names import unknown_choice
from ahp.core.arrays import BoolArray, Counts, FloatArray

MEANS = ("geometric", "arithmetic")
"""How weights are joined, by name."""


def aggregate_judgments(
    matrices: npt.ArrayLike, expert_weights: npt.ArrayLike | None = None
) -> FloatArray:
    """Join the judgments of a group into one matrix, by weighted geometric means (AIJ).

    The geometric mean is the only one that keeps the matrix reciprocal and treats all alike, and
    the weighted one the only one that keeps it reciprocal where people count differently.

    Parameters
    ----------
    matrices : array_like, (m, ..., n, n)
        Positive reciprocal, one for each person; NaN where a pair was not judged.
    expert_weights : array_like, (m,) or (m, ...), optional
        How much each person counts, in all matrices or in each: not negative, of any sum. By
        default all count alike.

    Returns
    -------
    ndarray, (..., n, n)
        Each pair's mean over those who judged it; NaN where nobody who counts did.

    See Also
    --------
    count_judged : How many people each mean is over.

    References
    ----------
    Aczel, J. and Saaty, T. L. (1983). Procedures for synthesizing ratio judgements. Journal of
    Mathematical Psychology 27, 93-102; Aczel, J. and Alsina, C. (1986). On synthesis of
    judgements. Socio-Economic Planning Sciences 20, 333-339 (weights).

    Examples
    --------
    >>> matrices = [[[1, 2], [1 / 2, 1]], [[1, 16], [1 / 16, 1]]]
    >>> aggregate_judgments(matrices, [2, 1]).round(4).tolist()
    [[1.0, 4.0], [0.25, 1.0]]
    """
    logarithms = np.log(np.asarray(matrices, dtype=np.float64))
    total, weight = _sums(logarithms, expert_weights)
    together: FloatArray = np.exp(_quotient(total, weight))
    return together


def aggregate_judgments_without_each(
    matrices: npt.ArrayLike, expert_weights: npt.ArrayLike | None = None
) -> FloatArray:
    """Join the judgments of all but one person, for each person: leave one out.

    Parameters are those of `aggregate_judgments`.

    Returns
    -------
    ndarray, (m, ..., n, n)
        NaN where nobody else judged the pair.

    Examples
    --------
    >>> matrices = [[[1, 2], [1 / 2, 1]], [[1, 4], [1 / 4, 1]]]
    >>> aggregate_judgments_without_each(matrices)[:, 0, 1].round(4)
    array([4., 2.])
    """
    logarithms = np.log(np.asarray(matrices, dtype=np.float64))
    without: FloatArray = np.exp(_means_without_each(logarithms, expert_weights))
    return without


def count_judged(matrices: npt.ArrayLike, expert_weights: npt.ArrayLike | None = None) -> Counts:
    """Count for each pair the people whose judgments `aggregate_judgments` takes.

    Parameters are those of `aggregate_judgments`.

    Returns
    -------
    ndarray of int, (..., n, n)

    Examples
    --------
    >>> x = float("nan")
    >>> count_judged([[[1, 2], [1 / 2, 1]], [[1, x], [x, 1]]])[0].tolist()
    [2, 1]
    """
    array = np.asarray(matrices, dtype=np.float64)
    judged: BoolArray = ~np.isnan(array)
    if expert_weights is not None:
        judged = judged & (_spread_out(expert_weights, array.ndim) > 0)
    count: Counts = judged.sum(axis=0, dtype=np.int64)
    return count


def aggregate_priorities(
    priorities: npt.ArrayLike,
    expert_weights: npt.ArrayLike | None = None,
    mean: str = "geometric",
) -> FloatArray:
    """Join the weights that each person's judgments give into the group's (AIP).

    Parameters
    ----------
    priorities : array_like, (m, ..., n)
        Positive, summing to one; a vector with NaN is that of a person who did not judge there.
    expert_weights : array_like, (m,) or (m, ...), optional
        As for `aggregate_judgments`.
    mean : str
        One of `MEANS`. With the geometric mean and weights by row geometric means, AIP is AIJ.

    Returns
    -------
    ndarray, (..., n)
        They sum to one; NaN where nobody who counts has judged.

    Raises
    ------
    UsageError
        When no mean has that name.

    See Also
    --------
    who_judged : Whose weights are taken.

    References
    ----------
    Forman and Peniwati (1998); Ramanathan, R. and Ganesh, L. S. (1994). Group preference
    aggregation methods employed in AHP. European Journal of Operational Research 79, 249-265
    (arithmetic); Barzilai, J. and Golany, B. (1994). AHP rank reversal, normalization and
    aggregation rules. INFOR 32, 57-64 (geometric, and AIP = AIJ).

    Examples
    --------
    >>> aggregate_priorities([[0.8, 0.2], [0.2, 0.8], [0.5, 0.5]]).round(4)
    array([0.5, 0.5])
    >>> aggregate_priorities([[0.8, 0.2], [0.6, 0.4]], [3, 1], "arithmetic").round(4)
    array([0.75, 0.25])
    """
    values = _on_scale(priorities, mean)
    return _off_scale(_quotient(*_sums(values, expert_weights)), mean)


def aggregate_priorities_without_each(
    priorities: npt.ArrayLike,
    expert_weights: npt.ArrayLike | None = None,
    mean: str = "geometric",
) -> FloatArray:
    """Join the weights of all but one person, for each person: leave one out.

    Parameters and errors are those of `aggregate_priorities`.

    Returns
    -------
    ndarray, (m, ..., n)
        NaN where nobody else has judged.

    Examples
    --------
    >>> aggregate_priorities_without_each([[0.8, 0.2], [0.6, 0.4]]).round(4).tolist()
    [[0.6, 0.4], [0.8, 0.2]]
    """
    values = _on_scale(priorities, mean)
    return _off_scale(_means_without_each(values, expert_weights), mean)


def who_judged(priorities: npt.ArrayLike) -> BoolArray:
    """Say whose weights are there: all of them, as they come from one matrix.

    Parameters
    ----------
    priorities : array_like, (m, ..., n)

    Returns
    -------
    ndarray of bool, (m, ...)

    Examples
    --------
    >>> who_judged([[0.8, 0.2], [float("nan"), float("nan")]])
    array([ True, False])
    """
    weights = np.asarray(priorities, dtype=np.float64)
    there: BoolArray = np.logical_and.reduce(~np.isnan(weights), axis=-1)
    return there


def _on_scale(priorities: npt.ArrayLike, mean: str) -> FloatArray:
    if mean not in MEANS:
        raise unknown_choice("mean", mean, MEANS)
    array = np.asarray(priorities, dtype=np.float64)
    array = np.where(who_judged(array)[..., None], array, np.nan)
    return np.log(array) if mean == "geometric" else array


def _off_scale(means: FloatArray, mean: str) -> FloatArray:
    joined = np.exp(means) if mean == "geometric" else means
    normalized: FloatArray = joined / joined.sum(axis=-1, keepdims=True)
    return normalized


def _spread_out(expert_weights: npt.ArrayLike | None, ndim: int) -> FloatArray:
    """Return the weights with axes of length one, so that they multiply what has ndim axes."""
    weights = np.asarray(1.0 if expert_weights is None else expert_weights, dtype=np.float64)
    return weights.reshape(weights.shape + (1,) * (ndim - weights.ndim))


def _sums(
    values: FloatArray, expert_weights: npt.ArrayLike | None
) -> tuple[FloatArray, FloatArray]:
    """Return weighted sums over the people whose values are there, and the sums of weights."""
    there = ~np.isnan(values)
    weights = _spread_out(expert_weights, values.ndim)
    total: FloatArray = (weights * np.where(there, values, 0.0)).sum(axis=0)
    weight: FloatArray = (weights * there).sum(axis=0)
    return total, weight


def _means_without_each(values: FloatArray, expert_weights: npt.ArrayLike | None) -> FloatArray:
    there = ~np.isnan(values)
    weights = _spread_out(expert_weights, values.ndim) * there
    own = weights * np.where(there, values, 0.0)
    # Where nobody else is left the sum is the one number, and the difference exactly nought.
    return _quotient(own.sum(axis=0) - own, weights.sum(axis=0) - weights)


def _quotient(total: FloatArray, weight: FloatArray) -> FloatArray:
    mean = np.full(total.shape, np.nan)
    np.divide(total, weight, out=mean, where=weight > 0)
    return mean
