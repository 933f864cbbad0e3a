"""Importing iMeta and iData: what they say, what is wrong with them, what is lost and told."""

import csv

import numpy as np
import pandas as pd
import pytest
from openpyxl import Workbook

from index import load_project
from index.commands import main
from index.intake.reading import read_deck
from index.project.errors import ProjectError
from index.steps.build import build

META = """iCode,iName,Type,Level,Parent,Direction,Weight,Unit,Denominator
x,Exports,Indicator,1,a,1,2,USD,gdp
y,Debt,Indicator,1,a,-1,1,%,NA
z,Trust,Indicator,1,b,1,1,score,NA
a,Economy,Aggregate,2,top,1,3,,NA
b,Society,Aggregate,2,top,1,1,,NA
top,Strength,Aggregate,3,NA,1,1,,NA
income,Income group,Group,NA,NA,NA,NA,,NA
gdp,GDP,Denominator,NA,NA,NA,NA,USD,NA
"""
DATA = """uCode,uName,Time,income,gdp,x,y,z
AUT,Austria,2018,high,10,1,3,7
BEL,Belgium,2018,high,20,4,NA,8
NA,Namibia,2018,low,5,2,1,n/a
"""


@pytest.fixture
def files(tmp_path):
    """Write iMeta and iData, with some text replaced; return their paths."""

    def write(old="", new="", data_old="", data_new=""):
        assert old in META
        assert data_old in DATA
        meta, data = tmp_path / "iMeta.csv", tmp_path / "iData.csv"
        meta.write_text(META.replace(old, new, 1) if old else META, encoding="utf-8")
        data.write_text(DATA.replace(data_old, data_new, 1) if data_old else DATA, encoding="utf-8")
        return [str(meta), str(data)]

    return write


def test_a_project_is_what_the_files_say(files, tmp_path, capsys):
    target = tmp_path / "project"
    assert main(["import", *files(), "-o", str(target)]) == 0
    told = capsys.readouterr()
    assert [*map(str.strip, told.out.splitlines())] == [
        str(target / name)
        for name in ("index.toml", "indicators.csv", "regions.csv", "values.csv", "not-used.csv",
                     "README.md")
    ]  # fmt: skip
    assert "no step uses these groups, which are kept in not-used.csv: income." in told.err
    project = load_project(target)
    weights = project.weights
    assert weights.codes == ("top", "a", "x", "y", "b", "z")
    assert weights.global_.round(6).to_dict() == {
        "top": 1, "a": 0.75, "x": 0.5, "y": 0.25, "b": 0.25, "z": 0.25,
    }  # fmt: skip
    assert [(one.code, one.direction, one.denominator, one.unit) for one in project.indicators] == [
        ("x", 1, "gdp", "USD"), ("y", -1, None, "%"), ("z", 1, None, "score"),
        ("gdp", 1, None, "USD"),
    ]  # fmt: skip
    assert [(one.code, one.name()) for one in project.regions] == [
        ("AUT", "Austria"), ("BEL", "Belgium"), ("NA", "Namibia"),
    ]  # fmt: skip
    expected = [[1, 3, 7, 10], [4, np.nan, 8, 20], [2, 1, np.nan, 5]]
    assert np.array_equal(project.values.to_numpy(), expected, equal_nan=True)
    assert project.values.index.tolist() == [(2018, "AUT"), (2018, "BEL"), (2018, "NA")]
    assert weights.name("a"), project.title_in("en") == ("Economy", "Strength")
    assert "kept in not-used.csv: income" in (target / "README.md").read_text(encoding="utf-8")
    with (target / "not-used.csv").open(encoding="utf-8-sig") as file:
        assert [*csv.reader(file)][1:3] == [["AUT", "2018", "high"], ["BEL", "2018", "high"]]


def test_gaps_are_filled_in_the_groups_that_are_asked_for(files, tmp_path):
    target = tmp_path / "project"
    main(["import", *files(), "-o", str(target), "--within", "income"])
    project = load_project(target)
    assert project.settings.missing == ("mean",)
    assert project.settings.impute_within == ("income", "pool")
    assert [one.groupings["income"] for one in project.regions] == ["high", "high", "low"]
    assert build(project).stages["imputed"]["y"].tolist() == [3, 3, 1]
    assert not (target / "not-used.csv").exists()


def test_gaps_are_filled_by_the_mean_of_all(files, tmp_path):
    target = tmp_path / "project"
    main(["import", *files(), "-o", str(target), "--within", "all"])
    assert load_project(target).settings.missing == ("mean",)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("Indicator,1,a,-1", "indicator,1,a,-1"),
         "row 3, column 3: Type is 'indicator', which is not known"),
        (("y,Debt", "x,Debt"), "row 3, column 1: iCode x stands also in row 2"),
        (("y,Debt", ",Debt"), "row 3, column 1: iCode is blank"),
        (("2,top,1,1", "2,NA,1,1"), "row 7, column 5: several entries have no parent: b, top"),
        (("2,top,1,1", "3,top,1,1"),
         "row 6, column 4: b is on level 3, but what stands in Type and Parent puts it on level 2"),
        (("Indicator,1,b", "Indicator,2,b"),
         "row 4, column 4: z is on level 2, but what stands in Type and Parent puts it on level 1"),
        (("y,Debt,Indicator,1,a", "y,Debt,Indicator,1,top"),
         "row 3, column 5: y is on level 1, its parent top on level 3"),
        (("Aggregate,3,NA", "Aggregate,2.5,NA"), "row 7, column 4: Level is 2.5"),
        (("Indicator,1,b", "Indicator,1,c"),
         "row 4, column 5: the parent c is no iCode of an aggregate"),
        (("Indicator,1,b", "Indicator,1,x"),
         "row 4, column 5: z is below x, which is an indicator"),
        (("Indicator,1,b", "Indicator,1,a"), "row 6, column 1: the aggregate b has nothing below"),
        (("1,3,,NA", "1,NA,,NA"), "row 5, column 7: a has no Weight"),
        (("1,3,,NA", '1,"0,5",,NA'), "row 5, column 7: '0,5'"),
        (("1,3,,NA", "1,much,,NA"), "row 5, column 7: 'much' is not a number"),
        (("a,1,2", "a,up,2"), "row 2, column 6: the direction is up, which is neither 1"),
        (("a,1,2", "a,0,2"), "row 2, column 6: the direction is 0, which is neither"),
        (("a,1,2", "a,-,2"), "row 2, column 6: the direction is -, which is neither"),
        (("a,1,2", "a,—,2"), "row 2, column 6: the direction is —, which is neither"),
        (("a,1,2", "a,1,-2"), "row 2, column 7: the weight of x is -2; as a share"),
        (("a,1,2", "a,NA,2"), "row 2, column 6: x has no Direction"),
        (("USD,gdp", "USD,pop"), "row 2, column 9: the denominator pop is no iCode"),
        (("Type,Level", "Type,Layer"), "the column Level is missing"),
        (("3,NA,1,1", "3,top,1,1"), "row 7, column 4: top is on level 3"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_imeta_is_told_with_its_cell(files, change, expected):
    with pytest.raises(ProjectError) as caught:
        read_deck(files(*change))
    (found, *_) = caught.value.findings
    assert found.path.endswith("iMeta.csv")
    assert expected in found.text()


def test_a_level_that_fits_nothing_below_it_is_told_once(files):
    with pytest.raises(ProjectError) as caught:
        read_deck(files("a,Economy,Aggregate,2", "a,Economy,Aggregate,3"))
    (only,) = [one.text() for one in caught.value.findings if "on level" in one.text()]
    assert "a is on level 3, but what stands in Type and Parent puts it on level 2" in only


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("gdp,x,y,z", "gdp,x,yy,z"), "row 1, column 7: the column yy is no iCode of iMeta"),
        (("gdp,x,y,z", "gdp,x,Y,z"), "column Y is no iCode of iMeta. Did you mean y?"),
        (("income,gdp", "remarks,gdp"), "remarks is no iCode of iMeta. Give it a row in iMeta"),
        (("gdp,x,y,z", "gdp,x,y,a"), "row 1, column 8: a is an aggregate"),
        (("gdp,x,y,z", "gdp,x,y,x"), "row 1, column 8: the column 'x' stands twice"),
        (("uName,Time", "uName,Year"), "row 1, column 3: the column Year is no iCode of iMeta"),
        (("2018,high,10", "2018-19,high,10"), "row 2, column 3: Time is '2018-19'"),
        (("BEL,Belgium", "AUT,Austria"), "row 3, column 1: AUT stands also in row 2 for 2018"),
        (("BEL,Belgium", ",Belgium"), "row 3, column 1: uCode is blank"),
        (("20,4,NA,8", "20,four,NA,8"), "row 3, column 6: 'four' is not a number"),
        (("20,4,NA,8", '20,"4,5",NA,8'), "row 3, column 6: '4,5'"),
    ],
)
def test_what_is_wrong_in_idata_is_told_with_its_cell(files, change, expected):
    with pytest.raises(ProjectError) as caught:
        read_deck(files("", "", *change))
    (found, *_) = caught.value.findings
    assert found.path.endswith("iData.csv")
    assert expected in found.text()


def test_a_column_that_is_missing_is_told(files):
    with pytest.raises(ProjectError, match="y is of the type Indicator in iMeta and has no column"):
        read_deck(files("", "", "gdp,x,y,z", "gdp,x,,z"))


def test_decimal_commas_are_read_where_semicolons_separate(files, tmp_path):
    paths = files("", "", "20,4,NA,8", "20,4.5,NA,8")
    data = tmp_path / "iData.csv"
    text = data.read_text(encoding="utf-8").replace(",", ";").replace("4.5", "4,5")
    data.write_text(text, encoding="utf-8")
    assert read_deck(paths).values[2018, "BEL"][0] == 4.5


def test_time_is_a_column_or_an_option(files):
    without = ("", "", "Time,", "")
    paths = files(*without)
    text = DATA.replace("Time,", "").replace("2018,", "")
    with open(paths[1], "w", encoding="utf-8") as file:
        file.write(text)
    with pytest.raises(ProjectError, match="there is no column Time"):
        read_deck(paths)
    assert {year for year, _ in read_deck(paths, 2020).values} == {2020}
    with pytest.raises(ProjectError, match="--year was given, but the column Time"):
        read_deck(files(), 2020)


def test_files_that_are_missing_or_too_many_are_told(files, tmp_path):
    meta, data = files()
    with pytest.raises(ProjectError, match="iData is missing"):
        read_deck([meta])
    with pytest.raises(ProjectError, match="iMeta is missing"):
        read_deck([data])
    with pytest.raises(ProjectError, match="a second table of the same kind"):
        read_deck([meta, data, data])
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ProjectError, match="neither iMeta"):
        read_deck([meta, str(other)])


def test_columns_without_a_place_are_told_with_the_reason(files, tmp_path):
    paths = files()
    with open(paths[0], "w", encoding="utf-8") as file:
        for k, line in enumerate(META.splitlines()):
            file.write(line + (",minmax_lower,Comment\n" if k == 0 else ",1,why\n"))
    lost = read_deck(paths).lost
    assert [one.text() for one in lost] == [
        f"{paths[0]}: column 10: the column minmax_lower is not carried over: it belongs to a "
        "normalization that COINr chooses indicator by indicator",
        f"{paths[0]}: column 11: the column Comment is not carried over: an index project has "
        "nothing like it",
    ]


def test_a_table_without_units_is_refused(files):
    paths = files()
    with open(paths[1], "w", encoding="utf-8") as file:
        file.write(DATA.splitlines()[0])
    with pytest.raises(ProjectError, match="no row of a unit below the heading"):
        read_deck(paths)


def test_groups_are_no_column_that_means_something_else(files, tmp_path, capsys):
    paths = files("income,Income", "kind,Income", "income", "kind")
    assert main(["import", *paths, "-o", str(tmp_path / "project"), "--within", "kind"]) == 1
    assert "--within kind is also what a column of regions.csv" in capsys.readouterr().err


def test_groups_must_be_there_and_stay(files, tmp_path, capsys):
    target = str(tmp_path / "project")
    assert main(["import", *files(), "-o", target, "--within", "incom"]) == 1
    assert "Did you mean income?" in capsys.readouterr().err
    more = DATA + "AUT,Austria,2019,low,1,1,1,1\n"
    paths = files()
    with open(paths[1], "w", encoding="utf-8") as file:
        file.write(more)
    assert main(["import", *paths, "-o", target, "--within", "income"]) == 1
    assert "the entries of units such as AUT in income" in capsys.readouterr().err


def sheets(path, tables):
    book = Workbook()
    book.remove(book.active)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return str(path)


def cells(text):
    def cell(value):
        if value == "NA":
            return None  # as openxlsx writes what R has no value of
        try:
            return float(value)
        except ValueError:
            return value

    return [[*map(cell, row)] for row in csv.reader(text.splitlines())]


def test_a_workbook_is_as_two_tables(files, tmp_path):
    text = DATA.replace("NA,Namibia", "NAM,Namibia")
    paths = files("", "", "NA,Namibia", "NAM,Namibia")
    path = sheets(tmp_path / "both.xlsx", {"iMeta": cells(META), "iData": cells(text)})
    one, other = read_deck(paths), read_deck([path])
    assert one.entries == other.entries
    assert one.units == other.units
    assert np.array_equal([*one.values.values()], [*other.values.values()], equal_nan=True)


def test_an_export_of_coinr_is_as_two_tables(files, tmp_path):
    """``export_to_excel`` names sheets by where a table is in the coin: Meta.Ind, Data.Raw."""
    frame = pd.DataFrame(cells(DATA.replace("NA,Namibia", "NAM,Namibia")))
    unit, raw = frame[[0, 3, 1, 2, 4]], frame[[0, 5, 6, 7]].iloc[[0, 3, 1, 2]]
    book = {
        "Data.Raw": raw.replace({np.nan: None}).to_numpy().tolist(),
        "Meta.Ind": cells(META),
        "Meta.Unit": unit.replace({np.nan: None}).to_numpy().tolist(),
        "Data.Treated": [["uCode", "x"], ["AUT", 99]],
    }
    one = read_deck(files("", "", "NA,Namibia", "NAM,Namibia"))
    other = read_deck([sheets(tmp_path / "coin.xlsx", book)])
    assert one.entries == other.entries
    assert sorted(one.units, key=str) == sorted(other.units, key=str)
    assert one.cells == other.cells
    for key, values in one.values.items():
        assert np.array_equal(values, other.values[key], equal_nan=True)


def test_other_workbooks_are_refused(tmp_path):
    path = sheets(tmp_path / "other.xlsx", {"Data": [["a"], [1]]})
    with pytest.raises(ProjectError, match="its sheets: Data"):
        read_deck([path])


def test_nothing_is_replaced_unasked(files, tmp_path, capsys):
    target = str(tmp_path / "project")
    assert main(["import", *files(), "-o", target]) == 0
    assert main(["import", *files(), "-o", target]) == 0
    changed = files("a,1,2", "a,1,5")
    assert main(["import", *changed, "-o", target]) == 2
    assert "indicators.csv" in capsys.readouterr().err
    assert main(["import", *changed, "-o", target, "--force"]) == 0
    assert main(["import", *files(), "-o", str(tmp_path)]) == 2
