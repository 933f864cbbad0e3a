import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.core.graph import components, is_complete, is_connected
from tests.golden import known
from tests.strategies import incomplete_matrices, reciprocal_matrices, stacks


@given(reciprocal_matrices())
def test_a_complete_matrix_is_one_island(matrix):
    assert is_complete(matrix)
    assert is_connected(matrix)
    assert components(matrix) == [tuple(range(len(matrix)))]


@given(incomplete_matrices())
def test_a_connected_graph_is_one_island(matrix):
    assert components(matrix) == [tuple(range(len(matrix)))]
    assert is_connected(matrix)
    assert is_complete(matrix) == (not np.isnan(matrix).any())


@given(st.lists(st.integers(0, 3), min_size=1, max_size=8))
def test_islands_are_found_whatever_their_order(island_of):
    groups = np.array(island_of)
    matrix = np.where(groups[:, None] == groups, 1.0, np.nan)
    expected = {tuple(np.flatnonzero(groups == g).tolist()) for g in island_of}
    assert components(matrix) == sorted(expected)
    assert is_connected(matrix) == (len(expected) == 1)


@given(st.permutations(range(7)))
def test_a_chain_is_connected_in_whatever_order(order):
    chain = np.full((7, 7), np.nan)
    np.fill_diagonal(chain, 1.0)
    chain[order[:-1], order[1:]] = chain[order[1:], order[:-1]] = 1.0
    broken = chain.copy()
    broken[order[2], order[3]] = broken[order[3], order[2]] = np.nan
    assert is_connected([chain, broken]).tolist() == [True, False]
    many = np.stack([chain, broken, chain, broken, chain, chain]).reshape(3, 2, 7, 7)
    assert is_connected(many).tolist() == [[True, False], [True, False], [True, True]]


def test_a_chain_is_one_island_and_two_pairs_are_two():
    assert components(known("chain4")) == [(0, 1, 2, 3)]
    assert components(known("disconnected4")) == [(0, 1), (2, 3)]
    assert is_connected(np.stack([known("chain4"), known("disconnected4")])).tolist() == [
        True,
        False,
    ]


@pytest.mark.parametrize("n", [1, 2, 50])
def test_nothing_judged_leaves_everyone_alone(n):
    matrix = np.full((n, n), np.nan)
    np.fill_diagonal(matrix, 1.0)
    assert components(matrix) == [(i,) for i in range(n)]
    assert is_connected(matrix) == (n == 1)


@given(stacks())
def test_properties_of_a_stack(stack):
    assert is_complete(stack).shape == is_connected(stack).shape == stack.shape[:-2]
    assert is_complete(stack).all()
    assert is_connected(stack).all()
