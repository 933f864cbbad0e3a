"""Scores of the goal from tables and weights of many runs, with what `build` would refuse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd

from ahp.common.findings import Finding
from index.project.arrays import BoolArray, FloatArray
from index.project.errors import StepError
from index.project.settings import Settings
from index.project.tables import blocks_of
from index.steps.aggregate import Climbed, climb, refusals
from index.steps.means import Plan, mean_of_leaves
from index.steps.result import Result
from index.steps.sequence.again import scores_under
from index.steps.sequence.order import plain_scores

_NUMBERS = 2**21  # of one array of all nodes at a time


class Scored(NamedTuple):
    """Scores of runs.

    Attributes
    ----------
    scores : ndarray, (m, n)
    bad : ndarray of bool, (m,)
        Which runs `build` would refuse.
    reason : callable or None
        Says why, of the first of them: it takes a while.
    """

    scores: FloatArray
    bad: BoolArray
    reason: Callable[[], Finding] | None


def scores_of(
    result: Result,
    settings: Settings,
    plan: Plan,
    table: FloatArray,
    local: FloatArray,
    shares: FloatArray,
) -> Scored:
    """Return the goal's scores of all regions and years in every run.

    Parameters
    ----------
    result : Result
        The nominal run, whose rows the table has.
    settings : Settings
    plan : Plan
        Of these settings.
    table : ndarray, (n, k) or (m, n, k)
        Normalized indicators in the order of ``plan.leaves``; of all runs, or of each.
    local : ndarray, (m, nodes)
        Those of one parent need not sum to 1.
    shares : ndarray, (m, k)
        The global weights of the indicators that they make.

    Returns
    -------
    Scored
    """
    simple = simple_scores(settings, plan, table, shares)
    if simple is not None:
        return Scored(simple, np.zeros(len(local), dtype=bool), None)
    if not plain_scores(settings):
        return _step_by_step(result, settings, table, local)
    return _climbed(result, settings, plan, table, local)


def simple_scores(
    settings: Settings, plan: Plan, table: FloatArray, shares: FloatArray
) -> FloatArray | None:
    """Return scores that are one weighted mean of all indicators; None where they are not.

    Parameters are those of `scores_of`; rows of the table may be left out. They are one mean where
    all nodes are made alike, nothing is missing, and all logarithms and inverses exist.

    >>> from index.project.example import tiny
    >>> from index.steps.means import plan_of
    >>> plan = plan_of(tiny().weights, tiny().settings)
    >>> table, shares = np.array([[40.0, 80.0]]), np.array([[0.75, 0.25]])
    >>> simple_scores(tiny().settings, plan, table, shares).tolist()
    [[50.0]]
    """
    mean = plan.mean
    if mean is None or not plain_scores(settings):
        return None
    if not (np.isfinite(table).all() if mean == "arithmetic" else (table > 0).all()):
        return None
    if table.ndim == 2:
        return mean_of_leaves(table, shares, mean)
    return _mean_of_each(table, shares, mean)


def _mean_of_each(table: FloatArray, weights: FloatArray, mean: str) -> FloatArray:
    if mean == "geometric":
        table = np.log(table)
    elif mean == "harmonic":
        table = 1 / table
    found: FloatArray = (table @ weights[:, :, None])[..., 0]
    if mean == "geometric":
        return np.exp(found)
    return 1 / found if mean == "harmonic" else found


def _climbed(
    result: Result, settings: Settings, plan: Plan, table: FloatArray, local: FloatArray
) -> Scored:
    """Climb the tree, node by node, some runs at a time."""
    index = result.scores.index
    assert isinstance(index, pd.MultiIndex)
    blocks = None
    if "copeland" in settings.means:
        blocks = [one.rows for one in blocks_of(index, dict(result.pools), pooled=False)]
    scores = np.empty((len(local), len(index)))
    bad = np.zeros(len(local), dtype=bool)
    reason: Callable[[], Finding] | None = None
    step = max(1, _NUMBERS // (len(index) * len(plan.codes)))
    for start in range(0, len(local), step):
        some = slice(start, start + step)
        leaves = table if table.ndim == 2 else table[some]
        found = climb(leaves, local[some], plan, settings, blocks)
        scores[some] = found.scores[..., plan.goal]
        for _, marks in (*found.missing, *found.not_positive):
            bad[some] |= marks.any(axis=(-2, -1))
        if reason is None and bad[some].any():
            alone = _one(found, int(np.flatnonzero(bad[some])[0]))
            reason = partial(_reason, result, settings, plan, alone)
    return Scored(scores, bad, reason)


def _one(climbed: Climbed, run: int) -> Climbed:
    """Return one run of many."""
    missing = [(step, marks[run]) for step, marks in climbed.missing]
    not_positive = [(step, marks[run]) for step, marks in climbed.not_positive]
    return Climbed(climbed.scores[run], {}, missing, not_positive)


def _reason(result: Result, settings: Settings, plan: Plan, climbed: Climbed) -> Finding:
    """Say why a run is refused, as `build` does."""
    return next(refusals(result.scores, plan, climbed, settings, result.indicators))


def _step_by_step(
    result: Result, settings: Settings, table: FloatArray, local: FloatArray
) -> Scored:
    """Take all steps from aggregation on, run by run: nodes are rescaled or normalized again."""
    weights, leaves = result.weights, list(result.weights.leaves)
    scores = np.full((len(local), len(result.scores)), np.nan)
    bad = np.zeros(len(local), dtype=bool)
    refused: Finding | None = None
    for run, own in enumerate(local):
        values = pd.DataFrame(table if table.ndim == 2 else table[run], result.scores.index, leaves)
        under = weights.with_local(dict(zip(weights.codes, map(float, own), strict=True)))
        made = replace(result, settings=settings, normalized=values)
        try:
            scores[run] = scores_under(made, under)[weights.goal].to_numpy(float)
        except StepError as error:
            bad[run], refused = True, refused or error.findings[0]
    if refused is None:
        return Scored(scores, bad, None)
    known = refused
    return Scored(scores, bad, lambda: known)
