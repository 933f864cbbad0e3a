"""How much each person counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.core.group.expert_weights import agreement_weights, consistency_weights, normalized
from ahp.core.group.similarity import similarities
from tests.strategies import opinions


@given(st.lists(st.floats(0, 3), min_size=1, max_size=9))
def test_more_consistent_people_never_count_less(crs):
    weights = consistency_weights(crs)
    assert weights.sum() == pytest.approx(1)
    order = np.argsort(crs)
    assert (np.diff(weights[order]) <= 1e-15).all()
    assert weights.max() <= (1 + 10 * max(crs)) * weights.min() * (1 + 1e-12)


def test_nodes_are_weighed_by_themselves_and_absent_people_count_nothing():
    weights = consistency_weights([[0.0, 0.0], [0.1, np.nan]])
    np.testing.assert_allclose(weights, [[2 / 3, 1], [1 / 3, 0]])
    np.testing.assert_allclose(consistency_weights([0.0, 0.5], steepness=0), [0.5, 0.5])


def test_given_weights_are_shares():
    np.testing.assert_allclose(normalized([3, 1]), [0.75, 0.25])
    assert np.isnan(normalized([0.0, np.nan])).all()


@given(opinions(min_count=3), st.randoms(use_true_random=False))
def test_agreement_follows_people_in_any_order(own, random):
    order = list(range(len(own)))
    random.shuffle(order)
    weights = agreement_weights(similarities(own))
    np.testing.assert_allclose(agreement_weights(similarities(own[order])), weights[order])
    assert weights.sum() == pytest.approx(1)


@given(opinions(min_count=1, max_count=1), st.integers(2, 6))
def test_people_who_agree_count_alike(own, count):
    weights = agreement_weights(similarities(np.repeat(own, count, axis=0)))
    np.testing.assert_allclose(weights, 1 / count)


def test_the_odd_one_out_counts_least_and_the_absent_nothing():
    own = [[0.6, 0.4], [0.62, 0.38], [0.2, 0.8], [np.nan, np.nan]]
    weights = agreement_weights(similarities(own))
    assert weights[2] == weights[:3].min()
    assert weights[3] == 0


def test_people_who_all_disagree_count_alike():
    """Their similarities are below 0, as very inconsistent judgments can make them."""
    np.testing.assert_allclose(agreement_weights([[1, -0.2], [-0.2, 1]]), [0.5, 0.5])
