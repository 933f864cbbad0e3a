"""Weights: the one module that asks ``ahp`` for them, and for where they come from."""

from __future__ import annotations

import os
from dataclasses import replace

from ahp import Model, load_model
from ahp.common.findings import AhpError, Problems
from index.project.tree import WeightedNode, Weights
from index.project.wording import EXPERTS_FAULTY

__all__ = ["Model", "load_model", "load_own", "load_weights", "weights_of"]


def weights_of(model: Model, method: str | None = None) -> Weights:
    """Return the weights of every node of a model, as they come from its judgment matrices.

    Parameters
    ----------
    model : ahp.Model
    method : str, optional
        How weights are derived; by default the model's own method.

    Returns
    -------
    Weights

    Examples
    --------
    >>> from ahp import Hierarchy, Node, PairwiseMatrix
    >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> model = Model(Hierarchy(nodes), {"car": PairwiseMatrix.from_upper(["price", "style"], [3])})
    >>> weights_of(model).global_["price"]
    np.float64(0.75)
    """
    nodes = tuple(
        WeightedNode(row.code, row.parent, row.local, row.global_, node.names)
        for row, node in zip(model.weights(method), model.nodes, strict=True)
    )
    folder = os.path.basename(model.folder) if model.folder else ""
    source = " · ".join(part for part in (folder, method or model.method) if part)
    return Weights(nodes, dict(model.title), source)


def load_own(folder: str, problems: Problems) -> Model | None:
    """Load a model folder; what is wrong with experts' judgments is one note, as it takes no part.

    >>> load_own("nowhere", Problems()) is None
    True
    """
    noted = Problems()
    model = load_model(folder, noted)
    theirs = () if model is None else model.findings
    problems.findings += [one for one in noted.findings if all(one is not each for each in theirs)]
    wrong = [one for one in theirs if one.severity != "note"]
    if wrong:
        file = os.path.basename(wrong[0].path or folder)
        here = problems.at(folder)
        here.add(EXPERTS_FAULTY, count=len(wrong), file=file, first=wrong[0], model=folder)
    return model


def load_weights(folder: str, problems: Problems) -> Weights | None:
    """Load a model folder and return its weights; note what is wrong with it.

    >>> load_weights("nowhere", Problems()) is None
    True
    """
    model = load_own(folder, problems)
    if model is None:
        return None
    try:
        return weights_of(model)
    except AhpError as error:  # such as judgments that form islands
        problems.findings += [replace(found, path=found.path or folder) for found in error.findings]
    return None
