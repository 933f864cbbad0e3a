"""Texts of one's own for reports, written in Markdown, as parts of a book."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ahp.common.document.book.mathml import mathml
from ahp.common.document.book.own_inline import (
    Notes,
    emphasis_rule,
    excerpt,
    html_shown,
    joined,
    lines_of,
)
from ahp.common.document.book.wording import FORMULA_NOT_CLOSED, FORMULA_NOT_READ, TOO_DEEP
from ahp.common.document.parts import (
    Break,
    Column,
    Equation,
    Grid,
    Heading,
    Inline,
    Items,
    Part,
    Span,
    Style,
    Text,
    plain,
    spans,
)
from ahp.common.findings import Place, Problems

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

_DEEPEST = 6
_MOST_NESTED = 60  # elements; what is further in is not read
_CAPTION = re.compile(r"(?:table|表格?)?\s*[:：]\s*", re.IGNORECASE)
_BULLETS = "•–·"
_FORMULA = "math_block"


def parts_of_markdown(text: str, path: str, problems: Problems, level: int = 2) -> tuple[Part, ...]:
    r"""Return a text in Markdown as parts: that of CommonMark, with tables and formulas.

    A paragraph before or after a table that begins with ``Table:`` is its caption. A link to
    ``#name`` is a reference to a part of that name. A line of dashes begins a new page. A formula
    stands in lines of its own between ``$$`` and ``$$``.

    Parameters
    ----------
    text : str
    path : str
        Of the file it comes from, for messages.
    problems : Problems
        Takes what is not shown as it was meant, with its line: HTML, pictures, links that lead
        nowhere, formulas that cannot be read.
    level : int
        Of a heading with one ``#``; of those below it one more each, up to 6.

    Examples
    --------
    >>> parts_of_markdown("# Method\n\nEach *expert*.", "own.md", Problems())
    (Heading(text='Method', level=2, aside='', name='', appendix=False, number=''),
     Text(text=(Span(text='Each ', style='', to='', href=''),
     Span(text='expert', style='emphasis', to='', href=''),
     Span(text='.', style='', to='', href='')), close=False))
    """
    from markdown_it.tree import SyntaxTreeNode

    notes = Notes(problems.at(path))
    tokens = _parser().parse(text)
    found = tuple(_Reader(notes, level).parts(SyntaxTreeNode(tokens).children))
    notes.tell()
    deep = next((one for one in tokens if one.level >= _MOST_NESTED - 1), None)
    if deep is not None:
        place = Place(line=deep.map[0] + 1 if deep.map else None)
        notes.problems.add(TOO_DEEP, place=place)
    return found


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = (
        MarkdownIt("commonmark", {"maxNesting": _MOST_NESTED}).enable("table").disable("text_join")
    )
    vars(parser)["validateLink"] = lambda url: True  # what no report may hold is told by its line
    parser.inline.ruler.at("emphasis", emphasis_rule)
    ends = ["paragraph", "reference", "blockquote", "list"]  # what a formula may end
    parser.block.ruler.before("fence", _FORMULA, _formula_rule, {"alt": ends})
    return parser


def _formula_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read lines between $$ and $$ as a formula, in which nothing else is a mark."""
    first = _line(state, start)
    if state.is_code_block(start) or not first.startswith("$$"):
        return False
    if silent:
        return True
    rows, last = [first[2:]], start
    while not rows[-1].rstrip().endswith("$$") and last + 1 < end:
        last += 1
        rows.append(_line(state, last))
    closed = rows[-1].rstrip().endswith("$$")
    if not closed:
        last, rows = start, [first[2:]]
    token = state.push(_FORMULA, "math", 0)
    token.content = "\n".join(rows).strip().removesuffix("$$").strip()
    token.map = [start, last + 1]
    token.info = "" if closed else "open"
    state.line = last + 1
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


@dataclass(frozen=True)
class _Reader:
    """Makes parts of the nodes of a text."""

    notes: Notes
    level: int

    def parts(self, nodes: Sequence[SyntaxTreeNode], style: Style = "") -> Iterator[Part]:
        """Yield the parts that nodes stand for, one after the other."""
        place = 0
        while place < len(nodes):
            table, used = self._table_at(nodes, place)
            if table is not None:
                yield table
            else:
                yield from self._part(nodes[place], style)
            place += used

    def _part(self, node: SyntaxTreeNode, style: Style) -> Iterator[Part]:
        kind = node.type
        if kind == "heading":
            for line in self._lines(node.children[0], style)[:1]:
                deep = self.level + int(node.tag[1:]) - 1
                yield Heading(plain(line), min(deep, _DEEPEST))
        elif kind == "paragraph":
            yield from _texts(self._lines(node.children[0], style))
        elif kind in ("bullet_list", "ordered_list"):
            yield from self._list(node, style)
        elif kind == "blockquote":
            yield from self.parts(node.children, "dim")
        elif kind == "fence" and node.info.strip() == "math":
            yield from self._formula(node)
        elif kind in ("fence", "code_block"):
            yield from _code(node.content)
        elif kind == _FORMULA:
            yield from self._formula(node)
        elif kind == "html_block":
            shown = html_shown(node.content, _first_line(node), self.notes)
            yield from _texts([line.strip() for line in shown.split("\n") if line.strip()])
        elif kind == "hr":
            yield Break()

    def _lines(self, node: SyntaxTreeNode, style: Style = "") -> list[Inline]:
        token: Token | None = node.token
        return [] if token is None else lines_of(token, self.notes, style)

    def _formula(self, node: SyntaxTreeNode) -> Iterator[Part]:
        latex, place = node.content.strip(), Place(line=_first_line(node))
        if node.info == "open":
            self.notes.problems.add(FORMULA_NOT_CLOSED, place=place)
            yield from _code(f"$$ {latex}".strip())
            return
        try:
            mathml(latex)
        except ValueError:
            shown = excerpt(latex) or "$$ $$"
            self.notes.problems.add(FORMULA_NOT_READ, place=place, formula=shown)
            yield from _code(latex)
            return
        yield Equation(latex, " ".join(latex.split()))

    def _list(self, node: SyntaxTreeNode, style: Style) -> Iterator[Part]:
        """Yield a list: a plain one as it is, others as lines that begin with their marks."""
        if node.type == "bullet_list" and all(_is_short(item) for item in node.children):
            said = [one for item in node.children for one in item.children]  # but for blank ones
            items = [self._lines(one.children[0], style) for one in said]
            if any(items):
                yield Items(tuple(_in_one_line(lines) for lines in items if lines))
            return
        yield from self._marked_list(node, style, 0)

    def _marked_list(self, node: SyntaxTreeNode, style: Style, depth: int) -> Iterator[Part]:
        ordered = node.type == "ordered_list"
        start = int(node.attrs.get("start", 1)) if ordered else 0
        bullet = _BULLETS[min(depth, len(_BULLETS) - 1)]
        for number, item in enumerate(node.children, start):
            mark = f"{number}. " if ordered else f"{bullet} "
            ahead = "\u2003" * depth + mark
            for child in item.children:
                if child.type == "paragraph":
                    for line in self._lines(child.children[0], style):
                        close = depth > 0 or number > start or not ahead.strip()
                        yield Text(joined((Span(ahead), *spans(line))), close)
                        ahead = "\u2003" * (depth + 1)
                elif child.type in ("bullet_list", "ordered_list"):
                    yield from self._marked_list(child, style, depth + 1)
                else:
                    yield from self._part(child, style)

    def _table_at(self, nodes: Sequence[SyntaxTreeNode], place: int) -> tuple[Grid | None, int]:
        """Return the table that begins here, and of how many nodes it is with its caption."""
        node, after = nodes[place], nodes[place + 1] if place + 1 < len(nodes) else None
        if node.type == "table":
            title = self._caption(after)
            return self._table(node, title or ""), 1 + (title is not None)
        if after is not None and after.type == "table":
            title = self._caption(node)
            if title is not None:
                return self._table(after, title), 2
        return None, 1

    def _caption(self, node: SyntaxTreeNode | None) -> str | None:
        if node is None or node.type != "paragraph":
            return None
        found = _CAPTION.match(node.children[0].content)
        if found is None:
            return None
        line = _in_one_line(self._lines(node.children[0]))
        return _CAPTION.sub("", plain(line), count=1)

    def _table(self, node: SyntaxTreeNode, title: str) -> Grid:
        head, *body = node.children
        headings = head.children[0].children
        columns = tuple(
            Column(
                str(place),
                plain(self._cell(one)),
                align="right" if "right" in str(one.attrs.get("style", "")) else "left",
            )
            for place, one in enumerate(headings)
        )
        rows = [[self._cell(one) for one in row.children] for part in body for row in part.children]
        return Grid(columns, rows, title)

    def _cell(self, node: SyntaxTreeNode) -> Inline:
        return _in_one_line([line for one in node.children for line in self._lines(one)])


def _texts(lines: Sequence[Inline]) -> Iterator[Part]:
    for number, line in enumerate(lines):
        yield Text(line, close=number > 0)


def _code(text: str) -> Iterator[Part]:
    """Yield the lines of code, blanks and all."""
    lines = text.rstrip("\n").split("\n")
    yield from _texts([(Span(line.replace(" ", "\xa0") or "\xa0", "code"),) for line in lines])


def _in_one_line(lines: Sequence[Inline]) -> Inline:
    if len(lines) == 1:
        return lines[0]
    return joined([span for line in lines for span in (Span(" "), *spans(line))][1:])


def _is_short(item: SyntaxTreeNode) -> bool:
    """Whether an item is a line and nothing more."""
    return [one.type for one in item.children] in (["paragraph"], [])


def _first_line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 1
