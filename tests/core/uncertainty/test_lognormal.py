"""Log-normal judgments: the spread that inconsistency implies, and the covariance of weights."""

import numpy as np
import pytest
from hypothesis import given, settings

from ahp.core.priorities import geometric_mean, log_least_squares
from ahp.core.uncertainty.lognormal import draw_lognormal, log_weight_covariance, residuals
from tests.strategies import incomplete_matrices, reciprocal_matrices

NAN = float("nan")


def design(matrix):
    """Return the rows of ln a_ij = ln w_i - ln w_j with ln w_n = 0, and the left sides."""
    n = len(matrix)
    pairs = [(i, j) for i in range(n) for j in range(i + 1, n) if not np.isnan(matrix[i, j])]
    rows = np.zeros((len(pairs), n))
    for row, (i, j) in zip(rows, pairs, strict=True):
        row[i], row[j] = 1, -1
    return rows[:, :-1], np.log([matrix[i, j] for i, j in pairs])


@settings(max_examples=40)
@given(reciprocal_matrices(3, 6) | incomplete_matrices(3, 6))
def test_residual_variance_and_covariance_are_those_of_least_squares(matrix):
    rows, logs = design(matrix)
    n = len(matrix)
    fitted = np.linalg.lstsq(rows, logs, rcond=None)[0]
    found = residuals(matrix)
    assert found.degrees == len(logs) - (n - 1)
    if found.degrees:
        left = float(((logs - rows @ fitted) ** 2).sum())
        assert found.variance * found.degrees == pytest.approx(left, abs=1e-9)
    else:
        assert np.isnan(found.variance)
    free = np.zeros((n, n))
    free[:-1, :-1] = np.linalg.inv(rows.T @ rows)  # of ln w_i - ln w_n
    center = np.eye(n) - 1 / n
    covariance = log_weight_covariance(matrix, 0.3)
    np.testing.assert_allclose(covariance, 0.3 * center @ free @ center, atol=1e-9)


def test_every_pair_judged_gives_the_closed_form():
    n = 5
    expected = 0.04 / n * (np.eye(n) - 1 / n)
    np.testing.assert_allclose(log_weight_covariance(np.ones((n, n)), 0.04), expected, atol=1e-15)


def test_weights_of_drawn_judgments_have_that_covariance():
    generator = np.random.default_rng(11)
    weights = np.array([0.5, 0.2, 0.2, 0.1])
    gaps = np.ones((4, 4))
    gaps[0, 3] = gaps[3, 0] = NAN
    rows, columns = np.triu_indices(4, 1)
    for known, method in ((np.ones((4, 4)), geometric_mean), (gaps, log_least_squares)):
        means = np.log(weights[rows] / weights[columns]) * known[rows, columns]
        upper = draw_lognormal(generator, means, 0.3, 40_000)
        matrices = np.ones((len(upper), 4, 4))
        matrices[:, rows, columns], matrices[:, columns, rows] = upper, 1 / upper
        logs = np.log(method(matrices))
        logs -= logs.mean(axis=1, keepdims=True)
        covariance = log_weight_covariance(known, 0.09)
        np.testing.assert_allclose(np.cov(logs.T), covariance, atol=0.0015)
        # the spread is found again in what was drawn
        assert residuals(matrices).variance.mean() == pytest.approx(0.09, rel=0.02)


def test_no_spread_gives_the_means_and_what_is_missing_stays_so():
    ratios = draw_lognormal(np.random.default_rng(0), [np.log(3), NAN], [0.0, 0.5], 10)
    np.testing.assert_allclose(ratios[:, 0], 3, rtol=1e-15)
    assert np.isnan(ratios[:, 1]).all()


def test_two_items_have_no_degree_of_freedom():
    found = residuals([[[1, 3], [1 / 3, 1]], [[1, 9], [1 / 9, 1]]])
    assert found.degrees.tolist() == [0, 0]
    assert np.isnan(found.variance).all()
