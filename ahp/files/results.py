"""Matrices that a command found, written where nobody's judgments are lost."""

from __future__ import annotations

import os

from ahp.common.findings import Problems
from ahp.common.wording import WRITTEN, Words
from ahp.files.matrices import read_matrix
from ahp.files.matrix_file import MatrixFile
from ahp.files.wording import KEPT, UNCHANGED
from ahp.files.writing import write_matrix
from ahp.model.matrix import PairwiseMatrix


def write_result(
    path: str, matrix: PairwiseMatrix, like: MatrixFile | None = None, *, force: bool = False
) -> Words:
    """Write a matrix, unless a file is there that may not be replaced; return what to tell.

    Parameters
    ----------
    path : str
    matrix : PairwiseMatrix
    like : MatrixFile, optional
        See `ahp.files.write_matrix`.
    force : bool
        Whether to replace a file.

    Raises
    ------
    FileError
        When the file cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = os.path.join(folder, "goal.csv")
    ...     for value in (3, 3, 5):
    ...         print(write_result(path, PairwiseMatrix.from_upper("ab", [value]))("en", path="it"))
    wrote it
    unchanged it
    kept it: it holds other judgments (--force replaces it)
    """
    if os.path.exists(path) and not force:
        found = read_matrix(path, like.sheet if like else None, problems=Problems())
        return UNCHANGED if found == matrix else KEPT
    write_matrix(path, matrix, like)
    return WRITTEN
