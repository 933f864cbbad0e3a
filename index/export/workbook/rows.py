"""The rows of large sheets, written as they stand in the file: a library takes a minute for them.

Headings, styles and everything else are openpyxl's; what is added to its sheets are the cells of
ECMA-376, part 1, 18.3.1.4: numbers, formulas, and texts within the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary
from xml.sax.saxutils import escape

from ahp.common.io.workbook import saved

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_END = b"</sheetData>"
_DIMENSION = re.compile(rb'<dimension ref="([A-Z]+[0-9]+)[^"]*"')
_LONGEST = 32_767  # characters of a cell

_ROWS: WeakKeyDictionary[Worksheet, tuple[str, bytes]] = WeakKeyDictionary()


class Formula(str):
    """A text that is a formula; every other text is only a text, whatever it begins with."""

    __slots__ = ()


def add_rows(
    sheet: Worksheet,
    first: int,
    rows: Sequence[Sequence[Any]],
    letters: Sequence[str],
    formats: Sequence[str | None],
) -> None:
    """Add rows to the end of a sheet, to be written when the workbook is saved.

    Parameters
    ----------
    sheet : Worksheet
        That no row of is added to later.
    first : int
        Where they begin.
    rows : sequence of sequence of cells
        Numbers, texts, `Formula` or nothing.
    letters : sequence of str
        Of the columns.
    formats : sequence of str or None
        Number formats of the columns.
    """
    styles = [_style(sheet, one) for one in formats]
    columns = list(zip(letters, styles, strict=True))
    lines = [_line(number, row, columns) for number, row in enumerate(rows, start=first)]
    if lines:
        last = f"{letters[-1]}{first + len(rows) - 1}"
        _ROWS[sheet] = last, "".join(lines).encode()


def saved_with_rows(workbook: Workbook) -> bytes:
    """Save a workbook with the rows that were added to its sheets."""
    more: dict[str, Callable[[bytes], bytes]] = {}
    for number, sheet in enumerate(workbook.worksheets, start=1):
        if sheet in _ROWS:
            more[f"xl/worksheets/sheet{number}.xml"] = partial(_with_rows, *_ROWS[sheet])
    return saved(workbook, more)


def _with_rows(last: str, rows: bytes, sheet: bytes) -> bytes:
    head, tail = sheet.split(_END)
    head = _DIMENSION.sub(rb'<dimension ref="\1:' + last.encode() + b'"', head, count=1)
    return b"".join((head, rows, _END, tail))


def _style(sheet: Worksheet, number_format: str | None) -> str:
    """Return the attribute of a cell that says its format."""
    from openpyxl.cell import WriteOnlyCell  # deferred: most runs write no workbook

    if not number_format:
        return ""
    cell: Any = WriteOnlyCell(sheet)
    cell.number_format = number_format
    return f' s="{cell.style_id}"'


def _line(number: int, row: Iterable[Any], columns: Iterable[tuple[str, str]]) -> str:
    cells = []
    for (letters, style), value in zip(columns, row, strict=False):
        kind = type(value)
        if value is None or value == "" or value != value:  # no cell says that it is no number
            continue
        if kind is float or kind is int:
            cells.append(f'<c r="{letters}{number}"{style}><v>{value!r}</v></c>')
        elif kind is Formula:
            formula = escape(value[1:])
            cells.append(f'<c r="{letters}{number}"{style}><f>{formula}</f><v/></c>')
        elif isinstance(value, str):
            text = _text(str(value))
            cells.append(f'<c r="{letters}{number}"{style} t="inlineStr">{text}</c>')
        else:
            cells.append(f'<c r="{letters}{number}"{style}><v>{float(value)!r}</v></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'


@lru_cache(maxsize=2**16)
def _text(text: str) -> str:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # deferred: see above
    from openpyxl.utils.exceptions import IllegalCharacterError

    if ILLEGAL_CHARACTERS_RE.search(text):
        raise IllegalCharacterError(text)
    return f'<is><t xml:space="preserve">{escape(text[:_LONGEST])}</t></is>'
