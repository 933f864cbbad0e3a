"""Books as one HTML page that needs no other file: on screens of any width, and to print.

There is no script in it and nothing is fetched. Data are text in it and nothing else.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping, Sequence

from jinja2 import Template
from markupsafe import Markup

from ahp.common.document.book.book import Book
from ahp.common.document.book.html_style import STYLES
from ahp.common.document.book.ids import part_ids, unique
from ahp.common.document.book.inline_svg import inline_svg
from ahp.common.document.book.mathml import mathml
from ahp.common.document.book.needs import FIGURE, Needs, halves
from ahp.common.document.book.numbering import numbered
from ahp.common.document.book.outline import outline, said_number
from ahp.common.document.book.plan import lying, table_needs
from ahp.common.document.book.title import pieces
from ahp.common.document.book.wording import CONTENTS
from ahp.common.document.html_page import HEAD, LANGUAGES, SAME, compiled
from ahp.common.document.parts import (
    Contents,
    Equation,
    Figure,
    Grid,
    Heading,
    Inline,
    Part,
    Span,
    plain,
    spans,
)
from ahp.common.document.text import is_address
from ahp.common.visible import visible

_NAME = 20  # halves of an em of a name that is not to break
_SHORT = 14  # rows of a table that is not to break
_HEADING = 8  # halves of an em of a heading that is not to break
_ROOM = 470.0  # points that a page upright has for a table
_TEXT = 18  # halves of an em that a column of text needs to be read well
_LONG = re.compile(r"[^\s\u2e80-\U0003ffff]{25,}")  # words that no column is wide enough for

_TEMPLATES = {
    **SAME,
    "head": HEAD,
    "title": """\
<header>
<h1>{% for one in pieces(book.title) %}{% if not loop.first %}<wbr/>{% endif %}{{ one }}\
{% endfor %}</h1>
{% for line in book.subtitle %}<p>{{ line }}</p>
{% endfor %}</header>
""",
    "contents": """\
<nav aria-labelledby="{{ id }}"{% if not asked %} class="unasked"{% endif %}>
<div class="head" id="{{ id }}">{{ title }}</div>
<ol>{% for node in nodes recursive %}
<li><a href="#{{ node.id }}">{{ node.text }}</a>\
{% if node.below %}<ol>{{ loop(node.below) }}</ol>{% endif %}</li>\
{% endfor %}
</ol>
</nav>
""",
    "Heading": """\
<h{{ level }} id="{{ id }}">{% if number %}<span class="number">{{ number }}</span>\
{% endif %}{{ part.text }}</h{{ level }}>
""",
    "Text": '<p{% if part.close %} class="close"{% endif %}>{{ inline(part.text) }}</p>\n',
    "Grid": """\
<div class="table{{ classes }}">
<div class="scroll">{{ table(part, id, label) }}</div>
{{ notes(part) }}</div>
""",
    "Figure": """\
<figure id="{{ id }}">
<div class="picture">{{ picture }}</div>
<figcaption><span class="label">{{ label }}</span> {{ part.caption }}</figcaption>
</figure>
""",
    "Equation": """\
<div class="equation"{% if id %} id="{{ id }}"{% endif %}>{{ formula }}\
{% if label %}<span>({{ label }})</span>{% endif %}</div>
""",
    "Break": '<div class="break"></div>\n',
    "foot": "</main>\n</body>\n</html>\n",
}


def files(book: Book, path: str) -> Mapping[str, bytes]:
    """Write a book as a page.

    Parameters
    ----------
    book : Book
    path : str

    Returns
    -------
    mapping of str to bytes
        The page, by its path.

    Examples
    --------
    >>> page = files(Book("Weights", [Heading("Method")]), "a.html")["a.html"].decode()
    >>> '<h2 id="section-1"><span class="number">1</span>Method</h2>' in page
    True
    """
    return {path: "".join(_Page(book).pieces()).encode("utf-8")}


class _Page:
    """A book on its way to a page: the numbers and ids of its parts."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.numbered = numbered(book.parts)
        self.ids, self.by_name = part_ids(self.numbered)

    def pieces(self) -> Iterator[str]:
        """Yield the page piece by piece."""
        book = self.book
        lang = LANGUAGES[book.lang]
        asked = any(isinstance(part, Contents) for part in book.parts)
        yield _MADE["head"].render(lang=lang, title=book.title, style=STYLES[book.layout])
        yield _MADE["title"].render(book=book, pieces=pieces)
        contents = self._contents(asked)
        if not asked:
            yield contents
        yield "<main>\n"
        parts = self.numbered.parts
        self.needs = table_needs(parts, self._read)
        turned = lying(parts, [place for place, one in self.needs.items() if not _fits(one, 8.0)])
        for place, (part, on_side) in enumerate(zip(parts, turned, strict=True)):
            if on_side and not (place and turned[place - 1]):
                yield '<div class="lying">\n'
            elif place and turned[place - 1] and not on_side:
                yield "</div>\n"
            if isinstance(part, Contents):
                yield contents
                contents = ""
            else:
                yield self._part(place, part)
        if turned and turned[-1]:
            yield "</div>\n"
        yield _MADE["foot"].render()

    def _part(self, place: int, part: Part) -> str:
        template = _MADE.get(type(part).__name__)
        if template is None:  # a gap is for other forms
            return ""
        label = self.numbered.at.get(place)
        known: dict[str, object] = {
            "part": part,
            "id": self.ids.get(place, ""),
            "label": label.said(self.book.lang) if label else "",
            "address": self._address,
            "said": self._said,
        }
        if isinstance(part, Heading):
            known |= {
                "level": min(max(part.level, 2), 6),
                "number": said_number(part, self.book.lang),
            }
        elif isinstance(part, Grid):
            known["classes"] = _classes(part, self.needs[place])
        elif isinstance(part, Figure):
            known["picture"] = _picture(part, self.ids[place])
        elif isinstance(part, Equation):
            known |= {"formula": Markup(mathml(part.latex)), "label": label and label.number}
        return template.render(known)

    def _address(self, span: Span) -> str:
        if span.to:
            found = self.by_name.get(span.to)
            return f"#{found}" if found else ""
        return span.href if is_address(span.href) else ""

    def _said(self, span: Span) -> str:
        label = self.numbered.names.get(span.to) if span.to else None
        return label.said(self.book.lang) if label else span.text

    def _read(self, inline: Inline) -> str:
        return "".join(map(self._said, spans(inline)))

    def _contents(self, asked: bool) -> str:
        nodes = outline(self.numbered, self.ids, self.book.lang)
        if not nodes:
            return ""
        title, id = CONTENTS(self.book.lang), unique("contents", {*self.ids.values()})
        return _MADE["contents"].render(nodes=nodes, title=title, id=id, asked=asked)


def _classes(grid: Grid, found: Sequence[Needs]) -> str:
    """Return what the style sheet must know of the size of a table, and of some columns."""
    known = {
        "short": len(grid.rows) < _SHORT and sum(one.whole for one in found) * 2.5 < _ROOM,
        "tight": not _fits(found, 9.0),
        "wide": not _fits(found, 8.0),
        "named": grid.stub is not None and found[grid.stub].whole <= _NAME,
    }
    names = [name for name, is_so in known.items() if is_so]
    cells = [[plain(cell) for cell in row] for row in grid.shown()]
    for place, (column, one) in enumerate(zip(grid.columns, found, strict=True)):
        if column.right and any(halves(row[place]) > FIGURE for row in cells):
            names.append(f"remarked{place + 1}")
        if not column.right and one.good >= _TEXT:
            names.append(f"text{place + 1}")
        if halves(column.heading) <= _HEADING:
            names.append(f"head{place + 1}")
        if any(_LONG.search(row[place]) for row in cells):
            names.append(f"long{place + 1}")
    return "".join(f" {name}" for name in names)


def _fits(found: Sequence[Needs], size: float) -> bool:
    """Whether columns stand side by side on a page upright, in type of some points."""
    letter, sides = 0.54 * size, 1.05 * size  # of half an em, and at both sides of a cell
    return sum(one.good * letter + sides for one in found) <= _ROOM


def _picture(figure: Figure, id: str) -> Markup:
    """Return a figure as an element of the page: drawn by it, or else as bytes in an address."""
    svg = figure.pictures.get(".svg")
    if svg is not None:
        return Markup(inline_svg(svg, id, figure.alternative))
    data = base64.b64encode(figure.pictures[".png"]).decode("ascii")
    shown = Markup('<img alt="{}" src="data:image/png;base64,{}">')
    return shown.format(visible(figure.alternative), data)


_MADE: Mapping[str, Template] = compiled(_TEMPLATES)
