"""Whether groups of people weigh differently."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.core.group import aggregate_priorities
from ahp.core.group.subgroups import DRAWS, compare_subgroups
from tests.strategies import opinions

SIX = np.array(
    [[0.6, 0.3, 0.1], [0.5, 0.4, 0.1], [0.55, 0.3, 0.15], [0.2, 0.3, 0.5], [0.3, 0.3, 0.4],
     [0.5, 0.2, 0.3]]
)  # fmt: skip


def generator():
    return np.random.default_rng(1)


def share_in_a_loop(own, labels):
    logs = np.log(own) - np.log(own).mean(axis=1, keepdims=True)
    total = np.square(logs - logs.mean(axis=0)).sum()
    between = 0.0
    for group in set(labels):
        members = logs[[label == group for label in labels]]
        between += len(members) * np.square(members.mean(axis=0) - logs.mean(axis=0)).sum()
    return between / total


@settings(max_examples=25)
@given(st.lists(st.integers(0, 2), min_size=6, max_size=6).filter(lambda x: 1 < len(set(x)) < 6))
def test_the_share_and_its_chance_are_those_of_all_orders(labels):
    found = compare_subgroups(SIX, labels, generator())
    observed = share_in_a_loop(SIX, labels)
    assert found.share == pytest.approx(observed)
    every = [share_in_a_loop(SIX, order) for order in set(permutations(labels))]
    assert found.exact
    assert found.ways == len(every)
    assert found.p == pytest.approx(np.mean([one >= observed - 1e-9 for one in every]))
    for group in set(labels):
        members = SIX[np.array(labels) == group]
        np.testing.assert_allclose(found.weights[group], aggregate_priorities(members))
        assert found.people[group] == len(members)


@pytest.mark.parametrize("labels", [[0, 0, 0, 1, 1, 1], [0, 1, 0, 1, 2, 2]])
def test_a_drawn_chance_is_near_that_of_all_orders(labels, monkeypatch):
    exact = compare_subgroups(SIX, labels, generator())
    monkeypatch.setattr("ahp.core.group.subgroups.MOST_COUNTED", 1)
    drawn = compare_subgroups(SIX, labels, generator())
    assert (exact.exact, drawn.exact, drawn.ways) == (True, False, DRAWS)
    assert 0.05 < exact.p < 0.95
    deviation = (exact.p * (1 - exact.p) / DRAWS) ** 0.5
    assert drawn.p == pytest.approx(exact.p, abs=4 * deviation + 1 / DRAWS)


@pytest.mark.parametrize(
    ("own", "labels"), [(np.empty((0, 3)), []), (SIX, [-1] * 6), (SIX * np.nan, [0, 0, 0, 1, 1, 1])]
)
def test_without_people_nothing_is_compared(own, labels):
    found = compare_subgroups(own, labels, generator())
    assert np.isnan(found.share)
    assert found.people.sum() == 0


def test_drawn_chances_are_near_the_exact_ones_and_repeat():
    own = np.concatenate([SIX, SIX[::-1] ** 1.1, SIX**0.9])
    own /= own.sum(axis=1, keepdims=True)
    labels = np.arange(18) % 2
    found = compare_subgroups(own, labels, generator())
    assert (found.exact, found.ways) == (False, DRAWS)
    again = compare_subgroups(own, labels, generator())
    assert again.p == found.p
    other = compare_subgroups(own, labels, np.random.default_rng(2))
    assert other.p == pytest.approx(found.p, abs=0.02)


@settings(max_examples=25)
@given(opinions(min_count=4, max_count=7), st.data())
def test_the_order_of_people_does_not_matter(own, data):
    m = len(own)
    labels = np.array(data.draw(st.lists(st.integers(0, 1), min_size=m, max_size=m)))
    order = data.draw(st.permutations(range(m)))
    one = compare_subgroups(own, labels, generator())
    other = compare_subgroups(own[order], labels[order], generator())
    assert other.p == pytest.approx(one.p, nan_ok=True)
    assert other.share == pytest.approx(one.share, nan_ok=True, abs=1e-9)


@pytest.mark.parametrize(
    ("own", "labels"),
    [
        (SIX, [0] * 6),
        (SIX[:2], [0, 1]),
        (np.repeat(SIX[:1], 4, axis=0), [0, 0, 1, 1]),
        (SIX[:3], [0, -1, -1]),
        (np.full((3, 3), np.nan), [0, 0, 1]),
    ],
    ids=["one group", "single people", "all alike", "one person in a group", "nobody judged"],
)
@pytest.mark.filterwarnings("error")
def test_what_cannot_be_tested(own, labels):
    found = compare_subgroups(own, labels, generator())
    assert np.isnan(found.share)
    assert np.isnan(found.p)
    assert found.ways == 0


def test_people_in_no_group_or_without_judgments_do_not_count():
    own = np.concatenate([SIX, [[0.1, 0.1, 0.8], [np.nan] * 3]])
    labels = [0, 0, 0, 2, 2, 2, -1, 0]
    found = compare_subgroups(own, labels, generator())
    same = compare_subgroups(SIX, [0, 0, 0, 1, 1, 1], generator())
    assert (found.share, found.p) == (same.share, same.p)
    assert found.people.tolist() == [3, 0, 3]
    assert np.isnan(found.weights[1]).all()
