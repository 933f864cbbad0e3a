"""The 2022 report's composite scores and ranks come out of its published dimension scores."""

import csv
from itertools import combinations
from pathlib import Path

import pytest

from ahp import load_model
from index.files.project import load_project
from index.steps.build import build

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "ai-competitiveness-2022"
PROJECT = EXAMPLE / "robustness"
MODEL = ROOT / "matrices" / "ai-competitiveness-2022"
HALF = 0.05  # what rounding to one decimal may hide
NEIGHBORS = {
    2021: {("henan", "heilongjiang")},
    2022: {("shanxi", "xinjiang"), ("jiangxi", "hebei")},
}
"""Who is printed ahead of whom, though the printed dimensions add up to less."""


def printed(name):
    with open(EXAMPLE / "published" / name, encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["score"]]


@pytest.fixture(scope="module")
def result():
    return build(load_project(PROJECT))


@pytest.fixture(scope="module")
def table(result):
    """Printed score and rank of Table 3 by year and the region's code."""
    codes = {one.name("zh"): one.code for one in result.project.regions}
    return {
        (int(row["year"]), codes[row["region"]]): (float(row["score"]), int(row["rank"]))
        for row in printed("table-03-province-composite.csv")
    }


def test_the_judgments_and_their_weights_are_those_of_the_whole_model(result):
    ours, whole = (load_model(folder) for folder in (PROJECT / "model", MODEL))
    goal = result.weights.goal
    assert ours.matrices[goal] == whole.matrices[goal]
    weights = {one.code: one for one in whole.weights()}
    for node in ours.hierarchy.nodes:
        (twin,) = (one for one in whole.hierarchy.nodes if one.code == node.code)
        assert (node.names, node.parent) == (twin.names, twin.parent)
        assert result.weights.global_[node.code] == pytest.approx(weights[node.code].global_)
    for one in result.indicators:
        assert one.goalposts == (0, pytest.approx(100 * weights[one.code].global_))


def test_values_are_the_printed_points(result):
    tables = sorted((EXAMPLE / "published").glob("table-0[4-9]-province-*.csv"))
    codes = {one.name("zh"): one.code for one in result.project.regions}
    assert len(tables) == 6
    for code, path in zip(result.weights.leaves, tables, strict=True):
        rows = printed(path.name)
        assert len(rows) == result.project.values[code].notna().sum()
        for row in rows:
            key = int(row["year"]), codes[row["region"]]
            assert result.project.values.at[key, code] == float(row["score"])
            assert result.contributions.at[key, code] == pytest.approx(float(row["score"]))


def test_every_composite_score_of_table_3_within_rounding(result, table):
    scores = result.scores["goal"]
    assert set(scores.index) == set(table)
    for key, (score, _) in table.items():
        assert scores[key] == pytest.approx(score, abs=7 * HALF + 1e-9)  # six parts and the sum


@pytest.mark.parametrize("year", [2021, 2022])
def test_every_rank_of_table_3_but_of_neighbors_within_rounding(result, table, year):
    ranks = result.ranks["goal"].xs(year, level="year").astype(int)
    turned = {
        (one, other) if table[year, one][1] < table[year, other][1] else (other, one)
        for one, other in combinations(ranks.index, 2)
        if (table[year, one][1] - table[year, other][1]) * (ranks[one] - ranks[other]) < 0
    }
    assert turned == NEIGHBORS[year]
    for one, other in turned:
        assert abs(table[year, one][0] - table[year, other][0]) <= 2 * HALF + 1e-9
        assert abs(table[year, one][1] - table[year, other][1]) == 1
