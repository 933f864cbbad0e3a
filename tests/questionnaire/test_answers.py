"""Answers as they come back: what is written is read, what was damaged is told."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import Problems
from ahp.model.judgment import SAATY_JUDGMENTS
from ahp.questionnaire.answers import (
    AnswerSheet,
    GivenAnswer,
    from_json,
    from_pasted,
    to_json,
    to_pasted,
)

WORDS = st.text("价格外观 abc=[]()'&-1", min_size=1, max_size=8).map(str.strip).filter(bool)
LINES = st.text("价格外观 abc<>=|[]:：\"'\\", max_size=12).map(lambda text: " ".join(text.split()))
NAMES = st.text("领域年限field", min_size=1, max_size=6)


def answers():
    values = st.one_of(st.none(), st.sampled_from(SAATY_JUDGMENTS))
    return st.builds(GivenAnswer, WORDS, WORDS, WORDS, values)


UNNAMED = st.just({})


def sheets(texts=LINES, names=UNNAMED):
    return st.builds(
        AnswerSheet,
        st.lists(answers(), max_size=6).map(lambda many: tuple(sorted(many, key=lambda a: a.node))),
        st.sampled_from(["", "0123456789abcdef"]),
        texts,
        st.dictionaries(NAMES.filter(lambda name: name != "expert"), texts, max_size=3),
        names,
    )


@given(sheets(names=st.dictionaries(WORDS, st.dictionaries(st.sampled_from(["zh", "en"]), LINES))))
def test_a_document_is_read_as_it_was_written(sheet):
    problems = Problems()
    assert from_json(to_json(sheet), problems) == sheet
    assert not problems.findings


@given(sheets(), st.sampled_from(["", "> ", ">> "]), st.sampled_from(["\n", "\r\n"]))
def test_a_pasted_text_is_read_as_it_was_written(sheet, mark, end):
    problems = Problems()
    text = end.join(f"{mark}{line}" for line in to_pasted(sheet).split("\n"))
    assert from_pasted(f"您好：{end}{text}{end}--{end}Wang", problems) == sheet
    assert not problems.findings


@given(sheets(), st.data())
def test_a_text_cut_off_anywhere_is_refused(sheet, data):
    text = to_pasted(sheet)
    problems = Problems()
    assert from_pasted(text[: data.draw(st.integers(0, len(text) - 1))], problems) is None
    assert problems.errors


SHEET = AnswerSheet(
    (
        GivenAnswer("car", "price", "style", Fraction(1, 3)),
        GivenAnswer("car", "price", "safety", None),
    ),
    "0123456789abcdef",
    "Wang",
    {"field": "transport"},
)


def test_a_text_is_checked_by_the_sum_that_any_program_makes():
    """The sum of these lines as gzip writes it."""
    assert to_pasted(SHEET).endswith("\nEND 2 bcf8cfcd")


@pytest.mark.parametrize(
    ("old", "new"),
    [("= 1/3", "= 3"), ("[car]\nprice | style = 1/3", "[car]"), ("transport", "finance")],
)
def test_a_changed_text_is_told(old, new):
    problems = Problems()
    assert from_pasted(to_pasted(SHEET).replace(old, new), problems) is not None
    assert [found.code for found in problems.findings] == ["answers-changed"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("price | style = three", "judgment-text"),
        ("price | style = -3", "judgment-negative"),
        ("price style 3", "answers-line"),
    ],
)
def test_a_line_that_is_not_understood_is_told_with_its_place(line, code):
    problems = Problems("mail.txt")
    text = to_pasted(SHEET).replace("price | style = 1/3", line)
    assert from_pasted(text, problems) is None
    found = problems.errors[0]
    assert (found.code, found.path, found.place.line) == (code, "mail.txt", 5)


def changed(**keys):
    return json.dumps(json.loads(to_json(SHEET)) | keys)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "answers-not-json"),
        ("[" * 100_000, "answers-not-json"),
        ("[]", "answers-not-json"),
        ("null", "answers-not-json"),
        (changed(format="other"), "answers-not-json"),
        (changed(version=2), "answers-version"),
        (changed(version=None), "answers-version"),
        (changed(answers=3), "answers-shape"),
        (changed(answers=["x"]), "answers-shape"),
        (changed(answers=[{"node": "car", "a": "x", "b": "y", "value": 3}]), "answers-shape"),
        (changed(answers=[{"node": "car", "a": "x", "value": "3"}]), "answers-shape"),
        (
            changed(answers=[{"node": "car", "a": "x", "b": "y", "value": "0"}]),
            "judgment-zero",
        ),
        (changed(expert=1), "answers-shape"),
        (changed(attributes=[1]), "answers-shape"),
        (changed(names={"car": 1}), "answers-shape"),
        (changed(names=[1]), "answers-shape"),
    ],
)
def test_a_document_of_another_shape_is_refused(text, code):
    problems = Problems()
    assert from_json(text, problems) is None
    assert code in [found.code for found in problems.findings]
