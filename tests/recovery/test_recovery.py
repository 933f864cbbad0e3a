"""Recovery of labelled matrices from figures as printed."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ahp
from ahp.common.figure import Figure
from ahp.common.findings import RecoveryError, UsageError
from ahp.core.scales import SAATY_VALUES
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.model import Model
from ahp.model.published import Published
from ahp.recovery.recovery import recover, recover_model
from ahp.recovery.search import Search, recover_steps
from tests.golden import MATRICES

SAATY = [Fraction(value).limit_denominator(9) for value in SAATY_VALUES.tolist()]
judgments = st.sampled_from(SAATY)


def published(matrix, decimals):
    """Print a matrix's weights and CR with some decimals."""
    analysis = ahp.analyze(matrix)
    weights = [f"{weight:.{decimals}f}" for weight in analysis.weights.values()]
    return weights, f"{analysis.cr:.{decimals}f}"


@given(st.lists(judgments, min_size=3, max_size=6).filter(lambda upper: len(upper) in (3, 6)))
@settings(max_examples=40, deadline=None)
def test_recovering_what_was_published_finds_the_matrix(upper):
    matrix = ahp.PairwiseMatrix.from_upper("abcd"[: 3 if len(upper) == 3 else 4], upper)
    found = recover(*published(matrix, 4), labels=matrix.labels, space="all")
    assert found.exact
    assert found.exhaustive
    assert matrix in [one.matrix for one in found.matrices]
    assert all(not one.contradicts for one in found.matrices)


def test_a_published_example_by_its_three_decimals():
    # Saaty's five criteria of a city (golden file): judgments and the weights printed for them.
    example = MATRICES["cities_criteria"]
    weights = [f"{weight:.4f}" for weight in example["published"]["w"]]
    found = recover(weights, "0.0508", random_index="ahpsurvey")
    assert found.exhaustive
    matrix = ahp.PairwiseMatrix.from_upper("ABCDE", example["upper"])
    assert matrix in [one.matrix for one in found.matrices]


def test_the_space_that_is_searched_is_told_and_respected():
    found = {
        space: recover(["0.5", "0.3", "0.2"], None, space=space, limit=5000)
        for space in ("all", "ordered")
    }
    assert found["all"].space_size == 17**3
    assert found["ordered"].space_size == 9**3
    everywhere = {one.matrix for one in found["all"].matrices}
    ordered = {one.matrix for one in found["ordered"].matrices}
    assert ordered == {m for m in everywhere if all(value >= 1 for value in m.upper)}
    assert len(ordered) == found["ordered"].count


def test_where_nothing_fits_the_nearest_says_what_it_contradicts():
    # 3, 5, 3 gives 0.637, 0.258, 0.105: the first figure is printed a unit too low.
    found = recover(["0.636", "0.258", "0.105"], "0.037")
    assert not found.exact
    assert found.tolerance_units == 1
    nearest = found.matrices[0]
    assert nearest.matrix.upper == (3, 5, 3)
    (wrong,) = nearest.contradicts
    assert (wrong.label, wrong.printed) == ("A", Decimal("0.636"))
    assert wrong.computed == pytest.approx(0.63699, abs=1e-5)
    assert wrong.units == pytest.approx(0.49, abs=0.01)  # 0.63699 lies 0.00049 above 0.6365


def test_a_contradicted_ratio_is_named():
    found = recover(["0.637", "0.258", "0.105"], "0.038")
    assert [wrong.label for wrong in found.matrices[0].contradicts] == ["CR"]


def test_two_items_need_no_ratio():
    found = recover(["0.8333", "0.1667"], "0.0000")
    assert [one.matrix.upper for one in found.matrices] == [(5,)]


def test_a_ratio_two_items_cannot_have_is_contradicted():
    found = recover(["0.75", "0.25"], "0.05")
    assert not found.exact
    assert [wrong.label for wrong in found.matrices[0].contradicts] == ["CR"]
    assert recover(["0.75", "0.25"], "0.0500").count == 0


def test_weights_that_do_not_sum_are_searched_but_told():
    # 0.637, 0.258, 0.105 with the last one misprinted; each may be off by five units.
    found = recover(["0.637", "0.258", "0.108"], "0.037")
    assert [one.code for one in found.findings] == ["weights-sum-off"]
    assert found.matrices[0].matrix.upper == (3, 5, 3)


def test_percentages_are_read():
    assert recover(["63.7%", "25.8%", "10.5%"], "0.037").count == 1


def test_figures_that_determine_nothing_stop_at_enough():
    found = recover(["0.4", "0.3", "0.2", "0.1"], None, enough=50, limit=10)
    assert found.count >= 50
    assert not found.exhaustive
    assert len(found.matrices) == 10


def test_steps_tell_what_is_proved_so_far():
    steps = list(recover_steps(["0.41", "0.29", "0.18", "0.12"], "0.02", Search()))
    assert steps[0].explored == 0
    proved = [(step.tolerance_units, step.explored) for step in steps]
    assert proved == sorted(proved)
    assert all(step.exhaustive == (step.explored == 1.0) for step in steps)
    assert steps[-1].exhaustive


@pytest.mark.parametrize(
    ("weights", "cr", "message"),
    [
        (["0.6", "O.4"], None, "'O.4' is not a number as printed"),
        (["1"], None, "a matrix compares at least 2 items, but 1 weight was given"),
        (["0.60", "0.60"], None, r"sum to 1.20, which rounding cannot bring to 1"),
        (["-0.2", "1.2"], None, r"a printed weight of -0.2 is not between 0 and 1"),
        (["0.6", "0.4"], "-1", r"a printed CR of -1 is below 0"),
    ],
)
def test_impossible_figures_are_refused(weights, cr, message):
    with pytest.raises(RecoveryError, match=message):
        recover(weights, cr)


@pytest.mark.parametrize("options", [{"limit": 0}, {"max_units": -1}, {"enough": 0}])
def test_counts_out_of_range_are_refused(options):
    with pytest.raises(UsageError, match=r"is not a whole number of at least"):
        recover(["0.6", "0.4"], **options)


def test_a_number_that_lost_its_decimals_is_refused():
    with pytest.raises(RecoveryError, match=r"0.5 is not a number as printed"):
        recover([0.5, 0.5])


def test_an_unknown_space_is_refused():
    with pytest.raises(UsageError, match="--space 'al' is not known"):
        recover(["0.6", "0.4"], space="al")


def two_level_model(lower):
    nodes = [Node("goal"), *(Node(code, "goal") for code in "abc")]
    nodes += [Node(f"b{number}", "b") for number in (1, 2, 3)]
    return Model(
        Hierarchy(nodes),
        {
            "goal": ahp.PairwiseMatrix.from_upper("abc", [2, "1/3", "1/4"]),
            "b": ahp.PairwiseMatrix.from_upper(["b1", "b2", "b3"], lower),
        },
    )


def printed_model(model, decimals=5, unprinted=()):
    weights = {
        row.code: Figure.parse(f"{row.global_:.{decimals}f}")
        for row in model.weights()
        if row.code not in ("goal", *unprinted)
    }
    ratios = {
        code: Figure.parse(f"{analysis.cr:.{decimals}f}")
        for code, analysis in model.analyses().items()
    }
    return Published(weights, ratios)


@given(st.tuples(judgments, judgments, judgments))
@settings(max_examples=20, deadline=None)
def test_a_model_is_recovered_from_its_global_weights(lower):
    model = two_level_model(lower)
    for _, recovery in (
        results := dict(recover_model(model.hierarchy, printed_model(model)))
    ).items():
        assert recovery.exact
    for code, matrix in model.matrices.items():
        assert matrix in [one.matrix for one in results[code].matrices]


def test_a_weight_that_was_not_printed_is_left_open():
    model = two_level_model([3, 5, 3])
    results = dict(recover_model(model.hierarchy, printed_model(model, unprinted=["b2"])))
    assert model.matrices["b"] in [one.matrix for one in results["b"].matrices]


def test_below_a_matrix_that_was_not_found_printed_weights_stand_in():
    model = two_level_model([3, 5, 3])
    figures = printed_model(model)
    far = {code: Figure.parse(text) for code, text in (("a", "0.1"), ("b", "0.1201"), ("c", "0.7"))}
    wrong = Published(
        {**figures.weights, **far, "b": figures.weights["b"]}, figures.consistency_ratios
    )
    results = dict(recover_model(model.hierarchy, wrong, Search(max_units=0)))
    assert results["goal"].count == 0
    assert model.matrices["b"] in [one.matrix for one in results["b"].matrices]


def test_parents_come_before_their_items_whatever_the_order_in_the_file():
    model = two_level_model([3, 5, 3])
    upside_down = Hierarchy(reversed(model.hierarchy.nodes))
    assert upside_down.judged == ("b", "goal")
    results = dict(recover_model(upside_down, printed_model(model)))
    assert list(results) == ["goal", "b"]
    assert results["b"].proved


@given(st.tuples(judgments, judgments, judgments), st.tuples(judgments, judgments, judgments))
@settings(max_examples=15, deadline=None)
def test_where_several_matrices_fit_above_the_true_one_below_is_still_found(upper, lower):
    nodes = [Node("goal"), *(Node(code, "goal") for code in "abc")]
    nodes += [Node(f"a{number}", "a") for number in (1, 2, 3)]
    matrices = {
        "goal": ahp.PairwiseMatrix.from_upper("abc", upper),
        "a": ahp.PairwiseMatrix.from_upper(["a1", "a2", "a3"], lower),
    }
    model = Model(Hierarchy(nodes), matrices)
    figures = printed_model(model, decimals=2)
    results = dict(recover_model(model.hierarchy, figures, Search(limit=5000)))
    for code, matrix in matrices.items():
        assert matrix in [one.matrix for one in results[code].matrices]


def test_a_node_without_any_printed_weight_is_told_and_the_others_go_on():
    model = two_level_model([3, 5, 3])
    figures = printed_model(model, unprinted=["a", "b", "c"])
    results = dict(recover_model(model.hierarchy, figures))
    (told,) = results["goal"].findings
    assert told.code == "weight-unpublished"
    assert results["goal"].matrices == ()
    assert model.matrices["b"] in [one.matrix for one in results["b"].matrices]


def test_a_node_printed_as_zero_can_be_searched_below():
    nodes = [Node("goal"), Node("a", "goal"), Node("b", "goal"), Node("b1", "b"), Node("b2", "b")]
    weights = {"a": "1.0", "b": "0.0", "b1": "0.0", "b2": "0.0"}
    figures = Published({code: Figure.parse(text) for code, text in weights.items()})
    results = dict(recover_model(Hierarchy(nodes), figures, Search(limit=20, max_units=0)))
    assert results["goal"].count == 0
    assert results["b"].count == 17  # any judgment splits what is too small to print
