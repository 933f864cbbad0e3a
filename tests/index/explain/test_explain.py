"""Explanations against calculations of their own."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import index
from ahp import load_model
from ahp.common.findings import UsageError
from index.explain.explain import explain, find_region
from index.explain.show import explained
from index.project.errors import StepError
from index.project.example import tiny
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Region
from index.project.settings import Settings
from index.project.steps import StepChoice, in_turn
from index.project.tables import table_index
from index.project.tree import Weights
from index.steps.build import build

NAN = float("nan")
ROOT = Path(__file__).parents[3]
DEMO = ROOT / "examples" / "regional-index-demo"
MODEL = ROOT / "matrices" / "ai-competitiveness-2022"


@pytest.fixture(scope="module")
def demo():
    return index.build(index.load_project(DEMO))


def test_a_score_is_traced_to_its_values(demo):
    found = explain(demo, "陕西", 2021)
    total = 0.0
    values = demo.project.values.xs(2021)
    provinces = [one.code for one in demo.project.regions if one.kind == "province"]
    weights = {row.code: row.global_ for row in load_model(MODEL).weights()}
    for leaf in found.leaves:
        column = values.loc[provinces, leaf.code]
        assert leaf.measured.value == values.loc["shaanxi", leaf.code]
        assert leaf.measured.reference["low"] == column.min()
        assert leaf.measured.reference["high"] == column.max()
        score = 100 * (leaf.measured.value - column.min()) / (column.max() - column.min())
        assert leaf.score == pytest.approx(score)
        assert leaf.global_ == pytest.approx(weights[leaf.code])
        total += weights[leaf.code] * score
    assert len(found.leaves) == 24
    assert found.total.score == pytest.approx(total)
    assert sum(leaf.points for leaf in found.leaves) == pytest.approx(total)
    better = demo.scores["goal"].xs(2021).loc[provinces] > found.total.score
    assert found.total.rank == 1 + better.sum()
    assert found.count == 31


def test_judgments_are_those_of_the_model(demo):
    found = explain(demo, "shaanxi")
    model = load_model(MODEL)
    assert dict(found.judgments) == dict(model.analyses())
    below = explain(demo, "shaanxi", node="enterprise-scale")
    assert list(below.judgments) == ["enterprise-capability"]  # a grouping has no matrix


def test_a_circle_is_explained_by_its_members(demo):
    found = explain(demo, "川渝")
    assert (found.group.rule, found.group.members) == ("sum", ("sichuan", "chongqing"))
    members = demo.scores["goal"].xs(2022).loc[["sichuan", "chongqing"]]
    assert found.total.score == pytest.approx(members.sum())
    assert all(one.measured is None for one in found.nodes)


def test_a_filled_value_is_marked():
    project = tiny().with_settings(missing=("carry-forward",))
    project.values.loc[(2022, "west"), "waste"] = float("nan")
    leaf = explain(index.build(project), "west").nodes[2]
    assert (leaf.measured.value, leaf.measured.filled) == (5.0, "carry-forward")


def test_regions_are_found_by_any_name(demo):
    for name in ("陕西", "陕西省", "Shaanxi", "610000", "shaanxi"):
        assert find_region(demo, name)[0] == "shaanxi"
    with pytest.raises(UsageError, match="Did you mean Shaanxi"):
        find_region(demo, "Shaanxii")
    with pytest.raises(UsageError, match="beijing, beijing-city"):
        find_region(demo, "北京")
    assert find_region(demo, "北京", "city")[0] == "beijing-city"
    with pytest.raises(StepError, match="2021, 2022"):
        explain(demo, "shaanxi", 2019)


def test_where_weights_were_spread_the_weights_used_are_shown():
    """Of alb par is missing: 73 times 0.6 / 0.85 and 100 times 0.25 / 0.85."""
    local = {
        "goal": (None, 1),
        "debt": ("goal", 0.6),
        "fatf": ("goal", 0.25),
        "par": ("goal", 0.15),
    }
    codes = ("alb", "bbb", "ccc", "ddd")
    columns = {"debt": [73.0, 0, 100, 73], "fatf": [100.0, 0, 100, 100], "par": [NAN, 0, 100, 10]}
    values = pd.DataFrame(columns, table_index((2020, code) for code in codes))
    regions = tuple(Region(code) for code in codes)
    settings = Settings(missing=("keep",), missing_child="renormalize")
    project = IndexProject(
        tuple(map(Indicator, columns)),
        regions,
        values,
        Weights.from_local(local),
        settings=settings,
    )
    result = build(project)
    assert result.weight_present["goal"].tolist() == pytest.approx([0.85, 1, 1, 1])
    assert result.weights_used(2020, "alb")["global"].tolist() == pytest.approx(
        [1, 0.6 / 0.85, 0.25 / 0.85, 0]
    )
    found = explain(result, "alb")
    for one in found.leaves[:2]:
        assert one.points == pytest.approx(one.score * one.used)
    (table,) = explained(found)
    assert [row["used"] for row in table.rows] == ["1.0000", "0.7059", "0.2941", "0.0000"]
    assert "85.0%" in " ".join(table.notes)
    assert all(one.used is None for one in explain(result, "ddd").nodes)


def test_what_became_of_a_figure_is_shown_stage_by_stage():
    steps = (*in_turn("normalize", "aggregate"), StepChoice("rescale", ("goal",), best=100.0))
    result = build(tiny().with_settings(steps=steps))
    found = explain(result, "west", 2022)
    names = ["values", "normalized", "aggregated", "scores"]
    assert list(found.stages) == names
    table = explained(found)[1]
    assert [column.key for column in table.columns] == ["item", *names]
    goal = table.records[0]
    best = result.stages["aggregated"].loc[2022, "goal"].max()
    assert goal["scores"] == pytest.approx(goal["aggregated"] * 100 / best)
    assert "normalize, aggregate, rescale goal (best = 100)" in table.notes[0]


def test_values_are_shown_in_thousands_and_never_in_powers_of_ten():
    project = tiny()
    values = project.values.copy()
    values.loc[(2022, "west"), "patents"] = 14_126_003.4
    found = explain(build(replace(project, values=values)), "west", 2022)
    row = next(one for one in explained(found)[0].rows if one.get("value", "").startswith("14"))
    assert (row["value"], row["high"]) == ("14,126,003",) * 2
