"""The comparison graph of a matrix: its items, linked where a pair was judged."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import BoolArray


def is_complete(matrices: npt.ArrayLike) -> BoolArray:
    """Whether every pair was judged.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        NaN where a pair was not judged.

    Returns
    -------
    ndarray of bool, (...)

    Examples
    --------
    >>> bool(is_complete([[1, 2], [1 / 2, 1]])), bool(is_complete([[1, np.nan], [np.nan, 1]]))
    (True, False)
    """
    judged = ~np.isnan(np.asarray(matrices, dtype=np.float64))
    complete: BoolArray = np.logical_and.reduce(judged, axis=(-2, -1))
    return complete


def is_connected(matrices: npt.ArrayLike) -> BoolArray:
    """Whether the judgments link all items, however indirectly: then weights are unique.

    Parameters
    ----------
    matrices : array_like, (..., n, n)
        NaN where a pair was not judged (in both triangles).

    Returns
    -------
    ndarray of bool, (...)

    See Also
    --------
    components : Which items hang together, in one matrix.

    Examples
    --------
    >>> x = float("nan")
    >>> is_connected([[[1, 1, x], [1, 1, 1], [x, 1, 1]], [[1, 1, x], [1, 1, x], [x, x, 1]]])
    array([ True, False])
    """
    linked = ~np.isnan(np.asarray(matrices, dtype=np.float64))
    n = linked.shape[-1]
    reached: BoolArray = linked[..., 0, :]
    for _ in range(n - 2):  # the first step has been taken
        if reached.all():
            break
        reached = np.logical_or.reduce(reached[..., :, None] & linked, axis=-2)
    connected: BoolArray = np.logical_and.reduce(reached, axis=-1)
    return connected


def components(judgments: npt.ArrayLike) -> list[tuple[int, ...]]:
    """Return the islands of the comparison graph: items linked by judgments, however indirectly.

    Weights are unique when there is a single island.

    Parameters
    ----------
    judgments : array_like, (n, n)
        One matrix; NaN where a pair was not judged (in both triangles).

    Returns
    -------
    list of tuple of int
        Item indices, ascending within an island; islands by their first item.

    References
    ----------
    Harker, P. T. (1987). Incomplete pairwise comparisons in the analytic hierarchy process.
    Mathematical Modelling 9, 837-848.

    Examples
    --------
    >>> x = float("nan")
    >>> components([[1, 3, x, x], [1 / 3, 1, x, x], [x, x, 1, 5], [x, x, 1 / 5, 1]])
    [(0, 1), (2, 3)]
    """
    linked = ~np.isnan(np.asarray(judgments, dtype=np.float64))
    islands: list[tuple[int, ...]] = []
    unseen = set(range(len(linked)))
    while unseen:
        island = {min(unseen)}
        shore = island
        while shore:
            reached = np.flatnonzero(linked[sorted(shore)].any(axis=0)).tolist()
            shore = set(reached) - island
            island = island | shore
        islands.append(tuple(sorted(island)))
        unseen -= island
    return islands
