"""Tables of values from every kind of file: what is read, and where a gap may be something else."""

from pathlib import Path

import openpyxl
import pytest

from ahp.common.findings import Problems
from ahp.common.io.cells import parse_number
from ahp.common.io.grid import read_grid

BOOKS = Path(__file__).parent / "workbooks"
"""A table of two regions, saved by LibreOffice: whole, or cell D2 blank, an error or merged."""


def read(path):
    problems = Problems()
    return read_grid(str(path), problems), [found.code for found in problems.findings]


@pytest.mark.parametrize("suffix", [".xls", ".ods"])
def test_other_workbooks_are_read_where_no_cell_is_blank(suffix):
    grid, codes = read(BOOKS / f"full{suffix}")
    assert codes == []
    assert grid.rows == [["region", "year", "x", "y"], ["a", 2022, 1.5, 2], ["b", 2022, 3, 4]]


def test_a_blank_cell_is_one_where_the_file_has_no_errors():
    grid, codes = read(BOOKS / "gap.ods")
    assert codes == []
    assert grid.rows[1] == ["a", 2022, 1.5, None]


@pytest.mark.parametrize("name", ["gap.xls", "error.xls", "error.ods", "merged.ods"])
def test_a_blank_cell_that_may_hide_an_error_is_refused(name):
    problems = Problems()
    assert read_grid(str(BOOKS / name), problems) is None
    (found,) = problems.findings
    assert found.code == "blank-unsure"
    assert (found.place.row, found.place.column) == (2, 4)
    assert "CSV" in found.hint()
    assert "CSV" in found.hint("zh")


def test_merged_cells_that_are_known_are_told_as_such():
    assert read(BOOKS / "merged.xls")[1] == ["cell-merged"]


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\nregion;year;x\na;2022;1,5\n",
        "\ufeffsep=;\r\nregion;year;x\r\na;2022;1,5\r\n",
        "SEP=\t\nregion\tyear\tx\na\t2022\t1.5\n",
        "sep=,\nregion,year,x\na,2022,1.5\n",
        "sep=\nregion;year;x\na;2022;1,5\n",
    ],
)
def test_a_first_line_that_names_the_delimiter_is_no_heading(tmp_path, text):
    path = tmp_path / "values.csv"
    path.write_text(text, encoding="utf-8")
    grid, codes = read(path)
    assert codes == []
    assert grid.header == 1
    assert grid.rows[1] == ["region", "year", "x"]
    assert grid.place(2, 2).text() == "row 3, column 3"  # as the file counts
    assert grid.decimal == ("," if "1,5" in text else ".")


def test_decimal_commas_may_have_exponents(tmp_path):
    path = tmp_path / "values.csv"
    path.write_text("region;year;x\na;2022;7,5e-05\nb;2022;0,962\n", encoding="utf-8")
    grid, _ = read(path)
    assert [parse_number(grid.cell(row, 2), grid.decimal) for row in (1, 2)] == [7.5e-05, 0.962]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["12,345", 7.5], None),  # nothing shows what its comma is: a number has no sign of it
        (["12,345", "7,5"], 12.345),
        (["12,345", "7.5"], 12345.0),
        (["12,345", "1,234,567"], 12345.0),
    ],
)
def test_a_comma_in_the_text_of_a_sheet_is_what_its_other_texts_show(tmp_path, cells, expected):
    path = tmp_path / "values.xlsx"
    book = openpyxl.Workbook()
    for row in (["region", "x"], *(["a", cell] for cell in cells)):
        book.active.append(row)
    book.save(path)
    grid, codes = read(path)
    assert codes == []
    number = parse_number(grid.cell(1, 1), grid.decimal)
    if expected is None:
        assert number.message() == "'12,345' may be 12.345 or 12345"
    else:
        assert number == expected
