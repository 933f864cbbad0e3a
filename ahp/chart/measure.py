"""How much room a text takes, and where its lines are broken."""

from __future__ import annotations

import re
from functools import cache

from ahp.common.chart.page import width_of, wrapped
from ahp.common.visible import visible

LEADING = 1.25
"""Height of a line, in font sizes."""

_CELL = 0.52  # width of half a Chinese character in font sizes, with a little air
_ELLIPSIS = "…"
_BREAKS = re.compile(r"[ \u2e80-\uffff]|(?<=[-/])")  # after which a line may end


@cache
def _advance(character: str) -> float:
    """Return the width of a character in font sizes, in the wider of the fonts it may be in."""
    from matplotlib import font_manager  # deferred: only charts need matplotlib

    from ahp.common.chart.fonts import LATIN

    wide = width_of(character) * _CELL
    font = font_manager.get_font(font_manager.findfont(LATIN))
    if ord(character) not in font.get_charmap():
        return max(wide, 2 * _CELL)
    font.set_size(100, 72)
    return max(wide, font.load_char(ord(character)).linearHoriAdvance / 65536 / 100)


def width(text: str, size: float) -> float:
    """Return the width of a line in points, never less than it takes.

    >>> width("企业", 10.0)
    20.8
    """
    return sum(map(_advance, text)) * size


def longest_word(text: str, size: float) -> float:
    """Return the width of the widest piece that no line should end in.

    >>> longest_word("AI大学", 10.0) == width("AI", 10.0)
    True
    """
    return max((width(piece, size) for piece in _BREAKS.split(text) if piece), default=0.0)


def clean(name: str) -> str:
    r"""Return a name on one line, nothing in it unseen.

    >>> clean("a\n b\x1b")
    'a b\\x1b'
    """
    return " ".join(visible(name).split())


def broken(text: str, room: float, size: float, most: int) -> tuple[tuple[str, ...], bool]:
    """Break a text into lines that fit.

    Parameters
    ----------
    text : str
    room : float
        Points.
    size : float
        Of the font, in points.
    most : int
        Lines; what is beyond them is left out, with an ellipsis at the end.

    Returns
    -------
    lines : tuple of str
    whole : bool
        Whether no word had to be broken and nothing is left out.

    Examples
    --------
    >>> broken("one two three", 60.0, 10.0, 3)
    (('one two', 'three'), True)
    >>> broken("incomprehensible", 60.0, 10.0, 1)
    (('incompr…',), False)
    """
    lines, whole = _lines(text, room, size)
    narrower = width(text, size) / len(lines)
    while whole and narrower < room:  # as even as they can be, so that none has a lone character
        even, alike = _lines(text, narrower, size)
        if alike and len(even) <= len(lines):
            lines = even
            break
        narrower += size / 4
    if len(lines) > most:
        last = lines[most - 1]
        while last and width(last + _ELLIPSIS, size) > room:
            last = last[:-1]
        return (*lines[: most - 1], last.rstrip() + _ELLIPSIS), False
    return tuple(lines), whole


def _lines(text: str, room: float, size: float) -> tuple[list[str], bool]:
    lines: list[str] = []
    whole = True
    for line in wrapped(text, room, lambda one: width(one, size)):
        rest = line
        while len(rest) > 1 and width(rest, size) > room:
            fitting = (at for at in range(len(rest) - 1, 0, -1) if width(rest[:at], size) <= room)
            end = next(fitting, 1)
            after = 1 + max(rest.rfind(sign, 0, end) for sign in "-/")
            whole &= after > 0
            end = after or end
            lines.append(rest[:end])
            rest = rest[end:].lstrip()
        lines.append(rest)
    return lines, whole
