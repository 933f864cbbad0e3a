"""Answers for a terminal: figures stay whole, long headings wrap.

What goes into a file or a pipe has neither colors nor an edge to wrap at: it is written as rich
would, without rich, which takes longer to import and to lay tables out than a check takes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len

from ahp.common.document.parts import (
    Document,
    Equation,
    Figure,
    Footnote,
    Gap,
    Grid,
    Heading,
    Inline,
    Items,
    Part,
    Source,
    Span,
    Style,
    Text,
    plain,
    spans,
)
from ahp.common.visible import visible

if TYPE_CHECKING:  # imported when used
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text as RichText

WIDEST_TEXT = 44  # columns; longer names wrap
WIDEST_WORD = 20  # of a heading; longer ones are folded
PIPE_WIDTH = 1000  # columns where the output is no terminal: nothing need be cut
STYLES: Mapping[Style, str] = {
    "": "",
    "good": "green",
    "bad": "bold red",
    "doubtful": "yellow",
    "note": "cyan",
    "strong": "bold",
    "emphasis": "italic",
    "code": "cyan",
    "dim": "dim",
}


def write(document: Document, out: TextIO) -> None:
    """Write what a document has for a terminal."""
    screen = _Screen(out)
    for part in document.page if document.screen is None else document.screen:
        screen.show(part)


class _Screen:
    """A terminal, or a file that is written as one would be."""

    def __init__(self, out: TextIO) -> None:
        self.out = out
        forced = (os.environ.get(name) for name in ("FORCE_COLOR", "TTY_COMPATIBLE"))
        self.plain = not out.isatty() and not any(forced)
        self._paints: dict[Style, tuple[str, str]] = {"": ("", "")}

    @cached_property
    def console(self) -> Console:
        return make_console(self.out)

    def show(self, part: Part) -> None:
        if isinstance(part, Grid):
            self.grid(part)
        elif isinstance(part, Heading):
            self.line((Span(part.text + part.aside, "strong"),))
        elif isinstance(part, Text):
            self.line(part.text)
        elif isinstance(part, Items):
            for item in part.items:
                self.line((Span("- "), *spans(item)))
        elif isinstance(part, Footnote):
            self.line((Span(f"{part.mark} {part.text}".strip(), "dim"),))
        elif isinstance(part, Source):
            self.line((Span(part.text, "dim"),))
        elif isinstance(part, Figure):
            self.line(part.caption)
        elif isinstance(part, Equation):
            self.line(part.plain)
        elif isinstance(part, Gap) and part.on == "screen":
            self.line("")

    def line(self, text: Inline) -> None:
        said = visible(plain(text))
        if self.plain and said.isprintable():
            self.out.write(said + "\n")
        else:
            self.console.print(_rich(text), soft_wrap=True)

    def grid(self, grid: Grid) -> None:
        """Show a table; where a terminal is too narrow, its columns in several blocks."""
        if grid.title:
            self.line((Span(grid.title, "strong"),))
        for note in grid.notes:
            if self.out.isatty():
                self.console.print(_rich((Span(note, "dim"),)))
            else:
                self.line((Span(note, "dim"),))
        rows = list(grid.shown_in_tree())
        if self.plain:
            lines = _laid_out(grid.headings, grid.right, rows, PIPE_WIDTH)
            if lines is not None:
                self.out.writelines(lines)
                return
        widths = _least_widths(grid.headings, grid.right, rows)
        whole = not self.out.isatty() or _needed(widths) <= self.console.width
        blocks = (
            [[*range(len(widths))]] if whole else _blocks(grid.right, widths, self.console.width)
        )
        for number, block in enumerate(blocks):
            if number:
                self.line("")
            headings, right = ([of[j] for j in block] for of in (grid.headings, grid.right))
            some = rows if whole else [[row[j] for j in block] for row in rows]
            room = max(self.console.width, _needed([widths[j] for j in block]))
            lines = _laid_out(headings, right, some, room, self.painted)
            if lines is not None:
                self.out.writelines(lines)
            else:
                self.console.print(make_table(headings, right, some), width=room, crop=False)

    def painted(self, text: Inline) -> str:
        """Return a text with the colors of its parts."""
        found = ""
        for span in spans(text):
            before, after = self._paint(span.style)
            found += before + visible(span.text) + after
        return found

    def _paint(self, style: Style) -> tuple[str, str]:
        """Return what turns a style on, and off again."""
        if style not in self._paints:
            with self.console.capture() as captured:
                self.console.print(_rich((Span("x", style),)), end="")
            before, _, after = captured.get().partition("x")
            self._paints[style] = before, after
        return self._paints[style]


def _needed(widths: Sequence[int]) -> int:
    return sum(widths) + 2 * len(widths)


def _blocks(right: Sequence[bool], widths: Sequence[int], room: int) -> list[list[int]]:
    """Part columns into blocks that have room, each with those that name the rows.

    >>> _blocks([True, False, True, True, True], [2, 6, 9, 9, 9], 36)
    [[0, 1, 2, 3], [0, 1, 4]]
    """
    named = right.index(False) + 1 if False in right else 0
    names = [*range(named)]
    blocks: list[list[int]] = []
    for place in range(named, len(widths)):
        if not blocks or _needed([widths[j] for j in (*blocks[-1], place)]) > room:
            blocks.append([*names])
        blocks[-1].append(place)
    return blocks or [names]


def make_console(out: TextIO) -> Console:
    """Make a console that writes the same text to every file, whatever the machine."""
    from rich.console import Console

    return Console(
        file=out,
        width=None if out.isatty() else PIPE_WIDTH,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _rich(text: Inline) -> RichText:
    from rich.text import Text as RichText

    if isinstance(text, str):
        return RichText(visible(text))
    if len(text) == 1:
        return RichText(visible(text[0].text), style=STYLES[text[0].style])
    return RichText.assemble(*((visible(span.text), STYLES[span.style]) for span in text))


def _laid_out(
    headings: Sequence[str],
    right: Sequence[bool],
    rows: Sequence[Sequence[Inline]],
    room: int,
    painted: Callable[[Inline], str] | None = None,
) -> Iterator[str] | None:
    """Lay rows out as rich would; None where that takes more than blanks between cells."""
    cells = [[visible(plain(cell)) for cell in row] for row in (headings, *rows)]
    if not all(cell.isprintable() and cell == cell.rstrip() for line in cells for cell in line):
        return None
    lengths = [[cell_len(cell) for cell in line] for line in cells]
    widths = [max(1, *column) for column in zip(*lengths, strict=True)]
    if sum(widths) + 2 * (len(widths) - 1) > room:
        return None
    blanks = (
        [" " * (width - length) for width, length in zip(widths, line, strict=True)]
        for line in lengths
    )
    if painted is not None:
        bold: list[Inline] = [(Span(heading, "strong"),) for heading in headings]
        cells = [
            [cell if isinstance(cell, str) else painted(cell) for cell in line]
            for line in (bold, *map(_visible, rows))
        ]
    return (
        "  ".join(
            pad + cell if on_right else cell + pad
            for cell, pad, on_right in zip(line, pads, right, strict=True)
        )
        + "\n"
        for line, pads in zip(cells, blanks, strict=True)
    )


def _visible(row: Sequence[Inline]) -> list[Inline]:
    return [visible(cell) if isinstance(cell, str) else cell for cell in row]


def _least_widths(
    headings: Sequence[str], right: Sequence[bool], rows: Sequence[Sequence[Inline]]
) -> list[int]:
    """Return how many columns of the screen each column of a table needs at least."""
    found = []
    for place, heading in enumerate(headings):
        widest = max((cell_len(visible(plain(row[place]))) for row in rows), default=0)
        longest_word = max((cell_len(word) for word in heading.split()), default=1)
        widest = max(widest, min(longest_word, WIDEST_WORD))
        found.append(widest if right[place] else min(widest, WIDEST_TEXT))
    return found


def make_table(
    headings: Sequence[str], right: Sequence[bool], rows: Sequence[Sequence[Inline]]
) -> Table:
    """Lay rows out for a terminal; Chinese characters take two columns.

    Parameters
    ----------
    headings : sequence of str
    right : sequence of bool
        Which columns are figures.
    rows : sequence of sequence of Inline

    Returns
    -------
    rich.table.Table

    Examples
    --------
    >>> import sys
    >>> table = make_table(["Region", "Score"], [False, True], [["上海", "9"]])
    >>> make_console(sys.stdout).print(table)
    Region  Score
    上海        9
    """
    from rich.table import Table
    from rich.text import Text as RichText

    table = Table(box=None, pad_edge=False)
    least = _least_widths(headings, right, rows)
    for place, heading in enumerate(headings):
        widest = max((cell_len(visible(plain(row[place]))) for row in rows), default=0)
        widest = max(widest, cell_len(visible(heading)))
        table.add_column(
            RichText(visible(heading), overflow="fold"),
            justify="right" if right[place] else "left",
            vertical="top",
            overflow="fold",
            min_width=least[place],
            # The library takes room from the widest first, even where there is none to take.
            no_wrap=WIDEST_TEXT >= least[place] >= widest,
        )
    for row in rows:
        table.add_row(*map(_rich, row))
    return table
