"""The judgments of several people together, and how far they lie apart."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import FloatArray


def aggregate_judgments(matrices: npt.ArrayLike) -> FloatArray:
    """Join the judgments of a group into one matrix, by geometric means (AIJ).

    The geometric mean is the only one that keeps the matrix reciprocal and treats all alike.

    Parameters
    ----------
    matrices : array_like, (m, ..., n, n)
        Positive reciprocal, one for each person; NaN where a pair was not judged.

    Returns
    -------
    ndarray, (..., n, n)
        Each pair's mean over those who judged it; NaN where nobody did.

    References
    ----------
    Aczel, J. and Saaty, T. L. (1983). Procedures for synthesizing ratio judgements. Journal of
    Mathematical Psychology 27, 93-102.

    Examples
    --------
    >>> aggregate_judgments([[[1, 2], [1 / 2, 1]], [[1, 8], [1 / 8, 1]]]).tolist()
    [[1.0, 4.0], [0.25, 1.0]]
    """
    logarithms = np.log(np.asarray(matrices, dtype=np.float64))
    judged = ~np.isnan(logarithms)
    total = np.where(judged, logarithms, 0.0).sum(axis=0)
    count = judged.sum(axis=0)
    mean = np.full(total.shape, np.nan)
    np.divide(total, count, out=mean, where=count > 0)
    together: FloatArray = np.exp(mean)
    return together


def disagreement(matrices: npt.ArrayLike) -> FloatArray:
    """Say how many times the highest judgment of each pair is the lowest.

    Parameters
    ----------
    matrices : array_like, (m, ..., n, n)
        As for `aggregate_judgments`.

    Returns
    -------
    ndarray, (..., n, n)
        1 where all agree; NaN where fewer than two people judged the pair.

    Examples
    --------
    >>> disagreement([[[1, 2], [1 / 2, 1]], [[1, 1 / 3], [3, 1]]]).tolist()
    [[1.0, 6.0], [6.0, 1.0]]
    """
    ratios = np.asarray(matrices, dtype=np.float64)
    judged = ~np.isnan(ratios)
    highest = np.where(judged, ratios, -np.inf).max(axis=0)
    lowest = np.where(judged, ratios, np.inf).min(axis=0)
    spread = np.full(highest.shape, np.nan)
    np.divide(highest, lowest, out=spread, where=judged.sum(axis=0) > 1)
    return spread
