"""Reports of an index in which experts have numbers for names."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest

import ahp
from index.commands import main

ROOT = Path(__file__).parents[3]
GOOD = ROOT / "tests" / "index" / "good"
PEOPLE = {"wangfang": ("王芳", "Wang Fang"), "e-li": ("李", "Li"), "赵五": ("赵五", "Zhao Wu")}
WORD = r"(?<![A-Za-z]){}(?![A-Za-z])"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project whose model has experts, in a folder that is called after one of them."""
    monkeypatch.chdir(tmp_path)
    folder = Path(shutil.copytree(GOOD, tmp_path / "赵五的指数"))
    model = folder / "王芳的模型"
    (folder / "model").rename(model)
    codes = ahp.load_model(model).hierarchy.judged
    lines = ["format = 1"]
    for code, (zh, en) in PEOPLE.items():
        lines += ["[[experts]]", f'code = "{code}"', f'zh = "{zh}"', f'en = "{en}"']
        place = model / "experts" / (zh if code == "wangfang" else code)
        place.mkdir(parents=True)
        for node in codes:
            shutil.copy(model / f"{node}.csv", place / f"{node}.csv")
    (model / "experts.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder


def settings(project, text):
    path = project / "index.toml"
    old = path.read_text(encoding="utf-8").replace('"model"', '"王芳的模型"', 1)
    path.write_text(f"{old}\n{text}\n", encoding="utf-8")


def produced(folder):
    """Return every text that a report wrote, what is packed unpacked."""
    for path in sorted(Path(folder).rglob("*")):
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as packed:
                yield from (packed.read(one).decode("utf-8", "ignore") for one in packed.namelist())
        elif path.is_file():
            yield path.read_bytes().decode("utf-8", "ignore")


def named(text):
    """Return which names of experts stand in a text."""
    names = [name for code, some in PEOPLE.items() for name in (code, *some)]
    return [name for name in names if re.search(WORD.format(name), text)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nobody_is_named_in_any_form(project, capsys, lang):
    """Neither by the judgments, whose weights these are, the doubts, the files nor the command."""
    settings(
        project,
        '[weights]\nexpert = "王芳"\n[robustness.experts]\nuse = ["group", "wangfang", "赵五"]\n'
        '[report]\nanonymous = true\ncharts = []\nchecklists = ["thesis", "ispor"]',
    )
    outputs = [one for form in ("docx", "html", "md") for one in ("-o", f"out/r.{form}")]
    drawn = ("--sources", "experts", "--draws", "40", "--lang", lang)
    assert main(["report", str(project), *outputs, *drawn]) in (0, 1)
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    text = "\n".join(produced("out")).replace("Wang Lianfen", "")
    assert named(text) == []
    number = {"zh": "专家{}", "en": "Expert {}"}[lang].format
    assert all(number(k) in text for k in (1, 2, 3))
    assert number(4) not in text
    file = "专家1" if lang == "zh" else "expert-1"
    assert f"{file}的模型/experts/{file}/goal.csv" in text
    assert "anonymous-left" not in told.err


def test_the_option_says_the_same_and_is_in_the_command(project):
    settings(project, "[weights]\ngroup = true\n[report]\ncharts = []")
    arguments = ["report", str(project), "--lang", "zh", "-o"]
    assert main([*arguments, "r.md"]) == 0
    assert {"王芳", "李", "赵五"} <= set(named(Path("r.md").read_text(encoding="utf-8")))
    assert main([*arguments, "a.md", "--anonymous"]) == 0
    text = Path("a.md").read_text(encoding="utf-8")
    assert named(text) == []
    assert "--anonymous`" in text


def test_who_is_named_in_text_of_ones_own_is_told(project, capsys):
    (project / "own.md").write_text("感谢赵五教授。\n", encoding="utf-8")
    settings(project, '[report]\nanonymous = true\ncharts = []\nbefore = { overview = "own.md" }')
    assert main(["report", str(project), "--lang", "zh", "-o", "a.md"]) == 1
    assert "匿名报告中仍出现 赵五：感谢赵五教授。" in capsys.readouterr().err
