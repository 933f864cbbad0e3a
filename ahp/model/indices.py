"""What measures of consistency beside CR say of a matrix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ahp.core.arrays import FloatArray
from ahp.core.consistency import (
    circular_triads,
    gci_threshold,
    geometric_consistency_index,
    koczkodaj_index,
)
from ahp.core.order import count_intensity_violations, preference_violations


@dataclass(frozen=True)
class ConsistencyIndices:
    """What measures of consistency beside CR say of a matrix.

    Attributes
    ----------
    gci, gci_threshold : float or None
        Geometric consistency index, and its value that corresponds to CR 0.1; None for an
        incomplete matrix.
    koczkodaj : float or None
        How bad the worst triad is, between 0 and 1; None for an incomplete matrix.
    circular_triads : int
        Intransitive cycles: a over b, b over c, c over a.
    preference_violations : tuple of (str, str)
        Pairs in which the item judged above the other does not weigh more.
    intensity_violations : int
        Pairs of judgments whose order the weights do not keep.
    """

    gci: float | None
    gci_threshold: float | None
    koczkodaj: float | None
    circular_triads: int
    preference_violations: tuple[tuple[str, str], ...]
    intensity_violations: int


def measure(labels: Sequence[str], ratios: FloatArray, weights: FloatArray) -> ConsistencyIndices:
    """Measure the consistency of judgments with each other and with the weights.

    Parameters
    ----------
    labels : sequence of str, (n,)
    ratios : ndarray, (n, n)
        NaN where no judgment was made.
    weights : ndarray, (n,)
    """
    complete = not np.isnan(ratios).any()
    return ConsistencyIndices(
        gci=float(geometric_consistency_index(ratios)) if complete else None,
        gci_threshold=gci_threshold(len(labels)) if complete else None,
        koczkodaj=float(koczkodaj_index(ratios)) if complete else None,
        circular_triads=int(circular_triads(ratios)),
        preference_violations=tuple(
            (labels[i], labels[j]) for i, j in preference_violations(ratios, weights)
        ),
        intensity_violations=count_intensity_violations(ratios, weights),
    )
