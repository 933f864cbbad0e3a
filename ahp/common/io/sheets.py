"""The sheets of a workbook (.xlsx): their cells, as far as a person could have meant them."""

from __future__ import annotations

import datetime
import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from ahp.common.findings import Problems
from ahp.common.io import markup
from ahp.common.io.limits import LARGE, Limits
from ahp.common.io.wording import CONTROL_CHARACTER, NO_SUCH_SHEET, NOT_WORKBOOK, SHEET_TOO_LARGE
from ahp.common.names import suggestion
from ahp.common.system import system_reason
from ahp.common.visible import escaped, unseen

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

DEFAULT_SHEET = "matrix"
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm")
"""Of .xls and .ods, whose error values are read as blank cells, nobody would know the gaps."""

_EXACT = 2.0**53  # whole numbers beyond are not told apart


@dataclass(frozen=True)
class Area:
    """Merged cells, by the first and last row and column from 0.

    >>> Area(0, 1, 2, 2).name, Area(0, 1, 2, 2).holds(2, 1)
    ('B1:C3', True)
    """

    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        """What spreadsheets call it."""
        first, last = (
            markup.cell_name(self.top, self.left),
            markup.cell_name(self.bottom, self.right),
        )
        return f"{first}:{last}"

    def holds(self, row: int | None, column: int | None) -> bool:
        """Whether a cell is one of them."""
        if row is None or column is None:
            return False
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True)
class Sheet:
    """What a sheet holds.

    Attributes
    ----------
    name : str
    cells : list of list
        Texts, numbers, truth values and dates; None where blank. A formula counts by the value
        that is stored with it, None where there is none.
    merged : tuple of Area
    formulas : mapping of (int, int) to str
        The formulas, by row and column from 0.
    """

    name: str
    cells: list[list[Any]]
    merged: tuple[Area, ...] = ()
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)

    @property
    def filled(self) -> bool:
        """Whether any cell holds something."""
        return bool(self.formulas) or any(cell is not None for row in self.cells for cell in row)


class Workbook:
    """A workbook that is open; its sheets are read when asked for.

    Attributes
    ----------
    names : tuple of str
        Of its sheets of cells.
    """

    def __init__(
        self, book: CalamineWorkbook, archive: zipfile.ZipFile, limits: Limits, problems: Problems
    ) -> None:
        self._book, self._archive = book, archive
        self._limits, self._problems = limits, problems
        kinds = {one.name: str(one.typ) for one in book.sheets_metadata}
        self.names = tuple(name for name, kind in kinds.items() if kind.endswith("WorkSheet"))
        self._parts = markup.sheet_parts(archive)

    def has(self, name: str) -> bool:
        """Whether there is such a sheet; a note says where there is not."""
        if name in self.names:
            return True
        self._problems.add(NO_SUCH_SHEET, sheet=name, suggestion=suggestion(name, self.names))
        return False

    def read(self, name: str) -> Sheet | None:
        """Read a sheet, or note why it cannot be read."""
        try:
            return self._read(name)
        except _broken() as error:
            self._problems.add(NOT_WORKBOOK, reason=system_reason(error))
        return None

    def _read(self, name: str) -> Sheet | None:
        text = self._archive.read(self._parts.get(name, name))
        rows, columns = markup.reach(text)
        if rows * columns > self._limits.cells:
            last = markup.cell_name(rows - 1, columns - 1)
            most = f"{self._limits.cells:,}"
            self._problems.at(sheet=name).add(SHEET_TOO_LARGE, cell=last, limit=most)
            return None
        sheet = self._book.get_sheet_by_name(name)
        cells = [[_cell(one) for one in row] for row in sheet.to_python(skip_empty_area=False)]
        for (row, column), error in markup.errors(text).items():  # which are read as blank
            _put(cells, row, column, error)
        self._refuse_unseen(name, cells)
        areas = tuple(Area(*start, *end) for start, end in sheet.merged_cell_ranges or ())
        return Sheet(name, cells, areas, markup.formulas(text))

    def _refuse_unseen(self, name: str, cells: list[list[Any]]) -> None:
        for i, row in enumerate(cells):
            for j, cell in enumerate(row):
                if isinstance(cell, str) and (found := unseen(cell)):
                    place = self._problems.at(sheet=name, row=i + 1, column=j + 1)
                    place.add(CONTROL_CHARACTER, sign=escaped(found[0]))


def open_workbook(data: bytes, problems: Problems, limits: Limits = LARGE) -> Workbook | None:
    """Open a workbook, or note why it cannot be; nothing is unpacked before its size is known.

    Parameters
    ----------
    data : bytes
        All of the file.
    problems : Problems
        Takes the findings, also of the sheets.
    limits : Limits

    Returns
    -------
    Workbook or None
    """
    from python_calamine import CalamineWorkbook  # deferred: most runs read no workbook

    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        if sum(entry.file_size for entry in archive.infolist()) > limits.unpacked:
            limits.refuse(data, problems)
            return None
        if (damaged := archive.testzip()) is not None:  # or larger than it says
            raise zipfile.BadZipFile(f"Bad CRC-32 for file {damaged!r}")
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return Workbook(book, archive, limits, problems)
    except _broken() as error:
        problems.add(NOT_WORKBOOK, reason=system_reason(error))
    return None


def _broken() -> tuple[type[Exception], ...]:
    """Return what the readers of a workbook and of its parts raise."""
    from python_calamine import CalamineError

    parts = (zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError)
    return (*parts, RuntimeError, LookupError, ValueError, CalamineError)


def _cell(value: Any) -> Any:
    """Return a cell as a person typed it: whole numbers without decimals, no blank texts."""
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, str):
        return value if value.strip() else None
    if type(value) is datetime.date:
        return datetime.datetime(value.year, value.month, value.day)
    return value


def _put(cells: list[list[Any]], row: int, column: int, value: object) -> None:
    cells.extend([] for _ in range(row + 1 - len(cells)))
    cells[row].extend([None] * (column + 1 - len(cells[row])))
    cells[row][column] = value
