"""Loading a model folder as a whole."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import overload

from ahp.common.findings import ModelError, Place, Problems, UsageError
from ahp.files.experts import read_experts
from ahp.files.hierarchies import HIERARCHY_FILE, load_hierarchy
from ahp.files.matrix_file import PathLike
from ahp.files.models import read_matrix_folder
from ahp.files.published import PUBLISHED_FILE, load_published
from ahp.files.roster import load_roster
from ahp.model.experts import Expert, find_expert
from ahp.model.fit import check_matrices
from ahp.model.group.settings import GroupSettings
from ahp.model.model import Model
from ahp.model.naming import in_names


@overload
def load_model(folder: PathLike) -> Model: ...
@overload
def load_model(folder: PathLike, problems: Problems | None = None) -> Model | None: ...
def load_model(folder: PathLike, problems: Problems | None = None) -> Model | None:
    """Load a model folder: hierarchy, matrices, published figures and experts.

    Parameters
    ----------
    folder : path
        Holds ``hierarchy.toml``, a matrix for every judged node, in a file named by its code or
        in a workbook's sheet named by its code, and perhaps ``published.toml``, ``experts.toml``
        and the judgments of ``experts``.
    problems : Problems, optional
        Takes the findings; without it an error is raised.

    Returns
    -------
    Model or None
        None only with ``problems``, when there was an error; one in what an expert has judged
        does not count, as it touches nobody else: it stands in ``Model.findings`` as well.

    Raises
    ------
    ModelError
        With everything that is wrong in all files but those of experts.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from ahp.files.models import write_model
    >>> from ahp.model.hierarchy import Hierarchy, Node
    >>> from ahp.model.matrix import PairwiseMatrix
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
    roster = load_roster(folder, hierarchy, problems)
    problems.findings[:] = in_names(problems.findings, hierarchy)
    if problems.errors:
        return None
    told = Problems()
    experts = read_experts(folder, hierarchy, roster, told)
    _check_group(os.path.join(folder, HIERARCHY_FILE), document.group, experts, told)
    told.findings[:] = in_names(told.findings, hierarchy)
    warnings = tuple(one for one in problems.findings if one.severity == "warning")
    problems.findings += told.findings
    return Model(
        hierarchy,
        matrices,
        document.title,
        document.method,
        document.random_index,
        published,
        folder,
        paths,
        experts,
        tuple(told.findings),
        document.group,
        warnings=warnings,
    )


def _check_group(
    path: str, group: GroupSettings, experts: tuple[Expert, ...], problems: Problems
) -> None:
    """Note names in the group that are of no expert."""
    for name in group.experts or ():
        try:
            find_expert(experts, name)
        except UsageError as error:
            here = problems.at(path)
            place = Place(key="group.experts")
            here.take([replace(one, place=place) for one in error.findings])
