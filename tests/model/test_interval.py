"""Intervals that an expert gave: how they are written, what is refused, and their middle."""

import pickle
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import Finding, MatrixError
from ahp.model.interval.interval import middle, position, ratio_at, reciprocal
from ahp.model.judgment import (
    SAATY_JUDGMENTS,
    format_interval,
    format_judgment,
    parse_judgment,
    read_judgment,
)
from ahp.model.matrix import PairwiseMatrix
from ahp.model.pair import read_pair
from tests.labelled import judgments

F = Fraction


@st.composite
def intervals(draw):
    low, high = sorted(draw(st.lists(judgments(), min_size=2, max_size=2, unique=True)))
    return low, high


@pytest.mark.parametrize(
    "text",
    [
        *("3-5", "3–5", "3—5", "3−5", "3 - 5", "3~5", "3～5", "３～５", "3 to 5", "3TO5"),
        *("3 至 5", "3至5", "3到5", "[3, 5]", "[3,5]", "[3;5]", "［3；5］", "3..5", "3.0-5.0"),
    ],
)
def test_every_spelling(text):
    read = read_pair(text, None)
    assert (read.judgment, read.ends, read.findings) == (4, (3, 5), ())


@pytest.mark.parametrize(
    ("text", "ends", "judgment"),
    [
        ("1/3-3", (F(1, 3), F(3)), F(1)),
        ("1/5 - 1/3", (F(1, 5), F(1, 3)), F(1, 4)),
        ("1/2-4", (F(1, 2), F(4)), F(2)),
        ("1/4 to 2", (F(1, 4), F(2)), F(1, 2)),
        ("2.5–4", (F(5, 2), F(4)), F(13, 4)),
        ("0.11-1", (F(1, 9), F(1)), F(1, 5)),
        ("⅓~2", (F(1, 3), F(2)), F(2, 3)),  # half a step below 1 is 1/1.5
        ("2-3", (F(2), F(3)), F(5, 2)),
        ((3, 5), (F(3), F(5)), F(4)),
        (("1/3", 3.0), (F(1, 3), F(3)), F(1)),
    ],
)
def test_the_judgment_is_the_middle_on_the_scale(text, ends, judgment):
    read = read_pair(text, None)
    assert (read.judgment, read.ends) == (judgment, ends)
    below = read_pair(None, text)
    assert (below.judgment, below.ends) == (1 / judgment, reciprocal(ends))


@pytest.mark.parametrize("text", ["3-3", "[3, 3]", "3.0~3", "6/2 to 3"])
def test_one_without_width_is_a_single_judgment(text):
    assert read_pair(text, None) == read_pair("3", None)


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        (
            "5-3",
            "the interval '5-3' is upside down: its first end is the greater. "
            "Write the smaller end first: 3-5",
            "区间 '5-3' 上下颠倒：前一端较大。请先写较小的一端：3-5",
        ),
        (
            "1/3-1/5",
            "the interval '1/3-1/5' is upside down: its first end is the greater. "
            "Write the smaller end first: 1/5-1/3",
            "区间 '1/3-1/5' 上下颠倒：前一端较大。请先写较小的一端：1/5-1/3",
        ),
        (
            "3--5",
            "'3--5' has a negative end or a sign too many, but an interval goes from one ratio "
            "above 0 to another. Write 3-5; where the second item matters more, an end is a "
            "reciprocal such as 1/3",
            "'3--5' 有负的一端或多余的符号，而区间的两端都是大于 0 的比值。"
            "请写 3-5；若后者更重要，该端请写倒数，如 1/3",
        ),
        (
            "0-3",
            "an end of the interval '0-3' cannot be used: '0' is zero, but a judgment is a ratio "
            "above 0. Write two ratios from 1/9 to 9, the smaller first, such as 1/3-3",
            "区间 '0-3' 的一端无法使用：'0' 等于零，而判断值是大于 0 的比值。"
            "请写两个 1/9 到 9 之间的比值，较小的在前，如 1/3-3",
        ),
        (
            "3-5-7",
            "'3-5-7' is not a judgment. Write an integer such as 3, a fraction such as 1/3, a "
            "decimal such as 1.5, or leave it blank",
            "'3-5-7' 不是判断值。请写整数（如 3）、分数（如 1/3）、小数（如 1.5），或留空",
        ),
    ],
)
def test_what_is_refused(text, english, chinese):
    found = read_judgment(text)
    assert isinstance(found, Finding)
    assert (found.text(), found.text("zh")) == (english, chinese)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("-3", "judgment-negative"),
        *((text, "interval-negative") for text in ("-3-5", "-5--3", "-3~3", "3 to -5", "−5~−3")),
        ("3-1000001", "interval-end"),
        ("3-1/0", "interval-end"),
        (("3-5", 7), "interval-end"),
        ((None, 7), "interval-end"),
        ((7, 3), "interval-upside-down"),
        *((text, "judgment-text") for text in ("3-", "3~", "[3-5", "3 5", "3...5", "3-x", "-")),
        *((text, "judgment-text") for text in ("[3, 5, 7]", "3-5%", "约3-5", "3to", (1, 2, 3))),
        ("3,5", "judgment-comma"),
        *((text, "judgment-date") for text in ("3-Jan", "5-Mar", "2022-3-5", "3-5-22", "3月5日")),
        (45356, "judgment-date"),
    ],
)
def test_what_is_no_interval(text, code):
    found = read_judgment(text)
    assert isinstance(found, Finding)
    assert found.code == code


@pytest.mark.parametrize(
    ("text", "guess"), [("-3~3", "1/3-3"), ("-5--3", "1/5-1/3"), ("-3-5", "1/3-5")]
)
def test_signed_ends_are_refused_with_what_they_may_mean(text, guess):
    found = read_judgment(text)
    assert isinstance(found, Finding)
    assert f"write {guess};" in found.hint()


def test_a_single_judgment_is_asked_for_where_an_interval_would_be_lost():
    with pytest.raises(MatrixError, match=r"is an interval.*such as 4"):
        parse_judgment("3-5")


def test_off_the_scale_and_two_decimals_are_told_as_of_single_judgments():
    beyond = read_pair("7-11", None)
    assert beyond.judgment == 9
    assert [(side, found.code) for side, found in beyond.findings] == [(0, "judgment-off-scale")]
    rounded = read_pair(None, "0.33-3")
    ((side, found),) = rounded.findings
    assert (side, found.code, found.details["guess"]) == (1, "judgment-two-decimals", "1/3-3")


@pytest.mark.parametrize("lower", ["1/5-1/3", "0.2–0.333", "[0.2, 0.33]", "1/5 to 0.333333", ""])
def test_the_opposite_cell_is_the_reciprocal_interval(lower):
    read = read_pair("3-5", lower)
    assert (read.judgment, read.ends, read.findings) == (4, (3, 5), ())


def test_decimals_cut_off_are_told():
    read = read_pair("4-6", "0.1666-0.25")
    assert read.ends == (4, 6)
    assert [(side, found.code) for side, found in read.findings] == [(1, "judgment-cut-off")]


@pytest.mark.parametrize("lower", ["1/5-1/4", "1/4", "3-5"])
def test_a_contradiction_names_the_reciprocal(lower):
    with pytest.raises(MatrixError) as caught:
        PairwiseMatrix("ab", [[1, "3-5"], [lower, 1]])
    (found,) = caught.value.findings
    assert found.text() == (
        f"judgment a : b: 3-5 contradicts {lower} (judgment b : a): the reciprocal of 3-5 is "
        "1/5-1/3. Correct one of the two, or leave the lower triangle blank"
    )


def test_a_single_judgment_contradicts_an_interval():
    with pytest.raises(MatrixError, match="the reciprocal of 4 is 1/4"):
        PairwiseMatrix("ab", [[1, 4], ["1/5-1/3", 1]])


def test_no_item_differs_from_itself():
    with pytest.raises(MatrixError, match="compared with itself is 1/3-3"):
        PairwiseMatrix("ab", [["1/3-3", 2], [None, 1]])


def test_a_matrix_keeps_intervals():
    matrix = PairwiseMatrix.from_upper("abc", [(3, 5), None, "1/3 to 3"])
    assert matrix.upper == (4, None, 1)
    assert dict(matrix.intervals) == {(0, 1): (3, 5), (1, 2): (F(1, 3), 3)}
    assert matrix.interval("a", "c") is None
    assert matrix.upper_texts() == ("3-5", "", "1/3-3")
    assert repr(matrix) == "PairwiseMatrix.from_upper(['a', 'b', 'c'], ['3-5', None, '1/3-3'])"
    assert pickle.loads(pickle.dumps(matrix)) == matrix
    judged = PairwiseMatrix.from_judgments(
        "abc", {("b", "a"): (F(1, 5), F(1, 3)), ("b", "c"): "1/3-3"}
    )
    assert (judged, hash(judged)) == (matrix, hash(matrix))
    assert PairwiseMatrix.from_upper("abc", [[3, 5], None, ["1/3", 3]]) == matrix
    sharp = PairwiseMatrix.from_upper("abc", [4, None, 1])
    assert sharp != matrix
    assert not sharp.intervals
    with pytest.raises(TypeError):
        matrix.intervals[0, 1] = (1, 2)  # type: ignore[index]


def test_a_change_of_one_judgment_leaves_other_intervals():
    matrix = PairwiseMatrix.from_upper("abc", ["3-5", 2, "1/3-3"])
    assert matrix.replace("b", "a", 5).upper_texts() == ("1/5", "2", "1/3-3")
    assert matrix.replace("c", "a", "1/7-1/5").upper_texts() == ("3-5", "5-7", "1/3-3")
    assert matrix.replace("a", "b", None).upper_texts() == ("", "2", "1/3-3")
    assert matrix.relabelled("xyz").upper_texts() == matrix.upper_texts()


@given(intervals())
def test_what_is_written_is_read(ends):
    read = read_pair(format_interval(ends), None)
    assert read.ends == ends
    assert read_pair(None, format_interval(ends)).ends == reciprocal(ends)


@given(intervals())
def test_the_middle_is_the_same_for_both_items(ends):
    low, high = ends
    assert middle(reciprocal(ends)) == 1 / middle(ends)
    assert low < middle(ends) < high
    assert position(high) - position(middle(ends)) == position(middle(ends)) - position(low)


def test_the_positions_of_the_scale_are_the_steps():
    assert [position(ratio) for ratio in SAATY_JUDGMENTS] == list(range(-8, 9))
    assert [format_judgment(ratio_at(F(k))) for k in (-8, 0, 8)] == ["1/9", "1", "9"]
