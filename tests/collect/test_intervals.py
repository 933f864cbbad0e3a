"""Intervals that come back: in tables, surveys and documents; signs are never taken for them."""

from fractions import Fraction

import pytest

from ahp.collect.codings import Kind, Sign, read_cell
from ahp.collect.survey import read_survey
from ahp.common.findings import Problems
from ahp.common.io.grid import read_grid
from ahp.files import load_model
from ahp.model.interval.interval import DASHES, Interval
from ahp.questionnaire.answers import (
    AnswerSheet,
    GivenAnswer,
    from_json,
    from_pasted,
    to_json,
    to_pasted,
)
from ahp.questionnaire.rows import read_position

from .shapes import CAR

F = Fraction
THREE_TO_FIVE = Interval(F(3), F(5))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("1/5-1/3", Kind.SAID, 1 / THREE_TO_FIVE),
        ("1/3 to 3", Kind.SAID, Interval(F(1, 3), F(3))),
        ("左边 3-5", Kind.SAID, THREE_TO_FIVE),
        ("right 3 to 5", Kind.SAID, 1 / THREE_TO_FIVE),
        ("price 3~5", Kind.SAID, THREE_TO_FIVE),
        ("3-5", Kind.SPAN, THREE_TO_FIVE),  # of which item depends on the convention of the file
        ("-3", Kind.NUMBER, None),
        ("- 3", Kind.UNKNOWN, None),
        ("-3-5", Kind.UNKNOWN, None),
        ("3--5", Kind.UNKNOWN, None),
        ("5-3", Kind.UNKNOWN, None),
        ("左 5-3", Kind.UNKNOWN, None),
        ("左 3-5-7", Kind.UNKNOWN, None),
        ("3月5日", Kind.UNKNOWN, None),
        ("左", Kind.SIDE, None),
    ],
)
def test_cells(text, kind, value):
    cell = read_cell(text, (("price", 1), ("style", -1)))
    assert (cell.kind, cell.value) == (kind, value)


def survey(tmp_path, *cells, sign=None):
    path = tmp_path / "survey.csv"
    head = "expert,price : style,price : safety,style : safety"
    path.write_text("\n".join([head, *(f"p{k},{row}" for k, row in enumerate(cells))]) + "\n")
    problems = Problems()
    found = read_survey(read_grid(str(path), problems), CAR, sign, problems)
    values = [] if found is None else [[one.value for one in p.answers] for p in found.respondents]
    return values, problems.findings


def test_an_interval_of_whole_numbers_counts_where_numbers_are_ratios(tmp_path):
    values, findings = survey(tmp_path, "3-5,1/3,2")
    assert (values, findings) == ([[THREE_TO_FIVE, F(1, 3), F(2)]], [])
    values, findings = survey(tmp_path, "3-5,4,2", sign=Sign.RATIO)
    assert (values, findings) == ([[THREE_TO_FIVE, F(4), F(2)]], [])
    values, findings = survey(tmp_path, "3-5,,", sign=Sign.RATIO)
    assert (values, findings) == ([[THREE_TO_FIVE, None, None]], [])


def test_it_counts_for_neither_item_where_signs_say_which(tmp_path):
    values, findings = survey(tmp_path, "3-5,-4,2", sign=Sign.LEFT_NEGATIVE)
    assert values == [[None, F(4), F(1, 2)]]
    (found,) = findings
    assert found.text().endswith(
        "the interval '3-5' does not say whether Price or Style matters more. Write it with its "
        "side or as a ratio, such as 1/5-1/3; if numbers of this file are ratios: --sign ratio"
    )
    assert found.text("zh").endswith(
        "区间“3-5”未说明 价格 与 式样 哪一项更重要。"
        "请写明是哪一边或写成比值（如 1/5-1/3）；若此文件中的数字均为比值：--sign ratio"
    )


def test_alone_it_proves_nothing(tmp_path):
    values, findings = survey(tmp_path, "3-5,,")
    assert values == [[None, None, None]]
    assert [one.code for one in findings] == ["cell-span"]


def test_answers_as_they_are_sent():
    sheet = AnswerSheet((GivenAnswer("car", "price", "style", THREE_TO_FIVE),))
    assert '"value": "3-5"' in to_json(sheet)
    assert "price | style = 3-5" in to_pasted(sheet)
    assert from_json(to_json(sheet), Problems()) == sheet
    assert from_pasted(to_pasted(sheet), Problems()) == sheet


def test_a_table_is_collected_and_collected_again(collect, car, tmp_path):
    table = tmp_path / "answers.csv"
    table.write_text("expert,node,a,b,value\nwang,car,price,style,3~5\nwang,car,price,safety,2\n")
    code, out, _ = collect(table, "--write")
    assert code == 0, out
    matrix = load_model(car).expert("wang").matrices["car"]
    assert matrix.judgment_text("price", "style") == "3-5"
    table.write_text("expert,node,a,b,value\nwang,car,style,safety,1/3-3\n")
    assert collect(table, "--write")[0] == 0
    matrix = load_model(car).expert("wang").matrices["car"]
    assert [matrix.judgment_text("price", "style"), matrix.judgment_text("style", "safety")] == [
        "3-5",
        "1/3-3",
    ]


def test_an_interval_whose_end_is_off_the_scale_is_told(collect, tmp_path):
    table = tmp_path / "answers.csv"
    table.write_text("expert,node,a,b,value\nwang,car,price,style,7-10\n")
    assert "7-10" in "".join(collect(table)[1:])


@pytest.mark.parametrize("dash", DASHES + "－")
def test_a_sign_before_a_number_is_no_side(dash):
    for text in (f"左 {dash}3", f"price {dash}3", f"left {dash}3-5"):
        assert read_cell(text, (("price", 1), ("style", -1))).kind is Kind.UNKNOWN
    assert read_cell(f"左 3{dash}5").value == THREE_TO_FIVE


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("左 3-5", THREE_TO_FIVE),
        ("右３－５", 1 / THREE_TO_FIVE),
        ("Left 3 to 5", THREE_TO_FIVE),
        ("3~5 左", THREE_TO_FIVE),
        ("左 Left 3至5", THREE_TO_FIVE),
        ("右 3 - 左 5", Interval(F(1, 3), F(5))),
        ("同等-左 3", Interval(F(1), F(3))),
        ("左 1-3", Interval(F(1), F(3))),
        ("左 3-3", F(3)),
        ("3-5", None),
        ("左 5-3", None),
        ("左 -3", None),
        ("左 3-", None),
        ("—", None),
        ("左 3-5-7", None),
        ("左 3-10", None),
        ("左 3.5-5", None),
        ("同等-3", None),
        ("左-右 3", None),
    ],
)
def test_a_side_with_an_interval_in_our_own_forms(text, value):
    assert read_position(text) == value
