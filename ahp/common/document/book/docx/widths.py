"""How wide the columns of a table are, by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from ahp.common.document.book.docx.look import TWIPS_A_POINT
from ahp.common.document.parts import Grid, plain
from ahp.common.visible import visible

PADDING = 100  # at either side of a cell, in twips
_ALONE = 20  # signs of half an em that a column of text wants at least, if it has so many
_AT_MOST = 76  # signs that it wants at most; more are broken into lines
_WORD = 16  # signs of a word that is not broken
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
    whole : int
        So that nothing is broken into lines.
    """

    least: int
    good: int
    whole: int


def halves(text: str) -> int:
    """Count the halves of an em that a text needs: Chinese characters have two.

    >>> halves("GDP 总量")
    8
    """
    if text.isascii():
        return len(text)
    return len(text) + sum(east_asian_width(sign) in "WF" for sign in text)


def needs(grid: Grid) -> list[Needs]:
    """Return what each column of a table needs."""
    shown = [[visible(plain(cell)) for cell in cells] for cells in grid.shown()]
    found = []
    for place, column in enumerate(grid.columns):
        cells = [cells[place] for cells in shown]
        deep = max(grid.indents, default=0) * 2 if place == (grid.stub or 0) else 0
        whole = max(map(_longest_line, (column.heading, *cells)), default=0) + deep
        words = _longest_word((column.heading, *(() if column.right else cells)))
        figures = max(map(_longest_line, cells), default=0) if column.right else 0
        least = max(min(words, _WORD), min(figures, 2 * _WORD), 4)
        good = max(least, min(whole, _ALONE)) if not column.right else least
        found.append(Needs(least, good, max(good, min(whole, _AT_MOST))))
    return found


def _longest_line(text: str) -> int:
    return max(map(halves, text.split("\n")))


def _longest_word(texts: Iterable[str]) -> int:
    return max((halves(word) for text in texts for word in _WORDS.findall(text)), default=0)


def fits(found: Sequence[Needs], size: float, room: int, spare: float) -> bool:
    """Whether columns can be read well in some room.

    Parameters
    ----------
    found : sequence of Needs
    size : float
        Of the type, in points.
    room : int
        In twips.
    spare : float
        See `Look`.
    """
    return sum(_twips(one.good, size * spare) for one in found) <= room


def widths(found: Sequence[Needs], size: float, room: int, spare: float) -> list[int]:
    """Share some room out among columns: first what each needs, the rest as they want it.

    Returns
    -------
    list of int
        In twips; together at most the room.
    """
    whole = [_twips(one.whole, size * spare) for one in found]
    if sum(whole) <= room:
        width = min(max(_STRETCH * sum(whole), _NARROWEST * room), room)
        return [int(one * width / sum(whole)) for one in whole]
    least = [_twips(one.least, size * spare) for one in found]
    wanted = [_twips(one.good, size * spare) for one in found]
    if sum(wanted) > room:
        wanted = least
    left = room - sum(wanted)
    if left < 0:
        return [int(one * room / sum(least)) for one in least]
    more = [most - one for one, most in zip(wanted, whole, strict=True)]
    return [one + int(left * up / sum(more)) for one, up in zip(wanted, more, strict=True)]


def _twips(count: int, size: float) -> int:
    return int(count * size * TWIPS_A_POINT / 2) + 2 * PADDING
