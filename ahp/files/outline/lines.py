"""The lines of an outline: how far each is indented, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ahp.common.findings import Place, Problems
from ahp.files.outline.marks import marks_of
from ahp.files.outline.wording import OUTLINE_ROWS_SKIPPED

_INDENT = re.compile(r"[ \t\u3000\xa0]*")
_TREE = re.compile(
    r"[ \t\u3000\xa0│┃║┆┊|]*(?:[├└┝┕┣┗╠╚╰┌┏┬][─━═╌-]*[┬┳]?[─━═]*|[|+`\\](?:--+)[>]?)"
    r"[ \t\u3000\xa0]*"
)
_CONNECTOR = re.compile(r"[ \t\u3000\xa0│┃║┆┊|]+")
_RULE = re.compile(r"[-=_*~─━—]{3,}|```.*")
# Runs are taken whole (`++`), so that a line of any length is read in one pass.
_HEADING = re.compile(
    r"(?P<signs>#{1,6})[ \t\u3000]+(?P<text>\S++(?:\s++(?!#+$)\S++)*+)(?:\s++#+)?"
)
_LEADER = re.compile(r"\.{3,}|…+|·{3,}|．{3,}|(?:[.·．] ){3,}")
_UP_TO_PAGE = re.compile(r"(?<![\s.…·．])(?P<run>[\s.…·．]++)(?:[0-9]{1,4}\s*+)?$")
_PAGE = re.compile(r"(?<!\s)(?=[^\S\t]*+\t)\s++(?P<page>[0-9]{1,4})\s*+$")
_ENDING = re.compile(r"[；;，,。、：:]+$")
_ASIDE = re.compile(
    r"(?:注|备注|说明|附注|资料来源|数据来源|来源|notes?|sources?|remarks?)\s*+[0-9]*+\s*+[:：]",
    re.IGNORECASE,
)
_INVISIBLE = re.compile("[\ufeff\u200b\u200c\u200d\u2060]")
_WIDTH_OF_HEADINGS = 10


@dataclass(frozen=True)
class Line:
    """A line of an outline.

    Attributes
    ----------
    place : Place
    indent : str
        The white space in front.
    width : int
        How far it is indented; headings of Markdown lie left of all else.
    content : str
        Without the indentation.
    drawn : bool
        Whether lines of a drawn tree, or headings, give the width.
    """

    place: Place
    indent: str
    width: int
    content: str
    drawn: bool = False


def is_aside(text: str) -> bool:
    """Whether a text is a footnote to an outline rather than an entry.

    >>> is_aside("注：数据来自统计年鉴"), is_aside("Notes")
    (True, False)
    """
    return _ASIDE.match(text.strip()) is not None


def lines_of(text: str, problems: Problems) -> list[Line]:
    """Return the lines that are entries: no blank ones, remarks, rules or footnotes."""
    raw = [
        (Place(line=number), _INVISIBLE.sub("", one).rstrip())
        for number, one in enumerate(text.splitlines(), start=1)
    ]
    return lines_from(raw, problems)


def lines_from(raw: Sequence[tuple[Place, str]], problems: Problems) -> list[Line]:
    """Return the entries among lines, each with its place."""
    drawn = any((tree := _TREE.match(text)) and tree[0].strip() for _, text in raw)
    kept = [
        (place, text)
        for place, text in raw
        if text.strip()
        and not _RULE.fullmatch(text.strip())
        and not (drawn and _CONNECTOR.fullmatch(text))
    ]
    marked = _are_headings([text for _, text in kept])
    lines = [_line(place, text, marked) for place, text in kept]
    lines = [line for line in lines if line.drawn or not line.content.startswith("#")]
    lines = _with_title(kept, lines)
    asides = [line for line in lines[1:] if is_aside(line.content)]
    if asides:
        shown = [line.content[:30] for line in asides]
        problems.add(OUTLINE_ROWS_SKIPPED, count=len(asides), texts=shown)
    lines = [line for line in lines if line not in asides]
    return [replace(line, content=_cleaned(line.content, lines)) for line in lines]


def _are_headings(texts: Sequence[str]) -> bool:
    """Whether the lines are headings of Markdown on two levels or more, and no remarks."""
    found = [_HEADING.fullmatch(text.strip()) for text in texts]
    levels = {len(match["signs"]) for match in found if match}
    return len(levels) > 1 and found[0] is not None


def _line(place: Place, text: str, marked: bool) -> Line:
    heading = _HEADING.fullmatch(text.strip()) if marked else None
    if heading:
        width = len(heading["signs"]) - _WIDTH_OF_HEADINGS
        return Line(place, "", width, heading["text"].strip(), drawn=True)
    tree = _TREE.match(text)
    if tree and tree[0].strip():
        return Line(place, "", len(tree[0].expandtabs(4)), text[tree.end() :].strip(), drawn=True)
    match = _INDENT.match(text)
    indent = (match[0] if match else "").replace("\u3000", "  ").replace("\xa0", " ")
    return Line(place, indent, len(indent), text[match.end() if match else 0 :].strip())


def _with_title(kept: Sequence[tuple[Place, str]], lines: list[Line]) -> list[Line]:
    """Take a remark on top for the goal where all else is a list without one."""
    title = _HEADING.fullmatch(kept[0][1].strip()) if kept else None
    if title is None or len(title["signs"]) > 1 or (lines and lines[0].place == kept[0][0]):
        return lines
    tops = [line for line in lines if line.width == min(one.width for one in lines)]
    others = [text for _, text in kept[1:] if text.strip().startswith("#")]
    if len(tops) > 1 and not others and all(marks_of(line.content) for line in tops):
        goal = Line(kept[0][0], "", -1, title["text"].strip(), drawn=True)
        return [goal, *lines]
    return lines


def _cleaned(content: str, lines: Sequence[Line]) -> str:
    """Take page numbers and the punctuation of a list from the end of a line."""
    content = re.sub(r"^(?:\*\*|__)(.+?)(?:\*\*|__)$", r"\1", content)
    run = _UP_TO_PAGE.search(content)
    leader = _LEADER.search(run["run"]) if run else None
    if run and leader:
        content = content[: run.start() + leader.start()].rstrip()
    if _PAGE.search(content) and _are_pages(lines):
        content = _PAGE.sub("", content)
    ending = _ENDING.search(content)
    is_code = re.fullmatch(r"[\w.-]+:", content) and content.isascii()
    return content if not ending or is_code else content[: ending.start()].rstrip() or content


def _are_pages(lines: Sequence[Line]) -> bool:
    """Whether what ends lines behind a tab are pages: whole numbers that never fall."""
    found = list(_pages(lines))
    return len(found) > 1 and found == sorted(found) and 2 * len(found) > len(lines)


def _pages(lines: Sequence[Line]) -> Iterator[int]:
    for line in lines:
        if match := _PAGE.search(line.content):
            yield int(match["page"])
