"""Outliers."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats

from index.project.tables import blocks_of, table_index
from index.steps.outliers import (
    kurtosis,
    passes,
    shifted_log,
    skewness,
    treat_outliers,
    winsorize,
)


@given(st.lists(st.integers(-50, 50), min_size=3, max_size=20))
@example([0, 0, 9])  # as few as have a skewness
@example([0, 0, 1, 9])  # as few as have a kurtosis
@example([5, 5, 5, 5])
@example([2, -1, -1, 0, 0, 0])  # of variance one
def test_skewness_and_kurtosis_agree_with_scipy(numbers):
    values = np.array(numbers, dtype=float)
    if len(set(numbers)) > 1:
        assert skewness(values) == pytest.approx(stats.skew(values, bias=False), abs=1e-9)
        if len(numbers) > 3:
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


def winsorized_by_hand(numbers, limits, most):
    """Set the extreme value of the longer tail to the next one inward, by scipy's skewness."""
    places = sorted(range(len(numbers)), key=numbers.__getitem__)
    values, high, low = list(map(float, numbers)), 0, 0
    for _ in range(min(most, len(numbers) - 2)):
        lean = stats.skew(values, bias=False)
        if abs(lean) <= limits[0] or stats.kurtosis(values, bias=False) <= limits[1]:
            break
        if lean > 1e-12:
            high += 1
            for place in places[-high:]:
                values[place] = numbers[places[-high - 1]]
        else:
            low += 1
            for place in places[:low]:
                values[place] = numbers[places[low]]
    return values, high, low


@pytest.mark.parametrize("limits", [(-1.0, -9.0), (0.4, 0.1), (2.0, 3.5)])
@pytest.mark.parametrize(
    "numbers",
    [[3, 1, 2, 4], [1, 2, 4, 8, 16], [1, -16, -4, 2, 5, 6], [0, 1, 2, 3, 5, 40, 90, -3, 4, 6]],
)
@pytest.mark.parametrize("most", [1, 2, 9])
def test_winsorizing_is_its_definition(numbers, limits, most):
    treated, high, low = winsorize(np.array(numbers, dtype=float), *limits, most)
    assert (treated.tolist(), high, low) == winsorized_by_hand(numbers, limits, most)


def test_a_limit_that_is_just_met_is_met():
    # 0, 0, 0, 1: both are 2 and 4 (Joanes and Gill's G1 and G2 of one value apart from three)
    values = np.array([0.0, 0.0, 0.0, 1.0])
    assert skewness(values) == pytest.approx(2)
    assert kurtosis(values) == pytest.approx(4)
    lean, tail = skewness(values), kurtosis(values)
    assert passes(values, lean, 0)
    assert passes(values, 0, tail)
    assert not passes(values, np.nextafter(lean, 0), np.nextafter(tail, 0))


def test_the_logarithm_is_shifted_by_a_hundredth_of_the_range():
    # COINr's log_CT: log(x - min(x) + 0.01 (max(x) - min(x)))
    found = shifted_log(np.array([10.0, -90.0, 20.0, 110.0]))
    assert found.tolist() == pytest.approx(np.log([102, 2, 112, 202]))


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
    values = pd.DataFrame({"none": [np.nan] * 10, "x": low}, index)
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
    audit = found.audit.iloc[0]
    assert (audit["action"], audit["passed"]) == ("log", True)
    assert audit[["winsorized_high", "winsorized_low"]].tolist() == [0, 0]
    assert found.table["x"].is_monotonic_increasing


def test_by_default_the_thresholds_are_those_of_coinr_and_the_audit_names_the_years():
    # COINr's winsorise: skewness 2, kurtosis 3.5, at most five values
    index = table_index((year, f"r{k}") for year in (2021, 2022) for k in range(20))
    steep = [float(k) for k in range(33)] + [10.0**k for k in range(6, 13)]
    skewed = [float(k**7) for k in range(1, 41)]  # by scipy 2.16 and 4.09
    pools = {f"r{k}": "p" for k in range(20)}
    values = pd.DataFrame({"steep": steep, "skewed": skewed}, index)
    audit = treat_outliers(values, blocks_of(index, pools, pooled=True)).audit
    assert audit["action"].tolist() == ["winsorized", "winsorized"]
    assert audit["winsorized_high"].tolist()[0] == 5
    assert audit["years"].tolist() == ["2021-2022", "2021-2022"]
    by_year = treat_outliers(values, blocks_of(index, pools, pooled=False)).audit
    assert by_year["years"].tolist() == ["2021", "2021", "2022", "2022"]
