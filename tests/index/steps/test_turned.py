"""Values turned so that more is better, at every stage; nodes left out after any steps."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from ahp.common.findings import UsageError
from index.check.data import data_of
from index.drop.drop import drop_each
from index.drop.show import dropped_table
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Region
from index.project.settings import Settings
from index.project.steps import DEFAULT_STEPS, StepChoice, in_turn
from index.project.tables import table_index
from index.project.tree import Weights
from index.region.region import region_profile
from index.steps.build import build
from index.steps.pools import pools_of
from index.steps.rank import ranks
from index.steps.turned import turned

CODES = "uvwxyz"
INDEX = table_index((2022, code) for code in CODES)
TREE = Weights.from_local(
    {
        "goal": (None, 1),
        **{"d": ("goal", 2), "e": ("goal", 1)},
        **{"a": ("d", 1), "b": ("d", 3), "c": ("e", 1), "f": ("e", 1)},
    }
)


def project_of(indicators, weights=TREE, **choices):
    rng = np.random.default_rng(3)
    codes = [one.code for one in indicators]
    values = pd.DataFrame(rng.uniform(1, 100, size=(len(INDEX), len(codes))), INDEX, codes)
    regions = tuple(Region(code) for code in CODES)
    return IndexProject(tuple(indicators), regions, values, weights, settings=Settings(**choices))


MIXED = (
    Indicator("a", direction=-1),
    Indicator("b", best=(50.0, 50.0)),
    Indicator("c", best=(10.0, 20.0), transform="log10"),
    Indicator("f", best=(0.5, 1.0), denominator="g", per=2.0),
    Indicator("g"),
)


def test_every_stage_ranks_regions_as_the_normalized_values_do():
    # min-max of a moderate indicator falls with the distance from its best value
    result = build(project_of(MIXED))
    normal = result.normalized
    assert normal.std().min() > 0
    for stage in list(result.stages)[:-3]:
        table = result.stages[stage][list(normal)]
        given = result.project.values
        found = turned(table, stage, result.indicators, result.settings.steps, given)
        codes = [code for code in normal if stage in ("transformed", "treated") or code != "c"]
        for code in [*codes, *(["c"] if stage == "normalized" else [])]:
            assert ranks(found[code].to_numpy()).tolist() == ranks(normal[code].to_numpy()).tolist()
    (data,), _ = data_of(result.project)
    values = result.project.values
    by_hand = -np.maximum(0, np.maximum(10 - values["c"], values["c"] - 20))
    assert data.turned("values")["c"].tolist() == pytest.approx(by_hand.tolist())
    quotient = 2 * values["f"] / values["g"]
    by_hand = -np.maximum(0, np.maximum(0.5 - quotient, quotient - 1))
    assert data.turned("values")["f"].tolist() == pytest.approx(by_hand.tolist())
    assert data.turned("values")["a"].tolist() == (-values["a"]).tolist()


def test_scores_are_not_turned_whatever_step_follows():
    table = pd.DataFrame({"a": [1.0, 2.0]})
    steps = in_turn("normalize", "treat", "aggregate")
    for stage in ("normalized", "treated"):
        found = turned(table, stage, [Indicator("a", direction=-1)], steps, table)
        assert found is table
    assert turned(table, "treated", MIXED[:1], DEFAULT_STEPS, table)["a"].tolist() == [-1, -2]


def test_a_regions_strength_is_to_be_near_what_is_best():
    project = project_of(MIXED)
    normal = build(project).normalized.xs(2022, level="year")
    nearest = normal["b"].idxmax()
    found = region_profile(build(project), str(nearest), top=4, stage="values")
    assert next(one.rank for one in found.strengths if one.code == "b") == 1.0
    steps = in_turn("divide", "normalize", "aggregate")
    plain = build(project_of([Indicator(code) for code in "abcf"], steps=steps))
    with pytest.raises(UsageError, match="--stage"):
        region_profile(plain, "u", stage="treated")


STEPS = (
    StepChoice("normalize"),
    StepChoice("aggregate", level=1),
    StepChoice("rescale", level=1, best=100.0),
    StepChoice("aggregate"),
    StepChoice("normalize", nodes=("goal",), changes=(("normalization", "percentile"),)),
)


@pytest.mark.parametrize("code", ["a", "b", "d"])
def test_after_steps_on_nodes_it_is_the_index_made_without_it(code):
    indicators = [Indicator(one) for one in "abcf"]
    project = project_of(indicators, steps=STEPS)
    whole = build(project)
    (one,) = drop_each(whole, pools_of(whole)[0], 2022, [code])
    gone = {code, *TREE.children(code)}
    local = {node.code: (node.parent, node.local) for node in TREE.nodes if node.code not in gone}
    without = build(replace(project, weights=Weights.from_local(local)))
    before, after = (side.ranks["goal"].to_numpy(dtype=float) for side in (whole, without))
    assert one.shifts.tolist() == (before - after).tolist()
    plain = build(replace(project, settings=Settings()))
    assert one.shifts.any()
    other = drop_each(plain, pools_of(plain)[0], 2022, [code])[0]
    assert code == "d" or other.shifts.tolist() != one.shifts.tolist()


def test_what_has_a_weight_by_place_is_never_left_out_and_that_is_said():
    indicators = [Indicator(one) for one in "abcf"]
    choices = {"node_aggregation": {"d": "owa"}, "order_weights": (1.0, 2.0)}
    result = build(project_of(indicators, **choices))
    pool = pools_of(result)[0]
    assert [one.code for one in drop_each(result, pool, 2022, list("abcdf"))] == ["c", "d", "f"]
    notes = dropped_table(result, pool, 2022).notes
    assert any("weights by place" in note and "a, b" in note for note in notes)
