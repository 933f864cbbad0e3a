"""The page of a question: which of two items matters more, and how much."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from rich.cells import cell_len

from ahp.common.findings import AhpError
from ahp.common.wording import Words
from ahp.elicit.draw import Look, Screen
from ahp.elicit.keys import Key, plain_list
from ahp.elicit.pages.consistency import ratio_plainly
from ahp.elicit.pages.head import Status, sentence
from ahp.elicit.pages.note import DISCARD, ERASE, MOVE, NOTE, NOTE_MORE, NotePage
from ahp.elicit.pages.page import Page
from ahp.elicit.pages.scale import HOW_MUCH, SIDES, Asked, question_view
from ahp.elicit.pages.steps import plain_step_keys, step_keys
from ahp.elicit.typed import LONGEST_ANSWER, moved, read_answer
from ahp.model.interval.interval import Interval
from ahp.model.judgment import format_judgment

if TYPE_CHECKING:
    from ahp.elicit.dialogue import Dialogue
    from ahp.elicit.plain import Talk
    from ahp.elicit.session import Pair

EQUAL = Fraction(1)
DIGITS = tuple("0123456789")
_TO = ("-", "~")  # between the ends of an interval

MOVE_MORE = Words(
    "move the marker; to the left a matters more, to the right b",
    "移动标记；向左 a 更重要，向右 b 更重要",
)
TYPE_LABEL = Words("3, 7 b, 3-5", "3、7 b、3-5")
TYPE = Words(
    "type an answer: a 3 times b; b 7 times a; a 3 to 5 times b",
    "直接输入：a 是 b 的 3 倍；b 是 a 的 7 倍；a 是 b 的 3 至 5 倍",
)
INTERVAL_FIRST = Words("Of an interval type both ends, such as 3-5.", "区间请输入两端，如 3-5。")
ACCEPT = Words("accept", "确认")
ACCEPT_MORE = Words("accept; it is saved at once", "确认，并立即保存")
FAVORED = Words("favored", "更重要的一方")
FAVORED_MORE = Words(
    "that one matters more; then type how many times", "这一方更重要；再输入重要几倍"
)
SKIP = Words("skip", "跳过")
SKIP_MORE = Words("leave this pair unanswered", "跳过，不作判断")
NOTE_TEXT = Words("TEXT", "文字")
LEAVE_PLAINLY = Words("leave", "离开")
PLAIN_HELP = Words(
    "1-9: a over b; 1/3 or b 3: b over a; 1 equally, 3 moderately, 5 strongly, 7 very strongly, "
    "9 extremely; 3-5 or b 3-5: an interval; {keys}",
    "1-9：a 更重要；1/3 或 b 3：b 更重要；1 同等，3 稍微，5 明显，7 强烈，9 极端；"
    "3-5 或 b 3-5：区间；{keys}",
)
HOW_MUCH_PLAINLY = Words("How many times more does {name} matter? ", "“{name}”重要几倍？")

PASTE_IGNORED = Words(
    "Pasted text is no answer; type a number such as 3, 1/3 or 7 b.",
    "粘贴的内容不是判断；请输入 3、1/3 或 7 b 这样的数。",
)
UNREADABLE = Words(
    "{text!r} is no answer; type 3, 1/3 or 7 b.", "“{text}”不是判断；请输入 3、1/3 或 7 b。"
)
NOT_CHOSEN = Words(
    "Nothing chosen yet: move the marker, or type a number (1: equally important).",
    "尚未选择：请移动标记，或输入数字（同等重要输入 1）。",
)
ANSWERED = Words("Saved: {judgment}", "已保存：{judgment}")
SKIPPED = Words("Skipped; the overview (o) opens it again.", "已跳过，可在总览（o）中补判。")

PLAIN_QUESTION = Words(
    "[{number}/{total}] Which matters more for {node}, and how much?",
    "[{number}/{total}] 就“{node}”而言，哪一项更重要？重要多少？",
)
PLAIN_PROMPT = Words("answer> ", "判断> ")


class QuestionPage(Page):
    """Asks about a pair.

    Attributes
    ----------
    value : Fraction
        The answer under the marker.
    typed : str
        What is being typed.
    chosen : bool
        Whether the person put the marker there: what nobody chose is not recorded.
    revised : (str, str) or None
        The pair that is asked about again; otherwise it is the next open one.
    """

    def __init__(self, dialogue: Dialogue) -> None:
        super().__init__(dialogue)
        self.revised: Pair | None = None
        self.start()

    @property
    def pair(self) -> Pair | None:
        """The pair asked about; None where nothing is left to ask."""
        return self.revised or self.session.question

    @property
    def _standing(self) -> Fraction:
        stands = self.session.answers.get(self.pair) if self.pair else None
        return stands or EQUAL

    def start(self, value: Fraction | None = None) -> None:
        """Put the marker on a value, by default where the pair asked about stands."""
        stands = self.session.answers.get(self.pair) if self.pair else None
        self.value = value or stands or EQUAL
        self.chosen = value is not None or stands is not None
        self.typed = ""

    def ask(self, pair: Pair | None = None, value: Fraction | None = None) -> None:
        """Ask about a pair, by default the next open one."""
        self.revised = pair
        self.start(value)

    @property
    def keys(self) -> Sequence[Key]:
        """The keys that give an answer, and those that go elsewhere."""
        return [
            self._moving_key(),
            self._typing_key(),
            Key(("enter",), ACCEPT, self._accept, ACCEPT_MORE),
            *self._editing_keys(),
            *step_keys(self, erases=bool(self.typed)),
            Key(("s",), SKIP, self._skip, SKIP_MORE, lined=not self.typed),
            Key(("n",), NOTE, self._note, NOTE_MORE, lined=not self.typed),
            self.overview_key(lined=not self.typed),
            self.repair_key(lined=False),
            self.help_key(),
            self.leave_key(),
        ]

    def _moving_key(self) -> Key:
        names, also = ("left", "right"), ("home", "end")
        return Key(names, MOVE, self._move, MOVE_MORE, also=also, lined=not self.typed)

    def _typing_key(self) -> Key:
        also = ("/", ".", " ", *_TO) if self.typed else _TO
        return Key(DIGITS, TYPE, self._type_sign, also=also, lined=False, label=TYPE_LABEL)

    def _editing_keys(self) -> list[Key]:
        """Return the keys for what is not accepted yet."""
        discard = Key(("escape",), DISCARD, self._discard, lined=bool(self.typed))
        if self.typed:
            favored = Key(SIDES, FAVORED, self._type_sign)
            return [favored, Key(("backspace",), ERASE, self._erase), discard]
        sides = Key(SIDES, FAVORED, self._type_sign, FAVORED_MORE, lined=False)
        discarded = self.revised or self.value != self._standing
        return [sides, discard] if discarded else [sides]

    def view(self, look: Look, status: Status | None) -> Screen:
        """Show the question, and what the answer under the marker would do."""
        pair = self.pair
        if pair is None:  # the summary is shown then
            return []
        readable = not self.typed or self._typed_value() is not None
        asked = Asked(pair, self.value, self.typed, readable, self.chosen)
        return question_view(look, self.about, self.session, asked, status or self.trouble)

    def _type_sign(self, sign: str) -> None:
        if sign in _TO and not self.typed:  # to the other end, from the answer under the marker
            if not self.chosen or isinstance(self.value, Interval):
                self.notice(INTERVAL_FIRST(self.lang))
                return
            sign = f"{format_judgment(self.value)}-"
        if len(self.typed) < LONGEST_ANSWER:
            self._type(self.typed + sign)

    def _erase(self, _: str) -> None:
        self._type(self.typed[:-1])

    def _type(self, text: str) -> None:
        if not text:
            self.start()
            return
        self.typed = text
        if (value := self._typed_value()) is not None:
            self.value, self.chosen = value, True

    def _typed_value(self) -> Fraction | None:
        """Return the answer that is typed; None where it is none yet."""
        try:
            value = read_answer(self.typed)
            return self.session.value_of(value, self.pair or ("a", "b"))
        except AhpError:
            return None

    def _move(self, key: str) -> None:
        self.typed = ""
        self.value, self.chosen = moved(self.value, key), True

    def _discard(self, _: str) -> None:
        self.ask()

    def paste(self, text: str) -> None:
        """Take pasted text as if it were typed where it is one answer; it is never accepted."""
        one = text.strip()
        try:
            fits = len(one) <= LONGEST_ANSWER and bool(read_answer(one))
        except AhpError:
            fits = False
        if fits:
            self._type(one)
        else:
            self.notice(PASTE_IGNORED(self.lang))

    def _accept(self, _: str) -> None:
        pair = self.pair
        if pair is None:
            return
        if self.typed in SIDES:
            self.notice(HOW_MUCH(self.lang, side=self.typed))
            return
        if self.typed:
            try:
                value = read_answer(self.typed)
            except AhpError:
                self.notice(UNREADABLE(self.lang, text=self.typed))
                return
            self.value, self.chosen = self.session.value_of(value, pair), True
        if not self.chosen:
            self.notice(NOT_CHOSEN(self.lang))
            return
        self.answer(self.value, pair)

    def answer(self, value: Fraction, pair: Pair) -> None:
        """Answer a pair, and go on to the next."""
        if self.take("answer", value, pair):
            look = self.dialogue.look
            room = look.width - cell_len(ANSWERED(self.lang, judgment=""))
            self.say(ANSWERED, judgment=sentence(look, self.about.names, pair, value, room))
        self.ask()

    def _skip(self, _: str) -> None:
        """Leave the pair without an answer; a revision leaves the answer as it is."""
        pair = self.pair
        if pair is None:
            return
        if pair in self.session.answers:
            self.ask()
            return
        if self.take("skip", pair):
            self.say(SKIPPED)
            self.revised = None
        self.start()

    def _note(self, text: str) -> None:
        if self.pair is not None:
            self.dialogue.show(NotePage(self.dialogue, self.desk.current, self.pair))

    def plain_keys(self) -> Sequence[Key]:
        """Return the letters of a line; any other is an answer."""
        return [
            Key(("s",), SKIP, self._skip),
            *plain_step_keys(self),
            Key(("n",), NOTE, self._note_plainly, argument=NOTE_TEXT),
            self.overview_key(),
            self.repair_key(),
            self.help_key(),
            Key(("q",), LEAVE_PLAINLY, lambda _: self.dialogue.leave()),
        ]

    def plain_help(self, look: Look) -> str:
        """Return how an answer is written, and the letters."""
        return PLAIN_HELP(self.lang, keys=plain_list(look, self.plain_keys()))

    def plain(self, talk: Talk) -> None:
        """Ask, and take the answer."""
        about, progress, pair = self.about, self.session.progress, self.pair
        if pair is None:  # the summary is told then
            return
        number, total = progress.answered + progress.skipped + 1, progress.total
        talk.tell("")
        talk.tell(PLAIN_QUESTION(self.lang, number=number, total=total, node=about.node))
        for letter, item in zip("ab", pair, strict=True):
            talk.tell(f"  {letter}) {about.names[item]}")
        line = talk.read(PLAIN_PROMPT(self.lang))
        side = unicodedata.normalize("NFKC", line).lower()
        if side in SIDES:
            name = about.names[pair[SIDES.index(side)]]
            line = f"{side} {talk.read(HOW_MUCH_PLAINLY(self.lang, name=name))}"
        if not talk.obey(self, line) and line:
            self._answer_plainly(talk, line, pair)

    def _answer_plainly(self, talk: Talk, line: str, pair: Pair) -> None:
        try:
            value = read_answer(line)
        except AhpError:
            talk.tell(UNREADABLE(self.lang, text=line[:40]))
            return
        self.answer(self.session.value_of(value, pair), pair)
        session = self.session
        if session.analysis is not None:
            talk.tell(ratio_plainly(self.lang, session))

    def _note_plainly(self, text: str) -> None:
        if self.pair is None:
            return
        page = NotePage(self.dialogue, self.desk.current, self.pair)
        if text:
            page.keep(text)
        else:
            self.dialogue.show(page)
