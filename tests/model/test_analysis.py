import math
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import DisconnectedError, RandomIndexError, UsageError
from ahp.core.incomplete import INCOMPLETE_METHODS
from ahp.core.priorities import METHODS
from ahp.core.random_index import COMMON, random_index
from ahp.core.random_index.incomplete import incomplete_random_index
from ahp.core.scales import SCALES
from ahp.model.analysis import analyze, weigh
from ahp.model.matrix import PairwiseMatrix
from tests.golden import INCOMPLETE, MATRICES
from tests.labelled import matrices
from tests.strategies import incomplete_matrices

ABC = PairwiseMatrix.from_upper("abc", [3, 5, 3])


def golden(name):
    entry = MATRICES[name]
    labels = entry.get("labels") or [f"c{k}" for k in range(entry["n"])]
    return PairwiseMatrix.from_upper(labels, entry["upper"]), entry


@pytest.mark.parametrize("threshold", [0.0, -0.1, float("nan"), float("inf")])
def test_a_threshold_is_a_number_above_0(threshold):
    with pytest.raises(UsageError, match="not a number above 0"):
        analyze(PairwiseMatrix.from_upper("abc", [3, 5, 3]), threshold=threshold)


def test_published_drinks():
    matrix, entry = golden("drinks")
    analysis = analyze(matrix, random_index="saaty-2005")
    published = entry["published"]
    np.testing.assert_allclose(list(analysis.weights.values()), published["w"], atol=0.0006)


def test_result_remembers_its_choices():
    analysis = analyze(ABC, "geometric-mean", "saaty-1980", "root", 0.2)
    assert (analysis.method, analysis.random_index) == ("geometric-mean", "saaty-1980")
    assert (analysis.scale, analysis.threshold) == ("root", 0.2)
    assert analysis.ri == 0.58
    assert analysis.matrix is ABC
    with pytest.raises(TypeError, match="does not support item assignment"):
        analysis.weights["a"] = 1.0


@given(matrices(complete=True), st.sampled_from(sorted(METHODS)))
def test_sums_and_bounds(matrix, method):
    analysis = analyze(matrix, method)
    assert math.isclose(sum(analysis.weights.values()), 1)
    assert list(analysis.weights) == list(matrix.labels)
    assert analysis.ci >= 0
    assert analysis.consistent == (analysis.cr < 0.1)
    assert weigh(matrix, method) == analysis.weights


def test_one_and_two_items_are_consistent():
    for matrix in (PairwiseMatrix(["a"], [[1]]), PairwiseMatrix.from_upper("ab", [9])):
        analysis = analyze(matrix)
        assert (analysis.ci, analysis.ri, analysis.cr, analysis.consistent) == (0, 0, 0, True)
        assert analysis.worst_judgments() == ()
        assert analysis.verdict_under_other_tables() == {}
    assert math.isclose(weigh(PairwiseMatrix.from_upper("ab", [9]))["a"], 0.9)


@pytest.mark.parametrize("method", METHODS)
def test_a_chain_of_judgments_has_nothing_to_contradict(method):
    analysis = analyze(PairwiseMatrix.from_upper("abc", [9, None, 9]), method)
    np.testing.assert_allclose(list(analysis.weights.values()), np.array([81, 9, 1]) / 91)
    assert analysis.lambda_max == pytest.approx(3)
    assert (analysis.ri, analysis.cr, analysis.consistent) == (0, 0, True)
    assert (analysis.complete, analysis.missing, analysis.checkable) == (False, 1, False)
    assert analysis.worst_judgments() == ()
    assert analysis.verdict_under_other_tables() == {}
    assert analysis.rank_disagreement() is None


def test_the_published_incomplete_example():
    # Bozoki, Fulop and Ronyai (2010), example 3; CR by AHPy, which holds it against the RI of
    # complete matrices by Donegan and Dodd, and prints four decimals.
    published = INCOMPLETE["bfr4"]["published"]
    matrix = PairwiseMatrix.from_upper("abcd", [1, 5, 2, 3, 4, None])
    analysis = analyze(matrix, random_index="donegan-dodd")
    assert list(analysis.weights.values()) == pytest.approx(published["w"], abs=5e-5)
    assert analysis.method == "eigenvector"
    assert analysis.ci / random_index(4, "donegan-dodd") == pytest.approx(
        published["cr_dd"], abs=5e-5
    )
    assert analysis.ri == incomplete_random_index(4, 1, "donegan-dodd")
    assert analysis.cr == analysis.ci / analysis.ri > published["cr_dd"]
    assert analysis.ri_source.message("en") == "donegan-dodd, 1 missing"
    assert analysis.ri_source.message("zh") == "donegan-dodd，缺 1 个判断"
    assert analyze(matrix, "geometric-mean").weights == weigh(matrix, "geometric-mean")


def test_least_squares_stands_for_the_geometric_mean():
    matrix = PairwiseMatrix.from_upper("abcd", [1, 5, 2, 3, 4, None])
    least = analyze(matrix, "geometric-mean")
    assert least.method == "log-least-squares"
    computed = INCOMPLETE["bfr4"]["computed"]
    assert list(least.weights.values()) == pytest.approx(computed["w_lls"], abs=1e-6)
    # Consistency is a property of the judgments, whatever weighs them.
    for method in METHODS:
        other = analyze(matrix, method)
        assert (other.lambda_max, other.cr) == (least.lambda_max, least.cr)
    assert least.lambda_max == pytest.approx(computed["lambda_min"], abs=5e-7)


@given(incomplete_matrices(min_size=3), st.sampled_from(sorted(METHODS)))
def test_an_incomplete_matrix_is_analyzed_like_a_complete_one(array, method):
    rows, columns = np.triu_indices(len(array), 1)
    upper = [
        None if np.isnan(value) else Fraction(value).limit_denominator(9)
        for value in array[rows, columns]
    ]
    matrix = PairwiseMatrix.from_upper("abcdefg"[: len(array)], upper)
    analysis = analyze(matrix, method)
    n, missing = matrix.n, len(matrix.missing)
    assert sum(analysis.weights.values()) == pytest.approx(1)
    assert analysis.lambda_max >= n * (1 - 1e-12)
    assert analysis.ri == incomplete_random_index(n, missing)
    assert analysis.cr == pytest.approx(analysis.ci / analysis.ri if analysis.ri else 0)
    for worst in analysis.worst_judgments():
        changed = matrix.replace(worst.a, worst.b, worst.nearest)
        assert analyze(changed, method).cr == pytest.approx(worst.cr_after_nearest, abs=1e-9)


def test_only_judgments_that_others_bear_on_are_worst():
    # a, b and c contradict each other; d hangs on c alone.
    matrix = PairwiseMatrix.from_upper("abcd", [2, "1/2", None, 2, None, 9])
    worst = analyze(matrix).worst_judgments(6)
    assert {(one.a, one.b) for one in worst} == {("a", "b"), ("a", "c"), ("b", "c")}
    assert [one.cr_after for one in worst] == pytest.approx([0, 0, 0], abs=1e-12)
    # What is implied goes around the other way: a/c : b/c, a/b x b/c, a/c : a/b.
    implied = {(one.a, one.b): one.implied for one in worst}
    assert implied == pytest.approx({("a", "b"): 0.25, ("a", "c"): 4, ("b", "c"): 0.25})


def test_methods_that_disagree_on_an_order_are_named():
    judgments = [9, None, "1/9", None, 2, None, "1/9", 9, None, 2]
    matrix = PairwiseMatrix.from_upper("abcde", judgments)
    found = analyze(matrix).rank_disagreement()
    assert found is not None
    weights = {
        name: dict(zip("abcde", method(matrix.to_array()), strict=True))
        for name, method in INCOMPLETE_METHODS.items()
    }
    assert found.a_first
    assert found.b_first
    assert all(weights[name][found.a] > weights[name][found.b] for name in found.a_first)
    assert all(weights[name][found.a] < weights[name][found.b] for name in found.b_first)
    ratios = [[one[a] / one[b] for one in weights.values()] for a, b in combinations("abcde", 2)]
    assert found.count == sum(min(one) < 1 - 1e-6 and max(one) > 1 + 1e-6 for one in ratios)
    assert analyze(PairwiseMatrix.from_upper("abc", [2, 3, 4])).rank_disagreement() is None


def test_the_verdict_on_an_incomplete_matrix_under_other_tables():
    matrix = PairwiseMatrix.from_upper("abcd", [2, None, 5, 3, 4, 4])
    assert {analyze(matrix, random_index=table).consistent for table in COMMON} == {True, False}
    for table in COMMON:
        analysis = analyze(matrix, random_index=table)
        others = {name: analyze(matrix, random_index=name) for name in COMMON}
        assert dict(analysis.verdict_under_other_tables()) == {
            name: pytest.approx(other.cr)
            for name, other in others.items()
            if other.consistent != analysis.consistent
        }


def test_islands_are_named():
    matrix = PairwiseMatrix.from_judgments(["a", "b", "c", "d"], {("a", "c"): 3, ("b", "d"): 3})
    expected = "the judgments form 2 islands with no comparison between them: a, c; b, d"
    with pytest.raises(DisconnectedError, match=expected):
        analyze(matrix)
    with pytest.raises(DisconnectedError, match=expected):
        weigh(matrix)


def test_unknown_method_table_and_scale():
    with pytest.raises(UsageError) as caught:
        analyze(ABC, "eigenvektor")
    assert str(caught.value) == (
        "method 'eigenvektor' is not known. Known: eigenvector, geometric-mean, column-sum; "
        "nearest: eigenvector"
    )
    with pytest.raises(RandomIndexError, match="no random-index table is named 'yahp'"):
        analyze(ABC, random_index="yahp")
    with pytest.raises(UsageError, match="scale 'linaer' is not known"):
        analyze(ABC, scale="linaer")


def test_table_that_ends_before():
    labels = [f"c{k}" for k in range(16)]
    matrix = PairwiseMatrix.from_upper(labels, [1] * 120)
    with pytest.raises(RandomIndexError, match=r"saaty-1980 ends at n = 15, but .* n = 16"):
        analyze(matrix, random_index="saaty-1980")
    assert math.isclose(weigh(matrix)["c15"], 1 / 16)
    assert analyze(matrix, random_index="yaahp").cr < 1e-12


def test_worst_judgments_of_a_planted_error():
    # a : b : c : d = 8 : 4 : 2 : 1, but a : d is inverted.
    matrix = PairwiseMatrix.from_upper("abcd", [2, 4, "1/8", 2, 4, 2])
    worst = analyze(matrix).worst_judgments(2)
    assert [(one.a, one.b, one.value) for one in worst[:1]] == [("a", "d", Fraction(1, 8))]
    assert math.isclose(worst[0].implied, 8)
    assert worst[0].nearest == 8
    assert worst[0].cr_after < 1e-9
    assert worst[0].cr_after_nearest < 1e-9
    assert worst[0].error_ratio < 1
    assert worst[1].cr_after > 0.1


@pytest.mark.parametrize("scale", sorted(SCALES))
def test_worst_judgments_are_told_on_the_scale_judged_on(scale):
    matrix = PairwiseMatrix.from_upper("abcd", [2, 4, "1/8", 2, 4, 2])
    analysis = analyze(matrix, scale=scale)
    worst = analysis.worst_judgments(6)[0]
    assert (worst.a, worst.b, worst.value) == ("a", "d", Fraction(1, 8))
    repaired = analyze(matrix.replace("a", "d", worst.nearest), scale=scale)
    assert math.isclose(repaired.cr, worst.cr_after_nearest, abs_tol=1e-9)


@pytest.mark.parametrize("scale", sorted(SCALES))
def test_what_others_imply_is_told_as_a_judgment(scale):
    matrix = PairwiseMatrix.from_upper("abcd", [2, 3, "1/5", 2, 2, 2])
    worst = analyze(matrix, scale=scale).worst_judgments(1)[0]
    assert (worst.a, worst.b) == ("a", "d")
    assert 1 < worst.implied <= 9
    changed = analyze(matrix.replace("a", "d", Fraction(worst.implied)), scale=scale)
    assert changed.cr == pytest.approx(worst.cr_after, abs=1e-3)


def test_what_lies_beyond_another_scale_is_told_as_its_end():
    matrix = PairwiseMatrix.from_upper("abcd", [9, 9, "1/9", 9, 9, 9])
    assert analyze(matrix).worst_judgments(1)[0].implied > 9
    assert analyze(matrix, scale="root").worst_judgments(1)[0].implied == pytest.approx(9)


@pytest.mark.parametrize("method", sorted(METHODS))
def test_the_ratio_after_a_change_is_by_the_same_method(method):
    matrix = PairwiseMatrix.from_upper("abcd", [3, 5, "1/7", 4, 2, 3])
    for worst in analyze(matrix, method).worst_judgments(6):
        changed = analyze(matrix.replace(worst.a, worst.b, worst.nearest), method)
        assert worst.cr_after_nearest == pytest.approx(changed.cr, abs=1e-12)


def test_a_large_inconsistent_matrix_is_told_about_without_solving_every_variant():
    n = 200
    upper = [Fraction(1 + (7 * k) % 9) for k in range(n * (n - 1) // 2)]
    analysis = analyze(
        PairwiseMatrix.from_upper([f"c{k}" for k in range(n)], upper), random_index="alonso-lamata"
    )
    worst = analysis.worst_judgments()
    assert len(worst) == 3
    assert all(one.cr_after < analysis.cr for one in worst)
    assert analysis.indices().intensity_violations > 10**6


def test_verdict_that_depends_on_the_table():
    matrix = PairwiseMatrix.from_upper("abc", [3, 8, 1])
    analysis = analyze(matrix)
    assert analysis.consistent is False
    others = analysis.verdict_under_other_tables()
    assert others == {"saaty-1980": analyze(matrix, random_index="saaty-1980").cr}
    assert others["saaty-1980"] < 0.1 < analysis.cr


@given(matrices(complete=True, min_size=3))
def test_other_verdicts_are_those_of_the_other_tables(matrix):
    analysis = analyze(matrix)
    for table in COMMON:
        other = analyze(matrix, random_index=table)
        differs = other.consistent != analysis.consistent
        assert differs == (table in analysis.verdict_under_other_tables())


def test_other_indices_of_a_published_example():
    # paterijk/MCDA publishes Koczkodaj 0.792 for its four cars; GCI is the golden file's.
    example = MATRICES["mcda4"]
    matrix = PairwiseMatrix.from_upper(example["labels"], example["upper"])
    indices = analyze(matrix, random_index="aguaron-moreno").indices()
    assert round(indices.koczkodaj, 3) == example["published"]["koczkodaj"]
    assert indices.gci == pytest.approx(example["computed"]["gci"], abs=1e-6)
    assert indices.gci > indices.gci_threshold
    # Corsa over Fiesta, Clio over Corsa, Clio over Fiesta; Sandero over all: a plain order.
    assert indices.circular_triads == 0
    assert indices.preference_violations == ()


def test_a_preference_the_weights_contradict_is_named():
    matrix = PairwiseMatrix.from_upper("abc", [2, "1/9", 1])
    assert ("a", "b") in analyze(matrix).indices().preference_violations


def test_indices_of_an_incomplete_matrix_are_those_of_its_judgments():
    # A circle of preferences a > b > c > a; d hangs on c alone.
    indices = analyze(PairwiseMatrix.from_upper("abcd", [2, "1/2", None, 2, None, 9])).indices()
    assert (indices.gci, indices.gci_threshold, indices.koczkodaj) == (None, None, None)
    assert indices.circular_triads == 1
