"""Reading a hierarchy from an outline, in whichever form it comes."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace

from ahp.common.findings import FileError, Finding, HierarchyError, Place, Problems
from ahp.common.io.sheets import Sheet, open_workbook
from ahp.common.io.text import decode, is_whole, read_bytes
from ahp.common.io.wording import (
    BINARY_FILE,
    NOT_WORKBOOK,
    WRONG_ENCODING,
    WRONG_ENCODING_DECLARED,
)
from ahp.common.wording import Message, Words
from ahp.files.outline.ahp_os import is_ahp_os, read_ahp_os
from ahp.files.outline.columns import columns_of, raw_cells
from ahp.files.outline.depths import Row, parents_of
from ahp.files.outline.entries import Entry, entry_of, hierarchy_of
from ahp.files.outline.headings import kind_of
from ahp.files.outline.lines import Line, lines_from, lines_of
from ahp.files.outline.marks import are_coded, chosen, coded_groups, letter_codes, marks_of
from ahp.files.outline.r_ahp import SUFFIXES as YAML_SUFFIXES
from ahp.files.outline.r_ahp import is_r_ahp, read_r_ahp
from ahp.files.outline.tables import Cells, entries_of, heading_row
from ahp.files.outline.wording import (
    BINARY,
    HOW,
    MARKUP,
    MIND_MAP,
    OUTLINE_EMPTY,
    OUTLINE_FORMAT,
    OUTLINE_GOAL_NAMED,
    OUTLINE_GOAL_UNKNOWN,
    OUTLINE_NO_ITEMS,
    OUTLINE_NO_NAME,
    OUTLINE_SHEETS_SKIPPED,
    OUTLINE_TOO_LONG,
    OUTLINE_WEIGHTS_SKIPPED,
    PDF_FILE,
    PRESENTATION,
    WORD_DOCUMENT,
    YAAHP_FILE,
)
from ahp.model.hierarchy import Hierarchy

MOST_LINES = 10_000
STANDARD_INPUT = "-"

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BY_SUFFIX = {
    ".doc": WORD_DOCUMENT, ".docx": WORD_DOCUMENT, ".docm": WORD_DOCUMENT, ".wps": WORD_DOCUMENT,
    ".odt": WORD_DOCUMENT, ".rtf": WORD_DOCUMENT, ".yaahp": YAAHP_FILE, ".yaahpx": YAAHP_FILE,
    ".ppt": PRESENTATION, ".pptx": PRESENTATION, ".pdf": PDF_FILE, ".xmind": MIND_MAP,
    ".mm": MIND_MAP, ".mmap": MIND_MAP, ".emmx": MIND_MAP, ".html": MARKUP, ".htm": MARKUP,
    ".xml": MARKUP, ".opml": MARKUP, ".json": MARKUP,
}  # fmt: skip
_BY_PART = (("word/", WORD_DOCUMENT), ("ppt/", PRESENTATION), ("content.json", MIND_MAP))
_MARKUP = re.compile(r"\s*(?:<[?!a-zA-Z]|\{\s*[\"'}]|\[\s*[{\"'])")


def read_outline(path: str | os.PathLike[str], problems: Problems | None = None) -> Hierarchy:
    """Read a hierarchy from a file that holds an outline; see `parse_outline`.

    Workbooks (.xlsx, .xls, .ods) and CSV have a level of the hierarchy in each column.

    Parameters
    ----------
    path : path
    problems : Problems, optional
        Takes the notes, such as what was left out.

    Raises
    ------
    FileError
        When the file cannot be read.
    HierarchyError
        With everything that is wrong.
    """
    name = os.fspath(path)
    noted = Problems(name)
    data = read_bytes(name, noted)
    if data is None:
        raise FileError(noted.findings)
    return outline_of(data, name, problems)


def outline_of(data: bytes, path: str, problems: Problems | None = None) -> Hierarchy:
    """Read a hierarchy from the bytes of a file; see `read_outline`."""
    noted = Problems(path)
    kind = _unread_kind(data, path)
    if kind is not None:
        noted.add(OUTLINE_FORMAT, what=kind, how=HOW)
        raise FileError(noted.findings)
    if not is_whole(data, noted):
        raise FileError(noted.findings)
    if data.startswith((_ZIP, _OLE)):
        cells = _sheet(data, noted)
        if cells is None:
            raise FileError([_of_outlines(found) for found in noted.findings])
        entries = _from_cells(cells, noted)
        return _finished(entries, path, noted, problems)
    decoded = decode(data, noted)
    if decoded is None:
        raise FileError([_of_outlines(found) for found in noted.findings])
    return parse_outline(decoded[0], path, problems)


def parse_outline(
    text: str, path: str | None = None, problems: Problems | None = None
) -> Hierarchy:
    r"""Make a hierarchy of an outline.

    The first line is the goal; what is indented below a line is what it is made of. Where lines
    are not indented, numbers (1, 1.1; 一、（一）1.; A, B1, C11), headings or words such as 一级指标
    in front give the levels; columns that tabs or commas separate are a level each. A line is a
    name, or ``中文名 | English name``, with or without ``code:`` in front and ``：unit`` behind.
    A line in square brackets is a mere grouping. Codes that are not given are made of the English
    name, else of the name. Bullets, blank lines, and lines that begin with ``#`` do not count.
    The hierarchy text of AHP-OS and files of the R package ahp are read, too.

    Parameters
    ----------
    text : str
    path : str, optional
        Where it comes from, for the findings, and for the goal where the outline names none.
    problems : Problems, optional
        Takes the notes.

    Returns
    -------
    Hierarchy

    Raises
    ------
    HierarchyError
        With everything that is wrong.

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
    >>> parse_outline("1 City\n1.1 Rent\n1.2 Jobs\n1.2.1 Pay\n1.2.2 Hours").children("jobs")
    ('pay', 'hours')
    """
    noted = Problems(path)
    if text.count("\n") > MOST_LINES:
        raise HierarchyError([Finding(OUTLINE_TOO_LONG, {"limit": MOST_LINES}, path)])
    return _finished(_entries(text, path, noted), path, noted, problems)


def _unread_kind(data: bytes, path: str) -> Words | None:
    """Return what a file is, where it is neither text nor a workbook."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if data.startswith(b"%PDF"):
        return PDF_FILE
    if data.startswith(_ZIP):
        try:
            names = zipfile.ZipFile(io.BytesIO(data)).namelist()
        except (zipfile.BadZipFile, OSError, ValueError):
            return BINARY
        known = (what for part, what in _BY_PART if any(name.startswith(part) for name in names))
        workbook = "content.xml" in names or any(name.startswith("xl/") for name in names)
        return next(known, None if workbook else BINARY)
    return None


def _of_outlines(found: Finding) -> Finding:
    """Say what an outline looks like, where readers of tables advise what suits tables."""
    tables = (BINARY_FILE, NOT_WORKBOOK, WRONG_ENCODING, WRONG_ENCODING_DECLARED)
    if found.what not in tables:
        return found
    what = Message(found.code, found.severity, found.what.said, HOW)
    return replace(found, what=what)


def _sheet(data: bytes, problems: Problems) -> Cells | None:
    """Return the sheet of a workbook that holds the outline."""
    book = open_workbook(data, problems, others=True)
    sheets = [] if book is None else [book.read(name) for name in book.names]
    if book is None or problems.errors:
        return None
    filled = [(one, _sheet_cells(one)) for one in sheets if one and one.filled]
    if not filled:
        problems.add(OUTLINE_EMPTY)
        return None
    headed = [(one, cells) for one, cells in filled if heading_row(cells) is not None]
    sheet, cells = (headed or filled)[0]
    others = [one.name for one, _ in filled if one is not sheet]
    if others:
        problems.add(OUTLINE_SHEETS_SKIPPED, sheet=sheet.name, others=others)
    return cells


def _sheet_cells(sheet: Sheet) -> Cells:
    rows: list[list[object]] = [[_indented(cell) for cell in row] for row in sheet.cells]
    places = [Place(sheet=sheet.name, row=k) for k in range(1, len(rows) + 1)]
    return raw_cells(rows, places)


def _indented(cell: object) -> object:
    """Keep the white space in front of a text, which may be all that says its level."""
    return cell if not isinstance(cell, str) else cell.rstrip()


def _from_cells(cells: Cells, problems: Problems) -> list[Entry] | None:
    if len(cells.rows) > MOST_LINES:
        problems.add(OUTLINE_TOO_LONG, limit=MOST_LINES)
        return None
    numbered = _numbered_lines(cells)
    if numbered is not None:
        return _from_lines(lines_from(numbered, problems), problems)
    return entries_of(cells, problems)


def _numbered_lines(cells: Cells) -> list[tuple[Place, str]] | None:
    """Return lines where one column holds all names, and perhaps another their numbers."""
    if max(map(len, cells.rows)) == 1:
        return [(place, row[0]) for row, place in zip(cells.rows, cells.places, strict=True)]
    start = heading_row(cells)
    kinds = {} if start is None else {j: kind_of(cell) for j, cell in enumerate(cells.rows[start])}
    names = [j for j, kind in kinds.items() if kind and kind[0] == "level"]
    numbers = [j for j, kind in kinds.items() if kind and kind[0] in ("number", "code")]
    others = {j for row in cells.rows for j, cell in enumerate(row) if cell} - {*names, *numbers}
    if start is None:
        names, numbers, start = [1], [0], -1
    elif others or len(names) != 1 or len(numbers) != 1:
        return None
    rows = range(start + 1, len(cells.rows))
    lines = [(cells.places[k], f"{cells.at(k, numbers[0])} {cells.at(k, names[0])}") for k in rows]
    marks = chosen([marks_of(text) for _, text in lines])
    levels = {mark.style for mark in marks if mark and mark.counts}
    two = max(map(len, cells.rows)) <= 2 or start >= 0
    if (
        not two
        or len(levels) < 2
        or not all(marks)
        or any(" " in cells.at(k, numbers[0]) for k in rows)
    ):
        return None
    return lines


def _entries(text: str, path: str | None, problems: Problems) -> list[Entry] | None:
    """Read the entries of a text, in the form that it has."""
    suffix = os.path.splitext(path or "")[1].lower()
    if suffix in YAML_SUFFIXES or is_r_ahp(text):
        return read_r_ahp(text, problems)
    if _MARKUP.match(text):
        problems.add(OUTLINE_FORMAT, what=MARKUP, how=HOW)
        return None
    if is_ahp_os(text):
        return read_ahp_os(text, problems)
    cells = columns_of(text, suffix, problems)
    if problems.errors:
        return None
    if cells is not None and cells.rows:
        return _from_cells(cells, problems)
    return _from_lines(lines_of(text, problems), problems)


def _from_lines(lines: Sequence[Line], problems: Problems) -> list[Entry] | None:
    """Read the entries of lines, each with its parent."""
    rows = _rows(lines, problems)
    if problems.errors and not rows:
        return None
    parents = parents_of(rows, problems)
    if problems.errors:
        return None
    return [row.entry.below(parent) for row, parent in zip(rows, parents, strict=True)]


def _rows(lines: Sequence[Line], problems: Problems) -> list[Row]:
    contents = [line.content for line in lines]
    codes = letter_codes(contents)
    coded = are_coded(codes)
    if not coded:
        codes = coded_groups(codes, [line.width for line in lines])
    marks = chosen([[] if codes[k] else marks_of(text) for k, text in enumerate(contents)])
    rows = []
    for line, mark, letters in zip(lines, marks, codes, strict=True):
        content, code, pair = line.content, None, None
        if letters:
            letter, digits, end = letters
            content = content[end:] if end > 0 else content[:end]
            code = letter + digits
            pair = (letter, digits) if coded else None
        elif mark:
            content = content[mark.end :]
        entry = entry_of(content.strip(), line.place, code)
        if not any(entry.names.values()):
            problems.add(OUTLINE_NO_NAME, place=line.place)
        else:
            rows.append(Row(line, mark, entry, pair))
    return rows


def _finished(
    entries: list[Entry] | None, path: str | None, noted: Problems, problems: Problems | None
) -> Hierarchy:
    """Make the hierarchy, or raise all that is wrong; notes go to whoever takes them."""
    hierarchy = None
    if entries is not None and not noted.errors:
        entries = _with_goal(entries, path, noted)
        weights = sum(one.weighted for one in entries)
        if weights:
            noted.add(OUTLINE_WEIGHTS_SKIPPED, count=weights)
        if not entries and not noted.errors:
            noted.add(OUTLINE_EMPTY)
        elif len(entries) == 1:
            here = noted.at(place=entries[0].place)
            here.add(OUTLINE_NO_ITEMS, goal=entries[0].text)
        if not noted.errors:
            hierarchy = hierarchy_of(entries, noted)
    if hierarchy is None or noted.errors:
        errors = [found for found in noted.findings if found.severity == "error"]
        raise HierarchyError(sorted(errors, key=_line_number))
    if problems is not None:
        problems.findings += noted.findings
    return hierarchy


def _with_goal(entries: list[Entry], path: str | None, problems: Problems) -> list[Entry]:
    """Put a goal that is called after the file above several entries at the top."""
    tops = [one for one in entries if one.parent is None]
    if len(tops) < 2:
        return entries
    if path is None or path == STANDARD_INPUT:
        here = problems.at(place=tops[1].place)
        here.add(OUTLINE_GOAL_UNKNOWN, text=tops[0].text, other=tops[1].text)
        return entries
    name = os.path.splitext(os.path.basename(path))[0]
    problems.add(OUTLINE_GOAL_NAMED, goal=name)
    goal = entry_of(name, Place(), code="")
    goal = Entry(name, Place(), None, goal.names, goal.stem)
    moved = [one.below(0 if one.parent is None else one.parent + 1) for one in entries]
    return [goal, *moved]


def _line_number(found: Finding) -> int:
    return (found.place.line or found.place.row or 0) if found.place else 0
