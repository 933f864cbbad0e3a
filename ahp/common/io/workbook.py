"""Excel workbooks (.xlsx): sheets of cells, and writing some of them without touching others."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from ahp.common.findings import Problems
from ahp.common.io.sheet import Formula, Sheet
from ahp.common.io.text import MAX_BYTES, read_beginning, too_large
from ahp.common.io.wording import EMPTY_FILE, NOT_WORKBOOK, TOO_MANY_ITEMS
from ahp.common.system import system_reason
from ahp.model.matrix import MAX_ITEMS

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook

SHEET_NAME_LIMIT = 31  # Excel's

_FAR_AWAY = 2 * MAX_ITEMS
_MOST_CELLS = 4 * _FAR_AWAY**2
_UNPACKED_LIMIT = 8 * MAX_BYTES  # XML takes more room than CSV
_FORBIDDEN_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
_SAVED_AT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file knows


def read_workbook(path: str, problems: Problems) -> tuple[bytes, list[Sheet]] | None:
    """Read every sheet that is not empty; note why where that cannot be done.

    Returns
    -------
    (bytes, list of Sheet) or None
        The bytes of the file are needed to write it back.
    """
    data = read_beginning(path, problems)
    if data is None:
        return None
    if not data:
        problems.add(EMPTY_FILE, path=path)
        return None
    if len(data) > MAX_BYTES or _unpacked_size(data) > _UNPACKED_LIMIT:
        _tell_size(path, problems)
        return None
    workbook = _open(path, data, problems)
    if workbook is None:
        return None
    sheets = [_read_sheet(sheet) for sheet in workbook.worksheets]
    sheets = [
        sheet for sheet in sheets if any(cell is not None for row in sheet.cells for cell in row)
    ]
    if not sheets:
        problems.add(EMPTY_FILE, path=path)
        return None
    return data, sheets


def _unpacked_size(data: bytes) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        return 0  # told when it is opened


def _tell_size(path: str, problems: Problems) -> None:
    """Say how many items a huge sheet has, from its first row alone."""
    from openpyxl import load_workbook  # deferred: most runs read no workbook

    try:
        workbook = load_workbook(path, read_only=True)
        sheet = workbook.worksheets[0]
        first = next(sheet.iter_rows(min_row=1, max_row=1, values_only=True), ())
        count = sum(value is not None for value in first[1:])
        workbook.close()
    except _BROKEN_WORKBOOK:
        count = 0
    if count > MAX_ITEMS:
        problems.add(TOO_MANY_ITEMS, path=path, count=count, limit=MAX_ITEMS)
    else:
        too_large(path, problems)


# openpyxl lets the errors of its parts through.
_BROKEN_WORKBOOK: tuple[type[Exception], ...] = (
    *(zipfile.BadZipFile, OSError, EOFError, ParseError, UnicodeError),
    *(AttributeError, IndexError, KeyError, TypeError, ValueError),
)


def _open(path: str, data: bytes, problems: Problems) -> Workbook | None:
    import warnings

    from openpyxl import load_workbook  # deferred: most runs read no workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts, such as charts, that do not matter here
            return load_workbook(io.BytesIO(data))
    except _BROKEN_WORKBOOK as error:
        problems.add(NOT_WORKBOOK, path=path, reason=system_reason(error))
    return None


def _read_sheet(sheet: Any) -> Sheet:
    merged = {}
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                merged[row - 1, column - 1] = area.coord
    rows, columns = sheet.max_row, sheet.max_column
    cells = [[_value(cell) for cell in row] for row in sheet.iter_rows(max_row=1)]
    if rows * columns > _MOST_CELLS:  # far away there is at most a stray note
        rows, columns = min(rows, _FAR_AWAY), min(columns, _FAR_AWAY)
    if rows > 1:
        below = sheet.iter_rows(min_row=2, max_row=rows, max_col=columns)
        cells += [[_value(cell) for cell in row] for row in below]
    return Sheet(sheet.title, cells, merged)


def _value(cell: Any) -> object:
    if cell.data_type == "f":
        text = getattr(cell.value, "text", cell.value)  # array formulas are objects
        return Formula(str(text))
    if isinstance(cell.value, str) and not cell.value.strip():
        return None
    value: object = cell.value
    return value


def new_workbook(sheet: str, rows: Sequence[Sequence[str]]) -> bytes:
    """Return the bytes of a workbook with one sheet, the first row and column being labels.

    Parameters
    ----------
    sheet : str
        Its name.
    rows : sequence of sequence of str

    Returns
    -------
    bytes
        The same for the same input, whatever the time and machine.
    """
    from openpyxl import Workbook  # deferred: most runs write no workbook

    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = sheet
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            if text:
                _put(page.cell(i + 1, j + 1), text, is_label=i == 0 or j == 0)
    return saved(workbook)


def changed_workbook(data: bytes, sheet: str, changes: Mapping[tuple[int, int], str]) -> bytes:
    """Return a workbook's bytes with other judgments in some cells (row, column) from 0."""
    from openpyxl import load_workbook  # deferred: most runs write no workbook

    workbook = load_workbook(io.BytesIO(data))
    page = workbook[sheet]
    for (i, j), text in changes.items():
        _put(page.cell(i + 1, j + 1), text)
    return saved(workbook)


def is_sheet_name(name: str) -> bool:
    """Whether Excel takes a name for a sheet.

    >>> is_sheet_name("goal"), is_sheet_name("a/b")
    (True, False)
    """
    return 0 < len(name) <= SHEET_NAME_LIMIT and not _FORBIDDEN_IN_SHEET_NAMES.search(name)


def _put(cell: Cell | MergedCell, text: str, *, is_label: bool = False) -> None:
    if not is_label and re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        cell.value = float(text) if "." in text else int(text)
        cell.number_format = "General"
        return
    cell.value = text or None
    if text:
        cell.data_type = "s"  # not a formula, whatever it begins with
        cell.number_format = "@"  # or Excel makes 1/3 a date once someone edits the cell


def saved(workbook: Workbook) -> bytes:
    """Save a workbook without the time of day in it."""
    buffer, result = io.BytesIO(), io.BytesIO()
    workbook.save(buffer)
    moment = datetime.datetime(*_LONG_AGO).isoformat().encode() + b"Z"
    with zipfile.ZipFile(buffer) as packed, zipfile.ZipFile(result, "w") as archive:
        for entry in packed.infolist():
            content = packed.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _SAVED_AT.sub(rb"\g<1>" + moment, content)
            info = zipfile.ZipInfo(entry.filename, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return result.getvalue()
