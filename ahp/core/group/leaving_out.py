"""Judgments that a group leaves out: of inconsistent matrices, and extreme ones.

Each rule returns a mask of what it leaves out, so that it can be told; `left_out` then makes these
judgments missing, and the group is formed of the rest.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import BoolArray, FloatArray

_SAME = 1e-9  # logarithms of judgments that differ by rounding only


def inconsistent(crs: npt.ArrayLike, threshold: float = 0.1) -> BoolArray:
    """Say which matrices are not consistent, so that none of their judgments counts.

    Parameters
    ----------
    crs : array_like, (m, ...)
        Consistency ratios; NaN where there is no matrix.
    threshold : float
        CR below which judgments count as consistent; 0.1 by Saaty (1980).

    Returns
    -------
    ndarray of bool, (m, ...)

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill, chapter 2.

    Examples
    --------
    >>> inconsistent([0.05, 0.1, 0.2])
    array([False,  True,  True])
    """
    over: BoolArray = np.asarray(crs, dtype=np.float64) >= threshold
    return over


def extreme_judgments(
    matrices: npt.ArrayLike, *, each_end: int = 0, share: float = 0.0
) -> BoolArray:
    """Say which judgments a trimmed mean leaves out: the extreme ones of each pair.

    At each end of the pair's judgments, ordered by their logarithms, as many lie outside as
    ``each_end`` says, or as the share of those who judged the pair, rounded down; the larger of
    both. One who judges as somebody within does stays, so that nobody is left out by chance, and
    somebody always remains. What is left out of (i, j) is left out of (j, i): the matrices stay
    reciprocal.

    Parameters
    ----------
    matrices : array_like, (m, ..., n, n)
        Positive reciprocal, one for each person; NaN where a pair was not judged.
    each_end : int
        How many at each end.
    share : float
        Which share at each end, from 0 to below 0.5.

    Returns
    -------
    ndarray of bool, (m, ..., n, n)

    References
    ----------
    Tukey, J. W. and McLaughlin, D. H. (1963). Less vulnerable confidence and significance
    procedures for location based on a single sample: trimming/Winsorization 1. Sankhya A 25,
    331-352.

    Examples
    --------
    >>> matrices = np.ones((5, 2, 2))
    >>> matrices[:, 0, 1] = 1, 3, 3, 4, 9
    >>> matrices[:, 1, 0] = 1 / matrices[:, 0, 1]
    >>> extreme_judgments(matrices, each_end=1)[:, 0, 1]
    array([ True, False, False, False,  True])
    """
    logarithms = np.log(np.asarray(matrices, dtype=np.float64))
    judged = (~np.isnan(logarithms)).sum(axis=0)
    cut = np.maximum(each_end, np.floor(share * judged + _SAME).astype(np.int64))
    cut = np.clip(cut, 0, np.maximum(judged - 1, 0) // 2)
    ordered = np.sort(logarithms, axis=0)  # NaN come last
    lowest = np.take_along_axis(ordered, cut[None], axis=0)
    highest = np.take_along_axis(ordered, np.maximum(judged - 1 - cut, 0)[None], axis=0)
    extreme: BoolArray = (logarithms < lowest - _SAME) | (logarithms > highest + _SAME)
    return extreme


def left_out(matrices: npt.ArrayLike, mask: BoolArray) -> FloatArray:
    """Make judgments missing.

    Parameters
    ----------
    matrices : array_like, (m, ..., n, n)
    mask : ndarray of bool, (m, ...) or (m, ..., n, n)
        Of whole matrices, or of single judgments.

    Returns
    -------
    ndarray, (m, ..., n, n)
        A new array; the diagonal stays.

    Examples
    --------
    >>> two = [[[1, 2], [1 / 2, 1]], [[1, 9], [1 / 9, 1]]]
    >>> left_out(two, np.array([False, True]))[1].tolist()
    [[1.0, nan], [nan, 1.0]]
    """
    array = np.array(matrices, dtype=np.float64)
    wide = mask.reshape(mask.shape + (1,) * (array.ndim - mask.ndim))
    array[wide & ~np.eye(array.shape[-1], dtype=bool)] = np.nan
    return array
