"""What the readers of workbooks do not tell: formulas, errors and far cells, from a sheet's XML."""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

# Patterns that begin with fixed letters are found several times faster than those with a "<" first.
_ROW = re.compile(rb"row\b[^>]*?\sr=\"([0-9]{1,9})\"")
_FIRST_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>(.*?)(?:</(?:\w+:)?row>|\Z)", re.DOTALL)
_FAR_COLUMN = re.compile(rb"r=\"([A-Z]{2,3})[0-9]")
_LETTERS = 26  # so many columns have a name of one letter
_CELL = re.compile(rb"<(?:\w+:)?c\b((?:[^>]*[^/>])?)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_PLACE = re.compile(rb"\sr=\"([A-Z]{1,3})([0-9]{1,9})\"")
_FILLED = re.compile(rb"<(?:\w+:)?c\b[^>]*?\sr=\"([A-Z]{1,3})([0-9]+)\"(?:[^>]*[^/>])?>(?!</)")
_EMPTY_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*/>")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?f>)", re.DOTALL)
_SHARED = re.compile(rb"\bsi=\"([0-9]+)\"")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>(.*?)</(?:\w+:)?v>", re.DOTALL)
_ERROR = re.compile(rb"\st=\"e\"")
BOOK = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"

Cell = tuple[int, int]


def cell_name(row: int, column: int) -> str:
    """Return what spreadsheets call a cell, from positions counted from 0.

    >>> cell_name(0, 0), cell_name(1048575, 16383)
    ('A1', 'XFD1048576')
    """
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the file of each sheet in a workbook."""
    book, relations = (ElementTree.fromstring(archive.read(name)) for name in BOOK)
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    parts = {}
    for sheet in book.iterfind(".//{*}sheet"):
        key = next((value for name, value in sheet.items() if name.endswith("}id")), None)
        target = targets.get(key, "")
        path = posixpath.normpath(posixpath.join("/xl", target))
        parts[sheet.get("name", "")] = path.lstrip("/")
    return parts


def reach(text: bytes, limit: int) -> Cell:
    """Return how many rows and columns there are up to the last cell that holds something.

    Exact where that is more than a limit of cells; else there are no more than what is returned.

    >>> reach(b'<row r="2"><c r="C2"><v>1</v></c></row><row r="99"><c r="XFD99"></c></row>', 99)
    (2, 3)
    """
    rows = max(map(int, _ROW.findall(text)), default=0)
    columns = max(map(_column, set(_FAR_COLUMN.findall(text))), default=_LETTERS)
    if rows * columns > limit:  # formats may reach further than what is written
        filled = set(_FILLED.findall(text))
        rows = max((int(row) for _, row in filled), default=0)
        columns = max((_column(column) for column, _ in filled), default=0)
    return rows, columns


def _cells(text: bytes) -> Iterator[tuple[Cell, bytes, bytes]]:
    for match in _CELL.finditer(_EMPTY_CELL.sub(b"", text)):
        place = _PLACE.search(match[1])
        if place is not None:
            yield (int(place[2]) - 1, _column(place[1]) - 1), match[1], match[2]


def labels_in_first_row(beginning: bytes) -> int:
    """Return how many cells of the first row, but the first one, hold something.

    >>> labels_in_first_row(b'<row r="1"><c r="A1" s="1"/><c r="B1"><v>1</v></c></row><row>')
    1
    """
    row = _FIRST_ROW.search(beginning)
    if row is None:
        return 0
    return sum(column > 0 for (_, column), _, inside in _cells(row[1]) if inside)


def errors(text: bytes) -> dict[Cell, str]:
    """Return the error values of a sheet, by row and column from 0.

    >>> errors(b'<c r="B1" t="e"><v>#N/A</v></c>')
    {(0, 1): '#N/A'}
    """
    if b't="e"' not in text:
        return {}
    return {
        cell: html.unescape(value[1].decode())
        for cell, attributes, inside in _cells(text)
        if _ERROR.search(attributes) and (value := _VALUE.search(inside))
    }


def formulas(text: bytes) -> dict[Cell, str]:
    """Return the formulas of a sheet, by row and column from 0.

    >>> formulas(b'<c r="A2"><f>1/3</f><v>0.3</v></c>')
    {(1, 0): '=1/3'}
    """
    if b"/f>" not in text:
        return {}
    found: dict[Cell, str] = {}
    shared: dict[bytes, tuple[Cell, str]] = {}
    for cell, _, inside in _cells(text):
        formula = _FORMULA.search(inside)
        if formula is None:
            continue
        said = "=" + html.unescape((formula[2] or b"").decode())
        group = _SHARED.search(formula[1])
        if group is not None and said == "=" and group[1] in shared:
            said = _moved(*shared[group[1]], cell)
        elif group is not None:
            shared[group[1]] = cell, said
        found[cell] = said
    return found


def _moved(origin: Cell, formula: str, cell: Cell) -> str:
    """Write a formula that several cells share as it reads in one of them."""
    from openpyxl.formula.translate import Translator  # deferred: few sheets have such formulas

    translator = Translator(formula, origin=cell_name(*origin))
    return str(translator.translate_formula(cell_name(*cell)))
