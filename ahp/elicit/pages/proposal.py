"""What the page of a repair shows: a change of a proposal, and where all of them lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from ahp.common.wording import Words
from ahp.elicit.draw import STYLES, Look, Screen, window
from ahp.elicit.pages.head import Status, head, status_line
from ahp.elicit.pages.weights import weights_block
from ahp.model.verbal import judgment_in_words

if TYPE_CHECKING:
    from ahp.elicit.names import About
    from ahp.elicit.session import Session
    from ahp.repair.repair import Change, Repair

PROPOSAL = Words(
    "Proposal {number} of {count}, change {change} of {changes}",
    "方案 {number}/{count}：第 {change}/{changes} 处修改",
)
PROPOSAL_PROVED = Words(
    "Proved: fewer changes on the 1-9 scale do not suffice.",
    "已证明：在 1-9 标度上再少改就不能通过。",
)
PROPOSAL_BOUND = Words(
    "Not proved to be fewest: at least {bound} must change.", "尚未证明最少：至少须改 {bound} 个。"
)
PROPOSAL_CR = Words(
    "CR {before:.4f} becomes {after:.4f} with all of them (RI table {table})",
    "全部采用后 CR 由 {before:.4f} 变为 {after:.4f}（RI 表 {table}）",
)
OLD = Words("yours", "原判断")
NEW = Words("instead", "改为")
WEIGHTS_THEN = Words(
    "Weights with all changes, and their change in percentage points",
    "全部采用后的权重，及变化（百分点）",
)

_BEFORE_CHANGE = 4  # cells before a change, where the pointer stands
_CHANGE_LINES = 3
_AROUND_CHANGES = 14  # lines of a proposal beside its changes, with the heaviest weights


@dataclass(frozen=True)
class Offered:
    """One change of a proposal: which proposal of a repair, and which of its changes."""

    repair: Repair
    number: int
    change: int


def proposal_view(
    look: Look, about: About, session: Session, offered: Offered, status: Status | None = None
) -> Screen:
    """Show one change of a proposal that would make the judgments consistent."""
    proposals, place = offered.repair.proposals, offered.change
    proposal = proposals[offered.number]
    changes = proposal.changes
    number, count = offered.number + 1, len(proposals)
    heading = PROPOSAL(
        look.lang, number=number, count=count, change=place + 1, changes=len(changes)
    )
    lines = [*head(look, about, session), Text(), look.line("  ", (heading, "title"))]
    if note := _proved(look, offered.repair):
        lines.append(look.line("  ", (look.short(note, look.width - 4), "dim")))
    lines.append(Text())
    fitting = max((look.height - _AROUND_CHANGES) // _CHANGE_LINES, 1)
    for one in window(len(changes), fitting, place):
        lines += _change(look, about, changes[one], one == place)
    lines.append(Text())
    table = session.settings.random_index
    cr = PROPOSAL_CR(look.lang, before=proposal.cr_before, after=proposal.cr_after, table=table)
    lines.append(look.line("  ", cr))
    foot = [status_line(look, status, session)]
    room = look.height - len(lines) - len(foot)
    weights = proposal.after.weights
    lines += weights_block(look, about, session, weights, room, heading=WEIGHTS_THEN)
    return look.clamp(lines, foot)


def _proved(look: Look, repair: Repair) -> str:
    if repair.proved:
        return PROPOSAL_PROVED(look.lang)
    bound = repair.lower_bound
    return PROPOSAL_BOUND(look.lang, bound=bound) if bound else ""


def _change(look: Look, about: About, change: Change, here: bool) -> Screen:
    """Show the old and the new judgment of one change of a proposal.

    Names too long for a sentence stand above it, as a and b.
    """
    a, b = about.names[change.a], about.names[change.b]
    marks = OLD(look.lang), NEW(look.lang)
    width = max(map(cell_len, marks))
    room = look.width - _BEFORE_CHANGE - width - 1
    values = (change.old, change.new)
    said = [judgment_in_words(value, a, b, look.lang) for value in values]
    style = "title" if here else "dim"
    pointer = look.line(f"  {look.glyphs.pointer if here else ' '} ")
    lines = []
    if max(map(cell_len, said)) > room:
        said = [judgment_in_words(value, "a", "b", look.lang) for value in values]
        each = (look.width - _BEFORE_CHANGE - 6) // 2
        pointer.append(f"a {look.short(a, each)}  b {look.short(b, each)}", STYLES[style])
        lines, pointer = [pointer], look.line(" " * _BEFORE_CHANGE)
    old = pointer.append(look.fit(marks[0], width), STYLES["dim"]).append(f" {said[0]}", "dim")
    new = look.line(" " * _BEFORE_CHANGE, (f"{look.fit(marks[1], width)} {said[1]}", style))
    return [*lines, old, new]
