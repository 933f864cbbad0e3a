"""CRITIC: the paper's example, another, and what the formula promises."""

import numpy as np
import pytest
from hypothesis import assume, given

from index.weighting.critic import critic_weights
from index.weighting.method import Unfit
from tests.index.weighting.samples import FIRMS, tables, unit_scale


def test_the_paper_that_proposed_it():
    weights = critic_weights(unit_scale(FIRMS))
    # scikit-criteria has the paper's example with these digits
    assert weights == pytest.approx([0.20222554, 0.48090173, 0.31687273], abs=5e-9)


def test_another_published_example():
    # Tus, Aytac Adali (2019), Opsearch 56, 528-538: software for time and attendance
    values = np.array(
        [
            [5000, 3, 3, 4, 3, 2],
            [680, 5, 3, 2, 2, 1],
            [2000, 3, 2, 3, 4, 3],
            [600, 4, 3, 1, 2, 2],
            [800, 2, 4, 3, 3, 4],
        ],
        dtype=float,
    )
    expected = [0.157, 0.249, 0.168, 0.121, 0.154, 0.151]
    assert critic_weights(unit_scale(values)) == pytest.approx(expected, abs=6e-4)


@given(tables())
def test_brute_force(values):
    assume(np.ptp(values, axis=0).all())
    count = values.shape[1]
    parts = [
        values[:, j].std()
        * sum(1 - np.corrcoef(values[:, i], values[:, j])[0, 1] for i in range(count))
        for j in range(count)
    ]
    assume(sum(parts) > 1e-6)
    assert critic_weights(values) == pytest.approx(np.divide(parts, sum(parts)), abs=1e-9)


def test_of_two_copies_and_a_stranger_the_stranger_weighs_most():
    values = np.array([[0.0, 0.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 1.0], [1.0, 1.0, 1.0]])
    # sd are equal, correlations 1, 0, 0: conflicts 1, 1, 2
    assert critic_weights(values) == pytest.approx([0.25, 0.25, 0.5])


@pytest.mark.parametrize(
    ("values", "code", "columns"),
    [
        ([[1.0, 2.0], [2.0, 1.0]], "weighting-rows-too-few", ()),
        ([[1.0, 2.0], [2.0, 2.0], [3.0, 2.0]], "weighting-column-alike", (1,)),
        ([[1.0, 2.0], [2.0, 4.0], [3.0, 6.0]], "weighting-all-agree", ()),
    ],
)
def test_unfit_values_are_refused(values, code, columns):
    with pytest.raises(Unfit) as caught:
        critic_weights(np.array(values))
    assert (caught.value.what.code, caught.value.columns) == (code, columns)


def test_an_only_indicator_has_all_the_weight():
    assert critic_weights(np.array([[1.0], [1.0]])).tolist() == [1.0]
