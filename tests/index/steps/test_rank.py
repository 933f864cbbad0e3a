"""Ranks against their definitions and against scipy's."""

from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from ahp.common.document.rounding import round_half_up
from index.project.settings import Settings
from index.project.tables import table_index
from index.steps.build import build
from index.steps.means import goal_scores, plan_of
from index.steps.rank import rank_table, ranks
from tests.index.strategies import few, projects, score_arrays

SCIPY = {"competition": "min", "dense": "dense", "average": "average"}


@pytest.mark.parametrize("ties", SCIPY)
@given(scores=score_arrays())
def test_ranks_agree_with_scipy(ties, scores):
    found = ranks(scores, ties)
    given_ = ~np.isnan(scores)
    assert (np.isnan(found) == ~given_).all()
    assert found[given_].tolist() == rankdata(-scores[given_], SCIPY[ties]).tolist()


@given(st.lists(score_arrays(5, 5), min_size=1, max_size=6))
def test_a_batch_ranks_as_each_row_alone(rows):
    for ties in SCIPY:
        found = ranks(np.array(rows), ties)
        assert np.array_equal(found, [ranks(row, ties) for row in rows], equal_nan=True)


@given(score_arrays(missing=False), st.randoms(use_true_random=False))
def test_ranks_follow_a_permutation(scores, random):
    order = list(range(len(scores)))
    random.shuffle(order)
    assert ranks(scores[order]).tolist() == ranks(scores)[order].tolist()


@pytest.mark.parametrize("shape", [(0,), (3, 0), (2, 3, 0)])
def test_no_scores_have_no_ranks(shape):
    assert ranks(np.empty(shape)).shape == shape


def test_differences_of_rounding_noise_are_ties():
    assert ranks(np.array([0.1 + 0.2, 0.3, 0.2])).tolist() == [1, 1, 3]


@given(st.integers(-(10**6), 10**6), st.integers(0, 3))
def test_rounding_is_half_up_in_decimal_digits(thousandths, decimals):
    number = Decimal(thousandths) / 1000
    expected = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert round_half_up(float(number), decimals) == float(expected)


def test_rounded_scores_tie_where_unrounded_do_not():
    # provinces of Table 3, 2022: 15.4 and 15.4 are ranked 8 and 9, so on unrounded scores
    scores = np.array([15.44, 15.36, 12.4])
    assert ranks(scores).tolist() == [1, 2, 3]
    assert ranks(scores, decimals=1).tolist() == [1, 1, 3]


def test_a_table_is_ranked_within_year_and_pool():
    index = table_index([(2021, "a"), (2021, "b"), (2021, "c"), (2022, "a")])
    scores = pd.DataFrame({"goal": [1.0, 2.0, 9.0, np.nan]}, index)
    found = rank_table(scores, {"a": "p", "b": "p", "c": "q"})["goal"]
    assert found.dtype == "Int64"
    assert found.tolist()[:3] == [2, 1, 1]
    assert found.isna().tolist() == [False, False, False, True]
    assert rank_table(scores, dict.fromkeys("abc", "p"), "average")["goal"].dtype == "Float64"


@pytest.mark.parametrize("ties", SCIPY)
def test_every_year_and_kind_is_ranked_by_itself(ties):
    generator = np.random.default_rng(4)
    kinds = {region: "pq"[k % 2] for k, region in enumerate("abcdefgh")}
    index = table_index((year, region) for year in (2020, 2021, 2022) for region in kinds)
    scores = pd.DataFrame(generator.integers(1, 5, (24, 2)).astype(float), index, ["x", "y"])
    scores.iloc[[3, 8, 20], 1] = np.nan
    found = rank_table(scores, kinds, ties)
    for code in scores:
        for (year, region), rank in found[code].items():
            score = scores.at[(year, region), code]
            peers = [
                other
                for (when, who), other in scores[code].items()
                if when == year and kinds[who] == kinds[region] and other == other
            ]
            above = [other for other in peers if other > score]
            if np.isnan(score):
                assert rank is pd.NA
                continue
            expected = {
                "competition": len(above) + 1,
                "dense": len(set(above)) + 1,
                "average": len(above) + (peers.count(score) + 1) / 2,
            }[ties]
            assert rank == expected


@given(projects(max_years=1), st.integers(1, 20))
@few
def test_draws_rank_as_building_with_each_set_of_weights(project, draws):
    result = build(project)
    plan = plan_of(project.weights, project.settings)
    generator = np.random.default_rng(draws)
    local = generator.uniform(0.1, 1, (draws, len(plan.codes)))
    found = ranks(goal_scores(result.stages["normalized"].to_numpy(), local, plan))
    for k in range(draws):
        shares = dict(zip(plan.codes, local[k], strict=True))
        alone = build(project, weights=project.weights.with_local(shares))
        assert found[k].tolist() == alone.ranks["goal"].tolist()


def test_the_draws_fit_into_chunks_of_any_size(monkeypatch):
    monkeypatch.setattr("index.steps.means._CHUNK", 7)
    from index.project.example import tiny

    project = tiny()
    settings = Settings(node_aggregation={"goal": "geometric"}, scale=(1, 100))
    leaves = build(project, settings=settings).stages["normalized"].to_numpy()
    plan = plan_of(project.weights, settings)
    local = np.random.default_rng(1).uniform(0.1, 1, (10, 3))
    chunked = goal_scores(leaves, local, plan)
    monkeypatch.undo()
    assert chunked.tolist() == goal_scores(leaves, local, plan).tolist()
