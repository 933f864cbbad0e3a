"""The page of a matrix for which all has been asked: its weights, CR and worst contradiction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from ahp.common.wording import Words
from ahp.elicit.draw import UNICODE, Glyphs, Look, Screen
from ahp.elicit.keys import Key, plain_list
from ahp.elicit.pages.consistency import ratio_line, standing_triad
from ahp.elicit.pages.head import Status, head, status_line
from ahp.elicit.pages.page import LEAVE, Page
from ahp.elicit.pages.question import LEAVE_PLAINLY, PASTE_IGNORED
from ahp.elicit.pages.repair import needs_repair
from ahp.elicit.pages.steps import plain_step_keys, step_keys
from ahp.elicit.pages.weights import weights_block
from ahp.elicit.typed import is_answer

if TYPE_CHECKING:
    from ahp.common.wording import Language
    from ahp.elicit.names import About
    from ahp.elicit.plain import Talk
    from ahp.elicit.session import Session

FAREWELL_WIDTH = 76

NEXT = Words("next matrix", "下一个判断矩阵")
FINISH_PLAINLY = Words("leaves", "离开")
ALL_ASKED = Words("All has been asked for {node}.", "“{node}”的判断已全部问完。")
OFFER_REPAIR = Words(
    "The judgments contradict each other too much; p proposes changes.",
    "判断之间矛盾过大，按 p 查看修改建议。",
)
SKIPPED_LEFT = Words(
    "Pairs skipped: {count}. The overview (o) opens them again.",
    "跳过了 {count} 对，可在总览（o）中补判。",
)
PLAIN_DONE = Words("All matrices have been asked. {keys}.", "各判断矩阵均已问完。{keys}。")
PLAIN_NEXT = Words(
    "Matrix {number} of {count} has been asked. {keys}.",
    "本矩阵已问完（{number}/{count}）。{keys}。",
)
NOT_TAKEN = Words(
    "{text!r} was not recorded: no question was open.", "“{text}”未记录：当前没有待答的问题。"
)


class SummaryPage(Page):
    """What a matrix gives when nothing is left to ask."""

    @property
    def keys(self) -> Sequence[Key]:
        """The keys that go on, and those that go back."""
        on = Key(("enter",), NEXT if self._next() else LEAVE, self._go_on)
        repair = self.repair_key(lined=needs_repair(self.session))
        return [
            on,
            repair,
            *step_keys(self),
            self.overview_key(),
            self.help_key(),
            self.leave_key(),
        ]

    def view(self, look: Look, status: Status | None) -> Screen:
        """Show weights, CR and the worst contradiction."""
        return summary_view(look, self.about, self.session, status or self.trouble)

    def paste(self, text: str) -> None:
        """Take no pasted text."""
        self.notice(PASTE_IGNORED(self.lang))

    def _next(self) -> str | None:
        """Return the next matrix with an open question, going round; None where there is none."""
        nodes = self.desk.nodes
        start = nodes.index(self.desk.current) + 1
        later = (*nodes[start:], *nodes[: start - 1])
        return next((code for code in later if self.desk.session(code).question), None)

    def _go_on(self, _: str) -> None:
        following = self._next()
        if following is None:
            self.dialogue.leave()
        else:
            self.dialogue.ask(following)

    def plain_keys(self) -> Sequence[Key]:
        """Return the letters of a line; an empty one goes on."""
        following = self._next()
        on = Key(("enter",), NEXT if following else FINISH_PLAINLY, self._go_on)
        leave = Key(("q",), LEAVE_PLAINLY, lambda _: self.dialogue.leave())
        return [
            self.repair_key(),
            self.overview_key(),
            *plain_step_keys(self),
            self.help_key(),
            leave,
            on,
        ]

    def plain(self, talk: Talk) -> None:
        """Tell the weights, and ask where to go."""
        for line in farewell_lines(self.about, self.session, self.lang, talk.look.glyphs):
            talk.tell(line)
        keys = plain_list(talk.look, self.plain_keys())
        following, about = self._next(), self.about
        done = PLAIN_NEXT if following else PLAIN_DONE
        text = done(self.lang, number=about.number, count=about.count, keys=keys)
        line = talk.read(text + "\n> ")
        if talk.obey(self, line):
            return
        # what a pipe says next answers the next question; a person has not seen it yet
        if following and not talk.by_hand and is_answer(line):
            talk.again(line)
            self.dialogue.ask(following)
        else:
            talk.tell(NOT_TAKEN(self.lang, text=line[:40]))


def summary_view(
    look: Look, about: About, session: Session, status: Status | None = None
) -> Screen:
    """Show what a matrix gives when nothing is left to ask."""
    analysis = session.analysis
    lines = [*head(look, about, session), Text()]
    room = look.width - 4 - cell_len(ALL_ASKED(look.lang, node=""))
    asked = ALL_ASKED(look.lang, node=look.short(about.node, max(room, 4)))
    lines.append(look.line("  ", (asked, "title")))
    if needs_repair(session):
        lines.append(look.line("  ", (OFFER_REPAIR(look.lang), "notice")))
    if session.skipped:
        skipped = SKIPPED_LEFT(look.lang, count=len(session.skipped))
        lines.append(look.line("  ", skipped))
    lines.append(Text())
    foot = [status_line(look, status, session)]
    below = [ratio_line(look, session, session.cr)]
    if session.worst_triad is not None:
        below += standing_triad(look, about, session.worst_triad)
    weights = analysis.weights if analysis else None
    room = look.height - len(lines) - len(foot) - len(below)
    lines += weights_block(look, about, session, weights, room)
    if len(lines) + len(below) + len(foot) < look.height:
        lines.append(Text())
    return look.clamp([*lines, *below], foot)


def farewell_lines(
    about: About,
    session: Session,
    lang: Language,
    glyphs: Glyphs = UNICODE,
    width: int = FAREWELL_WIDTH,
) -> list[str]:
    """Return weights and CR of a matrix, one a line, for the time after the screen is gone."""
    look = Look(min(width, FAREWELL_WIDTH), 1000, lang, glyphs)
    analysis = session.analysis
    weights = weights_block(look, about, session, analysis.weights if analysis else None, 1000)
    ratio = ratio_line(look, session, session.cr)
    return [line.plain.rstrip() for line in (look.line(about.node), *weights[1:], ratio)]
