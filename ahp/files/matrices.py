"""Matrix files: labelled squares in CSV, in other texts, or in the sheets of a workbook."""

from __future__ import annotations

import os
from typing import overload

from ahp.common.findings import FileError, Problems
from ahp.common.io.delimited import read_table
from ahp.common.io.text import decode
from ahp.common.io.wording import EMPTY_FILE
from ahp.files.hierarchies import model_above, no_model
from ahp.files.matrix_file import (
    MATRIX_SUFFIXES,
    READABLE_SUFFIXES,
    MatrixFile,
    PathLike,
    is_workbook,
)
from ahp.files.sizes import MATRIX_LIMITS
from ahp.files.sources import read_sheets, read_table_matrices, read_text
from ahp.files.wording import SEVERAL_SHEETS, SEVERAL_SQUARES, UNKNOWN_SUFFIX
from ahp.model.matrix import PairwiseMatrix


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
    >>> from ahp.files import write_matrix
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
    >>> from ahp.files import write_matrix
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
        return read_sheets(path, sheet, cells, problems)
    if not path.lower().endswith(READABLE_SUFFIXES):
        if model_above(path) is not None:  # such as its hierarchy.toml
            problems.findings.append(no_model(path))
        else:
            problems.add(UNKNOWN_SUFFIX, suffixes=MATRIX_SUFFIXES)
        return ()
    if path.lower().endswith(".json"):
        data = MATRIX_LIMITS.read(path, problems)
        decoded = None if data is None else decode(data, problems)
        return () if decoded is None else read_text(decoded[0], path, problems)
    table = read_table(path, problems, MATRIX_LIMITS, EMPTY_FILE)
    return () if table is None else read_table_matrices(path, table, cells, problems)
