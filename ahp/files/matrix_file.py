"""A matrix as a file holds it, with what is needed to write the file back unchanged."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from ahp.common.io.delimited import Table
from ahp.files.squares import Square
from ahp.model.matrix import PairwiseMatrix

WRITABLE_SUFFIXES = (".csv", ".tsv", ".xlsx")
"""How the names of matrix files end that can be written."""

WORKBOOK_SUFFIXES = (".xlsx", ".xls", ".ods")
MATRIX_SUFFIXES = (".csv", ".tsv", *WORKBOOK_SUFFIXES)
"""How the names of matrix files end that are looked for in folders."""

READABLE_SUFFIXES = (*MATRIX_SUFFIXES, ".txt", ".json")
"""How the names of files may end that are read where they are named."""

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


def is_workbook(path: str) -> bool:
    """Whether the name of a file is that of a workbook."""
    return path.lower().endswith(WORKBOOK_SUFFIXES)
