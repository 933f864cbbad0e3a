"""Pareto efficiency of weights."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.common.findings import ConvergenceError
from ahp.core.efficiency import efficiency
from ahp.core.priorities import log_least_squares, principal_eigenvector
from tests.strategies import incomplete_matrices, reciprocal_matrices, weight_vectors

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "efficiency.json").read_text("utf-8"))
some = settings(max_examples=40)


def published():
    matrix = np.ones((4, 4))
    matrix[np.triu_indices(4, 1)] = GOLDEN["upper"]
    matrix.T[np.triu_indices(4, 1)] = 1 / np.array(GOLDEN["upper"])
    return matrix


def distances(matrix, weights):
    return np.abs(weights[:, None] / weights[None, :] - matrix)[~np.isnan(matrix)]


def strongly_connected(matrix, weights):
    """Say whether the graph with an arc from i to j where w_i / w_j >= a_ij is so.

    By Blanquero, Carrizosa and Conde (2006) that is when the weights are efficient.
    """
    gaps = np.log(weights[:, None] / weights[None, :]) - np.log(matrix)
    reach = np.nan_to_num(gaps, nan=-1.0) >= -1e-9
    for _ in matrix:
        reach = reach | (reach.astype(int) @ reach > 0)
    return bool(reach.all())


def test_the_eigenvector_that_is_not_efficient():
    expected, matrix = GOLDEN["expected"], published()
    weights = principal_eigenvector(matrix)
    np.testing.assert_allclose(weights, expected["w_eigen"], atol=5e-7)
    found = efficiency(matrix, weights)
    assert not found.efficient
    assert found.optimum == pytest.approx(expected["lp_optimum"], abs=5e-7)
    for other in (found.dominating, np.array(expected["a_dominating_vector"])):
        before, after = distances(matrix, weights), distances(matrix, other)
        assert (after <= before + 1e-5).all()
        assert (after < before - 1e-3).any()
    assert efficiency(matrix, log_least_squares(matrix)).efficient


@some
@given(reciprocal_matrices(2, 6) | incomplete_matrices(2, 6), st.data())
def test_weights_are_efficient_where_the_graph_is_strongly_connected(matrix, data):
    n = len(matrix)
    weights = data.draw(weight_vectors(n, n))
    found = efficiency(matrix, weights)
    assert found.efficient == strongly_connected(matrix, weights)
    if found.efficient:
        assert (found.optimum, found.dominating) == (0, None)
        return
    before, after = distances(matrix, weights), distances(matrix, found.dominating)
    assert (after <= before * (1 + 1e-7) + 1e-7).all()
    assert after.sum() < before.sum()
    assert found.dominating.sum() == pytest.approx(1)
    assert efficiency(matrix, found.dominating).efficient
    assert strongly_connected(matrix, found.dominating)


@some
@given(reciprocal_matrices(2, 6) | incomplete_matrices(2, 6))
def test_least_squares_weights_are_efficient(matrix):
    assert efficiency(matrix, log_least_squares(matrix)).efficient


def test_islands_ask_nothing_of_each_other():
    x = float("nan")
    matrix = [[1, 3, x, x], [1 / 3, 1, x, x], [x, x, 1, 2], [x, x, 1 / 2, 1]]
    found = efficiency(matrix, [0.4, 0.3, 0.2, 0.1])
    assert found.optimum == pytest.approx(np.log(3 / (4 / 3)))
    np.testing.assert_allclose(found.dominating[[0, 2]] / found.dominating[[1, 3]], [3, 2])


def test_a_program_that_is_not_solved_is_told(monkeypatch):
    import scipy.optimize

    class Failed:
        success, message = False, "time is up"

    monkeypatch.setattr(scipy.optimize, "linprog", lambda *_, **__: Failed)
    with pytest.raises(ConvergenceError, match="was not solved: time is up"):
        efficiency([[1, 3], [1 / 3, 1]], [0.5, 0.5])
