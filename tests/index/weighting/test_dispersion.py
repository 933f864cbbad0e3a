"""Weights by standard deviation and by coefficient of variation."""

from statistics import fmean, pstdev

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.weighting.dispersion import deviation_weights, variation_weights
from index.weighting.method import Unfit, correlations
from tests.index.weighting.samples import tables


def test_published_example():
    # Diakoulaki et al. (1995): the values of several papers' example for this method, whose
    # weights are sd_j over their sum: 0.2173, 0.2945, 0.4882
    values = np.array(
        [
            [0.619, 0.449, 0.447],
            [0.862, 0.466, 0.006],
            [0.458, 0.698, 0.771],
            [0.777, 0.631, 0.491],
            [0.567, 0.992, 0.968],
        ]
    )
    assert deviation_weights(values) == pytest.approx([0.2173, 0.2945, 0.4882], abs=5e-5)


@given(tables(low=1))
def test_agree_with_the_standard_library(values):
    deviations = [pstdev(column) for column in values.T]
    assert deviation_weights(values) == pytest.approx(np.divide(deviations, sum(deviations)))
    variation = [pstdev(column) / fmean(column) for column in values.T]
    assert variation_weights(values) == pytest.approx(np.divide(variation, sum(variation)))


@given(tables(low=1), st.lists(st.integers(1, 30), min_size=5, max_size=5), st.integers(1, 99))
def test_what_changes_them_and_what_does_not(values, factors, shift):
    scaled = values * factors[: values.shape[1]]
    assert variation_weights(scaled) == pytest.approx(variation_weights(values))
    assert deviation_weights(values + shift) == pytest.approx(deviation_weights(values))
    assert deviation_weights(values * 3) == pytest.approx(deviation_weights(values))


@pytest.mark.parametrize("derive", [deviation_weights, variation_weights])
def test_a_constant_column_has_no_weight_and_constants_only_are_refused(derive):
    assert derive(np.array([[0.3, 1.0], [0.3, 3.0], [0.3, 3.0]])).tolist() == [0.0, 1.0]
    with pytest.raises(Unfit) as caught:
        derive(np.array([[0.3, 1.0], [0.3, 1.0]]))
    assert caught.value.what.code == "weighting-nothing-varies"
    with pytest.raises(Unfit):  # a single row varies in nothing
        derive(np.array([[0.3, 1.0]]))


def test_a_mean_of_zero_has_no_coefficient_of_variation():
    with pytest.raises(Unfit) as caught:
        variation_weights(np.array([[1.0, -1.0], [2.0, 1.0]]))
    assert (caught.value.what.code, caught.value.columns) == ("weighting-mean-not-above-zero", (1,))


def test_the_mean_of_z_scores_is_no_mean_whatever_rounding_leaves_of_it():
    rng = np.random.default_rng(3)
    for _ in range(50):
        values = rng.normal(size=(7, 1))
        scores = (values - values.mean()) / values.std(ddof=1)
        with pytest.raises(Unfit):
            variation_weights(scores)


def test_what_rounding_leaves_of_a_constant_has_no_weight():
    column = np.array([0.3, 0.1 + 0.2, 0.3, 0.3])
    values = np.column_stack([column, [0.1, 0.4, 0.2, 0.9]])
    assert deviation_weights(values).tolist() == [0.0, 1.0]
    with pytest.raises(Unfit):
        correlations(values)
