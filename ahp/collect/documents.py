"""Answers that our own forms gave: documents, pasted texts, and tables with a row for each answer.

They name items by code, and say which hierarchy they belong to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from ahp.collect.answers import Reading, Respondent, Taken
from ahp.collect.wording import (
    ANSWERS_DOCUMENT,
    ANSWERS_TABLE,
    ANSWERS_TEXT,
    ITEM_UNKNOWN,
    NODE_UNKNOWN,
    PAIR_UNKNOWN,
)
from ahp.common.findings import Finding, Named, Place, Problems
from ahp.common.io.cells import text_of
from ahp.common.io.grid import Grid
from ahp.common.names import suggestion
from ahp.model.called import called, suggested
from ahp.model.hierarchy import Hierarchy
from ahp.model.judgment import Judgment, read_judgment
from ahp.questionnaire.answers import FIRST_WORD, AnswerSheet, GivenAnswer, from_json, from_pasted

COLUMNS = ("node", "a", "b", "value")
_OWN = frozenset((*COLUMNS, "note", "a name", "b name", "expert", "fingerprint", "finished"))


def read_document(path: str, text: str, hierarchy: Hierarchy, problems: Problems) -> Reading | None:
    """Read the document that a questionnaire saved.

    Parameters
    ----------
    path : str
    text : str
    hierarchy : Hierarchy
        What does not belong to it is told and left out.
    problems : Problems

    Returns
    -------
    Reading or None
    """
    sheet = from_json(text, problems)
    if sheet is None:
        return None
    places = [Place(row=number) for number in range(1, len(sheet.answers) + 1)]
    return Reading(
        path, ANSWERS_DOCUMENT, (_respondent(sheet, places, Place(), hierarchy, problems),)
    )


def read_texts(path: str, text: str, hierarchy: Hierarchy, problems: Problems) -> Reading | None:
    """Read the pasted texts in a file, one after the other; None when there is none.

    Parameters and errors are those of `read_document`.
    """
    respondents = []
    for start, piece in _pieces(text):
        noted = Problems(path)
        sheet = from_pasted(piece, noted)
        problems.findings += [_further_down(found, start) for found in noted.findings]
        if sheet is not None:
            place = Place(line=start + 1)
            places = [place] * len(sheet.answers)
            respondents.append(_respondent(sheet, places, place, hierarchy, problems))
    return Reading(path, ANSWERS_TEXT, tuple(respondents)) if respondents else None


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each pasted text begins, and all up to the next."""
    lines = text.splitlines()
    starts = [at for at, line in enumerate(lines) if line.strip(" \t>").startswith(FIRST_WORD)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield start, "\n".join(lines[start:end])


def _further_down(found: Finding, lines: int) -> Finding:
    place = found.place
    if place is None or place.line is None:
        return Finding(found.what, found.details, found.path, Place(line=lines + 1))
    return Finding(found.what, found.details, found.path, Place(line=place.line + lines))


def is_answers_table(grid: Grid) -> bool:
    """Whether a table has a row for each answer: the columns node, a, b and value."""
    header = grid.header
    return header is not None and set(COLUMNS[1:]) <= {
        text_of(cell).casefold() for cell in grid.rows[header]
    }


def read_table(grid: Grid, hierarchy: Hierarchy, problems: Problems) -> Reading:
    """Read a table with a row for each answer, of one person or of several.

    Parameters
    ----------
    grid : Grid
        With the columns a, b and value, and perhaps node, expert and others.
    hierarchy : Hierarchy
    problems : Problems

    Returns
    -------
    Reading
    """
    problems = problems.at(grid.path, sheet=grid.sheet)
    headings = [text_of(cell) for cell in grid.rows[grid.header or 0]]
    column = {heading.casefold(): at for at, heading in reversed(list(enumerate(headings)))}
    others = [
        (at, name) for at, name in enumerate(headings) if name and name.casefold() not in _OWN
    ]

    def text(row: int, name: str) -> str:
        return text_of(grid.cell(row, column[name])) if name in column else ""

    rows_of: dict[str, list[int]] = defaultdict(list)
    for row in grid.body():
        rows_of[text(row, "expert")].append(row)
    respondents = []
    read = lru_cache(maxsize=None)(read_judgment)
    for name, rows in rows_of.items():
        given, places = [], []
        for row in rows:
            place = grid.place(row, column["value"])
            value = _value(read(text(row, "value")), place, problems)
            given.append(GivenAnswer(text(row, "node"), text(row, "a"), text(row, "b"), value))
            places.append(place)
        first = rows[0]
        attributes = {key: text_of(grid.cell(first, at)) for at, key in others}
        sheet = AnswerSheet(
            tuple(given),
            text(first, "fingerprint"),
            name,
            {key: told for key, told in attributes.items() if told},
            finished=text(first, "finished"),
        )
        respondents.append(_respondent(sheet, places, grid.place(first), hierarchy, problems))
    return Reading(grid.path, ANSWERS_TABLE, tuple(respondents))


def _value(read: Judgment | Finding | None, place: Place, problems: Problems) -> Fraction | None:
    if isinstance(read, Judgment):
        return read.given
    if read is not None:
        problems.at(place=place).take([read])
    return None


def _respondent(
    sheet: AnswerSheet,
    places: Sequence[Place],
    place: Place,
    hierarchy: Hierarchy,
    problems: Problems,
) -> Respondent:
    taken = []
    for given, there in zip(sheet.answers, places, strict=True):
        found = _known(hierarchy, given.node, given.a, given.b)
        if found is None:
            found = _placed(given, hierarchy, problems.at(place=there))
        if found is not None:
            taken.append(Taken(*found, given.value, there))
    return Respondent(
        sheet.expert,
        tuple(taken),
        sheet.attributes,
        place,
        sheet.finished,
        sheet.fingerprint,
        sheet.names,
    )


def _known(hierarchy: Hierarchy, node: str, a: str, b: str) -> tuple[str, str, str] | None:
    """Return the codes of an answer that has them already, as ours have."""
    if node not in hierarchy or node not in hierarchy.judged or a == b:
        return None
    items = hierarchy.items(node)
    return (node, a, b) if a in items and b in items else None


def _placed(
    given: GivenAnswer, hierarchy: Hierarchy, problems: Problems
) -> tuple[str, str, str] | None:
    """Return the codes of an answer's node and items; note which of them there is not."""
    nodes = called(hierarchy, given.node, hierarchy.judged) if given.node else hierarchy.judged
    if not nodes:
        near = suggestion(given.node, hierarchy.judged)
        problems.add(NODE_UNKNOWN, node=given.node, suggestion=near)
        return None
    found = [
        (node, a, b)
        for node in nodes
        for a in called(hierarchy, given.a, hierarchy.items(node))
        for b in called(hierarchy, given.b, hierarchy.items(node))
        if a != b
    ]
    if len(found) == 1:
        return found[0]
    items = hierarchy.items(nodes[0])
    unknown = [word for word in (given.a, given.b) if not called(hierarchy, word, items)]
    if found or not given.node or not unknown:
        problems.add(PAIR_UNKNOWN, a=given.a, b=given.b, count=len(found))
        return None
    near = suggested(hierarchy, unknown[0], items)
    node = Named(nodes[0], hierarchy.node(nodes[0]).names)
    problems.add(ITEM_UNKNOWN, item=unknown[0], node=node, suggestion=near)
    return None
