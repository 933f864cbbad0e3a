"""How far judgments lie apart, and who stands alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.core.group.aggregation import aggregate_priorities
from ahp.core.group.spread import disagreement, spread, standing
from tests.golden import group
from tests.strategies import groups, opinions

MISSING = [np.nan, np.nan]


@given(groups())
def test_the_spread_is_that_of_the_logarithms(matrices):
    apart = spread(matrices)
    np.testing.assert_allclose(apart.deviation, np.log(matrices).std(axis=0, ddof=1), atol=1e-9)
    np.testing.assert_allclose(apart.factor, np.exp(np.ptp(np.log(matrices), axis=0)))
    np.testing.assert_array_equal(apart.opposed, apart.opposed.T)
    np.testing.assert_array_equal(apart.factor, disagreement(matrices))


def test_the_spread_of_a_published_group():
    """Its first pair, judged 1/2, 1/2, 1/4, 1/8, 1/3 and 1/6."""
    apart = spread(group("city6"))
    assert apart.judged[0, 1] == 6
    assert (apart.lowest[0, 1], apart.highest[0, 1]) == (1 / 8, 1 / 2)
    assert apart.factor[0, 1] == pytest.approx(4)
    logs = np.log([2, 2, 4, 8, 3, 6])
    assert apart.deviation[0, 1] == pytest.approx(logs.std(ddof=1))
    assert not apart.opposed[0, 1]


def test_missing_judgments_are_not_apart():
    matrices = np.ones((3, 2, 2))
    matrices[:, 0, 1] = 2, np.nan, np.nan
    matrices[:, 1, 0] = 1 / matrices[:, 0, 1]
    apart = spread(matrices)
    assert apart.judged[0, 1] == 1
    assert (apart.lowest[0, 1], apart.highest[0, 1]) == (2, 2)
    assert np.isnan(apart.factor[0, 1])
    assert np.isnan(apart.deviation[0, 1])
    assert np.isnan(spread(matrices[1:]).lowest[0, 1])


@given(groups(), st.integers(0, 1))
def test_whoever_has_not_judged_a_pair_does_not_count_in_its_spread(matrices, place):
    n = matrices.shape[-1]
    if n < 2:
        return
    blank = np.insert(matrices, place, matrices[0], axis=0)
    blank[place, 0, 1] = blank[place, 1, 0] = np.nan
    apart, without = spread(blank), spread(matrices)
    assert apart.judged[0, 1] == without.judged[0, 1]
    for name in ("deviation", "factor", "lowest", "highest"):
        ours, theirs = getattr(apart, name)[0, 1], getattr(without, name)[0, 1]
        np.testing.assert_allclose(ours, theirs, atol=1e-9)


@given(opinions(min_count=4), st.randoms(use_true_random=False))
def test_standing_follows_people_in_any_order(own, random):
    order = list(range(len(own)))
    random.shuffle(order)
    one, other = standing(own), standing(own[order])
    np.testing.assert_allclose(other.distance, one.distance[order], atol=1e-9)
    assert one.alone.sum() <= (len(own) - 1) // 2


def test_distance_by_hand():
    """ln 4 and ln 1/4 lie 2 ln 4 apart, in two parts of half that each."""
    found = standing([[0.8, 0.2], [0.2, 0.8]])
    np.testing.assert_allclose(found.distance, 2 * np.log(4) / 2**0.5)
    assert not found.alone.any()


@given(opinions(), st.data())
def test_the_effect_is_what_the_group_changes_by_without_the_person(own, data):
    m = len(own)
    shares = data.draw(st.lists(st.integers(1, 5), min_size=m, max_size=m))
    effect = standing(own, shares).effect
    together = aggregate_priorities(own, shares)
    for person in range(m):
        rest = aggregate_priorities(np.delete(own, person, axis=0), np.delete(shares, person))
        assert effect[person] == pytest.approx(np.abs(together - rest).max(), abs=1e-12)


def test_one_against_many_stands_alone_and_nobody_does_among_three():
    own = np.array([[0.8, 0.2]] * 9 + [[0.2, 0.8]])
    assert np.flatnonzero(standing(own).alone).tolist() == [9]
    assert not standing(own[-3:]).alone.any()
    assert not standing(own[:9]).alone.any()


def test_by_node_and_without_those_who_did_not_judge():
    near = [[0.8, 0.2], [0.79, 0.21], [0.81, 0.19], [0.8, 0.2], [0.78, 0.22]]
    own = np.stack([[*near, [0.1, 0.9]], [MISSING, *near]], axis=1)
    found = standing(own)
    assert found.alone[:, 0].tolist() == [False] * 5 + [True]
    assert not found.alone[:, 1].any()
    assert np.isnan(found.distance[0, 1])
    assert np.isnan(standing([[0.5, 0.5]]).distance).all()


def test_where_most_are_equally_far_the_mean_deviation_is_the_measure():
    """Iglewicz and Hoaglin (1993): off the median over 1.253314 times the mean deviation."""
    found = standing([[0.5, 0.5]] * 6 + [[0.6, 0.4]])
    np.testing.assert_allclose(found.score, [0] * 6 + [7 / 1.253314], atol=1e-3)
