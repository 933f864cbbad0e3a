"""The pages line by line, as numbered questions, where nothing can be drawn."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TextIO

from ahp.common.findings import AhpError
from ahp.common.visible import visible
from ahp.elicit.draw import Look
from ahp.elicit.keys import key_of

if TYPE_CHECKING:
    from ahp.elicit.dialogue import Dialogue
    from ahp.elicit.pages.page import Page

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
    dialogue.width = WIDTH
    talk = Talk(dialogue, source, out)
    if dialogue.desk.news:
        talk.turn()
    talk.tell(dialogue.page.plain_help(talk.look))
    while not dialogue.finished:
        talk.turn()


class Talk:
    """A conversation in lines."""

    def __init__(self, dialogue: Dialogue, source: TextIO, out: TextIO) -> None:
        self.look: Look = dialogue.look
        self._dialogue = dialogue
        self._source = source
        self._out = out
        self._again: list[str] = []

    @property
    def by_hand(self) -> bool:
        """Whether a person types, who sees each question before answering it."""
        return self._source.isatty()

    def again(self, line: str) -> None:
        """Let a line be read once more, by the page that is shown next."""
        self._again.append(line)

    def tell(self, text: str) -> None:
        """Write a line."""
        print(visible(text), file=self._out)

    def read(self, prompt: str) -> str:
        """Ask for a line."""
        self._out.write(prompt)
        self._out.flush()
        if self._again:
            self.tell(self._again[-1])
            return self._again.pop()
        try:
            line = self._source.readline()
        except KeyboardInterrupt:  # echoed as ^C, which what follows is not to stand behind
            self.tell("")
            raise
        if not line:
            self.tell("")
            raise EOFError
        return line.strip()

    def obey(self, page: Page, line: str) -> bool:
        """Do what a line says if it begins with a key of a page; return whether it does."""
        first, _, rest = line.partition(" ")
        name = unicodedata.normalize("NFKC", first).lower()
        if len(name) > 1:
            return False
        key = key_of(page.plain_keys(), name or "enter")
        if key is None or (rest and key.argument is None):
            return False
        key.action(rest)
        return True

    def turn(self) -> None:
        """Let the page that is shown have its say, and tell what came of it."""
        dialogue = self._dialogue
        dialogue.status = None
        try:
            dialogue.page.plain(self)
        except AhpError as error:
            self.tell(error.text(dialogue.lang))
        if dialogue.status is not None and dialogue.status.text:
            self.tell(dialogue.status.text)
