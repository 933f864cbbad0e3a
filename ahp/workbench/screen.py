"""What the terminal shows, as lines of text: a state in, a screen out; no keys and no output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from ahp.common.wording import Language
from ahp.model.judgment import format_judgment
from ahp.model.verbal import judgment_in_words
from ahp.workbench.draw import STYLES, UNICODE, Glyphs, Look, Screen, window, wrap
from ahp.workbench.preview import POSITIONS, Preview, Triad

if TYPE_CHECKING:
    from ahp.repair.proposals import Change, Proposal
    from ahp.workbench.desk import Row
    from ahp.workbench.session import Pair, Session

MARGIN = 2
FEWEST_CELLS = 6  # to which a name is cut before a and b stand for the names
WIDEST = 108  # columns of content: longer bars are no easier to compare
ROOMY = 20  # lines from which blank ones are affordable
SMALLEST = (40, 12)
COLUMN = 36  # cells a column of weights needs
FAIR, BAD = 1.5, 2.5  # factors by which a judgment misses the weights: worth a look, worth a talk
CELL = 4
FAREWELL_WIDTH = 76

Names = Mapping[str, str]


@dataclass(frozen=True)
class About:
    """Which matrix of which model this is, and how to call its items.

    Attributes
    ----------
    title : str
        Of the model.
    node : str
        Name of the node the items belong to.
    names : mapping of str to str
        Of the items.
    number, count : int
        Which of how many matrices.
    expert : str
    """

    title: str
    node: str
    names: Names
    number: int = 1
    count: int = 1
    expert: str = ""


@dataclass(frozen=True)
class Status:
    """One line for the person: what just happened, and whether it is alarming."""

    text: str = ""
    style: str = "dim"


def question_screen(
    look: Look,
    about: About,
    session: Session,
    pair: Pair,
    value: Fraction,
    typed: str = "",
    readable: bool = True,
    status: Status | None = None,
) -> Screen:
    """Show a question with a marker on the scale, and what the answer under it would do.

    Parameters
    ----------
    look : Look
    about : About
    session : Session
    pair : (str, str)
        The items asked about.
    value : Fraction
        The answer under the marker.
    typed : str
        What is being typed.
    readable : bool
        Whether that is an answer; otherwise no answer is shown in words.
    status : Status, optional

    Returns
    -------
    list of Text
        At most ``look.height`` lines, none wider than ``look.width``.
    """
    if small := _too_small(look):
        return small
    preview = _preview(session, pair, value)
    gap = [Text()] if look.height >= ROOMY else []
    lines = [*_head(look, about, session), *gap]
    lines.append(look.line("  ", (_question(look, about), "title")))
    lines += _scale(look, about, pair, value, session.answers.get(pair))
    lines.append(_words(look, about, pair, value, typed, readable))
    lines += gap
    keys = _TYPING_KEYS if typed else _QUESTION_KEYS
    foot = [_status(look, status, session, pair), look.keys(keys)]
    below = [_ratio_line(look, session, preview.cr, pair), *_triad(look, about, preview.triad)]
    room = look.height - len(lines) - len(foot) - len(below)
    scale = _largest(session, pair)
    weights = _weights(look, about, session, preview.weights, room, scale, pair, "weights-if")
    if gap and len(weights) < room:
        weights.append(Text())
    return look.clamp([*lines, *weights, *below], foot)


_QUESTION_KEYS = (
    *("key-move", "key-accept", "key-back", "key-skip", "key-note"),
    *("key-overview", "key-help", "key-leave"),
)
_TYPING_KEYS = (
    *("key-accept", "key-favored", "key-erase", "key-drop"),
    *("key-help", "key-leave"),
)


def summary_screen(
    look: Look, about: About, session: Session, more: bool, status: Status | None = None
) -> Screen:
    """Show what a matrix gives when nothing is left to ask.

    Parameters
    ----------
    look : Look
    about : About
    session : Session
    more : bool
        Whether another matrix has open questions.
    status : Status, optional
    """
    if small := _too_small(look):
        return small
    analysis = session.analysis
    lines = [*_head(look, about, session), Text()]
    lines.append(look.line("  ", (look.say("all-asked", node=about.node), "title")))
    consistent = analysis.consistent if analysis else None
    if consistent is False:
        lines.append(look.line("  ", (look.say("offer-repair"), "notice")))
    if session.skipped:
        lines.append(look.line("  ", look.say("skipped-left", count=len(session.skipped))))
    lines.append(Text())
    keys = ["key-next" if more else "key-finish", "key-back", "key-overview"]
    if consistent is False:
        keys.insert(1, "key-repair")
    foot = [_status(look, status, session), look.keys([*keys, "key-help", "key-leave"])]
    below = [_ratio_line(look, session, analysis.cr if analysis else None)]
    if session.worst_triad is not None:
        below += _standing_triad(look, about, session.worst_triad)
    weights = analysis.weights if analysis else None
    room = look.height - len(lines) - len(foot) - len(below)
    lines += _weights(look, about, session, weights, room, None)
    if len(lines) + len(below) + len(foot) < look.height:
        lines.append(Text())
    return look.clamp([*lines, *below], foot)


def overview_screen(
    look: Look,
    about: About,
    session: Session,
    rows: Sequence[Row],
    chosen: int,
    cell: Pair | None,
    on_grid: bool,
    status: Status | None = None,
) -> Screen:
    """Show all matrices with their progress, and the judgments of one, tense ones in color.

    Parameters
    ----------
    look : Look
    about : About
    session : Session
        Of the matrix that is shown.
    rows : sequence of Row
        Where each matrix stands.
    chosen : int
        The matrix the pointer is at.
    cell : (str, str), optional
        The judgment the pointer is at.
    on_grid : bool
        Whether the arrows move among judgments rather than matrices.
    status : Status, optional
    """
    if small := _too_small(look):
        return small
    lines = [_title(look, about)]
    keys = ["key-list", "key-open", "key-to-grid"]
    if on_grid:
        keys = ["key-cell", "key-revise", "key-clear", *["key-to-list"] * (len(rows) > 1)]
        keys.append("key-note")
    foot = [look.keys([*keys, "key-help", "key-return", "key-leave"])]
    grid_size = len(session.labels) + 2
    if status is not None:
        foot.insert(0, look.line("  ", (look.short(status.text, look.width - 4), status.style)))
    if cell is not None:
        spare = look.height - len(foot) - grid_size - min(len(rows), 3) - 2
        foot[-1:-1] = _cell_lines(look, about, session, cell, spare)
    room = look.height - len(lines) - len(foot)
    listed = min(len(rows), max(room - grid_size - 1, 3))
    lines.append(look.line((look.say("matrices"), "dim" if on_grid else "title")))
    for place in window(len(rows), listed, chosen):
        lines.append(_row_line(look, rows[place], place == chosen, not on_grid))
    lines += _grid(look, about, session, cell, on_grid, look.height - len(lines) - len(foot))
    return look.clamp(lines, foot)


def repair_screen(
    look: Look,
    about: About,
    session: Session,
    proposals: Sequence[Proposal] | None,
    number: int = 0,
    change: int = 0,
    note: str = "",
    status: Status | None = None,
) -> Screen:
    """Show one change of a proposal that would make the judgments consistent.

    Parameters
    ----------
    look : Look
    about : About
    session : Session
    proposals : sequence of Proposal, optional
        None while they are sought.
    number, change : int
        Which proposal, and which of its changes.
    note : str
        What was proved of the proposals.
    status : Status, optional
    """
    if small := _too_small(look):
        return small
    lines = [*_head(look, about, session), Text()]
    if proposals is None:
        lines.append(look.line("  ", (look.say("seeking"), "title")))
        return look.clamp(lines, [look.keys(["key-return", "key-leave"])])
    if not proposals:
        lines.append(look.line("  ", look.say("no-proposal")))
        return look.clamp(lines, [look.keys(["key-return", "key-leave"])])
    proposal = proposals[number]
    details = {"number": number + 1, "count": len(proposals), "change": change + 1}
    heading = look.say("proposal", changes=len(proposal.changes), **details)
    lines.append(look.line("  ", (heading, "title")))
    if note:
        lines.append(look.line("  ", (look.short(note, look.width - 4), "dim")))
    lines.append(Text())
    fitting = max((look.height - _AROUND_CHANGES) // _CHANGE_LINES, 1)
    for place in window(len(proposal.changes), fitting, change):
        lines += _change(look, about, proposal.changes[place], place == change)
    lines.append(Text())
    after = look.say(
        "proposal-cr",
        before=proposal.cr_before,
        after=proposal.cr_after,
        table=session.settings.random_index,
    )
    lines.append(look.line("  ", after))
    foot = [_status(look, status, session)]
    others = ["key-other"] if len(proposals) > 1 and change == 0 else []
    foot.append(look.keys(["key-yes", "key-no", *others, "key-return", "key-leave"]))
    room = look.height - len(lines) - len(foot)
    after_all = proposal.after.weights
    lines += _weights(look, about, session, after_all, room, None, None, "weights-then")
    return look.clamp(lines, foot)


def news_screen(look: Look, about: About, news: Sequence[str]) -> tuple[Screen, int]:
    """Show what was found when the work was taken up again; return also how much of it fits."""
    lines = [
        _title(look, about),
        Text(),
        look.line("  ", (look.say("news-title"), "title")),
        Text(),
    ]
    shown = 0
    for text in news:
        rows = [look.line("  ", row) for row in wrap(text, look.width - 4)]
        if shown and len(lines) + len(rows) >= look.height:
            break
        lines += [*rows, Text()]
        shown += 1
    return look.clamp(lines, [look.line((look.say("any-key-on"), "dim"))]), shown


def help_screen(look: Look) -> Screen:
    """Show what the keys do, and the verbal scale."""
    lines = [look.line((look.say("help-title"), "title")), Text()]
    room = look.width - _HELP_KEY - 2
    for name in _HELP:
        key, _, does = look.say(name, arrows=look.glyphs.arrows).partition("|")
        for row in wrap(does, room):
            lines.append(look.line("  ", (look.fit(key, _HELP_KEY), "key"), row))
            key = ""
    lines.append(Text())
    scale = wrap(look.say("help-scale"), look.width - 3)
    if look.height > len(lines) + len(scale):  # else the keys matter more
        lines += [look.line("  ", row) for row in scale]
    return look.clamp(lines, [look.line((look.say("any-key"), "dim"))])


_HELP_KEY = 17  # cells for the names of keys


_HELP = tuple(
    f"help-{what}"
    for what in (
        *("move", "type", "accept", "back", "redo", "skip", "note"),
        *("overview", "repair", "leave", "saved"),
    )
)


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
    weights = _weights(look, about, session, analysis.weights if analysis else None, 1000, None)
    ratio = _ratio_line(look, session, analysis.cr if analysis else None)
    return [line.plain.rstrip() for line in (look.line(about.node), *weights[1:], ratio)]


# -- pieces ----------------------------------------------------------------------------------------


def _too_small(look: Look) -> Screen | None:
    if look.width >= SMALLEST[0] and look.height >= SMALLEST[1]:
        return None
    text = look.say("too-small", width=SMALLEST[0], height=SMALLEST[1])
    return look.clamp([look.line(look.short(text, look.width))])


def _content(look: Look) -> int:
    return min(look.width - 2 * MARGIN, WIDEST)


def _title(look: Look, about: About) -> Text:
    right = [about.expert] if about.expert else []
    if about.count > 1:
        right.append(look.say("matrix-place", number=about.number, count=about.count))
    shown = look.glyphs.separator.join(right)
    room = look.width - cell_len(shown) - 2
    node = look.short(about.node, room)
    line = look.line((node, "title"))
    rest = room - cell_len(node) - cell_len(look.glyphs.separator)
    if rest > 8 and about.title != about.node:
        line.append(look.glyphs.separator + look.short(about.title, rest), STYLES["dim"])
    return look.spread(line, shown)


def _head(look: Look, about: About, session: Session) -> Screen:
    progress = session.progress
    width = 20 if look.width >= 72 else 8
    bar = look.bar(progress.answered / max(progress.total, 1), width)
    rest = look.glyphs.rest * (width - cell_len(bar))
    text = look.say("progress", answered=progress.answered, total=progress.total)
    if progress.skipped:
        text += look.say("progress-skipped", skipped=progress.skipped)
    if progress.spanning_left:
        text += look.say("progress-spanning", left=progress.spanning_left)
    elif progress.open and progress.stable:
        text += look.say("progress-stable")
    elif progress.open:
        text += look.say("progress-left", left=progress.estimated_left)
    room = look.width - width - 1
    return [
        _title(look, about),
        look.line((bar, "bar"), (rest, "dim"), " ", look.short(text, room)),
    ]


def _question(look: Look, about: About) -> str:
    room = look.width - 2 * MARGIN - cell_len(look.say("which", node=""))
    return look.say("which", node=look.short(about.node, room))


def _scale(
    look: Look, about: About, pair: Pair, value: Fraction, stands: Fraction | None
) -> Screen:
    """Draw the items at the ends of the scale, its 17 values, and the marker."""
    content = _content(look)
    step = max(1, min(6, (content - 1) // 16))
    cells = 16 * step + 1
    inset = " " * (MARGIN + (content - cells) // 2)
    a, b = about.names[pair[0]], about.names[pair[1]]
    middle = look.say("or")
    room = (content - cell_len(middle) - 6) // 2
    left = f"a {look.short(a, room - 2)}"
    right = f"{look.short(b, room - 2)} b"
    gap = content - cell_len(left) - cell_len(right) - cell_len(middle)
    names = look.line(
        " " * MARGIN,
        (left, "asked"),
        " " * (gap // 2),
        middle,
        " " * (gap - gap // 2),
        (right, "asked"),
    )
    place = POSITIONS.index(value) if value in POSITIONS else None
    ticks = look.line(inset)
    for position, one in enumerate(POSITIONS):
        digit = str(max(one, 1 / one))
        ticks.append(digit, STYLES["chosen"] if position == place else None)
        if step > 1 and position < 16:
            ticks.append(" " * (step - 1))
    track = [look.glyphs.line] * cells
    track[8 * step] = look.glyphs.middle
    if stands in POSITIONS:
        track[POSITIONS.index(stands) * step] = look.glyphs.limit
    if place is None:
        return [names, ticks, look.line(inset, ("".join(track), "dim"))]
    at = place * step
    before, after = "".join(track[:at]), "".join(track[at + 1 :])
    marker = (look.glyphs.marker, "title")
    return [names, ticks, look.line(inset, (before, "dim"), marker, (after, "dim"))]


def sentence(look: Look, names: Names, pair: Pair, value: Fraction | float, room: int) -> str:
    """Say a judgment in words, with names cut as far as needed to fit."""
    a, b = names[pair[0]], names[pair[1]]
    for width in range(max(cell_len(a), cell_len(b), FEWEST_CELLS), FEWEST_CELLS - 1, -1):
        text = judgment_in_words(value, look.short(a, width), look.short(b, width), look.lang)
        if cell_len(text) <= room:
            return text
    return look.short(judgment_in_words(value, "a", "b", look.lang), room)


def _words(
    look: Look, about: About, pair: Pair, value: Fraction, typed: str, readable: bool
) -> Text:
    if not typed:
        text = sentence(look, about.names, pair, value, look.width - 2 * MARGIN)
        return look.line(" " * MARGIN, (text, "title"))
    entry = f"{look.say('typed')} {typed}{look.glyphs.cursor} "
    if not readable:
        return look.line(" " * MARGIN, (entry, "notice"))
    text = sentence(look, about.names, pair, value, look.width - MARGIN - cell_len(entry) - 1)
    return look.line(" " * MARGIN, (entry, "notice"), (text, "title"))


def _preview(session: Session, pair: Pair, value: Fraction) -> Preview:
    if value in POSITIONS:
        return session.previews(pair)[POSITIONS.index(value)]
    return session.preview(value, pair)


def _largest(session: Session, pair: Pair) -> float:
    """Return the largest weight any answer would give, so that bars keep their scale."""
    weights = [max(one.weights.values()) for one in session.previews(pair) if one.weights]
    return max(weights, default=1.0)


def _weights(
    look: Look,
    about: About,
    session: Session,
    weights: Mapping[str, float] | None,
    room: int,
    largest: float | None,
    pair: Pair | None = None,
    heading: str = "weights-now",
) -> Screen:
    """Draw weights as bars, in as many columns as needed, with their change."""
    if weights is None:
        return _islands(look, about, session, room)
    now = session.analysis.weights if session.analysis else {}
    room -= 1  # the heading
    if room < 1:
        return []
    labels = list(weights)
    most = max(1, _content(look) // COLUMN)
    columns = min(most, ceil(len(labels) / room))
    if ceil(len(labels) / columns) > room:
        labels = _weightiest(weights, pair or (), columns * room)
    lines = ceil(len(labels) / columns)
    width = (_content(look) - 2 * (columns - 1)) // columns
    name_width = min(max(cell_len(about.names[label]) for label in labels), max(width - 24, 10))
    top = largest or max(weights.values())
    drawn = []
    for row in range(lines):
        line = look.line(" " * MARGIN)
        for label in labels[row::lines]:
            if line.cell_len > MARGIN:
                line.append("  ")
            name = look.fit(about.names[label], name_width)
            style = "asked" if pair and label in pair else None
            weight = weights[label]
            bar = look.bar(weight / top, width - name_width - 16)
            padding = " " * (width - name_width - 16 - cell_len(bar))
            line.append(name, STYLES[style] if style else None)
            line.append(" ")
            line.append(bar, STYLES["bar"])
            line.append(f"{padding} {weight * 100:5.1f}%")
            line.append(_change_text(weight, now.get(label)), STYLES["dim"])
        drawn.append(line)
    hidden = len(weights) - len(labels)
    end = look.say("weights-hidden", hidden=hidden) if hidden else ""
    text = look.short(look.say(heading), look.width - MARGIN - cell_len(end)) + end
    return [look.line(" " * MARGIN, (text, "dim")), *drawn]


def _weightiest(weights: Mapping[str, float], pair: Sequence[str], count: int) -> list[str]:
    first = sorted(weights, key=lambda label: (label not in pair, -weights[label]))[:count]
    return [label for label in weights if label in first]


def _change_text(weight: float, now: float | None) -> str:
    """Return a change in percentage points in eight cells; blank where it does not show."""
    points = 0.0 if now is None else round((weight - now) * 100, 1)
    return f"  {points:+5.1f} " if points else " " * 8


def _islands(look: Look, about: About, session: Session, room: int) -> Screen:
    lines = [look.line(" " * MARGIN, (look.say("no-weights-yet"), "dim"))]
    for island in session.islands:
        names = look.say("comma").join(about.names[label] for label in island)
        text = look.short(names, look.width - 2 * MARGIN - 2)
        lines.append(look.line(" " * MARGIN, (f"{look.glyphs.dot} ", "dim"), text))
    return lines[:room] if room > 0 else []


def _ratio_line(look: Look, session: Session, cr: float | None, asked: Pair | None = None) -> Text:
    """Draw CR as a gauge up to twice the threshold, with its table."""
    settings = session.settings
    if cr is None:
        return look.line(" " * MARGIN, ("CR " + look.say("no-cr-yet"), "dim"))
    answered, n = len({*session.answers, *((asked,) if asked else ())}), len(session.labels)
    if answered == n - 1 and n > 2:  # a tree: whatever is answered, nothing can contradict
        return look.line(" " * MARGIN, ("CR " + look.say("cr-of-tree"), "dim"))
    style = "good" if cr < settings.threshold else "alarm"
    verdict = look.say("below" if style == "good" else "not-below", threshold=settings.threshold)
    table = look.say("table", table=settings.random_index)
    missing = session.progress.total - answered
    if missing:
        table += look.say("table-missing", missing=missing)
    start, end = f"CR {cr:.4f} ", f" {verdict}"
    table = look.glyphs.separator + table
    room = look.width - MARGIN - cell_len(start + end + table)
    line = look.line(" " * MARGIN, (start, style))
    if room >= _SHORTEST_GAUGE:
        width = min(room, _GAUGE)
        filled = look.bar(cr / (2 * settings.threshold), width)
        cells = list(filled + look.glyphs.rest * (width - cell_len(filled)))
        cells[width // 2] = look.glyphs.limit
        line.append("".join(cells), STYLES[style])
    line.append(end, STYLES[style])
    line.append(table, STYLES["dim"])
    if asked is not None and session.analysis is not None and len(session.answers) >= n:
        before = look.glyphs.separator + look.say("cr-now", cr=session.analysis.cr)
        if line.cell_len + cell_len(before) <= look.width:
            line.append(before, STYLES["dim"])
    return line


_GAUGE, _SHORTEST_GAUGE = 16, 4


def factor_text(factor: float) -> str:
    """Show by which factor something is off.

    >>> factor_text(1.25), factor_text(150.4)
    ('1.2', '150')
    """
    return f"{factor:.0f}" if factor >= 10 else f"{factor:.2g}"


def ratio_text(value: Fraction) -> str:
    """Show a ratio briefly, as a judgment or with three digits.

    >>> ratio_text(Fraction(1, 3)), ratio_text(Fraction(8, 3)), ratio_text(Fraction(3, 8))
    ('1/3', '2.67', '1/2.67')
    """
    if value < 1:
        return f"1/{ratio_text(1 / value)}"
    return format_judgment(value) if value.denominator == 1 else f"{float(value):.3g}"


def _triad(look: Look, about: About, triad: Triad | None, standing: bool = False) -> Screen:
    """Say in two lines how far an answer, or a judgment that stands, contradicts a triad."""
    if triad is None:
        return [look.line(" " * MARGIN, (look.say("no-triad"), "dim")), Text()]
    details = {
        "ac": ratio_text(triad.ac),
        "cb": ratio_text(1 / triad.bc),
        "ab": ratio_text(triad.implied),
    }
    first = look.say("triad", **details)
    if not standing:
        room = look.width - 2 * MARGIN - cell_len(first + look.say("triad-third", c=""))
        first += look.say("triad-third", c=look.short(about.names[triad.c], max(room, 4)))
    style = "good" if triad.error < FAIR else "notice" if triad.error < BAD else "alarm"
    if standing:
        second = look.say("triad-stands", ab=ratio_text(triad.ab), factor=factor_text(triad.error))
    elif triad.error == 1:
        second = look.say("triad-agrees")
    else:
        second = look.say("triad-misses", factor=factor_text(triad.error))
    if not standing and triad.before is not None and triad.before != triad.error:
        second += look.say("triad-before", factor=factor_text(triad.before))
    if triad.circular:
        second, style = f"{second}{look.say('triad-circular')}", "alarm"
    room = look.width - MARGIN
    return [
        look.line(" " * MARGIN, look.short(first, room)),
        look.line(" " * MARGIN, (look.short(second, room), style)),
    ]


def _standing_triad(look: Look, about: About, triad: Triad) -> Screen:
    names = [about.names[one] for one in (triad.a, triad.b, triad.c)]
    room = (look.width - 2 * MARGIN - cell_len(look.say("worst-triad", a="", b="", c=""))) // 3
    a, b, c = (look.short(name, max(room, 4)) for name in names)
    line = look.line(" " * MARGIN, look.say("worst-triad", a=a, b=b, c=c))
    return [line, *_triad(look, about, triad, True)]


def _status(look: Look, status: Status | None, session: Session, pair: Pair | None = None) -> Text:
    if status is None or not status.text:
        note = session.notes.get(pair, "") if pair else ""
        status = Status(look.say("note-shown", note=note) if note else "")
    return look.line((look.short(status.text, look.width), status.style))


def _row_line(look: Look, row: Row, here: bool, active: bool) -> Text:
    """Show where one matrix stands."""
    progress = row.progress
    bar = look.bar(progress.answered / max(progress.total, 1), 10)
    rest = look.glyphs.rest * (10 - cell_len(bar))
    count = f"{progress.answered:>3}/{progress.total:<3}"
    cr = "" if row.cr is None or row.consistent is None else f"CR {row.cr:.4f}"
    verdict, style = "", "dim"
    if row.consistent is not None:
        verdict = look.say("consistent" if row.consistent else "inconsistent")
        style = "good" if row.consistent else "alarm"
    room = look.width - 2 - 10 - 8 - 12 - max(cell_len(verdict), 14) - 2
    pointer = look.glyphs.pointer if here else " "
    chosen = "chosen" if here and active else "title" if here else "dim"
    name = look.fit(row.name, min(max(room, 8), 40))
    return look.line(
        f"{pointer} ",
        (name, chosen) if here else name,
        " ",
        (bar, "bar"),
        (rest, "dim"),
        f" {count} {cr:<9}  ",
        (verdict, style),
    )


def _grid(
    look: Look, about: About, session: Session, cell: Pair | None, active: bool, room: int
) -> Screen:
    """Draw the matrix; rows and columns are numbered, tense judgments in color."""
    labels = session.labels
    heading = look.say("judgments", node=about.node)
    numbers = len(str(len(labels))) + 1
    longest = max(cell_len(about.names[label]) for label in labels)
    name_width = max(min(longest, look.width - numbers - 2 - CELL * len(labels)), 8)
    columns = max((look.width - numbers - name_width - 2) // CELL, 1)
    row_at, column_at = (labels.index(one) for one in cell) if cell else (0, 0)
    shown_columns = window(len(labels), columns, column_at)
    shown_rows = window(len(labels), max(room - 2, 1), row_at)
    top = look.line(" " * (numbers + name_width + 2))
    for j in shown_columns:
        top.append(f"{j + 1:>{CELL}}", STYLES["dim"])
    style = "title" if active else "dim"
    title = look.line((look.short(heading, look.width), style))
    legend = look.say("legend"), f"{FAIR:g}", f"{BAD:g}"
    if title.cell_len + cell_len(" ".join(legend)) + 3 <= look.width and session.tension:
        title.append(f"  {legend[0]} ", STYLES["dim"])
        title.append(legend[1], STYLES["fair"])
        title.append(" ")
        title.append(legend[2], STYLES["bad"])
    lines = [title, top]
    for i in shown_rows:
        line = look.line(
            (f"{i + 1:>{numbers}} ", "dim"), look.fit(about.names[labels[i]], name_width)
        )
        line.append(" ")
        for j in shown_columns:
            text, how = _grid_cell(look, session, i, j)
            if cell == (labels[i], labels[j]):
                how = "chosen" if active else how
                if not active:
                    text = f"{look.glyphs.pointer}{text}"
            line.append(" " * (CELL - cell_len(text)))
            line.append(text, STYLES[how] if how else None)
        lines.append(line)
    return lines


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


def _cell_lines(look: Look, about: About, session: Session, pair: Pair, room: int) -> Screen:
    """Say in words what stands in a cell of the matrix, and how far it is from the weights."""
    value, note = session.answers.get(pair), session.notes.get(pair)
    noted = look.say("note-shown", note=note) if note else ""
    if value is None:
        say = "cell-skipped" if pair in session.skipped else "cell-open"
        a, b = (look.short(about.names[one], (look.width - 24) // 2) for one in pair)
        text, extra, style = look.say(say, a=a, b=b), noted, "dim"
    else:
        tension = session.tension.get(pair, 1.0)
        style = "dim" if tension < FAIR else "notice" if tension < BAD else "alarm"
        off = "" if tension < FAIR else look.say("cell-tension", factor=factor_text(tension))
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


_BESIDE = 16  # cells of what is said beside a judgment where there is but one line


def _change(look: Look, about: About, change: Change, here: bool) -> Screen:
    """Show the old and the new judgment of one change of a proposal.

    Names too long for a sentence stand above it, as a and b.
    """
    a, b = about.names[change.a], about.names[change.b]
    marks = look.say("old"), look.say("new")
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


_BEFORE_CHANGE = 4  # cells before a change, where the pointer stands
_CHANGE_LINES = 3
_AROUND_CHANGES = 15  # lines of a proposal beside its changes, with the heaviest weights
