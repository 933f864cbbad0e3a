"""Kendall's coefficient of concordance W: whether people put items in the same order.

Weights that differ by rounding only are ties, and share their ranks.

References
----------
Kendall, M. G. and Babington Smith, B. (1939). The problem of m rankings. Annals of Mathematical
Statistics 10, 275-287. Kendall, M. G. (1948). Rank correlation methods. Griffin (ties).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from math import erfc, exp, isnan, lgamma, log, sqrt

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import Counts, FloatArray
from ahp.core.group.aggregation import who_judged

_SAME = 1e-9  # logarithms of weights that differ by rounding only
_MOST_ITEMS = 6  # whose orders are counted one by one
_MOST_PEOPLE = 20  # beyond, chi-square is close
_WORK = 50_000  # sums of ranks to look at for one person


@dataclass(frozen=True)
class Concordance:
    """W of one set of rankings, and how likely as much agreement is by chance.

    Attributes
    ----------
    w : float
        From 0 to 1; NaN where fewer than two people ranked anything.
    chi_square : float
        m (n - 1) W, Friedman's statistic.
    freedom : int
        n - 1.
    p : float
        Probability of this W or a larger one if everybody ordered the items at random, their ties
        kept.
    exact : bool
        Whether p counts all orders; otherwise it is the chi-square distribution's.
    people : int
        m, those who judged.
    """

    w: float
    chi_square: float
    freedom: int
    p: float
    exact: bool
    people: int


def ranks(weights: npt.ArrayLike) -> FloatArray:
    """Rank items by weight, the largest first; ties share the mean of their ranks.

    Parameters
    ----------
    weights : array_like, (..., n)
        Positive.

    Returns
    -------
    ndarray, (..., n)

    Examples
    --------
    >>> ranks([0.5, 0.2, 0.2, 0.1])
    array([1. , 2.5, 2.5, 4. ])
    """
    logarithms = np.log(np.asarray(weights, dtype=np.float64))
    apart = logarithms[..., None, :] - logarithms[..., :, None]
    above = (apart > _SAME).sum(axis=-1)
    tied = (np.abs(apart) <= _SAME).sum(axis=-1)
    places: FloatArray = above + (tied + 1) / 2
    return places


def kendall_w(priorities: npt.ArrayLike) -> FloatArray:
    """W with the correction for ties.

    Parameters
    ----------
    priorities : array_like, (m, ..., n)
        Positive weights of each person; NaN for who has not judged.

    Returns
    -------
    ndarray, (...)
        From 0 to 1; NaN where fewer than two people judged, or all hold all items equal.

    References
    ----------
    Kendall (1948), chapter 6.

    Examples
    --------
    >>> kendall_w([[0.6, 0.3, 0.1], [0.5, 0.3, 0.2]]).item()
    1.0
    """
    own = np.asarray(priorities, dtype=np.float64)
    there = who_judged(own)
    people = there.sum(axis=0)
    n = own.shape[-1]
    places = np.where(there[..., None], ranks(own), 0.0)
    off = places.sum(axis=0) - people[..., None] * (n + 1) / 2
    # The most that the sums can be off, by Cauchy's inequality. Without ties it is the well-known
    # m^2 (n^3 - n) / 12; with them it comes to the same as Kendall's correction.
    own_squares = np.where(there[..., None], np.square(places - (n + 1) / 2), 0.0)
    most = people * own_squares.sum(axis=(0, -1))
    w = np.full(people.shape, np.nan)
    np.divide(np.square(off).sum(axis=-1), most, out=w, where=(people > 1) & (most > 0))
    return np.minimum(w, 1.0)[()]  # rounding


def concordance(priorities: npt.ArrayLike) -> Concordance:
    """W and its p, exact where the orders can be counted and by chi-square otherwise.

    Parameters
    ----------
    priorities : array_like, (m, n)
        Positive weights of each person; NaN for who has not judged.

    Returns
    -------
    Concordance

    References
    ----------
    Kendall and Babington Smith (1939); Friedman, M. (1937). The use of ranks to avoid the
    assumption of normality implicit in the analysis of variance. J. American Statistical
    Association 32, 675-701.

    Examples
    --------
    >>> found = concordance([[0.6, 0.3, 0.1], [0.5, 0.3, 0.2], [0.7, 0.2, 0.1]])
    >>> found.w, found.exact, round(found.p, 4)
    (1.0, True, 0.0278)
    """
    own = np.asarray(priorities, dtype=np.float64)
    own = own[who_judged(own)]
    people, n = own.shape
    w = float(kendall_w(own))
    chi_square = people * (n - 1) * w
    p = None if np.isnan(w) else _exact_p(ranks(own))
    exact = p is not None
    if p is None:
        p = chi_square_tail(chi_square, n - 1)
    return Concordance(w, chi_square, n - 1, p, exact, people)


def chi_square_tail(value: float, freedom: int) -> float:
    """Probability that a chi-square variable is larger, by the finite sums for whole degrees.

    Parameters
    ----------
    value : float
        Not negative; NaN gives NaN.
    freedom : int
        Degrees of freedom; a variable of none is 0.

    Returns
    -------
    float

    References
    ----------
    Abramowitz, M. and Stegun, I. A. (1964). Handbook of mathematical functions, 26.4.4-26.4.5.

    Examples
    --------
    The 5 % points of printed tables:

    >>> round(chi_square_tail(5.991, 2), 4), round(chi_square_tail(7.815, 3), 4)
    (0.05, 0.05)
    """
    half = value / 2
    if isnan(half) or half == 0:
        return half if isnan(half) else float(freedom > 0)
    odd = freedom % 2
    orders = (order + odd / 2 for order in range(freedom // 2))
    terms = (exp(order * log(half) - half - lgamma(order + 1)) for order in orders)
    return sum(terms, erfc(sqrt(half)) if odd else 0.0)


def _exact_p(places: FloatArray) -> float | None:
    """Return the share of all orders with as large a sum of squares; None where it is much work.

    The sums of ranks of some people are kept sorted, with how likely each is: which item has which
    sum does not matter.
    """
    people, n = places.shape
    if n > _MOST_ITEMS or people > _MOST_PEOPLE:
        return None
    doubled: Counts = np.rint(2 * places).astype(np.int64)  # ranks of ties are halves
    base = int(doubled.max()) * people + 1
    powers = base ** np.arange(n - 1)  # the last sum follows from the others
    sums: Counts = np.sort(doubled[:1], axis=1)
    likely: FloatArray = np.ones(1)
    for own in doubled[1:]:
        orders = np.array(sorted(set(permutations(own.tolist()))))
        if len(sums) * len(orders) > _WORK:
            return None
        further = np.sort((sums[:, None] + orders).reshape(-1, n), axis=1)
        _, first, place = np.unique(
            further[:, :-1] @ powers, return_index=True, return_inverse=True
        )
        likely = np.bincount(place, np.repeat(likely, len(orders)) / len(orders)).astype(np.float64)
        sums = further[first]
    squares = np.square(sums).sum(axis=1)
    return float(likely[squares >= np.square(doubled.sum(axis=0)).sum()].sum())
