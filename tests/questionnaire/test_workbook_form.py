"""The workbook: filled in, moved about, recalculated by LibreOffice, and read back."""

import io
import random
import shutil
import subprocess
import zipfile
from dataclasses import replace
from fractions import Fraction

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.collect.form_workbook import read_form
from ahp.common.findings import Problems
from ahp.common.io.workbook import saved
from ahp.core.designs import design
from ahp.core.weighing import weigh
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.interval.interval import Interval
from ahp.model.judgment import SAATY_JUDGMENTS
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model
from ahp.questionnaire.forms import xlsx
from ahp.questionnaire.questions import make_questionnaire
from ahp.questionnaire.rows import POSITIONS, positions_in_words, read_position, rows_of

NODES = [
    Node("car", None, {"zh": "选车[2022]/总", "en": "=1+1"}),
    Node("R&D", "car", {"zh": '=HYPERLINK("http://a")', "en": "<b>R&D</b>"}),
    Node("style", "car", {"zh": "外观", "en": "Style"}),
    Node("safety", "car", {"zh": "安全", "en": "+Safety"}),
    Node("cost", "car", {"zh": "左 9", "en": "Left 9"}),
    Node("brakes", "safety", {"zh": "制动", "en": "Brakes"}),
    Node("belts", "safety", {"zh": "安全带", "en": "Belts"}),
    Node("bags", "safety", {"zh": "气囊", "en": "Bags"}),
]
HIERARCHY = Hierarchy(NODES)
MODEL = Model(
    HIERARCHY,
    {code: PairwiseMatrix.from_judgments(HIERARCHY.items(code), {}) for code in HIERARCHY.judged},
)
LANGUAGES = st.sampled_from([("zh",), ("en",), ("zh", "en")])
ASKED = [{"zh": "领域", "en": "Field"}]


def form(kind="all", expert=None):
    pairs = {n: design(n, kind).tolist() for n in (3, 4)}
    return make_questionnaire(MODEL, pairs, asked=ASKED, expert=expert)


def rows_in(book):
    """Yield each row with a key: its sheet, its number and the key."""
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            for line in range(1, sheet.max_row + 1):
                key = sheet.cell(line, xlsx.KEY).value
                if key:
                    yield sheet, line, key


def keyed(questionnaire):
    return {
        row.key: (row.node, row.a, row.b)
        for part in questionnaire.parts
        for row in rows_of(questionnaire, part)
    }


def filled(data, questionnaire, judged, languages, blanks=()):
    book = openpyxl.load_workbook(io.BytesIO(data))
    words = dict(zip(POSITIONS, positions_in_words(languages), strict=True))
    codes, blanks = keyed(questionnaire), list(blanks)
    for sheet, line, key in rows_in(book):
        if key not in codes:
            sheet.cell(line, 3).value = blanks.pop(0) if blanks else None
        elif judged.get(codes[key]) is not None:
            sheet.cell(line, xlsx.ANSWER).value = words[judged[codes[key]]]
    return book


def read(data, path="a.xlsx"):
    problems = Problems()
    return read_form(path, data, HIERARCHY, problems), problems.findings


def answers(reading):
    (person,) = reading.respondents
    return {one[:3]: one.value for one in person.answers}


def judgments(draw, questionnaire, missing=True):
    values = st.sampled_from(SAATY_JUDGMENTS)
    values = st.none() | values if missing else values
    return draw(st.fixed_dictionaries(dict.fromkeys(keyed(questionnaire).values(), values)))


@settings(max_examples=12, deadline=None)
@given(st.data(), LANGUAGES, st.sampled_from(["all", "spanning", "regular", 3]))
def test_a_filled_workbook_comes_back_as_it_was_answered(data, languages, kind):
    questionnaire = form(kind)
    judged = judgments(data.draw, questionnaire)
    book = filled(
        xlsx.make(questionnaire, languages), questionnaire, judged, languages, ["李", "交通"]
    )
    reading, findings = read(saved(book))
    assert findings == []
    assert answers(reading) == judged
    (person,) = reading.respondents
    assert (person.name, person.attributes) == ("李", {"领域": "交通"})
    assert person.fingerprint == questionnaire.fingerprint
    assert person.names["style"] == {"zh": "外观", "en": "Style"}


@settings(max_examples=8, deadline=None)
@given(st.data(), st.randoms(use_true_random=False))
def test_rows_that_were_moved_find_their_place(data, chance):
    questionnaire = form()
    judged = judgments(data.draw, questionnaire)
    book = filled(xlsx.make(questionnaire, ("zh",)), questionnaire, judged, ("zh",))
    for sheet in book.worksheets[1:3]:
        rows = [
            [cell.value for cell in row]
            for row in sheet.iter_rows(min_row=xlsx.FIRST_ROW, max_row=sheet.max_row)
        ]
        chance.shuffle(rows)
        sheet.delete_rows(xlsx.FIRST_ROW, len(rows))
        for number, row in enumerate(rows, xlsx.FIRST_ROW + 3):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value
    chance.shuffle(book._sheets)
    reading, findings = read(saved(book))
    assert findings == []
    assert answers(reading) == judged


def test_items_sorted_without_their_keys_turn_no_judgment_round():
    questionnaire = form()
    codes = keyed(questionnaire)
    wanted = next(key for key, pair in codes.items() if pair == ("car", "style", "safety"))
    judged = {pair: Fraction(5) for pair in codes.values()}
    book = filled(xlsx.make(questionnaire, ("zh",)), questionnaire, judged, ("zh",))
    for sheet, line, key in rows_in(book):
        if key == wanted:
            left, right = (sheet.cell(line, column) for column in (3, 21))
            left.value, right.value = right.value, left.value
    reading, findings = read(saved(book))
    assert [one.code for one in findings] == ["form-row-mixed"]
    assert answers(reading) == {**judged, ("car", "style", "safety"): None}


def changed(change):
    """Fill in Left 3 everywhere, change something, and read; return answers and findings."""
    questionnaire = form(expert="li")
    judged = dict.fromkeys(keyed(questionnaire).values(), Fraction(3))
    book = filled(xlsx.make(questionnaire, ("en",)), questionnaire, judged, ("en",))
    change(book)
    reading, findings = read(saved(book))
    return answers(reading), [one.text() for one in findings]


def test_two_answers_and_texts_are_told_with_their_cells():
    def change(book):
        sheet = book.worksheets[1]
        sheet.cell(6, xlsx.ANSWER).value = "Left 3, Right 3"
        sheet.cell(7, xlsx.ANSWER).value = "quite a lot"
        sheet.cell(8, xlsx.ANSWER).value = -3
        sheet.cell(9, xlsx.ANSWER + 4).value = "Right 5"

    found, told = changed(change)
    sheet = "sheet 1 =1+1, cell V"
    assert told == [
        f"a.xlsx: {sheet}6: the row has several answers: Left 3, Right 3; expected one. Ask the "
        "person which one is meant",
        f"a.xlsx: {sheet}7: 'quite a lot' is no position; expected one of the list, such as Left "
        "3, Equal 1 or Right 5. An interval has its side and the smaller number first, such as "
        "Left 3-5",
        f"a.xlsx: {sheet}8: -3 does not say which side matters more; expected such as Left 3 or "
        "Right 3. Ask the person which side is meant",
        f"a.xlsx: {sheet}9: the row has several answers: Left 3, Right 5; expected one. Ask the "
        "person which one is meant",
    ]
    assert [value for key, value in found.items() if key[0] == "car"] == [None] * 4 + [3, 3]


def test_copied_rows_count_once_unless_they_differ():
    def copied(book, answer):
        sheet = book.worksheets[1]
        for column in range(1, xlsx.MEANING + 1):
            sheet.cell(40, column).value = sheet.cell(6, column).value
        sheet.cell(40, xlsx.ANSWER).value = answer

    found, told = changed(lambda book: copied(book, "Left 3"))
    assert (len(found), set(found.values()), told) == (9, {3}, [])
    found, told = changed(lambda book: copied(book, None))
    assert (set(found.values()), told) == ({3}, [])
    found, told = changed(lambda book: copied(book, "Right 2"))
    assert len(found) == 8
    assert len(told) == 1
    assert "cell V40: the row has several answers: Left 3, Right 2" in told[0]


def test_a_changed_fingerprint_and_rows_that_are_gone_or_foreign_are_told():
    def change(book):
        for row in book[xlsx.CODES_SHEET].iter_rows():
            if row[0].value == "fingerprint":
                row[1].value = "0" * 16
        book.worksheets[1].cell(6, xlsx.KEY).value = "k00000000"

    found, told = changed(change)
    assert len(found) == 8
    assert [one.partition(": ")[2].split(";")[0].split(",")[0] for one in told] == [
        "the fingerprint of the form",
        "sheet 1 =1+1",
        "1 of 9 rows of the form are missing. Ask the person for these judgments",
    ]
    assert "the form has no row k00000000" in told[1]


def test_items_that_there_are_not_any_more_are_told_and_the_rest_is_taken():
    nodes = [node for node in NODES if node.code not in ("style", "bags")]
    questionnaire = form()
    judged = dict.fromkeys(keyed(questionnaire).values(), Fraction(1, 5))
    book = filled(xlsx.make(questionnaire, ("zh",)), questionnaire, judged, ("zh",))
    problems = Problems()
    reading = read_form("a.xlsx", saved(book), Hierarchy(nodes), problems)
    assert len(answers(reading)) == 3 + 1
    assert {one.what.code for one in problems.findings} == {"answer-of-no-item"}


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_workbook_is_told_or_none_of_ours(seed):
    chance = random.Random(seed)
    data = damaged(xlsx.make(form(), ("zh",)), chance, "xl/worksheets/")
    reading, findings = read(data)
    for one in findings:
        assert one.path == "a.xlsx"
    taken = answers(reading) if reading is not None and reading.respondents else {}
    assert set(taken.values()) <= {None}  # nothing was answered


def damaged(data, chance, part):
    """Change a few signs in one of the parts of a workbook or a document."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        names = [name for name in source.namelist() if name.startswith(part)]
        chosen = chance.choice(names)
        for name in source.namelist():
            content = bytearray(source.read(name))
            for _ in range(chance.randint(1, 5) if name == chosen else 0):
                place = chance.randrange(len(content))
                content[place : place + chance.choice((1, 1, 20))] = chance.choice(
                    (b"", b"<", b"9", b"{", b'"')
                )
            target.writestr(name, bytes(content))
    return out.getvalue()


def test_another_workbook_is_none_of_ours():
    book = openpyxl.Workbook()
    book.worksheets[0].append(["k12345678", "a"])
    assert read(saved(book)) == (None, [])
    assert read(b"no workbook") == (None, [])


@pytest.mark.parametrize("languages", [("zh",), ("en",), ("zh", "en")])
def test_no_name_is_live_and_the_answers_alone_can_be_written(languages):
    book = openpyxl.load_workbook(io.BytesIO(xlsx.make(form(), languages)))
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert "HYPERLINK" not in cell.value
                    assert cell.value.startswith(
                        ("=IF", "='", '="', "=1", "=SUM", "=AVERAGE", "=$")
                    )
                    assert cell.value != "=1+1"
                assert cell.protection.locked == (not _is_answer(sheet, cell))


def _is_answer(sheet, cell):
    key = sheet.cell(cell.row, xlsx.KEY).value or ""
    if sheet.sheet_state != "visible" or not str(key).startswith("k"):
        return False
    return cell.column == (3 if sheet.title in ("填写说明", "How to answer") else xlsx.ANSWER)


def test_the_file_is_the_same_at_every_making():
    assert xlsx.make(form(), ("zh",)) == xlsx.make(form(), ("zh",))


@given(st.sampled_from([("zh",), ("en",), ("zh", "en"), ("en", "zh")]))
def test_every_position_is_read_as_it_is_written(languages):
    assert tuple(map(read_position, positions_in_words(languages))) == POSITIONS


@pytest.mark.parametrize(
    "text", ["3", "-3", "1/3", "9.5", "左", "左 10", "同等 3", "Left", "x", ""]
)
def test_what_is_no_position_is_none(text):
    assert read_position(text) is None


@pytest.mark.parametrize("text", ["左 3 右 3", "左3，左5", "Left 9 / Right 9", "左 2 同等 1"])
def test_two_positions_are_refused(text):
    with pytest.raises(ValueError, match=text[:1]):
        read_position(text)


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory):
    """Open workbooks in LibreOffice and save them again."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")

    def convert(data, suffix="xlsx"):
        source, out = folder / "form.xlsx", folder / "out"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", suffix, "--outdir", str(out)]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=600)
        return (out / f"form.{suffix}").read_bytes()

    return convert


@pytest.mark.parametrize("method", ["eigenvector", "geometric-mean", "column-sum"])
def test_libreoffice_finds_the_ratio_that_the_mathematics_finds(recalculated, method):
    chance = random.Random(7)
    questionnaire = replace(form(), method=method)
    judged = {codes: chance.choice(SAATY_JUDGMENTS) for codes in keyed(questionnaire).values()}
    data = saved(filled(xlsx.make(questionnaire, ("zh",)), questionnaire, judged, ("zh",)))
    back = recalculated(data)
    book = openpyxl.load_workbook(io.BytesIO(back), data_only=True)
    for sheet, part in zip(book.worksheets[1:3], questionnaire.parts, strict=True):
        n = len(part.items)
        matrix = np.ones((n, n))
        for (node, a, b), value in judged.items():
            if node == part.node:
                i, j = part.items.index(a), part.items.index(b)
                matrix[i, j], matrix[j, i] = float(value), 1 / float(value)
        expected = float(weigh(matrix, method, "linear", questionnaire.random_index).cr)
        assert sheet.cell(3, xlsx.ANSWER).value == pytest.approx(expected, abs=1e-9)
        assert "6" in sheet.cell(3, xlsx.NUMBER).value or n == 3
    reading, findings = read(back)
    assert findings == []
    assert answers(reading) == judged


def test_libreoffice_leaves_the_ratio_blank_until_all_is_answered(recalculated):
    questionnaire = form()
    judged = dict.fromkeys(keyed(questionnaire).values())
    judged["safety", "brakes", "belts"] = Fraction(1, 9)
    data = saved(filled(xlsx.make(questionnaire, ("zh",)), questionnaire, judged, ("zh",)))
    back = recalculated(data)
    book = openpyxl.load_workbook(io.BytesIO(back), data_only=True)
    for sheet in book.worksheets:
        assert not any(str(cell).startswith(("#", "Err:")) for row in sheet.values for cell in row)
    page = book.worksheets[2]
    assert not page.cell(3, xlsx.ANSWER).value
    assert page.cell(xlsx.FIRST_ROW, xlsx.MEANING).value == "安全带 比 制动 极端重要（9）"
    assert page.cell(xlsx.FIRST_ROW, xlsx.SCALE + 16).value == "●"
    assert page.cell(xlsx.FIRST_ROW, xlsx.SCALE).value == "9"
    assert answers(read(back)[0]) == judged
    sheets = recalculated(data, "ods")
    assert answers(read(sheets, "a.ods")[0]) == judged


INTERVALS = replace(form(), intervals=True)


def with_intervals(judged, languages=("zh",)):
    """Fill in a form: ends in both orders, one alone, and twice the same."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx.make(INTERVALS, languages)))
    words = dict(zip(POSITIONS, positions_in_words(languages), strict=True))
    codes = keyed(INTERVALS)
    for sheet, line, key in rows_in(book):
        for column, value in zip(
            (xlsx.ANSWER, xlsx.TO), judged.get(codes.get(key), (None, None)), strict=True
        ):
            sheet.cell(line, column).value = words[value] if value else None
    return book


def test_a_second_choice_makes_an_interval():
    pairs = list(keyed(INTERVALS).values())
    five, third = Fraction(5), Fraction(1, 3)
    given = [(five, Fraction(3)), (third, five), (five, None), (five, five), (None, None)]
    reading, findings = read(saved(with_intervals(dict(zip(pairs, given, strict=False)))))
    assert findings == []
    found = answers(reading)
    assert [found[pair] for pair in pairs[:5]] == [
        Interval(Fraction(3), five), Interval(third, five), five, five, None,
    ]  # fmt: skip


def test_a_second_choice_alone_is_told():
    (pair, *_) = keyed(INTERVALS).values()
    reading, findings = read(saved(with_intervals({pair: (None, Fraction(5))})))
    assert answers(reading)[pair] is None
    (found,) = findings
    assert found.message() == "'左 5' is the second end of an interval, but the first is blank"
    assert found.hint("zh") == "请补选前一端；若只有一个判断，请填在“回答”一列"


def test_libreoffice_takes_the_middle_for_the_ratio(recalculated):
    pairs = [pair for pair in keyed(INTERVALS).values() if pair[0] == "safety"]
    ends = [(Fraction(5), Fraction(3)), (Fraction(1, 2), Fraction(4)), (Fraction(1, 3), None)]
    back = recalculated(saved(with_intervals(dict(zip(pairs, ends, strict=True)))))
    book = openpyxl.load_workbook(io.BytesIO(back), data_only=True)
    page = book.worksheets[2]
    expected = PairwiseMatrix.from_upper("abc", [4, 2, "1/3"])
    (cr,) = weigh(expected.to_array()[None]).cr
    assert page.cell(3, xlsx.ANSWER).value == pytest.approx(cr, abs=1e-9)
    assert "…" in page.cell(xlsx.FIRST_ROW, xlsx.MEANING).value
