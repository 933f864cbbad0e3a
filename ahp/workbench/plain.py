"""The workbench as numbered questions, line by line, where nothing can be drawn."""

from __future__ import annotations

from typing import TextIO

from ahp.common.findings import AhpError
from ahp.workbench.dialogue import Dialogue, read_answer
from ahp.workbench.screen import farewell_lines
from ahp.workbench.wording import say

WIDTH = 1000  # lines need not fit


def ask(dialogue: Dialogue, source: TextIO, out: TextIO) -> None:
    """Ask until the person leaves.

    Parameters
    ----------
    dialogue : Dialogue
    source, out : text stream

    Raises
    ------
    EOFError
        When the input ends before.
    """
    talk = _Talk(dialogue, source, out)
    for found in dialogue.desk.news:
        talk.tell(found.text(dialogue.lang))
    talk.tell(talk.say("plain-help"))
    while not dialogue.finished:
        talk.one_question()


class _Talk:
    """A conversation in lines."""

    def __init__(self, dialogue: Dialogue, source: TextIO, out: TextIO) -> None:
        self.dialogue = dialogue
        dialogue.width = WIDTH
        self.lang = dialogue.lang
        self.source = source
        self.out = out

    def say(self, name: str, **details: object) -> str:
        return say(name, self.lang, **details)

    def tell(self, text: str) -> None:
        print(text, file=self.out)

    def read(self, prompt: str) -> str:
        self.out.write(prompt)
        self.out.flush()
        line = self.source.readline()
        if not line:
            self.tell("")
            raise EOFError
        return line.strip()

    def one_question(self) -> None:
        dialogue = self.dialogue
        about, session, pair = dialogue.about(), dialogue.session, dialogue.pair
        if pair is None:
            for line in farewell_lines(about, session, self.lang, dialogue.glyphs):
                self.tell(line)
            self.command(self.read(self.say("plain-done") + "\n> "))
            return
        progress = session.progress
        number = progress.answered + progress.skipped + 1
        total = progress.total
        self.tell("")
        self.tell(self.say("plain-question", number=number, total=total, node=about.node))
        for letter, item in zip("ab", pair, strict=True):
            self.tell(f"  {letter}) {about.names[item]}")
        self.command(self.read(self.say("plain-prompt")))

    def command(self, line: str) -> None:
        """Do what a line says, and tell what came of it."""
        dialogue = self.dialogue
        dialogue.status = None
        key, _, rest = line.partition(" ")
        try:
            if key.lower() == "n" and rest and dialogue.pair is not None:
                dialogue.note(dialogue.pair, rest)
            elif key.lower() == "o":
                self.overview()
            elif key.lower() == "p":
                self.repair()
            elif line.lower() in ("?", "h", "n"):
                self.tell(self.say("plain-help"))
            elif len(line) == 1 and line.lower() in "busrq":
                dialogue.press(line.lower())
            elif line and dialogue.pair is not None:
                self.answer(line)
            elif not line and dialogue.pair is None:
                dialogue.press("enter")
        except AhpError as error:
            self.tell(error.text(self.lang))
        if dialogue.status is not None and dialogue.status.text:
            self.tell(dialogue.status.text)

    def answer(self, line: str) -> None:
        dialogue, pair = self.dialogue, self.dialogue.pair
        assert pair is not None  # a question was asked
        try:
            value = read_answer(line)
        except AhpError:
            self.tell(self.say("unreadable", text=line[:40]))
            return
        dialogue.answer(dialogue.session.value_of(value, pair), pair)
        session = dialogue.session
        if session.analysis is not None and session.analysis.cr is not None:
            table = session.settings.random_index
            self.tell(f"CR {session.analysis.cr:.4f} ({self.say('table', table=table)})")

    def overview(self) -> None:
        desk = self.dialogue.desk
        for number, row in enumerate(desk.overview(self.lang), start=1):
            progress = row.progress
            cr = "" if row.cr is None or row.consistent is None else f"  CR {row.cr:.4f}"
            self.tell(f"  {number}) {row.name}  {progress.answered}/{progress.total}{cr}")
        asked = self.read(self.say("plain-choose"))
        if asked.isdecimal() and 1 <= int(asked) <= len(desk.nodes):
            self.dialogue.open(desk.nodes[int(asked) - 1])

    def repair(self) -> None:
        dialogue = self.dialogue
        dialogue.press("p")
        if dialogue.pending is None:
            return
        self.tell(self.say("seeking"))
        dialogue.settle(dialogue.pending())
        while dialogue.mode == "repair":
            for line in dialogue.frame(WIDTH, 40):
                if line.plain.strip():
                    self.tell(line.plain.rstrip())
            asked = self.read(self.say("plain-accept")).lower()
            dialogue.press(asked if asked in ("y", "n") else "escape")
