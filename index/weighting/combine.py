"""Two sets of weights joined into one: judgments with data."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from ahp.common.findings import Number
from index.project.arrays import FloatArray
from index.weighting.method import Unfit
from index.weighting.wording import GAME_NEGATIVE, NO_COMMON_WEIGHT

_NOISE = 1e-12


def multiplicative(first: FloatArray, second: FloatArray) -> FloatArray:
    """Return a_i b_i over their sum: an item is heavy where both find it so.

    Parameters
    ----------
    first, second : ndarray, (k,)
        Not negative; each sums to 1.

    Returns
    -------
    ndarray, (k,)

    Raises
    ------
    Unfit
        No item has a weight in both.

    References
    ----------
    Wang, T.-C., Lee, H.-D. (2009). Developing a fuzzy TOPSIS approach based on subjective weights
    and objective weights. Expert Systems with Applications 36, 8980-8985.

    Examples
    --------
    >>> multiplicative(np.array([0.5, 0.5]), np.array([0.2, 0.8])).round(12).tolist()
    [0.2, 0.8]
    """
    products = first * second
    if not products.sum() > 0:
        raise Unfit(NO_COMMON_WEIGHT)
    found: FloatArray = products / products.sum()
    return found


def additive(first: FloatArray, second: FloatArray, theta: float = 0.5) -> FloatArray:
    """Return theta a + (1 - theta) b.

    Parameters
    ----------
    first, second : ndarray, (k,)
        Each sums to 1.
    theta : float
        The share of the first, from 0 to 1.

    Returns
    -------
    ndarray, (k,)

    References
    ----------
    Xu, X. (2004). A note on the subjective and objective integrated approach to determine
    attribute weights. European Journal of Operational Research 156, 530-532.

    Examples
    --------
    >>> additive(np.array([0.5, 0.5]), np.array([0.1, 0.9]), 0.75).round(12).tolist()
    [0.4, 0.6]
    """
    return theta * first + (1 - theta) * second


def game(first: FloatArray, second: FloatArray) -> FloatArray:
    """Return the linear combination that deviates least from both (game-theoretic).

    Parameters
    ----------
    first, second : ndarray, (k,)
        Each sums to 1.

    Returns
    -------
    ndarray, (k,)

    Raises
    ------
    Unfit
        A coefficient is negative: the combination would not lie between the two.

    Examples
    --------
    >>> game(np.array([0.75, 0.25]), np.array([0.25, 0.75])).round(12).tolist()
    [0.5, 0.5]
    """
    one, other = game_coefficients(first, second)
    return one * first + other * second


def game_coefficients(first: FloatArray, second: FloatArray) -> tuple[float, float]:
    """Return the shares that two sets of weights have in their game-theoretic combination.

    With alpha the coefficients of w = alpha_1 w_1 + alpha_2 w_2, the sum over k of the squared
    distances of w from w_k is least in each where sum_l alpha_l (w_k . w_l) = w_k . w_k; alpha
    is then made to sum to 1. Of two equal sets each has a half.

    Parameters
    ----------
    first, second : ndarray, (k,)

    Returns
    -------
    tuple of float

    Raises
    ------
    Unfit
        A coefficient is negative.

    References
    ----------
    陈加良（2003）. 基于博弈论的组合赋权评价方法研究. 福建电脑（9）：15-16。

    Examples
    --------
    >>> shares = game_coefficients(np.array([0.6, 0.4]), np.array([0.2, 0.8]))
    >>> [round(share, 6) for share in shares]
    [0.303571, 0.696429]
    """
    if np.allclose(first, second, rtol=0, atol=_NOISE):
        return 0.5, 0.5
    away = first - second  # first, or of sets that hardly differ rounding would be all that is left
    one, other = float(first @ first), float(second @ second)
    # Cramer's rule, without the determinant, which both share
    parts = other * float(first @ away), -one * float(second @ away)
    if min(parts) < -_NOISE:
        negative = 1 if parts[0] < parts[1] else 2
        ratio = Number(round(min(parts) / sum(parts), 4))
        raise Unfit(GAME_NEGATIVE, coefficient=ratio, which=negative)
    parts = max(parts[0], 0.0), max(parts[1], 0.0)
    if not sum(parts) > 0:  # sets as near as rounding: whatever the shares, the weights are these
        return 0.5, 0.5
    return parts[0] / sum(parts), parts[1] / sum(parts)


COMBINATIONS: Mapping[str, Callable[..., FloatArray]] = {
    "multiplicative": multiplicative,
    "additive": additive,
    "game": game,
}
"""How two sets of weights may be joined."""
