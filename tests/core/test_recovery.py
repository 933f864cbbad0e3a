"""The search for matrices behind printed figures, against brute force and published examples."""

import itertools
import tracemalloc
from dataclasses import replace
from functools import cache
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.common.findings import UsageError
from ahp.core.priorities import PRINTED_METHODS, principal_eigenvalue
from ahp.core.recovery import (
    SPACES,
    Bounds,
    expected_work,
    fitting_matrices,
    search_space,
)
from ahp.core.recovery.rules import rule_of
from ahp.core.recovery.search import _Plan
from ahp.core.recovery.space import EQUAL, LAST
from ahp.core.scales import SAATY_VALUES

FOUR_BY_FOUR = list(itertools.combinations(range(4), 2))


def rounded_bounds(matrix, decimals, method="eigenvector"):
    """Return the bounds that publishing a matrix's weights and lambda_max leaves."""
    weights = PRINTED_METHODS[method](matrix)
    lambda_max = principal_eigenvalue(matrix, weights)
    half = 0.5 * 10.0**-decimals
    printed = np.round(weights, decimals)
    shown = np.round(lambda_max, decimals)
    return printed, Bounds(
        np.maximum(printed - half, 0), printed + half, max(shown - half, len(matrix)), shown + half
    )


def reciprocal(codes, n):
    matrix = np.ones((n, n))
    rows, columns = np.triu_indices(n, 1)
    matrix[rows, columns] = SAATY_VALUES[list(codes)]
    matrix[columns, rows] = 1 / SAATY_VALUES[list(codes)]
    return matrix


def found_by_search(bounds, space, method="eigenvector"):
    return {
        tuple(matrix[np.triu_indices(bounds.n, 1)].round(9))
        for step in fitting_matrices(bounds, space, method)
        for matrix in step.matrices
    }


def around(space, matrix):
    """Leave of a space the values up to two steps from those of a matrix, which lies in it."""
    first = [space.classes.index(p) for p in range(len(space.allowed))]
    places = np.abs(matrix[np.ix_(first, first)][..., None] - SAATY_VALUES).argmin(axis=-1)
    allowed = tuple(
        tuple(codes[np.abs(codes - place) <= 2] for codes, place in zip(*row, strict=True))
        for row in zip(space.allowed, places, strict=True)
    )
    return replace(space, allowed=allowed)


def all_matrices(n, first_code):
    """Return all matrices of n items whose upper triangle has codes from a first one to 16."""
    rows, columns = np.triu_indices(n, 1)
    grids = np.meshgrid(*[np.arange(first_code, len(SAATY_VALUES))] * len(rows), indexing="ij")
    codes = np.stack([grid.ravel() for grid in grids], axis=1)
    matrices = np.ones((len(codes), n, n))
    matrices[:, rows, columns] = SAATY_VALUES[codes]
    matrices[:, columns, rows] = 1 / SAATY_VALUES[codes]
    return matrices


@cache
def every_matrix(n, method):
    """All 17 ** 3 matrices of three items, or all 9 ** 6 of four items in the given order.

    With their weights and lambda_max.
    """
    every = all_matrices(n, 0 if n == 3 else EQUAL)
    weights = PRINTED_METHODS[method](every)
    return every, weights, principal_eigenvalue(every, weights)


def found_by_brute_force(bounds, method):
    every, weights, values = every_matrix(bounds.n, method)
    fits = every[bounds.admit(weights, values)]
    return {tuple(matrix[np.triu_indices(bounds.n, 1)].round(9)) for matrix in fits}


codes = st.integers(0, len(SAATY_VALUES) - 1)
methods = st.sampled_from(list(PRINTED_METHODS))
# lambda_max may be unprinted, and the weight of an item too.
looser = st.tuples(st.booleans(), st.booleans())


def loosened(bounds, loose):
    lower, upper = bounds.lower.copy(), bounds.upper.copy()
    if loose[1]:
        lower[-1], upper[-1] = 0.0, 1.0
    n = bounds.n
    wide = (float(n), 1 + (n - 1) / 2 * (9 + 1 / 9))
    ends = wide if loose[0] else (bounds.lambda_lower, bounds.lambda_upper)
    return Bounds(lower, upper, *ends)


@given(st.tuples(codes, codes, codes), st.integers(1, 3), methods, looser)
@settings(max_examples=150, deadline=None)
def test_equals_brute_force_for_three_items(upper, decimals, method, loose):
    printed, bounds = rounded_bounds(reciprocal(upper, 3), decimals, method)
    bounds = loosened(bounds, loose)
    expected = found_by_brute_force(bounds, method)
    assert found_by_search(bounds, search_space("all", list(printed)), method) == expected
    if not loose[0]:
        assert tuple(reciprocal(upper, 3)[np.triu_indices(3, 1)].round(9)) in expected


@given(
    st.lists(st.integers(EQUAL, LAST), min_size=6, max_size=6), st.integers(2, 4), methods, looser
)
@settings(max_examples=60, deadline=None)
def test_equals_brute_force_for_four_items(upper, decimals, method, loose):
    _, bounds = rounded_bounds(reciprocal(upper, 4), decimals, method)
    bounds = loosened(bounds, loose)
    expected = found_by_brute_force(bounds, method)
    assert found_by_search(bounds, search_space("ordered", [4, 3, 2, 1]), method) == expected
    assert tuple(reciprocal(upper, 4)[np.triu_indices(4, 1)].round(9)) in expected


@given(st.lists(codes, min_size=6, max_size=10).filter(lambda c: len(c) in (6, 10)), methods)
@settings(max_examples=30, deadline=None)
def test_items_that_are_judged_alike_are_found_by_every_method(upper, method):
    # Two more items that are judged as the first one is: the search for tied items finds them.
    n = {6: 4, 10: 5}[len(upper)]
    alike = [0, 0, *range(1, n - 1)]
    matrix = reciprocal(upper, n)[np.ix_(alike, alike)]
    _, bounds = rounded_bounds(matrix, 3, method)
    weights = [0.1, 0.1, *(0.2 + place for place in range(n - 2))]
    found = found_by_search(bounds, search_space("tied", weights), method)
    assert tuple(matrix[np.triu_indices(n, 1)].round(9)) in found


@given(st.lists(codes, min_size=6, max_size=15).filter(lambda c: len(c) in (6, 10, 15)))
@settings(max_examples=40, deadline=None)
def test_finds_the_matrix_that_was_published(upper):
    n = {6: 4, 10: 5, 15: 6}[len(upper)]
    matrix = reciprocal(upper, n)
    printed, bounds = rounded_bounds(matrix, 4)
    found = found_by_search(bounds, search_space("all", list(printed)))
    assert tuple(matrix[np.triu_indices(n, 1)].round(9)) in found


@given(st.lists(codes, min_size=6, max_size=6))
@settings(max_examples=30, deadline=None)
def test_smaller_spaces_find_what_lies_in_them_and_nothing_else(upper):
    printed, bounds = rounded_bounds(reciprocal(upper, 4), 3)
    weights = [float(value) for value in printed]
    everywhere = found_by_search(bounds, search_space("all", weights))

    def ordered(judgments):
        return all(
            (weights[i] - weights[j]) * (value - 1) >= 0
            for (i, j), value in zip(FOUR_BY_FOUR, judgments, strict=True)
        )

    assert found_by_search(bounds, search_space("ordered", weights)) == {
        judgments for judgments in everywhere if ordered(judgments)
    }
    assert found_by_search(bounds, search_space("tied", weights)) <= everywhere


@given(
    st.lists(codes, min_size=3, max_size=6).filter(lambda c: len(c) in (3, 6)),
    methods,
    st.lists(st.sampled_from([(0, 0), (0, 1e-3), (1e-3, 0)]), min_size=6, max_size=6),
    st.booleans(),
    st.sampled_from([1, 17, 100_000]),
)
@settings(max_examples=100, deadline=None)
def test_a_matrix_at_the_very_ends_of_the_bounds_is_found(upper, method, slacks, tied, rows):
    """No interval may be narrower than what the figures say, not even at its ends."""
    n = {3: 3, 6: 4}[len(upper)]
    matrix, names = reciprocal(upper, n), list(range(n))
    if tied:
        alike = [0, *range(n)]
        matrix, names, n = matrix[np.ix_(alike, alike)], alike, n + 1
    weights = PRINTED_METHODS[method](matrix)
    value = float(principal_eigenvalue(matrix, weights))
    below, above = np.array([slacks[name] for name in names]).T
    bounds = Bounds(weights - below, weights + above, value - slacks[5][0], value + slacks[5][1])
    space = search_space("tied" if tied else "all", [float(name) for name in names])
    if rows == 1 and len(upper) == 6:  # value by value, all 17 take up to half an hour
        space = around(space, matrix)
    with mock.patch("ahp.core.recovery.search.TABLE_ROWS", rows):
        found = found_by_search(bounds, space, method)
    assert tuple(matrix[np.triu_indices(n, 1)].round(9)) in found


def test_every_step_tells_how_far_the_search_is():
    _, bounds = rounded_bounds(reciprocal([16, 12, 10, 9, 8, 7], 4), 2)
    shares = [step.explored for step in fitting_matrices(bounds, search_space("all", [4, 3, 2, 1]))]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


@pytest.mark.parametrize("rows", [1, 17])
def test_shares_go_up_evenly_where_judgments_are_chosen_one_by_one(rows, monkeypatch):
    monkeypatch.setattr("ahp.core.recovery.search.TABLE_ROWS", rows)
    monkeypatch.setattr("ahp.core.recovery.search.CHUNK_BYTES", 1600)
    _, bounds = rounded_bounds(reciprocal([16, 12, 10, 9, 8, 7], 4), 2)
    steps = fitting_matrices(bounds, search_space("all", [4, 3, 2, 1]))
    shares = [step.explored for step in steps]
    assert shares == sorted(shares)
    assert shares[0] < 0.2
    assert shares[-1] == 1.0
    assert len(set(shares)) > 5


def test_shares_go_up_within_the_choices_that_are_followed_up_together(monkeypatch):
    monkeypatch.setattr("ahp.core.recovery.search.PIECE", 1)
    _, bounds = rounded_bounds(reciprocal([16, 12, 10, 9, 8, 7], 4), 2)
    steps = fitting_matrices(bounds, search_space("all", [4, 3, 2, 1]))
    shares = [step.explored for step in steps]
    count = len(set(shares)) - 1
    assert count > 5
    assert shares == sorted(shares)
    assert sorted(set(shares)) == pytest.approx([k / count for k in range(count + 1)])


@pytest.mark.parametrize(("n", "joined"), [(6, 2), (7, 3)])  # of 5 and of 6 judgments in a row
def test_a_row_too_long_for_one_table_is_searched_all_the_same(n, joined, monkeypatch):
    matrix = reciprocal([(7 * k) % 17 for k in range(n * (n - 1) // 2)], n)
    printed, bounds = rounded_bounds(matrix, n)
    space = search_space("all", list(printed))
    whole = found_by_search(bounds, space)
    monkeypatch.setattr("ahp.core.recovery.search.TABLE_ROWS", 17**joined)
    monkeypatch.setattr("ahp.core.recovery.search.CHUNK_BYTES", 150 * n**2)
    assert found_by_search(bounds, space) == whole
    assert tuple(matrix[np.triu_indices(n, 1)].round(9)) in whole


def test_spaces_are_counted():
    weights = [0.4, 0.2, 0.2, 0.2]
    assert {name: search_space(name, weights).size() for name in SPACES} == {
        "all": 17**6,
        "ordered": 9**3 * 17**3,
        "tied": 17,
        "ordered-tied": 9,
    }


def test_an_unprinted_weight_is_neither_ordered_nor_tied():
    assert search_space("ordered-tied", [0.5, None, None]).size() == 17**3


def test_tighter_bounds_cost_less():
    matrix = reciprocal([16, 12, 10, 9, 8, 7, 3, 4, 5, 6], 5)
    work = []
    for decimals in (2, 3, 4):
        printed, bounds = rounded_bounds(matrix, decimals)
        work.append(expected_work(bounds, search_space("all", list(printed))))
    assert work == sorted(work, reverse=True)


@pytest.mark.parametrize("method", PRINTED_METHODS)
@pytest.mark.parametrize("seed", range(3))
def test_the_ways_to_fill_a_row_are_estimated_as_counting_finds(method, seed):
    """Count the choices for each row whose sum can lie in its interval, one by one."""
    upper = np.random.default_rng(seed).integers(3, 14, 6)
    printed, bounds = rounded_bounds(reciprocal(upper, 4), 2, method)
    rule = rule_of(method, bounds, search_space("all", list(printed)))
    plan = _Plan(rule)
    for row in range(4):
        columns = [column for column in range(4) if column != row]
        least, most = rule.hull(row)
        count = 0
        for choice in itertools.product(*(rule.allowed[row][column] for column in columns)):
            places = list(zip(columns, choice, strict=True))
            low = sum(rule.low[row, column, code] for column, code in places)
            high = sum(rule.high[row, column, code] for column, code in places)
            count += low <= most and high >= least
        assert plan.solutions[row] == pytest.approx(count, rel=0.15, abs=12)
    assert plan.order == sorted(range(4), key=plan.solutions.__getitem__)


@given(
    st.lists(codes, min_size=6, max_size=6),
    methods,
    st.lists(st.floats(0, 0.3), min_size=4, max_size=4),
    st.randoms(use_true_random=False),
)
@settings(max_examples=60, deadline=None)
def test_intervals_hold_what_is_true_of_any_matrix_within_the_bounds(upper, method, wide, random):
    """Whatever was filled before: sums of rows, their intervals and what is kept of the states."""
    matrix = reciprocal(upper, 4)
    weights = PRINTED_METHODS[method](matrix)
    value = float(principal_eigenvalue(matrix, weights))
    share = np.array(wide)
    ends = (value, value + 0.1) if random.random() < 0.5 else (value - 0.1, value)
    bounds = Bounds(weights * (1 - share), weights * (1 + share[::-1]), *ends)
    rule = rule_of(method, bounds, search_space("all", [4, 3, 2, 1]))
    assert rule.possible
    code = np.abs(matrix[..., None] - SAATY_VALUES).argmin(axis=-1)
    order = random.sample(range(4), 4)
    states = code.astype(np.uint8)[None]
    for place, row in enumerate(order):
        known = order[:place]
        low, high = rule.sums(row, states)
        least, most = rule.target(row, known, states)
        assert low <= np.asarray(most) + 1e-9
        assert high >= np.asarray(least) - 1e-9
        assert rule.keep([*known, row], states).all()
        for column in range(4):
            assert column == row or code[row, column] in rule.allowed[row][column]


def test_an_unknown_method_is_refused_with_the_nearest():
    _, bounds = rounded_bounds(reciprocal([10, 9, 8], 3), 2)
    with pytest.raises(UsageError, match=r"'row-sums' is not known.*nearest: row-sum"):
        rule_of("row-sums", bounds, search_space("all", [3, 2, 1]))


def test_unknown_space():
    with pytest.raises(UsageError, match=r"--space 'orderd' is not known.*nearest: ordered"):
        search_space("orderd", [0.5, 0.5])


def test_memory_stays_bounded_for_many_items():
    weights = np.linspace(2, 1, 20)
    weights = np.round(weights / weights.sum(), 3)
    bounds = Bounds(weights - 5e-4, weights + 5e-4, 20.0, 21.0)
    tracemalloc.start()
    for count, _ in enumerate(fitting_matrices(bounds, search_space("ordered", list(weights)))):
        if count == 60:
            break
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1e9
