"""Principal components: the handbook's example, closed forms, rotation."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given

from index.weighting.components import (
    component_weights,
    components_kept,
    first_component_weights,
    principal_components,
    varimax,
    weights_of_loadings,
)
from index.weighting.method import Unfit, correlations
from tests.index.weighting.samples import tables

# OECD, JRC (2008), Handbook on Constructing Composite Indicators, Technology Achievement Index of
# 23 countries: patents, royalties, internet, exports, telephones and electricity (both log10),
# schooling, university.
COUNTRIES = np.array(
    [
        [187, 125.6, 200.2, 50.7, 3.08, 4.15, 10, 27.4],
        [289, 130, 179.1, 66.2, 3, 4.07, 12, 13.9],
        [271, 156.6, 125.8, 59.7, 3.1, 4.14, 11.4, 15.3],
        [994, 64.6, 49, 80.8, 3, 3.86, 9.5, 10],
        [779, 9.8, 4.8, 66.7, 2.97, 3.65, 10.8, 23.2],
        [189, 151.2, 136, 50.9, 3.02, 3.77, 9.4, 9.5],
        [82, 134, 57.4, 61.9, 3.02, 3.73, 9.4, 14.9],
        [31, 38.6, 108, 48.7, 2.94, 4.18, 11.6, 14.2],
        [75, 18.2, 125.9, 16.2, 2.94, 3.94, 10.9, 25.3],
        [8, 25.5, 72.3, 74.9, 2.95, 3.83, 7.1, 24.2],
        [235, 36.8, 41.2, 64.2, 2.94, 3.75, 10.2, 14.4],
        [103, 20.2, 193.6, 19, 3.12, 4.39, 11.9, 11.2],
        [106, 110.3, 48.6, 53.6, 2.97, 3.68, 9.4, 12.3],
        [72, 73.9, 58.9, 47.6, 2.91, 3.86, 9.3, 13.6],
        [103, 13, 146.7, 15.4, 2.86, 3.91, 11.7, 13.1],
        [165, 14.8, 84.2, 50.3, 2.99, 3.79, 8.4, 13.6],
        [205, 33.6, 36.4, 58.9, 2.97, 3.8, 7.9, 12.6],
        [74, 43.6, 43.2, 45, 2.96, 3.74, 9.6, 11],
        [42, 8.6, 21, 53.4, 2.86, 3.62, 7.3, 15.6],
        [13, 9.8, 30.4, 51, 3, 3.65, 7.2, 13],
        [28, 4.2, 25, 51.7, 2.75, 3.68, 9.5, 8.2],
        [26, 6.2, 21.6, 63.5, 2.73, 3.46, 9.1, 7.7],
        [105, 4, 20.3, 49.5, 2.84, 3.71, 7.1, 10.6],
    ]
)


def test_the_variances_of_the_handbook():
    variances = principal_components(correlations(COUNTRIES))[0]
    published = [41.9, 21.8, 12.3, 11.1, 6.0, 3.7, 2.2, 0.9]  # table 16, percent
    assert variances / 8 * 100 == pytest.approx(published, abs=0.15)


def test_the_weights_of_the_handbook():
    published = [0.17, 0.15, 0.11, 0.06, 0.08, 0.12, 0.14, 0.17]  # table 18
    # the data are printed with few digits
    assert component_weights(COUNTRIES, 4) == pytest.approx(published, abs=0.01)


def test_weights_from_the_loadings_of_the_handbook():
    loadings = np.array(  # table 17
        [
            [0.07, 0.97, 0.06, 0.06],
            [0.13, 0.07, -0.07, 0.93],
            [0.79, -0.21, 0.21, 0.42],
            [-0.64, 0.56, -0.04, 0.36],
            [0.37, 0.17, 0.38, 0.68],
            [0.82, -0.04, 0.25, 0.35],
            [0.88, 0.23, -0.09, 0.09],
            [0.08, 0.04, 0.96, 0.04],
        ]
    )
    published = [0.17, 0.15, 0.11, 0.06, 0.08, 0.12, 0.14, 0.17]
    assert weights_of_loadings(loadings) == pytest.approx(published, abs=0.006)


@given(tables(min_columns=3))
def test_rotation_keeps_what_each_indicator_explains_and_raises_the_criterion(values):
    loadings = principal_components(correlations(values))[1][:, :2]
    turned = varimax(loadings)
    assert (turned**2).sum(axis=1) == pytest.approx((loadings**2).sum(axis=1), abs=1e-9)
    assert turned @ turned.T == pytest.approx(loadings @ loadings.T, abs=1e-9)

    def criterion(table):
        length = np.sqrt((table**2).sum(axis=1, keepdims=True))
        return ((table / np.where(length == 0, 1, length)) ** 2).var(axis=0).sum()

    best = max(
        criterion(loadings @ np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]]))
        for a in np.linspace(0, np.pi / 2, 721)
    )
    assert criterion(turned) >= best - 1e-6


def test_two_indicators_weigh_the_same():
    values = np.array([[1.0, 50.0], [2.0, 10.0], [3.0, 70.0], [4.0, 60.0]])
    assert component_weights(values) == pytest.approx([0.5, 0.5])
    assert first_component_weights(values) == pytest.approx([0.5, 0.5])


def test_the_first_component_of_equal_correlations_is_equal_weights():
    rng = np.random.default_rng(1)
    mixed = np.linalg.qr(rng.normal(size=(40, 3)) - rng.normal(size=3))[0]
    mixed = np.linalg.qr(mixed - mixed.mean(axis=0))[0]  # uncorrelated
    root = np.linalg.cholesky(np.full((3, 3), 0.5) + 0.5 * np.eye(3))
    assert first_component_weights(mixed @ root.T) == pytest.approx([1 / 3] * 3)


@given(tables(min_rows=6, min_columns=3))
def test_invariant_to_units(values):
    scaled = values * np.arange(1, values.shape[1] + 1) + 7
    variances = principal_components(correlations(values))[0]
    gaps = -np.diff(variances)
    if gaps.min() > 1e-3 and abs(variances - 1).min() > 1e-6:  # else components are not unique
        assert component_weights(scaled) == pytest.approx(component_weights(values), abs=1e-6)
    assert component_weights(values).sum() == pytest.approx(1)


def test_how_many_are_kept():
    assert components_kept(np.array([3.0, 0.5, 0.3, 0.2])) == 1
    assert components_kept(np.array([1.6, 1.1, 0.8, 0.5])) == 2
    assert components_kept(np.array([1.4, 0.9, 0.9, 0.8])) == 3  # 35, 57.5, 80 %


def test_unfit_values_are_refused():
    against = np.array([[1.0, 3.1], [2.0, 2.0], [3.0, 1.2]])
    with pytest.raises(Unfit) as caught:
        first_component_weights(against)
    assert caught.value.what.code == "weighting-signs-mixed"
    copies = np.array([[1.0, 2.0], [2.0, 4.0], [4.0, 8.0]])
    with pytest.raises(Unfit) as caught:
        component_weights(copies, 2)
    assert caught.value.what.code == "weighting-components-too-many"
    factorial = np.array(list(product([0.0, 1.0], repeat=3)))  # uncorrelated: no first component
    for weigh in (component_weights, first_component_weights):
        with pytest.raises(Unfit) as caught:
            weigh(factorial)
        assert caught.value.what.code == "weighting-components-alike"
    assert component_weights(factorial, 3) == pytest.approx([1 / 3] * 3)
    with pytest.raises(Unfit) as caught:
        component_weights(np.array([[1.0, 2.0], [2.0, 2.0], [4.0, 2.0]]))
    assert (caught.value.what.code, caught.value.columns) == ("weighting-column-alike", (1,))
