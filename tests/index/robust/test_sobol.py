"""Shares of variance: closed forms, textbook values, and a second opinion."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import qmc, uniform
from scipy.stats import sobol_indices as opinion

from index.robust.sobol import sobol_indices
from tests.golden import ROBUSTNESS
from tests.index.strategies import few


def sampled(model, low, high, rows, seed=3):
    """Return outputs at A, B and AB of quasi-random points."""
    d = len(low)
    both = qmc.Sobol(2 * d, rng=np.random.default_rng(seed)).random(rows)
    a, b = (qmc.scale(part, low, high) for part in (both[:, :d], both[:, d:]))
    f_ab = []
    for i in range(d):
        mixed = a.copy()
        mixed[:, i] = b[:, i]
        f_ab.append(model(mixed))
    return model(a), model(b), np.stack(f_ab)


def ishigami(x):
    y = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    return y[:, None]


def test_ishigami_is_as_in_textbooks():
    case = ROBUSTNESS["sobol_ishigami"]
    found = sobol_indices(*sampled(ishigami, [-np.pi] * 3, [np.pi] * 3, 8192), bootstrap=20)
    assert found.first[:, 0] == pytest.approx(case["expected"]["S"], abs=case["tolerance"])
    assert found.total[:, 0] == pytest.approx(case["expected"]["ST"], abs=case["tolerance"])


def test_an_additive_score_has_the_shares_of_its_closed_form():
    case = ROBUSTNESS["sobol_additive_closed"]
    low, high = zip(*case["input"]["w"], strict=True)
    parts = sampled(lambda w: w @ np.array([[0.9], [0.5], [0.2]]), low, high, 4096)
    found = sobol_indices(*parts)
    for own, key in ((found.first, "S"), (found.total, "ST")):
        assert own[:, 0] == pytest.approx(case["expected"][key], abs=0.002)
    for value, interval in (
        (found.first, found.first_interval),
        (found.total, found.total_interval),
    ):
        assert (interval[:, 0, 0] <= value[:, 0]).all()
        assert (value[:, 0] <= interval[:, 0, 1]).all()
    widths = np.array([0.9, 0.5, 0.2]) * (np.array(high) - low)
    assert found.variance[0] == pytest.approx((widths**2).sum() / 12, rel=0.01)


def test_another_program_finds_the_same():
    f_a, f_b, f_ab = sampled(ishigami, [-np.pi] * 3, [np.pi] * 3, 1024)
    func = {"f_A": f_a.T, "f_B": f_b.T, "f_AB": f_ab.transpose(0, 2, 1)}
    theirs = opinion(func=func, n=1024, dists=[uniform()] * 3)
    found = sobol_indices(f_a, f_b, f_ab, bootstrap=0)
    # theirs has the variance of A alone or of A and B, and another centering: equal in the limit
    assert found.first[:, 0] == pytest.approx(np.ravel(theirs.first_order), abs=0.02)
    assert found.total[:, 0] == pytest.approx(np.ravel(theirs.total_order), abs=0.02)


@few
@given(st.lists(st.floats(-9, 9), min_size=2, max_size=5), st.integers(0, 2**32 - 1))
def test_sources_of_a_sum_act_by_themselves(factors, seed):
    d = len(factors)
    weights = np.round(np.array(factors), 3)[:, None]
    found = sobol_indices(*sampled(lambda x: x @ weights, [0] * d, [1] * d, 1024, seed))
    if not weights.any():
        assert not found.first.any()
        return
    expected = (weights**2 / (weights**2).sum())[:, 0]
    assert found.total[:, 0] == pytest.approx(expected, abs=0.05)
    assert found.first[:, 0] == pytest.approx(expected, abs=0.12)


def test_what_does_not_vary_has_no_shares():
    value = 0.1 + 0.2  # no exact number
    still = np.full((64, 1), value)
    found = sobol_indices(still, still + 1e-17, np.stack([still, still]))
    for one in (found.first, found.total, found.variance, found.first_interval):
        assert not one.any()


def test_what_is_exchanged_for_itself_matters_nothing():
    rng = np.random.default_rng(5)
    f_a, f_b = rng.normal(size=(2, 256, 3))
    found = sobol_indices(f_a, f_b, np.stack([f_a, f_b]))
    assert not found.first[0].any()
    assert not found.total[0].any()
    assert found.total[1] == pytest.approx(1, abs=0.2)  # all of it


def test_the_same_seed_gives_the_same_intervals_and_more_probability_wider_ones():
    parts = sampled(ishigami, [-np.pi] * 3, [np.pi] * 3, 256)
    one, two = sobol_indices(*parts), sobol_indices(*parts)
    assert one.first_interval.tobytes() == two.first_interval.tobytes()
    wider = sobol_indices(*parts, probability=0.99).total_interval[:, 0]
    narrow = one.total_interval[:, 0]
    assert (wider[:, 0] <= narrow[:, 0]).all()
    assert (wider[:, 1] >= narrow[:, 1]).all()
