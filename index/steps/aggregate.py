"""Aggregation: from normalized indicators up the tree to one score, and back down in points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from ahp.common.findings import Finding, Number
from index.project.arrays import BoolArray, FloatArray, Indices
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.settings import PENALIZED, WITHOUT_PARTS, Settings
from index.project.tables import blocks_of
from index.project.tree import Weights
from index.steps.means import Plan, Step, node_score, plan_of, weighted_mean
from index.steps.scales import scale_findings
from index.steps.wording import (
    CHILD_MISSING,
    CHILD_NOT_COMPARED,
    MEAN_NOT_POSITIVE,
    MEANS,
    POSITIVE_ADVICE,
)

_ADVICE = {"z-score": "z-score", "percentile": "order", "borda": "order"}
"""Which advice helps where scores are not positive; by the others, a range does."""
_SLACK = 1e-12  # a share of exactly the least is enough, however it was added up


class Aggregated(NamedTuple):
    """Scores and contributions of every node.

    Attributes
    ----------
    scores : DataFrame
        On the scale of the normalized values.
    contributions : DataFrame
        Points of the goal's score; those of a node's children sum to its own. Missing below a
        node whose score is no sum of parts.
    """

    scores: pd.DataFrame
    contributions: pd.DataFrame


def aggregate(
    table: pd.DataFrame,
    weights: Weights,
    settings: Settings,
    indicators: Sequence[Indicator] = (),
    pools: Mapping[str, str] | None = None,
) -> Aggregated:
    """Aggregate normalized indicators up the tree, and say what each node contributes.

    Parameters
    ----------
    table : DataFrame
        Normalized values: a column for every leaf.
    weights : Weights
    settings : Settings
        Means by node, and what becomes of a node with a missing child.
    indicators : sequence of Indicator
        To advise by their own normalization where a score is not positive.
    pools : mapping of str to str, optional
        The pool of each region: who is compared with whom in a year; by default all are.

    Returns
    -------
    Aggregated

    Raises
    ------
    StepError
        A missing child where it is refused; zero or less under a geometric or harmonic mean;
        normalized values on a scale that a way of aggregation is not made for.

    Notes
    -----
    Under an arithmetic mean a node contributes its score times its weight down from the goal.
    Under another mean S of children with the arithmetic mean A, that is multiplied by S / A:
    the loss to imbalance falls on all children alike, and parts still sum to the whole. Of a
    minimum, of weights by place and of outranking there are no parts.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> weights = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 3)})
    >>> table = pd.DataFrame({"a": [40.0], "b": [80.0]}, table_index([(2022, "x")]))
    >>> aggregate(table, weights, Settings()).contributions.values.tolist()
    [[70.0, 10.0, 60.0]]
    """
    if senseless := scale_findings(weights, settings, indicators):
        raise StepError(senseless)
    return aggregate_part(table, weights, settings, indicators, pools)


def aggregate_part(
    table: pd.DataFrame,
    weights: Weights,
    settings: Settings,
    indicators: Sequence[Indicator] = (),
    pools: Mapping[str, str] | None = None,
) -> Aggregated:
    """Aggregate part of a tree whose scales were checked as a whole; else as `aggregate`."""
    plan = plan_of(weights, settings)
    leaves = table[list(weights.leaves)].to_numpy(dtype=float)
    blocks = _compared(table, pools) if "copeland" in settings.means else None
    climbed = climb(leaves, weights.local_array, plan, settings, blocks)
    if findings := list(refusals(table, plan, climbed, settings, indicators)):
        raise StepError(findings)
    points = _points(climbed.scores, climbed.factors, plan)
    return Aggregated(
        pd.DataFrame(climbed.scores, table.index, list(plan.codes)),
        pd.DataFrame(points, table.index, list(plan.codes)),
    )


def refusals(
    table: pd.DataFrame,
    plan: Plan,
    climbed: Climbed,
    settings: Settings,
    indicators: Sequence[Indicator] = (),
) -> Iterator[Finding]:
    """Yield what stood in the way of one run, cell by cell.

    Parameters
    ----------
    table : DataFrame
        Whose rows were climbed from.
    plan : Plan
    climbed : Climbed
        Of one run.
    settings : Settings
    indicators : sequence of Indicator
    """
    methods = dict.fromkeys(plan.codes, settings.normalization)
    methods |= {one.code: one.method(settings) for one in indicators}
    yield from _missing(table, plan, climbed)
    yield from _not_positive(table, plan, climbed, methods)


def _compared(table: pd.DataFrame, pools: Mapping[str, str] | None) -> list[Indices]:
    """Return the rows of each pool and year."""
    assert isinstance(table.index, pd.MultiIndex)
    of = pools or dict.fromkeys(table.index.unique("region"), "all")
    return [block.rows for block in blocks_of(table.index, of, pooled=False)]


class Climbed(NamedTuple):
    """Scores of every node, and what stood in their way; for one run or many.

    Attributes
    ----------
    scores : ndarray, (..., n, nodes)
    factors : mapping of int to ndarray, (..., n)
        What a point of a node is worth at its parent.
    missing, not_positive : list of (Step, ndarray)
        At each node, which children of which rows are missing though they must not be, or have
        scores that the node's mean is not defined for.
    """

    scores: FloatArray
    factors: Mapping[int, FloatArray]
    missing: list[tuple[Step, BoolArray]]
    not_positive: list[tuple[Step, BoolArray]]


def climb(
    leaves: FloatArray,
    local: FloatArray,
    plan: Plan,
    settings: Settings,
    blocks: Sequence[Indices] | None = None,
) -> Climbed:
    """Compute every node from the leaves up; a node that cannot be computed is NaN.

    Parameters
    ----------
    leaves : ndarray, (..., n, k)
        Normalized indicators in the order of ``plan.leaves``, NaN where missing.
    local : ndarray, (..., nodes)
        Leading axes, of runs, broadcast.
    plan : Plan
    settings : Settings
    blocks : sequence of ndarray of int, optional
        Which rows are compared with each other; by default all.

    Returns
    -------
    Climbed

    Examples
    --------
    >>> weights = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 3)})
    >>> settings = Settings(missing_child="renormalize")
    >>> leaves = np.array([[40.0, np.nan]])
    >>> plan = plan_of(weights, settings)
    >>> climb(leaves, weights.local_array, plan, settings).scores[:, plan.goal].tolist()
    [40.0]
    """
    runs = np.broadcast_shapes(leaves.shape[:-2], local.shape[:-1])
    scores = np.full((*runs, leaves.shape[-2], len(plan.codes)), np.nan)
    scores[..., list(plan.leaves)] = leaves
    complete = not np.isnan(leaves).any()
    found = Climbed(scores, factors := {}, [], [])
    for step in plan.steps:
        children = list(step.children)
        below = scores[..., children]
        own = local[..., None, children]
        shares = np.broadcast_to(own / own.sum(axis=-1, keepdims=True), below.shape)
        enough: BoolArray = np.ones(1, dtype=bool)
        if not complete:
            gaps = np.isnan(below)
            if settings.missing_child == "refuse" or step.mean in ("owa", "copeland"):
                found.missing.append((step, gaps))
            else:
                below, shares, enough = _spread(below, shares, gaps, settings.child_coverage)
        if step.mean in ("geometric", "harmonic") and not shares.all():
            below = np.where(shares == 0, 1.0, below)  # what weighs nothing needs no logarithm
        bad = _unfit(below, shares, step, settings)
        if bad.any():
            found.not_positive.append((step, bad))
            below = np.where(bad, np.nan, below)
        score = node_score(below, shares, step, plan, blocks)
        scores[..., step.node] = score if enough.all() else np.where(enough, score, np.nan)
        worth = _worth(scores[..., step.node], below, shares, step)
        for j, child in enumerate(children):
            factors[child] = shares[..., j] * worth
    return found


def _unfit(below: FloatArray, shares: FloatArray, step: Step, settings: Settings) -> BoolArray:
    """Return which children have scores that the mean of their parent is not defined for."""
    if step.mean in ("geometric", "harmonic"):
        return below < 0 if settings.zero == "allow" else below <= 0
    if step.mean in PENALIZED:
        low = weighted_mean(below, shares) <= 0
        return (below <= 0) & low[..., None]
    return np.zeros(below.shape, dtype=bool)


def _worth(
    score: FloatArray, below: FloatArray, shares: FloatArray, step: Step
) -> FloatArray | float:
    """Return what a point of the arithmetic mean is worth: its share of the score."""
    if step.mean == "arithmetic":
        return 1.0
    if step.mean in WITHOUT_PARTS:
        return np.nan
    plain = weighted_mean(below, shares)
    return np.divide(score, plain, out=np.ones_like(score), where=plain != 0)


def _spread(
    below: FloatArray, shares: FloatArray, gaps: BoolArray, least: float
) -> tuple[FloatArray, FloatArray, BoolArray]:
    """Spread the weights of missing children over those present, and say where these are enough.

    A missing child gets the weight 0 and, so that it cannot matter, the value 1.
    """
    there = np.where(gaps, 0.0, shares)
    total = there.sum(axis=-1)
    enough = (total > 0) & (total >= least - _SLACK)
    spread = there / np.where(enough, total, 1.0)[..., None]
    filled = np.where(gaps, 1.0, below)
    filled[~enough] = np.nan
    return filled, spread, enough


def _points(scores: FloatArray, factors: Mapping[int, FloatArray], plan: Plan) -> FloatArray:
    """Return scores in points of the goal: times the factors of all nodes from the goal down."""
    down = np.empty_like(scores)
    down[:, plan.goal] = 1.0
    for step in reversed(plan.steps):
        for child in step.children:
            down[:, child] = down[:, step.node] * factors[child]
    return np.multiply(scores, down, out=down)


def _missing(table: pd.DataFrame, plan: Plan, climbed: Climbed) -> Iterator[Finding]:
    for step, gaps in climbed.missing:
        leaf = np.isin(step.children, plan.leaves)  # a missing node was told with its leaf
        for row, j in zip(*np.nonzero(gaps & leaf), strict=True):
            what = CHILD_NOT_COMPARED if step.mean in ("owa", "copeland") else CHILD_MISSING
            yield Finding(what, {**_cell(table, plan, step, row, j), "mean": MEANS[step.mean]})


def _not_positive(
    table: pd.DataFrame, plan: Plan, climbed: Climbed, methods: Mapping[str, str]
) -> Iterator[Finding]:
    for step, bad in climbed.not_positive:
        for row, j in zip(*np.nonzero(bad), strict=True):
            score = Number(climbed.scores[row, step.children[j]])
            said = {**_cell(table, plan, step, row, j), "mean": MEANS[step.mean], "score": score}
            method = methods[plan.codes[step.children[j]]]
            said["advice"] = POSITIVE_ADVICE[_ADVICE.get(method, "range")]
            yield Finding(MEAN_NOT_POSITIVE, said)


def _cell(table: pd.DataFrame, plan: Plan, step: Step, row: int, j: int) -> dict[str, object]:
    year, region = table.index[row]
    child, node = plan.codes[step.children[j]], plan.codes[step.node]
    return {"year": int(year), "region": region, "indicator": child, "node": node}
