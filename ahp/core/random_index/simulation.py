"""The random index by simulation: the mean consistency index of matrices drawn at random."""

from __future__ import annotations

from functools import cache
from math import sqrt
from typing import NamedTuple

import numpy as np

from ahp.core.arrays import FloatArray
from ahp.core.priorities import principal_eigenvalue, principal_eigenvector
from ahp.core.scales import SAATY_VALUES

_CHUNK_ELEMENTS = 2**20
_BLOCK = 2**16  # consistency indices that are summed at a time, whatever the chunk


class SimulatedIndex(NamedTuple):
    """A Monte-Carlo estimate of the random index, with what is needed to repeat it."""

    n: int
    value: float
    standard_error: float
    samples: int
    seed: int
    missing: int = 0


def simulate_random_index(
    n: int, samples: int = 100_000, seed: int = 2022, *, chunk: int | None = None
) -> SimulatedIndex:
    """Estimate RI for n items: the mean CI of matrices whose judgments are drawn at random.

    Every judgment is one of the 17 values 1/9 to 9 with equal chance.

    Parameters
    ----------
    n : int
        Number of items.
    samples : int
        Number of matrices, at least 2.
    seed : int
        The same seed gives the same estimate.
    chunk : int, optional
        Matrices held in memory at a time; the estimate does not depend on it.

    Returns
    -------
    SimulatedIndex
        With the standard error of the mean.

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill, chapter 3.

    Examples
    --------
    >>> index = simulate_random_index(4, samples=20_000)
    >>> abs(index.value - 0.8837) < 4 * index.standard_error
    True
    """
    return _simulate(n, samples, seed, chunk or max(1, _CHUNK_ELEMENTS // n**2))


@cache
def _simulate(n: int, samples: int, seed: int, chunk: int) -> SimulatedIndex:
    if n <= 2:
        return SimulatedIndex(n, 0.0, 0.0, samples, seed)
    generator = np.random.default_rng(seed)
    mean = squares = 0.0  # of the deviations from the mean
    for done in range(0, samples, _BLOCK):
        # Blocks do not depend on the chunks, and so neither do the sums, to the last bit.
        block = np.empty(min(_BLOCK, samples - done))
        for start in range(0, len(block), chunk):
            matrices = random_matrices(n, min(chunk, len(block) - start), generator)
            lambdas = principal_eigenvalue(matrices, principal_eigenvector(matrices))
            block[start : start + len(matrices)] = (lambdas - n) / (n - 1)
        # Chan, Golub and LeVeque (1983), The American Statistician 37, 242-247.
        share = len(block) / (done + len(block))
        shift = float(block.mean()) - mean
        mean += shift * share
        squares += float(np.square(block - block.mean()).sum()) + shift**2 * done * share
    error = sqrt(squares / (samples - 1) / samples)
    return SimulatedIndex(n, mean, error, samples, seed)


def random_matrices(n: int, count: int, generator: np.random.Generator) -> FloatArray:
    """Draw reciprocal matrices whose judgments are uniform over the 17 values of Saaty's scale.

    Parameters
    ----------
    n : int
        Number of items.
    count : int
        Number of matrices.
    generator : numpy.random.Generator
        Where the chance comes from.

    Returns
    -------
    ndarray, (count, n, n)

    Examples
    --------
    >>> random_matrices(3, 1, np.random.default_rng(1)).shape
    (1, 3, 3)
    """
    rows, columns = np.triu_indices(n, 1)
    drawn = generator.integers(len(SAATY_VALUES), size=(count, len(rows)))
    matrices = np.ones((count, n, n))
    matrices[:, rows, columns] = SAATY_VALUES[drawn]
    matrices[:, columns, rows] = SAATY_VALUES[::-1][drawn]
    return matrices
