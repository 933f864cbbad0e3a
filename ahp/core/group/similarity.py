"""Who agrees with whom: the similarity of each two people, and clusters of people by it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import FloatArray, Indices
from ahp.core.group.consensus import (
    LEAST,
    SCALE_END,
    between,
    consensus,
    entropy,
    largest_beta,
)

THRESHOLDS = tuple((390 - 10 * step) / 400 for step in range(12))
"""The thresholds of AHP-OS: 0.975 down to 0.7."""

UNCLUSTERED = -1

_LEAST_CONSENSUS = 0.675  # of the first cluster, in AHP-OS
_MOST_UNCLUSTERED = 4
_PART_SIZE = 2**17  # a part of a megabyte stays in the processor's cache


def similarities(priorities: npt.ArrayLike, scale_end: float = SCALE_END) -> FloatArray:
    """Consensus of each two people: S* of a node, or S of global weights.

    Parameters
    ----------
    priorities : array_like, (m, ..., n)
        Not negative, summing to one; NaN for who has not judged.
    scale_end : float
        As for `ahp.core.group.consensus.consensus`; infinite for global weights, which gives S.

    Returns
    -------
    ndarray, (m, m, ...)
        Symmetric, 1 on the diagonal; NaN where one of the two has not judged.

    References
    ----------
    Goepel, K. D. (2022). Group consensus cluster analysis using Shannon alpha and beta entropy;
    AHP-OS and bpmsg.com.

    Examples
    --------
    >>> similarities([[0.8, 0.2], [0.8, 0.2], [0.2, 0.8]]).round(3).tolist()
    [[1.0, 1.0, 0.431], [1.0, 1.0, 0.431], [0.431, 0.431, 1.0]]
    """
    own = np.asarray(priorities, dtype=np.float64)
    alike = np.empty((len(own), *own.shape[:-1]))
    alphas = entropy(own)
    # Sums over a first axis are several times faster than over a short last one.
    items = np.ascontiguousarray(np.moveaxis(own, -1, 0))
    step = max(1, _PART_SIZE // max(own.size, 1))
    for start in range(0, len(own), step):
        part = slice(start, start + step)
        mixed = (items[:, part, None] + items[:, None, start:]) / 2
        gammas = -(mixed * np.log(np.maximum(mixed, LEAST))).sum(axis=0)
        # By concavity never below 0, but for rounding.
        betas = np.maximum(gammas - (alphas[part, None] + alphas[None, start:]) / 2, 0.0)
        alike[part, start:] = np.exp(-betas)
        alike[start:, part] = alike[part, start:].swapaxes(0, 1)
    return between(alike, largest_beta(own.shape[-1], scale_end))


def clusters(similarity: npt.ArrayLike, threshold: float) -> Indices:
    """Sort people into clusters around those who have most others above a threshold.

    The person with most others more similar than the threshold is taken with them as a cluster,
    then the same is done among the rest, until nobody has another one. Of several with as many,
    the one more similar to everybody is taken, so that the order of people does not matter.

    Parameters
    ----------
    similarity : array_like, (m, m)
        As from `similarities`.
    threshold : float

    Returns
    -------
    ndarray of int, (m,)
        The cluster of each person, counted from 0 as they were found; `UNCLUSTERED` for the rest.

    References
    ----------
    Goepel (2022), AHP-OS.

    Examples
    --------
    >>> alike = similarities([[0.9, 0.1], [0.88, 0.12], [0.1, 0.9], [0.11, 0.89], [0.5, 0.5]])
    >>> clusters(alike, 0.9).tolist()
    [0, 0, 1, 1, -1]
    """
    alike = np.nan_to_num(np.asarray(similarity, dtype=np.float64))
    near = alike > threshold
    np.fill_diagonal(near, True)
    # Rounded: sums in another order of people differ in the last digits.
    order = np.argsort(-np.round(alike.sum(axis=1), 9), kind="stable")
    count = near.sum(axis=1)
    found = np.full(len(alike), UNCLUSTERED, dtype=np.intp)
    number = 0
    while len(order):
        # Those in a cluster have nobody near left, so the most is among the free.
        center = order[count[order].argmax()]
        if count[center] < 2:
            break
        members = np.flatnonzero(near[center] & (found == UNCLUSTERED))
        found[members] = number
        count -= near[members].sum(axis=0)
        count[members] = 0
        number += 1
    return found


@dataclass(frozen=True)
class ThresholdRow:
    """What one threshold gives.

    Attributes
    ----------
    threshold : float
    clusters, unclustered : int
        How many clusters, and how many people in none.
    consensus : float
        Of the first cluster; NaN where there is none.
    """

    threshold: float
    clusters: int
    unclustered: int
    consensus: float


def threshold_table(
    priorities: npt.ArrayLike, scale_end: float = SCALE_END, similarity: FloatArray | None = None
) -> tuple[ThresholdRow, ...]:
    """Cluster people at each threshold of AHP-OS.

    Parameters
    ----------
    priorities : array_like, (m, n)
        Of one node, or global weights; NaN for who has not judged.
    scale_end : float
        As for `similarities`.
    similarity : ndarray, (m, m), optional
        Where it is known already.

    Returns
    -------
    tuple of ThresholdRow
        By descending threshold.

    See Also
    --------
    best_threshold : The row to take.

    References
    ----------
    Goepel (2022), AHP-OS.

    Examples
    --------
    >>> table = threshold_table([[0.9, 0.1], [0.88, 0.12], [0.1, 0.9], [0.11, 0.89]])
    >>> table[0].threshold, table[0].clusters, table[0].unclustered
    (0.975, 2, 0)
    """
    own = np.asarray(priorities, dtype=np.float64)
    alike = similarities(own, scale_end) if similarity is None else similarity
    there = int((~np.isnan(np.diagonal(alike))).sum())
    rows = []
    for threshold in THRESHOLDS:
        found = clusters(alike, threshold)
        clustered = int((found != UNCLUSTERED).sum())
        first = own[found == 0]
        agreed = float(consensus(first, None, scale_end)) if len(first) else np.nan
        rows.append(
            ThresholdRow(
                threshold, int(found.max(initial=UNCLUSTERED)) + 1, there - clustered, agreed
            )
        )
    return tuple(rows)


def best_threshold(table: tuple[ThresholdRow, ...]) -> ThresholdRow | None:
    """Choose the threshold by which people fall into fewest parts, as AHP-OS does.

    Among those with two clusters or more, fewer than five people unclustered and a consensus of
    the first cluster above 0.675, the one with fewest clusters and unclustered people together;
    of several the highest.

    Parameters
    ----------
    table : tuple of ThresholdRow
        As from `threshold_table`.

    Returns
    -------
    ThresholdRow or None
        None where no threshold parts people so.

    References
    ----------
    Goepel (2022), AHP-OS.

    Examples
    --------
    >>> table = threshold_table([[0.9, 0.1], [0.88, 0.12], [0.1, 0.9], [0.11, 0.89]])
    >>> best_threshold(table).threshold
    0.975
    """
    fit = [
        row
        for row in table
        if row.clusters > 1
        and row.unclustered <= _MOST_UNCLUSTERED
        and row.consensus > _LEAST_CONSENSUS
    ]
    return min(fit, key=lambda row: row.clusters + row.unclustered, default=None)
