"""Tables, compared with files, so that a change of a table is read in the diff.

``UPDATE_GOLDEN=1 pytest tests/index/rank`` writes the files anew.
"""

import csv
import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import index
from ahp.common.document.formats import FORMATS
from ahp.common.document.latex import escape
from ahp.common.document.table import shown, write_tables
from ahp.common.findings import UsageError
from index.explain.explain import explain
from index.explain.show import explained
from index.project.example import tiny
from index.project.settings import Settings
from index.rank.league import breakdown, changes_table, league
from index.steps.build import build
from index.steps.pools import node_code, pools_of

ROOT = Path(__file__).parents[3]
GOOD = Path("tests/index/good")
GOLDEN = Path(__file__).parent / "golden"
SUFFIXES = {
    "table": "txt",
    "json": "json",
    "csv": "csv",
    "markdown": "md",
    "latex": "tex",
    "html": "html",
}


@pytest.fixture
def result(monkeypatch):
    monkeypatch.chdir(ROOT)  # paths in the tables are the same everywhere
    return index.build(index.load_project(GOOD))


def written(tables, style, lang="en"):
    out = io.StringIO()
    write_tables(tables, style, out, lang)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def to_ten_digits(text):
    """Shorten long numbers: their last digits depend on the processor."""
    return re.sub(r"\d+\.\d{8,}", lambda found: f"{float(found[0]):.10g}", text)


def check(text, name):
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("style", FORMATS)
def test_league_tables(result, style, lang):
    tables = [league(result, pool, lang) for pool in pools_of(result)]
    check(to_ten_digits(written(tables, style, lang)), f"league.{lang}.{SUFFIXES[style]}")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_scores_and_changes_are_made_of(result, lang):
    pool = pools_of(result)[0]
    tables = [breakdown(result, pool, lang), changes_table(result, pool, 2021, 2022, lang)]
    check(written(tables, "table"), f"made-of.{lang}.txt")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("region", ["北京", "京津冀"])
def test_explanations(result, region, lang):
    found = explain(result, region)
    check(written(explained(found, lang), "table"), f"explain-{found.region}.{lang}.txt")


def test_every_heading_says_how_the_figures_came_about(result):
    for pool in pools_of(result):
        for table in (league(result, pool), breakdown(result, pool)):
            text = " ".join(table.notes)
            for said in ("Min-max in each year", "province", "standard competition", "model"):
                assert said in text
            assert "not progress" in text
    pooled = index.build(result.project.with_settings(reference="pooled"))
    assert "progress" not in " ".join(league(pooled, pools_of(pooled)[0]).notes)


def test_csv_and_json_carry_unrounded_figures_and_their_provenance(result):
    tables = [league(result, pools_of(result)[0])]
    row = next(csv.DictReader(io.StringIO(written(tables, "csv"))))
    score = result.scores.loc[(2022, row["region"]), result.weights.goal]
    assert float(row["score_2022"]) == score
    assert (row["normalization"], row["reference"], row["ties"]) == (
        "min-max",
        "year",
        "competition",
    )
    (table,) = json.loads(written(tables, "json"))["tables"]
    assert table["provenance"]["pool"] == "province"
    assert table["rows"][0]["score_2022"] == score


def test_points_of_the_dimensions_sum_to_the_score(result):
    for row in breakdown(result, pools_of(result)[0]).records:
        points = [value for key, value in row.items() if key.startswith("points_")]
        assert sum(points) == pytest.approx(row["score"], abs=1e-9)


def test_figures_are_rounded_as_printed_tables_are():
    assert [shown(value, 1) for value in (82.95, 0.05, -0.05, 2.0)] == [
        "83.0",
        "0.1",
        "-0.1",
        "2.0",
    ]


def test_a_node_is_found_by_code_and_by_either_name(result):
    goal = result.weights.goal
    for name in (goal, *result.weights.node(goal).names.values()):
        assert node_code(result, name) == goal
    with pytest.raises(UsageError, match=f"Did you mean {goal}"):
        node_code(result, goal[:-1])


def test_latex_keeps_every_sign():
    assert escape("a_b & 50% #1 {x}") == r"a\_b \& 50\% \#1 \{x\}"


def test_unknown_pools_and_formats_are_refused(result):
    with pytest.raises(UsageError, match="nearest: province"):
        pools_of(result, "provnce")
    with pytest.raises(UsageError, match="markdown"):
        write_tables([], "markdwn", io.StringIO())


def test_scores_made_with_part_of_the_weight_say_which():
    project = tiny()
    values = project.values.copy()
    values.loc[(2022, "west"), "waste"] = np.nan  # a quarter of the weight
    settings = Settings(missing=("keep",), missing_child="renormalize")
    result = build(replace(project, values=values, settings=settings))
    pool = pools_of(result)[0]
    made = "1 score is made with part of the weight, because values are missing"
    for table in (league(result, pool), breakdown(result, pool)):
        assert f"{made}: west 2022 (75%)." in table.notes
    assert (
        "1 个得分因缺失数据只用了部分权重：west 2022 年（75%）。"
        in league(result, pool, "zh").notes
    )
    rows = {row["region"]: row for row in breakdown(result, pool).records}
    assert rows["west"]["weight_present"] == pytest.approx(0.75)
    assert rows["north"]["weight_present"] == pytest.approx(1)
    row = next(row for row in league(result, pool).records if row["region"] == "west")
    assert (row["weight_present_2021"], row["weight_present_2022"]) == pytest.approx((1, 0.75))
    assert not any(
        "part of the weight" in note for note in breakdown(result, pool, year=2021).notes
    )
