"""Which weights put a region first: exact figures, closed forms, and many draws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.project.errors import StepError
from index.robust.favourable import favourable
from index.robust.measures.tally import RankTally
from index.steps.ties import ranks
from tests.golden import ROBUSTNESS
from tests.index.strategies import few


def utilities():
    values = np.array(ROBUSTNESS["smaa_exact_5x4"]["input"]["matrix"], dtype=float)
    return (values - values.min(axis=0)) / np.ptp(values, axis=0)


def test_published_shares_centers_and_bounds():
    case = ROBUSTNESS["smaa_exact_5x4"]
    expected, exact = case["expected"], case["tolerance"]["exact"]
    found = favourable(utilities())
    first = expected["first_rank_acceptability"]
    assert found.acceptability == pytest.approx(first, abs=exact)
    assert found.central[0] == pytest.approx(expected["central_weights_1"], abs=exact)
    assert found.central[4] == pytest.approx(expected["central_weights_5"], abs=exact)
    assert found.high[0] == pytest.approx(expected["favourable_bounds_1_max"], abs=exact)
    bounds = np.stack([found.low[4], found.high[4]], axis=1)
    assert bounds == pytest.approx(np.array(expected["favourable_bounds_5"]), abs=exact)
    for never in (1, 2, 3):
        assert np.isnan([*found.central[never], *found.low[never]]).all()


def test_many_draws_say_the_same():
    case = ROBUSTNESS["smaa_exact_5x4"]
    scores = utilities()
    nominal = ranks(scores.mean(axis=1))
    tally = RankTally(nominal, 4)
    rng = np.random.default_rng(11)
    for _ in range(50):
        weights = rng.dirichlet(np.ones(4), 20_000)
        drawn = weights @ scores.T
        tally.add(drawn, ranks(drawn), weights)
    expected = np.array(case["expected"]["rank_acceptability_mc_1e6"])[tally.order]
    assert tally.acceptability == pytest.approx(expected, abs=case["tolerance"]["mc"])
    found = favourable(scores)
    shares = found.acceptability[tally.order]
    assert tally.first == pytest.approx(shares, abs=0.002)
    ever = shares > 0
    central = found.central[tally.order]
    assert tally.central[ever] == pytest.approx(central[ever], abs=0.002)


def test_two_items_part_the_line():
    case = ROBUSTNESS["smaa_analytic_3x2"]
    found = favourable(np.array(case["input"]["utilities"]))
    expected = case["expected"]
    assert found.acceptability == pytest.approx(expected["first_rank_acceptability"])
    switches = expected["switch_weights_of_first_criterion"]
    assert [found.low[1, 0], found.high[1, 0]] == pytest.approx(switches)
    assert found.central[:, 0] == pytest.approx([0.8, 0.5, 0.2])


@few
@given(st.integers(1, 4), st.integers(1, 7), st.integers(0, 2**32 - 1))
def test_shares_are_those_of_the_simplex(k, n, seed):
    rng = np.random.default_rng(seed)
    scores = np.unique(rng.integers(0, 5, (n, k)), axis=0).astype(float)
    found = favourable(scores)
    assert found.acceptability.sum() == pytest.approx(1, abs=1e-9)
    weights = rng.dirichlet(np.ones(k), 200)
    drawn = weights @ scores.T
    for i, row in enumerate(drawn.T):
        inside = weights[row >= drawn.max(axis=1)]
        assert (
            inside >= found.low[i] - 1e-7
        ).all()  # NaN, where none is inside, compares with none
        assert (inside <= found.high[i] + 1e-7).all()
        if found.acceptability[i] > 0:  # its own central weights put a region first
            own = scores @ found.central[i]
            assert own[i] >= own.max() - 1e-9
            assert found.central[i].sum() == pytest.approx(1)


def test_equal_regions_share_the_first_place():
    found = favourable(np.array([[1.0, 2.0], [1.0, 2.0], [2.0, 1.0]]))
    assert found.acceptability == pytest.approx([0.5, 0.5, 0.5])
    alone = favourable(np.array([[3.0, 1.0, 2.0]]))
    assert alone.acceptability == pytest.approx([1.0])
    assert alone.central[0] == pytest.approx([1 / 3] * 3)
    one_item = favourable(np.array([[1.0], [2.0]]))
    assert one_item.acceptability.tolist() == [0.0, 1.0]


def test_a_region_that_is_first_at_one_point_only_has_bounds_but_no_share():
    # the middle one equals the two others where these meet
    found = favourable(np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]]))
    assert found.acceptability == pytest.approx([0.5, 0.0, 0.5])
    assert found.low[1] == pytest.approx(found.high[1])
    assert np.isnan(found.central[1]).all()


def test_too_many_items_are_refused():
    with pytest.raises(StepError, match="6 items at most; here there are 7"):
        favourable(np.eye(7))
