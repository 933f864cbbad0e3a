"""Pieces of a screen: text cut to cells, bars, and the signs to draw with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from ahp.common.wording import Language

Screen = list[Text]
"""Lines from top to bottom, none wider than the terminal."""

# Colors of the terminal's own palette, so that they suit a light and a dark background; whatever a
# color says is also said in words or by another attribute, for terminals without color.
STYLES = {
    "title": "bold",
    "dim": "dim",
    "key": "bold",
    "chosen": "bold reverse",
    "asked": "bold cyan",
    "bar": "cyan",
    "good": "green",
    "fair": "yellow underline",
    "bad": "bold red reverse",
    "alarm": "bold red",
    "notice": "bold yellow",
}


@dataclass(frozen=True)
class Glyphs:
    """The signs to draw with, for terminals that can show any text and for those that cannot."""

    line: str
    marker: str
    middle: str
    limit: str
    full: str
    parts: str
    rest: str
    dot: str
    ellipsis: str
    pointer: str
    cursor: str
    arrows: str
    separator: str


UNICODE = Glyphs("─", "●", "┼", "┃", "█", "▏▎▍▌▋▊▉", "░", "·", "…", "▸", "▏", "←/→", " · ")
ASCII = Glyphs("-", "O", "+", "|", "#", "", ".", ".", "..", ">", "_", "left/right", " | ")


@dataclass(frozen=True)
class Look:
    """How to draw: the size of the terminal, the language, and the signs."""

    width: int
    height: int
    lang: Language
    glyphs: Glyphs = UNICODE

    def short(self, text: str, width: int) -> str:
        """Cut a text that is too wide.

        >>> Look(80, 24, "zh").short("区域竞争力评价指数", 9)
        '区域竞争…'
        """
        if cell_len(text) <= width:
            return text
        ellipsis = self.glyphs.ellipsis
        room = width - cell_len(ellipsis)
        if room < 1:
            return set_cell_size(text, max(width, 0))
        return set_cell_size(text, room).rstrip() + ellipsis

    def fit(self, text: str, width: int) -> str:
        """Cut or pad a text to exactly some cells.

        >>> Look(80, 24, "zh").fit("价格", 6)
        '价格  '
        """
        cut = self.short(text, width)
        return cut + " " * max(width - cell_len(cut), 0)

    def brief(self, names: Mapping[str, str], label: str, width: int) -> str:
        """Cut a name that is too wide so that it still differs from the others.

        >>> names = {"a": "研发经费投入（东部）", "b": "研发经费投入（西部）"}
        >>> [Look(80, 24, "zh").brief(names, label, 13) for label in names]
        ['研发经…东部）', '研发经…西部）']
        """
        name = names[label]
        cut = self.short(name, width)
        twins = [names[one] for one in names if one != label and names[one] != name]
        twins = [one for one in twins if cut != name and self.short(one, width) == cut]
        if not twins:
            return cut
        cut = self._without_middle(name, width)
        if all(self._without_middle(one, width) != cut for one in twins):
            return cut
        same = min(_shared(name, one) for one in twins)
        return self.short(self.glyphs.ellipsis + name[max(same - 1, 0) :], width)

    def _without_middle(self, text: str, width: int) -> str:
        ellipsis = self.glyphs.ellipsis
        room = width - cell_len(ellipsis)
        if room < 2:
            return self.short(text, width)
        tail = text
        while cell_len(tail) > room // 2:
            tail = tail[1:]
        head = set_cell_size(text, room - cell_len(tail)).rstrip()
        return f"{head}{ellipsis}{tail}"

    def bar(self, share: float, width: int) -> str:
        """Draw a share between 0 and 1 as a bar, without what fills the rest.

        >>> Look(80, 24, "en").bar(0.52, 10), Look(80, 24, "en", ASCII).bar(0.52, 10)
        ('█████▎', '#####')
        """
        parts = self.glyphs.parts
        steps = len(parts) + 1
        filled = round(min(max(share, 0.0), 1.0) * width * steps)
        whole, part = divmod(filled, steps)
        return self.glyphs.full * whole + (parts[part - 1] if part else "")

    def line(self, *parts: str | tuple[str, str]) -> Text:
        """Put a line together of texts, and of pairs of text and name of a style."""
        text = Text(no_wrap=True)
        for part in parts:
            if isinstance(part, str):
                text.append(part)
            else:
                text.append(part[0], STYLES[part[1]])
        return text

    def spread(self, left: Text, right: str, style: str = "dim") -> Text:
        """Put a text at the right end of a line, where there is room for it."""
        gap = self.width - left.cell_len - cell_len(right)
        if gap >= 1:
            left.append(" " * gap)
            left.append(right, STYLES[style])
        return left

    def clamp(self, lines: Sequence[Text], foot: Sequence[Text] = ()) -> Screen:
        """Cut lines to the terminal; the last ones stay at its foot."""
        room = max(self.height - len(foot), 0)
        shown = [*lines[:room], *([Text()] * (room - len(lines))), *foot][: self.height]
        for line in shown:
            if line.cell_len > self.width:
                line.plain = self.short(line.plain, self.width)
        return shown


def _shared(one: str, other: str) -> int:
    """Return with how many characters two texts begin alike."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def window(count: int, size: int, focus: int) -> range:
    """Return which of some rows to show where only a few have room, so that one is among them.

    >>> window(10, 4, 0), window(10, 4, 7), window(3, 4, 1)
    (range(0, 4), range(5, 9), range(0, 3))
    """
    size = min(size, count)
    start = min(max(focus - size // 2, 0), count - size)
    return range(start, start + size)


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most some cells; words longer than that are broken too.

    Lines end at the end of a clause where one is far enough along, and none begins with a sign
    that closes something.

    >>> wrap("one two three", 8), wrap("区域竞争力评价", 6)
    (['one two', 'three'], ['区域竞', '争力评', '价'])
    >>> wrap("a 是 b 的 3 倍；b 是 a 的 3 倍", 20)
    ['a 是 b 的 3 倍；', 'b 是 a 的 3 倍']
    """
    lines = []
    for paragraph in text.split("\n"):
        rest = paragraph
        while cell_len(rest) > max(width, 2):
            end = _line_end(rest, max(width, 2))
            lines.append(rest[:end].rstrip())
            rest = rest[end:].lstrip()
        lines.append(rest.rstrip())
    return lines


def _line_end(text: str, width: int) -> int:
    """Return after how many characters of a text too wide a line best ends."""
    fitting = 1
    while cell_len(text[: fitting + 1]) <= width:
        fitting += 1
    places = [place for place in range(1, fitting + 1) if _may_break(text, place)]
    clauses = [one for one in places if text[:one].rstrip()[-1:] in _CLAUSE_ENDS]
    far = [one for one in clauses if 2 * cell_len(text[:one]) >= width]
    return (far or places or [fitting])[-1]


def _may_break(text: str, place: int) -> bool:
    """Whether a line may end before a place: not in a word, nor between a number and its unit."""
    before, after = text[place - 1], text[place]
    if after in _CLOSING or before in _OPENING:
        return False
    if before == " " or after == " ":
        joined = text[:place].rstrip()[-1:] + text[place:].lstrip()[:1]
        return not (joined[:1].isdigit() and cell_len(joined[1:]) > 1)
    return cell_len(before) > 1 or cell_len(after) > 1


def plain_text(lines: Iterable[Text]) -> str:
    r"""Return a screen as text without colors.

    >>> plain_text([Text("one  "), Text("two")])
    'one\ntwo\n'
    """
    return "".join(f"{line.plain.rstrip()}\n" for line in lines)


def fragments(lines: Iterable[Text]) -> list[tuple[str, str]]:
    """Return a screen as pairs of style and text, as prompt_toolkit takes them.

    >>> fragments([Text.assemble("CR ", ("0.12", "bold red"))])
    [('', 'CR '), ('bold ansired', '0.12')]
    """
    pieces: list[tuple[str, str]] = []
    for place, line in enumerate(lines):
        if place:
            pieces.append(("", "\n"))
        for segment in line.render(_CONSOLE):
            pieces.append((_style(str(segment.style or "")), segment.text))
    return pieces


_CLAUSE_ENDS = "；;。"
_CLOSING = "，。；：、！？）》”’】…,.;:!?)"
_OPENING = "（《“‘【("
_CONSOLE = Console(width=1000, force_terminal=False)
_COLORS = {name: f"ansi{name}" for name in ("red", "green", "yellow", "cyan")}


def _style(name: str) -> str:
    words = "" if name == "none" else name
    return " ".join(_COLORS.get(part, part) for part in words.split())
