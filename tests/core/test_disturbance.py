from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.core.consistency import consistency_index, consistency_ratio
from ahp.core.disturbance import (
    error_ratios,
    implied_at,
    implied_values,
    lambda_max_after,
    lambda_max_at,
    worst_judgments,
)
from ahp.core.priorities import METHODS, geometric_mean, principal_eigenvalue, principal_eigenvector
from ahp.core.random_index import random_index
from tests.golden import MATRICES, known, matrix
from tests.strategies import ratios, reciprocal_matrices, stacks, weight_vectors


def test_published_worst_judgment_and_its_repair():
    house = matrix("house8")
    row, column = MATRICES["house8"]["published"]["worst_pair"]
    worst = worst_judgments(house, principal_eigenvector(house))[0]
    assert worst == (row - 1, column - 1)
    implied = implied_values(house)
    # ahpsurvey vignette, 10 significant digits of an iterative eigensolver.
    assert implied[worst] == pytest.approx(0.4586718126, abs=5e-9)
    after = lambda_max_after(house, implied)[worst]
    cr = consistency_ratio(consistency_index(after, 8), random_index(8, "ahpsurvey"))
    assert cr == pytest.approx(MATRICES["house8_a37_harker"]["published"]["cr_after"], abs=5.01e-5)


@given(weight_vectors())
def test_error_ratios_of_consistent_judgments_are_one(weights):
    errors = error_ratios(ratios(weights), weights)
    assert errors == pytest.approx(np.ones_like(errors))


@given(reciprocal_matrices())
def test_error_ratios_are_reciprocal_and_average_to_lambda_max(array):
    weights = principal_eigenvector(array)
    errors = error_ratios(array, weights)
    assert errors * errors.T == pytest.approx(np.ones_like(array))
    lambda_max = principal_eigenvalue(array, weights)
    assert errors.sum(axis=1) == pytest.approx(np.full(len(array), lambda_max))


@given(reciprocal_matrices())
def test_worst_judgments_rank_every_pair_by_its_error(array):
    weights = geometric_mean(array)
    ranked = worst_judgments(array, weights)
    assert sorted(ranked) == list(combinations(range(len(array)), 2))
    errors = np.abs(np.log(error_ratios(array, weights)))
    distances = [errors[pair] for pair in ranked]
    assert all(a >= b - 1e-9 for a, b in pairwise(distances))


@given(reciprocal_matrices(min_size=3, max_size=3))
def test_equally_wrong_judgments_come_in_index_order(array):
    assert worst_judgments(array, principal_eigenvector(array)) == [(0, 1), (0, 2), (1, 2)]


def test_worst_judgments_leave_out_missing_ones():
    ranked = worst_judgments(known("bfr4"), [0.4, 0.3, 0.2, 0.1])
    assert (2, 3) not in ranked
    assert len(ranked) == 5


@given(weight_vectors(min_size=3))
def test_consistent_judgments_imply_each_other(weights):
    assert implied_values(ratios(weights)) == pytest.approx(ratios(weights), rel=1e-8)


@given(reciprocal_matrices(min_size=3, max_size=6), st.data())
def test_the_implied_value_is_a_fixed_point(array, data):
    i, j = sorted(data.draw(st.permutations(range(len(array))))[:2])
    implied = implied_values(array)
    changed = array.copy()
    changed[i, j], changed[j, i] = implied[i, j], implied[j, i]
    # Whatever the judgment was, the others imply the same; and then it has no error at all.
    assert implied_values(changed)[i, j] == pytest.approx(implied[i, j], rel=1e-9)
    errors = error_ratios(changed, principal_eigenvector(changed))
    assert errors[i, j] == pytest.approx(1, rel=1e-9)


@given(reciprocal_matrices(min_size=3, max_size=3))
def test_with_three_items_a_judgment_is_implied_by_its_detour(array):
    implied = implied_values(array)
    assert implied[0, 2] == pytest.approx(array[0, 1] * array[1, 2], rel=1e-9)


@given(stacks(min_size=3, max_size=5))
def test_implied_values_of_a_batch_are_reciprocal_and_one_by_one(stack):
    implied = implied_values(stack)
    assert implied.shape == stack.shape
    assert implied * implied.swapaxes(-2, -1) == pytest.approx(np.ones_like(stack))
    for place in np.ndindex(stack.shape[:-2]):
        assert implied[place] == pytest.approx(implied_values(stack[place]), rel=1e-10)


def test_two_items_imply_nothing():
    implied = implied_values([[1, 3], [1 / 3, 1]])
    np.testing.assert_array_equal(implied, [[1, np.nan], [np.nan, 1]])
    assert implied_values([[1.0]]).tolist() == [[1.0]]


@given(reciprocal_matrices(max_size=6), st.data())
def test_lambda_max_after_is_what_computing_it_anew_gives(array, data):
    n = len(array)
    replacements = data.draw(reciprocal_matrices(n, n))
    after = lambda_max_after(array, replacements)
    for i, j in np.ndindex(n, n):
        changed = array.copy()
        if i != j:
            changed[i, j], changed[j, i] = replacements[i, j], replacements[j, i]
        direct = np.linalg.eigvals(changed).real.max()
        assert after[i, j] == pytest.approx(direct, rel=1e-9)


@given(stacks(max_size=5))
def test_lambda_max_after_of_a_batch_is_one_by_one(stack):
    replacements = np.full(stack.shape[-2:], 1.0)
    after = lambda_max_after(stack, replacements)
    assert after.shape == stack.shape
    for place in np.ndindex(stack.shape[:-2]):
        assert after[place] == pytest.approx(lambda_max_after(stack[place], replacements))


@given(stacks(min_size=2, max_size=5), st.data())
def test_chosen_judgments_are_those_of_all(stack, data):
    n = stack.shape[-1]
    pairs = st.permutations(range(n)).map(lambda order: order[:2])
    rows, columns = np.array(data.draw(st.lists(pairs, max_size=4)), int).reshape(-1, 2).T
    implied = implied_at(stack, rows, columns)
    assert implied.shape == (*stack.shape[:-2], len(rows))
    expected = implied_values(stack)[..., rows, columns]
    np.testing.assert_allclose(implied, expected, rtol=1e-10)
    replacements = np.full((n, n), 1.0)
    after = lambda_max_at(stack, rows, columns, np.ones(len(rows)))
    np.testing.assert_allclose(after, lambda_max_after(stack, replacements)[..., rows, columns])


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@given(array=reciprocal_matrices(min_size=2, max_size=5))
def test_lambda_max_after_is_seen_from_the_weights_of_the_method(method, array):
    after = lambda_max_after(array, np.full_like(array, 3.0), method)
    changed = array.copy()
    changed[0, 1], changed[1, 0] = 3, 1 / 3
    assert after[0, 1] == pytest.approx(principal_eigenvalue(changed, method(changed)))
    assert after[0, 0] == pytest.approx(principal_eigenvalue(array, method(array)))


def test_fifty_items_are_judged_one_by_one():
    weights = np.arange(1, 51) / 1275
    array = ratios(weights)
    array[3, 40], array[40, 3] = 9, 1 / 9
    assert worst_judgments(array, principal_eigenvector(array))[0] == (3, 40)
    implied = implied_values(np.stack([array, array]))
    assert implied[1, 3, 40] == pytest.approx(4 / 41, rel=1e-9)
    assert lambda_max_after(array, implied[0])[3, 40] == pytest.approx(50, abs=1e-9)
