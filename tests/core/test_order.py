import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ahp.core.order import count_intensity_violations, order_violations, preference_violations
from tests.golden import known
from tests.strategies import ratios, reciprocal_matrices, weight_vectors


@given(weight_vectors())
def test_consistent_judgments_keep_every_order(weights):
    violations = order_violations(ratios(weights), weights)
    assert violations.preference == violations.intensity == ()


@given(reciprocal_matrices(max_size=5))
def test_violations_are_what_the_definition_finds(array):
    # Weights far from ties, so that plain comparison is exact enough.
    weights = np.array([0.4, 0.29, 0.17, 0.09, 0.05])[: len(array)]
    pairs = [(i, j) for i, j in np.ndindex(array.shape) if array[i, j] > 1]
    preference = tuple((i, j) for i, j in pairs if weights[i] <= weights[j])
    intensity = tuple(
        (first, second)
        for first in pairs
        for second in pairs
        if array[first] > array[second] * (1 + 1e-9)
        and weights[first[0]] / weights[first[1]] <= weights[second[0]] / weights[second[1]]
    )
    violations = order_violations(array, weights)
    assert violations.preference == preference
    assert violations.intensity == intensity


@given(
    st.one_of(
        reciprocal_matrices(),
        reciprocal_matrices(judgments=st.floats(0.2, 9)),
    ),
    st.data(),
)
def test_counting_violations_is_counting_those_listed(array, data):
    weights = data.draw(weight_vectors(len(array), len(array)))
    violations = order_violations(array, weights)
    assert count_intensity_violations(array, weights) == len(violations.intensity)
    assert preference_violations(array, weights) == violations.preference


def test_equal_weights_do_not_reflect_a_preference():
    violations = order_violations([[1, 2, 1 / 2], [1 / 2, 1, 2], [2, 1 / 2, 1]], [1 / 3] * 3)
    assert violations.preference == ((0, 1), (1, 2), (2, 0))
    assert violations.intensity == ()


def test_equal_ratios_do_not_reflect_an_intensity():
    weights = np.array([4, 2, 1]) / 7  # the ratios 2 and 2 come from different floats
    violations = order_violations([[1, 2, 4], [1 / 2, 1, 3], [1 / 4, 1 / 3, 1]], weights)
    assert violations.preference == ()
    assert violations.intensity == (((1, 2), (0, 1)),)


def test_missing_judgments_claim_nothing():
    assert order_violations(known("chain4"), [0.1, 0.2, 0.3, 0.4]).preference == (
        (0, 1),
        (1, 2),
        (2, 3),
    )


def test_two_hundred_items_are_counted_without_listing():
    numbers = np.arange(1, 201)
    array = np.where(numbers[:, None] < numbers, 2.0, 0.5)
    np.fill_diagonal(array, 1)
    array[0, 1], array[1, 0] = 3, 1 / 3
    weights = numbers / numbers.sum()
    # Stronger than the other 19,899 judgments is the first alone, whose weights are as 1 to 2.
    smaller = np.count_nonzero(2 * numbers[:, None] < numbers)
    assert count_intensity_violations(array, weights) == 19_899 - smaller
