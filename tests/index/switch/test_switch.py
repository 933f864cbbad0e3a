"""Switch points: closed forms, brute force over everything, and building again."""

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from ahp import PairwiseMatrix, analyze
from ahp.common.findings import UsageError
from ahp.model.experts import Expert
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.steps import StepChoice, in_turn
from index.project.tables import table_index
from index.project.tree import Weights
from index.project.weights import weights_of
from index.steps.build import build
from index.steps.pools import pools_of
from index.switch.aim import Reach
from index.switch.ground import ground_of
from index.switch.judgments import SCALE, place_on_scale
from index.switch.seek import fragile_neighbors, rank_switch, steps_between, switch_points
from index.switch.show import sentence, switch_table
from index.switch.values import value_trials
from index.switch.verify import exact, with_value
from tests.index.switch.projects import YEAR, flat, judged

HOLLOW = {"missing": ("keep",), "missing_child": "renormalize"}


@pytest.mark.parametrize(
    ("mean", "turned"),
    [("arithmetic", float), ("geometric", math.log), ("harmonic", lambda x: -1 / x)],
)
def test_the_weight_that_ties_two_criteria_has_a_closed_form(mean, turned):
    a, b = (80.0, 30.0), (20.0, 60.0)  # of r0 and r1
    project = flat({"a": a, "b": b}, {"a": 0.7, "b": 0.3}, aggregation=mean)
    found = switch_points(build(project), "r0", "r1")
    more, less = turned(a[0]) - turned(a[1]), turned(b[1]) - turned(b[0])
    tie = less / (more + less)  # w more = (1 - w) less
    weights = {"a": tie, "b": 1 - tie}
    assert (found.upper, found.lower) == ("r0", "r1")
    code = found.weight.where[0]
    assert found.weight.point == pytest.approx(weights[code], abs=1e-12)
    assert found.weight.size == pytest.approx(0.7 - tie, abs=1e-12)
    assert found.weight.verified == "build"
    # a value of an additive index: the gap over the weight, the larger weight the smaller change
    if mean == "arithmetic":
        assert found.value.size * 100 == pytest.approx(found.gap / 0.7, abs=1e-9)


def moved(value, judgment):
    """Yield every other judgment of the scale with its steps."""
    for other in SCALE:
        if other != judgment:
            yield other, float(abs(place_on_scale(other) - place_on_scale(judgment)))


def scores_by_hand(result, weights):
    """Weighted means of the normalized indicators, node by node, missing ones left out."""
    normal = result.normalized.loc[YEAR]

    def score(code, region):
        children = weights.children(code)
        if not children:
            return normal.at[region, code]
        parts = [(weights.node(one).local, score(one, region)) for one in children]
        parts = [(share, part) for share, part in parts if not math.isnan(part)]
        total = sum(share for share, _ in parts)
        if not parts or total == 0:
            return math.nan
        if result.settings.mean_at(code) == "geometric":
            return math.exp(sum(share * math.log(part) for share, part in parts) / total)
        return sum(share * part for share, part in parts) / total

    return {region: score("goal", region) for region in normal.index}


@pytest.mark.parametrize(
    ("seed", "holes", "gap", "settings"),
    [
        (1, 0, False, {}),
        (2, 2, False, {"aggregation": "geometric"}),
        (3, 1, False, {"node_aggregation": {"goal": "geometric"}}),
        (4, 0, True, HOLLOW),
    ],
)
def test_no_judgment_does_it_in_fewer_steps(seed, holes, gap, settings):
    project, model = judged(seed, holes, **settings)
    if gap:
        values = project.values.copy()
        values.iloc[0, 2] = values.iloc[1, 5] = math.nan
        project = replace(project, values=values)
    result = build(project)
    before = scores_by_hand(result, result.weights)
    order = sorted(before, key=before.get, reverse=True)
    assert before == pytest.approx(result.scores["goal"].loc[YEAR].to_dict())
    fewest, passing = {}, {}
    for node, matrix in model.matrices.items():
        for a, b, judgment in matrix.pairs():
            for other, steps in () if judgment is None else moved(matrix, judgment):
                changed = matrix.replace(a, b, other)
                after = scores_by_hand(
                    result,
                    weights_of(replace(model, matrices={**model.matrices, node: changed})),
                )
                for place, upper in enumerate(order):
                    for lower in order[place + 1 :]:
                        if after[lower] > after[upper] + 1e-9:
                            pair = upper, lower
                            fewest[pair] = min(fewest.get(pair, math.inf), steps)
                            if analyze(changed).cr < 0.1:
                                passing[pair] = min(passing.get(pair, math.inf), steps)
    regions, table = steps_between(result, pools_of(result)[0], YEAR, model)
    assert list(regions) == order
    for i, upper in enumerate(order):
        for j in range(i + 1, len(order)):
            expected = fewest.get((upper, order[j]), math.inf)
            assert table[i, j] == table[j, i] == expected
    assert fewest
    for upper, lower in list(fewest)[:2]:
        found = switch_points(result, lower, upper, model=model)
        one = found.judgment
        assert one.size == fewest[upper, lower]
        assert one.verified == found.weight.verified == "build"
        matrix = model.matrices[one.where[0]]
        assert float(matrix.judgment(*one.where[1:])) == one.before >= 1
        assert analyze(matrix).cr == pytest.approx(one.cr_before)
        changed = matrix.replace(*one.where[1:], exact(one))
        assert analyze(changed).cr == pytest.approx(one.cr_after)
        assert one.passes == (one.cr_after < 0.1)
        if not one.passes:
            least = passing.get((upper, lower))
            assert (found.passing and found.passing.size) == least


def closest(project, result, upper, lower):
    """Return the smallest share of its range by which one value swaps two regions, on a grid."""
    best = math.inf
    for code in result.weights.leaves:
        column = project.values[code].loc[YEAR]
        low, high = column.min(), column.max()
        for region in (upper, lower):
            for value in np.linspace(low, high, 41):
                new = column.copy()
                new[region] = value
                if new.nunique() < 2:
                    continue
                normal = 1 + 99 * (new - new.min()) / (new.max() - new.min())
                if code == "b":
                    normal = 101 - normal
                table = result.normalized.loc[YEAR].assign(**{code: normal})
                scores = table @ result.weights.global_[table.columns]
                if scores[lower] > scores[upper] + 1e-9:
                    best = min(best, abs(value - column[region]) / (high - low))
    return best


def test_no_value_does_it_by_less():
    project, model = judged(7, regions=3)
    result = build(project)
    for found in fragile_neighbors(result, model=model):
        best = closest(project, result, found.upper, found.lower)
        size = math.inf if found.value is None else found.value.size
        assert size <= best + 1e-9
        assert size == best or best - size <= 1 / 40  # a stretch of the grid


def test_no_weight_does_it_by_less():
    project, model = judged(8, node_aggregation={"goal": "geometric"})
    result = build(project)
    for found in fragile_neighbors(result, model=model)[:2]:
        best = math.inf
        for node in result.weights.nodes[1:]:
            beside = [one for one in result.weights.children(node.parent) if one != node.code]
            for share in np.linspace(0, 1, 41):
                local = {
                    one: result.weights.node(one).local * (1 - share) / (1 - node.local)
                    for one in beside
                }
                scores = scores_by_hand(
                    result, result.weights.with_local({**local, node.code: share})
                )
                if scores[found.lower] > scores[found.upper] + 1e-9:
                    best = min(best, abs(share - node.local))
        size = math.inf if found.weight is None else found.weight.size
        assert size == best or 0 <= best - size <= 0.025


@pytest.mark.parametrize(
    "settings",
    [
        {"normalization": "z-score"},
        {"normalization": "rank"},
        {"outliers": "winsorize", "skewness": 0.5, "kurtosis": -1.0},
        {"aggregation": "geometric"},
        {"aggregation": "mazziotta-pareto", "normalization": "z-score", "z_mean": 100, "z_sd": 10},
        {"aggregation": "minimum"},
        {"aggregation": "copeland"},
        HOLLOW,
    ],
)
def test_every_switch_holds_when_the_index_is_built_again(settings):
    project, model = judged(11, regions=4, **settings)
    if settings is HOLLOW:
        values = project.values.copy()
        values.iloc[0, 0] = math.nan
        project = replace(project, values=values)
    result = build(project)
    order = result.scores["goal"].loc[YEAR].sort_values(ascending=False).index
    seen = 0
    for upper, lower in pairwise(order):
        found = switch_points(result, upper, lower, model=model)
        if found.tied:
            continue
        assert [one.verified for one in found.each] == ["build"] * len(found.each)
        for one in found.each:
            assert swapped(project, model, found, one)
        seen += len(found.each)
    assert seen or settings.get("aggregation") in ("copeland", "minimum")


def swapped(project, model, found, one):
    """Make the change as it is shown, build, and look who is ahead."""
    if one.kind == "value":
        after = build(with_value(project, YEAR, one.where, one.after))
    elif one.kind == "weight":
        (code,) = one.where
        weights = found.result.weights
        beside = [c for c in weights.children(weights.parent(code)) if c != code]
        rest = (1 - one.after) / (1 - weights.node(code).local)
        local = {c: weights.node(c).local * rest for c in beside} | {code: one.after}
        after = build(project, weights=weights.with_local(local))
    else:
        node, a, b = one.where
        matrices = {**model.matrices, node: model.matrices[node].replace(a, b, exact(one))}
        after = build(project, weights=weights_of(replace(model, matrices=matrices)))
    goal = after.scores["goal"].loc[YEAR]
    return goal[found.lower] > goal[found.upper]


def test_a_rank_is_reached_by_passing_whoever_is_in_the_way():
    project, model = judged(5, regions=6)
    result = build(project)
    order = [*result.scores["goal"].loc[YEAR].sort_values(ascending=False).index]
    for rank, region, other in ((3, order[3], order[2]), (2, order[0], order[1])):
        found = rank_switch(result, region, rank, model=model)
        pair = switch_points(result, region, other, model=model)
        # whatever swaps the two may swap others, too, but never the region without them
        assert found.judgment is None or found.judgment.size <= pair.judgment.size
        assert found.weight.size <= pair.weight.size + 1e-12
        for one in found.each:
            assert one.verified == "build"
    scores = np.array([[5.0, 3.0, 4.0], [1.0, 3.0, 2.0]])
    assert (Reach(1, 1, up=True).margin(scores) > 0).tolist() == [False, True]
    assert (Reach(0, 3, up=False).margin(scores) > 0).tolist() == [False, True]


def test_the_most_fragile_come_first_and_are_the_same_as_asked_for_alone():
    project, model = judged(6, regions=7)
    result = build(project)
    found = fragile_neighbors(result, model=model, most=4)
    assert len(found) == 4
    assert [one.fragility for one in found] == sorted(one.fragility for one in found)
    alone = switch_points(result, found[0].upper, found[0].lower, model=model)
    for kind in ("judgment", "passing", "weight", "value"):
        one, other = getattr(alone, kind), getattr(found[0], kind)
        assert (one is None) == (other is None)
        assert one is None or replace(one, verified=other.verified) == other
    every = fragile_neighbors(result, model=model, most=100)
    assert every[:4] == found
    assert len(every) == 6


def test_tied_regions_need_no_change():
    project = flat({"a": [50.0, 50.0, 10.0], "b": [20.0, 20.0, 5.0]}, {"a": 1, "b": 1})
    found = switch_points(build(project), "r0", "r1")
    assert found.tied
    assert found.each == ()
    assert fragile_neighbors(build(project))[0].tied


def test_a_region_that_is_better_in_everything_cannot_be_passed_by_weights():
    project = flat({"a": [50.0, 40.0], "b": [20.0, 10.0]}, {"a": 1, "b": 1})
    found = switch_points(build(project), "r0", "r1")
    assert found.weight is None
    assert found.value is not None


def test_what_any_change_however_small_brings_about():
    columns = {"a": [50.0, 40.0], "b": [10.0, 30.0]}  # b counts as soon as it weighs anything
    found = switch_points(build(flat(columns, {"a": 1, "b": 0}, aggregation="minimum")), "r0", "r1")
    one = found.weight
    assert (one.size, one.verified) == (0, "build")
    assert 0 < abs(one.after - one.before) <= 0.01
    assert "(any change)" in sentence(found, one)
    assert "（任意小）" in sentence(found, one, "zh")


def test_a_measure_word_is_said_in_chinese_only():
    project = flat({"a": [50.0, 40.0]}, {"a": 1})
    counted = replace(project, indicators=(replace(project.indicators[0], unit="家"),))
    found = switch_points(build(counted), "r0", "r1")
    assert "is 39 instead of 50" in sentence(found, found.value)
    assert "由 50 改为 39 家" in sentence(found, found.value, "zh")


def test_where_no_step_can_be_taken_there_is_no_score():
    """Where both have the same value the column is refused, and does not count as missing."""
    settings = {"reference": "year", "aggregation": "minimum", "missing_child": "renormalize"}
    result = build(flat({"a": [50.0, 40.0], "b": [30.0, 20.0]}, {"a": 1, "b": 3}, **settings))
    tables = value_trials(ground_of(result, pools_of(result)[0], YEAR))
    values = np.array([40.0, 45.0])
    scores = tables.scores(tables.cells(0)[:1], np.zeros(2, dtype=int), values)
    assert np.isnan(scores).all(axis=1).tolist() == [True, False]


def test_the_limits_of_values_hold():
    columns = {"a": [50.0, 40.0], "b": [20.0, 10.0]}
    project = flat(columns, {"a": 1, "b": 1})
    bounded = tuple(
        replace(one, bounds=(float(min(columns[one.code])), float(max(columns[one.code]))))
        for one in project.indicators
    )
    found = switch_points(build(replace(project, indicators=bounded)), "r0", "r1")
    # at most 10 of the two values of 10: that ties them, and a tie is no swap
    assert found.value is None


def test_other_weights_have_no_judgments():
    project, model = judged(9)
    equal = project.weights.equal()
    for weights in (equal, Weights.from_local({n.code: (n.parent, 1) for n in equal.nodes})):
        found = fragile_neighbors(build(replace(project, weights=weights)), model=model)[0]
        assert found.judgment is None
        assert "judgments of the model" in found.why["judgment"]("en")
        assert found.weight is not None


def test_values_go_through_every_step():
    """Quotients, logarithms, gaps filled, both years together, and an indicator that divides."""
    project, model = judged(12, regions=4)
    rng = np.random.default_rng(3)
    one = project.values.droplevel("year")
    values = pd.concat({YEAR - 1: one * rng.uniform(0.5, 1.5, one.shape), YEAR: one})
    values.index = table_index(values.index)
    values["people"] = rng.uniform(5, 9, len(values))
    values.loc[(YEAR, "r0"), "d"] = math.nan
    changes = {"a": {"denominator": "people"}, "c": {"transform": "log"}, "f": {"denominator": "g"}}
    indicators = [replace(one, **changes.get(one.code, {})) for one in project.indicators]
    project = replace(
        project.with_settings(reference="pooled", missing=("mean",)),
        values=values,
        indicators=(*indicators, Indicator("people")),
    )
    result = build(project)
    seen = set()
    for found in fragile_neighbors(result, model=model):
        again = switch_points(result, found.upper, found.lower, model=model)
        assert {one.verified for one in again.each} <= {"build"}
        assert all(swapped(project, model, again, one) for one in again.each)
        seen |= {one.where[1] for one in again.each if one.kind == "value"}
    assert seen
    assert "g" not in seen  # others are divided by it
    assert "g" in " ".join(switch_table(again).notes).split("divided by them: ")[1]


def test_judgments_of_one_expert_but_not_of_a_group():
    project, model = judged(13)
    blank = {
        code: PairwiseMatrix.from_judgments(matrix.labels, {})
        for code, matrix in model.matrices.items()
    }
    experts = tuple(Expert(name, matrices=model.matrices) for name in ("li", "wang"))
    of_people = replace(model, matrices=blank, experts=experts)
    li, group = of_people.of_expert("li"), of_people.group()
    result = build(replace(project, weights=weights_of(li)))
    assert fragile_neighbors(result, model=li)[0].judgment is not None
    result = build(replace(project, weights=weights_of(group)))
    for found in fragile_neighbors(result, model=group):
        assert found.judgment is None
        assert 'expert = "NAME"' in found.why["judgment"]("en")
        assert "专家群体" in found.why["judgment"]("zh")
        assert found.weight is not None or found.value is not None


def test_scores_that_are_normalized_again_are_refused():
    again = StepChoice("normalize", level=1, changes=(("normalization", "percentile"),))
    steps = in_turn("normalize", StepChoice("aggregate", level=1), again, "aggregate")
    project, model = judged(14, steps=steps)
    with pytest.raises(UsageError, match="normalized or rescaled again"):
        fragile_neighbors(build(project), model=model)


def test_one_indicator_has_no_weight_to_change():
    project = flat({"a": [50.0, 40.0]}, {"a": 1}, aggregation="mazziotta-pareto")
    project = project.with_settings(normalization="z-score", reference="year", z_mean=100, z_sd=10)
    found = switch_points(build(project), "r0", "r1")
    assert found.weight is None


def test_one_region_has_no_neighbor():
    project = flat({"a": [50.0], "b": [20.0]}, {"a": 1, "b": 1})
    with pytest.raises(StepError, match="1 region has a score"):
        fragile_neighbors(build(project))
