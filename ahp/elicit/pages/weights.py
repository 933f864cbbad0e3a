"""Weights as bars, and their change; while there are none, what the answers link so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from ahp.common.wording import Words
from ahp.elicit.draw import STYLES, Look, Screen
from ahp.elicit.keys import COMMA
from ahp.elicit.pages.head import MARGIN, content

if TYPE_CHECKING:
    from ahp.elicit.names import About
    from ahp.elicit.session import Pair, Session

COLUMN = 36  # cells a column of weights needs
_FIGURES = 16  # cells of a weight and its change

WEIGHTS_NOW = Words("Weights", "权重")
WEIGHTS_HIDDEN = Words(" (+{hidden} smaller)", "（较小的 {hidden} 项未列出）")
NO_WEIGHTS_YET = Words(
    "Weights appear once answers link all items. Linked so far:",
    "各项由判断连成一体后即显示权重。目前相连的有：",
)


def weights_block(
    look: Look,
    about: About,
    session: Session,
    weights: Mapping[str, float] | None,
    room: int,
    *,
    largest: float | None = None,
    pair: Pair | None = None,
    heading: Words = WEIGHTS_NOW,
) -> Screen:
    """Draw weights as bars, in as many columns as needed, with their change.

    Parameters
    ----------
    look : Look
    about : About
    session : Session
        Whose weights are those now.
    weights : mapping of str to float, optional
        None while the answers do not link all items.
    room : int
        Lines.
    largest : float, optional
        The weight whose bar is the longest; by default the largest of them.
    pair : (str, str), optional
        Items that must not be left out where not all fit.
    heading : Words
    """
    if weights is None:
        return _islands(look, about, session, room)
    room -= 1  # the heading
    if room < 1:
        return []
    labels = list(weights)
    most = max(1, content(look) // COLUMN)
    columns = min(most, ceil(len(labels) / room))
    if ceil(len(labels) / columns) > room:
        labels = _weightiest(weights, pair or (), columns * room)
    hidden = len(weights) - len(labels)
    end = WEIGHTS_HIDDEN(look.lang, hidden=hidden) if hidden else ""
    text = look.short(heading(look.lang), look.width - MARGIN - cell_len(end)) + end
    now = session.analysis.weights if session.analysis else {}
    top = largest or max(weights.values())
    bars = _bars(look, about, labels, weights, now, columns, top, pair or ())
    return [look.line(" " * MARGIN, (text, "dim")), *bars]


def _bars(
    look: Look,
    about: About,
    labels: Sequence[str],
    weights: Mapping[str, float],
    now: Mapping[str, float],
    columns: int,
    top: float,
    asked: Sequence[str],
) -> list[Text]:
    lines = ceil(len(labels) / columns)
    width = (content(look) - 2 * (columns - 1)) // columns
    longest = max(cell_len(about.names[label]) for label in labels)
    name_width = min(longest, max(width - 24, 10))
    bar_width = width - name_width - _FIGURES
    drawn = []
    for row in range(lines):
        line = look.line(" " * MARGIN)
        for label in labels[row::lines]:
            if line.cell_len > MARGIN:
                line.append("  ")
            bar = look.bar(weights[label] / top, bar_width)
            name = look.fit(look.brief(about.names, label, name_width), name_width)
            line.append(name, STYLES["asked"] if label in asked else None)
            line.append(" ")
            line.append(bar, STYLES["bar"])
            line.append(f"{' ' * (bar_width - cell_len(bar))} {weights[label] * 100:5.1f}%")
            line.append(_change_text(weights[label], now.get(label)), STYLES["dim"])
        drawn.append(line)
    return drawn


def _weightiest(weights: Mapping[str, float], pair: Sequence[str], count: int) -> list[str]:
    first = sorted(weights, key=lambda label: (label not in pair, -weights[label]))[:count]
    return [label for label in weights if label in first]


def _change_text(weight: float, now: float | None) -> str:
    """Return a change in percentage points in eight cells; blank where it does not show."""
    points = 0.0 if now is None else round((weight - now) * 100, 1)
    return f"  {points:+5.1f} " if points else " " * 8


def _islands(look: Look, about: About, session: Session, room: int) -> Screen:
    lines = [look.line(" " * MARGIN, (NO_WEIGHTS_YET(look.lang), "dim"))]
    for island in session.islands:
        room_beside = look.width - 2 * MARGIN - 2
        names = COMMA(look.lang).join(about.names[label] for label in island)
        if cell_len(names) > room_beside:
            each = max(room_beside // len(island) - 2, 10)
            names = COMMA(look.lang).join(look.brief(about.names, label, each) for label in island)
        text = look.short(names, room_beside)
        lines.append(look.line(" " * MARGIN, (f"{look.glyphs.dot} ", "dim"), text))
    return lines[:room] if room > 0 else []
