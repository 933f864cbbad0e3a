"""Outliers."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from index.project.tables import blocks_of, table_index
from index.steps.outliers import kurtosis, passes, skewness, treat_outliers, winsorize


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
