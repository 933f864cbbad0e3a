"""Tables as people make them: a merged title above the headings, units below them."""

import pytest
from openpyxl import Workbook

from ahp.common.findings import Problems
from index.files.titled import read_table

HEADINGS = ("region", "城市")


def sheet(path, *rows, merged=()):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    book.save(path)
    return str(path)


def test_a_merged_title_and_units_are_skipped_and_told(tmp_path):
    rows = (["表1 各市指标"], ["单位：见各列", None], ["城市", "年份", "x"], ["单位", None, "元"])
    path = sheet(tmp_path / "a.xlsx", *rows, ["甲市", 2022, 5], merged=["A1:C1"])
    problems = Problems()
    grid = read_table(path, problems, HEADINGS)
    assert [grid.header, *grid.body()] == [2, 4]
    assert [one.what.code for one in problems.findings] == ["row-not-read"] * 3
    assert [one.place.row for one in problems.findings] == [1, 2, 4]
    assert "未读入：表1 各市指标" in problems.findings[0].text("zh")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["region", "x"], ["a", "1"]], []),
        ([["region"], ["x", "y"]], []),
        ([["title"], ["place", "x"], ["a", "1"]], []),  # its headings are not known
        ([["title", "more"], ["region", "x"], ["a", "1"]], []),  # perhaps no title
        ([["title"]], []),
        ([["region", "x"], ["甲", "单位"]], []),
        ([["title", ""], ["region", "x"], ["a", "1"]], ["row-not-read"]),
    ],
)
def test_other_tables_are_left_as_they_are(tmp_path, rows, told):
    path = tmp_path / "a.csv"
    path.write_text("".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
    problems = Problems()
    grid = read_table(str(path), problems, HEADINGS)
    assert [one.what.code for one in problems.findings] == told
    if not told:
        assert [*map(list, grid.rows)] == rows


def test_cells_merged_below_the_title_are_still_a_fault(tmp_path):
    path = sheet(tmp_path / "a.xlsx", ["title"], ["region", "x"], ["a", 1], ["a", 2],
                 merged=["A1:B1", "A3:A4"])  # fmt: skip
    problems = Problems()
    read_table(path, problems, HEADINGS)
    assert [one.what.code for one in problems.errors] == ["cell-merged"]
    assert problems.errors[0].place.row == 3
