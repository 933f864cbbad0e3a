"""Circles: the rule by which their figures come from their members'."""

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
from index.project.tables import table_index
from index.project.tree import Weights
from index.steps.build import build
from index.steps.groups import group_scores, group_values, in_order
from tests.index.strategies import projects

INDEX = table_index([(2022, "a"), (2022, "b"), (2022, "c")])
SCORES = pd.DataFrame({"goal": [30.0, 12.0, 3.0]}, INDEX)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (Group("circle", ("a", "b", "c"), "sum"), 45),
        (Group("circle", ("a", "b", "c"), "mean"), 15),
        (Group("circle", ("a", "b"), "weighted", (1, 2)), 18),
    ],
)
def test_rules_by_hand(group, expected):
    assert group_scores(SCORES, [group]).table["goal"].tolist() == [expected]


def test_circles_of_circles_in_any_order():
    groups = [Group("all", ("east", "c")), Group("east", ("a", "b"))]
    assert group_scores(SCORES, groups).table["goal"].tolist() == [45, 42]


def test_years_that_are_left_out_have_no_circles():
    index = table_index((year, region) for year in (2021, 2022) for region in "ab")
    values = pd.DataFrame({"x": [1.0, 2.0, 3.0, 4.0]}, index)
    regions = Region("a"), Region("b"), Region("c", kind="circle")
    weights = Weights.from_local({"goal": (None, 1), "x": ("goal", 1)})
    groups = (Group("c", ("a", "b")),)
    project = IndexProject((Indicator("x"),), regions, values, weights, groups=groups)
    built = build(project, settings=Settings(years=(2022,)))
    assert built.groups.scores.index.tolist() == [(2022, "c")]
    assert built.notes == ()


def test_circles_in_a_circle_are_refused():
    groups = [Group("x", ("y",)), Group("y", ("z",)), Group("z", ("x",))]
    with pytest.raises(StepError, match=r"circles contain each other: \w → \w → \w → \w"):
        in_order(groups)


def test_a_member_without_a_figure_leaves_the_circle_without_one():
    found = group_scores(SCORES, [Group("circle", ("a", "d"))])
    assert found.table["goal"].isna().all()
    assert [one.details["member"] for one in found.findings] == ["d"]


def test_a_member_that_lacks_some_figures_is_not_without_any():
    table = pd.DataFrame({"x": [np.nan, 2.0, 3.0], "y": [5.0, 6.0, 7.0]}, INDEX)
    found = group_scores(table, [Group("circle", ("a", "b"), "mean")])
    assert np.isnan(found.table["x"].item())
    assert found.table["y"].item() == 5.5
    assert found.findings == ()


@given(projects(min_regions=3), st.sampled_from(("sum", "mean")))
def test_a_circle_is_the_sum_or_mean_of_its_members(project, rule):
    members = tuple(region.code for region in project.regions[:2])
    circle = Region("circle", kind="circle")
    groups = (Group("circle", members, rule),)
    result = build(replace(project, regions=(*project.regions, circle), groups=groups))
    for name in ("scores", "contributions"):
        whole = getattr(result, name)
        for year in result.years:
            parts = whole.loc[[(year, member) for member in members]]
            expected = getattr(parts, rule)()
            found = getattr(result.groups, name).loc[(year, "circle")]
            assert np.allclose(found, expected)
    assert "circle" not in result.scores.index.get_level_values("region")


def recomputed(reference: str, rule: str = "sum") -> pd.DataFrame:
    """Return scores of two circles of two members each, from values that are easy to add."""
    weights = Weights.from_local({"goal": (None, 1), "x": ("goal", 1)})
    regions = [Region(code, kind="province") for code in "abcd"]
    circles = [Region(code, kind="circle") for code in ("east", "west")]
    index = table_index((2022, code) for code in "abcd")
    values = pd.DataFrame({"x": [8.0, 2.0, 6.0, 14.0], "n": [2.0, 2.0, 1.0, 9.0]}, index)
    indicators = (
        Indicator("x", denominator="n", recompute=rule),
        Indicator("n", recompute=rule),
    )
    groups = Group("east", ("a", "b"), "recompute"), Group("west", ("c", "d"), "recompute")
    settings = Settings(group_reference=reference)
    project = IndexProject(indicators, (*regions, *circles), values, weights, groups, settings)
    return build(project).groups.scores["goal"]


def test_recomputed_circles_divide_sums_and_not_sum_quotients():
    # east (8 + 2) / (2 + 2) = 2.5, west (6 + 14) / (1 + 9) = 2: compared with each other
    assert recomputed("groups").tolist() == [100, 0]


@pytest.mark.parametrize("rule", ["sum", "mean"])
def test_recomputed_circles_on_their_members_scale(rule):
    # members have 4, 1, 6 and 14/9: the scale runs from 1 to 6
    assert recomputed("members", rule).tolist() == pytest.approx([30, 20])


def test_recomputing_needs_to_know_how_each_indicator_is_put_together():
    with pytest.raises(StepError) as caught:
        recomputed("groups", None)
    assert [one.details["indicator"] for one in caught.value.findings] == ["x", "n"]


@given(st.lists(st.floats(1, 99), min_size=6, max_size=6), st.sampled_from(("sum", "mean")))
def test_recomputed_values_are_weighted_as_said(values, rule):
    index = table_index((year, code) for year in (2021, 2022) for code in "abc")
    table = pd.DataFrame({"x": values, "y": values[::-1]}, index)
    circle = Group("east", ("a", "c"), "recompute", (1, 3))
    indicators = [Indicator("x", recompute=rule), Indicator("y", recompute="mean")]
    found = group_values(table, [circle], indicators).table
    for year in (2021, 2022):
        a, c = table.loc[(year, "a")], table.loc[(year, "c")]
        mean = (a + 3 * c) / 4
        expected = a["x"] + c["x"] if rule == "sum" else mean["x"]
        assert found.at[(year, "east"), "x"] == pytest.approx(expected)
        assert found.at[(year, "east"), "y"] == pytest.approx(mean["y"])


def circled(groups, **choices):
    """Return a project of four regions and circles of theirs, recomputed on the members' scale."""
    weights = Weights.from_local({"goal": (None, 1), "x": ("goal", 1)})
    names = [group.circle for group in groups]
    regions = [Region(code, kind="province") for code in "abcd"]
    regions += [Region(code, kind="circle") for code in names]
    values = pd.DataFrame(
        {"x": [8.0, 2.0, 6.0, 14.0]}, table_index((2022, code) for code in "abcd")
    )
    indicator = Indicator("x", recompute="sum", **choices.pop("indicator", {}))
    settings = Settings(group_reference="members", **choices)
    return IndexProject((indicator,), tuple(regions), values, weights, groups, settings)


def test_a_recomputed_circle_may_hold_another():
    inner = Group("east", ("a", "b"), "recompute")
    outer = Group("all", ("east", "c"), "recompute")
    scores = build(circled((outer, inner))).groups.scores["goal"]
    # the scale runs from 2 to 14; east has 10, and all has 16
    assert scores.loc[2022].to_dict() == pytest.approx({"all": 1400 / 12, "east": 800 / 12})


@pytest.mark.parametrize("rule", ["recompute", "sum"])
def test_a_circle_without_a_member_is_told_once(rule):
    project = circled((Group("east", ("a", "d"), rule),), kinds=("province",))
    absent = replace(project, values=project.values.iloc[:3])
    notes = build(absent).notes
    assert [one.details["member"] for one in notes] == ["d"]


def test_a_value_outside_its_goalposts_is_told_as_it_was_given():
    project = circled(
        (Group("east", ("a", "b"), "recompute"),),
        reference="goalposts",
        indicator={"transform": "sqrt", "goalposts": (1.0, 9.0)},
    )
    with pytest.raises(StepError, match="x of d is 14 in 2022, outside its goalposts 1 to 9"):
        build(project)
