import math
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.figure import Figure
from ahp.common.findings import (
    AhpError,
    DisconnectedError,
    MatrixError,
    ModelError,
    Problems,
    RecoveryError,
    UsageError,
)
from ahp.model.experts import Expert
from ahp.model.fit import check_published
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model
from ahp.model.published import Published
from tests.golden import HIERARCHIES
from tests.labelled import judged_hierarchies, matrices

PEOPLE = ("Moll", "Nell", "Sue")
CARS = ("Accord Sedan", "Accord Hybrid", "Pilot", "CR-V", "Element", "Odyssey")


def alternatives_below(criteria, names):
    """Return a node for every alternative under every criterion, and its code."""
    return [Node(f"{criterion} {name}", criterion) for criterion in criteria for name in names]


def judged(criterion, names, upper):
    return PairwiseMatrix.from_upper([f"{criterion} {name}" for name in names], upper)


def leader():
    golden = HIERARCHIES["leader"]
    criteria = list(golden["local_upper"])
    nodes = [Node("leader"), *(Node(one, "leader") for one in criteria)]
    nodes += alternatives_below(criteria, PEOPLE)
    judgments = {"leader": PairwiseMatrix.from_upper(criteria, golden["criteria_upper"])}
    for one, upper in golden["local_upper"].items():
        judgments[one] = judged(one, PEOPLE, upper)
    return Model(Hierarchy(nodes), judgments), golden


def car():
    golden = HIERARCHIES["car"]
    criteria = ("cost", "safety", "style", "capacity")
    costs = ("price", "fuel", "maintenance", "resale")
    capacities = ("cargo", "passenger")
    nodes = [Node("car"), *(Node(one, "car") for one in criteria)]
    nodes += [Node(one, "cost") for one in costs] + [Node(one, "capacity") for one in capacities]
    last = (*costs, *capacities, "safety", "style")
    nodes += alternatives_below(last, CARS)
    judgments = {
        "car": PairwiseMatrix.from_upper(criteria, golden["criteria_upper"]),
        "cost": PairwiseMatrix.from_upper(costs, golden["cost_upper"]),
        "capacity": PairwiseMatrix.from_upper(capacities, golden["capacity_upper"]),
        **{one: judged(one, CARS, golden[one]) for one in last},
    }
    return Model(Hierarchy(nodes), judgments), golden


def totals(model, names):
    """Sum the global weights of each alternative."""
    sums = defaultdict(float)
    for row in model.weights():
        for name in names:
            if row.code.endswith(f" {name}"):
                sums[name] += row.global_
    return [sums[name] for name in names]


def by_code(model):
    return {row.code: row for row in model.weights()}


def test_leader():
    # Published in the README of AHPy, after Wikipedia's leader example.
    model, golden = leader()
    published = golden["published"]
    rows = by_code(model)
    for one, weight in zip(golden["local_upper"], published["criteria_w"], strict=True):
        assert rows[one].global_ == pytest.approx(weight, abs=0.0006)
    moll, nell, sue = totals(model, PEOPLE)
    assert moll == pytest.approx(published["global_w"][0], abs=0.0005)
    assert nell == pytest.approx(published["global_w"][1], abs=0.0005)
    # Printed 0.150: AHPy rounds to three digits at each level. Unrounded it is 0.14908.
    assert sue == pytest.approx(0.149075, abs=1e-6)
    assert published["global_w"][2] == 0.15


def test_leader_consistency():
    model, golden = leader()
    published = golden["published"]
    analyses = model.analyses(random_index="saaty-2005")
    assert analyses["leader"].cr == pytest.approx(published["cr_criteria"], abs=0.0006)
    assert analyses["experience"].cr == pytest.approx(published["cr_experience"], abs=0.0006)
    assert analyses["education"].cr == pytest.approx(published["cr_education"], abs=0.0006)


def test_car():
    # Published in the README of AHPy, after Wikipedia's car example; depth 2 and 3.
    model, golden = car()
    published = golden["published"]
    rows = by_code(model)
    weights = [rows[one].global_ for one in ("cost", "safety", "style", "capacity")]
    assert weights == pytest.approx(published["criteria_w"], abs=0.0006)
    assert totals(model, CARS) == pytest.approx(published["global_w"], abs=0.0006)
    ratio = model.analyses(random_index="donegan-dodd")["car"].cr
    assert ratio == pytest.approx(published["cr_criteria_dd"], abs=0.0006)


def test_car_whole_hierarchy_ratio():
    model, _ = car()
    analyses = model.analyses()
    weights = {row.code: row.global_ for row in model.weights()}
    expected = sum(weights[code] * one.ci for code, one in analyses.items())
    expected /= sum(weights[code] * one.ri for code, one in analyses.items())
    assert model.consistency_ratio() == pytest.approx(expected)
    assert model.consistency_ratio(random_index="saaty-1980") != pytest.approx(expected)


@given(judged_hierarchies())
def test_weights_add_up(case):
    hierarchy, judgments = case
    rows = {row.code: row for row in Model(hierarchy, judgments).weights()}
    assert list(rows) == list(hierarchy.codes)
    assert rows[hierarchy.goal].local == rows[hierarchy.goal].global_ == 1.0
    assert sum(rows[leaf].global_ for leaf in hierarchy.leaves) == pytest.approx(1)
    for code, row in rows.items():
        children = hierarchy.children(code)
        if children:
            assert sum(rows[child].local for child in children) == pytest.approx(1)
            assert sum(rows[child].global_ for child in children) == pytest.approx(row.global_)
        if row.parent is not None:
            assert row.global_ == pytest.approx(rows[row.parent].global_ * row.local)
        if hierarchy.node(code).grouping:
            parts = sum(rows[item].global_ for item in hierarchy.items(code))
            assert row.global_ == pytest.approx(parts)


def test_grouping_unequal_depth_and_single_child():
    nodes = [
        Node("goal"),
        Node("group", "goal", grouping=True),
        Node("a", "group"),
        Node("b", "group"),
        Node("c", "goal"),
        Node("only", "c"),
        Node("x", "only"),
        Node("y", "only"),
    ]
    judgments = {
        "goal": PairwiseMatrix.from_upper(["c", "b", "a"], [1, "1/2", "1/2"]),  # 1 : 1 : 2
        "only": PairwiseMatrix.from_upper(["x", "y"], [4]),
    }
    model = Model(Hierarchy(nodes), judgments)
    assert [
        (row.code, row.parent, row.level, round(row.local, 12), round(row.global_, 12))
        for row in model.weights()
    ] == [
        ("goal", None, 0, 1.0, 1.0),
        ("group", "goal", 1, 0.75, 0.75),
        ("a", "group", 2, round(2 / 3, 12), 0.5),
        ("b", "group", 2, round(1 / 3, 12), 0.25),
        ("c", "goal", 1, 0.25, 0.25),
        ("only", "c", 2, 1.0, 0.25),
        ("x", "only", 3, 0.8, 0.2),
        ("y", "only", 3, 0.2, 0.05),
    ]
    assert model.consistency_ratio() == pytest.approx(0, abs=1e-12)


def test_goal_alone():
    model = Model(Hierarchy([Node("goal")]), {})
    assert [(row.code, row.local, row.global_) for row in model.weights()] == [("goal", 1.0, 1.0)]
    assert model.consistency_ratio() == 0.0
    assert model.title_in("zh") == "goal"
    assert model.nodes == model.hierarchy.nodes


def test_incomplete_matrix_gives_weights_and_a_ratio():
    nodes = [Node("goal"), *(Node(code, "goal") for code in "abc")]
    judgments = {"goal": PairwiseMatrix.from_upper("abc", [9, None, 9])}
    model = Model(Hierarchy(nodes), judgments)
    assert by_code(model)["a"].global_ == pytest.approx(81 / 91)
    assert model.consistency_ratio() == 0
    nodes += [Node("d", "goal"), *(Node(code, "d") for code in "xyz")]
    judgments = {
        "goal": PairwiseMatrix.from_upper("abcd", [2, None, 5, 4, 2, 3]),
        "d": PairwiseMatrix.from_upper("xyz", [2, 5, 2]),
    }
    model = Model(Hierarchy(nodes), judgments)
    goal, part = model.analyses()["goal"], model.analyses()["d"]
    weight = by_code(model)["d"].global_
    expected = (goal.ci + weight * part.ci) / (goal.ri + weight * part.ri)
    assert model.consistency_ratio() == pytest.approx(expected)


def test_method_and_scale_can_be_chosen():
    nodes = [Node("goal"), *(Node(code, "goal") for code in "abcd")]
    matrix = PairwiseMatrix.from_upper("abcd", [3, 5, "1/2", 1, 3, 7])
    model = Model(Hierarchy(nodes), {"goal": matrix}, method="geometric-mean")
    own = by_code(model)["a"].global_
    assert own == model.analyses()["goal"].weights["a"]
    assert own == {row.code: row.global_ for row in model.weights("geometric-mean")}["a"]
    assert own != {row.code: row.global_ for row in model.weights("eigenvector")}["a"]
    assert own != {row.code: row.global_ for row in model.weights(scale="root")}["a"]


def test_title():
    model = Model(Hierarchy([Node("goal")]), {}, {"zh": "选车"})
    assert model.title_in("en") == "选车"


def test_everything_that_does_not_fit():
    nodes = [Node("goal"), *(Node(code, "goal") for code in ("price", "style", "safety"))]
    nodes += [Node("red", "style"), Node("blue", "style")]
    with pytest.raises(ModelError) as caught:
        Model(
            Hierarchy(nodes),
            {
                "goal": PairwiseMatrix.from_upper(["price", "stile", "speed"], [1, 1, 1]),
                "gaol": PairwiseMatrix.from_upper("ab", [1]),
                "price": PairwiseMatrix.from_upper("ab", [1]),
            },
        )
    assert [found.text() for found in caught.value.findings] == [
        "node style: the node has 2 items, red, blue, but no matrix compares them. Add the file "
        "style.csv",
        "node goal: the matrix compares stile, which is no item of the node, and lacks style. Did "
        "you mean style?",
        "node goal: the matrix compares speed, which is no item of the node. Known: price, style, "
        "safety",
        "node goal: the item safety of the node is missing from its matrix. Add a row and a column "
        "for it; leave blank what was not judged",
        "node gaol: this matrix belongs to no node: no node has the code 'gaol'. Did you mean "
        "goal?",
        "node price: nothing is compared at the node price: a matrix needs two items, and it has "
        "0. Remove the file, or add the missing items to hierarchy.toml",
    ]


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("0.4368", "0.4368", 4),
        ("0.0370", "0.0370", 4),
        ("43.68%", "0.4368", 4),
        ("50 %", "0.50", 2),
        ("1", "1", 0),
        (".5", "0.5", 1),
        ("０．３７", "0.37", 2),
        (" 0.1 ", "0.1", 1),
    ],
)
def test_figure(text, value, decimals):
    figure = Figure.parse(text)
    assert str(figure.value) == value
    assert figure.decimals == decimals
    assert figure.unit == Fraction(1, 10**decimals)


@pytest.mark.parametrize("text", ["", ".", "much", "0,5", "1e-3", "nan", "%", "1/3", "0.1.2"])
def test_no_figure(text):
    with pytest.raises(RecoveryError) as caught:
        Figure.parse(text)
    assert caught.value.findings[0].message() == f"{text!r} is not a number as printed"


@given(st.floats(0, 1), st.integers(1, 6))
def test_a_figure_matches_what_it_was_rounded_from(value, decimals):
    figure = Figure.parse(f"{value:.{decimals}f}")
    low, high = figure.interval()
    assert figure.matches(value)
    assert high - low == figure.unit
    assert not figure.matches(float(high) + 1e-9)
    assert not figure.matches(float(low) - 1e-9)


def sums(figures, nodes=None):
    nodes = nodes or [
        Node("goal"),
        Node("a", "goal", grouping=True),
        Node("b", "a"),
        Node("c", "a"),
        Node("d", "goal"),
        Node("e", "d"),
        Node("f", "d"),
    ]
    problems = Problems()
    published = Published({code: Figure.parse(text) for code, text in figures.items()})
    check_published(Hierarchy(nodes), published, problems)
    return [found.text() for found in problems.findings]


def test_published_sums_within_rounding():
    assert sums({"a": "0.50", "b": "0.26", "c": "0.25", "d": "0.50", "e": "0.3", "f": "0.2"}) == []
    assert sums({"b": "0.25", "c": "0.25", "e": "0.3", "f": "0.2"}) == []
    assert sums({"a": "0.50", "b": "0.9"}) == []  # not all is printed, so nothing is known
    assert sums({}) == []


def test_published_part_sums_wrong():
    # A misread digit also makes the total wrong; it is told once.
    found = sums({"a": "0.50", "b": "0.36", "c": "0.25", "d": "0.50", "e": "0.30", "f": "0.20"})
    assert found == [
        "key weights.a: the published weights below a sum to 0.61, but a has 0.50: they differ by "
        "0.11, and rounding explains at most 0.015. Check a, b, c for a misread digit"
    ]


def test_published_leaves_sum_wrong():
    assert sums({"b": "0.25", "c": "0.25", "e": "0.30", "f": "0.30"}) == [
        "key weights.goal: the published weights below goal sum to 1.10, but goal has 1: they "
        "differ by 0.10, and rounding explains at most 0.02. Check b, c, e, f for a misread digit"
    ]


def test_published_levels_fit_pairwise_but_not_in_total():
    # Each step is within its rounding, but the leaves drift from 1 by more than theirs.
    figures = {"a": "0.6", "b": "0.341", "c": "0.301", "d": "0.5", "e": "0.281", "f": "0.261"}
    assert sums(figures) == [
        "key weights.goal: the published weights below goal sum to 1.184, but goal has 1: they "
        "differ by 0.184, and rounding explains at most 0.002. Check b, c, e, f for a misread digit"
    ]


def test_published_goal():
    assert sums({"goal": "1.0", "a": "0.5", "d": "0.7"}) == [
        "key weights.goal: the published weights below goal sum to 1.2, but goal has 1.0: they "
        "differ by 0.2, and rounding explains at most 0.15. Check goal, a, d for a misread digit"
    ]


@given(judged_hierarchies(), st.integers(2, 5))
def test_published_figures_of_a_model_never_sum_wrong(case, decimals):
    hierarchy, judgments = case
    rows = Model(hierarchy, judgments).weights()
    figures = {row.code: f"{Decimal(row.global_):.{decimals}f}" for row in rows}
    assert sums(figures, hierarchy.nodes) == []


@given(matrices(min_size=2, complete=True))
def test_order_of_items_in_a_matrix_is_free(matrix):
    items = [f"i{k}" for k in range(matrix.n)]
    nodes = [Node("goal"), *(Node(code, "goal") for code in reversed(items))]
    relabelled = PairwiseMatrix.from_upper(items, matrix.upper)
    model = Model(Hierarchy(nodes), {"goal": relabelled})
    rows = {row.code: row.local for row in model.weights()}
    assert [rows[code] for code in items] == list(model.analyses()["goal"].weights.values())
    assert math.isclose(sum(rows[code] for code in items), 1)


def blank_model():
    nodes = [Node("goal"), *(Node(code, "goal") for code in "abc"), Node("d", "a"), Node("e", "a")]
    matrices = {
        "goal": PairwiseMatrix.from_judgments("abc", {}),
        "a": PairwiseMatrix.from_judgments("de", {("d", "e"): 3}),
    }
    return Model(Hierarchy(nodes), matrices, paths={"goal": "model/goal.csv"}, folder="model")


def wholly_blank(*experts):
    judged = blank_model()
    blank = PairwiseMatrix.from_judgments("de", {})
    return replace(judged, matrices={**judged.matrices, "a": blank}, experts=experts)


@pytest.mark.parametrize("ask", [Model.weights, Model.analyses, Model.consistency_ratio])
def test_errors_say_which_matrix_they_are_about(ask):
    with pytest.raises(DisconnectedError) as caught:
        ask(blank_model())
    assert caught.value.text("en") == (
        "model/goal.csv: node goal: the matrix is blank: 0 of 3 judgments are given. "
        "Judge the pairs first; until then there are no weights"
    )
    assert caught.value.text("zh").startswith(
        "model/goal.csv：节点 goal：判断矩阵是空白的：3 个判断"
    )


@pytest.mark.parametrize("ask", [Model.weights, Model.analyses, Model.consistency_ratio])
def test_a_model_without_judgments_says_so_and_who_has_judged(ask):
    with pytest.raises(DisconnectedError) as caught:
        ask(wholly_blank(Expert("zhao")))
    assert caught.value.text("en").startswith(
        "model: nothing of the model is judged yet: 2 matrices are blank. Fill in the cells"
    )
    wang = Expert("wang", {"zh": "王教授"}, matrices={"a": PairwiseMatrix.from_upper("de", [3])})
    li = Expert("li", nodes=("a",), matrices=wang.matrices)
    with pytest.raises(DisconnectedError) as caught:
        ask(wholly_blank(wang, Expert("zhao"), li))
    assert caught.value.text("zh").startswith(
        "model：模型自身没有判断；有 2 位专家的判断：王教授（1/4）、li（1/1）。可用 ahp weights"
    )
    assert "2 experts have judged: 王教授 1 of 4, li 1 of 1" in caught.value.text("en")


def test_many_experts_are_not_all_named():
    judged = {"a": PairwiseMatrix.from_upper("de", [3])}
    with pytest.raises(DisconnectedError) as caught:
        wholly_blank(*(Expert(f"e{k}", matrices=judged) for k in range(9))).weights()
    assert "有 9 位专家的判断：e0（1/4）、" in caught.value.text("zh")
    assert "e4（1/4）、…。" in caught.value.text("zh")


def test_an_expert_is_found_by_code_and_by_name():
    experts = (Expert("wang", {"zh": "王芳"}), Expert("wang2", {"zh": "王芳"}), Expert("li"))
    model = wholly_blank(*experts)
    assert model.expert("wang2") is experts[1]
    with pytest.raises(UsageError, match=r"no expert named '王芳'\. Known: wang, wang2"):
        model.expert("王芳")
    with pytest.raises(UsageError, match=r"no expert named 'lii'. Did you mean li\?"):
        model.expert("lii")


def test_matrices_of_experts_must_fit_the_hierarchy():
    with pytest.raises(ModelError, match="x, which is no item of the node"):
        wholly_blank(Expert("li", matrices={"a": PairwiseMatrix.from_upper("xe", [3])}))


@pytest.mark.parametrize("ask", [Model.weights, Model.analyses])
def test_a_scale_that_ends_before_is_told_with_the_matrix(ask):
    nodes = [Node("goal"), Node("a", "goal"), Node("b", "goal")]
    model = Model(Hierarchy(nodes), {"goal": PairwiseMatrix.from_upper("ab", [12])})
    with pytest.raises(MatrixError, match=r"^node goal: the scale inverse ends at a judgment of 9"):
        ask(model, scale="inverse")


def test_an_unknown_name_is_about_no_matrix():
    with pytest.raises(UsageError, match=r"^method 'eigen' is not known"):
        blank_model().weights("eigen")


@pytest.mark.parametrize("choice", ["method", "random_index", "scale"])
def test_a_choice_without_a_name_is_not_left_out(choice):
    model, _ = leader()
    with pytest.raises(AhpError, match="''"):
        model.analyses(**{choice: ""})
