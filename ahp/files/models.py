"""Model folders: ``hierarchy.toml``, a matrix for every judged node, published figures, experts."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import NamedTuple, overload

from ahp.common.findings import FileError, Finding, ModelError, Problems
from ahp.common.io.wording import FOLDER_IN_USE, UNREADABLE
from ahp.common.io.write import staged_folder
from ahp.common.system import system_reason
from ahp.files.hierarchies import HIERARCHY_FILE, ModelDocument, load_hierarchy, write_hierarchy
from ahp.files.matrices import (
    MATRIX_SUFFIXES,
    MatrixFile,
    PathLike,
    is_workbook,
    read_matrices,
    write_matrix,
)
from ahp.files.published import PUBLISHED_FILE, load_published, write_published
from ahp.files.wording import MATRIX_TWICE
from ahp.model.fit import check_matrices, misplaced_matrix
from ahp.model.hierarchy import Hierarchy
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model, matrix_path


def is_model_folder(path: PathLike) -> bool:
    """Whether a folder holds a model: it has a ``hierarchy.toml``.

    >>> is_model_folder("nowhere")
    False
    """
    return os.path.lexists(os.path.join(path, HIERARCHY_FILE))


@overload
def load_model(folder: PathLike) -> Model: ...
@overload
def load_model(folder: PathLike, problems: Problems | None = None) -> Model | None: ...
def load_model(folder: PathLike, problems: Problems | None = None) -> Model | None:
    """Load a model folder: hierarchy, matrices and published figures.

    Parameters
    ----------
    folder : path
        Holds ``hierarchy.toml``, a matrix for every judged node, in a file named by its code or
        in a workbook's sheet named by its code, and perhaps ``published.toml``.
    problems : Problems, optional
        Takes the findings; without it an error is raised.

    Returns
    -------
    Model or None
        None only with ``problems``, when there was an error.

    Raises
    ------
    ModelError
        With everything that is wrong in all files.

    Examples
    --------
    >>> from ahp.model.hierarchy import Node
    >>> from tempfile import TemporaryDirectory
    >>> from ahp.model.hierarchy import Node
    >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> matrix = PairwiseMatrix.from_upper(["price", "style"], [3])
    >>> with TemporaryDirectory() as folder:
    ...     write_model(folder, Model(Hierarchy(nodes), {"car": matrix}))
    ...     load_model(folder).weights()[1].global_
    0.75
    """
    noted = Problems()
    model = _load_model(os.fspath(folder), noted)
    if problems is not None:
        problems.findings += noted.findings
    elif model is None:
        raise ModelError(noted.findings)
    return model


def _load_model(folder: str, problems: Problems) -> Model | None:
    document = load_hierarchy(folder, problems)
    if document is None:
        return None
    hierarchy = document.hierarchy
    files = read_matrix_folder(folder, hierarchy, problems)
    matrices = {code: file.matrix for code, file in files.matrices.items()}
    paths = {code: file.path for code, file in files.matrices.items()}
    check_matrices(hierarchy, matrices, problems, paths, folder, frozenset(files.broken))
    published = None
    if os.path.lexists(os.path.join(folder, PUBLISHED_FILE)):
        published = load_published(folder, hierarchy, problems)
    if problems.errors:
        return None
    return Model(
        hierarchy,
        matrices,
        document.title,
        document.method,
        document.random_index,
        published,
        folder,
        paths,
    )


class MatrixFolder(NamedTuple):
    """The matrices of a folder by node, and the nodes whose files could not be read."""

    matrices: dict[str, MatrixFile]
    broken: set[str]


def read_matrix_folder(folder: str, hierarchy: Hierarchy, problems: Problems) -> MatrixFolder:
    """Read the matrices of a model's folder or of an expert's, whatever items they have.

    Parameters
    ----------
    folder : str
    hierarchy : Hierarchy
    problems : Problems
        Takes the findings.

    Returns
    -------
    MatrixFolder
    """
    matrices: dict[str, MatrixFile] = {}
    broken: set[str] = set()
    for name in _matrix_files(folder, problems):
        path = os.path.join(folder, name)
        stem = os.path.splitext(name)[0]
        named_by_sheet = is_workbook(name) and stem not in hierarchy
        if not named_by_sheet and stem not in hierarchy.judged:
            found = misplaced_matrix(hierarchy, stem)
            problems.findings.append(replace(found, path=path))
            continue
        before = len(problems.errors)
        files = read_matrices(path, problems)
        if len(problems.errors) > before:
            broken.update(hierarchy.judged if named_by_sheet else [stem])
        for file in files:
            code = stem if len(files) == 1 and not named_by_sheet else file.sheet or stem
            if code in matrices:
                other = matrices[code].path
                problems.add(MATRIX_TWICE, path=path, code=code, other=other)
            matrices[code] = file
    ordered = {code: matrices[code] for code in hierarchy.judged if code in matrices}
    return MatrixFolder({**ordered, **matrices}, broken)


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
    document = ModelDocument(model.hierarchy, model.title, model.method, model.random_index)
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
        raise FileError([Finding(FOLDER_IN_USE, {"files": ", ".join(held)}, name)])
    with staged_folder(name) as new:  # a full disk must not leave half a model
        write_hierarchy(new, document)
        for code in paths:
            blank = PairwiseMatrix.from_judgments(hierarchy.items(code), {})
            write_matrix(matrix_path(new, code), blank)
    return (os.path.join(name, HIERARCHY_FILE), *paths.values())
