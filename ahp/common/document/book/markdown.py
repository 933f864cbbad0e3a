"""Books as Markdown, as GitHub and others show it, with their figures in a folder beside them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from ahp.common.document.book.book import Book
from ahp.common.document.book.ids import part_ids, unique
from ahp.common.document.book.markdown_text import inline, line, literal
from ahp.common.document.book.numbering import numbered
from ahp.common.document.book.outline import Node, outline, said_number
from ahp.common.document.book.wording import CONTENTS
from ahp.common.document.parts import (
    Break,
    Contents,
    Equation,
    Figure,
    Footnote,
    Grid,
    Heading,
    Inline,
    Items,
    Part,
    Source,
    Span,
    Text,
)
from ahp.common.document.text import is_address
from ahp.common.names import is_fit_for_files

_BLANK_LINES = re.compile(r"\n\s*\n")


def files(book: Book, path: str) -> Mapping[str, bytes]:
    """Write a book as Markdown.

    Parameters
    ----------
    book : Book
    path : str

    Returns
    -------
    mapping of str to bytes
        By path: the text, and the figures, which for ``report.md`` are in ``report-figures``.

    Examples
    --------
    >>> made = files(Book("Weights", [Heading("Method", name="m")]), "a.md")
    >>> print(made["a.md"].decode())
    # Weights
    <BLANKLINE>
    ## <a id="m"></a>1 Method
    <BLANKLINE>
    """
    made = _Made(book, os.path.splitext(path)[0] + "-figures")
    text = "\n\n".join(made.blocks()) + "\n"
    return {path: text.encode("utf-8"), **made.pictures}


@dataclass
class _Made:
    """A book on its way to Markdown: the numbers and ids of its parts, and its figures so far."""

    book: Book
    folder: str
    pictures: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.numbered = numbered(self.book.parts)
        self.ids, self.by_name = part_ids(self.numbered)
        self._taken: set[str] = set()
        self._before: Part | None = None

    def blocks(self) -> Iterator[str]:
        """Yield what empty lines part."""
        yield f"# {literal(self.book.title)}"
        yield from (line(literal(text)) for text in self.book.subtitle)
        waiting = ""
        for place, part in enumerate(self.numbered.parts):
            close = isinstance(part, Text) and part.close and isinstance(self._before, Text)
            for block in self._blocks(place, part):
                if close:
                    waiting += "\\\n" + block
                else:
                    yield from [waiting] if waiting else []
                    waiting = block
            self._before = part
        yield from [waiting] if waiting else []

    def _blocks(self, place: int, part: Part) -> Iterator[str]:
        write = _WRITERS.get(type(part))
        if write is not None:  # a gap is for other forms
            yield from write(self, part, place)

    def inline(self, text: Inline) -> str:
        """Return text with the numbers of what it refers to."""
        return inline(text, self._address, self._said)

    def _address(self, span: Span) -> str:
        if span.to:
            found = self.by_name.get(span.to)
            return f"#{found}" if found else ""
        return span.href if is_address(span.href) else ""

    def _said(self, span: Span) -> str:
        label = self.numbered.names.get(span.to) if span.to else None
        return label.said(self.book.lang) if label else span.text

    def anchor(self, place: int) -> str:
        """Return where links to a part lead."""
        found = self.ids.get(place)
        return f'<a id="{found}"></a>' if found else ""

    def caption(self, place: int, text: str) -> str:
        """Return the number of a table or figure, and what it shows."""
        label = self.numbered.at[place].said(self.book.lang)
        return f"**{literal(label)}** {literal(text)}"

    def stored(self, figure: Figure, place: int) -> str:
        """Keep a figure for the folder; return its path from the text."""
        suffix = ".svg" if ".svg" in figure.pictures else ".png"
        wanted = self.ids[place].lower()
        if not is_fit_for_files(wanted + suffix):
            wanted = f"figure-{self.numbered.at[place].number}"
        name = unique(wanted, self._taken) + suffix
        self.pictures[os.path.join(self.folder, name)] = figure.pictures[suffix]
        return quote(f"{os.path.basename(self.folder)}/{name}")


def _heading(made: _Made, part: Heading, place: int) -> Iterator[str]:
    number = said_number(part, made.book.lang)
    level = "#" * min(max(part.level, 2), 6)
    yield f"{level} {made.anchor(place)}{f'{number} ' if number else ''}{literal(part.text)}"


def _text(made: _Made, part: Text, _: int) -> Iterator[str]:
    text = line(made.inline(part.text))
    if text:
        yield text


def _items(made: _Made, part: Items, _: int) -> Iterator[str]:
    yield "\n".join(f"- {line(made.inline(item))}" for item in part.items)


def _grid(made: _Made, part: Grid, place: int) -> Iterator[str]:
    anchor = made.anchor(place)
    if part.title:
        yield anchor + made.caption(place, part.title)
    elif anchor:
        yield anchor
    rule = ["---:" if right else "---" for right in part.right]
    stub = part.stub or 0
    rows = [_row([literal(one) for one in part.headings]), f"| {' | '.join(rule)} |"]
    for place, shown in enumerate(part.shown()):
        cells = [made.inline(cell).strip() for cell in shown]
        if part.indents:
            cells[stub] = "&emsp;" * part.indents[place] + cells[stub]
        rows.append(_row(cells))
    yield "\n".join(rows)
    yield from (line(literal(note)) for note in part.notes)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _small(made: _Made, part: Footnote | Source, _: int) -> Iterator[str]:
    mark = part.mark if isinstance(part, Footnote) else ""
    yield f"<sup>{literal(mark)}</sup> {literal(part.text)}" if mark else line(literal(part.text))


def _figure(made: _Made, part: Figure, place: int) -> Iterator[str]:
    picture = f"![{literal(part.alternative)}]({made.stored(part, place)})"
    yield made.anchor(place) + picture
    yield made.caption(place, part.caption)


def _equation(made: _Made, part: Equation, place: int) -> Iterator[str]:
    label = made.numbered.at.get(place)
    anchor = made.anchor(place)
    if anchor:
        yield anchor
    latex = _BLANK_LINES.sub("\n", part.latex.strip())
    tag = rf" \tag{{{label.number}}}" if label else ""
    yield f"$$\n{latex}{tag}\n$$"


def _contents(made: _Made, _: Contents, __: int) -> Iterator[str]:
    nodes = outline(made.numbered, made.ids, made.book.lang)
    if nodes:
        yield f"**{CONTENTS(made.book.lang)}**"
        yield "\n".join(_listed(nodes))


def _listed(nodes: Sequence[Node], deep: int = 0) -> Iterator[str]:
    for node in nodes:
        yield f"{'  ' * deep}- [{literal(node.text)}](#{node.id})"
        yield from _listed(node.below, deep + 1)


def _break(_: _Made, __: Break, ___: int) -> Iterator[str]:
    yield "---"


_WRITERS: Mapping[type, Callable[..., Iterator[str]]] = {
    Heading: _heading,
    Text: _text,
    Items: _items,
    Grid: _grid,
    Footnote: _small,
    Source: _small,
    Figure: _figure,
    Equation: _equation,
    Contents: _contents,
    Break: _break,
}
