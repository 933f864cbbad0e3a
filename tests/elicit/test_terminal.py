"""Whole sessions in a real terminal, compared with screens in files.

``UPDATE_GOLDEN=1 pytest tests/elicit/test_terminal.py`` writes the screens anew.
"""

import os
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from ahp.files import read_matrix

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

from tests.elicit.terminal import Terminal, make_region

# Since 3.12 a pseudo-terminal's fork warns of threads that other tests have left.
pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")

GOLDEN = Path(__file__).parent.parent / "golden" / "elicit"
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))

SAID = {
    "en": {
        "question": "Which matters more for Regional competitiveness",
        "weights": "Weights with this answer",
        "linked": "Linked so far",
        "saved": "Saved: ",
        "all": "All has been asked for",
        "proposal": "Proposal 1 of",
        "change": "change 2 of 2",
        "other": "Which matters more for Enterprise capability",
        "overview": "Judgments of Regional competitiveness",
        "help": "Any key returns.",
        "left": "Saved in region. Answers: 9 of 9.",
        "repaired": "CR is now 0.0",
        "resume": "To go on: ahp elicit region",
        "result": "All has been judged. The result: ahp check region",
        "answers": "Answers: 1 of 9",
        "paste": "Pasted text is no answer",
    },
    "zh": {
        "question": "就“区域竞争力”而言",
        "weights": "采用此判断后的权重",
        "linked": "目前相连的有",
        "saved": "已保存：",
        "all": "的判断已全部问完",
        "proposal": "方案 1/",
        "change": "第 2/2 处修改",
        "other": "就“企业能力”而言",
        "overview": "“区域竞争力”的判断（行对列）",
        "help": "按任意键返回",
        "left": "已保存在 region。已判断 9/9。",
        "repaired": "现在 CR 为 0.0",
        "resume": "继续判断：ahp elicit region",
        "result": "已全部判断。查看结果：ahp check region",
        "answers": "已判断 1/9",
        "paste": "粘贴的内容不是判断",
    },
}


@pytest.fixture
def folder(tmp_path):
    make_region(tmp_path / "region")
    return tmp_path


def elicit(folder, lang="en", width=80, height=24, options=(), **environment):
    arguments = ["elicit", "region", "--lang", lang, "--order", "rows", *options]
    return Terminal(arguments, folder, width, height, **environment)


class Film:
    """The screens of a session, compared with those in a file as they come."""

    def __init__(self, name):
        self.path = GOLDEN / f"{name}.txt"
        self.expected = [] if UPDATE else self.path.read_text(encoding="utf-8").split("\f\n")
        self.shot = []

    def take(self, terminal):
        number = len(self.shot)
        if UPDATE:
            terminal.wait_for_quiet()
        else:
            expected = self.expected[number]
            try:
                terminal.wait_until(lambda: terminal.text == expected, f"screen {number}")
            except AssertionError:
                assert terminal.text == expected  # shows the difference
        self.shot.append(terminal.text)

    def close(self):
        if UPDATE:
            self.path.parent.mkdir(exist_ok=True)
            self.path.write_text("\f\n".join(self.shot), encoding="utf-8")
        assert UPDATE or len(self.shot) == len(self.expected)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_whole_session(folder, lang, size):
    said = SAID[lang]
    film = Film(f"{lang}-{size[0]}x{size[1]}")
    with elicit(folder, lang, *size) as terminal:
        terminal.wait_for(said["question"], said["linked"])
        film.take(terminal)
        terminal.press("left", "left", "enter")  # 3
        terminal.wait_for(said["saved"])
        terminal.press("5", "enter")
        terminal.wait_for("2/6" if lang == "zh" else "2 of 6")
        terminal.press("7")
        terminal.wait_for(said["weights"])
        film.take(terminal)
        terminal.press("enter", "1", "/", "5")
        terminal.wait_for("1/5")
        film.take(terminal)
        terminal.press("enter", "7", " ", "b", "enter")
        terminal.wait_for("5/6" if lang == "zh" else "5 of 6")
        terminal.press("o")
        terminal.wait_for(said["overview"])
        film.take(terminal)
        terminal.press("escape", "?")
        terminal.wait_for(said["help"])
        film.take(terminal)
        terminal.press("x", "5", "enter")
        terminal.wait_for(said["all"])
        film.take(terminal)
        terminal.press("p")
        terminal.wait_for(said["proposal"])
        film.take(terminal)
        terminal.press("y")
        terminal.wait_for(said["change"])
        terminal.press("y")
        terminal.wait_for(said["repaired"])
        terminal.press("enter")
        terminal.wait_for(said["other"])
        terminal.press("2", "enter")
        terminal.wait_for(said["saved"])
        terminal.press("4", "enter")
        terminal.wait_for("2/3" if lang == "zh" else "2 of 3")
        terminal.press("2", "enter")
        terminal.wait_for(said["all"])
        terminal.press("enter")
        assert terminal.end() == 0
        terminal.wait_for(said["left"], said["result"])
    film.close()
    assert read_matrix(folder / "region" / "enterprise.csv").upper == (2, 4, 2)
    original = read_matrix(folder / "region" / "before-repair" / "goal.csv")
    assert original.upper == (3, 5, 7, Fraction(1, 5), Fraction(1, 7), 5)
    repaired = read_matrix(folder / "region" / "goal.csv")
    assert repaired.complete
    assert repaired != original


def test_interrupted_and_resumed(folder):
    said = SAID["zh"]
    with elicit(folder, "zh") as terminal:
        terminal.wait_for(said["question"])
        terminal.press("5", "enter")
        terminal.wait_for(said["saved"])
        terminal.press("7", "ctrl-c")
        assert terminal.end() == 130
        terminal.wait_for(said["answers"], said["resume"])
        assert "Traceback" not in terminal.raw
    assert read_matrix(folder / "region" / "goal.csv").upper == (5, None, None, None, None, None)
    with elicit(folder, "zh") as terminal:
        terminal.wait_for(said["question"], "已判断 1/6")
        terminal.press("u")
        terminal.wait_for("已撤销", "已判断 0/6", "企业能力 比 学术生态 明显重要（5）")
        terminal.press("r")
        terminal.wait_for("已重做", "已判断 1/6")
        terminal.press("q")
        assert terminal.end() == 0


def test_killed_and_resumed(folder):
    said = SAID["en"]
    with elicit(folder) as terminal:
        terminal.wait_for(said["question"])
        terminal.press("5", "enter")
        terminal.wait_for(said["saved"])
        terminal.process.kill(9)
        terminal.process.wait()
    with elicit(folder) as terminal:
        terminal.wait_until(
            lambda: "1 of 6 answered" in terminal.text or "goes on" in terminal.text, "resumed"
        )
        if "goes on" in terminal.text:  # the lock of the one that was killed is told
            terminal.press("enter")
        terminal.wait_for("1 of 6 answered")


def test_a_hangup_ends_it(folder):
    with elicit(folder) as terminal:
        terminal.wait_for(SAID["en"]["question"])
        terminal.press("3", "enter")
        terminal.wait_for(SAID["en"]["saved"])
        terminal.press("ctrl-d")
        assert terminal.end() == 130
        terminal.wait_for(SAID["en"]["answers"])
        assert "Traceback" not in terminal.raw


def drawn_in_full(terminal):
    """Whether the first line is at the top, and the keys are at the foot."""
    lines = terminal.text.splitlines()
    top = lines[0].startswith("Regional") and lines[0].endswith("matrix 1 of 2")
    return top and lines[-1].endswith("q save+leave")


def test_resizing_redraws(folder):
    with elicit(folder, width=120, height=40) as terminal:
        terminal.wait_for(SAID["en"]["question"])
        for size in ((80, 24), (60, 16), (100, 30)):
            terminal.resize(*size)
            terminal.wait_until(lambda: drawn_in_full(terminal), f"screen of {size}")
        terminal.resize(30, 8)
        terminal.wait_for("Please enlarge")
        terminal.resize(80, 24)
        terminal.wait_for("Which matters more")


GARBAGE = "3\n5\nq\nДобрый \x1b[31m день\n" + "7 b\n" * 30


@pytest.mark.parametrize("bracketed", [True, False])
def test_a_paste_answers_nothing(folder, bracketed):
    with elicit(folder) as terminal:
        terminal.wait_for(SAID["en"]["question"])
        garbage = GARBAGE.replace("\x1b", "")
        pasted = f"\x1b[200~{garbage}\x1b[201~" if bracketed else garbage.replace("\n", "\r")
        terminal.process.send(pasted)
        terminal.wait_for(SAID["en"]["paste"], "0 of 6 answered")
        terminal.press("3", "enter")
        terminal.wait_for("1 of 6 answered")


def test_no_color(folder):
    with elicit(folder, NO_COLOR="1") as terminal:
        terminal.wait_for(SAID["en"]["question"])
        terminal.press("3", "enter")
        terminal.wait_for("1 of 6 answered")
        colors = {cell.fg for row in terminal.screen.buffer.values() for cell in row.values()}
        assert colors == {"default"}


def test_colors_suit_any_background(folder):
    with elicit(folder) as terminal:
        terminal.wait_for(SAID["en"]["question"])
        cells = [cell for row in terminal.screen.buffer.values() for cell in row.values()]
        assert {cell.bg for cell in cells} == {"default"}
        assert {cell.fg for cell in cells} == {"default", "cyan"}


def test_a_dumb_terminal_asks_line_by_line(folder):
    with elicit(folder, TERM="dumb") as terminal:
        terminal.wait_for("[1/6] Which matters more", "a) Enterprise capability", "answer>")
        terminal.process.send("1/3\r")
        terminal.wait_for("[2/6]")
        terminal.process.send("nonsense\r")
        terminal.wait_for("'nonsense' is no answer")
        terminal.press("ctrl-c")
        assert terminal.end() == 130
        assert "\x1b" not in terminal.raw
        assert "Traceback" not in terminal.raw


def test_not_a_unicode_terminal(folder):
    with elicit(folder, PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C") as terminal:
        terminal.wait_for("Which matters more", "left/right move")
        assert terminal.text.isascii()


def test_the_start_screen(folder):
    with Terminal(["workbench", ".", "--lang", "zh"], folder) as terminal:
        terminal.wait_for("中国区域评价：要做什么？", "两两比较，作出判断", "离开")
        terminal.press("enter")
        terminal.wait_for("谁来判断？", "不分专家（直接填模型）")
        terminal.press("enter")
        terminal.wait_for(SAID["zh"]["question"])
        terminal.press("3", "enter")
        terminal.wait_for(SAID["zh"]["saved"])
        terminal.press("q")
        terminal.wait_for("已判断 1/9", "要做什么？")
        terminal.press("down", "enter")
        terminal.wait_for("已有判断分成 3 组互不相连的指标", "要做什么？ （方向键选择")
        assert "WARNING" not in terminal.raw
        terminal.press("ctrl-c")
        assert terminal.end() == 130
        assert "Traceback" not in terminal.raw
