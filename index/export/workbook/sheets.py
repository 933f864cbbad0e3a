"""Sheets: titles above, headings that stay in sight, cells as plain values or formulas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from index.export.workbook.rows import Formula, add_rows

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Cell = Any
"""What a cell may hold: text, a number, a `Formula` or nothing."""

NAME_LIMIT = 31  # Excel's, for the name of a sheet
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_WIDEST = 40
_LINE = 15.0  # points


def key_of(*parts: object) -> str:
    """Return what a row is looked up by.

    >>> key_of(2022, "beijing")
    '2022 beijing'
    """
    return " ".join(map(str, parts))


def sheet_name(title: str) -> str:
    """Return a title as Excel takes it for the name of a sheet.

    >>> sheet_name("League: provinces")
    'League provinces'
    """
    return " ".join(_FORBIDDEN.sub(" ", title).split())[:NAME_LIMIT]


def quoted(name: str) -> str:
    """Return the name of a sheet as formulas write it.

    >>> quoted("Check one region")
    "'Check one region'!"
    """
    doubled = name.replace("'", "''")
    return f"'{doubled}'!"


def column_letter(place: int) -> str:
    """Return the letters of a column counted from 1.

    >>> column_letter(1), column_letter(28)
    ('A', 'AB')
    """
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the place of a column, counted from 1.

    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def put(sheet: Worksheet, row: int, column: int, value: Cell, style: str | None = None) -> None:
    """Write one cell; texts are never taken for formulas."""
    if value is None or value == "":
        return
    cell: Any = sheet.cell(row, column)
    cell.value = str(value) if isinstance(value, Formula) else value
    if isinstance(value, str) and not isinstance(value, Formula):
        cell.data_type = "s"
    if style:
        cell.number_format = style


def add_table(
    workbook: Workbook,
    title: str,
    notes: Sequence[str],
    headings: Sequence[Sequence[str]],
    rows: Sequence[Sequence[Cell]],
    formats: Sequence[str | None] = (),
) -> Worksheet:
    """Add a sheet: notes, then rows of headings, then the cells.

    Parameters
    ----------
    workbook : Workbook
    title : str
    notes : sequence of str
        One above the other.
    headings : sequence of sequence of str
    rows : sequence of sequence of cells
    formats : sequence of str, optional
        Number formats of the columns.

    Returns
    -------
    Worksheet
    """
    from openpyxl.styles import Alignment, Font  # deferred: most runs write no workbook

    sheet: Worksheet = workbook.create_sheet(sheet_name(title))
    for line, note in enumerate(notes, start=1):
        put(sheet, line, 1, note)
        sheet.cell(line, 1).font = Font(bold=line == 1)
    top = len(notes) + 1
    for i, heading in enumerate(headings):
        for j, text in enumerate(heading, start=1):
            put(sheet, top + i, j, text)
            sheet.cell(top + i, j).font = Font(bold=i == len(headings) - 1)
            sheet.cell(top + i, j).alignment = Alignment(wrap_text=True, vertical="top")
    first = top + len(headings)
    styles = [*formats, *[None] * len(headings[-1])]
    width = max(map(len, rows), default=0)
    letters = [column_letter(j) for j in range(1, width + 1)]
    add_rows(sheet, first, rows, letters, styles[:width])
    sheet.freeze_panes = f"{column_letter(2 if len(headings) == 1 else 6)}{first}"
    _widen(sheet, headings[-1], rows)
    for i, heading in enumerate(headings):
        _heighten(sheet, top + i, heading)
    _set_print(sheet, top, first - 1)
    return sheet


def _heighten(sheet: Worksheet, row: int, heading: Sequence[str]) -> None:
    """Give a row of headings room for all lines of its longest."""
    lines = 1
    for j, text in enumerate(heading, start=1):
        room = max(1, int(sheet.column_dimensions[column_letter(j)].width) - 2)
        if not isinstance(text, Formula):
            lines = max(lines, -(-_width(str(text)) // room))
    if lines > 1:
        sheet.row_dimensions[row].height = lines * _LINE


def _set_print(sheet: Worksheet, top: int, last: int) -> None:
    """Print across, as wide as the paper, the headings on every page."""
    from openpyxl.worksheet.properties import PageSetupProperties  # deferred

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{top}:{last}"


def _widen(sheet: Worksheet, heading: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    for j in range(len(heading)):
        texts = [str(row[j]) for row in rows[:200] if j < len(row) and isinstance(row[j], str)]
        widest = max((_width(text) for text in texts if not text.startswith("=")), default=0)
        width = min(_WIDEST, max(11, widest + 2))
        sheet.column_dimensions[column_letter(j + 1)].width = width


def _width(text: str) -> int:
    return sum(1 + (ord(character) > 0x2E80) for character in text)
