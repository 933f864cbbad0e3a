"""The formulas that a report prints, read as they are written, give what the steps compute."""

import re
from dataclasses import replace

import numpy as np
import pytest

from index.project.settings import Settings
from index.project.tree import Weights
from index.report.built import standing_of
from index.report.context import Context
from index.report.formulas.formulas import MEAN_FORMULAS, NORMALIZATION_FORMULAS
from index.report.parts.method import parts
from index.steps.build import build
from index.steps.formulas import (
    away,
    min_max,
    percentile_scores,
    rank_scores,
    ratios,
    toward_best,
    z_scores,
)
from index.steps.means import node_score, plan_of
from tests.index.check.project import small
from tests.index.report.pieces import texts

VALUES = np.array([2.0, 3.0, 5.0, 9.0, 12.0])
SCALE = (1.0, 90.0)
BEST = (4.0, 6.0)
TARGET = {1: 15.0, -1: 1.0}
SHORT = away(VALUES, *BEST)
EVERY = {
    "x": VALUES,
    "x_min": VALUES.min(),
    "x_max": VALUES.max(),
    "L": SCALE[0],
    "U": SCALE[1],
    "x_R": VALUES[3],
    "N": len(VALUES),
    "d": SHORT,
    "D": np.where(BEST[1] < VALUES, 20.0 - BEST[1], BEST[0]),
    "m": 100.0,
    "s": 10.0,
}
SHOWN = {"more": 1, "less": -1}


def computed(method, direction):
    """Return what the steps give by a method, with 12 or 2 the best value."""
    least, most = VALUES.min(), VALUES.max()
    if method in ("rank", "borda"):
        return rank_scores(VALUES[:, None], direction)[:, 0] - (method == "borda")
    if method == "percentile":
        return percentile_scores(VALUES[:, None], direction)[:, 0]
    if method == "z-score":
        return z_scores(VALUES, VALUES.mean(), VALUES.std(ddof=1), direction, 100.0, 10.0)
    goal = TARGET[direction] if method.endswith("target") else most if direction > 0 else least
    goal = VALUES[3] if method == "distance-to-region" else goal
    if method.startswith("ratio"):
        return ratios(VALUES, goal, direction, SCALE)
    ends = (least, goal) if direction > 0 else (goal, most)
    return min_max(VALUES, *ends, direction, SCALE)


def value_of(text, **letters):
    """Return what a formula gives: the last part says what a letter of the first means."""
    body, *where = text.replace("^", "**").split(", M = ")
    body = body.partition(" = ")[2].replace("s_(k)", "s_sorted").replace("±", "-")
    known = {"sum": np.sum, "prod": np.prod, "min": np.min, **letters}
    if where:
        known["M"] = eval(where[0], {"__builtins__": {}}, known)
    return eval(body, {"__builtins__": {}}, known)


def plain_of(latex):
    """Return the text of a formula of one line: fractions, products and names as text has them."""
    text = latex
    frac = re.compile(r"\\frac\{((?:[^{}]|\{[^{}]*\})*)\}\{((?:[^{}]|\{[^{}]*\})*)\}")
    while frac.search(text):
        text = frac.sub(r"((\1) / (\2))", text)
    text = re.sub(r"\\overline\{[xd]\}", "mean", text)
    text = text.replace("{", "").replace("}", "").replace("sigma_d", "sigma")
    text = text.replace(r"\cdot", "*").replace("\\", "")
    return re.sub(r"\) (?=[A-Z])", ") * ", text)


@pytest.mark.parametrize("method", NORMALIZATION_FORMULAS)
@pytest.mark.parametrize("way", SHOWN)
def test_a_normalization_is_computed_as_its_formula_says(method, way):
    formula, direction = NORMALIZATION_FORMULAS[method], SHOWN[way]
    equation = formula.more if direction > 0 else formula.less or formula.more
    letters = {**EVERY, "T": TARGET[direction], "mean": VALUES.mean()}
    letters |= {"sigma": VALUES.std(ddof=1)}
    letters["r"] = np.argsort(np.argsort(direction * VALUES)) + 1
    expected = computed(method, direction)
    assert value_of(equation.plain, **letters) == pytest.approx(expected)
    assert value_of(plain_of(equation.latex), **letters) == pytest.approx(expected)


@pytest.mark.parametrize("method", ["min-max", "z-score"])
def test_values_best_within_a_range_follow_their_formula(method):
    equation = NORMALIZATION_FORMULAS[method].within
    letters = {**EVERY, "mean": SHORT.mean(), "sigma": SHORT.std(ddof=1)}
    expected = toward_best(VALUES, 0.0, *BEST, 20.0, SCALE)
    if method == "z-score":
        expected = z_scores(SHORT, SHORT.mean(), SHORT.std(ddof=1), -1, 100.0, 10.0)
    assert value_of(equation.plain, **letters) == pytest.approx(expected)
    assert value_of(plain_of(equation.latex), **letters) == pytest.approx(expected)


@pytest.mark.parametrize("mean", [one for one in MEAN_FORMULAS if one != "copeland"])
def test_a_mean_is_computed_as_its_formula_says(mean):
    scores, weights, places = np.array([80.0, 30.0, 55.0]), [0.5, 0.2, 0.3], (0.2, 0.3, 0.5)
    tree = {
        "g": (None, 1.0),
        **{code: ("g", one) for code, one in zip("abc", weights, strict=True)},
    }
    settings = Settings(aggregation=mean, order_weights=places if mean == "owa" else ())
    plan = plan_of(Weights.from_local(tree), settings)
    found = node_score(scores[None, :], np.array(weights), plan.steps[0], plan)
    letters = {"s_k": scores, "w_k": np.array(weights), "v_k": np.array(places)}
    letters["s_sorted"] = np.sort(scores)[::-1]
    assert value_of(MEAN_FORMULAS[mean].more.plain, **letters) == pytest.approx(found[0])


def test_outranking_is_computed_as_its_formula_says():
    scores = np.array([[3.0, 1.0], [2.0, 2.0], [1.0, 3.0], [1.0, 3.0]])
    weights = np.array([0.6, 0.4])
    settings = Settings(aggregation="copeland")
    tree = Weights.from_local({"g": (None, 1.0), "a": ("g", 0.6), "b": ("g", 0.4)})
    plan = plan_of(tree, settings)
    found = node_score(scores, weights, plan.steps[0], plan)
    won, even = np.array([3, 2, 0, 0]), np.array([0, 0, 1, 1])  # the first item weighs more
    letters = {"V": won, "E": even, "N": 4}
    equation = MEAN_FORMULAS["copeland"].more
    assert value_of(equation.plain, **letters) == pytest.approx(found)
    assert value_of(plain_of(equation.latex), **letters) == pytest.approx(found)


def test_the_method_names_every_indicator_and_every_number_of_a_formula():
    columns = {code: [1.0, 2.0, 3.0, 5.0 + k, 8.0] for k, code in enumerate("abcdef")}
    project = small(Settings(normalization="percentile", order_ties="dense"), **columns)
    own = {"f": {}, "a": {"z_mean": 100.0, "z_sd": 10.0}}
    ways = {code: {"normalization": "z-score", **own.get(code, {})} for code in "abcdf"}
    indicators = tuple(replace(one, **ways.get(one.code, {})) for one in project.indicators)
    result = build(replace(project, indicators=indicators))
    found = parts(Context(standing_of(result), result=result))
    said = texts(found)
    assert any("Z-scores in each year: b, c, d, f." in one for one in said)
    assert "Z-scores:" in said
    assert "Percentiles:" in said
    assert any("here 100 or 0 and 10 or 1." in one for one in said)
    assert any("(dense), N is how many different values there are" in one for one in said)
