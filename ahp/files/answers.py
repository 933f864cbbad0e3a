"""Answers in a table: the judgments of a session in CSV, to be read in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ahp.common.findings import FileError, Place, Problems
from ahp.common.io.cells import text_of
from ahp.common.io.delimited import make_table, read_table
from ahp.common.io.limits import SMALL
from ahp.common.io.sheets import open_workbook
from ahp.common.names import suggestion
from ahp.common.wording import Message
from ahp.files.matrix_file import WORKBOOK_SUFFIXES, PathLike
from ahp.files.squares import is_filled
from ahp.files.wording import (
    ANSWER_AMBIGUOUS,
    ANSWER_APART,
    ANSWER_BLANK,
    ANSWER_ITEM,
    ANSWER_NODE,
    ANSWER_NODE_UNKNOWN,
    ANSWER_OFF_SCALE,
    ANSWER_TWICE,
    ANSWERS_CELL,
    ANSWERS_COLUMN,
    ANSWERS_COLUMN_TWICE,
    ANSWERS_COLUMNS,
    ANSWERS_NONE,
    PAIR_OF_ONE,
)
from ahp.model.called import called, suggested
from ahp.model.hierarchy import Hierarchy
from ahp.model.judgment import format_judgment, shown_cell
from ahp.model.matrix import clean_label
from ahp.model.naming import in_names, named
from ahp.model.pair import off_scale, read_pair

COLUMNS = ("node", "a", "b", "value", "note")
_NEEDED = ("a", "b", "value")

Tell = Callable[..., None]
"""Notes a finding: ``tell(code, column, **details)``."""


@dataclass(frozen=True)
class Answer:
    """One row: at a node, how many times more a matters than b, and a note on it."""

    node: str
    pair: tuple[str, str]
    value: Fraction
    note: str = ""


def read_answers(path: PathLike, hierarchy: Hierarchy) -> tuple[Answer, ...]:
    r"""Read a table of answers: the columns a, b and value, and perhaps node and note.

    A CSV file, or a sheet of a workbook (.xlsx, .xls, .ods).

    Parameters
    ----------
    path : path
    hierarchy : Hierarchy
        Where the items are judged against each other; two items decide the node.

    Returns
    -------
    tuple of Answer
        In the order of the file.

    Raises
    ------
    FileError
        With everything that is wrong, each with its row and column.

    Examples
    --------
    >>> import os
    >>> from tempfile import TemporaryDirectory
    >>> from ahp.model.hierarchy import Node
    >>> hierarchy = Hierarchy([Node("car"), Node("price", "car"), Node("style", "car")])
    >>> with TemporaryDirectory() as folder:
    ...     path = os.path.join(folder, "answers.csv")
    ...     with open(path, "w") as file:
    ...         _ = file.write("a,b,value\nprice,style,1/3\n")
    ...     read_answers(path, hierarchy)
    (Answer(node='car', pair=('price', 'style'), value=Fraction(1, 3), note=''),)
    """
    name = str(path)
    problems = Problems(name)
    rows, problems = _rows(name, problems)
    answers: dict[frozenset[str], Answer] = {}
    header = list(map(text_of, rows[0])) if rows else []
    if rows and _check_header(header, problems):
        for number, row in enumerate(rows[1:], start=2):
            if any(map(is_filled, row)):
                _read_row(header, row, hierarchy, answers, problems.at(row=number))
        if not any(any(map(is_filled, row)) for row in rows[1:]):
            problems.add(ANSWERS_NONE)
    if problems.errors:
        raise FileError(problems.findings)
    return tuple(answers.values())


def _rows(path: str, problems: Problems) -> tuple[list[list[Any]], Problems]:
    """Return the rows of a CSV file or of a sheet, and problems that know the sheet."""
    if path.lower().endswith(WORKBOOK_SUFFIXES):
        return _sheet_rows(path, problems)
    table = read_table(path, problems, empty=ANSWERS_NONE)
    rows = [[cell.strip() for cell in row] for row in table.cells()] if table else []
    return rows, problems


def _sheet_rows(path: str, problems: Problems) -> tuple[list[list[Any]], Problems]:
    """Return the rows of the first sheet that has the columns of answers, else of the first."""
    data = SMALL.read(path, problems)
    book = None if data is None else open_workbook(data, problems, SMALL, others=True)
    sheets = [] if book is None else [book.read(name) for name in book.names]
    filled = [sheet for sheet in sheets if sheet and sheet.filled]
    if book is not None and not filled and not problems.errors:
        problems.add(ANSWERS_NONE)
    if not filled or problems.errors:
        return [], problems
    headed = [one for one in filled if set(_NEEDED) <= set(map(text_of, (one.cells or [[]])[0]))]
    sheet = (headed or filled)[0]
    return sheet.cells, problems.at(sheet=sheet.name)


def answers_text(rows: Iterable[tuple[str, tuple[str, str], Fraction, str]]) -> str:
    r"""Write answers as CSV: node, pair, value and note of each.

    >>> answers_text([("car", ("price", "style"), Fraction(1, 3), "")])
    'node,a,b,value,note\ncar,price,style,1/3,\n'
    """
    lines = [(node, a, b, format_judgment(value), note) for node, (a, b), value, note in rows]
    table = make_table([COLUMNS, *lines])
    encoding = table.dialect.encoding
    return table.render().removeprefix(encoding.mark).decode(encoding.name)


def _check_header(header: list[str], problems: Problems) -> bool:
    before = len(problems.findings)
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        found = [*filter(None, header)] or "-"
        problems.at(row=1).add(ANSWERS_COLUMNS, columns=missing, found=found)
        return False
    for column, name in enumerate(header, start=1):
        here = problems.at(row=1, column=column)
        if name and name not in COLUMNS:
            hint = suggestion(name, COLUMNS)
            here.add(ANSWERS_COLUMN, name=name, suggestion=hint)
        if name and name in header[: column - 1]:
            here.add(ANSWERS_COLUMN_TWICE, name=name)
    return len(problems.findings) == before


def _read_row(
    header: list[str],
    row: list[Any],
    hierarchy: Hierarchy,
    answers: dict[frozenset[str], Answer],
    problems: Problems,
) -> None:
    """Add a row's answer, or note what is wrong with it."""

    def place(column: str) -> Place:
        return Place(column=header.index(column) + 1)

    headed = [j < len(header) and bool(header[j]) for j in range(len(row))]
    stray = [j for j, cell in enumerate(row) if is_filled(cell) and not headed[j]]
    if stray:
        problems.at(column=stray[0] + 1).add(ANSWERS_CELL, value=text_of(row[stray[0]]))
        return
    given = {name: row[j] if j < len(row) else None for j, name in enumerate(header)}
    # a number or a date says more than its text; a note stays as it was written
    cells = {
        name: one if name == "value" else one.strip() if isinstance(one, str) else text_of(one)
        for name, one in given.items()
    }
    answer = read_answer(cells, hierarchy, problems, place)
    if answer is None:
        return
    other = answers.setdefault(frozenset(answer.pair), answer)
    value = other.value if other.pair == answer.pair else 1 / other.value
    if value != answer.value:
        told = f"{other.pair[0]} : {other.pair[1]} = {format_judgment(other.value)}"
        here = problems.at(place=place("value"))
        other_said = named(told, hierarchy)
        here.add(ANSWER_TWICE, value=format_judgment(answer.value), other=other_said)


def read_answer(
    cells: Mapping[str, Any],
    hierarchy: Hierarchy,
    problems: Problems,
    place: Callable[[str], Place | None] = lambda column: None,
) -> Answer | None:
    """Read one answer, noting all that is wrong.

    Parameters
    ----------
    cells : mapping of str to cell
        By column: ``a``, ``b`` and ``value``, and perhaps ``node`` and ``note``.
    hierarchy : Hierarchy
    problems : Problems
        Takes the findings.
    place : callable, optional
        ``place(column)`` is where a cell stands.

    Returns
    -------
    Answer or None
        None when something is wrong.

    Examples
    --------
    >>> from ahp.model.hierarchy import Node
    >>> hierarchy = Hierarchy([Node("car"), Node("price", "car"), Node("style", "car")])
    >>> read_answer({"a": "price", "b": "style", "value": "3"}, hierarchy, Problems()).node
    'car'
    """
    found = Problems()

    def tell(what: Message, column: str, /, **details: Any) -> None:
        found.add(what, place=place(column), **details)

    a, b, node = _which(hierarchy, cells["a"], cells["b"], cells.get("node", ""), tell)
    value = _value(cells["value"], tell)
    problems.take(in_names(found.findings, hierarchy))
    if node is None or value is None:
        return None
    return Answer(node, (a, b), value, cells.get("note", ""))


def _which(
    hierarchy: Hierarchy, a: str, b: str, given: str, tell: Tell
) -> tuple[str, str, str | None]:
    """Return the codes of two items that are written by name or code, and of their node."""
    known = [item for code in hierarchy.judged for item in hierarchy.items(code)]
    nodes = called(hierarchy, given, hierarchy.judged) if given else ()
    at = nodes[0] if len(nodes) == 1 else given
    pairs = [
        (one, other) for one in called(hierarchy, a, known) for other in called(hierarchy, b, known)
    ]
    near = [pair for pair in pairs if hierarchy.judge(pair[0]) == hierarchy.judge(pair[1])]
    named = [pair for pair in near if not at or hierarchy.judge(pair[0]) == at]
    found = named or near or pairs
    if len(found) > 1:
        shown = [f"{one} : {other}" for one, other in found]
        tell(ANSWER_AMBIGUOUS, "a", a=clean_label(a), b=clean_label(b), pairs=shown)
        return a, b, None
    one, other = found[0] if found else (clean_label(a), clean_label(b))
    return one, other, _node(hierarchy, one, other, at, tell)


def _node(hierarchy: Hierarchy, a: str, b: str, given: str, tell: Tell) -> str | None:
    """Return the node at which both items are judged."""
    known = [item for code in hierarchy.judged for item in hierarchy.items(code)]
    pair = (("a", a), ("b", b))
    unknown = [(column, item) for column, item in pair if not called(hierarchy, item, known)]
    for column, item in unknown:
        tell(ANSWER_ITEM, column, item=item, suggestion=suggested(hierarchy, item, known))
    stray = given and given not in hierarchy.judged
    if stray:
        hint = suggestion(given, hierarchy.judged)
        tell(ANSWER_NODE_UNKNOWN, "node", found=given, suggestion=hint)
    if unknown or stray:
        return None
    node, other = hierarchy.judge(a), hierarchy.judge(b)
    if a == b:
        tell(PAIR_OF_ONE, "b", label=a)
    elif node != other:
        tell(ANSWER_APART, "b", a=a, b=b, node_a=node, node_b=other)
    elif given and given != node:
        tell(ANSWER_NODE, "node", found=given, a=a, b=b, expected=node)
    else:
        return node
    return None


def _value(cell: Any, tell: Tell) -> Fraction | None:
    read = read_pair(cell, None)
    if read.judgment is not None and not off_scale(read):
        return read.given
    if read.judgment is not None:
        tell(ANSWER_OFF_SCALE, "value", value=shown_cell(cell))
    elif not read.findings:
        tell(ANSWER_BLANK, "value")
    else:
        for _, found in read.findings:
            tell(found.what, "value", **found.details)
    return None
