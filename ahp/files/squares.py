"""Squares of judgments in a table, wherever they stand: beside titles, sums and weights."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from ahp.common.io.markup import cell_name
from ahp.model.judgment import SAATY_JUDGMENTS, Judgment, is_number, read_judgment
from ahp.model.matrix import clean_label
from ahp.model.pair import read_pair

Rows = Sequence[Sequence[object]]
Cell = tuple[int, int]

_SUMMARY = re.compile(
    r"(sum|total|[Σ∑]|weights?|priorit(y|ies)|eigenvector|mean|average|rank|λ|lambda|c\.?[ir]\b|r\.?i\b|w[i\d]?$"
    r"|合计|总计|求和|总和|权重|特征|均值|平均|排序|归一|一致性|几何|乘积|方根|列和|行和|之和)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[0-9.]+")
_SCALE = frozenset(SAATY_JUDGMENTS)
_ROUNDED = Fraction(11, 2000)  # how far two decimals are from a reciprocal, and a little more
_SUM_OF_WEIGHTS = 0.01  # how far printed weights are from adding up to one
_FEW = 3  # smaller squares without labels are chance, unless they are all there is


@dataclass(frozen=True)
class Square:
    """Where a matrix stands in a table.

    Attributes
    ----------
    rows, columns : tuple of int
        Row and column of each item, from 0.
    cells : sequence of sequence, (n, n)
        The judgments as they stand there.
    labels : tuple of str
    numbered : bool
        Whether the table has no labels, so that the items are numbered.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    cells: Rows
    labels: tuple[str, ...] = ()
    numbered: bool = False

    @property
    def area(self) -> str:
        """The cells of the judgments, as spreadsheets call them."""
        first = cell_name(self.rows[0], self.columns[0])
        return f"{first}:{cell_name(self.rows[-1], self.columns[-1])}"

    def places(self, around: int) -> Iterator[Cell]:
        """Yield the cells of its judgments, and those where labels stand above or beside them."""
        for row in range(self.rows[0] - around, self.rows[-1] + 1):
            for column in range(self.columns[0] - around, self.columns[-1] + 1):
                yield row, column


@dataclass
class Search:
    """What was found in a table: squares, and where the labels of one do not match.

    A mismatch is told by the row and column of its first judgment, its labels of rows and those of
    columns. Known are the cells that were looked at, covered those that belong to a square.
    """

    squares: list[Square] = field(default_factory=list)
    mismatches: list[tuple[Cell, list[str], list[str]]] = field(default_factory=list)
    known: set[Cell] = field(default_factory=set)
    covered: set[Cell] = field(default_factory=set)

    def take(self, square: Square) -> None:
        """Keep a square."""
        self.squares.append(square)
        self.known.update(square.places(0))
        self.covered.update(square.places(1))


def is_filled(cell: object) -> bool:
    """Whether anything stands in a cell.

    >>> is_filled(" "), is_filled(0)
    (False, True)
    """
    return cell is not None and not (isinstance(cell, str) and (not cell or cell.isspace()))


def label_of(cell: object) -> str:
    """Return a cell as a label.

    >>> label_of(1.0), label_of(" unit   price ")
    ('1', 'unit price')
    """
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))  # Excel keeps a label such as 1 as a number
    return clean_label(str(cell))


def whole_square(table: Rows) -> Square | None:
    """Return the square that a table is, if there is nothing in it but judgments.

    >>> whole_square([["1", "3"], ["1/3", "1"]]).labels
    ('1', '2')
    """
    top = next((i for i, row in enumerate(table) if any(map(is_filled, row))), None)
    if top is None or not _is_one(next(filter(is_filled, table[top]))):
        return None  # most tables have labels, and are told from this one at once
    filled = [(i, j) for i, row in enumerate(table) for j, one in enumerate(row) if is_filled(one)]
    left = min(j for _, j in filled)
    n = max(i for i, _ in filled) - top + 1
    if n < 2 or max(j for _, j in filled) - left + 1 != n or not _is_one(_at(table, top, left)):
        return None
    square = _square(table, top, left, n, None)
    if _grown(table, top, left) == n:
        return square
    # A few cells may be mistyped, which is told of each; most are reciprocal.
    whole = n > _FEW and _is_evident(table, top, left, n) and _is_judged(square, False)
    return square if whole and len(filled) >= n * n - 2 else None


def find_squares(table: Rows) -> Search:
    """Search a table for squares of judgments, first those with labels.

    A square has the same labels in a row and in a column, or in one of them, or none; a diagonal
    of ones or blanks; and cells that are reciprocal where both are given.

    Examples
    --------
    >>> table = [["judgments"], [], ["", "a", "b", "weight"], ["a", 1, 3, 0.75], ["b", "", 1, 0.25]]
    >>> [(square.labels, square.area) for square in find_squares(table).squares]
    [(('a', 'b'), 'B4:C5')]
    """
    labels = [[label_of(one) if is_filled(one) else "" for one in row] for row in table]
    search = Search()
    for i, j in _corners(labels):
        if (i + 1, j + 1) not in search.known:
            _take_labelled(table, labels, i, j, search)
    for i, row in enumerate(table):
        for j, cell in enumerate(row):
            if cell not in ("", None) and (i, j) not in search.known and _is_one(cell):
                _take_bare(table, labels, i, j, search)
    search.squares.sort(key=lambda one: (one.rows[0], one.columns[0]))
    return search


def _at(table: Sequence[Sequence[object]], row: int, column: int) -> object:
    if 0 <= row < len(table) and 0 <= column < len(table[row]):
        return table[row][column]
    return None


def _corners(labels: list[list[str]]) -> Iterator[Cell]:
    """Yield where the label to the right is the one below."""
    for i, (row, below) in enumerate(pairwise(labels)):
        width = min(len(row) - 1, len(below))
        for j in range(width):
            if row[j + 1] and row[j + 1] == below[j]:
                yield i, j


def _take_labelled(table: Rows, labels: list[list[str]], i: int, j: int, search: Search) -> None:
    """Take the square that two equal runs of labels span from a corner."""
    n = 0
    while (right := _at(labels, i, j + 1 + n)) and right == _at(labels, i + 1 + n, j):
        n += 1
    names = tuple(labels[i][j + 1 : j + 1 + n])
    if n < 2 or len(set(names)) < n:
        return
    square = _square(table, i + 1, j + 1, n, names)
    numbers = all(_DIGITS.fullmatch(name) for name in names)
    in_order = [*names] == [str(k + 1) for k in range(n)]
    if numbers and (
        _is_one_everywhere(table, i + 1, j + 1, n)
        or not (in_order or _is_evident(table, i + 1, j + 1, n))
    ):
        return
    search.known.update(square.places(0))
    if not _is_judged(square, numbers):
        return
    beside = [_at(table, i + 1 + k, j + 1 + n) for k in range(n)]
    beneath = [_at(table, i + 1 + n, j + 1 + k) for k in range(n)]
    right, below = _at(labels, i, j + 1 + n), _at(labels, i + 1 + n, j)
    if _is_item(right, beside, names) or _is_item(below, beneath, names):
        columns = _run(labels, i, j + 1, 0, 1)
        search.mismatches.append(((i + 1, j + 1), _run(labels, i + 1, j, 1, 0), columns))
        return
    search.take(square)


def _run(labels: list[list[str]], i: int, j: int, down: int, right: int) -> list[str]:
    run: list[str] = []
    while label := _at(labels, i + down * len(run), j + right * len(run)):
        run.append(str(label))
    return run


def _is_item(label: object, values: list[object], others: Sequence[str]) -> bool:
    """Whether a label that has no match is an item's, by the judgments beside it.

    A label that is there already begins another square of the same items.
    """
    given = [_number(value) for value in values if is_filled(value)]
    return (
        bool(label and given)
        and label not in others
        and not _SUMMARY.match(str(label))
        and all(isinstance(one, Judgment) and one.value in _SCALE for one in given)
    )


def _take_bare(table: Rows, labels: list[list[str]], i: int, j: int, search: Search) -> None:
    """Take the square that begins at a cell, with labels above it or beside it, or without."""
    n = _grown(table, i, j)
    if n < 2 or _is_one_everywhere(table, i, j, n):
        return
    above, above_that = ([str(_at(labels, i - up, j + k) or "") for k in range(n)] for up in (1, 2))
    beside, beside_that = (
        [str(_at(labels, i + k, j - left) or "") for k in range(n)] for left in (1, 2)
    )
    for one, other in ((above_that, beside), (above, beside_that), (above_that, beside_that)):
        if one == other and (names := _names(one)):  # a blank or another label stands between
            search.take(_square(table, i, j, n, names))
            return
    columns, rows = _names(above), _names(beside)
    if columns and rows and columns != rows:
        if _is_evident(table, i, j, n):
            search.mismatches.append(((i, j), beside, above))
            search.known.update(_square(table, i, j, n, columns).places(0))
        return
    ends = not any(is_filled(_at(table, i + n, j + k)) for k in range(n))
    named = (columns and ends and not any(beside) and not _at(labels, i - 1, j + n)) or (
        rows and not any(above) and not _at(labels, i + n, j - 1)
    )
    evident = n >= _FEW and _is_evident(table, i, j, n)
    if named or (evident and not _is_part(table, i, j, n, search)):
        search.take(_square(table, i, j, n, columns or rows))


def _names(labels: list[str]) -> tuple[str, ...] | None:
    """Return labels if they can be those of items: all there, all different, no numbers."""
    if len(set(labels)) < len(labels) or not all(labels):
        return None
    return None if any(map(is_number, labels)) else tuple(labels)


def _grown(table: Rows, i: int, j: int) -> int:
    """Return how large a square of judgments can be that begins at a cell."""
    n = 1
    while _is_one(_at(table, i + n, j + n)) and all(
        _is_pair(_at(table, i + k, j + n), _at(table, i + n, j + k)) for k in range(n)
    ):
        n += 1
    return n


def _is_part(table: Rows, i: int, j: int, n: int, search: Search) -> bool:
    """Whether judgments go on beside a square: it is what a mistake left of a larger one."""
    for down, right, step in ((0, n, (1, 0)), (0, -1, (1, 0)), (n, 0, (0, 1)), (-1, 0, (0, 1))):
        at = [(i + down + k * step[0], j + right + k * step[1]) for k in range(n)]
        first, line = at[0], [_at(table, *cell) for cell in at]
        another = first in search.covered or (_is_one(line[0]) and _grown(table, *first) >= n)
        given = [one.value for one in map(_number, line) if one is not None]
        numbers = [*map(str, line)] == [str(k + 1) for k in range(n)]
        weights = abs(sum(map(float, given)) - 1) < _SUM_OF_WEIGHTS
        if not another and not numbers and not weights and sum(map(_near_scale, line)) >= n - 1:
            return True
    return False


def _is_evident(table: Rows, i: int, j: int, n: int) -> bool:
    """Whether cells are judgments and no other ones: some are reciprocal and not just 1."""
    return any(
        is_filled(upper) and is_filled(lower) and not _is_one(upper)
        for upper, lower in _opposite(table, i, j, n)
    )


def _is_one_everywhere(table: Rows, i: int, j: int, n: int) -> bool:
    """Whether cells are 1 above the diagonal or below it, as marks and counts are."""
    return all(
        _is_one(upper if is_filled(upper) else lower) for upper, lower in _opposite(table, i, j, n)
    )


def _opposite(table: Rows, i: int, j: int, n: int) -> Iterator[tuple[object, object]]:
    for a in range(n):
        for b in range(a + 1, n):
            yield _at(table, i + a, j + b), _at(table, i + b, j + a)


def _square(table: Rows, i: int, j: int, n: int, labels: tuple[str, ...] | None) -> Square:
    cells = [[_at(table, i + a, j + b) for b in range(n)] for a in range(n)]
    names = labels or tuple(str(k + 1) for k in range(n))
    return Square(tuple(range(i, i + n)), tuple(range(j, j + n)), cells, names, labels is None)


def _is_judged(square: Square, numbers: bool) -> bool:
    """Whether the cells between equal labels are judgments, apart from a few mistakes."""
    cells, n = square.cells, len(square.labels)
    filled = [is_filled(cells[k][k]) for k in range(n)]
    ones = [_is_one(cells[k][k]) for k in range(n)]
    if 2 * sum(given and not one for given, one in zip(filled, ones, strict=True)) >= n:
        return False
    good = bad = 0
    for a in range(n):
        for b in range(a + 1, n):
            if is_filled(cells[a][b]) or is_filled(cells[b][a]):
                if _is_formula(cells[a][b]) or _is_formula(cells[b][a]):
                    continue  # its value was not saved, which is told
                right = _is_pair(cells[a][b], cells[b][a])
                good, bad = good + right, bad + (not right)
    typed = n == 2 and all(_on_scale(one) for one in (cells[0][1], cells[1][0]))
    return (bad <= good or typed) and (all(ones) or not numbers)


def _is_formula(cell: object) -> bool:
    return isinstance(cell, str) and cell.startswith("=")


@lru_cache(maxsize=4096, typed=True)
def _number(cell: object) -> Judgment | None:
    read = read_judgment(cell) if isinstance(cell, int | float | str) else None
    return read if isinstance(read, Judgment) else None


def _on_scale(cell: object) -> bool:
    read = _number(cell)
    return read is not None and read.value in _SCALE


def _near_scale(cell: object) -> bool:
    """Whether a cell can be a judgment of the scale, rounded ones too."""
    read = _number(cell)
    return read is not None and any(abs(read.value - one) < _ROUNDED for one in _SCALE)


def _is_one(cell: object) -> bool:
    if cell in (1, "1"):
        return not isinstance(cell, bool)
    if isinstance(cell, tuple):  # as tables of intervals have it: 1 to 1
        return len(cell) == 2 and all(map(_is_one, cell))
    read = _number(cell)
    return read is not None and read.given == 1


def _is_pair(upper: object, lower: object) -> bool:
    try:
        return read_pair(upper, lower).judgment is not None
    except TypeError:  # what a cell holds cannot be a judgment
        return False
