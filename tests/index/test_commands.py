"""The command as its users meet it: streams, exit codes, languages."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ahp.common.document.formats import FORMATS
from index.commands import COMMANDS, main

ROOT = Path(__file__).parents[2]
DEMO = str(ROOT / "examples" / "regional-index-demo")
HDI = str(ROOT / "examples" / "hdi-2021")
GOOD = ROOT / "tests" / "index" / "good"
MODEL = str(ROOT / "matrices" / "ai-competitiveness-2022")


@pytest.fixture
def ahp_index(tmp_path, monkeypatch, capsys):
    """Run the command in a folder of its own; return exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def run(*arguments):
        code = main(list(arguments))
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out, captured.err

    return run


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["build", DEMO], 0),
        (["build", DEMO, "--node", "学术生态", "--figure", "score"], 0),
        (["build", DEMO, "--format", "none"], 2),
        (["build", DEMO, "--figure", "none"], 2),
        (["build", DEMO, "--node", "none"], 2),
        (["build", DEMO, "--pool", "none"], 2),
        (["build", "."], 2),
        (["build", "nowhere"], 2),
        (["build"], 2),
        ([], 2),
        (["--help"], 0),
        (["--version"], 0),
        (["rank", DEMO, "--pool", "city", "--year", "2021"], 0),
        (["rank", DEMO, "--year", "1999"], 2),
        (["rank", DEMO, "--year", "x"], 2),
        (["rank", DEMO, "--changes", "2021-2022"], 0),
        (["rank", DEMO, "--changes", "2021"], 2),
        (["explain", DEMO, "陕西"], 0),
        (["explain", DEMO, "长三角", "--format", "json"], 0),
        (["explain", DEMO, "陕西", "--node", "capital-environment", "--format", "csv"], 0),
        (["explain", DEMO, "Atlantis"], 2),
        (["explain", DEMO, "北京"], 2),
        (["explain", DEMO, "北京", "--pool", "city"], 0),
        (["explain", DEMO, "陕西", "--year", "1999"], 2),
        (["compare", DEMO, "--set", "normalization.method=rank"], 0),
        (["compare", DEMO, "--method", "geometric-mean"], 0),
        (["compare", DEMO, "--model", MODEL], 0),
        (["compare", DEMO, DEMO], 0),
        (["compare", DEMO], 2),
        (["compare", DEMO, "--set", "none"], 2),
        (["compare", DEMO, "--method", "none"], 2),
        (["compare", DEMO, "--model", "nowhere"], 2),
        (["compare", DEMO, HDI], 2),
        (["audit", DEMO], 2),
        (["audit", "nowhere"], 2),
        (["export", DEMO], 2),
        (["export", DEMO, "-o", "out", "--format", "none"], 2),
        (["chart", DEMO, "none"], 2),
        (["chart", DEMO, "ranking", "-o", "a.pdf"], 2),
        (["new", "made"], 2),
        (["new", "made", "--model", "nowhere"], 2),
        (["new", "made", "--model", MODEL, "--years", "x"], 2),
    ],
    ids=lambda value: " ".join(value).replace(str(ROOT), "") if isinstance(value, list) else None,
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_exit_codes(ahp_index, arguments, code, lang):
    found, out, err = ahp_index(*arguments, *(["--lang", lang] if arguments else []))
    assert found == code, err
    assert bool(out) == (code == 0)
    assert bool(err) == (code != 0)


def test_a_chart_needs_no_chinese_font_for_english_labels(ahp_index):
    code, out, err = ahp_index("chart", DEMO, "ranking", "--pool", "circle", "--lang", "en")
    assert (code, err) == (0, "")
    assert out


def test_a_broken_project_exits_with_1_and_tells_every_problem(ahp_index, tmp_path):
    shutil.copytree(GOOD, tmp_path / "bad")
    with (tmp_path / "bad" / "values.csv").open("a", encoding="utf-8") as file:
        file.write("上海,2022,1,1,1,1\n北京市,2022,1,1,x,1\n")
    code, out, err = ahp_index("build", "bad")
    assert (code, out) == (1, "")
    assert "'上海'" in err
    assert "'x' is not a number" in err or "x is not a number" in err
    assert "values.csv" in err


def test_notes_go_to_stderr_and_change_nothing(ahp_index, tmp_path):
    shutil.copytree(GOOD, tmp_path / "gap")
    path = tmp_path / "gap" / "values.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("新疆,2022,0,", "新疆,2022,,"), encoding="utf-8"
    )
    toml = tmp_path / "gap" / "index.toml"
    text = toml.read_text(encoding="utf-8") + '[missing]\nmethod = "carry-forward"\n'
    toml.write_text(text, encoding="utf-8")
    code, out, err = ahp_index("build", "gap")
    assert code == 0
    assert "was missing and set to" in err
    assert "was missing and set to" not in out
    assert "gaps filled by carry-forward (1 value)" in " ".join(out.split())


@pytest.mark.parametrize("style", FORMATS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_build_reads_in_both_languages_and_every_format(ahp_index, style, lang):
    code, out, _ = ahp_index("build", DEMO, "--format", style, "--lang", lang)
    assert code == 0
    assert {"en": "Tianjin", "zh": "天津市"}[lang] in out


@pytest.mark.parametrize(
    "arguments",
    [
        *(("build", "none"), ("rank", "none"), ("explain", "none", "x"), ("compare", "none")),
        *(("audit", "none"), ("sample", "check", "none"), ("sample", "rollup", "none")),
    ],
)
def test_an_unknown_format_is_told_before_anything_is_read(ahp_index, arguments):
    code, out, err = ahp_index(*arguments, "--format", "htm")
    assert (code, out) == (2, "")
    assert err.startswith(
        "--format 'htm' is not known. Known: table, json, csv, markdown, latex, html;"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", DEMO),
        ("rank", DEMO, "--changes", "2021-2022"),
        ("explain", DEMO, "beijing"),
        ("compare", DEMO, "--set", "ranks.ties=dense"),
        ("audit", str(ROOT / "examples" / "ai-competitiveness-2022"), "--recomputed"),
    ],
)
def test_html_is_whole(ahp_index, arguments):
    _, out, _ = ahp_index(*arguments, "--format", "html", "--lang", "zh")
    page = ElementTree.fromstring(out.removeprefix("<!DOCTYPE html>\n"))
    assert page.get("lang") == "zh-CN"
    assert page.find("head/title").text
    assert page.find("body/main/div/table/tbody/tr") is not None


def test_columns_align_with_chinese_text(ahp_index):
    from rich.cells import cell_len

    _, out, _ = ahp_index("build", DEMO, "--pool", "province", "--lang", "zh")
    rows = [line.rstrip() for line in out.splitlines() if line.endswith(")") and "(" in line]
    assert len(rows) == 31
    assert len({cell_len(row) for row in rows}) == 1


def test_the_published_report_is_audited(ahp_index):
    report = str(ROOT / "examples" / "ai-competitiveness-2022")
    code, out, _ = ahp_index("audit", report, "--format", "json")
    found = json.loads(out)
    assert (code, found["ok"]) == (1, False)
    code, out, _ = ahp_index("audit", report, "--recomputed", "--format", "csv")
    rows = list(csv.DictReader(out.splitlines()))
    assert {"printed", "low", "high", "within"} <= set(rows[0])


def test_export_writes_every_format_and_lists_it(ahp_index, tmp_path):
    code, out, _ = ahp_index("export", DEMO, "-o", "out", "--format", "all")
    paths = [tmp_path / line for line in out.splitlines()]
    assert code == 0
    assert all(path.stat().st_size for path in paths)
    assert {path.suffix for path in paths} == {".xlsx", ".csv", ".md", ".json", ".tex", ".html"}
    assert sum(path.parent.name == "stages" for path in paths) == 10
    first = {path: path.read_bytes() for path in paths}
    ahp_index("export", DEMO, "-o", "out", "--format", "all")
    assert first == {path: path.read_bytes() for path in paths}


def test_export_replaces_no_file_that_differs_unless_told(ahp_index, tmp_path):
    (tmp_path / "out").mkdir()
    mine = tmp_path / "out" / "weights.csv"
    mine.write_text("my own notes", encoding="utf-8")
    code, out, err = ahp_index("export", DEMO, "-o", "out")
    assert (code, out) == (2, "")
    assert "out: weights.csv would be replaced by something else. Give --force" in err
    assert list((tmp_path / "out").iterdir()) == [mine]
    assert mine.read_text(encoding="utf-8") == "my own notes"
    assert ahp_index("export", DEMO, "-o", "out", "--force")[0] == 0
    assert mine.read_text(encoding="utf-8-sig").startswith("node,parent,")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("../../evil", "evil-goal.csv"),
        ("/evil", "evil-goal.csv"),
        ("..\\evil", "evil-goal.csv"),
        ("stages/evil", "stages-evil-goal.csv"),
        ("长" * 90, "长" * 32 + ".csv"),
        ('x")', "x-)-goal.csv"),
    ],
)
def test_a_kind_of_region_never_becomes_a_path(ahp_index, tmp_path, kind, name):
    shutil.copytree(GOOD, tmp_path / "deep" / "good")
    regions = tmp_path / "deep" / "good" / "regions.csv"
    text = regions.read_text(encoding="utf-8-sig").replace("kind,", "kind,aliases,")
    quoted = kind.replace('"', '""')
    text = text.replace(",province,", f',"{quoted}",,').replace(",circle,", ",circle,,")
    regions.write_text(text.replace("新疆维吾尔自治区,,", "新疆,,"), encoding="utf-8")
    code, out, err = ahp_index("export", "deep/good", "-o", "deep/out", "--format", "all")
    assert code == 0, err
    written = {tmp_path / line for line in out.splitlines()}
    assert tmp_path / "deep" / "out" / name in written
    files = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert written == files - set((tmp_path / "deep" / "good").rglob("*"))


@pytest.mark.parametrize("output", ["good", "good/model", "good/model/tables", "."])
def test_an_export_is_not_mixed_with_what_it_is_made_of(ahp_index, tmp_path, output):
    shutil.copytree(GOOD, tmp_path / "good")
    before = sorted(tmp_path.rglob("*"))
    code, _, err = ahp_index("export", "good", "-o", output, "--force", "--lang", "zh")
    assert code == 2
    assert "请另用一个单独的文件夹" in err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_chart_replaces_no_file_that_differs_unless_told(ahp_index, tmp_path):
    (tmp_path / "a.svg").write_text("my own drawing", encoding="utf-8")
    command = ("chart", DEMO, "ranking", "--pool", "circle", "-o", "a.svg", "--lang", "en")
    code, _, err = ahp_index(*command)
    assert code == 2
    assert "a.svg: a.svg would be replaced by something else" in err
    assert (tmp_path / "a.svg").read_text(encoding="utf-8") == "my own drawing"
    assert ahp_index(*command, "--force")[0] == 0
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_charts_are_written_and_listed(ahp_index, tmp_path):
    code, out, _ = ahp_index("chart", DEMO, "all", "-o", "charts", "--suffix", "svg,png")
    assert code == 0
    assert len(out.splitlines()) == 20
    assert all((tmp_path / line).exists() for line in out.splitlines())
    _, out, _ = ahp_index(
        "chart", HDI, "all", "--top", "20", "--force"
    )  # one year, no provinces of China
    assert [Path(line).stem for line in out.splitlines()] == [
        *("ranking", "heatmap", "profile", "correlation", "distribution", "scatter", "sunburst"),
        "switch",
    ]


def test_a_new_project_becomes_an_index_when_filled_in(ahp_index, tmp_path):
    code, out, err = ahp_index("new", "mine", "--model", MODEL, "--years", "2021,2022")
    assert code == 0
    assert [Path(line).name for line in out.splitlines()] == [
        *("index.toml", "indicators.csv", "regions.csv", "groups.csv", "values.csv")
    ]
    assert "ahp-index build mine" in err
    code, out, err = ahp_index("build", "mine")
    assert (code, out) == (1, "")
    assert "not a single value" in err
    path = tmp_path / "mine" / "values.csv"
    header, *rows = path.read_text(encoding="utf-8-sig").splitlines()
    filled = [
        ",".join([*row.split(",")[:2], *(str((7 * i + 3 * j) % 50) for j in range(24))])
        for i, row in enumerate(rows)
    ]
    path.write_text("\n".join([header, *filled, ""]), encoding="utf-8")
    code, out, _ = ahp_index("build", "mine")
    assert code == 0
    assert "2022" in out
    assert ahp_index("new", "mine", "--model", MODEL)[0] == 2


def test_a_full_disk_leaves_no_part_of_a_project(ahp_index, tmp_path, monkeypatch):
    before = sorted(path.name for path in tmp_path.iterdir())
    real_fsync, calls = os.fsync, []

    def fail(handle):
        calls.append(handle)
        if len(calls) == 4:
            raise OSError(28, "No space left on device")
        real_fsync(handle)

    monkeypatch.setattr(os, "fsync", fail)
    code, out, err = ahp_index("--lang", "zh", "new", "mine", "--model", MODEL)
    assert (code, out) == (2, "")
    assert err == f"{os.path.join('mine', 'groups.csv')}：无法写入：磁盘空间不足\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_new_takes_regions_of_ones_own(ahp_index, tmp_path):
    code, _, _ = ahp_index("new", "own", "--model", MODEL, "--regions", "甲，乙", "--years", "2022")
    assert code == 0
    assert "甲" in (tmp_path / "own" / "regions.csv").read_text(encoding="utf-8-sig")
    assert (tmp_path / "own" / "values.csv").read_text(encoding="utf-8-sig").count("\n甲,2022") == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_command_has_help_in_both_languages(ahp_index, lang):
    assert {command.name for command in COMMANDS} == {
        *("build", "rank", "explain", "compare", "check", "region", "drop"),
        *("switch", "robustness", "weights", "audit", "export", "chart", "sample", "import", "new"),
        "report",
    }
    for command in COMMANDS:
        code, out, _ = ahp_index(command.name, "--help", "--lang", lang)
        assert code == 0
        assert command.about(lang) in " ".join(out.split())


def test_build_needs_no_chart_and_no_workbook():
    code = (
        "import sys\nfrom index.commands import main\n"
        f"code = main(['build', {DEMO!r}])\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)\nsys.exit(code)"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert process.returncode == 0, process.stderr
    loaded = {name.partition(".")[0] for name in process.stderr.split()}
    assert not loaded & {"matplotlib", "openpyxl", "scipy", "questionary", "ibis", "duckdb"}


def test_it_also_runs_as_a_module_and_stands_a_closed_pipe():
    command = f"{sys.executable} -m index build {DEMO} | head -n 1"
    process = subprocess.run(
        command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert len(process.stdout.splitlines()) == 1
    assert process.stderr == ""


@pytest.mark.parametrize("command", ["build", "rank", "check", "report", "audit"])
def test_the_file_of_a_project_is_no_project(ahp_index, command, tmp_path):
    """It has an index.toml, so it cannot be said to have none: the folder is named."""
    file = str(ROOT / "examples" / "hdi-2021" / "index.toml")
    output = ["-o", str(tmp_path / "r.md")] if command == "report" else []
    code, out, err = ahp_index(command, file, *output, "--lang", "en")
    assert (code, out) == (2, "")
    assert err.endswith(f"Give its folder: {ROOT / 'examples' / 'hdi-2021'}\n")
    assert not list(tmp_path.iterdir())
