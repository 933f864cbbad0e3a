"""The command: whole answers in both languages, formats, charts, and what is refused."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from ahp.commands import main
from ahp.core.uncertainty.seeded import BLOCK
from ahp.model.draws.sampler import WeightSampler
from ahp.sensitivity import spread
from tests.compare.models import HIERARCHY, judged
from tests.fonts import needs_chinese

REPORT = str(Path(__file__).parents[2] / "matrices" / "ai-competitiveness-2022")


@pytest.fixture
def model(tmp_path):
    """Write a model of a goal with some items, judged so; return its folder."""

    def make(matrix, name="model"):
        folder = tmp_path / name
        folder.mkdir()
        items = matrix.partition("\n")[0].split(",")[1:]
        nodes = [f'[[nodes]]\ncode = "{item}"\nparent = "goal"\n' for item in items]
        text = 'format = 1\n[[nodes]]\ncode = "goal"\nzh = "选择"\nen = "Choice"\n' + "".join(nodes)
        (folder / "hierarchy.toml").write_text(text, encoding="utf-8")
        (folder / "goal.csv").write_text(matrix, encoding="utf-8")
        return str(folder)

    return make


@pytest.fixture
def group(tmp_path):
    """Write a model that three people judge."""
    folder = tmp_path / "group"
    people = {"li": judged(3, 5), "wu": judged(2, 2), "yu": judged(5, 1)}
    for name, files in {"": judged("", ""), **people}.items():
        at = folder / "experts" / name if name else folder
        at.mkdir(parents=True, exist_ok=True)
        for code, text in files.items():
            (at / f"{code}.csv").write_text(text, encoding="utf-8")
    (folder / "hierarchy.toml").write_text(HIERARCHY, encoding="utf-8")
    return str(folder)


CHAIN = ",a,b,c\na,1,2,4\nb,,1,2\nc,,,1\n"


def test_the_whole_answer_in_both_languages(ahp):
    said = {}
    for lang in ("en", "zh"):
        code, out, err = ahp("sensitivity", REPORT, "--draws", "2048", "--lang", lang)
        assert (code, err) == (0, "")
        said[lang] = out
    assert "seed 1 · 90% intervals" in said["en"]
    assert "2048 draws: each judgment off by up to 1 step" in said["en"]
    assert "抽样 2048 次：" in said["zh"]
    for title in ("Local weights", "Global weights", "Order of neighbors", "Pareto efficiency"):
        assert title in said["en"]
    for title in ("局部权重", "全局权重", "相邻两项的次序", "帕累托有效性", "常用 RI 表"):
        assert title in said["zh"]
    figures = [re.findall(r"[-+]?\d\.\d{3,}", said[lang]) for lang in ("en", "zh")]
    assert figures[0] == figures[1]
    assert "Academic ecosystem : Capital environment" in said["en"]
    assert "学术生态 : 资本环境" in said["zh"]


def test_json_and_csv_say_everything(ahp):
    code, out, _ = ahp("sensitivity", REPORT, "--draws", "1024", "--format", "json")
    record = json.loads(out)
    assert code == 0
    assert record["doubt"] == {"kind": "steps", "steps": 1, "spread": None, "consistent": True}
    assert [record[key] for key in ("draws", "done", "seed", "probability")] == [1024, 1024, 1, 0.9]
    assert len(record["weights"]) == 41
    leaves = record["orders"][-1]
    assert leaves["node"] is None
    assert len(leaves["outweighs"]) == len(leaves["ranks"][0]) == 24
    assert len(record["choices"]) == 16
    assert len(record["efficiency"]) == len(record["verdicts"]) == len(record["ratios"]) == 7
    _, out, _ = ahp("sensitivity", REPORT, "--draws", "1024", "--format", "csv")
    rows = [*csv.DictReader(io.StringIO(out))]
    by_code = {row["item"]: row for row in rows if row["kind"] == "weight"}
    for one in record["weights"]:
        for figure, value in one["global"].items():
            assert float(by_code[one["code"]][f"global_{figure}"]) == value
    steps = [row for row in rows if row["kind"] == "step"]
    for row, one in zip(steps, record["steps"], strict=True):
        assert [row["a"], row["b"], row["item"]] == [
            one["move"]["a"],
            one["move"]["b"],
            one["leaf"],
        ]
        assert float(row["change"]) == one["global_change"]
    turns = [one for one in record["turns"] if one["move"]]
    for row, one in zip((row for row in rows if row["kind"] == "turn"), turns, strict=True):
        assert [row["item"], row["other"]] == [one["first"], one["second"]]
        assert int(row["steps"]) == one["move"]["steps"]


@pytest.mark.parametrize("style", ["markdown", "latex", "html"])
def test_pages(ahp, style):
    code, out, _ = ahp("sensitivity", REPORT, "--draws=64", "--format", style, "--lang", "zh")
    assert code == 0
    assert "相邻两项的次序" in out


def test_the_same_seed_gives_the_same_bytes_whatever_the_chunk(ahp, monkeypatch):
    answers = []
    for chunk in (4 * BLOCK, BLOCK, 4 * BLOCK):
        monkeypatch.setattr(spread, "_CHUNK", chunk)
        answers.append(ahp("sensitivity", REPORT, "--draws=5000", "--format=json")[1])
    assert answers[0] == answers[1] == answers[2]
    assert ahp("sensitivity", REPORT, "--draws=5000", "--format=json", "--seed=2")[1] != answers[0]


def test_weights_that_others_better_in_every_judgment(ahp, model):
    """Blanquero, Carrizosa and Conde (2006); weights printed by Bozoki and Fulop (2018)."""
    folder = model(",a,b,c,d\na,1,1,4,9\nb,,1,7,5\nc,,,1,4\nd,,,,1\n")
    code, out, _ = ahp("sensitivity", folder, "--only=efficiency", "--lang=en", "--format=json")
    assert code == 0
    found = json.loads(out)["efficiency"][0]
    assert [*found["weights"].values()] == pytest.approx(
        [0.404518, 0.436173, 0.110295, 0.049014], abs=1e-6
    )
    assert found["efficient"] is False
    assert found["optimum"] == pytest.approx(0.226029, abs=1e-5)
    judged_so = {"ab": 1, "ac": 4, "ad": 9, "bc": 7, "bd": 5, "cd": 4}
    off = {
        name: [abs(ratio - w[pair[0]] / w[pair[1]]) for pair, ratio in judged_so.items()]
        for name, w in (("own", found["weights"]), ("better", found["dominating"]))
    }
    assert all(new <= old + 1e-9 for old, new in zip(off["own"], off["better"], strict=True))
    assert any(new < old - 1e-6 for old, new in zip(off["own"], off["better"], strict=True))
    call = ("sensitivity", folder, "--only=efficiency", "--method=geometric-mean", "--lang=zh")
    assert "选择的权重均有效。" in ahp(*call)[1]
    assert json.loads(ahp(*call, "--format=json")[1])["efficiency"][0]["optimum"] < 1e-9
    code, out, _ = ahp("sensitivity", folder, "--only=efficiency", "--lang=zh")
    assert "对每个判断都不更差的权重" in out


def test_one_node_by_name(ahp):
    code, out, _ = ahp("sensitivity", REPORT, "--draws=64", "--node", "资本环境", "--lang=zh")
    assert code == 0
    assert "居各位次的概率：资本环境" in out
    assert "国际开放度 : " not in out
    code, _, err = ahp("sensitivity", REPORT, "--node", "资本", "--lang=zh")
    assert code == 2
    assert "没有名为 '资本' 的节点" in err


def test_outside_the_tree_namesakes_are_told_apart_by_what_they_are_part_of(ahp):
    call = ("sensitivity", REPORT, "--draws=64", "--only=order,choices", "--lang=zh", "--top=0")
    _, out, _ = ahp(*call)
    both = "平均专利数（AI大学创新能力）", "平均专利数（非大学科研机构创新能力）"
    assert all(name in out for name in both)
    assert not re.search("平均(专利|国内论文|国际论文)数(?!（)", out.replace("企业平均专利数", ""))
    assert "企业平均专利数（" not in out


def test_whose_judgments(ahp, group):
    code, out, err = ahp("sensitivity", group, "--draws=500", "--lang=en")
    assert code == 0
    assert "Weights from the group of 3: mean of judgments (AIJ)" in out
    assert "it is the joint judgment that is moved" in out
    assert "no judgments" in err
    code, out, err = ahp("sensitivity", group, "--expert=li", "--draws=500", "--lang=en")
    assert "the judgments of li" in out
    ways = ("--aggregation=priorities", "--group", "--kind=experts", "--lang=en")
    code, out, err = ahp("sensitivity", group, *ways, "--draws=500")
    assert code == 0
    assert "resampled" in out
    assert "the group joined weights, not judgments" in err
    assert "Order of neighbors" not in out
    code, out, err = ahp("sensitivity", group, "--kind=experts", "--expert=li", "--lang=en")
    assert code == 2


def test_a_spread_and_steps_of_their_kinds(ahp, model):
    folder = model(CHAIN)
    code, out, _ = ahp("sensitivity", folder, "--spread=0.3", "--draws=500", "--lang=en")
    assert code == 0
    assert "log-normal" in out
    assert "0.3" in out
    for options, said in (
        (("--kind=experts", "--steps=1"), "--kind experts 用不到 --steps"),
        (("--steps=2", "--spread=1"), "--kind steps 用不到 --spread"),
        (("--kind=guess",), "--kind 没有 'guess'"),
        (("--steps=17",), "--steps"),
        (
            ("--kind=intervals",),
            "按 intervals 方式，模型中没有可扰动的判断矩阵：没有以区间形式给出的判断。"
            "可在单元格中写 3-5 这样的区间，或按标度步数扰动：--kind steps",
        ),
        (("--kind=experts",), "请用 --group 采用群体权重，或改为扰动判断本身：--kind steps"),
        (("--only=weight",), "--only 没有 'weight'"),
        (("--probability=1",), "概率 1.0 不在 0 与 1 之间"),
        (("--draws=0",), "--draws"),
        (("--draws=1000000000",), "1000000000 次约需"),
        (("--chart=tornado",), "请加上 -o"),
        (("--chart=pie", "-o=x.svg"), "--chart 没有 'pie'"),
        (("--chart=tornado", "-o=x.pdf"), ".svg 或 .png"),
    ):
        code, out, err = ahp("sensitivity", folder, *options, "--lang=zh")
        assert (code, out) == (2, ""), options
        assert said in err


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (
            "intervals",
            "no judgment was given as an interval. Write an interval such as 3-5 in a cell, or "
            "doubt by steps: --kind steps",
        ),
        (
            "inconsistency",
            "its judgments do not contradict each other, so no spread is implied. Give a spread, "
            "such as --spread 0.2, or doubt by steps: --kind steps",
        ),
    ],
)
def test_why_a_kind_can_doubt_nothing_is_told_once(ahp, model, kind, said):
    code, _, err = ahp("sensitivity", model(CHAIN), f"--kind={kind}", "--lang=en")
    assert code == 2
    assert err.endswith(f"{kind} can doubt no matrix of the model: {said}\n")


def test_a_matrix_that_fails_as_it_is(ahp, model):
    folder = model(",a,b,c\na,1,3,1/2\nb,,1,3\nc,,,1\n")
    code, out, err = ahp("sensitivity", folder, "--steps=3", "--draws=200", "--lang=en")
    assert code == 0
    assert "itself not below 0.1" in err
    assert "Kept of those tried" in out
    folder = model(",a,b,c\na,1,9,1/9\nb,,1,9\nc,,,1\n", "worse")
    code, out, err = ahp("sensitivity", folder, "--draws=200", "--lang=en")
    assert (code, out) == (2, "")
    assert "CR below 0.1" in err
    assert "ahp repair MODEL; or take draws that fail, too: --all-draws" in err
    code, out, err = ahp("sensitivity", folder, "--draws=200", "--all-draws", "--lang=en")
    assert code == 0
    assert "100.0%" in out


@pytest.mark.parametrize("cell", ["3-12", "12"])
def test_a_judgment_off_the_scale_is_told_as_check_tells_it(ahp, model, cell):
    folder = model(f",a,b,c\na,1,{cell},2\nb,,1,1/2\nc,,,1\n")
    code, out, err = ahp("sensitivity", folder, "--draws=64", "--only=weights", "--lang=en")
    assert code == 1  # a finding, beside the answer
    assert "Local weights" in out
    said = f"{cell} is off the scale, which goes from 1/9 to 9"
    assert err.count(said) == 1
    assert said in ahp("check", folder, "--lang=en")[1]


def test_a_single_pair_of_neighbors_is_told_in_the_singular(ahp, model):
    code, out, _ = ahp("sensitivity", model(",a,b\na,1,2\nb,,1\n"), "--draws=64", "--lang=en")
    assert code == 0
    assert "Of 1 pair of neighbors among the leaves, " in out


def test_incomplete_judgments(ahp, model):
    folder = model(",a,b,c,d\na,1,2,,5\nb,,1,2,3\nc,,,1,2\nd,,,,1\n")
    code, out, _ = ahp("sensitivity", folder, "--draws=64", "--lang=en", "--format=json")
    assert code == 0
    record = json.loads(out)
    assert len(record["steps"]) == 10  # up and down for each of five judgments
    assert record["efficiency"][0]["optimum"] >= 0
    folder = model(",a,b,c,d\na,1,2,,\nb,,1,,\nc,,,1,2\nd,,,,1\n", "islands")
    code, _, err = ahp("sensitivity", folder, "--lang=en")
    assert code == 2
    assert "not connected" in err or "islands" in err or "groups" in err


def test_where_nothing_is_compared_nothing_hangs_on_judgments(ahp, tmp_path):
    folder = tmp_path / "one"
    folder.mkdir()
    text = 'format = 1\n[[nodes]]\ncode = "goal"\n[[nodes]]\ncode = "a"\nparent = "goal"\n'
    (folder / "hierarchy.toml").write_text(text, encoding="utf-8")
    code, out, err = ahp("sensitivity", str(folder), "--draws=50", "--format=json")
    record = json.loads(out)
    assert (code, err) == (0, "")
    assert record["steps"] == record["turns"] == record["orders"] == []
    assert record["weights"][1]["global"]["sd"] == 0


def test_interrupted_draws_are_told(ahp, model, monkeypatch):
    folder, take = model(CHAIN), WeightSampler.take

    def interrupted(self, start, stop):
        if start:
            raise KeyboardInterrupt
        return take(self, start, stop)

    monkeypatch.setattr(WeightSampler, "take", interrupted)
    code, out, err = ahp("sensitivity", folder, "--lang=en")
    assert code == 130
    assert "1024 finished draws" in err
    assert "1024 of 10000 draws" in out
    code, _, err = ahp("sensitivity", folder, "--lang=zh")
    assert "已完成的 1024 次" in err


def texts(path):
    found = re.findall(r"<text[^>]*>([^<]*)</text>", Path(path).read_text(encoding="utf-8"))
    return "".join(found)  # long texts take several lines


@needs_chinese
def test_charts(tmp_path, capsys):
    weights, tornado = str(tmp_path / "w.svg"), str(tmp_path / "t.svg")
    call = ["sensitivity", REPORT, "--draws=200", "--lang=zh"]
    assert main([*call, "--chart=weights", "-o", weights]) == 0
    assert main([*call, "--chart=tornado", "-o", tornado, "--node", "资本环境"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"已写入 {tornado}" in captured.err
    said = texts(weights)
    assert "全局权重及其 90% 区间" in said
    assert "种子 1" in said
    assert main([*call, "--only=weights", "--format=json"]) == 0
    ratios = json.loads(capsys.readouterr().out)["ratios"]
    kept = [one["accepted"] for one in ratios.values()]
    caption = Path(weights).read_text(encoding="utf-8")  # whole in the alternative text
    assert f"抽取的判断中有 {sum(kept) / len(kept):.1%} 低于 CR 阈值" in caption
    assert f"资本环境最少，为 {min(kept):.1%}" in caption
    said = texts(tornado)
    assert "学术生态 : 资本环境 （1 ← 2 → 3）" in said
    assert "企业数量" not in said  # no judgment below it bears on the weight
    assert main([*call, "--chart=tornado", "-o", tornado, "--node", "goal"]) == 2
    assert "没有判断影响" in capsys.readouterr().err


def test_intervals_that_an_expert_gave(ahp, model):
    """2-4 is the middle 3 and anything between, so the weight of a lies from 2/3 to 4/5."""
    folder = model(",a,b\na,1,2-4\nb,,1\n")
    calls = ("--kind=intervals", "--only=weights", "--format=json", "--draws=3000")
    code, out, _ = ahp("sensitivity", folder, *calls, "--probability=0.999999")
    assert code == 0
    local = json.loads(out)["weights"][1]["local"]
    assert local["nominal"] == pytest.approx(3 / 4)
    assert [local["low"], local["high"]] == pytest.approx([2 / 3, 4 / 5], abs=1e-3)
    code, out, _ = ahp("sensitivity", folder, "--kind=intervals", "--draws=100", "--lang=zh")
    assert "所给区间" in out


def test_an_interval_that_is_moved_is_shown_as_it_was_given(ahp, model, tmp_path):
    folder = model(",a,b,c\na,1,3-5,4\nb,,1,2\nc,,,1\n")
    call = ("sensitivity", folder, "--only=judgments", "--lang=en")
    _, out, _ = ahp(*call)
    assert "a : b, 3-5 → 5 " in out
    assert "a : b, 4" not in out
    moves = [one["move"] for one in json.loads(ahp(*call, "--format=json")[1])["steps"]]
    starts = {one["from"] for one in moves if (one["a"], one["b"]) == ("a", "b")}
    assert starts == {"3-5"}
    rows = [*csv.DictReader(io.StringIO(ahp(*call, "--format=csv")[1]))]
    assert {row["from"] for row in rows} == {"3-5", "4", "2"}
    picture = str(tmp_path / "t.svg")
    assert ahp(*call, "--chart=tornado", f"-o={picture}")[0] == 0
    assert "a : b (3 ← 3-5 → 5)" in texts(picture)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_heading_says_how_many_draws_passed_and_where_the_fewest(ahp, model, lang):
    call = ("sensitivity", "--draws=200", "--only=order", f"--lang={lang}")
    one = model(",a,b,c\na,1,2,3\nb,,1,3\nc,,,1\n")
    found = json.loads(ahp(*call, one, "--format=json")[1])["ratios"]["goal"]
    heading = ahp(*call, one)[1].partition("Saaty and")[0]
    assert 0.5 < found["accepted"] < 0.99
    assert f"{100 * found['accepted']:.1f}%" in heading
    every = ahp(*call, one, "--all-draws", "--format=json")[1]
    failing = json.loads(every)["ratios"]["goal"]["failing"]
    heading = ahp(*call, one, "--all-draws")[1].partition("Saaty and")[0]
    assert f" {100 * (1 - failing):.1f}% " in heading
    many = json.loads(ahp(*call, REPORT, "--format=json")[1])["ratios"]
    least = min(ratio["accepted"] for ratio in many.values())
    said = {"en": "fewest at Capital environment: ", "zh": "资本环境最少，为 "}[lang]
    assert f"{said}{100 * least:.1f}%" in ahp(*call, REPORT)[1].partition("Saaty and")[0]
    two = model(",a,b\na,1,2\nb,,1\n", "two")
    said = {"en": "all judgments drawn passed", "zh": "抽取的判断全部低于 CR 阈值"}[lang]
    assert said in ahp(*call, two)[1]


def test_whose_judgments_are_not_doubted_is_told_to_people_and_programs(ahp, model):
    """Of two, one is consistent, which implies no spread."""
    folder = Path(model(",a,b,c\na,1,,\nb,,1,\nc,,,1\n"))
    for name, upper in (("li", "2,4\nb,,1,2"), ("wu", "3,5\nb,,1,3")):
        (folder / "experts" / name).mkdir(parents=True)
        text = f",a,b,c\na,1,{upper}\nc,,,1\n"
        (folder / "experts" / name / "goal.csv").write_text(text, encoding="utf-8")
    ways = ("--group", "--aggregation=priorities", "--kind=inconsistency", "--draws=64")
    call = ("sensitivity", str(folder), *ways, "--only=weights", "--lang=en")
    (note,) = json.loads(ahp(*call, "--format=json")[1])["notes"]
    said = "node Choice: judgments of li are taken as they are: none of them contradicts the others"
    assert said in note
    assert said in ahp(*call)[1]
