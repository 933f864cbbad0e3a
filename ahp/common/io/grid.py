"""Cells of CSV files and workbook sheets, with the places they stand at."""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import os
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar
from xml.etree.ElementTree import ParseError

from ahp.common.findings import Finding, Place, Problems
from ahp.common.io.delimited import parse_table
from ahp.common.io.text import decode, read_bytes
from ahp.common.io.wording import (
    CELL_COMMA,
    CELL_COMMA_UNCLEAR,
    CELL_DATE,
    CELL_ERROR,
    CELL_FORMULA,
    CELL_INFINITE,
    CELL_MERGED,
    CELL_NOT_EMPTY,
    CELL_NOT_NUMBER,
    CELL_PERCENT,
    COLUMN_MISSING,
    COLUMN_TWICE,
    COLUMN_UNKNOWN,
    COLUMN_WITHOUT_HEADING,
    CSV_BROKEN,
    DIRECTION_UNKNOWN,
    FULL_WIDTH_DELIMITER,
    NO_SUCH_SHEET,
    NOT_WORKBOOK,
    ROW_TOO_LONG,
    TABLE_EMPTY,
    TABLE_SUFFIX,
    WORD_UNKNOWN,
)
from ahp.common.names import suggestion
from ahp.common.system import system_reason
from ahp.common.wording import Message

MAX_BYTES = 2**30
SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")

_WORKBOOKS = (".xlsx", ".xlsm")
_ERROR_VALUES = frozenset(
    ("#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
)
_MISSING = frozenset(("", "na", "n/a", "n.a.", "nan", "null", "..", "...", "…", "-", "--", "—"))
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]*)?")
_ONE_GROUP = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
_DECIMAL_POINT = re.compile(r"[+-]?[0-9]*\.[0-9]+")
_GROUP = len("000")
_POINTS = re.compile(
    r"[+-]?[1-9][0-9]{0,2}(\.[0-9]{3})+,[0-9]+|[+-]?[1-9][0-9]{0,2}(\.[0-9]{3}){2,}"
)
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_SIGNS: Mapping[str, Literal[1, -1]] = {
    **dict.fromkeys(("1", "+1", "1.0", "+", "正", "正向"), 1),
    **dict.fromkeys(("-1", "-1.0", "-", "负", "逆向"), -1),
}
_PERCENT = re.compile(r"[+-]?[0-9.]+ ?%")

Cell = tuple[int, int]
Decimal = Literal[".", ",", "?"]
"""What decimals are written with; ``?`` where a cell such as 1,234 may be either."""

Word = TypeVar("Word", bound=str)


@dataclass(frozen=True)
class Grid:
    """The cells of one file or sheet.

    Attributes
    ----------
    path : str
    sheet : str or None
    rows : list of list
        Texts of a CSV file; texts, numbers, dates of a sheet; None where blank.
    merged : mapping of (int, int) to str
        The range each merged cell belongs to, by row and column from 0.
    formulas : frozenset of (int, int)
        Formulas that the workbook holds no value of.
    keys : sequence of str
        Of rows that were computed: the key of the definition behind each, which is their place.
    decimal : str
        What decimals are written with in it.
    """

    path: str
    sheet: str | None
    rows: list[list[Any]]
    merged: Mapping[Cell, str] = field(default_factory=dict)
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
        if (row, column) in self.merged and what is not CELL_MERGED:
            return
        problems.add(what, path=self.path, place=self.place(row, column), **details)

    @property
    def header(self) -> int | None:
        """The position of the first row that is not blank."""
        return next((k for k, row in enumerate(self.rows) if any(map(text_of, row))), None)

    def body(self) -> Iterator[int]:
        """Yield the positions of the rows below the header that are not blank."""
        start = self.header
        if start is not None:
            for k, row in enumerate(self.rows[start + 1 :], start + 1):
                first = row[0] if row else None
                if (isinstance(first, str) and first.strip()) or any(map(text_of, row)):
                    yield k

    def cell(self, row: int, column: int) -> Any:
        """Return a cell, None where the row is shorter."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def column(self, rows: Iterable[int], column: int) -> list[Any]:
        """Return the cells of a column in some rows, None where a row is shorter."""
        some = map(self.rows.__getitem__, rows)
        return [cells[column] if column < len(cells) else None for cells in some]


def text_of(cell: object) -> str:
    """Return a cell as text, as it would have been typed.

    >>> text_of(2022.0), text_of(" 北京  市 "), text_of(None)
    ('2022', '北京 市', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def parse_number(cell: object, decimal: Decimal = ".") -> float | Finding | None:
    """Read a cell as a number; None where it is blank or says that there is no value.

    Parameters
    ----------
    cell : object
        Text, number or date. Full-width digits and thousands in groups of three are read.
    decimal : str
        What decimals are written with; see `Grid`.

    Returns
    -------
    float, None or Finding
        A finding says why it is no number, and what it may be.

    Examples
    --------
    >>> parse_number("1,234.5"), parse_number("..")
    (1234.5, None)
    >>> parse_number("1,234", ","), parse_number("1.234,5", ",")
    (1.234, 1234.5)
    >>> parse_number("1,234", "?").message()
    "'1,234' may be 1.234 or 1234"
    >>> parse_number("#N/A").message()
    "'#N/A' is a spreadsheet's error value"
    """
    if cell is None:
        return None
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        number = float(cell)
        if number != number:
            return None
        infinite = number - number != 0
        return Finding(CELL_INFINITE, {"value": repr(str(cell))}) if infinite else number
    if isinstance(cell, (datetime.date, datetime.time)):
        return Finding(CELL_DATE, {"value": repr(str(cell))})
    text = unicodedata.normalize("NFKC", text_of(cell))
    if text.casefold() in _MISSING:
        return None
    shown = {"value": repr(text)}
    if text.upper() in _ERROR_VALUES:
        return Finding(CELL_ERROR, shown)
    text = text.replace("−", "-")
    if decimal == "?" and _ONE_GROUP.fullmatch(text):
        either = {"guess": text.replace(",", "."), "other": text.replace(",", "")}
        return Finding(CELL_COMMA_UNCLEAR, {**shown, **either})
    plain = _with_point(text, decimal)
    try:
        if "_" not in plain:
            number = float(plain)
            return number if number - number == 0 else Finding(CELL_INFINITE, shown)
    except ValueError:
        pass
    if _DECIMAL_COMMA.fullmatch(text):
        return Finding(CELL_COMMA, {**shown, "guess": text.replace(",", ".")})
    if _PERCENT.fullmatch(text):
        return Finding(CELL_PERCENT, {**shown, "guess": text.rstrip("% ")})
    return Finding(CELL_NOT_NUMBER, shown)


def _with_point(text: str, decimal: Decimal) -> str:
    """Write a number as programs do: without thousands, and with a point."""
    if decimal != ",":
        return text.replace(",", "") if _THOUSANDS.fullmatch(text) else text
    if _POINTS.fullmatch(text):
        text = text.replace(".", "")
    return text.replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else text


def decimal_of(rows: Sequence[Sequence[str]], delimiter: str = ";") -> Decimal:
    """Tell what decimals are written with in a table whose cells no comma separates.

    A comma before other than three digits, or behind a zero or more than three digits, or beside
    points of thousands, shows that it is the decimal sign; several commas, or points before
    decimals, that it parts thousands. Where each comma may be either, a column of long and short
    numbers that has none shows that thousands are not parted: so it is where spreadsheets write
    decimal commas and therefore separate cells by semicolons. What was pasted with tabs may have
    another format in every column.

    >>> decimal_of([["83,987"], ["83,9"]]), decimal_of([["1,234"], ["83.9"]])
    (',', '.')
    >>> decimal_of([["1,234", "732"], ["2,345", "66933"]]), decimal_of([["1,234"]])
    (',', '?')
    """
    found = {kind for row in rows for cell in row if (kind := _decimal_in(cell)) is not None}
    if "," in found:
        return "?" if "." in found else ","
    if "." in found or "?" not in found:
        return "."
    columns = itertools.zip_longest(*rows, fillvalue="")
    return "," if delimiter == ";" and any(map(_is_ungrouped, columns)) else "?"


def _decimal_in(cell: str) -> Decimal | None:
    """Return what a cell shows decimals to be written with; None where it shows nothing."""
    if "," not in cell and "." not in cell and "，" not in cell and "．" not in cell:
        return None
    text = unicodedata.normalize("NFKC", " ".join(cell.split())).replace("−", "-")
    if _ONE_GROUP.fullmatch(text):
        return "?"
    if _DECIMAL_COMMA.fullmatch(text) or _POINTS.fullmatch(text):
        return ","
    return "." if _THOUSANDS.fullmatch(text) or _DECIMAL_POINT.fullmatch(text) else None


def _is_ungrouped(column: Iterable[str]) -> bool:
    """Whether a column has long and short whole numbers and no comma; codes are all as long."""
    cells = tuple(column)
    if any("," in cell or "，" in cell for cell in cells):
        return False
    numbers = {cell.strip().lstrip("+-−") for cell in cells}
    lengths = {len(number) for number in numbers if number.isascii() and number.isdecimal()}
    return len(lengths) > 1 and max(lengths) > _GROUP


def read_grid(path: str, problems: Problems, sheet: str | None = None) -> Grid | None:
    """Read the cells of a CSV file or of a workbook's sheet; note what is wrong.

    Parameters
    ----------
    path : str
    problems : Problems
    sheet : str, optional
        By default the first that is not empty.

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
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in SUFFIXES:
        problems.add(TABLE_SUFFIX, path=path, suffixes=", ".join(SUFFIXES))
        return None
    data = read_bytes(path, problems, MAX_BYTES)
    if data is None:
        return None
    if not data.strip():
        problems.add(TABLE_EMPTY, path=path)
        return None
    if suffix in _WORKBOOKS:
        grid = _from_workbook(path, data, sheet, problems)
    else:
        grid = _from_text(path, data, problems)
    if grid is None:
        return None
    if grid.header is None:
        problems.add(TABLE_EMPTY, path=path, place=grid.place())
        return None
    corners = {grid.merged[cell]: cell for cell in sorted(grid.merged, reverse=True)}
    for area, (row, column) in sorted(corners.items()):
        grid.note(problems, CELL_MERGED, row, column, cells=area)
    for row, column in sorted(grid.formulas):
        grid.note(problems, CELL_FORMULA, row, column)
    return grid


def _from_text(path: str, data: bytes, problems: Problems) -> Grid | None:
    decoded = decode(data, path, problems)
    if decoded is None:
        return None
    text = decoded[0]
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = parse_table(first).dialect.delimiter
    if delimiter not in first and any(sign in first for sign in "，；"):
        found = next(sign for sign in first if sign in "，；")
        expected = "," if found == "，" else ";"
        problems.add(FULL_WIDTH_DELIMITER, path=path, found=found, expected=expected)
        return None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[Any]] = []
    try:
        for row in reader:
            rows.append(row)
    except csv.Error as error:
        place = Place(row=len(rows) + 1)
        problems.add(CSV_BROKEN, path=path, place=place, reason=system_reason(error))
        return None
    return Grid(path, None, rows, decimal="." if delimiter == "," else decimal_of(rows, delimiter))


def _from_workbook(path: str, data: bytes, sheet: str | None, problems: Problems) -> Grid | None:
    from openpyxl import load_workbook  # deferred: most projects are CSV
    from openpyxl.utils.exceptions import InvalidFileException

    broken = (zipfile.BadZipFile, OSError, KeyError, ValueError, TypeError, IndexError)
    more = (AttributeError, ParseError, EOFError, InvalidFileException)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts, such as charts, that do not matter
            book = load_workbook(io.BytesIO(data), data_only=True)
            formulas = load_workbook(io.BytesIO(data))
    except (*broken, *more) as error:
        problems.add(NOT_WORKBOOK, path=path, reason=system_reason(error))
        return None
    names = [page.title for page in book.worksheets]
    if sheet is not None and sheet not in names:
        hint = suggestion(sheet, names)
        problems.add(NO_SUCH_SHEET, path=path, sheet=sheet, suggestion=hint)
        return None
    pages = [page for page in book.worksheets if sheet in (None, page.title)]
    page = next((page for page in pages if _filled(page)), pages[0])
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    merged = {
        (i - 1, j - 1): area.coord
        for area in page.merged_cells.ranges
        for i in range(area.min_row, area.max_row + 1)
        for j in range(area.min_col, area.max_col + 1)
    }
    unsaved = frozenset(
        (i, j)
        for i, row in enumerate(formulas[page.title].iter_rows())
        for j, cell in enumerate(row)
        if cell.data_type == "f" and rows[i][j] is None
    )
    return Grid(path, page.title, rows, merged, unsaved)


def _filled(page: Any) -> bool:
    return any(value is not None for row in page.iter_rows(values_only=True) for value in row)


def find_columns(
    grid: Grid,
    known: Mapping[str, Sequence[str]],
    required: Sequence[str],
    problems: Problems,
) -> dict[str, int] | None:
    """Find columns by their headings; note those that are not known, doubled or missing.

    Parameters
    ----------
    grid : Grid
    known : mapping of str to sequence of str
        The other headings of each column, such as its Chinese ones.
    required : sequence of str
    problems : Problems

    Returns
    -------
    dict of str to int or None
        None when a required one is missing.
    """
    meaning = {_plain(other): name for name, others in known.items() for other in (name, *others)}
    assert grid.header is not None
    found: dict[str, int] = {}
    for column, cell in enumerate(grid.rows[grid.header]):
        heading = text_of(cell)
        if not heading:
            if any(text_of(grid.cell(row, column)) for row in grid.body()):
                grid.note(problems, COLUMN_WITHOUT_HEADING, grid.header, column)
            continue
        name = meaning.get(_plain(heading))
        if name is None:
            hint = suggestion(heading, known)
            grid.note(
                problems, COLUMN_UNKNOWN, grid.header, column, column=heading, suggestion=hint
            )
        elif name in found:
            grid.note(problems, COLUMN_TWICE, grid.header, column, column=heading)
        else:
            found[name] = column
    missing = [name for name in required if name not in found]
    for name in missing:
        grid.note(problems, COLUMN_MISSING, grid.header, column=name)
    return None if missing else found


def _plain(heading: str) -> str:
    return unicodedata.normalize("NFKC", heading).casefold().replace(" ", "_").replace("-", "_")


@dataclass(frozen=True)
class Record:
    """One row of a table, by the names of its columns."""

    grid: Grid
    row: int
    columns: Mapping[str, int]
    problems: Problems = field(repr=False)

    def text(self, name: str) -> str:
        """Return a cell as text, empty where there is none; a spreadsheet's error is noted."""
        if name not in self.columns:
            return ""
        text = text_of(self.grid.cell(self.row, self.columns[name]))
        if text.upper() in _ERROR_VALUES:
            self.note(CELL_ERROR, name, value=repr(text))
            return ""
        return text

    def number(self, name: str) -> float | None:
        """Return a cell as a number; None where it is empty, or no number, which is noted.

        What says in a table of values that there is none, such as a dash, is no default here.
        """
        if name not in self.columns:
            return None
        cell = self.grid.cell(self.row, self.columns[name])
        found = parse_number(cell, self.grid.decimal)
        if isinstance(found, Finding):
            self.note(found.what, name, **found.details)
            return None
        if found is None and text_of(cell):
            self.note(CELL_NOT_EMPTY, name, column=name, value=repr(text_of(cell)))
        return found

    def sign(self, name: str) -> Literal[1, -1] | None:
        """Return which way a column points; None where it is empty, or unclear, which is noted."""
        text = self.text(name)
        sign = _SIGNS.get(unicodedata.normalize("NFKC", text).replace("−", "-"))
        if text and sign is None:
            self.note(DIRECTION_UNKNOWN, name, value=text)
        return sign

    def choice(self, name: str, known: Sequence[Word]) -> Word | None:
        """Return a word of a column; None where it is blank, or not known, which is noted."""
        text = self.text(name)
        word = next((one for one in known if one == text), None)
        if text and word is None:
            hint = suggestion(text, known)
            self.note(WORD_UNKNOWN, name, column=name, found=text, suggestion=hint)
        return word

    def note(self, what: Message, name: str | None = None, /, **details: Any) -> None:
        """Note a finding at the cell of a column."""
        column = None if name is None else self.columns.get(name)
        self.grid.note(self.problems, what, self.row, column, **details)


def records(
    grid: Grid,
    known: Mapping[str, Sequence[str]],
    required: Sequence[str],
    problems: Problems,
) -> list[Record]:
    """Return the rows of a table below its header; parameters as for `find_columns`."""
    columns = find_columns(grid, known, required, problems)
    if columns is None:
        return []
    width = len(grid.rows[grid.header or 0])
    found = []
    for row in grid.body():
        if any(text_of(cell) for cell in grid.rows[row][width:]):
            grid.note(problems, ROW_TOO_LONG, row, cells=len(grid.rows[row]), headings=width)
        found.append(Record(grid, row, columns, problems))
    return found
