"""What the columns of a table need, by what stands in them, whatever the form it is written in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

from ahp.common.document.parts import Column, Grid, Inline, plain
from ahp.common.visible import visible

_ALONE = 18  # signs of half an em that a column of text wants at least, if it has so many
_SNUG = 14  # to how many its cells of two lines are narrowed before a page is turned
_AT_MOST = 160  # signs that it wants at most; more are broken into lines
_WORD = 20  # signs of a word that is not broken
FIGURE = 16  # signs of a figure with its remark that has one line if it can
_SHORT = 9  # signs of a heading that has one line if it can
_BOLD = 0.1  # by how much the letters of a heading may be wider
_OPENING, _CLOSING = "（〔【《「『", "）〕】》」』，。；：、！？"
_WORDS = re.compile(
    rf"[{_OPENING}]*[^\s\u2e80-\U0003ffff]+(?:[{_OPENING}]+\S?)?[{_CLOSING}]*"
)  # with what a line is not broken before or behind
_PIECES = re.compile(
    rf"[{_OPENING}]*(?:[^\s\u2e80-\U0003ffff]+|.)[{_CLOSING}]*\s*"
)  # between which a heading may be broken
_LONG = re.compile(rf"[^\s/\u2e80-\U0003ffff]{{{_WORD + 1},}}")


@dataclass(frozen=True)
class Needs:
    """What a column needs, in halves of an em.

    Attributes
    ----------
    word : int
        So that no figure and no usual word is broken.
    least : int
        So that short headings and figures, such as a rank with its score, have one line.
    snug : int
        So that text that is short has two lines where it could have one.
    good : int
        So that it is read well.
    headed : int
        So that its heading has one line, if that is short, or two, and no word is broken that is
        very long, such as a hash.
    whole : int
        So that nothing is broken into lines.
    """

    word: int
    least: int
    snug: int
    good: int
    headed: int
    whole: int


def halves(text: str) -> int:
    """Count the halves of an em that a text needs: Chinese characters have two.

    >>> halves("GDP 总量")
    8
    """
    if text.isascii():
        return len(text)
    return len(text) + sum(east_asian_width(sign) in "WF" for sign in text)


def needs(grid: Grid, say: Callable[[Inline], str] = plain) -> list[Needs]:
    """Return what each column of a table needs.

    Parameters
    ----------
    grid : Grid
    say : callable
        Returns what is read in a cell, where it refers to other parts.
    """
    shown = [[visible(say(cell)) for cell in cells] for cells in grid.shown()]
    deep = max(grid.indents, default=0) * 2
    return [
        _needs(column, [cells[place] for cells in shown], deep * (place == (grid.stub or 0)))
        for place, column in enumerate(grid.columns)
    ]


def _needs(column: Column, cells: Sequence[str], deep: int) -> Needs:
    heading = _longest_line(column.heading) + _bolder(column.heading)
    longest = max(map(_longest_line, cells), default=0)
    heads = max(_longest_word([column.heading], bold=True), 4)
    word = max(heads, min(_longest_word(cells), _WORD) + deep)
    least = max(word, heading if heading <= _SHORT else 0)
    if column.right and longest <= FIGURE:
        least = max(least, longest)
    good = least if column.right else max(least, min(longest + deep, _ALONE))
    short = longest + deep <= 2 * _SNUG and not column.right
    snug = max(least, min(good, _SNUG)) if short else good
    two = heading if heading <= _SHORT else _in_two_lines(column.heading)
    words = [len(one) for cell in cells for one in _LONG.findall(cell)]
    headed = min(max(good, two, *words), _AT_MOST)
    whole = max(headed, min(max(longest + deep, heading), _AT_MOST))
    return Needs(word, least, snug, good, headed, whole)


def _in_two_lines(heading: str) -> int:
    """Return what a heading needs in two lines.

    >>> _in_two_lines("平均国内论文数"), _in_two_lines("Mean papers")
    (8, 7)
    """
    pieces = _PIECES.findall(heading)
    parted = [("".join(pieces[:at]), "".join(pieces[at:])) for at in range(1, len(pieces))]
    lines = [max(before.rstrip(), after, key=halves) for before, after in parted] or [heading]
    return min(halves(line) + _bolder(line) for line in lines)


def _bolder(heading: str) -> int:
    """Count how many halves of an em more bold letters need; Chinese characters need none."""
    return ceil(_BOLD * sum(map(str.isascii, heading)))


def _longest_line(text: str) -> int:
    return max(map(halves, text.split("\n")))


def _longest_word(texts: Iterable[str], *, bold: bool = False) -> int:
    words = [word[:_WORD] for text in texts for word in _WORDS.findall(text)]
    return max((halves(word) + (_bolder(word) if bold else 0) for word in words), default=0)
