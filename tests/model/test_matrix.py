from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import MatrixError, Problems
from ahp.model.matrix import MAX_ITEMS, PairwiseMatrix, build_matrix
from tests.labelled import labels, matrices

X = None


def test_square_of_everything_it_takes():
    matrix = PairwiseMatrix(
        ["a", "b", "c", "d"],
        [
            [1, 3, "1/5", None],
            ["0.333", "", 2.5, Fraction(2, 3)],
            ["", 0.4, 1.0, X],
            ["1/9", np.nan, X, "1"],
        ],
    )
    assert matrix.upper == (3, Fraction(1, 5), 9, Fraction(5, 2), Fraction(2, 3), None)
    assert matrix.missing == (("c", "d"),)
    assert not matrix.complete


def test_three_ways_are_one():
    square = PairwiseMatrix("abc", [[1, 3, 5], [X, 1, 2], [X, X, 1]])
    assert square == PairwiseMatrix.from_upper("abc", [3, 5, 2])
    judgments = {("a", "b"): 3, ("c", "a"): "1/5", ("b", "c"): 2}
    assert square == PairwiseMatrix.from_judgments("abc", judgments)
    assert hash(square) == hash(PairwiseMatrix.from_upper("abc", [3, 5, 2]))
    assert square != PairwiseMatrix.from_upper("abc", [3, 5, 3])
    assert square != PairwiseMatrix.from_upper("abd", [3, 5, 2])


def test_array_round_trip():
    array = np.array([[1, 1 / 3, 7], [3, 1, np.nan], [1 / 7, np.nan, 1]])
    matrix = PairwiseMatrix("abc", array)
    assert matrix.upper == (Fraction(1, 3), 7, None)
    np.testing.assert_array_equal(matrix.to_array(), array)


@given(matrices())
def test_array_is_reciprocal(matrix):
    array = matrix.to_array()
    product = (array * array.T)[~np.isnan(array)]
    np.testing.assert_allclose(product, 1)
    assert np.isnan(array).sum() == 2 * len(matrix.missing)


@given(matrices())
def test_array_gives_the_matrix_again(matrix):
    again = PairwiseMatrix(matrix.labels, matrix.to_array())
    np.testing.assert_allclose(again.to_array(), matrix.to_array(), rtol=1e-14)
    assert again == matrix or matrix.intervals


@given(matrices())
def test_repr_gives_the_matrix_again(matrix):
    assert eval(repr(matrix), {"PairwiseMatrix": PairwiseMatrix}) == matrix


@given(matrices(min_size=2), st.data())
def test_judgment_and_its_reciprocal(matrix, data):
    a, b = data.draw(st.permutations(matrix.labels))[:2]
    there, back = matrix.judgment(a, b), matrix.judgment(b, a)
    assert (there is None) == (back is None)
    assert there is None or there * back == 1
    assert matrix.judgment(a, a) == 1


@given(matrices(min_size=2), st.data())
def test_replace_changes_one_judgment(matrix, data):
    a, b = data.draw(st.permutations(matrix.labels))[:2]
    changed = matrix.replace(a, b, "2/7")
    assert changed.judgment(a, b) == Fraction(2, 7)
    assert changed.replace(a, b, matrix.judgment_text(a, b)) == matrix
    differing = [p for p, q in zip(matrix.pairs(), changed.pairs(), strict=True) if p != q]
    assert len(differing) <= 1


def test_one_item_and_many():
    assert PairwiseMatrix(["only"], [[1]]).n == 1
    assert PairwiseMatrix(["only"], [[1]]).to_array().tolist() == [[1.0]]
    fifty = [f"c{k}" for k in range(50)]
    assert PairwiseMatrix.from_judgments(fifty, {}).missing[-1] == ("c48", "c49")


def test_white_space_in_labels_does_not_count():
    matrix = PairwiseMatrix([" unit \n price", "style\u3000"], [[1, 3], [X, 1]])
    assert matrix.labels == ("unit price", "style")
    assert matrix.judgment("unit  price ", "style") == 3
    assert PairwiseMatrix.from_judgments(["a "], {}).labels == ("a",)


@given(labels())
def test_any_label(names):
    assert PairwiseMatrix.from_judgments(names, {}).labels == tuple(names)


def messages(call, *args):
    with pytest.raises(MatrixError) as caught:
        call(*args)
    return [found.text() for found in caught.value.findings]


def test_all_problems_at_once():
    values = [[1, 0, "x"], [2, 3, "3"], [X, "1/2", 1]]
    assert messages(PairwiseMatrix, ["a", "b", "a"], values) == [
        "the label 'a' stands for 2 items. Give every item a label of its own",
        "judgment a : b: 0 is zero, but a judgment is a ratio above 0. Write 1 for equal "
        "importance, or leave it blank if the pair was not judged",
        "judgment a : a: 'x' is not a judgment. Write an integer such as 3, a fraction such as "
        "1/3, a decimal such as 1.5, or leave it blank",
        "judgment b : b: an item compared with itself is 3, not 1. Write 1, or leave it blank",
        "judgment b : a: 3 contradicts 1/2 (judgment a : b): their product is 1.5, not 1. The "
        "reciprocal of 3 is 1/3; correct one of the two, or leave the lower triangle blank",
    ]


def test_shape():
    assert messages(PairwiseMatrix, "abc", [[1, 2], [X, 1]]) == [
        "3 labels need 3 rows of 3 judgments, not 2 rows of 2"
    ]
    assert messages(PairwiseMatrix, "ab", [[1, 2], [1]]) == [
        "2 labels need 2 rows of 2 judgments, not 2 rows of 1, 2"
    ]
    assert messages(PairwiseMatrix, "", []) == ["there are no items to compare"]
    assert messages(PairwiseMatrix.from_upper, "abc", [1, 2]) == [
        "3 labels have 3 pairs, but 2 judgments were given. Give the judgments above the diagonal "
        "row by row, None where there is none"
    ]


def test_labels():
    assert messages(PairwiseMatrix.from_upper, ["a", " "], [2]) == [
        "item 2 has no label. Give every item a label"
    ]
    assert messages(PairwiseMatrix.from_upper, ["a", "b\x07"], [2]) == [
        "the label 'b\\x07' holds a character that files cannot. Type the label anew"
    ]
    assert messages(PairwiseMatrix.from_upper, ["a", "\ud800"], [2]) == [
        "the label '\\ud800' holds a character that files cannot. Type the label anew"
    ]
    too_many = [f"c{k}" for k in range(MAX_ITEMS + 1)]
    assert messages(PairwiseMatrix.from_judgments, too_many, {}) == [
        "201 items are compared; at most 200 are supported. Group the items, and compare the "
        "groups and then the items of each"
    ]


def test_unknown_labels():
    matrix = PairwiseMatrix.from_upper(["price", "style"], [3])
    expected = "no item has the label 'pirce'. Did you mean price?"
    assert messages(matrix.judgment, "pirce", "style") == [expected]
    assert messages(matrix.replace, "style", "pirce", 3) == [expected]
    judgments = {("pirce", "style"): 3, ("price", "x"): 0, ("price", "style"): -1}
    assert messages(PairwiseMatrix.from_judgments, ["price", "style"], judgments) == [
        expected,
        "no item has the label 'x'. Known: price, style",
        "judgment price : style: -1 is negative, but a judgment is a ratio above 0. If the second "
        "item matters more, write the reciprocal, such as 1",
    ]


def test_replace_refuses_what_is_no_judgment():
    matrix = PairwiseMatrix.from_upper("ab", [3])
    assert messages(matrix.replace, "a", "b", "1/0") == [
        "judgment a : b: '1/0' divides by zero. Write a judgment from 1/9 to 9"
    ]
    assert messages(matrix.replace, "a", "a", 2) == [
        "judgment a : a: an item compared with itself is 2, not 1. Write 1, or leave it blank"
    ]
    assert matrix.replace("a", "a", 1) == matrix
    assert matrix.replace("a", "b", 12).judgment("a", "b") == 12  # off the scale, yet a ratio


def test_contradicting_judgments_by_pair():
    judgments = {("a", "b"): 3, ("b", "a"): 3}
    assert messages(PairwiseMatrix.from_judgments, "ab", judgments) == [
        "judgment a : b: 3 contradicts 3 (judgment b : a): their product is 9, not 1. The "
        "reciprocal of 3 is 1/3; correct one of the two, or leave the lower triangle blank"
    ]


def test_frozen():
    matrix = PairwiseMatrix.from_upper("ab", [3])
    with pytest.raises(AttributeError, match="cannot assign to field 'upper'"):
        matrix.upper = ()


def test_build_matrix_notes_warnings_and_goes_on():
    problems = Problems()
    matrix = build_matrix(["a", "b"], [["1", "12"], ["", "1"]], problems.at("ab.csv"))
    assert matrix == PairwiseMatrix.from_upper("ab", [12])
    assert [found.text() for found in problems.findings] == [
        "ab.csv: judgment a : b: 12 is off the scale, which goes from 1/9 to 9. Check it for a "
        "typing error"
    ]


def test_values_in_a_frame():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame([[1, 3, 5], [None, 1, 2], [None, None, 1]])
    assert PairwiseMatrix("abc", frame) == PairwiseMatrix.from_upper("abc", [3, 5, 2])
    texts = pandas.DataFrame([[1, "1/3"], ["", 1]], index=list("ab"), columns=list("ab"))
    assert PairwiseMatrix(texts.columns, texts) == PairwiseMatrix.from_upper("ab", ["1/3"])
