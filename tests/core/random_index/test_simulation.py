import tracemalloc

import numpy as np
import pytest

from ahp.core.priorities import principal_eigenvalue, principal_eigenvector
from ahp.core.random_index import random_index, random_matrices, simulate_random_index
from ahp.core.scales import SAATY_VALUES
from tests.golden import RANDOM_INDICES


@pytest.mark.parametrize("n", [3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30])
def test_simulation_agrees_with_half_a_million_of_others(n):
    samples = 50_000 if n <= 15 else 10_000
    index = simulate_random_index(n, samples=samples)
    published = RANDOM_INDICES["ahpsurvey_500k_sims"][n]
    # Both are estimates: theirs has the error of 500,000 samples.
    error = index.standard_error * np.sqrt(1 + samples / 500_000)
    assert abs(index.value - published) < 4 * error
    assert 0 < index.standard_error < 0.005


def test_simulation_is_the_same_for_a_seed_and_for_any_chunk():
    whole = simulate_random_index(5, samples=3000, seed=7)
    for chunk in (1, 7, 1000, 3000, 10_000):
        assert simulate_random_index(5, samples=3000, seed=7, chunk=chunk) == whole
    assert simulate_random_index(5, samples=3000, seed=8).value != whole.value
    assert (whole.n, whole.samples, whole.seed) == (5, 3000, 7)


def test_a_simulation_of_many_blocks_has_the_moments_of_all_its_matrices():
    samples = 150_000  # more than two blocks
    matrices = random_matrices(3, samples, np.random.default_rng(3))
    indices = (principal_eigenvalue(matrices, principal_eigenvector(matrices)) - 3) / 2
    index = simulate_random_index(3, samples=samples, seed=3)
    assert index.value == pytest.approx(indices.mean(), rel=1e-12)
    assert index.standard_error == pytest.approx(indices.std(ddof=1) / np.sqrt(samples), rel=1e-12)
    assert simulate_random_index(3, samples=samples, seed=3, chunk=50_000) == index


def test_a_simulation_keeps_no_number_of_every_matrix():
    tracemalloc.start()
    try:
        simulate_random_index(3, samples=600_000, seed=4, chunk=1000)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 600_000 * 8 / 2


def test_simulated_is_a_table_name():
    assert random_index(4, "simulated") == simulate_random_index(4).value
    assert simulate_random_index(2).value == 0


def test_the_standard_error_falls_with_the_root_of_the_samples():
    few, many = (simulate_random_index(4, samples=count) for count in (2_000, 32_000))
    assert few.standard_error / many.standard_error == pytest.approx(4, rel=0.1)


def test_random_matrices_are_reciprocal_and_uniform_over_the_scale():
    matrices = random_matrices(4, 20_000, np.random.default_rng(0))
    assert matrices.shape == (20_000, 4, 4)
    assert np.isclose(matrices[..., None], SAATY_VALUES).any(axis=-1).all()
    assert matrices * matrices.swapaxes(-2, -1) == pytest.approx(np.ones_like(matrices))
    _, counts = np.unique(matrices[:, 0, 1], return_counts=True)
    expected = 20_000 / 17
    # Chi-square with 16 degrees of freedom: 39.3 is its 99.9 % point.
    assert ((counts - expected) ** 2 / expected).sum() < 39.3
