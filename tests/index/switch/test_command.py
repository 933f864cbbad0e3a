"""The command ``ahp-index switch``: changes made in files, what is refused, and how it is said."""

import csv
import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

import ahp
import index
from ahp.common.findings import UsageError
from index.chart import Options, chart_bytes
from index.commands import main
from index.switch.verify import exact

ROOT = Path(__file__).parents[3]
DEMO = ROOT / "examples" / "regional-index-demo"
MODEL = ROOT / "matrices" / "ai-competitiveness-2022"
AHEAD, BEHIND = "shaanxi", "zhejiang"


@pytest.fixture
def demo(tmp_path):
    """A copy of the demo with its model beside it."""
    shutil.copytree(DEMO, tmp_path / "demo")
    shutil.copytree(MODEL, tmp_path / "model")
    settings = tmp_path / "demo" / "index.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(f"../../matrices/{MODEL.name}", "../model"), encoding="utf-8")
    return tmp_path / "demo"


def rows_of(arguments, capsys):
    capsys.readouterr()
    assert main([*map(str, arguments), "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    return [row for table in answer["tables"] for row in table["rows"]]


def ahead(folder, capsys):
    """Whether the one behind is ahead by now."""
    rows = rows_of(["rank", folder, "--pool", "province"], capsys)
    scores = {row["region"]: row["score"] for row in rows}
    return scores[BEHIND] > scores[AHEAD]


def test_each_change_made_in_the_files_swaps_them(demo, capsys):
    assert not ahead(demo, capsys)
    found = {row["change"]: row for row in rows_of(["switch", demo, BEHIND, AHEAD], capsys)}
    assert {row["verified"] for row in found.values()} == {"build"}
    assert all((row["upper"], row["lower"]) == (AHEAD, BEHIND) for row in found.values())

    one = found["judgment"]
    path = demo.parent / "model" / f"{one['node']}.csv"
    text, matrix = path.read_bytes(), ahp.read_matrix(path)
    result = index.build(index.load_project(demo))
    pair = index.switch_points(result, AHEAD, BEHIND).judgment
    assert pair is not None
    ahp.write_matrix(path, matrix.replace(one["item"], one["other"], exact(pair)))
    assert ahead(demo, capsys)
    path.write_bytes(text)
    assert not ahead(demo, capsys)

    one = found["value"]
    path = demo / "values.csv"
    text = path.read_bytes()
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    column = table[0].index(one["indicator"])
    (row,) = [row for row in table if row[:2] == [one["region"], "2022"]]
    assert float(row[column]) == one["before"]
    row[column] = str(one["after"])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    assert ahead(demo, capsys)
    path.write_bytes(text)

    one = found["weight"]
    weights = result.weights
    beside = [c for c in weights.children(weights.parent(one["node"])) if c != one["node"]]
    local = weights.local.to_dict()
    for code in beside:
        local[code] *= (1 - one["after"]) / (1 - local[one["node"]])
    local[one["node"]] = one["after"]
    lines = ["code,weight", *(f"{code},{local[code]!r}" for code in weights.codes[1:])]
    (demo / "weights.csv").write_text("\n".join(lines), encoding="utf-8")
    settings = demo / "index.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[weights]\ntable = "weights.csv"\n', encoding="utf-8")
    assert ahead(demo, capsys)
    # by now the weights come from no judgments, and that is told
    assert main(["switch", str(demo), AHEAD, BEHIND]) == 0
    assert (
        "Judgments were not sought: the weights come from no judgments" in capsys.readouterr().out
    )


def test_a_judgment_is_said_in_a_sentence(capsys):
    assert main(["switch", str(DEMO), "浙江", "陕西", "--lang", "zh"]) == 0
    said = capsys.readouterr().out
    assert "浙江省就超过陕西省；CR" in said
    assert "由 5 改为 4（1 步）" in said
    assert "RI 表 yaahp" in said
    assert main(["switch", str(DEMO), "Zhejiang", "Shaanxi", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "Zhejiang passes Shaanxi if Industry alliances : Conferences" in said
    assert "is 4 instead of 5 (1 step)" in said


def test_a_rank_and_the_most_fragile(capsys):
    rows = rows_of(["switch", DEMO, "--to-rank", "4", "浙江"], capsys)
    assert {row["to_rank"] for row in rows} == {4}
    (judgment,) = [row for row in rows if row["change"] == "judgment"]
    assert judgment["size"] == 1
    rows = rows_of(["switch", DEMO, "--top", "2"], capsys)
    assert {row["kind"] for row in rows} == {"province", "city"}
    assert len({(row["upper"], row["lower"]) for row in rows}) == 4
    assert {row["verified"] for row in rows if row["found"]} == {"steps"}


@pytest.mark.parametrize("style", ["csv", "markdown", "latex", "html"])
def test_every_format(style, capsys):
    for more in (["--top", "1", "--pool", "city"], ["北京市", "上海市", "--pool", "province"]):
        assert main(["switch", str(DEMO), *more, "--format", style, "--lang", "zh"]) == 0
        assert "yaahp" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (["安辉省", "辽宁省"], "是否想写 安徽省", "Did you mean 安徽省"),
        (["安徽省", "安徽"], "给了两次", "is given twice"),
        (["安徽省", "沈阳市"], "类别不同", "of different kinds"),
        (["安徽省"], "实际给了 1 个", "found 1"),
        (["a", "b", "c"], "实际给了 3 个", "found 3"),
        (["安徽省", "辽宁省", "--year", "1999"], "没有 1999 年", "no year 1999"),
        (["--to-rank", "32", "安徽省"], "不可能排第 32", "no rank 32 for Anhui"),
        (["--to-rank", "0", "安徽省"], "不小于 1 的整数", "at least 1"),
        (["--to-rank", "²", "安徽省"], "不小于 1 的整数", "at least 1"),
        (["--to-rank", "30", "安徽省"], "现在就排第 30", "has rank 30 already"),
        (["辽宁省", "--to-rank", "3", "安徽省"], "不应再给 辽宁省", "no other is to be given"),
        (["--top", "0"], "不小于 1 的整数", "at least 1"),
        (["--pool", "circle"], "经济圈没有自己的", "circles have no switch points"),
        (["--pool", "town"], "没有 'town'", "'town' is not known"),
    ],
)
def test_what_cannot_be_asked_is_refused(arguments, zh, en, capsys):
    for lang, said in (("zh", zh), ("en", en)):
        assert main(["switch", str(DEMO), *arguments, "--lang", lang]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert said in err


def test_arguments_may_stand_behind_options(capsys):
    """Before Python 3.12 argparse takes none there that need not be given."""
    usual = rows_of(["switch", DEMO, AHEAD, BEHIND, "--lang", "en"], capsys)
    assert rows_of(["switch", DEMO, "--lang", "en", AHEAD, BEHIND], capsys) == usual
    assert rows_of(["switch", DEMO, AHEAD, "--lang", "en", BEHIND], capsys) == usual
    beside = rows_of(["compare", DEMO, DEMO, "--lang", "en"], capsys)
    assert rows_of(["compare", DEMO, "--lang", "en", DEMO], capsys) == beside
    for wrong in (["switch", "--foo", "3", "--lang=en"], ["compare", "--lang=en", DEMO, DEMO]):
        assert main([wrong[0], str(DEMO), *map(str, wrong[1:])]) == 2
        assert "unrecognized arguments" in capsys.readouterr().err


def test_the_map_shows_the_steps():
    result = index.build(index.load_project(DEMO))
    for lang in ("zh", "en"):
        options = Options(pool="city")
        drawn = chart_bytes(result, "switch", ".svg", lang, options).decode()
        text = "\n".join(ElementTree.fromstring(drawn).itertext())
        assert ("单个判断的步数" if lang == "zh" else "steps of one judgment") in text
    with pytest.raises(UsageError, match="of the whole index"):
        chart_bytes(result, "switch", ".svg", "en", Options(node="enterprise-capability"))
    project = result.project
    equal = index.build(project, weights=project.weights.equal())
    with pytest.raises(UsageError, match="come from no judgments"):
        chart_bytes(equal, "switch", ".svg", "en")
