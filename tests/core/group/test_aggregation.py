"""The theory of group judgments: what the geometric mean of matrices keeps."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import UsageError
from ahp.core.consistency import consistency_index, geometric_consistency_index
from ahp.core.group import (
    MEANS,
    aggregate_judgments,
    aggregate_judgments_without_each,
    aggregate_priorities,
    aggregate_priorities_without_each,
    count_judged,
    disagreement,
    who_judged,
)
from ahp.core.priorities import (
    column_sum,
    geometric_mean,
    principal_eigenvalue,
    principal_eigenvector,
)
from tests.golden import GROUPS, group
from tests.strategies import groups, opinions, ratios, reciprocal_matrices, weight_vectors


@given(groups())
def test_the_group_is_reciprocal_and_within_what_its_members_said(matrices):
    together = aggregate_judgments(matrices)
    np.testing.assert_allclose(together * together.T, 1.0)
    assert (together <= matrices.max(axis=0) * (1 + 1e-12)).all()
    assert (together >= matrices.min(axis=0) * (1 - 1e-12)).all()


@given(reciprocal_matrices(min_size=2), st.integers(1, 4))
def test_a_unanimous_group_judges_as_its_members_do(matrix, count):
    np.testing.assert_allclose(aggregate_judgments([matrix] * count), matrix)
    np.testing.assert_allclose(disagreement([matrix] * max(2, count)), 1.0)


@given(groups())
def test_joining_judgments_equals_joining_weights_for_row_geometric_means(matrices):
    """AIJ = AIP, as Barzilai and Golany (1994) show for the geometric mean."""
    joined = np.exp(np.log(geometric_mean(matrices)).mean(axis=0))
    weights = geometric_mean(aggregate_judgments(matrices))
    np.testing.assert_allclose(weights, joined / joined.sum())


@given(groups(min_size=3))
def test_the_group_is_no_less_consistent_than_its_least_consistent_member(matrices):
    """Escobar, Aguaron and Moreno-Jimenez (2004), European J. of Operational Research 153."""
    own = geometric_consistency_index(matrices)
    assert geometric_consistency_index(aggregate_judgments(matrices)) <= own.max() + 1e-12


@given(groups(), st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(matrices, random):
    order = list(range(len(matrices)))
    random.shuffle(order)
    np.testing.assert_allclose(aggregate_judgments(matrices[order]), aggregate_judgments(matrices))
    np.testing.assert_allclose(disagreement(matrices[order]), disagreement(matrices))


@given(groups(), st.data())
def test_who_has_not_judged_a_pair_does_not_count(matrices, data):
    n = matrices.shape[-1]
    i = data.draw(st.integers(0, n - 2))
    j = data.draw(st.integers(i + 1, n - 1))
    matrices = matrices.copy()
    matrices[0, i, j] = matrices[0, j, i] = np.nan
    together = aggregate_judgments(matrices)
    np.testing.assert_allclose(together[i, j], aggregate_judgments(matrices[1:])[i, j])
    nobody = np.full_like(matrices, np.nan)
    assert np.isnan(aggregate_judgments(nobody)).all()


def test_a_group_by_hand():
    """Judgments 2, 4 and 8 of one pair: their mean is 4, the highest 4 times the lowest."""
    matrices = np.ones((3, 2, 2))
    matrices[:, 0, 1] = 2, 4, 8
    matrices[:, 1, 0] = 1 / matrices[:, 0, 1]
    together = aggregate_judgments(matrices)
    np.testing.assert_allclose(principal_eigenvector(together), [0.8, 0.2])
    assert disagreement(matrices)[0, 1] == pytest.approx(4)
    without = aggregate_judgments_without_each(matrices)
    np.testing.assert_allclose(without[:, 0, 1], [32**0.5, 4, 8**0.5])


def test_a_published_group():
    """The six cities' judgments in the vignette of the R package ahpsurvey."""
    city = next(one for one in GROUPS["groups"] if one["id"] == "city6")
    matrices = group("city6")
    printed = np.array(city["published"]["w_colsum_rows_1_to_4"])
    own = column_sum(matrices[:4])
    decimals = np.where(printed < 0.1, 4, 3)
    np.testing.assert_array_less(np.abs(own - printed), 0.51 * 10.0**-decimals)
    lambda_max = principal_eigenvalue(matrices, principal_eigenvector(matrices))
    crs = consistency_index(lambda_max, 5) / 1.1081014
    np.testing.assert_allclose(crs[:4], city["published"]["cr_rows_1_to_4"], atol=5.1e-5)
    computed = city["computed"]
    together = aggregate_judgments(matrices)
    np.testing.assert_allclose(
        together[np.triu_indices(5, 1)], computed["aij_upper"], rtol=0, atol=5.1e-7
    )
    own = principal_eigenvector(matrices)
    for name, weights in {
        "aij_w_eigen": principal_eigenvector(together),
        "aij_w_geomean": geometric_mean(together),
        "aip_arithmetic_eigen": aggregate_priorities(own, mean="arithmetic"),
        "aip_geometric_eigen": aggregate_priorities(own),
    }.items():
        np.testing.assert_allclose(weights, computed[name], rtol=0, atol=5.1e-7, err_msg=name)


@given(groups(), st.data())
def test_counting_twice_is_being_there_twice(matrices, data):
    times = data.draw(
        st.lists(st.integers(0, 3), min_size=len(matrices), max_size=len(matrices)).filter(any)
    )
    repeated = np.repeat(matrices, times, axis=0)
    np.testing.assert_allclose(
        aggregate_judgments(matrices, times), aggregate_judgments(repeated), rtol=1e-12
    )
    assert (count_judged(matrices, times) == np.count_nonzero(times)).all()
    own = geometric_mean(matrices)
    for mean in MEANS:
        np.testing.assert_allclose(
            aggregate_priorities(own, times, mean),
            aggregate_priorities(np.repeat(own, times, axis=0), mean=mean),
        )


@given(st.integers(2, 5), st.data())
def test_joining_consistent_judgments_gives_consistent_ones(count, data):
    n = data.draw(st.integers(2, 6))
    weights = np.array([data.draw(weight_vectors(n, n)) for _ in range(count)])
    shares = data.draw(st.lists(st.integers(1, 9), min_size=count, max_size=count))
    together = aggregate_judgments(ratios(weights), shares)
    joined = aggregate_priorities(weights, shares)
    np.testing.assert_allclose(together, ratios(joined))
    np.testing.assert_allclose(principal_eigenvector(together), joined)


@given(opinions(), st.integers(1, 4))
def test_equal_experts_weigh_as_one(own, count):
    for mean in MEANS:
        same = np.repeat(own[:1], count, axis=0)
        np.testing.assert_allclose(aggregate_priorities(same, mean=mean), own[0])


@given(opinions(max_count=4), st.sampled_from(MEANS))
def test_who_has_not_judged_a_node_is_left_out(own, mean):
    others = own.copy()
    others[0, 0] = np.nan
    np.testing.assert_array_equal(who_judged(others), [False] + [True] * (len(own) - 1))
    np.testing.assert_allclose(
        aggregate_priorities(others, mean=mean), aggregate_priorities(own[1:], mean=mean)
    )
    assert np.isnan(aggregate_priorities(np.full_like(own, np.nan), mean=mean)).all()


@given(opinions(), st.sampled_from(MEANS), st.data())
def test_without_each_person_is_the_group_of_the_others(own, mean, data):
    m = len(own)
    shares = data.draw(st.lists(st.integers(1, 5), min_size=m, max_size=m))
    without = aggregate_priorities_without_each(own, shares, mean)
    for person in range(m):
        rest = np.delete(own, person, axis=0)
        alone = aggregate_priorities(rest, np.delete(shares, person), mean)
        np.testing.assert_allclose(without[person], alone, atol=1e-12)


def test_without_the_only_one_there_is_nobody():
    assert np.isnan(aggregate_priorities_without_each([[0.6, 0.4]])).all()
    two = [[0.6, 0.4], [np.nan, np.nan]]
    without = aggregate_priorities_without_each(two)
    assert np.isnan(without[0]).all()
    np.testing.assert_allclose(without[1], [0.6, 0.4])


def test_people_may_count_differently_in_each_matrix():
    matrices = np.ones((2, 2, 2, 2))
    matrices[:, :, 0, 1] = [[2, 2], [8, 8]]
    matrices[:, :, 1, 0] = 1 / matrices[:, :, 0, 1]
    together = aggregate_judgments(matrices, [[1, 1], [1, 0]])
    np.testing.assert_allclose(together[:, 0, 1], [4, 2])
    assert count_judged(matrices, [[1, 1], [1, 0]])[:, 0, 1].tolist() == [2, 1]


def test_a_mean_without_a_name_is_refused():
    with pytest.raises(UsageError, match="mean 'harmonic' is not known"):
        aggregate_priorities([[0.5, 0.5]], mean="harmonic")
