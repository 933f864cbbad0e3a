"""Kendall's W against its printed tables, scipy's Friedman test, and what must hold."""

from itertools import permutations, product
from math import isnan

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import chi2, friedmanchisquare, rankdata

from ahp.core.group.concordance import chi_square_tail, concordance, kendall_w, ranks
from tests.strategies import opinions


def rankings(*orders):
    """Return weights that have these ranks."""
    return 1 / np.array(orders, dtype=float)


# Friedman (1937), tables V and VI: people, items, chi-square with the rankings, probability.
PRINTED = [
    (([1, 2, 3], [1, 2, 3], [1, 2, 3]), 6.0, 0.028),
    (([1, 2, 3], [1, 2, 3], [2, 1, 3]), 4.667, 0.194),
    (([1, 2, 3], [1, 2, 3], [2, 3, 1]), 2.0, 0.528),
    (([1, 2, 3], [2, 3, 1], [3, 1, 2]), 0.0, 1.0),
    (([1, 2, 3],) * 4, 8.0, 0.0046),
    (([1, 2, 3], [1, 2, 3], [1, 2, 3], [2, 1, 3]), 6.5, 0.042),
    (([1, 2, 3, 4], [1, 2, 3, 4]), 6.0, 0.042),
    (([1, 2, 3, 4], [1, 2, 4, 3]), 5.4, 0.167),
    (([1, 2, 3, 4], [4, 3, 2, 1]), 0.0, 1.0),
    (([1, 2, 3, 4],) * 3, 9.0, 0.0017),
]


@pytest.mark.parametrize(("orders", "chi_square", "p"), PRINTED)
def test_printed_probabilities(orders, chi_square, p):
    found = concordance(rankings(*orders))
    assert found.exact
    assert found.chi_square == pytest.approx(chi_square, abs=5e-4)
    assert found.p == pytest.approx(p, abs=5.1e-4 if p > 0.01 else 5.1e-5)
    assert found.w == pytest.approx(chi_square / (len(orders) * (len(orders[0]) - 1)), abs=1e-4)


@pytest.mark.parametrize("freedom", range(1, 7))
@pytest.mark.parametrize("value", [0.0, 0.5, 2.0, 7.0])
def test_the_tail_of_chi_square_where_its_terms_are_nought_or_one(value, freedom):
    assert chi_square_tail(value, freedom) == pytest.approx(chi2.sf(value, freedom), abs=1e-12)


@given(opinions(min_size=3, min_count=3))
def test_it_is_friedmans_statistic_with_ties(own):
    rough = np.ceil(own * 4)  # many ties
    assume((np.ptp(rough, axis=1) > 0).any())
    places = rankdata(-rough, axis=1)
    np.testing.assert_array_equal(ranks(rough), places)
    expected = friedmanchisquare(*places.T).statistic
    assert concordance(rough).chi_square == pytest.approx(expected, abs=1e-9)


@given(opinions(min_size=3, max_size=3, max_count=4))
def test_the_exact_probability_counts_all_orders_with_their_ties(own):
    rough = np.ceil(own * 3)
    assume((np.ptp(rough, axis=1) > 0).any())
    observed = kendall_w(rough)
    every = [
        kendall_w(np.array(orders))
        for orders in product(*(list(permutations(row)) for row in rough.tolist()))
    ]
    found = concordance(rough)
    assert found.exact
    assert found.p == pytest.approx(np.mean(np.array(every) >= observed - 1e-9))


@given(opinions())
def test_w_is_between_none_and_full_agreement(own):
    assume((np.ptp(own, axis=1) > 1e-6).any())
    assert 0 <= kendall_w(own) <= 1
    assert 0 < concordance(own).p <= 1 + 1e-12


@given(opinions(), st.integers(2, 5))
def test_w_is_one_where_all_agree(own, count):
    assume(np.ptp(own[0]) > 1e-6)
    assert kendall_w(np.repeat(own[:1], count, axis=0)) == pytest.approx(1)


@given(opinions(max_size=4, max_count=4), st.randoms(use_true_random=False))
def test_the_order_of_people_and_items_does_not_matter(own, random):
    people, items = list(range(len(own))), list(range(own.shape[1]))
    random.shuffle(people)
    random.shuffle(items)
    one, other = concordance(own), concordance(own[people][:, items])
    assert other.w == pytest.approx(one.w, nan_ok=True)
    assert other.p == pytest.approx(one.p, nan_ok=True)


@given(st.lists(opinions(min_size=4, max_size=4, min_count=3, max_count=3), min_size=2, max_size=3))
def test_many_nodes_at_once_are_those_one_by_one(nodes):
    together = kendall_w(np.stack(nodes, axis=1))
    np.testing.assert_allclose(together, [kendall_w(own) for own in nodes])


def test_weights_are_ranked_however_small_they_are():
    assert ranks([1e-12, 2e-12, 1 - 3e-12]).tolist() == [3, 2, 1]


def test_opposite_orders_are_no_concordance():
    assert kendall_w(rankings([1, 2, 3], [3, 2, 1])) == 0


def test_weights_that_differ_by_rounding_are_ties():
    assert ranks([0.2, 0.1 + 0.1 + 1e-16, 0.6]).tolist() == [2.5, 2.5, 1]


def test_many_people_are_tested_by_chi_square():
    own = np.random.default_rng(3).dirichlet(np.ones(6), 40)
    found = concordance(own)
    assert not found.exact
    assert found.p == pytest.approx(friedmanchisquare(*own.T).pvalue)
    assert not concordance(own[:3, :].repeat(2, axis=1)).exact  # twelve items


def test_who_cannot_be_ranked():
    missing = [np.nan] * 3
    own = [[0.5, 0.3, 0.2], missing, [0.6, 0.3, 0.1]]
    found = concordance(own)
    assert (found.w, found.people, found.exact) == (1, 2, True)
    assert kendall_w(np.stack([own, [missing] * 3], axis=1)).tolist()[0] == 1
    for nothing in ([[0.5, 0.3, 0.2], missing], [[0.5, 0.5], [0.5, 0.5]]):
        none = concordance(nothing)
        assert isnan(none.w)
        assert isnan(none.p)


@given(st.floats(0, 3000), st.integers(1, 40))
def test_the_tail_is_scipys(value, freedom):
    assert chi_square_tail(value, freedom) == pytest.approx(chi2.sf(value, freedom), abs=1e-12)
