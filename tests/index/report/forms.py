"""The tables and sentences of a written report, as other programs read its three forms."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import html5lib

NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?")
_X = "{http://www.w3.org/1999/xhtml}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_MARKS = re.compile(r"<a id=\"[^\"]*\"></a>|\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)")


def tables_of(path: Path) -> list[list[list[str]]]:
    """Return the cells of every table, row by row, in the order of the document."""
    return {".docx": _docx_tables, ".html": _html_tables, ".md": _md_tables}[path.suffix](path)


def named_tables(path: Path) -> dict[str, list[list[str]]]:
    """Return the tables of a Markdown report by the names that their captions are anchored with."""
    captions = re.findall(
        r'<a id="([^"]+)"></a>\*\*(?:Table|表) ', path.read_text(encoding="utf-8")
    )
    return dict(zip(captions, tables_of(path), strict=True))


def sentences_of(path: Path) -> list[str]:
    """Return every paragraph and item outside tables, without headings, formulas and pictures."""
    return {".docx": _docx_text, ".html": _html_text, ".md": _md_text}[path.suffix](path)


def numbers(texts: list[str]) -> list[str]:
    """Return all numbers of some texts in their order.

    >>> numbers(["2022 年第3名（83.0分）", "1 (96.7)"])
    ['2022', '3', '83.0', '1', '96.7']
    """
    return [one for text in texts for one in NUMBER.findall(text)]


def plain(text: str) -> str:
    """Return a text with one kind of spaces.

    >>> plain(" a\u00a0 b ")
    'a b'
    """
    return " ".join(text.split())


def _docx_tables(path: Path) -> list[list[list[str]]]:
    body = docx.Document(str(path)).element.body
    return [
        [[_docx_cell(cell) for cell in row.iter(f"{_W}tc")] for row in table.iter(f"{_W}tr")]
        for table in body.iter(f"{_W}tbl")
        if next(table.iter(_FORMULA), None) is None  # a numbered formula stands in a table, too
    ]


def _docx_cell(cell) -> str:
    return plain("".join(one.text or "" for one in cell.iter(f"{_W}t")))


def _docx_text(path: Path) -> list[str]:
    found = []
    for one in docx.Document(str(path)).element.body.iterchildren(f"{_W}p"):
        style = next((s.get(f"{_W}val") for s in one.iter(f"{_W}pStyle")), "")
        text = plain("".join(t.text or "" for t in one.iter(f"{_W}t")))
        if text and not style.lower().startswith(("heading", "toc", "title")):
            found.append(text)
    return found


def _html(path: Path):
    return html5lib.parse(path.read_text(encoding="utf-8"))


def _inside(one, skipped: tuple[str, ...] = ("math", "svg", "script", "style")) -> str:
    tag = one.tag.rsplit("}", 1)[-1] if isinstance(one.tag, str) else "!"
    if tag in skipped:
        return ""
    return (one.text or "") + "".join(_inside(part, skipped) + (part.tail or "") for part in one)


def _html_tables(path: Path) -> list[list[list[str]]]:
    return [
        [
            [plain(_inside(cell)) for cell in row if cell.tag in (f"{_X}td", f"{_X}th")]
            for row in table.iter(f"{_X}tr")
        ]
        for table in _html(path).iter(f"{_X}table")
    ]


def _html_text(path: Path) -> list[str]:
    found: list[str] = []

    def walk(one) -> None:
        tag = one.tag.rsplit("}", 1)[-1] if isinstance(one.tag, str) else "!"
        if tag in ("head", "nav", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "svg", "math"):
            return
        if tag in ("p", "li", "caption", "figcaption"):
            found.append(plain(_inside(one)))
            return
        for part in one:
            walk(part)

    walk(_html(path))
    return [one for one in found if one]


def _md_lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _md_tables(path: Path) -> list[list[list[str]]]:
    tables: list[list[list[str]]] = []
    before = ""
    for line in _md_lines(path):
        if line.startswith("|"):
            if not before.startswith("|"):
                tables.append([])
            cells = [_md_plain(one) for one in re.split(r"(?<!\\)\|", line)[1:-1]]
            if not all(re.fullmatch(":?-+:?", one) for one in cells):
                tables[-1].append(cells)
        before = line
    return tables


def _md_plain(text: str) -> str:
    text = _MARKS.sub(lambda match: match.group(1) or "", text)
    return plain(
        re.sub(
            r"\\(?=[^\w\s])", "", text.replace("**", "").replace("<br>", " ").replace("&emsp;", " ")
        )
    )


def _md_text(path: Path) -> list[str]:
    found, formula = [], False
    for line in _md_lines(path):
        if line.startswith("$$"):
            formula = not formula
        elif formula or line.startswith(("|", "#", "![")) or _is_entry(line):
            continue
        elif text := _md_plain(re.sub(r"!\[[^\]]*\]\([^)]*\)", "", line.removeprefix("- "))):
            found.append(text)
    return found


def _is_entry(line: str) -> bool:
    """Whether a line is one of the contents."""
    return re.match(r" *- \[.*\]\(#", line) is not None
