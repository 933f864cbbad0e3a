"""Goepel's consensus: how alike the weights of several people are, by Shannon's entropy.

The weights of the people are taken as communities of species. Alpha is the mean entropy of each
one's weights, gamma the entropy of the mean weights, beta = gamma - alpha; exp of an entropy is a
diversity, the number of equally weighty items it is worth (Jost 2006). If all agree, exp(beta) is
1. The consensus puts 1 / exp(beta) between what is possible on the scale:

    S* = (1 / D_beta - 1 / D_max) / (1 - 1 / D_max),    D_max = exp(gamma_max - alpha_min)

with alpha_min of one item judged M times each other one, M the end of the scale, and gamma_max =
ln n. (Goepel 2013 had gamma_max by the number of people, "an unnecessary constraint" as he says
later: two people can make half of the items each their first.) It is 1 if and only if all weights
are equal. It can be below 0 where somebody's judgments are so inconsistent that their weights are
more unequal than that.

Global weights can be as unequal as they like, so with them alpha_min is 0: the relative
homogeneity S. What a hierarchy has as a whole is the mean of S* of its nodes by their weights.

References
----------
Goepel, K. D. (2013). Implementing the analytic hierarchy process as a standard method for multi-
criteria decision making in corporate enterprises. Proceedings of the ISAHP, Kuala Lumpur; and the
consensus indicator's notes at bpmsg.com/tag/diversity. Goepel, K. D. (2018). Implementation of an
online software tool for the analytic hierarchy process (AHP-OS). International Journal of the
Analytic Hierarchy Process 10, 469-487. Jost, L. (2006). Entropy and diversity. Oikos 113, 363-375;
Jost, L. (2007). Partitioning diversity into independent alpha and beta components. Ecology 88,
2427-2439.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import Counts, FloatArray
from ahp.core.group.aggregation import who_judged

SCALE_END = 9.0
"""M of Saaty's scale. Of another one it is the last of `ahp.core.scales.saaty_ratios`."""
LEAST = float(np.finfo(np.float64).tiny)
"""Taken for a share of 0 under a logarithm, so that 0 ln 0 is 0."""


@dataclass(frozen=True, eq=False)
class Entropies:
    """Shannon entropies of the weights of several people, by natural logarithms.

    Attributes
    ----------
    alpha, beta, gamma : ndarray, (...)
        NaN where nobody who counts has judged.
    people : ndarray of int, (...)
        How many of those who count have judged.
    """

    alpha: FloatArray
    beta: FloatArray
    gamma: FloatArray
    people: Counts


def entropies(priorities: npt.ArrayLike, expert_weights: npt.ArrayLike | None = None) -> Entropies:
    """Part the entropy of people's weights into that within and that between them.

    Parameters
    ----------
    priorities : array_like, (m, ..., n)
        Not negative, summing to one; NaN for who has not judged.
    expert_weights : array_like, (m,) or (m, ...), optional
        How much each person counts; by default all alike.

    Returns
    -------
    Entropies

    Examples
    --------
    >>> parts = entropies([[1.0, 0.0], [0.0, 1.0]])
    >>> parts.alpha.item(), np.exp(parts.gamma).round(6).item()
    (0.0, 2.0)
    """
    own = np.asarray(priorities, dtype=np.float64)
    there = who_judged(own)
    if expert_weights is None:
        counts = there.astype(np.float64)
    else:
        given = np.asarray(expert_weights, dtype=np.float64)
        counts = there * given.reshape(given.shape + (1,) * (there.ndim - given.ndim))
    total = counts.sum(axis=0)
    shares = np.full(counts.shape, np.nan)
    np.divide(counts, total, out=shares, where=total > 0)
    known = np.where(there[..., None], own, 0.0)
    alpha: FloatArray = (shares * entropy(known)).sum(axis=0)
    gamma = entropy((shares[..., None] * known).sum(axis=0))
    # By concavity never below 0, but for rounding.
    beta: FloatArray = np.maximum(gamma - alpha, 0.0)
    people: Counts = (counts > 0).sum(axis=0, dtype=np.int64)
    return Entropies(alpha, beta, gamma, people)


def entropy(weights: npt.ArrayLike) -> FloatArray:
    """Shannon's entropy, -sum(p ln p), with 0 ln 0 = 0.

    Parameters
    ----------
    weights : array_like, (..., n)

    Returns
    -------
    ndarray, (...)

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal
    27, 379-423.

    Examples
    --------
    >>> np.exp(entropy([0.25, 0.25, 0.25, 0.25])).round(6).item()
    4.0
    """
    shares = np.asarray(weights, dtype=np.float64)
    value: FloatArray = -(shares * np.log(np.maximum(shares, LEAST))).sum(axis=-1)
    return value


def largest_beta(n: int, scale_end: float = SCALE_END, people: int | None = None) -> float:
    """D_max, the beta diversity of people who agree as little as n items and the scale allow.

    Parameters
    ----------
    n : int
        Number of items.
    scale_end : float
        M, the ratio that the strongest judgment stands for; infinite for global weights.
    people : int, optional
        For gamma_max of Goepel (2013), where each of so many people has another first item. By
        default, as in AHP-OS since, their mean weights can always be equal.

    Returns
    -------
    float
        1 for a single item.

    Examples
    --------
    >>> round(largest_beta(4), 4), largest_beta(4, float("inf")), round(largest_beta(4, 9, 4), 4)
    (1.7321, 4.0, 1.7321)
    """
    if not np.isfinite(scale_end):
        return float(n if people is None else min(n, people))
    total = n + scale_end - 1
    others = np.log(total) / total
    alpha = -scale_end / total * np.log(scale_end / total) + (n - 1) * others
    gamma = np.log(n)
    if people is not None and people < n:
        share = (people + scale_end - 1) / total
        gamma = (n - people) * others - share * np.log(share / people)
    return float(np.exp(gamma - alpha))


def consensus(
    priorities: npt.ArrayLike,
    expert_weights: npt.ArrayLike | None = None,
    scale_end: float = SCALE_END,
) -> FloatArray:
    """S*, the consensus of people about one node: 1 where their weights are equal.

    Parameters
    ----------
    priorities, expert_weights
        As for `entropies`.
    scale_end : float
        M, the ratio that the strongest judgment stands for.

    Returns
    -------
    ndarray, (...)
        NaN where fewer than two people who count have judged, and for a single item.

    References
    ----------
    Goepel (2013, 2018); see the module.

    Examples
    --------
    Four people who each hold another item nine times as important as every other one:

    >>> each = (np.ones((4, 4)) + 8 * np.eye(4)) / 12
    >>> abs(consensus(each)).round(9).item(), consensus([each[0], each[0]]).item()
    (0.0, 1.0)
    """
    own = np.asarray(priorities, dtype=np.float64)
    parts = entropies(own, expert_weights)
    agreed = between(np.exp(-parts.beta), largest_beta(own.shape[-1], scale_end))
    return np.where(parts.people > 1, agreed, np.nan)[()]


def homogeneity(
    priorities: npt.ArrayLike, expert_weights: npt.ArrayLike | None = None
) -> FloatArray:
    """S, the relative homogeneity: the consensus of people about global weights.

    Parameters are those of `entropies`.

    Returns
    -------
    ndarray, (...)
        From 0 to 1; NaN as from `consensus`.

    References
    ----------
    Jost (2007); Goepel (2018), who normalizes by the number of items, not of people.

    Examples
    --------
    >>> homogeneity([[1.0, 0.0], [0.0, 1.0]]).round(9).item()
    0.0
    """
    return consensus(priorities, expert_weights, np.inf)


def between(similarity: FloatArray, most: float) -> FloatArray:
    """Put 1 / D_beta between what is possible: 1 / most becomes 0, and 1 stays 1.

    Parameters
    ----------
    similarity : ndarray, (...)
    most : float
        As from `largest_beta`.

    Returns
    -------
    ndarray, (...)
        NaN where only one value is possible.

    Examples
    --------
    >>> between(np.array([0.5, 0.75, 1.0]), 2.0)
    array([0. , 0.5, 1. ])
    """
    if most <= 1:
        return np.full(similarity.shape, np.nan)
    placed: FloatArray = (similarity - 1 / most) / (1 - 1 / most)
    return placed


def hierarchy_consensus(weights: npt.ArrayLike, consensuses: npt.ArrayLike) -> FloatArray:
    """Consensus of a whole hierarchy: sum(g S*) / sum(g) over its nodes, as AHP-OS has it.

    Parameters
    ----------
    weights : array_like, (..., m)
        Global weight g, by the group, of the node that each of m matrices belongs to.
    consensuses : array_like, (..., m)
        S* of each; a node without one (NaN) does not count.

    Returns
    -------
    ndarray, (...)
        NaN where no node has one.

    Examples
    --------
    >>> hierarchy_consensus([1.0, 0.6, 0.4], [0.8, 0.5, float("nan")]).round(4).item()
    0.6875
    """
    own = np.asarray(consensuses, dtype=np.float64)
    counts = np.where(np.isnan(own), 0.0, np.asarray(weights, dtype=np.float64))
    total = counts.sum(axis=-1)
    mean = np.full(total.shape, np.nan)
    np.divide((counts * np.nan_to_num(own)).sum(axis=-1), total, out=mean, where=total > 0)
    return mean[()]
