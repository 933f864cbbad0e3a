"""Matrix files: a labelled square in CSV or in the sheets of an Excel workbook."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import overload

from ahp.common.findings import FileError, Finding, Place, Problems
from ahp.common.io.delimited import Dialect, Table, make_table, parse_table, read_table
from ahp.common.io.sheets import DEFAULT_SHEET, Sheet, open_workbook
from ahp.common.io.text import decode, encoding_for
from ahp.common.io.wording import EMPTY_FILE, NO_SUCH_SHEET
from ahp.common.io.write import write_bytes
from ahp.common.names import suggestion
from ahp.files.layout import is_meant, read_squares
from ahp.files.literals import looks_like_literal, read_literal
from ahp.files.loose import Loose, read_json, read_loose
from ahp.files.sizes import MATRIX_LIMITS
from ahp.files.squares import Square, is_filled
from ahp.files.wording import (
    BAD_SHEET_NAME,
    BLANK_OR_ERROR,
    CELL_OUTSIDE,
    ITEMS_NUMBERED,
    JUDGMENT_MERGED,
    LABELS_DIFFER,
    LABELS_ORDER,
    NO_SQUARE,
    NOT_SQUARE,
    SEVERAL_SHEETS,
    SEVERAL_SQUARES,
    SHEET_WITHOUT_SQUARE,
    UNKNOWN_SUFFIX,
)
from ahp.model.judgment import format_judgment
from ahp.model.matrix import PairwiseMatrix, build_matrix
from ahp.model.wording import DATE_IN_CELL, JUDGMENT_DATE

WRITABLE_SUFFIXES = (".csv", ".tsv", ".xlsx")
"""How the names of matrix files end that can be written."""

WORKBOOK_SUFFIXES = (".xlsx", ".xls", ".ods")
MATRIX_SUFFIXES = (".csv", ".tsv", *WORKBOOK_SUFFIXES)
"""How the names of matrix files end that are looked for in folders."""

READABLE_SUFFIXES = (*MATRIX_SUFFIXES, ".txt", ".json")
"""How the names of files may end that are read where they are named."""

_COMMA = re.compile(r" *[0-9]+,[0-9]+ *")
_NO_SQUARE = (NO_SQUARE, NOT_SQUARE, LABELS_DIFFER, LABELS_ORDER, CELL_OUTSIDE)

PathLike = str | os.PathLike[str]


@dataclass(frozen=True)
class MatrixFile:
    """A matrix with what is needed to write its file back unchanged.

    Attributes
    ----------
    path : str
    sheet : str or None
        The sheet of a workbook; None for CSV.
    area : str or None
        The cells of the judgments, where several matrices stand in one sheet or file.
    matrix : PairwiseMatrix
    source : Table, bytes or None
        All of a CSV file, or the bytes of a workbook; None where no square stands in the file.
    square : Square
        Where the matrix stands in it.
    """

    path: str
    sheet: str | None
    matrix: PairwiseMatrix
    source: Table | bytes | None = field(repr=False, compare=False)
    square: Square = field(repr=False, compare=False)
    area: str | None = None

    @property
    def name(self) -> str:
        """What tells the matrix from others of its file: sheet and cells."""
        return " ".join(one for one in (self.sheet, self.area) if one)


@overload
def read_matrix(
    path: PathLike, sheet: str | None = None, *, cells: str | None = None
) -> PairwiseMatrix: ...
@overload
def read_matrix(
    path: PathLike,
    sheet: str | None = None,
    problems: Problems | None = None,
    cells: str | None = None,
) -> PairwiseMatrix | None: ...
def read_matrix(
    path: PathLike,
    sheet: str | None = None,
    problems: Problems | None = None,
    cells: str | None = None,
) -> PairwiseMatrix | None:
    """Read the one matrix of a CSV file, or of a workbook's sheet, wherever it stands there.

    Parameters
    ----------
    path : path
        Ends in ``.csv``, ``.tsv``, ``.txt``, ``.xlsx``, ``.xls`` or ``.ods``. CSV may be
        separated by commas, semicolons or tabs, and encoded in UTF-8, UTF-16 (with a mark) or
        GB18030.
    sheet : str, optional
        Sheet of a workbook that has several.
    problems : Problems, optional
        Takes the findings; without it an error is raised.
    cells : str, optional
        Of a table that holds several: where it stands, such as ``B3:F7``.

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
    file = read_matrix_file(path, sheet, problems, cells)
    return file.matrix if file else None


@overload
def read_matrix_file(
    path: PathLike, sheet: str | None = None, *, cells: str | None = None
) -> MatrixFile: ...
@overload
def read_matrix_file(
    path: PathLike,
    sheet: str | None = None,
    problems: Problems | None = None,
    cells: str | None = None,
) -> MatrixFile | None: ...
def read_matrix_file(
    path: PathLike,
    sheet: str | None = None,
    problems: Problems | None = None,
    cells: str | None = None,
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
    files = _read(os.fspath(path), noted, sheet, cells)
    if not noted.errors and len(files) > 1:
        names = [file.name for file in files]
        if all(file.area is None for file in files):
            noted.add(SEVERAL_SHEETS, sheets=names)
        else:
            noted.add(SEVERAL_SQUARES, cells=names)
    _pass_on(noted, problems)
    return None if noted.errors else files[0]


def read_matrices(
    path: PathLike,
    problems: Problems | None = None,
    *,
    sheet: str | None = None,
    cells: str | None = None,
) -> tuple[MatrixFile, ...]:
    """Read all matrices of a CSV file, or of every sheet of a workbook; empty sheets have none.

    Parameters
    ----------
    path : path
    problems : Problems, optional
        Takes the findings; without it an error is raised.
    sheet : str, optional
        Only those of this sheet.
    cells : str, optional
        Only what stands there, such as ``B3:F7``.

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
    files = _read(os.fspath(path), noted, sheet, cells)
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
    check_writable(name)
    if is_workbook(name):
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


def _read(
    path: str, problems: Problems, sheet: str | None = None, cells: str | None = None
) -> tuple[MatrixFile, ...]:
    if is_workbook(path):
        return _read_sheets(path, sheet, cells, problems)
    if not path.lower().endswith(READABLE_SUFFIXES):
        problems.add(UNKNOWN_SUFFIX, suffixes=MATRIX_SUFFIXES)
        return ()
    if path.lower().endswith(".json"):
        data = MATRIX_LIMITS.read(path, problems)
        decoded = None if data is None else decode(data, problems)
        return () if decoded is None else read_text(decoded[0], path, problems)
    table = read_table(path, problems, MATRIX_LIMITS)
    return () if table is None else _of_table(path, table, cells, problems)


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
    files = _of_table(name, parse_table(text), cells, told)
    unread = cells is None and not files and all(one.what in _NO_SQUARE for one in told.errors)
    if unread and looks_like_literal(text):
        literal = read_literal(text, problems)
        return () if literal is None else _of_loose(name, [Loose(literal, {})], problems)
    problems.take(told.findings)
    return files


def _of_table(
    path: str, table: Table, cells: str | None, problems: Problems
) -> tuple[MatrixFile, ...]:
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
    for number, (square, places) in enumerate(found, start=1):
        if square.numbered:
            problems.add(ITEMS_NUMBERED, cells=square.area, count=len(square.rows))
        matrix = build_matrix(square.labels, square.cells, problems, _Places(square, places))
        if matrix is not None:
            name = str(number) if len(found) > 1 else None
            files.append(MatrixFile(path, None, matrix, None, square, name))
    return tuple(files)


class _Places:
    """Where the judgments of a list stand."""

    def __init__(self, square: Square, places: Mapping[tuple[int, int], Place]) -> None:
        self._labels, self._places = square.labels, places

    def __call__(self, i: int, j: int) -> Place:
        pair = f"{self._labels[i]} : {self._labels[j]}"
        return self._places.get((i, j)) or Place(pair=pair)


def is_workbook(path: str) -> bool:
    """Whether the name of a file is that of a workbook."""
    return path.lower().endswith(WORKBOOK_SUFFIXES)


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


def _read_sheets(
    path: str, wanted: str | None, cells: str | None, problems: Problems
) -> tuple[MatrixFile, ...]:
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
        merged = [area for area in sheet.merged if area.meets(square.rows, square.columns)]
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


def check_writable(path: str) -> None:
    """Refuse a path whose kind of file cannot be written."""
    if not path.lower().endswith(WRITABLE_SUFFIXES):
        raise FileError([Finding(UNKNOWN_SUFFIX, {"suffixes": WRITABLE_SUFFIXES}, path)])


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
        lower_given = is_filled(square.cells[j][i])
        if is_filled(square.cells[i][j]) or not lower_given:
            changes[square.rows[i], square.columns[j]] = _text(new)
        if lower_given:
            changes[square.rows[j], square.columns[i]] = _text(1 / new if new else None)
    return changes
