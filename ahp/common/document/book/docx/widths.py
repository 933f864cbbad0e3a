"""How wide the columns of a table are, by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

from ahp.common.document.book.docx.look import TWIPS_A_POINT
from ahp.common.document.parts import Column, Grid, Inline, plain
from ahp.common.visible import visible

PADDING = 80  # at either side of a cell, in twips
_ALONE = 18  # signs of half an em that a column of text wants at least, if it has so many
_AT_MOST = 160  # signs that it wants at most; more are broken into lines
_WORD = 16  # signs of a word that is not broken
_SHORT = 10  # signs of a heading that has one line if it can
_BOLD = 0.2  # by how much the letters of a heading may be wider
_STRETCH, _NARROWEST = 1.5, 0.6  # how far a narrow table is widened; to this share of the room
_WORDS = re.compile(r"[^\s\u2e80-\U0003ffff]+")


@dataclass(frozen=True)
class Needs:
    """What a column needs, in halves of an em.

    Attributes
    ----------
    least : int
        So that no figure and no usual word is broken.
    good : int
        So that it is read well.
    headed : int
        So that its heading has one line, if that is short, or two.
    whole : int
        So that nothing is broken into lines.
    """

    least: int
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
    word = max(_WORDS.findall(column.heading), key=halves, default="")
    words = max(halves(word) + _bolder(word), 4)
    if column.right:
        least = good = max(min(words, _WORD), min(longest, 2 * _WORD))
    else:
        least = max(min(words, _WORD), min(_longest_word(cells), _WORD) + deep)
        good = max(least, min(max(longest + deep, words), _ALONE))
    headed = max(good, heading if heading <= _SHORT else heading // 2 + 2)  # in two lines
    return Needs(least, good, headed, max(headed, min(max(longest + deep, heading), _AT_MOST)))


def _bolder(heading: str) -> int:
    """Count how many halves of an em more bold letters need; Chinese characters need none."""
    return ceil(_BOLD * sum(map(str.isascii, heading)))


def _longest_line(text: str) -> int:
    return max(map(halves, text.split("\n")))


def _longest_word(texts: Iterable[str]) -> int:
    return max((halves(word) for text in texts for word in _WORDS.findall(text)), default=0)


def fits(counts: Iterable[int], size: float, room: int, spare: float) -> bool:
    """Whether columns of so many halves of an em have some room.

    Parameters
    ----------
    counts : iterable of int
    size : float
        Of the type, in points.
    room : int
        In twips.
    spare : float
        See `Look`.
    """
    return sum(_twips(count, size * spare) for count in counts) <= room


def widths(found: Sequence[Needs], size: float, room: int, spare: float) -> list[int]:
    """Share some room out among columns: first what each needs, the rest as they want it.

    Returns
    -------
    list of int
        In twips; together at most the room.
    """
    kinds = [[getattr(one, name) for one in found] for name in ("least", "good", "headed", "whole")]
    levels = [[_twips(count, size * spare) for count in counts] for counts in kinds]
    fitting = [level for level in levels if sum(level) <= room]
    if not fitting:
        return [int(one * room / sum(levels[0])) for one in levels[0]]
    base = fitting[-1]
    if len(fitting) == len(levels):
        width = min(max(_STRETCH * sum(base), _NARROWEST * room), room)
        return [int(one * width / sum(base)) for one in base]
    more = [most - one for one, most in zip(base, levels[len(fitting)], strict=True)]
    left = room - sum(base)
    return [one + int(left * up / sum(more)) for one, up in zip(base, more, strict=True)]


def _twips(count: int, size: float) -> int:
    return int(count * size * TWIPS_A_POINT / 2) + 2 * PADDING
