"""Reports in which experts have numbers for names."""

import hashlib
import json
import re
import shlex
import zipfile
from pathlib import Path

import pytest

import ahp
from ahp.commands import main
from ahp.files.models import write_model
from ahp.model.anonymous.numbers import Anonymous
from ahp.model.experts import Expert
from ahp.model.group.settings import GroupSettings
from ahp.model.hierarchy import Hierarchy, Node
from tests.report.documents import docx_blocks

ITEMS = {"cost": ("成本", "Cost"), "road": ("王芳路客流", "Lima traffic"), "aid": ("补贴", "Aid")}
PEOPLE = (  # one name is part of another's, of an item's, or of a word
    ("wangfang", "王芳", "Wang Fang", ["3", "5", "2"]),
    ("e2", "王芳华", "Wang Fanghua", ["2", "4", "3"]),
    ("li", "李", "Li", ["1/5", "5", "1/5"]),
    ("张三", "张三", "Zhang San", ["3", None, "2"]),
    ("zhao-wu", "赵五", "Zhao Wu", None),
)
WORD = r"(?<![A-Za-z]){}(?![A-Za-z])"
WORDS = {"en": "Expert {}", "zh": "专家{}"}


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def model():
    """A model folder that is called after an expert; one has not answered, one file has a name."""
    folder = Path("张三的模型")
    nodes = [Node("goal", names={"zh": "选址", "en": "Site"})]
    nodes += [Node(code, "goal", {"zh": zh, "en": en}) for code, (zh, en) in ITEMS.items()]
    blank = {"goal": ahp.PairwiseMatrix.from_judgments([*ITEMS], {})}
    group = GroupSettings(consistent=0.1, experts=("李", "wangfang", "e2", "张三"))
    write_model(folder, ahp.Model(Hierarchy(nodes), blank, group_settings=group))
    lines = ["format = 1"]
    for code, zh, en, upper in PEOPLE:
        known = f'{{ title = "Prof", email = "{code}@x.edu", guided = "{zh}", tel = 13812345678 }}'
        names = f'zh = {json.dumps(zh)}\nen = "{en}"'
        lines += [f"[[experts]]\ncode = {json.dumps(code)}\n{names}\nattributes = {known}"]
        if upper is not None:
            place = folder / "experts" / (zh if code == "wangfang" else code)
            place.mkdir(parents=True)
            ahp.write_matrix(place / "goal.csv", ahp.PairwiseMatrix.from_upper([*ITEMS], upper))
    (folder / "experts.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder


def report(*arguments, lang="en"):
    return main(["report", *map(str, arguments), "--lang", lang])


def produced(folder):
    """Return every text that a report wrote, what is packed unpacked, and names of its files."""
    for path in sorted(Path(folder).rglob("*")):
        yield path.name
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as packed:
                yield from (
                    packed.read(name).decode("utf-8", "ignore") for name in packed.namelist()
                )
            yield "\n".join(docx_blocks(path.read_bytes()))
        elif path.is_file():
            yield path.read_bytes().decode("utf-8", "ignore")


def test_nobody_is_named_in_any_form(model, capsys):
    """Not in tables, sentences, notes, pictures, paths or the command; items keep their names."""
    drawn = ("--uncertainty", "--draws", "50", "--checklist", "thesis")
    for lang in ("zh", "en"):
        outputs = [one for form in ("docx", "html", "md") for one in ("-o", f"{lang}/r.{form}")]
        assert report(model, *outputs, "--anonymous", *drawn, lang=lang) == 0
        text = "\n".join(produced(lang))
        rest = (
            text.replace("王芳路客流", "").replace("Lima traffic", "").replace("Wang Lianfen", "")
        )
        for code, *names, _ in PEOPLE:
            for name in {*names, f"experts/{code}", f"{code}@"}:
                found = re.search(WORD.format(re.escape(name)), rest)
                assert found is None, (lang, name, rest[found.start() - 60 :][:140])
        number = WORDS[lang].format
        assert all(number(k) in text for k in range(1, 6))
        assert number(6) not in text
        assert "王芳路客流" in text or lang == "en"
        assert "Prof" in text  # what else is known stays
        for label, code in (("1", "王芳"), ("4", "张三")):
            data = (model / "experts" / code / "goal.csv").read_bytes()
            label = f"专家{label}" if lang == "zh" else f"expert-{label}"
            assert hashlib.sha256(data).hexdigest() in text
            assert f"experts/{label}/goal.csv" in text
    told = capsys.readouterr().err
    assert "email, guided, tel" in told
    assert "names of experts are part of what is rated, and stay there: 王芳路客流" not in told
    assert "照原样保留：王芳路客流" in told
    assert "Li (CR " in told  # whom it is told may know


def test_the_numbers_are_those_of_the_roster_and_the_figures_those_under_names(model):
    assert report(model, "-o", "a.md", "--anonymous") == 0
    assert report(model, "-o", "b.md") == 0
    a, b = (Path(name).read_text(encoding="utf-8") for name in ("a.md", "b.md"))
    heads = [
        next(line for line in text.splitlines() if line.startswith("| Matrix | (group)"))
        for text in (a, b)
    ]
    assert "Expert 1 | Expert 2 | Expert 3 | Expert 4 |" in heads[0]
    assert "Wang Fang | Wang Fanghua | Li | Zhang San |" in heads[1]
    rows = [
        next(line for line in text.splitlines() if line.startswith("| Site | 0."))
        for text in (a, b)
    ]
    assert rows[0] == rows[1]
    assert "Expert 3 (CR " in a
    assert "Experts are shown by number" in a
    assert "Experts are shown by number" not in b


def test_the_command_that_is_shown_can_be_run_again(model):
    assert report(model, "-o", "a.md", "--anonymous", "--expert", "李") == 0
    text = Path("a.md").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "`ahp report" in line)
    typed = shlex.split(line[line.index("ahp report") : line.rindex("`")])
    assert typed[typed.index("--expert") + 1] == "Expert 3"
    assert "the judgments of Expert 3" in text
    Path("a.md").unlink()
    assert main([typed[1], str(model), *typed[3:]]) == 0
    assert Path("a.md").read_text(encoding="utf-8") == text


def test_who_is_still_named_by_the_users_own_words_is_told(model, capsys):
    path = model / "hierarchy.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("选址", "王芳华的选址"), encoding="utf-8")
    assert report(model, "-o", "赵五.md", "--anonymous", lang="zh") == 1
    told = capsys.readouterr().err
    assert "匿名报告中仍出现 赵五、王芳华：" in told
    assert "王芳华的选址" in told


def test_no_experts_is_nothing_to_hide(tmp_path):
    nodes = [Node("goal"), Node("a", "goal"), Node("b", "goal")]
    own = {"goal": ahp.PairwiseMatrix.from_upper(["a", "b"], ["3"])}
    write_model(tmp_path / "own", ahp.Model(Hierarchy(nodes), own))
    assert report("own", "-o", "a.html", "--anonymous") == 0


def test_paths_hide_names_however_they_are_spelt():
    people = (Expert("zhang-san", {"en": "Zhang San"}), Expert("王"), Expert("e1"), Expert("li"))
    hidden = Anonymous(people)
    for path, shown in (
        ("answers/ZhangSan_2022.xlsx", "answers/expert-1_2022.xlsx"),
        ("答卷/王.csv", "答卷/expert-2.csv"),
        ("答卷/王_2022.csv", "答卷/expert-2_2022.csv"),
        ("国王/goal.csv", "国王/goal.csv"),
        ("e10/e1.csv", "e10/expert-3.csv"),
        ("linear/li-2.xlsx", "linear/expert-4-2.xlsx"),
    ):
        assert hidden.path(path, "en") == shown
    assert hidden.path("Zhang San/goal.csv", "zh") == "专家1/goal.csv"


def test_parts_in_python_name_nobody(model):
    from ahp.common.document.texts import texts_of

    loaded = ahp.load_model(model)
    for judged in (loaded.group(), loaded.of_expert("e2")):
        parts = ahp.report_parts(judged, "zh", anonymous=True)
        said = " ".join(text for some in parts.values() for text in texts_of(some))
        said = said.replace("王芳路客流", "")
        names = [name for _, *names, _ in PEOPLE for name in names]
        assert [name for name in names if re.search(WORD.format(name), said)] == []
        assert "专家5" in said
