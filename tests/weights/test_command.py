"""Whose weights ``ahp weights`` and ``ahp check`` take, and that they say so everywhere."""

import csv
import io
import json

import pytest

from ahp.commands import main
from ahp.common.document.formats import FORMATS
from index.commands import main as index
from tests.index.robust.folder import written

HIERARCHY = """format = 1
[[nodes]]
code = "car"
en = "Car"
zh = "选车"
[[nodes]]
code = "cost"
parent = "car"
[[nodes]]
code = "style"
parent = "car"
[[nodes]]
code = "safety"
parent = "car"
"""
ROSTER = """format = 1
[[experts]]
code = "li"
zh = "李华"
en = "Li Hua"
weight = 3
[[experts]]
code = "zhao"
"""
OWN = ",cost,style,safety\ncost,1,1,1\nstyle,,1,1\nsafety,,,1\n"
BLANK = ",cost,style,safety\ncost,1,,\nstyle,,1,\nsafety,,,1\n"
LI = ",cost,style,safety\ncost,1,2,4\nstyle,,1,2\nsafety,,,1\n"
ZHAO = ",cost,style,safety\ncost,1,9,1/9\nstyle,,1,9\nsafety,,,1\n"
ROOTS = [ratio**0.5 / (4**0.5 + 2**0.5 + 1) for ratio in (4, 2, 1)]


@pytest.fixture
def model(tmp_path):
    files = {
        "hierarchy.toml": HIERARCHY,
        "experts.toml": ROSTER,
        "car.csv": OWN,
        "experts/li/car.csv": LI,
        "experts/zhao/car.csv": ZHAO,
    }
    for name, text in files.items():
        path = tmp_path / "m" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "m"


@pytest.fixture
def run(model, capsys):
    def call(command, *options, lang="en"):
        code = main([command, str(model), "--lang", lang, *options])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def weights(out):
    return [row["global"] for row in json.loads(out)][1:]


@pytest.mark.parametrize(
    ("options", "whose", "expected"),
    [
        ([], "own", [1 / 3] * 3),
        (["--expert", "李华"], "expert:li", [4 / 7, 2 / 7, 1 / 7]),
        (["--group", "--only-consistent", "0.1"], "group", [4 / 7, 2 / 7, 1 / 7]),
        # of row geometric means AIJ and AIP are the same: li's (2, 1, 1/2), zhao's (1, 1, 1)
        (["--group", "--expert-weights=equal", "--method=geometric-mean"], "group", ROOTS),
    ],
)
def test_whose_weights(run, options, whose, expected):
    code, out, _ = run("weights", *options, "--format", "json")
    assert code == 0
    assert weights(out) == pytest.approx(expected)
    assert {row["whose"] for row in json.loads(out)} == {whose}
    rows = list(csv.DictReader(io.StringIO(run("weights", *options, "--format", "csv")[1])))
    assert {row["whose"] for row in rows} == {whose}


@pytest.mark.parametrize("command", ["weights", "check"])
@pytest.mark.parametrize("style", [one for one in FORMATS if one not in ("json", "csv")])
def test_headings_say_whose_weights_they_are(run, command, style):
    for options, en, zh in (
        ([], "the model's own judgments", "模型自身的判断"),
        (["--expert", "li"], "the judgments of Li Hua", "李华的判断"),
        (
            ["--group", "--experts", "li, zhao", "--trim", "0.2"],
            "the group of 2: mean of judgments (AIJ), experts count as given, "
            "0.2 trimmed at each end",
            "2 位专家的群体：判断几何平均（AIJ），专家按给定权重，两端各剔除 0.2",
        ),
    ):
        shown = run(command, *options, "--format", style)[1].replace("&#39;", "'")
        assert f"Weights from {en}" in " ".join(shown.split())
        assert f"权重来源：{zh}" in run(command, *options, "--format", style, lang="zh")[1]


def test_who_is_left_out_is_told(run):
    _, _, err = run("weights", "--group", "--only-consistent", "0.1", lang="zh")
    assert "节点 选车：因 CR 不小于 0.1 被剔除：zhao（CR 6.8376）" in err
    _, out, _ = run("check", "--group", "--only-consistent", "0.1", "--format", "json")
    (group,) = json.loads(out)["groups"]
    assert group["members"] == ["li", "zhao"]
    (node,) = group["nodes"]
    assert node["experts"] == {"li": 1.0}
    assert [(one["expert"], one["reason"]) for one in node["left_out"]] == [
        ("zhao", "inconsistent")
    ]


def test_check_of_the_group_and_of_one_expert(run):
    matrices = json.loads(run("check", "--group", "--format", "json")[1])["matrices"]
    assert [one["whose"] for one in matrices] == ["group", "expert:li", "expert:zhao"]
    (one,) = json.loads(run("check", "--expert", "zhao", "--format", "json")[1])["matrices"]
    assert one["whose"] == "expert:zhao"
    assert one["cr"] == pytest.approx(6.8376, abs=1e-4)
    code, out, _ = run("check", "--group", "--aggregation=priorities", "--format", "json")
    told = json.loads(out)
    assert [one["whose"] for one in told["matrices"]] == ["expert:li", "expert:zhao"]
    assert {row["whose"] for row in told["weights"]} == {"group"}
    assert code == 1  # zhao's matrix


def test_blank_matrices_leave_the_word_to_the_group(run, model):
    (model / "car.csv").write_text(BLANK, encoding="utf-8")
    code, out, err = run("weights", "--format", "json")
    assert code == 0
    assert {row["whose"] for row in json.loads(out)} == {"group"}
    assert "so the weights are the group's, of 2 experts: Li Hua, zhao" in err
    assert weights(run("weights", "--expert", "li", "--format", "json")[1])[0] > 0.5


def test_the_model_says_how_its_group_is_formed_unless_options_do(run, model):
    text = HIERARCHY + '[group]\nweights = "equal"\nconsistent = 0.1\n'
    (model / "hierarchy.toml").write_text(text, encoding="utf-8")
    assert weights(run("weights", "--group", "--format", "json")[1])[0] == pytest.approx(4 / 7)
    everybody = run("weights", "--group", "--only-consistent", "none", "--format", "json")[1]
    assert weights(everybody)[0] < 0.5
    (model / "hierarchy.toml").write_text(
        HIERARCHY + '[group]\nexperts = ["lee"]\n', encoding="utf-8"
    )
    assert "group.experts: the model has no expert named 'lee'" in run("check")[1]


@pytest.mark.parametrize(
    "options",
    [
        ["--group", "--expert", "li"],
        ["--expert", "li", "--trim", "0.1"],
        ["--trim", "0.1"],
        ["--group", "--trim", "0.5"],
        ["--group", "--trim", "nan"],
        ["--group", "--only-consistent", "some"],
        ["--group", "--only-consistent", "0"],
        ["--group", "--mean", "arithmetic"],
        ["--group", "--aggregation", "priorities", "--trim", "0.1"],
        ["--group", "--aggregation", "judgements"],
        ["--group", "--expert-weights", "rank"],
        ["--group", "--experts", "nobody"],
        ["--expert", "nobody"],
    ],
    ids=" ".join,
)
def test_what_is_not_understood_is_refused(run, options):
    for lang in ("en", "zh"):
        code, out, err = run("weights", *options, lang=lang)
        assert code == 2
        assert not out
        assert err


@pytest.mark.parametrize("blank", ["", " ", "，", ",,"])
def test_a_blank_is_nobody_of_the_group(run, blank):
    code, _, err = run("weights", "--group", f"--experts={blank}")
    assert code == 2
    assert "no expert named ''" in err


def test_a_file_of_matrices_has_no_experts(model, capsys):
    assert main(["check", str(model / "car.csv"), "--group", "--lang", "en"]) == 1
    assert "this is a file of matrices, not a model" in capsys.readouterr().out


def test_intervals_are_said_above_weights_and_kept_beside_them(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hierarchy.toml").write_text(HIERARCHY, encoding="utf-8")
    (tmp_path / "car.csv").write_text(OWN.replace("cost,1,1,1", "cost,1,3-5,1"), encoding="utf-8")
    sharp = tmp_path / "car.csv", OWN.replace("cost,1,1,1", "cost,1,4,1")
    assert main(["weights", ".", "--lang", "en"]) == 0
    said = "1 of 3 judgments are intervals; weights and CR take the middle of each on the scale\n"
    assert said in capsys.readouterr().out
    assert main(["weights", ".", "--lang", "zh"]) == 0
    assert "3 个判断中有 1 个是区间，权重与 CR 取其在标度上的中点" in capsys.readouterr().out
    main(["weights", ".", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    rows = found if isinstance(found, list) else found["weights"]
    assert [row.pop("intervals") for row in rows] == [1, 0, 0, 0]
    sharp[0].write_text(sharp[1], encoding="utf-8")
    main(["weights", ".", "--format", "json"])
    again = json.loads(capsys.readouterr().out)
    assert rows == (again if isinstance(again, list) else again["weights"])


def test_the_intervals_of_experts_are_said_of_their_group(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hierarchy.toml").write_text(HIERARCHY, encoding="utf-8")
    (tmp_path / "car.csv").write_text(BLANK, encoding="utf-8")
    (tmp_path / "experts").mkdir()
    for name, text in (("li", LI.replace("cost,1,2,4", "cost,1,1-3,4")), ("zhao", LI)):
        (tmp_path / "experts" / f"{name}.csv").write_text(text, encoding="utf-8")
    assert main(["weights", ".", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "; 1 of 6 judgments are intervals; weights and CR take the middle of each" in out


@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["weights"],
        ["report", "-o", "r.md"],
        ["chart", "hierarchy", "-o", "h.svg"],
        ["questionnaire", "--form", "html", "-o", "forms"],
    ],
)
def test_a_judgment_off_the_scale_is_told_by_every_command(command, ahp, tmp_path):
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "hierarchy.toml").write_text(HIERARCHY, encoding="utf-8")
    text = OWN.replace("cost,1,1,1", "cost,1,12,1")
    (tmp_path / "model" / "car.csv").write_text(text, encoding="utf-8")
    at = 2 if command[0] == "chart" else 1
    code, out, err = ahp(*command[:at], "model", *command[at:], "--lang", "en")
    assert code == 1
    assert (out + err).count("12 is off the scale, which goes from 1/9 to 9") == 1


def test_a_judgment_off_the_scale_is_told_with_the_index_that_takes_it(tmp_path, capsys):
    folder = written(tmp_path)
    (tmp_path / "model" / "a.csv").write_text(",a1,a2,a3\na1,1,12,1\na2,,1,1\na3,,,1\n", "utf-8")
    for command in (["build"], ["rank"], ["check"]):
        index([*command, str(folder), "--weights", "ahp", "--lang", "en"])
        out, err = capsys.readouterr()
        assert (out + err).count("12 is off the scale, which goes from 1/9 to 9") == 1
