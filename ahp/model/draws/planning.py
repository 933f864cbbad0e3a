"""Which judgments are drawn and how, by the kind of doubt; and which nodes are not, and why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ahp.common.findings import Finding, Place, RandomIndexError, UsageError
from ahp.common.mathematics import RANDOM_INDEX_RANGE
from ahp.common.wording import Message
from ahp.core.arrays import FloatArray
from ahp.core.group import aggregate_judgments
from ahp.core.scales import apply_scale
from ahp.core.uncertainty.lognormal import residuals
from ahp.core.uncertainty.steps import LAST, places_of
from ahp.core.weighing import random_index_for, weights_alone
from ahp.model.draws.doubt import Doubt
from ahp.model.draws.drawing import (
    Drawing,
    KnownDrawing,
    NodeDrawing,
    PeopleDrawing,
    Rating,
    above_diagonal,
)
from ahp.model.draws.laws import IntervalLaw, Law, LognormalLaw, StepLaw
from ahp.model.draws.source import Judged, Source
from ahp.model.draws.wording import (
    EXPERTS_NO_DEGREE,
    EXPERTS_NO_GROUP,
    EXPERTS_ONE,
    NO_CONTRADICTION,
    NO_DEGREE,
    NO_INTERVAL,
    WHY_NOT_DOUBTED,
)
from ahp.model.group.group import Group
from ahp.model.naming import in_names

FEW = 4096  # candidates that are weighed beforehand
_NO_SPREAD = 1e-9  # of logarithms; what is left of a consistent matrix are errors of rounding


@dataclass(frozen=True)
class Plan:
    """What is drawn together, which nodes are not drawn, and what of others is not."""

    drawings: tuple[Drawing, ...]
    skipped: dict[str, Finding]
    notes: tuple[Finding, ...] = ()


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
    notes: list[Finding] = []
    for node in nodes:
        law = _LAWS[doubt.kind](source, node, doubt)
        if isinstance(law, Message):
            skipped[node.code] = _told(source, node, law, why=WHY_NOT_DOUBTED[law.code])
            continue
        rating = _rating(source, node, doubt, threshold)
        drawings.append(_shortened(NodeDrawing(node, source, rating, law)))
        if isinstance(law, LognormalLaw) and (sure := _sure(law, node)):
            called = {one.code: one.called for one in source.judged.experts}
            experts = [called.get(code, code) for code in sure]
            notes.append(_told(source, node, EXPERTS_NO_DEGREE, experts=experts))
    return Plan(tuple(drawings), skipped, tuple(notes))


def _told(source: Source, node: Judged, what: Message, **details: object) -> Finding:
    found = Finding(what, details, source.judged.folder, Place(node=node.code))
    return in_names([found], source.judged.hierarchy)[0]


def _sure(law: LognormalLaw, node: Judged) -> list[str]:
    """Return whose judgments are drawn without any spread, where others' are not."""
    spreads = law.spread.max(axis=1)
    if law.people < len(node.people) or not (spreads > _NO_SPREAD).any():
        return []
    listed = zip(node.people, spreads, strict=True)
    return [person for person, spread in listed if not spread > _NO_SPREAD]


def _shortened(drawing: NodeDrawing) -> Drawing:
    """Weigh every candidate beforehand where there are few."""
    law = drawing.law
    if not isinstance(law, StepLaw) or law.ways > FEW:
        return drawing
    return KnownDrawing(drawing.node, *drawing.judge(law.every()))


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


def _steps(source: Source, node: Judged, doubt: Doubt) -> Law | Message:
    places = places_of(above_diagonal(node.judgments))
    return StepLaw.of(places, doubt.steps, node.n, source.scale)


def _inconsistency(source: Source, node: Judged, doubt: Doubt) -> Law | Message:
    """Draw around the weights: of a group's joint matrix, or of each person's where those count."""
    joint = source.aggregation == "judgments"
    ratios = _joint(source, node) if joint else _ratios(source, node)
    logs = np.log(weights_alone(ratios, source.method))
    means = above_diagonal(logs[..., :, None] - logs[..., None, :])
    means[np.isnan(above_diagonal(ratios))] = np.nan
    if doubt.spread is not None:
        alone = _thinned(node) if joint else np.ones(means.shape)
        return LognormalLaw(means, doubt.spread * alone)
    variance = residuals(ratios).variance
    if np.isnan(variance).all():
        return NO_DEGREE
    spread = np.sqrt(np.nan_to_num(variance))  # a person of whom none is implied: see `_sure`
    if not (spread > _NO_SPREAD).any():
        return NO_CONTRADICTION
    return LognormalLaw(means, np.broadcast_to(spread[:, None], means.shape))


def _intervals(source: Source, node: Judged, doubt: Doubt) -> Law | Message:
    if not any(matrix.intervals for matrix in node.matrices):
        return NO_INTERVAL
    low, high = places_of(np.stack([node.judgments, node.judgments]))
    for person, matrix in enumerate(node.matrices):
        for i, j in matrix.intervals:
            a, b = matrix.labels[i], matrix.labels[j]
            at, to = node.items.index(a), node.items.index(b)
            if np.isnan(node.judgments[person, at, to]):  # it does not count
                continue
            ends = matrix.interval(a, b)
            if ends is not None:
                least, most = places_of([float(end) for end in ends])
                low[person, [at, to], [to, at]] = least, LAST - most
                high[person, [at, to], [to, at]] = most, LAST - least
    return IntervalLaw(above_diagonal(low), above_diagonal(high), node.n, source.scale)


def _ratios(source: Source, node: Judged) -> FloatArray:
    """Return each person's ratios, (people, n, n)."""
    return apply_scale(node.judgments, source.scale)


def _joint(source: Source, node: Judged) -> FloatArray:
    """Return the joint matrix, (1, n, n)."""
    ratios = _ratios(source, node)
    return ratios if len(ratios) == 1 else aggregate_judgments(ratios, node.shares)[None]


def _thinned(node: Judged) -> FloatArray:
    """Return the spread of the mean of all people's judgments over that of one, (1, pairs)."""
    judged = ~np.isnan(above_diagonal(node.judgments))
    shares = judged * node.shares[:, None]
    total = shares.sum(axis=0)
    spread: FloatArray = np.sqrt((shares**2).sum(axis=0)) / np.where(total > 0, total, 1.0)
    return spread[None]


_LAWS = {"steps": _steps, "inconsistency": _inconsistency, "intervals": _intervals}
