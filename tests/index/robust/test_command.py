"""``ahp-index robustness``: every form and language, what is asked for, and what is refused."""

import csv
import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from ahp.common.shell.progress import Bar
from index.commands import main
from index.files.project import load_project
from index.robust.evaluate import Evaluator
from index.robust.robustness import robustness
from tests.index.robust.folder import written

GOOD = str(Path(__file__).parents[1] / "good")
DRAWS = ("--draws=200", "--seed=3")


def answered(capsys, *options, lang="en"):
    code = main(["robustness", GOOD, *DRAWS, "--lang", lang, *options])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def tables(capsys, *options):
    code, out, _ = answered(capsys, "--format=json", *options)
    assert code == 0
    return {one["name"]: one for one in json.loads(out)["tables"]}


def test_unasked_come_ranks_and_tiers_of_every_year_and_the_sources(capsys):
    assert [*tables(capsys)] == [
        *("ranks-province-2021", "tiers-province-2021"),
        *("ranks-province-2022", "tiers-province-2022"),
        *("ranks-circle-2021", "tiers-circle-2021"),
        *("ranks-circle-2022", "tiers-circle-2022", "sources"),
    ]


def test_figures_are_those_of_the_library(capsys):
    only = ["--only=acceptability,sensitivity", "--year=2022", "--sources=judgments,data"]
    got = tables(capsys, *only)
    found = robustness(load_project(GOOD), draws=200, seed=3, sources=["judgments", "data"])
    block = found.block(2022, "province")
    shares = [row["acceptability"] for row in got["acceptability-province-2022"]["rows"]]
    assert shares == block.acceptability.ravel().tolist()
    rows = got["sensitivity-province-2022"]["rows"]
    own = found.sensitivity.block(2022, "province").indices
    assert [row["first_order"] for row in rows] == own.first.T.ravel().tolist()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_form_says_the_same(capsys, lang):
    only = "--only=ranks,acceptability,tiers,pairs,central,sources,runs"
    said = {"en": ("Beijing", "Tier", "seed 3"), "zh": ("北京市", "梯队", "随机种子 3")}[lang]
    for form in ("table", "markdown", "latex", "html"):
        code, out, _ = answered(capsys, only, f"--format={form}", lang=lang)
        assert code == 0
        assert all(one in out for one in said), form
    code, out, _ = answered(capsys, "--only=ranks", "--format=csv", lang=lang)
    assert code == 0
    rows = [*csv.DictReader(io.StringIO(out))]
    assert [row["kind"] for row in rows] == ["province"] * 8 + ["circle"] * 2
    assert {(row["draws"], row["seed"], row["probability"]) for row in rows} == {
        ("200", "3", "0.9")
    }


@pytest.mark.parametrize(("lang", "said"), [("en", "that fail, too"), ("zh", "未通过的抽样")])
def test_where_no_draw_passes_the_key_that_takes_all_of_them_is_named(capsys, tmp_path, lang, said):
    folder = str(written(tmp_path))
    (tmp_path / "model/experts/zhang/a.csv").write_text(
        ",a1,a2,a3\na1,1,9,1/9\na2,,1,9\na3,,,1\n", encoding="utf-8"
    )
    call = ["robustness", folder, "--weights=zhang", "--sources=judgments", "--draws=50"]
    assert main([*call, "--lang", lang]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert "[robustness.judgments] consistent = false" in err
    assert main([*call, "--set=robustness.judgments.consistent=false"]) == 0


def test_no_spread_keeps_every_rank(capsys):
    options = ("--set=robustness.weights.share=0", "--sources=weights", "--only=ranks,tiers")
    got = tables(capsys, *options)
    for name, one in got.items():
        if name.startswith("ranks"):
            assert {row["keeping"] for row in one["rows"]} == {1.0}
            assert {(row["low"] == row["rank"] == row["high"]) for row in one["rows"]} == {True}
        count = 1 if "circle" in name else 4
        assert [row["tier"] for row in one["rows"]] == [1, 2, 3, 4][:count]


def test_settings_and_doubts_are_changed_as_in_the_file(capsys):
    _, out, _ = answered(capsys, "--set=robustness.judgments.steps=2", "--only=ranks")
    assert "up to 2 steps" in out
    _, out, _ = answered(capsys, "--set=normalization.method=rank", "--only=ranks")
    assert "Min-max" not in out
    got = tables(capsys, "--probability=0.5", "--only=ranks")
    assert {one["provenance"]["probability"] for one in got.values()} == {"0.5"}


def test_any_weights_bring_the_exact_ones(capsys):
    options = ("--set=robustness.weights.any=true", "--year=2022")
    got = tables(capsys, *options)
    rows = got["favourable-province-2022"]["rows"]
    shares = {row["region"]: row["first"] for row in rows}
    assert sum(shares.values()) == pytest.approx(1)


def test_one_region_and_its_sensitivity(capsys):
    options = ("--sources=judgments,data", "--only=sensitivity", "--year=2022", "--region=河北")
    code, out, _ = answered(capsys, *options, lang="zh")
    assert code == 0
    assert out.count("河北省的名次") == 2


@pytest.mark.parametrize(
    ("option", "said", "chinese"),
    [
        ("--only=rank", "--only 'rank' is not known", "--only 没有 'rank'"),
        ("--sources=weight", "--sources 'weight' is not known", "--sources 没有 'weight'"),
        ("--pool=city", "--pool 'city' is not known", "--pool 没有 'city'"),
        ("--region=Atlantis", "Atlantis", "Atlantis"),
        ("--probability=2", "2.0 is no probability", "2.0 不是 0 与 1 之间的概率"),
        ("--draws=0", "draws 0 is not a whole number", "0 不是不小于 1 的整数"),
        ("--seed=-1", "seed -1 is not a whole number", "-1 不是不小于 0 的整数"),
        ("--set=robustness.draw=5", "no key is named 'draw'", "draw"),
        ("--set=robustness.draws=x", "robustness.draws", "robustness.draws"),
        ("--set=robustness", "does not assign a value", "没有赋值"),
        ("--sources=imputation", "no value is missing", "没有缺失值"),
    ],
)
def test_what_cannot_be_done_is_told_in_both_languages(capsys, option, said, chinese):
    for lang, text in (("en", said), ("zh", chinese)):
        code, out, err = answered(capsys, option, lang=lang)
        assert (code, out) == (2, "")
        assert text in err
        assert "Traceback" not in err


def test_a_table_that_was_named_and_cannot_be_given_is_told(capsys):
    code, out, err = answered(capsys, "--only=sensitivity,favourable")
    assert (code, out.strip()) == (0, "")
    assert "no shares of sources are given" in err
    assert "[robustness.weights] any = true" in err


def test_an_interruption_tells_what_was_done(capsys, monkeypatch):
    def interrupt(bar, what, share):
        raise KeyboardInterrupt

    monkeypatch.setattr(Bar, "show", interrupt)
    code = main(["robustness", GOOD, "--lang=en", "--draws=100000", "--only=ranks"])
    captured = capsys.readouterr()
    assert code == 130
    assert "Interrupted after" in captured.out
    assert "interrupted after" in captured.err


def test_an_interruption_before_any_run_says_so(capsys, monkeypatch):
    def interrupt(self, part):
        raise KeyboardInterrupt

    monkeypatch.setattr(Evaluator, "run", interrupt)
    code, out, err = answered(capsys)
    assert (code, out) == (130, "")
    assert "before any run was done" in err


def test_circles_that_are_not_analyzed_are_refused_with_the_reason(capsys, tmp_path):
    folder = tmp_path / "good"
    shutil.copytree(GOOD, folder)
    groups = folder / "groups.csv"
    groups.write_text(groups.read_text("utf-8").replace(",sum", ",recompute"), "utf-8")
    with (folder / "index.toml").open("a", encoding="utf-8") as file:
        file.write('\n[groups]\nreference = "members"\n')
    for lang, said in (("en", "nothing to say of circles"), ("zh", "无法分析经济圈")):
        code = main(["robustness", str(folder), *DRAWS, "--pool=circle", "--lang", lang])
        captured = capsys.readouterr()
        assert (code, captured.out) == (2, "")
        assert said in captured.err
        assert ("京津冀" if lang == "zh" else "Capital region") in captured.err


def test_what_is_left_out_is_told_before_any_figure(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stderr", sys.stdout)
    options = ("--sources=weights,aggregation", "--only=ranks", "--year=2022")
    code, out, _ = answered(capsys, *options)
    assert code == 1
    assert out.index("were left out") < out.index("robustness of the ranks")
