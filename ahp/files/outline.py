"""A hierarchy from a plain indented outline, as it stands in a draft or a report."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ahp.common.findings import FileError, Finding, HierarchyError, Place, Problems
from ahp.common.io.text import decode, read_bytes
from ahp.common.names import is_fit_for_files
from ahp.files.wording import (
    OUTLINE_EMPTY,
    OUTLINE_INDENT,
    OUTLINE_MIXED_INDENT,
    OUTLINE_NO_NAME,
    OUTLINE_SECOND_GOAL,
    OUTLINE_TOO_LONG,
)
from ahp.model.hierarchy import Hierarchy, Node

GOAL = "goal"
"""The goal's code, unless the outline gives another."""

MOST_LINES = 10_000

_INDENT = re.compile(r"[ \t\u3000]*")
_NUMBER = r"[0-9]{1,2}(?:\.[0-9]{1,2})*"
_CHINESE_NUMBER = "[一二三四五六七八九十]+"
_BULLET = re.compile(
    rf"(?:[-*+](?=\s|$)|[•·–—○●■□◆]|"
    rf"[0-9]{{1,2}}(?:\.[0-9]{{1,2}})+\.?(?![0-9])|{_NUMBER}[.)）、．](?![0-9])|{_NUMBER}(?=\s)|"
    rf"[(（](?:{_NUMBER}|{_CHINESE_NUMBER})[)）]|{_CHINESE_NUMBER}、)\s*"
)
_CODE = re.compile(r"(?P<code>[\w.-]+)\s*[:：]\s*(?P<rest>.*)")
_GROUPING = re.compile(r"[\[【](?P<inside>.+)[\]】]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


class _Line(NamedTuple):
    """A line of an outline, taken apart."""

    number: int
    indent: str
    code: str | None
    names: dict[str, str]
    grouping: bool
    text: str


def read_outline(path: str | os.PathLike[str]) -> Hierarchy:
    """Read a hierarchy from a text file that holds an outline; see `parse_outline`.

    Raises
    ------
    FileError
        When the file cannot be read.
    HierarchyError
        With every line that is wrong.
    """
    name = os.fspath(path)
    problems = Problems(name)
    data = read_bytes(name, problems)
    decoded = decode(data, problems) if data is not None else None
    if decoded is None:
        raise FileError(problems.findings)
    return parse_outline(decoded[0], name)


def parse_outline(text: str, path: str | None = None) -> Hierarchy:
    """Make a hierarchy of an indented outline.

    The first line is the goal; what is indented below a line is what it is made of. A line is a
    name, or ``中文名 | English name``, with or without ``code:`` in front. A line in square
    brackets is a mere grouping. Codes that are not given are made of the English name, else of
    the name. Bullets and numbers in front of a line, blank lines, and lines that begin with
    ``#`` do not count.

    Parameters
    ----------
    text : str
    path : str, optional
        Where it comes from, for the findings.

    Returns
    -------
    Hierarchy

    Raises
    ------
    HierarchyError
        With every line that is wrong.

    Examples
    --------
    >>> hierarchy = parse_outline('''
    ... 选车 | Best car
    ...   1. [成本 | Cost]
    ...      price: 价格 | Purchase price
    ...      油耗 | Fuel
    ...   2. 外观
    ... ''')
    >>> hierarchy.codes, hierarchy.items("goal")
    (('goal', 'cost', 'price', 'fuel', '外观'), ('price', 'fuel', '外观'))
    """
    problems = Problems(path)
    if text.count("\n") > MOST_LINES:
        raise HierarchyError([Finding(OUTLINE_TOO_LONG, {"limit": MOST_LINES}, path)])
    lines = list(_lines(text, problems))
    if not lines and not problems.errors:
        problems.add(OUTLINE_EMPTY)
    parents = _parents(lines, problems)
    if problems.errors:
        raise HierarchyError(sorted(problems.findings, key=_line_number))
    codes = _codes(lines)
    nodes = [
        Node(code, None if parent is None else codes[parent], line.names, line.grouping)
        for line, code, parent in zip(lines, codes, parents, strict=True)
    ]
    try:
        return Hierarchy(nodes)
    except HierarchyError as error:
        at = {code: line.number for code, line in zip(codes, lines, strict=True)}
        raise HierarchyError([_placed(found, at, path) for found in error.findings]) from None


def _line_number(found: Finding) -> int:
    return found.place.line or 0 if found.place else 0


def _placed(found: Finding, at: dict[str, int], path: str | None) -> Finding:
    if found.place is None:
        return replace(found, path=path)
    place = replace(found.place, line=at.get(str(found.place.node)))
    return replace(found, path=path, place=place)


def _lines(text: str, problems: Problems) -> Iterator[_Line]:
    for number, raw in enumerate(text.splitlines(), start=1):
        match = _INDENT.match(raw)
        indent = (match[0] if match else "").replace("\u3000", "  ")
        content = raw.strip()
        if not content or content.startswith("#"):
            continue
        line = _take_apart(number, indent, content)
        if not any(line.names.values()):
            problems.add(OUTLINE_NO_NAME, place=Place(line=number))
        else:
            yield line


def _take_apart(number: int, indent: str, content: str) -> _Line:
    bullet = _BULLET.match(content)
    content = content[bullet.end() :] if bullet else content
    grouping = _GROUPING.fullmatch(content)
    rest = grouping["inside"].strip() if grouping else content
    coded = _CODE.fullmatch(rest)
    code = coded["code"] if coded else None
    names = [
        " ".join(part.split()) for part in re.split(r"[|｜]", coded["rest"] if coded else rest)
    ]
    return _Line(number, indent, code, _by_language(names), grouping is not None, rest)


def _by_language(names: list[str]) -> dict[str, str]:
    """Sort names into Chinese and English; of two alike, the Chinese one comes first."""
    if len(names) == 1:
        return {"zh" if _CHINESE.search(names[0]) else "en": names[0]}
    first, second = names[0], " ".join(names[1:])
    if _CHINESE.search(second) and not _CHINESE.search(first):
        first, second = second, first
    return {lang: name for lang, name in (("zh", first), ("en", second)) if name}


def _parents(lines: list[_Line], problems: Problems) -> list[int | None]:
    """Find each line's parent, the nearest line above that is indented less."""
    parents: list[int | None] = []
    open_lines: list[int] = []
    kinds = [set(line.indent) for line in lines if line.indent]
    for place, line in enumerate(lines):
        here = problems.at(line=line.number)
        if len(set(line.indent)) > 1 or (line.indent and set(line.indent) != kinds[0]):
            here.add(OUTLINE_MIXED_INDENT)
        widths = [len(lines[one].indent) for one in open_lines]
        width = len(line.indent)
        while open_lines and len(lines[open_lines[-1]].indent) >= width:
            open_lines.pop()
        if widths and width < widths[-1] and width not in widths:
            known = ", ".join(map(str, widths))
            here.add(OUTLINE_INDENT, found=width, known=known)
        elif place and not open_lines:
            goal = lines[0].text
            here.add(OUTLINE_SECOND_GOAL, text=line.text, goal=goal)
        parents.append(open_lines[-1] if open_lines else None)
        open_lines.append(place)
    return parents


def _codes(lines: list[_Line]) -> list[str]:
    """Return every line's code, those that are not given made of names and unique."""
    taken = {line.code.casefold() for line in lines if line.code}
    codes = []
    for place, line in enumerate(lines):
        code = line.code
        if code is None:
            code = _unused(GOAL if place == 0 else _code_of(line), taken)
            taken.add(code.casefold())
        codes.append(code)
    return codes


def _code_of(line: _Line) -> str:
    name = line.names.get("en") or line.names.get("zh") or ""
    if not line.names.get("en") and is_fit_for_files(name):
        return name  # a Chinese name is a code as it is
    code = re.sub(r"[^\w]+", "-", name.lower().replace("'", "")).strip("-_")[:60].rstrip("-_")
    return code if is_fit_for_files(code) else f"item-{line.number}"


def _unused(code: str, taken: set[str]) -> str:
    candidate, number = code, 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{code}-{number}"
    return candidate
