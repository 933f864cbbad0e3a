"""Entropy weights: closed forms, a published example, what changes them and what does not."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.weighting.entropy import entropy_weights
from index.weighting.method import Unfit
from tests.index.weighting.samples import tables


def test_two_rows_have_the_entropy_of_a_coin():
    def binary(p):
        return -(p * math.log2(p) + (1 - p) * math.log2(1 - p))

    values = np.array([[1.0, 3.0, 2.0], [3.0, 1.0, 2.0]])
    assert entropy_weights(values) == pytest.approx([0.5, 0.5, 0.0])
    values = np.array([[1.0, 1.0], [3.0, 9.0]])
    info = [1 - binary(0.25), 1 - binary(0.1)]
    assert entropy_weights(values) == pytest.approx([one / sum(info) for one in info])


def test_published_example():
    # Xu (2004), European Journal of Operational Research 156, 530-532
    values = np.array([[30, 30, 38, 29], [19, 54, 86, 29], [19, 15, 85, 28.9], [68, 70, 60, 29]])
    assert entropy_weights(values) == pytest.approx([0.4630, 0.3992, 0.1378, 0.0000], abs=5e-5)


def test_a_share_of_zero_counts_nothing():
    # shares 1/2, 1/2, 0, 0: entropy ln 2 / ln 4 = 1/2; shares 1, 0, 0, 0: entropy 0
    values = np.array([[1.0, 1.0], [1.0, 0.0], [0.0, 0.0], [0.0, 0.0]])
    assert entropy_weights(values) == pytest.approx([1 / 3, 2 / 3])


def test_zero_is_the_limit_of_little():
    values = np.array([[0.0, 4.0], [5.0, 4.5], [9.0, 6.0]])
    little = np.maximum(values, 1e-12)
    assert entropy_weights(values) == pytest.approx(entropy_weights(little), abs=1e-9)


@given(tables(), st.integers(1, 50))
def test_the_shift_is_added_to_every_value_and_nothing_else(values, shift):
    assert entropy_weights(values, shift) == pytest.approx(entropy_weights(values + shift))


def test_the_shift_changes_the_weights():
    values = np.array([[0.0, 40.0], [50.0, 45.0], [100.0, 60.0]])
    bare, shifted = entropy_weights(values), entropy_weights(values, 100)
    assert bare[0] > shifted[0] > 0.5


@given(tables(low=1), st.lists(st.integers(1, 30), min_size=5, max_size=5), st.randoms())
def test_invariant_to_units_and_to_order(values, factors, random):
    weights = entropy_weights(values)
    count = values.shape[1]
    assert entropy_weights(values * factors[:count]) == pytest.approx(weights, abs=1e-9)
    rows, columns = list(range(len(values))), list(range(count))
    random.shuffle(rows)
    random.shuffle(columns)
    assert entropy_weights(values[rows][:, columns]) == pytest.approx(weights[columns])
    assert weights.sum() == pytest.approx(1)
    assert (weights >= 0).all()


def test_a_constant_column_has_no_weight():
    values = np.array([[0.1, 1.0], [0.1, 3.0], [0.1, 2.0]])
    assert entropy_weights(values).tolist() == [0.0, 1.0]


@pytest.mark.parametrize(
    ("values", "code", "columns"),
    [
        ([[1.0, 2.0]], "weighting-rows-too-few", ()),
        ([[1.0, -2.0], [2.0, 3.0]], "weighting-negative-entropy", (1,)),
        ([[0.0, 2.0], [0.0, 3.0]], "weighting-column-zero", (0,)),
        ([[7.0, 2.0], [7.0, 2.0]], "weighting-nothing-varies", ()),
    ],
)
def test_unfit_values_are_refused(values, code, columns):
    with pytest.raises(Unfit) as caught:
        entropy_weights(np.array(values))
    assert (caught.value.what.code, caught.value.columns) == (code, columns)


def test_a_shift_makes_negative_values_fit():
    values = np.array([[-1.0, 0.5], [1.0, -0.5]])
    assert entropy_weights(values, 1.0)[0] > entropy_weights(values, 1.0)[1]
