"""The fewest judgments to change so that lambda_max falls below a bound: an exact search.

References
----------
Bozoki, S., Fulop, J. and Poesz, A. (2015). On reducing inconsistency of pairwise comparison
matrices below an acceptance threshold. Central European Journal of Operations Research 23, 849-866.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from itertools import combinations, islice
from math import comb, inf

import numpy as np

from ahp.core.arrays import BoolArray, FloatArray, Indices
from ahp.core.repair.bounds import Bounds
from ahp.core.repair.heuristics import by_promise, change_one_by_one, change_one_less
from ahp.core.repair.task import MARGIN, Plan, Progress, Task, watched

_TRIED = 128  # points of the grid evaluated between two looks at the tangents
_LARGEST_GRID = 4  # judgments whose values are tried all at once: 17^4 points


def fewest_changes(task: Task, top: int = 5) -> Iterator[Progress]:
    """Find the fewest judgments to change, among the smallest sets those with the fewest steps.

    Sets of 1, 2, ... judgments are examined in turn. With the judgments of a set free to take any
    ratio between the ends of the grid, the least lambda_max is a convex problem, whose tangents
    bound it from below; only sets for which it can fall below the bound are searched on the grid.

    Parameters
    ----------
    task : Task
        Its lambda_max is not below the bound.
    top : int
        How many plans to keep; the best for each of as many sets of judgments.

    Yields
    ------
    Progress
        The last one is final: its first plan has the fewest changes, or there is no plan at all.

    Raises
    ------
    ConvergenceError
        When an eigenvector or a completion cannot be computed.

    References
    ----------
    Bozoki, Fulop and Poesz (2015), see above.

    Examples
    --------
    >>> from ahp.core.repair.task import make_task
    >>> task = make_task([[1, 2, 9], [1 / 2, 1, 2], [1 / 9, 1 / 2, 1]], 3.05)
    >>> [*_, last] = fewest_changes(task)
    >>> plan = last.plans[0]
    >>> last.proved, plan.pairs, task.grid[list(plan.places)].tolist()
    (True, (0,), [3.0])
    """
    bounds = Bounds(task)
    # With every pair free the bound may still be out of reach, where steps are limited.
    if bounds.impossible(np.arange(task.judged)[None])[0]:
        yield Progress((), task.judged, 1.0)
        return
    known = yield from _by_heuristics(bounds)
    for size in range(1, len(known[0].pairs) + 1 if known else task.judged + 1):
        plans = yield from _of_size(bounds, size, top, known)
        if plans:
            yield Progress(plans, size, 1.0)
            return
    yield Progress((), task.judged, 1.0)


def _by_heuristics(bounds: Bounds) -> Generator[Progress, None, tuple[Plan, ...]]:
    """Find some plan quickly, and fewer changes while there are too many to try all."""
    found = yield from watched(change_one_by_one(bounds), Progress((), 1, 0.0))
    best = found
    while found is not None and len(found.pairs) > _LARGEST_GRID:
        found = yield from watched(change_one_less(bounds, found), Progress((found,), 1, 0.0))
        best = found or best
    return () if best is None else (best,)


def _of_size(
    bounds: Bounds, size: int, top: int, known: tuple[Plan, ...]
) -> Generator[Progress, None, tuple[Plan, ...]]:
    """Find the best plans that change so many judgments; none if that is not enough."""
    candidates: list[Indices] = []
    examined, total = 0, comb(bounds.task.judged, size)
    for sets in _sets(bounds.task.judged, size, bounds.part_size(size)):
        yield Progress(known, size, min(examined / total, 0.999))
        candidates += list(sets[~bounds.impossible(sets)])
        examined += len(sets)
    plans: tuple[Plan, ...] = ()
    for done, chosen in enumerate(by_promise(bounds, candidates)):
        yield Progress(plans or known, size, min(0.5 + 0.5 * done / len(candidates), 0.999))
        most = plans[top - 1].steps if len(plans) >= top else inf
        found = _best_on_grid(bounds, chosen, most, bounds.logs)
        if found is not None:
            plans = tuple(sorted([*plans, found], key=lambda plan: plan.rank)[:top])
    return plans


def _sets(pairs: int, size: int, count: int) -> Iterator[Indices]:
    """Yield all sets of pairs of a size, so many at a time."""
    every = combinations(range(pairs), size)
    while chunk := list(islice(every, count)):
        yield np.array(chunk, dtype=np.intp)


def _best_on_grid(bounds: Bounds, chosen: Indices, most: float, logs: FloatArray) -> Plan | None:
    """Find the values for chosen pairs that take the fewest steps, at most ``most`` of them.

    ``logs`` are what the other pairs have, (q,).
    """
    if len(chosen) > _LARGEST_GRID:
        return _best_by_branching(bounds, chosen, most, logs)
    task = bounds.task
    options = [np.arange(task.low[pair], task.high[pair] + 1) for pair in chosen]
    points = np.stack(np.meshgrid(*options, indexing="ij"), axis=-1).reshape(-1, len(chosen))
    steps = np.abs(points - task.places[chosen]).sum(axis=-1)
    order = np.argsort(steps, kind="stable")
    order = order[steps[order] <= most + MARGIN]
    points, steps = points[order], steps[order]
    moved = task.log_grid[points]
    values, slopes = bounds.values(logs[None])
    alive = np.flatnonzero(_below(task, values[0], slopes[0, chosen], moved - logs[chosen]))
    best: Plan | None = None
    while alive.size:
        tried, alive = alive[:_TRIED], alive[_TRIED:]
        changed = np.repeat(logs[None], len(tried), axis=0)
        changed[:, chosen] = moved[tried]
        values, slopes = bounds.values(changed)
        good = np.flatnonzero(values < task.target)
        for place in good:
            plan = task.plan(chosen, points[tried[place]], float(values[place]))
            best = plan if best is None else min(best, plan, key=lambda one: one.rank)
        if best is not None:
            alive = alive[steps[alive] <= best.steps + MARGIN]
        # The tangents where lambda_max is just too large cut deepest.
        bad = np.flatnonzero(values >= task.target)
        for place in bad[np.argsort(values[bad], kind="stable")[:4]]:
            moves = moved[alive] - moved[tried[place]]
            alive = alive[_below(task, values[place], slopes[place, chosen], moves)]
    return best


def _below(task: Task, value: float, slopes: FloatArray, moves: FloatArray) -> BoolArray:
    """Tell which moves away from a point its tangent leaves below the bound."""
    below: BoolArray = value + moves @ slopes < task.target
    return below


def _best_by_branching(
    bounds: Bounds, chosen: Indices, most: float, logs: FloatArray
) -> Plan | None:
    """Try the values of one pair in turn, those first that are near to the judgment."""
    task = bounds.task
    first, rest = int(chosen[0]), chosen[1:]
    options = np.arange(task.low[first], task.high[first] + 1)
    steps = np.abs(options - task.places[first])
    variants = np.repeat(logs[None], len(options), axis=0)
    variants[:, first] = task.log_grid[options]
    impossible = bounds.impossible(np.repeat(rest[None], len(options), axis=0), variants)
    best: Plan | None = None
    for place in np.argsort(steps, kind="stable"):
        if impossible[place] or steps[place] > most + MARGIN:
            continue
        found = _best_on_grid(bounds, rest, most - steps[place], variants[place])
        if found is not None:
            plan = replace(
                found,
                pairs=tuple(chosen.tolist()),
                places=(int(options[place]), *found.places),
                steps=found.steps + float(steps[place]),
            )
            best = plan if best is None else min(best, plan, key=lambda one: one.rank)
            most = min(most, best.steps)
    return best
