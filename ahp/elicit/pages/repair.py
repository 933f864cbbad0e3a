"""The page of a repair: proposals that would make judgments consistent, taken one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text

from ahp.common.findings import AhpError
from ahp.common.io.write import make_folder
from ahp.common.wording import Words
from ahp.elicit.draw import Look, Screen
from ahp.elicit.keys import Key
from ahp.elicit.pages.head import HEAD_LINES, Status, head
from ahp.elicit.pages.page import RETURN, Page
from ahp.elicit.pages.proposal import Offered, proposal_view
from ahp.files import write_matrix
from ahp.files.experts import ORIGINALS

if TYPE_CHECKING:
    from ahp.common.wording import Language
    from ahp.elicit.desk import Desk
    from ahp.elicit.dialogue import Dialogue
    from ahp.elicit.plain import Talk
    from ahp.elicit.session import Session
    from ahp.repair.repair import Change, Proposal, Repair

SECONDS = 5.0  # a person is waiting; `ahp repair` may take longer
PLAIN_HEIGHT = 39  # lines of a proposal that is told rather than shown

YES = Words("accept", "接受")
NO = Words("keep mine", "保留原判断")
YES_MORE = Words("take the change over, and look at the next", "采用这处修改，再看下一处")
NO_MORE = Words("keep the judgment as it is, and look at the next", "保留原判断，再看下一处")
OTHER = Words("other proposal", "下一方案")
OTHER_MORE = Words("look at another set of changes", "看另一套修改")
RETURN_MORE = Words("return to the questions; accepted changes stay", "回到提问；已接受的修改保留")
SEEKING = Words("Seeking changes…", "正在寻找修改方案……")
SEARCH_FAILED = Words(
    "The search for changes failed, the judgments are as they were. {reason}",
    "寻找修改方案时出错，判断未变。{reason}",
)
NO_PROPOSAL = Words(
    "No set of changes was found that would make the judgments consistent.",
    "没有找到能使一致性通过的修改方案。",
)
REPAIRED = Words(
    "CR is now {cr:.4f}; u takes a change back. Original: {path}",
    "现在 CR 为 {cr:.4f}；按 u 可撤销。原判断存于 {path}",
)
NO_REPAIR_NEEDED = Words(
    "Nothing to repair: CR is low enough, or not known yet.",
    "无需修改：CR 低于阈值，或尚未得出。",
)
NOTHING_ACCEPTED = Words("Nothing was changed.", "未作修改。")
PLAIN_ACCEPT = Words(
    "accept this change? [{keys}] (Enter returns) ", "接受此修改？[{keys}]（Enter 返回）"
)
NOT_UNDERSTOOD = Words("{text!r} is none of {keys}.", "“{text}”不是 {keys} 中的任何一个。")


class RepairPage(Page):
    """Proposals for the current matrix: sought, then offered change by change.

    Attributes
    ----------
    repair : Repair or None
        None while they are sought.
    """

    every_key: ClassVar = True

    def __init__(self, dialogue: Dialogue) -> None:
        super().__init__(dialogue)
        self.repair: Repair | None = None
        self._original: str | None = None
        self._number = self._change = 0
        dialogue.pending = partial(seek, self.session, self.lang)

    @property
    def _proposals(self) -> Sequence[Proposal]:
        return self.repair.proposals if self.repair else ()

    def settle(self, found: Found) -> None:
        """Take the proposals that were sought, or why there are none."""
        if found.session is not self.session:  # the person went on
            return
        self.repair = found.repair
        if found.trouble:
            self.dialogue.ask(self.desk.current)
            self.notice(found.trouble)

    @property
    def keys(self) -> Sequence[Key]:
        """The keys that decide on a change; none while proposals are sought."""
        back = Key(("escape",), RETURN, self._end, RETURN_MORE)
        if not self._proposals:
            return [back, self.leave_key()]
        several = len(self._proposals) > 1 and self._change == 0
        other = [Key(("tab",), OTHER, self._turn, OTHER_MORE)] if several else []
        return [*self.plain_keys()[:2], *other, back, self.help_key(), self.leave_key()]

    def plain_keys(self) -> Sequence[Key]:
        """Return the letters that decide on a change, and help; an empty line returns."""
        return [
            Key(("y",), YES, self._accept, YES_MORE),
            Key(("n",), NO, self._refuse, NO_MORE),
            self.help_key(),
        ]

    def view(self, look: Look, status: Status | None) -> Screen:
        """Show the change that is offered."""
        if self.repair is not None and self._proposals:
            offered = Offered(self.repair, self._number, self._change)
            return proposal_view(look, self.about, self.session, offered, status)
        lines = [*head(look, self.about, self.session), Text()]
        if self.repair is None:
            lines.append(look.line("  ", (SEEKING(look.lang), "title")))
        else:
            lines.append(look.line("  ", NO_PROPOSAL(look.lang)))
        return look.clamp(lines)

    def _turn(self, _: str) -> None:
        self._number = (self._number + 1) % len(self._proposals)

    def _accept(self, _: str) -> None:
        change = self._proposals[self._number].changes[self._change]
        self._take_change(change)
        self._refuse(_)

    def _take_change(self, change: Change) -> None:
        if self._original is None:
            self._original = keep_original(self.desk, self.session)
        self.take("answer", change.new, (change.a, change.b))

    def _refuse(self, _: str) -> None:
        """Go on to the next change, or end after the last."""
        self._change += 1
        if self._change == len(self._proposals[self._number].changes):
            self._end(_)

    def _end(self, _: str) -> None:
        offered = bool(self._proposals)
        self.dialogue.ask(self.desk.current)
        analysis = self.session.analysis
        if not offered or self.dialogue.status is not None or analysis is None:
            return
        if self._original is None:
            self.say(NOTHING_ACCEPTED)
        else:
            self.say(REPAIRED, cr=analysis.cr, path=self._original)

    def plain(self, talk: Talk) -> None:
        """Seek, or tell the change that is offered and ask whether to accept it."""
        if self.dialogue.pending is not None:
            talk.tell(SEEKING(self.lang))
            self.dialogue.settle(self.dialogue.pending())
            return
        look = Look(talk.look.width, PLAIN_HEIGHT, self.lang, talk.look.glyphs)
        for line in self.view(look, None)[HEAD_LINES:]:
            if line.plain.strip():
                talk.tell(line.plain.rstrip())
        if not self._proposals:
            self._end("")
            return
        shown = "/".join(key.shown(look) for key in self.plain_keys())
        said = talk.read(PLAIN_ACCEPT(self.lang, keys=shown))
        if talk.obey(self, said):
            return
        if said:
            talk.tell(NOT_UNDERSTOOD(self.lang, text=said[:40], keys=shown))
        else:
            self._end("")


def needs_repair(session: Session) -> bool:
    """Whether CR is known and not below the threshold."""
    cr = session.cr
    return cr is not None and not cr < session.settings.threshold


@dataclass(frozen=True)
class Found:
    """What a search came to.

    Attributes
    ----------
    session : Session
        Whose judgments were to be repaired.
    repair : Repair or None
    trouble : str
        Why there is no repair.
    """

    session: Session
    repair: Repair | None = None
    trouble: str = ""


def seek(session: Session, lang: Language) -> Found:
    """Seek changes that make the judgments of a session consistent; never raises an error."""
    try:
        from ahp.repair.proposals import proposals  # deferred: most sessions need no repair

        settings = session.settings
        repair = proposals(
            session.matrix,
            threshold=settings.threshold,
            random_index=settings.random_index,
            scale=settings.scale,
            seconds=SECONDS,
        )
    except AhpError as error:
        return Found(session, trouble=error.findings[0].message(lang))
    except Exception as error:  # the person at the terminal shall go on judging
        reason = f"{type(error).__name__}: {error}"
        return Found(session, trouble=SEARCH_FAILED(lang, reason=reason))
    return Found(session, repair)


def keep_original(desk: Desk, session: Session) -> str:
    """Write the judgments as they are into a folder beside the matrix files; return the file.

    An earlier original is never replaced.

    Raises
    ------
    FileError
        When it cannot be written.
    """
    folder = Path(desk.folder, ORIGINALS)
    for number in count(1):
        ending = f"-{number}" if number > 1 else ""
        path = folder / f"{desk.current}{ending}.csv"
        if not path.exists():
            break
    make_folder(folder)
    write_matrix(path, session.matrix)
    return str(path)
