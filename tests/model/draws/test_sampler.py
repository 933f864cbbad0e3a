"""Weights of doubted judgments, from a model or a group to global weights."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest

import ahp
from ahp.core.scales import apply_scale
from ahp.core.uncertainty.lognormal import log_weight_covariance, residuals
from ahp.core.uncertainty.seeded import BLOCK
from ahp.core.weighing import weigh
from ahp.model.draws import sampler as sampling
from ahp.model.draws.planning import plan
from ahp.model.draws.source import source_of
from ahp.model.experts import Expert

ROOT = Path(__file__).parents[3]
Matrix = ahp.PairwiseMatrix
JUDGED = {
    "car": Matrix.from_upper(["price", "fuel", "style"], [3, 5, 3]),
    "style": Matrix.from_upper(["color", "shape", "seats", "name"], [2, 4, 9, 3, 4, 2]),
    "fuel": Matrix.from_upper(["town", "road"], [2]),
}
# a grouping, one that holds all items of its node but one, a node with one child, two levels
HIERARCHY = ahp.Hierarchy(
    [
        ahp.Node("car"),
        ahp.Node("cost", "car", grouping=True),
        ahp.Node("price", "cost"),
        ahp.Node("rate", "price"),
        ahp.Node("fuel", "cost"),
        ahp.Node("style", "car", names={"en": "Style", "zh": "外观"}),
        ahp.Node("town", "fuel"),
        ahp.Node("road", "fuel"),
        ahp.Node("looks", "style", grouping=True),
        ahp.Node("color", "looks"),
        ahp.Node("shape", "looks"),
        ahp.Node("seats", "style"),
        ahp.Node("name", "style"),
    ]
)
MODEL = ahp.Model(HIERARCHY, JUDGED)
KINDS = [ahp.Doubt(), ahp.Doubt(steps=3), ahp.Doubt("inconsistency", spread=0.2)]


def bytes_of(draws):
    arrays = draws.local, draws.global_, *draws.cr.values()
    return b"".join(np.ascontiguousarray(one).tobytes() for one in arrays)


def expert(code, car, weight=1.0, **others):
    matrices = {"car": Matrix.from_upper(["price", "fuel", "style"], car), **others}
    return Expert(code, matrices=matrices, weight=weight)


def group_of(*experts, **settings):
    blank = {code: one.from_judgments(one.labels, {}) for code, one in JUDGED.items()}
    return ahp.Model(HIERARCHY, blank, experts=experts).group(**settings)


def others(town=2):
    return {"style": JUDGED["style"], "fuel": Matrix.from_upper(["town", "road"], [town])}


LI = expert("li", [3, 5, 3], **others(3))
WANG = expert("wang", [1, 3, 5], 2.0, **others(1))
ZHAO = expert("zhao", [5, 7, 2], **others(5))


@pytest.mark.parametrize("doubt", [ahp.Doubt(steps=0), ahp.Doubt("inconsistency", spread=0)])
@pytest.mark.parametrize("judged", [MODEL, group_of(LI, WANG)])
def test_no_doubt_gives_the_weights_as_they_are_to_the_bit(judged, doubt):
    rows = judged.weights()
    draws = ahp.WeightSampler(judged, doubt).take(3, 9)
    assert draws.codes == tuple(row.code for row in rows)
    assert draws.local.tolist() == [[row.local for row in rows]] * 6
    assert draws.global_.tolist() == [[row.global_ for row in rows]] * 6


@pytest.mark.parametrize("doubt", KINDS)
def test_any_cut_of_the_draws_has_the_same_bytes(doubt, monkeypatch):
    sampler = ahp.WeightSampler(MODEL, doubt, seed=4)
    whole = sampler.take(0, 3 * BLOCK)
    assert bytes_of(sampler.take(0, 3 * BLOCK)) == bytes_of(whole)
    part = sampler.take(BLOCK - 5, BLOCK + 9)
    assert (part.local == whole.local[BLOCK - 5 : BLOCK + 9]).all()
    assert (part.global_ == whole.global_[BLOCK - 5 : BLOCK + 9]).all()
    assert (part.cr["style"] == whole.cr["style"][BLOCK - 5 : BLOCK + 9]).all()
    monkeypatch.setattr(sampling, "_NUMBERS", 1)  # one block in a call
    assert bytes_of(sampler.take(0, 3 * BLOCK)) == bytes_of(whole)
    other = ahp.WeightSampler(MODEL, doubt, seed=5).take(0, 3 * BLOCK)
    assert bytes_of(other) != bytes_of(whole)
    assert sampler.take(7, 7).local.shape == (0, 13)


@pytest.mark.parametrize("doubt", KINDS)
def test_weights_are_handed_down_as_in_the_model(doubt):
    sampler = ahp.WeightSampler(MODEL, doubt, seed=1)
    draws = sampler.take(0, 500)
    place = {code: at for at, code in enumerate(draws.codes)}
    for code in HIERARCHY.codes:
        below = [place[child] for child in HIERARCHY.children(code)]
        if below:
            np.testing.assert_allclose(draws.local[:, below].sum(axis=1), 1, rtol=1e-12)
            handed = draws.global_[:, [place[code]]] * draws.local[:, below]
            np.testing.assert_allclose(draws.global_[:, below], handed, rtol=1e-12)
    assert (draws.local[:, place["rate"]] == 1).all()
    assert (draws.global_[:, place["rate"]] == draws.global_[:, place["price"]]).all()
    assert (sampler.nominal == [row.local for row in MODEL.weights()]).all()


def test_steps_of_one_matrix_are_those_of_enumeration():
    weights, crs = [], []
    for moves in product((-1, 0, 1), repeat=3):
        # 3 and 5 are four and two whole places above 1
        upper = [at + move for at, move in zip((3, 5, 3), moves, strict=True)]
        one = MODEL.matrices["car"].from_upper(["price", "fuel", "style"], upper)
        found = ahp.analyze(one)
        weights.append(list(found.weights.values()))
        crs.append(found.cr)
    passing = np.array(crs) < 0.1
    draws = ahp.WeightSampler(MODEL, seed=2).take(0, 20 * BLOCK)
    items = [draws.codes.index(code) for code in ("price", "fuel", "style")]
    drawn = draws.global_[:, items]
    nearest = np.abs(drawn[:, None] - np.array(weights)).sum(axis=2).argmin(axis=1)
    np.testing.assert_allclose(drawn, np.array(weights)[nearest], atol=1e-10)
    shares = np.bincount(nearest, minlength=27) / len(nearest)
    np.testing.assert_allclose(shares, passing / passing.sum(), atol=0.01)
    assert 0 < passing.sum() < 27
    assert draws.accepted["car"] == pytest.approx(passing.mean(), abs=0.01)
    assert draws.accepted["fuel"] == 1


@pytest.mark.parametrize("doubt", [ahp.Doubt(steps=2), ahp.Doubt("inconsistency", spread=0.4)])
def test_only_draws_below_the_threshold_count_or_all(doubt):
    kept = ahp.WeightSampler(MODEL, doubt).take(0, 2000)
    every = ahp.WeightSampler(MODEL, ahp.Doubt(doubt.kind, 2, doubt.spread, False)).take(0, 2000)
    assert max(cr.max() for cr in kept.cr.values()) < 0.1
    assert max(cr.max() for cr in every.cr.values()) > 0.1
    assert set(every.accepted.values()) == {1.0}
    share = (every.cr["style"] < 0.1).mean()
    assert kept.accepted["style"] == pytest.approx(share, abs=0.05)
    assert share < 0.95


def test_weights_and_cr_are_those_of_weighing_with_the_choices_made():
    sampler = ahp.WeightSampler(
        MODEL, method="geometric-mean", random_index="saaty-1980", scale="balanced", threshold=0.08
    )
    draws = sampler.take(0, 2000)
    rows = MODEL.weights("geometric-mean", "balanced")
    assert sampler.nominal.tolist() == [row.local for row in rows]
    place = draws.codes.index("town")
    ratios = draws.local[:, place] / draws.local[:, place + 1]
    steps = apply_scale([[1, 1], [2, 2], [3, 3]], "balanced")[:, 0]
    np.testing.assert_allclose(np.unique(ratios.round(9)), steps, atol=1e-8)
    car, weights = MODEL.matrices["car"].to_array(), {}
    for moves in product((-1, 0, 1), repeat=3):
        car[np.triu_indices(3, 1)] = np.array([3, 5, 3]) + moves
        car[[1, 2, 2], [0, 0, 1]] = 1 / car[np.triu_indices(3, 1)]
        found = weigh(car, "geometric-mean", "balanced", "saaty-1980")
        if found.cr < 0.08:
            weights[round(float(found.cr), 9)] = found.weights
    assert set(draws.cr["car"].round(9)) == set(weights)


def test_relabelling_changes_nothing_but_the_names():
    order = ["style", "price", "fuel"]
    car = JUDGED["car"]
    turned = {(a, b): car.judgment(a, b) for a, b in (order[:2], order[::2], order[1:])}
    other = ahp.Model(HIERARCHY, {**JUDGED, "car": Matrix.from_judgments(order, turned)})
    for doubt in KINDS:
        first = ahp.WeightSampler(MODEL, doubt, seed=1).take(0, 20_000).global_
        second = ahp.WeightSampler(other, doubt, seed=2).take(0, 20_000).global_
        error = 5 * first.std(axis=0) / 100
        assert (np.abs(first.mean(axis=0) - second.mean(axis=0)) <= error).all()
        np.testing.assert_allclose(first.std(axis=0), second.std(axis=0), rtol=0.05, atol=1e-12)


def test_what_inconsistency_implies_is_the_covariance_of_least_squares():
    doubt = ahp.Doubt("inconsistency", consistent=False)
    sampler = ahp.WeightSampler(MODEL, doubt, seed=3, method="geometric-mean")
    draws = sampler.take(0, 30_000)
    items = [draws.codes.index(code) for code in ("price", "fuel", "style")]
    logs = np.log(draws.global_[:, items])
    logs -= logs.mean(axis=1, keepdims=True)
    ratios = JUDGED["car"].to_array()
    covariance = log_weight_covariance(ratios, residuals(ratios).variance)
    np.testing.assert_allclose(np.cov(logs.T), covariance, rtol=0.05, atol=1e-4)
    assert [*sampler.skipped] == ["fuel"]  # two items
    assert sampler.skipped["fuel"].code == "doubt-no-degree"
    fuel = [draws.codes.index(code) for code in ("town", "road")]
    assert (draws.local[:, fuel] == sampler.nominal[fuel]).all()
    assert not ahp.WeightSampler(MODEL, ahp.Doubt("inconsistency", spread=0.1)).skipped


def test_missing_judgments_stay_missing():
    gaps = Matrix.from_upper(["color", "shape", "seats", "name"], [2, None, 9, 3, None, 2])
    tree = Matrix.from_upper(["price", "fuel", "style"], [2, None, 4])
    model = ahp.Model(HIERARCHY, {**JUDGED, "style": gaps, "car": tree})
    draws = ahp.WeightSampler(model, ahp.Doubt(steps=1), seed=1).take(0, 300)
    car = [draws.codes.index(code) for code in ("price", "fuel", "style")]
    ratios = draws.global_[:, car[:-1]] / draws.global_[:, car[1:]]
    # of a tree the weights are those that fit each judgment given
    assert {*np.unique(ratios[:, 0].round(6))} == {1, 2, 3}
    assert {*np.unique(ratios[:, 1].round(6))} == {3, 4, 5}
    assert draws.cr["style"].max() < 0.1
    implied = ahp.WeightSampler(model, ahp.Doubt("inconsistency"))
    assert set(implied.skipped) == {"fuel", "car"}
    assert not np.isnan(implied.take(0, 100).global_).any()


def test_intervals_are_drawn_between_their_ends_from_either_side():
    car = Matrix.from_judgments(
        ["style", "price", "fuel"],
        {("style", "price"): "1/6-1/4", ("price", "fuel"): 3, ("style", "fuel"): "1/3"},
    )
    model = ahp.Model(HIERARCHY, {**JUDGED, "car": car})
    sampler = ahp.WeightSampler(model, ahp.Doubt("intervals"), seed=1)
    assert set(sampler.skipped) == {"style", "fuel"}
    assert sampler.skipped["style"].code == "doubt-no-interval"
    draws = sampler.take(0, 5000)
    low, high = (ahp.analyze(car.replace("price", "style", end)).weights["price"] for end in (4, 6))
    price = draws.global_[:, draws.codes.index("price")]
    assert low <= price.min() <= low + 0.001
    assert high - 0.001 <= price.max() <= high
    assert (draws.local[:, draws.codes.index("town")] == 2 / 3).all()


@pytest.mark.parametrize("aggregation", ["judgments", "priorities"])
@pytest.mark.parametrize("kind", ["steps", "inconsistency"])
def test_the_judgments_of_each_expert_are_drawn_and_joined(kind, aggregation):
    doubt = ahp.Doubt(kind, spread=0.2)
    one = ahp.WeightSampler(group_of(LI, aggregation=aggregation), doubt, seed=1)
    six = [Expert(f"li{i}", matrices=LI.matrices) for i in range(6)]
    many = ahp.WeightSampler(group_of(*six, aggregation=aggregation), doubt, seed=1)
    np.testing.assert_allclose(one.nominal, many.nominal, rtol=1e-9)
    narrow, wide = many.take(0, 4000), one.take(0, 4000)
    assert set(wide.cr) == (set(JUDGED) if aggregation == "judgments" else set())
    fuel = wide.codes.index("town")
    spread = [np.log(d.local[:, fuel] / (1 - d.local[:, fuel])).std() for d in (wide, narrow)]
    assert spread[0] / spread[1] == pytest.approx(np.sqrt(6), rel=0.06)


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"aggregation": "priorities"},
        {"aggregation": "priorities", "mean": "arithmetic", "weights": "equal"},
    ],
)
def test_experts_resampled_are_as_enumeration_says(settings):
    people = (LI, WANG, ZHAO)
    group = group_of(*people, **settings)
    sampler = ahp.WeightSampler(group, ahp.Doubt("experts", consistent=False), seed=6)
    draws = sampler.take(0, 8 * BLOCK)
    expected = []
    for drawn in product(people, repeat=3):
        again = [
            Expert(f"{one.code}{i}", matrices=one.matrices, weight=one.weight)
            for i, one in enumerate(drawn)
        ]
        expected.append([row.global_ for row in group_of(*again, **settings).weights()])
    expected = np.array(expected)
    found = draws.global_
    distance = np.abs(found[:, None] - expected).max(axis=2)
    assert distance.min(axis=1).max() < 1e-9
    ways = np.unique(expected.round(9), axis=0, return_counts=True)
    assert len(ways[0]) == 10
    for row, count in zip(*ways, strict=True):
        share = (np.abs(found - row).max(axis=1) < 1e-8).mean()
        assert share == pytest.approx(count / 27, abs=0.02)
    assert set(draws.cr) == (set() if settings else set(JUDGED))


def test_groups_that_cannot_be_weighed_are_drawn_again():
    part = expert("sun", [2, 2, 2])  # judges one node only
    group = group_of(LI, part)
    draws = ahp.WeightSampler(group, ahp.Doubt("experts", consistent=False)).take(0, 2000)
    assert draws.accepted["car"] == pytest.approx(3 / 4, abs=0.03)  # not twice the other one
    assert not np.isnan(draws.global_).any()


def test_extreme_judgments_of_experts_stay_left_out():
    extreme = expert("sun", [9, 9, 1], **others())
    group = group_of(LI, WANG, ZHAO, extreme, trim=0.25)
    assert any(out.expert == "sun" for out in group.at["car"].left_out)
    sampler = ahp.WeightSampler(group, ahp.Doubt(steps=1, consistent=False), seed=1)
    draws = sampler.take(0, 2000)
    place = draws.codes.index("price")
    assert draws.global_[:, place].mean() == pytest.approx(sampler.nominal_global[place], abs=0.02)
    as_is = ahp.WeightSampler(group, ahp.Doubt("experts", consistent=False)).take(0, 3000)
    assert np.isclose(as_is.global_[:, place], sampler.nominal_global[place], rtol=1e-9).any()


def inconsistent():
    """Return a matrix of which no judgment within a step gives a low CR."""
    return Matrix.from_upper(["color", "shape", "seats", "name"], [9, "1/9", 9, 9, "1/9", 9])


def test_no_draw_passes():
    model = ahp.Model(HIERARCHY, {**JUDGED, "style": inconsistent()}, folder="cars")
    sampler = ahp.WeightSampler(model)
    with pytest.raises(ahp.AhpError) as caught:
        sampler.take(0, 1)
    cr = ahp.analyze(inconsistent()).cr
    assert caught.value.findings[0].text("en") == (
        "cars: node Style: of 262144 matrices drawn 0 have CR below 0.1 (RI table yaahp); as "
        f"judged it is {cr:.4f}. Repair the judgments first: ahp repair MODEL; or keep all draws, "
        "whatever their CR"
    )
    assert "节点 外观：抽取的 262144 个判断矩阵中只有 0 个" in caught.value.text("zh")
    assert ahp.WeightSampler(model, ahp.Doubt(consistent=False)).take(0, 9).cr["style"].min() > 1


def test_experts_can_be_resampled_in_a_group_of_several_only():
    with pytest.raises(ahp.AhpError, match="but these are the model's own judgments"):
        ahp.WeightSampler(MODEL, ahp.Doubt("experts"))
    with pytest.raises(ahp.AhpError, match="the group has 1 expert, so resampling gives nobody"):
        ahp.WeightSampler(group_of(LI), ahp.Doubt("experts"))


def test_no_group_passes():
    bad = {**others(), "style": inconsistent()}
    two = expert("li", [3, 5, 3], **bad), expert("wang", [3, 5, 3], **bad)
    with pytest.raises(ahp.AhpError, match="of 262144 groups drawn 0 can be weighed at every node"):
        ahp.WeightSampler(group_of(*two), ahp.Doubt("experts")).take(0, 1)


def test_a_table_too_short_matters_to_those_that_have_to_pass():
    many = [f"x{i}" for i in range(31)]
    tree = ahp.Hierarchy([ahp.Node("top"), *(ahp.Node(one, "top") for one in many)])
    model = ahp.Model(tree, {"top": Matrix.from_upper(many, [1] * 465)})
    with pytest.raises(ahp.AhpError, match="node top: the random-index table yaahp ends at"):
        ahp.WeightSampler(model)
    draws = ahp.WeightSampler(model, ahp.Doubt(consistent=False)).take(0, 2)
    assert not draws.cr
    assert draws.global_[:, 1:].sum(axis=1) == pytest.approx(1)


@pytest.mark.parametrize(("start", "stop"), [(-1, 3), (5, 3), (0, 2.5), (True, 3)])
def test_draws_are_counted(start, stop):
    with pytest.raises(ahp.AhpError, match=f"draws from {start} to {stop} were asked for"):
        ahp.WeightSampler(MODEL).take(start, stop)


@pytest.mark.parametrize("seed", [-1, 1.5, "7", True, None])
def test_a_seed_is_a_whole_number(seed):
    with pytest.raises(ahp.AhpError, match=r"seed .* is not a whole number of at least 0"):
        ahp.WeightSampler(MODEL, seed=seed)


@pytest.mark.parametrize("threshold", [0, -0.1, float("nan"), float("inf"), "0.1", True])
def test_a_threshold_is_a_number_above_0(threshold):
    with pytest.raises(ahp.AhpError, match="is not a number above 0"):
        ahp.WeightSampler(MODEL, threshold=threshold)


@pytest.mark.parametrize("aggregation", ["judgments", "priorities"])
@pytest.mark.parametrize("doubt", [*KINDS, ahp.Doubt("experts")])
def test_many_candidates_are_weighed_as_one_by_one(doubt, aggregation):
    group = group_of(LI, WANG, ZHAO, aggregation=aggregation)
    for drawing in plan(source_of(group, None, None, "power"), doubt, 0.1).drawings:
        candidates = drawing.propose(np.random.default_rng(1), 40)
        together, passes = drawing.judge(candidates)
        for place in range(len(candidates)):
            alone, passing = drawing.judge(candidates[place : place + 1])
            np.testing.assert_allclose(alone[0], together[place], rtol=1e-10, atol=1e-12)
            assert passing[0] == passes[place]


def test_what_was_done_is_said():
    said = ahp.WeightSampler(MODEL, seed=7, threshold=0.08).in_words
    assert said("en").endswith("; only draws with CR < 0.08 (RI table yaahp); seed 7")
    assert said("zh").endswith("；只保留 CR < 0.08 的抽样（RI 表 yaahp）；种子 7")
    joint = ahp.WeightSampler(group_of(LI, WANG, aggregation="priorities"))
    assert "have no CR; seed 0" in joint.in_words("en")
    every = ahp.WeightSampler(MODEL, ahp.Doubt("inconsistency", consistent=False))
    assert "as the inconsistency of each matrix implies; all draws, whatever" in every.in_words(
        "en"
    )


def test_the_published_report():
    model = ahp.load_model(ROOT / "matrices" / "ai-competitiveness-2022")
    draws = ahp.WeightSampler(model, seed=1).take(0, 2 * BLOCK)
    leaves = [draws.codes.index(code) for code in model.hierarchy.leaves]
    np.testing.assert_allclose(draws.global_[:, leaves].sum(axis=1), 1, rtol=1e-12)
    assert max(cr.max() for cr in draws.cr.values()) < 0.1
    assert set(draws.accepted) == set(model.matrices)


def test_experts_whose_judgments_imply_no_spread_are_told():
    """Of two, one is consistent; the mean of weights counts the second three times as much."""
    sure, unsure = expert("li", [2, 4, 2], **others()), expert("wang", [3, 5, 3], 3.0, **others())
    group = group_of(sure, unsure, aggregation="priorities")
    doubt = ahp.Doubt("inconsistency")
    sampler = ahp.WeightSampler(group, doubt, seed=1)
    told = [one.text("en", hint=False) for one in sampler.notes]
    assert told == [
        "node car: judgments of li are taken as they are: none of them contradicts the others, so "
        "no spread is implied"
    ]
    assert sampler.in_words("en").endswith(f"seed 1; {told[0]}")
    assert "；种子 1；节点 car：li 的判断未加扰动：" in sampler.in_words("zh")
    assert ahp.WeightSampler(group_of(sure, unsure), doubt).notes == ()  # their joint matrix is

    ratios = JUDGED["car"].to_array()
    spread = float(np.sqrt(residuals(ratios).variance))
    own = weigh(ratios).weights
    logs = np.log(own[:, None] / own)[np.triu_indices(3, 1)]
    drawn = np.exp(logs + spread * np.random.default_rng(2).standard_normal((40_000, 3)))
    matrices = np.ones((40_000, 3, 3))
    rows, columns = np.triu_indices(3, 1)
    matrices[:, rows, columns], matrices[:, columns, rows] = drawn, 1 / drawn
    plain = np.array([4, 2, 1]) ** 0.25 * weigh(matrices).weights ** 0.75
    plain /= plain.sum(axis=1, keepdims=True)
    place = sampler.codes.index("style")
    mine = sampler.take(0, 20_000).global_[:, place]
    error = plain[:, 2].std() * np.sqrt(1 / 20_000 + 1 / 40_000)
    assert abs(mine.mean() - plain[:, 2].mean()) < 4 * error
    assert mine.std() == pytest.approx(plain[:, 2].std(), rel=0.03)


def test_a_matrix_without_contradiction_implies_no_spread():
    consistent = ahp.Model(
        HIERARCHY, {**JUDGED, "car": Matrix.from_upper(["price", "fuel", "style"], [2, 4, 2])}
    )
    sampler = ahp.WeightSampler(consistent, ahp.Doubt("inconsistency"))
    assert [sampler.skipped[code].code for code in ("car", "fuel")] == [
        "doubt-no-contradiction",
        "doubt-no-degree",
    ]
    assert "car" not in sampler.take(0, 10).cr
