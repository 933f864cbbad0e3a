"""Whether the order of items depends on the method that makes up for missing judgments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ahp.core.arrays import FloatArray

# Weights that differ by less, relatively, are the same: rounding.
_SAME = 1e-9


@dataclass(frozen=True)
class RankDisagreement:
    """Two items whose order depends on the method that makes up for missing judgments.

    Attributes
    ----------
    a, b : str
        Of all such pairs the one the methods disagree on most.
    a_first, b_first : tuple of str
        The methods by which each weighs more.
    count : int
        How many such pairs there are.
    """

    a: str
    b: str
    a_first: tuple[str, ...]
    b_first: tuple[str, ...]
    count: int


def find_disagreement(labels: Sequence[str], ratios: FloatArray) -> RankDisagreement | None:
    """Return a pair of items that the methods put in different order; None where all agree.

    Parameters
    ----------
    labels : sequence of str, (n,)
    ratios : ndarray, (n, n)
        NaN where no judgment was made.
    """
    # Deferred: matrices are rarely incomplete.
    from ahp.core.incomplete import INCOMPLETE_METHODS

    logs = np.log([method(ratios) for method in INCOMPLETE_METHODS.values()])
    gaps = logs[:, :, None] - logs[:, None, :]
    opposed = np.minimum(gaps.max(axis=0), -gaps.min(axis=0))
    i, j = map(int, np.unravel_index(opposed.argmax(), opposed.shape))
    if opposed[i, j] <= _SAME:
        return None
    i, j = min(i, j), max(i, j)
    names = list(INCOMPLETE_METHODS)
    return RankDisagreement(
        a=labels[i],
        b=labels[j],
        a_first=tuple(names[place] for place in np.flatnonzero(gaps[:, i, j] > _SAME)),
        b_first=tuple(names[place] for place in np.flatnonzero(gaps[:, i, j] < -_SAME)),
        count=int((np.triu(opposed) > _SAME).sum()),
    )
