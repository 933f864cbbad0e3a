"""The order of steps: other orders, a step twice, steps on aggregates, and what is refused."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Group, Region
from index.project.settings import Settings
from index.project.steps import DEFAULT_STEPS, StepChoice, in_turn
from index.project.tables import table_index
from index.project.tree import Weights
from index.steps.build import build
from index.steps.result import STAGES
from index.steps.sequence.order import order_findings, stages_of
from tests.index.steps.tables import NAN

CODES = ("big", "mid", "tiny", "oth")
TREE = {
    "goal": (None, 1.0),
    "dim1": ("goal", 0.5),
    "dim2": ("goal", 0.5),
    "a": ("dim1", 0.25),
    "b": ("dim1", 0.75),
    "c": ("dim2", 1.0),
}


def project(**choices) -> IndexProject:
    """Three indicators of two dimensions, whose normalized values are easy to see."""
    columns = {"a": [0.0, 50, 100, 20], "b": [100.0, 0, 60, 20], "c": [0.0, 100, 50, 10]}
    index = table_index((2020, code) for code in CODES)
    return IndexProject(
        tuple(map(Indicator, "abc")),
        tuple(Region(code) for code in CODES),
        pd.DataFrame(columns, index),
        Weights.from_local(TREE),
        settings=Settings(**choices),
    )


def per_head(x=(1000.0, 500.0, NAN, 30.0), gdp=(100.0, 50.0, 1.0, 5.0), **choices) -> IndexProject:
    weights = Weights.from_local({"goal": (None, 1), "x": ("goal", 1), "b": ("goal", 1)})
    index = table_index((2020, code) for code in CODES)
    values = pd.DataFrame({"x": x, "b": (1.0, 2.0, 3.0, 4.0), "gdp": gdp}, index)
    indicators = (Indicator("x", denominator="gdp"), Indicator("b"), Indicator("gdp"))
    regions = tuple(map(Region, CODES))
    return IndexProject(indicators, regions, values, weights, settings=Settings(**choices))


def test_the_default_order_is_the_default_list():
    assert stages_of(DEFAULT_STEPS) == STAGES[1:-2]
    assert tuple(build(project()).stages) == STAGES


UNDIVIDED = in_turn("impute", "divide", "cap", "transform", "treat", "normalize", "aggregate")


def test_gaps_may_be_filled_before_they_are_divided_where_that_is_said():
    """The median of 1000, 500 and 30 is 500; per the one it is divided by, 500."""
    result = build(per_head(missing=("median",), steps=UNDIVIDED))
    assert list(result.stages)[:3] == ["values", "imputed", "divided"]
    assert result.stages["imputed"]["x"].tolist() == [1000, 500, 500, 30]
    assert result.stages["divided"]["x"].tolist() == [10, 10, 500, 6]
    assert [note.code for note in result.notes] == ["value-imputed"]
    assert "Steps in order: fill gaps, divide by denominators" in result.heading()
    assert "步骤依次为：填补缺失、除以分母、" in result.heading("zh")


def test_denominators_are_filled_only_where_that_is_asked_for_and_told():
    gaps = {"x": (1000.0, 500.0, 60.0, 30.0), "gdp": (100.0, 50.0, NAN, 5.0)}
    with pytest.raises(StepError) as caught:
        build(per_head(**gaps, missing=("median",), steps=UNDIVIDED))
    found = [(one.code, str(one.details["indicator"])) for one in caught.value.findings]
    assert found == [("denominator-missing", "gdp")]
    asked = {"missing": ("median",), "steps": UNDIVIDED, "impute_denominators": "fill"}
    result = build(per_head(**gaps, **asked))
    assert result.stages["imputed"]["gdp"].tolist() == [100, 50, 50, 5]
    assert result.stages["divided"]["x"].tolist() == [10, 10, 1.2, 6]
    assert [note.message() for note in result.notes] == [
        "gdp of tiny in 2020, by which other values are divided, was missing and set to 50 (median)"
    ]


def test_a_denominator_that_is_an_indicator_too_is_filled_only_as_that():
    one = per_head(gdp=(100.0, 50.0, NAN, 5.0), missing=("median",))
    tree = {"goal": (None, 1), "x": ("goal", 1), "gdp": ("goal", 1)}
    steps = in_turn("impute", "divide", "impute", "normalize", "aggregate")
    own = replace(one, weights=Weights.from_local(tree))
    result = build(own, settings=replace(own.settings, steps=steps))
    assert result.stages["imputed"]["gdp"].tolist() == [100, 50, 50, 5]
    assert result.stages["divided"]["x"].isna().tolist() == [False, False, True, False]
    assert result.stages["imputed-2"]["x"].tolist() == [10, 10, 10, 6]
    assert result.imputed[["indicator", "stage", "of"]].to_numpy().tolist() == [
        ["x", "imputed", "value"],
        ["gdp", "imputed", "value"],
        ["x", "imputed-2", "quotient"],
    ]


def test_gaps_of_scores_may_be_filled():
    steps = in_turn("normalize", "impute", "aggregate")
    one = project(missing=("mean",), steps=steps)
    values = one.values.copy()
    values.loc[(2020, "mid"), "b"] = NAN
    result = build(replace(one, values=values))
    assert list(result.stages)[:3] == ["values", "normalized", "imputed"]
    filled = np.mean([100, 50, 0])
    assert result.stages["imputed"].at[(2020, "mid"), "b"] == pytest.approx(filled)
    assert result.normalized is result.stages["imputed"]
    assert result.treated is result.stages["values"]
    assert [note.code for note in result.notes] == ["score-imputed"]


def test_the_best_may_get_a_hundred_and_no_rank_changes():
    plain = build(project())
    steps = (*DEFAULT_STEPS, StepChoice("rescale", ("goal",), best=100.0))
    result = build(project(steps=steps))
    assert list(result.stages)[-4:] == ["aggregated", "scores", "contributions", "ranks"]
    assert result.stages["aggregated"].equals(plain.scores)
    top = plain.scores["goal"].max()
    pd.testing.assert_series_equal(result.scores["goal"], plain.scores["goal"] * 100 / top)
    assert result.ranks.equals(plain.ranks)
    parts = result.contributions[list("abc")].sum(axis=1)
    assert np.allclose(parts, result.scores["goal"])
    assert result.attainable.isna().all()


def test_percentiles_of_sums_enter_the_next_level():
    steps = (
        StepChoice("normalize"),
        StepChoice("aggregate", level=1),
        StepChoice("normalize", level=1, changes=(("normalization", "percentile"),)),
        StepChoice("aggregate"),
    )
    result = build(project(steps=steps))
    assert tuple(result.stages)[:5] == ("values", "normalized", "aggregated", "rescaled", "scores")
    first = result.stages["aggregated"]
    assert "goal" not in first
    assert first["dim1"].tolist() == pytest.approx([75, 12.5, 70, 20])
    order = [3, 0, 2, 1]
    assert result.scores["dim1"].rank().tolist() == [one + 1 for one in order]
    dims = result.scores[["dim1", "dim2"]]
    assert result.scores["goal"].tolist() == pytest.approx(dims.mean(axis=1).tolist())
    assert (
        result.scores["dim1"].tolist()
        == build(project(steps=in_turn("normalize", "aggregate")))
        .scores["dim1"]
        .rank()
        .sub(1)
        .mul(100 / 3)
        .tolist()
    )


def test_a_node_rescaled_after_all_is_aggregated_leaves_the_goal_alone():
    steps = (*DEFAULT_STEPS, StepChoice("rescale", ("dim1",), best=1.0))
    plain, result = build(project()), build(project(steps=steps))
    assert result.scores["goal"].equals(plain.scores["goal"])
    assert result.scores["dim1"].max() == 1
    assert result.contributions.equals(plain.contributions)


@given(st.permutations(["dim1", "dim2"]))
def test_in_whatever_goes_a_tree_is_aggregated_its_scores_are_the_same(nodes):
    parts = (StepChoice("aggregate", (node,)) for node in nodes)
    steps = (StepChoice("normalize"), *parts, StepChoice("aggregate"))
    plain, result = build(project()), build(project(steps=steps))
    pd.testing.assert_frame_equal(result.scores, plain.scores)
    pd.testing.assert_frame_equal(result.contributions, plain.contributions)


@pytest.mark.parametrize("rule", ["groups", "members"])
def test_circles_are_rescaled_among_themselves_or_on_their_members_scale(rule):
    one = project()
    columns = tuple(replace(indicator, recompute="mean") for indicator in one.indicators)
    circle = Group("circle", ("big", "oth"), "recompute"), Group("other", ("mid",), "recompute")
    regions = (*one.regions, Region("circle", kind="circle"), Region("other", kind="circle"))
    steps = (*DEFAULT_STEPS, StepChoice("rescale", ("goal",), best=100.0))
    own = replace(one, indicators=columns, groups=circle, regions=regions)
    before = build(own, settings=Settings(group_reference=rule))
    after = build(own, settings=Settings(group_reference=rule, steps=steps))
    best = (before.groups.scores if rule == "groups" else before.scores)["goal"].max()
    expected = before.groups.scores["goal"] * 100 / best
    pd.testing.assert_series_equal(after.groups.scores["goal"], expected)
    assert after.scores["goal"].max() == pytest.approx(100)


def test_outliers_may_be_treated_twice_and_each_is_told_with_its_stage():
    index = table_index((2020, f"r{k}") for k in range(12))
    values = pd.DataFrame({"x": [*range(10), 1000.0, 90000.0]}, index)
    regions = tuple(Region(f"r{k}") for k in range(12))
    weights = Weights.from_local({"goal": (None, 1), "x": ("goal", 1)})
    strict = StepChoice("treat", changes=(("skewness", 0.5), ("kurtosis", 0.1)))
    one = IndexProject(
        (Indicator("x"),),
        regions,
        values,
        weights,
        settings=Settings(
            outliers="winsorize",
            most_winsorized=1,
            steps=in_turn("treat", strict, "normalize", "aggregate"),
        ),
    )
    result = build(one)
    assert result.outliers["stage"].tolist() == ["treated", "treated-2"]
    assert result.winsorized["stage"].tolist()[0] == "treated"
    assert result.treated is result.stages["treated-2"]


def codes_of(*steps, indicators=None, **choices) -> list[str]:
    one = project(steps=in_turn(*steps), **choices)
    with pytest.raises(StepError) as caught:
        build(one if indicators is None else replace(one, indicators=indicators))
    for found in caught.value.findings:
        assert found.message("zh") != found.message()
    return [found.code for found in caught.value.findings]


def test_orders_that_make_no_sense_are_refused_with_the_reason():
    assert codes_of("normalize") == ["steps-without"]
    assert codes_of("aggregate") == ["steps-without"]
    assert codes_of("normalize", "divide", "aggregate") == ["step-too-late"]
    assert codes_of("normalize", "aggregate", "impute") == ["step-too-late"]
    assert codes_of("transform", "transform", "normalize", "aggregate") == ["step-twice"]
    assert codes_of("normalize", "aggregate", "aggregate") == ["step-node-again"]
    again = StepChoice("normalize", changes=(("normalization", "rank"),))
    assert codes_of(again, "aggregate") == ["step-choices-fixed"]


def test_what_is_asked_for_elsewhere_must_be_taken():
    capped = (Indicator("a", caps=(1.0, 2.0)), Indicator("b"), Indicator("c"))
    assert codes_of("normalize", "aggregate", indicators=capped) == ["step-asked-for"]
    logged = (Indicator("a", transform="log"), Indicator("b"), Indicator("c"))
    assert codes_of("normalize", "aggregate", indicators=logged) == ["step-asked-for"]
    assert codes_of("normalize", "aggregate", outliers="winsorize") == ["step-asked-for"]
    assert codes_of("normalize", "aggregate", missing=("mean",)) == ["step-asked-for"]


def test_steps_of_nodes_are_refused_where_there_is_no_score_to_take():
    rescale = StepChoice("rescale", ("dim1",), best=100.0)
    assert codes_of("normalize", rescale, "aggregate") == ["step-node-too-early"]
    named = replace(rescale, nodes=("dimm1",))
    assert codes_of("normalize", "aggregate", named) == ["step-node-unknown"]
    leaf = replace(rescale, nodes=("a",))
    assert codes_of("normalize", "aggregate", leaf) == ["step-node-unknown"]
    deep = StepChoice("rescale", level=7, best=100.0)
    assert codes_of("normalize", "aggregate", deep) == ["step-node-unknown"]
    assert codes_of("normalize", "aggregate", replace(rescale, best=None)) == ["step-without-best"]
    fixed = StepChoice("normalize", ("goal",), changes=(("reference", "goalposts"),))
    assert codes_of("normalize", "aggregate", fixed) == ["step-reference-fixed"]


def test_scores_that_are_not_above_zero_have_no_best():
    one = project(
        normalization="z-score", steps=(*DEFAULT_STEPS, StepChoice("rescale", ("goal",), best=1.0))
    )
    index = table_index((2020, code) for code in CODES)
    values = pd.DataFrame({"a": [1.0, 1, 1, 1], "b": [1.0, 1, 1, 1], "c": [2.0, 2, 2, 2]}, index)
    with pytest.raises(StepError, match="cannot be made a best one"):
        build(replace(one, values=values, settings=replace(one.settings, constant=0.0)))


def test_the_message_names_what_stands_in_the_wrong_place():
    settings = Settings(steps=in_turn("normalize", "divide", "aggregate"))
    (found,) = order_findings(settings, project().indicators, project().weights)
    assert found.message().startswith("in steps, divide cannot follow normalize: a quotient is")
    assert found.message("zh").startswith("steps 中 divide 不能在 normalize 之后：比值要由")


@pytest.mark.parametrize("treated", ["year", "pooled", None])
@pytest.mark.parametrize("normalized", ["year", "pooled"])
def test_outliers_may_be_treated_by_year_and_normalized_over_all(treated, normalized):
    """Nine times the same and one far away, in one year only: over both years it is the top of a
    line, in its own year an outlier."""
    codes = [f"r{k}" for k in range(10)]
    index = table_index((year, code) for year in (2020, 2021) for code in codes)
    values = pd.DataFrame({"x": [*range(9), 100.0, *range(20, 110, 9)]}, index)
    weights = Weights.from_local({"goal": (None, 1), "x": ("goal", 1)})
    settings = Settings(outliers="winsorize", reference=normalized, outlier_reference=treated)
    one = IndexProject((Indicator("x"),), tuple(map(Region, codes)), values, weights)
    result = build(one, settings=settings)
    by_year = (treated or normalized) == "year"
    assert len(result.outliers) == (2 if by_year else 1)
    assert result.winsorized["before"].tolist() == ([100] if by_year else [])
    pooled = result.reference["low"].nunique() == 1
    assert pooled == (normalized == "pooled")


def test_one_column_settled_by_a_logarithm_is_told():
    index = table_index((2020, f"r{k}") for k in range(30))
    values = pd.DataFrame({"x": 10.0 ** np.arange(0, 7.5, 0.25)}, index)
    weights = Weights.from_local({"goal": (None, 1), "x": ("goal", 1)})
    one = IndexProject(
        (Indicator("x"),), tuple(Region(f"r{k}") for k in range(30)), values, weights
    )
    settings = Settings(outliers="winsorize", outlier_fallback="log", most_winsorized=2)
    result = build(one, settings=settings)
    assert result.outliers["action"].tolist() == ["log"]
    assert [note.code for note in result.notes] == ["outlier-logged"]
    kept = build(one, settings=replace(settings, outlier_fallback="none"))
    assert "outlier-remains" in [note.code for note in kept.notes]


def test_a_rescale_step_that_names_no_node_is_of_the_goal():
    steps = in_turn("normalize", "aggregate", StepChoice("rescale", best=100.0))
    found = build(project(steps=steps)).scores["goal"]
    plain = build(project()).scores["goal"]
    np.testing.assert_allclose(found, plain / plain.max() * 100)


def test_an_indicator_that_is_to_be_treated_needs_the_step():
    weights = Weights.from_local({"goal": (None, 1), "x": ("goal", 1)})
    settings = Settings(steps=in_turn("normalize", "aggregate"))
    for treatment, told in (("forced-winsorize", ["step-asked-for"]), ("none", []), (None, [])):
        indicator = Indicator("x", treatment=treatment)
        assert [one.code for one in order_findings(settings, [indicator], weights)] == told


def test_a_node_named_twice_is_rescaled_once():
    steps = in_turn(
        "normalize",
        StepChoice("aggregate", level=1),
        StepChoice("normalize", ("dim1", "dim1"), 1),
        "aggregate",
    )
    once = in_turn(*steps[:2], StepChoice("normalize", level=1), "aggregate")
    found, expected = (build(project(steps=one)).scores for one in (steps, once))
    pd.testing.assert_frame_equal(found, expected)
