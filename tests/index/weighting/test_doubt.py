"""Benefit of the doubt: what the linear program promises, and what every order gives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from index.weighting.doubt import benefit_of_the_doubt, doubt_weights
from index.weighting.method import Unfit
from tests.index.weighting.samples import tables

few = hypothesis_settings(max_examples=25)


def test_one_indicator_is_the_share_of_the_best():
    found = benefit_of_the_doubt(np.array([[2.0], [8.0], [4.0]]))
    assert found.scores == pytest.approx([0.25, 1.0, 0.5])
    assert found.weights.tolist() == [[1.0], [1.0], [1.0]]


def test_a_frontier_of_two():
    # the frontier runs from (0, 2) to (1, 0): all weights w with w1 <= 1 and 2 w2 <= 1
    found = benefit_of_the_doubt(np.array([[1.0, 0.0], [0.0, 2.0], [0.5, 0.5]]))
    assert found.scores == pytest.approx([1, 1, 0.75])
    # the first may have any w2 from 0 to 1/2: the shortest is (1, 0)
    assert found.weights[0] == pytest.approx([1, 0], abs=1e-6)
    assert found.weights[2] == pytest.approx([2 / 3, 1 / 3], abs=1e-6)


def test_a_score_of_values_far_from_each_other_in_size_is_right_or_refused():
    values = np.array([[1.0, 1.0], [0.5, 2.0]])  # each is best in one column
    assert benefit_of_the_doubt(values * [1, 1e-6]).scores == pytest.approx([1, 1])
    for small in (1e-10, 1e-13):
        with pytest.raises(Unfit) as caught:
            benefit_of_the_doubt(values * [1, small])
        assert caught.value.what.code == "weighting-not-solved"


@few
@given(tables())
def test_against_weights_on_a_grid(values):
    found = benefit_of_the_doubt(values)
    rng = np.random.default_rng(3)
    tried = rng.dirichlet(np.full(values.shape[1], 0.5), size=200)
    worth = values @ tried.T
    shares = (worth / worth.max(axis=0)).max(axis=1)
    assert (found.scores >= shares - 1e-7).all()
    assert found.scores.max() == pytest.approx(1)
    some = values.any(axis=1)
    own = (values * found.weights).sum(axis=1)[some]
    best = (values @ found.weights.T).max(axis=0, where=some[:, None], initial=0)[some]
    assert own / best == pytest.approx(found.scores[some], abs=1e-6)
    assert np.isnan(found.weights[~some]).all()


@few
@given(tables(), st.randoms(), st.integers(2, 9))
def test_invariant_to_order_repetition_and_scale(values, random, factor):
    weights = doubt_weights(values)
    rows = list(range(len(values)))
    random.shuffle(rows)
    assert doubt_weights(values[rows]) == pytest.approx(weights, abs=1e-6)
    assert doubt_weights(values * factor) == pytest.approx(weights, abs=1e-6)
    assert doubt_weights(np.vstack([values, values])) == pytest.approx(weights, abs=1e-6)


@few
@given(tables())
def test_a_least_share_is_held_and_full_shares_are_equal_weights(values):
    count = values.shape[1]
    found = benefit_of_the_doubt(values, 0.5 / count)
    assert np.nanmin(found.weights) >= 0.5 / count - 1e-6
    assert (found.scores <= benefit_of_the_doubt(values).scores + 1e-7).all()
    assert doubt_weights(values, 1 / count) == pytest.approx(np.full(count, 1 / count), abs=1e-6)


def test_a_region_of_zeros_says_nothing_of_the_weights():
    values = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    assert benefit_of_the_doubt(values).scores == pytest.approx([1, 1, 0])
    assert doubt_weights(values) == pytest.approx(doubt_weights(values[:2]))


@pytest.mark.parametrize(
    ("values", "least", "code"),
    [
        ([[1.0, -2.0], [2.0, 3.0]], 0.0, "weighting-negative-doubt"),
        ([[0.0, 0.0], [0.0, 0.0]], 0.0, "weighting-nothing-varies"),
        ([[1.0, 2.0], [2.0, 3.0]], 0.6, "weighting-least-too-large"),
    ],
)
def test_unfit_values_are_refused(values, least, code):
    with pytest.raises(Unfit) as caught:
        benefit_of_the_doubt(np.array(values), least)
    assert caught.value.what.code == code


def test_what_would_take_minutes_is_refused_and_said(monkeypatch):
    values = np.array([[1.0, 0.0], [0.0, 1.0], [0.4, 0.4]])  # two that none surpasses, and a third
    monkeypatch.setattr("index.weighting.doubt._MOST", 8)
    with pytest.raises(Unfit) as caught:
        doubt_weights(values)
    assert caught.value.what.code == "weighting-programs-too-many"
    assert caught.value.details == {"count": 3, "others": 3}
    monkeypatch.setattr("index.weighting.doubt._MOST", 9)
    assert doubt_weights(values).sum() == pytest.approx(1)
