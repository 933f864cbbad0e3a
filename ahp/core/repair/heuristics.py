"""Repairs found quickly: few judgments changed, without proof that they are the fewest.

Each search pauses now and then (yields None), so that its caller can stop it; it returns a plan.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import combinations, islice

import numpy as np

from ahp.core.arrays import FloatArray, Indices
from ahp.core.repair.bounds import Bounds
from ahp.core.repair.task import MARGIN, Plan

Search = Generator[None, None, Plan | None]

_TRIED = 128  # sets of judgments with one less that are tried


def change_one_by_one(bounds: Bounds) -> Search:
    """Change one judgment after the other, each time what lowers lambda_max most."""
    every = np.arange(bounds.task.judged)
    return (yield from _lowered(bounds, every, {}))


def change_one_less(bounds: Bounds, plan: Plan) -> Search:
    """Look for a plan with one change less: one pair left out, or two exchanged for another."""
    sets = _sets_with_one_less(bounds.task.judged, plan)
    possible: list[Indices] = []
    # In parts: of a large matrix there are more sets than memory holds.
    while part := list(islice(sets, bounds.part_size(len(plan.pairs) - 1))):
        yield
        tried = np.sort(np.array(part, dtype=np.intp), axis=-1)
        possible += list(tried[~bounds.impossible(tried)])
        possible = by_promise(bounds, possible)[:_TRIED]
    for chosen in possible:
        found = yield from _rounded(bounds, chosen)
        if found is not None:
            return found
    return None


def _sets_with_one_less(judged: int, plan: Plan) -> Iterator[tuple[int, ...]]:
    others = sorted({*range(judged)} - {*plan.pairs})
    yield from combinations(plan.pairs, len(plan.pairs) - 1)
    for kept in combinations(plan.pairs, len(plan.pairs) - 2):
        for other in others:
            yield (*kept, other)


def by_promise(bounds: Bounds, sets: list[Indices]) -> list[Indices]:
    """Order sets of pairs, those first that lower lambda_max most by small changes."""
    _, slopes = bounds.tangent
    return sorted(sets, key=lambda pairs: -float(np.abs(slopes[pairs]).sum()))


def _rounded(bounds: Bounds, chosen: Indices) -> Search:
    """Round the best values of chosen pairs to the grid, and improve them one at a time."""
    free = np.append(chosen, bounds.task.missing)[None]
    best = bounds.least(bounds.logs[None], free, decide=False)[1][0, : bounds.task.judged]
    places = bounds.task.nearest(best)[chosen]
    start = dict(zip(chosen.tolist(), places.tolist(), strict=True))
    return (yield from _lowered(bounds, chosen, start))


def _lowered(bounds: Bounds, allowed: Indices, changed: dict[int, int]) -> Search:
    """Change allowed pairs, each time what lowers lambda_max most, until it is below the bound."""
    task = bounds.task
    pairs, places = task.options()
    inside = np.isin(pairs, allowed)
    pairs, places = pairs[inside], places[inside]
    logs = bounds.logs.copy()
    logs[list(changed)] = task.log_grid[list(changed.values())]
    value = _value(bounds, logs)
    size = bounds.part_size(1)
    while value >= task.target:
        values = np.empty(len(pairs))
        for start in range(0, len(pairs), size):
            yield
            part = slice(start, start + size)
            tries = np.repeat(logs[None], len(pairs[part]), axis=0)
            tries[np.arange(len(tries)), pairs[part]] = task.log_grid[places[part]]
            values[part] = bounds.values(tries)[0]
        least = int(np.argmin(values))
        if values[least] >= value - MARGIN:
            return None
        pair, place = int(pairs[least]), int(places[least])
        value, changed[pair] = float(values[least]), place
        logs[pair] = task.log_grid[place]
    return (yield from _drawn_back(bounds, changed, logs))


def _drawn_back(bounds: Bounds, changed: dict[int, int], logs: FloatArray) -> Search:
    """Draw changes back towards the judgments as far as lambda_max stays below the bound.

    First all the way, where a change turns out not to be needed, then by single places.
    """
    task = bounds.task
    for pair in list(changed):
        without = logs.copy()
        without[pair] = bounds.logs[pair]
        if len(changed) > 1 and _value(bounds, without) < task.target:
            logs = without
            del changed[pair]
    moving = True
    while moving:
        yield
        moving = False
        for pair, place in list(changed.items()):
            nearer = place + (1 if task.places[pair] > place else -1)
            if abs(nearer - task.places[pair]) < 1 - MARGIN:
                continue  # that would be the judgment itself, or beyond it
            tried = logs.copy()
            tried[pair] = task.log_grid[nearer]
            if _value(bounds, tried) < task.target:
                logs, changed[pair], moving = tried, nearer, True
    ordered = dict(sorted(changed.items()))
    return task.plan(ordered, ordered.values(), _value(bounds, logs))


def _value(bounds: Bounds, logs: FloatArray) -> float:
    """Compute log lambda_max of one matrix, (q,)."""
    return float(bounds.values(logs[None])[0][0])
