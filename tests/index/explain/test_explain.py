"""Explanations against calculations of their own."""

from pathlib import Path

import pytest

import index
from ahp import load_model
from ahp.common.findings import UsageError
from index.explain.explain import explain, find_region
from index.project.errors import StepError
from index.project.example import tiny

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
