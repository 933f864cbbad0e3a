"""``ahp report``: what it writes, what it tells, and what it refuses."""

import errno
import hashlib
import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

import ahp
from ahp.commands import main
from ahp.common.chart import fonts
from ahp.common.document.book.forms import SUFFIXES
from tests.report.documents import docx_blocks, page_of
from tests.report.models import choice, panel, saved

AGREED = (["3", "5", "2"], ["2", "4", "3"], None)


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def report(*arguments, lang="en"):
    return main(["report", *arguments, "--lang", lang])


def text_of(path):
    data = Path(path).read_bytes()
    if path.endswith(".docx"):
        return "\n".join(docx_blocks(data))
    return "\n".join(page_of(data.decode())[0]) if path.endswith(".html") else data.decode()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_form_at_once_and_the_same_bytes_again(lang, capsys):
    saved("model", panel(*AGREED))
    outputs = [part for suffix in SUFFIXES for part in ("-o", f"out/r{suffix}")]
    drawn = ("--uncertainty", "--draws", "50") if lang == "zh" else ()
    assert report("model", *outputs, *drawn, lang=lang) == 0
    first = {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()}
    assert {path.suffix for path in first} >= set(SUFFIXES)
    told = capsys.readouterr().out
    for path in SUFFIXES:
        assert f"r{path}" in told
        text = text_of(f"out/r{path}")
        assert "Which car" in text
        assert "Wang" in text
    shutil.rmtree("out")
    assert report("model", *outputs, *drawn, lang=lang) == 0
    assert first == {path: path.read_bytes() for path in first}


def test_provenance_names_every_file_read_and_a_command_that_writes_the_same():
    saved("my model", panel(*AGREED))
    assert report("my model", "-o", "a b.html", "--group", "--ri", "saaty-1980") == 0
    text = text_of("a b.html")
    read = ["hierarchy.toml", "goal.csv", "experts.toml", "experts/li/goal.csv"]
    for path in read:
        digest = hashlib.sha256((Path("my model") / path).read_bytes()).hexdigest()
        assert path in text
        assert digest in text
    command = next(line for line in text.splitlines() if "ahp report" in line)
    typed = shlex.split(command[command.index("ahp report") :])
    data = Path("a b.html").read_bytes()
    os.unlink("a b.html")
    assert main(typed[1:]) == 0
    assert Path("a b.html").read_bytes() == data
    assert ahp.__version__ in text


def test_the_same_bytes_wherever_it_is_written():
    saved("模型 1", panel(*AGREED))
    for folder in ("here", "there/权重 报告"):
        assert report("模型 1", "-o", f"{folder}/r.html", "-o", f"{folder}/r.md") == 0
    for name in ("r.html", "r.md"):
        assert (Path("here") / name).read_bytes() == Path("there/权重 报告", name).read_bytes()
    assert "ahp report '模型 1' -o r.html -o r.md" in text_of("here/r.html")


def test_parts_in_their_order_and_empty_ones_told(capsys):
    saved("model", choice(["3", "5", "2"]))
    assert report("model", "-o", "r.html", "--parts", "weights, scale，experts") == 0
    heads = [
        one for one in page_of(Path("r.html").read_text("utf-8"))[0] if one[:2] in ("1 ", "2 ")
    ]
    text = text_of("r.html")
    assert text.index("Leaves by global weight") < text.index("Saaty's scale of judgments")
    assert "Consistency test" not in text
    assert heads
    assert "nothing to say in the part experts" in capsys.readouterr().err
    assert report("model", "-o", "s.html", "--parts", "experts") == 2
    assert not Path("s.html").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "r.pdf"], "print that to a PDF file in the browser"),
        (["-o", "r.odt"], ".docx, .html, .md, not '.odt'"),
        (["-o", "r.html", "-o", "./r.html"], "to be written twice"),
        (["-o", "model/r.html"], "which is read"),
        (["-o", "r.html", "--parts", "weihgts"], "nearest: weights"),
        (["-o", "r.html", "--parts", ","], "names no part"),
        (["-o", "r.html", "--seed", "2"], "nothing is drawn"),
        (["-o", "r.html", "--uncertainty", "--parts", "weights"], "leaves out"),
        (["-o", "r.html", "--layout", "book"], "thesis, plain"),
        (["-o", "r.html", "--checklist", "school"], "Known: thesis"),
        (["-o", "r.html", "--expert", "Li"], "no expert"),
        (["-o", "r.html", "--font", "model/goal.csv"], "cannot be used as a font"),
        (["-o", "r.html", "--font", "", "--parts", "weights"], "cannot be used as a font"),
    ],
)
def test_refused_with_what_would_do(arguments, told, capsys):
    saved("model", choice(["3", "5", "2"]))
    assert report("model", *arguments) == 2
    assert told in capsys.readouterr().err
    assert sorted(os.listdir()) == ["model"]
    assert sorted(os.listdir("model")) == [
        "goal.csv",
        "hierarchy.toml",
    ]


def test_a_matrix_file_and_a_blank_model_are_refused(capsys):
    saved("model", choice([None, None, None]))
    assert report("model", "-o", "r.html") == 2
    assert report("model/goal.csv", "-o", "r.html", lang="zh") == 2
    told = capsys.readouterr().err
    assert "nothing of the model is judged yet" in told
    assert "ahp check model/goal.csv" in told
    assert os.listdir() == ["model"]


def test_a_failing_matrix_has_its_worst_judgments_and_a_command(capsys):
    saved("model", choice(["9", "1/9", "9"]))
    assert report("model", "-o", "r.html") == 0
    text = text_of("r.html")
    worst = ahp.load_model("model").analyses()["goal"].worst_judgments(1)[0]
    assert "CR is not below 0.1" in text
    assert "Weights that rest on 1 matrix that did not pass should not be used" in text
    assert "“Others imply” is the value" in text
    assert f"{worst.implied:.3g}" in text
    assert f"{worst.cr_after:.4f}" in text
    assert "ahp repair MODEL --node goal" in text


def test_missing_and_interval_judgments_are_told():
    names = ("Price", "Style", "Range", "Trunk")
    saved("model", choice(["3-5", None, "2", "2", "3", "1"], names))
    assert report("model", "-o", "r.html") == 0
    text = text_of("r.html")
    assert "Of 6 pairs, 1 was not judged" in text
    assert "Price : Style = 3-5" in text
    assert "1/5-1/3" in text
    assert "Interval judgments" in text
    assert "Missing judgments" in text


def test_the_response_of_experts_and_a_joint_matrix():
    saved("model", panel(*AGREED))
    assert report("model", "-o", "r.html") == 0
    text = text_of("r.html")
    assert "3 experts were asked to compare the items in pairs, and 2 of them have judged" in text
    assert "a response rate of 66.7%. The judgments were entered straight into matrices" in text
    assert "given 6 of the 9 judgments that were asked, or 66.7% (" in text
    assert "2 in all, are below 0.1 (" in text
    assert "On 0 of the" not in text  # they agree on which item matters more
    assert "the model itself has no judgments" not in text  # that is for who runs the command
    assert "2.4495" in text  # the geometric mean of 3 and 2
    assert "law" in text
    assert "mean of judgments (AIJ)" in text
    assert report("model", "-o", "p.html", "--group", "--aggregation", "priorities") == 0
    assert "The group joined weights, not judgments" in text_of("p.html")


def test_no_font_is_told_and_the_report_is_there_with_its_tables(monkeypatch, capsys):
    saved("model", choice(["3", "5", "2"], ("价格", "外观", "续航"), "选车"))
    monkeypatch.setattr(fonts, "_covering", lambda needed: None)
    monkeypatch.setattr(fonts, "_refresh", lambda: None)
    assert report("model", "-o", "r.docx", "-o", "r.html", lang="zh") == 1
    told = capsys.readouterr().err
    assert told.count("已安装的字体都没有") == 1
    named, count = re.search(r"已安装的字体都没有 (\S+)（共 (\d+) 个字符）", told).groups()
    assert (len(named), named[-1]) == (7, "…")  # the first, and how many
    assert int(count) > 10
    for path in ("r.docx", "r.html"):
        assert "续航" in text_of(path)
        assert "层次结构图" not in text_of(path)
    assert b"<svg" not in Path("r.html").read_bytes()


def test_hostile_names_are_text():
    names = ("<script>x</script>", "=1+1", "很长的名字" * 40, "$x^2$ | `c`")
    saved("model", choice(["3", "5", "2", "2", "3", "1"], names, "{{ 7 * 7 }}"))
    assert report("model", "-o", "r.docx", "-o", "r.html") == 0
    page = Path("r.html").read_text("utf-8")
    assert "<script>x" not in page
    for path in ("r.docx", "r.html"):
        text = text_of(path)
        assert all(name in text for name in ("=1+1", "很长的名字" * 40, "{{ 7 * 7 }}"))


def test_a_thesis_checklist_says_where_things_are():
    saved("model", panel(*AGREED))
    assert report("model", "-o", "r.html", "--checklist", "thesis") == 0
    text = text_of("r.html")
    assert "Appendix C" in text
    assert "not reported" in text


def test_open_in_word_or_locked_leaves_everything_as_it_was(monkeypatch, capsys):
    saved("model", choice(["3", "5", "2"]))
    Path("thesis-report.docx").write_bytes(b"old")
    Path("r.html").write_bytes(b"old")
    Path("~$esis-report.docx").touch()  # as Word shortens the name
    both = ("-o", "r.html", "-o", "thesis-report.docx", "--force")
    assert report("model", *both) == 2
    assert "open in another program" in capsys.readouterr().err
    os.unlink("~$esis-report.docx")

    replace = os.replace

    def locked(source, target):
        if target.endswith("thesis-report.docx") and source.endswith(".new"):
            raise PermissionError(errno.EACCES, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(os, "replace", locked)
    assert report("model", *both, lang="zh") == 2
    assert "若它正在 Word 等程序中打开" in capsys.readouterr().err
    assert Path("r.html").read_bytes() == Path("thesis-report.docx").read_bytes() == b"old"
    assert sorted(os.listdir()) == ["model", "r.html", "thesis-report.docx"]


def test_beyond_the_table_of_ri_all_but_the_ratio_is_there(capsys):
    names = [f"Item {number}" for number in range(31)]
    saved("model", choice(["1"] * 465, names))
    assert report("model", "-o", "r.html", "--parts", "matrices,consistency,weights") == 1
    assert "ends at n = 30" in capsys.readouterr().err
    text = text_of("r.html")
    assert "the table yaahp has no RI for 31 items, so there is no CR" in text
    assert "below 0.1" not in text
    assert f"{1 / 31:.4f}" in text


def test_one_expert_and_no_group_of_others():
    saved("model", panel(["3", "5", "2"]))
    assert report("model", "-o", "r.html", "--expert", "Li", "--layout", "plain") == 0
    text = text_of("r.html")
    assert "1 expert has compared the items in pairs" in text
    assert "not those of the group; they come from the judgments of Li" in text
    assert "Consensus" not in text


@pytest.mark.parametrize("names", [(), ("Only",)])
def test_where_nothing_is_compared_nothing_of_judgments_is_said(names, capsys):
    nodes = [ahp.Node("goal"), *(ahp.Node(name.lower(), "goal", {"en": name}) for name in names)]
    saved("model", ahp.Model(ahp.Hierarchy(nodes), {}))
    assert report("model", "-o", "r.html", "--checklist", "thesis") == 0
    assert capsys.readouterr().err == ""
    text = text_of("r.html")
    assert "scale of 1 to 9" not in text
    assert "the weights come from no judgments" in text
    assert ("1 item in all" in text) == bool(names)
