"""How much each person counts in a group: rules that give weights of people, summing to one.

The first axis is that of the people; further ones, such as the nodes of a hierarchy, are each
weighed by themselves. Whoever has not judged (NaN) counts nothing.

Given weights, and equal ones, are made to sum to one by `normalized`.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import FloatArray

STEEPNESS = 10.0
"""The usual a of `consistency_weights`: CR = 0.1 halves what a person counts."""


def normalized(weights: npt.ArrayLike) -> FloatArray:
    """Share out one among people in proportion to given weights.

    Parameters
    ----------
    weights : array_like, (m, ...)
        Not negative; NaN counts nothing. Ones for people who count alike.

    Returns
    -------
    ndarray, (m, ...)
        They sum to one over the people; NaN where nobody counts.

    Examples
    --------
    >>> normalized([1, 1, 2, float("nan")])
    array([0.25, 0.25, 0.5 , 0.  ])
    """
    array = np.nan_to_num(np.asarray(weights, dtype=np.float64))
    total = array.sum(axis=0)
    shares = np.full(array.shape, np.nan)
    np.divide(array, total, out=shares, where=total > 0)
    return shares


def consistency_weights(crs: npt.ArrayLike, steepness: float = STEEPNESS) -> FloatArray:
    """Weigh people by how consistently they judged: in proportion to 1 / (1 + a CR).

    Unlike 1 / CR, which is in use too, the rule is bounded: one consistent matrix, or one of two
    items, which cannot be inconsistent, does not silence everybody else.

    Parameters
    ----------
    crs : array_like, (m, ...)
        Consistency ratios, not negative; NaN for who has not judged.
    steepness : float
        The a of the rule, not negative; at 0 all count alike.

    Returns
    -------
    ndarray, (m, ...)
        They sum to one over the people.

    References
    ----------
    In use in the Chinese literature on group AHP, with a = 10, after Song, G. and Zou, P. (2001).
    The method of determining the weight of the decision-maker in multiattribute group decision-
    making (in Chinese). Systems Engineering 19(4), 84-89; the primary source was not seen.

    Examples
    --------
    >>> consistency_weights([0.0, 0.1, 0.1])
    array([0.5 , 0.25, 0.25])
    """
    return normalized(1.0 / (1.0 + steepness * np.asarray(crs, dtype=np.float64)))


def agreement_weights(similarity: npt.ArrayLike) -> FloatArray:
    """Weigh people by how far they agree with the others: the relative agreement degree.

    A person's agreement is the mean similarity to each other person, and the weight is its share
    in the sum of all agreements.

    Parameters
    ----------
    similarity : array_like, (m, m, ...)
        Symmetric, at most 1, as from `ahp.core.group.similarity.similarities`; below 0 counts as
        0. NaN for pairs of whom one has not judged.

    Returns
    -------
    ndarray, (m, ...)
        They sum to one over the people; alike where nobody agrees with anybody.

    References
    ----------
    Hsu, H.-M. and Chen, C.-T. (1996). Aggregation of fuzzy opinions under group decision making.
    Fuzzy Sets and Systems 79, 279-285.

    Examples
    --------
    Two who agree fully, and one who is half-way with both:

    >>> agreement_weights([[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 1]])
    array([0.375, 0.375, 0.25 ])
    """
    alike = np.asarray(similarity, dtype=np.float64)
    there = ~np.isnan(np.moveaxis(np.diagonal(alike, axis1=0, axis2=1), -1, 0))
    others = np.maximum(np.nan_to_num(alike), 0.0)
    agreement = others.sum(axis=0) - np.moveaxis(np.diagonal(others, axis1=0, axis2=1), -1, 0)
    nobody = agreement.sum(axis=0) <= 0
    return normalized(np.where(there, np.where(nobody, 1.0, agreement), np.nan))
