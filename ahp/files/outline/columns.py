"""The columns of a text: of CSV and Markdown, of tables that were pasted, or that blanks align."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence

from ahp.common.findings import Place, Problems
from ahp.common.io.delimited import delimiter_of
from ahp.files.outline.headings import kind_of
from ahp.files.outline.marks import letter_codes, marks_of
from ahp.files.outline.tables import Cells, cells_of
from ahp.files.outline.wording import OUTLINE_COLUMNS_UNCLEAR

_DELIMITERS = ",;，"
_WORD, _WORDS = re.compile(r"\S+"), re.compile(r"\S+(?: \S+)*")


def columns_of(text: str, suffix: str, problems: Problems) -> Cells | None:
    """Return the cells of a text in columns: of Markdown, CSV, or what tabs separate."""
    lines = [line for line in text.splitlines() if line.strip()]
    barred = [line.lstrip().startswith("|") for line in lines]
    if barred.count(True) > 1 and all(barred[barred.index(True) :]):
        return _drawn_table(text)
    if _has_tabs(lines):
        return _separated(text, "\t")
    if suffix in (".csv", ".tsv") or re.match(r"sep=", text):
        delimiter = delimiter_of(text, Problems()) or ","
        return _separated(text, delimiter)
    for delimiter in _DELIMITERS:
        first = next((line for line in lines if delimiter in line), "")
        headed = [kind_of(cell.strip()) for cell in first.split(delimiter)]
        if len(headed) > 1 and all(headed) and any(one and one[0] == "level" for one in headed):
            return _separated(text, delimiter)
    return _aligned(text, problems)


def _aligned(text: str, problems: Problems) -> Cells | None:
    """Return the cells below headings that blanks separate, each column beginning at one place."""
    lines = [(k, line) for k, line in enumerate(text.splitlines(), start=1) if line.strip()]
    words = lines[0][1].split() if lines else []
    heads = [kind_of(word) for word in words]
    # "goal: 目标" and "goal 目标" are a code and its name, though both words are known as headings
    if any(word.endswith((":", "：")) for word in words) or len(set(heads)) < len(heads):
        return None
    if len(heads) < 2 or not all(heads) or not any(one and one[0] == "level" for one in heads):
        return None
    starts = [start for start, _ in _chunks(lines[0][1], _WORD)]
    rows: list[list[str]] = []
    for number, line in lines:
        words = [word for _, word in _chunks(line, _WORD)]
        if len(words) == len(heads):
            rows.append(words)
            continue
        cells = dict(_chunks(line, _WORDS))
        if not set(cells) <= set(starts):
            problems.at(line=number).add(OUTLINE_COLUMNS_UNCLEAR, text=" ".join(line.split()))
            return None
        rows.append([cells.get(start, "") for start in starts])
    return cells_of(rows, [Place(line=number) for number, _ in lines])


def _chunks(line: str, pattern: re.Pattern[str]) -> list[tuple[int, str]]:
    """Return what stands in a line, each with where it begins on a screen."""
    return [(_width(line[: match.start()]), match[0]) for match in pattern.finditer(line)]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _has_tabs(lines: Sequence[str]) -> bool:
    """Whether tabs stand between names, not only in front, behind a number, or before a page."""
    for line in lines:
        content = line.strip()
        ends = [mark.end for mark in marks_of(content) if content[: mark.end].rstrip() != ""]
        tail = content[max(ends, default=0) :] if "\t" in content else ""
        code = letter_codes([content])[0]
        if code and code[2] > 0 and "\t" in content[: code[2]]:
            tail = content[code[2] :]
        parts = [part for part in tail.split("\t") if part.strip()]
        if len(parts) > 1 and not (len(parts) == 2 and parts[1].strip().isdigit()):
            return True
    return False


def _separated(text: str, delimiter: str) -> Cells:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    places = []
    before = 0
    try:
        for row in reader:
            places.append(Place(line=before + 1))
            rows.append(row)
            before = reader.line_num
    except csv.Error:  # quotes that are no quotes
        rows = [line.split(delimiter) for line in text.splitlines()]
        places = [Place(line=k) for k in range(1, len(rows) + 1)]
    kept = [
        k for k, row in enumerate(rows) if not row or not row[0].lstrip().startswith(("#", "sep="))
    ]
    return raw_cells([[cell.rstrip() for cell in rows[k]] for k in kept], [places[k] for k in kept])


def _drawn_table(text: str) -> Cells:
    rows, places = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip().removeprefix("|").removesuffix("|")
        title = "" if "|" in line else bare.lstrip("#").strip()
        cells = [title] if title else [cell.strip() for cell in bare.split("|")]
        if line.strip() and not all(re.fullmatch(r":?-*:?", cell) for cell in cells if cell):
            rows.append(cells)
            places.append(Place(line=number))
    return cells_of(rows, places)


def raw_cells(rows: Sequence[Sequence[object]], places: Sequence[Place]) -> Cells:
    """Make the cells of rows; of a single column the white space in front is kept."""
    columns = {j for row in rows for j, cell in enumerate(row) if cell not in (None, "")}
    if len(columns) != 1:
        return cells_of(rows, places)
    column = columns.pop()  # lines that may be indented, rather than a table
    texts = [
        str(row[column]) if len(row) > column and row[column] is not None else "" for row in rows
    ]
    kept = [(text, place) for text, place in zip(texts, places, strict=True) if text.strip()]
    return Cells(tuple((text,) for text, _ in kept), tuple(place for _, place in kept))
