"""Forms that other programs take: read by those programs, filled in, and read back."""

import csv
import io
import string
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ahp.collect.survey import read_survey
from ahp.common.findings import Problems
from ahp.common.io.grid import read_grid
from ahp.core.designs import design
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.judgment import SAATY_JUDGMENTS
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model
from ahp.questionnaire.forms import wjx, xlsform
from ahp.questionnaire.questions import make_questionnaire

NODES = [
    Node("car", None, {"zh": "选车[2022]", "en": "Which car [2022]"}),
    Node("R&D经费", "car", {"zh": "研发经费（万元）", "en": "R&D ${spending}"}),
    Node("style", "car", {"zh": "外观", "en": "Style"}),
    Node("safety", "car", {"zh": "安全", "en": "Safety"}),
    Node("brakes", "safety", {"zh": "制动", "en": "Brakes"}),
    Node("belts", "safety", {"zh": "安全带", "en": "Safety belts"}),
]
HIERARCHY = Hierarchy(NODES)
MODEL = Model(
    HIERARCHY,
    {code: PairwiseMatrix.from_judgments(HIERARCHY.items(code), {}) for code in HIERARCHY.judged},
)
PAIRS = [(part.node, *pair) for part in make_questionnaire(MODEL).parts for pair in part.pairs]
DESIGNS = st.sampled_from(["all", "spanning"])
LANGUAGES = st.sampled_from([("zh",), ("en",), ("zh", "en")])


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    return tmp_path_factory.mktemp("export") / "export.csv"


def answers():
    values = st.none() | st.sampled_from(SAATY_JUDGMENTS)
    one = st.fixed_dictionaries(dict.fromkeys(PAIRS, values))
    return st.lists(one.filter(lambda found: any(found.values())), min_size=1, max_size=3)


def of_asked(many, questionnaire):
    """Keep the answers to what a short form asks; each person must have one."""
    asked = [(part.node, *pair) for part in questionnaire.parts for pair in part.pairs]
    kept = [{pair: person[pair] for pair in asked} for person in many]
    assume(all(any(person.values()) for person in kept))
    return kept


def collected(path, rows):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")
    problems = Problems()
    found = read_survey(read_grid(str(path), problems), HIERARCHY, None, problems)
    assert problems.findings == []
    return [{one[:3]: one.value for one in person.answers} for person in found.respondents]


def wjx_questions(text):
    """Take the text apart as the site does: a question, its kind, its options."""
    questions = []
    for line in text.removeprefix("\ufeff").split("\r\n"):
        if line.endswith("]") and line.partition(". ")[0].isdigit():
            heading, _, kind = line.removesuffix("]").rpartition("[")
            questions.append((heading.partition(". ")[2], kind, []))
        elif line[1:2] == "：" and line[0] in string.ascii_uppercase:
            questions[-1][2].append(line[2:])
    return questions


@given(answers(), LANGUAGES, DESIGNS)
def test_wjx_text_comes_back_as_it_was_answered(export, many, languages, kind):
    pairs = {n: design(n, kind).tolist() for n in (2, 3)}
    questionnaire = make_questionnaire(MODEL, pairs, asked=[{"zh": "领域", "en": "Field"}])
    many = of_asked(many, questionnaire)
    questions = wjx_questions(wjx.make(questionnaire, languages).decode())
    asked = [one for one in questions if one[1] == "单选题"]
    assert [len(one[2]) for one in asked] == [17] * len(many[0])
    assert [one[1] for one in questions[:2]] == ["填空题", "填空题"]
    head = ["序号", "提交答卷时间", "所用时间"]
    head += [f"{number}、{one[0]}" for number, one in enumerate(questions, 1)]
    rows = [head]
    for number, person in enumerate(many, 1):
        cells = []
        for pair, (_, _, options) in zip(person, asked, strict=True):
            value = person[pair]
            place = None if value is None else SAATY_JUDGMENTS[::-1].index(value)
            cells.append("(跳过)" if place is None else options[place])
        rows.append([number, "2026/03/02", "9秒", f"expert {number}", "交通", *cells])
    assert collected(export, rows) == many


def sheet_of(data, name):
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[cell or "" for cell in row] for row in book[name].values]


@given(answers(), LANGUAGES, st.booleans(), DESIGNS)
def test_an_xlsform_comes_back_by_name_or_by_label(export, many, languages, by_label, kind):
    questionnaire = make_questionnaire(MODEL, {n: design(n, kind).tolist() for n in (2, 3)})
    data = xlsform.make(questionnaire, languages)
    many = of_asked(many, questionnaire)
    survey = [
        dict(zip(*(sheet_of(data, "survey")[0], row), strict=True))
        for row in sheet_of(data, "survey")[1:]
    ]
    labels = {row[1]: row[2] for row in sheet_of(data, "choices")[1:]}
    asked = [row for row in survey if row["type"].startswith("select_one")]
    label = next(key for key in survey[0] if key.startswith("label"))
    head = ["_uuid", "_submission_time", "expert"]
    head += [row[label] if by_label else f"m/{row['name']}" for row in asked]
    rows = [head]
    for number, person in enumerate(many, 1):
        cells = []
        for value in person.values():
            if value is None:
                cells.append("")
                continue
            k = int(max(value, 1 / value))
            choice = "e1" if k == 1 else f"{'l' if value > 1 else 'r'}{k}"
            cells.append(labels[choice] if by_label else choice)
        rows.append(["u", "2026-03-02", f"expert {number}", *cells])
    assert collected(export, rows) == many


@pytest.mark.parametrize("languages", [("zh",), ("en",), ("zh", "en")])
def test_pyxform_takes_an_xlsform_without_a_warning(tmp_path, languages):
    pyxform = pytest.importorskip("pyxform.xls2xform")
    path = tmp_path / "form-xlsform.xlsx"
    asked = [{"zh": "领域", "en": "Field"}]
    questionnaire = make_questionnaire(MODEL, asked=asked, consent={"zh": "同意", "en": "I agree"})
    path.write_bytes(xlsform.make(questionnaire, languages))
    found = pyxform.convert(str(path))
    assert found.warnings == []
    assert all(f"m{number}--" in found.xform for number in (1, 2))


def test_both_say_the_same_of_a_pair():
    """One and a third: the options run from the left item's nine to the right item's."""
    questionnaire = make_questionnaire(MODEL)
    questions = wjx_questions(wjx.make(questionnaire, ("en",)).decode())
    pair = next(one for one in questions if one[0].startswith("Style : Safety"))
    assert pair[2][0] == "Style is extremely more important than Safety (9)"
    assert pair[2][16] == "Safety is extremely more important than Style (9)"
    assert SAATY_JUDGMENTS[::-1][16] == Fraction(1, 9)
