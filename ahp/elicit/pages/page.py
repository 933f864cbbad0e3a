"""What every page is: a state with keys, a view, and a plain form."""

from __future__ import annotations

import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from ahp.common.wording import Words
from ahp.elicit.draw import Look, Screen
from ahp.elicit.keys import Key, key_of, plain_list
from ahp.elicit.pages.head import Status

if TYPE_CHECKING:
    from ahp.common.wording import Language
    from ahp.elicit.desk import Desk
    from ahp.elicit.dialogue import Dialogue
    from ahp.elicit.names import About
    from ahp.elicit.plain import Talk
    from ahp.elicit.session import Session

HELP = Words("help", "帮助")
LEAVE = Words("save+leave", "保存离开")
LEAVE_MORE = Words("leave; the next start goes on here", "离开；下次从此处继续")
RETURN = Words("return", "返回")
OVERVIEW = Words("overview", "总览")
OVERVIEW_MORE = Words(
    "all matrices and their judgments; any can be revised", "总览各判断矩阵及其判断，可任选修改"
)
REPAIR = Words("proposals", "修改建议")
REPAIR_MORE = Words(
    "changes that would make the judgments consistent", "查看使一致性通过的修改建议"
)
KEPT_IN_MEMORY = Words("Not saved! {reason}", "未能保存！{reason}")


class Page(ABC):
    """A page of a dialogue.

    Attributes
    ----------
    smallest : (int, int)
        Columns and lines it needs, that of its keys included.
    every_key : bool
        Whether the keys are shown all, however many lines they take.
    """

    smallest: ClassVar[tuple[int, int]] = (40, 12)
    every_key: ClassVar[bool] = False

    def __init__(self, dialogue: Dialogue) -> None:
        self.dialogue = dialogue

    @property
    @abstractmethod
    def keys(self) -> Sequence[Key]:
        """The keys that do something now, in the order in which they are shown."""

    @abstractmethod
    def view(self, look: Look, status: Status | None) -> Screen:
        """Return the page but for the line of its keys."""

    @abstractmethod
    def plain(self, talk: Talk) -> None:
        """Tell what the page is about, line by line, and do what one line of the person says."""

    def plain_keys(self) -> Sequence[Key]:
        """Return what a line may begin with in the plain form, in the order shown."""
        return ()

    def plain_help(self, look: Look) -> str:
        """Return what a line may begin with, and what that does, in the plain form."""
        return plain_list(look, self.plain_keys())

    def press(self, name: str) -> None:
        """Do what a key does; one that is none of the page does nothing."""
        if len(name) == 1:
            name = unicodedata.normalize("NFKC", name).lower()
        key = key_of(self.keys, name)
        if key is not None:
            key.action(name)

    def paste(self, text: str) -> None:
        """Take a pasted text, which is none of the keys in it."""
        self.press("paste")

    @property
    def desk(self) -> Desk:
        """The desk of the dialogue."""
        return self.dialogue.desk

    @property
    def lang(self) -> Language:
        """The language of the dialogue."""
        return self.dialogue.lang

    @property
    def session(self) -> Session:
        """The session of the current matrix."""
        return self.desk.session()

    @property
    def about(self) -> About:
        """How to call the current matrix and its items."""
        return self.dialogue.about()

    def say(self, text: Words, **fields: object) -> None:
        """Tell the person what just happened."""
        self.dialogue.status = Status(text(self.lang, **fields))

    def notice(self, text: str) -> None:
        """Tell the person what they should notice."""
        self.dialogue.status = Status(text, "notice")

    def take(
        self,
        step: Literal["answer", "skip", "clear", "note", "undo", "redo"],
        *arguments: object,
        node: str | None = None,
    ) -> bool:
        """Take a step; return whether it is on disk, and say so where it is not."""
        self.desk.do(node or self.desk.current, step, *arguments)
        self.dialogue.status = self.trouble
        return self.dialogue.status is None

    @property
    def trouble(self) -> Status | None:
        """What keeps answers from being saved."""
        if self.desk.trouble is None:
            return None
        reason = self.desk.trouble.message(self.lang)
        return Status(KEPT_IN_MEMORY(self.lang, reason=reason), "alarm")

    def help_key(self) -> Key:
        """Return the key of the help."""
        return Key(("?",), HELP, lambda _: self.dialogue.show_help(), also=("h",))

    def overview_key(self, lined: bool = True) -> Key:
        """Return the key of the overview."""
        show = self.dialogue.show_overview
        return Key(("o",), OVERVIEW, lambda _: show(), OVERVIEW_MORE, ("tab",), lined)

    def repair_key(self, lined: bool = True) -> Key:
        """Return the key of the proposals that would repair the judgments."""
        seek = self.dialogue.begin_repair
        return Key(("p",), REPAIR, lambda _: seek(), REPAIR_MORE, lined=lined)

    def leave_key(self) -> Key:
        """Return the key to leave; everything is saved already."""
        names = ("q", "ctrl-c")
        return Key(names, LEAVE, lambda _: self.dialogue.leave(), more=LEAVE_MORE)
