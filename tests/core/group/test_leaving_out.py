"""What a group leaves out, and that it is told."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import trim_mean

from ahp.core.group.aggregation import aggregate_judgments
from ahp.core.group.leaving_out import extreme_judgments, inconsistent, left_out
from tests.strategies import groups


def pair_of(values):
    matrices = np.ones((len(values), 2, 2))
    matrices[:, 0, 1] = values
    matrices[:, 1, 0] = 1 / matrices[:, 0, 1]
    return matrices


@given(groups(max_count=7), st.integers(0, 4), st.floats(0, 0.49))
def test_somebody_remains_and_the_rest_is_reciprocal(matrices, each_end, share):
    mask = extreme_judgments(matrices, each_end=each_end, share=share)
    np.testing.assert_array_equal(mask, mask.swapaxes(-2, -1))
    together = aggregate_judgments(left_out(matrices, mask))
    np.testing.assert_allclose(together * together.T, 1.0)
    assert not mask[:, range(len(together)), range(len(together))].any()


@given(groups(max_count=7), st.integers(0, 3), st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(matrices, each_end, random):
    order = list(range(len(matrices)))
    random.shuffle(order)
    mask = extreme_judgments(matrices, each_end=each_end)
    np.testing.assert_array_equal(
        extreme_judgments(matrices[order], each_end=each_end), mask[order]
    )


@given(
    st.lists(st.integers(1, 300), min_size=1, max_size=12, unique=True),
    st.floats(0, 0.49),
)
def test_the_mean_of_the_rest_is_the_trimmed_mean(values, share):
    """By scipy, where all judge differently."""
    matrices = pair_of(values)
    together = aggregate_judgments(left_out(matrices, extreme_judgments(matrices, share=share)))
    np.testing.assert_allclose(together[0, 1], np.exp(trim_mean(np.log(values), share)))


def test_a_share_of_a_tenth_of_ten_is_one():
    mask = extreme_judgments(pair_of(range(1, 11)), share=0.1)
    assert np.flatnonzero(mask[:, 0, 1]).tolist() == [0, 9]


def test_those_who_judge_alike_stay_or_go_together():
    assert not extreme_judgments(pair_of([3, 3, 3, 3]), each_end=1).any()
    assert extreme_judgments(pair_of([1, 3, 3, 3, 3]), each_end=1)[:, 0, 1].tolist() == [
        True, False, False, False, False,
    ]  # fmt: skip


def test_of_few_judgments_fewer_go():
    matrices = pair_of([1, 2, 3, 4, 9])
    matrices[:3, 0, 1] = matrices[:3, 1, 0] = np.nan
    assert not extreme_judgments(matrices, each_end=2).any()
    assert not extreme_judgments(left_out(matrices, np.ones(5, dtype=bool)), each_end=2).any()


def test_inconsistent_matrices_go_whole():
    matrices = np.stack([pair_of([2, 4]), pair_of([3, 5])], axis=1)
    mask = inconsistent([[0.05, 0.2], [0.1, np.nan]])
    assert mask.tolist() == [[False, True], [True, False]]
    rest = left_out(matrices, mask)
    np.testing.assert_allclose(aggregate_judgments(rest)[:, 0, 1], [2, 5])
    np.testing.assert_array_equal(rest[..., 0, 0], 1.0)
    assert not np.isnan(matrices).any()
