"""The page of help: every key of the page it was called from, and the verbal scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text

from ahp.common.wording import Words
from ahp.elicit.draw import Look, Screen, wrap
from ahp.elicit.keys import ANY, Key
from ahp.elicit.pages.head import Status
from ahp.elicit.pages.page import Page

if TYPE_CHECKING:
    from ahp.elicit.dialogue import Dialogue
    from ahp.elicit.plain import Talk

KEY_WIDTH = 17  # most cells for the names of keys

HELP_TITLE = Words("Keys", "按键")
SAVED = Words(
    "Every answer is on disk before the next question appears.",
    "每个判断在下一题出现之前都已存盘。",
)
SCALE = Words(
    "1 equally, 3 moderately, 5 strongly, 7 very strongly, 9 extremely important;\n"
    "2, 4, 6, 8 lie between. CR tells how far the answers contradict each other.",
    "1 同等重要，3 稍微重要，5 明显重要，7 强烈重要，9 极端重要；\n"
    "2、4、6、8 介于其间。一致性比例 CR 表示各判断相互矛盾的程度。",
)
ANY_KEY = Words("Any key returns.", "按任意键返回。")


class HelpPage(Page):
    """What the keys of a page do.

    Attributes
    ----------
    below : Page
        Where the help was called.
    """

    smallest: ClassVar = (1, 1)

    def __init__(self, dialogue: Dialogue) -> None:
        super().__init__(dialogue)
        self.below = dialogue.page

    @property
    def keys(self) -> Sequence[Key]:
        """Any key."""
        return [Key((ANY,), ANY_KEY, lambda _: self.dialogue.back())]

    def view(self, look: Look, status: Status | None) -> Screen:
        """Show every key of the page below but the one that led here."""
        keys = [key for key in self.below.keys if not key.takes("?")]
        return help_view(look, keys)

    def plain(self, talk: Talk) -> None:
        """Tell what a line may begin with."""
        talk.tell(self.below.plain_help(talk.look))
        self.dialogue.back()


def help_view(look: Look, keys: Sequence[Key]) -> Screen:
    """Show what keys do; as far as there is room also that all is saved, and the verbal scale."""
    lines = [look.line((HELP_TITLE(look.lang), "title")), Text()]
    shown = [key.shown(look, every=True) for key in keys]
    width = min(max(map(cell_len, shown), default=0) + 2, KEY_WIDTH)
    for name, key in zip(shown, keys, strict=True):
        lines += _rows(look, width, name, (key.more or key.does)(look.lang))
    saved = _rows(look, width, "", SAVED(look.lang))
    if len(lines) + len(saved) > look.height:
        del lines[1]
    lines += [*saved, Text()]
    scale = wrap(SCALE(look.lang), look.width - 3)
    if look.height >= len(lines) + len(scale):  # else the keys matter more
        lines += [look.line("  ", row) for row in scale]
    return look.clamp(lines)


def _rows(look: Look, width: int, shown: str, does: str) -> Screen:
    rows = wrap(does, look.width - width - 2)
    names = [shown, *[""] * (len(rows) - 1)]
    return [
        look.line("  ", (look.fit(name, width), "key"), row)
        for name, row in zip(names, rows, strict=True)
    ]
