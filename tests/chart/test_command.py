"""``ahp chart``: the file, what is told, and what is refused."""

import shutil
from pathlib import Path

import pytest

from tests.fonts import needs_chinese

REPORT = str(Path(__file__).parents[2] / "matrices" / "ai-competitiveness-2022")
NODES = 'format = 1\n[[nodes]]\ncode = "goal"\nen = "Choice"\n' + "".join(
    f'[[nodes]]\ncode = "{code}"\nparent = "goal"\n' for code in "abc"
)


@pytest.fixture
def model(tmp_path):
    folder = tmp_path / "model"
    for at, cells in (
        (folder, ""),
        (folder / "experts" / "Li", "2"),
        (folder / "experts" / "Wu", ""),
    ):
        at.mkdir(parents=True)
        text = f",a,b,c\na,1,{cells},{cells}\nb,,1,{cells}\nc,,,1\n"
        (at / "goal.csv").write_text(text, encoding="utf-8")
    (folder / "hierarchy.toml").write_text(NODES, encoding="utf-8")
    return folder


@needs_chinese
def test_the_report_in_both_languages(ahp, tmp_path):
    for lang, said in (("en", "Method: principal eigenvector."), ("zh", "计算方法：特征向量法。")):
        path = tmp_path / f"{lang}.svg"
        code, out, err = ahp("chart", "hierarchy", REPORT, "-o", str(path), "--lang", lang)
        assert (code, out, err) == (0, f"{path}\n", "")
        assert said in path.read_text(encoding="utf-8")


def test_whose_weights_are_drawn_is_said_below_the_picture(ahp, model, tmp_path):
    path = tmp_path / "a.svg"
    code, _, err = ahp("chart", "hierarchy", str(model), "-o", str(path), "--expert", "Li")
    assert (code, err) == (0, "")
    drawn = path.read_text(encoding="utf-8")
    assert "Weights from the judgments of Li." in drawn
    assert "0.4934" in drawn  # of 2, 2, 2: cube roots of 4, 1 and 1/4
    code, _, err = ahp("chart", "hierarchy", str(model), "-o", str(path), "--scale", "log2")
    assert code == 2
    assert "--force" in err


@pytest.mark.parametrize(("lang", "said"), [("en", "without weights"), ("zh", "没有权重")])
def test_a_blank_model_is_drawn_without_weights(ahp, model, tmp_path, lang, said):
    shutil.rmtree(model / "experts")
    path = tmp_path / "a.png"
    code, out, err = ahp("chart", "hierarchy", str(model), "-o", str(path), "--lang", lang)
    assert (code, out) == (0, f"{path}\n")
    assert said in err
    code, _, err = ahp("chart", "hierarchy", str(model), "--group", "--lang", lang)
    assert code == 2


@pytest.mark.parametrize(
    ("arguments", "en", "zh"),
    [
        (["--node", "prise"], "no node called 'prise'", "没有名为 'prise' 的节点"),
        (["--node", "a"], "has no items below it", "没有下级"),
        (["--depth", "0"], "--depth 0 is less than 1", "--depth 0 小于 1"),
        (["-o", "a.pdf"], "not '.pdf'", "不能存为 '.pdf'"),
        (["-o", "hierarchy"], "not ''", "不能存为 ''"),
    ],
)
def test_what_is_refused(ahp, model, tmp_path, monkeypatch, arguments, en, zh):
    monkeypatch.chdir(tmp_path)
    for lang, said in (("en", en), ("zh", zh)):
        code, out, err = ahp("chart", "hierarchy", str(model), *arguments, "--lang", lang)
        assert (code, out) == (2, "")
        assert said in err
    assert {path.name for path in tmp_path.iterdir()} == {"model"}


def test_another_kind_is_none(ahp, model):
    code, _, err = ahp("chart", "pie", str(model), "--lang", "en")
    assert code == 2
    assert "KIND 'pie' is not known" in err
