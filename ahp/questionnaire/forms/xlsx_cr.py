"""The consistency ratio of a matrix in formulas of a workbook.

The principal eigenvector comes of squaring the matrix again and again: the rows of its 512th
power, each power divided by the sum of its first row, are as good as parallel to it. A square is
taken row by row, of the power and its transpose, so that no formula is one of arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ahp.common.findings import AhpError, column_letters
from ahp.core.weighing import random_index_for
from ahp.questionnaire.questions import Part, Questionnaire
from ahp.questionnaire.rows import POSITIONS, Row

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

CR_SHEET = "AHP CR"

_SQUARES = 9
_MOST_ITEMS = 20  # with more, opening the workbook would be felt
_KEYS, _ANSWERS, _SECOND = "A", "V", "Z"  # columns of the sheet of a matrix


@dataclass(frozen=True)
class Ratio:
    """Where the consistency ratio stands; blank until all is answered."""

    cell: str


def write_ratio(
    sheet: Worksheet, page: str, part: Part, rows: Sequence[Row], questionnaire: Questionnaire
) -> Ratio | None:
    """Write the formulas of a matrix below those of others.

    Parameters
    ----------
    sheet : Worksheet
        For such formulas only.
    page : str
        The name of the sheet with the answers.
    part : Part
    rows : sequence of Row
    questionnaire : Questionnaire

    Returns
    -------
    Ratio or None
        None where there is none: of two items, where not all pairs are asked, where the table
        of the random index ends before, or the weights are of another method.
    """
    n = len(part.items)
    whole = len(rows) == n * (n - 1) // 2
    if not 3 <= n <= _MOST_ITEMS or not whole or questionnaire.method not in _WEIGHTS:
        return None
    try:
        index = random_index_for(n, 0, questionnaire.random_index)
    except AhpError:
        return None
    if not index:
        return None
    block = _Block(sheet, sheet.max_row + 2, n)
    values = block.values(page, rows, _SECOND if questionnaire.intervals else "")
    block.matrix(part, rows, values)
    _WEIGHTS[questionnaire.method](block)
    return Ratio(f"'{CR_SHEET}'!{block.ratio(index, values)}")


class _Block:
    """Cells of one matrix: its values, the matrix and its transpose, powers, weights, CR."""

    def __init__(self, sheet: Worksheet, top: int, n: int) -> None:
        self.sheet, self.top, self.n = sheet, top, n
        self.first = 4  # column of the first matrix; before it stand keys and values
        self.weights = self.first + 2 * (n + 1) * (_SQUARES + 1)

    def put(self, row: int, column: int, formula: str) -> None:
        self.sheet.cell(self.top + row, column).value = formula

    def name(self, row: int, column: int) -> str:
        return f"${column_letters(column)}${self.top + row}"

    def row_of(self, power: int, row: int, transposed: bool = False) -> str:
        """Return the cells of a row of a power of the matrix."""
        start = self.column(power, transposed)
        return f"{self.name(row, start)}:{self.name(row, start + self.n - 1)}"

    def column(self, power: int, transposed: bool = False) -> int:
        return self.first + (2 * power + transposed) * (self.n + 1)

    def values(self, page: str, rows: Sequence[Row], second: str = "") -> str:
        """Find the answer of each key, wherever its row stands by now; of an interval its middle.

        ``second`` is the column of the other end, where there is one.
        """
        quoted = "'" + page.replace("'", "''") + "'"
        listed = "'AHP'!$F$1:$V$1"
        for at, row in enumerate(rows):
            key = self.sheet.cell(self.top + at, 1)
            key.value = row.key
            key.data_type = "s"
            found = f"MATCH({self.name(at, 1)},{quoted}!${_KEYS}:${_KEYS},0)"
            answer = f"INDEX({quoted}!${_ANSWERS}:${_ANSWERS},{found})"
            place = f"MATCH({answer},{listed},0)"
            if second:
                other = f"INDEX({quoted}!${second}:${second},{found})"
                middle = f"({place}+MATCH({other},{listed},0))/2"
                place = f'IF({other}="",{place},{middle})'
            # positions 1 to 9 are 9 to 1, positions 10 to 17 are 1/2 to 1/9
            ones = len(POSITIONS) // 2 + 1
            value = f"IF({place}<={ones},{ones + 1}-{place},1/({place}-{ones - 1}))"
            self.put(at, 2, f'=IFERROR({value},"")')
        return f"{self.name(0, 2)}:{self.name(len(rows) - 1, 2)}"

    def matrix(self, part: Part, rows: Sequence[Row], values: str) -> None:
        """Write the matrix and its transpose; 1 stands for what is not answered yet."""
        place = {code: number for number, code in enumerate(part.items)}
        for i in range(self.n):
            self.put(i, self.column(0) + i, "=1")
            self.put(i, self.column(0, True) + i, "=1")
        for at, row in enumerate(rows):
            a, b, cell = place[row.a], place[row.b], self.name(at, 2)
            for i, j, formula in (
                (a, b, f"=IF(ISNUMBER({cell}),{cell},1)"),
                (b, a, f"=IF(ISNUMBER({cell}),1/{cell},1)"),
            ):
                self.put(i, self.column(0) + j, formula)
                self.put(j, self.column(0, True) + i, formula)

    def square(self, power: int) -> None:
        """Write the square of a power, divided so that it stays small, and its transpose."""
        n, last = self.n, power - 1
        total = "+".join(
            f"SUMPRODUCT({self.row_of(last, 0)},{self.row_of(last, j, True)})" for j in range(n)
        )
        self.put(n, self.column(power), f"={total}")
        divisor = self.name(n, self.column(power))
        for i in range(n):
            for j in range(n):
                product = f"SUMPRODUCT({self.row_of(last, i)},{self.row_of(last, j, True)})"
                self.put(i, self.column(power) + j, f"={product}/{divisor}")
                same = self.name(i, self.column(power) + j)
                self.put(j, self.column(power, True) + i, f"={same}")

    def ratio(self, index: float, values: str) -> str:
        """Write lambda_max, the mean of (Aw)i / wi, and the ratio; return its cell."""
        n, weights = self.n, self.weights
        vector = f"{self.name(n, weights)}:{self.name(n, weights + n - 1)}"
        for i in range(n):
            self.put(n, weights + i, f"={self.name(i, weights)}")  # lying, as the rows do
            product = f"SUMPRODUCT({self.row_of(0, i)},{vector})"
            self.put(i, weights + 1, f"={product}/{self.name(i, weights)}")
        largest = f"AVERAGE({self.name(0, weights + 1)}:{self.name(n - 1, weights + 1)})"
        count = n * (n - 1) // 2
        formula = f'=IF(COUNT({values})<{count},"",MAX(0,({largest}-{n})/{n - 1})/{index!r})'
        self.put(n + 1, weights, formula)
        return self.name(n + 1, weights)


def _eigenvector(block: _Block) -> None:
    for power in range(1, _SQUARES + 1):
        block.square(power)
    for i in range(block.n):
        block.put(i, block.weights, f"=SUM({block.row_of(_SQUARES, i)})")


def _geometric_mean(block: _Block) -> None:
    for i in range(block.n):
        logarithms = "+".join(f"LN({block.name(i, block.column(0) + j)})" for j in range(block.n))
        block.put(i, block.weights, f"=EXP(({logarithms})/{block.n})")


def _column_sum(block: _Block) -> None:
    for i in range(block.n):
        shares = "+".join(
            f"{block.name(i, block.column(0) + j)}/SUM({block.row_of(0, j, True)})"
            for j in range(block.n)
        )
        block.put(i, block.weights, f"={shares}")


_WEIGHTS = {
    "eigenvector": _eigenvector,
    "geometric-mean": _geometric_mean,
    "column-sum": _column_sum,
}
