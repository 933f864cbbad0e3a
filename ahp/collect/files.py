"""What a file of answers is, and who reads it: our own forms, surveys, tables, matrices.

One bad file never stops the others: what is wrong with it is told, and the next is read.
"""

from __future__ import annotations

import email
import email.policy
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from ahp.collect.answers import Reading, Respondent, Taken
from ahp.collect.codings import Sign
from ahp.collect.documents import is_answers_table, read_document, read_table, read_texts
from ahp.collect.survey import read_survey
from ahp.collect.wording import (
    COLUMNS_NONE,
    FOLDER_WITHOUT_ANSWERS,
    ITEM_UNKNOWN,
    MATRICES,
    NO_ANSWERS_YET,
    NOT_ANSWERS,
)
from ahp.common.findings import Named, Place, Problems
from ahp.common.io.grid import SUFFIXES, Grid, grids_of
from ahp.common.io.limits import LARGE
from ahp.common.io.text import decode
from ahp.common.io.wording import CELL_FORMULA, CELL_MERGED, NO_SUCH_PATH, UNREADABLE
from ahp.common.names import in_natural_order
from ahp.common.system import system_reason
from ahp.files.matrices import read_matrices
from ahp.files.matrix_file import MatrixFile
from ahp.files.models import node_of
from ahp.files.wording import EXPERT_SQUARE_UNKNOWN
from ahp.model.called import called, in_codes, suggested
from ahp.model.hierarchy import Hierarchy
from ahp.questionnaire.answers import FIRST_WORD

_TEXTS = (".txt", ".md", ".eml")
_SYSTEM = ("thumbs.db", "desktop.ini", "icon\r")
_HIDDEN = (".", "~$", "__MACOSX")


def read_all(
    paths: Iterable[str], hierarchy: Hierarchy, sign: Sign | None, problems: Problems
) -> list[Reading]:
    """Read files, and those of folders and of the folders below.

    Parameters
    ----------
    paths : iterable of str
    hierarchy : Hierarchy
        What the answers are about.
    sign : Sign, optional
        What the numbers of surveys mean, where a person has said so.
    problems : Problems
        Takes what is wrong, with its file, row and column.

    Returns
    -------
    list of Reading
    """
    readings: list[Reading] = []
    for path in dict.fromkeys(one for given in paths for one in _files(given, problems)):
        found = Problems(path)
        readings += read_file(path, hierarchy, sign, found)
        problems.findings += found.findings
    return readings


def _files(path: str, problems: Problems) -> Iterator[str]:
    """Yield a file, or those of a folder; what systems put there is passed over."""
    if not os.path.lexists(path):
        problems.add(NO_SUCH_PATH, path=path)
    elif not os.path.isdir(path):
        yield path
    else:
        found = list(_below(path, problems))
        if not found:
            problems.add(FOLDER_WITHOUT_ANSWERS, path=path)
        yield from found


def _below(folder: str, problems: Problems) -> Iterator[str]:
    def refused(error: OSError) -> None:
        where = str(error.filename or folder)
        problems.add(UNREADABLE, path=where, reason=system_reason(error))

    for where, folders, names in os.walk(folder, onerror=refused):
        folders[:] = in_natural_order(one for one in folders if not one.startswith(_HIDDEN))
        for name in in_natural_order(names):
            if not name.startswith(_HIDDEN) and name.lower() not in _SYSTEM:
                yield os.path.join(where, name)


def read_file(
    path: str, hierarchy: Hierarchy, sign: Sign | None, problems: Problems
) -> list[Reading]:
    """Read the answers in a file, whatever its kind; parameters are those of `read_all`."""
    data = LARGE.read(path, problems)
    if data is None:
        return []
    if not data.strip():
        problems.add(NO_ANSWERS_YET)
        return []
    suffix = os.path.splitext(path)[1].lower()
    form = _form(suffix, path, data, hierarchy, problems)
    if form is not None:
        return [form] if form.respondents else []
    if suffix == ".json":
        return _document(path, data, hierarchy, problems)
    if suffix in (*_TEXTS, ".csv"):
        text = _text(suffix, data)
        if text is not None and FIRST_WORD in text:
            found = read_texts(path, text, hierarchy, problems)
            return [] if found is None else [found]
    if suffix in SUFFIXES:
        return _tables(path, data, hierarchy, sign, problems)
    problems.add(NOT_ANSWERS)
    return []


def _form(
    suffix: str, path: str, data: bytes, hierarchy: Hierarchy, problems: Problems
) -> Reading | None:
    """Read one of our own forms that a person filled in; None for any other file."""
    if suffix in (".xlsx", ".xls", ".ods"):
        from ahp.collect.form_workbook import read_form  # deferred: most files are no forms

        return read_form(path, data, hierarchy, problems)
    if suffix == ".docx":
        from ahp.collect.form_docx import read_form as read_document_form

        return read_document_form(path, data, hierarchy, problems)
    return None


def _document(path: str, data: bytes, hierarchy: Hierarchy, problems: Problems) -> list[Reading]:
    decoded = decode(data, problems)
    if decoded is None:
        return []
    found = read_document(path, decoded[0], hierarchy, problems)
    return [] if found is None else [found]


def _text(suffix: str, data: bytes) -> str | None:
    """Return a text, or the texts of a mail; None where a table's reader must say what is wrong."""
    if suffix == ".eml":
        mail = email.message_from_bytes(data, policy=email.policy.default)
        parts = [one for one in mail.walk() if one.get_content_type() == "text/plain"]
        try:
            return "\n".join(str(one.get_content()) for one in parts)
        except (LookupError, ValueError):  # an encoding that nobody knows
            return None
    decoded = decode(data, Problems())
    return None if decoded is None else decoded[0]


def _tables(
    path: str, data: bytes, hierarchy: Hierarchy, sign: Sign | None, problems: Problems
) -> list[Reading]:
    """Read the sheets that are surveys or tables of answers; else the matrices."""
    readings: list[Reading] = []
    told, surveys = Problems(path), 0
    for grid in grids_of(path, data, told, LARGE):
        here = Problems(path)
        found = (
            read_table(grid, hierarchy, here)
            if is_answers_table(grid)
            else read_survey(grid, hierarchy, sign, here)
        )
        if any(one.what is COLUMNS_NONE for one in here.findings):
            continue
        surveys += 1
        _note_cells(grid, here)
        told.findings += here.findings
        readings += [] if found is None else [found]
    if surveys or told.errors:
        problems.findings += told.findings
        return readings
    return _matrices(path, hierarchy, problems)


def _note_cells(grid: Grid, problems: Problems) -> None:
    """Note where a row of answers may not be what it seems."""
    for area in grid.merged:
        if area.bottom > (grid.header or 0):  # titles above the headings do no harm
            grid.note(problems, CELL_MERGED, area.top, area.left, cells=area.name)
    for row, column in sorted(grid.formulas):
        grid.note(problems, CELL_FORMULA, row, column)


def _matrices(path: str, hierarchy: Hierarchy, problems: Problems) -> list[Reading]:
    """Read the matrices of one person; a file that holds none is no file of answers."""
    told = Problems(path)
    files = list(_by_node(path, hierarchy, told))
    if not files and not any(one.what is EXPERT_SQUARE_UNKNOWN for one in told.findings):
        squares = [one for one in told.errors if one.place is not None and one.place.pair]
        problems.findings += squares
        if not squares:
            problems.add(NOT_ANSWERS)
        return []
    problems.findings += told.findings
    answers = [one for node, file in files for one in _judgments(node, file, hierarchy, problems)]
    if not answers:
        return []
    name = _person(path, hierarchy)
    return [Reading(path, MATRICES, (Respondent(name, tuple(answers)),))]


def _by_node(
    path: str, hierarchy: Hierarchy, problems: Problems
) -> Iterator[tuple[str, MatrixFile]]:
    """Yield the matrices of a file, with codes as labels, each with the node it belongs to.

    It is named by its sheet, or by its items; of an older hierarchy most of them are enough.
    """
    files = read_matrices(path, problems)
    alone = len(files) == len(hierarchy.judged) == 1
    for file in files:
        node = hierarchy.judged[0] if alone else node_of(hierarchy, file, "")
        here = problems.at(path, sheet=file.sheet)
        if node not in hierarchy.judged:
            node = _most_alike(file.matrix.labels, hierarchy) or ""
        if node:
            yield node, replace(file, matrix=in_codes(hierarchy, node, file.matrix, here))
        else:
            here.add(EXPERT_SQUARE_UNKNOWN, items=list(file.matrix.labels))


def _most_alike(labels: Sequence[str], hierarchy: Hierarchy) -> str | None:
    """Return the node that has most of some items, if it is the only one that has so many.

    >>> from ahp.model.hierarchy import Node
    >>> hierarchy = Hierarchy([Node("car"), *(Node(code, "car") for code in ("a", "b", "c"))])
    >>> _most_alike(["a", "B", "d"], hierarchy), _most_alike(["a", "d", "e"], hierarchy)
    ('car', None)
    """
    shared = {
        node: sum(bool(called(hierarchy, label, hierarchy.items(node))) for label in labels)
        for node in hierarchy.judged
    }
    most = max(shared.values(), default=0)
    best = [node for node, count in shared.items() if count == most]
    return best[0] if len(best) == 1 and most >= 2 and 2 * most > len(labels) else None


def _person(path: str, hierarchy: Hierarchy) -> str:
    """Return whose matrices a file holds: it is named by the person, or lies in a folder that is.

    >>> from ahp.model.hierarchy import Node
    >>> hierarchy = Hierarchy([Node("car"), Node("a", "car"), Node("b", "car")])
    >>> _person("sent/wang.xlsx", hierarchy), _person("sent/li/car.csv", hierarchy)
    ('wang', 'li')
    """
    stem = os.path.splitext(os.path.basename(path))[0]
    if stem in hierarchy or called(hierarchy, stem, hierarchy.judged):
        return os.path.basename(os.path.dirname(path))
    return stem


def _judgments(
    node: str, file: MatrixFile, hierarchy: Hierarchy, problems: Problems
) -> Iterator[Taken]:
    """Yield what a matrix says of pairs that are compared; note the items that are not."""
    here = problems.at(file.path, sheet=file.sheet)
    matrix, items = file.matrix, hierarchy.items(node)
    unknown = [label for label in matrix.labels if label not in items]
    if len(unknown) == matrix.n:
        here.add(EXPERT_SQUARE_UNKNOWN, items=list(matrix.labels))
        return
    named = Named(node, hierarchy.node(node).names)
    for label in unknown:
        near = suggested(hierarchy, label, items)
        here.add(ITEM_UNKNOWN, item=label, node=named, suggestion=near)
    places = combinations(range(matrix.n), 2)
    for (i, j), (a, b, value) in zip(places, matrix.given(), strict=True):
        if a not in unknown and b not in unknown:
            yield Taken(node, a, b, value, _place(file, i, j))


def _place(file: MatrixFile, i: int, j: int) -> Place:
    rows: Sequence[int] = file.square.rows
    columns: Sequence[int] = file.square.columns
    if file.source is None:  # a list or a literal, whose squares stand in no cells
        return Place(pair=f"{file.matrix.labels[i]} : {file.matrix.labels[j]}")
    return Place(file.sheet, row=rows[i] + 1, column=columns[j] + 1)
