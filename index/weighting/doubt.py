"""Benefit of the doubt: each region with the weights under which it looks best."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ahp.common.findings import Number
from index.project.arrays import BoolArray, FloatArray
from index.weighting.method import Method, Option, Unfit
from index.weighting.wording import (
    LEAST_TOO_LARGE,
    NAMES,
    NEEDS,
    NEGATIVE_FOR_DOUBT,
    NOT_SOLVED,
    NOTHING_VARIES,
    PROGRAMS_TOO_MANY,
)

_SLACK = 1e-9  # of a score that may be given up for weights that are least in square
_MOST = 2_000_000  # units times those that none surpasses: about a minute and a half


class Doubt(NamedTuple):
    """What each unit makes of itself.

    Attributes
    ----------
    scores : ndarray, (n,)
        From 0 to 1; 1 for a unit that no other surpasses under its own weights.
    weights : ndarray, (n, k)
        Those of a unit sum to 1; NaN for a unit of zeros only, whose score is 0 under all.
    """

    scores: FloatArray
    weights: FloatArray


def benefit_of_the_doubt(values: FloatArray, least: float = 0.0) -> Doubt:
    """Give each unit the weights that are best for it, where nobody comes above 1 under them.

    Parameters
    ----------
    values : ndarray, (n, k)
        On one scale, not negative, better is larger.
    least : float
        The least share of the weights that each column must have.

    Returns
    -------
    Doubt
        Where several sets of weights are best for a unit, that with the least sum of squares of
        what goes beyond the least share: the result depends on no order.

    Raises
    ------
    Unfit
        Negative values; only zeros; a least share that the columns cannot all have; so many units
        that their linear programs would take minutes.

    References
    ----------
    Melyn, W., Moesen, W. (1991). Towards a synthetic indicator of macroeconomic performance.
    Cherchye, L., Moesen, W., Rogge, N., Van Puyenbroeck, T. (2007). An introduction to 'benefit
    of the doubt' composite indicators. Social Indicators Research 82, 111-145.

    Examples
    --------
    >>> found = benefit_of_the_doubt(np.array([[1.0, 0.0], [0.0, 2.0], [0.5, 0.5]]))
    >>> found.scores.round(6).tolist()
    [1.0, 1.0, 0.75]
    """
    count = values.shape[1]
    if (values < 0).any():
        columns = tuple(int(j) for j in np.flatnonzero((values < 0).any(axis=0)))
        raise Unfit(NEGATIVE_FOR_DOUBT, columns, lowest=Number(float(values.min())))
    if least * count > 1 + 1e-12:
        raise Unfit(LEAST_TOO_LARGE, least=Number(least), count=count)
    top = values.max(initial=0.0)
    if top == 0:
        raise Unfit(NOTHING_VARIES)
    units, back = np.unique(values / top, axis=0, return_inverse=True)
    others = units[_frontier(units)]
    if len(units) * len(others) > _MOST:
        raise Unfit(PROGRAMS_TOO_MANY, count=len(units), others=len(others))
    found = [_best(unit, others, _beyond(count, least)) for unit in units]
    place = back.reshape(-1)
    scores = np.array([score for score, _ in found])[place]
    return Doubt(scores, np.array([weights for _, weights in found])[place])


def doubt_weights(values: FloatArray, least: float = 0.0) -> FloatArray:
    """Return the mean of the weights that are best for each unit; see `benefit_of_the_doubt`.

    An index has one set of weights. Units of zeros only, for whom all weights are alike, do not
    count.

    >>> doubt_weights(np.array([[1.0, 0.0], [0.0, 1.0]])).round(6).tolist()
    [0.5, 0.5]
    """
    weights = benefit_of_the_doubt(values, least).weights
    mean = weights[~np.isnan(weights).any(axis=1)].mean(axis=0)
    found: FloatArray = mean / mean.sum()
    return found


def _beyond(count: int, least: float) -> FloatArray:
    """Return what, times what goes beyond the least shares, is the weights."""
    room = 1 - least * count
    if room < _SLACK:  # nothing is left to choose
        alike: FloatArray = np.full((count, count), 1 / count)
        return alike
    found: FloatArray = np.eye(count) + least / room
    return found


def _frontier(units: FloatArray) -> BoolArray:
    """Return which of different units no other is at least as good as in everything."""
    kept = np.ones(len(units), dtype=bool)
    for i, unit in enumerate(units):
        kept[i] = (units >= unit).all(axis=1).sum() == 1  # itself
    return kept


def _best(unit: FloatArray, others: FloatArray, beyond: FloatArray) -> tuple[float, FloatArray]:
    """Return a unit's score and weights; these are ``beyond`` times what is chosen."""
    from scipy.optimize import linprog  # deferred: slow to import

    if not unit.any():
        return 0.0, np.full(len(unit), np.nan)
    own, theirs = unit @ beyond, others @ beyond
    # The score does not depend on units, but the solver takes numbers below 1e-9 for 0.
    size = theirs.max(axis=0)
    size[size == 0] = 1.0
    solved = linprog(-own / size, A_ub=theirs / size, b_ub=np.ones(len(theirs)), bounds=(0, None))
    if solved.status != 0:
        raise Unfit(NOT_SOLVED)
    score = min(float(-solved.fun), 1.0)
    rows = np.vstack([-theirs, np.eye(len(own)), own])
    least = np.concatenate([-np.ones(len(theirs)), np.zeros(len(own)), [score * (1 - _SLACK)]])
    weights = beyond @ np.maximum(_shortest(rows, least), 0.0)
    return score, weights / weights.sum()


def _shortest(rows: FloatArray, least: FloatArray) -> FloatArray:
    """Return the shortest x with rows x >= least (Lawson and Hanson 1974, chapter 23)."""
    from scipy.optimize import nnls  # deferred: slow to import

    system = np.vstack([rows.T, least])
    target = np.zeros(len(system))
    target[-1] = 1.0
    multipliers = nnls(system, target)[0]
    residual = system @ multipliers - target
    if abs(residual[-1]) < 1e-14:
        raise Unfit(NOT_SOLVED)
    found: FloatArray = -residual[:-1] / residual[-1]
    return found


DOUBT = Method(
    "benefit-of-the-doubt",
    NAMES["benefit-of-the-doubt"],
    "Cherchye, L., Moesen, W., Rogge, N., Van Puyenbroeck, T. (2007). An introduction to "
    "'benefit of the doubt' composite indicators. Social Indicators Research 82, 111-145.",
    NEEDS["not-negative"],
    doubt_weights,
    {"least": Option(0.0, low=0.0, high=1.0)},
)
