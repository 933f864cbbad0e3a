import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import ConvergenceError
from ahp.core.power_method import settled_powers, settled_vector
from ahp.core.priorities import principal_eigenvector_lapack
from tests.golden import known, matrix
from tests.strategies import reciprocal_matrices


@st.composite
def flat_stacks(draw):
    n = draw(st.integers(1, 6))
    return np.stack(draw(st.lists(reciprocal_matrices(n, n), min_size=1, max_size=4)))


@given(flat_stacks(), st.sampled_from([(4, 1), (8, 4), (2, 2)]))
def test_every_matrix_settles_once_at_both_its_eigenvectors(stack, looks):
    first, every = looks
    found = list(settled_powers(stack, 1e-13, 60, first=first, every=every))
    places = np.concatenate([places for places, _ in found])
    assert sorted(places.tolist()) == list(range(len(stack)))
    powers = np.concatenate([powers for _, powers in found])
    right, left = powers[:, :, 0], powers[:, 0, :]
    for vectors, matrices in ((right, stack), (left, stack.swapaxes(-2, -1))):
        expected = principal_eigenvector_lapack(matrices[places])
        found_vectors = vectors / vectors.sum(axis=-1, keepdims=True)
        np.testing.assert_allclose(found_vectors, expected, rtol=1e-8)


@given(reciprocal_matrices())
def test_one_matrix_settles_at_its_eigenvector(array):
    expected = principal_eigenvector_lapack(array)
    assert settled_vector(array, 1e-13, 60) == pytest.approx(expected, rel=1e-8)


def test_slow_matrices_go_on_while_the_others_have_settled():
    cycle = np.array([[1, 1e4, 1e-4], [1e-4, 1, 1e4], [1e4, 1e-4, 1]])
    cycle = cycle * np.array([[1, 0.5, 0.25], [2, 1, 0.5], [4, 2, 1]])
    stack = np.stack([matrix("consistent3"), cycle, matrix("ri_flip3")])
    (early, _), *later = settled_powers(stack, 1e-13, 60)
    assert early.tolist() == [0, 2]
    assert [places.tolist() for places, _ in later] == [[1]]


def test_nothing_settles_at_once():
    assert list(settled_powers(np.ones((0, 3, 3)), 1e-13, 60)) == []


def test_a_missing_judgment_has_no_eigenvector():
    assert np.isnan(settled_vector(known("chain4"), 1e-13, 8)).all()
    with pytest.raises(ConvergenceError), np.errstate(invalid="ignore"):
        list(settled_powers(known("chain4")[None], 1e-13, 8))


def test_the_squarings_allowed_are_taken_and_no_more():
    """A consistent matrix has settled at the first look, after eight; a perfect cycle has not."""
    mild = matrix("consistent3")
    assert settled_vector(mild, 1e-13, 8) == pytest.approx(np.array([6, 1, 2]) / 9)
    assert len(list(settled_powers(mild[None], 1e-13, 8))) == 1
    for too_few in (4, 7):
        with pytest.raises(ConvergenceError):
            settled_vector(mild, 1e-13, too_few)
        with pytest.raises(ConvergenceError):
            list(settled_powers(mild[None], 1e-13, too_few))
