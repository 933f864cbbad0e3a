"""The document: ticked, moved about, and read back."""

import io
import random
import zipfile
from fractions import Fraction

import docx as word
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.collect.form_docx import read_form
from ahp.common.findings import Problems
from ahp.common.io.workbook import saved
from ahp.model.hierarchy import Hierarchy
from ahp.model.judgment import SAATY_JUDGMENTS
from ahp.questionnaire.forms import docx
from ahp.questionnaire.rows import KEY, POSITIONS
from tests.questionnaire.test_workbook_form import (
    HIERARCHY,
    LANGUAGES,
    NODES,
    damaged,
    form,
    keyed,
)

MARKS = ("√", "x", "✓", "■", "1", "对")


def rows_in(document):
    for table in document.tables:
        for row in table.rows:
            cells = row.cells
            if KEY.fullmatch(cells[docx.KEY].text):
                yield row, cells, cells[docx.KEY].text


def filled(data, questionnaire, judged, blanks=(), marks=MARKS):
    document = word.Document(io.BytesIO(data))
    codes, blanks, chance = keyed(questionnaire), list(blanks), random.Random(3)
    for _, cells, key in rows_in(document):
        if key not in codes:
            cells[2].text = blanks.pop(0) if blanks else ""
        elif judged.get(codes[key]) is not None:
            cells[docx.SCALE + POSITIONS.index(judged[codes[key]])].text = chance.choice(marks)
    return document


def read(data, hierarchy=HIERARCHY):
    problems = Problems()
    return read_form("a.docx", data, hierarchy, problems), problems.findings


def answers(reading):
    (person,) = reading.respondents
    return {one[:3]: one.value for one in person.answers}


@settings(max_examples=10, deadline=None)
@given(st.data(), LANGUAGES, st.sampled_from(["all", "spanning", "regular", 3]))
def test_a_ticked_document_comes_back_as_it_was_answered(data, languages, kind):
    questionnaire = form(kind)
    values = st.none() | st.sampled_from(SAATY_JUDGMENTS)
    asked = keyed(questionnaire).values()
    judged = data.draw(st.fixed_dictionaries(dict.fromkeys(asked, values)))
    document = filled(docx.make(questionnaire, languages), questionnaire, judged, ["李", "交通"])
    tables = document.tables[2:]
    rows = [row._tr for table in tables for row in table.rows[1:]]
    random.Random(data.draw(st.integers(0, 99))).shuffle(rows)
    for row in rows:  # moved to any place, also of another table
        tables[-1]._tbl.append(row)
    reading, findings = read(saved(document))
    assert {one.what.code for one in findings} <= {"form-no-tick"}
    assert len(findings) == sum(value is None for value in judged.values())
    assert answers(reading) == judged
    (person,) = reading.respondents
    assert (person.name, person.attributes) == ("李", {"领域": "交通"})
    assert person.fingerprint == questionnaire.fingerprint
    assert person.names["style"] == {"zh": "外观", "en": "Style"}


def changed(change, lang="en"):
    questionnaire = form(expert="li")
    judged = dict.fromkeys(keyed(questionnaire).values(), Fraction(3))
    document = filled(docx.make(questionnaire, ("zh",)), questionnaire, judged)
    change([cells for _, cells, key in rows_in(document) if key in keyed(questionnaire)], document)
    reading, findings = read(saved(document))
    assert reading.respondents[0].name == "li"
    return answers(reading), [one.text(lang) for one in findings]


def test_two_ticks_and_none_are_told_with_table_and_row():
    def change(rows, document):
        rows[0][docx.SCALE + 8].text = "√"
        rows[8][docx.SCALE + POSITIONS.index(3)].text = ""

    found, told = changed(change, "zh")
    assert told == [
        "a.docx：节点 选车[2022]/总，第 1 行：该行勾选了 2 处：左 3、同等 1；应只有一处。"
        "请向填写人核实",
        "a.docx：节点 安全，第 3 行：该行没有勾选：未作答",
    ]
    assert [value for value in found.values() if value is None] == [None, None]


def test_symbols_and_boxes_count_as_people_mean_them():
    def change(rows, document):
        for row in rows[:3]:
            row[docx.SCALE + POSITIONS.index(3)].text = "□"
        symbol = OxmlElement("w:sym")
        symbol.set(qn("w:font"), "Wingdings")
        symbol.set(qn("w:char"), "F0FC")
        rows[0][docx.SCALE].paragraphs[0].add_run()._r.append(symbol)
        rows[1][docx.SCALE + 16].text = "☒"
        for at in range(17):
            rows[2][docx.SCALE + at].text = "☐"

    found, told = changed(change)
    assert list(found.values())[:3] == [9, Fraction(1, 9), None]
    assert [one.rpartition(": ")[2] for one in told] == ["not answered"]


def test_a_tick_over_merged_boxes_is_two():
    def change(rows, document):
        rows[0][docx.SCALE + 6].merge(rows[0][docx.SCALE + 7])

    found, told = changed(change)
    assert next(iter(found.values())) is None
    assert "the row has 2 ticks, at Left 3, Left 2; expected one" in told[0]


def test_copied_rows_count_once_and_foreign_ones_are_told():
    def change(rows, document):
        import copy

        table = document.tables[-1]
        table._tbl.append(copy.deepcopy(rows[0][0]._tc.getparent()))
        rows[1][docx.KEY].text = "k00000000"

    found, told = changed(change)
    assert len(found) == 8
    assert set(found.values()) == {3}
    assert len(told) == 2
    assert "the form has no row k00000000" in told[0]
    assert "1 of 9 rows of the form are missing" in told[1]


def with_text(data, old, new):
    """Change the text of a document."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(name, content)
    return out.getvalue()


def test_hidden_text_that_was_changed_is_told():
    questionnaire = form()
    data = docx.make(questionnaire, ("zh",))
    for old, new, code in (
        (questionnaire.fingerprint, "0" * 16, "form-fingerprint"),
        ('"version": 1', '"version": 2', "form-version"),
        ('"rows": {', '"rows": [', "form-codes-broken"),
        ('"rows": {', '"rowz": {', "form-codes-broken"),
    ):
        reading, findings = read(with_text(data, old, new))
        assert reading is not None
        assert code in {one.what.code for one in findings}


def test_items_that_there_are_not_any_more_are_told_and_the_rest_is_taken():
    questionnaire = form()
    judged = dict.fromkeys(keyed(questionnaire).values(), Fraction(1, 5))
    document = filled(docx.make(questionnaire, ("zh",)), questionnaire, judged)
    kept = [node for node in NODES if node.code not in ("style", "bags")]
    reading, findings = read(saved(document), Hierarchy(kept))
    assert len(answers(reading)) == 3 + 1
    assert {one.what.code for one in findings} == {"answer-of-no-item"}


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_document_is_told_or_none_of_ours(seed):
    data = damaged(docx.make(form(), ("zh",)), random.Random(seed), "word/document")
    reading, findings = read(data)
    for one in findings:
        assert one.path == "a.docx"
    assert reading is not None or findings == []


def test_another_document_is_none_of_ours():
    document = word.Document()
    document.add_paragraph("k12345678")
    assert read(saved(document)) == (None, [])
    assert read(b"no document") == (None, [])
    bomb = with_text(docx.make(form(), ("zh",)), "<w:document", "<!DOCTYPE a><w:document")
    assert read(bomb) == (None, [])


@pytest.mark.parametrize("languages", [("zh",), ("en",), ("zh", "en")])
def test_no_name_is_live(languages):
    data = docx.make(form(), languages)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
    assert "<b>R" not in text
    for live in ("w:fldSimple", "w:instrText", "w:hyperlink", "w:altChunk"):
        assert live not in text


def test_the_file_is_the_same_at_every_making():
    assert docx.make(form(), ("zh",)) == docx.make(form(), ("zh",))


@pytest.mark.parametrize("text", ["3-5", "左 3-5", "—", "☐ －", "5"])
def test_what_is_written_into_a_box_and_is_no_tick_is_refused(text):
    found, told = changed(lambda rows, _: setattr(rows[0][docx.SCALE + 6], "text", text))
    assert next(iter(found.values())) is None
    assert f"“左 3”的方框里写有“{text.strip('☐ ')}”，不是勾选。" in told[0] or (
        f"'{text.strip('☐ ')}' stands in the box of Left 3, which is no tick." in told[0]
    )


@pytest.mark.parametrize("text", ["1", "3", "x", "√", "☑ 3", "就这个"])
def test_a_mark_of_any_kind_is_a_tick(text):
    found, _ = changed(lambda rows, _: setattr(rows[0][docx.SCALE + 6], "text", text))
    assert next(iter(found.values())) == 3
