"""Texts from outside command no terminal and no spreadsheet, whichever way they come in or out."""

import ast
import csv
import io
import shutil
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook

from ahp.commands import main as ahp
from ahp.common.findings import Finding, Place, Problems
from ahp.common.io.delimited import make_table, parse_table
from ahp.common.io.spreadsheet import as_given, as_text
from ahp.common.io.toml import open_document
from ahp.common.io.wording import NO_SUCH_PATH
from ahp.common.visible import UNSEEN, visible
from ahp.files import load_model, read_matrix
from index.commands import main as index

ROOT = Path(__file__).parent.parent
HOSTILE = "a\x1b]52;c;aGk=\x07\x1b[2J\x9b2J\u202eb"
MODEL = str(ROOT / "matrices" / "ai-competitiveness-2022")
OUTLINE = str(ROOT / "examples" / "school" / "outline.txt")


@pytest.fixture
def school(tmp_path):
    """Return the folder of a model that is judged."""
    assert ahp(["new", OUTLINE, str(tmp_path / "school")]) == 0
    shutil.copy(ROOT / "examples" / "school" / "school.csv", tmp_path / "school")
    return tmp_path / "school"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("program", "arguments"),
    [
        (ahp, [HOSTILE]),
        (ahp, ["check", HOSTILE]),
        (ahp, ["check", MODEL, "--" + HOSTILE]),
        (ahp, ["check", MODEL, "--threshold", HOSTILE]),
        (ahp, ["check", MODEL, "--ri", HOSTILE]),
        (ahp, ["weights", HOSTILE]),
        (ahp, ["weights", MODEL, "--node", HOSTILE]),
        (ahp, ["repair", HOSTILE]),
        (ahp, ["compare", HOSTILE]),
        (ahp, ["judge", HOSTILE, HOSTILE, "a", "b", "3"]),
        (ahp, ["elicit", HOSTILE, "--plain"]),
        (ahp, ["new", HOSTILE, HOSTILE]),
        (ahp, ["recover", HOSTILE]),
        (index, ["build", HOSTILE]),
        (index, ["explain", HOSTILE, HOSTILE]),
        (index, ["chart", HOSTILE, HOSTILE]),
        (index, ["audit", HOSTILE]),
        (index, ["sample", "check", HOSTILE]),
    ],
    ids=lambda one: one.__module__.split(".")[0] if callable(one) else "-".join(one)[:14],
)
def test_arguments_are_shown_escaped(program, arguments, lang, capsys):
    assert program([*arguments, "--lang", lang]) in (1, 2)
    told = "".join(capsys.readouterr())
    assert not UNSEEN.search(told)
    assert "\\x1b" in told


def test_a_finding_is_one_line_that_commands_nothing():
    found = Finding(NO_SUCH_PATH, {}, "a\nerror: \x1b[2J", Place(sheet="\x1b[2J"))
    assert found.text() == ("a\\nerror: \\x1b[2J: sheet \\x1b[2J: there is no such file or folder")
    assert found.path == "a\nerror: \x1b[2J", "programs get the name as it is"


def test_nothing_is_said_past_the_one_function_that_escapes():
    for package in ("ahp", "index"):
        for path in (ROOT / package).rglob("*.py"):
            if path.name == "tell.py":
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print":
                    assert [one.arg for one in node.keywords] == ["file"], path
                    assert path.name == "plain.py", path


@pytest.mark.parametrize("sign", ["\x1b", "\x9b", "\u202e", "\u2066", "\uffff"])
def test_control_characters_are_refused_wherever_a_name_stands(sign, tmp_path, school):
    escaped = visible(sign)
    table = tmp_path / "a.csv"
    table.write_text(f",a,b{sign}\na,1,3\nb{sign},,1\n", encoding="utf-8")
    problems = Problems()
    assert read_matrix(table, problems=problems) is None
    (found,) = problems.findings
    assert (found.code, found.place) == ("control-character", Place(line=1, column=5))
    assert escaped in found.message("en")
    assert escaped in found.message("zh")

    path = school / "hierarchy.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Distance", f"Dis\\u{ord(sign):04x}tance"), encoding="utf-8")
    problems = Problems()
    load_model(school, problems=problems)
    (found,) = problems.findings
    assert found.code == "control-character"
    line = text[: text.index("Distance")].count("\n") + 1
    assert found.place is not None
    assert found.place.line == line


def test_control_characters_are_refused_in_workbooks(tmp_path):
    book = Workbook()
    for row in (["", "a", "b\u202e"], ["a", 1, 3], ["b\u202e", None, 1]):
        book.active.append(row)
    book.active.title = "goal"
    book.save(tmp_path / "a.xlsx")
    problems = Problems()
    assert read_matrix(tmp_path / "a.xlsx", problems=problems) is None
    first = problems.findings[0]
    assert (first.code, first.place) == (
        "control-character",
        Place(sheet="goal", row=1, column=3),
    )


def test_keys_of_settings_hold_no_control_characters(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text('format = 1\n"a\\u001b" = 1\n', encoding="utf-8")
    problems = Problems()
    open_document(str(path), problems)
    assert [found.code for found in problems.findings] == ["control-character"]


FORMULAS = ["=HYPERLINK(1)", "@SUM(1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", "＝1+1", "'=1"]


@pytest.mark.parametrize("name", FORMULAS)
def test_a_name_is_no_formula(name):
    assert as_text(name)[0] == "'"
    assert as_given(as_text(name)) == name


@pytest.mark.parametrize("text", ["-0.5", "+3", "-1e-3", "-5%", "-", "--", "cost", "'tis", ""])
def test_numbers_dashes_and_words_stay_what_they_are(text):
    assert as_text(text) == as_given(text) == text


@given(st.text(alphabet="'=+-@a1.\t", max_size=6))
@example("''=1")
def test_a_name_is_read_back_as_it_was(name):
    assert as_given(as_text(name)) == name
    (cells,) = parse_table(make_table([["x", name]]).render().decode()).cells()
    assert cells == ["x", name]


@pytest.mark.parametrize("command", ["check", "weights", "compare"])
def test_a_name_that_begins_as_a_formula_is_text_in_csv(command, school, capsys):
    path = school / "hierarchy.toml"
    text = path.read_text(encoding="utf-8").replace("Distance", "=HYPERLINK(1)")
    path.write_text(text, encoding="utf-8")
    if command == "compare":
        for expert in ("li", "wang"):
            (school / "experts" / expert).mkdir(parents=True)
            shutil.copy(school / "school.csv", school / "experts" / expert)
    capsys.readouterr()
    ahp([command, str(school), "--format", "csv", "--lang", "en"])
    cells = [cell for row in csv.reader(io.StringIO(capsys.readouterr().out)) for cell in row]
    assert "=HYPERLINK(1)" not in cells
    if command != "check":
        assert "'=HYPERLINK(1)" in cells


def test_what_a_workbook_cannot_hold_is_no_name(school):
    path = school / "hierarchy.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Distance", "Dis\\u000btance"), encoding="utf-8"
    )
    problems = Problems()
    load_model(school, problems=problems)
    assert [found.code for found in problems.findings] == ["control-character"]
