"""CRITIC: weights by how much an indicator varies and how far it agrees with the others."""

from __future__ import annotations

import numpy as np

from index.project.arrays import FloatArray
from index.weighting.method import Method, Unfit, correlations, deviations
from index.weighting.wording import ALL_AGREE, NAMES, NEEDS

_NOISE = 1e-12


def critic_weights(values: FloatArray) -> FloatArray:
    """Return weights proportional to sd_j times the sum over all columns i of 1 - r_ij.

    Parameters
    ----------
    values : ndarray, (n, k)
        On one scale; the paper has each column run from 0 to 1.

    Returns
    -------
    ndarray, (k,)

    Raises
    ------
    Unfit
        Fewer than three rows; a column that does not vary; columns that all agree perfectly.

    References
    ----------
    Diakoulaki, D., Mavrotas, G., Papayannakis, L. (1995). Determining objective weights in
    multiple criteria problems: the CRITIC method. Computers & Operations Research 22, 763-770.

    Examples
    --------
    >>> critic_weights(np.array([[0.0, 1.0], [0.5, 0.5], [1.0, 0.0]])).round(12).tolist()
    [0.5, 0.5]
    """
    if values.shape[1] == 1:
        return np.ones(1)
    conflict = (1 - correlations(values)).sum(axis=0)
    information = deviations(values) * np.where(conflict > _NOISE, conflict, 0.0)
    total = information.sum()
    if not total > 0:
        raise Unfit(ALL_AGREE)
    found: FloatArray = information / total
    return found


CRITIC = Method(
    "critic",
    NAMES["critic"],
    "Diakoulaki, D., Mavrotas, G., Papayannakis, L. (1995). Determining objective weights in "
    "multiple criteria problems: the CRITIC method. Computers & Operations Research 22, 763-770.",
    NEEDS["correlating"],
    critic_weights,
)
