"""Consensus, likeness and outliers of experts, and how they are shown."""

import csv
import io
import json
import random
from fractions import Fraction
from math import exp, inf, log

import pytest

from ahp.commands import main
from ahp.common.document.formats import FORMATS, write
from ahp.common.findings import UsageError
from ahp.compare.accord import consensus_word
from ahp.compare.agreement import agree
from ahp.compare.experts import compare_experts
from ahp.compare.show import document
from ahp.compare.wording import CONSENSUS_WORDS
from ahp.files import load_model
from ahp.model.experts import Expert
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model
from ahp.model.settings import Settings
from tests.compare.models import judged
from tests.golden import GROUPS


def model_of_rows(rows, items):
    """Return a model of one matrix, which an expert has judged by each row, as ahpsurvey has it."""
    hierarchy = Hierarchy([Node("goal"), *(Node(item, "goal") for item in items)])
    experts = []
    for number, row in enumerate(rows):
        upper = [Fraction(1, value) if value > 0 else Fraction(-value) for value in row]
        matrix = PairwiseMatrix.from_upper(items, upper)
        experts.append(Expert(f"e{number}", matrices={"goal": matrix}))
    blank = PairwiseMatrix(items, [[1 if i == j else None for j in items] for i in items])
    return Model(hierarchy, {"goal": blank}, experts=tuple(experts))


def s_star(weights, scale_end=9):
    """S* in a loop, person by person and item by item, for an infinite scale S."""
    people, n = len(weights), len(weights[0])
    alpha = sum(-p * log(p) for own in weights for p in own) / people
    means = [sum(own[item] for own in weights) / people for item in range(n)]
    beta = sum(-p * log(p) for p in means) - alpha
    least = 0.0
    if scale_end < inf:
        first, other = scale_end / (n + scale_end - 1), 1 / (n + scale_end - 1)
        least = -first * log(first) - (n - 1) * other * log(other)
    most = exp(log(n) - least)
    return (1 / exp(beta) - 1 / most) / (1 - 1 / most)


def test_the_published_group_has_its_consensus():
    city = next(one for one in GROUPS["groups"] if one["id"] == "city6")
    found = compare_experts(model_of_rows(city["rows"], "abcde"))
    weights = [found.group.global_[item] for item in "abcde"]
    assert weights == pytest.approx(city["computed"]["aij_w_eigen"], abs=1e-6)
    agreement = agree(found)
    assert agreement.nodes[0].consensus == pytest.approx(
        city["computed"]["consensus_goepel_M9"], abs=5e-6
    )
    # one node: the hierarchy's consensus is its own, and the experts are compared by it
    assert agreement.whole == pytest.approx(agreement.nodes[0].consensus)
    assert agreement.basis.code == "goal"


EXPERTS = {
    "Li": judged("4", "3"),  # 0.8, 0.2; 0.75, 0.25
    "Wang": judged("1", "3"),  # 0.5, 0.5; 0.75, 0.25
    "Zhao": judged("1/4", "3"),  # 0.2, 0.8; 0.75, 0.25
}


def test_consensus_of_nodes_of_the_hierarchy_and_of_global_weights(model_of):
    """By hand: the group holds cost and style alike, so that cost counts half as much as all."""
    agreement = agree(compare_experts(load_model(model_of(EXPERTS))))
    car = s_star([[0.8, 0.2], [0.5, 0.5], [0.2, 0.8]])
    assert [one.consensus for one in agreement.nodes] == pytest.approx([car, 1.0])
    assert agreement.whole == pytest.approx((car + 0.5) / 1.5)
    leaves = [[0.6, 0.2, 0.2], [0.375, 0.125, 0.5], [0.15, 0.05, 0.8]]
    assert agreement.overall.consensus == pytest.approx(s_star(leaves, inf))


def test_the_end_of_the_scale_bounds_consensus(model_of):
    """On the power scale 2 stands for 4, and the strongest judgment for 81."""
    experts = {"Li": judged("2", "1"), "Wang": judged("1/2", "1")}
    found = compare_experts(load_model(model_of(experts)), Settings(scale="power"))
    accord = agree(found).nodes[0]
    assert accord.basis.scale_end == 81
    assert accord.consensus == pytest.approx(s_star([[0.8, 0.2], [0.2, 0.8]], 81))


def test_kendalls_w_and_its_p(model_of):
    """Of two items: three of three in the same order happen in 2 of 8 ways."""
    agreement = agree(compare_experts(load_model(model_of(EXPERTS))))
    cost = agreement.nodes[1].concordance
    assert (cost.w, cost.exact, cost.people) == (1.0, True, 3)
    assert cost.p == pytest.approx(0.25)


def test_who_has_not_judged_everything_counts_where_they_did(model_of):
    partly = {"cost": judged("", "1/3")["cost"]}
    found = compare_experts(load_model(model_of(EXPERTS | {"Sun": partly})))
    agreement = agree(found)
    assert [one.basis.people for one in agreement.nodes] == [3, 4]
    assert agreement.overall.basis.people == 3
    assert agreement.likeness.experts == ("Li", "Wang", "Zhao")


FIVE = {
    "ann": judged("4", "3"),
    "bob": judged("4", "2"),
    "eve": judged("3", "3"),
    "dan": judged("4", "4"),
    "zoe": judged("1/9", "1/9"),
}


def test_who_stands_alone_comes_first_and_clusters_leave_them_out(model_of):
    agreement = agree(compare_experts(load_model(model_of(FIVE))))
    assert [one.expert for one in agreement.places if one.alone] == ["zoe"]
    assert agreement.places[0].expert == "zoe"
    distances = [one.distance for one in agreement.places]
    assert distances == sorted(distances, reverse=True)
    alike = agreement.likeness.similarity
    zoe = agreement.likeness.experts.index("zoe")
    others = [place for place in range(5) if place != zoe]
    among = min(alike[i, j] for i in others for j in others)
    assert max(alike[zoe, place] for place in others) < among
    assert alike.diagonal() == pytest.approx(1)


def test_clusters_of_two_camps(model_of):
    camps = {f"a{i}": judged("5", "3") for i in range(3)}
    camps |= {f"b{i}": judged("1/5", "3") for i in range(2)}
    likeness = agree(compare_experts(load_model(model_of(camps)))).likeness
    assert likeness.clusters == (("a0", "a1", "a2"), ("b0", "b1"))
    assert likeness.best.threshold == 0.975
    assert likeness.unclustered == ()


def test_a_node_to_compare_by_is_called_by_code_or_name(model_of):
    found = compare_experts(load_model(model_of(EXPERTS)))
    assert agree(found, "cost").basis.items == ("price", "fuel")
    assert agree(found, "费用").basis.code == "cost"
    with pytest.raises(UsageError, match=r"'kost' is judged.*Did you mean cost"):
        agree(found, "kost")
    with pytest.raises(UsageError, match="'price' is judged"):  # a leaf
        agree(found, "price")


def test_the_order_of_experts_changes_nothing(model_of):
    model = load_model(model_of(FIVE))
    shuffled = list(model.experts)
    random.Random(3).shuffle(shuffled)
    assert [one.code for one in shuffled] != [one.code for one in model.experts]
    turned = Model(model.hierarchy, model.matrices, experts=tuple(shuffled))
    one, other = (agree(compare_experts(each)) for each in (model, turned))
    for before, after in zip((*one.nodes, one.overall), (*other.nodes, other.overall), strict=True):
        assert after.consensus == pytest.approx(before.consensus, abs=1e-12)
        assert after.concordance.w == pytest.approx(before.concordance.w, abs=1e-12)
        assert after.concordance.p == pytest.approx(before.concordance.p, abs=1e-12)
    assert other.whole == pytest.approx(one.whole, abs=1e-12)
    assert [place.expert for place in other.places] == [place.expert for place in one.places]
    assert {frozenset(part) for part in other.likeness.clusters} == {
        frozenset(part) for part in one.likeness.clusters
    }


def test_every_word_of_the_scale_can_be_said():
    values = [-0.2, 0.499, 0.5, 0.624, 0.625, 0.749, 0.75, 0.875, 0.876, 1.0]
    words = [consensus_word(value) for value in values]
    assert words == [
        *("very-low", "very-low", "low", "low", "moderate", "moderate"),
        *("high", "high", "very-high", "very-high"),
    ]
    assert set(words) == set(CONSENSUS_WORDS)
    assert consensus_word(float("nan")) is None


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("Whole hierarchy", "Goepel's scale", "Kendall's W", "exact", "Iglewicz", "zoe")),
        ("zh", ("整个层次", "Goepel 的共识等级", "肯德尔 W", "精确", "离群", "zoe")),
    ],
)
@pytest.mark.parametrize("style", [one for one in FORMATS if one not in ("json", "csv")])
def test_pages_say_how_far_experts_agree(model_of, style, lang, said):
    out = io.StringIO()
    write(document(compare_experts(load_model(model_of(FIVE))), lang), style, out)
    text = out.getvalue().replace("&#39;", "'")
    for words in said:
        assert words in text
    assert "nan" not in text.lower().replace("finance", "")


def test_json_and_csv_have_everything(model_of):
    found = compare_experts(load_model(model_of(FIVE)))
    agreement = agree(found)
    out = io.StringIO()
    write(document(found, "en"), "json", out)
    record = json.loads(out.getvalue())
    assert record["consensus"]["nodes"]["car"]["consensus"] == agreement.nodes[0].consensus
    assert record["consensus"]["nodes"]["car"]["scale_end"] == 9
    assert record["consensus"]["hierarchy"]["consensus"] == agreement.whole
    assert record["similarity"]["rows"] == agreement.likeness.similarity.tolist()
    assert len(record["similarity"]["thresholds"]) == 12
    assert record["standing"]["experts"]["zoe"]["alone"] is True
    assert record["disagreements"][0]["deviation"] > 0
    out = io.StringIO()
    write(document(found, "en"), "csv", out)
    rows = [*csv.DictReader(io.StringIO(out.getvalue()))]
    car = next(one for one in rows if (one["expert"], one["code"]) == ("(group)", "car"))
    assert float(car["consensus"]) == agreement.nodes[0].consensus
    assert float(car["kendall_w"]) == agreement.nodes[0].concordance.w
    assert {one["consensus"] for one in rows if one["expert"] == "ann"} == {""}


def test_the_deviation_of_logarithms_beside_the_factor(model_of):
    """Of 4 and 1/4: logarithms 2 ln 4 apart, so their standard deviation is ln 16 / sqrt(2)."""
    experts = {"Li": judged("4", "3"), "Zhao": judged("1/4", "3")}
    (one,) = compare_experts(load_model(model_of(experts))).disagreements
    assert one.spread == pytest.approx(16)
    assert one.deviation == pytest.approx(log(16) / 2**0.5)


def test_a_single_expert_agrees_with_nobody(model_of, capsys):
    folder = model_of({"Li": judged("4", "3")})
    assert main(["compare", str(folder), "--lang", "en"]) == 0
    assert "S*" not in capsys.readouterr().out
    assert main(["compare", str(folder), "--format", "json"]) == 0
    assert "consensus" not in json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "No two experts have judged the same matrix."),
        ("zh", "没有两位专家判断过同一个矩阵。"),
    ],
)
def test_who_judged_nothing_in_common_does_not_judge_alike(model_of, lang, said):
    experts = {"Li": {"car": judged("4")["car"]}, "Wang": {"cost": judged("", "2")["cost"]}}
    out = io.StringIO()
    write(document(compare_experts(load_model(model_of(experts))), lang), "table", out)
    assert said in out.getvalue()


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "(1 of 3); --node CODE"), ("zh", "（3 位中的 1 位）")]
)
def test_where_few_judged_everything_a_node_can_be_compared(model_of, lang, said):
    half = {"cost": judged("", "2")["cost"]}
    found = compare_experts(load_model(model_of({"Li": judged("4", "3"), "Wu": half, "Xu": half})))
    out = io.StringIO()
    write(document(found, lang), "table", out)
    assert said in out.getvalue()
    assert agree(found, "cost").likeness.experts == ("Li", "Wu", "Xu")
    assert agree(found).likeness is None


@pytest.mark.parametrize("style", FORMATS)
def test_where_there_is_no_figure_there_is_none(model_of, style):
    """All hold all items equal, so that nothing is ranked; one has judged only half."""
    experts = {name: judged("1", "1") for name in ("Li", "Wu", "Xu", "Yu")}
    experts["Zu"] = {"cost": judged("", "1")["cost"]}
    out = io.StringIO()
    write(document(compare_experts(load_model(model_of(experts))), "en"), style, out)
    assert "nan" not in out.getvalue().lower()
