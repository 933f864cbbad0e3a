"""Frames of pandas as values: by their own labels where they have them, blank where NA."""

import pandas as pd
import pytest

from ahp.model.matrix import PairwiseMatrix


@pytest.mark.parametrize("blank", [None, float("nan"), pd.NA])
def test_a_missing_value_is_a_pair_not_judged(blank):
    frame = pd.DataFrame([[1, blank, 3], [blank, 1, 5], [None, 0.2, 1]])
    assert PairwiseMatrix("abc", frame).missing == (("a", "b"),)


def test_items_are_told_by_their_labels():
    frame = pd.DataFrame([[1, 3], ["1/3", 1]], index=["a", "b"], columns=["a", "b"])
    right = PairwiseMatrix.from_upper("ab", [3])
    assert PairwiseMatrix("ab", frame) == right
    assert PairwiseMatrix("ab", frame[["b", "a"]]) == right
    assert PairwiseMatrix("ba", frame) == PairwiseMatrix.from_upper("ba", ["1/3"])
    assert PairwiseMatrix("xy", frame[["b", "a"]]) == PairwiseMatrix.from_upper("xy", [3])
