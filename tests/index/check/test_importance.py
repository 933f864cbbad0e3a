"""Importance beside weight: closed forms, a brute estimator, and what is flagged."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.check.data import data_of
from index.check.importance import FEWEST, importance_ratio
from index.check.importance_rows import against_weight, importance, importance_in_goal
from index.check.sections import Choices
from index.check.show_importance import importance_tables
from index.project.settings import Settings
from index.project.tree import Weights
from tests.index.check.project import asem, small

WEIGHTS = np.array([0.5, 0.3, 0.2])


def in_bins(x, y, bins=25):
    """The correlation ratio by the variance of means in bins of as many: the brute way."""
    means = [part.mean() for part in np.array_split(y[np.argsort(x, kind="stable")], bins)]
    return np.var(means) / np.var(y)


@pytest.mark.parametrize("levels", [4, 7])
def test_independent_parts_of_one_variance_matter_by_squared_weights(levels):
    # every combination once: exactly uncorrelated; few values have means, more a line
    x = np.array(list(product(range(levels), repeat=3)), dtype=float)
    found = [importance_ratio(column, x @ WEIGHTS) for column in x.T]
    expected = WEIGHTS**2 / (WEIGHTS @ WEIGHTS)
    assert [one.value for one in found] == pytest.approx(list(expected), abs=1e-6)
    assert [one.linear for one in found] == pytest.approx(list(expected))
    assert {one.estimator for one in found} == {"means" if levels == 4 else "line"}


@given(st.integers(0, 10_000))
@settings(max_examples=10, deadline=None)
def test_of_linear_gaussian_parts_it_follows_from_the_covariance(seed):
    rng = np.random.default_rng(seed)
    root = rng.normal(size=(3, 3))
    covariance = root @ root.T + 0.2 * np.eye(3)
    x = rng.multivariate_normal(np.zeros(3), covariance, size=3000)
    with_index = covariance @ WEIGHTS
    expected = with_index**2 / np.diag(covariance) / (WEIGHTS @ covariance @ WEIGHTS)
    found = [importance_ratio(column, x @ WEIGHTS) for column in x.T]
    assert [one.value for one in found] == pytest.approx(list(expected), abs=0.06)
    assert [one.linear for one in found] == pytest.approx(list(expected), abs=0.06)


@pytest.mark.parametrize(
    ("shape", "exact"),
    # x uniform on (-1, 1), noise of variance 1: Var(f) / (Var(f) + 1)
    [
        (lambda x: 4 * x**2, (16 * 4 / 45) / (16 * 4 / 45 + 1)),
        (lambda x: 2 * np.sin(np.pi * x), 2 / 3),
        (lambda x: 3 * x, 3 / 4),
        (lambda x: 0 * x, 0.0),
    ],
)
def test_a_curve_agrees_with_bins_and_with_what_is_known(shape, exact):
    rng = np.random.default_rng(2013)
    x = rng.uniform(-1, 1, 4000)
    y = shape(x) + rng.normal(size=4000)
    found = importance_ratio(x, y)
    assert found.value == pytest.approx(exact, abs=0.03)
    assert found.value == pytest.approx(in_bins(x, y), abs=0.03)
    assert found.linear == pytest.approx(np.corrcoef(x, y)[0, 1] ** 2)
    assert found.regions == 4000


def test_few_regions_have_no_ratio_and_missing_ones_do_not_count():
    x = np.arange(12.0)
    x[:3] = np.nan
    assert importance_ratio(x, np.arange(12.0)) is None
    x[2] = 2
    assert importance_ratio(x, np.arange(12.0)).regions == FEWEST


def test_every_node_is_compared_in_its_node_and_in_the_goal():
    (data,), _ = data_of(asem())
    weights = data.weights
    rows = importance(data, Choices())
    assert [(one.code, one.node) for one in rows] == [
        (child, node) for node in weights.codes for child in weights.children(node)
    ]
    for node in {one.node for one in rows}:
        siblings = [one for one in rows if one.node == node]
        assert sum(one.weight for one in siblings) == pytest.approx(1)
        assert sum(one.share for one in siblings) == pytest.approx(1)
        for one in siblings:
            assert one.per_weight == pytest.approx(one.share / one.weight)
    goal = importance_in_goal(data, Choices())
    for level in (1, 2, 3):
        items = [one for one in goal if one.level == level]
        assert {one.code for one in items} == {
            code for code in weights.codes if weights.level(code) == level
        }
        assert sum(one.weight for one in items) == pytest.approx(1)
        assert sum(one.share for one in items) == pytest.approx(1)
    below = importance_in_goal(data, Choices(node="Sust"))
    assert {one.code for one in below if one.level == 2} == set(weights.children("Sust"))


def test_an_indicator_above_a_level_is_compared_on_it():
    columns = {code: np.random.default_rng(3).uniform(size=12) for code in "abc"}
    tree = {"goal": (None, 1), "a": ("goal", 1), "n": ("goal", 3), "b": ("n", 1), "c": ("n", 2)}
    project = replace(small(**columns), weights=Weights.from_local(tree))
    (data,), _ = data_of(project)
    rows = [one for one in importance_in_goal(data, Choices()) if one.level == 2]
    assert {one.code: one.weight for one in rows} == pytest.approx({"a": 0.25, "b": 0.25, "c": 0.5})


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_who_weighs_more_and_matters_less_is_told(lang):
    # b and c move together and away from a, which outweighs each; b and c weigh the same
    x = np.array(list(product(range(4), repeat=2)), dtype=float)
    project = small(Settings(), a=x[:, 0], b=x[:, 1], c=-x[:, 1])
    weights = project.weights.with_local({"a": 0.4, "b": 0.3, "c": 0.3})
    (data,), _ = data_of(replace(project, weights=weights))
    rows = importance(data, Choices())
    # of a .16 / (.16 + .36), of b and c the rest
    assert [one.ratio.value for one in rows] == pytest.approx([4 / 13, 9 / 13, 9 / 13])
    assert [one.lighter for one in rows] == [("b", "c"), (), ()]
    assert against_weight(rows) == (2, 2)
    table, in_goal = importance_tables(data, Choices(), lang)
    assert ("b" in table.rows[0]["flag"], table.rows[1]["flag"]) == (True, "")
    assert [record["share"] for record in in_goal.records] == pytest.approx(
        [4 / 22, 9 / 22, 9 / 22]
    )
    assert table.records[0]["estimator"] == "means"
