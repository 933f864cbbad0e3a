"""One expert at a terminal: which page is shown, and which gets the keys; knows no terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ahp.common.findings import AhpError
from ahp.common.wording import Language
from ahp.elicit.draw import UNICODE, Glyphs, Look, Screen
from ahp.elicit.keys import key_lines
from ahp.elicit.names import About, about
from ahp.elicit.pages.head import Status, too_small
from ahp.elicit.pages.help import HelpPage
from ahp.elicit.pages.news import NewsPage
from ahp.elicit.pages.overview import OverviewPage
from ahp.elicit.pages.question import QuestionPage
from ahp.elicit.pages.repair import NO_REPAIR_NEEDED, Found, RepairPage, needs_repair
from ahp.elicit.pages.summary import SummaryPage

if TYPE_CHECKING:
    from ahp.elicit.desk import Desk
    from ahp.elicit.pages.page import Page
    from ahp.elicit.session import Pair


class Dialogue:
    """The pages of one expert's work: `press` takes keys, `frame` gives the screen.

    Attributes
    ----------
    width : int
        Columns of the terminal, as far as known.
    finished : bool
        Whether the person has left.
    status : Status or None
        What the last key came to.
    pending : callable or None
        Work that takes time, to be done once the screen says so; ``settle`` takes its result.
    question : QuestionPage
        The page that all others return to, while there is something to ask.
    """

    def __init__(self, desk: Desk, lang: Language, glyphs: Glyphs = UNICODE) -> None:
        self.desk = desk
        self.lang: Language = lang
        self.glyphs = glyphs
        self.width = 80
        self.finished = False
        self.status: Status | None = None
        self.pending: Callable[[], Found] | None = None
        self.question = QuestionPage(self)
        self._summary = SummaryPage(self)
        self._over: list[Page] = [NewsPage(self)] if desk.news else []  # the last is on top

    @property
    def page(self) -> Page:
        """The page that is shown."""
        if self._over:
            return self._over[-1]
        return self._summary if self.question.pair is None else self.question

    @property
    def look(self) -> Look:
        """How to draw on this terminal, of which only the width is known."""
        return Look(self.width, 24, self.lang, self.glyphs)

    def about(self, node: str | None = None) -> About:
        """Return how to call a matrix, by default the current one, and its items."""
        return about(self.desk, node or self.desk.current, self.lang)

    def frame(self, width: int, height: int) -> Screen:
        """Return the screen for a terminal of this size: the page, and its keys at the foot."""
        self.width = width
        look, page = Look(width, height, self.lang, self.glyphs), self.page
        if small := too_small(look, page.smallest):
            return small
        foot = key_lines(look, page.keys, page.every_key)
        body = Look(width, height - len(foot), self.lang, self.glyphs)
        return look.clamp(page.view(body, self.status), foot)

    def press(self, key: str, text: str = "") -> None:
        """Take a key: a character, or a name such as ``left``, ``enter`` or ``paste``.

        Parameters
        ----------
        key : str
        text : str
            What was pasted.
        """
        self.status = None
        try:
            if key == "paste":
                self.page.paste(text)
            else:
                self.page.press(key)
        except AhpError as error:
            self.status = Status(error.findings[0].message(self.lang), "notice")

    def show(self, page: Page) -> None:
        """Show a page on top of the present one."""
        self._over.append(page)

    def close(self, page: Page) -> None:
        """Show a page no more."""
        self._over.remove(page)

    def back(self) -> None:
        """Return to the page below."""
        self._over.pop()

    def ask(self, code: str, pair: Pair | None = None) -> None:
        """Go to a matrix, and there to a pair if one is named."""
        self.desk.switch(code)
        self._over.clear()
        self.question.ask(pair)

    def show_help(self) -> None:
        """Show what the keys of the present page do."""
        self.show(HelpPage(self))

    def show_overview(self) -> None:
        """Show all matrices."""
        self.show(OverviewPage(self))

    def begin_repair(self) -> None:
        """Seek proposals that make the current matrix consistent; news are read first."""
        if not needs_repair(self.desk.session()):
            self.status = Status(NO_REPAIR_NEEDED(self.lang))
            return
        self._over.insert(0, RepairPage(self))

    def settle(self, found: Found) -> None:
        """Take what was sought, where a page still waits for it."""
        self.pending = None
        for page in [*self._over]:
            if isinstance(page, RepairPage):
                page.settle(found)

    def leave(self) -> None:
        """Leave; everything is saved already."""
        self.finished = True
