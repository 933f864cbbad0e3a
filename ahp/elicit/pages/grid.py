"""The judgments of a matrix as a grid, tense ones in color, and one of them in words."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from ahp.common.wording import Words
from ahp.elicit.draw import STYLES, Look, Screen, window
from ahp.elicit.pages.consistency import BAD, FAIR, factor_text
from ahp.elicit.pages.head import NOTE_SHOWN, sentence
from ahp.model.judgment import format_judgment

if TYPE_CHECKING:
    from ahp.elicit.names import About
    from ahp.elicit.session import Pair, Session

CELL = 4
_BESIDE = 16  # cells of what is said beside a judgment where there is but one line

JUDGMENTS = Words("Judgments of {node} (row over column)", "“{node}”的判断（行对列）")
LEGEND = Words("off by factor", "偏离权重的倍数")
CELL_OPEN = Words("{a} : {b} not judged yet", "{a} 与 {b}：尚未判断")
CELL_SKIPPED = Words("{a} : {b} skipped", "{a} 与 {b}：已跳过")
CELL_TENSION = Words("off by {factor}", "偏离权重 {factor} 倍")


def grid(look: Look, about: About, session: Session, cell: Pair, active: bool, room: int) -> Screen:
    """Draw the matrix; rows and columns are numbered, tense judgments in color.

    Parameters
    ----------
    look : Look
    about : About
    session : Session
    cell : (str, str)
        The judgment the pointer is at.
    active : bool
        Whether the arrows move it.
    room : int
        Lines.
    """
    labels = session.labels
    numbers = len(str(len(labels))) + 1
    longest = max(cell_len(about.names[label]) for label in labels)
    name_width = max(min(longest, look.width - numbers - 2 - CELL * len(labels)), 8)
    columns = max((look.width - numbers - name_width - 2) // CELL, 1)
    row_at, column_at = (labels.index(one) for one in cell)
    shown_columns = window(len(labels), columns, column_at)
    top = look.line(" " * (numbers + name_width + 2))
    for j in shown_columns:
        top.append(f"{j + 1:>{CELL}}", STYLES["dim"])
    lines = [_heading(look, about, session, active), top]
    for i in window(len(labels), max(room - 2, 1), row_at):
        name = look.fit(look.brief(about.names, labels[i], name_width), name_width)
        line = look.line((f"{i + 1:>{numbers}} ", "dim"), name, " ")
        for j in shown_columns:
            text, how = _grid_cell(look, session, i, j)
            if cell == (labels[i], labels[j]):
                text, how = (text, "chosen") if active else (look.glyphs.pointer + text, how)
            line.append(" " * (CELL - cell_len(text)))
            line.append(text, STYLES[how] if how else None)
        lines.append(line)
    return lines


def _heading(look: Look, about: About, session: Session, active: bool) -> Text:
    text = look.short(JUDGMENTS(look.lang, node=about.node), look.width)
    line = look.line((text, "title" if active else "dim"))
    legend = LEGEND(look.lang), f"≥{FAIR:g}", f"≥{BAD:g}"
    if line.cell_len + cell_len(" ".join(legend)) + 3 <= look.width and session.tension:
        line.append(f"  {legend[0]} ", STYLES["dim"])
        line.append(legend[1], STYLES["fair"])
        line.append(" ")
        line.append(legend[2], STYLES["bad"])
    return line


def _grid_cell(look: Look, session: Session, i: int, j: int) -> tuple[str, str | None]:
    labels = session.labels
    if i == j:
        return "1", "dim"
    if i > j:
        value = session.answers.get((labels[j], labels[i]))
        return ("", None) if value is None else (_cell_text(1 / value), "dim")
    pair = (labels[i], labels[j])
    value = session.answers.get(pair)
    if value is None:
        return ("-" if pair in session.skipped else look.glyphs.dot), "dim"
    tension = session.tension.get(pair, 1.0)
    return _cell_text(value), "bad" if tension >= BAD else "fair" if tension >= FAIR else None


def _cell_text(value: Fraction) -> str:
    text = format_judgment(value)
    return text if len(text) < CELL else f"{float(value):.2g}".removeprefix("0")[: CELL - 1]


def cell_lines(look: Look, about: About, session: Session, pair: Pair, room: int) -> Screen:
    """Say in words what stands in a cell of the matrix, and how far it is from the weights."""
    value, note = session.answers.get(pair), session.notes.get(pair)
    noted = NOTE_SHOWN(look.lang, note=note) if note else ""
    if value is None:
        say = CELL_SKIPPED if pair in session.skipped else CELL_OPEN
        a, b = (look.brief(about.names, one, (look.width - 24) // 2) for one in pair)
        text, extra, style = say(look.lang, a=a, b=b), noted, "dim"
    else:
        tension = session.tension.get(pair, 1.0)
        style = "dim" if tension < FAIR else "notice" if tension < BAD else "alarm"
        off = "" if tension < FAIR else CELL_TENSION(look.lang, factor=factor_text(tension))
        extra = look.glyphs.separator.join(filter(None, (off, noted)))
        taken = cell_len(extra) if room < 2 else 0
        text = sentence(look, about.names, pair, value, look.width - 2 - min(taken, _BESIDE))
    if not extra:
        return [look.line("  ", look.short(text, look.width - 2))]
    if room > 1:
        return [look.line("  ", text), look.line("  ", (look.short(extra, look.width - 2), style))]
    line = look.line("  ", look.short(text, look.width - 2), "  ")
    line.append(look.short(extra, max(look.width - line.cell_len, 0)), STYLES[style])
    return [line]
