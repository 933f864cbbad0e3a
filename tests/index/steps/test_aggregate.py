"""Aggregation: means, contributions, missing children, many weights at once."""

from dataclasses import replace
from statistics import fmean, geometric_mean, harmonic_mean

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.project.errors import StepError
from index.project.settings import Settings
from index.project.tables import table_index
from index.project.tree import Weights
from index.steps.aggregate import aggregate, climb
from index.steps.build import build
from index.steps.means import goal_scores, node_scores, plan_of, weighted_mean
from tests.index.strategies import projects, weight_trees

TREE = Weights.from_local(
    {"goal": (None, 1), "d": ("goal", 1), "a": ("d", 1), "b": ("d", 3), "c": ("goal", 1)}
)
MEANS = st.sampled_from(("arithmetic", "geometric", "harmonic"))


def one_row(**scores: float) -> pd.DataFrame:
    return pd.DataFrame(
        {code: [score] for code, score in scores.items()}, table_index([(2022, "x")])
    )


@given(st.lists(st.tuples(st.floats(0.5, 100), st.integers(1, 9)), min_size=1, max_size=6))
def test_weighted_means_agree_with_the_standard_library(pairs):
    values, weights = (np.array(part, dtype=float) for part in zip(*pairs, strict=True))
    shares = weights / weights.sum()
    assert weighted_mean(values, shares) == pytest.approx(fmean(values, weights))
    repeated = [value for value, weight in pairs for _ in range(weight)]
    assert weighted_mean(values, shares, "geometric") == pytest.approx(geometric_mean(repeated))
    assert weighted_mean(values, shares, "harmonic") == pytest.approx(
        harmonic_mean(values, weights)
    )


@given(projects(), MEANS)
def test_contributions_of_children_sum_to_the_parents(project, mean):
    settings = Settings(aggregation=mean, scale=(1, 100))
    result = build(project, settings=settings)
    assert np.allclose(result.contributions["goal"], result.scores["goal"])
    for code in result.weights.codes:
        children = list(result.weights.children(code))
        if children:
            parts = result.contributions[children].sum(axis=1)
            assert np.allclose(parts, result.contributions[code])
    leaves = result.contributions[list(result.weights.leaves)]
    assert np.allclose(leaves.sum(axis=1), result.scores["goal"])
    assert (leaves >= 0).all(axis=None)


@given(projects())
def test_a_contribution_is_the_score_times_the_global_weight(project):
    result = build(project)
    assert np.allclose(result.contributions, result.scores * result.weights.global_)
    assert (result.contributions <= result.attainable + 1e-9).all(axis=None)


@given(projects(), MEANS)
def test_a_mean_lies_between_its_children(project, mean):
    scores = build(project, settings=Settings(aggregation=mean, scale=(1, 100))).scores
    for code in project.weights.codes:
        children = list(project.weights.children(code))
        if children:
            assert (scores[code] >= scores[children].min(axis=1) - 1e-9).all()
            assert (scores[code] <= scores[children].max(axis=1) + 1e-9).all()


def test_means_by_node_by_hand():
    settings = Settings(node_aggregation={"goal": "geometric"})
    found = aggregate(one_row(a=4.0, b=20.0, c=25.0), TREE, settings).scores.loc[(2022, "x")]
    assert found["d"] == 16  # (4 + 3 * 20) / 4
    assert found["goal"] == pytest.approx(20)  # the root of 16 * 25


def test_a_missing_child_is_refused_by_default():
    with pytest.raises(StepError, match="d of x cannot be computed in 2022: a is missing"):
        aggregate(one_row(a=np.nan, b=20.0, c=25.0), TREE, Settings())


def test_a_missing_child_leaves_its_weight_to_the_others():
    settings = Settings(missing_child="renormalize")
    found = aggregate(one_row(a=np.nan, b=20.0, c=30.0), TREE, settings)
    scores, points = found.scores.loc[(2022, "x")], found.contributions.loc[(2022, "x")]
    assert scores["d"] == 20
    assert scores["goal"] == 25
    assert points[["b", "c"]].tolist() == [10, 15]
    assert np.isnan(points["a"])


def test_a_missing_child_is_told_once_and_not_at_the_nodes_above():
    with pytest.raises(StepError) as caught:
        aggregate(one_row(a=np.nan, b=20.0, c=np.nan), TREE, Settings())
    told = [(one.details["node"], one.details["indicator"]) for one in caught.value.findings]
    assert sorted(told) == [("d", "a"), ("goal", "c")]


def test_where_all_children_are_missing_so_is_the_node_however_little_is_enough():
    settings = Settings(missing_child="renormalize", child_coverage=0)
    found = aggregate(one_row(a=np.nan, b=np.nan, c=30.0), TREE, settings).scores
    assert found["d"].isna().item()
    assert found["goal"].item() == 30


@pytest.mark.parametrize(
    "mean", ["arithmetic", "geometric", "harmonic", "minimum", "mazziotta-pareto"]
)
def test_where_only_what_weighs_nothing_is_known_the_node_is_missing(mean):
    tree = TREE.with_local({"a": 0.0, "b": 1.0})
    made = {"normalization": "z-score", "z_mean": 100.0, "z_sd": 10.0}  # as a penalty wants it
    settings = Settings(missing_child="renormalize", aggregation=mean, **made)
    found, points = aggregate(one_row(a=20.0, b=np.nan, c=30.0), tree, settings)
    assert found["d"].isna().item()
    assert found["goal"].item() == pytest.approx(30)
    if mean != "minimum":  # of which there are no parts
        assert points[["c", "goal"]].to_numpy()[0] == pytest.approx([30, 30])
        assert points[["a", "b"]].fillna(0).to_numpy().tolist() == [[0, 0]]


@pytest.mark.parametrize("scores", [(0.0, 0.0, 0.0), (0.5, 1.5, 1.25), (1.0, 1.0, 1.0)])
def test_points_sum_to_the_goal_where_a_mean_is_zero_or_one(scores):
    settings = Settings(aggregation="geometric", zero="allow")
    table = one_row(**dict(zip("abc", scores, strict=True)))
    found = aggregate(table, TREE, settings)
    assert found.scores["goal"].item() == pytest.approx(
        (scores[0] ** 0.25 * scores[1] ** 0.75) ** 0.5 * scores[2] ** 0.5
    )
    points = found.contributions[["a", "b", "c"]].to_numpy().sum()
    assert points == pytest.approx(found.scores["goal"].item())


def test_a_score_that_has_no_mean_is_told_in_few_digits():
    table = one_row(a=-1 / 3, b=1.0, c=1.0)
    with pytest.raises(StepError, match=r"has the score -0\.333333, and a geometric"):
        aggregate(table, TREE, Settings(aggregation="geometric"))


def test_weights_need_not_sum_to_one():
    plan = plan_of(TREE, Settings())
    local = dict(zip(plan.codes, np.ones(len(plan.codes)), strict=True)) | {"a": 2.0, "b": 6.0}
    shares = np.array([local[code] for code in plan.codes])
    leaves = np.array([[4.0, 20.0, 26.0]])  # (4 + 3 * 20) / 4 = 16, and (16 + 26) / 2 = 21
    assert climb(leaves, shares, plan, Settings()).scores[:, plan.goal].tolist() == [21]


@pytest.mark.parametrize(("least", "known"), [(0.75, True), (0.76, False)])
def test_too_little_weight_present_makes_a_node_missing(least, known):
    settings = Settings(missing_child="renormalize", child_coverage=least)
    found = aggregate(one_row(a=np.nan, b=20.0, c=30.0), TREE, settings).scores
    assert found["d"].notna().item() is known


def test_zero_under_a_geometric_mean_is_refused_or_makes_it_zero():
    table = one_row(a=0.0, b=20.0, c=25.0)
    settings = Settings(aggregation="geometric")
    with pytest.raises(StepError, match="a of x in 2022 has the score 0, and a geometric mean"):
        aggregate(table, TREE, settings)
    allowed = aggregate(table, TREE, replace(settings, zero="allow"))
    assert allowed.scores["goal"].item() == 0
    assert np.allclose(allowed.contributions["goal"], 0)
    with pytest.raises(StepError, match="has the score -1"):
        aggregate(one_row(a=-1.0, b=20.0, c=25.0), TREE, replace(settings, zero="allow"))


@given(
    weight_trees(),
    MEANS,
    MEANS,
    st.integers(1, 4),
    st.integers(1, 5),
    st.randoms(use_true_random=False),
)
def test_a_batch_of_weights_gives_what_each_gives_alone(weights, mean, top, regions, draws, random):
    settings = Settings(aggregation=mean, node_aggregation={"goal": top})
    plan = plan_of(weights, settings)
    generator = np.random.default_rng(random.randrange(2**32))
    leaves = generator.uniform(1, 100, (regions, len(weights.leaves)))
    local = generator.uniform(0.1, 1, (draws, len(weights.codes)))
    many = goal_scores(leaves, local, plan)
    for k in range(draws):
        shares = dict(zip(weights.codes, local[k], strict=True))
        alone = weights.with_local(shares)
        table = pd.DataFrame(
            leaves, table_index((2022, f"r{i}") for i in range(regions)), list(weights.leaves)
        )
        expected = aggregate(table, alone, settings).scores
        assert np.allclose(many[k], expected["goal"])
        assert np.allclose(node_scores(leaves, local[k], plan), expected)


def test_scores_of_nodes_take_any_number_of_axes():
    plan = plan_of(TREE, Settings())
    leaves = np.random.default_rng(1).uniform(1, 9, (2, 3, len(plan.leaves)))
    local = np.random.default_rng(2).uniform(0.1, 1, (3, len(plan.codes)))
    found = node_scores(leaves, local, plan)
    assert found.shape == (2, 3, len(plan.codes))
    for i, j in np.ndindex(2, 3):
        assert found[i, j] == pytest.approx(node_scores(leaves[i, j], local[j], plan))
