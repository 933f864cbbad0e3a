"""Tables of answers: what can be wrong with them stands beside each broken one in ``answers``."""

import datetime
import os
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ahp.common.findings import FileError
from ahp.files.answers import answers_text, read_answers
from ahp.model.hierarchy import Hierarchy, Node
from tests.elicit.models import CAR
from tests.labelled import SAATY, visible_characters

FOLDER = Path(__file__).with_name("answers")
EXPECTED = sorted(FOLDER.glob("*.txt"))
HIERARCHY = Hierarchy(CAR)


def told(path, lang="en"):
    with pytest.raises(FileError) as caught:
        read_answers(path, HIERARCHY)
    return caught.value.text(lang).replace(os.sep, "/").splitlines()


@pytest.fixture
def _beside_the_cases(monkeypatch):
    monkeypatch.chdir(FOLDER)


@pytest.mark.usefixtures("_beside_the_cases")
@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_message(expected):
    name = f"{expected.stem}.csv"
    english, chinese = told(name), told(name, "zh")
    assert english == expected.read_text(encoding="utf-8").splitlines()
    assert len(chinese) == len(english)
    assert not set(chinese) & set(english)


def test_every_case_has_its_text():
    assert {path.stem for path in FOLDER.glob("*.csv")} == {path.stem for path in EXPECTED}


def test_no_such_file():
    assert told("nowhere.csv") == ["nowhere.csv: there is no such file or folder"]


@pytest.mark.parametrize(
    "data",
    [
        b"node,a,b,value,note\ncost,price,fuel,1/3,\xe5\x9b\xa0\xe4\xb8\xba\n",
        "\ufeffvalue;b;a;note\r\n1/3;fuel;price;因为\r\n;;;\r\n".encode(),
        "a\tb\tvalue\tnote\tnode\nprice\tfuel\t１／３\t因为\n".encode("gb18030"),
    ],
)
def test_tables_as_spreadsheets_write_them(tmp_path, data):
    path = tmp_path / "answers.csv"
    path.write_bytes(data)
    (answer,) = read_answers(path, HIERARCHY)
    assert (answer.node, answer.pair) == ("cost", ("price", "fuel"))
    assert (answer.value, answer.note) == (Fraction(1, 3), "因为")


notes = st.text(visible_characters(), max_size=8).map(str.strip)


ITEMS = ("成本", "b, c", "d'")


@settings(max_examples=40, deadline=None)
@example({("成本", "b, c"): (Fraction(1), "0\xa00  =1")})
@given(
    st.dictionaries(
        st.sampled_from(list(combinations(ITEMS, 2))),
        st.tuples(st.sampled_from(SAATY), notes),
        min_size=1,
    )
)
def test_what_is_written_is_read(tmp_path_factory, answers):
    hierarchy = Hierarchy([Node("goal"), *(Node(item, "goal") for item in ITEMS)])
    rows = [("goal", pair, value, note) for pair, (value, note) in answers.items()]
    path = tmp_path_factory.mktemp("answers") / "answers.csv"
    path.write_text(answers_text(rows), encoding="utf-8")
    read = read_answers(path, hierarchy)
    assert [(one.node, one.pair, one.value, one.note) for one in read] == rows


def test_a_workbook_of_answers(tmp_path):
    path = tmp_path / "answers.xlsx"
    book = Workbook()
    book.active.append(["remarks"])
    sheet = book.create_sheet("answers")
    sheet.append(["a", "b", "value", "note"])
    sheet.append(["price", "style", 3, "a reason"])
    sheet.append([None, None, None, None])
    sheet.append(["price", "color", 1 / 3, None])
    sheet.append(["style", "color", "1/5", None])
    book.save(path)
    nodes = [Node("car"), *(Node(code, "car") for code in ("price", "style", "color"))]
    found = read_answers(path, Hierarchy(nodes))
    assert [(one.pair, one.value, one.note) for one in found] == [
        (("price", "style"), 3, "a reason"),
        (("price", "color"), Fraction(1, 3), ""),
        (("style", "color"), Fraction(1, 5), ""),
    ]
    sheet["C2"] = datetime.date(2026, 3, 1)
    book.save(path)
    with pytest.raises(FileError, match=r"sheet answers, cell C2: .*date"):
        read_answers(path, Hierarchy(nodes))


def test_a_workbook_without_answers(tmp_path):
    path = tmp_path / "answers.xlsx"
    Workbook().save(path)
    with pytest.raises(FileError, match="the table has no answers"):
        read_answers(path, Hierarchy([Node("car"), Node("a", "car"), Node("b", "car")]))
    path.write_bytes(b"a,b,value\n")
    with pytest.raises(FileError, match="not an Excel workbook"):
        read_answers(path, Hierarchy([Node("car"), Node("a", "car"), Node("b", "car")]))
