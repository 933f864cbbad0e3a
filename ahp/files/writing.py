"""Writing matrices: new files, and others that were read, with nothing changed but judgments."""

from __future__ import annotations

import os
from collections.abc import Mapping
from fractions import Fraction

from ahp.common.findings import FileError, Finding
from ahp.common.io.delimited import Dialect, Table, make_table
from ahp.common.io.sheets import DEFAULT_SHEET
from ahp.common.io.text import encoding_for
from ahp.common.io.write import write_bytes
from ahp.files.matrix_file import WRITABLE_SUFFIXES, MatrixFile, PathLike, is_workbook
from ahp.files.squares import is_filled
from ahp.files.wording import BAD_SHEET_NAME, UNKNOWN_SUFFIX
from ahp.model.judgment import format_judgment
from ahp.model.matrix import PairwiseMatrix


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
    write_bytes(name, matrix_bytes(name, matrix, like, sheet))


def matrix_bytes(
    path: str, matrix: PairwiseMatrix, like: MatrixFile | None = None, sheet: str | None = None
) -> bytes:
    """Return what `write_matrix` writes into a file of that name."""
    check_writable(path)
    if is_workbook(path):
        return _workbook_bytes(path, matrix, like, sheet)
    return _table_bytes(path, matrix, like)


def check_writable(path: str) -> None:
    """Refuse a path whose kind of file cannot be written."""
    if not path.lower().endswith(WRITABLE_SUFFIXES):
        raise FileError([Finding(UNKNOWN_SUFFIX, {"suffixes": WRITABLE_SUFFIXES}, path)])


def _rows(matrix: PairwiseMatrix) -> list[list[str]]:
    """Lay a matrix out as texts, the lower triangle blank."""
    upper = iter(matrix.upper_texts())
    rows = [["", *matrix.labels]]
    for i, label in enumerate(matrix.labels):
        judged = [next(upper) for _ in range(i + 1, matrix.n)]
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
    given = zip(like.matrix.given(), matrix.given(), strict=True)
    for (i, j), ((*_, old), (*_, new)) in zip(pairs, given, strict=True):
        if old == new:
            continue
        lower_given = is_filled(square.cells[j][i])
        if is_filled(square.cells[i][j]) or not lower_given:
            changes[square.rows[i], square.columns[j]] = _text(new)
        if lower_given:
            changes[square.rows[j], square.columns[i]] = _text(1 / new if new else None)
    return changes
