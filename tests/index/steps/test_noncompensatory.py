"""Aggregation without full compensation: closed forms, brute force, what each promises."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.settings import Settings
from index.project.tables import table_index
from index.project.tree import Weights
from index.steps.aggregate import aggregate
from index.steps.build import build
from index.steps.means import goal_scores, node_scores, plan_of
from index.steps.noncompensatory import copeland, mazziotta_pareto, minimum, ordered_mean
from index.steps.provenance.heading import heading
from index.steps.scales import scale_findings
from tests.index.strategies import few, projects

STANDARD = {"normalization": "z-score", "z_mean": 100.0, "z_sd": 10.0}
ADJUSTED = {"normalization": "min-max", "scale": (70.0, 130.0), "reference": "pooled"}
TREE = Weights.from_local(
    {"goal": (None, 1), "d": ("goal", 1), "a": ("d", 1), "b": ("d", 3), "c": ("goal", 1)}
)

rows_of = st.lists(st.integers(40, 160), min_size=2, max_size=6)


@st.composite
def weighted_rows(draw):
    values = np.array(draw(rows_of), dtype=float)
    numbers = draw(st.lists(st.integers(1, 9), min_size=len(values), max_size=len(values)))
    weights = np.array(numbers, dtype=float)
    return values, weights / weights.sum()


def test_mazziotta_and_pareto_by_hand():
    # De Muro, Mazziotta, Pareto (2011): M = 100, S = 10, cv = 0.1, so M - S cv = 99; and of the
    # other polarity 101
    values = np.array([90.0, 110.0, 90.0, 110.0])
    equal = np.full(4, 0.25)
    assert mazziotta_pareto(values, equal) == pytest.approx(99.0)
    assert mazziotta_pareto(values, equal, 1) == pytest.approx(101.0)


@given(weighted_rows())
def test_the_penalty_is_the_variance_over_the_mean(row):
    values, weights = row
    mean = np.average(values, weights=weights)
    variance = np.average((values - mean) ** 2, weights=weights)
    assert mazziotta_pareto(values, weights) == pytest.approx(mean - variance / mean)
    assert mazziotta_pareto(values, weights) <= mean + 1e-9


@given(weighted_rows(), st.integers(-3, 3))
def test_balance_pays_nothing_and_is_paid_nothing(row, shift):
    values, weights = row
    level = 100.0 + shift
    assert mazziotta_pareto(np.full_like(values, level), weights) == pytest.approx(level)
    assert ordered_mean(np.full_like(values, level), weights) == pytest.approx(level)


@given(weighted_rows())
def test_weights_by_place_lie_between_minimum_and_maximum(row):
    values, weights = row
    found = ordered_mean(values, weights)
    assert minimum(values, weights) - 1e-9 <= found <= values.max() + 1e-9
    assert ordered_mean(values[::-1], weights) == pytest.approx(found)  # of no order
    places = np.eye(len(values))
    assert ordered_mean(values, places[-1]) == minimum(values, weights) == values.min()
    assert ordered_mean(values, places[0]) == values.max()
    assert ordered_mean(values, np.full(len(values), 1 / len(values))) == pytest.approx(
        values.mean()
    )


def test_the_minimum_passes_over_what_has_no_weight():
    values = np.array([[5.0, 7.0], [9.0, 7.0]])
    assert minimum(values, np.array([0.0, 1.0])).tolist() == [7.0, 7.0]


def duels(values, weights):
    """Return victories less defeats of every row, in exact numbers."""
    found = []
    for one in values:
        score = 0
        for other in values:
            for_it = sum(w for x, y, w in zip(one, other, weights, strict=True) if x > y)
            against = sum(w for x, y, w in zip(one, other, weights, strict=True) if x < y)
            score += (for_it > against) - (for_it < against)
        found.append(score)
    return np.array(found)


@st.composite
def duelists(draw):
    count, columns = draw(st.integers(2, 7)), draw(st.integers(1, 5))
    numbers = st.lists(st.integers(0, 4), min_size=columns, max_size=columns)
    values = draw(st.lists(numbers, min_size=count, max_size=count))
    return values, draw(st.lists(st.integers(1, 9), min_size=columns, max_size=columns))


@given(duelists(), st.integers(0, 100))
def test_copeland_is_victories_less_defeats(found, seed):
    values, weights = found
    shares = np.array(weights) / sum(weights)
    table = np.array(values, dtype=float)
    scores = copeland(table, shares)
    others = len(values) - 1
    assert scores == pytest.approx(50 * (1 + duels(values, weights) / others))
    assert scores.mean() == pytest.approx(50)  # what one wins another loses
    assert copeland(table**3 + table, shares) == pytest.approx(scores)  # of no scale
    order = np.random.default_rng(seed).permutation(len(values))
    assert copeland(table[order], shares) == pytest.approx(scores[order])


def test_copeland_takes_noise_for_a_draw():
    tenth = 0.1 + 0.2, 0.3
    assert copeland(np.array([[tenth[0]], [tenth[1]]]), np.ones(1)).tolist() == [50, 50]
    # 0.1 + 0.2 against 0.3: no majority
    values = np.array([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    assert copeland(values, np.array([0.1, 0.2, 0.3]) / 0.6).tolist() == [50, 50]


def test_one_unit_has_nothing_to_compare_with_and_a_missing_one_does_not_count():
    assert np.isnan(copeland(np.array([[1.0]]), np.ones(1))).all()
    found = copeland(np.array([[1.0], [np.nan], [2.0]]), np.ones(1))
    assert found[[0, 2]].tolist() == [0, 100]
    assert np.isnan(found[1])


def table(numbers, years=(2021, 2022)):
    rows = [(year, region) for year in years for region in "wxyz"]
    return pd.DataFrame(numbers, table_index(rows), ["a", "b", "c"])


def test_copeland_compares_within_pool_and_year():
    rng = np.random.default_rng(2)
    numbers = rng.uniform(0, 100, size=(8, 3))
    settings = Settings(aggregation="copeland")
    pools = {"w": "p", "x": "p", "y": "q", "z": "q"}
    found = aggregate(table(numbers), TREE, settings, pools=pools)
    pairs = np.arange(8).reshape(-1, 2)
    below = np.array([0.25, 0.75])
    for pair in pairs:
        assert found.scores["d"].iloc[pair].to_numpy() == pytest.approx(
            copeland(numbers[pair, :2], below)
        )


@few
@given(projects(), st.sampled_from(["minimum", "copeland"]))
def test_what_is_no_sum_of_parts_has_no_points_below(project, mean):
    result = build(project, settings=Settings(aggregation=mean))
    below = [code for code in result.weights.codes if code != result.weights.goal]
    assert result.contributions[below].isna().all(axis=None)
    assert result.attainable[below].isna().all()
    assert result.contributions["goal"].equals(result.scores["goal"])
    assert not any(map(result.has_points, below))


@few
@given(projects(), st.sampled_from([("mazziotta-pareto", STANDARD), (
    "adjusted-mazziotta-pareto", ADJUSTED)]))  # fmt: skip
def test_penalized_parts_sum_to_the_score(project, chosen):
    mean, scale = chosen
    result = build(project, settings=Settings(aggregation=mean, constant=100.0, **scale))
    leaves = result.contributions[list(result.weights.leaves)]
    assert np.allclose(leaves.sum(axis=1), result.scores["goal"])
    plain = build(project, settings=Settings(constant=100.0, **scale))
    assert (result.scores["goal"] <= plain.scores["goal"] + 1e-9).all()


def test_some_nodes_may_be_made_otherwise():
    numbers = np.arange(12.0).reshape(4, 3)
    settings = Settings(node_aggregation={"d": "minimum"})
    found = aggregate(table(numbers, (2022,)), TREE, settings)
    assert found.scores["d"].tolist() == numbers[:, :2].min(axis=1).tolist()
    assert found.contributions["d"].notna().all()
    assert found.contributions["a"].isna().all()


@pytest.mark.parametrize("mean", ["mazziotta-pareto", "minimum", "owa", "copeland", "arithmetic"])
def test_many_sets_of_weights_are_the_same_as_one_by_one(mean):
    rng = np.random.default_rng(4)
    numbers = rng.uniform(70, 130, size=(5, 3))
    scale = STANDARD if mean == "mazziotta-pareto" else {}
    settings = Settings(aggregation=mean, order_weights=(1, 2) if mean == "owa" else (), **scale)
    plan = plan_of(TREE, settings)
    local = rng.uniform(0.1, 1, size=(3, len(TREE.codes)))
    many = goal_scores(numbers, local, plan)
    for one, scores in zip(local, many, strict=True):
        assert node_scores(numbers, one, plan)[:, plan.goal] == pytest.approx(scores)
        weights = TREE.with_local(dict(zip(TREE.codes, one, strict=True)))
        index = table_index([(2022, region) for region in "vwxyz"])
        alone = aggregate(pd.DataFrame(numbers, index, ["a", "b", "c"]), weights, settings)
        assert alone.scores["goal"].to_numpy() == pytest.approx(scores)


@pytest.mark.parametrize(
    ("choices", "text"),
    [
        (
            {"aggregation": "mazziotta-pareto"},
            "Mazziotta-Pareto index (goal) is made for z-scores of mean 100 and standard deviation "
            "10, not for what index.toml chooses (Min-max). Write [normalization] method = "
            '"z-score", mean = 100, sd = 10',
        ),
        ({"aggregation": "mazziotta-pareto", "normalization": "z-score"}, "made for z-scores"),
        ({"aggregation": "adjusted-mazziotta-pareto"}, "is made for values from 70 to 130"),
        (
            {"aggregation": "adjusted-mazziotta-pareto", "scale": (70.0, 130.0)},
            "ends that are the same in all years",
        ),
        ({"aggregation": "owa"}, "goal takes weights by place (OWA), but none are given"),
        (
            {"aggregation": "owa", "order_weights": (1.0, 2.0, 1.0)},
            "goal is made of 2 items, but 3 weights by place are given (1, 2, 1)",
        ),
        (
            {"aggregation": "copeland", "missing_child": "renormalize"},
            "compares all values, so weights of missing ones cannot be spread",
        ),
    ],
)
def test_a_scale_that_does_not_fit_is_refused(choices, text):
    with pytest.raises(StepError) as caught:
        aggregate(table(np.ones((8, 3))), TREE, Settings(**choices))
    assert text in str(caught.value)


@pytest.mark.parametrize("mean", ["owa", "copeland"])
def test_a_missing_value_is_told(mean):
    numbers = np.ones((8, 3))
    numbers[3, 1] = np.nan
    settings = Settings(aggregation=mean, order_weights=(1.0, 1.0) if mean == "owa" else ())
    with pytest.raises(StepError) as caught:
        aggregate(table(numbers), TREE, settings)
    assert [found.code for found in caught.value.findings] == ["child-not-compared"]


def test_the_minimum_of_those_that_are_there():
    numbers = np.array([[5.0, np.nan, 9.0]] * 8)
    settings = Settings(aggregation="minimum", missing_child="renormalize")
    assert aggregate(table(numbers), TREE, settings).scores["goal"].tolist() == [5.0] * 8


def test_the_heading_names_what_was_told():
    settings = Settings(aggregation="owa", order_weights=(1.0, 3.0))
    assert "weights by place (OWA) (best first 0.25, 0.75)" in heading(settings, TREE, ("city",))
    settings = Settings(aggregation="mazziotta-pareto", penalty="plus", **STANDARD)
    assert "Mazziotta-Pareto 指数（MPI）（惩罚项相加）" in heading(settings, TREE, ("city",), "zh")


def test_an_indicator_on_another_scale_does_not_fit_mazziotta_and_pareto_either():
    tree = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)})
    settings = Settings(
        aggregation="mazziotta-pareto", normalization="z-score", z_mean=100.0, z_sd=10.0
    )
    both = [Indicator("a"), Indicator("b")]
    assert scale_findings(tree, settings, both) == []
    for other in (Indicator("b", normalization="min-max"), Indicator("b", z_mean=0.0)):
        (found,) = scale_findings(tree, settings, [both[0], other])
        assert found.code == "mazziotta-scale"
        assert "(b)" in found.text()
