"""League tables with the interval of each rank: what they say, and what is refused."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.commands import main
from index.files.project import load_project
from index.project.doubts import Doubts, WeightDoubt
from index.project.example import tiny
from index.rank.intervals import FIGURES
from index.rank.league import breakdown, league
from index.robust.robustness import robustness
from index.steps.pools import pools_of

GOOD = str(Path(__file__).parents[1] / "good")
DRAWS = ("--draws=100", "--seed=3", "--sources=judgments,data")


@pytest.fixture(scope="module")
def found():
    return robustness(load_project(GOOD), draws=100, seed=3, sources=["judgments", "data"])


def answered(capsys, command, *options):
    code = main([command, GOOD, *options])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_figures_are_those_of_the_runs_for_every_year(capsys, found):
    code, out, _ = answered(capsys, "build", *DRAWS, "--pool=province", "--format=json")
    assert code == 0
    [table] = json.loads(out)["tables"]
    for year in (2021, 2022):
        block = found.block(year, "province")
        for row in table["rows"]:
            place = block.place(row["region"])
            assert row[f"rank_{year}"] == block.nominal[place]
            for key in FIGURES:
                own = float(getattr(block, key)[place])
                assert row[f"{key}_{year}"] == (None if own != own else own)
    said = table["provenance"]
    assert (said["draws"], said["seed"], said["probability"]) == (100, 3, "0.9")
    assert said["doubts"].startswith("judgments: ")
    assert "goal: " in said["passed_cr"]


def test_runs_for_intervals_are_those_of_the_whole_analysis(found):
    project, sources = load_project(GOOD), ["judgments", "data"]
    fewer = robustness(project, draws=100, seed=3, sources=sources, sensitivity=False)
    assert found.sensitivity is not None
    assert fewer.sensitivity is None
    for one, two in zip(found.blocks, fewer.blocks, strict=True):
        assert (one.acceptability == two.acceptability).all()
        np.testing.assert_array_equal(one.above, two.above)


def test_one_year_has_the_same_figures_beside_what_scores_are_made_of(capsys, found):
    code, out, _ = answered(capsys, "rank", *DRAWS, "--pool=province", "--format=csv")
    assert code == 0
    block = found.block(2022, "province")
    for row in csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))):
        place = block.place(row["region"])
        ends = [float(row[key]) for key in ("low", "median", "high", "keeping")]
        own = [getattr(block, key)[place] for key in ("low", "median", "high", "keeping")]
        assert ends == pytest.approx(own)
        assert row["draws"] == "100"


@pytest.mark.parametrize(
    ("lang", "said"), [("en", ("seed 3", "passed the thr")), ("zh", ("种子 3", "CR 阈值"))]
)
def test_readers_see_the_interval_after_the_rank_and_what_was_drawn(capsys, found, lang, said):
    block = found.block(2022, "province")
    for command in ("build", "rank"):
        for form in ("table", "markdown", "latex", "html"):
            out = answered(capsys, command, *DRAWS, f"--format={form}", "--lang", lang)[1]
            assert all(one in out for one in said), form
            ranks = set(re.findall(r"\b(\d+) \((\d+)(?:-(\d+))?\)", out))
            for rank, low, high in zip(block.nominal, block.low, block.high, strict=True):
                assert (f"{rank:g}", f"{low:g}", "" if low == high else f"{high:g}") in ranks


def test_without_spread_each_rank_is_its_own_interval():
    runs = robustness(tiny(), doubts=Doubts(weights=WeightDoubt(share=1e-9)), draws=64)
    [pool] = pools_of(runs.result)
    assert [row["2022"] for row in league(runs.result, pool, runs=runs).rows] == [
        "1 (1)",
        "2 (2)",
        "3 (3)",
    ]
    table = breakdown(runs.result, pool, runs=runs)
    assert [row["rank"] for row in table.rows] == ["1 (1)", "2 (2)", "3 (3)"]
    assert [row["keeping"] for row in table.records] == [1.0] * 3


def test_of_circles_not_covered_and_of_nodes_below_the_goal_there_are_none(found):
    result = found.result
    provinces, circles = pools_of(result)
    below = result.weights.children("goal")[0]
    assert league(result, provinces, node=below, runs=found) == league(
        result, provinces, node=below
    )
    found = replace(found, blocks=tuple(one for one in found.blocks if one.pool != circles.name))
    for lang, said in (("en", "Without intervals: how sure"), ("zh", "未列名次区间：没有检验")):
        table, plain = (league(result, circles, lang, runs=one) for one in (found, None))
        assert table.notes[0].startswith(said)
        assert (table.notes[1:], table.rows, table.records) == (
            plain.notes,
            plain.rows,
            plain.records,
        )


@pytest.mark.parametrize(
    ("command", "options", "en", "zh"),
    [
        ("build", ["--node=patents"], "intervals are of the ranks of the whole", "针对总指数"),
        ("rank", ["--changes=2021-2022"], "--changes is about scores", "而 --changes 分解"),
        ("build", ["--sources=dice"], "--sources", "--sources"),
        ("rank", ["--probability=1"], "no probability", "概率"),
        ("build", ["--draws=0"], "draws", "draws"),
    ],
)
def test_what_has_no_intervals_is_refused(capsys, command, options, en, zh):
    for lang, said in (("en", en), ("zh", zh)):
        code, out, err = answered(capsys, command, "--intervals", *options, "--lang", lang)
        assert (code, out) == (2, "")
        assert said in err


def test_unasked_nothing_is_drawn(capsys):
    out = answered(capsys, "build")[1]
    assert "seed" not in out
    assert out != answered(capsys, "build", "--intervals", "--draws=9")[1]
