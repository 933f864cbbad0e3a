"""Repairs against brute force, theorems and relabelling."""

import itertools
from math import comb

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ahp.core.incomplete import complete_by_eigenvalue
from ahp.core.priorities import principal_eigenvalue, principal_eigenvector
from ahp.core.repair.fewest import fewest_changes
from ahp.core.repair.task import make_task
from ahp.core.repair.weight_shift import smallest_weight_shift
from ahp.core.repair.xu_wei import xu_wei_steps
from ahp.core.scales import SAATY_VALUES, apply_scale
from tests.strategies import incomplete_matrices, reciprocal_matrices

LIMITS = [{}, {"keep_order": True}, {"max_steps": 3}, {"max_steps": 5, "keep_order": True}]


def lambda_max(matrices):
    completed = complete_by_eigenvalue(matrices)
    return principal_eigenvalue(completed, principal_eigenvector(completed))


def last(search):
    return list(search)[-1]


def with_plan(matrix, task, plan):
    """Return the matrix changed as a plan says."""
    changed = np.array(matrix)
    for pair, place in zip(plan.pairs, plan.places, strict=True):
        i, j = task.rows[pair], task.columns[pair]
        changed[i, j], changed[j, i] = task.grid[place], 1 / task.grid[place]
    return changed


def brute_force(matrix, task):
    """Try every set of judgments with every value; return the best of each smallest set."""
    for size in range(1, len(task.rows) + 1):
        found = {}
        for chosen in itertools.combinations(range(len(task.rows)), size):
            options = [range(task.low[pair], task.high[pair] + 1) for pair in chosen]
            points = np.array(list(itertools.product(*options)))
            matrices = np.repeat(matrix[None], len(points), axis=0)
            for k, pair in enumerate(chosen):
                i, j = task.rows[pair], task.columns[pair]
                matrices[:, i, j] = task.grid[points[:, k]]
                matrices[:, j, i] = 1 / task.grid[points[:, k]]
            values = lambda_max(matrices)
            steps = np.abs(points - task.places[list(chosen)]).sum(axis=-1).round(6)
            good = np.flatnonzero(values < task.bound * (1 - 1e-10))
            if good.size:
                found[chosen] = min(zip(steps[good], values[good], strict=True))
        if found:
            return size, found
    return None, {}


def assert_equals_brute_force(matrix, task):
    result = last(fewest_changes(task, top=1000))
    size, expected = brute_force(matrix, task)
    assert result.explored == 1
    if size is None:
        assert not result.plans
        return
    assert result.proved
    assert result.lower_bound == size
    assert {plan.pairs for plan in result.plans} == set(expected)
    assert [plan.rank for plan in result.plans] == sorted(plan.rank for plan in result.plans)
    for plan in result.plans:
        steps, value = expected[plan.pairs]
        assert plan.steps == pytest.approx(steps)
        assert plan.lambda_max == pytest.approx(value, abs=1e-8)


@given(reciprocal_matrices(3, 3), st.sampled_from([0.02, 0.06, 0.2]), st.sampled_from(LIMITS))
@settings(max_examples=40, deadline=None)
def test_fewest_equals_brute_force_for_three_items(matrix, excess, limits):
    assume(lambda_max(matrix) > 3 + excess)
    assert_equals_brute_force(matrix, make_task(matrix, 3 + excess, **limits))


@pytest.mark.parametrize("seed", range(12))
def test_fewest_equals_brute_force_for_four_items(seed):
    generator = np.random.default_rng(seed)
    matrix = random_matrix(4, generator, off_scale=seed % 3 == 0)
    bound = 4 + (0.1, 0.3)[seed % 2]
    assert lambda_max(matrix) > bound
    # Without limits three changes always do, as an item can be brought in line with the others.
    assert_equals_brute_force(matrix, make_task(matrix, bound, **LIMITS[seed % 4]))


def random_matrix(n, generator, off_scale=False):
    rows, columns = np.triu_indices(n, 1)
    values = generator.choice(SAATY_VALUES, size=len(rows))
    if off_scale:
        values = values * np.exp(generator.normal(0, 0.3, len(rows)))
    matrix = np.ones((n, n))
    matrix[rows, columns], matrix[columns, rows] = values, 1 / values
    return matrix


@pytest.mark.parametrize("seed", range(4))
def test_fewest_equals_brute_force_with_a_missing_judgment(seed):
    generator = np.random.default_rng(seed + 100)
    matrix = random_matrix(4, generator)
    matrix[0, 2 + seed % 2] = matrix[2 + seed % 2, 0] = np.nan
    bound = 4.08
    assert lambda_max(matrix) > bound
    assert_equals_brute_force(matrix, make_task(matrix, bound, max_steps=6))


@pytest.mark.parametrize("seed", range(4))
def test_progress_goes_up_until_all_is_explored(seed):
    matrix = random_matrix(5, np.random.default_rng(seed + 60))
    steps = list(fewest_changes(make_task(matrix, 5.2)))
    assert (steps[0].plans, steps[0].lower_bound, steps[0].explored) == ((), 1, 0)
    assert steps[-1].explored == 1
    bounds = [step.lower_bound for step in steps]
    assert bounds == sorted(bounds)
    for size in set(bounds):
        shares = [step.explored for step in steps if step.lower_bound == size]
        assert all(0 <= share < 1 for share in shares[:-1])
    searched = [step.explored for step in steps if step.lower_bound == bounds[-1]]
    # examined first, then tried on the grid: the second half begins at a half
    falls = [k for k in range(1, len(searched)) if searched[k] < searched[k - 1]]
    assert all(searched[k] == 0.5 for k in falls)


@pytest.mark.parametrize("seed", range(4))
def test_progress_is_the_share_of_sets_examined_and_then_tried(seed, monkeypatch):
    monkeypatch.setattr("ahp.core.repair.bounds._PART_SIZE", 1)  # 16 sets at a time, the least
    monkeypatch.setattr("ahp.core.repair.fewest._LARGEST_GRID", 1)  # look for one change less
    matrix = random_matrix(5, np.random.default_rng(seed + 60))
    steps = list(fewest_changes(make_task(matrix, 5.2)))
    size = steps[-1].lower_bound
    assert size > 1
    assert [step.lower_bound for step in steps] == sorted(step.lower_bound for step in steps)
    shares = [step.explored for step in steps[:-1] if step.lower_bound == size]
    total = comb(10, size)
    examined = [first / total for first in range(0, total, 16)]
    assert shares[: len(examined)] == pytest.approx(examined)
    tried = shares[len(examined) :]
    assert tried == pytest.approx([0.5 + 0.5 * k / len(tried) for k in range(len(tried))])
    assert tried


@pytest.mark.parametrize("seed", range(6))
def test_of_values_with_as_few_steps_the_most_consistent_are_found_one_at_a_time(seed, monkeypatch):
    monkeypatch.setattr("ahp.core.repair.fewest._TRIED", 1)
    matrix = random_matrix(4, np.random.default_rng(seed))
    assert_equals_brute_force(matrix, make_task(matrix, 4.1 + 0.2 * (seed % 2)))


@pytest.mark.parametrize("largest", [1, 2])
@pytest.mark.parametrize("seed", range(4))
def test_judgments_tried_in_turn_give_what_trying_all_at_once_gives(seed, largest, monkeypatch):
    n = 4 + seed % 2
    matrix = random_matrix(n, np.random.default_rng(seed + 30), off_scale=seed % 2 == 0)
    task = make_task(matrix, n + 0.2, max_steps=(8, 6)[seed % 2])
    expected = last(fewest_changes(task, top=4))
    monkeypatch.setattr("ahp.core.repair.fewest._LARGEST_GRID", largest)
    found = last(fewest_changes(task, top=4))
    assert found.lower_bound == expected.lower_bound
    assert [plan.rank for plan in found.plans] == [plan.rank for plan in expected.plans]
    assert [plan.places for plan in found.plans] == [plan.places for plan in expected.plans]


@given(reciprocal_matrices(4, 5), st.sampled_from(LIMITS))
@settings(max_examples=20, deadline=None)
def test_a_plan_does_what_it_says(matrix, limits):
    n = len(matrix)
    bound = n + 0.1 * n
    assume(lambda_max(matrix) > bound)
    task = make_task(matrix, bound, **limits)
    for progress in itertools.islice(fewest_changes(task), 12):
        for plan in progress.plans:
            changed = with_plan(matrix, task, plan)
            assert lambda_max(changed) == pytest.approx(plan.lambda_max, abs=1e-8)
            assert plan.lambda_max < bound
            moves = np.array(plan.places) - task.places[list(plan.pairs)]
            assert np.abs(moves).sum() == pytest.approx(plan.steps)
            assert np.abs(moves).max() <= limits.get("max_steps", 16) + 1e-9
            if "keep_order" in limits:
                assert (np.log(changed) * np.log(matrix) >= -1e-12).all()
            assert progress.lower_bound <= len(plan.pairs)


@given(incomplete_matrices(4, 5))
@settings(max_examples=8, deadline=None)
def test_missing_judgments_stay_missing(matrix):
    bound = len(matrix) + 0.1
    assume(lambda_max(matrix) > bound)
    task = make_task(matrix, bound)
    assert len(task.rows) == np.count_nonzero(~np.isnan(matrix[np.triu_indices(len(matrix), 1)]))
    for progress in itertools.islice(fewest_changes(task), 8):
        for plan in progress.plans:
            changed = with_plan(matrix, task, plan)
            assert (np.isnan(changed) == np.isnan(matrix)).all()
            assert lambda_max(changed) < bound


@given(reciprocal_matrices(4, 5), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_relabelling_changes_no_count_and_no_steps(matrix, random):
    bound = len(matrix) + 0.4
    assume(lambda_max(matrix) > bound)
    order = list(range(len(matrix)))
    random.shuffle(order)
    first, other = (
        last(fewest_changes(make_task(one, bound), top=1))
        for one in (matrix, matrix[np.ix_(order, order)])
    )
    assert first.lower_bound == other.lower_bound
    assert first.plans[0].steps == pytest.approx(other.plans[0].steps)
    assert first.plans[0].lambda_max == pytest.approx(other.plans[0].lambda_max, abs=1e-8)


def test_another_scale_is_another_grid():
    judgments = np.array([[1, 2, 9], [1 / 2, 1, 7], [1 / 9, 1 / 7, 1]])
    ratios = apply_scale(judgments, "power")
    grid = np.concatenate([1 / np.arange(9, 1, -1) ** 2, np.arange(1, 10) ** 2.0])
    task = make_task(ratios, 3.05, grid=grid)
    assert task.places.tolist() == [9, 16, 14]
    assert_equals_brute_force(ratios, task)


def test_nothing_is_found_where_steps_are_too_few():
    cycle = np.array([[1, 9, 1 / 9], [1 / 9, 1, 9], [9, 1 / 9, 1]])
    result = last(fewest_changes(make_task(cycle, 3.05, max_steps=2)))
    assert not result.plans
    assert result.explored == 1


@given(reciprocal_matrices(3, 5), st.sampled_from(LIMITS))
@settings(max_examples=15, deadline=None)
def test_a_smaller_shift_of_weights_than_by_few_changes(matrix, limits):
    bound = len(matrix) + 0.2
    assume(lambda_max(matrix) > bound)
    task = make_task(matrix, bound, **limits)
    few = last(fewest_changes(task)).plans
    result = last(smallest_weight_shift(task))
    weights = principal_eigenvector(matrix)

    def shift(plan):
        return np.abs(principal_eigenvector(with_plan(matrix, task, plan)) - weights).max()

    assert not result.proved
    assert all(lambda_max(with_plan(matrix, task, plan)) < bound for plan in result.plans)
    shifts = [round(shift(plan), 4) for plan in result.plans]
    assert shifts == sorted(shifts)
    if result.plans and few and len(few[0].pairs) == 1:
        # One of its starts is a repair by few changes.
        assert shifts[0] <= max(round(shift(plan), 4) for plan in few)


@given(reciprocal_matrices(3, 7), st.sampled_from([0.1, 0.5, 0.9]))
@settings(max_examples=40, deadline=None)
def test_every_step_of_xu_and_wei_lowers_lambda_max(matrix, share):
    n = len(matrix)
    before = lambda_max(matrix)
    for after in map(lambda_max, itertools.islice(xu_wei_steps(matrix, share), 12)):
        assert after < before or after == pytest.approx(n, abs=1e-9)
        before = after


@given(reciprocal_matrices(3, 7))
@settings(max_examples=30, deadline=None)
def test_xu_and_wei_end_in_consistency(matrix):
    *_, limit = itertools.islice(xu_wei_steps(matrix), 60)
    assert lambda_max(limit) == pytest.approx(len(matrix), abs=1e-9)
    assert limit * limit.T == pytest.approx(np.ones(limit.shape))


@given(reciprocal_matrices(3, 6))
@settings(max_examples=30, deadline=None)
def test_the_first_step_of_xu_and_wei_is_their_formula(matrix):
    weights = principal_eigenvector(matrix)
    ratios = weights[:, None] / weights[None, :]
    assert next(xu_wei_steps(matrix, 0.3)) == pytest.approx(matrix**0.3 * ratios**0.7)


@given(reciprocal_matrices(3, 6))
@settings(max_examples=30, deadline=None)
def test_xu_and_wei_can_keep_the_order(matrix):
    free, kept = next(xu_wei_steps(matrix, 0.4)), next(xu_wei_steps(matrix, 0.4, keep_order=True))
    turned = np.log(free) * np.log(matrix) < 0
    assert (kept[turned] == 1).all()
    assert (kept[~turned] == free[~turned]).all()
    for after in itertools.islice(xu_wei_steps(matrix, keep_order=True), 10):
        assert (np.log(after) * np.log(matrix) >= -1e-12).all()


@given(incomplete_matrices(3, 6))
@settings(max_examples=20, deadline=None)
def test_xu_and_wei_leave_missing_judgments_missing(matrix):
    before = lambda_max(matrix)
    for step in itertools.islice(xu_wei_steps(matrix), 4):
        assert (np.isnan(step) == np.isnan(matrix)).all()
        after = lambda_max(step)
        assert after < before or after == pytest.approx(len(matrix), abs=1e-7)
        before = after
