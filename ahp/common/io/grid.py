"""Tables of values and declarations: the cells of a CSV file or a sheet, with their places."""

from __future__ import annotations

import csv
import io
import itertools
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ahp.common.findings import Place, Problems
from ahp.common.io.cells import Decimal, decimal_of, text_of
from ahp.common.io.delimited import delimiter_of, names_delimiter
from ahp.common.io.limits import LARGE, Limits
from ahp.common.io.lines import Lines, lines_of
from ahp.common.io.sheets import (
    OTHER_WORKBOOKS,
    WORKBOOK_SUFFIXES,
    Area,
    Sheet,
    Workbook,
    open_workbook,
)
from ahp.common.io.text import UTF_8, decode
from ahp.common.io.wording import (
    BLANK_UNSURE,
    CELL_FORMULA,
    CELL_MERGED,
    CSV_BROKEN,
    TABLE_EMPTY,
    TABLE_SUFFIX,
    TABLE_TOO_LONG,
    TABLE_TOO_WIDE,
)
from ahp.common.system import system_reason
from ahp.common.wording import Message

SUFFIXES = (".csv", ".tsv", ".txt", *WORKBOOK_SUFFIXES, *OTHER_WORKBOOKS)

Cell = tuple[int, int]

_LONG = 2**16  # of a beginning, in characters
_COMMAS = re.compile("[,，︐﹐]")  # what may be one, or stand for one


@dataclass(frozen=True)
class Grid:
    """The cells of one file or sheet.

    Attributes
    ----------
    path : str
    sheet : str or None
    rows : sequence of list
        Texts of a CSV file; texts, numbers, dates of a sheet; None where blank.
    merged : tuple of Area
    formulas : frozenset of (int, int)
        Formulas that the workbook holds no value of.
    keys : sequence of str
        Of rows that were computed: the key of the definition behind each, which is their place.
    decimal : str
        What decimals are written with in it.
    """

    path: str
    sheet: str | None
    rows: Sequence[list[Any]]
    merged: tuple[Area, ...] = ()
    formulas: frozenset[Cell] = frozenset()
    keys: Sequence[str] = ()
    decimal: Decimal = "."

    def place(self, row: int | None = None, column: int | None = None) -> Place:
        """Return the place of a cell, a row or the whole, from positions counted from 0."""
        if self.keys:
            return Place(key=None if row is None else self.keys[row])
        return Place(
            sheet=self.sheet,
            row=None if row is None else row + 1,
            column=None if column is None else column + 1,
        )

    def note(
        self,
        problems: Problems,
        what: Message,
        row: int | None = None,
        column: int | None = None,
        /,
        **details: Any,
    ) -> None:
        """Note a finding at a cell; of a merged one it is enough to say that it is merged."""
        if what is not CELL_MERGED and any(area.holds(row, column) for area in self.merged):
            return
        problems.add(what, path=self.path, place=self.place(row, column), **details)

    @property
    def header(self) -> int | None:
        """The position of the first row that is not blank."""
        return next((k for k, row in enumerate(self.rows) if any(map(text_of, row))), None)

    def body(self) -> Iterator[int]:
        """Yield the positions of the rows below the header that are not blank."""
        start = self.header
        if start is not None and isinstance(self.rows, Lines):
            yield from self.rows.filled(start + 1)
        elif start is not None:
            for k, row in enumerate(self.rows[start + 1 :], start + 1):
                first = row[0] if row else None
                if (isinstance(first, str) and first.strip()) or any(map(text_of, row)):
                    yield k

    def cell(self, row: int, column: int) -> Any:
        """Return a cell, None where the row is shorter."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def columns(self, rows: Iterable[int]) -> list[tuple[Any, ...]]:
        """Return some rows as columns, at least as many as headings; None where one is shorter."""
        heading = self.rows[self.header] if self.header is not None else []
        some = map(self.rows.__getitem__, rows)
        return [column[1:] for column in itertools.zip_longest(heading, *some)]


def read_grid(
    path: str,
    problems: Problems,
    sheet: str | None = None,
    limits: Limits = LARGE,
    *,
    lazily: bool = False,
) -> Grid | None:
    """Read the cells of a CSV file or of a workbook's sheet; note what is wrong.

    Parameters
    ----------
    path : str
    problems : Problems
    sheet : str, optional
        By default the first that is not empty.
    limits : Limits
        The most that such a table has; one that has more is refused at once.
    lazily : bool
        Whether the rows of a plain text may be `Lines`, for whoever reads it by columns.

    Returns
    -------
    Grid or None
        None when there is nothing to go on with.

    Examples
    --------
    >>> problems = Problems()
    >>> read_grid("nowhere.csv", problems), problems.findings[0].message()
    (None, 'there is no such file or folder')
    """
    problems = problems.at(path)
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in SUFFIXES:
        problems.add(TABLE_SUFFIX, suffixes=SUFFIXES)
        return None
    data = limits.read(path, problems)
    if data is None:
        return None
    if not data or data.isspace():
        problems.add(TABLE_EMPTY)
        return None
    if suffix in (*WORKBOOK_SUFFIXES, *OTHER_WORKBOOKS):
        others = suffix in OTHER_WORKBOOKS
        grid = _from_workbook(path, data, sheet, problems, limits, others=others)
    else:
        grid = _from_text(path, data, problems, limits, lazily=lazily)
    if grid is None:
        return None
    if grid.header is None:
        problems.add(TABLE_EMPTY, place=grid.place())
        return None
    for area in sorted(grid.merged, key=lambda one: one.name):
        grid.note(problems, CELL_MERGED, area.top, area.left, cells=area.name)
    for row, column in sorted(grid.formulas):
        grid.note(problems, CELL_FORMULA, row, column)
    return grid


def grids_of(path: str, data: bytes, problems: Problems, limits: Limits = LARGE) -> Iterator[Grid]:
    """Yield the table of a text, or those of every sheet of a workbook that is not empty.

    A blank cell of a format that hides errors is taken for blank: for tables in which a blank
    cell says nothing.

    Parameters
    ----------
    path : str
        Its ending tells a workbook from a text.
    data : bytes
        All of the file.
    problems : Problems
    limits : Limits

    Yields
    ------
    Grid
    """
    problems = problems.at(path)
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in (*WORKBOOK_SUFFIXES, *OTHER_WORKBOOKS):
        grid = _from_text(path, data, problems, limits)
        if grid is not None and grid.header is not None:
            yield grid
        return
    book = open_workbook(data, problems, limits, suffix in OTHER_WORKBOOKS)
    for name in () if book is None else book.names:
        sheet = book.read(name) if book is not None else None
        if sheet is None or not _fits(sheet.cells, limits, problems.at(sheet=name)):
            continue
        unsaved = frozenset((i, j) for i, j in sheet.formulas if _blank(sheet.cells, i, j))
        decimal = _decimal_of_texts(sheet.cells)
        grid = Grid(path, name, sheet.cells, sheet.merged, unsaved, decimal=decimal)
        if grid.header is not None:
            yield grid


def _from_text(
    path: str, data: bytes, problems: Problems, limits: Limits, *, lazily: bool = False
) -> Grid | None:
    decoded = decode(data, problems)
    if decoded is None:
        return None
    text, encoding = decoded
    delimiter = delimiter_of(_beginning(text), problems)
    if delimiter is None:
        return None
    if lazily:
        plain = data if encoding == UTF_8 else text.encode()
        lines = lines_of(plain, delimiter)
        if lines is not None and _are_table(lines, limits):
            if delimiter == "," or not _COMMAS.search(text):
                return Grid(path, None, lines)
            return Grid(path, None, lines, decimal=decimal_of(lines, delimiter))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[Any]] = []
    try:
        for row in reader:
            rows.append(row)
            if not _fits(rows, limits, problems):
                return None
    except csv.Error as error:
        problems.at(row=len(rows) + 1).add(CSV_BROKEN, reason=system_reason(error))
        return None
    if rows and names_delimiter(delimiter.join(rows[0]).rstrip(delimiter)):
        rows[0] = []
    return Grid(path, None, rows, decimal="." if delimiter == "," else decimal_of(rows, delimiter))


def _beginning(text: str) -> str:
    """Return the first lines of a text, which say how it is written."""
    end = text.find("\n", _LONG)
    return text if end < 0 else text[:end]


def _are_table(lines: Lines, limits: Limits) -> bool:
    """Whether rows are those of a table that is not too large, from its headings on."""
    if len(lines) > limits.rows or int(lines.widths.max()) > limits.columns:
        return False
    return not names_delimiter(lines.delimiter.join(lines[0]).rstrip(lines.delimiter))


def _fits(rows: Sequence[Sequence[Any]], limits: Limits, problems: Problems) -> bool:
    """Whether a table that is read up to some row is not too large; a note says where it is."""
    if len(rows) > limits.rows:
        problems.add(TABLE_TOO_LONG, limit=limits.rows)
    elif rows and len(rows[-1]) > limits.columns:
        problems.at(row=len(rows)).add(TABLE_TOO_WIDE, limit=limits.columns)
    else:
        return True
    return False


def _from_workbook(
    path: str,
    data: bytes,
    wanted: str | None,
    problems: Problems,
    limits: Limits,
    *,
    others: bool,
) -> Grid | None:
    book = open_workbook(data, problems, limits, others)
    if book is None or not (wanted is None or book.has(wanted)):
        return None
    sheet = _first_filled(book) if wanted is None else book.read(wanted)
    if sheet is None or not _fits(sheet.cells, limits, problems.at(sheet=sheet.name)):
        return None
    unsaved = frozenset((i, j) for i, j in sheet.formulas if _blank(sheet.cells, i, j))
    decimal = _decimal_of_texts(sheet.cells)
    grid = Grid(path, sheet.name, sheet.cells, sheet.merged, unsaved, decimal=decimal)
    if sheet.doubtful and (blank := _first_gap(grid)) is not None:
        grid.note(problems, BLANK_UNSURE, *blank)
        return None
    return grid


def _decimal_of_texts(rows: Sequence[Sequence[Any]]) -> Decimal:
    """Tell what decimals are written with in a sheet's texts: its numbers have no sign of it."""
    texts = [[cell for cell in row if isinstance(cell, str) and cell] for row in rows]
    return decimal_of([row for row in texts if row], "\t")


def _first_gap(grid: Grid) -> Cell | None:
    """Return the first cell of a table, from its headings on, that seems to be blank."""
    header = grid.header
    if header is None:
        return None
    width = max(j for j, cell in enumerate(grid.rows[header], 1) if text_of(cell))
    cells = ((row, column) for row in (header, *grid.body()) for column in range(width))
    gaps = (at for at in cells if not text_of(grid.cell(*at)))
    merged = grid.merged  # which is told of each anyhow
    return next((at for at in gaps if not any(area.holds(*at) for area in merged)), None)


def _first_filled(book: Workbook) -> Sheet | None:
    first = None
    for name in book.names:
        sheet = book.read(name)
        if sheet is None or any(cell is not None for row in sheet.cells for cell in row):
            return sheet
        first = first or sheet
    return first


def _blank(cells: Sequence[Sequence[Any]], row: int, column: int) -> bool:
    return row >= len(cells) or column >= len(cells[row]) or cells[row][column] is None
