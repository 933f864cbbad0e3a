"""The sheets of a workbook (.xlsx): their cells, as far as a person could have meant them."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
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
    from python_calamine import CalamineSheet, CalamineWorkbook

DEFAULT_SHEET = "matrix"
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm")
OTHER_WORKBOOKS = (".xls", ".ods")
"""Their error values are read as blank cells, so that nobody may know which are gaps."""

_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT = "content.xml"
_HIDDEN = re.compile(
    rb'calcext:value-type="error"|<table:covered-table-cell'
    rb"|>(?:#(?:N/A|DIV/0!|VALUE!|REF!|NAME\?|NUM!|NULL!)|Err:[0-9]+)<"
)
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

    def count_of(self, rows: Sequence[int], columns: Sequence[int]) -> int:
        """Return how many of some cells are among them.

        >>> Area(0, 1, 2, 2).count_of([2, 3], [0, 2])
        1
        """
        inside = sum(self.top <= row <= self.bottom for row in rows)
        return inside * sum(self.left <= column <= self.right for column in columns)


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
    doubtful : bool
        Whether error values and merged cells could be among the blank ones: the format hides them.
    """

    name: str
    cells: list[list[Any]]
    merged: tuple[Area, ...] = ()
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)
    doubtful: bool = False

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
        self,
        book: CalamineWorkbook,
        archive: zipfile.ZipFile | None,
        parts: Mapping[str, str],
        limits: Limits,
        problems: Problems,
    ) -> None:
        self._book, self._archive, self._parts = book, archive, parts
        self._limits, self._problems = limits, problems
        kinds = {one.name: str(one.typ) for one in book.sheets_metadata}
        self.names = tuple(name for name, kind in kinds.items() if kind.endswith("WorkSheet"))
        self._hides = True  # error values among blank cells
        if archive is not None and _is_other(archive):
            self._hides = bool(_HIDDEN.search(archive.read(_OPEN_DOCUMENT)))

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
        if not self._parts or self._archive is None:
            return self._read_other(name)
        text = self._archive.read(self._parts.get(name, name))
        if self._is_too_large(name, *markup.reach(text, self._limits.cells)):
            return None
        sheet = self._book.get_sheet_by_name(name)
        cells = _cells(sheet)
        for (row, column), error in markup.errors(text).items():  # which are read as blank
            _put(cells, row, column, error)
        self._refuse_unseen(name, cells)
        areas = tuple(Area(*start, *end) for start, end in sheet.merged_cell_ranges or ())
        return Sheet(name, cells, areas, markup.formulas(text))

    def _read_other(self, name: str) -> Sheet | None:
        """Read a sheet of a format whose parts we do not know."""
        sheet = self._book.get_sheet_by_name(name)
        if self._is_too_large(name, sheet.total_height, sheet.total_width):
            return None
        cells = _cells(sheet)
        self._refuse_unseen(name, cells)
        areas = tuple(Area(*start, *end) for start, end in sheet.merged_cell_ranges or ())
        return Sheet(name, cells, areas, doubtful=self._hides)

    def _refuse_unseen(self, name: str, cells: list[list[Any]]) -> None:
        for i, row in enumerate(cells):
            if all(map(str.isprintable, [one for one in row if type(one) is str])):
                continue
            for j, cell in enumerate(row):
                if isinstance(cell, str) and (found := unseen(cell)):
                    place = self._problems.at(sheet=name, row=i + 1, column=j + 1)
                    place.add(CONTROL_CHARACTER, sign=escaped(found[0]))

    def _is_too_large(self, name: str, rows: int, columns: int) -> bool:
        if rows * columns <= self._limits.cells:
            return False
        last = markup.cell_name(rows - 1, columns - 1)
        most = f"{self._limits.cells:,}"
        self._problems.at(sheet=name).add(SHEET_TOO_LARGE, cell=last, limit=most)
        return True


def open_workbook(
    data: bytes, problems: Problems, limits: Limits = LARGE, others: bool = False
) -> Workbook | None:
    """Open a workbook, or note why it cannot be; nothing is unpacked before its size is known.

    Parameters
    ----------
    data : bytes
        All of the file.
    problems : Problems
        Takes the findings, also of the sheets.
    limits : Limits
    others : bool
        Whether .xls and .ods are read too; their sheets may be doubtful.

    Returns
    -------
    Workbook or None
    """
    from python_calamine import CalamineWorkbook  # deferred: most runs read no workbook

    try:
        old = others and data.startswith(_OLD_EXCEL)
        archive = None if old else zipfile.ZipFile(io.BytesIO(data))
        if archive and sum(one.file_size for one in archive.infolist()) > limits.unpacked:
            limits.refuse(data, problems)
            return None
        if archive and not others and _is_other(archive):
            raise LookupError("xl/workbook.xml")
        parts = markup.sheet_parts(archive) if archive and not _is_other(archive) else {}
        if archive:
            for name in set(archive.namelist()).difference(parts.values()):
                archive.read(name)  # what is damaged, or larger than it says; sheets follow
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return Workbook(book, archive, parts, limits, problems)
    except _broken() as error:
        problems.add(NOT_WORKBOOK, reason=system_reason(error))
    return None


def _is_other(archive: zipfile.ZipFile) -> bool:
    names = archive.namelist()
    return _OPEN_DOCUMENT in names and not any(name.startswith("xl/") for name in names)


def _broken() -> tuple[type[Exception], ...]:
    """Return what the readers of a workbook and of its parts raise."""
    from python_calamine import CalamineError

    parts = (zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError)
    return (*parts, RuntimeError, LookupError, ValueError, CalamineError)


def _cells(sheet: CalamineSheet) -> list[list[Any]]:
    """Return cells as a person typed them: whole numbers without decimals, no blank texts."""
    cells: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    for row in cells:  # in place: large sheets are not held twice
        row[:] = [
            (int(one) if one.is_integer() and -_EXACT < one < _EXACT else one)
            if type(one) is float
            else _cell(one)
            for one in row
        ]
    return cells


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.strip() else None
    if type(value) is datetime.date:
        return datetime.datetime(value.year, value.month, value.day)
    return value


def _put(cells: list[list[Any]], row: int, column: int, value: object) -> None:
    cells.extend([] for _ in range(row + 1 - len(cells)))
    cells[row].extend([None] * (column + 1 - len(cells[row])))
    cells[row][column] = value
