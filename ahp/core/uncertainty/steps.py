"""Judgments off by steps on Saaty's scale of 17 values, 1/9 to 9.

A judgment has a place on the scale: 0 for 1/9, 8 for 1, 16 for 9, and in between for one that
lies between two steps. The place of the reciprocal is as far on the other side of 8, so that
neither item of a pair is preferred.

References
----------
Saaty, T. L. and Vargas, L. G. (1987). Uncertainty and rank order in the analytic hierarchy
process. European Journal of Operational Research 32, 107-117 (judgments as random variables on
intervals of the scale, and what that does to the order).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import FloatArray

EQUAL, LAST = 8.0, 16.0
"""The places of the judgments 1 and 9."""


def places_of(judgments: npt.ArrayLike) -> FloatArray:
    """Return where judgments stand on the scale.

    Parameters
    ----------
    judgments : array_like, (...)
        Positive; NaN stays NaN. Beyond 9 and 1/9 the scale is taken to go on by whole numbers.

    Returns
    -------
    ndarray, (...)

    Examples
    --------
    >>> places_of([1 / 9, 1 / 2, 1, 2.5, 9]).tolist()
    [0.0, 7.0, 8.0, 9.5, 16.0]
    """
    values = np.asarray(judgments, dtype=np.float64)
    # errors of rounding in 1 / (1 / 9) must not push a judgment off the scale
    below = 9.0 - np.round(1.0 / values, 12)
    places: FloatArray = np.where(values < 1, below, 7.0 + values)
    return places


def judgments_at(places: npt.ArrayLike) -> FloatArray:
    """Return the judgments at places on the scale.

    Parameters
    ----------
    places : array_like, (...)
        NaN stays NaN.

    Returns
    -------
    ndarray, (...)

    Examples
    --------
    >>> judgments_at([0, 7, 8, 9.5, 16]).round(3).tolist()
    [0.111, 0.5, 1.0, 2.5, 9.0]
    """
    at = np.asarray(places, dtype=np.float64)
    strengths = np.abs(at - EQUAL) + 1.0
    judgments: FloatArray = np.where(at < EQUAL, 1.0 / strengths, strengths)
    return judgments


def draw_steps(
    generator: np.random.Generator, places: npt.ArrayLike, steps: int, draws: int
) -> FloatArray:
    """Move each judgment by itself by -steps to steps, all moves that stay on the scale alike.

    Near an end there are fewer such moves, and each is the more likely: nothing piles up on 9.
    A judgment beyond the end may come nearer, and goes no farther.

    Parameters
    ----------
    generator : numpy.random.Generator
    places : array_like, (...)
        Where the judgments stand; NaN (not judged) stays NaN.
    steps : int
        Not negative.
    draws : int

    Returns
    -------
    ndarray, (draws, ...)
        Places.

    Examples
    --------
    >>> places = draw_steps(np.random.default_rng(0), [8, 16, float("nan")], 1, 1000)
    >>> [np.unique(column[~np.isnan(column)]).tolist() for column in places.T]
    [[7.0, 8.0, 9.0], [15.0, 16.0], []]
    """
    at = np.asarray(places, dtype=np.float64)
    lowest = np.maximum(-steps, np.ceil(np.minimum(-at, 0.0)))
    highest = np.minimum(steps, np.floor(np.maximum(LAST - at, 0.0)))
    moves = generator.random((draws, *at.shape))
    moves *= highest - lowest + 1.0
    np.floor(moves, out=moves)
    moves += lowest + at
    return moves
