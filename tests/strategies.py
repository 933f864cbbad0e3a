"""Hypothesis strategies of the domain: judgments, matrices, weights, stacks of matrices."""

import numpy as np
import numpy.typing as npt
from hypothesis import strategies as st

from ahp.core.scales import SAATY_VALUES

FloatArray = npt.NDArray[np.float64]


def saaty_judgments() -> st.SearchStrategy[float]:
    """Draw one of the 17 values 1/9 to 9; shrinks to 1."""
    return st.sampled_from(sorted(SAATY_VALUES.tolist(), key=lambda v: (max(v, 1 / v), v < 1)))


@st.composite
def reciprocal_matrices(
    draw: st.DrawFn,
    min_size: int = 1,
    max_size: int = 9,
    judgments: st.SearchStrategy[float] | None = None,
) -> FloatArray:
    """Draw a positive reciprocal matrix, by default on the 1-9 scale and however inconsistent."""
    n = draw(st.integers(min_size, max_size))
    return _filled(draw, (), n, saaty_judgments() if judgments is None else judgments)


@st.composite
def stacks(draw: st.DrawFn, min_size: int = 1, max_size: int = 6, max_count: int = 4) -> FloatArray:
    """Draw reciprocal matrices of one size under one or two leading axes, possibly empty ones."""
    n = draw(st.integers(min_size, max_size))
    shape = draw(st.lists(st.integers(0, max_count), min_size=1, max_size=2))
    return _filled(draw, tuple(shape), n, saaty_judgments())


@st.composite
def groups(draw: st.DrawFn, min_size: int = 2, max_size: int = 6, max_count: int = 4) -> FloatArray:
    """Draw the matrices of two people or more on the same items, (m, n, n)."""
    n = draw(st.integers(min_size, max_size))
    return _filled(draw, (draw(st.integers(2, max_count)),), n, saaty_judgments())


@st.composite
def opinions(
    draw: st.DrawFn, min_size: int = 2, max_size: int = 6, min_count: int = 2, max_count: int = 6
) -> FloatArray:
    """Draw the weights that two people or more give the same items, (m, n)."""
    n, count = draw(st.integers(min_size, max_size)), draw(st.integers(min_count, max_count))
    size = n * count
    shares = np.array(draw(st.lists(st.integers(1, 1000), min_size=size, max_size=size)))
    shares = shares.reshape(count, n)
    return shares / shares.sum(axis=1, keepdims=True)


@st.composite
def weight_vectors(draw: st.DrawFn, min_size: int = 1, max_size: int = 9) -> FloatArray:
    """Draw positive weights that sum to one and differ by a factor of at most a thousand."""
    shares = draw(st.lists(st.integers(1, 1000), min_size=min_size, max_size=max_size))
    return np.array(shares) / sum(shares)


def consistent_matrices(min_size: int = 1, max_size: int = 9) -> st.SearchStrategy[FloatArray]:
    """Draw the matrix of all ratios of some weights."""
    return weight_vectors(min_size, max_size).map(ratios)


@st.composite
def incomplete_matrices(draw: st.DrawFn, min_size: int = 2, max_size: int = 7) -> FloatArray:
    """Draw a reciprocal matrix with missing judgments (NaN) whose comparison graph is connected."""
    matrix = draw(reciprocal_matrices(min_size, max_size))
    n = len(matrix)
    order = draw(st.permutations(range(n)))
    tree = {(order[draw(st.integers(0, k - 1))], order[k]) for k in range(1, n)}
    for i in range(n):
        for j in range(i):
            if not {(i, j), (j, i)} & tree and draw(st.booleans()):
                matrix[i, j] = matrix[j, i] = np.nan
    return matrix


def ratios(weights: FloatArray) -> FloatArray:
    """Return the consistent matrix of some weights: a_ij = w_i / w_j."""
    return weights[..., :, None] / weights[..., None, :]


def _filled(
    draw: st.DrawFn, shape: tuple[int, ...], n: int, judgments: st.SearchStrategy[float]
) -> FloatArray:
    rows, columns = np.triu_indices(n, 1)
    size = int(np.prod(shape)) * len(rows)
    values = np.array(draw(st.lists(judgments, min_size=size, max_size=size)), dtype=float)
    values = values.reshape(*shape, len(rows))
    matrices = np.ones((*shape, n, n))
    matrices[..., rows, columns] = values
    matrices[..., columns, rows] = 1 / values
    return matrices
