"""Matrix files: a labelled square in CSV or in the sheets of an Excel workbook."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import overload

from ahp.common.findings import FileError, Finding, Place, Problems
from ahp.common.io.delimited import Dialect, Table, make_table, read_table
from ahp.common.io.sheets import DEFAULT_SHEET, Sheet, open_workbook
from ahp.common.io.text import encoding_for
from ahp.common.io.wording import EMPTY_FILE, NO_SUCH_SHEET
from ahp.common.io.write import write_bytes
from ahp.common.names import suggestion
from ahp.files.sizes import MATRIX_LIMITS
from ahp.files.wording import (
    BAD_SHEET_NAME,
    CELL_OUTSIDE,
    JUDGMENT_MERGED,
    LABELS_DIFFER,
    LABELS_ORDER,
    NO_COLUMN_FOR,
    NO_ROW_FOR,
    NO_ROW_OR_COLUMN_FOR,
    NO_SQUARE,
    NOT_SQUARE,
    NOTHING,
    SEVERAL_SHEETS,
    UNKNOWN_SUFFIX,
)
from ahp.model.judgment import format_judgment
from ahp.model.matrix import MAX_ITEMS, PairwiseMatrix, build_matrix, clean_label
from ahp.model.wording import TOO_MANY_ITEMS

MATRIX_SUFFIXES = (".csv", ".tsv", ".xlsx")
"""How the names of matrix files end."""

PathLike = str | os.PathLike[str]


@dataclass(frozen=True)
class Square:
    """Where a matrix stands in a table.

    Attributes
    ----------
    rows, columns : tuple of int
        Row and column of each item, from 0.
    cells : sequence of sequence, (n, n)
        The judgments as they stand there.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    cells: Sequence[Sequence[object]]


@dataclass(frozen=True)
class MatrixFile:
    """A matrix with what is needed to write its file back unchanged.

    Attributes
    ----------
    path : str
    sheet : str or None
        The sheet of a workbook; None for CSV.
    matrix : PairwiseMatrix
    source : Table or bytes
        All of a CSV file, or the bytes of a workbook.
    square : Square
        Where the matrix stands in it.
    """

    path: str
    sheet: str | None
    matrix: PairwiseMatrix
    source: Table | bytes = field(repr=False, compare=False)
    square: Square = field(repr=False, compare=False)


@overload
def read_matrix(path: PathLike, sheet: str | None = None) -> PairwiseMatrix: ...
@overload
def read_matrix(
    path: PathLike, sheet: str | None = None, problems: Problems | None = None
) -> PairwiseMatrix | None: ...
def read_matrix(
    path: PathLike, sheet: str | None = None, problems: Problems | None = None
) -> PairwiseMatrix | None:
    """Read the one matrix of a CSV file, or of an Excel workbook's sheet.

    Parameters
    ----------
    path : path
        Ends in ``.csv``, ``.tsv`` or ``.xlsx``. CSV may be separated by commas, semicolons or
        tabs, and encoded in UTF-8, UTF-16 (with a mark) or GB18030.
    sheet : str, optional
        Sheet of a workbook that has several.
    problems : Problems, optional
        Takes the findings; without it an error is raised.

    Returns
    -------
    PairwiseMatrix or None
        None only with ``problems``, when there was an error.

    Raises
    ------
    FileError
        With everything that is wrong, each with its place.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "goal.csv")
    ...     write_matrix(path, PairwiseMatrix.from_upper(["price", "style"], ["1/3"]))
    ...     read_matrix(path)
    PairwiseMatrix.from_upper(['price', 'style'], ['1/3'])
    """
    file = read_matrix_file(path, sheet, problems)
    return file.matrix if file else None


@overload
def read_matrix_file(path: PathLike, sheet: str | None = None) -> MatrixFile: ...
@overload
def read_matrix_file(
    path: PathLike, sheet: str | None = None, problems: Problems | None = None
) -> MatrixFile | None: ...
def read_matrix_file(
    path: PathLike, sheet: str | None = None, problems: Problems | None = None
) -> MatrixFile | None:
    r"""Read a matrix as `read_matrix` does, keeping what is needed to write it back unchanged.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "goal.csv")
    ...     _ = path.write_bytes(b";b;a\r\nb;1; 1/3\r\na;3;1\r\n")
    ...     file = read_matrix_file(path)
    ...     write_matrix(path, file.matrix.replace("a", "b", 5), like=file)
    ...     path.read_bytes()
    b';b;a\r\nb;1;1/5\r\na;5;1\r\n'
    """
    noted = Problems(os.fspath(path))
    files = _read(os.fspath(path), sheet, noted)
    if not noted.errors and len(files) > 1:
        noted.add(SEVERAL_SHEETS, sheets=", ".join(str(file.sheet) for file in files))
    _pass_on(noted, problems)
    return None if noted.errors else files[0]


def read_matrices(path: PathLike, problems: Problems | None = None) -> tuple[MatrixFile, ...]:
    """Read the matrix of a CSV file, or those of every sheet of a workbook; empty sheets are none.

    Parameters
    ----------
    path : path
    problems : Problems, optional
        Takes the findings; without it an error is raised.

    Returns
    -------
    tuple of MatrixFile
        With ``problems``, those that could be read.

    Raises
    ------
    FileError
        With everything that is wrong, each with its place.

    Examples
    --------
    >>> problems = Problems()
    >>> read_matrices("goal.doc", problems), problems.findings[0].code
    ((), 'unknown-suffix')
    """
    noted = Problems(os.fspath(path))
    files = _read(os.fspath(path), None, noted)
    _pass_on(noted, problems)
    return files


def write_matrix(
    path: PathLike,
    matrix: PairwiseMatrix,
    like: MatrixFile | None = None,
    sheet: str | None = None,
) -> None:
    """Write a matrix: CSV, or a workbook where the name ends in ``.xlsx``.

    A new file holds the upper triangle, in UTF-8; with a byte-order mark if labels are not
    ASCII, as Excel needs one. The same matrix always gives the same bytes.

    Parameters
    ----------
    path : path
    matrix : PairwiseMatrix
    like : MatrixFile, optional
        What was read before. Only cells whose judgments differ are changed; all else is written
        back to the byte. With other labels, its delimiter, newlines and encoding are kept.
    sheet : str, optional
        Name of the sheet of a new workbook.

    Raises
    ------
    FileError
        When the file cannot be written, or its name has another ending.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "goal.csv")
    ...     write_matrix(path, PairwiseMatrix.from_upper("abc", [3, "1/5", None]))
    ...     print(path.read_text(), end="")
    ,a,b,c
    a,1,3,1/5
    b,,1,
    c,,,1
    """
    name = os.fspath(path)
    _check_suffix(name)
    if _is_workbook(name):
        data = _workbook_bytes(name, matrix, like, sheet)
    else:
        data = _table_bytes(name, matrix, like)
    write_bytes(name, data)


def _pass_on(noted: Problems, problems: Problems | None) -> None:
    """Hand findings to the collector; without one, raise if there are errors."""
    if problems is not None:
        problems.findings += noted.findings
    elif noted.errors:
        raise FileError(noted.findings)


def _read(path: str, sheet: str | None, problems: Problems) -> tuple[MatrixFile, ...]:
    if _is_workbook(path):
        return _read_sheets(path, sheet, problems)
    if not path.lower().endswith(MATRIX_SUFFIXES):
        problems.add(UNKNOWN_SUFFIX, suffixes=", ".join(MATRIX_SUFFIXES))
        return ()
    table = read_table(path, problems, MATRIX_LIMITS)
    if table is None:
        return ()
    file = _read_square(path, None, table.cells(), table, problems)
    return (file,) if file else ()


def _is_workbook(path: str) -> bool:
    return path.lower().endswith(".xlsx")


def _read_sheets(path: str, wanted: str | None, problems: Problems) -> tuple[MatrixFile, ...]:
    data = MATRIX_LIMITS.read(path, problems)
    if data is None:
        return ()
    if not data:
        problems.add(EMPTY_FILE)
        return ()
    book = open_workbook(data, problems, MATRIX_LIMITS)
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
    files = [_read_sheet(path, sheet, data, problems) for sheet in filled.values()]
    return tuple(file for file in files if file)


def _read_sheet(path: str, sheet: Sheet, data: bytes, problems: Problems) -> MatrixFile | None:
    problems = problems.at(sheet=sheet.name)
    for area in sheet.merged:
        problems.at(row=area.top + 1, column=area.left + 1).add(JUDGMENT_MERGED, cells=area.name)
    if sheet.merged:
        return None
    rows = [list(row) for row in sheet.cells]
    for (i, j), formula in sheet.formulas.items():
        rows.extend([] for _ in range(i + 1 - len(rows)))
        rows[i].extend([None] * (j + 1 - len(rows[i])))
        rows[i][j] = formula
    return _read_square(path, sheet.name, rows, data, problems)


def _read_square(
    path: str,
    sheet: str | None,
    table: Sequence[Sequence[object]],
    source: Table | bytes,
    problems: Problems,
) -> MatrixFile | None:
    found = _find_square(table, problems)
    if found is None:
        return None
    labels, square = found

    def locate(i: int, j: int) -> Place:
        row, column = square.rows[i] + 1, square.columns[j] + 1
        return Place(sheet, row=row, column=column, pair=f"{labels[i]} : {labels[j]}")

    matrix = build_matrix(labels, square.cells, problems, locate)
    return MatrixFile(path, sheet, matrix, source, square) if matrix else None


def _find_square(
    table: Sequence[Sequence[object]], problems: Problems
) -> tuple[list[str], Square] | None:
    """Find the labelled square in a table; note where rows and columns do not match."""
    top = next((i for i, row in enumerate(table) if any(map(_is_filled, row))), None)
    if top is None:  # a spreadsheet saves an empty sheet as a few delimiters
        problems.add(EMPTY_FILE)
        return None
    header = table[top]
    columns = [j for j in range(1, len(header)) if _is_filled(header[j])]
    rows = [i for i in range(top + 1, len(table)) if table[i] and _is_filled(table[i][0])]
    labels = [_label(header[j]) for j in columns]
    row_labels = [_label(table[i][0]) for i in rows]
    if not _is_meant_as_square(row_labels, labels):
        problems.add(NO_SQUARE)
        return None
    if len(labels) > MAX_ITEMS:
        problems.add(TOO_MANY_ITEMS, count=len(labels), limit=MAX_ITEMS)
        return None
    before = len(problems.findings)
    _check_outside(table, top, rows, columns, problems)
    _check_labels(row_labels, labels, problems)
    if len(problems.findings) > before:
        return None
    width = columns[-1] + 1 if columns else 0
    full = [[*table[i], *[None] * (width - len(table[i]))] for i in rows]
    cells = [[row[j] for j in columns] for row in full]
    return labels, Square(tuple(rows), tuple(columns), cells)


def _is_meant_as_square(rows: list[str], columns: list[str]) -> bool:
    """Whether labels stand where a matrix has them; a note or a table has others, or none."""
    if not rows or not columns:
        return False
    return len(rows) == len(columns) or not set(rows).isdisjoint(columns)


def _is_filled(cell: object) -> bool:
    return cell is not None and not (isinstance(cell, str) and (not cell or cell.isspace()))


def _label(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))  # Excel keeps a label such as 1 as a number
    return clean_label(str(cell))


def _check_outside(
    table: Sequence[Sequence[object]],
    top: int,
    rows: list[int],
    columns: list[int],
    problems: Problems,
) -> None:
    """Note the first cell of each row that stands outside the labelled rows and columns."""
    labelled_rows, labelled_columns = set(rows), {0, *columns}
    for i in range(top + 1, len(table)):
        row = table[i]
        if i in labelled_rows and len(row) == len(labelled_columns):
            continue
        for j, cell in enumerate(row):
            inside = i in labelled_rows and j in labelled_columns
            if not inside and _is_filled(cell):
                problems.at(row=i + 1, column=j + 1).add(CELL_OUTSIDE, value=repr(_shown(cell)))
                break


def _shown(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else str(cell)


def _check_labels(rows: list[str], columns: list[str], problems: Problems) -> None:
    if rows == columns:
        return
    if len(rows) != len(columns):
        difference = _difference(rows, columns)
        problems.add(NOT_SQUARE, difference=difference, rows=len(rows), columns=len(columns))
        return
    pairs = enumerate(zip(rows, columns, strict=True), start=1)
    shown = "; ".join(f"{k}: {row} ≠ {column}" for k, (row, column) in pairs if row != column)
    what = LABELS_ORDER if sorted(rows) == sorted(columns) else LABELS_DIFFER
    problems.add(what, differences=shown)


def _difference(rows: list[str], columns: list[str]) -> Finding:
    """Say which labels only rows have, and which only columns."""
    only_rows = ", ".join(label for label in rows if label not in columns)
    only_columns = ", ".join(label for label in columns if label not in rows)
    if only_rows and only_columns:
        return Finding(NO_ROW_OR_COLUMN_FOR, {"rows": only_rows, "columns": only_columns})
    if only_rows:
        return Finding(NO_COLUMN_FOR, {"labels": only_rows})
    return Finding(NO_ROW_FOR, {"labels": only_columns}) if only_columns else Finding(NOTHING)


def _check_suffix(path: str) -> None:
    if not path.lower().endswith(MATRIX_SUFFIXES):
        suffixes = ", ".join(MATRIX_SUFFIXES)
        raise FileError([Finding(UNKNOWN_SUFFIX, {"suffixes": suffixes}, path)])


def _rows(matrix: PairwiseMatrix) -> list[list[str]]:
    """Lay a matrix out as texts, the lower triangle blank."""
    upper = iter(matrix.upper)
    rows = [["", *matrix.labels]]
    for i, label in enumerate(matrix.labels):
        judged = [_text(next(upper)) for _ in range(i + 1, matrix.n)]
        rows.append([label, *[""] * i, "1", *judged])
    return rows


def _text(value: Fraction | None) -> str:
    return "" if value is None else format_judgment(value)


def _table_bytes(path: str, matrix: PairwiseMatrix, like: MatrixFile | None) -> bytes:
    if like is not None and isinstance(like.source, Table):
        if like.matrix.labels == matrix.labels:
            return like.source.replaced(_changes(matrix, like)).render()
        return make_table(_rows(matrix), like.source.dialect).render()
    delimiter = "\t" if path.lower().endswith(".tsv") else ","
    dialect = Dialect(delimiter, encoding=encoding_for("".join(matrix.labels)))
    return make_table(_rows(matrix), dialect).render()


def _workbook_bytes(
    path: str, matrix: PairwiseMatrix, like: MatrixFile | None, sheet: str | None
) -> bytes:
    from ahp.common.io.workbook import changed_workbook, is_sheet_name, new_workbook

    if like is not None and isinstance(like.source, bytes) and like.matrix.labels == matrix.labels:
        changes = _changes(matrix, like)
        if not changes:
            return like.source
        return changed_workbook(like.source, like.sheet or DEFAULT_SHEET, changes)
    name = sheet or (like.sheet if like else None) or DEFAULT_SHEET
    if not is_sheet_name(name):
        raise FileError([Finding(BAD_SHEET_NAME, {"sheet": name}, path)])
    return new_workbook(name, _rows(matrix))


def _changes(matrix: PairwiseMatrix, like: MatrixFile) -> Mapping[tuple[int, int], str]:
    """List the cells whose judgments differ, by row and column from 0."""
    square = like.square
    changes: dict[tuple[int, int], str] = {}
    pairs = ((i, j) for i in range(matrix.n) for j in range(i + 1, matrix.n))
    for (i, j), old, new in zip(pairs, like.matrix.upper, matrix.upper, strict=True):
        if old == new:
            continue
        lower_given = _is_filled(square.cells[j][i])
        if _is_filled(square.cells[i][j]) or not lower_given:
            changes[square.rows[i], square.columns[j]] = _text(new)
        if lower_given:
            changes[square.rows[j], square.columns[i]] = _text(1 / new if new else None)
    return changes
