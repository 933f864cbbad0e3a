"""What belongs to what in an outline: by indentation, by numbers, and that both say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ahp.common.findings import Problems
from ahp.common.wording import Message
from ahp.files.outline.entries import Entry, note_once
from ahp.files.outline.lines import Line
from ahp.files.outline.marks import Mark
from ahp.files.outline.wording import (
    OUTLINE_CODES_UNCLEAR,
    OUTLINE_CONTRADICTION,
    OUTLINE_INDENT,
    OUTLINE_MIXED_INDENT,
    OUTLINE_NUMBER_AGAIN,
    OUTLINE_NUMBER_ALONE,
    OUTLINE_NUMBER_BELOW_PLAIN,
    OUTLINE_SECOND_GOAL,
)

Parents = list[int | None]
Trouble = tuple[Message, int, Mapping[str, object]]
"""A message about an entry, by its place among them."""

_PLAIN = ("plain", 0)
_GOALS = ("level 目标", "level 总目标", "level goal", "level objective")


@dataclass(frozen=True)
class Row:
    """A line with its mark, and what it says without it."""

    line: Line
    mark: Mark | None
    entry: Entry
    letters: tuple[str, str] | None = None

    @property
    def style(self) -> tuple[str, int]:
        """The style of the mark; that of lines without one for those."""
        return self.mark.style if self.mark else _PLAIN

    @property
    def shown(self) -> str:
        """The entry with its mark, as messages show it."""
        text = " ".join(self.line.content.split())
        return text if self.mark or self.letters else self.entry.text


def parents_of(rows: Sequence[Row], problems: Problems) -> Parents:
    """Return the parent of each row; None at the top, where there may be several.

    Numbers give it where indentation does not; where both do, they must agree.
    """
    widths = _widths(rows)
    below = set(widths[1:])
    trouble: list[Trouble]
    if len(rows) > 1 and all(row.letters for row in rows[1:]):
        numbered, trouble = _by_codes(rows)
        says = True
    else:
        numbered, trouble = _by_marks(rows)
        says = len({row.style for row in rows[1:]}) > 1
        if not says and below and min(below) <= widths[0]:  # a level of its own, as 1.1 below 1
            says = all(map(_is_marked, rows))
    if len(below) <= 1 and says:
        _tell(trouble, rows, problems)
        return numbered
    parents = _by_indentation(rows, widths, problems)
    if len(below) <= 1:
        _tell(trouble, rows, problems)
    if not problems.errors:
        _compare(rows, parents, numbered, trouble, problems)
    return parents


def _is_marked(row: Row) -> bool:
    return row.mark is not None or row.letters is not None


def _is_goal(row: Row) -> bool:
    """Whether a row on top is the goal: it has no number, or says so."""
    if row.mark is None:
        return row.letters is None
    return row.style[0].startswith(_GOALS)


def _widths(rows: Sequence[Row]) -> list[int]:
    """Return how far rows are indented; a title lies left of a list that is not indented."""
    widths = [row.line.width for row in rows]
    beside = [row for row in rows[1:] if row.line.width <= widths[0]]
    if beside and _is_goal(rows[0]) and (_is_marked(rows[0]) or all(map(_is_marked, beside))):
        widths[0] = min(widths) - 1
    return widths


def _tell(trouble: Sequence[Trouble], rows: Sequence[Row], problems: Problems) -> None:
    """Tell each cause once."""
    for what in dict.fromkeys(what for what, _, _ in trouble):
        found = [(rows[at].entry, details) for one, at, details in trouble if one is what]
        note_once(what, found, problems)


def _by_indentation(rows: Sequence[Row], widths: Sequence[int], problems: Problems) -> Parents:
    """Find each row's parent, the nearest above that is indented less."""
    parents: Parents = []
    open_rows: list[int] = []
    trouble: list[Trouble] = []
    kinds = [set(row.line.indent) for row in rows if row.line.indent]
    for place, row in enumerate(rows):
        indent, width = row.line.indent, widths[place]
        if len(set(indent)) > 1 or (indent and set(indent) != kinds[0]):
            trouble.append((OUTLINE_MIXED_INDENT, place, {}))
        above = [widths[one] for one in open_rows]
        while open_rows and widths[open_rows[-1]] >= width:
            open_rows.pop()
        if above and width < above[-1] and width not in above and not row.line.drawn:
            known = ", ".join(map(str, above))
            trouble.append((OUTLINE_INDENT, place, {"found": width, "known": known}))
        elif place and not open_rows and not (_is_marked(rows[0]) and _is_marked(row)):
            details = {"text": row.entry.text, "goal": rows[0].entry.text}
            trouble.append((OUTLINE_SECOND_GOAL, place, details))
        parents.append(open_rows[-1] if open_rows else None)
        open_rows.append(place)
    _tell(trouble, rows, problems)
    return parents


def _by_marks(rows: Sequence[Row]) -> tuple[Parents, list[Trouble]]:
    """Find each row's parent by the marks in front: each new style is a level below the last."""
    parents: Parents = []
    trouble: list[Trouble] = []
    pinned = bool(rows) and _is_goal(rows[0])
    open_rows: list[int] = []
    last: dict[int | None, int] = {}
    for place, row in enumerate(rows):
        if place == 0:
            parents.append(None)
            open_rows.append(0)
            continue
        sibling = next(
            (k for k in range(int(pinned), len(open_rows)) if _is_beside(row, rows[open_rows[k]])),
            None,
        )
        if sibling is not None:
            del open_rows[sibling:]
        parent = open_rows[-1] if open_rows else None
        trouble += _trouble_of(rows, place, parent, last.get(parent))
        last[parent] = place
        parents.append(parent)
        open_rows.append(place)
    return parents, trouble


def _is_beside(row: Row, other: Row) -> bool:
    """Whether a row is on the level of one above, or on a higher one."""
    if row.style == other.style:
        return True
    return row.style[0] == other.style[0] == "number" and other.style[1] >= row.style[1]


def _trouble_of(
    rows: Sequence[Row], place: int, parent: int | None, before: int | None
) -> list[Trouble]:
    """Return what contradicts the place that the mark of a row gives it."""
    row = rows[place]
    above = rows[parent] if parent is not None else None
    details = {"text": row.shown}
    if row.mark is None:
        return []
    if above is not None and parent != 0 and above.mark is None:
        return [(OUTLINE_NUMBER_BELOW_PLAIN, place, {**details, "above": above.shown})]
    number = row.mark.number
    if len(number) > 1:
        wanted = number[:-1]
        if above is not None and above.style[0] == "number" and above.mark:
            right = above.mark.number == wanted
        else:
            first = rows[before].mark if before is not None else None
            right = first is None or first.number[:-1] == wanted
        missing = {**details, "wanted": ".".join(map(str, wanted))}
        if not right:
            return [(OUTLINE_NUMBER_ALONE, place, missing)]
    previous = rows[before].mark if before is not None else None
    again = previous and previous.number and number and number <= previous.number
    if again and previous and previous.style == row.style and not number == previous.number == (1,):
        return [(OUTLINE_NUMBER_AGAIN, place, details)]
    return []


def _by_codes(rows: Sequence[Row]) -> tuple[Parents, list[Trouble]]:
    """Find each row's parent by codes such as A, B1, C11: by the digits, else by the letters."""
    codes = [row.letters for row in rows]
    known = {code: place for place, code in enumerate(codes) if code}
    first = codes[0] or codes[1] or ("", "")
    parents = [_prefix_parent(code, known, place) for place, code in enumerate(codes)]
    if codes[0] is None or not codes[0][1]:  # the goal has no digits: those with one are its items
        for place, code in enumerate(codes[1:], start=1):
            if parents[place] is None and code and code[0] == first[0] and len(code[1]) == 1:
                parents[place] = 0
        fits = all(parent is not None for parent in parents[1:])
    else:
        fits = all(
            parent is not None or (code and code[0] == first[0])
            for parent, code in zip(parents, codes, strict=True)
        )
    return (parents, []) if fits else _by_letters(rows, codes)


def _prefix_parent(
    code: tuple[str, str] | None, known: Mapping[tuple[str, str], int], place: int
) -> int | None:
    """Return the row whose digits begin those of a code, one letter up or of the same letter."""
    if code is None or place == 0:
        return None
    letter, digits = code
    for shorter in _shorter(digits):
        for other in (letter, chr(ord(letter) - 1)):
            if (found := known.get((other, shorter))) is not None and found != place:
                return found
    return None


def _shorter(digits: str) -> list[str]:
    """Return what the code above may have: 1 above 11, 1.1 above 1.1.1, none above 1."""
    if "." in digits or "-" in digits:
        return [digits.rpartition("." if "." in digits else "-")[0]]
    return [digits[:-1]] if digits else []


def _by_letters(
    rows: Sequence[Row], codes: Sequence[tuple[str, str] | None]
) -> tuple[Parents, list[Trouble]]:
    """Let each letter be a level, and each row an item of the last one of the level above."""
    letters = [code[0] if code else "" for code in codes]
    order = list(dict.fromkeys(letters))
    parents: Parents = []
    latest: dict[str, int] = {}
    trouble: list[Trouble] = []
    for place, letter in enumerate(letters):
        level = order.index(letter)
        parent = latest.get(order[level - 1]) if level else None
        parents.append(parent)
        latest = {one: at for one, at in latest.items() if order.index(one) < level}
        latest[letter] = place
    blocks = sum(one != other for one, other in pairwise(letters))
    several = [one for one in order[1:-1] if letters.count(one) > 1]
    if several and blocks == len(order) - 1:  # one level after the other
        first = letters.index(order[-1])
        trouble.append((OUTLINE_CODES_UNCLEAR, first, {"text": rows[first].shown}))
    return parents, trouble


def _compare(
    rows: Sequence[Row],
    parents: Parents,
    numbered: Parents,
    trouble: Sequence[Trouble],
    problems: Problems,
) -> None:
    """Note where numbers say otherwise than the indentation does."""
    coded = all(row.letters for row in rows[1:])
    counted = coded or all(row.mark is not None and row.mark.counts for row in rows[1:])
    if not counted or len(rows) < 2:
        return
    _tell([one for one in trouble if one[0] is OUTLINE_NUMBER_ALONE], rows, problems)
    if trouble or (not coded and len({row.style for row in rows[1:]}) < 2):
        return
    found = []
    for row, parent, other in zip(rows, parents, numbered, strict=True):
        if parent != other:
            shown = {
                "text": row.shown,
                "by_number": rows[other].shown if other is not None else "-",
                "by_indent": rows[parent].shown if parent is not None else "-",
            }
            found.append((row.entry, shown))
    note_once(OUTLINE_CONTRADICTION, found, problems)
