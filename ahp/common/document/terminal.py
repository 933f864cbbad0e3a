"""Answers for a terminal: figures stay whole, long headings wrap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text as RichText

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
    "dim": "dim",
}


def write(document: Document, out: TextIO) -> None:
    """Write what a document has for a terminal."""
    console = make_console(out)
    for part in document.page if document.screen is None else document.screen:
        _print(console, part)


def make_console(out: TextIO) -> Console:
    """Make a console that writes the same text to every file, whatever the machine."""
    return Console(
        file=out,
        width=None if out.isatty() else PIPE_WIDTH,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _print(console: Console, part: Part) -> None:
    if isinstance(part, Grid):
        _print_grid(console, part)
    elif isinstance(part, Heading):
        aside = f" ({part.aside})" if part.aside else ""
        _line(console, (Span(part.text + aside, "strong"),))
    elif isinstance(part, Text):
        _line(console, part.text)
    elif isinstance(part, Items):
        for item in part.items:
            _line(console, (Span("- "), *spans(item)))
    elif isinstance(part, Footnote):
        _line(console, (Span(f"{part.mark} {part.text}".strip(), "dim"),))
    elif isinstance(part, Source):
        _line(console, (Span(part.text, "dim"),))
    elif isinstance(part, Figure):
        _line(console, part.caption)
    elif isinstance(part, Equation):
        _line(console, part.plain)
    elif isinstance(part, Gap) and part.on == "screen":
        console.print()


def _line(console: Console, text: Inline) -> None:
    console.print(_rich(text), soft_wrap=True)


def _rich(text: Inline) -> RichText:
    if isinstance(text, str):
        return RichText(text)
    if len(text) == 1:
        return RichText(text[0].text, style=STYLES[text[0].style])
    return RichText.assemble(*((span.text, STYLES[span.style]) for span in text))


def _print_grid(console: Console, grid: Grid) -> None:
    """Print a table; a line that is too long for the terminal is not cut."""
    if grid.title:
        _line(console, (Span(grid.title, "strong"),))
    for note in grid.notes:
        _line(console, (Span(note, "dim"),))
    table = make_table(grid.headings, grid.right, list(grid.shown_in_tree()))
    needed = sum(column.min_width or 0 for column in table.columns) + 2 * len(table.columns)
    console.print(table, width=max(console.width, needed), crop=False)


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
    table = Table(box=None, pad_edge=False)
    for place, heading in enumerate(headings):
        widest = max((cell_len(plain(row[place])) for row in rows), default=0)
        longest_word = max((cell_len(word) for word in heading.split()), default=1)
        widest = max(widest, min(longest_word, WIDEST_WORD))
        table.add_column(
            RichText(heading, overflow="fold"),
            justify="right" if right[place] else "left",
            vertical="top",
            overflow="fold",
            min_width=widest if right[place] else min(widest, WIDEST_TEXT),
        )
    for row in rows:
        table.add_row(*map(_rich, row))
    return table
