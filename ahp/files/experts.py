"""``experts/``: what each person has judged, in a folder or a file of their own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from ahp.common.findings import FileError, ModelError, Named, Problems
from ahp.common.io.wording import UNREADABLE
from ahp.common.names import in_natural_order, nearest, suggestion
from ahp.common.system import system_reason
from ahp.files.matrices import read_matrices
from ahp.files.matrix_file import MATRIX_SUFFIXES, MatrixFile, is_workbook
from ahp.files.models import MatrixFolder, node_of, read_matrix_folder, read_node
from ahp.files.notes import JOURNAL_FILE
from ahp.files.origins import Origin, origins_file, read_origins, standing
from ahp.files.wording import (
    EXPERT_FILE_UNREAD,
    EXPERT_FOLDER_UNREAD,
    EXPERT_IS_NODE,
    EXPERT_MATRIX_MISSING,
    EXPERT_NODE_NOT_ASKED,
    EXPERT_SQUARE_UNKNOWN,
    EXPERT_TWICE,
    EXPERT_UNLISTED,
    EXPERTS_NO_FOLDER,
    MATRIX_TWICE,
)
from ahp.model.called import called, in_codes
from ahp.model.experts import Expert, Source, find_expert
from ahp.model.fit import check_matrices, misplaced_matrix
from ahp.model.hierarchy import Hierarchy
from ahp.model.model import Model

EXPERTS_FOLDER = "experts"
REPAIRED, ORIGINALS, REPLACED = "repaired", "before-repair", "replaced"
"""Folders of copies beside matrices: changed ones, and those that were there before a repair, or
before other answers were collected."""

_SYSTEM = ("thumbs.db", "desktop.ini", "__macosx", "icon\r")
_SHOWN = 5  # nodes in a message

Places = Mapping[str, Sequence[str]]
"""By the code of an expert, where the judgments are: one folder or file, if all is well."""


def read_experts(
    folder: str, hierarchy: Hierarchy, roster: Sequence[Expert], problems: Problems
) -> tuple[Expert, ...]:
    """Read what each person has judged.

    Parameters
    ----------
    folder : str
        Of the model.
    hierarchy : Hierarchy
    roster : sequence of Expert
        Who is known from ``experts.toml``.
    problems : Problems
        Takes the findings. A matrix that is broken, or fits no node, is not there.

    Returns
    -------
    tuple of Expert
        Those of the roster first, with or without judgments, then the others by name.
    """
    places = find_places(folder, hierarchy, roster, problems)
    known = {one.code: one for one in roster}
    known.update({code: Expert(code) for code in in_natural_order(places) if code not in known})
    _note_unlisted(roster, places, problems)
    return tuple(_judged(one, folder, places, hierarchy, problems) for one in known.values())


def find_places(
    folder: str, hierarchy: Hierarchy, roster: Iterable[Expert], problems: Problems
) -> dict[str, list[str]]:
    """Find the folders and files of experts; note what belongs to nobody."""
    root = os.path.join(folder, EXPERTS_FOLDER)
    if not os.path.isdir(root):
        if os.path.lexists(root):
            problems.add(EXPERTS_NO_FOLDER, path=root)
        return {}
    listed = {one.code for one in roster}
    by_name = _by_name(roster)
    places: dict[str, list[str]] = {}
    for name in _names(root, problems):
        path = os.path.join(root, name)
        stem = name
        if not os.path.isdir(path):
            stem, suffix = os.path.splitext(name)
            if suffix.lower() not in MATRIX_SUFFIXES:
                problems.add(EXPERT_FILE_UNREAD, path=path, suffixes=MATRIX_SUFFIXES)
                continue
            is_node = stem in hierarchy or called(hierarchy, stem, hierarchy.codes)
            if is_node and stem not in listed and stem not in by_name:
                problems.add(EXPERT_IS_NODE, path=path, node=stem)
                continue
        elif name in (REPAIRED, ORIGINALS):
            continue
        code = stem if stem in listed else by_name.get(stem, stem)
        places.setdefault(code, []).append(path)
    return places


def _by_name(roster: Iterable[Expert]) -> dict[str, str]:
    """Return the codes of experts by the names that only one of them has."""
    found: dict[str, set[str]] = {}
    for one in roster:
        for name in one.names.values():
            found.setdefault(name, set()).add(one.code)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def _names(folder: str, problems: Problems) -> list[str]:
    """Return the names in a folder, but those that systems and spreadsheets put there."""
    try:
        names = in_natural_order(os.listdir(folder))
    except OSError as error:
        problems.add(UNREADABLE, path=folder, reason=system_reason(error))
        return []
    return [
        name for name in names if not name.startswith((".", "~$")) and name.lower() not in _SYSTEM
    ]


def _note_unlisted(roster: Sequence[Expert], places: Places, problems: Problems) -> None:
    """Note names that look like a misspelt one of the roster that has no judgments."""
    waiting = [one.code for one in roster if one.code not in places]
    waiting += [name for one in roster if one.code not in places for name in one.names.values()]
    listed = {one.code for one in roster}
    for code, paths in places.items():
        if waiting and code not in listed and nearest(code, waiting) is not None:
            hint = suggestion(code, waiting)
            problems.add(EXPERT_UNLISTED, path=paths[0], expert=code, suggestion=hint)


def _judged(
    expert: Expert, folder: str, places: Places, hierarchy: Hierarchy, problems: Problems
) -> Expert:
    """Return an expert with the matrices that can be read and fit."""
    root = os.path.join(folder, EXPERTS_FOLDER)
    paths = places.get(expert.code, ())
    if len(paths) > 1:
        names = [os.path.basename(path) for path in paths]
        problems.add(EXPERT_TWICE, path=root, expert=expert.called, places=names)
        return expert
    files = _files_of(paths[0], hierarchy, problems) if paths else MatrixFolder({}, set())
    asked = expert.asked_at(hierarchy)
    matrices, sources = {}, {}
    for code, file in files.matrices.items():
        found = Problems()
        one, anything = {code: file.matrix}, frozenset(hierarchy.judged)
        check_matrices(hierarchy, one, found, {code: file.path}, folder, anything)
        problems.findings += found.findings
        if found.errors:
            continue
        if code not in asked:
            node = _named(hierarchy, code)
            problems.add(EXPERT_NODE_NOT_ASKED, path=file.path, expert=expert.called, node=node)
            continue
        matrices[code] = file.matrix
        sources[code] = Source(file.path, file.sheet, _modified(file.path))
    absent = [code for code in asked if code not in files.matrices and code not in files.broken]
    blank = [code for code, matrix in matrices.items() if matrix.blank]
    if absent or blank:
        open_ = [_named(hierarchy, code) for code in asked if code in (*absent, *blank)]
        shown = [*open_[:_SHOWN], *("…" for _ in open_[_SHOWN : _SHOWN + 1])]
        problems.add(EXPERT_MATRIX_MISSING, path=root, expert=expert.called, codes=shown)
    if paths and os.path.isdir(paths[0]):
        origins = standing(read_origins(paths[0], hierarchy, problems), matrices)
        sources.update({code: _collected(sources[code], many) for code, many in origins.items()})
    return replace(expert, matrices=matrices, sources=sources)


def _collected(source: Source, origins: Sequence[Origin]) -> Source:
    answers = tuple(dict.fromkeys((one.file, one.place) for one in origins))
    return source._replace(answers=answers, answered=max(one.time for one in origins))


def _named(hierarchy: Hierarchy, code: str) -> Named:
    return Named(code, hierarchy.node(code).names)


def _modified(path: str) -> datetime | None:
    try:
        return datetime.fromtimestamp(os.stat(path).st_mtime).astimezone()
    except (OSError, OverflowError, ValueError):  # gone by now, or of a time beyond all calendars
        return None


def _files_of(path: str, hierarchy: Hierarchy, problems: Problems) -> MatrixFolder:
    """Read the matrices of an expert's folder or file, by node."""
    if os.path.isdir(path):
        _note_foreign(path, problems)
        return read_matrix_folder(path, hierarchy, problems, (origins_file(hierarchy),))
    before = len(problems.errors)
    matrices: dict[str, MatrixFile] = {}
    for code, file in _of_file(path, hierarchy, problems):
        if code in matrices:
            here = problems.at(path, sheet=file.sheet)
            here.add(MATRIX_TWICE, code=code, source=matrices[code].name or path)
            continue
        matrices[code] = file
    broken = set(hierarchy.judged) if len(problems.errors) > before else set()
    ordered = {code: matrices[code] for code in hierarchy.judged if code in matrices}
    return MatrixFolder(ordered, broken)


def _note_foreign(folder: str, problems: Problems) -> None:
    """Note what lies in an expert's folder and is neither a matrix nor ours."""
    own = os.path.splitext(JOURNAL_FILE)[0]
    for name in _names(folder, Problems()):  # what cannot be listed is told by who reads it
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            if name not in (REPAIRED, ORIGINALS, REPLACED):
                problems.add(EXPERT_FOLDER_UNREAD, path=path)
        elif not name.lower().endswith(MATRIX_SUFFIXES) and not name.startswith(own):
            problems.add(EXPERT_FILE_UNREAD, path=path, suffixes=MATRIX_SUFFIXES)


def _of_file(
    path: str, hierarchy: Hierarchy, problems: Problems
) -> Iterator[tuple[str, MatrixFile]]:
    """Yield the matrices of an expert's only file, each with the node it belongs to."""
    files = read_matrices(path, problems)
    alone = len(files) == len(hierarchy.judged) == 1
    for file in files:
        code = hierarchy.judged[0] if alone else node_of(hierarchy, file, "")
        here = problems.at(path, sheet=file.sheet)
        if code in hierarchy.judged:
            matrix = in_codes(hierarchy, code, file.matrix, here)
            yield code, replace(file, matrix=matrix)
        elif is_workbook(path):
            here.take([misplaced_matrix(hierarchy, code)])
        else:
            here.add(EXPERT_SQUARE_UNKNOWN, items=list(file.matrix.labels))


def load_expert(model: Model, name: str) -> dict[str, MatrixFile]:
    """Read the matrices of one person anew, by node, to be changed and written back.

    Parameters
    ----------
    model : Model
        Loaded from a folder.
    name : str
        The expert's code or name.

    Raises
    ------
    UsageError
        When there is no such person.
    ModelError
        Everything that is wrong with the person's matrices.
    """
    expert = find_expert(model.experts, name)
    problems = Problems()
    places = find_places(model.folder or "", model.hierarchy, model.experts, Problems())
    _judged(expert, model.folder or "", places, model.hierarchy, problems)
    if problems.errors:
        raise ModelError(problems.findings)
    found = {}
    for code, source in expert.sources.items():
        if os.path.isdir(places[expert.code][0]):
            file = read_node(source.path, model.hierarchy, code)
        else:
            file = dict(_of_file(source.path, model.hierarchy, problems)).get(code)
        if problems.errors:
            raise FileError(problems.findings)
        if file is not None:
            found[code] = file
    return found


def expert_code(name: str, roster: Sequence[Expert]) -> str:
    """Return the code of a person in the roster who is called so; else the name is the code.

    >>> expert_code("王芳", [Expert("wang", {"zh": "王芳"})]), expert_code("li", [])
    ('wang', 'li')
    """
    if any(one.code == name for one in roster):
        return name
    return _by_name(roster).get(name, name)


def expert_file(folder: str, name: str) -> str | None:
    """Return the file that holds all judgments of a person, in place of a folder."""
    root = os.path.join(folder, EXPERTS_FOLDER)
    paths = (os.path.join(root, name + suffix) for suffix in MATRIX_SUFFIXES)
    return next((path for path in paths if os.path.isfile(path)), None)
