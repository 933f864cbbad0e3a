"""Two sets of weights joined."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.weighting.combine import COMBINATIONS, additive, game, game_coefficients, multiplicative
from index.weighting.method import Unfit


@st.composite
def two_sets(draw):
    count = draw(st.integers(2, 6))
    numbers = st.lists(st.integers(1, 50), min_size=count, max_size=count)
    sets = [np.array(draw(numbers), dtype=float) for _ in range(2)]
    return [one / one.sum() for one in sets]


@given(two_sets())
def test_every_combination_is_a_set_of_weights_and_of_twins_the_twin(sets):
    first, second = sets
    for name, join in COMBINATIONS.items():
        try:
            found = join(first, second)
        except Unfit:
            assert name == "game"
            continue
        assert found.sum() == pytest.approx(1)
        assert (found >= 0).all()
        if name != "multiplicative":
            assert join(first, first) == pytest.approx(first)


def test_closed_forms():
    first, second = np.array([0.2, 0.3, 0.5]), np.array([0.5, 0.3, 0.2])
    assert multiplicative(first, second) == pytest.approx([10 / 29, 9 / 29, 10 / 29])
    assert additive(first, second) == pytest.approx([0.35, 0.3, 0.35])
    assert additive(first, second, 1.0).tolist() == first.tolist()
    assert game(first, second) == pytest.approx([0.35, 0.3, 0.35])  # of the same length


@given(two_sets())
def test_the_coefficients_solve_the_gram_system(sets):
    first, second = sets
    assume(np.abs(first - second).max() > 1e-3)
    both = np.array(sets)
    gram = both @ both.T
    solved = np.linalg.solve(gram, np.diag(gram))
    if (solved < -1e-9).any():
        with pytest.raises(Unfit) as caught:
            game_coefficients(first, second)
        assert caught.value.what.code == "weighting-game-negative"
        return
    found = np.array(game_coefficients(first, second))
    assert found == pytest.approx(solved / solved.sum(), abs=1e-6)


def test_the_game_refuses_to_leave_the_two_sets():
    # (0.5, 0.5) . (0.9, 0.1) is its own length, so equal weights have no say; less even ones less
    assert game(np.array([0.5, 0.5]), np.array([0.9, 0.1])) == pytest.approx([0.9, 0.1])
    with pytest.raises(Unfit) as caught:
        game(np.array([0.6, 0.4]), np.array([0.9, 0.1]))
    assert caught.value.details["which"] == 1


@given(two_sets(), st.floats(1e-16, 1e-6))
def test_sets_that_hardly_differ_are_joined_to_themselves_or_refused(sets, share):
    # under equal weights both coefficients nearly vanish
    for one in (sets[0], np.full(len(sets[0]), 1 / len(sets[0]))):
        try:
            found = game(one, (1 - share) * one + share * sets[1])
        except Unfit:
            continue
        assert found == pytest.approx(one, abs=2 * share)


def test_nothing_in_common_cannot_be_multiplied():
    with pytest.raises(Unfit) as caught:
        multiplicative(np.array([1.0, 0.0]), np.array([0.0, 1.0]))
    assert caught.value.what.code == "weighting-no-common-weight"
