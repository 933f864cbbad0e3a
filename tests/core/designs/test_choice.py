"""Designs of short questionnaires: connected, regular, and the best there are."""

from itertools import combinations

import numpy as np
import pytest

from ahp.common.findings import UsageError
from ahp.core.designs import DESIGNS, design
from ahp.core.designs.graphs import adjacency_of, laplacian_inverse
from ahp.core.graph import is_connected

SIZES = [(n, count) for n in range(3, 10) for count in range(n, n * (n - 1) // 2 + 1)] + [
    (15, 23),
    (16, 60),
    (20, 30),
    (40, 60),
]


def trace(n, pairs):
    return float(np.trace(laplacian_inverse(adjacency_of(n, np.array(pairs)))))


@pytest.mark.parametrize(("n", "count"), SIZES)
def test_every_number_of_pairs_is_connected_and_as_regular_as_can_be(n, count):
    pairs = design(n, count)
    assert len(pairs) == len(set(map(tuple, pairs.tolist()))) == count
    assert (pairs[:, 0] < pairs[:, 1]).all()
    graph = adjacency_of(n, pairs)
    assert is_connected(np.where(graph + np.eye(n) > 0, 1.0, np.nan))
    assert np.ptp(graph.sum(axis=0)) <= 1


@pytest.mark.parametrize(
    ("n", "count"), [(n, count) for n in (4, 5, 6) for count in range(n, n * (n - 1) // 2)]
)
def test_up_to_six_items_no_regular_graph_is_better(n, count):
    least = np.inf
    for pairs in combinations(combinations(range(n), 2), count):
        degrees = np.bincount(np.ravel(pairs), minlength=n)
        if np.ptp(degrees) <= 1:
            values = np.linalg.eigvalsh(np.diag(degrees) - adjacency_of(n, np.array(pairs)))
            if values[1] > 1e-9:
                least = min(least, (1 / values[1:]).sum())
    assert trace(n, design(n, count)) == pytest.approx(least)


def test_one_start_is_not_enough_for_seven_items_and_twelve_pairs():
    """All regular graphs at once: improving from a single start ends at another of them."""
    ends = np.array(list(combinations(range(7), 2)))
    chosen = np.array(list(combinations(range(len(ends)), 12)))
    incidence = np.zeros((len(ends), 7))
    incidence[np.arange(len(ends)), ends[:, 0]], incidence[np.arange(len(ends)), ends[:, 1]] = 1, -1
    degrees = np.abs(incidence)[chosen].sum(axis=1)
    links = incidence[chosen[np.ptp(degrees, axis=1) <= 1]]
    values = np.linalg.eigvalsh(links.swapaxes(1, 2) @ links)
    least = (1 / values[values[:, 1] > 1e-9, 1:]).sum(axis=1).min()
    assert trace(7, design(7, 12)) == pytest.approx(least)


def bipartite(n, pairs):
    """Say whether two colors do: then no walk of odd length comes back."""
    graph = adjacency_of(n, pairs)
    walks = np.eye(n)
    for length in range(1, n + 1):
        walks = walks @ graph
        if length % 2 and np.trace(walks) > 0:
            return False
    return True


@pytest.mark.parametrize(("n", "kind"), [(6, 6), (6, 8), (6, 9), (6, "regular"), (4, 4), (8, 16)])
def test_the_bipartite_graphs_of_the_literature(n, kind):
    """The cycle, K3,3 with or without one pair, K4,4: Bozoki and Szadoczki (2022)."""
    assert bipartite(n, design(n, kind))


def test_ten_items_regularly_are_petersens_graph():
    """Its Laplacian has the eigenvalues 2 (five times) and 5 (four times)."""
    graph = adjacency_of(10, design(10, "regular"))
    values = np.linalg.eigvalsh(np.diag(graph.sum(axis=0)) - graph)
    np.testing.assert_allclose(values, [0, 2, 2, 2, 2, 2, 5, 5, 5, 5], atol=1e-9)


@pytest.mark.parametrize("n", range(1, 9))
def test_named_designs(n):
    most = n * (n - 1) // 2
    numbers = [len(design(n, kind)) for kind in DESIGNS]
    assert numbers == [most, n - 1, min(-(-3 * n // 2), most)]
    star = design(n, "spanning")
    assert star[:, 0].tolist() == [0] * (n - 1)
    for kind, number in zip(DESIGNS, numbers, strict=True):
        np.testing.assert_array_equal(design(n, kind), design(n, number))


@pytest.mark.parametrize("count", [-1, 0, 4, 16])
def test_too_few_or_too_many_pairs_are_refused(count):
    with pytest.raises(UsageError, match=f"^{count} pairs cannot be the design of 6 items"):
        design(6, count)


def test_an_unknown_design_is_refused():
    with pytest.raises(UsageError, match="design 'star' is not known"):
        design(6, "star")
