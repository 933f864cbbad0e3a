"""The theory of group judgments: what the geometric mean of matrices keeps."""

from statistics import geometric_mean as geometric_mean_of

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.core.consistency import geometric_consistency_index
from ahp.core.group import aggregate_judgments, disagreement
from ahp.core.priorities import geometric_mean, principal_eigenvector
from tests.strategies import groups, reciprocal_matrices


@given(groups())
def test_the_group_is_reciprocal_and_within_what_its_members_said(matrices):
    together = aggregate_judgments(matrices)
    np.testing.assert_allclose(together * together.T, 1.0)
    assert (together <= matrices.max(axis=0) * (1 + 1e-12)).all()
    assert (together >= matrices.min(axis=0) * (1 - 1e-12)).all()


@given(reciprocal_matrices(min_size=2), st.integers(1, 4))
def test_a_unanimous_group_judges_as_its_members_do(matrix, count):
    np.testing.assert_allclose(aggregate_judgments([matrix] * count), matrix)
    np.testing.assert_allclose(disagreement([matrix] * max(2, count)), 1.0)


@given(groups())
def test_joining_judgments_equals_joining_weights_for_row_geometric_means(matrices):
    """AIJ = AIP, as Barzilai and Golany (1994) show for the geometric mean."""
    joined = np.exp(np.log(geometric_mean(matrices)).mean(axis=0))
    weights = geometric_mean(aggregate_judgments(matrices))
    np.testing.assert_allclose(weights, joined / joined.sum())


@given(groups(min_size=3))
def test_the_group_is_no_less_consistent_than_its_least_consistent_member(matrices):
    """Escobar, Aguaron and Moreno-Jimenez (2004), European J. of Operational Research 153."""
    own = geometric_consistency_index(matrices)
    assert geometric_consistency_index(aggregate_judgments(matrices)) <= own.max() + 1e-12


@given(groups(), st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(matrices, random):
    order = list(range(len(matrices)))
    random.shuffle(order)
    np.testing.assert_allclose(aggregate_judgments(matrices[order]), aggregate_judgments(matrices))
    np.testing.assert_allclose(disagreement(matrices[order]), disagreement(matrices))


@given(groups(), st.data())
def test_who_has_not_judged_a_pair_does_not_count(matrices, data):
    n = matrices.shape[-1]
    i = data.draw(st.integers(0, n - 2))
    j = data.draw(st.integers(i + 1, n - 1))
    matrices = matrices.copy()
    matrices[0, i, j] = matrices[0, j, i] = np.nan
    together = aggregate_judgments(matrices)
    np.testing.assert_allclose(together[i, j], aggregate_judgments(matrices[1:])[i, j])
    nobody = np.full_like(matrices, np.nan)
    assert np.isnan(aggregate_judgments(nobody)).all()


def test_a_group_by_hand():
    """Judgments 2, 4 and 8 of one pair: their mean is 4, the highest 4 times the lowest."""
    matrices = np.ones((3, 2, 2))
    matrices[:, 0, 1] = 2, 4, 8
    matrices[:, 1, 0] = 1 / matrices[:, 0, 1]
    together = aggregate_judgments(matrices)
    np.testing.assert_allclose(principal_eigenvector(together), [0.8, 0.2])
    assert disagreement(matrices)[0, 1] == pytest.approx(4)


def test_means_and_ranges_are_of_those_who_judged():
    """Of four people each pair has judgments of none, one, two or three, by plain loops."""
    generator = np.random.default_rng(3)
    matrices = np.exp(generator.normal(size=(4, 5, 5)))
    missing = generator.random((4, 5, 5)) < 0.6
    matrices[missing] = np.nan
    together, spread = aggregate_judgments(matrices), disagreement(matrices)
    counts = set()
    for i, j in np.ndindex(5, 5):
        judged = [float(one[i, j]) for one in matrices if not np.isnan(one[i, j])]
        counts.add(len(judged))
        mean = geometric_mean_of(judged) if judged else np.nan
        times = max(judged) / min(judged) if len(judged) > 1 else np.nan
        assert together[i, j] == pytest.approx(mean, nan_ok=True)
        assert spread[i, j] == pytest.approx(times, nan_ok=True)
    assert counts >= {0, 1, 2, 3}
