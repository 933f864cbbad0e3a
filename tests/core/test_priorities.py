from fractions import Fraction
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import ConvergenceError, DisconnectedError
from ahp.core.consistency import koczkodaj_index
from ahp.core.priorities import (
    METHODS,
    column_sum,
    geometric_mean,
    log_least_squares,
    principal_eigenvalue,
    principal_eigenvector,
    principal_eigenvector_lapack,
    row_sum,
)
from ahp.core.random_index import random_matrices
from tests.golden import HIERARCHIES, INCOMPLETE, MATRICES, known, matrix, square
from tests.strategies import (
    consistent_matrices,
    incomplete_matrices,
    ratios,
    reciprocal_matrices,
    stacks,
    weight_vectors,
)

EVERY_METHOD = {
    **METHODS,
    "row-sum": row_sum,
    "lapack": principal_eigenvector_lapack,
    "log-least-squares": log_least_squares,
}
every_method = pytest.mark.parametrize("method", EVERY_METHOD.values(), ids=EVERY_METHOD)


# Published figures


@pytest.mark.parametrize(
    ("name", "half_unit"),
    [
        ("drinks", 5e-4),  # Saaty 2008, 3 decimals
        ("cities_criteria", 5e-5),  # Saaty 2004, 4 decimals
        ("consistent3", 1e-12),  # exact fractions
    ],
)
def test_published_eigenvectors(name, half_unit):
    published = [float(Fraction(w)) for w in MATRICES[name]["published"]["w"]]
    weights = principal_eigenvector(matrix(name))
    assert weights == pytest.approx(published, abs=half_unit * 1.001)


@pytest.mark.parametrize("name", ["leader", "car"])
def test_published_criteria_weights(name):
    hierarchy = HIERARCHIES[name]  # AHPy README, 3 decimals
    weights = principal_eigenvector(square(hierarchy["criteria_upper"]))
    # The README's 0.056 for age is 0.0559 rounded; the others as printed.
    assert weights == pytest.approx(hierarchy["published"]["criteria_w"], abs=5.01e-4)


def test_published_geometric_means():
    root = MATRICES["tree_root_method4"]["published"]["w_geomean"]  # 6 decimals
    assert geometric_mean(matrix("tree_root_method4")) == pytest.approx(root, abs=5.01e-7)
    house = MATRICES["house8"]["published"]["w_geomean_rounded"]  # pyDecision, 3 decimals
    assert geometric_mean(matrix("house8")) == pytest.approx(house, abs=5.01e-4)


def test_methods_disagree_on_the_house():
    # Eigenvector: neighbourhood above size; geometric mean: the reverse (golden file's note).
    size, neighbourhood = 0, 2
    eigenvector, mean = principal_eigenvector(matrix("house8")), geometric_mean(matrix("house8"))
    assert eigenvector[neighbourhood] > eigenvector[size]
    assert mean[neighbourhood] < mean[size]


def test_published_weights_of_an_optimal_completion():
    # Bozoki, Fulop and Ronyai 2010, example 3: the completed matrix, weights to 4 decimals.
    published = INCOMPLETE["bfr4"]["published"]
    completed = known("bfr4")
    completed[2, 3], completed[3, 2] = published["cd"], 1 / published["cd"]
    assert principal_eigenvector(completed) == pytest.approx(published["w"], abs=5.01e-5)


def test_a_chain_of_nines_is_solved_exactly():
    exact = [float(Fraction(w)) for w in INCOMPLETE["chain4"]["computed"]["w_exact"]]
    assert log_least_squares(known("chain4")) == pytest.approx(exact, rel=1e-12)


# Properties of the theory


@every_method
@given(weights=weight_vectors())
def test_a_consistent_matrix_gives_its_weights_back(method, weights):
    assert method(ratios(weights)) == pytest.approx(weights, rel=1e-9)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@given(array=reciprocal_matrices(min_size=2))
def test_lambda_max_is_at_least_n_and_n_only_if_consistent(method, array):
    n = len(array)
    lambda_max = principal_eigenvalue(array, method(array))
    assert lambda_max >= n * (1 - 1e-14)
    # On the 1-9 scale the least contradiction is far above rounding.
    if koczkodaj_index(array) < 1e-9:
        assert lambda_max == pytest.approx(n, abs=1e-9)
    else:
        assert lambda_max > n + 1e-6


@given(consistent_matrices())
def test_lambda_max_of_a_consistent_matrix_is_n(array):
    assert principal_eigenvalue(array, principal_eigenvector(array)) == pytest.approx(len(array))


@given(reciprocal_matrices())
def test_it_is_an_eigenvector_with_the_largest_eigenvalue(array):
    weights = principal_eigenvector(array)
    lambda_max = principal_eigenvalue(array, weights)
    assert array @ weights == pytest.approx(lambda_max * weights, rel=1e-11)
    assert lambda_max == pytest.approx(np.abs(np.linalg.eigvals(array)).max(), rel=1e-10)


@every_method
@given(array=reciprocal_matrices(), data=st.data())
def test_relabelling_the_items_relabels_the_weights(method, array, data):
    order = data.draw(st.permutations(range(len(array))))
    relabelled = array[np.ix_(order, order)]
    assert method(relabelled) == pytest.approx(method(array)[order], rel=1e-9)


@every_method
@given(array=reciprocal_matrices())
def test_weights_are_positive_and_sum_to_one(method, array):
    weights = method(array)
    assert (weights > 0).all()
    assert weights.sum() == pytest.approx(1)


@given(reciprocal_matrices())
def test_transposing_inverts_the_geometric_mean(array):
    inverse = 1 / geometric_mean(array)
    assert geometric_mean(array.T) == pytest.approx(inverse / inverse.sum(), rel=1e-12)


def test_transposing_does_not_always_invert_the_eigenvector():
    inverse = 1 / principal_eigenvector(matrix("house8"))
    reverse = principal_eigenvector(matrix("house8").T)
    assert np.abs(reverse - inverse / inverse.sum()).max() > 0.01


@given(reciprocal_matrices(min_size=1, max_size=3))
def test_up_to_three_items_eigenvector_and_geometric_mean_agree(array):
    assert principal_eigenvector(array) == pytest.approx(geometric_mean(array), rel=1e-10)


def test_with_four_items_they_need_not_agree():
    array = matrix("mcda4")
    assert np.abs(principal_eigenvector(array) - geometric_mean(array)).max() > 1e-3


@given(reciprocal_matrices())
def test_least_squares_of_a_complete_matrix_is_the_geometric_mean(array):
    assert log_least_squares(array) == pytest.approx(geometric_mean(array), rel=1e-10)


@given(incomplete_matrices())
def test_least_squares_residuals_of_each_item_cancel(array):
    weights = log_least_squares(array)
    residuals = np.log(array) - np.log(ratios(weights))
    assert np.nansum(residuals, axis=-1) == pytest.approx(np.zeros(len(array)), abs=1e-10)


@given(incomplete_matrices(), st.data())
def test_least_squares_finds_the_weights_behind_consistent_judgments(array, data):
    weights = data.draw(weight_vectors(len(array), len(array)))
    array = np.where(np.isnan(array), np.nan, ratios(weights))
    assert log_least_squares(array) == pytest.approx(weights, rel=1e-9)


@given(reciprocal_matrices())
def test_sums_and_products_are_their_definitions(array):
    n, rows = len(array), array.tolist()
    columns = [sum(row[j] for row in rows) for j in range(n)]
    roots = [prod(row) ** (1 / n) for row in rows]
    assert column_sum(array) == pytest.approx(
        [sum(row[j] / columns[j] for j in range(n)) / n for row in rows]
    )
    assert row_sum(array) == pytest.approx([sum(row) / sum(columns) for row in rows])
    assert geometric_mean(array) == pytest.approx([root / sum(roots) for root in roots])


@given(reciprocal_matrices(), st.data())
def test_lambda_max_seen_from_any_weights_is_its_definition(array, data):
    n = len(array)
    weights = data.draw(weight_vectors(n, n)).tolist()
    rows = [sum(a * w for a, w in zip(row, weights, strict=True)) for row in array.tolist()]
    seen = sum(row / weight for row, weight in zip(rows, weights, strict=True)) / n
    assert principal_eigenvalue(array, weights) == pytest.approx(seen)


# Batches, sizes, the plain twin


@every_method
@given(stack=stacks())
def test_a_batch_is_the_same_as_one_by_one(method, stack):
    batch = method(stack)
    assert batch.shape == stack.shape[:-1]
    for index in np.ndindex(stack.shape[:-2]):
        assert batch[index] == pytest.approx(method(stack[index]), rel=1e-11)
    lambdas = principal_eigenvalue(stack, batch)
    assert lambdas.shape == stack.shape[:-2]
    for index in np.ndindex(stack.shape[:-2]):
        assert lambdas[index] == pytest.approx(principal_eigenvalue(stack[index], batch[index]))


@pytest.mark.parametrize("n", [1, 2, 3, 6, 9, 15, 50])
def test_the_power_method_is_its_plain_twin(n):
    array = random_matrices(n, 500, np.random.default_rng(n))
    fast, plain = principal_eigenvector(array), principal_eigenvector_lapack(array)
    assert np.abs(fast - plain).max() < 1e-10
    assert np.abs(principal_eigenvector(array[0]) - plain[0]).max() < 1e-10


def test_a_batch_larger_than_a_part_comes_back_in_order():
    array = random_matrices(6, 10_000, np.random.default_rng(0)).reshape(100, 100, 6, 6)
    weights = principal_eigenvector(array)
    assert weights.shape == (100, 100, 6)
    assert weights[99, 99] == pytest.approx(principal_eigenvector(array[99, 99]), rel=1e-12)
    assert np.abs(weights - principal_eigenvector_lapack(array)).max() < 1e-10


@every_method
@pytest.mark.parametrize("shape", [(0, 4, 4), (2, 0, 3, 3)])
def test_an_empty_batch_gives_empty_weights(method, shape):
    assert method(np.ones(shape)).shape == shape[:-1]


@every_method
@pytest.mark.parametrize("n", [1, 2])
def test_one_and_two_items(method, n):
    array = [[1.0]] if n == 1 else [[1, 4], [1 / 4, 1]]
    assert method(array) == pytest.approx([1.0] if n == 1 else [0.8, 0.2], rel=1e-12)
    assert principal_eigenvalue(array, method(array)) == pytest.approx(n)


@every_method
def test_fifty_items(method):
    weights = np.arange(1, 51) / 1275
    assert method(ratios(weights)) == pytest.approx(weights, rel=1e-10)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_a_missing_judgment_gives_no_weights_and_spoils_no_other(method):
    gap = known("bfr4")
    assert np.isnan(method(gap)).all()
    both = method(np.stack([gap, matrix("mcda4")]))
    assert np.isnan(both[0]).all()
    assert both[1] == pytest.approx(method(matrix("mcda4")), rel=1e-12)
    assert np.isnan(principal_eigenvalue(gap, both[1]))


# Iterations end


def cycle(strength):
    return np.array(
        [[1, strength, 1 / strength], [1 / strength, 1, strength], [strength, 1 / strength, 1]]
    )


@pytest.mark.parametrize("strength", [9, 30, 60, 100, 200, 300, 500, 1e3, 3e3, 1e4, 1e6])
def test_even_a_nearly_periodic_matrix_converges(strength):
    # A perfect cycle favors nobody; measured in other units it has the units for weights.
    weights = np.array([5, 3, 2]) / 10
    array = cycle(strength) * ratios(weights)
    assert principal_eigenvector(array) == pytest.approx(weights, rel=1e-7)
    # In a batch the slow ones go on while the others have settled.
    mixed = np.stack([cycle(9), array, matrix("consistent3"), array, matrix("ri_flip3")])
    batch = principal_eigenvector(mixed)
    assert batch[[1, 3]] == pytest.approx(np.stack([weights, weights]), rel=1e-7)
    for index in (0, 2, 4):
        assert batch[index] == pytest.approx(geometric_mean(mixed[index]), rel=1e-10)


@pytest.mark.parametrize("stack", [False, True])
def test_not_converging_is_an_error(stack):
    array = cycle(1e6)[None] if stack else cycle(1e6)
    with pytest.raises(ConvergenceError) as caught:
        principal_eigenvector(array, max_iterations=8)
    assert caught.value.text("en") == (
        "the principal eigenvector did not reach a tolerance of 1e-13 in 8 iterations"
    )
    assert caught.value.text("zh") == "主特征向量迭代 8 次仍未达到精度 1e-13"


@pytest.mark.parametrize("stack", [False, True])
def test_judgments_too_extreme_for_floats_are_an_error(stack):
    array = cycle(1e200)[None] if stack else cycle(1e200)
    with pytest.raises(ConvergenceError, match="did not reach"):
        principal_eigenvector(array)


def test_islands_have_no_weights():
    with pytest.raises(DisconnectedError, match=r"2 islands .*: 0, 1; 2, 3"):
        log_least_squares(known("disconnected4"))
    with pytest.raises(DisconnectedError):
        log_least_squares(np.stack([known("chain4"), known("disconnected4")]))


def test_the_methods_have_their_names():
    expected = {
        "eigenvector": principal_eigenvector,
        "geometric-mean": geometric_mean,
        "column-sum": column_sum,
    }
    assert expected == METHODS
