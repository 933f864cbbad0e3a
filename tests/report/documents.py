"""Reading reports back: what stands in a Word file and in a page, by other programs than ours."""

import io
import re
from html.parser import HTMLParser

import docx

NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.]*\w)")
_SKIPPED = ("style", "script", "math", "title", "desc", "defs", "metadata")
_BLOCKS = ("p", "td", "th", "li", "h1", "h2", "h3", "caption", "figcaption", "text", "div", "a")


def docx_blocks(data):
    """Return the paragraphs of a Word file, those in cells of tables as well."""
    tag = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    body = docx.Document(io.BytesIO(data)).element.body
    return ["".join(one.text or "" for one in p.iter(tag + "t")) for p in body.iter(tag + "p")]


def docx_tables(data):
    """Return the tables of a Word file, as rows of texts."""
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in docx.Document(io.BytesIO(data)).tables
    ]


class _Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.blocks, self.tables, self._open = [""], [], []

    def handle_starttag(self, tag, attributes):
        if tag in _SKIPPED:
            self._open.append(tag)
        if tag in _BLOCKS:
            self.blocks.append("")
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.tables[-1][-1].append("")
        self._cell = tag in ("td", "th") or (getattr(self, "_cell", False) and tag != "table")

    def handle_endtag(self, tag):
        if self._open and tag == self._open[-1]:
            self._open.pop()
        if tag in _BLOCKS:
            self.blocks.append("")
        if tag in ("td", "th"):
            self._cell = False

    def handle_data(self, data):
        if self._open:
            return
        self.blocks[-1] += data
        if getattr(self, "_cell", False):
            self.tables[-1][-1][-1] += data


def page_of(text):
    """Return the blocks of text of a page, and its tables."""
    page = _Page()
    page.feed(text)
    return [block for block in page.blocks if block.strip()], page.tables


def numbers_in(blocks):
    """Return every number in some texts, as written."""
    return {found for block in blocks for found in NUMBER.findall(block)}
