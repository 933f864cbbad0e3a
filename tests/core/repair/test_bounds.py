"""The least lambda_max of partly free matrices, against a general optimizer and LAPACK."""

import itertools

import numpy as np
import pytest
from scipy.optimize import minimize

from ahp.core.repair.bounds import Bounds
from ahp.core.repair.task import MARGIN, make_task
from ahp.core.scales import SAATY_VALUES

GAP = np.nan
GAPS = {False: (), True: ((0, 3),)}


def random_matrix(n, seed, gaps=(), spread=None):
    """Return judgments drawn at random, or with errors of a spread around what weights say."""
    generator = np.random.default_rng(seed)
    weights = generator.uniform(1, 5, n)
    matrix = np.ones((n, n))
    for i, j in itertools.combinations(range(n), 2):
        if spread is None:
            matrix[i, j] = generator.choice(SAATY_VALUES) * np.exp(generator.normal(0, 0.1))
        else:
            matrix[i, j] = weights[i] / weights[j] * np.exp(generator.normal(0, spread))
        matrix[j, i] = 1 / matrix[i, j]
    for i, j in gaps:
        matrix[i, j] = matrix[j, i] = np.nan
    return matrix


def with_logs(task, logs):
    matrix = np.ones((task.n, task.n))
    for i, j, log in zip(*task.pairs, logs, strict=True):
        matrix[i, j], matrix[j, i] = np.exp(log), np.exp(-log)
    return matrix


def log_lambda(task, logs):
    return np.log(np.linalg.eigvals(with_logs(task, logs)).real.max())


def optimum(task, logs, free):
    """Minimize log lambda_max over free pairs between the ends of the grid; gaps have no ends."""
    free = list(free)
    ends = []
    for pair in free:
        if pair < task.judged:
            values = (task.log_grid[task.low[pair]], task.log_grid[task.high[pair]])
            given = task.given[pair]
            ends.append((min(values[0], given), max(values[1], given)))
        else:
            ends.append((None, None))

    def value(moved):
        tried = np.array(logs)
        tried[free] = moved
        return log_lambda(task, tried)

    start = np.array(logs)[free]
    found = minimize(value, start, method="L-BFGS-B", bounds=ends, options={"gtol": 1e-9})
    return found.fun


@pytest.mark.parametrize("gap", [False, True])
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("limits", [{}, {"max_steps": 2}])
def test_the_least_lambda_max_is_what_an_optimizer_finds(seed, gap, limits):
    n = 4 + seed % 2
    task = make_task(random_matrix(n, seed, GAPS[gap], 0.7), n + 0.1, **limits)

    bounds = Bounds(task)
    for size in (1, 2, 3):
        sets = np.array(list(itertools.combinations(range(task.judged), size))[:4])
        free = np.concatenate([sets, np.tile(task.missing, (len(sets), 1))], axis=1)
        logs = np.repeat(bounds.logs[None], len(sets), axis=0)
        lower, best = bounds.least(logs, free, decide=False)
        decided, _ = bounds.least(logs, free, decide=True)
        impossible = bounds.impossible(sets)
        for k, chosen in enumerate(free):
            least = optimum(task, bounds.logs, chosen)
            reached = log_lambda(task, best[k])
            assert least - 1e-9 <= reached < least + 1e-6
            assert least - 1e-4 < lower[k] <= reached + MARGIN
            assert decided[k] <= reached + MARGIN
            fixed = np.setdiff1d(np.arange(len(bounds.logs)), chosen)
            np.testing.assert_array_equal(best[k][fixed], bounds.logs[fixed])
            if abs(least - task.target) > 1e-4:
                assert impossible[k] == (least > task.target)


@pytest.mark.parametrize("seed", range(3))
def test_flows_are_the_derivatives_of_lambda_max(seed):
    task = make_task(random_matrix(5, seed), 5.2)
    bounds = Bounds(task)
    value, slopes = bounds.tangent
    assert value == pytest.approx(log_lambda(task, bounds.logs), abs=1e-12)
    for pair in range(task.judged):
        ends = []
        for step in (1e-5, -1e-5):
            moved = bounds.logs.copy()
            moved[pair] += step
            ends.append(log_lambda(task, moved))
        assert slopes[pair] == pytest.approx((ends[0] - ends[1]) / 2e-5, abs=1e-8)


def test_a_missing_judgment_may_be_as_far_as_the_others_say():
    """Along a chain of nines the ends are 81 apart, whatever the free pair becomes."""
    matrix = np.array([[1, 9, GAP, 2], [1 / 9, 1, 9, 1], [GAP, 1 / 9, 1, 1], [1 / 2, 1, 1, 1]])
    task = make_task(matrix, 4.5)
    bounds = Bounds(task)
    for pair in range(task.judged):
        free = np.array([[pair, task.judged]])
        lower, best = bounds.least(bounds.logs[None], free, decide=False)
        least = optimum(task, bounds.logs, free[0])
        assert log_lambda(task, best[0]) == pytest.approx(least, abs=1e-5)
        assert least - 1e-3 < lower[0] <= least + 1e-9


def test_completed_judgments_are_those_of_the_least_lambda_max():
    task = make_task(random_matrix(5, 9, ((0, 3), (1, 4))), 5.2)
    bounds = Bounds(task)
    assert [(int(i), int(j)) for i, j in zip(*task.pairs, strict=True)][-2:] == [(0, 3), (1, 4)]
    least = optimum(task, bounds.logs, task.missing)
    assert bounds.tangent[0] == pytest.approx(least, abs=1e-9)
    np.testing.assert_array_equal(bounds.logs[: task.judged], task.given)


def test_with_nothing_free_the_least_lambda_max_is_that_of_the_judgments():
    task = make_task(random_matrix(4, 3), 4.05)
    logs = task.given[None]
    lower, best = Bounds(task).least(logs, np.empty((1, 0), dtype=np.intp), decide=False)
    assert lower == pytest.approx([log_lambda(task, task.given)], abs=1e-9)
    np.testing.assert_array_equal(best, logs)


@pytest.mark.parametrize("seed", range(4))
def test_the_first_guess_is_least_squares_without_the_free_pairs(seed):
    """One free pair of a matrix that is consistent without it: lambda_max can come down to n."""
    weights = np.random.default_rng(seed).uniform(1, 3, 5)
    matrix = weights[:, None] / weights
    matrix[1, 3], matrix[3, 1] = 9, 1 / 9
    task = make_task(matrix, 5.01)
    bounds = Bounds(task)
    pair = [(int(i), int(j)) for i, j in zip(*task.pairs, strict=True)].index((1, 3))
    lower, best = bounds.least(bounds.logs[None], np.array([[pair]]), decide=False)
    assert best[0, pair] == pytest.approx(np.log(weights[1] / weights[3]), abs=1e-5)
    assert lower[0] == pytest.approx(np.log(5), abs=1e-9)
    assert not bounds.impossible(np.array([[pair]]))[0]
