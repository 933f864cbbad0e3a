"""Answers as Markdown; what data hold stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TextIO

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
    Text,
    plain,
)
from ahp.common.document.text import key
from ahp.common.visible import visible

_OPENS = re.compile(r"<(?=[A-Za-z/!?])")  # what CommonMark takes for HTML or a link
_PIPE = re.compile(r"(\\*)\|")


def write(document: Document, out: TextIO) -> None:
    """Write the page of a document, its parts set apart by empty lines."""
    started = False
    for part in document.page:
        close = isinstance(part, Text) and part.close
        for block in _blocks(part):
            out.write("\n" + block if started and not close else block)
            started = True


def _blocks(part: Part) -> Iterator[str]:
    if isinstance(part, Heading):
        yield f"{'#' * part.level} {escape(part.text)}\n"
    elif isinstance(part, Text):
        yield escape(plain(part.text)) + "\n"
    elif isinstance(part, Items):
        yield "".join(f"- {_cell(item)}\n" for item in part.items)
    elif isinstance(part, Grid):
        yield from _grid_blocks(part)
    elif isinstance(part, Footnote):
        yield f"{escape(f'{part.mark} {part.text}'.strip())}\n"
    elif isinstance(part, Source):
        yield escape(part.text) + "\n"
    elif isinstance(part, Figure):
        yield f"![{escape(part.alternative)}]({key(part.name)}.svg)\n\n{escape(part.caption)}\n"
    elif isinstance(part, Equation):
        yield f"$$\n{part.latex}\n$$\n"
    elif isinstance(part, Gap) and part.on == "page":
        yield ""


def _grid_blocks(grid: Grid) -> Iterator[str]:
    if grid.title:
        title = escape(grid.title)
        yield f"{'#' * grid.level} {title}\n" if grid.level else f"**{title}**\n"
    for note in grid.notes:
        yield escape(note) + "\n"
    rule = ["---:" if right else "---" for right in grid.right]
    rows = [*map(_line, grid.shown_in_tree())]
    yield "".join([_line(grid.headings), f"| {' | '.join(rule)} |\n", *rows])


def _line(cells: Sequence[Inline]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |\n"


def _cell(text: Inline) -> str:
    return _PIPE.sub(r"\1\1\|", escape(plain(text)))


def escape(text: str) -> str:
    r"""Write text so that it opens no element of HTML, no link, no picture and no new line.

    >>> print(escape("<script> & [here](javascript:x), CR < 0.1"))
    &lt;script> & [here]\(javascript:x), CR < 0.1
    """
    return _OPENS.sub("&lt;", visible(text)).replace("](", "]\\(").replace("\n", " ")
