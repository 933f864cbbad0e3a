"""Counting ranks: brute force over all runs at once, and what holds of every count."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.robust.measures.measures import confidence_factors, entropy, tiers
from index.robust.measures.tally import RankTally
from index.steps.ties import ranks
from tests.index.strategies import few

TIES = st.sampled_from(["competition", "average", "max", "dense"])


@st.composite
def cases(draw, gaps=False):
    """Draw scores of a nominal run and of others, many of them equal, some missing."""
    n, runs = draw(st.integers(1, 6)), draw(st.integers(1, 30))
    seed = draw(st.integers(0, 2**32 - 1))
    rng = np.random.default_rng(seed)
    scores = rng.integers(0, draw(st.integers(1, 9)), (runs + 1, n)).astype(float)
    if gaps:
        scores[1:][rng.random((runs, n)) < 0.2] = np.nan
    weights = rng.dirichlet(np.ones(3), runs)
    ties = draw(TIES)
    return scores[0], scores[1:], ranks(scores[0], ties), ranks(scores[1:], ties), weights


def counted(nominal, scores, own, weights, cut):
    tally = RankTally(nominal, weights.shape[1])
    for part in (slice(None, cut), slice(cut, None)):
        tally.add(scores[part], own[part], weights[part])
    return tally


@few
@given(cases(gaps=True), st.integers(0, 30))
def test_counting_is_looking_at_all_runs_at_once(case, cut):
    _, scores, nominal, own, weights = case
    tally = counted(nominal, scores, own, weights, cut)
    order = np.argsort(nominal, kind="stable")
    own, scores, n = own[:, order], scores[:, order], len(order)
    assert tally.order.tolist() == order.tolist()
    best = np.array([np.nanmin(row) if (~np.isnan(row)).any() else np.nan for row in own])
    for i in range(n):
        mine = own[~np.isnan(own[:, i]), i]
        assert tally.placed[i] == len(mine)
        first = own[:, i] == best
        if first.any():
            assert tally.central[i] == pytest.approx(weights[first].mean(axis=0))
        else:
            assert np.isnan(tally.central[i]).all()
        if not len(mine):
            assert np.isnan([tally.median[i], tally.mean[i], tally.first[i]]).all()
            continue
        shares = [np.mean((mine == r) + ((mine == r - 0.5) | (mine == r + 0.5)) / 2)
                  for r in range(1, n + 1)]  # fmt: skip
        assert tally.acceptability[i] == pytest.approx(shares)
        assert tally.first[i] == pytest.approx(first.sum() / len(mine))
        assert tally.keeping[i] == pytest.approx(np.mean(mine == nominal[order[i]]))
        assert tally.mean[i] == pytest.approx(mine.mean())
        assert tally.deviation[i] == pytest.approx(mine.std(), abs=1e-9)
        assert tally.mean_score[i] == pytest.approx(np.nanmean(scores[:, i]))
        for share in (0.05, 0.5, 0.95):
            expected = np.quantile(mine, share, method="inverted_cdf")
            assert tally.quantile(share)[i] == expected
        for j in range(n):
            both = ~np.isnan(own[:, i]) & ~np.isnan(own[:, j])
            if i != j and both.any():
                assert tally.above[i, j] == pytest.approx(np.mean(own[both, i] < own[both, j]))
            else:
                assert np.isnan(tally.above[i, j])
    for i in range(1, n):
        sure = [np.all(~(row[:i, None] >= row[None, i:])) for row in own]
        tied = nominal[order[i - 1]] == nominal[order[i]]
        assert tally.cuts[i - 1] == pytest.approx(np.nan if tied else np.mean(sure), nan_ok=True)


@few
@given(cases())
def test_shares_sum_to_one(case):
    _, scores, nominal, _, weights = case
    unequal = scores + np.arange(scores.shape[1]) * 1e-6
    tally = counted(nominal, unequal, ranks(unequal), weights, 3)
    assert tally.acceptability.sum(axis=1) == pytest.approx(1)
    assert tally.acceptability.sum(axis=0) == pytest.approx(1)
    assert tally.first.sum() == pytest.approx(1)
    n = len(nominal)
    apart = ~np.eye(n, dtype=bool)
    assert (tally.above + tally.above.T)[apart] == pytest.approx(np.ones(n * n - n))


@few
@given(cases(), st.randoms(use_true_random=False))
def test_names_and_order_of_regions_do_not_matter(case, shuffled):
    base, scores, _, _, weights = case
    # unequal, as the order of equals is the one they are given in
    base, scores = (one + np.arange(len(base)) * 1e-6 for one in (base, scores))
    one = counted(ranks(base), scores, ranks(scores), weights, 2)
    places = list(range(len(base)))
    shuffled.shuffle(places)
    other = counted(ranks(base[places]), scores[:, places], ranks(scores[:, places]), weights, 5)
    assert [places[k] for k in other.order] == one.order.tolist()
    for name in ("acceptability", "above", "cuts", "central", "mean", "keeping"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name))


@few
@given(cases(), st.sampled_from([0.5, 0.8, 0.9]))
def test_an_interval_is_the_same_whichever_end_ranks_are_counted_from(case, probability):
    _, scores, nominal, _, _ = case
    own, n = ranks(scores, "average"), len(nominal)
    tally, mirrored = RankTally(nominal), RankTally(nominal)
    tally.add(scores, own)
    mirrored.add(scores, n + 1 - own)
    low, high = tally.interval(probability)
    last, first = mirrored.interval(probability)
    assert low.tolist() == (n + 1 - first).tolist()
    assert high.tolist() == (n + 1 - last).tolist()


def test_an_interval_leaves_out_as_much_on_either_side():
    # of twenty runs one at the first rank, one at the last, each 5 %
    own = np.array([1.0] + [2.0] * 18 + [3.0])
    tally = RankTally(np.array([2.0, 1.0, 3.0]))
    tally.add(np.zeros((20, 3)), np.column_stack([own, np.ones(20), np.full(20, 3.0)]))
    assert [float(end[1]) for end in tally.interval(0.9)] == [2.0, 2.0]


def test_no_spread_gives_the_nominal_ranks_for_sure():
    scores = np.array([3.0, 9.0, 5.0])
    tally = counted(ranks(scores), np.tile(scores, (7, 1)), ranks(np.tile(scores, (7, 1))),
                    np.ones((7, 1)), 4)  # fmt: skip
    assert tally.acceptability.tolist() == np.eye(3).tolist()
    assert entropy(tally.acceptability).tolist() == [0, 0, 0]
    assert [one.tolist() for one in tally.interval(0.9)] == [[1, 2, 3], [1, 2, 3]]
    assert tiers(tally.cuts, 1.0) == (1, 2, 3)


def test_a_region_without_nominal_rank_comes_last():
    tally = RankTally(np.array([np.nan, 2.0, 1.0]))
    tally.add(np.array([[1.0, 2.0, 3.0]]), np.array([[3.0, 2.0, 1.0]]))
    assert tally.order.tolist() == [2, 1, 0]
    assert np.isnan(tally.keeping[2])
    assert tally.median.tolist() == [1, 2, 3]


def sure_parts(nominal, own, probability):
    """Return the finest partition all of whose cuts are sure, by trying every cut by itself."""
    n = own.shape[1]
    tier, found = 1, [1]
    for i in range(1, n):
        held = sum(max(row[:i]) < min(row[i:]) for row in own)
        tier += held / len(own) >= probability - 1e-12 and nominal[i - 1] < nominal[i]
        found.append(tier)
    return tuple(found)


@few
@given(cases(), st.sampled_from([0.5, 0.75, 0.9, 1.0]))
def test_tiers_by_trying_every_cut(case, probability):
    _, scores, nominal, own, weights = case
    tally = counted(nominal, scores, own, weights, 4)
    found = tiers(tally.cuts, probability)
    assert found == sure_parts(tally.nominal, own[:, tally.order], probability)
    # whoever stands in a higher tier is above with the probability stated
    for i, j in zip(*np.triu_indices(len(found), 1), strict=True):
        if found[i] < found[j]:
            assert tally.above[i, j] >= probability - 1e-12


@few
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_equals_in_the_file_parts_no_tier(case, shuffled):
    _, scores, nominal, own, weights = case
    places = list(range(len(nominal)))
    shuffled.shuffle(places)
    one = counted(nominal, scores, own, weights, 4)
    other = counted(nominal[places], scores[:, places], own[:, places], weights, 4)
    found = dict(zip(one.order.tolist(), tiers(one.cuts, 0.5), strict=True))
    again = zip((places[k] for k in other.order), tiers(other.cuts, 0.5), strict=True)
    assert found == dict(again)
    ranked = dict(enumerate(nominal.tolist()))
    assert all(found[i] == found[j] for i in ranked for j in ranked if ranked[i] == ranked[j])


def test_entropy_is_one_where_every_rank_is_as_probable():
    assert entropy(np.full((2, 4), 0.25)).tolist() == [1, 1]
    half = entropy(np.array([[0.5, 0.5, 0.0, 0.0]]))
    assert half == pytest.approx(0.5)  # one bit of two
    assert entropy(np.ones((1, 1))).tolist() == [0]


def test_confidence_is_being_first_with_the_central_weights_under_other_doubts():
    values = np.array([[1.0, 0.0], [0.0, 1.0], [0.2, 0.2]])
    rng = np.random.default_rng(2)
    weights = rng.dirichlet(np.ones(2), 500)
    own = ranks(weights @ values.T)
    tally = RankTally(np.array([2.0, 1.0, 3.0]), 2)
    tally.add(weights @ values.T, own, weights)
    noise = rng.normal(0, 0.3, (200, 3))

    def ranks_with(chosen):
        for part in np.split(noise, 4):
            yield ranks(values @ chosen + part)

    found = confidence_factors(tally, ranks_with)
    assert np.isnan(found[2])  # never first
    for place, region in ((0, 1), (1, 0)):
        scores = values @ tally.central[place] + noise
        assert found[place] == pytest.approx(np.mean(scores.argmax(axis=1) == region))
    still = confidence_factors(tally, lambda chosen: [ranks((values @ chosen)[None])])
    assert still[:2].tolist() == [1, 1]
