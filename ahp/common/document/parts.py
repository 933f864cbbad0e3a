"""The parts an answer is made of, whatever the form it is written in.

A subject says what there is to say; a writer for each form says how it looks there. Styles are
what a text means (good, bad, ...), never a color.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from ahp.common.document.text import number
from ahp.common.wording import Language

Style = Literal["", "good", "bad", "doubtful", "note", "strong", "emphasis", "code", "dim"]


@dataclass(frozen=True)
class Span:
    """A piece of text with a meaning.

    Attributes
    ----------
    text : str
    style : str
    to : str
        The name of a part that is meant: a book writes its number here, such as "Table 3".
    href : str
        An address of the web that it leads to.
    """

    text: str
    style: Style = ""
    to: str = ""
    href: str = ""


Inline: TypeAlias = str | tuple[Span, ...]
"""A text in one line, plain or in pieces."""


def spans(inline: Inline) -> tuple[Span, ...]:
    """Return the pieces of a text.

    >>> spans("plain")
    (Span(text='plain', style='', to='', href=''),)
    """
    return (Span(inline),) if isinstance(inline, str) else inline


def plain(inline: Inline) -> str:
    """Return a text without its styles.

    >>> plain((Span("0.12", "bad"), Span(" (1 missing)")))
    '0.12 (1 missing)'
    """
    return inline if isinstance(inline, str) else "".join(span.text for span in inline)


@dataclass(frozen=True)
class Column:
    """A column: its key in records, its heading for readers, and decimals to show.

    Attributes
    ----------
    key : str
    heading : str
    decimals : int, optional
        Of floats; a column that has them holds figures.
    align : str, optional
        ``left`` or ``right``; by default figures are on the right.
    """

    key: str
    heading: str
    decimals: int | None = None
    align: Literal["left", "right"] | None = None

    @property
    def right(self) -> bool:
        """Whether its cells stand on the right."""
        return self.decimals is not None if self.align is None else self.align == "right"

    def show(self, value: object) -> Inline:
        """Return a value as a reader sees it."""
        if value is None:
            return ""
        if isinstance(value, tuple):
            return value
        return number(value, self.decimals) if isinstance(value, float) else str(value)


@dataclass(frozen=True)
class Heading:
    """A title above parts.

    Attributes
    ----------
    text : str
    level : int
        1 for the whole, 2 for its sections.
    aside : str
        What only a terminal shows after it, brackets included, such as a code to type.
    name : str
        What others refer to it by.
    appendix : bool
        Whether it begins an appendix, which has a letter for its number.
    number : str
        Its number in a book, such as 2.1, given to it there.
    """

    text: str
    level: int = 2
    aside: str = ""
    name: str = ""
    appendix: bool = False
    number: str = ""


@dataclass(frozen=True)
class Text:
    """A paragraph.

    Attributes
    ----------
    text : Inline
    close : bool
        Whether it goes on below the part before, without a gap.
    """

    text: Inline
    close: bool = False


@dataclass(frozen=True)
class Items:
    """A list of points."""

    items: tuple[Inline, ...]


@dataclass(frozen=True)
class Grid:
    """A table of cells.

    Attributes
    ----------
    columns : tuple of Column
    rows : sequence of sequence
        A cell for each column: text, a figure, or None.
    title : str
        Its caption.
    level : int
        That of a heading, where the caption is one on a page; 0: a caption.
    notes : tuple of str
        What a reader must know to read the figures.
    name : str
        What others refer to it by.
    indents : tuple of int
        How deep each row stands in a tree; by default none does.
    """

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[object]] = field(repr=False)
    title: str = ""
    level: int = 0
    notes: tuple[str, ...] = ()
    name: str = ""
    indents: tuple[int, ...] = ()

    @property
    def headings(self) -> list[str]:
        """The headings of its columns."""
        return [column.heading for column in self.columns]

    @property
    def right(self) -> list[bool]:
        """Which columns stand on the right."""
        return [column.right for column in self.columns]

    @property
    def stub(self) -> int | None:
        """Which column says what a row is about: the first that holds no figures."""
        return next((place for place, right in enumerate(self.right) if not right), None)

    def shown(self) -> Iterator[list[Inline]]:
        """Yield the rows as a reader sees them, not indented."""
        for row in self.rows:
            yield [one.show(value) for one, value in zip(self.columns, row, strict=True)]

    def shown_in_tree(self) -> Iterator[list[Inline]]:
        """Yield the rows as a reader sees them, with blanks for how deep they stand."""
        if not self.indents:
            yield from self.shown()
            return
        stub = self.stub or 0
        for cells, depth in zip(self.shown(), self.indents, strict=True):
            cells[stub] = (Span("  " * depth), *spans(cells[stub])) if depth else cells[stub]
            yield cells


def grid_columns(headings: Sequence[str], right: Iterable[int]) -> tuple[Column, ...]:
    """Return columns that no record has keys for; some stand on the right.

    >>> [column.right for column in grid_columns(["Item", "Weight"], [1])]
    [False, True]
    """
    figures = set(right)
    return tuple(
        Column(str(place), heading, align="right" if place in figures else "left")
        for place, heading in enumerate(headings)
    )


@dataclass(frozen=True)
class Footnote:
    """A remark in small print, with the mark that leads to it."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class Source:
    """Where figures come from."""

    text: str


@dataclass(frozen=True)
class Figure:
    """A picture.

    Attributes
    ----------
    name : str
        What others refer to it by, and of its file, without the suffix, once it is a key
        (`text.key`).
    pictures : mapping of str to bytes
        By suffix: ``.svg`` for pages, ``.png`` where print is all there is.
    caption : str
    alternative : str
        What it shows, for those who do not see it.
    """

    name: str
    pictures: Mapping[str, bytes] = field(repr=False, hash=False)
    caption: str
    alternative: str

    @property
    def svg(self) -> str:
        """The picture as SVG."""
        return self.pictures[".svg"].decode("utf-8")


@dataclass(frozen=True)
class Equation:
    """A formula as LaTeX and as plain text; never made of data.

    It is the program's own, or one in a text of the user's that `mathml` reads, which refuses all
    that is no formula.

    One with a name has a number in a book, by which others refer to it.
    """

    latex: str
    plain: str
    name: str = ""


@dataclass(frozen=True)
class Gap:
    """An empty line on a terminal, which sets no parts apart by itself, or on a page."""

    on: Literal["screen", "page"] = "screen"


@dataclass(frozen=True)
class Break:
    """What follows begins a new page of a book."""


@dataclass(frozen=True)
class Contents:
    """The headings of a book and their pages."""


Part: TypeAlias = (
    Heading | Text | Items | Grid | Footnote | Source | Figure | Equation | Gap | Break | Contents
)


@dataclass(frozen=True)
class Lines:
    """Records in JSON, each on a line, which may come one at a time.

    Attributes
    ----------
    rows : iterable
    apart : bool
        Whether the list ends on a line of its own.
    """

    rows: Iterable[object] = field(repr=False)
    apart: bool = False


@dataclass(frozen=True)
class Members:
    """An object in JSON whose members may come one at a time, some of them as `Lines`."""

    pairs: Iterable[tuple[str, object]] = field(repr=False)


@dataclass(frozen=True)
class Sheet:
    """Records in CSV: the keys, and rows with a cell for each."""

    keys: Sequence[str]
    rows: Iterable[Sequence[object]] = field(repr=False)

    @classmethod
    def of(cls, keys: Sequence[str], records: Iterable[Mapping[str, object]]) -> Sheet:
        """Make a sheet of records that may lack some keys.

        >>> [*Sheet.of(("a", "b"), [{"b": 1}]).rows]
        [[None, 1]]
        """
        return cls(keys, ([record.get(key) for key in keys] for record in records))


@dataclass(frozen=True)
class Document:
    """An answer to readers and to programs.

    Where a part of it is an iterator it is made as it is written: once, in one form.

    Attributes
    ----------
    page : iterable of Part
        For Markdown, LaTeX and HTML.
    records : object
        For JSON, with nothing rounded: `Members`, or plain values.
    sheet : Sheet
        For CSV, with nothing rounded.
    lang : str
    screen : iterable of Part, optional
        For a terminal, which has less room; by default as the page.
    title : str
        Of the whole, where a form has a place for one apart from the parts.
    """

    page: Iterable[Part] = field(repr=False)
    records: object = field(repr=False)
    sheet: Sheet = field(repr=False)
    lang: Language = "en"
    screen: Iterable[Part] | None = field(default=None, repr=False)
    title: str = ""
