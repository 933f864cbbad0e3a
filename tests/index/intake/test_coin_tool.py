"""Workbooks of the COIN Tool, laid out as COINr reads them."""

import pytest
from openpyxl import Workbook

from index import load_project
from index.commands import main
from index.intake.reading import read_deck
from index.project.errors import ProjectError

INDICATORS = [
    # weight, direction, goalposts, index, sub-index, pillar, sub-pillar, name, code
    (1, 1, 0, 10, "Index", "si.01", "p.01", "sp.01", "Exports", "ind.01"),
    (2, -1, 1, 5, "Index", "si.01", "p.01", "sp.01", "Debt", "ind.02"),
    (1, 1, 0, 1, "Index", "si.01", "p.02", "sp.01", "Trust", "ind.03"),
]
FRAMEWORK = [
    ("p.01", None, 3, None, "Economy", "Economy"),
    ("p.02", None, 1, None, "Society", "Society"),
    ("--", None, None, None, "--", "--"),
    ("si.01", None, 1, None, "Whole", "Whole"),
    ("Index", None, None, None, "Strength", "Strength"),
]
UNITS = [("Austria", "AUT", 1, 3, 0.5), ("Belgium", "BEL", 4.5, "n/a", 0.25)]


@pytest.fixture
def tool(tmp_path):
    """Write a workbook of the COIN Tool with some cells changed; return its path."""

    def write(cells=None, framework=FRAMEWORK, row=4):
        book = Workbook()
        database = book.active
        database.title = "Database"
        for column, indicator in enumerate(INDICATORS, start=5):
            for at, value in enumerate(indicator, start=7):
                database.cell(at, column, value)
        for at in range(8, 12):  # columns that nobody filled in
            database.cell(16, at, f"ind.{at - 4:02d}")
        for at, (name, code, *values) in enumerate(UNITS, start=17):
            database.cell(at, 2, name)
            database.cell(at, 3, code)
            for column, value in enumerate(values, start=5):
                database.cell(at, column, value)
        sheet = book.create_sheet("Framework")
        heading = ("Code", None, "Weight", None, "Dimension/indicator", "Name")
        for at, entries in enumerate((heading, *framework), start=row):
            for column, value in enumerate(entries, start=3):
                sheet.cell(at, column, value)
        book.create_sheet("Winsorisation")
        for name, value in (cells or {}).items():
            database[name] = value
        path = tmp_path / "tool.xlsx"
        book.save(path)
        return str(path)

    return write


def test_indicators_tree_and_values_are_read(tool, tmp_path, capsys):
    target = tmp_path / "project"
    assert main(["import", tool(), "-o", str(target), "--year", "2020"]) == 0
    told = capsys.readouterr().err
    assert "sheet Database, row 12: the level of this row is left out" in told
    assert "choices and results on other sheets are not carried over: Winsorisation" in told
    project = load_project(target)
    weights = project.weights
    assert {code: weights.parent(code) for code in weights.codes} == {
        "Index": None, "p.01": "Index", "p.02": "Index", "ind.01": "p.01", "ind.02": "p.01",
        "ind.03": "p.02",
    }  # fmt: skip
    assert weights.global_[["ind.01", "ind.02", "ind.03"]].tolist() == pytest.approx(
        [0.25, 0.5, 0.25]
    )
    assert (weights.name("Index"), weights.name("p.01")) == ("Strength", "Economy")
    one = project.indicator("ind.02")
    assert (one.name(), one.direction, one.goalposts) == ("Debt", -1, (1.0, 5.0))
    assert [region.name() for region in project.regions] == ["Austria", "Belgium"]
    assert project.values["ind.01"].to_dict() == {(2020, "AUT"): 1.0, (2020, "BEL"): 4.5}
    assert project.values["ind.02"].isna().tolist() == [False, True]


def test_the_framework_of_the_older_tool_is_a_row_below(tool):
    assert read_deck([tool(row=4)], 2020).entries == read_deck([tool(row=5)], 2020).entries


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"F8": 0}, "sheet Database, cell F8: the direction is 0, which is neither 1 nor -1"),
        ({"F7": -2}, "sheet Database, cell F7: the weight of ind.02 is -2; as a share"),
        ({"F7": None}, "sheet Database, cell F7: the cell is blank"),
        ({"F13": None}, "sheet Database, cell F13: the cell is blank"),
        ({"F16": "ind.01"}, "sheet Database, cell F16: ind.01 stands there twice"),
        ({"C18": "AUT"}, "sheet Database, cell C18: AUT stands there twice"),
        ({"C18": None}, "sheet Database, cell C18: the cell is blank"),
        ({"E18": "four"}, "sheet Database, cell E18: 'four' is not a number"),
        ({"F13": "p.09"}, "sheet Framework: p.09 of the sheet Database is not in column C"),
        ({f"{c}16": None for c in "EFGHIJK"}, "no indicator has a code in row 16"),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(tool, cells, expected):
    with pytest.raises(ProjectError) as caught:
        read_deck([tool(cells)], 2020)
    assert expected in str(caught.value)


def test_the_year_and_the_heading_of_the_framework_are_needed(tool):
    with pytest.raises(ProjectError, match="does not say the year of its values"):
        read_deck([tool()])
    framework = [("p.01", None, 3, None, "Economy", "Economy")]
    with pytest.raises(ProjectError, match=r"p\.02 of the sheet Database is not in column C"):
        read_deck([tool(framework=framework)], 2020)


def test_a_node_has_one_parent(tool):
    cells = {"G12": "si.02", "F13": "p.02", "G13": "p.01"}
    framework = [*FRAMEWORK, ("si.02", None, 1, None, "Rest", "Rest")]
    with pytest.raises(ProjectError, match=r"G13: p\.01 is below several others: si\.01, si\.02"):
        read_deck([tool(cells, framework)], 2020)


def test_indicators_and_units_without_values_are_told(tool):
    cells = {"H15": "Growth", "B19": "Cyprus", "C19": "CYP"}
    lost = [one.text() for one in read_deck([tool(cells)], 2020).lost]
    assert any(
        "cell H16: the indicator ind.04 has no values and is left out" in one for one in lost
    )
    assert any("cell C19: CYP has no values and is left out" in one for one in lost)


def test_a_tool_stands_alone(tool, tmp_path):
    other = tmp_path / "iMeta.csv"
    other.write_text("iCode\n", encoding="utf-8")
    with pytest.raises(ProjectError, match="a workbook of the COIN Tool is a whole index"):
        read_deck([tool(), str(other)], 2020)
