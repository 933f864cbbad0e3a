"""What a person answered comes back the same, whatever the file it was sent in."""

import csv
import io
from email.message import EmailMessage
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from ahp.collect.files import read_all
from ahp.collect.intake import take_in
from ahp.common.findings import Problems
from ahp.files import load_model
from ahp.model.judgment import SAATY_JUDGMENTS, format_judgment
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model
from ahp.questionnaire.answers import AnswerSheet, GivenAnswer, to_json, to_pasted
from ahp.questionnaire.forms import docx, xlsx
from ahp.questionnaire.questions import fingerprint, make_questionnaire
from tests.questionnaire import test_document_form, test_workbook_form

from . import shapes
from .shapes import CAR, PAIRS, name

BLANK = {node: PairwiseMatrix.from_judgments(CAR.items(node), {}) for node in CAR.judged}
MODEL = Model(CAR, BLANK)
FORM = make_questionnaire(MODEL, expert="wang")


def sheet_of(one):
    answers = tuple(GivenAnswer(*pair, value) for pair, value in one.items())
    return AnswerSheet(answers, fingerprint(CAR), "wang", {"field": "transport"})


def as_json(path, one):
    return write(path, "a.json", to_json(sheet_of(one)).encode())


def as_text(path, one):
    return write(path, "a.txt", to_pasted(sheet_of(one)).encode())


def as_mail(path, one):
    mail = EmailMessage()
    mail["Subject"] = "问卷"
    mail.set_content(f"您好！\n\n{to_pasted(sheet_of(one))}\n谢谢", cte="base64")
    return write(path, "a.eml", mail.as_bytes())


def as_table(path, one):
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["expert", "node", "a", "b", "value", "note"])
    for (node, a, b), value in one.items():
        rows.writerow(["wang", node, name(a, "zh"), b, written(value), ""])
    return write(path, "a.csv", out.getvalue().encode("gb18030"))


def as_wide(path, one):
    text = shapes.wide([one], written, lambda node, a, b: f"{name(a, 'en')} vs {name(b, 'en')}")
    return write(path, "a.csv", text.replace("expert 1", "wang").encode())


def as_survey_sheet(path, one):
    book = Workbook()
    book.active.title = "说明"
    book.active.append(["请逐题填写"])
    sheet = book.create_sheet("答卷")
    sheet.append(["姓名", *(f"{name(a, 'zh')} : {name(b, 'zh')}" for _, a, b in PAIRS)])
    sheet.append(["wang", *(written(one[pair]) for pair in PAIRS)])
    book.save(path / "a.xlsx")
    return path / "a.xlsx"


def as_matrices(path, one):
    """A workbook with a title, a note, names in place of codes, and reciprocals below."""
    book = Workbook()
    book.active.title = "说明"
    book.active.append(["请填写上三角"])
    for node in CAR.judged:
        items = CAR.items(node)
        sheet = book.create_sheet(name(node, "zh"))
        sheet.append([f"{name(node, 'zh')}的判断矩阵"])
        sheet.append(["", *(name(item, "zh") for item in items)])
        for i, a in enumerate(items):
            cells = [cell(one, node, a, b, i, j) for j, b in enumerate(items)]
            sheet.append([name(a, "zh"), *cells])
    book.save(path / "wang.xlsx")
    return path / "wang.xlsx"


def as_workbook_form(path, one):
    data = xlsx.make(FORM, ("zh", "en"))
    test_workbook_form.filled(data, FORM, one, ("zh", "en")).save(path / "a.xlsx")
    return path / "a.xlsx"


def as_document_form(path, one):
    test_document_form.filled(docx.make(FORM, ("zh",)), FORM, one).save(path / "a.docx")
    return path / "a.docx"


def cell(one, node, a, b, i, j):
    if i == j:
        return 1
    value = one[(node, a, b) if i < j else (node, b, a)]
    return None if value is None else written(value if i < j else 1 / value)


def written(value):
    return "" if value is None else format_judgment(value)


def write(path, file, data):
    (path / file).write_bytes(data)
    return path / file


LAYOUTS = [as_json, as_text, as_mail, as_table, as_wide, as_survey_sheet, as_matrices,
           as_workbook_form, as_document_form]  # fmt: skip
PERSON = st.fixed_dictionaries(
    {pair: st.none() | st.sampled_from(SAATY_JUDGMENTS) for pair in PAIRS}
).filter(lambda one: any(value not in (None, Fraction(1)) and value < 1 for value in one.values()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("sent")


@pytest.mark.parametrize("layout", LAYOUTS)
@given(PERSON)
def test_every_layout_comes_back_as_it_was_answered(folder, layout, one):
    problems = Problems()
    readings = read_all([str(layout(folder, one))], CAR, None, problems)
    found = take_in(readings, MODEL)
    (intake,) = found.intakes
    taken = {
        (node, a, b): value
        for node, taking in intake.takings.items()
        for a, b, value in taking.matrix.pairs()
    }
    assert {**dict.fromkeys(PAIRS), **taken} == one
    assert intake.expert.code == "wang"
    assert intake.progress.answered == sum(value is not None for value in one.values())
    odd = {found.code for found in (*problems.findings, *found.findings)}
    assert odd <= {
        "answers-all-alike",
        "items-skipped",
        "sheet-without-square",
        "skipped",
        "form-no-tick",
    }


def test_what_is_not_answered_is_never_equal(folder):
    nobody = {**dict.fromkeys(PAIRS), PAIRS[0]: Fraction(1, 3)}
    (reading,) = read_all([str(as_json(folder, nobody))], CAR, None, Problems())
    (intake,) = take_in([reading], MODEL).intakes
    assert (intake.progress, intake.fresh) == ((1, 4), 1)


def test_the_order_of_files_does_not_matter_for_what_is_taken(folder):
    one = {pair: Fraction(1, 3) if k % 2 else Fraction(5) for k, pair in enumerate(PAIRS)}
    paths = [str(as_json(folder, one)), str(as_matrices(folder, one))]
    taken = []
    for many in (paths, paths[::-1]):
        found = take_in(read_all(many, CAR, None, Problems()), MODEL)
        taken.append({node: each.matrix for node, each in found.intakes[0].takings.items()})
        assert [one.code for one in found.findings] == ["answered-twice-alike"]
    assert taken[0] == taken[1]


def test_a_case_of_a_survey_with_a_row_for_each_person(car, records):
    """The layout of R's surveys: people down, pairs across, fractions as text."""
    text = "respondent,Price vs Style,Price vs Safety,Style vs Safety\nr1,3,5,2\nr2,1/2,3,4\n"
    Path("survey.csv").write_text(text, encoding="utf-8")
    code, found, told, _ = records("survey.csv")
    assert (code, told) == (0, [])
    values = {key: [each["value"] for each in one["matrices"]["car"]["judgments"]]
              for key, one in found.items()}  # fmt: skip
    assert values == {"r1": ["3", "5", "2"], "r2": ["1/2", "3", "4"]}


EXPORTS = Path(__file__).parent / "exports"
THREE = (("price", "style"), ("price", "safety"), ("style", "safety"))


@pytest.mark.parametrize(
    ("file", "answers"),
    [
        ("kobo-fractions.csv", {"expert 1": "3 1/5 1/7", "expert 2": "1 1/3 9"}),
        ("kobo-which-and-how-much.csv", {"expert-1": "3 1/5 1/7", "expert-2": "1 1/3 9"}),
        ("wjx-by-number.csv", {"expert-1": "3 1/5 1/7", "expert-2": "1 1/3 -"}),
        ("wjx-by-text.gbk.csv", {"expert-1": "3 1/5 1/7", "expert-2": "1 1/3 -"}),
    ],
)
def test_exports_are_collected_and_filed(car, records, file, answers):
    path = Path("export.csv")
    path.write_bytes((EXPORTS / file).read_bytes())
    code, found, told, _ = records(path, "--write")
    assert (code, told) == (0, [])
    assert set(found) == set(answers)
    for person, texts in answers.items():
        matrix = load_model(car).expert(person).matrices["car"]
        values = ["-" if matrix.judgment(*pair) is None else matrix.judgment_text(*pair)
                  for pair in THREE]  # fmt: skip
        assert " ".join(values) == texts
