"""Where matrices are read from: a text, a table, the sheets of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ahp.common.findings import Finding, Place, Problems
from ahp.common.io.delimited import Table, parse_table
from ahp.common.io.sheets import Sheet, open_workbook
from ahp.common.io.wording import EMPTY_FILE, NO_SUCH_SHEET
from ahp.common.names import suggestion
from ahp.files.layout import is_meant, read_squares
from ahp.files.literals import looks_like_literal, read_literal
from ahp.files.loose import Loose, read_json, read_loose
from ahp.files.matrix_file import MatrixFile
from ahp.files.sizes import MATRIX_LIMITS
from ahp.files.squares import Square
from ahp.files.wording import (
    BLANK_OR_ERROR,
    CELL_OUTSIDE,
    ITEMS_NUMBERED,
    JUDGMENT_MERGED,
    LABELS_DIFFER,
    LABELS_ORDER,
    NO_SQUARE,
    NOT_SQUARE,
    SHEET_WITHOUT_SQUARE,
)
from ahp.model.matrix import PairwiseMatrix, build_matrix
from ahp.model.wording import DATE_IN_CELL, JUDGMENT_DATE

_COMMA = re.compile(r" *[0-9]+,[0-9]+ *")
_NO_SQUARE = (NO_SQUARE, NOT_SQUARE, LABELS_DIFFER, LABELS_ORDER, CELL_OUTSIDE)


def read_text(
    text: str, name: str, problems: Problems, cells: str | None = None
) -> tuple[MatrixFile, ...]:
    """Read the matrices of a text: a table, a list of pairs, JSON, or a literal of a program.

    Parameters
    ----------
    text : str
    name : str
        What it is called in findings.
    problems : Problems
        Takes the findings.
    cells : str, optional
        Only what stands there, such as ``B3:F7``.

    Returns
    -------
    tuple of MatrixFile

    Examples
    --------
    >>> read_text("[1 3; 1/3 1]", "-", Problems())[0].matrix
    PairwiseMatrix.from_upper(['1', '2'], ['3'])
    """
    problems = problems.at(name)
    if not text.strip():
        problems.add(EMPTY_FILE)
        return ()
    if text.lstrip().startswith(("{", "[")):
        files = _of_loose(name, read_json(text), problems)
        if files:
            return files
    told = Problems(name)
    files = read_table_matrices(name, parse_table(text), cells, told)
    unread = cells is None and not files and all(one.what in _NO_SQUARE for one in told.errors)
    if unread and looks_like_literal(text):
        literal = read_literal(text, problems)
        return () if literal is None else _of_loose(name, [Loose(literal, {})], problems)
    problems.take(told.findings)
    return files


def read_table_matrices(
    path: str, table: Table, cells: str | None, problems: Problems
) -> tuple[MatrixFile, ...]:
    """Read the matrices of a table of texts: squares, else a list of pairs or a literal."""
    rows = table.cells()
    if table.dialect.delimiter != ",":
        rows = with_points(rows)
    told = Problems(path)
    files = tuple(_read_table(path, Sheet("", rows), table, cells, told))
    if cells is None and not files and all(one.what in _NO_SQUARE for one in told.errors):
        loose = read_loose(rows, table.dialect.encoding.decode(table.render()), problems)
        if loose:
            return _of_loose(path, loose, problems)
    problems.take(told.findings)
    return files


def _of_loose(path: str, found: Sequence[Loose], problems: Problems) -> tuple[MatrixFile, ...]:
    """Make matrices of judgments that do not stand in a square of cells."""
    files = []
    for number, (square, places, name) in enumerate(found, start=1):
        if square.numbered:
            problems.add(ITEMS_NUMBERED, cells=square.area, count=len(square.rows))
        matrix = build_matrix(square.labels, square.cells, problems, _Places(square, places))
        if matrix is not None:
            area = name or (str(number) if len(found) > 1 else None)
            files.append(MatrixFile(path, None, matrix, None, square, area))
    return tuple(files)


class _Places:
    """Where the judgments of a list stand."""

    def __init__(self, square: Square, places: Mapping[tuple[int, int], Place]) -> None:
        self._labels, self._places = square.labels, places

    def __call__(self, i: int, j: int) -> Place:
        pair = f"{self._labels[i]} : {self._labels[j]}"
        return self._places.get((i, j)) or Place(pair=pair)


def with_points(rows: list[list[str]]) -> list[list[str]]:
    """Write decimals with points where the separator of cells leaves them commas.

    >>> with_points([["0,5", "a,b"]])
    [['0.5', 'a,b']]
    """
    return [
        [cell.replace(",", ".") if _COMMA.fullmatch(cell) else cell for cell in row]
        if any("," in cell for cell in row)
        else row
        for row in rows
    ]


def read_sheets(
    path: str, wanted: str | None, cells: str | None, problems: Problems
) -> tuple[MatrixFile, ...]:
    """Read the matrices of a workbook, or of its sheet that is wanted."""
    data = MATRIX_LIMITS.read(path, problems)
    if data is None:
        return ()
    if not data:
        problems.add(EMPTY_FILE)
        return ()
    book = open_workbook(data, problems, MATRIX_LIMITS, others=True)
    if book is None:
        return ()
    sheets = [book.read(name) for name in book.names]
    filled = {sheet.name: sheet for sheet in sheets if sheet is not None and sheet.filled}
    if not filled and None not in sheets:
        problems.add(EMPTY_FILE)
        return ()
    if wanted is not None:
        if wanted not in filled:
            hint = suggestion(wanted, filled)
            problems.add(NO_SUCH_SHEET, sheet=wanted, suggestion=hint)
            return ()
        filled = {wanted: filled[wanted]}
    files: list[MatrixFile] = []
    told: list[tuple[Sheet, Problems]] = []
    for sheet in filled.values():
        here = Problems(path).at(sheet=sheet.name)
        files += _read_table(path, _completed(sheet), data, cells, here)
        told.append((sheet, here))
    for sheet, here in told:
        if files and _is_other(sheet, here):
            problems.at(sheet=sheet.name).add(SHEET_WITHOUT_SQUARE)
        else:
            problems.findings += map(_in_cell, here.findings)
    return tuple(files)


def _in_cell(found: Finding) -> Finding:
    """Advise on a date as can be followed in a workbook."""
    if found.what is not JUDGMENT_DATE:
        return found
    return replace(found, details={**found.details, "how": DATE_IN_CELL})


def _is_other(sheet: Sheet, problems: Problems) -> bool:
    """Whether a sheet without a square is something else, such as a note."""
    return any(found.what in _NO_SQUARE for found in problems.errors) and not is_meant(sheet.cells)


def _completed(sheet: Sheet) -> Sheet:
    """Return a sheet with the formulas in place of values that were not saved."""
    rows = [list(row) for row in sheet.cells]
    for (i, j), formula in sheet.formulas.items():
        rows.extend([] for _ in range(i + 1 - len(rows)))
        rows[i].extend([None] * (j + 1 - len(rows[i])))
        if rows[i][j] is None:
            rows[i][j] = formula
    return replace(sheet, cells=rows)


def _read_table(
    path: str, sheet: Sheet, source: Table | bytes, cells: str | None, problems: Problems
) -> Iterator[MatrixFile]:
    """Yield the matrices of a table, noting what is wrong with them."""
    squares = read_squares(sheet.cells, problems, cells)
    for square in squares:
        merged = [area for area in sheet.merged if area.count_of(square.rows, square.columns) > 1]
        for area in merged:
            here = problems.at(row=area.top + 1, column=area.left + 1)
            here.add(JUDGMENT_MERGED, cells=area.name)
        matrix = None if merged else _matrix(sheet.name or None, square, problems)
        if matrix is not None and sheet.doubtful and not matrix.complete:
            problems.add(BLANK_OR_ERROR, cells=square.area)
            matrix = None
        if matrix is not None:
            area_name = square.area if len(squares) > 1 else None
            yield MatrixFile(path, sheet.name or None, matrix, source, square, area_name)


def _matrix(sheet: str | None, square: Square, problems: Problems) -> PairwiseMatrix | None:
    def locate(i: int, j: int) -> Place:
        row, column = square.rows[i] + 1, square.columns[j] + 1
        return Place(sheet, row=row, column=column, pair=f"{square.labels[i]} : {square.labels[j]}")

    return build_matrix(square.labels, square.cells, problems, locate)
