"""The page of a note on a judgment, written at the foot of the page it was begun on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from ahp.common.wording import Words
from ahp.elicit.draw import Look, Screen
from ahp.elicit.keys import Key
from ahp.elicit.pages.head import Status
from ahp.elicit.pages.page import Page

if TYPE_CHECKING:
    from ahp.elicit.dialogue import Dialogue
    from ahp.elicit.plain import Talk
    from ahp.elicit.session import Pair

LONGEST_NOTE = 500

NOTE_ENTRY = Words("Note: ", "备注：")
NOTE = Words("note", "备注")
NOTE_MORE = Words("note something on this judgment", "给此判断加备注")
MOVE = Words("move", "移动")
ERASE = Words("erase", "删除")
KEEP = Words("keep the note", "保存备注")
DISCARD = Words("discard", "放弃")
NOTED = Words("Note saved.", "备注已保存。")


class NotePage(Page):
    """A note being written.

    Attributes
    ----------
    below : Page
        Where it was begun.
    writing : str
        The note so far.
    at : int
        Before which of its characters the next one goes.
    """

    def __init__(self, dialogue: Dialogue, node: str, pair: Pair) -> None:
        super().__init__(dialogue)
        self.below = dialogue.page
        self.writing = self.desk.session(node).notes.get(pair, "")
        self.at = len(self.writing)
        self._node, self._pair = node, pair

    @property
    def keys(self) -> Sequence[Key]:
        """The keys beside the characters of the note."""
        return [
            Key(("left", "right"), MOVE, self._move, also=("home", "end")),
            Key(("backspace",), ERASE, self._erase),
            Key(("enter",), KEEP, self._keep),
            Key(("escape",), DISCARD, lambda _: self.dialogue.back()),
        ]

    def press(self, name: str) -> None:
        """Take a character as one of the note, whatever it does elsewhere."""
        if len(name) == 1:
            self.paste(name)
        else:
            super().press(name)

    def paste(self, text: str) -> None:
        """Take pasted text into the note."""
        shown = "".join(sign if sign.isprintable() else " " for sign in text)
        taken = shown[: max(LONGEST_NOTE - len(self.writing), 0)]
        self.writing = self.writing[: self.at] + taken + self.writing[self.at :]
        self.at += len(taken)

    def view(self, look: Look, status: Status | None) -> Screen:
        """Show where the note was begun, with the note at the foot."""
        return self.below.view(look, Status(self._line(look), "notice"))

    def _line(self, look: Look) -> str:
        """Return the note being written, what is around the cursor where it is long."""
        entry = NOTE_ENTRY(self.lang)
        before, after = self.writing[: self.at] + look.glyphs.cursor, self.writing[self.at :]
        room = max(look.width - 4 - cell_len(entry), 1)
        while after and cell_len(before + after) > room and cell_len(after) > room // 3:
            after = after[:-1]
        while len(before) > 1 and cell_len(before + after) > room:
            before = before[1:]
        return entry + before + after

    def _erase(self, _: str) -> None:
        self.writing = self.writing[: max(self.at - 1, 0)] + self.writing[self.at :]
        self.at = max(self.at - 1, 0)

    def _move(self, key: str) -> None:
        places = {"left": self.at - 1, "right": self.at + 1, "home": 0, "end": len(self.writing)}
        self.at = min(max(places[key], 0), len(self.writing))

    def _keep(self, _: str) -> None:
        self.keep(self.writing)
        self.dialogue.back()

    def keep(self, text: str) -> None:
        """Note a text on the judgment; an empty one takes the note away."""
        if self.take("note", self._pair, text, node=self._node):
            self.say(NOTED)

    def plain(self, talk: Talk) -> None:
        """Ask for the note; an empty line discards it."""
        text = talk.read(NOTE_ENTRY(self.lang))
        if text:
            self.keep(text)
        self.dialogue.back()
