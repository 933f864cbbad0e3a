"""Entropy weights: the more unevenly an indicator is spread over the regions, the heavier."""

from __future__ import annotations

import numpy as np

from ahp.common.findings import Number
from index.project.arrays import FloatArray
from index.weighting.method import Method, Option, Unfit, shares, varying
from index.weighting.wording import COLUMN_ZERO, NAMES, NEEDS, NEGATIVE_FOR_ENTROPY, ROWS_TOO_FEW


def entropy_weights(values: FloatArray, shift: float = 0.0) -> FloatArray:
    """Return weights by the entropy of each column's shares.

    With p the shares of a column's sum, its entropy is e = -sum(p ln p) / ln n, where 0 ln 0 is
    0, and its weight is proportional to 1 - e.

    Parameters
    ----------
    values : ndarray, (n, k)
        Better is larger; not negative once shifted.
    shift : float
        Added to every value first, in the unit of the values. Some papers add a little, because
        they take the logarithm of zero shares; here nothing need be added. It changes the
        weights: the larger, the more alike all columns are.

    Returns
    -------
    ndarray, (k,)
        A column that does not vary has the weight 0.

    Raises
    ------
    Unfit
        Fewer than two rows; negative values; a column of zeros only; nothing that varies.

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal
    27, 379-423. Zeleny, M. (1982). Multiple Criteria Decision Making, chapter 7.

    Examples
    --------
    >>> entropy_weights(np.array([[1.0, 1.0], [0.0, 1.0]])).tolist()
    [1.0, 0.0]
    """
    if len(values) < 2:
        raise Unfit(ROWS_TOO_FEW, count=len(values), least=2)
    moved = values + shift
    negative = (moved < 0).any(axis=0)
    if negative.any():
        columns = tuple(int(j) for j in np.flatnonzero(negative))
        lowest = Number(float(values.min()))
        raise Unfit(NEGATIVE_FOR_ENTROPY, columns, lowest=lowest, shift=Number(shift))
    totals = moved.sum(axis=0)
    if not totals.all():
        raise Unfit(COLUMN_ZERO, tuple(int(j) for j in np.flatnonzero(totals == 0)))
    part = moved / totals
    logarithms = np.log(part, out=np.zeros_like(part), where=part > 0)
    entropy = -(part * logarithms).sum(axis=0) / np.log(len(values))
    # by rounding, 1 - e of a constant column may be 1e-16
    return shares(np.where(varying(values), np.maximum(1 - entropy, 0.0), 0.0))


ENTROPY = Method(
    "entropy",
    NAMES["entropy"],
    "Shannon, C. E. (1948). A mathematical theory of communication; "
    "Zeleny, M. (1982). Multiple Criteria Decision Making, chapter 7.",
    NEEDS["not-negative"],
    entropy_weights,
    {"shift": Option(0.0, low=0.0)},
)
