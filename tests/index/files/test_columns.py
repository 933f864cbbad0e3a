"""Reading values by columns gives what reading them cell by cell gives, to the last bit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import Problems
from ahp.common.io.grid import Grid, read_grid
from ahp.common.io.lines import Lines
from index.files.entries import Frame, Read, Source
from index.files.values import read_values
from index.project.indicators import Indicator
from index.project.regions import Region

FRAME = Frame(
    (Region("a"), Region("b", {"zh": "北京市"}), Region("007")),
    (Indicator("x"), Indicator("y")),
)
ODD = [
    "0",
    "-0",
    "+5",
    ".5",
    "1.",
    "1e5",
    "1E+05",
    "1e",
    "inf",
    "-inf",
    "1e999",
    "1e-400",
    "nan",
    "-nan",
    "NA",
    "n/a",
    "..",
    "-",
    "--",
    "True",
    "FALSE",
    "0x10",
    "1_0",
    "12,5",
    "1,234",
    "1.234,5",
    "50%",
    "#N/A",
    "１２",
    "−3",
    "2021-03-04",
    "'=1",
    "1.5f",
    "007",
    "0.1",
    "9007199254740993",
    "0.1000000000000000055511151231257827",
    "",
    " ",
    "1 234",
    " 7 ",
    "+1e 2",
]
CELLS = st.one_of(
    st.floats(allow_nan=False).map(repr),
    st.integers(-(2**70), 2**70).map(str),
    st.sampled_from(ODD),
    st.text("0123456789.,eE+-_ ", max_size=6),
)
LINES = st.lists(st.tuples(st.sampled_from(["a", "北京", "007", "7", "", "zz"]), CELLS, CELLS))


def grid_of(path: Path, problems: Problems, *, lazily: bool) -> Grid | None:
    return read_grid(str(path), problems, lazily=lazily)


def both(path: Path) -> list[tuple[Read | None, list[str]]]:
    found: list[tuple[Read | None, list[str]]] = []
    for lazily in (False, True):
        problems = Problems()
        grid = grid_of(path, problems, lazily=lazily)
        read = None if grid is None else read_values([Source(grid)], FRAME, problems)
        found.append((read, [one.text("en") for one in problems.findings]))
    return found


def assert_same(path: Path) -> None:
    (cells, said), (columns, also_said) = both(path)
    assert said == also_said
    if cells is None or columns is None:
        assert cells is columns
        return
    assert columns.table.index.equals(cells.table.index)
    assert columns.table.to_numpy().tobytes() == cells.table.to_numpy().tobytes()
    assert columns.doubtful == cells.doubtful
    for name in ("file", "row", "column"):
        np.testing.assert_array_equal(
            getattr(columns.origins, name), getattr(cells.origins, name), strict=True
        )


def write(path: Path, rows: list[list[str]], delimiter: str, newline: str = "\n") -> None:
    text = newline.join(delimiter.join(row) for row in rows)
    path.write_bytes((text + newline).encode())


@given(lines=LINES, delimiter=st.sampled_from(",;\t"), newline=st.sampled_from(["\n", "\r\n"]))
def test_a_wide_table_reads_alike(
    lines: list[tuple[str, str, str]],
    delimiter: str,
    newline: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.getbasetemp() / "wide.csv"
    rows = [[place, str(2020 + k), *cells] for k, (place, *cells) in enumerate(lines)]
    write(path, [["region", "year", "x", "y"], *rows], delimiter, newline)
    assert_same(path)


@given(lines=LINES, delimiter=st.sampled_from(",;\t"))
def test_a_long_table_reads_alike(
    lines: list[tuple[str, str, str]], delimiter: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "long.csv"
    rows = [[place, "2021", "xy"[k % 2], cell] for k, (place, cell, _) in enumerate(lines)]
    write(path, [["region", "year", "indicator", "value"], *rows], delimiter)
    assert_same(path)


@pytest.mark.parametrize(
    "text",
    [
        "region,year,x,y\na,2021,1,2\na,2021,3,4\n",  # a row twice
        "\n\nregion,year,x\n\na,2021,1\n,,\nb,2021\n\n",  # blank and short rows
        "region,year,x\na,2021,1",
        "region,year,x\na,2021,'\nb,x,2\n",
        "region,year,x\r\n",
        "sep=;\nregion;year;x\na;2021;0,5\n",
        "region,year,x,\na,2021,1,\nb,2021,2,5\n",  # a column without heading
        "region,year,x,y\na,2021,1,234,5\nb,2021,7\n",  # too many cells, and too few
    ],
)
def test_odd_tables_read_alike(text: str, tmp_path: Path) -> None:
    path = tmp_path / "v.csv"
    path.write_text(text, encoding="utf-8", newline="")
    assert_same(path)


def test_plain_tables_are_read_by_columns(tmp_path: Path) -> None:
    path = tmp_path / "v.csv"
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        path.write_text("region,year,x\n北京,2021,1.5\n", encoding=encoding)
        grid = grid_of(path, Problems(), lazily=True)
        assert grid is not None
        assert isinstance(grid.rows, Lines)
        assert read_values([Source(grid)], FRAME, Problems()).table["x"].tolist() == [1.5]
        assert_same(path)


def test_quotes_are_read_cell_by_cell(tmp_path: Path) -> None:
    path = tmp_path / "v.csv"
    path.write_text('region,year,x\n"a",2021,1.5\n', encoding="utf-8")
    grid = grid_of(path, Problems(), lazily=True)
    assert grid is not None
    assert isinstance(grid.rows, list)


@given(
    cells=st.lists(st.integers(1, 6), min_size=1, max_size=8),
    blank=st.integers(0, 2),
    lazily=st.booleans(),
)
def test_rows_with_other_than_a_cell_for_each_heading_are_refused_with_their_place(
    cells: list[int], blank: int, lazily: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """RFC 4180, 2.4: each line should contain the same number of fields throughout."""
    path = tmp_path_factory.getbasetemp() / "uneven.csv"
    rows = [["a", str(2010 + k), "1", "2", "3", "4"][:n] for k, n in enumerate(cells)]
    trailing = [""] * blank
    write(path, [["region", "year", "x", "y"], *(row + trailing for row in rows)], ",")
    problems = Problems()
    grid = grid_of(path, problems, lazily=lazily)
    assert grid is not None
    read_values([Source(grid)], FRAME, problems)
    told = [
        (one.code, one.place.row if one.place else None)
        for one in problems.findings
        if one.code.startswith("row-too-")
    ]
    expected = [
        ("row-too-long" if n > 4 else "row-too-short", k)
        for k, n in enumerate(cells, 2)
        if n > 4 or n + blank < 4
    ]
    assert told == expected
