"""Many sets of weights at once: what ranks the regions would have under each of them."""

from __future__ import annotations

import numpy as np

from index.project.arrays import FloatArray
from index.project.settings import Ties
from index.steps.means import Plan, goal_scores
from index.steps.rank import ranks

_CHUNK = 2**17  # scores at a time: what fits into the processor's cache


def ranks_of_draws(
    leaf_scores: FloatArray,
    local: FloatArray,
    plan: Plan,
    ties: Ties = "competition",
    decimals: int | None = None,
) -> FloatArray:
    """Return the rank of every region under every set of weights.

    Parameters
    ----------
    leaf_scores : ndarray, (regions, k)
        Normalized indicators in the order of ``plan.leaves``.
    local : ndarray, (draws, nodes)
        Local weights in the order of ``plan.codes``.
    plan : Plan
    ties, decimals
        As for `ranks`.

    Returns
    -------
    ndarray, (draws, regions)

    Examples
    --------
    >>> from index.steps.means import plan_of
    >>> from index.project.settings import Settings
    >>> from index.project.tree import Weights
    >>> weights = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)})
    >>> leaf_scores = np.array([[100.0, 0.0], [0.0, 60.0]])
    >>> draws = np.array([[1.0, 0.5, 0.5], [1.0, 0.1, 0.9]])
    >>> ranks_of_draws(leaf_scores, draws, plan_of(weights, Settings())).tolist()
    [[1.0, 2.0], [2.0, 1.0]]
    """
    result = np.empty((len(local), len(leaf_scores)), dtype=float)
    chunk = max(1, _CHUNK // max(1, len(leaf_scores)))
    for start in range(0, len(local), chunk):
        part = slice(start, start + chunk)
        result[part] = ranks(goal_scores(leaf_scores, local[part], plan), ties, decimals)
    return result
