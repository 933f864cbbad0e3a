from itertools import combinations
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.core.consistency import (
    circular_triads,
    consistency_index,
    consistency_ratio,
    gci_threshold,
    geometric_consistency_index,
    hierarchy_consistency_ratio,
    koczkodaj_index,
)
from ahp.core.priorities import geometric_mean, principal_eigenvalue, principal_eigenvector
from ahp.core.random_index import random_index
from tests.golden import HIERARCHIES, INCOMPLETE, MATRICES, known, matrix, square
from tests.strategies import (
    consistent_matrices,
    ratios,
    reciprocal_matrices,
    stacks,
    weight_vectors,
)


def lambda_max_of(array):
    return principal_eigenvalue(array, principal_eigenvector(array))


def cr_of(array, table):
    n = array.shape[-1]
    return consistency_ratio(consistency_index(lambda_max_of(array), n), random_index(n, table))


def ci_of(array):
    return consistency_index(lambda_max_of(array), array.shape[-1])


INDICES = {
    "ci": ci_of,
    "gci": geometric_consistency_index,
    "koczkodaj": koczkodaj_index,
    "circular-triads": circular_triads,
}
every_index = pytest.mark.parametrize("index", INDICES.values(), ids=INDICES)


@pytest.mark.parametrize(
    ("name", "table", "published", "half_unit"),
    [
        ("drinks", "saaty-2005", MATRICES["drinks"]["published"]["cr_saaty2005"], 5e-4),
        ("drinks", "donegan-dodd", MATRICES["drinks"]["published"]["cr_dd"], 5e-5),
        ("cities_criteria", "ahpsurvey", MATRICES["cities_criteria"]["published"]["cr"], 5e-5),
        ("house8", "ahpsurvey", MATRICES["house8"]["published"]["cr"], 5e-3),
        ("mcda4", "aguaron-moreno", MATRICES["mcda4"]["published"]["cr"], 5e-4),
        ("house8_a37_harker", "ahpsurvey", 0.0825, 5e-5),
    ],
)
def test_published_consistency_ratios(name, table, published, half_unit):
    assert cr_of(matrix(name), table) == pytest.approx(published, abs=half_unit * 1.001)


@pytest.mark.parametrize(
    ("upper", "published"),
    [
        ("criteria_upper", "cr_criteria"),
        ("experience", "cr_experience"),
        ("education", "cr_education"),
    ],
)
def test_published_consistency_ratios_of_the_leader(upper, published):
    leader = HIERARCHIES["leader"]  # AHPy README: Saaty's table, 3 decimals
    array = square(leader.get(upper) or leader["local_upper"][upper])
    expected = leader["published"][published]
    assert cr_of(array, "saaty-2005") == pytest.approx(expected, abs=5.01e-4)


def test_published_consistency_ratios_with_the_default_table_of_ahpy():
    car = HIERARCHIES["car"]
    cr = cr_of(square(car["criteria_upper"]), "donegan-dodd")
    assert cr == pytest.approx(car["published"]["cr_criteria_dd"], abs=5.01e-3)
    published = INCOMPLETE["bfr4"]["published"]  # AHPy tests, 4 decimals
    completed = known("bfr4")
    completed[2, 3], completed[3, 2] = published["cd"], 1 / published["cd"]
    assert cr_of(completed, "donegan-dodd") == pytest.approx(published["cr_dd"], abs=5.01e-5)


def test_published_koczkodaj_index():
    published = MATRICES["mcda4"]["published"]["koczkodaj"]  # MCDA R package, 3 decimals
    assert koczkodaj_index(matrix("mcda4")) == pytest.approx(published, abs=5.01e-4)


def test_thresholds_of_the_geometric_consistency_index():
    # Aguaron and Moreno-Jimenez 2003, at CR = 0.1
    assert [gci_threshold(n) for n in (1, 2, 3, 4, 5, 16)] == [0, 0, 0.31, 0.35, 0.37, 0.37]


@every_index
@given(array=consistent_matrices())
def test_a_consistent_matrix_has_no_inconsistency(index, array):
    assert index(array) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("index", [ci_of, geometric_consistency_index], ids=["ci", "gci"])
@given(array=reciprocal_matrices())
def test_indices_agree_on_what_is_consistent(index, array):
    assert (index(array) > 1e-9) == (koczkodaj_index(array) > 1e-9)


@every_index
@given(array=reciprocal_matrices(), data=st.data())
def test_indices_do_not_depend_on_the_order_of_items(index, array, data):
    order = data.draw(st.permutations(range(len(array))))
    assert index(array[np.ix_(order, order)]) == pytest.approx(index(array), rel=1e-9, abs=1e-11)


@pytest.mark.parametrize(
    "index", [ci_of, geometric_consistency_index, koczkodaj_index], ids=["ci", "gci", "koczkodaj"]
)
@given(array=reciprocal_matrices(), data=st.data())
def test_indices_do_not_depend_on_the_units_of_items(index, array, data):
    """Measuring item i in other units multiplies row i and divides column i."""
    n = len(array)
    units = ratios(data.draw(weight_vectors(n, n)))
    assert index(array * units) == pytest.approx(index(array), rel=1e-8, abs=1e-9)


@every_index
@given(array=reciprocal_matrices())
def test_indices_do_not_depend_on_the_direction_of_judgments(index, array):
    assert index(array.T) == pytest.approx(index(array), rel=1e-9, abs=1e-11)


@given(reciprocal_matrices(min_size=3, max_size=3))
def test_with_three_items_all_indices_are_functions_of_the_one_triad(array):
    x = array[0, 1] * array[1, 2] / array[0, 2]
    assert lambda_max_of(array) == pytest.approx(1 + x ** (1 / 3) + x ** (-1 / 3))
    assert geometric_consistency_index(array) == pytest.approx(np.log(x) ** 2 / 3, abs=1e-12)
    assert koczkodaj_index(array) == pytest.approx(1 - min(x, 1 / x), abs=1e-12)


@given(reciprocal_matrices(min_size=3), st.data())
def test_the_geometric_consistency_index_is_its_definition(array, data):
    n = len(array)
    weights = data.draw(weight_vectors(n, n))
    pairs = combinations(range(n), 2)
    squares = [log(array[i, j] * weights[j] / weights[i]) ** 2 for i, j in pairs]
    expected = 2 / ((n - 1) * (n - 2)) * sum(squares)
    assert geometric_consistency_index(array, weights) == pytest.approx(expected)


@pytest.mark.parametrize(("lambda_max", "n", "ci"), [(2.5, 2, 0.5), (5, 3, 1), (10, 6, 0.8)])
def test_the_consistency_index_is_its_definition(lambda_max, n, ci):
    assert consistency_index(lambda_max, n) == pytest.approx(ci)  # (lambda_max - n) / (n - 1)


@given(reciprocal_matrices())
def test_koczkodaj_is_the_worst_triad(array):
    triads = combinations(range(len(array)), 3)
    deviations = [array[i, k] / (array[i, j] * array[j, k]) for i, j, k in triads]
    worst = max((1 - min(x, 1 / x) for x in deviations), default=0)
    assert koczkodaj_index(array) == pytest.approx(worst, abs=1e-12)


@given(reciprocal_matrices())
def test_circular_triads_are_what_counting_finds(array):
    beats = array > 1
    count = sum(
        bool(
            (beats[i, j] and beats[j, k] and beats[k, i])
            or (beats[j, i] and beats[k, j] and beats[i, k])
        )
        for i, j, k in combinations(range(len(array)), 3)
    )
    assert circular_triads(array) == count


@pytest.mark.parametrize(("n", "most"), [(3, 1), (5, 5), (7, 14), (6, 8), (8, 20)])
def test_the_most_circular_triads(n, most):
    # Kendall and Babington Smith 1940: (n^3 - n) / 24 for odd n, (n^3 - 4 n) / 24 for even n,
    # reached when everyone beats the next half of the circle.
    array = np.ones((n, n))
    for i in range(n):
        for step in range(1, (n - 1) // 2 + 1):
            array[i, (i + step) % n], array[(i + step) % n, i] = 2, 1 / 2
        if n % 2 == 0 and i < n // 2:
            array[i, i + n // 2], array[i + n // 2, i] = 2, 1 / 2
    assert circular_triads(array) == most


def test_ties_and_missing_judgments_close_no_cycle():
    cycle = np.array([[1, 2, 1 / 3], [1 / 2, 1, 4], [3, 1 / 4, 1]])
    assert circular_triads(cycle) == 1
    for gap in (1.0, np.nan):
        open_cycle = cycle.copy()
        open_cycle[0, 1] = open_cycle[1, 0] = gap
        assert circular_triads(open_cycle) == 0


@given(reciprocal_matrices(min_size=3), st.data())
def test_geometric_mean_has_the_least_gci(array, data):
    n = len(array)
    other = data.draw(weight_vectors(n, n))
    least = geometric_consistency_index(array)
    assert geometric_consistency_index(array, geometric_mean(array)) == least
    assert geometric_consistency_index(array, other) >= least - 1e-12


@every_index
@given(stack=stacks())
def test_a_batch_is_the_same_as_one_by_one(index, stack):
    batch = index(stack)
    assert np.shape(batch) == stack.shape[:-2]
    for place in np.ndindex(stack.shape[:-2]):
        assert batch[place] == pytest.approx(index(stack[place]), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("n", [1, 2])
def test_one_and_two_items_are_consistent(n):
    array = np.array([[1.0]]) if n == 1 else np.array([[1, 9], [1 / 9, 1]])
    assert [index(array) for index in INDICES.values()] == pytest.approx([0] * 4, abs=1e-12)
    assert consistency_ratio(ci_of(array), random_index(n)) == 0


def test_lambda_max_below_n_by_rounding_is_consistent():
    assert consistency_index(np.nextafter(6, 0), 6) == 0
    assert np.isnan(consistency_index(np.nan, 6))


def test_a_batch_of_ratios():
    ratio = consistency_ratio([[0.1, 0.2], [0.0, np.nan]], [1.0, 0.0])
    np.testing.assert_array_equal(ratio, [[0.1, 0.0], [0.0, 0.0]])


def test_a_hierarchy_of_one_matrix_has_its_consistency_ratio():
    assert hierarchy_consistency_ratio([1.0], [0.056], [1.12]) == pytest.approx(0.05)


@given(st.lists(st.floats(0.01, 1), min_size=1), st.floats(0, 2))
def test_equal_ratios_give_the_same_ratio_for_the_hierarchy(weights, ratio):
    ris = np.resize([0.52, 0.89, 1.12], len(weights))
    assert hierarchy_consistency_ratio(weights, ratio * ris, ris) == pytest.approx(ratio)


def test_a_hierarchy_of_pairs_is_consistent():
    assert hierarchy_consistency_ratio([1.0, 0.5], [0.0, 0.0], [0.0, 0.0]) == 0
    assert hierarchy_consistency_ratio([], [], []) == 0
