"""How far the judgments of several people lie apart, pair by pair, and who stands alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import BoolArray, Counts, FloatArray
from ahp.core.group.aggregation import (
    aggregate_priorities,
    aggregate_priorities_without_each,
)

ALONE = 3.5
"""Modified z-score above which a value is an outlier (Iglewicz and Hoaglin 1993)."""
FEWEST = 4
"""People below whom nobody can be said to stand alone: of three, two may be near by chance."""

_MAD_OF_NORMAL = 0.6745  # median absolute deviation of a standard normal variable
_MEAN_DEVIATION_OF_NORMAL = 0.7979  # sqrt(2 / pi): its mean absolute deviation
_SAME = 1e-9  # distances of weights that differ by rounding only


@dataclass(frozen=True, eq=False)
class Spread:
    """How far apart the judgments of each pair lie.

    Attributes
    ----------
    judged : ndarray of int, (..., n, n)
        How many people judged the pair.
    lowest, highest : ndarray, (..., n, n)
        NaN where nobody did.
    deviation : ndarray, (..., n, n)
        Standard deviation of the logarithms, with judged - 1; NaN where fewer than two did. Its
        exponential is the geometric standard deviation.
    """

    judged: Counts
    lowest: FloatArray
    highest: FloatArray
    deviation: FloatArray

    @property
    def opposed(self) -> BoolArray:
        """Where some hold that the first item matters more, and others that the second does."""
        apart: BoolArray = (self.lowest < 1) & (self.highest > 1)
        return apart

    @property
    def factor(self) -> FloatArray:
        """How many times the highest judgment is the lowest; NaN where fewer than two judged."""
        factor: FloatArray = np.where(self.judged > 1, self.highest / self.lowest, np.nan)
        return factor


def spread(matrices: npt.ArrayLike) -> Spread:
    """Measure how far the judgments of each pair lie apart.

    Parameters
    ----------
    matrices : array_like, (m, ..., n, n)
        Positive reciprocal, one for each person; NaN where a pair was not judged.

    Returns
    -------
    Spread

    References
    ----------
    Saaty, T. L. and Vargas, L. G. (2007). Dispersion of group judgments. Mathematical and Computer
    Modelling 46, 918-925. The standard deviation of logarithms is that of AHP-OS.

    Examples
    --------
    >>> apart = spread([[[1, 2], [1 / 2, 1]], [[1, 1 / 2], [2, 1]]])
    >>> apart.factor[0, 1], apart.opposed[0, 1], apart.deviation[0, 1].round(4)
    (np.float64(4.0), np.True_, np.float64(0.9803))
    """
    ratios = np.asarray(matrices, dtype=np.float64)
    there = ~np.isnan(ratios)
    judged: Counts = there.sum(axis=0, dtype=np.int64)
    logarithms = np.where(there, np.log(ratios), 0.0)
    mean = logarithms.sum(axis=0) / np.maximum(judged, 1)
    squares = np.square(np.where(there, logarithms - mean, 0.0)).sum(axis=0)
    variance = np.where(judged > 1, squares / np.maximum(judged - 1, 1), np.nan)
    lowest = np.where(there, ratios, np.inf).min(axis=0)
    highest = np.where(there, ratios, -np.inf).max(axis=0)
    nobody = judged == 0
    return Spread(
        judged,
        np.where(nobody, np.nan, lowest),
        np.where(nobody, np.nan, highest),
        np.sqrt(variance),
    )


def disagreement(matrices: npt.ArrayLike) -> FloatArray:
    """Say how many times the highest judgment of each pair is the lowest.

    Parameters
    ----------
    matrices : array_like, (m, ..., n, n)
        As for `spread`.

    Returns
    -------
    ndarray, (..., n, n)
        1 where all agree; NaN where fewer than two people judged the pair.

    Examples
    --------
    >>> disagreement([[[1, 2], [1 / 2, 1]], [[1, 1 / 3], [3, 1]]]).tolist()
    [[1.0, 6.0], [6.0, 1.0]]
    """
    return spread(matrices).factor


@dataclass(frozen=True, eq=False)
class Standing:
    """Where each person stands among the others.

    Attributes
    ----------
    distance : ndarray, (m, ...)
        Aitchison distance of the person's weights from the geometric mean of the others'; NaN
        for who has not judged, and for a single person.
    score : ndarray, (m, ...)
        Modified z-score of that distance among all people's.
    alone : ndarray of bool, (m, ...)
        Whether the score is above `ALONE`, among at least `FEWEST` people.
    effect : ndarray, (m, ...)
        By how much the group's weight that changes most would change without the person; NaN as
        the distance.
    """

    distance: FloatArray
    score: FloatArray
    alone: BoolArray
    effect: FloatArray


def standing(priorities: npt.ArrayLike, expert_weights: npt.ArrayLike | None = None) -> Standing:
    """Say who stands alone: much farther from the others than people here usually are.

    The distance is sqrt(sum of (log(p_i / g(p)) - log(q_i / g(q)))^2), g the geometric mean: the
    one for compositions. Its modified z-score is 0.6745 (d - median) / MAD, MAD the median absolute
    deviation; where that is 0, because more than half are equally far, the mean absolute deviation
    stands in for it.

    Parameters
    ----------
    priorities : array_like, (m, ..., n)
        Positive weights of each person; NaN for who has not judged.
    expert_weights : array_like, (m,) or (m, ...), optional
        How much each person counts in the group and among the others; by default all alike.

    Returns
    -------
    Standing

    References
    ----------
    Aitchison, J. (1986). The statistical analysis of compositional data. Chapman and Hall.
    Iglewicz, B. and Hoaglin, D. C. (1993). How to detect and handle outliers. ASQC, chapter 3.

    Examples
    --------
    >>> five = [[0.5, 0.5], [0.52, 0.48], [0.48, 0.52], [0.51, 0.49], [0.9, 0.1]]
    >>> standing(five).alone
    array([False, False, False, False,  True])
    """
    own = np.asarray(priorities, dtype=np.float64)
    others = aggregate_priorities_without_each(own, expert_weights)
    apart = np.log(own) - np.log(others)
    apart = apart - apart.mean(axis=-1, keepdims=True)
    distance: FloatArray = np.sqrt(np.square(apart).sum(axis=-1))
    there = ~np.isnan(distance)
    off = distance - _median(distance)
    middle = _median(np.abs(off)) / _MAD_OF_NORMAL
    average = np.where(there, np.abs(off), 0.0).sum(axis=0) / np.maximum(there.sum(axis=0), 1)
    scale = np.where(middle > _SAME, middle, average / _MEAN_DEVIATION_OF_NORMAL)
    score = np.where(there, 0.0, np.nan)
    np.divide(off, scale, out=score, where=there & (scale > _SAME))
    alone = (score > ALONE) & (there.sum(axis=0) >= FEWEST)
    together = aggregate_priorities(own, expert_weights)
    effect = np.where(there, np.abs(together - others).max(axis=-1), np.nan)
    return Standing(distance, score, alone, effect)


def _median(values: FloatArray) -> FloatArray:
    """Return the median over the first axis of what is there; NaN where nothing is."""
    ordered = np.sort(values, axis=0)  # NaN come last
    count = (~np.isnan(values)).sum(axis=0)[None]
    low = np.take_along_axis(ordered, np.maximum(count - 1, 0) // 2, axis=0)[0]
    high = np.take_along_axis(ordered, count // 2, axis=0)[0]
    middle: FloatArray = (low + high) / 2
    return middle
