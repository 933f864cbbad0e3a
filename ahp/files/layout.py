"""Which squares of a table are read: the one that fills it, or those that a search finds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ahp.common.findings import Finding, Problems
from ahp.common.io.markup import cell_name
from ahp.common.io.wording import EMPTY_FILE
from ahp.files.squares import (
    Rows,
    Search,
    Square,
    find_squares,
    is_filled,
    label_of,
    whole_square,
)
from ahp.files.wording import (
    BAD_CELLS,
    CELL_OUTSIDE,
    ITEMS_NUMBERED,
    LABELS_DIFFER,
    LABELS_ORDER,
    NO_COLUMN_FOR,
    NO_ROW_FOR,
    NO_ROW_OR_COLUMN_FOR,
    NO_SQUARE,
    NOT_SQUARE,
    NOTHING,
    SKIPPED,
)
from ahp.model.matrix import MAX_ITEMS
from ahp.model.wording import TOO_MANY_ITEMS

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}):\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_EXAMPLES = 3


def read_squares(table: Rows, problems: Problems, cells: str | None = None) -> list[Square]:
    """Return the squares of a table, noting what was skipped, or why there are none.

    Parameters
    ----------
    table : sequence of sequence
    problems : Problems
    cells : str, optional
        Only the square in this area, such as ``B3:F7``.

    Returns
    -------
    list of Square

    Examples
    --------
    >>> problems = Problems()
    >>> [one.labels for one in read_squares([["1", "3"], ["1/3", "1"]], problems)]
    [('1', '2')]
    >>> problems.findings[0].code
    'items-numbered'
    """
    if cells is not None:
        return _chosen(table, cells, problems)
    told = Problems()
    first = whole_square(table) or _first_square(table, told)
    if first is not None:
        _note_numbers([first], problems)
        return [first]
    if any(found.what in (EMPTY_FILE, TOO_MANY_ITEMS) for found in told.findings):
        problems.take(told.findings)
        return []
    search = find_squares(table)
    if search.squares:
        _note_skipped(table, search, problems)
    if search.squares or any(found.what is NO_SQUARE for found in told.findings):
        _note_mismatches(search, problems)
    if not search.squares and not (search.mismatches and problems.errors):
        problems.take(told.findings)
    _note_numbers(search.squares, problems)
    return search.squares


def is_meant(table: Rows) -> bool:
    """Whether most labels of a table's first row are also those of its first column.

    >>> is_meant([["", "a", "b"], ["a", 1, 3], ["c", "", 1]]), is_meant([["note"]])
    (True, False)
    """
    _, rows, columns = _headings(table)
    row_labels = {label_of(table[i][0]) for i in rows}
    shared = [j for j in columns if label_of(table[_top(table) or 0][j]) in row_labels]
    return bool(shared) and 2 * len(shared) >= len(columns)


def _chosen(table: Rows, cells: str, problems: Problems) -> list[Square]:
    """Return the square of an area that was asked for."""
    match = _AREA.fullmatch(cells.strip().upper())
    if match is None:
        problems.add(BAD_CELLS, cells=cells)
        return []
    top, left = int(match[2]) - 1, _column(match[1])
    bottom, right = int(match[4]) - 1, _column(match[3])
    inside = [
        square
        for square in find_squares(table).squares
        if top <= square.rows[0] <= square.rows[-1] <= bottom
        and left <= square.columns[0] <= square.columns[-1] <= right
    ]
    if inside:
        _note_numbers(inside, problems)
        return inside
    part = [
        [one if left <= j <= right else None for j, one in enumerate(row)]
        if top <= i <= bottom
        else []
        for i, row in enumerate(table)
    ]
    square = whole_square(part)
    if square is None:
        cut = [row[left:] for row in part]
        squares = read_squares(cut, problems)
        return [replace(one, columns=tuple(left + j for j in one.columns)) for one in squares]
    _note_numbers([square], problems)
    return [square]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _note_numbers(squares: Sequence[Square], problems: Problems) -> None:
    for square in squares:
        if square.numbered:
            here = problems.at(row=square.rows[0] + 1, column=square.columns[0] + 1)
            here.add(ITEMS_NUMBERED, cells=square.area, count=len(square.rows))


def _note_skipped(table: Rows, search: Search, problems: Problems) -> None:
    """Tell in one line what stands beside the squares."""
    skipped = [
        f"{cell_name(i, j)} {_shown(cell)!r}"
        for i, row in enumerate(table)
        for j, cell in enumerate(row)
        if is_filled(cell) and (i, j) not in search.covered
    ]
    if skipped:
        shown = [*skipped[:_EXAMPLES], *("…" for _ in skipped[_EXAMPLES : _EXAMPLES + 1])]
        areas = [square.area for square in search.squares]
        problems.add(SKIPPED, cells=areas, count=len(skipped), examples=shown)


def _note_mismatches(search: Search, problems: Problems) -> None:
    for (row, column), rows, columns in search.mismatches:
        if (row, column) not in search.covered:
            _check_labels(rows, columns, problems.at(row=row + 1, column=column + 1))


def _top(table: Rows) -> int | None:
    return next((i for i, row in enumerate(table) if any(map(is_filled, row))), None)


def _headings(table: Rows) -> tuple[int, list[int], list[int]]:
    """Return the first row that is filled, and the rows and columns with labels."""
    top = _top(table)
    if top is None:
        return 0, [], []
    header = table[top]
    columns = [j for j in range(1, len(header)) if is_filled(header[j])]
    rows = [i for i in range(top + 1, len(table)) if table[i] and is_filled(table[i][0])]
    return top, rows, columns


def _first_square(table: Rows, problems: Problems) -> Square | None:
    """Return the labelled square that a table is; note where rows and columns do not match."""
    if _top(table) is None:  # a spreadsheet saves an empty sheet as a few delimiters
        problems.add(EMPTY_FILE)
        return None
    top, rows, columns = _headings(table)
    header = table[top]
    labels = [label_of(header[j]) for j in columns]
    row_labels = [label_of(table[i][0]) for i in rows]
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
    return Square(tuple(rows), tuple(columns), cells, tuple(labels))


def _is_meant_as_square(rows: list[str], columns: list[str]) -> bool:
    """Whether labels stand where a matrix has them; a note or a table has others, or none."""
    if not rows or not columns:
        return False
    return len(rows) == len(columns) or not set(rows).isdisjoint(columns)


def _check_outside(
    table: Rows,
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
            if not inside and is_filled(cell):
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
    shown = [[f"{k}: {row} ≠ {column}"] for k, (row, column) in pairs if row != column]
    code = LABELS_ORDER if sorted(rows) == sorted(columns) else LABELS_DIFFER
    problems.add(code, differences=shown)


def _difference(rows: list[str], columns: list[str]) -> Finding:
    """Say which labels only rows have, and which only columns."""
    only_rows = [label for label in rows if label not in columns]
    only_columns = [label for label in columns if label not in rows]
    if only_rows and only_columns:
        return Finding(NO_ROW_OR_COLUMN_FOR, {"rows": only_rows, "columns": only_columns})
    if only_rows:
        return Finding(NO_COLUMN_FOR, {"labels": only_rows})
    return Finding(NO_ROW_FOR, {"labels": only_columns}) if only_columns else Finding(NOTHING)
