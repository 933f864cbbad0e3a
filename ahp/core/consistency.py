"""How far judgments contradict each other, as a whole.

Indices of a matrix take ``(..., n, n)`` arrays of complete positive reciprocal matrices and return
``(...)``; they are invariant under relabelling the items, and each has its consistent value 0
exactly when the judgments are consistent, a_ij a_jk = a_ik.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import Counts, FloatArray
from ahp.core.disturbance import error_ratios
from ahp.core.priorities import geometric_mean

# A ratio that exceeds 1 by less is a tie: floats of equal ratios differ in the last digits.
_SAME = 1e-10


def consistency_index(lambda_max: npt.ArrayLike, n: int) -> FloatArray:
    """CI = (lambda_max - n) / (n - 1), and 0 for a single item.

    Lambda_max cannot be below n; a float that is, by rounding, gives 0.

    Parameters
    ----------
    lambda_max : array_like, (...)
        Principal eigenvalues.
    n : int
        Number of items.

    Returns
    -------
    ndarray, (...)

    References
    ----------
    Saaty, T. L. (1977). A scaling method for priorities in hierarchical structures. Journal of
    Mathematical Psychology 15, 234-281.

    Examples
    --------
    >>> round(float(consistency_index(5.225235, 5)), 6)
    0.056309
    """
    excess = np.maximum(np.asarray(lambda_max, dtype=np.float64) - n, 0.0)
    index: FloatArray = excess / max(n - 1, 1)
    return index


def consistency_ratio(ci: npt.ArrayLike, ri: npt.ArrayLike) -> FloatArray:
    """CR = CI / RI, and 0 where RI is 0: two items cannot contradict each other.

    Parameters
    ----------
    ci, ri : array_like, (...)
        Consistency index and random index.

    Returns
    -------
    ndarray, (...)

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill, chapter 2.

    Examples
    --------
    >>> consistency_ratio([0.056, 0.0], [1.12, 0.0])
    array([0.05, 0.  ])
    """
    index = np.asarray(ci, dtype=np.float64)
    if isinstance(ri, float) and ri:  # one random index for all: no need to look for zeros
        return index / ri
    return _ratio(index, np.asarray(ri, dtype=np.float64))


def hierarchy_consistency_ratio(
    weights: npt.ArrayLike, cis: npt.ArrayLike, ris: npt.ArrayLike
) -> FloatArray:
    """CR of a whole hierarchy: sum(g CI) / sum(g RI) over its matrices, 0 where sum(g RI) is 0.

    Parameters
    ----------
    weights : array_like, (..., m)
        Global weight g of the node each of the m matrices belongs to.
    cis, ris : array_like, (..., m)
        Their consistency and random indices.

    Returns
    -------
    ndarray, (...)

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill, section 4.4.

    Examples
    --------
    >>> float(hierarchy_consistency_ratio([1.0, 0.5], [0.0, 0.1], [0.5, 1.0]))
    0.05
    """
    g = np.asarray(weights, dtype=np.float64)
    return _ratio((g * np.asarray(cis)).sum(axis=-1), (g * np.asarray(ris)).sum(axis=-1))


def _ratio(numerator: FloatArray, denominator: FloatArray) -> FloatArray:
    none = denominator == 0
    quotient: FloatArray = np.where(none, 0.0, numerator / np.where(none, 1.0, denominator))[()]
    return quotient


def geometric_consistency_index(
    matrices: npt.ArrayLike, weights: npt.ArrayLike | None = None
) -> FloatArray:
    """GCI = 2 / ((n-1)(n-2)) * sum over i<j of log^2(a_ij w_j / w_i), and 0 for n <= 2.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal, complete.
    weights : array_like, (..., n), optional
        By default the geometric mean's, for which the index was made.

    Returns
    -------
    ndarray, (...)

    References
    ----------
    Aguaron, J. and Moreno-Jimenez, J. M. (2003). The geometric consistency index: approximated
    thresholds. European Journal of Operational Research 147, 137-145.

    Examples
    --------
    >>> round(float(geometric_consistency_index([[1, 2, 3], [1/2, 1, 4], [1/3, 1/4, 1]])), 6)
    0.320675
    """
    array = np.asarray(matrices, dtype=np.float64)
    n = array.shape[-1]
    if n <= 2:
        return np.zeros(array.shape[:-2])
    errors = error_ratios(array, geometric_mean(array) if weights is None else weights)
    # Both triangles carry the same squares, so the sum is already doubled.
    squares = np.square(np.log(errors))
    index: FloatArray = squares.sum(axis=(-2, -1)) / ((n - 1) * (n - 2))
    return index


def gci_threshold(n: int) -> float:
    """Return the GCI up to which judgments count as consistent: what CR = 0.1 corresponds to.

    Parameters
    ----------
    n : int
        Number of items; for n <= 2, always consistent, the threshold is 0.

    Returns
    -------
    float

    References
    ----------
    Aguaron, J. and Moreno-Jimenez, J. M. (2003). The geometric consistency index: approximated
    thresholds. European Journal of Operational Research 147, 137-145.

    Examples
    --------
    >>> [gci_threshold(n) for n in (2, 3, 4, 5, 15)]
    [0.0, 0.31, 0.35, 0.37, 0.37]
    """
    return {1: 0.0, 2: 0.0, 3: 0.31, 4: 0.35}.get(n, 0.37)


def koczkodaj_index(matrices: npt.ArrayLike) -> FloatArray:
    """Koczkodaj's index: the worst triad's 1 - min(x, 1/x), with x = a_ik / (a_ij a_jk).

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal, complete.

    Returns
    -------
    ndarray, (...)
        In [0, 1); 0 for n <= 2, which has no triad.

    References
    ----------
    Koczkodaj, W. W. (1993). A new definition of consistency of pairwise comparisons. Mathematical
    and Computer Modelling 18(7), 79-84; Duszak, Z. and Koczkodaj, W. W. (1994). Generalization of
    a new definition of consistency for pairwise comparisons. Information Processing Letters 52,
    273-276.

    Examples
    --------
    >>> float(koczkodaj_index([[1, 2, 5], [1 / 2, 1, 2], [1 / 5, 1 / 2, 1]]).round(6))
    0.2
    """
    logs = np.log(np.asarray(matrices, dtype=np.float64))
    worst: FloatArray = np.zeros(logs.shape[:-2])
    for j in range(logs.shape[-1]):
        detours = logs[..., :, j, None] + logs[..., None, j, :]
        worst = np.maximum(worst, np.abs(detours - logs).max(axis=(-2, -1)))
    return -np.expm1(-worst)


def circular_triads(matrices: npt.ArrayLike) -> Counts:
    """Count the intransitive cycles: triads where i beats j, j beats k and k beats i.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        Positive reciprocal. A tie (1) or a missing judgment (NaN) is no win, so no part of a cycle.

    Returns
    -------
    ndarray of int, (...)

    References
    ----------
    Kendall, M. G. and Babington Smith, B. (1940). On the method of paired comparisons. Biometrika
    31, 324-345.

    Examples
    --------
    >>> int(circular_triads([[1, 2, 1 / 3], [1 / 2, 1, 4], [3, 1 / 4, 1]]))
    1
    """
    wins = (np.asarray(matrices, dtype=np.float64) > 1 + _SAME).astype(np.float64)
    # trace(W^3) walks around each cycle from each of its three items.
    walks = ((wins @ wins) * wins.swapaxes(-2, -1)).sum(axis=(-2, -1))
    cycles: Counts = np.rint(walks / 3).astype(np.int64)
    return cycles
