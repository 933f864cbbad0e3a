"""The steps of a build from aggregation on, taken again with other weights."""

from __future__ import annotations

import pandas as pd

from ahp.common.findings import Problems
from index.project.tree import Weights
from index.steps.result import Result
from index.steps.sequence.taking import State, Task, before_nodes, steps_of


def scores_under(result: Result, weights: Weights) -> pd.DataFrame:
    """Return the scores of a built index under other weights of the same tree.

    What was aggregated stays as it was; nodes are rescaled and normalized again.

    Parameters
    ----------
    result : Result
    weights : Weights

    Returns
    -------
    DataFrame
        As ``result.scores``, without circles.

    Raises
    ------
    StepError
        A step that cannot be taken under these weights.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> result = build(tiny())
    >>> bool(scores_under(result, result.weights).equals(result.scores))
    True
    """
    settings, pools = result.settings, dict(result.pools)
    task = Task(result.project, settings, weights, result.indicators, pools, (), Problems())
    table = result.normalized
    state = State(table, table, divided=True, joined=True, weights=weights)
    for step in steps_of(task)[before_nodes(settings) :]:
        state = step.take(state)
    assert state.forest is not None  # the index was built by these steps
    return state.forest.scores[list(weights.codes)]
