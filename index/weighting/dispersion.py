"""Weights by how much an indicator varies: its standard deviation, or that over its mean."""

from __future__ import annotations

import numpy as np

from index.project.arrays import FloatArray
from index.weighting.method import Method, Unfit, deviations, shares
from index.weighting.wording import MEAN_NOT_ABOVE_ZERO, NAMES, NEEDS

_NOISE = 1e-12


def deviation_weights(values: FloatArray) -> FloatArray:
    """Return weights proportional to the standard deviation of each column.

    Parameters
    ----------
    values : ndarray, (n, k)

    Returns
    -------
    ndarray, (k,)

    Raises
    ------
    Unfit
        Nothing varies.

    References
    ----------
    Diakoulaki, D., Mavrotas, G., Papayannakis, L. (1995). Determining objective weights in
    multiple criteria problems: the CRITIC method. Computers & Operations Research 22, 763-770.

    Examples
    --------
    >>> deviation_weights(np.array([[0.0, 0.0], [1.0, 3.0]])).tolist()
    [0.25, 0.75]
    """
    return shares(deviations(values))


def variation_weights(values: FloatArray) -> FloatArray:
    """Return weights proportional to the coefficient of variation: deviation over mean.

    Parameters
    ----------
    values : ndarray, (n, k)
        Of every column the mean is above 0.

    Returns
    -------
    ndarray, (k,)

    Raises
    ------
    Unfit
        A mean of 0 or less; nothing varies.

    References
    ----------
    Pearson, K. (1896). Mathematical contributions to the theory of evolution III. Philosophical
    Transactions of the Royal Society A 187, 253-318, for the coefficient.

    Examples
    --------
    >>> variation_weights(np.array([[1.0, 10.0], [3.0, 50.0]])).round(6).tolist()
    [0.428571, 0.571429]
    """
    means = values.mean(axis=0)
    low = means <= _NOISE * np.abs(values).max(axis=0, initial=0.0)  # of z-scores it is 0, up to it
    if low.any():
        raise Unfit(MEAN_NOT_ABOVE_ZERO, tuple(int(j) for j in np.flatnonzero(low)))
    return shares(deviations(values) / means)


STANDARD_DEVIATION = Method(
    "standard-deviation",
    NAMES["standard-deviation"],
    "Diakoulaki, D., Mavrotas, G., Papayannakis, L. (1995). Determining objective weights in "
    "multiple criteria problems. Computers & Operations Research 22, 763-770.",
    NEEDS["varying"],
    deviation_weights,
)
COEFFICIENT_OF_VARIATION = Method(
    "coefficient-of-variation",
    NAMES["coefficient-of-variation"],
    "Pearson, K. (1896). Mathematical contributions to the theory of evolution III. "
    "Philosophical Transactions of the Royal Society A 187, 253-318.",
    NEEDS["positive-mean"],
    variation_weights,
)
