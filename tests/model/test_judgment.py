from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given

from ahp.common.findings import Finding, MatrixError
from ahp.model.judgment import format_judgment, parse_judgment, read_judgment, shown_cell
from ahp.model.pair import read_pair
from ahp.model.wording import JUDGMENT_INFINITE, JUDGMENT_TEXT
from tests.labelled import judgments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", Fraction(3)),
        (" 1/3 ", Fraction(1, 3)),
        ("1 / 3", Fraction(1, 3)),
        ("+5", Fraction(5)),
        ("2.5", Fraction(5, 2)),
        (".5", Fraction(1, 2)),
        ("3.", Fraction(3)),
        ("1/1.41", Fraction(100, 141)),
        ("３", Fraction(3)),
        ("１／７", Fraction(1, 7)),
        ("１．５", Fraction(3, 2)),
        ("⅓", Fraction(1, 3)),
        ("\u30005\u3000", Fraction(5)),
    ],
)
def test_parse(text, expected):
    assert parse_judgment(text) == expected


def test_a_large_number_is_shown_as_it_stands():
    assert shown_cell(12345678.0) == "12345678"
    found = read_judgment(12345678.0)
    assert isinstance(found, Finding)
    assert found.details["value"] == "12345678"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "judgment-text"),
        ("three", "judgment-text"),
        ("1/3/5", "judgment-text"),
        ("1//3", "judgment-text"),
        ("/3", "judgment-text"),
        ("1/", "judgment-text"),
        (".", "judgment-text"),
        ("1e3", "judgment-text"),
        ("1 1/2", "judgment-text"),
        ("1½", "judgment-text"),
        ("3%", "judgment-text"),
        ("__import__('os')", "judgment-text"),
        ("9" * 5000, "judgment-text"),
        ("0", "judgment-zero"),
        ("0.00", "judgment-zero"),
        ("0/3", "judgment-zero"),
        ("-3", "judgment-negative"),
        ("-1/3", "judgment-negative"),
        ("−3", "judgment-negative"),
        ("1/0", "judgment-over-zero"),
        ("inf", "judgment-infinite"),
        ("-∞", "judgment-infinite"),
        ("NaN", "judgment-nan"),
        ("=1/3", "judgment-formula-fraction"),
        ("=A1", "judgment-formula"),
        ("＝1/3", "judgment-formula-fraction"),
        ("#N/A", "judgment-error"),
        ("#div/0!", "judgment-error"),
        ("0,333", "judgment-comma"),
        ("1000001", "judgment-absurd"),
        ("0.0000001", "judgment-absurd"),
    ],
)
def test_refused(text, code):
    with pytest.raises(MatrixError) as caught:
        parse_judgment(text)
    assert [found.code for found in caught.value.findings] == [code]


@pytest.mark.parametrize(
    ("text", "fraction"),
    [
        ("3-Jan", "1/3"),
        ("03-Jan", "1/3"),
        ("3 Jan", "1/3"),
        ("3-Jan-22", "1/3"),
        ("3-Jan-2022", "1/3"),
        ("Jan-3", "1/3"),
        ("Jan-03", "1/3"),
        ("January 3", "1/3"),
        ("Jan 3, 2022", "1/3"),
        ("1月3日", "1/3"),
        ("2022年1月3日", "1/3"),
        ("１月３日", "1/3"),
        ("2022/1/3", "1/3"),
        ("2022-01-03", "1/3"),
        ("2022-01-03 00:00:00", "1/3"),
        ("1/3/2022", "1/3"),
        ("1/3/22", "1/3"),
        ("9-Jan", "1/9"),
        ("3-Feb", "2/3"),
        ("1-Mar", "1/3"),  # typed where the day comes first
        ("01/03/2022", "1/3"),
    ],
)
def test_date(text, fraction):
    found = read_judgment(text)
    assert isinstance(found, Finding)
    assert found.message() == (
        f"{text!r} is a date; a spreadsheet has probably made it of {fraction} "
        f"or the interval {fraction.replace('/', '-')}"
    )


@pytest.mark.parametrize("text", ["3-Foo", "13月", "Jan", "2022"])
def test_no_date(text):
    found = read_judgment(text)
    assert not isinstance(found, Finding) or found.code == "judgment-text"


@pytest.mark.parametrize("cell", [date(2022, 1, 3), datetime(2022, 1, 3, 0, 0)])
def test_date_cell(cell):
    found = read_judgment(cell)
    assert isinstance(found, Finding)
    assert found.message() == (
        "2022-01-03 is a date; a spreadsheet has probably made it of 1/3 or the interval 1-3"
    )


@pytest.mark.parametrize("cell", ["44564", 44564, 44564.0])
def test_date_that_lost_its_format(cell):
    found = read_judgment(cell)
    assert isinstance(found, Finding)
    assert found.code == "judgment-date"
    assert "1/3 or the interval 1-3" in found.message()


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("5-Mar", "3/5 or the interval 3-5"),
        ("3月5日", "3/5 or the interval 3-5"),
        ("5月3日", "5/3 or the interval 3-5"),
        ("2-Feb", "2/2"),  # no interval has no width
        ("15-Jan", "1/15"),  # and none goes so far beyond the scale
    ],
)
def test_what_a_date_may_have_been(text, guess):
    found = read_judgment(text)
    assert isinstance(found, Finding)
    assert found.message().endswith(f"probably made it of {guess}")
    assert found.message("zh").endswith(
        f"可能是电子表格把 {guess.replace('or the interval', '或区间')} 自动转成的"
    )


def test_cells_that_are_no_judgments():
    assert read_judgment(time(1, 3)) == Finding(JUDGMENT_TEXT, {"value": "'01:03:00'"})
    assert read_judgment(True) == Finding(JUDGMENT_TEXT, {"value": "True"})
    assert read_judgment(float("inf")) == Finding(JUDGMENT_INFINITE, {"value": "inf"})


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (3, Fraction(3)),
        (3.0, Fraction(3)),
        (1 / 3, Fraction(1, 3)),
        (1 / 7, Fraction(1, 7)),
        (0.3333, Fraction(3333, 10000)),
        (1.41, Fraction(141, 100)),
        (2 / 999, Fraction(2, 999)),
        (Fraction(2, 7), Fraction(2, 7)),
        (Decimal("0.25"), Fraction(1, 4)),
        (np.float64(0.2), Fraction(1, 5)),
        (np.int64(5), Fraction(5)),
    ],
)
def test_numbers(cell, expected):
    read = read_judgment(cell)
    assert read is not None
    assert not isinstance(read, Finding)
    assert read.value == expected


@pytest.mark.parametrize("cell", [None, "", "  ", "\u3000", float("nan"), np.nan])
def test_blank(cell):
    assert read_judgment(cell) is None


@given(judgments())
def test_what_is_written_is_read(value):
    assert parse_judgment(format_judgment(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(3), "3"),
        (Fraction(1, 2), "1/2"),
        (Fraction(5, 2), "2.5"),
        (Fraction(141, 100), "1.41"),
        (Fraction(100, 141), "100/141"),
        (Fraction(3, 400), "0.0075"),
        (Fraction(333333, 1000000), "0.333333"),
        (Fraction(3333333, 10000000), "3333333/10000000"),
    ],
)
def test_format(value, text):
    assert format_judgment(value) == text


@pytest.mark.parametrize(
    ("upper", "lower", "judgment"),
    [
        ("3", "1/3", Fraction(3)),
        ("3", "0.333", Fraction(3)),
        ("3", "0.33", Fraction(3)),
        ("0.333", "3", Fraction(1, 3)),
        ("0.14", "7", Fraction(1, 7)),
        ("3.0", "0.3", Fraction(3)),
        (0.333333333333, 3.0, Fraction(1, 3)),
        (0.3333333333333333, 3.0000000000000004, Fraction(1, 3)),
        ("1.41", "0.709", Fraction(1000, 709)),  # 0.709 has as many digits, but is the finer one
        ("1.414", "0.71", Fraction(707, 500)),
        ("2.5", "0.4", Fraction(5, 2)),
        ("1.5", "0.67", Fraction(3, 2)),
        ("0.67", "1.5", Fraction(2, 3)),
        (1.5, 0.666667, Fraction(3, 2)),
        ("1.67", "0.6", Fraction(5, 3)),
        ("7.3", "0.14", Fraction(73, 10)),
        ("7.14", "0.14", Fraction(357, 50)),
        ("0.11", None, Fraction(1, 9)),
        ("0.1111", "", Fraction(1, 9)),
        (None, 0.111, Fraction(9)),
        (None, "4", Fraction(1, 4)),
        ("4", None, Fraction(4)),
        ("", " ", None),
    ],
)
def test_pair(upper, lower, judgment):
    read = read_pair(upper, lower)
    assert read.judgment == judgment
    assert not read.findings


@pytest.mark.parametrize(
    ("upper", "lower", "product"),
    [("3", "1/2", "1.5"), ("3", "3", "9"), ("0.34", "3", "1.02"), ("2", "0.333", "0.666")],
)
def test_contradicting_pair(upper, lower, product):
    read = read_pair(upper, lower)
    assert read.judgment is None
    ((side, found),) = read.findings
    assert side == 0
    assert (found.code, found.details["product"]) == ("not-reciprocal", product)


@pytest.mark.parametrize(
    ("upper", "lower", "judgment", "side"),
    [
        ("0.1666", "6", Fraction(1, 6), 0),
        ("0.1428", "7", Fraction(1, 7), 0),
        ("6", "0.1666", Fraction(6), 1),
        (3, 0.66666, None, 0),
        ("2/3", "1.49", None, 0),
        ("9", "0.11", Fraction(9), None),
        ("3", "0.33", Fraction(3), None),
    ],
)
def test_reciprocals_cut_off(upper, lower, judgment, side):
    read = read_pair(upper, lower)
    assert read.judgment == judgment
    code = "judgment-cut-off" if judgment else "not-reciprocal"
    assert [(one, found.code) for one, found in read.findings] == (
        [] if side is None else [(side, code)]
    )


def test_one_decimal_is_not_the_end_of_the_scale():
    assert read_pair("0.1", None).judgment == Fraction(1, 10)
    assert [found.code for _, found in read_pair("0.1", None).findings] == ["judgment-off-scale"]


@pytest.mark.parametrize(
    ("text", "guess"), [("0.13", "1/8"), ("0.12", "1/8"), ("0.17", "1/6"), ("0.14", "1/7")]
)
def test_two_decimals_alone_get_a_hint(text, guess):
    read = read_pair(None, text)
    assert read.judgment == 1 / Fraction(text)
    ((side, found),) = read.findings
    assert (side, found.code, found.severity) == (1, "judgment-two-decimals", "note")
    assert found.details["guess"] == guess


def test_two_decimals_that_are_exact_get_none():
    assert [read_pair(None, text).findings for text in ("0.25", "0.2", "0.20", "0.5")] == [()] * 4


def test_off_scale_names_the_cell_it_stands_in():
    assert read_pair("9", None).findings == ()
    assert read_pair("1/9", None).findings == ()
    assert read_pair("2.5", None).findings == ()
    assert [side for side, _ in read_pair("10", None).findings] == [0]
    assert [side for side, _ in read_pair(None, "10").findings] == [1]
    assert read_pair("10", None).judgment == 10


def test_the_decimals_of_one_ninth_are_parsed_as_it():
    assert [parse_judgment(text) for text in ("0.11", "0.1111", ".111")] == [Fraction(1, 9)] * 3
    assert parse_judgment("0.12") == Fraction(3, 25)
