"""How judgments are weighed: the one rule from judgments to weights and consistency ratio.

The judgments are put on their scale. Where none is missing, the weights are those of the method,
and lambda_max is seen from them. Where some are missing, the matrix is completed so that its
lambda_max is as small as it can be; that lambda_max counts, whatever the method of the weights,
and the random index is the one for as many missing judgments.

References
----------
Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill. Missing judgments: Bozoki, S.,
Fulop, J. and Ronyai, L. (2010). On optimal completion of incomplete pairwise comparison matrices.
Mathematical and Computer Modelling 52, 318-333; Agoston, K. C. and Csato, L. (2022).
Inconsistency thresholds for incomplete pairwise comparison matrices. Omega 108, 102576.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ahp.common.names import unknown_choice
from ahp.core.arrays import BoolArray, FloatArray
from ahp.core.consistency import consistency_index, consistency_ratio
from ahp.core.graph import is_complete
from ahp.core.priorities import (
    METHODS,
    PRINTED_METHODS,
    log_least_squares,
    principal_eigenvalue,
    principal_eigenvector,
)
from ahp.core.random_index import random_index
from ahp.core.scales import apply_scale


@dataclass(frozen=True, eq=False)
class Weighing:
    """What a stack of matrices of one size gives, with the choices behind it.

    Attributes
    ----------
    method, scale, table : str
        As asked for. Where judgments are missing, geometric-mean stands for logarithmic least
        squares, which on a complete matrix is the same; the others weigh the completed matrix.
    weights : ndarray, (..., n)
        Positive; they sum to one.
    lambda_max, ci, ri, cr : ndarray, (...)
    complete : ndarray of bool, (...)
        Whether every pair was judged.
    """

    method: str
    scale: str
    table: str
    weights: FloatArray
    lambda_max: FloatArray
    ci: FloatArray
    ri: FloatArray
    cr: FloatArray
    complete: BoolArray


def weigh(
    judgments: npt.ArrayLike,
    method: str = "eigenvector",
    scale: str = "linear",
    table: str = "yaahp",
) -> Weighing:
    """Derive weights and consistency from judgments.

    Parameters
    ----------
    judgments : array_like, (..., n, n)
        Positive reciprocal, on the 1-9 scale; NaN where a pair was not judged (in both
        triangles). The matrices of a stack may miss different judgments.
    method : str
        A name of `ahp.core.priorities.METHODS`, or row-sum.
    scale : str
        A name of `ahp.core.scales.SCALES`.
    table : str
        A name of `ahp.core.random_index.NAMES`.

    Returns
    -------
    Weighing

    Raises
    ------
    UsageError
        When a scale or method has no such name.
    MatrixError
        When a judgment lies beyond the end of the scale.
    DisconnectedError
        When the judgments of a matrix form islands; names the islands by item index.
    RandomIndexError
        When no table has that name, or the table ends before this number of items.
    ConvergenceError
        When an eigenvector or a completion cannot be computed.

    Examples
    --------
    >>> missing = float("nan")
    >>> complete = [[1, 3, 5], [1 / 3, 1, 3], [1 / 5, 1 / 3, 1]]
    >>> chain = [[1, 9, missing], [1 / 9, 1, 9], [missing, 1 / 9, 1]]
    >>> weighed = weigh([complete, chain])
    >>> weighed.weights.round(3).tolist()
    [[0.637, 0.258, 0.105], [0.89, 0.099, 0.011]]
    >>> weighed.cr.round(3), weighed.ri, weighed.complete
    (array([0.037, 0.   ]), array([0.52, 0.  ]), array([ True, False]))
    """
    ratios = _ratios(judgments, scale)
    complete = is_complete(ratios)
    weights, lambda_max = _weights(ratios, complete, method)
    n = ratios.shape[-1]
    ri = random_index(n, table) if complete.all() else _random_indices(ratios, table)
    ci = consistency_index(lambda_max, n)
    return Weighing(
        method=method,
        scale=scale,
        table=table,
        weights=weights,
        lambda_max=lambda_max,
        ci=ci,
        ri=np.full(lambda_max.shape, ri),
        cr=consistency_ratio(ci, ri),
        complete=complete,
    )


def weights_alone(
    judgments: npt.ArrayLike, method: str = "eigenvector", scale: str = "linear"
) -> FloatArray:
    """Derive the weights by the same rule, without a random index.

    Parameters and errors are those of `weigh`.

    Returns
    -------
    ndarray, (..., n)

    Examples
    --------
    >>> weights_alone([[1, 4], [1 / 4, 1]]).round(4)
    array([0.8, 0.2])
    """
    ratios = _ratios(judgments, scale)
    return _weights(ratios, is_complete(ratios), method)[0]


def random_index_for(n: int, missing: int, table: str = "yaahp") -> float:
    """RI that n items are held against when some of their judgments are missing, or none.

    Parameters
    ----------
    n, missing : int
        Number of items, and of pairs that were not judged.
    table : str
        A name of `ahp.core.random_index.NAMES`.

    Returns
    -------
    float

    Raises
    ------
    RandomIndexError
        When no table has that name, the table ends before n, or so many cannot be missing.

    Examples
    --------
    >>> random_index_for(6, 0), round(random_index_for(6, 5), 2)
    (1.26, 0.63)
    """
    if not missing:
        return random_index(n, table)
    # Deferred: it reads a table that only incomplete matrices need.
    from ahp.core.random_index.incomplete import incomplete_random_index

    return incomplete_random_index(n, missing, table)


def _ratios(judgments: npt.ArrayLike, scale: str) -> FloatArray:
    if scale == "linear":  # a large stack need not be copied
        return np.asarray(judgments, dtype=np.float64)
    return apply_scale(judgments, scale)


def _weights(ratios: FloatArray, complete: BoolArray, method: str) -> tuple[FloatArray, FloatArray]:
    """Return weights, (..., n), and lambda_max, (...)."""
    if method not in PRINTED_METHODS:
        raise unknown_choice("method", method, METHODS)
    if complete.all():
        weights = PRINTED_METHODS[method](ratios)
        return weights, principal_eigenvalue(ratios, weights)
    if not complete.any():
        return _weights_of_incomplete(ratios, method)
    weights, lambda_max = np.empty(ratios.shape[:-1]), np.empty(complete.shape)
    for part in (complete, ~complete):
        weights[part], lambda_max[part] = _weights(ratios[part], complete[part], method)
    return weights, lambda_max


def _weights_of_incomplete(ratios: FloatArray, method: str) -> tuple[FloatArray, FloatArray]:
    # Deferred: matrices are rarely incomplete.
    from ahp.core.incomplete import complete_by_eigenvalue

    completed = complete_by_eigenvalue(ratios)
    principal = principal_eigenvector(completed)
    if method == "eigenvector":
        weights = principal
    elif method == "geometric-mean":
        weights = log_least_squares(ratios)
    else:
        weights = PRINTED_METHODS[method](completed)
    return weights, principal_eigenvalue(completed, principal)


def _random_indices(ratios: FloatArray, table: str) -> FloatArray:
    """Return the random index of each matrix, (...), by how many of its judgments are missing."""
    missing = np.isnan(ratios).sum(axis=(-2, -1)) // 2
    counts, place = np.unique(missing, return_inverse=True)
    n = ratios.shape[-1]
    indices = np.array([random_index_for(n, count, table) for count in counts.tolist()])
    by_matrix: FloatArray = indices[place.reshape(missing.shape)]
    return by_matrix
