"""Shannon's consensus: Goepel's examples, AHP-OS's way of computing it, and what must hold."""

from math import exp, inf, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.core.group.consensus import (
    consensus,
    entropies,
    hierarchy_consensus,
    homogeneity,
    largest_beta,
)
from ahp.core.priorities import principal_eigenvector
from ahp.core.scales import saaty_ratios
from tests.golden import GROUPS, group
from tests.strategies import groups, opinions


def consensus_in_a_loop(own, scale_end=9):
    """S* as AHP-OS computes it, person by person and item by item."""
    people, n = len(own), len(own[0])
    alpha = sum(-p * log(p) for person in own for p in person) / people
    means = [sum(person[item] for person in own) / people for item in range(n)]
    beta = sum(-p * log(p) for p in means) - alpha
    first, other = scale_end / (n + scale_end - 1), 1 / (n + scale_end - 1)
    least = -first * log(first) - (n - 1) * other * log(other)
    most = exp(log(n) - least)
    return (1 / exp(beta) - 1 / most) / (1 - 1 / most)


@given(opinions())
def test_it_is_what_ahp_os_computes(own):
    assert consensus(own) == pytest.approx(consensus_in_a_loop(own.tolist()), abs=1e-9)
    assert consensus(own, scale_end=256) == pytest.approx(
        consensus_in_a_loop(own.tolist(), 256), abs=1e-9
    )


def test_a_published_group():
    city = next(one for one in GROUPS["groups"] if one["id"] == "city6")
    own = principal_eigenvector(group("city6"))
    assert consensus(own) == pytest.approx(city["computed"]["consensus_goepel_M9"], abs=5e-6)
    beta = entropies(own).beta
    assert exp(-beta) == pytest.approx(city["computed"]["relative_homogeneity_1_over_Dbeta"])


@pytest.mark.parametrize("n", [2, 3, 4, 9])
def test_each_another_item_nine_times_as_important_is_no_consensus(n):
    """Goepel (2018), section 9."""
    each = (np.ones((n, n)) + 8 * np.eye(n)) / (n + 8)
    assert consensus(each) == pytest.approx(0, abs=1e-12)
    if n == 4:
        case = GROUPS["consensus_properties"][0]
        np.testing.assert_allclose(each[0], case["weights_each"], atol=5e-7)
        assert case["consensus"] == 0


@given(opinions())
def test_it_is_one_only_where_all_weights_are_equal(own):
    same = np.repeat(own[:1], len(own), axis=0)
    assert consensus(same) == pytest.approx(1)
    assert homogeneity(same) == pytest.approx(1)
    if np.abs(own - own[0]).max() > 1e-4:
        assert consensus(own) < 1
        assert homogeneity(own) < 1


@given(groups(min_size=2, max_count=5))
def test_it_is_at_most_one_and_homogeneity_at_least_zero(matrices):
    own = principal_eigenvector(matrices)
    assert consensus(own) <= 1 + 1e-12
    assert 0 <= homogeneity(own) <= 1 + 1e-12


@given(opinions(), st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(own, random):
    order = list(range(len(own)))
    random.shuffle(order)
    assert consensus(own[order]) == pytest.approx(float(consensus(own)), abs=1e-12)


@given(opinions(), st.data())
def test_counting_twice_is_being_there_twice(own, data):
    times = data.draw(st.lists(st.integers(1, 3), min_size=len(own), max_size=len(own)))
    repeated = np.repeat(own, times, axis=0)
    assert consensus(own, times) == pytest.approx(float(consensus(repeated)), abs=1e-9)


def test_nodes_at_once_and_without_those_who_did_not_judge():
    missing = [np.nan] * 3
    own = np.array([
        [[0.5, 0.3, 0.2], [0.5, 0.3, 0.2], missing],
        [[0.1, 0.3, 0.6], missing, missing],
        [[0.3, 0.4, 0.3], [0.4, 0.3, 0.3], missing],
    ])  # fmt: skip
    found = consensus(own)
    assert found[0] == pytest.approx(consensus_in_a_loop(own[:, 0].tolist()))
    assert found[1] == pytest.approx(consensus_in_a_loop(own[[0, 2], 1].tolist()))
    assert np.isnan(found[2])
    assert entropies(own).people.tolist() == [3, 2, 0]


def test_one_person_or_one_item_has_no_consensus():
    assert np.isnan(consensus([[0.6, 0.4]]))
    assert np.isnan(consensus([[1.0], [1.0]]))
    assert np.isnan(consensus([[0.6, 0.4], [0.5, 0.5]], [1, 0]))


def test_entropies_by_hand():
    """Two people with two items each of their own: worth 2 items each, 4 together, 2 apart."""
    parts = entropies([[0.5, 0.5, 0, 0], [0, 0, 0.5, 0.5]])
    np.testing.assert_allclose(np.exp([parts.alpha, parts.beta, parts.gamma]), [2, 2, 4])


@pytest.mark.parametrize("n", [3, 5, 9])
def test_the_most_of_2013_grows_with_people_to_that_of_ahp_os(n):
    by_people = [largest_beta(n, 9, people) for people in range(1, n + 3)]
    assert by_people[0] == pytest.approx(1)
    assert (np.diff(by_people[:n]) > 0).all()
    np.testing.assert_allclose(by_people[n - 1 :], largest_beta(n))
    # What so many people with another first item each come to:
    each = (np.ones((2, n)) + 8 * np.eye(n)[:2]) / (n + 8)
    assert by_people[1] == pytest.approx(exp(entropies(each).beta))
    assert largest_beta(n, inf, 2) == 2


def test_the_hierarchy_is_the_mean_of_its_nodes_by_weight():
    assert hierarchy_consensus([1, 0.5, 0.5], [0.9, 0.5, 0.7]) == pytest.approx(0.75)
    assert np.isnan(hierarchy_consensus([1.0], [np.nan]))


@pytest.mark.parametrize(
    ("scale", "end"),
    [("linear", 9), ("log2", 3.321928095), ("root", 3), ("balanced-n", 9), ("adaptive", 36),
     ("adaptive-balanced", 36), ("power", 81), ("geometric", 256)],
)  # fmt: skip
def test_the_end_of_each_scale_is_that_of_ahp_os(scale, end):
    """Its M for five items; the adaptive scales' is 9 (n - 1)."""
    assert saaty_ratios(5, scale)[-1] == pytest.approx(end)
