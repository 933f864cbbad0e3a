"""The page of what was found when the work was taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text

from ahp.common.wording import Words
from ahp.elicit.draw import Look, Screen, wrap
from ahp.elicit.keys import ANY, Key
from ahp.elicit.pages.head import Status, title
from ahp.elicit.pages.page import Page

if TYPE_CHECKING:
    from ahp.elicit.dialogue import Dialogue
    from ahp.elicit.names import About
    from ahp.elicit.plain import Talk

NEWS_TITLE = Words("Since last time", "上次之后的变化")
GO_ON = Words("Any key goes on.", "按任意键继续。")


class NewsPage(Page):
    """What was found, as much at a time as has room."""

    smallest: ClassVar = (1, 1)

    def __init__(self, dialogue: Dialogue) -> None:
        super().__init__(dialogue)
        self._told = self._telling = 0  # news that were read, and those on the screen

    @property
    def keys(self) -> Sequence[Key]:
        """Any key."""
        return [Key((ANY,), GO_ON, self._go_on)]

    def view(self, look: Look, status: Status | None) -> Screen:
        """Show the news that were not read yet."""
        news = [found.text(self.lang) for found in self.desk.news[self._told :]]
        shown, self._telling = news_view(look, self.about, news)
        return shown

    def _go_on(self, _: str) -> None:
        self._told += self._telling
        if self._told >= len(self.desk.news):
            self.dialogue.close(self)

    def plain(self, talk: Talk) -> None:
        """Tell all news."""
        for found in self.desk.news[self._told :]:
            talk.tell(found.text(self.lang))
        self.dialogue.close(self)


def news_view(look: Look, about: About, news: Sequence[str]) -> tuple[Screen, int]:
    """Show news; return also how many of them fit, at least one."""
    heading = look.line("  ", (NEWS_TITLE(look.lang), "title"))
    lines = [title(look, about), Text(), heading, Text()]
    shown = 0
    for text in news:
        rows = [look.line("  ", row) for row in wrap(text, look.width - 4)]
        if shown and len(lines) + len(rows) > look.height:
            break
        lines += [*rows, Text()]
        shown += 1
    return look.clamp(lines), shown
