"""Keys of the pages: what is shown is what is done, in both languages, drawn and in plain lines."""

import ast
import importlib
import io
import pkgutil
import re
import string
from fractions import Fraction
from pathlib import Path

import pytest
from rich.text import Text

import ahp.elicit
from ahp.common.wording import Words
from ahp.elicit import Desk
from ahp.elicit.dialogue import Dialogue
from ahp.elicit.draw import ASCII, UNICODE, Look, plain_text, wrap
from ahp.elicit.keys import ANY, Key, key_lines, key_of
from ahp.elicit.pages.help import HelpPage
from ahp.elicit.pages.note import NotePage
from ahp.elicit.pages.page import Page
from ahp.elicit.plain import Talk, ask
from ahp.model.hierarchy import Node
from tests.elicit.models import make_model

LANGUAGES = ("en", "zh")
CYCLE = [9, Fraction(1, 9), 9, 9, Fraction(1, 9), 9]
CONTRARY = [3, 5, 7, "1/5", "1/7", 5]  # has several proposals, of several changes
NODES = [
    Node("goal", names={"en": "Regional competitiveness", "zh": "区域竞争力"}),
    Node("a", "goal", names={"en": "Enterprise capability", "zh": "企业能力"}),
    Node("b", "goal", names={"en": "Academic ecosystem", "zh": "学术生态"}),
    Node("c", "goal", names={"en": "Capital environment", "zh": "资本环境"}),
    Node("d", "goal", names={"en": "Government response", "zh": "政府响应能力"}),
    Node("e", "a", names={"en": "Number", "zh": "数量"}),
    Node("f", "a", names={"en": "Value", "zh": "估值"}),
]

# How each page is reached: judgments of the goal, then keys.
STATES = {
    "question": ((3, 5), ""),
    "moved": ((3,), "left"),
    "typed": ((3, 5), "7"),
    "revised": ((3, 5), "o tab up left enter"),
    "summary": ((1, 1, 1, 1, 1, 1), ""),
    "summary-contrary": (CYCLE, ""),
    "overview": ((3, 5), "o"),
    "judgments": ((3, 5), "o tab"),
    "note": ((3, 5), "n x"),
    "note-of-judgment": ((3, 5), "o tab n x"),
    "seeking": (CYCLE, "p"),
    "proposals": (CONTRARY, "p settle"),
    "second-change": (CONTRARY, "p settle y"),
    "help": ((3, 5), "?"),
    "help-while-typing": ((3, 5), "7 ?"),
    "help-of-overview": ((3, 5), "o ?"),
    "help-of-judgments": ((3, 5), "o tab ?"),
    "help-of-summary": (CYCLE, "?"),
    "news": ((3, 5), "edited"),
}


@pytest.fixture
def reach(tmp_path, monkeypatch):
    """Give a dialogue at the page of a state."""
    monkeypatch.setattr("os.fsync", lambda _: None)  # nothing here is to outlive the test
    desks = []

    def reach_(state, lang="en", glyphs=UNICODE):
        values, keys = STATES[state]
        folder = make_model(tmp_path / f"model-{len(desks)}", NODES)
        desk = Desk.open(folder, order="rows")
        for value in values:
            desk.do("goal", "answer", value)
        if keys == "edited":
            desk.close()
            sheet = folder / "goal.csv"
            sheet.write_text(sheet.read_text().replace("3", "4", 1))
            desk, keys = Desk.open(folder, order="rows"), ""
        desks.append(desk)
        desk.switch("goal")
        dialogue = Dialogue(desk, lang, glyphs)
        for key in keys.split():
            if key == "settle":
                dialogue.settle(dialogue.pending())
            else:
                dialogue.press(key)
        return dialogue

    yield reach_
    for desk in desks:
        desk.close()


SIGNS = {
    "Enter": ["enter"],
    "Esc": ["escape"],
    "Backspace": ["backspace"],
    "Tab": ["tab"],
    "Ctrl-C": ["ctrl-c"],
    "←/→": ["left", "right"],
    "left/right": ["left", "right"],
    "Up/Down": ["up", "down"],
    "↑↓": ["up", "down"],
    "Arrows": ["up", "down", "left", "right"],
    "方向键": ["up", "down", "left", "right"],
    "a/b": ["a", "b"],
    "3, 7 b, 3-5": [*string.digits],
    "3、7 b、3-5": [*string.digits],
}


def keys_named(shown):
    """Which keys a text names, as they are pressed."""
    if shown in SIGNS:
        return SIGNS[shown]
    return [name for sign in re.split(", |、", shown) for name in SIGNS.get(sign, [sign])]


def bold(line):
    """The keys in a line of a page."""
    return [line.plain[one.start : one.end].strip() for one in line.spans if one.style == "bold"]


def keys_shown(dialogue, width, height):
    """Which keys a page shows at its foot, and in the help that is called from there."""
    foot = key_lines(Look(width, height, dialogue.lang, dialogue.glyphs), dialogue.page.keys)
    screen = dialogue.frame(width, height)
    assert [line.plain for line in screen[-len(foot) :]] == [line.plain for line in foot]
    signs = [sign for line in foot for sign in bold(line)]
    if key_of(dialogue.page.keys, "?"):
        dialogue.press("?")
        signs += [sign for line in dialogue.frame(width, height)[1:-1] for sign in bold(line)]
        dialogue.press("x")
    return {name for sign in signs if sign for name in keys_named(sign)}


def keys_handled(dialogue):
    """Which keys a page takes, without those that need not be shown beside another."""
    return {name for key in dialogue.page.keys for name in key.names}


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)], ids=str)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_the_keys_that_are_shown_are_those_that_are_handled(reach, state, lang, size):
    for glyphs in (UNICODE, ASCII):
        dialogue = reach(state, lang, glyphs)
        handled = keys_handled(dialogue)
        if handled == {ANY}:
            text = dialogue.frame(*size)[-1].plain
            assert text.startswith({"en": "Any key", "zh": "按任意键"}[lang])
            continue
        shown = keys_shown(dialogue, *size)
        helps = key_of(dialogue.page.keys, "?") is not None
        # Ctrl-C stands beside q in the help; the help itself is the first key to lack room.
        unseen = {"ctrl-c"} if not helps else {"?"} if size[0] <= 80 else set()
        assert handled - unseen <= shown <= handled


UNIVERSE = (
    *("left", "right", "up", "down", "enter", "escape", "backspace", "tab", "home", "end"),
    *string.ascii_lowercase,
    *string.digits,
    *"/. ?!三",
    "ctrl-c",
)


def trace(dialogue):
    """What a person could notice of a dialogue."""
    screen = [(line.plain, line.spans) for line in dialogue.frame(100, 30)]
    told = {code: dialogue.desk.session(code) for code in dialogue.desk.nodes}
    return dialogue.finished, screen, told, dialogue.page, dialogue.pending is None


def does_something(dialogue, name):
    before = trace(dialogue)
    dialogue.press(name)
    return trace(dialogue) != before


@pytest.mark.parametrize("state", STATES)
def test_a_key_does_something_exactly_if_the_page_has_it(reach, state):
    dialogue = reach(state)
    for key in dialogue.page.keys:
        names = ("x", "enter") if ANY in key.names else (*key.names[:4], *key.also)
        # At an end of the scale, or of a row, an arrow may find nothing to move to.
        done = [does_something(reach(state), name) for name in names]
        assert all(done) or (len(key.names) > 1 and any(done)), names
    dialogue.status = None
    for name in UNIVERSE:
        written = isinstance(dialogue.page, NotePage) and len(name) == 1
        if not written and key_of(dialogue.page.keys, name) is None:
            assert not does_something(dialogue, name), name


@pytest.mark.parametrize("state", STATES)
def test_no_key_hides_another(reach, state):
    for lang in LANGUAGES:
        names = [name for key in reach(state, lang).page.keys for name in (*key.names, *key.also)]
        assert len(names) == len({*names})


class Confidence(Page):
    """A page somebody adds: how sure the expert is."""

    sure = False

    @property
    def keys(self):
        return [] if self.sure else [Key(("c",), Words("I am sure", "我有把握"), self.accept)]

    def view(self, look, status):
        return look.clamp([Text("Are you sure?")])

    def plain(self, talk):
        talk.obey(self, talk.read("> "))

    def accept(self, _):
        self.sure = True


@pytest.mark.parametrize(("lang", "shown"), [("en", "c I am sure"), ("zh", "c 我有把握")])
def test_a_new_key_is_shown_and_handled_by_being_declared(reach, lang, shown):
    dialogue = reach("question", lang)
    page = Confidence(dialogue)
    dialogue.show(page)
    assert dialogue.frame(60, 20)[-1].plain == shown
    dialogue.press("c")
    assert page.sure
    assert dialogue.frame(60, 20)[-1].plain == ""
    page.sure = None
    dialogue.press("x")
    assert page.sure is None


def test_there_is_no_key_without_help():
    with pytest.raises(TypeError, match="does"):
        Key(("x",), action=print)
    for names, does in [
        (("x",), Words("", "")),
        (("x",), Words("do", "")),
        ((), Words("do", "做")),
    ]:
        with pytest.raises(ValueError, match="both languages"):
            Key((*names,), does, print)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_every_page_fits_60x20(reach, state, lang):
    for glyphs in (UNICODE, ASCII):
        dialogue = reach(state, lang, glyphs)
        screen = dialogue.frame(60, 20)
        assert len(screen) == 20
        assert all(line.cell_len <= 60 for line in screen)
        assert screen[0].plain.strip()
        assert screen[-1].plain.strip()
        if isinstance(dialogue.page, HelpPage):
            below = [key for key in dialogue.page.below.keys if not key.takes("?")]
            text = plain_text(screen)
            look = Look(60, 20, lang, glyphs)
            assert all((key.more or key.does)(lang)[:8] in text for key in below)
            assert all(key.shown(look, every=True) in text for key in below)


def test_keys_of_every_page_fit_80_columns(reach):
    for state, lang in ((state, lang) for state in STATES for lang in LANGUAGES):
        dialogue = reach(state, lang)
        narrow = [line.plain for line in dialogue.frame(80, 24)]
        wide = dialogue.frame(200, 24)[-1].plain
        lines = 2 if state == "judgments" else 1
        assert "  ".join(narrow[-lines:]) == wide


def test_where_room_is_short_the_help_has_what_goes_first():
    keys = [Key((name,), Words("do it", "做"), print) for name in "abc?e"]
    lines = {width: key_lines(Look(width, 19, "en"), keys) for width in (43, 42, 24, 8)}
    shown = {width: [line.plain for line in found] for width, found in lines.items()}
    assert shown[43] == ["a do it  b do it  c do it  ? do it  e do it"]
    assert shown[42] == ["a do it  b do it  ? do it  e do it"]
    assert shown[24] == ["? do it  e do it"]
    assert shown[8] == ["? do it"]


def test_a_tall_terminal_shows_the_keys_in_two_lines():
    keys = [Key((name,), Words("do it", "做"), print) for name in "abc?e"]
    shown = [line.plain for line in key_lines(Look(30, 20, "en"), keys)]
    assert shown == ["a do it  b do it  c do it", "? do it  e do it"]
    shown = [line.plain for line in key_lines(Look(17, 20, "en"), keys)]
    assert shown == ["a do it  b do it", "? do it  e do it"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_and_its_answers_fit_60_columns(reach, lang):
    dialogue = reach("question", lang)
    frame = [line.plain for line in dialogue.frame(60, 20)]
    for key in ("s ", "n ", "o ", "u ", "? ", "q "):
        assert any(f" {key}" in f" {line}" for line in frame[-2:])
    assert not any(line.endswith("…") for line in frame if "·" not in line)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_proposal_has_help_and_shows_every_key_however_narrow(reach, lang):
    dialogue = reach("proposals", lang)
    for size in ((40, 12), (60, 20)):
        frame = " ".join(line.plain for line in dialogue.frame(*size))
        for key in dialogue.page.keys:
            assert key.shown(dialogue.look) in frame
    names = [key.shown(dialogue.look) for key in dialogue.page.keys]
    dialogue.press("?")
    told = "\n".join(line.plain for line in dialogue.frame(80, 24))
    assert all(name in told for name in names if name != "?")


def test_no_line_begins_with_what_belongs_to_the_one_before():
    assert wrap("a 是 b 的 3 倍", 11) == ["a 是 b 的", "3 倍"]
    assert wrap("重要（东部地区）；其他", 16) == ["重要（东部地", "区）；其他"]
    assert wrap("一二三，四", 6) == ["一二", "三，四"]
    assert wrap("3 moderately, 5 strongly", 13) == ["3 moderately,", "5 strongly"]


def test_a_page_without_help_shows_all_its_keys_however_narrow():
    keys = [Key((name,), Words("do it", "做"), print) for name in "abc"]
    shown = [line.plain for line in key_lines(Look(20, 24, "en"), keys)]
    assert shown == ["a do it  b do it", "c do it"]


PLAIN_STATES = ["question", "revised", "summary", "summary-contrary", "proposals"]


def listed(text, lang):
    """Which letters a list of keys names; ``enter`` is an empty line."""
    body = re.split(r"[;；。]|asked\. ", text.strip().rstrip("."))
    entries = [entry.strip() for part in body for entry in re.split("[,，]", part)]
    heads = [entry.split(" ")[0] for entry in entries if " " in entry]
    return {head.lower() for head in heads if head in ("Enter", "?") or re.fullmatch("[a-z]", head)}


def talk_at(dialogue, text=""):
    out = io.StringIO()
    return Talk(dialogue, io.StringIO(text), out), out


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", PLAIN_STATES)
def test_the_letters_that_are_told_are_those_that_are_obeyed(reach, state, lang):
    dialogue = reach(state, lang)
    page = dialogue.page
    talk, out = talk_at(dialogue)
    with pytest.raises(EOFError):
        page.plain(talk)
    prompt = out.getvalue()
    if state == "proposals":
        told = {*re.search(r"\[(.+)\]", prompt)[1].split("/")}
    elif state.startswith("summary"):
        told = listed(prompt.splitlines()[-2], lang)
        assert told == listed(page.plain_help(talk.look), lang)
    else:
        told = listed(page.plain_help(talk.look), lang)
    obeyed = {name for key in page.plain_keys() for name in key.names}
    assert told == obeyed
    for name in (*string.ascii_lowercase, *string.digits, "?", ""):
        taken = any(key.takes(name or "enter") for key in page.plain_keys())
        fresh = reach(state, lang) if taken else dialogue
        talk, _ = talk_at(fresh)
        assert talk.obey(fresh.page, name) == taken, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_plain_help_is_told_first_and_when_asked_for(reach, lang):
    dialogue = reach("question", lang)
    out = io.StringIO()
    ask(dialogue, io.StringIO("?\nh\nq\n"), out)
    help_ = dialogue.question.plain_help(dialogue.look)
    assert out.getvalue().count(help_) == 3


def test_a_note_can_be_asked_for_in_plain_lines(reach):
    dialogue = reach("question")
    out = io.StringIO()
    ask(dialogue, io.StringIO("n\nbecause\nn\n\nq\n"), out)
    assert dialogue.desk.session("goal").notes == {("a", "d"): "because"}
    assert out.getvalue().count("Note: ") == 2
    assert out.getvalue().count("Note saved.") == 1


def test_plain_lines_lead_to_the_next_matrix(reach):
    dialogue = reach("summary")
    out = io.StringIO()
    ask(dialogue, io.StringIO("\n3\n\n"), out)
    assert dialogue.finished
    assert dialogue.desk.session("a").answers == {("e", "f"): 3}
    assert "Enter next matrix." in out.getvalue()
    assert "Enter leaves." in out.getvalue()


MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(ahp.elicit.__path__, "ahp.elicit.")
]


def words_of(module):
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id == "Words":
            yield Words(*(ast.literal_eval(one) for one in call.args))


def test_words_are_complete():
    found = [words for module in MODULES for words in words_of(module)]
    assert len(found) > 100
    for words in found:
        assert words.en
        assert words.zh
        fields = [sorted(re.findall(r"{(\w+)", text)) for text in (words.en, words.zh)]
        assert fields[0] == fields[1], words


def test_no_words_are_left_over():
    sources = "".join(Path(module.__file__).read_text(encoding="utf-8") for module in MODULES)
    names = {
        name for module in MODULES for name, value in vars(module).items() if type(value) is Words
    }
    for name in names:
        assert len(re.findall(rf"\b{name}\b", sources)) > 1, name
