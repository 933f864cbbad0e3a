"""Graphs of equal degrees, or nearly so, in which all items are near each other.

Graphs are adjacency matrices (n, n) of 0 and 1. How near the items are is the trace of L^+, the
pseudo-inverse of the Laplacian: the smaller, the surer the weights.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ahp.core.arrays import FloatArray, Indices
from ahp.core.graph import is_connected

_STARTS, _MOST_ITEMS_FOR_STARTS = 12, 16  # graphs to improve from; beyond, one
_WORK = 3 * 10**5  # exchanges of links to look at, for each start
_BETTER = 1e-9  # by which a trace must be smaller: rounding must not decide


def adjacency_of(n: int, pairs: Indices) -> FloatArray:
    """Return the graph in which these pairs of n items are linked.

    Parameters
    ----------
    n : int
    pairs : ndarray of int, (k, 2)

    Returns
    -------
    ndarray, (n, n)

    Examples
    --------
    >>> adjacency_of(3, np.array([[0, 1]])).tolist()
    [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    """
    adjacency = np.zeros((n, n))
    adjacency[pairs[:, 0], pairs[:, 1]] = adjacency[pairs[:, 1], pairs[:, 0]] = 1.0
    return adjacency


def laplacian_inverse(adjacency: FloatArray) -> FloatArray:
    """Return L^+ of a connected graph, by which errors of judgments become those of weights.

    Parameters
    ----------
    adjacency : ndarray, (n, n)

    Returns
    -------
    ndarray, (n, n)

    Examples
    --------
    The trace of a chain of three items, and of a triangle:

    >>> chain, triangle = np.array([[0, 1], [1, 2]]), np.array([[0, 1], [1, 2], [0, 2]])
    >>> [round(float(np.trace(laplacian_inverse(adjacency_of(3, one)))), 4)
    ...  for one in (chain, triangle)]
    [1.3333, 0.6667]
    """
    n = len(adjacency)  # a vector of ones is the kernel of L: adding it makes L regular
    laplacian = np.diag(adjacency.sum(axis=-1)) - adjacency
    inverse: FloatArray = np.linalg.inv(laplacian + 1 / n).astype(np.float64) - 1 / n
    return inverse


def best_graph(n: int, count: int) -> FloatArray:
    """Search the connected graph of some links with equal degrees and the smallest trace.

    It is improved from several starts, the first of which adds the link that tells most each time,
    the others links at random (of a fixed seed) between items that have fewest.

    Parameters
    ----------
    n : int
        Number of items.
    count : int
        Number of links, from n to n (n - 1) / 2.

    Returns
    -------
    ndarray, (n, n)
        The same at every call.

    Examples
    --------
    >>> best_graph(4, 4).sum(axis=0).tolist()
    [2.0, 2.0, 2.0, 2.0]
    """
    generator = np.random.default_rng(0)
    best, least = None, np.inf
    for start in range(_STARTS if n <= _MOST_ITEMS_FOR_STARTS else 1):
        graph = _switched(_levelled(_start(n, count, generator if start else None)))
        trace = float(np.trace(laplacian_inverse(graph)))
        if best is None or trace < least - _BETTER:
            best, least = graph, trace
    assert best is not None
    return best


def _start(n: int, count: int, generator: np.random.Generator | None) -> FloatArray:
    """Return a cycle with pairs added between items that have fewest."""
    items = np.arange(n)
    graph = adjacency_of(n, np.stack([items, (items + 1) % n], axis=1))
    for _ in range(count - n):
        rows, columns = np.nonzero(np.triu(graph == 0, 1))
        degree = graph.sum(axis=-1)
        load = n * np.maximum(degree[rows], degree[columns]) + degree[rows] + degree[columns]
        fewest = np.flatnonzero(load == load.min())
        if generator is None:
            inverse = laplacian_inverse(graph)
            diagonal = np.diag(inverse)
            gain = diagonal[rows] + diagonal[columns] - 2 * inverse[rows, columns]
            chosen = fewest[np.flatnonzero(gain[fewest] >= gain[fewest].max() - _BETTER)[0]]
        else:
            chosen = generator.choice(fewest)
        i, j = rows[chosen], columns[chosen]
        graph[i, j] = graph[j, i] = 1.0
    return graph


def _levelled(graph: FloatArray) -> FloatArray:
    """Return a graph whose degrees differ by one at most: links are moved from most to fewest."""
    while np.ptp(degree := graph.sum(axis=-1)) > 1:
        moves = _moves(graph, int(degree.argmax()), int(degree.argmin()))
        # There are two moves at least, and one parts the graph at most.
        graph = next(moved for moved in moves if _is_whole(moved))
    return graph


def _is_whole(graph: FloatArray) -> bool:
    return bool(is_connected(np.where(graph + np.eye(len(graph)) > 0, 1.0, np.nan)))


def _moves(graph: FloatArray, most: int, fewest: int) -> Iterator[FloatArray]:
    """Yield the graph with each link moved from one item to another that may have it."""
    for other in np.flatnonzero(graph[most] > graph[fewest]).tolist():
        if other != fewest:
            moved = graph.copy()
            moved[most, other] = moved[other, most] = 0.0
            moved[fewest, other] = moved[other, fewest] = 1.0
            yield moved


def _switched(graph: FloatArray) -> FloatArray:
    """Exchange the ends of two links, the best two each time, while the trace gets smaller.

    Links a-b and c-d become a-c and b-d. No degree changes. What L^+ = G becomes of L + U C U', C =
    diag(-1, -1, 1, 1), is G - G U (C + U' G U)^-1 U' G (Woodbury), and det(C + U' G U) is by
    how many times there are more spanning trees: 0 where the graph would fall apart.
    """
    left = _WORK
    while True:
        starts, ends = _switches(graph)
        left -= len(starts)
        if not len(starts) or left < 0:
            return graph
        inverse = laplacian_inverse(graph)
        inner = _quadratic(inverse, starts, ends) + np.diag([-1.0, -1.0, 1.0, 1.0])
        trees = np.linalg.det(inner)
        whole = np.flatnonzero(trees > _BETTER)
        squares = _quadratic(inverse @ inverse, starts[whole], ends[whole])
        less = np.trace(np.linalg.solve(inner[whole], squares), axis1=-2, axis2=-1)
        if less.max(initial=0.0) <= _BETTER:
            return graph
        best = whole[np.flatnonzero(less >= less.max() - _BETTER)[0]]
        graph = graph.copy()
        for place, linked in enumerate((0.0, 0.0, 1.0, 1.0)):
            i, j = starts[best, place], ends[best, place]
            graph[i, j] = graph[j, i] = linked


def _switches(graph: FloatArray) -> tuple[Indices, Indices]:
    """Return the ends of the four links of every exchange, (b, 4) each: two to go, two to come."""
    links = np.argwhere(np.triu(graph))
    one, two = np.triu_indices(len(links), 1)
    a, b = links[one].T
    c, d = links[two].T
    a, b = np.concatenate([a, a]), np.concatenate([b, b])
    c, d = np.concatenate([c, d]), np.concatenate([d, c])
    possible = (a != c) & (b != d) & (a != d) & (b != c) & (graph[a, c] == 0) & (graph[b, d] == 0)
    ends = (np.stack([a, c, a, b], axis=1), np.stack([b, d, c, d], axis=1))
    return ends[0][possible], ends[1][possible]


def _quadratic(matrix: FloatArray, starts: Indices, ends: Indices) -> FloatArray:
    """Return U' M U for the differences e_start - e_end as the columns of U, (b, 4, 4)."""
    s, e = starts[:, :, None], ends[:, :, None]
    t, f = starts[:, None, :], ends[:, None, :]
    product: FloatArray = matrix[s, t] - matrix[s, f] - matrix[e, t] + matrix[e, f]
    return product
