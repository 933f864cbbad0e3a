"""Missing data, transforms and outliers."""

from statistics import fmean, median

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.tables import blocks_of, table_index
from index.steps.missing import coverage, impute
from index.steps.outliers import kurtosis, passes, skewness, treat_outliers, winsorize
from index.steps.transforms import cap, divide, transform

NAN = np.nan
REGIONS = {"a": "east", "b": "east", "c": "west", "d": "west"}


def table(**columns: list[float]) -> pd.DataFrame:
    count = len(next(iter(columns.values()))) // len(REGIONS)
    years = range(2023 - count, 2023)
    return pd.DataFrame(
        columns, table_index((year, region) for year in years for region in REGIONS)
    )


# missing data


def test_missing_values_are_refused_by_default_each_by_name():
    with pytest.raises(StepError) as caught:
        impute(table(x=[1, NAN, 3, 4], y=[NAN, 2, 3, 4]), ["refuse"], REGIONS)
    cells = [(one.details["region"], one.details["indicator"]) for one in caught.value.findings]
    assert cells == [("a", "y"), ("b", "x")]


@pytest.mark.parametrize(("method", "statistic"), [("mean", fmean), ("median", median)])
def test_gaps_are_filled_from_the_group_of_the_same_year(method, statistic):
    values = table(x=[1, NAN, 8, 9, 5, 6, NAN, 2])
    whole = impute(values, [method], dict.fromkeys(REGIONS, "all"))
    assert whole.table.loc[(2021, "b"), "x"] == statistic([1, 8, 9])
    assert whole.table.loc[(2022, "c"), "x"] == statistic([5, 6, 2])
    within = impute(values, [method], REGIONS)
    assert within.table.loc[(2021, "b"), "x"] == 1
    assert within.table.loc[(2022, "c"), "x"] == 2
    assert within.marks[["year", "region", "method"]].to_numpy().tolist() == [
        [2021, "b", method],
        [2022, "c", method],
    ]


def test_values_are_carried_forward_and_the_rest_filled_by_the_next_method():
    values = table(x=[1, NAN, 3, 4, NAN, 6, 7, 8])
    with pytest.raises(StepError, match="b has no value of x in 2021, and carry-forward cannot"):
        impute(values, ["carry-forward"], REGIONS)
    found = impute(values, ["carry-forward", "median"], dict.fromkeys(REGIONS, "all"))
    assert found.table["x"].tolist() == [1, 3, 3, 4, 1, 6, 7, 8]
    assert found.marks["method"].tolist() == ["median", "carry-forward"]


def test_nothing_is_carried_backward():
    values = table(x=[NAN, 2, 3, 4, 5, 6, 7, 8])
    kept = impute(values, ["carry-forward", "keep"], REGIONS)
    assert kept.table["x"].isna().sum() == 1
    assert kept.marks.empty


@given(st.lists(st.one_of(st.just(NAN), st.floats(-9, 9)), min_size=8, max_size=8))
def test_given_values_are_never_touched(values):
    before = table(x=values)
    after = impute(before, ["carry-forward", "median", "keep"], REGIONS)
    given_ = before["x"].notna()
    assert (after.table["x"][given_] == before["x"][given_]).all()
    assert len(after.marks) == after.table["x"].notna().sum() - given_.sum()


def test_coverage_counts_by_region_and_by_pool():
    found = coverage(table(x=[1, NAN, 3, 4], y=[1, NAN, NAN, 4]), REGIONS)
    assert found.by_region.tolist() == [1, 0, 0.5, 1]
    assert found.by_indicator.loc[("east", 2022)].tolist() == [0.5, 0.5]
    assert found.by_indicator.loc[("west", 2022)].tolist() == [1, 0.5]


# transforms


def test_quotients_and_what_becomes_of_a_zero_denominator():
    values = table(x=[6.0, 0, 5, 4], people=[3.0, 0, 2, 0])
    indicator = [Indicator("x", denominator="people", per=100)]
    with pytest.raises(StepError) as caught:
        divide(values, indicator)
    assert [one.details["region"] for one in caught.value.findings] == ["b", "d"]
    assert divide(values, indicator, "zero")["x"].tolist() == [200, 0, 250, 0]
    assert divide(values, indicator, "missing")["x"].isna().tolist() == [False, True, False, True]


def test_caps_at_either_end():
    values = table(x=[1.0, 2, 3, NAN])
    found = cap(values, [Indicator("x", caps=(1.5, 2.5))])["x"]
    assert found.tolist()[:3] == [1.5, 2, 2.5]
    assert np.isnan(found.iloc[3])
    assert cap(values, [Indicator("x", caps=(None, 2.0))])["x"].max() == 2


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("log", np.e, 1), ("log10", 100, 2), ("log1p", 0, 0), ("sqrt", 9, 3)],
)
def test_transforms_by_name(name, value, expected):
    found = transform(table(x=[value] * 4), [Indicator("x", transform=name)])
    assert found["x"].tolist() == pytest.approx([expected] * 4)


@pytest.mark.parametrize(("name", "value"), [("log", 0.0), ("log1p", -1.0), ("sqrt", -0.5)])
def test_a_transform_names_every_cell_it_is_not_defined_for(name, value):
    with pytest.raises(StepError) as caught:
        transform(table(x=[1, value, NAN, value]), [Indicator("x", transform=name)])
    assert [one.details["region"] for one in caught.value.findings] == ["b", "d"]
    assert transform(table(x=[1.0] * 4), [Indicator("x", transform=name)]).notna().all(axis=None)


# outliers


@given(st.lists(st.integers(-50, 50), min_size=4, max_size=20))
def test_skewness_and_kurtosis_agree_with_scipy(numbers):
    values = np.array(numbers, dtype=float)
    if len(set(numbers)) > 1:
        assert skewness(values) == pytest.approx(stats.skew(values, bias=False), abs=1e-9)
        assert kurtosis(values) == pytest.approx(stats.kurtosis(values, bias=False), abs=1e-9)
    else:
        assert skewness(values) == kurtosis(values) == 0


@given(st.lists(st.integers(1, 10**6), min_size=5, max_size=30), st.integers(0, 6))
def test_winsorizing_keeps_the_order_and_stays_within_its_limit(numbers, most):
    values = np.array(numbers, dtype=float)
    treated, high, low = winsorize(values, 2.0, 3.5, most)
    assert high + low <= most
    assert ((treated != values).sum()) <= high + low
    order = values.argsort(kind="stable")
    assert (np.diff(treated[order]) >= 0).all()
    assert passes(treated, 2.0, 3.5) or high + low == min(most, len(values) - 2)
    if passes(values, 2.0, 3.5):
        assert (treated == values).all()


@given(st.lists(st.integers(1, 10**6), min_size=5, max_size=30, unique=True), st.integers(0, 6))
def test_winsorizing_at_the_low_end_mirrors_the_high_end(numbers, most):
    values = np.array(numbers, dtype=float)
    treated, high, low = winsorize(values, 2.0, 3.5, most)
    turned, turned_high, turned_low = winsorize(-values, 2.0, 3.5, most)
    if skewness(treated) != 0:  # what leans neither way is pulled in at the low end
        assert (turned_high, turned_low) == (low, high)
        assert (turned == -treated).all()


def test_a_low_outlier_is_pulled_in_and_a_column_without_values_left_alone():
    index = table_index((2022, f"r{k}") for k in range(10))
    low = [-1000.0, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    values = pd.DataFrame({"x": low, "none": [np.nan] * 10}, index)
    found = treat_outliers(values, blocks_of(index, {f"r{k}": "p" for k in range(10)}, False))
    audit = found.audit.set_index("indicator")
    assert audit.index.tolist() == ["x"]
    assert audit.loc["x", ["winsorized_high", "winsorized_low"]].tolist() == [0, 1]
    assert found.marks.to_numpy().tolist() == [[2022, "r0", "x", -1000, 2]]
    assert found.table["x"].tolist() == [2, *low[1:]]
    assert found.table["none"].isna().all()


def test_one_outlier_is_pulled_in_and_told():
    index = table_index((2022, f"r{k}") for k in range(10))
    values = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 1000], "y": np.arange(10.0)}, index)
    blocks = blocks_of(index, {f"r{k}": "p" for k in range(10)}, pooled=False)
    found = treat_outliers(values, blocks)
    assert found.table["x"].max() == 9
    assert found.table["y"].equals(values["y"])
    audit = found.audit.set_index("indicator")
    assert audit["action"].tolist() == ["winsorized", "none"]
    assert audit["passed"].all()
    assert audit.loc["x", ["winsorized_high", "winsorized_low"]].tolist() == [1, 0]
    assert found.marks.to_numpy().tolist() == [[2022, "r9", "x", 1000, 9]]


def test_where_winsorizing_is_not_enough_the_logarithm_may_be_taken():
    index = table_index((2022, f"r{k}") for k in range(30))
    values = pd.DataFrame({"x": 10.0 ** np.arange(0, 7.5, 0.25)}, index)
    blocks = blocks_of(index, {f"r{k}": "p" for k in range(30)}, pooled=False)
    kept = treat_outliers(values, blocks, most=1).audit.iloc[0]
    assert (kept["action"], kept["passed"]) == ("winsorized", False)
    found = treat_outliers(values, blocks, most=1, fallback="log")
    assert found.audit.iloc[0]["action"] == "log"
    assert found.audit.iloc[0]["passed"]
    assert found.table["x"].is_monotonic_increasing
