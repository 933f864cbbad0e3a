"""Missing data."""

from dataclasses import replace
from statistics import fmean, median

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.project.errors import StepError
from index.project.example import tiny
from index.project.regions import Region
from index.project.settings import Settings
from index.project.tables import table_index
from index.steps.build import build
from index.steps.filling.codes import suspected
from index.steps.filling.groupings import groupings
from index.steps.filling.missing import coverage, impute
from tests.index.steps.tables import NAN, REGIONS, table


def test_missing_values_are_refused_by_default_each_by_name():
    with pytest.raises(StepError) as caught:
        impute(table(x=[1, NAN, 3, 4], y=[NAN, 2, 3, 4]), ["refuse"], {"pool": REGIONS})
    cells = [(one.details["region"], one.details["indicator"]) for one in caught.value.findings]
    assert cells == [("a", "y"), ("b", "x")]


@pytest.mark.parametrize(("method", "statistic"), [("mean", fmean), ("median", median)])
def test_gaps_are_filled_from_the_group_of_the_same_year(method, statistic):
    values = table(x=[1, NAN, 8, 9, 5, 6, NAN, 2])
    whole = impute(values, [method], {"pool": dict.fromkeys(REGIONS, "all")})
    assert whole.table.loc[(2021, "b"), "x"] == statistic([1, 8, 9])
    assert whole.table.loc[(2022, "c"), "x"] == statistic([5, 6, 2])
    within = impute(values, [method], {"pool": REGIONS})
    assert within.table.loc[(2021, "b"), "x"] == 1
    assert within.table.loc[(2022, "c"), "x"] == 2
    assert within.marks[["year", "region", "method"]].to_numpy().tolist() == [
        [2021, "b", method],
        [2022, "c", method],
    ]


def test_values_are_carried_forward_and_the_rest_filled_by_the_next_method():
    values = table(x=[1, NAN, 3, 4, NAN, 6, 7, 8])
    with pytest.raises(StepError, match="b has no value of x in 2021, and carry-forward cannot"):
        impute(values, ["carry-forward"], {"pool": REGIONS})
    found = impute(values, ["carry-forward", "median"], {"pool": dict.fromkeys(REGIONS, "all")})
    assert found.table["x"].tolist() == [1, 3, 3, 4, 1, 6, 7, 8]
    assert found.marks["method"].tolist() == ["median", "carry-forward"]


def test_the_latest_earlier_value_counts_whatever_the_order_of_rows():
    values = table(x=[1, 2, 3, 4, 5, NAN, NAN, 8, NAN, NAN, 7, NAN]).iloc[::-1]
    found = impute(values, ["carry-forward"], {"pool": REGIONS}).table["x"]
    expected = [5, 2, 7, 8]  # of a, b, c and d in the last year, 2022
    assert [found.at[(2022, region)] for region in REGIONS] == expected
    assert [found.at[(2021, region)] for region in REGIONS] == [5, 2, 3, 8]


def test_nothing_is_carried_backward():
    values = table(x=[NAN, 2, 3, 4, 5, 6, 7, 8])
    kept = impute(values, ["carry-forward", "keep"], {"pool": REGIONS})
    assert kept.table["x"].isna().sum() == 1
    assert kept.marks.empty


@given(st.lists(st.one_of(st.just(NAN), st.floats(-9, 9)), min_size=8, max_size=8))
def test_given_values_are_never_touched(values):
    before = table(x=values)
    after = impute(before, ["carry-forward", "median", "keep"], {"pool": REGIONS})
    given_ = before["x"].notna()
    assert (after.table["x"][given_] == before["x"][given_]).all()
    assert len(after.marks) == after.table["x"].notna().sum() - given_.sum()


def test_coverage_counts_by_region_and_by_pool():
    found = coverage(table(x=[1, NAN, 3, 4], y=[1, NAN, NAN, 4]), REGIONS)
    assert found.by_region.tolist() == [1, 0, 0.5, 1]
    assert found.by_indicator.loc[("east", 2022)].tolist() == [0.5, 0.5]
    assert found.by_indicator.loc[("west", 2022)].tolist() == [1, 0.5]


def test_coverage_is_of_one_year():
    found = coverage(table(x=[1, NAN, NAN, NAN, 5, 6, 7, NAN]), REGIONS)
    assert found.by_indicator["x"].to_dict() == {
        ("east", 2021): 0.5,
        ("west", 2021): 0,
        ("east", 2022): 1,
        ("west", 2022): 0.5,
    }
    assert found.by_region.tolist() == [1, 0, 0, 0, 1, 1, 1, 0]


@pytest.mark.parametrize(("method", "statistic"), [("mean", fmean), ("median", median)])
def test_every_gap_is_filled_from_its_own_column_group_and_year(method, statistic):
    columns = {
        "x": [1, NAN, 3, NAN, 5, 6, NAN, 8],
        "y": [NAN, NAN, 7, 9, 2, NAN, NAN, 4],
        "z": [1, 2, 3, 4, 5, 6, 7, 8],
    }
    given_ = table(**columns)
    within = {"pool": dict.fromkeys(REGIONS, "all")}
    found = impute(given_, ["carry-forward", method, "keep"], within)
    for code in columns:
        for (year, region), value in given_[code].items():
            others = [one for one in given_[code].loc[year] if one == one]
            earlier = given_[code].get((year - 1, region), NAN)
            expected = next(one for one in (value, earlier, statistic(others)) if one == one)
            assert found.table.at[(year, region), code] == expected
    marks = found.marks.set_index(["year", "region", "indicator"])
    assert len(marks) == given_.isna().sum().sum()
    for key, mark in marks.iterrows():
        assert mark["value"] == found.table.at[key[:2], key[2]]
        earlier = given_[key[2]].get((key[0] - 1, key[1]), NAN)
        assert mark["method"] == ("carry-forward" if earlier == earlier else method)


def test_what_is_undefined_is_not_filled_and_what_a_method_cannot_fill_is_kept():
    values = table(x=[NAN, 2, NAN, NAN], y=[1, NAN, 3, NAN])
    undefined = np.zeros(values.shape, dtype=bool)
    undefined[0, 0] = True
    found = impute(values, ["mean", "keep"], {"pool": REGIONS}, undefined)
    assert np.isnan(found.table["x"].iloc[[0, 2, 3]]).all()
    assert found.table["y"].tolist() == [1, 1, 3, 3]


# between years


def years(*values: float):
    """One region in the years from 2011 on."""
    index = table_index((2011 + k, "a") for k in range(len(values)))
    return pd.DataFrame({"x": values}, index)


ONE = {"pool": {"a": "p"}}


def test_a_gap_lies_on_the_line_between_the_values_around_it():
    found = impute(years(NAN, 1, NAN, NAN, 7, NAN), ["interpolate", "keep"], ONE)
    assert found.table["x"].fillna(-1).tolist() == [-1, 1, 3, 5, 7, -1]
    assert found.marks["source"].tolist() == ["2012-2015", "2012-2015"]


def test_lines_follow_the_years_and_not_the_rows():
    index = table_index([(2020, "a"), (2010, "a"), (2012, "a")])
    values = pd.DataFrame({"x": [20.0, 10.0, NAN]}, index)
    assert impute(values, ["interpolate"], ONE).table["x"].tolist() == [20, 10, 12]


def test_no_value_is_carried_further_than_is_allowed():
    values = years(1, NAN, NAN, NAN)
    found = impute(values, ["carry-forward", "keep"], ONE, longest=2)
    assert found.table["x"].fillna(-1).tolist() == [1, 1, 1, -1]
    assert found.marks["source"].tolist() == ["2011", "2011"]
    (told,) = found.told
    assert told.code == "value-not-carried"
    assert (told.details["year"], told.details["given"]) == (2014, 2011)
    with pytest.raises(StepError, match="more than 2 years away"):
        impute(values, ["carry-forward"], ONE, longest=2)


def test_both_ends_of_a_line_must_be_near_enough():
    values = years(1, NAN, NAN, 4)
    assert impute(values, ["interpolate"], ONE, longest=2).table["x"].tolist() == [1, 2, 3, 4]
    kept = impute(values, ["interpolate", "keep"], ONE, longest=1)
    assert kept.marks.empty
    assert len(kept.told) == 2


@given(
    st.lists(st.one_of(st.just(NAN), st.floats(-9, 9)), min_size=3, max_size=8),
    st.integers(0, 4),
)
def test_what_is_filled_by_time_is_found_by_hand(values, longest):
    found = impute(years(*values), ["interpolate", "carry-forward", "keep"], ONE, longest=longest)
    there = [k for k, value in enumerate(values) if value == value]
    for k, value in enumerate(found.table["x"]):
        before = max((one for one in there if one <= k), default=None)
        after = min((one for one in there if one >= k), default=None)
        near = [one for one in (before, after) if one is not None and abs(one - k) <= longest]
        if k in there:
            expected = values[k]
        elif len(near) == 2:
            share = (k - before) / (after - before)
            expected = values[before] + share * (values[after] - values[before])
        else:
            expected = values[before] if before in near and before is not None else NAN
        assert value == pytest.approx(expected, nan_ok=True)


# groupings


def test_where_a_group_has_no_value_the_next_grouping_counts():
    values = table(x=[1, NAN, NAN, NAN], y=[NAN, NAN, 3, 5])
    within = {"income": {"a": "p\0high", "b": "p\0high", "c": "p\0low"}, "pool": ALL}
    found = impute(values, ["mean"], within)
    assert found.table["x"].tolist() == [1, 1, 1, 1]
    assert found.table["y"].tolist() == [4, 4, 3, 5]
    sources = found.marks.set_index(["region", "indicator"])["source"]
    assert sources.to_dict() == {
        ("b", "x"): "income high",
        ("c", "x"): "pool",  # alone in its group
        ("d", "x"): "pool",  # in no group
        ("a", "y"): "pool",
        ("b", "y"): "pool",
    }


ALL = dict.fromkeys(REGIONS, "p")


def test_groups_are_parts_of_pools():
    regions = [
        Region("p1", kind="province", groupings={"income": "high"}),
        Region("p2", kind="province", groupings={"income": "low"}),
        Region("c1", kind="city", groupings={"income": "high"}),
        Region("c2", kind="city", parent="p1"),
    ]
    one = replace(tiny(), regions=tuple(regions))
    pools = {region.code: region.kind for region in regions}
    settings = Settings(impute_within=("income", "kind", "parent", "pool"))
    found = groupings(one, settings, pools)
    assert list(found) == ["income", "kind", "parent", "pool"]
    assert len({*found["income"].values()}) == 3
    assert "c2" not in found["income"]
    assert found["parent"]["p1"] == found["parent"]["p2"] != found["parent"]["c1"]
    with pytest.raises(StepError, match="no region says what is in that column"):
        groupings(one, Settings(impute_within=("incomes",)), pools)


# codes


def test_declared_codes_are_gaps_and_are_counted():
    one = tiny()
    values = one.values.copy()
    values.loc[(2022, "west"), "waste"] = -999
    values.loc[(2021, "north"), "patents"] = 9999
    first, second = one.indicators
    own = replace(one, values=values, indicators=(replace(first, missing_codes=(9999.0,)), second))
    result = build(own, settings=Settings(missing=("median",), missing_codes=(-999.0,)))
    assert int(result.stages["values"].isna().to_numpy().sum()) == 2
    told = [note for note in result.notes if note.code == "codes-taken"]
    assert [note.details["count"] for note in told] == [1, 1]
    assert [note.details["codes"] for note in told] == [("9999",), ("-999",)]


def test_a_value_that_seems_to_be_a_code_is_told():
    one = tiny()
    values = one.values.copy()
    values.loc[(2022, "west"), "waste"] = -999
    result = build(replace(one, values=values))
    (found,) = [note for note in result.notes if note.code == "code-suspected"]
    assert found.severity == "warning"
    assert "codes = [-999]" in found.hint()
    assert "codes = [-999]" in found.hint("zh")


def test_a_score_of_99_among_others_is_no_code():
    index = table_index((2022, code) for code in "abcd")
    values = pd.DataFrame(
        {"high": [90.0, 99, 99, 95], "below": [-50.0, -99, 30, 20], "one": [1.0, 2, 3, 999]}, index
    )
    assert list(suspected(values)) == []
    far = pd.DataFrame({"far": [1.0, 2, 999, 999], "negative": [1.0, 2, 3, -99]}, index)
    assert [found.details["indicator"] for found in suspected(far)] == ["far", "negative"]
