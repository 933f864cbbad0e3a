"""Judgments off by steps or within intervals, and people resampled."""

from itertools import product
from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.core.scales import SAATY_VALUES
from ahp.core.uncertainty.bootstrap import draw_people
from ahp.core.uncertainty.intervals import draw_between
from ahp.core.uncertainty.seeded import BLOCK, blocks_of, stream
from ahp.core.uncertainty.steps import draw_choices, judgments_at, places_of, step_places

NAN = float("nan")


def test_the_17_values_stand_on_whole_places_and_come_back():
    assert places_of(SAATY_VALUES).tolist() == [*range(17)]
    np.testing.assert_allclose(judgments_at(np.arange(17)), SAATY_VALUES, rtol=1e-15)


@given(st.floats(1 / 20, 20))
def test_both_items_of_a_pair_are_treated_alike(judgment):
    place, other = places_of([judgment, 1 / judgment])
    assert place + other == pytest.approx(16, abs=1e-9)
    assert judgments_at(place) == pytest.approx(judgment, rel=1e-9)


@given(st.integers(0, 16), st.integers(0, 16))
def test_steps_are_those_that_stay_on_the_scale(place, steps):
    places, counts = step_places(float(place), steps)
    allowed = [at for at in range(place - steps, place + steps + 1) if 0 <= at <= 16]
    assert places[: len(allowed)].tolist() == allowed
    assert counts == len(allowed)
    assert np.isnan(places[len(allowed) :]).all()


def test_between_steps_a_judgment_keeps_its_place_and_beyond_the_end_it_only_comes_nearer():
    places, counts = step_places(places_of([2.5, 12, 1 / 12, NAN]), 2)
    assert judgments_at(places[0]).round(6).tolist() == [round(1 / 1.5, 6), 1.5, 2.5, 3.5, 4.5]
    assert judgments_at(places[1, :3]).tolist() == [10, 11, 12]
    np.testing.assert_allclose(1 / judgments_at(places[2, :3]), [12, 11, 10])
    assert counts.tolist() == [5, 3, 3, 1]
    assert np.isnan(places[3]).all()


def test_each_place_is_as_likely_as_the_others():
    chosen = draw_choices(np.random.default_rng(3), [3, 5], 60_000)
    for column, count in zip(chosen.T, (3, 5), strict=True):
        found = np.bincount(column, minlength=count) / len(column)
        np.testing.assert_allclose(found, 1 / count, atol=5 * np.sqrt(0.25 / len(column)))
    assert abs(np.corrcoef(chosen.T)[0, 1]) < 0.02  # one by one


def test_intervals_are_uniform_on_the_scale():
    low, high = places_of([1 / 3, 4.0, NAN]), places_of([3.0, 4.0, NAN])
    places = draw_between(np.random.default_rng(5), low, high, 50_000)
    assert places[:, 0].min() >= 6
    assert places[:, 0].max() <= 10
    quarters = np.histogram(places[:, 0], bins=4, range=(6, 10))[0] / len(places)
    np.testing.assert_allclose(quarters, 0.25, atol=0.01)
    assert set(places[:, 1]) == {11.0}
    assert np.isnan(places[:, 2]).all()


def test_people_are_resampled_as_enumeration_says():
    drawn = draw_people(np.random.default_rng(7), 3, 60_000)
    for counts in product(range(4), repeat=3):
        if sum(counts) == 3:
            ways = factorial(3) // np.prod([factorial(one) for one in counts])
            share = (drawn == counts).all(axis=1).mean()
            assert share == pytest.approx(ways / 27, abs=0.01)
    assert (drawn.sum(axis=1) == 3).all()


def test_streams_differ_by_seed_name_and_block_only():
    first = {
        (seed, name, block): stream(seed, name, block).random()
        for seed in (0, 1)
        for name in ("a", "b")
        for block in (0, 1)
    }
    assert len(set(first.values())) == len(first)
    assert all(stream(*key).random() == value for key, value in first.items())


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_blocks_cover_what_is_asked_for(start, length):
    blocks = blocks_of(start, start + length)
    needed = {at // BLOCK for at in range(start, start + length)}
    assert set(blocks) == needed
