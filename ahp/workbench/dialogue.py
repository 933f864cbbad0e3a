"""From keys to steps on a desk, and from the desk to a screen; knows no terminal."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from ahp.common.findings import AhpError
from ahp.common.wording import Language
from ahp.model.judgment import parse_judgment
from ahp.workbench import screen
from ahp.workbench.draw import UNICODE, Glyphs, Look, Screen
from ahp.workbench.mending import Found, keep_original, seek
from ahp.workbench.preview import POSITIONS
from ahp.workbench.screen import About, Status
from ahp.workbench.wording import say

if TYPE_CHECKING:
    from ahp.repair.proposals import Change, Repair
    from ahp.workbench.desk import Desk
    from ahp.workbench.session import Pair, Session

Mode = Literal["news", "question", "note", "overview", "help", "repair"]

EQUAL = Fraction(1)
LONGEST_ANSWER = 12
LONGEST_NOTE = 500

_ANSWER = re.compile(r"([0-9./]+) ?([abAB]?)")


def read_answer(text: str) -> Fraction:
    """Read a typed answer: how many times more a matters than b.

    Raises
    ------
    MatrixError
        When it is not a ratio above 0.

    Examples
    --------
    >>> read_answer("3"), read_answer("1/3"), read_answer("7 b"), read_answer("２b")
    (Fraction(3, 1), Fraction(1, 3), Fraction(1, 7), Fraction(1, 2))
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    match = _ANSWER.fullmatch(plain)
    if match is None:
        return parse_judgment(plain or "?")
    value = parse_judgment(match[1])
    return 1 / value if match[2].lower() == "b" else value


def item_names(desk: Desk, node: str, lang: Language) -> dict[str, str]:
    """Return how to call the items of a node; equal names are told apart by parent, or by code."""
    labels = desk.session(node).labels
    names = {label: desk.name(label, lang) for label in labels}
    open_, close = ("（", "）") if lang == "zh" else (" (", ")")
    for kind in (_parent_name, _code):
        counts = Counter(names.values())
        for label, name in names.items():
            if counts[name] > 1:
                names[label] = f"{name}{open_}{kind(desk, label, lang)}{close}"
    return names


def _parent_name(desk: Desk, label: str, lang: Language) -> str:
    parent = desk.hierarchy.parent(label)
    return desk.name(parent, lang) if parent else label


def _code(desk: Desk, label: str, lang: Language) -> str:
    return label


class Dialogue:
    """One expert at a terminal: `press` takes keys, `frame` gives the screen.

    Attributes
    ----------
    width : int
        Columns of the terminal, as far as known.
    finished : bool
        Whether the person has left.
    pending : callable or None
        Work that takes time, to be done once the screen says so; ``settle`` takes its result.
    """

    def __init__(self, desk: Desk, lang: Language, glyphs: Glyphs = UNICODE) -> None:
        self.desk = desk
        self.lang: Language = lang
        self.glyphs = glyphs
        self.width = 80
        self.finished = False
        self.pending: Callable[[], Found] | None = None
        self.mode: Mode = "news" if desk.news else "question"
        self.status: Status | None = None
        self.typed = ""
        self.value = EQUAL
        self._revised: Pair | None = None
        self._back: Mode = "question"
        self._told = self._telling = 0  # news that were read, and those on the screen
        self._noted: tuple[str, Pair] | None = None
        self._writing = ""
        self._chosen = desk.nodes.index(desk.current)
        self._cell = (0, 1)
        self._on_grid = False
        self._repair: Repair | None = None
        self._original: str | None = None
        self._proposal = self._change = 0
        self._ask()

    # -- what is shown -------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The session of the current matrix."""
        return self.desk.session()

    @property
    def pair(self) -> Pair | None:
        """The pair asked about: one that is revised, or the next open one."""
        return self._revised or self.session.question

    def about(self, node: str | None = None) -> About:
        """Return how to call a matrix, by default the current one, and its items."""
        desk, code = self.desk, node or self.desk.current
        return About(
            desk.title(self.lang),
            desk.name(code, self.lang),
            item_names(desk, code, self.lang),
            desk.nodes.index(code) + 1,
            len(desk.nodes),
            desk.expert or "",
        )

    def frame(self, width: int, height: int) -> Screen:
        """Return the screen for a terminal of this size."""
        self.width = width
        look = Look(width, height, self.lang, self.glyphs)
        if self.mode == "help":
            return screen.help_screen(look)
        if self.mode == "news":
            news = [found.text(self.lang) for found in self.desk.news[self._told :]]
            shown, self._telling = screen.news_screen(look, self.about(), news)
            return shown
        if self.mode == "repair":
            return self._repair_frame(look)
        if self.mode == "note":
            return self._note_frame(look)
        if self.mode == "overview":
            return self._overview(look, self.status)
        return self._question(look, self.status or self._trouble())

    def _question(self, look: Look, status: Status | None) -> Screen:
        pair = self.pair
        if pair is None:
            more = self._next_open() is not None
            return screen.summary_screen(look, self.about(), self.session, more, status)
        readable = not self.typed or self._typed_value() is not None
        return screen.question_screen(
            look, self.about(), self.session, pair, self.value, self.typed, readable, status
        )

    def _note_frame(self, look: Look) -> Screen:
        """Show where the note was begun, with the note and its keys at the foot."""
        status = Status(self._note_line(look), "notice")
        draw = self._overview if self._back == "overview" else self._question
        return look.clamp(draw(look, status)[:-1], [look.keys(("key-keep", "key-drop"))])

    def _overview(self, look: Look, status: Status | None) -> Screen:
        code = self.desk.nodes[self._chosen]
        session = self.desk.session(code)
        rows = self.desk.overview(self.lang)
        cell = self._cell_pair(session)
        return screen.overview_screen(
            look, self.about(code), session, rows, self._chosen, cell, self._on_grid, status
        )

    def _repair_frame(self, look: Look) -> Screen:
        repair = self._repair
        proposals = repair.proposals if repair else None
        note = ""
        if repair is not None and (repair.proved or repair.lower_bound):
            name = "proposal-proved" if repair.proved else "proposal-bound"
            note = say(name, self.lang, bound=repair.lower_bound)
        return screen.repair_screen(
            look,
            self.about(),
            self.session,
            proposals,
            self._proposal,
            self._change,
            note,
            self.status,
        )

    def _note_line(self, look: Look) -> str:
        """Return the note being written, the end of it where it is long."""
        entry = say("note-entry", self.lang)
        text = self._writing + self.glyphs.cursor
        while len(text) > 1 and cell_len(entry + text) > look.width - 4:
            text = text[1:]
        return entry + text

    # -- keys ----------------------------------------------------------------------------------

    def press(self, key: str, text: str = "") -> None:
        """Take a key: a character, or a name such as ``left``, ``enter`` or ``paste``.

        Parameters
        ----------
        key : str
        text : str
            What was pasted.
        """
        handlers: dict[Mode, Callable[[str, str], None]] = {
            "question": self._on_question,
            "note": self._on_note,
            "overview": self._on_overview,
            "help": self._on_help,
            "news": self._on_news,
            "repair": self._on_repair,
        }
        self.status = None
        if len(key) == 1 and self.mode != "note":
            key = unicodedata.normalize("NFKC", key).lower()
        try:
            handlers[self.mode](key, text)
        except AhpError as error:
            found = error.findings[0]
            self.status = Status(found.message(self.lang), "notice")

    def _on_question(self, key: str, text: str) -> None:
        if key == "paste":
            self._paste(text)
        elif self.pair is not None and self._edit_answer(key):
            pass
        elif key in ("left", "right", "home", "end") and self.pair is not None:
            self._move(key)
        elif key == "enter":
            self._accept()
        elif key == "escape":
            self._revised = None
            self._ask()
        else:
            self._command(key)

    def _command(self, key: str) -> None:
        commands: dict[str, Callable[[], None]] = {
            "b": self.undo,
            "u": self.undo,
            "backspace": self.undo,
            "r": self.redo,
            "s": self.skip,
            "n": lambda: self._start_note(self.desk.current, self.pair),
            "o": self._open_overview,
            "tab": self._open_overview,
            "p": self.begin_repair,
            "?": self._open_help,
            "h": self._open_help,
            "q": self.leave,
        }
        command = commands.get(key)
        if command is not None:
            command()

    def _edit_answer(self, key: str) -> bool:
        """Take a key as a part of a typed answer; return whether it is one."""
        if key == "backspace" and self.typed:
            self._type(self.typed[:-1])
            return True
        starts = len(key) == 1 and key in "0123456789"
        goes_on = bool(self.typed) and len(key) == 1 and key in "/. ab"
        if (starts or goes_on) and len(self.typed) < LONGEST_ANSWER:
            self._type(self.typed + key)
        return starts or goes_on

    def _type(self, text: str) -> None:
        self.typed = text
        if text and (value := self._typed_value()) is not None:
            self.value = value

    def _typed_value(self) -> Fraction | None:
        """Return the answer that is typed; None where it is none yet."""
        try:
            value = read_answer(self.typed)
            return self.session.value_of(value, self.pair or ("a", "b"))
        except AhpError:
            return None

    def _move(self, key: str) -> None:
        self.typed = ""
        if key in ("home", "end"):
            self.value = POSITIONS[0 if key == "home" else -1]
            return
        if self.value in POSITIONS:
            place = POSITIONS.index(self.value) + (-1 if key == "left" else 1)
            self.value = POSITIONS[min(max(place, 0), len(POSITIONS) - 1)]
        elif key == "left":
            self.value = min(value for value in POSITIONS if value > self.value)
        else:
            self.value = max(value for value in POSITIONS if value < self.value)

    def _paste(self, text: str) -> None:
        """Take pasted text as if it were typed where it is one answer; it is never accepted."""
        one = text.strip()
        try:
            fits = self.pair is not None and len(one) <= LONGEST_ANSWER and bool(read_answer(one))
        except AhpError:
            fits = False
        if fits:
            self._type(one)
        else:
            self.status = Status(say("paste-ignored", self.lang), "notice")

    def _accept(self) -> None:
        pair = self.pair
        if pair is None:
            following = self._next_open()
            if following is None:
                self.leave()
            else:
                self.open(following)
            return
        if self.typed:
            try:
                value = read_answer(self.typed)
            except AhpError:
                self.status = Status(say("unreadable", self.lang, text=self.typed), "notice")
                return
            self.value = self.session.value_of(value, pair)
        self.answer(self.value, pair)

    # -- steps ---------------------------------------------------------------------------------

    def _do(
        self,
        step: Literal["answer", "skip", "clear", "note"],
        *arguments: object,
        node: str | None = None,
    ) -> bool:
        """Take a step; return whether it is on disk, and say so where it is not."""
        self.desk.do(node or self.desk.current, step, *arguments)
        return self._on_disk()

    def _on_disk(self) -> bool:
        self.status = self._trouble()
        return self.status is None

    def _trouble(self) -> Status | None:
        trouble = self.desk.trouble
        if trouble is None:
            return None
        reason = trouble.message(self.lang)
        return Status(say("kept-in-memory", self.lang, reason=reason), "alarm")

    def _say(self, name: str, **details: object) -> None:
        self.status = Status(say(name, self.lang, **details))

    def answer(self, value: Fraction, pair: Pair) -> None:
        """Answer a pair, and go on to the next."""
        if self._do("answer", value, pair):
            look = Look(self.width, 24, self.lang, self.glyphs)
            names = item_names(self.desk, self.desk.current, self.lang)
            room = self.width - cell_len(say("answered", self.lang, judgment=""))
            self._say("answered", judgment=screen.sentence(look, names, pair, value, room))
        self._revised = None
        self._ask()

    def skip(self) -> None:
        """Leave the pair without an answer."""
        pair = self.pair
        if pair is None:
            return
        if pair in self.session.answers:  # skipping a revision leaves the answer as it is
            self._revised = None
        elif self._do("skip", pair):
            self._say("skipped")
            self._revised = None
        self._ask()

    def undo(self) -> None:
        """Take the last step back, and ask about its pair again."""
        if not self.session.can_undo:
            self._say("nothing-to-undo")
            return
        last = self.session.actions[-1]
        self.desk.do(self.desk.current, "undo")
        if self._on_disk():
            self._say("undone")
        self._revised = None if last.kind == "note" else last.pair
        self._ask(last.value)

    def redo(self) -> None:
        """Do again what was taken back last."""
        if not self.session.can_redo:
            self._say("nothing-to-redo")
            return
        self.desk.do(self.desk.current, "redo")
        if self._on_disk():
            self._say("redone")
        self._revised = None
        self._ask()

    def open(self, code: str, pair: Pair | None = None) -> None:
        """Go to a matrix, and there to a pair if one is named."""
        self.desk.switch(code)
        self.mode = "question"
        self._revised = pair
        self._ask()

    def leave(self) -> None:
        """Leave; everything is saved already."""
        self.finished = True

    def _ask(self, value: Fraction | None = None) -> None:
        """Put the marker where the pair asked about stands."""
        pair = self.pair
        stands = self.session.answers.get(pair) if pair else None
        self.value = value or stands or EQUAL
        self.typed = ""

    def _next_open(self) -> str | None:
        """Return the next matrix with an open question, going round; None where there is none."""
        nodes = self.desk.nodes
        start = nodes.index(self.desk.current) + 1
        later = (*nodes[start:], *nodes[: start - 1])
        return next((code for code in later if self.desk.session(code).question), None)

    # -- notes and help ------------------------------------------------------------------------

    def _start_note(self, node: str, pair: Pair | None) -> None:
        if pair is None:
            return
        self._back, self.mode, self._noted = self.mode, "note", (node, pair)
        self._writing = self.desk.session(node).notes.get(pair, "")

    def _on_note(self, key: str, text: str) -> None:
        if key == "enter" and self._noted is not None:
            node, pair = self._noted
            self.note(pair, self._writing, node)
            self._end_note()
        elif key == "escape":
            self._end_note()
        elif key == "backspace":
            self._writing = self._writing[:-1]
        else:
            added = text if key == "paste" else key if len(key) == 1 else ""
            shown = "".join(sign if sign.isprintable() else " " for sign in added)
            self._writing = (self._writing + shown)[:LONGEST_NOTE]

    def note(self, pair: Pair, text: str, node: str | None = None) -> None:
        """Note something on a pair, by default of the current matrix."""
        if self._do("note", pair, text, node=node):
            self._say("noted")

    def _end_note(self) -> None:
        self.mode, self._noted = self._back, None

    def _open_help(self) -> None:
        self._back, self.mode = self.mode, "help"

    def _on_news(self, key: str, text: str) -> None:
        self._told += self._telling
        if self._told >= len(self.desk.news):
            self._on_help(key, text)

    def _on_help(self, key: str, text: str) -> None:
        self.mode, self._back = self._back, "question"

    # -- overview ------------------------------------------------------------------------------

    def _open_overview(self) -> None:
        self.mode = "overview"
        self._chosen = self.desk.nodes.index(self.desk.current)
        self._on_grid = len(self.desk.nodes) == 1
        self._cell = self._place(self.session, self.pair)

    def _on_overview(self, key: str, text: str) -> None:
        code = self.desk.nodes[self._chosen]
        cell = self._cell_pair(self.desk.session(code))
        if key in ("up", "down", "left", "right"):
            self._point(key)
        elif key == "tab" and len(self.desk.nodes) > 1:
            self._on_grid = not self._on_grid and cell is not None
        elif key == "enter":
            self.open(code, cell if self._on_grid else None)
        elif key in ("escape", "o"):
            self.mode = "question"
        elif key in ("?", "h"):
            self._open_help()
        elif key == "q":
            self.leave()
        elif key == "n" and self._on_grid:
            self._start_note(code, cell)
        elif key == "c" and self._on_grid and cell is not None:
            self._clear(code, cell)

    def _clear(self, code: str, cell: Pair) -> None:
        asked = self.pair
        if self._do("clear", cell, node=code):
            self._say("cleared")
        if self.pair != asked:
            self._ask()

    def _point(self, key: str) -> None:
        step = -1 if key in ("up", "left") else 1
        if not self._on_grid:
            if key in ("up", "down"):
                self._chosen = (self._chosen + step) % len(self.desk.nodes)
                self._cell = self._place(self.desk.session(self.desk.nodes[self._chosen]), None)
            return
        n = len(self.desk.session(self.desk.nodes[self._chosen]).labels)
        row, column = self._cell
        if key in ("left", "right"):
            column = min(max(column + step, row + 1), n - 1)
        else:
            row = min(max(row + step, 0), n - 2)
            column = max(column, row + 1)
        self._cell = (row, column)

    def _place(self, session: Session, pair: Pair | None) -> tuple[int, int]:
        return (session.labels.index(pair[0]), session.labels.index(pair[1])) if pair else (0, 1)

    def _cell_pair(self, session: Session) -> Pair | None:
        row, column = self._cell
        if column >= len(session.labels):
            return None
        return session.labels[row], session.labels[column]

    # -- repair --------------------------------------------------------------------------------

    def begin_repair(self) -> None:
        """Seek proposals that make the current matrix consistent."""
        analysis = self.session.analysis
        if analysis is None or analysis.consistent is not False:
            self._say("no-repair-needed")
            return
        self._repair, self._original = None, None
        self._proposal = self._change = 0
        if self.mode == "news":  # is read first
            self._back = "repair"
        else:
            self.mode = "repair"
        self.pending = partial(seek, self.session, self.lang)

    def settle(self, found: Found) -> None:
        """Take the proposals that were sought, or why there are none."""
        self.pending = None
        waiting = "repair" in (self.mode, self._back)
        if not waiting or found.session is not self.session:  # the person went on
            return
        self._repair = found.repair
        if found.trouble:
            self.open(self.desk.current)
            self.status = Status(found.trouble, "notice")

    def _on_repair(self, key: str, text: str) -> None:
        found = self._repair.proposals if self._repair else ()
        if key == "q":
            self.leave()
        elif key == "escape" and found:
            self._end_repair()
        elif key == "escape":
            self.open(self.desk.current)
        elif key == "tab" and found and self._change == 0:
            self._proposal = (self._proposal + 1) % len(found)
        elif key in ("y", "n") and found:
            changes = found[self._proposal].changes
            change = changes[self._change]
            if key == "y":
                self._accept_change(change)
            self._change += 1
            if self._change == len(changes):
                self._end_repair()

    def _end_repair(self) -> None:
        self.open(self.desk.current)
        analysis = self.session.analysis
        if self.status is None and analysis is not None:
            if self._original is None:
                self._say("nothing-accepted")
            else:
                self._say("repaired", cr=analysis.cr, path=self._original)

    def _accept_change(self, change: Change) -> None:
        if self._original is None:
            self._original = keep_original(self.desk, self.session)
        self._do("answer", change.new, (change.a, change.b))
