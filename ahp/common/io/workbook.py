"""Writing Excel workbooks (.xlsx), new ones and some cells of others."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

SHEET_NAME_LIMIT = 31  # Excel's

_FORBIDDEN_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
_SAVED_AT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file knows


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


class Saving(Protocol):
    """A workbook, or a document of Word's."""

    def save(self, target: Any, /) -> None:
        """Write it into a file."""


def saved(workbook: Saving, more: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """Save a workbook, or a document, without the time of day in it.

    Parameters
    ----------
    workbook : Workbook or Document
    more : mapping of str to callable, optional
        What else becomes of the parts of these names.
    """
    more = more or {}
    buffer, result = io.BytesIO(), io.BytesIO()
    workbook.save(buffer)
    moment = datetime.datetime(*_LONG_AGO).isoformat().encode() + b"Z"
    with zipfile.ZipFile(buffer) as packed, zipfile.ZipFile(result, "w") as archive:
        for entry in packed.infolist():
            content = packed.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _SAVED_AT.sub(rb"\g<1>" + moment, content)
            if entry.filename in more:
                content = more[entry.filename](content)
            info = zipfile.ZipInfo(entry.filename, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return result.getvalue()
