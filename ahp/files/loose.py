"""Judgments that are no square of cells: lists of pairs, JSON, and literals of programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ahp.common.findings import Place, Problems
from ahp.files.ahp_os import ahp_os_squares
from ahp.files.literals import read_literal
from ahp.files.squares import Rows, Square, find_squares, is_filled, label_of, whole_square
from ahp.files.wording import ANSWER_TWICE
from ahp.model.judgment import Judgment, is_number, read_judgment, shown_cell
from ahp.model.pair import read_pair

_SIDES = ({"a", "item a", "first", "甲", "指标a"}, {"b", "item b", "second", "乙", "指标b"})
_VALUES = {"value", "judgment", "ratio", "判断", "判断值", "值"}
_DEEPEST = 12  # levels of JSON


class Loose(NamedTuple):
    """A square that was put together, the rows of its judgments and its name, if there are such."""

    square: Square
    places: Mapping[tuple[int, int], Place]
    name: str | None = None


def read_loose(rows: Rows, text: str, problems: Problems) -> list[Loose]:
    """Read judgments of a text that holds no square of cells.

    Parameters
    ----------
    rows : sequence of sequence
        The text as a table.
    text : str
    problems : Problems

    Returns
    -------
    list of Loose
        Empty where nothing is found.

    Examples
    --------
    >>> rows = [["a", "b", "3"], ["b", "a", "1/3"]]
    >>> read_loose(rows, "", Problems())[0].square.cells
    [[None, '3'], ['1/3', None]]
    """
    pairs = _read_pairs(rows, problems)
    if pairs is not None:
        return [pairs]
    literal = read_literal(text, Problems())
    if literal is not None and whole_square(literal.cells) is not None:
        return [Loose(literal, {})]
    spaced = [line.split() for line in text.splitlines() if line.strip()]
    if len(spaced) > 2 and len(spaced[0]) + 1 == len(spaced[1]):
        spaced[0].insert(0, "")
    return [Loose(square, {}) for square in find_squares(spaced).squares]


def read_json(text: str) -> list[Loose]:
    """Read every square of judgments in JSON; a list of as many names beside it has its items.

    >>> found = read_json('{"criteria": ["a", "b"], "matrix": [[1, 3], [0.3333, 1]]}')
    >>> found[0].square.labels
    ('a', 'b')
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return []
    project = ahp_os_squares(value)
    if project is not None:
        return [Loose(one.square, {}, one.name) for one in project]
    return [Loose(square, {}) for square in _json_squares(value, (), 0)]


def _json_squares(value: object, labels: tuple[str, ...], depth: int) -> Iterator[Square]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for member in value.values():
            names = [] if not isinstance(member, list) else _labels_beside(value, len(member))
            yield from _json_squares(member, tuple(names), depth + 1)
    elif isinstance(value, list):
        square = _json_square(value, labels)
        if square is not None:
            yield square
            return
        for member in value:
            yield from _json_squares(member, (), depth + 1)


def _labels_beside(members: Mapping[str, object], n: int) -> list[str]:
    for other in members.values():
        texts = isinstance(other, list) and all(isinstance(one, str) for one in other)
        if isinstance(other, list) and texts and len(set(other)) == n == len(other):
            return [label_of(one) for one in other]
    return []


def _json_square(rows: list[object], labels: tuple[str, ...]) -> Square | None:
    if not all(isinstance(row, list) and len(row) == len(rows) for row in rows):
        return None
    table = [[_ends(cell) for cell in row] for row in rows if isinstance(row, list)]
    if any(isinstance(cell, list | dict) for row in table for cell in row):
        return None
    square = whole_square(table)
    if square is None or not labels:
        return square
    return Square(square.rows, square.columns, square.cells, labels)


def _ends(cell: object) -> object:
    """Return a list of two as the ends of an interval."""
    if not isinstance(cell, list) or len(cell) != 2:
        return cell
    return cell if any(isinstance(end, list | dict) for end in cell) else tuple(cell)


def _read_pairs(rows: Rows, problems: Problems) -> Loose | None:
    """Read a list of pairs: two items and how many times more the first matters."""
    filled = [(i, row) for i, row in enumerate(rows) if any(map(is_filled, row))]
    if not filled:
        return None
    columns = _columns([str(one).strip().lower() for one in filled[0][1]])
    listed = filled if columns is None else filled[1:]
    a, b, c = columns or (0, 1, 2)
    cells: dict[tuple[str, str], tuple[int, object]] = {}
    twice = []
    for i, row in listed:
        if len(row) <= max(a, b, c) or not (is_filled(row[a]) and is_filled(row[b])):
            return None
        read = read_judgment(row[c]) if isinstance(row[c], str | int | float) else None
        pair = label_of(row[a]), label_of(row[b])
        if not isinstance(read, Judgment) or pair[0] == pair[1]:
            return None
        if columns is None and (len(row) > 3 or not _are_names(pair)):
            return None
        if pair in cells and shown_cell(cells[pair][1]) != shown_cell(row[c]):
            twice.append((i, row[c], f"{pair[0]} : {pair[1]} = {shown_cell(cells[pair][1])}"))
        opposite = cells.get((pair[1], pair[0]))
        if opposite is not None and read_pair(opposite[1], row[c]).judgment is None:
            twice.append((i, row[c], f"{pair[1]} : {pair[0]} = {shown_cell(opposite[1])}"))
        else:
            cells.setdefault(pair, (i, row[c]))
    labels = tuple(dict.fromkeys(label for pair in cells for label in pair))
    judged = {frozenset(pair) for pair in cells}
    if len(labels) < 2 or (columns is None and 2 * len(judged) < len(labels) * (len(labels) - 1)):
        return None
    for i, value, other in twice:
        problems.at(row=i + 1, column=c + 1).add(ANSWER_TWICE, value=shown_cell(value), other=other)
    return _of_pairs(labels, cells, c)


def _columns(header: Sequence[str]) -> tuple[int, int, int] | None:
    """Return where a header has both items and the judgment."""
    found = []
    for names in (*_SIDES, _VALUES):
        places = [k for k, name in enumerate(header) if name in names]
        if len(places) != 1:
            return None
        found += places
    return found[0], found[1], found[2]


def _are_names(pair: tuple[str, str]) -> bool:
    return not any(map(is_number, pair))


def _of_pairs(
    labels: tuple[str, ...], given: Mapping[tuple[str, str], tuple[int, object]], column: int
) -> Loose:
    cells: list[list[object]] = [[None] * len(labels) for _ in labels]
    places = {}
    for (a, b), (row, value) in given.items():
        i, j = labels.index(a), labels.index(b)
        cells[i][j] = value
        places[i, j] = Place(row=row + 1, column=column + 1, pair=f"{a} : {b}")
    return Loose(Square((), (), cells, labels), places)
