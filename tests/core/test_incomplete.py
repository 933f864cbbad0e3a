from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.common.findings import ConvergenceError, DisconnectedError
from ahp.core import incomplete
from ahp.core.graph import is_connected
from ahp.core.incomplete import (
    INCOMPLETE_METHODS,
    complete_by_eigenvalue,
    complete_within,
    eigenvector_weights,
    harker_weights,
)
from ahp.core.priorities import (
    log_least_squares,
    principal_eigenvalue,
    principal_eigenvector,
    principal_eigenvector_lapack,
)
from ahp.core.random_index.incomplete import random_incomplete
from ahp.core.scales import SAATY_VALUES
from tests.golden import INCOMPLETE, known
from tests.strategies import (
    incomplete_matrices,
    ratios,
    reciprocal_matrices,
    saaty_judgments,
    weight_vectors,
)


def lambda_max(matrices):
    return principal_eigenvalue(matrices, principal_eigenvector(matrices))


def test_the_published_example_is_completed_as_published():
    # Bozoki, Fulop and Ronyai (2010), example 3, and the closed form of van Uden (2002), which is
    # the optimum where one judgment is missing.
    completed = complete_by_eigenvalue(known("bfr4"))
    published = INCOMPLETE["bfr4"]["published"]
    assert completed[2, 3] == pytest.approx(published["cd"], abs=1e-6)
    assert completed[2, 3] == pytest.approx(published["van_uden"], abs=1e-9)
    # AHPy prints four decimals.
    assert eigenvector_weights(known("bfr4")) == pytest.approx(published["w"], abs=5e-5)


def test_methods_agree_with_the_worked_example():
    computed = INCOMPLETE["bfr4"]["computed"]
    matrix = known("bfr4")
    assert lambda_max(complete_by_eigenvalue(matrix)) == pytest.approx(
        computed["lambda_min"], abs=5e-7
    )
    for method, key in [
        ("eigenvector", "w_eigen"),
        ("log-least-squares", "w_lls"),
        ("harker", "w_harker"),
    ]:
        assert INCOMPLETE_METHODS[method](matrix) == pytest.approx(computed[key], abs=1e-6)


def cycle(judgments):
    """Return the matrix of items judged only around a circle."""
    n = len(judgments)
    matrix = np.full((n, n), np.nan)
    np.fill_diagonal(matrix, 1.0)
    for i, judgment in enumerate(judgments):
        j = (i + 1) % n
        matrix[i, j], matrix[j, i] = judgment, 1 / judgment
    return matrix


@given(st.lists(saaty_judgments(), min_size=3, max_size=9))
def test_a_circle_of_judgments_has_a_closed_form(judgments):
    # Scaled, each judgment is the n-th root t of their product and each missing one is 1: all rows
    # and all columns have equal sums, so the derivatives vanish at lambda = n - 2 + t + 1 / t.
    n, root = len(judgments), np.prod(judgments) ** (1 / len(judgments))
    completed = complete_by_eigenvalue(cycle(judgments))
    assert lambda_max(completed) == pytest.approx(n - 2 + root + 1 / root, rel=1e-12)


@given(incomplete_matrices(min_size=3), st.floats(-2, 2), st.data())
def test_no_other_value_of_a_missing_judgment_lowers_lambda_max(matrix, shift, data):
    completed = complete_by_eigenvalue(matrix)
    missing = np.argwhere(np.isnan(matrix)).tolist()
    other = completed.copy()
    if missing:
        i, j = data.draw(st.sampled_from(missing))
        other[i, j] *= np.exp(shift)
        other[j, i] = 1 / other[i, j]
    assert lambda_max(other) >= lambda_max(completed) * (1 - 1e-12)


@given(incomplete_matrices(min_size=3), st.data())
def test_no_other_completion_lowers_lambda_max(matrix, data):
    rows, columns = np.nonzero(np.triu(np.isnan(matrix)))
    size = len(rows)
    steps = data.draw(st.lists(st.floats(-1, 1), min_size=size, max_size=size))
    completed = complete_by_eigenvalue(matrix)
    other = completed.copy()
    other[rows, columns] *= np.exp(steps)
    other[columns, rows] = 1 / other[rows, columns]
    assert lambda_max(other) >= lambda_max(completed) * (1 - 1e-12)


@given(incomplete_matrices(min_size=3))
def test_the_derivatives_of_lambda_max_vanish(matrix):
    # Harker (1987): d lambda / d log a_ij = v_i a_ij w_j - v_j a_ji w_i, for v w = 1. Vectors from
    # LAPACK, and a bound far below what a visible change of a judgment would give.
    completed = complete_by_eigenvalue(matrix)
    right = principal_eigenvector_lapack(completed)
    left = principal_eigenvector_lapack(completed.T)
    share = left[:, None] * completed * right / (left @ right)
    assert np.abs((share - share.T)[np.isnan(matrix)]).max(initial=0) < 1e-9


@given(weight_vectors(min_size=2, max_size=7), st.data())
def test_consistent_judgments_are_completed_consistently(weights, data):
    whole = ratios(weights)
    gaps = np.isnan(data.draw(incomplete_matrices(len(weights), len(weights))))
    completed = complete_by_eigenvalue(np.where(gaps, np.nan, whole))
    assert completed == pytest.approx(whole, rel=1e-7)
    assert lambda_max(completed) == pytest.approx(len(weights), rel=1e-12)


@given(reciprocal_matrices())
def test_a_complete_matrix_stays_as_it_is(matrix):
    assert (complete_by_eigenvalue(matrix) == matrix).all()
    assert harker_weights(matrix) == pytest.approx(principal_eigenvector(matrix), rel=1e-12)


@given(incomplete_matrices())
def test_given_judgments_stay_and_the_others_are_reciprocal(matrix):
    before = matrix.copy()
    completed = complete_by_eigenvalue(matrix)
    np.testing.assert_array_equal(matrix, before)
    np.testing.assert_array_equal(completed[~np.isnan(matrix)], matrix[~np.isnan(matrix)])
    assert completed * completed.T == pytest.approx(np.ones(matrix.shape), rel=1e-14)


@given(incomplete_matrices(), st.randoms(use_true_random=False))
def test_relabelling_relabels(matrix, random):
    order = list(range(len(matrix)))
    random.shuffle(order)
    permuted = matrix[np.ix_(order, order)]
    whole = complete_by_eigenvalue(matrix)
    assert complete_by_eigenvalue(permuted) == pytest.approx(whole[np.ix_(order, order)], rel=1e-6)
    for method in INCOMPLETE_METHODS.values():
        assert method(permuted) == pytest.approx(method(matrix)[order], rel=1e-7)


@settings(max_examples=30)
@given(st.lists(incomplete_matrices(5, 5), min_size=1, max_size=6))
def test_a_stack_is_completed_one_by_one(matrices):
    stack = np.stack(matrices)[None]
    one_by_one = [complete_by_eigenvalue(matrix) for matrix in matrices]
    assert complete_by_eigenvalue(stack)[0] == pytest.approx(np.stack(one_by_one), rel=1e-7)
    for method in INCOMPLETE_METHODS.values():
        assert method(stack)[0] == pytest.approx(np.stack([method(one) for one in matrices]))


def test_an_empty_stack():
    assert complete_by_eigenvalue(np.ones((0, 4, 4))).shape == (0, 4, 4)
    assert harker_weights(np.ones((0, 4, 4))).shape == (0, 4)


@given(incomplete_matrices())
def test_harker_stands_for_the_ratios_of_his_weights(matrix):
    weights = harker_weights(matrix)
    filled = np.where(np.isnan(matrix), ratios(weights), matrix)
    assert principal_eigenvector(filled) == pytest.approx(weights, rel=1e-9)


@given(incomplete_matrices())
def test_a_tree_of_judgments_gives_its_exact_weights(matrix):
    # Keep only what links items to those before them: every method then has the same answer.
    tree = np.full(matrix.shape, np.nan)
    np.fill_diagonal(tree, 1.0)
    reached = [0]
    while len(reached) < len(tree):
        i, j = next(
            (i, j)
            for i in reached
            for j in range(len(tree))
            if j not in reached and not np.isnan(matrix[i, j])
        )
        tree[i, j], tree[j, i] = matrix[i, j], matrix[j, i]
        reached.append(j)
    assert is_connected(tree)
    expected = log_least_squares(tree)
    for method in INCOMPLETE_METHODS.values():
        assert method(tree) == pytest.approx(expected, rel=1e-8)
    assert lambda_max(complete_by_eigenvalue(tree)) == pytest.approx(len(tree), rel=1e-12)


@pytest.mark.parametrize("spread", [1.0, 4.0])
def test_far_apart_judgments_are_completed_too(spread):
    generator = np.random.default_rng(7)
    n = 12
    logs = np.triu(generator.normal(scale=spread, size=(20, n, n)), 1)
    matrices = np.exp(logs - logs.swapaxes(-2, -1))
    gaps = np.triu(generator.random((20, n, n)) < 0.5, 1)
    gaps[:, np.arange(n - 1), np.arange(1, n)] = False
    matrices[gaps | gaps.swapaxes(-2, -1)] = np.nan
    completed = complete_by_eigenvalue(matrices)
    right, left = principal_eigenvector(completed), principal_eigenvector(completed.swapaxes(1, 2))
    share = left[:, :, None] * completed * right[:, None] / (left * right).sum(-1)[:, None, None]
    slope = np.abs((share - share.swapaxes(1, 2))[np.isnan(matrices)]).max()
    assert slope < 1e-9 * lambda_max(completed).max()


@pytest.mark.parametrize("factor", [8, 64, -8])
def test_a_step_too_far_or_backward_is_halved_until_lambda_max_does_not_rise(factor, monkeypatch):
    step, seen = incomplete._newton_step, []

    def too_far(current, gaps, weights):
        seen.append(principal_eigenvalue(current, weights).item())
        return step(current, gaps, weights) * (factor if len(seen) == 1 else 1)

    matrix = np.full((5, 5), np.nan)
    np.fill_diagonal(matrix, 1)
    for (i, j), judgment in {(0, 1): 3, (0, 2): 9, (1, 2): 2, (1, 3): 5, (2, 3): 1 / 7}.items():
        matrix[i, j], matrix[j, i] = judgment, 1 / judgment
    matrix[3, 4], matrix[4, 3] = 4, 1 / 4
    expected = complete_by_eigenvalue(matrix)
    monkeypatch.setattr(incomplete, "_newton_step", too_far)
    assert complete_by_eigenvalue(matrix) == pytest.approx(expected, rel=1e-9)
    assert all(later <= earlier * (1 + 1e-9) for earlier, later in pairwise(seen))
    assert len(seen) > 2


def with_gaps(n, seed):
    """Return a matrix on the 1-9 scale with a third of its pairs missing, a chain never."""
    generator = np.random.default_rng(seed)
    matrix = np.ones((n, n))
    for i in range(n):
        for j in range(i + 1, n):
            judged = j == i + 1 or generator.random() < 2 / 3
            matrix[i, j] = generator.choice(SAATY_VALUES) if judged else np.nan
            matrix[j, i] = 1 / matrix[i, j]
    return matrix


@pytest.mark.parametrize("seed", range(6))
def test_a_step_is_newtons_by_differences_of_lambda_max(seed):
    """Gradient and Hessian of lambda_max by log u from LAPACK's eigenvalues at nearby points."""
    matrix = with_gaps(4 + seed % 3, seed)
    n, gaps = len(matrix), np.isnan(matrix)
    at = np.random.default_rng(seed).normal(0, 0.3, n)

    def value(logs):
        filled = np.where(gaps, np.exp(logs[:, None] - logs), matrix)
        return np.linalg.eigvals(filled).real.max()

    h = 1e-3
    steps = h * np.eye(n)
    gradient = np.array([value(at + one) - value(at - one) for one in steps]) / (2 * h)
    hessian = np.array(
        [
            [
                value(at + a + b) - value(at + a - b) - value(at - a + b) + value(at - a - b)
                for b in steps
            ]
            for a in steps
        ]
    ) / (4 * h * h)
    expected = -np.linalg.pinv(hessian, rcond=1e-5) @ gradient
    current = np.where(gaps, np.exp(at[:, None] - at), matrix)[None]
    found = incomplete._newton_step(current, gaps[None], principal_eigenvector(current))[0]
    rows, columns = np.nonzero(gaps)
    np.testing.assert_allclose(
        found[rows] - found[columns], expected[rows] - expected[columns], atol=2e-4
    )


def test_newtons_method_needs_few_steps():
    for n in range(4, 9):
        stack = np.stack([with_gaps(n, seed) for seed in range(40)])
        completed = complete_by_eigenvalue(stack, max_iterations=8)
        assert completed == pytest.approx(complete_by_eigenvalue(stack, tolerance=1e-11), rel=1e-7)


def test_what_is_left_when_the_steps_end_is_about_the_square_of_the_last():
    for seed in range(10):
        matrix = with_gaps(6, seed)
        rough = np.log(complete_by_eigenvalue(matrix, tolerance=1e-2))
        exact = np.log(complete_by_eigenvalue(matrix, tolerance=1e-10))
        assert np.abs(rough - exact).max() < 1e-3


def test_islands_are_refused():
    with pytest.raises(DisconnectedError, match=r"2 islands .*: 0, 1; 2, 3"):
        complete_by_eigenvalue(known("disconnected4"))


def test_an_iteration_that_does_not_get_there_says_so():
    with pytest.raises(ConvergenceError) as caught:
        complete_by_eigenvalue(cycle([9, 9, 9, 1, 9, 1 / 9]), max_iterations=2, tolerance=1e-30)
    assert caught.value.text("en") == (
        "the completion of the matrix did not reach a tolerance of 1e-30 in 2 iterations"
    )
    assert caught.value.text("zh") == "矩阵的补全迭代 2 次仍未达到精度 1e-30"


def scale_ends(matrix):
    """Return the smallest lambda_max with missing judgments on the scale, by a general method."""
    from scipy.optimize import minimize

    pairs = np.argwhere(np.triu(np.isnan(matrix)))

    def value(logs):
        filled = matrix.copy()
        for (i, j), log in zip(pairs, logs, strict=True):
            filled[i, j], filled[j, i] = np.exp(log), np.exp(-log)
        return float(lambda_max(filled))

    bounds = [(-np.log(9), np.log(9))] * len(pairs)
    return minimize(value, np.zeros(len(pairs)), bounds=bounds, method="L-BFGS-B").fun


@settings(max_examples=25)
@given(incomplete_matrices(3, 5))
def test_within_the_scale_lambda_max_is_as_small_as_it_can_be(matrix):
    given = ~np.isnan(matrix)
    completed = complete_within(matrix)
    assert (completed[given] == matrix[given]).all()
    assert (np.abs(np.log(completed[~given])) <= np.log(9) * (1 + 1e-9)).all()
    np.testing.assert_allclose(completed * completed.T, 1, rtol=1e-9)
    if not given.all():
        found = lambda_max(completed)
        assert found == pytest.approx(scale_ends(matrix), rel=1e-5)
        free = complete_by_eigenvalue(matrix)
        if (np.abs(np.log(free)) <= np.log(9)).all():
            np.testing.assert_allclose(completed, free, rtol=1e-12)


def test_within_the_scale_a_stack_is_completed_as_one_by_one(monkeypatch):
    generator = np.random.default_rng(8)
    drawn = random_incomplete(6, 8, 40, generator)
    together = complete_within(drawn.reshape(2, 20, 6, 6))
    alone = np.array([complete_within(one) for one in drawn])
    np.testing.assert_allclose(together.reshape(40, 6, 6), alone, rtol=1e-9)
    monkeypatch.setattr(incomplete, "_ROUNDS_AT_ONCE", 0)
    np.testing.assert_allclose(complete_within(drawn), alone, rtol=1e-6)
    assert complete_within(np.ones((0, 3, 3))).shape == (0, 3, 3)
    with pytest.raises(ConvergenceError, match="did not reach a tolerance of 1e-09 in 1 iter"):
        complete_within(drawn, max_rounds=1)
