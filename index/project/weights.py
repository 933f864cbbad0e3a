"""Weights: the one module that asks ``ahp`` for them, and for where they come from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ahp import Anonymous, Doubt, Group, Model, WeightSampler, load_model
from ahp.common.findings import AhpError, Finding, Problems
from ahp.common.names import given_or
from index.project.tree import WeightedNode, Weights
from index.project.wording import EXPERTS_FAULTY, GROUP_FAULTY, GROUP_ODD

__all__ = [
    "GROUP",
    "Anonymous",
    "Doubt",
    "Group",
    "Judges",
    "Model",
    "WeightSampler",
    "WeightSource",
    "Weighting",
    "load_model",
    "load_own",
    "load_tree",
    "load_weights",
    "weights_of",
]

DERIVED: tuple[str, ...] = (
    "equal",
    "entropy",
    "critic",
    "standard-deviation",
    "coefficient-of-variation",
    "pca",
    "pca-first",
    "correlation",
    "importance",
    "benefit-of-the-doubt",
)
"""The methods by which weights come from the data, as ``[weights] method`` names them."""


GROUP = "group"
"""Stands for all experts together where one is named."""


class Judges(NamedTuple):
    """Whose judgments the weights come from: the group's, one expert's, or the model's own.

    Where the model's own are asked for, and are blank while experts have judged, the group's.
    """

    group: bool = False
    expert: str | None = None

    def of(self, model: Model) -> Model | Group:
        """Return what is to be asked for weights.

        Raises
        ------
        AhpError
            As for `ahp.Model.judged_by`.
        """
        return model.judged_by(group=self.group, expert=self.expert)


OWN = Judges()


@dataclass(frozen=True)
class Weighting:
    """How weights are to come from the data.

    Attributes
    ----------
    method : str
        One of `DERIVED`.
    options : mapping of str to object
        As ``index.toml`` has them.
    model_folder : str, optional
        Where the judgment matrices are whose weights those from the data are joined with, or aim
        at.
    judges : Judges
        Of these matrices.
    """

    method: str
    options: Mapping[str, object] = field(default_factory=dict, hash=False)
    model_folder: str | None = None
    judges: Judges = OWN


@dataclass(frozen=True)
class WeightSource:
    """One set of weights, and what it comes from.

    Attributes
    ----------
    weights : Weights
        Those of a method are derived when the index is built; until then they are equal.
    model_folder : str, optional
        Where the judgment matrices are; None where the weights come from no judgments.
    judges : Judges
    weighting : Weighting, optional
    notes : tuple of Finding
        What is worth telling where these weights are used.
    """

    weights: Weights
    model_folder: str | None = None
    judges: Judges = OWN
    weighting: Weighting | None = None
    notes: tuple[Finding, ...] = field(default=(), compare=False, repr=False)


def weights_of(model: Model | Group, method: str | None = None) -> Weights:
    """Return the weights of every node of a model, as they come from its judgment matrices.

    Parameters
    ----------
    model : ahp.Model or ahp.Group
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
    code, said = model.whose
    judges = {} if code == "own" else {"en": said("en"), "zh": said("zh")}
    parts = (folder, judges.get("en"), given_or(method, model.method))
    source = " · ".join(part for part in parts if part)
    counts = model.intervals.values()
    intervals = sum(one.intervals for one in counts), sum(one.total for one in counts)
    return Weights(nodes, dict(model.title), source, code, judges, intervals=intervals)


def load_own(folder: str, problems: Problems, judges: Judges = OWN) -> Model | Group | None:
    """Load a model folder; what is wrong with experts' judgments is noted, and stops nothing.

    >>> load_own("nowhere", Problems()) is None
    True
    """
    noted = Problems()
    model = load_model(folder, noted)
    theirs = () if model is None else model.findings
    problems.findings += [one for one in noted.findings if all(one is not each for each in theirs)]
    if model is None:
        return None
    judged: Model | Group | None = None
    try:
        judged = judges.of(model)
    except AhpError as error:  # nobody is called so, or nobody has judged some node
        problems.findings += [replace(found, path=found.path or folder) for found in error.findings]
    wrong = [one for one in theirs if one.severity != "note"]
    broken = [one for one in wrong if one.severity == "error"]
    odd = [one for one in wrong if one.severity == "warning"]
    told = (
        ((EXPERTS_FAULTY, wrong),)
        if judged is model
        else ((GROUP_FAULTY, broken), (GROUP_ODD, odd))
    )
    for what, some in told:
        for first in some[:1]:
            file = os.path.basename(first.path or folder)
            problems.at(folder).add(what, count=len(some), file=file, first=first, model=folder)
    if isinstance(judged, Group):
        problems.findings += judged.findings
    return judged


def load_weights(folder: str, problems: Problems, judges: Judges = OWN) -> Weights | None:
    """Load a model folder and return its weights; note what is wrong with it.

    >>> load_weights("nowhere", Problems()) is None
    True
    """
    judged = load_own(folder, problems, judges)
    if judged is None:
        return None
    try:
        return weights_of(judged)
    except AhpError as error:  # such as judgments that form islands
        problems.findings += [replace(found, path=found.path or folder) for found in error.findings]
    return None


def load_tree(folder: str, problems: Problems) -> Weights | None:
    """Load a model folder for its tree alone, whose weights come from elsewhere.

    >>> load_tree("nowhere", Problems()) is None
    True
    """
    model = load_model(folder, problems)
    if model is None:
        return None
    parents = ((node.code, node.parent, node.names) for node in model.nodes)
    return Weights.from_parents(parents, dict(model.title))
