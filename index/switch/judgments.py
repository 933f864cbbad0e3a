"""Every single judgment put on every place of the 17-step scale, with the weights it gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np

from ahp import AhpError, Analysis, Group, Model, PairwiseMatrix, analyze
from index.project import weights as judging
from index.project.arrays import FloatArray
from index.project.tree import Weights
from index.steps.result import Result
from index.switch.points import Switch, Why
from index.switch.wording import (
    NO_JUDGMENTS_COMBINED,
    NO_JUDGMENTS_GROUP,
    NO_JUDGMENTS_HERE,
    NO_JUDGMENTS_MODEL,
)

SCALE = (*(Fraction(1, k) for k in range(9, 1, -1)), *(Fraction(k) for k in range(1, 10)))
"""The 17 judgments of Saaty's scale, ascending."""
_SAME = 1e-9
_NO_TABLE = "alonso-lamata"  # a formula, where the model's table of random indices ends


@dataclass(frozen=True)
class Trial:
    """One judgment at one place of the scale.

    Attributes
    ----------
    node, a, b : str
        The judgment "a : b" of a node's matrix, which is at least 1 as it is.
    before, after : Fraction
    steps : float
        On the scale from 1/9 to 9, one step from each whole number to the next.
    cr_before, cr : float
        Of the matrix; NaN where the random-index table does not reach so far.
    """

    node: str
    a: str
    b: str
    before: Fraction
    after: Fraction
    steps: float
    cr_before: float
    cr: float


@dataclass(frozen=True)
class Trials:
    """All of them.

    Attributes
    ----------
    model : Model
    random_index : str
    threshold : float
        CR below which a matrix passes.
    each : tuple of Trial
    local : ndarray, (trials, nodes)
        Local weights of the tree under each.
    """

    model: Model = field(repr=False)
    random_index: str
    threshold: float
    each: tuple[Trial, ...] = field(repr=False)
    local: FloatArray = field(repr=False, hash=False, compare=False)

    @property
    def steps(self) -> FloatArray:
        """The steps of each, (trials,)."""
        return np.array([one.steps for one in self.each])

    def switch(self, number: int) -> Switch:
        """Return a trial as what turns two regions round."""
        one = self.each[number]
        return Switch(
            "judgment",
            (one.node, one.a, one.b),
            float(one.before),
            float(one.after),
            one.steps,
            cr_before=one.cr_before,
            cr_after=one.cr,
            passes=None if one.cr != one.cr else one.cr < self.threshold,
        )

    def weights_at(self, switch: Switch, value: Fraction) -> Weights:
        """Weigh the whole model again with one judgment changed."""
        node, a, b = switch.where
        matrices = dict(self.model.matrices)
        matrices[node] = matrices[node].replace(a, b, value)
        return judging.weights_of(replace(self.model, matrices=matrices, published=None))


def place_on_scale(value: Fraction) -> Fraction:
    """Return how many steps a judgment is above 1 on the scale; below it, negative.

    >>> [str(place_on_scale(Fraction(one))) for one in ("9", "1", "1/3", "5/2")]
    ['8', '0', '-2', '3/2']
    """
    return value - 1 if value >= 1 else 1 - 1 / value


def back_one(before: Fraction, after: Fraction) -> Fraction:
    """Return the judgment one step of the scale nearer to where it was, at most there.

    >>> str(back_one(Fraction(4), Fraction(1, 2))), str(back_one(Fraction(5, 2), Fraction(3)))
    ('1', '5/2')
    """
    start, end = place_on_scale(before), place_on_scale(after)
    if abs(end - start) <= 1:
        return before
    nearer = end - 1 if end > start else end + 1
    return 1 + nearer if nearer >= 0 else 1 / (1 - nearer)


def judged_model(result: Result, model: Model | Group | None = None) -> Model | Why:
    """Return the model whose judgments a result's weights come from, or why there is none.

    Parameters
    ----------
    result : Result
    model : Model or Group, optional
        By default as the project says.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> judged_model(build(tiny()))("en")
    'the weights come from no judgments'
    """
    project, weights = result.project, result.weights
    if model is None:
        if project.weighting is not None and "combine" in project.weighting.options:
            return Why(NO_JUDGMENTS_COMBINED)
        if project.model_folder is None or weights.kind != "judgments":
            return Why(NO_JUDGMENTS_HERE)
        try:
            model = project.judges.of(judging.load_model(project.model_folder))
        except AhpError as error:
            return Why(NO_JUDGMENTS_MODEL, {"first": error.findings[0]})
    if not isinstance(model, Model):
        return Why(NO_JUDGMENTS_GROUP)
    theirs = {row.code: row.local for row in model.weights()}
    own = dict(zip(weights.codes, weights.local_array.tolist(), strict=True))
    same = theirs.keys() == own.keys() and all(abs(theirs[c] - own[c]) < _SAME for c in own)
    return model if same else Why(NO_JUDGMENTS_COMBINED)


def trials_of(model: Model, weights: Weights) -> Trials:
    """Put every given judgment of a model on each other place of the scale, one at a time.

    Parameters
    ----------
    model : Model
    weights : Weights
        Those of the model.

    Returns
    -------
    Trials

    Examples
    --------
    >>> from ahp import Hierarchy, Node
    >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> model = Model(Hierarchy(nodes), {"car": PairwiseMatrix.from_upper(["price", "style"], [3])})
    >>> found = trials_of(model, judging.weights_of(model))
    >>> len(found.each), float(found.steps.max()), found.local[-1].round(2).tolist()
    (16, 10.0, [1.0, 0.9, 0.1])
    """
    number = {code: k for k, code in enumerate(weights.codes)}
    each: list[Trial] = []
    rows: list[FloatArray] = []
    threshold = 0.0
    for node, matrix in model.matrices.items():
        groups = _grouped(model, node)
        start = _analysis(matrix, model)
        threshold = start.threshold
        for a, b, value in _judgments(matrix):
            for after in SCALE:
                if after == value:
                    continue
                steps = float(abs(place_on_scale(after) - place_on_scale(value)))
                new = _analysis(matrix.replace(a, b, after), model)
                each.append(Trial(node, a, b, value, after, steps, start.cr, new.cr))
                row = weights.local_array.copy()
                for code, share in new.weights.items():
                    row[number[code]] = share
                for code, items in groups.items():
                    row[number[code]] = sum(new.weights[item] for item in items)
                rows.append(row)
    local = np.array(rows).reshape(len(rows), len(number))
    return Trials(model, model.random_index, threshold, tuple(each), local)


def _judgments(matrix: PairwiseMatrix) -> Iterator[tuple[str, str, Fraction]]:
    """Yield what was judged, the item that matters more first."""
    for a, b, value in matrix.pairs():
        if value is not None:
            yield (a, b, value) if value >= 1 else (b, a, 1 / value)


def _grouped(model: Model, node: str) -> dict[str, list[str]]:
    """Return the items of a matrix below each node that only groups them."""
    hierarchy = model.hierarchy
    items = set(hierarchy.items(node))

    def below(code: str) -> list[str]:
        if code in items:
            return [code]
        return [one for child in hierarchy.children(code) for one in below(child)]

    groups = (one.code for one in hierarchy.nodes if one.grouping)
    return {code: below(code) for code in groups if hierarchy.judge(code) == node}


def _analysis(matrix: PairwiseMatrix, model: Model) -> Analysis:
    try:
        return analyze(matrix, model.method, model.random_index)
    except AhpError:  # the table ends before so many items: the weights do not need it
        found = analyze(matrix, model.method, _NO_TABLE)
        return replace(found, ri=float("nan"), cr=float("nan"))
