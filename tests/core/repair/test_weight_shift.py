"""The search for the smallest shift of weights, against the same search in plain loops."""

import numpy as np
import pytest

from ahp.core.priorities import principal_eigenvector_lapack
from ahp.core.repair.task import make_task
from ahp.core.repair.weight_shift import _ShiftSearch, smallest_weight_shift
from tests.core.repair.test_bounds import log_lambda, random_matrix, with_logs
from tests.core.repair.test_heuristics import finished, logs_of, one_by_one


def nearest(task, log, pair):
    place = min(range(len(task.grid)), key=lambda one: abs(task.log_grid[one] - log))
    return min(max(place, task.low[pair]), task.high[pair])


def without_idle(task, changes):
    """Leave out changes to where the judgment stands already."""
    return {
        pair: place
        for pair, place in changes.items()
        if abs(task.log_grid[place] - task.given[pair]) > 1e-10
    }


def rank(task, changes, weights):
    """Rank by shift, number of changes, steps and lambda_max; None where it is not below."""
    logs = logs_of(task, changes)
    value = log_lambda(task, logs)
    if value >= task.target or not changes:
        return None
    shift = np.abs(principal_eigenvector_lapack(with_logs(task, logs)) - weights).max()
    steps = sum(abs(place - task.places[pair]) for pair, place in changes.items())
    pairs = tuple(sorted(changes))
    return round(shift, 4), len(pairs), round(steps, 6), round(np.exp(value), 9), pairs


def descended(task, changes, weights):
    best = rank(task, changes, weights)
    while best is not None:
        tried = []
        for pair in range(task.judged):
            now = changes.get(pair, round(task.places[pair]))
            for move in (-2, -1, 0, 1, 2):
                place = min(max(now + move, task.low[pair]), task.high[pair])
                tried.append(without_idle(task, changes | {pair: place}))
            tried.append({other: place for other, place in changes.items() if other != pair})
        ranked = [(found, k) for k, one in enumerate(tried) if (found := rank(task, one, weights))]
        if not ranked or min(ranked)[0] >= best:
            break
        best, changes = min(ranked)[0], tried[min(ranked)[1]]
    return (best, tuple(sorted(changes.items()))) if best else None


def starts_by_hand(task):
    weights = principal_eigenvector_lapack(with_logs(task, task.given))
    aims = [np.log(weights[i] / weights[j]) for i, j in zip(task.rows, task.columns, strict=True)]
    starts = []
    for number in range(20):
        mixed = [
            0.05 * number * log + (1 - 0.05 * number) * aim
            for log, aim in zip(task.given, aims, strict=True)
        ]
        places = {pair: nearest(task, log, pair) for pair, log in enumerate(mixed)}
        starts.append(without_idle(task, places))
    few = one_by_one(task)
    return starts + ([] if few is None else [few])


def by_hand(task):
    weights = principal_eigenvector_lapack(with_logs(task, task.given))
    starts = starts_by_hand(task)
    ends = {descended(task, start, weights) for start in starts} - {None}
    return sorted(ends)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("limits", [{}, {"max_steps": 3}])
def test_the_search_is_its_definition(seed, limits):
    n = 3 + seed % 2
    task = make_task(random_matrix(n, seed + 20, spread=1.0), n + 0.05, **limits)
    *_, last = smallest_weight_shift(task, top=50)
    expected = by_hand(task)
    found = [tuple(zip(plan.pairs, map(int, plan.places), strict=True)) for plan in last.plans]
    assert found == [tuple((pair, int(place)) for pair, place in end) for _, end in expected]
    assert (last.explored, last.lower_bound) == (1, 0)
    *_, fewer = smallest_weight_shift(task, top=2)
    assert fewer.plans == last.plans[:2]


@pytest.mark.parametrize("seed", range(4))
def test_the_search_starts_between_the_judgments_and_the_ratios_of_weights(seed):
    task = make_task(random_matrix(5, seed + 40, spread=1.0), 5.05)
    found = finished(_ShiftSearch(task).starts())
    changes = {tuple((k, int(at)) for k, at in enumerate(one) if at >= 0) for one in found}
    assert changes == {tuple(sorted(one.items())) for one in starts_by_hand(task)}
    assert len(found) == len(changes)


def test_progress_counts_the_starts_up():
    task = make_task(random_matrix(4, 3, spread=1.0), 4.05)
    shares = [progress.explored for progress in smallest_weight_shift(task)]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert all(share < 1 for share in shares[:-1])
    count = len(finished(_ShiftSearch(task).starts()))
    done = [share * count for share in shares]
    assert done == pytest.approx([round(one) for one in done])
