"""Entropy, tiers and confidence factors, from what a `RankTally` counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from index.project.arrays import FloatArray
from index.robust.measures.tally import RankTally


def entropy(acceptability: FloatArray) -> FloatArray:
    """Return how spread out ranks are: Shannon's entropy as a share of the greatest possible.

    Parameters
    ----------
    acceptability : ndarray, (n, ranks)

    Returns
    -------
    ndarray, (n,)
        0 where the rank is certain, 1 where all are equally probable; NaN without ranks.

    Examples
    --------
    >>> entropy(np.array([[1.0, 0.0], [0.5, 0.5]])).tolist()
    [0.0, 1.0]
    """
    logs = np.log(acceptability, out=np.zeros_like(acceptability), where=acceptability > 0)
    bits = -(acceptability * logs).sum(axis=1)
    most = np.log(acceptability.shape[1]) if acceptability.shape[1] > 1 else 1.0
    found: FloatArray = np.clip(bits / most, 0.0, 1.0) + 0.0  # no -0.0
    return found


def tiers(cuts: FloatArray, probability: float) -> tuple[int, ...]:
    """Part regions, in their nominal order, where the order between the parts is sure.

    A tier ends after the i-th region where in at least a share of the runs all regions up to it
    are above all after it, and every such cut is made: the regions within a tier are those whose
    order is not sure at this probability, or that have the same nominal rank.

    Parameters
    ----------
    cuts : ndarray, (n - 1,)
        As `RankTally.cuts`; NaN is no cut.
    probability : float
        For each cut by itself.

    Returns
    -------
    tuple of int, (n,)
        The tier of each region, from 1.

    Examples
    --------
    >>> tiers(np.array([0.95, 0.4, 0.9]), 0.9)
    (1, 2, 2, 3)
    """
    sure = cuts >= probability - 1e-12
    return tuple(int(one) for one in 1 + np.concatenate([[0], np.cumsum(sure)]))


def confidence_factors(
    tally: RankTally, ranks_with: Callable[[FloatArray], Iterable[FloatArray]]
) -> FloatArray:
    """Return how probable it is that a region is first with its central weights.

    Parameters
    ----------
    tally : RankTally
        With weights.
    ranks_with : callable
        Takes weights, (k,), and yields ranks, (runs, n) in the order of the nominal ranks given,
        of all runs of the other sources of doubt with these weights.

    Returns
    -------
    ndarray, (n,)
        In the nominal order; NaN where a region is never first.

    Examples
    --------
    >>> tally = RankTally(np.array([1.0, 2.0]), 1)
    >>> tally.add(np.array([[8.0, 7.0]]), np.array([[1.0, 2.0]]), np.array([[1.0]]))
    >>> confidence_factors(tally, lambda weights: [np.array([[1.0, 2.0], [2.0, 1.0]])]).tolist()
    [0.5, nan]
    """
    found = np.full(len(tally.order), np.nan)
    for i, weights in enumerate(tally.central):
        if not len(weights) or np.isnan(weights).any():
            continue
        first = runs = 0
        for ranks in ranks_with(weights):
            mine = ranks[:, tally.order[i]]
            best = np.fmin.reduce(ranks, axis=1)
            first += int((mine == best).sum())
            runs += int((~np.isnan(mine)).sum())
        found[i] = first / runs if runs else np.nan
    return found
