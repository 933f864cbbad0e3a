"""The experts of a model as a group, against published figures and what must hold of any group."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import AhpError, ModelError, UsageError
from ahp.core.group.aggregation import aggregate_judgments, aggregate_priorities
from ahp.model.experts import Expert
from ahp.model.group.settings import AGGREGATIONS, WEIGHTINGS, GroupSettings
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model
from tests.labelled import SAATY

GOLDEN = json.loads((Path(__file__).parents[2] / "golden" / "group.json").read_text("utf-8"))
ITEMS = ("cost", "time", "risk", "fun")
SETTINGS = [
    {"aggregation": aggregation, "weights": weights}
    for aggregation in AGGREGATIONS
    for weights in WEIGHTINGS
]


def judged(upper, items=ITEMS):
    return PairwiseMatrix.from_upper(items, upper)


def model_of(*people, items=ITEMS):
    """Return a model of one blank matrix, with experts e0, e1 ... who have given judgments."""
    hierarchy = Hierarchy([Node("goal"), *(Node(item, "goal") for item in items)])
    experts = tuple(
        one if isinstance(one, Expert) else Expert(f"e{k}", matrices={"goal": judged(one, items)})
        for k, one in enumerate(people)
    )
    return Model(hierarchy, {"goal": PairwiseMatrix.from_judgments(items, {})}, experts=experts)


def shares(one, **asked):
    return [row.local for row in one.weights(**asked)][1:]


def published():
    """Return six experts of a published example: -4 favors the first item, 4 the second."""
    example = GOLDEN["groups"][0]
    rows = [[-x if x < 0 else f"1/{x}" for x in row] for row in example["rows"]]
    return model_of(*rows, items=("C1", "C2", "C3", "C4", "C5")), example


def test_published_judgments_of_each():
    model, example = published()
    printed = example["published"]
    for k, weights in enumerate(printed["w_colsum_rows_1_to_4"]):
        own = model.of_expert(f"e{k}")
        # printed with three digits
        assert shares(own, method="column-sum") == pytest.approx(weights, rel=0.006)
        analysis = own.analyses(random_index="ahpsurvey")["goal"]
        assert analysis.cr == pytest.approx(printed["cr_rows_1_to_4"][k], abs=6e-4)


@pytest.mark.parametrize(
    ("figures", "choices"),
    [
        ("aij_w_eigen", {}),
        ("aij_w_geomean", {"method": "geometric-mean"}),
        ("aip_arithmetic_eigen", {"aggregation": "priorities", "mean": "arithmetic"}),
        ("aip_geometric_eigen", {"aggregation": "priorities"}),
    ],
)
def test_group_of_published_judgments(figures, choices):
    model, example = published()
    assert shares(model.group(**choices)) == pytest.approx(example["computed"][figures], abs=1e-6)


def test_joint_matrix_of_published_judgments():
    model, example = published()
    upper = [float(value) for value in model.group().at["goal"].matrix.upper]
    assert upper == pytest.approx(example["computed"]["aij_upper"], abs=1e-6)


def people(least=1, most=5):
    upper = st.lists(st.sampled_from(SAATY), min_size=6, max_size=6)
    return st.lists(upper, min_size=least, max_size=most)


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
@given(data=st.data(), uppers=people(2))
def test_order_of_experts_changes_nothing(settings, data, uppers):
    model = model_of(*uppers)
    mixed = replace(model, experts=tuple(data.draw(st.permutations(model.experts))))
    one, other = model.group(**settings), mixed.group(**settings)
    assert shares(one) == pytest.approx(shares(other))
    assert one.at["goal"].experts == pytest.approx(other.at["goal"].experts)


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
@given(uppers=people(1, 1), count=st.integers(1, 4))
def test_experts_who_agree_give_the_weights_of_one(settings, uppers, count):
    model = model_of(*(uppers * count))
    assert shares(model.group(**settings)) == pytest.approx(shares(model.of_expert("e0")))


@given(people(3))
def test_groups_are_those_of_the_mathematics(uppers):
    model = model_of(*uppers)
    arrays = np.array([one.matrices["goal"].to_array() for one in model.experts])
    joint = model.group().at["goal"].matrix.to_array()
    assert joint == pytest.approx(aggregate_judgments(arrays))
    each = np.array([shares(model.of_expert(one.code)) for one in model.experts])
    mean = shares(model.group(aggregation="priorities", mean="arithmetic"))
    assert mean == pytest.approx(aggregate_priorities(each, mean="arithmetic"))


def test_given_weights_count_unless_all_are_to_count_alike():
    li = Expert("li", weight=3, matrices={"goal": judged([2], "ab")})
    wang = Expert("wang", matrices={"goal": judged([32], "ab")})
    model = model_of(li, wang, items=("a", "b"))
    assert shares(model.group()) == pytest.approx([0.8, 0.2])  # (2^3 * 32)^(1/4) = 4
    assert shares(model.group(weights="equal")) == pytest.approx([8 / 9, 1 / 9])
    assert model.group().whose.said("en").endswith("experts count as given")
    assert model.group(weights="equal").whose.said("zh").endswith("专家等权")


def test_who_is_not_consistent_is_left_out_and_told():
    good, bad = [1] * 6, [9, "1/9", 9, 9, "1/9", 9]
    group = model_of(good, bad).group(consistent=0.1)
    assert shares(group) == pytest.approx([0.25] * 4)
    assert group.at["goal"].experts == {"e0": 1.0}
    (found,) = group.findings
    assert found.code == "group-inconsistent-left-out"
    assert found.severity == "note"
    assert "e1 (CR " in found.text("en")
    assert "e0" not in found.text("en")
    with pytest.raises(ModelError, match=r"nobody is left who has judged goal; left out: e0 \(CR"):
        model_of(bad).group(consistent=0.1)


def test_extreme_judgments_are_trimmed_and_told():
    group = model_of([9], [3], [3], [3], [3], items=("a", "b")).group(trim=0.2)
    assert shares(group) == pytest.approx([0.75, 0.25])
    (found,) = group.findings
    assert found.code == "group-extremes-left-out"
    assert found.message("zh") == "剔除 1 个极端判断：e0（a : b）"


def test_islands_count_only_where_nobody_is_weighed_alone():
    apart = [3, None, None, None, None, 3]
    whole = [1] * 6
    model = model_of(whole, apart)
    assert set(model.group().at["goal"].experts) == {"e0", "e1"}
    group = model.group(aggregation="priorities")
    assert set(group.at["goal"].experts) == {"e0"}
    assert [one.code for one in group.findings] == ["group-islands-left-out"]


def test_experts_complete_each_other_and_gaps_are_told():
    first, second = [3, None, None, None, None, None], [None, None, None, 2, None, 2]
    group = model_of(first, second).group()
    assert shares(group) == pytest.approx(np.array([12, 4, 2, 1]) / 19)
    (found,) = group.findings
    assert found.message("en") == (
        "3 judgments were given by nobody: cost : risk, cost : fun, time : fun"
    )
    with pytest.raises(ModelError, match="goal"):
        model_of(first).group()


def two_levels(*experts):
    nodes = [Node("goal", names={"en": "Goal"}), Node("a", "goal", {"en": "Ease"})]
    nodes += [Node("b", "goal"), Node("c", "a"), Node("d", "a")]
    blank = {
        "goal": PairwiseMatrix.from_judgments("ab", {}),
        "a": PairwiseMatrix.from_judgments("cd", {}),
    }
    return Model(Hierarchy(nodes), blank, experts=experts)


def test_some_judge_only_some_nodes():
    li = Expert("li", {"en": "Li Hua"}, matrices={"goal": judged([3], "ab")})
    wang = Expert("wang", {"en": "Wang"}, matrices={"a": judged([4], "cd")})
    group = two_levels(li, wang).group()
    assert [round(row.global_, 6) for row in group.weights()] == [1, 0.75, 0.25, 0.6, 0.15]
    assert [dict(one.experts) for one in group.at.values()] == [{"li": 1.0}, {"wang": 1.0}]
    with pytest.raises(ModelError) as caught:
        two_levels(li).group()
    assert caught.value.text("en").startswith(
        "node Ease: nobody has judged Ease; 1 expert is in the group: Li Hua"
    )
    with pytest.raises(AhpError, match="Li Hua has not judged Ease"):
        two_levels(li).of_expert("Li Hua").weights()
    with pytest.raises(AhpError, match="Zhao has judged nothing yet"):
        two_levels(li, Expert("zhao", {"en": "Zhao"})).of_expert("zhao").weights()


def test_scale_method_and_analyses_of_a_group():
    model = model_of([9, 9, 9, 1, 1, 1], [9, 9, 9, 1, 1, 1])
    group = model.group()
    assert shares(group) == pytest.approx([0.75, 1 / 12, 1 / 12, 1 / 12])
    own = model.of_expert("e0")
    assert shares(group, scale="root") == pytest.approx(shares(own, scale="root"))
    assert group.analyses()["goal"].cr == pytest.approx(0)
    with pytest.raises(UsageError, match="no matrices and no CR"):
        model.group(aggregation="priorities").analyses()


def test_group_is_taken_where_own_matrices_are_blank():
    model = model_of([1] * 6, [1] * 6)
    assert model.judged_by().taken
    assert not model.judged_by(group=True).taken
    assert [one.code for one in model.judged_by().findings] == ["group-taken"]
    own = replace(model, matrices={"goal": judged([1] * 6)})
    assert own.judged_by() is own
    assert own.whose.code == "own"
    assert own.judged_by(expert="e1").whose.code == "expert:e1"
    with pytest.raises(ModelError, match="nobody in the group has judged anything"):
        replace(model, experts=()).group()


@pytest.mark.parametrize(
    "wrong",
    [
        {"aggregation": "mean"},
        {"mean": "harmonic"},
        {"weights": "alike"},
        {"mean": "arithmetic"},
        {"aggregation": "priorities", "trim": 0.1},
        {"trim": 0.5},
        {"trim": float("nan")},
        {"consistent": 0.0},
        {"consistent": float("inf")},
        {"experts": ("nobody",)},
    ],
    ids=str,
)
def test_settings_that_are_not_understood_are_refused(wrong):
    with pytest.raises(UsageError):
        model_of([1] * 6).group(**wrong)


def test_settings_of_the_model_are_taken_unless_others_are_given():
    model = model_of([1] * 6, [9, "1/9", 9, 9, "1/9", 9])
    model = replace(model, group_settings=GroupSettings(consistent=0.1, experts=("e0",)))
    assert [one.code for one in model.group().experts] == ["e0"]
    assert [one.code for one in model.group(experts=None).experts] == ["e0", "e1"]


@pytest.mark.parametrize("scale", ["linear", "power", "root"])
def test_opposite_ends_of_any_scale_do_not_agree_at_all(scale):
    """S* is 0 of two people at opposite ends, by its definition; the ratio there is the scale's."""
    model = model_of([9], [9], ["1/9"], items=("cost", "time"))
    group = model.group(weights="agreement", scale=scale)
    assert [*group.at["goal"].experts.values()] == pytest.approx([0.5, 0.5, 0], abs=1e-9)


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf")])
def test_a_weight_that_cannot_count_is_refused(weight):
    li = Expert("li", weight=weight, matrices={"goal": judged([3], ("cost", "time"))})
    with pytest.raises(ModelError, match="the weight of li is"):
        model_of(li, [5], items=("cost", "time"))
