"""Tables of text for a terminal: figures stay whole, long headings wrap."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

WIDEST_TEXT = 44  # columns; longer names wrap
WIDEST_WORD = 20  # of a heading; longer ones are folded


def print_grid(
    console: Console,
    headings: Sequence[str],
    right: Sequence[bool],
    rows: Sequence[Sequence[str]],
) -> None:
    """Print rows as a table; a line that is too long for the terminal is not cut."""
    table = text_grid(headings, right, rows)
    needed = sum(column.min_width or 0 for column in table.columns) + 2 * len(headings)
    console.print(table, width=max(console.width, needed), crop=False)


def text_grid(
    headings: Sequence[str], right: Sequence[bool], rows: Sequence[Sequence[str]]
) -> Table:
    """Lay rows out for a terminal; Chinese characters take two columns.

    Parameters
    ----------
    headings : sequence of str
    right : sequence of bool
        Which columns are figures.
    rows : sequence of sequence of str

    Returns
    -------
    rich.table.Table

    Examples
    --------
    >>> from ahp.check.show import make_console
    >>> import sys
    >>> table = text_grid(["Region", "Score"], [False, True], [["上海", "9"]])
    >>> make_console(sys.stdout).print(table)
    Region  Score
    上海        9
    """
    table = Table(box=None, pad_edge=False)
    for place, heading in enumerate(headings):
        widest = max((cell_len(row[place]) for row in rows), default=0)
        longest_word = max((cell_len(word) for word in heading.split()), default=1)
        widest = max(widest, min(longest_word, WIDEST_WORD))
        table.add_column(
            Text(heading, overflow="fold"),
            justify="right" if right[place] else "left",
            vertical="top",
            overflow="fold",
            min_width=widest if right[place] else min(widest, WIDEST_TEXT),
        )
    for row in rows:
        table.add_row(*map(Text, row))
    return table
