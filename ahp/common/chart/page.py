"""The page of a chart: title above, provenance below, and the colours all charts share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from ahp.common.document.text import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Okabe, M., Ito, K. (2008). Color Universal Design: told apart by all kinds of colour vision.
PALETTE = (
    "#0072B2",
    "#E69F00",
    "#009E73",
    "#CC79A7",
    "#56B4E9",
    "#D55E00",
    "#F0E442",
    "#555555",
)
SEQUENTIAL = "cividis"  # made for colour-blind readers; lightness grows with the value
GRAY, PALE, INK = "#767676", "#D9D9D9", "#1A1A1A"

_TITLE, _NOTE = 13.0, 7.5  # points
_INCH = 72.0  # points
_LEADING = 1.45
_MARGIN = 0.15  # inches
_BOLD, _TITLE_LEADING = 0.62, 1.2  # width of a cell and height of a line of titles, in sizes
_bare = ContextVar("bare", default=False)


@contextmanager
def without_titles(bare: bool = True) -> Iterator[None]:
    """Leave title and note of pages to the document that the charts are for."""
    token = _bare.set(bare)
    try:
        yield
    finally:
        _bare.reset(token)


def is_bare() -> bool:
    """Whether title and note of pages are left to the document."""
    return _bare.get()


def new_page(
    width: float, height: float, title: str, note: str, rows: int = 1, columns: int = 1
) -> tuple[Figure, Any]:
    """Make a figure with a title at its top and a wrapped note at its foot.

    Parameters
    ----------
    width, height : float
        Inches; the note's lines are added to the height.
    title, note : str
        Its alternative text, too: the label of the figure.
    rows, columns : int
        Of axes.

    Returns
    -------
    (Figure, Axes or array of Axes)
    """
    from matplotlib.figure import Figure  # deferred: only charts need matplotlib

    cells = int((width - 2 * _MARGIN) * _INCH / (_NOTE * 0.56))
    bare = _bare.get()
    lines = [] if bare else wrapped(note, cells)
    foot = (len(lines) * _NOTE * _LEADING) / _INCH + (1 if bare else 2) * _MARGIN
    titles = [] if bare else wrapped(title, int((width - 2 * _MARGIN) * _INCH / (_TITLE * _BOLD)))
    head = _TITLE * (1.6 + _TITLE_LEADING * (len(titles) - 1)) / _INCH + _MARGIN
    head = _MARGIN if bare else head
    height += foot + head
    figure = Figure(figsize=(width, height), layout="constrained", facecolor="white")
    engine: Any = figure.get_layout_engine()
    figure.set_label(f"{title}\n{note}")
    engine.set(rect=(0.01, foot / height, 0.98, 1 - (foot + head) / height))
    left = _MARGIN / width
    figure.text(
        left,
        1 - _MARGIN / height,
        "\n".join(titles),
        fontsize=_TITLE,
        fontweight="bold",
        va="top",
        ha="left",
        color=INK,
        linespacing=_TITLE_LEADING,
    )
    for place, line in enumerate(reversed(lines)):
        y = (_MARGIN + place * _NOTE * _LEADING / _INCH) / height
        figure.text(left, y, line, fontsize=_NOTE, va="bottom", ha="left", color=GRAY)
    return figure, figure.subplots(rows, columns)


def wrapped(text: str, room: float, width: Callable[[str], float] | None = None) -> list[str]:
    """Break a text into lines; a Chinese character takes two cells and may end a line.

    The room is counted in cells, or as a function says that is given.

    >>> wrapped("one two three", 8)
    ['one two', 'three']
    >>> wrapped("各年分别标准化", 8)
    ['各年分别', '标准化']
    >>> wrapped("各年分（分别）", 8), wrapped("也称为“分别”。", 8)
    (['各年分', '（分别）'], ['也称为', '“分别”。'])
    """
    lines, line, closing = [], "", set(_CLOSING)
    width = width_of if width is None else width
    for piece in _pieces(text):
        full = width(line + piece.rstrip()) > room
        if line and full and not closing.issuperset(piece.strip()):
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


_CLOSING = "，。、；：）！？］》】」』〉〕”’…,.;:)]"  # begin no line
_OPENING = "（［《【「『〈〔“‘(["  # end no line
_WIDE = 0x2E80  # the first code of Chinese characters and their punctuation


def _pieces(text: str) -> list[str]:
    """Part a text where a line may end; what opens a bracket stays with what follows."""
    pieces, word = [], ""
    for character in text:
        if ord(character) >= _WIDE:
            pieces += [word, character] if word else [character]
            word = ""
        else:
            word += character
            if character == " ":
                pieces.append(word)
                word = ""
    if word:
        pieces.append(word)
    held: list[str] = []
    for piece in pieces:
        if held and held[-1][-1] in _OPENING:
            held[-1] += piece
        else:
            held.append(piece)
    return held


def width_of(text: str) -> int:
    """Return how many cells a text takes.

    >>> width_of("AI大学")
    6
    """
    return sum(1 + (ord(character) >= _WIDE) for character in text)


def bare(axes: Axes, keep: tuple[str, ...] = ()) -> None:
    """Take away the frame of axes but for some sides, and the marks of the ticks."""
    for side, spine in axes.spines.items():
        spine.set_visible(side in keep)
        spine.set_color(PALE)
    axes.tick_params(length=0, colors=INK)


def legend_above(axes: Axes, columns: int, entries: Sequence[tuple[Any, str]]) -> None:
    """Put a legend above axes, from their left side; its names may begin with anything."""
    axes.legend(
        [handle for handle, _ in entries],
        [name for _, name in entries],
        loc="lower left",
        bbox_to_anchor=(0, 1.0),
        ncols=columns,
        fontsize=8.5,
        frameon=False,
        borderaxespad=0.2,
        handlelength=1.4,
    )


def rank_text(rank: float | None) -> str:
    """Show a rank without needless decimals.

    >>> rank_text(2.0), rank_text(2.5), rank_text(None)
    ('2', '2.5', '')
    """
    return "" if rank is None else number(rank, 0 if float(rank).is_integer() else 1)


def dark(color: tuple[float, float, float, float]) -> bool:
    """Whether white text reads better than black on a colour, by relative luminance.

    >>> dark((0, 0, 0.5, 1)), dark((1, 1, 0, 1))
    (True, False)
    """
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] < 0.18


def ink_on(color: tuple[float, float, float, float]) -> str:
    """Return which of white and black reads better on a colour: at least 4.5 times as light.

    >>> ink_on((0, 0, 0.5, 1)), ink_on((0.49, 0.48, 0.47, 1))
    ('white', 'black')
    """
    return "white" if dark(color) else "black"
