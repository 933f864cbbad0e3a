"""Keys and screens without a terminal: what is done, what is shown, and that all of it fits."""

import io
import json
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import DummyOutput

from ahp.commands import main
from ahp.common.findings import Finding, MatrixError
from ahp.elicit import Desk
from ahp.elicit.dialogue import Dialogue
from ahp.elicit.draw import ASCII, Look, fragments, plain_text
from ahp.elicit.farewell import farewell, resume_command
from ahp.elicit.names import item_names
from ahp.elicit.pages.head import sentence
from ahp.elicit.pages.news import NewsPage
from ahp.elicit.pages.question import QuestionPage
from ahp.elicit.pages.repair import RepairPage
from ahp.elicit.pages.summary import SummaryPage
from ahp.elicit.paste import as_pasted
from ahp.elicit.plain import ask
from ahp.elicit.terminal import make_application
from ahp.elicit.typed import read_answer
from ahp.elicit.wording import NOT_SAVED
from ahp.files import load_model, read_matrix
from ahp.files.wording import ANSWER_BLANK, ANSWER_OFF_SCALE
from ahp.model.hierarchy import Node
from ahp.model.interval.interval import Interval
from tests.elicit.models import make_model

CYCLE = [9, Fraction(1, 9), 9, 9, Fraction(1, 9), 9]
NODES = [
    Node("goal", names={"en": "Regional competitiveness", "zh": "区域竞争力"}),
    Node("a", "goal", names={"en": "Enterprise capability", "zh": "企业能力"}),
    Node("b", "goal", names={"en": "Academic ecosystem", "zh": "学术生态"}),
    Node("c", "goal", names={"en": "Capital environment", "zh": "资本环境"}),
    Node("d", "goal", names={"en": "Government response", "zh": "政府响应能力"}),
    Node("e", "a", names={"en": "Number", "zh": "数量"}),
    Node("f", "a", names={"en": "Value", "zh": "估值"}),
]


@pytest.fixture
def desk(tmp_path):
    with Desk.open(make_model(tmp_path / "region", NODES), order="rows") as desk:
        yield desk


def press(dialogue, *keys):
    for key in keys:
        dialogue.press(key)


def asks(dialogue):
    """Whether the dialogue is where all pages return to."""
    return isinstance(dialogue.page, QuestionPage | SummaryPage)


def shown(dialogue, width=80, height=24):
    return plain_text(dialogue.frame(width, height))


def answer_all(desk, values=CYCLE):
    for value in values:
        desk.do("goal", "answer", value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("1/3", Fraction(1, 3)),
        ("7 b", Fraction(1, 7)),
        ("7b", Fraction(1, 7)),
        ("7 A", 7),
        ("1/3 b", 3),
        ("2.5", Fraction(5, 2)),
        ("３", 3),
        ("１／５　", Fraction(1, 5)),
        ("3-5", Interval(Fraction(3), Fraction(5))),
        ("b 3 to 5", Interval(Fraction(1, 5), Fraction(1, 3))),
        ("1/3～3 b", Interval(Fraction(1, 3), Fraction(3))),
    ],
)
def test_answers_that_are_read(text, value):
    assert read_answer(text) == value


@pytest.mark.parametrize(
    "text", ["", "b", "3 c", "3-", "5-3", "a 3-5 b", "0", "-3", "1/0", "nan", "3;", "q", "三"]
)
def test_answers_that_are_not(text):
    with pytest.raises(MatrixError):
        read_answer(text)


def test_the_marker_moves_and_enter_accepts(desk):
    dialogue = Dialogue(desk, "en")
    press(dialogue, "left", "left", "enter")
    assert desk.session().answers == {("a", "b"): 3}
    press(dialogue, "right", "enter")
    assert desk.session().answers["a", "c"] == Fraction(1, 2)
    press(dialogue, *["left"] * 20)
    assert dialogue.question.value == 9
    press(dialogue, *["right"] * 20)
    assert dialogue.question.value == Fraction(1, 9)
    press(dialogue, "2", ".", "5", "left")
    assert dialogue.question.value == 3
    press(dialogue, "2", ".", "5", "right")
    assert dialogue.question.value == 2


def test_a_typed_answer_is_corrected_and_accepted(desk):
    dialogue = Dialogue(desk, "en")
    press(dialogue, "7", " ", "x", "b")
    assert dialogue.question.typed == "7 b"
    assert "typed: 7 b" in shown(dialogue)
    press(dialogue, "backspace", "backspace", "enter")
    assert desk.session().answers == {("a", "b"): 7}


@pytest.mark.parametrize("keys", ["1/", "0", "12", "1/30", "3 a b"])
def test_what_is_no_answer_is_told_and_not_taken(desk, keys):
    dialogue = Dialogue(desk, "en")
    press(dialogue, *keys, "enter")
    assert not desk.session().answers
    assert dialogue.status.text
    press(dialogue, "escape")
    assert dialogue.question.typed == ""


def test_back_asks_again_with_the_answer_that_was(desk):
    dialogue = Dialogue(desk, "en")
    press(dialogue, "5", "enter", "u")
    assert dialogue.question.pair == ("a", "b")
    assert dialogue.question.value == 5
    assert not desk.session().answers
    press(dialogue, "r")
    assert desk.session().answers == {("a", "b"): 5}
    assert dialogue.question.pair == ("a", "c")


def test_enter_on_a_fresh_question_records_nothing(desk):
    dialogue = Dialogue(desk, "zh")
    assert "尚未选择" in shown(dialogue)
    press(dialogue, "enter", "enter")
    assert not desk.session().answers
    assert "同等重要输入 1" in dialogue.status.text
    press(dialogue, "7", "backspace", "enter")
    assert not desk.session().answers
    press(dialogue, "left", "right", "enter", "1", "enter")
    assert desk.session().answers == {("a", "b"): 1, ("a", "c"): 1}
    press(dialogue, "u", "enter")  # what was chosen before is chosen
    assert desk.session().answers["a", "c"] == 1


def test_a_and_b_begin_an_answer_for_that_side(desk):
    dialogue = Dialogue(desk, "zh")
    press(dialogue, "b")
    assert "b 更重要几倍" in shown(dialogue)
    press(dialogue, "enter")
    assert not desk.session().answers
    press(dialogue, "3", "enter", "a", "4", "enter")
    assert desk.session().answers == {("a", "b"): Fraction(1, 3), ("a", "c"): 4}


def test_letters_begin_an_answer_in_lines_too(desk):
    _, text = talk(desk, "b\n3\nA\n5\nb 2\nq\n", "zh")
    assert "“学术生态”重要几倍？" in text
    third, half = Fraction(1, 3), Fraction(1, 2)
    assert desk.session().answers == {("a", "b"): third, ("a", "c"): 5, ("a", "d"): half}


def test_what_is_piped_after_a_matrix_answers_the_next(desk):
    _, text = talk(desk, "1\n" * 6 + "7\n")
    assert "Matrix 1 of 2 has been asked." in text
    assert desk.session("a").answers == {("e", "f"): 7}
    _, text = talk(desk, "7\n")
    assert "'7' was not recorded" in text


def test_names_that_begin_alike_are_told_apart(tmp_path):
    long = "规模以上工业企业研究与试验发展经费内部支出占主营业务收入的比重"
    nodes = [Node("goal", names={"zh": "目标"})]
    nodes += [Node(f"i{i}", "goal", names={"zh": f"{long}（{i}部地区）"}) for i in "东西中"]
    with Desk.open(make_model(tmp_path / "m", nodes), order="rows") as desk:
        dialogue = Dialogue(desk, "zh")
        for size in ((60, 20), (80, 24), (120, 40)):
            said = re.sub(r"\s", "", shown(dialogue, *size))
            assert "东部地区" in said
            assert "西部地区" in said
        press(dialogue, "3", "enter", "3", "enter", "3")
        for size in ((60, 20), (80, 24), (120, 40)):
            weights = shown(dialogue, *size).split("百分点")[1]
            assert all(f"{side}部地区" in weights for side in "东西中")


def test_clearing_in_the_overview_is_taken_back(desk):
    dialogue = Dialogue(desk, "zh")
    answer_all(desk, [3, 5])
    press(dialogue, "o", "tab", "c")
    assert "无可清除" in dialogue.status.text
    press(dialogue, "left", "c")
    assert "按 u 可恢复" in dialogue.status.text
    assert desk.session().answers == {("a", "b"): 3}
    press(dialogue, "u")
    assert desk.session().answers == {("a", "b"): 3, ("a", "c"): 5}
    press(dialogue, "r")
    assert desk.session().answers == {("a", "b"): 3}


def test_skipped_pairs_wait_in_the_overview(desk):
    dialogue = Dialogue(desk, "en")
    press(dialogue, *["s"] * 6)
    assert dialogue.question.pair is None
    assert "Pairs skipped: 6" in shown(dialogue)
    press(dialogue, "o", "tab", "enter", "3", "enter")
    assert desk.session().answers == {("a", "b"): 3}


def test_a_note_is_kept_with_the_judgment(desk):
    dialogue = Dialogue(desk, "en")
    press(dialogue, "n", *"talks", "backspace", "enter")
    assert desk.session().notes == {("a", "b"): "talk"}
    assert "Note saved." in shown(dialogue)
    press(dialogue, "left")
    assert "Note: talk" in shown(dialogue)
    dialogue.press("n")
    dialogue.press("paste", " of\nthe town\x07")
    press(dialogue, "enter")
    assert desk.session().notes == {("a", "b"): "talk of the town"}
    press(dialogue, "n", "x", "escape")
    assert desk.session().notes == {("a", "b"): "talk of the town"}


def test_notes_are_told_by_check(desk, capsys):
    for value in (1, 1, 1, 1, 1, 1):
        desk.do("goal", "answer", value)
    desk.do("a", "answer", 3)
    desk.do("goal", "note", ("a", "b"), "wrong")
    desk.do("goal", "note", ("a", "c"), "因地而异")
    desk.do("goal", "note", ("a", "b"), "")
    desk.do("a", "note", ("e", "f"), "taken back")
    desk.do("a", "undo")
    desk.close()
    assert main(["check", desk.folder, "--lang", "zh", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    noted = [(one["place"], one["message"]) for one in found if one["code"] == "judgment-noted"]
    assert noted == [("节点 区域竞争力，判断 企业能力 : 资本环境", "备注：因地而异")]


def test_the_cursor_moves_in_a_note(desk):
    dialogue = Dialogue(desk, "zh")
    press(dialogue, "n", *"因而异", "left", "left", "地")
    assert "备注：因地▏而异" in shown(dialogue)
    press(dialogue, "home", "backspace", "x", "end", "left", "backspace", "enter")
    assert [*desk.session().notes.values()] == ["x因地异"]
    press(dialogue, "n", "right", "home", "left", *"最长")
    dialogue.press("paste", "备" * 90)
    assert "备▏" in shown(dialogue, 60, 20)


def test_a_long_note_shows_its_end(desk):
    dialogue = Dialogue(desk, "zh")
    dialogue.press("n")
    dialogue.press("paste", "备注" * 60 + "完")
    assert "完▏" in shown(dialogue)


def test_the_overview_revises_clears_and_opens(desk):
    dialogue = Dialogue(desk, "en")
    answer_all(desk, [3, 5, 7])
    press(dialogue, "o", "tab", "up", "left")
    assert "Enterprise capability is moderately more important" in shown(dialogue)
    press(dialogue, "right", "enter")
    assert dialogue.question.pair == ("a", "c")
    assert dialogue.question.value == 5
    press(dialogue, "enter", "o", "tab", "up", "left", "c")
    assert ("a", "b") not in desk.session().answers
    press(dialogue, "tab", "down", "enter")
    assert desk.current == "a"
    assert dialogue.question.pair == ("e", "f")
    press(dialogue, "o", "escape")
    assert asks(dialogue)


def test_what_is_done_in_the_overview_leaves_the_question_as_it_was(desk):
    dialogue = Dialogue(desk, "en")
    answer_all(desk, [3, 5, 7])
    desk.do("a", "answer", 2)
    press(dialogue, "u", "4", "o", "tab", "tab", "down", "tab", "c")
    assert not desk.session("a").answers
    press(dialogue, "n")
    assert "Judgments of Enterprise capability" in shown(dialogue)
    assert "Enter keep the note  Esc discard" in shown(dialogue)
    press(dialogue, *"why", "enter")
    assert desk.session("a").notes == {("e", "f"): "why"}
    press(dialogue, "escape")
    assert (desk.current, dialogue.question.pair, dialogue.question.typed) == (
        "goal",
        ("a", "d"),
        "4",
    )
    assert "Which matters more for Regional competitiveness" in shown(dialogue)


def test_keys_that_are_shown_are_those_that_work(desk):
    dialogue = Dialogue(desk, "en")
    assert "u back" in shown(dialogue)
    press(dialogue, "7")
    assert "u back" not in shown(dialogue)
    assert "a/b favored" in shown(dialogue)
    press(dialogue, "/")
    assert "important" not in shown(dialogue)  # "7/" is no answer yet
    press(dialogue, "escape", "n")
    assert "Enter keep the note  Esc discard" in shown(dialogue)
    assert "u back" not in shown(dialogue)
    press(dialogue, *"为何？", "enter")
    assert desk.session().notes == {("a", "b"): "为何？"}


def test_summary_leads_to_the_next_matrix_and_out(desk):
    dialogue = Dialogue(desk, "en")
    press(dialogue, *["1", "enter"] * 6)
    assert "All has been asked for Regional competitiveness" in shown(dialogue)
    press(dialogue, "enter")
    assert desk.current == "a"
    press(dialogue, "1", "enter", "enter")
    assert dialogue.finished


def test_help_returns_where_it_was_called(desk):
    dialogue = Dialogue(desk, "en")
    press(dialogue, "4", "?")
    assert "Any key returns" in shown(dialogue)
    press(dialogue, "z")
    assert dialogue.question.typed == "4"


def test_repair_is_accepted_one_by_one_and_the_original_kept(desk):
    answer_all(desk)
    before = desk.session().matrix
    dialogue = Dialogue(desk, "en")
    press(dialogue, "p")
    assert "Seeking" in shown(dialogue)
    dialogue.settle(dialogue.pending())
    changes = dialogue.page.repair.proposals[0].changes
    assert "Proposal 1 of" in shown(dialogue)
    press(dialogue, "y", *["n"] * (len(changes) - 1))
    assert asks(dialogue)
    first = changes[0]
    assert desk.session().matrix == before.replace(first.a, first.b, first.new)
    assert read_matrix(f"{desk.folder}/before-repair/goal.csv") == before
    press(dialogue, "u")
    assert desk.session().matrix == before
    load_model(desk.folder)  # is not disturbed by what lies in its folder


def test_the_first_original_is_never_replaced(desk):
    answer_all(desk)
    dialogue = Dialogue(desk, "en")
    for _ in range(2):
        press(dialogue, "p")
        dialogue.settle(dialogue.pending())
        press(dialogue, "y", "escape")
    originals = {path.name for path in Path(desk.folder, "before-repair").iterdir()}
    assert originals == {"goal.csv", "goal-2.csv"}


def test_proposals_nobody_waits_for_are_dropped(desk):
    answer_all(desk)
    dialogue = Dialogue(desk, "en")
    press(dialogue, "p")
    seek = dialogue.pending
    press(dialogue, "escape")
    dialogue.settle(seek())
    assert asks(dialogue)


def test_a_failed_search_is_told(desk, monkeypatch):
    answer_all(desk)
    dialogue = Dialogue(desk, "en")
    for error in (MatrixError([Finding(ANSWER_BLANK)]), MemoryError("too large")):
        monkeypatch.setattr("ahp.repair.proposals.proposals", raiser(error))
        press(dialogue, "p")
        dialogue.settle(dialogue.pending())
        assert asks(dialogue)
        shown_text = dialogue.status.text
        assert "the answer is blank" in shown_text or "MemoryError: too large" in shown_text


def raiser(error):
    def raise_it(*_, **__):
        raise error

    return raise_it


def test_proposals_for_judgments_that_changed_since_are_dropped(desk):
    answer_all(desk)
    dialogue = Dialogue(desk, "en")
    press(dialogue, "p")
    late = dialogue.pending
    press(dialogue, "escape", "u", "8", "enter", "p")
    dialogue.settle(late())
    assert "Seeking" in shown(dialogue)
    press(dialogue, "y")  # accepts nothing, and does not end the search
    assert isinstance(dialogue.page, RepairPage)
    assert desk.session().answers["c", "d"] == 8


def test_another_proposal_is_offered_before_the_first_change_only(desk):
    answer_all(desk, [3, 5, 7, "1/5", "1/7", 5])
    dialogue = Dialogue(desk, "en")
    press(dialogue, "p")
    dialogue.settle(dialogue.pending())
    changes = dialogue.page.repair.proposals[0].changes
    assert len(changes) > 1
    assert "Tab other proposal" in shown(dialogue)
    press(dialogue, "Y")
    assert "Tab other proposal" not in shown(dialogue)
    press(dialogue, "tab")
    assert f"Proposal 1 of {len(dialogue.page.repair.proposals)}, change 2" in shown(dialogue)
    press(dialogue, "escape")
    assert "Original: " in dialogue.status.text


def test_news_come_before_a_repair(tmp_path):
    folder = make_model(tmp_path / "m", NODES)
    with Desk.open(folder, order="rows") as desk:
        answer_all(desk)
    text = (folder / "goal.csv").read_text().replace("9", "8", 1)
    (folder / "goal.csv").write_text(text)
    with Desk.open(folder, node="goal") as desk:
        dialogue = Dialogue(desk, "en")
        dialogue.begin_repair()
        assert "Since last time" in shown(dialogue)
        dialogue.settle(dialogue.pending())
        press(dialogue, "x")
        assert "Proposal 1 of" in shown(dialogue)


def test_nothing_to_repair(desk):
    dialogue = Dialogue(desk, "en")
    press(dialogue, "p")
    assert dialogue.status.text.startswith("Nothing to repair")


KEYS = [
    *("left", "right", "up", "down", "enter", "escape", "backspace", "tab", "home", "end"),
    *"123456789/ab .busrnopc?hqyx三",
]


@settings(max_examples=40, deadline=None)
@given(
    keys=st.lists(st.sampled_from(KEYS), max_size=40),
    size=st.sampled_from([(80, 24), (120, 40), (40, 12), (57, 15), (10, 3), (1, 1)]),
    lang=st.sampled_from(["en", "zh"]),
    glyphs=st.sampled_from([None, ASCII]),
)
def test_any_keys_give_a_screen_that_fits(tmp_path_factory, keys, size, lang, glyphs):
    folder = make_model(tmp_path_factory.mktemp("model"), NODES)
    with Desk.open(folder) as desk:
        dialogue = Dialogue(desk, lang, glyphs) if glyphs else Dialogue(desk, lang)
        for key in keys:
            dialogue.press(key)
            lines = dialogue.frame(*size)
            assert len(lines) <= size[1]
            assert all(line.cell_len <= size[0] for line in lines)
            assert "".join(text for _, text in fragments(lines)).count("\n") == len(lines) - 1
        assert all(1 / 9 <= value <= 9 for value in desk.session().answers.values())


@pytest.mark.parametrize("n", [2, 3, 9, 15, 25])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_screen_of_a_large_matrix_fits_80x24(tmp_path, n, lang):
    name = {
        "en": "A rather long name of an item that is compared",
        "zh": "名称很长的一个评价指标" * 3,
    }
    nodes = [Node("goal", names={"en": "Goal", "zh": "目标"})]
    nodes += [Node(f"i{i}", "goal", names=name) for i in range(n)]
    with Desk.open(make_model(tmp_path / "m", nodes), order="rows") as desk:
        for step in range(n + 2):
            if desk.session().question:
                desk.do("goal", "answer", 1 + step % 9)
        dialogue = Dialogue(desk, lang)
        for keys in ((), ("left",), ("o",), ("tab", "down"), ("escape",)):
            press(dialogue, *keys)
            lines = dialogue.frame(80, 24)
            assert len(lines) == 24
            assert all(line.cell_len <= 80 for line in lines)
            assert lines[-1].plain  # the keys are not pushed out


def test_all_weights_are_visible_at_80x24(tmp_path):
    nodes = [Node("goal"), *(Node(f"item{i:02}", "goal") for i in range(15))]
    with Desk.open(make_model(tmp_path / "m", nodes), order="rows") as desk:
        for _ in range(14):
            desk.do("goal", "answer", 2)
        text = shown(Dialogue(desk, "en"))
        assert all(f"item{i:02}" in text for i in range(15))


def test_equal_names_are_told_apart(tmp_path):
    names = {"zh": "平均国内论文数"}
    nodes = [
        Node("goal"),
        Node("x", "goal", names={"zh": "大学"}, grouping=True),
        Node("x1", "x", names=names),
        Node("y", "goal", names={"zh": "机构"}, grouping=True),
        Node("y1", "y", names=names),
        Node("y2", "y", names=names),
    ]
    with Desk.open(make_model(tmp_path / "m", nodes)) as desk:
        assert item_names(desk, "goal", "zh") == {
            "x1": "平均国内论文数（大学）",
            "y1": "平均国内论文数（机构）（y1）",
            "y2": "平均国内论文数（机构）（y2）",
        }


def test_a_cr_is_shown_with_its_table(desk):
    answer_all(desk, [3, 5, 7, 1])
    dialogue = Dialogue(desk, "en")
    for width in (40, 60, 80, 120):
        lines = [line for line in shown(dialogue, width).splitlines() if "CR 0" in line]
        assert len(lines) == 1
        assert "yaahp" in lines[0]


def test_a_tree_has_no_cr_to_show(desk):
    answer_all(desk, [3, 5])
    assert not re.search(r"CR 0\.", shown(Dialogue(desk, "en")))


def test_unsaved_work_is_told_all_the_time(desk, monkeypatch):
    dialogue = Dialogue(desk, "en")
    found = Finding(NOT_SAVED, {"reason": "No space left on device"}, desk.folder)
    monkeypatch.setattr(type(desk), "trouble", found)
    for key in ("left", "right"):
        dialogue.press(key)
        assert "Not saved!" in shown(dialogue)
        assert "No space left on device" in shown(dialogue)


def test_news_are_shown_first(tmp_path):
    folder = make_model(tmp_path / "m", NODES)
    with Desk.open(folder) as desk:
        desk.do("goal", "answer", 3)
    text = (folder / "goal.csv").read_text().replace("3", "5", 1)
    (folder / "goal.csv").write_text(text)
    with Desk.open(folder) as desk:
        dialogue = Dialogue(desk, "zh")
        assert isinstance(dialogue.page, NewsPage)
        assert "goal.csv" in "".join(shown(dialogue).split())  # a long path is broken
        press(dialogue, "enter")
        assert asks(dialogue)


def test_news_that_do_not_fit_are_shown_in_turn(tmp_path):
    nodes = [Node("goal"), *(Node(f"m{i}", "goal") for i in range(9))]
    nodes += [Node(f"m{i}{item}", f"m{i}") for i in range(9) for item in "xy"]
    folder = make_model(tmp_path / "m", nodes)
    with Desk.open(folder) as desk:
        for i in range(9):
            desk.do(f"m{i}", "answer", 3)
    for i in range(9):
        path = folder / f"m{i}.csv"
        path.write_text(path.read_text().replace(",3", ",5", 1))
    with Desk.open(folder) as desk:
        assert len(desk.news) == 9
        dialogue = Dialogue(desk, "en")
        seen = ""
        while isinstance(dialogue.page, NewsPage):
            seen += shown(dialogue, 60, 16)
            press(dialogue, "x")
        whole = "".join(seen.split())  # a long path is broken
        assert all(f"m{i}.csv" in whole for i in range(9))


def run_keys(desk, batches):
    """Run the application on keys that arrive in batches; return how it ended."""
    dialogue = Dialogue(desk, "en")
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        application = make_application(dialogue, pipe, DummyOutput())
        waiting = [*batches, "\x03"]  # a key too few ends in an error, not in waiting

        def feed(_):
            if waiting and not application.is_done:
                pipe.send_text(waiting.pop(0))

        application.after_render += feed
        application.run()
    return dialogue


def test_keys_through_a_pipe(desk):
    dialogue = run_keys(desk, ["\x1b[D", "\x1b[D", "\r", "5", "\r", "q"])
    assert dialogue.finished
    assert desk.session().answers == {("a", "b"): 3, ("a", "c"): 5}


def test_the_typical_terminal_sends_enter_with_the_digit(desk):
    run_keys(desk, ["3\r", "5\r", "q"])
    assert desk.session().answers == {("a", "b"): 3, ("a", "c"): 5}


@pytest.mark.parametrize(
    "pasted",
    [
        "\x1b[200~3\n5\n7\n\x1b[201~",
        "3\r5\r7\r",
        "lorem ipsum\rq\r3\r",
        "\r\r\r",
        "\x1b[200~q\x1b[201~",
    ],
)
def test_a_paste_answers_nothing(desk, pasted):
    dialogue = run_keys(desk, [pasted, "q"])
    assert not desk.session().answers
    assert dialogue.finished


def test_one_pasted_answer_waits_for_enter(desk):
    run_keys(desk, ["\x1b[200~1/3\n\x1b[201~", "q"])
    assert not desk.session().answers
    run_keys(desk, ["\x1b[200~1/3\n\x1b[201~", "\r", "q"])
    assert desk.session().answers == {("a", "b"): Fraction(1, 3)}


@pytest.mark.parametrize(("key", "error"), [("\x03", KeyboardInterrupt), ("\x04", EOFError)])
def test_interruption_reaches_the_outside(desk, key, error):
    with pytest.raises(error):
        run_keys(desk, ["3\r", key])
    assert desk.session().answers == {("a", "b"): 3}


def test_repair_through_the_application(desk):
    answer_all(desk)
    dialogue = Dialogue(desk, "en")
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        application = make_application(dialogue, pipe, DummyOutput())
        pipe.send_text("p")

        def leave(_):
            if getattr(dialogue.page, "repair", None) is not None and not application.is_done:
                application.exit()

        application.after_render += leave
        application.run()
    assert dialogue.page.repair.proposals


def test_ctrl_c_in_a_paste_still_interrupts():
    keys = [*(KeyPress(sign) for sign in "garbage"), KeyPress(Keys.ControlC, "\x03")]
    assert [press.key for press in as_pasted(keys)] == [Keys.ControlC, Keys.BracketedPaste]


def talk(desk, text, lang="en"):
    out = io.StringIO()
    dialogue = Dialogue(desk, lang)
    try:
        ask(dialogue, io.StringIO(text), out)
    except EOFError:
        return dialogue, out.getvalue()
    return dialogue, out.getvalue()


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("3-5", "3-5"),
        (("3", "~", "5", " ", "b"), "1/5-1/3"),
        (("left", "left", "-", "5"), "3-5"),  # on from the answer under the marker
        (("right", "right", "-", "3"), "1/3-3"),
    ],
)
def test_an_interval_is_typed_shown_and_kept(desk, keys, text):
    dialogue = Dialogue(desk, "en")
    press(dialogue, *keys, "enter")
    assert "times as important as" in shown(dialogue)
    assert desk.session().matrix.upper_texts()[0] == text
    assert read_matrix(Path(desk.folder, "goal.csv")).upper_texts()[0] == text
    dialogue.question.ask(("a", "b"))
    assert "times as important as" in shown(dialogue)
    press(dialogue, "escape", "u")
    assert not desk.session().answers


def test_both_ends_of_an_interval_are_asked_for(desk):
    dialogue = Dialogue(desk, "en")
    press(dialogue, "-")
    assert "Of an interval type both ends, such as 3-5." in shown(dialogue)
    press(dialogue, "5", "-", "3", "enter")
    assert "'5-3' is no answer" in shown(dialogue)
    assert not desk.session().answers


def test_an_interval_stands_on_the_scale_from_end_to_end(desk):
    dialogue = Dialogue(desk, "en")
    press(dialogue, "3", "-", "5")
    lines = dialogue.frame(80, 24)
    marker = Look(80, 24, "en").glyphs.marker
    assert [str(line).count(marker) for line in map(str, lines) if marker in line] == [3]


def test_plain_intervals(desk):
    _, text = talk(desk, "3-5\nb 1 to 3\nq\n")
    assert desk.session().matrix.upper_texts()[:2] == ("3-5", "1/3-1")
    assert "'" not in text.partition("[2/6]")[2].partition("[3/6]")[0]


def test_plain_questions(desk):
    dialogue, text = talk(desk, "3\n1/5\nn why not\n7 b\nu\ns\nno idea\n12\n\n?\nq\n")
    assert dialogue.finished
    assert desk.session().answers == {("a", "b"): 3, ("a", "c"): Fraction(1, 5)}
    assert desk.session().notes == {("a", "d"): "why not"}
    assert desk.session().skipped == {("a", "d")}
    assert "[1/6] Which matters more for Regional competitiveness" in text
    assert "  a) Enterprise capability\n  b) Academic ecosystem\n" in text
    assert "'no idea' is no answer" in text
    assert ANSWER_OFF_SCALE.said("en", value=12) in text


@pytest.mark.parametrize(
    ("lang", "tree", "closed"),
    [
        (
            "en",
            "CR appears with the next answer: no contradiction yet\n",
            " (RI table yaahp, ",
        ),
        ("zh", "CR 再判断一对即可显示：目前还不可能出现矛盾\n", "（RI 表 yaahp，缺 "),
    ],
)
def test_plain_answers_tell_a_ratio_once_there_can_be_one(desk, lang, tree, closed):
    told = talk(desk, "3\n3\n", lang)[1]
    assert "CR" not in told.partition("[1/6]")[2]
    assert tree in talk(desk, "3\n", lang)[1]
    for missing in (2, 1):
        told = talk(desk, "3\n", lang)[1]
        assert tree not in told
        assert f"{desk.session().analysis.cr:.4f}{closed}{missing}" in told
    assert desk.session().analysis.cr > 0


def test_an_interrupt_ends_the_line_of_a_question(desk):
    class Interrupted(io.StringIO):
        def readline(self, *_):
            raise KeyboardInterrupt

    out = io.StringIO()
    with pytest.raises(KeyboardInterrupt):
        ask(Dialogue(desk, "en"), Interrupted(), out)
    assert out.getvalue().endswith("> \n")


def test_plain_questions_end_with_the_input(desk):
    dialogue, text = talk(desk, "3\n", "zh")
    assert not dialogue.finished
    assert desk.session().answers == {("a", "b"): 3}
    assert "企业能力 比 学术生态 稍微重要（3）" in text


def test_plain_overview_and_repair(desk):
    answer_all(desk)
    before = desk.session().matrix
    _, text = talk(desk, "p\nleave it\n\nnonsense\no\n7\n2\n4\nq\n")
    assert "Proposal 1 of" in text
    assert all(len(line) < 200 for line in text.splitlines())
    assert "Tab other proposal" not in text  # is no line that would be obeyed
    assert "'leave it' is none of y/n/?." in text
    assert "'nonsense' was not recorded" in text
    assert "There is no matrix number 7: 1 to 2." in text
    assert "2) Enterprise capability  0/1" in text
    assert desk.session("a").answers == {("e", "f"): 4}
    assert desk.session("goal").matrix == before
    desk.switch("goal")
    talk(desk, "p\ny\n")
    assert desk.session("goal").matrix != before


def test_farewell_says_where_and_how_to_go_on(tmp_path, capsys):
    folder = make_model(tmp_path / "my model", NODES)
    with Desk.open(folder, "李 伟") as desk:
        for value in (3, 5, 7):
            desk.do("goal", "answer", value)
        farewell(desk, "en")
        assert resume_command(desk, "zh") == f"ahp elicit '{folder}' --expert '李 伟' --lang zh"
    out, err = capsys.readouterr()
    assert "Enterprise capability" in out
    assert "Answers: 3 of 7." in err
    assert f"To go on: {resume_command(desk, 'en')}" in err


def test_farewell_gives_the_global_weights_once_all_is_judged(desk, capsys):
    answer_all(desk, [1] * 6)
    desk.do("a", "answer", 3)
    farewell(desk, "zh")
    out, err = capsys.readouterr()
    assert re.search(r"数量 +0\.7500 +0\.1875", out)
    assert f"已全部判断。查看结果：ahp check {desk.folder} --lang zh" in err
    assert "继续判断" not in err


def test_farewell_lists_what_could_not_be_saved(desk, capsys, monkeypatch):
    desk.do("goal", "answer", 3)
    monkeypatch.setattr(type(desk), "saved", False)
    monkeypatch.setattr(type(desk), "unsaved", "node,a,b,value,note\ngoal,a,b,3,\n")
    farewell(desk, "en")
    assert "goal,a,b,3," in capsys.readouterr().err


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (40, "路程 比 朋友 稍微重要（3）"),
        (12, "a 比 b 稍微…"),
    ],
)
def test_names_are_said_while_there_is_room_however_short_they_are(room, said):
    names = {"distance": "路程", "friends": "朋友"}
    look = Look(80, 24, "zh")
    assert sentence(look, names, ("distance", "friends"), Fraction(3), room) == said
