"""``experts/``: the matrices of each person."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from ahp.common.findings import Finding, ModelError, Problems, UsageError
from ahp.common.io.wording import UNREADABLE
from ahp.common.names import in_natural_order, suggestion
from ahp.common.system import system_reason
from ahp.files.models import read_matrix_folder
from ahp.files.wording import EXPERT_MATRIX_MISSING, NO_SUCH_EXPERT
from ahp.model.fit import check_matrices
from ahp.model.hierarchy import Hierarchy
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model
from ahp.model.naming import in_names

EXPERTS_FOLDER = "experts"


class ExpertMatrix(NamedTuple):
    """A node's matrix as one person judged it."""

    expert: str
    code: str
    path: str
    matrix: PairwiseMatrix


def load_experts(model: Model, problems: Problems | None = None) -> Iterator[ExpertMatrix]:
    """Read the matrices of each person who judged: ``experts/<name>/<code>.csv``.

    Parameters
    ----------
    model : Model
        Loaded from a folder.
    problems : Problems, optional
        Takes the findings; without it an error is raised.

    Yields
    ------
    ExpertMatrix
        By name, then in the order of the nodes.

    Raises
    ------
    ModelError
        Without ``problems``: everything that is wrong with a person's matrices.
    """
    root = os.path.join(model.folder or "", EXPERTS_FOLDER)
    if model.folder is None or not os.path.isdir(root):
        return
    try:
        experts = in_natural_order(os.listdir(root))
    except OSError as error:
        found = Finding(UNREADABLE, {"reason": system_reason(error)}, root)
        if problems is None:
            raise ModelError([found]) from error
        problems.findings.append(found)
        return
    for expert in experts:
        folder = os.path.join(root, expert)
        if expert.startswith(".") or not os.path.isdir(folder):
            continue
        noted = Problems()
        yield from _load_expert(folder, expert, model.hierarchy, noted)
        told = in_names(noted.findings, model.hierarchy)
        if problems is not None:
            problems.findings += told
        elif noted.errors:
            raise ModelError(told)


def load_expert(model: Model, expert: str) -> dict[str, ExpertMatrix]:
    """Read the matrices of one person who judged, by node.

    Parameters
    ----------
    model : Model
        Loaded from a folder.
    expert : str
        Name of the folder under ``experts``.

    Raises
    ------
    UsageError
        When there is no such person.
    ModelError
        Everything that is wrong with the person's matrices.
    """
    root = os.path.join(model.folder or "", EXPERTS_FOLDER)
    known = in_natural_order(os.listdir(root)) if os.path.isdir(root) else []
    if expert not in known:
        raise UsageError.of(NO_SUCH_EXPERT, expert=expert, suggestion=suggestion(expert, known))
    problems = Problems()
    folder = os.path.join(root, expert)
    matrices = {one.code: one for one in _load_expert(folder, expert, model.hierarchy, problems)}
    if problems.errors:
        raise ModelError(in_names(problems.findings, model.hierarchy))
    return matrices


def _load_expert(
    folder: str, expert: str, hierarchy: Hierarchy, problems: Problems
) -> Iterator[ExpertMatrix]:
    files = read_matrix_folder(folder, hierarchy, problems)
    absent = [
        code for code in hierarchy.judged if code not in files.matrices and code not in files.broken
    ]
    if absent:
        problems.add(EXPERT_MATRIX_MISSING, path=folder, expert=expert, codes=absent)
    for code, file in files.matrices.items():
        found = Problems()
        one, skipped = {code: file.matrix}, frozenset(hierarchy.judged)
        check_matrices(hierarchy, one, found, {code: file.path}, folder, skipped)
        problems.findings += found.findings
        if not found.errors:
            yield ExpertMatrix(expert, code, file.path, file.matrix)
