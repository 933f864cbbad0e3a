"""Which judgments are drawn and how, by the kind of doubt; and which nodes are not, and why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ahp.common.findings import Finding, Place, RandomIndexError, UsageError
from ahp.common.mathematics import RANDOM_INDEX_RANGE
from ahp.common.wording import Message
from ahp.core.arrays import FloatArray
from ahp.core.scales import apply_scale
from ahp.core.uncertainty.lognormal import residuals
from ahp.core.uncertainty.steps import places_of
from ahp.core.weighing import random_index_for, weights_alone
from ahp.model.draws.doubt import Doubt
from ahp.model.draws.drawing import Drawing, NodeDrawing, PeopleDrawing, Rating, above_diagonal
from ahp.model.draws.source import Judged, Source
from ahp.model.draws.wording import EXPERTS_NO_GROUP, EXPERTS_ONE, NO_DEGREE
from ahp.model.group.group import Group
from ahp.model.naming import in_names


@dataclass(frozen=True)
class Plan:
    """What is drawn together, and what is not drawn."""

    drawings: tuple[Drawing, ...]
    skipped: dict[str, Finding]


def plan(source: Source, doubt: Doubt, threshold: float) -> Plan:
    """Say what is drawn.

    Raises
    ------
    UsageError
        When experts are to be resampled and there is no group, or it is one person.
    RandomIndexError
        When draws have to pass and the table ends before the number of items of a node.
    """
    nodes = source.nodes()
    if doubt.kind == "experts":
        return Plan((_people(source, nodes, doubt, threshold),), {})
    if doubt.none:
        return Plan((), {})
    drawings: list[Drawing] = []
    skipped: dict[str, Finding] = {}
    for node in nodes:
        made = _DRAWN[doubt.kind](source, node, doubt, _rating(source, node, doubt, threshold))
        if isinstance(made, Message):
            found = Finding(made, {}, source.judged.folder, Place(node=node.code))
            skipped[node.code] = in_names([found], source.judged.hierarchy)[0]
        else:
            drawings.append(made)
    return Plan(tuple(drawings), skipped)


def _rating(source: Source, node: Judged, doubt: Doubt, threshold: float) -> Rating:
    """Return how the node's matrices are weighed; a table that is too short matters to CR only."""
    limit = threshold if doubt.consistent else np.inf
    try:
        random_index_for(node.n, 0, source.random_index)
    except RandomIndexError as error:
        short = all(found.what is RANDOM_INDEX_RANGE for found in error.findings)
        if short and (not doubt.consistent or source.aggregation == "priorities"):
            return Rating(source.method, source.random_index, limit, rated=False)
        place = Place(node=node.code)
        found = [Finding(one.what, one.details, None, place) for one in error.findings]
        raise RandomIndexError(in_names(found, source.judged.hierarchy)) from error
    return Rating(source.method, source.random_index, limit)


def _people(source: Source, nodes: tuple[Judged, ...], doubt: Doubt, threshold: float) -> Drawing:
    group = source.judged
    if not isinstance(group, Group):
        raise UsageError.of(EXPERTS_NO_GROUP, whose=group.whose.said)
    people = tuple(one.code for one in group.experts)
    if len(people) < 2:
        raise UsageError.of(EXPERTS_ONE, count=len(people))
    ratings = tuple(_rating(source, node, doubt, threshold) for node in nodes)
    return PeopleDrawing(nodes, source, ratings, people)


def _steps(source: Source, node: Judged, doubt: Doubt, rating: Rating) -> Drawing | Message:
    places = places_of(above_diagonal(node.judgments))
    return NodeDrawing(node, source, rating, "steps", places, places, doubt.steps)


def _inconsistency(source: Source, node: Judged, doubt: Doubt, rating: Rating) -> Drawing | Message:
    """Draw around the weights: of a group's joint matrix, or of each person's where those count."""
    joint = source.aggregation == "judgments"
    ratios = _joint(source, node) if joint else _ratios(source, node)
    weights = weights_alone(ratios, source.method)
    logs = np.log(weights)
    means = above_diagonal(logs[..., :, None] - logs[..., None, :])
    means[np.isnan(above_diagonal(ratios))] = np.nan
    if doubt.spread is None:
        variance = residuals(ratios).variance
        if np.isnan(variance).all():
            return NO_DEGREE
        spread = np.sqrt(np.nan_to_num(variance))[:, None] * np.ones(means.shape)
    else:
        spread = doubt.spread * (_thinned(node) if joint else np.ones(means.shape))
    return NodeDrawing(node, source, rating, "inconsistency", means, spread)


def _ratios(source: Source, node: Judged) -> FloatArray:
    """Return each person's ratios, (people, n, n)."""
    return apply_scale(node.judgments, source.scale)


def _joint(source: Source, node: Judged) -> FloatArray:
    """Return the joint matrix, (1, n, n)."""
    from ahp.core.group import aggregate_judgments

    ratios = _ratios(source, node)
    return ratios if len(ratios) == 1 else aggregate_judgments(ratios, node.shares)[None]


def _thinned(node: Judged) -> FloatArray:
    """Return the spread of the mean of all people's judgments over that of one, (1, pairs)."""
    judged = ~np.isnan(above_diagonal(node.judgments))
    shares = judged * node.shares[:, None]
    total = shares.sum(axis=0)
    return np.sqrt((shares**2).sum(axis=0) / np.where(total > 0, total, 1.0) ** 2)[None]


_DRAWN = {"steps": _steps, "inconsistency": _inconsistency}
