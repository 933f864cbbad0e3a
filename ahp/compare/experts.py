"""Experts side by side: what each one's judgments give, and where they differ most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np

from ahp.common.findings import AhpError, Finding, ModelError, Problems
from ahp.common.wording import Words
from ahp.compare.wording import NO_EXPERTS
from ahp.core.arrays import FloatArray
from ahp.core.group import spread
from ahp.core.scales import apply_scale
from ahp.model.analysis import Analysis, analyze_any_size
from ahp.model.group.group import group_nodes, group_people
from ahp.model.group.whose import IntervalCount, group_intervals, of_group
from ahp.model.group.wording import NODE_ALL_LEFT_OUT
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model, hand_down
from ahp.model.naming import in_names
from ahp.model.settings import Settings

Judged = Mapping[str, Mapping[str, PairwiseMatrix]]  # by expert, then by node


@dataclass(frozen=True)
class Disagreement:
    """One pair as several people judged it.

    Attributes
    ----------
    code : str
        The node at which the items are compared.
    a, b : str
    judgments : mapping of str to Fraction
        By expert: how many times more a matters than b; an `Interval` where one was given.
    spread : float
        The highest over the lowest judgment, as ratios of the scale: 1 where all agree.
    deviation : float
        The standard deviation of the ratios' logarithms (with judged - 1).
    """

    code: str
    a: str
    b: str
    judgments: Mapping[str, Fraction] = field(hash=False)
    spread: float
    deviation: float

    @property
    def opposed(self) -> bool:
        """Whether some hold that a matters more, and others that b does."""
        return min(self.judgments.values()) < 1 < max(self.judgments.values())


@dataclass(frozen=True)
class Opinion:
    """What one set of matrices gives: an expert's, the group's, or the model's own.

    Attributes
    ----------
    analyses : mapping of str to Analysis
        By judged node; without those that have not been judged, or whose judgments form islands.
    local, global_ : mapping of str to float
        Weights by node. A global weight is there once every matrix above it is.
    """

    analyses: Mapping[str, Analysis] = field(repr=False, hash=False)
    local: Mapping[str, float] = field(repr=False, hash=False)
    global_: Mapping[str, float] = field(repr=False, hash=False)


@dataclass(frozen=True)
class Comparison:
    """The experts of a model side by side.

    Attributes
    ----------
    model : Model
    settings : Settings
        With the model's method and random index where none were asked for.
    experts : mapping of str to Opinion
        By name.
    group : Opinion or None
        Of the experts together, as the model says that its group is formed; None for a single
        expert. Where weights are joined, it has no analyses.
    formed : Words or None
        Who the group is and how it is formed.
    intervals : mapping of str to IntervalCount
        By judged node, how many judgments of the group are intervals, and how many there are.
    own : Opinion or None
        Of the model's own matrices; None where they are blank.
    disagreements : tuple of Disagreement
        Widest first; pairs that all judge alike are not among them.
    findings : tuple of Finding
    """

    model: Model
    settings: Settings
    experts: Mapping[str, Opinion] = field(hash=False)
    group: Opinion | None
    formed: Words | None = field(hash=False)
    own: Opinion | None
    disagreements: tuple[Disagreement, ...] = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    intervals: Mapping[str, IntervalCount] = field(default_factory=dict, hash=False, repr=False)


def compare_experts(model: Model, settings: Settings | None = None) -> Comparison:
    """Analyze the matrices of every expert of a model and set the results side by side.

    Parameters
    ----------
    model : Model
        With experts, as one that was loaded from a folder has them.
    settings : Settings, optional

    Returns
    -------
    Comparison

    Raises
    ------
    ModelError
        When no expert has judged anything; with what is wrong in their files.
    UsageError
        When a method, random index or scale has no such name.
    """
    asked = (settings or Settings()).validated()
    settings = replace(
        asked,
        method=asked.method or model.method,
        random_index=asked.random_index or model.random_index,
    )
    problems = Problems()
    problems.findings += model.findings
    experts: dict[str, dict[str, PairwiseMatrix]] = {}
    paths: dict[tuple[str, str], str] = {}
    for one in model.experts:
        judged = {code: matrix for code, matrix in one.matrices.items() if not matrix.blank}
        if judged:
            experts[one.code] = judged
            paths.update({(one.code, code): source.path for code, source in one.sources.items()})
    if not experts:
        raise ModelError([*problems.findings, Finding(NO_EXPERTS, {}, model.folder)])
    opinions = {}
    for expert, matrices in experts.items():
        where = {code: paths.get((expert, code)) for code in matrices}
        opinions[expert] = _opinion(model, matrices, settings, problems, where)
    ratios = {
        code: _ratios(model, code, given, settings.scale)
        for code, given in _by_node(model, experts).items()
    }
    own = {code: matrix for code, matrix in model.matrices.items() if not matrix.blank}
    joined = _group(model, settings, problems) if len(experts) > 1 else None
    group, formed, intervals = joined or (None, None, {})
    return Comparison(
        model,
        settings,
        opinions,
        group,
        formed,
        _opinion(model, own, settings, problems, model.paths) if own else None,
        _disagreements(model, experts, ratios),
        tuple(in_names(problems.findings, model.hierarchy)),
        intervals,
    )


def _opinion(
    model: Model,
    matrices: Mapping[str, PairwiseMatrix],
    settings: Settings,
    problems: Problems,
    paths: Mapping[str, str | None] | None = None,
) -> Opinion:
    analyses: dict[str, Analysis] = {}
    for code, matrix in matrices.items():
        # What the experts have together is told of each of them.
        here = Problems() if paths is None else problems.at(paths.get(code), node=code)
        try:
            analyses[code], findings = analyze_any_size(
                matrix,
                settings.method or model.method,
                settings.random_index or model.random_index,
                settings.scale,
                settings.threshold,
            )
        except AhpError as error:
            findings = error.findings
        here.take(findings)
    shares = {item: weight for one in analyses.values() for item, weight in one.weights.items()}
    return Opinion(analyses, *hand_down(model.hierarchy, shares))


def _group(
    model: Model, settings: Settings, problems: Problems
) -> tuple[Opinion, Words, Mapping[str, IntervalCount]] | None:
    """Return what the group has, node by node, how it is formed, and its intervals.

    That a node has no weights, as nobody or too little is judged, is seen of each expert already.
    """
    choices = settings.method or model.method, settings.random_index or model.random_index
    chosen, noted = model.group_settings.validated(), Problems(model.folder)
    try:
        people = group_people(model, chosen)
    except ModelError as error:  # those who are to form it have judged nothing
        problems.findings += [one for one in error.findings if one not in problems.findings]
        return None
    nodes = group_nodes(model, chosen, *choices, settings.scale, noted)
    problems.take(
        one for one in noted.findings if one.severity == "note" or one.what is NODE_ALL_LEFT_OUT
    )
    matrices = {code: node.matrix for code, node in nodes.items() if node.matrix is not None}
    together = replace(settings, scale="linear")  # the joint ratios are on their scale already
    analyses = _opinion(model, matrices, together, problems).analyses
    shares = {item: weight for node in nodes.values() for item, weight in node.weights.items()}
    formed = of_group(chosen, people).said
    joint = Opinion(analyses, *hand_down(model.hierarchy, shares))
    return joint, formed, group_intervals(people, nodes)


def _disagreements(
    model: Model, experts: Judged, ratios: Mapping[str, FloatArray]
) -> tuple[Disagreement, ...]:
    found = []
    for code, given in _by_node(model, experts).items():
        items = model.hierarchy.items(code)
        apart = spread(ratios[code])
        factor = apart.factor
        for i, j in np.argwhere(np.triu(factor > 1)).tolist():
            pair = {expert: matrix.as_given(items[i], items[j]) for expert, matrix in given.items()}
            judged = {expert: value for expert, value in pair.items() if value is not None}
            # floats differ where the ratios do not; intervals count as their middle
            if len({value.as_integer_ratio() for value in judged.values()}) > 1:
                far = float(factor[i, j]), float(apart.deviation[i, j])
                found.append(Disagreement(code, items[i], items[j], judged, *far))
    return tuple(sorted(found, key=lambda one: -one.spread))


def _by_node(model: Model, experts: Judged) -> dict[str, dict[str, PairwiseMatrix]]:
    """Return the matrices by node, and there by expert."""
    found = {
        code: {expert: own[code] for expert, own in experts.items() if code in own}
        for code in model.hierarchy.judged
    }
    return {code: given for code, given in found.items() if given}


def _ratios(model: Model, code: str, given: Mapping[str, PairwiseMatrix], scale: str) -> FloatArray:
    """Return the matrices of a node as ratios of the scale, their items in the node's order."""
    arrays = []
    for matrix in given.values():
        order = [matrix.labels.index(item) for item in model.hierarchy.items(code)]
        arrays.append(apply_scale(matrix.to_array()[np.ix_(order, order)], scale))
    return np.array(arrays)
