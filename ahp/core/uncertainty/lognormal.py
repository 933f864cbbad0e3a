"""Log-normal judgments: ln a_ij = ln w_i - ln w_j + e_ij, with errors e of one spread.

Weights by least squares on the logarithms (row geometric means where every pair is judged) are
those of greatest likelihood, and what they leave over estimates the spread: the matrix's own
inconsistency says how far off its judgments are.

References
----------
de Jong, P. (1984). A statistical approach to Saaty's scaling method for priorities. Journal of
Mathematical Psychology 28, 467-478; Crawford, G. and Williams, C. (1985). A note on the analysis
of subjective judgment matrices. Journal of Mathematical Psychology 29, 387-405; Laininen, P. and
Hamalainen, R. P. (2003). Analyzing AHP-matrices by regression. European Journal of Operational
Research 148, 514-524.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import Counts, FloatArray
from ahp.core.priorities import log_least_squares


class Residuals(NamedTuple):
    """What least squares on logarithms leaves over.

    Attributes
    ----------
    variance : ndarray, (...)
        Unbiased estimate of the variance of ln a_ij; NaN without a degree of freedom.
    degrees : ndarray of int, (...)
        Degrees of freedom: judgments less n - 1; (n - 1)(n - 2) / 2 where every pair is judged.
    """

    variance: FloatArray
    degrees: Counts


def residuals(ratios: npt.ArrayLike) -> Residuals:
    """Estimate how far off judgments are from how much they contradict each other.

    Parameters
    ----------
    ratios : array_like, (..., n, n)
        Positive reciprocal; NaN where a pair was not judged. The judgments link all items.

    Returns
    -------
    Residuals

    Raises
    ------
    DisconnectedError
        When the judgments of a matrix form islands.

    Examples
    --------
    The judgments 2, 2 and 8 are off by a factor of 2 in all:

    >>> found = residuals([[1, 2, 8], [1 / 2, 1, 2], [1 / 8, 1 / 2, 1]])
    >>> found.degrees.item(), round(found.variance.item() / float(np.log(2)) ** 2, 6)
    (1, 0.333333)
    """
    array = np.asarray(ratios, dtype=np.float64)
    n = array.shape[-1]
    logs = np.log(log_least_squares(array))
    left = np.log(array) - (logs[..., :, None] - logs[..., None, :])
    judged = ~np.isnan(array)
    degrees: Counts = (judged.sum(axis=(-2, -1)) - n) // 2 - (n - 1)
    squares = np.nansum(left**2, axis=(-2, -1)) / 2
    variance = np.full(squares.shape, np.nan)
    np.divide(squares, degrees, out=variance, where=degrees > 0)
    return Residuals(variance, degrees)


def log_weight_covariance(ratios: npt.ArrayLike, variance: npt.ArrayLike) -> FloatArray:
    """Covariance of the logarithms of least-squares weights, centered to a mean of 0.

    It is s^2 times the pseudo-inverse of the Laplacian of the graph of judgments, which where
    every pair is judged is s^2 / n (I - 1 1' / n).

    Parameters
    ----------
    ratios : array_like, (..., n, n)
        NaN where a pair was not judged.
    variance : array_like, (...)
        Of ln a_ij.

    Returns
    -------
    ndarray, (..., n, n)

    References
    ----------
    Crawford and Williams (1985); Laininen and Hamalainen (2003).

    Examples
    --------
    >>> log_weight_covariance(np.ones((2, 2)), 1.0).tolist()
    [[0.25, -0.25], [-0.25, 0.25]]
    """
    judged = (~np.isnan(np.asarray(ratios, dtype=np.float64))).astype(np.float64)
    n = judged.shape[-1]
    # of an orthogonal complement: adding 1 1' / n makes it regular and changes nothing else
    ones = np.full((n, n), 1 / n)
    laplacian = np.eye(n) * judged.sum(axis=-1)[..., None] - judged
    inverse = np.linalg.inv(laplacian + ones) - ones
    covariance: FloatArray = np.asarray(variance, dtype=np.float64)[..., None, None] * inverse
    return covariance


def draw_lognormal(
    generator: np.random.Generator, means: npt.ArrayLike, spread: npt.ArrayLike, draws: int
) -> FloatArray:
    """Draw judgments whose logarithms are normal.

    Parameters
    ----------
    generator : numpy.random.Generator
    means : array_like, (...)
        Means of the logarithms, such as ln w_i - ln w_j; NaN (not judged) stays NaN.
    spread : array_like, (...)
        Standard deviation of the logarithms, not negative; of the shape of the means, or one for
        all.
    draws : int

    Returns
    -------
    ndarray, (draws, ...)
        Ratios.

    Examples
    --------
    >>> ratios = draw_lognormal(np.random.default_rng(0), [0.0, 1.0], 0.2, 10_000)
    >>> np.log(ratios).mean(axis=0).round(2).tolist(), round(float(np.log(ratios).std(0)[1]), 2)
    ([0.0, 1.0], 0.2)
    """
    at = np.asarray(means, dtype=np.float64)
    errors = generator.standard_normal((draws, *at.shape))
    return np.exp(at + np.asarray(spread, dtype=np.float64) * errors)
