"""Model folders: ``hierarchy.toml``, a matrix for every judged node, published figures."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from ahp.common.findings import FileError, Finding, Problems
from ahp.common.io.wording import FOLDER_IN_USE, UNREADABLE
from ahp.common.io.write import staged_folder
from ahp.common.system import system_reason
from ahp.files.hierarchies import HIERARCHY_FILE, ModelDocument, write_hierarchy
from ahp.files.matrices import read_matrices
from ahp.files.matrix_file import MATRIX_SUFFIXES, MatrixFile, PathLike, is_workbook
from ahp.files.published import PUBLISHED_FILE, write_published
from ahp.files.wording import MATRIX_TWICE
from ahp.files.writing import write_matrix
from ahp.model.called import called, in_codes
from ahp.model.fit import misplaced_matrix
from ahp.model.hierarchy import Hierarchy
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model, matrix_path


def is_model_folder(path: PathLike) -> bool:
    """Whether a folder holds a model: it has a ``hierarchy.toml``.

    >>> is_model_folder("nowhere")
    False
    """
    return os.path.lexists(os.path.join(path, HIERARCHY_FILE))


class MatrixFolder(NamedTuple):
    """The matrices of a folder by node, and the nodes whose files could not be read."""

    matrices: dict[str, MatrixFile]
    broken: set[str]


def read_matrix_folder(
    folder: str, hierarchy: Hierarchy, problems: Problems, others: Collection[str] = ()
) -> MatrixFolder:
    """Read the matrices of a model's folder or of an expert's, whatever items they have.

    Parameters
    ----------
    folder : str
    hierarchy : Hierarchy
    problems : Problems
        Takes the findings.
    others : collection of str
        The names of files that are no matrices.

    Returns
    -------
    MatrixFolder
    """
    matrices: dict[str, MatrixFile] = {}
    broken: set[str] = set()
    for name in _matrix_files(folder, problems):
        if name in others:
            continue
        path = os.path.join(folder, name)
        stem = _node_called(hierarchy, os.path.splitext(name)[0])
        named_by_sheet = is_workbook(name) and stem not in hierarchy
        if not named_by_sheet and stem not in hierarchy.judged:
            found = misplaced_matrix(hierarchy, stem)
            problems.findings.append(replace(found, path=path))
            continue
        before = len(problems.errors)
        files = _by_node(path, hierarchy, problems)
        if len(problems.errors) > before:
            broken.update(hierarchy.judged if named_by_sheet else [stem])
        for code, file in files:
            if code in matrices:
                other = matrices[code].path
                problems.add(MATRIX_TWICE, path=path, code=code, source=other)
            matrices[code] = file
    ordered = {code: matrices[code] for code in hierarchy.judged if code in matrices}
    return MatrixFolder({**ordered, **matrices}, broken)


def read_node(path: str, hierarchy: Hierarchy, code: str) -> MatrixFile | None:
    """Read the matrix of a node again, from a file that may hold those of others too.

    Raises
    ------
    FileError
        When a matrix in it is broken.
    """
    problems = Problems()
    found = dict(_by_node(path, hierarchy, problems))
    if code not in found and problems.errors:
        raise FileError(problems.findings)
    return found.get(code)


def _by_node(path: str, hierarchy: Hierarchy, problems: Problems) -> list[tuple[str, MatrixFile]]:
    """Read the matrices of a file, each with the node it belongs to, with codes as labels."""
    stem = _node_called(hierarchy, os.path.splitext(os.path.basename(path))[0])
    files = read_matrices(path, problems)
    alone = len(files) == 1 and not (is_workbook(path) and stem not in hierarchy)
    found = []
    for file in files:
        code = stem if alone else node_of(hierarchy, file, stem)
        if code in hierarchy.judged:
            here = problems.at(path, sheet=file.sheet, node=code)
            file = replace(file, matrix=in_codes(hierarchy, code, file.matrix, here))
        found.append((code, file))
    return found


def _node_called(hierarchy: Hierarchy, name: str) -> str:
    """Return the code of the judged node that a file or sheet is named by, else the name."""
    if name in hierarchy:
        return name
    found = called(hierarchy, name, hierarchy.judged)
    return found[0] if len(found) == 1 else name


def node_of(hierarchy: Hierarchy, file: MatrixFile, stem: str) -> str:
    """Return the node a matrix of a workbook belongs to: named by its sheet, or by its items."""
    name = _node_called(hierarchy, file.sheet or stem)
    if name in hierarchy and file.area is None:
        return name
    labels = file.matrix.labels
    fitting = [
        code
        for code in hierarchy.judged
        if len(hierarchy.items(code)) == len(labels)
        and all(called(hierarchy, label, hierarchy.items(code)) for label in labels)
    ]
    return fitting[0] if len(fitting) == 1 else name


def _matrix_files(folder: str, problems: Problems) -> list[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        problems.add(UNREADABLE, path=folder, reason=system_reason(error))
        return []
    return [
        name
        for name in names
        if name.lower().endswith(MATRIX_SUFFIXES) and not name.startswith((".", "~$"))
    ]


def write_model(folder: PathLike, model: Model) -> None:
    """Write a model folder: hierarchy, matrices and published figures.

    Raises
    ------
    FileError
        When a file cannot be written.
    """
    document = ModelDocument(
        model.hierarchy, model.title, model.method, model.random_index, model.group_settings
    )
    write_hierarchy(folder, document)
    for code, matrix in model.matrices.items():
        write_matrix(matrix_path(os.fspath(folder), code), matrix)
    if model.published is not None:
        write_published(folder, model.published)


def scaffold(folder: PathLike, document: ModelDocument) -> tuple[str, ...]:
    """Start a model folder: ``hierarchy.toml``, and a blank matrix for every judged node.

    Parameters
    ----------
    folder : path
        Made if needed; must hold neither a model nor any of the files to write.
    document : ModelDocument

    Returns
    -------
    tuple of str
        The paths written.

    Raises
    ------
    FileError
        When the folder holds such files already; nothing is written then.

    Examples
    --------
    >>> from ahp.model.hierarchy import Node
    >>> from tempfile import TemporaryDirectory
    >>> from ahp.model.hierarchy import Node
    >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> with TemporaryDirectory() as folder:
    ...     [os.path.basename(path) for path in scaffold(folder, ModelDocument(Hierarchy(nodes)))]
    ['hierarchy.toml', 'car.csv']
    """
    hierarchy = document.hierarchy
    name = os.fspath(folder)
    paths = {code: matrix_path(name, code) for code in hierarchy.judged}
    names = [HIERARCHY_FILE, PUBLISHED_FILE, *map(os.path.basename, paths.values())]
    held = [one for one in names if os.path.lexists(os.path.join(name, one))]
    if held:
        raise FileError([Finding(FOLDER_IN_USE, {"files": held}, name)])
    with staged_folder(name) as new:  # a full disk must not leave half a model
        write_hierarchy(new, document)
        for code in paths:
            blank = PairwiseMatrix.from_judgments(hierarchy.items(code), {})
            write_matrix(matrix_path(new, code), blank)
    return (os.path.join(name, HIERARCHY_FILE), *paths.values())
