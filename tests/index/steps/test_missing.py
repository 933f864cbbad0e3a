"""Missing data."""

from statistics import fmean, median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.project.errors import StepError
from index.steps.missing import coverage, impute
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
