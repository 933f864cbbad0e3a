"""The theory of the figures: against scipy, closed forms, and what must hold of each."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from index.check.correlation import CORRELATIONS, correlate
from index.check.importance import FEWEST, correlation_ratio
from index.check.statistics import doubts, outlying, statistics
from index.check.structure import cronbach_alpha, principal_components

NAN = np.nan
TABLES = arrays(
    float,
    st.tuples(st.integers(4, 12), st.integers(2, 4)),
    elements=st.integers(-20, 20).map(lambda number: number / 4),
)
SCIPY = {
    "pearson": stats.pearsonr,
    "spearman": stats.spearmanr,
    "kendall": lambda x, y: stats.kendalltau(x, y, method="asymptotic"),
}


@pytest.mark.parametrize("kind", CORRELATIONS)
@given(table=TABLES, gaps=st.booleans())
def test_correlations_are_those_of_scipy(kind, table, gaps):
    if gaps:
        table = table.copy()
        table[0, 0] = table[1, 1] = NAN
    found = correlate(table, table, kind)
    for i in range(table.shape[1]):
        for j in range(table.shape[1]):
            both = ~np.isnan(table[:, i]) & ~np.isnan(table[:, j])
            x, y = table[both, i], table[both, j]
            assert found.n[i, j] == len(x)
            if len(x) < 3 or np.ptp(x) == 0 or np.ptp(y) == 0:
                assert np.isnan(found.r[i, j])
                assert np.isnan(found.p[i, j])
                continue
            expected = SCIPY[kind](x, y)
            assert found.r[i, j] == pytest.approx(expected.statistic, abs=1e-9)
            if abs(found.r[i, j]) < 0.999999:
                assert found.p[i, j] == pytest.approx(expected.pvalue, abs=1e-7)


@given(table=TABLES)
def test_components_part_all_of_the_variance(table):
    assume(all(np.ptp(column) > 0 for column in table.T))
    found = principal_components(table)
    k = table.shape[1]
    assert found.explained.sum() == pytest.approx(1, abs=1e-9)
    assert (np.diff(found.deviations) <= 1e-9).all()
    assert found.loadings.T @ found.loadings == pytest.approx(np.eye(k), abs=1e-9)
    assert (found.loadings.sum(axis=0) >= -1e-9).all()


def test_incomplete_regions_are_left_out_of_components():
    table = np.array([[1.0, 2], [2, 1], [3, 5], [4, 4], [NAN, 100]])
    assert principal_components(table).n == 4
    assert principal_components(table).explained == pytest.approx(
        principal_components(table[:4]).explained
    )


def test_two_columns_give_one_plus_and_minus_their_correlation():
    table = np.array([[1.0, 2], [2, 1], [3, 5], [4, 4]])
    r = np.corrcoef(table.T)[0, 1]
    assert principal_components(table).deviations ** 2 == pytest.approx([1 + r, 1 - r])


@given(table=TABLES)
def test_alpha_of_standardized_columns_follows_from_their_mean_correlation(table):
    assume(all(np.ptp(column) > 0 for column in table.T))
    units = (table - table.mean(axis=0)) / table.std(axis=0, ddof=1)
    k = table.shape[1]
    r = np.corrcoef(units.T)
    mean = (r.sum() - k) / (k * (k - 1))
    assume(1 + (k - 1) * mean > 1e-3)
    assert cronbach_alpha(units) == pytest.approx(k * mean / (1 + (k - 1) * mean), abs=1e-7)


def test_alpha_where_there_is_none():
    assert cronbach_alpha(np.array([[1.0, -1.0], [2.0, -2.0]])) is None  # the sum does not vary
    assert cronbach_alpha(np.array([[NAN, 1.0], [1.0, NAN]])) is None
    assert cronbach_alpha(np.ones((3, 2))) is None


@given(x=arrays(float, 30, elements=st.floats(-5, 5)), seed=st.integers(0, 99))
def test_a_correlation_ratio_is_a_share(x, seed):
    whole = np.random.default_rng(seed).normal(size=30)
    found = correlation_ratio(x, whole)
    assert found is None or 0 <= found <= 1


def test_values_that_no_curve_parts_are_compared_by_their_means():
    """Five values so small that they are one to every curve, and 25 that are 1."""
    x = np.array([0.0, 2e-309, 2e-173, 3e-28, 3e-257, *[1.0] * 25])
    y = np.arange(30.0)
    between = np.array([0.0, 1, 2, 3, 4, *[np.mean(y[5:])] * 25]).var()
    assert correlation_ratio(x, y) == pytest.approx(between / y.var())


@pytest.mark.parametrize("slope", [-3.0, 0.5])
def test_a_line_explains_everything(slope):
    x = np.random.default_rng(1).gamma(2.0, size=40)
    assert correlation_ratio(x, slope * x + 7) == pytest.approx(1, abs=1e-9)


def test_a_curve_is_followed_where_a_line_is_not():
    x = np.random.default_rng(2).uniform(-1, 1, 300)
    assert abs(np.corrcoef(x, x**2)[0, 1]) < 0.2
    assert correlation_ratio(x, x**2) > 0.95


def test_classes_have_their_share_between():
    x = np.repeat([0.0, 1.0, 5.0], [8, 6, 10])
    y = np.random.default_rng(3).normal(size=24) + x**2
    means = [y[x == one].mean() for one in (0.0, 1.0, 5.0)]
    between = np.dot([8, 6, 10], (np.array(means) - y.mean()) ** 2)
    assert correlation_ratio(x, y) == pytest.approx(between / ((y - y.mean()) ** 2).sum())


def test_of_many_regions_near_ones_go_together():
    rng = np.random.default_rng(4)
    x, noise = rng.normal(size=(2, 5000))
    found = correlation_ratio(x, x + noise)
    assert found == pytest.approx(0.5, abs=0.04)


def test_too_few_or_constant_have_no_ratio():
    x = np.arange(float(FEWEST - 1))
    assert correlation_ratio(x, x) is None
    assert correlation_ratio(np.ones(20), np.arange(20.0)) is None


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ([NAN, NAN], ("empty",)),
        ([3.0], ("constant",)),
        ([3.0, 3.0, 3.0], ("constant",)),
        ([0.3, 0.1 + 0.2, 0.3], ("constant",)),
        ([1.0, 2.0], ()),
        ([1.0, 2.0, NAN, NAN], ("missing",)),
        ([0.0, 0.0, 0.0, 1.0, 2.0], ("zeros",)),
        ([1.0, 1.0, 1.0, 2.0, 2.0], ("same",)),
        ([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 1000], ("outliers",)),
    ],
)
def test_doubts(column, expected):
    assert doubts(statistics(np.array(column)), (2.0, 3.5)) == expected


def test_of_several_outliers_all_are_named():
    column = np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 9, NAN, 400, 1000, 10, 11, 12, 13, 14, 15])
    found = outlying(column, 2.0, 3.5, 5)
    assert np.flatnonzero(found.where).tolist() == [10, 11]
    assert found.enough
    assert not outlying(column, 2.0, 3.5, 1).enough
    assert outlying(np.full(5, NAN), 2.0, 3.5, 5) is None
