import json
from collections import Counter
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest

from ahp.common.findings import RandomIndexError, UsageError
from ahp.core.graph import is_connected
from ahp.core.incomplete import complete_by_eigenvalue
from ahp.core.priorities import principal_eigenvalue, principal_eigenvector
from ahp.core.random_index import NAMES, random_index, simulate_random_index
from ahp.core.random_index.incomplete import (
    incomplete_random_index,
    most_missing,
    random_incomplete,
    share_kept,
    simulate_incomplete_random_index,
    table,
)
from ahp.core.scales import SAATY_VALUES
from tests.golden import RANDOM_INDICES

SIZES = range(3, 16)
WITHIN = json.loads(
    (Path(__file__).parents[2] / "golden" / "incomplete-random-index.json").read_text("utf-8")
)


def mean_index(matrices, counts):
    completed = complete_by_eigenvalue(matrices)
    n = completed.shape[-1]
    lambdas = principal_eigenvalue(completed, principal_eigenvector(completed))
    return np.average((lambdas - n) / (n - 1), weights=counts)


def linked(n, judgments):
    matrix = np.full((n, n), np.nan)
    np.fill_diagonal(matrix, 1.0)
    for (i, j), value in judgments.items():
        matrix[i, j], matrix[j, i] = value, 1 / value
    return matrix


def products(count):
    """Return the products of so many judgments, with how many ways each comes about."""
    factors = product(SAATY_VALUES.tolist(), repeat=count)
    return Counter(round(float(np.prod(chosen)), 9) for chosen in factors)


def test_the_table_has_every_number_of_missing_judgments():
    assert set(table()) == {(n, m) for n in SIZES for m in range(most_missing(n) + 1)}


@pytest.mark.parametrize("n", SIZES)
def test_complete_matrices_have_the_published_index(n):
    # ahpsurvey: 500,000 matrices each, so its error is the smaller one.
    entry = table()[n, 0]
    error = entry.standard_error * np.sqrt(1 + entry.samples / 500_000)
    assert abs(entry.value - RANDOM_INDICES["ahpsurvey_500k_sims"][n]) < 4 * error


@pytest.mark.parametrize("n", SIZES)
def test_each_missing_judgment_lowers_the_index_to_nothing(n):
    values = [table()[n, m].value for m in range(most_missing(n) + 1)]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == len(values)
    assert values[-1] == 0


@pytest.mark.parametrize("n", SIZES)
def test_the_fall_is_nearly_linear(n):
    # Agoston and Csato (2022): RI(n, m) is about (1 - 2m / ((n - 1)(n - 2))) RI(n, 0).
    most = most_missing(n)
    for missing in range(most + 1):
        assert share_kept(n, missing) == pytest.approx(1 - missing / most, abs=0.03)


def test_four_items_missing_two_judgments_enumerated():
    # Of the 15 graphs with four edges 12 are a triangle with a tail, which contradicts nothing, and
    # 3 a circle; only the product around either matters.
    triangle, circle = products(3), products(4)
    tails = [linked(4, {(0, 1): p, (1, 2): 1, (0, 2): 1, (2, 3): 1}) for p in triangle]
    rings = [linked(4, {(0, 1): p, (1, 2): 1, (2, 3): 1, (0, 3): 1}) for p in circle]
    exact = 0.8 * mean_index(tails, list(triangle.values()))
    exact += 0.2 * mean_index(rings, list(circle.values()))
    entry = table()[4, 2]
    assert abs(entry.value - exact) < 4 * entry.standard_error


@pytest.mark.parametrize(("n", "missing"), [(4, 1), (5, 3), (7, 8), (10, 15)])
def test_another_seed_agrees_with_the_table(n, missing):
    entry = table()[n, missing]
    other = simulate_incomplete_random_index(n, missing, samples=2_000, seed=1)
    error = np.hypot(entry.standard_error, other.standard_error)
    assert abs(entry.value - other.value) < 4 * error


def test_the_table_can_be_simulated_again():
    entry = table()[4, 2]
    again = simulate_incomplete_random_index(4, 2, entry.samples, entry.seed)
    assert again.value == pytest.approx(entry.value, abs=1e-5)
    assert again.standard_error == pytest.approx(entry.standard_error, abs=1e-5)


def test_a_tree_of_judgments_is_consistent_and_needs_no_simulation():
    # n - 1 judgments that link n items contradict nothing
    found = simulate_incomplete_random_index(5, 6, 1_000, 3)
    assert most_missing(5) == 6
    assert (found.value, found.standard_error, found.samples) == (0, 0, 1_000)


def test_nothing_missing_is_the_simulation_of_complete_matrices():
    complete = simulate_random_index(5, 1_000, 3)
    assert simulate_incomplete_random_index(5, 0, 1_000, 3) == complete


@pytest.mark.parametrize("name", NAMES)
def test_every_table_keeps_its_values_and_shares_the_fall(name):
    for n in (3, 6, 10):
        assert incomplete_random_index(n, 0, name) == random_index(n, name)
        assert incomplete_random_index(n, most_missing(n), name) == 0
    expected = random_index(6, name) * table()[6, 4].value / table()[6, 0].value
    assert incomplete_random_index(6, 4, name) == pytest.approx(expected)


@pytest.mark.parametrize("n", [1, 2])
def test_one_and_two_items_have_none(n):
    assert incomplete_random_index(n, 0) == 0


def test_beyond_the_simulation_the_fall_is_linear():
    assert incomplete_random_index(20, 100) == pytest.approx(random_index(20) * 71 / 171)


def test_beyond_the_end_of_a_table():
    with pytest.raises(RandomIndexError, match="yaahp ends at n = 30"):
        incomplete_random_index(31, 5)


@pytest.mark.parametrize("missing", [-1, 4])
def test_judgments_that_cannot_all_be_missing(missing):
    message = f"{missing} of the judgments between 4 items cannot be missing: it is from 0 to 3"
    for work in (incomplete_random_index, simulate_incomplete_random_index):
        with pytest.raises(RandomIndexError, match=message):
            work(4, missing)


def test_random_matrices_miss_any_judgments_that_leave_items_linked():
    matrices = random_incomplete(4, 3, 3_000, np.random.default_rng(5))
    gaps = np.isnan(matrices)
    assert (gaps == gaps.swapaxes(1, 2)).all()
    assert is_connected(matrices).all()
    rows, columns = np.triu_indices(4, 1)
    trees = Counter(map(tuple, gaps[:, rows, columns].tolist()))
    # Cayley: 4^2 trees on four items, each as likely as the other; of 20 sets of three pairs.
    assert len(trees) == 16
    expected = sum(
        bool(is_connected(linked(4, {(rows[k], columns[k]): 1 for k in chosen})))
        for chosen in combinations(range(6), 3)
    )
    assert len(trees) == expected
    assert max(trees.values()) - min(trees.values()) < 3_000 / 16
    judged = matrices[~gaps]
    assert np.isin(judged.round(9), SAATY_VALUES.round(9)).all()
    assert (matrices * matrices.swapaxes(1, 2))[~gaps] == pytest.approx(np.ones(len(judged)))


def test_graphs_that_are_never_connected_end_the_draw(monkeypatch):
    monkeypatch.setattr("ahp.core.random_index.incomplete._DRAWS", 1_000)
    with pytest.raises(RandomIndexError, match="40 items that misses 741 judgments"):
        random_incomplete(40, 741, 100, np.random.default_rng(1))


@pytest.mark.parametrize(
    ("n", "missing"), [(4, 1), (4, 2), (4, 3), (5, 2), (5, 4), (5, 5), (5, 6), (6, 10)]
)
def test_completed_within_the_scale_the_index_is_that_of_agoston_and_csato(n, missing):
    found = simulate_incomplete_random_index(n, missing, 3_000, 5, "within-scale")
    value, error = WITHIN["simulated"][f"{n},{missing}"]
    assert abs(found.value - value) < 4 * np.hypot(error, found.standard_error)
    if n < 6:
        published = WITHIN["published"][str(n)][missing]
        assert abs(found.value - published) < 4 * found.standard_error + 0.0005
    free = simulate_incomplete_random_index(n, missing, 3_000, 5)
    assert found.value > free.value  # of the same matrices


def test_an_unknown_completion():
    with pytest.raises(UsageError, match="completion 'fre' is not known"):
        simulate_incomplete_random_index(4, 1, 10, 1, "fre")
