"""Order and ties: what is equal up to rounding, and the ranks that equal numbers share."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ahp.common.document.rounding import round_half_up
from index.project.arrays import BoolArray, FloatArray
from index.project.settings import Ties

SAME = 1e-12
"""Two numbers are equal, up to the rounding of arithmetic, where they differ by no more than this
share of the larger of them, or of what is usual in their column: the largest of its quartiles."""


def nearly(a: npt.ArrayLike, b: npt.ArrayLike, usual: npt.ArrayLike = 0.0) -> BoolArray:
    """Whether numbers are equal up to the rounding of arithmetic, as `SAME` says.

    Examples
    --------
    >>> bool(nearly(0.7 / 7, 0.1 / 1)), bool(nearly(1e-15, 2e-15)), bool(nearly(0.0, 1e-16, 50.0))
    (True, False, True)
    """
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    size = np.maximum(np.maximum(np.abs(a), np.abs(b)), usual)
    same: BoolArray = np.abs(a - b) <= SAME * size
    return same


def ranks(
    scores: FloatArray, ties: Ties = "competition", decimals: int | None = None
) -> FloatArray:
    """Rank along the last axis, for one set of scores or many.

    Parameters
    ----------
    scores : ndarray, (..., n)
        Higher is better; NaN gets no rank.
    ties : str
        ``competition`` or ``min`` (1, 2, 2, 4), ``max`` (1, 3, 3, 4), ``dense`` (1, 2, 2, 3) or
        ``average`` (1, 2.5, 2.5, 4).
    decimals : int, optional
        Round scores first; by default they are ranked as they are, and tied where they are
        `nearly` equal.

    Returns
    -------
    ndarray, (..., n)
        Ranks from 1, NaN where there is no score.

    Examples
    --------
    >>> scores = np.array([83.0, 10.14, 10.06, 5.0])
    >>> ranks(scores).tolist(), ranks(scores, decimals=1).tolist()
    ([1.0, 2.0, 3.0, 4.0], [1.0, 2.0, 2.0, 4.0])
    >>> ranks(scores, "average", 1).tolist(), ranks(scores, "dense", 1).tolist()
    ([1.0, 2.5, 2.5, 4.0], [1.0, 2.0, 2.0, 3.0])
    """
    scores = np.asarray(scores, dtype=float)
    if decimals is not None:
        scores = round_half_up(scores, decimals)
    count = scores.shape[-1]
    if scores.size == 0:
        return np.empty(scores.shape)
    rows = scores.reshape(-1, count)
    order = np.argsort(-rows, axis=-1)  # NaN comes last
    ordered = np.take_along_axis(rows, order, axis=-1)
    found = np.broadcast_to(np.arange(1.0, count + 1), rows.shape)
    largest = np.abs(ordered[:, [0, -1]]).max(axis=-1, keepdims=True)
    with np.errstate(invalid="ignore"):
        apart = (ordered[:, :-1] - ordered[:, 1:] > SAME * largest).all(axis=-1)
    shared = ~apart | np.isnan(ordered[:, -1])
    if shared.any():
        found = found.copy()
        found[shared] = _shared(ordered[shared], ties)
    result = np.empty(rows.shape)
    np.put_along_axis(result, order, found, axis=-1)
    return result.reshape(scores.shape)


def _shared(ordered: FloatArray, ties: Ties) -> FloatArray:
    """Return the ranks of scores in order, some of which are tied or missing."""
    given = (~np.isnan(ordered)).sum(axis=-1, keepdims=True)
    lower = np.zeros(ordered.shape, dtype=bool)
    lower[:, 1:] = ~nearly(ordered[:, :-1], ordered[:, 1:], _usual(ordered, given))
    place = np.arange(ordered.shape[-1])
    if ties == "dense":
        found = np.cumsum(lower, axis=-1) + 1.0
    else:
        first = np.maximum.accumulate(np.where(lower, place, 0), axis=-1)
        found = first + 1.0
        if ties in ("average", "max"):
            last = np.full(ordered.shape, ordered.shape[-1] - 1)
            last[:, :-1] = np.where(lower[:, 1:], place[:-1], last[:, :-1])
            last = np.minimum.accumulate(last[:, ::-1], axis=-1)[:, ::-1]
            last = np.minimum(last, given - 1)
            found = (last if ties == "max" else (first + last) / 2) + 1.0
    return np.where(np.isnan(ordered), np.nan, found)


def _usual(ordered: FloatArray, given: npt.NDArray[np.intp]) -> FloatArray:
    """Return the largest size of the quartiles of each row that is in order, NaN last."""
    places = np.concatenate([np.maximum(given - 1, 0) * k // 4 for k in (1, 2, 3)], axis=-1)
    sizes = np.abs(np.take_along_axis(ordered, places, axis=-1))
    usual: FloatArray = sizes.max(axis=-1, keepdims=True)
    return usual
