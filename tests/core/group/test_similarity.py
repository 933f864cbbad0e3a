"""Who agrees with whom, and clusters of those who do."""

from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.core.group.consensus import consensus, homogeneity
from ahp.core.group.similarity import (
    THRESHOLDS,
    UNCLUSTERED,
    ThresholdRow,
    best_threshold,
    clusters,
    similarities,
    threshold_table,
)
from tests.strategies import opinions


@given(opinions())
def test_each_two_are_as_alike_as_their_consensus(own):
    alike, whole = similarities(own), similarities(own, inf)
    for i in range(len(own)):
        for j in range(len(own)):
            assert alike[i, j] == pytest.approx(float(consensus(own[[i, j]])), abs=1e-12)
            assert whole[i, j] == pytest.approx(float(homogeneity(own[[i, j]])), abs=1e-12)


def test_many_people_and_nodes_at_once():
    own = np.random.default_rng(1).dirichlet(np.ones(5), (300, 2))
    alike = similarities(own)
    assert alike.shape == (300, 300, 2)
    np.testing.assert_allclose(alike[17, 250], consensus(own[[17, 250]]))
    np.testing.assert_array_equal(alike, alike.swapaxes(0, 1))


def test_who_has_not_judged_is_like_nobody():
    own = np.array([[0.6, 0.4], [np.nan, np.nan], [0.6, 0.4]])
    alike = similarities(own)
    assert np.isnan(alike[1]).all()
    assert alike[0, 2] == pytest.approx(1)
    assert clusters(alike, 0.9).tolist() == [0, UNCLUSTERED, 0]
    assert threshold_table(own)[0].unclustered == 0


def clusters_in_a_loop(alike, threshold):
    """Take the row with most entries above the threshold, as AHP-OS does; sets of people."""
    left, found = set(range(len(alike))), []
    while left:
        rows = [{j for j in left if alike[i][j] > threshold or i == j} for i in sorted(left)]
        largest = max(len(row) for row in rows)
        if largest < 2:
            break
        sums = {i: round(sum(alike[i]), 9) for i in left}
        center = max(
            (i for i, row in zip(sorted(left), rows, strict=True) if len(row) == largest),
            key=lambda i: (sums[i], -i),
        )
        found.append({j for j in left if alike[center][j] > threshold or j == center})
        left -= found[-1]
    return found


@given(opinions(max_count=12), st.sampled_from(THRESHOLDS))
def test_clusters_are_those_of_the_plain_way(own, threshold):
    alike = similarities(own)
    labels = clusters(alike, threshold)
    found = [set(np.flatnonzero(labels == number)) for number in range(labels.max() + 1)]
    assert found == clusters_in_a_loop(alike.tolist(), threshold)


@given(opinions(max_count=9), st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(own, random):
    order = list(range(len(own)))
    random.shuffle(order)
    labels, other = clusters(similarities(own), 0.8), clusters(similarities(own[order]), 0.8)
    sizes = np.sort(np.bincount(labels[labels >= 0]))
    np.testing.assert_array_equal(np.sort(np.bincount(other[other >= 0])), sizes)


def test_two_parties_and_one_in_between():
    own = [[0.9, 0.1]] * 3 + [[0.1, 0.9]] * 2 + [[0.5, 0.5]]
    table = threshold_table(own)
    assert [row.threshold for row in table] == pytest.approx(np.arange(0.975, 0.69, -0.025))
    assert (table[0].clusters, table[0].unclustered) == (2, 1)
    assert table[0].consensus == pytest.approx(1)
    assert best_threshold(table) == table[0]


def test_whoever_is_in_a_cluster_gathers_no_other():
    """Two people near to a member of the cluster, and not to each other, are none."""
    alike = np.eye(7)
    for i, j in [(0, 1), (0, 2), (0, 3), (0, 4), (1, 5), (1, 6)]:
        alike[i, j] = alike[j, i] = 0.95
    assert clusters(alike, 0.9).tolist() == [0, 0, 0, 0, 0, UNCLUSTERED, UNCLUSTERED]


def test_one_party_cannot_be_parted():
    table = threshold_table([[0.6, 0.4], [0.61, 0.39], [0.6, 0.4]])
    assert {row.clusters for row in table} == {1}
    assert best_threshold(table) is None


def test_no_cluster_has_no_consensus():
    row = threshold_table([[0.9, 0.1], [0.1, 0.9]])[-1]
    assert (row.clusters, row.unclustered) == (0, 2)
    assert np.isnan(row.consensus)


def test_fewest_parts_win_and_the_higher_threshold_among_equals():
    table = (
        ThresholdRow(0.9, 3, 1, 0.95),
        ThresholdRow(0.875, 2, 1, 0.9),
        ThresholdRow(0.85, 2, 1, 0.9),
        ThresholdRow(0.8, 2, 0, 0.6),  # no consensus in its first cluster
        ThresholdRow(0.7, 1, 0, 0.9),  # everybody together
    )
    assert best_threshold(table) == table[1]
    assert best_threshold((ThresholdRow(0.9, 2, 5, 0.9),)) is None


def test_nobody_is_in_no_cluster():
    row = threshold_table(np.empty((0, 3)))[0]
    assert (row.clusters, row.unclustered) == (0, 0)
