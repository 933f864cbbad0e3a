"""A million rows where a small table belongs is told at once."""

import time

import pytest
from openpyxl import Workbook

from ahp.common.findings import HierarchyError, Problems
from ahp.common.io.grid import read_grid
from ahp.common.io.limits import DECLARED, Limits
from ahp.files.outline import MOST_LINES, parse_outline

# seconds of the processor, on a slow one; reading all of it takes several times as long
AT_ONCE = 10


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("code,name\n" + "a,b\n" * 1_000_000, "table-too-long"),
        (",".join(["a"] * 1_000_000) + "\n", "table-too-wide"),
        ("code\n" + "," * 1_000_000 + "\n", "table-too-wide"),
    ],
)
def test_a_table_is_not_read_to_its_end(text, code, tmp_path):
    path = tmp_path / "regions.csv"
    path.write_text(text)
    problems, start = Problems(), time.process_time()
    assert read_grid(str(path), problems, limits=DECLARED) is None
    assert time.process_time() - start < AT_ONCE
    assert [found.code for found in problems.findings] == [code]


def test_a_table_as_large_as_it_may_be_is_read(tmp_path):
    path = tmp_path / "regions.csv"
    path.write_text("a,b\n" * 3)
    problems = Problems()
    assert read_grid(str(path), problems, limits=Limits(rows=3, columns=2)) is not None
    assert read_grid(str(path), problems, limits=Limits(rows=2, columns=2)) is None
    assert read_grid(str(path), problems, limits=Limits(rows=3, columns=1)) is None
    assert [one.code for one in problems.findings] == ["table-too-long", "table-too-wide"]


def test_a_sheet_is_as_long_as_a_table_may_be(tmp_path):
    book = Workbook()
    for row in range(3):
        book.active.append([row])
    book.save(tmp_path / "a.xlsx")
    problems = Problems()
    assert read_grid(str(tmp_path / "a.xlsx"), problems, limits=Limits(rows=2)) is None
    assert [one.code for one in problems.findings] == ["table-too-long"]


def test_an_outline_is_no_longer_than_a_hierarchy():
    with pytest.raises(HierarchyError) as caught:
        parse_outline("goal\n" + "  item\n" * (MOST_LINES + 1))
    assert [found.code for found in caught.value.findings] == ["outline-too-long"]
