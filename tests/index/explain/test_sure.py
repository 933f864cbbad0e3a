"""How sure a rank is, where a score is explained."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from index.commands import main
from index.explain.explain import explain
from index.explain.show import explained
from index.explain.sure import how_sure, sure_said, sure_table
from index.project.doubts import Doubts, WeightDoubt
from index.project.example import tiny
from index.project.steps import StepChoice, in_turn
from index.robust.robustness import robustness
from index.steps.build import build
from index.switch.seek import switch_points
from index.switch.show import sentence
from tests.index.robust.folder import written

ROOT = Path(__file__).parents[3]
DEMO = str(ROOT / "examples" / "regional-index-demo")


def sure_of(project, region, **options):
    runs = robustness(project, draws=64, sensitivity=False, **options)
    found = explain(runs.result, region)
    return found, how_sure(found, runs)


def test_neighbors_are_those_of_the_table_with_what_swaps_them():
    found, sure = sure_of(tiny(), "west")
    table = sure_table(found, sure)
    assert [record["region"] for record in table.records] == ["north", "west", "east"]
    for record, (upper, lower) in zip(
        table.records, [("north", "west"), ("west", "east")], strict=False
    ):
        own = switch_points(build(tiny()), upper, lower)
        assert record["gap"] == pytest.approx(own.gap)
        for kind in ("judgment", "weight", "value"):
            switch = getattr(own, kind)
            assert record[f"swap_{kind}"] == (None if switch is None else switch.size)
            said = None if switch is None else sentence(own, switch)
            assert record[f"swap_{kind}_sentence"] == said
            assert said is None or said in table.notes
    assert table.records[-1]["gap"] is None


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_first_and_the_last_have_one_neighbor(lang):
    for region, near in (("north", ["north", "west"]), ("east", ["west", "east"])):
        found, sure = sure_of(tiny(), region)
        assert [one["region"] for one in sure_table(found, sure, lang).records] == near
        assert len(sure_said(sure, found, lang)) == 2


def test_shares_are_those_of_the_runs():
    project = replace(tiny(), doubts=Doubts(weights=WeightDoubt(any=True)))
    found, sure = sure_of(project, "west", seed=2)
    block = sure.block
    tree = explained(found, sure=sure)[0]
    root, *others = tree.records
    assert root["keeping"] == block.keeping[1]
    assert root["above_next"] == block.above[1, 2]
    assert (root["rank_low"], root["rank_high"]) == (block.low[1], block.high[1])
    assert all(one["keeping"] is None for one in others)
    shares = f"{100 * block.above[0, 1]:.1f}%", f"{100 * block.above[1, 2]:.1f}%"
    assert all(share in tree.notes[1] for share in shares)


def test_those_of_equal_rank_are_neither_ahead_nor_behind():
    values = tiny().values.copy()
    values.loc[(2022, "west")] = values.loc[(2022, "east")]
    project = replace(tiny(), values=values)
    found, sure = sure_of(project, "west")
    assert (
        "of the same rank, is ahead in 0.0% and behind in 0.0%" in sure_said(sure, found, "en")[0]
    )
    assert "Tier 2: 2 regions, all of rank 2." in sure_said(sure, found, "en")[0]
    assert any("tied as they are" in note for note in sure_table(found, sure).notes)


def test_a_region_alone_has_no_neighbor():
    values = tiny().values
    project = replace(
        tiny(),
        values=values[values.index.get_level_values("region") == "north"],
        regions=tiny().regions[:1],
        indicators=tuple(replace(one, goalposts=(0.0, 20.0)) for one in tiny().indicators),
        settings=replace(tiny().settings, reference="goalposts"),
    )
    found, sure = sure_of(project, "north")
    assert "There is no other region." in sure_said(sure, found, "en")[0]
    assert sure_table(found, sure).records[0]["swap_weight"] is None


@pytest.mark.parametrize(("lang", "said"), [("en", "is not sought: scores"), ("zh", "未求使其")])
def test_where_scores_are_rescaled_it_is_said_why_no_change_is_sought(lang, said):
    steps = (*in_turn("normalize", "aggregate"), StepChoice("rescale", ("goal",), best=100.0))
    project = replace(tiny(), settings=replace(tiny().settings, steps=steps))
    found, sure = sure_of(project, "west")
    table = sure_table(found, sure, lang)
    assert said in table.notes[0]
    assert [one["swap_weight"] for one in table.records] == [None] * 3


def answered(capsys, *arguments):
    code = main(["explain", *map(str, arguments)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_a_project_that_says_what_is_in_doubt_is_not_asked(capsys, tmp_path):
    plain, own = tmp_path / "plain", tmp_path / "own"
    written(plain)
    written(own, "[robustness]\ndraws = 70\nseed = 5\n[robustness.judgments]\n")
    for lang, seed in (("en", "70 runs, seed 5"), ("zh", "共 70 次模拟，随机种子 5")):
        assert seed not in answered(capsys, plain, "r1", "--lang", lang)[1]
        assert seed in answered(capsys, own, "r1", "--lang", lang)[1]
        asked = answered(capsys, plain, "r1", "--draws=70", "--seed=5", "--lang", lang)[1]
        assert seed in asked
        assert seed not in answered(capsys, own, "r1", "--node=a", "--lang", lang)[1]


def test_json_has_the_table_and_csv_the_figures_of_the_tree(capsys, tmp_path):
    written(tmp_path)
    out = answered(capsys, tmp_path, "r1", "--draws=70", "--format=json")[1]
    tree, sure = json.loads(out)["tables"][:2]
    assert sure["name"] == "sure-r1-2022"
    own = next(row for row in sure["rows"] if row["region"] == "r1")
    assert tree["rows"][0]["rank_low"] == own["low"]
    head, first = answered(capsys, tmp_path, "r1", "--draws=70", "--format=csv")[1].splitlines()[:2]
    assert "rank_low" in head
    assert f",{own['low']}," in first


def test_what_the_project_lacks_is_told_unasked_and_refused_where_asked(capsys, tmp_path):
    written(tmp_path, "[robustness.imputation]\n")
    path = tmp_path / "values.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("4,,3.7", "4,30,3.7").replace("2.5,,0.7", "2.5,1,0.7"))
    for lang, said in (("en", "how sure the rank is cannot be"), ("zh", "无法检验名次的稳健性")):
        code, out, err = answered(capsys, tmp_path, "r1", "--lang", lang)
        assert code == 1
        assert out
        assert said in err
        code, out, err = answered(capsys, tmp_path, "r1", "--draws=9", "--lang", lang)
        assert (code, out) == (2, "")


def test_circles_have_runs_of_their_own_unless_they_are_not_covered(capsys, tmp_path):
    demo = shutil.copytree(DEMO, tmp_path / "examples" / "demo")
    shutil.copytree(ROOT / "matrices", tmp_path / "matrices")
    asked = (demo, "长三角", "--intervals", "--draws=30", "--lang")
    code, out, err = answered(capsys, *asked, "en")
    assert code == 0
    assert err.startswith("note  index.toml says nothing of doubts")
    assert "30 runs" in out
    assert "not analyzed" not in out
    table = demo / "indicators.csv"
    head, *lines = table.read_text(encoding="utf-8").splitlines()
    again = [head + ",recompute", *(line + ",sum" for line in lines)]
    table.write_text("\n".join(again), encoding="utf-8")
    groups = demo / "groups.csv"
    text = groups.read_text(encoding="utf-8")
    groups.write_text(text.replace(",sum", ",recompute").replace(",mean", ",recompute"), "utf-8")
    for lang, said in (("en", "circles are is not analyzed"), ("zh", "没有检验经济圈名次的稳健性")):
        code, out, err = answered(capsys, *asked, lang)
        assert code == 0, err
        assert said in out
        assert "recomputed" not in err


def test_of_a_node_below_the_goal_it_is_refused(capsys, tmp_path):
    written(tmp_path)
    for lang, said in (("en", "of the whole index, not of a"), ("zh", "只针对总指数，不针对 a")):
        code, out, err = answered(capsys, tmp_path, "r1", "--node=a", "--draws=9", "--lang", lang)
        assert (code, out) == (2, "")
        assert said in err
