"""Aggregation in several goes: part of the tree first, its nodes rescaled, then the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from ahp.common.findings import Finding, Number
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.regions import Group
from index.project.settings import Settings
from index.project.tables import blocks_of
from index.project.tree import Weights
from index.steps.aggregate import aggregate_part
from index.steps.circles import pool_of_members, rows_of
from index.steps.sequence.wording import BEST_NOT_POSITIVE


class Tree(NamedTuple):
    """A node with everything below it.

    Attributes
    ----------
    score : Series
        The node's score when it was aggregated.
    points : DataFrame
        What it and each node below contribute to that score.
    """

    score: pd.Series[float]
    points: pd.DataFrame


class Forest(NamedTuple):
    """The nodes that have scores so far.

    Attributes
    ----------
    scores : DataFrame
        A column for each, indicators among them.
    trees : mapping of str to Tree
        By node aggregated of which no ancestor is.
    """

    scores: pd.DataFrame
    trees: Mapping[str, Tree]


def grown(
    forest: Forest,
    root: str,
    weights: Weights,
    settings: Settings,
    indicators: Sequence[Indicator] = (),
    pools: Mapping[str, str] | None = None,
) -> Forest:
    """Aggregate up to a node, from the nodes below it that have scores.

    Parameters
    ----------
    forest : Forest
    root : str
        A node without a score.
    weights : Weights
        Of the whole tree.
    settings : Settings
    indicators, pools
        As of `aggregate_part`.

    Returns
    -------
    Forest

    Notes
    -----
    A node's points are parted among what is below it as its score was when it was aggregated;
    where that was 0 and no longer is, they cannot be parted and are missing.
    """
    part = _part(weights, root, set(forest.scores.columns))
    found = aggregate_part(forest.scores, part, settings, indicators, pools)
    points = found.contributions
    trees = dict(forest.trees)
    lower = [code for code in part.leaves if code in trees]
    for code in lower:
        tree = trees.pop(code)
        inner = [one for one in tree.points if one != code]
        points = pd.concat([points, scaled(tree.points[inner], points[code], tree.score)], axis=1)
    scores = found.scores
    if part is not weights:
        new = [code for code in scores if code not in forest.scores]
        scores = pd.concat([forest.scores, scores[new]], axis=1)
    trees[root] = Tree(found.scores[root], points)
    return Forest(scores, trees)


def _part(weights: Weights, root: str, known: set[str]) -> Weights:
    """Return the tree below a node, down to the nodes that have scores."""
    if root == weights.goal and known == set(weights.leaves):
        return weights
    kept = []
    wanted = [root]
    while wanted:
        code = wanted.pop()
        kept.append(code)
        if code not in known:
            wanted += weights.children(code)
    nodes = (one for one in weights.nodes if one.code in set(kept))
    parts = (replace(one, parent=None, local=1.0) if one.code == root else one for one in nodes)
    return replace(weights, nodes=tuple(parts))


def scaled(points: pd.DataFrame, after: pd.Series[float], before: pd.Series[float]) -> pd.DataFrame:
    """Return points that summed to one score in proportion to another."""
    old, new = (one.to_numpy(dtype=float) for one in (before, after))
    ratio = np.divide(new, old, out=np.full_like(new, np.nan), where=old != 0)
    ratio[(old == 0) & (new == 0)] = 1.0
    return points * ratio[:, None]


def contributions(forest: Forest, weights: Weights) -> pd.DataFrame:
    """Return the points of the goal's score that come from every node, in display order."""
    tree = forest.trees[weights.goal]
    score = forest.scores[weights.goal]
    points = (
        tree.points
        if score is tree.score or score.equals(tree.score)
        else scaled(tree.points, score, tree.score)
    )
    codes = list(weights.codes)
    return points if list(points) == codes else points[codes]


def with_best(
    table: pd.DataFrame,
    best: float,
    settings: Settings,
    pools: Mapping[str, str],
    circles: Sequence[Group],
) -> pd.DataFrame:
    """Multiply scores so that the best of each pool gets a given one.

    Parameters
    ----------
    table : DataFrame
        A column for each node.
    best : float
    settings : Settings
        ``reference`` says whether the best of a year or of all years.
    pools : mapping of str to str
    circles : sequence of Group
        Rows that are not counted among the best, where they stand on their members' scale.

    Returns
    -------
    DataFrame

    Raises
    ------
    StepError
        The best score is not above 0.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> table = pd.DataFrame({"g": [20.0, 80.0]}, table_index([(2022, "a"), (2022, "b")]))
    >>> with_best(table, 100.0, Settings(), {"a": "p", "b": "p"}, ())["g"].tolist()
    [25.0, 100.0]
    """
    assert isinstance(table.index, pd.MultiIndex)
    counted = np.ones(len(table), dtype=bool)
    if circles and settings.group_reference == "members":
        counted = ~rows_of(table, circles)
        pool = pool_of_members(circles, pools)
        pools = {**pools, **dict.fromkeys((group.circle for group in circles), pool)}
    values = table.to_numpy(dtype=float, copy=True)
    findings: list[Finding] = []
    for block in blocks_of(table.index, pools, pooled=settings.reference == "pooled"):
        part = values[block.rows]
        top = np.where(np.isnan(part) | ~counted[block.rows, None], -np.inf, part).max(axis=0)
        for j in np.flatnonzero((top <= 0) & np.isfinite(top)):
            said = {"node": table.columns[int(j)], "pool": block.pool, "year": block.years[0]}
            findings.append(Finding(BEST_NOT_POSITIVE, {**said, "value": Number(float(top[j]))}))
        values[block.rows] = part / np.where(top > 0, top, np.nan) * best
    if findings:
        raise StepError(findings)
    return pd.DataFrame(values, table.index, table.columns)
