"""What the page of a question shows: the scale with its marker, and what the answer would do."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from ahp.common.wording import Words
from ahp.elicit.draw import STYLES, Look, Screen, wrap
from ahp.elicit.pages.consistency import asked_triad, ratio_line
from ahp.elicit.pages.head import MARGIN, ROOMY, Status, content, head, sentence, status_line
from ahp.elicit.pages.weights import WEIGHTS_NOW, weights_block
from ahp.elicit.preview import POSITIONS, Preview
from ahp.model.interval.interval import Interval

if TYPE_CHECKING:
    from ahp.elicit.names import About
    from ahp.elicit.session import Pair, Session

WHICH = Words(
    "Which matters more for {node}, and how much?", "就“{node}”而言，哪一项更重要？重要多少？"
)
OR = Words("or", "还是")
TYPED = Words("typed:", "输入：")
HOW_MUCH = Words(
    "How many times more does {side} matter? Type 1 to 9.", "{side} 更重要几倍？请输入 1-9。"
)
UNCHOSEN = Words(
    "no answer yet: arrows, or a number (1: equally so)",
    "尚未选择：按方向键，或输入数字（同等重要输入 1）",
)
WEIGHTS_IF = Words(
    "Weights with this answer, change in percentage points", "采用此判断后的权重，及变化（百分点）"
)

SIDES = ("a", "b")
NAME_LINES = 3


@dataclass(frozen=True)
class Asked:
    """A pair that is asked about, and the answer under the marker.

    Attributes
    ----------
    pair : (str, str)
    value : Fraction
        The answer under the marker.
    typed : str
        What is being typed.
    readable : bool
        Whether that is an answer; otherwise no answer is shown in words.
    chosen : bool
        Whether the person put the marker there; otherwise none is shown.
    """

    pair: Pair
    value: Fraction
    typed: str = ""
    readable: bool = True
    chosen: bool = True


def question_view(
    look: Look, about: About, session: Session, asked: Asked, status: Status | None = None
) -> Screen:
    """Show a question with a marker on the scale, and what the answer under it would do.

    Returns
    -------
    list of Text
        At most ``look.height`` lines, none wider than ``look.width``.
    """
    pair = asked.pair
    preview = _preview(session, pair, asked.value)
    weights_then, cr = preview.weights, preview.cr
    if not asked.chosen:
        weights_then = session.analysis.weights if session.analysis else None
        cr = session.cr
    above = head(look, about, session)
    question = [
        look.line("  ", (_question(look, about), "title")),
        *_scale(look, about, asked, session.answers.get(pair)),
        _words(look, about, asked),
    ]
    foot = [status_line(look, status, session, pair)]
    tried = pair if asked.chosen else None
    triad = asked_triad(look, about, preview.triad, asked.chosen)
    below = [ratio_line(look, session, cr, tried), *triad]
    room = look.height - len(above) - len(question) - len(foot) - len(below)
    gap = [Text()] if look.height >= ROOMY and room > len(session.labels) + 2 else []
    lines = [*above, *gap, *question, *gap]
    room -= 2 * len(gap)
    largest = _largest(session, pair)
    weights = weights_block(
        look,
        about,
        session,
        weights_then,
        room,
        largest=largest,
        pair=pair,
        heading=WEIGHTS_IF if asked.chosen else WEIGHTS_NOW,
    )
    if gap and len(weights) < room:
        weights.append(Text())
    return look.clamp([*lines, *weights, *below], foot)


def _question(look: Look, about: About) -> str:
    room = look.width - 2 * MARGIN - cell_len(WHICH(look.lang, node=""))
    return WHICH(look.lang, node=look.short(about.node, room))


def _preview(session: Session, pair: Pair, value: Fraction) -> Preview:
    if value in POSITIONS:
        return session.previews(pair)[POSITIONS.index(value)]
    return session.preview(value, pair)


def _largest(session: Session, pair: Pair) -> float:
    """Return the largest weight any answer would give, so that bars keep their scale."""
    weights = [max(one.weights.values()) for one in session.previews(pair) if one.weights]
    return max(weights, default=1.0)


def _scale(look: Look, about: About, asked: Asked, stands: Fraction | None) -> Screen:
    """Draw the items at the ends of the scale, its 17 values, and the marker."""
    step = max(1, min(6, (content(look) - 1) // 16))
    cells = 16 * step + 1
    inset = " " * (MARGIN + (content(look) - cells) // 2)
    marked = _places(asked.value) if asked.chosen else []
    ticks = look.line(inset)
    for position, one in enumerate(POSITIONS):
        digit = str(max(one, 1 / one))
        ticks.append(digit, STYLES["chosen"] if position in marked else None)
        if step > 1 and position < 16:
            ticks.append(" " * (step - 1))
    track = [look.glyphs.line] * cells
    track[8 * step] = look.glyphs.middle
    for position in _places(stands):
        track[position * step] = look.glyphs.limit
    line = look.line(inset)
    for place in marked:
        track[place * step] = look.glyphs.marker
    for here, run in groupby(enumerate(track), lambda one: one[0] in {k * step for k in marked}):
        line.append("".join(sign for _, sign in run), STYLES["title" if here else "dim"])
    return [*_ends(look, about, asked.pair), ticks, line]


def _places(value: Fraction | None) -> list[int]:
    """Return where on the scale a judgment stands: of an interval, everywhere between its ends."""
    if isinstance(value, Interval):
        low, high = value.ends
        return [place for place, one in enumerate(POSITIONS) if low <= one <= high]
    return [place for place, one in enumerate(POSITIONS) if one == value]


def _ends(look: Look, about: About, pair: Pair) -> Screen:
    """Name both items, each on as many lines as it needs and there is room for."""
    middle = OR(look.lang)
    room = (content(look) - cell_len(middle) - 6) // 2 - 2
    most = NAME_LINES if look.height >= ROOMY else 1
    a, b = (_name_lines(look, about, one, room, most) for one in pair)
    lines = []
    for place, (left, right) in enumerate(zip_longest(a, b, fillvalue="")):
        first = place == 0
        left = f"{'a' if first else ' '} {left}"
        right = f"{right} {'b' if first else ' '}"
        between = middle if first else " " * cell_len(middle)
        gap = content(look) - cell_len(left) - cell_len(right) - cell_len(middle)
        spaces = " " * (gap // 2), " " * (gap - gap // 2)
        parts = ((left, "asked"), spaces[0], between, spaces[1], (right, "asked"))
        lines.append(look.line(" " * MARGIN, *parts))
    return lines


def _name_lines(look: Look, about: About, item: str, room: int, most: int) -> list[str]:
    lines = wrap(about.names[item], room)
    if len(lines) > most:  # a wide character may leave a cell of every line unused
        lines = wrap(look.brief(about.names, item, most * (room - 1) + 1), room)
    return lines[:most]


def _words(look: Look, about: About, asked: Asked) -> Text:
    if not asked.typed and not asked.chosen:
        return look.line(" " * MARGIN, (look.short(UNCHOSEN(look.lang), content(look)), "dim"))
    if not asked.typed:
        text = sentence(look, about.names, asked.pair, asked.value, look.width - 2 * MARGIN)
        return look.line(" " * MARGIN, (text, "title"))
    entry = f"{TYPED(look.lang)} {asked.typed}{look.glyphs.cursor} "
    if asked.typed in SIDES:
        return look.line(" " * MARGIN, (entry, "notice"), HOW_MUCH(look.lang, side=asked.typed))
    if not asked.readable:
        return look.line(" " * MARGIN, (entry, "notice"))
    room = look.width - MARGIN - cell_len(entry) - 1
    text = sentence(look, about.names, asked.pair, asked.value, room)
    return look.line(" " * MARGIN, (entry, "notice"), (text, "title"))
