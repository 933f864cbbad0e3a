"""The head of a page: which matrix it is about, how far the work is; and what just happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from ahp.common.wording import Words
from ahp.elicit.draw import STYLES, Look, Screen
from ahp.model.verbal import judgment_in_words

if TYPE_CHECKING:
    from ahp.elicit.names import About
    from ahp.elicit.session import Pair, Session

MARGIN = 2
WIDEST = 108  # columns of content: longer bars are no easier to compare
ROOMY = 18  # lines beside those of the keys from which blank ones are affordable
HEAD_LINES = 2
FEWEST_CELLS = 6  # to which a name is cut before a and b stand for the names

MATRIX_PLACE = Words("matrix {number} of {count}", "第 {number}/{count} 个判断矩阵")
PROGRESS = Words("{answered} of {total} answered", "已判断 {answered}/{total}")
PROGRESS_SKIPPED = Words(", {skipped} skipped", "，跳过 {skipped}")
PROGRESS_SPANNING = Words(", {left} more until there are weights", "，再判断 {left} 个即可得出权重")
PROGRESS_LEFT = Words(", about {left} more needed", "，约需再判断 {left} 个")
PROGRESS_STABLE = Words(", weights are stable: you may stop", "，权重已基本稳定，可以停止")
NOTE_SHOWN = Words("Note: {note}", "备注：{note}")
TOO_SMALL = Words(
    "Please enlarge the terminal to {width}x{height}.", "请将终端放大到 {width}x{height}。"
)


@dataclass(frozen=True)
class Status:
    """One line for the person: what just happened, and whether it is alarming."""

    text: str = ""
    style: str = "dim"


def content(look: Look) -> int:
    """Return the columns that hold something."""
    return min(look.width - 2 * MARGIN, WIDEST)


def too_small(look: Look, smallest: tuple[int, int]) -> Screen | None:
    """Ask for a larger terminal where a page needs it."""
    if look.width >= smallest[0] and look.height >= smallest[1]:
        return None
    text = TOO_SMALL(look.lang, width=smallest[0], height=smallest[1])
    return look.clamp([look.line(look.short(text, look.width))])


def title(look: Look, about: About) -> Text:
    """Say which matrix of which model this is, and of whom."""
    right = [about.expert] if about.expert else []
    if about.count > 1:
        right.append(MATRIX_PLACE(look.lang, number=about.number, count=about.count))
    shown = look.glyphs.separator.join(right)
    room = look.width - cell_len(shown) - 2
    node = look.short(about.node, room)
    line = look.line((node, "title"))
    rest = room - cell_len(node) - cell_len(look.glyphs.separator)
    if rest > 8 and about.title != about.node:
        line.append(look.glyphs.separator + look.short(about.title, rest), STYLES["dim"])
    return look.spread(line, shown)


def head(look: Look, about: About, session: Session) -> Screen:
    """Say which matrix this is, and how far the work on it is."""
    progress = session.progress
    width = 20 if look.width >= 72 else 8
    bar = look.bar(progress.answered / max(progress.total, 1), width)
    rest = look.glyphs.rest * (width - cell_len(bar))
    text = PROGRESS(look.lang, answered=progress.answered, total=progress.total)
    if progress.skipped:
        text += PROGRESS_SKIPPED(look.lang, skipped=progress.skipped)
    if progress.spanning_left:
        text += PROGRESS_SPANNING(look.lang, left=progress.spanning_left)
    elif progress.open and progress.stable:
        text += PROGRESS_STABLE(look.lang)
    elif progress.open:
        text += PROGRESS_LEFT(look.lang, left=progress.estimated_left)
    shown = look.short(text, look.width - width - 1)
    return [title(look, about), look.line((bar, "bar"), (rest, "dim"), " ", shown)]


def status_line(
    look: Look, status: Status | None, session: Session, pair: Pair | None = None
) -> Text:
    """Say what just happened, else what was noted on the pair asked about."""
    if status is None or not status.text:
        note = session.notes.get(pair, "") if pair else ""
        status = Status(NOTE_SHOWN(look.lang, note=note) if note else "")
    return look.line((look.short(status.text, look.width), status.style))


def sentence(
    look: Look, names: Mapping[str, str], pair: Pair, value: Fraction | float, room: int
) -> str:
    """Say a judgment in words, with names cut as far as needed to fit."""
    a, b = names[pair[0]], names[pair[1]]
    for width in range(max(cell_len(a), cell_len(b), FEWEST_CELLS), FEWEST_CELLS - 1, -1):
        first, second = (look.brief(names, one, width) for one in pair)
        text = judgment_in_words(value, first, second, look.lang)
        if cell_len(text) <= room:
            return text
    return look.short(judgment_in_words(value, "a", "b", look.lang), room)
