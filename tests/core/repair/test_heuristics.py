"""Repairs found quickly, against the same search written out in plain loops."""

import itertools

import numpy as np
import pytest

from ahp.core.repair.bounds import Bounds
from ahp.core.repair.heuristics import by_promise, change_one_by_one, change_one_less
from ahp.core.repair.task import Plan, make_task
from tests.core.repair.test_bounds import log_lambda, random_matrix


def finished(search):
    while True:
        try:
            next(search)
        except StopIteration as done:
            return done.value


def logs_of(task, changes):
    logs = task.given.copy()
    for pair, place in changes.items():
        logs[pair] = task.log_grid[place]
    return logs


def one_by_one(task):
    """Change what lowers lambda_max most until it is below the bound; then draw back."""
    changes, value = {}, log_lambda(task, task.given)
    while value >= task.target:
        tried = {}
        for pair in range(task.judged):
            for place in range(task.low[pair], task.high[pair] + 1):
                tried[pair, place] = log_lambda(task, logs_of(task, changes | {pair: place}))
        (pair, place), least = min(tried.items(), key=lambda item: round(item[1], 11))
        if least >= value - 1e-10:
            return None
        changes[pair], value = place, least
    for pair in list(changes):
        fewer = {other: place for other, place in changes.items() if other != pair}
        if fewer and log_lambda(task, logs_of(task, fewer)) < task.target:
            changes = fewer
    moved = True
    while moved:
        moved = False
        for pair, place in list(changes.items()):
            nearer = place + (1 if task.places[pair] > place else -1)
            between = (task.places[pair] - nearer) * (task.places[pair] - place) > 0
            if not between or abs(task.places[pair] - nearer) < 1 - 1e-9:
                continue
            if log_lambda(task, logs_of(task, changes | {pair: nearer})) < task.target:
                changes, moved = changes | {pair: nearer}, True
    return changes


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("limits", [{}, {"max_steps": 3}])
def test_changing_one_by_one_is_its_definition(seed, limits):
    n = 4 + seed % 3
    task = make_task(random_matrix(n, seed), n + 0.3, **limits)
    expected = one_by_one(task)
    plan = finished(change_one_by_one(Bounds(task)))
    if expected is None:
        assert plan is None
        return
    assert dict(zip(plan.pairs, plan.places, strict=True)) == expected
    assert plan.pairs == tuple(sorted(expected))
    moves = [abs(place - task.places[pair]) for pair, place in expected.items()]
    assert plan.steps == pytest.approx(sum(moves))
    assert np.log(plan.lambda_max) == pytest.approx(log_lambda(task, logs_of(task, expected)))


@pytest.mark.parametrize("seed", range(6))
def test_one_change_less_does_what_it_says(seed):
    n = 6
    task = make_task(random_matrix(n, seed + 50), n + 0.3)
    bounds = Bounds(task)
    plan = finished(change_one_by_one(bounds))
    assert len(plan.pairs) > 1
    fewer = finished(change_one_less(bounds, plan))
    if fewer is not None:
        changes = dict(zip(fewer.pairs, fewer.places, strict=True))
        assert log_lambda(task, logs_of(task, changes)) < task.target
        assert len(fewer.pairs) <= len(plan.pairs) - 1
        assert len(set(fewer.pairs) - set(plan.pairs)) <= 1


@pytest.mark.parametrize("others", [(0, 3), (4, 9), (1, 5), (2, 5)])
@pytest.mark.parametrize("flaw", [2, 5, 7])
def test_one_flaw_is_found_in_place_of_two_changes(flaw, others):
    """All judgments but one agree: left out of two it stays, and in place of two it is enough."""
    weights = np.array([8, 4, 2, 1, 1]) / 16
    rows, columns = np.triu_indices(5, 1)
    matrix = weights[:, None] / weights
    i, j = rows[flaw], columns[flaw]
    matrix[i, j], matrix[j, i] = 1 / 9, 9
    task = make_task(matrix, 5.01)
    bounds = Bounds(task)
    plan = task.plan(others, [8, 8], 0.0)
    fewer = finished(change_one_less(bounds, plan))
    assert fewer.pairs == (flaw,)
    changes = dict(zip(fewer.pairs, fewer.places, strict=True))
    assert log_lambda(task, logs_of(task, changes)) < task.target


def test_what_promises_most_comes_first():
    task = make_task(random_matrix(5, 1), 5.2)
    bounds = Bounds(task)
    sets = [np.array(pair) for pair in itertools.combinations(range(task.judged), 2)]
    slopes = np.abs(bounds.tangent[1])
    ordered = by_promise(bounds, sets)
    sums = [slopes[pairs].sum() for pairs in ordered]
    assert sums == sorted(sums, reverse=True)
    assert len(ordered) == len(sets)


def test_nothing_is_found_where_the_places_allowed_are_not_enough():
    matrix = np.array([[1, 9, 1 / 9], [1 / 9, 1, 9], [9, 1 / 9, 1]])
    task = make_task(matrix, 3.05, max_steps=2)
    assert finished(change_one_by_one(Bounds(task))) is None


class Counting(Bounds):
    """Bounds that note how many matrices they are asked about at a time."""

    largest = 0

    def values(self, logs):
        self.largest = max(self.largest, len(logs))
        return super().values(logs)


def test_of_a_large_matrix_only_a_part_is_tried_between_two_pauses():
    task = make_task(random_matrix(25, 7), 25.5)
    bounds = Counting(task)
    pairs, places = task.options()
    tries = np.repeat(bounds.logs[None], len(pairs), axis=0)
    tries[np.arange(len(pairs)), pairs] = task.log_grid[places]
    whole = Bounds(task).values(tries)[0]
    search = change_one_by_one(bounds)
    pauses = 1 + len(pairs) // bounds.part_size(1)
    for _ in range(pauses + 1):  # the next pause is in the second round
        next(search)
    assert bounds.largest == bounds.part_size(1) < len(pairs)
    changed = search.gi_yieldfrom.gi_frame.f_locals["changed"]
    best = int(np.argmin(whole))
    assert changed == {int(pairs[best]): int(places[best])}


def test_the_sets_with_one_change_less_are_made_as_they_are_tried():
    task = make_task(random_matrix(60, 3), 66)
    everything = Plan(tuple(range(0, 1770, 3)), (0,) * 590, 590.0, 66.0)  # 200 million sets
    search = change_one_less(Bounds(task), everything)
    next(search)
    assert search.gi_frame.f_locals["possible"] == []
