"""An outline in columns: a level each, where a blank or merged cell means the one above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ahp.common.findings import Place, Problems
from ahp.common.io.cells import text_of
from ahp.files.outline.entries import Entry, entry_of, note_once
from ahp.files.outline.headings import Kind, kind_of
from ahp.files.outline.lines import is_aside
from ahp.files.outline.marks import Mark, are_coded, half_width, letter_codes, marks_of
from ahp.files.outline.units import is_unit
from ahp.files.outline.wording import (
    OUTLINE_COLUMN_UNCLEAR,
    OUTLINE_COLUMNS_SKIPPED,
    OUTLINE_HEADING,
    OUTLINE_NO_LEVELS,
    OUTLINE_ROWS_SKIPPED,
    OUTLINE_SECOND_TOP,
    OUTLINE_TWICE,
    OUTLINE_TWO_GOALS,
    OUTLINE_WEIGHTS_SKIPPED,
)

_CAPTION = re.compile(
    r"^(?:续?表|附表|tab(?:le|\.)?)\s*[0-9A-Z一二三四五六七八九十]*(?:[-.–][0-9]+)*\s*[:：.、]?\s*",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)%?")


@dataclass(frozen=True)
class Cells:
    """The cells of a table as texts, each row with its place."""

    rows: tuple[tuple[str, ...], ...]
    places: tuple[Place, ...]

    def at(self, row: int, column: int) -> str:
        """Return a cell; blank where the row is shorter."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def place(self, row: int, column: int) -> Place:
        """Return where a cell stands."""
        place = self.places[row]
        return place if place.line is not None else replace(place, column=column + 1)


@dataclass(frozen=True)
class Columns:
    """Which column holds what: levels from the goal down, and what stands beside each."""

    start: int
    levels: tuple[int, ...]
    codes: dict[int, int]
    units: dict[int, int]
    goal: str = ""
    headed: bool = False
    has_goal: bool = True


def cells_of(rows: Sequence[Sequence[object]], places: Sequence[Place]) -> Cells:
    """Make the cells of rows; blank rows are left out."""
    texts = [tuple(text_of(cell) for cell in row) for row in rows]
    kept = [(row, place) for row, place in zip(texts, places, strict=True) if any(row)]
    return Cells(tuple(row for row, _ in kept), tuple(place for _, place in kept))


def heading_row(cells: Cells) -> int | None:
    """Return the row that names the columns: most of its cells are words for levels and such."""
    for k, row in enumerate(cells.rows[:8]):
        filled = [cell for cell in row if cell]
        found = [kind_of(cell) for cell in filled]
        levels = [one for one in found if one and one[0] == "level"]
        if len(filled) > 1 and levels and 2 * sum(map(bool, found)) > len(filled):
            return k
    return None


def entries_of(cells: Cells, problems: Problems) -> list[Entry] | None:
    """Read the entries of a table, each with its parent.

    Several stand at the top where no column holds the goal. None where something is wrong.
    """
    columns = _columns(cells, problems)
    if columns is None:
        return None
    body = _body(cells, columns, problems)
    entries: list[Entry] = []
    if columns.goal:
        entries.append(entry_of(columns.goal, cells.places[0]))
    _read_rows(cells, columns, body, entries, problems)
    tops = [one for one in entries if one.parent is None]
    if len(tops) > 1 and columns.has_goal:
        what = OUTLINE_TWO_GOALS if columns.headed else OUTLINE_SECOND_TOP
        details = {"text": tops[1].text, "goal": tops[0].text}
        note_once(what, [(one, details) for one in tops[1:]], problems)
    if not columns.headed and not problems.errors:
        _refuse_remarks(entries, columns, problems)
    return None if problems.errors else entries


def _refuse_remarks(entries: Sequence[Entry], columns: Columns, problems: Problems) -> None:
    """Refuse a last column without a heading that has one entry for each of the one before."""
    depths: list[int] = []
    for one in entries:
        depths.append(0 if one.parent is None else depths[one.parent] + 1)
    last = [one for one, depth in zip(entries, depths, strict=True) if depth == max(depths)]
    parents = [one.parent for one in last]
    if len(columns.levels) > 1 and len(last) > 1 and len(set(parents)) == len(parents):
        problems.at(place=last[0].place).add(OUTLINE_COLUMN_UNCLEAR, text=last[0].text)


def _columns(cells: Cells, problems: Problems) -> Columns | None:
    start = heading_row(cells)
    if start is None:
        width = max(map(len, cells.rows))
        filled = [j for j in range(width) if any(cells.at(k, j) for k in range(len(cells.rows)))]
        untitled = {j: kind for j in filled if (kind := _kind_by_content(cells, j))}
        levels = tuple(j for j in filled if j not in untitled)
        units = [j for j, kind in untitled.items() if kind == "unit"]
        columns = Columns(0, levels, {}, {levels[-1]: units[0]} if units and levels else {})
        _tell_skipped(cells, {j: ("", kind) for j, kind in untitled.items()}, columns, problems)
        return columns
    headings = [(j, cell) for j, cell in enumerate(cells.rows[start]) if cell]
    kinds = {j: (cell, kind_of(cell)) for j, cell in headings}
    unknown = [(j, cell) for j, (cell, kind) in kinds.items() if kind is None]
    for j, cell in unknown:
        problems.add(OUTLINE_HEADING, place=cells.place(start, j), heading=cell)
    if unknown:
        return None
    found = [(j, kind[1]) for j, (_, kind) in kinds.items() if kind and kind[0] == "level"]
    if not found:
        names = [cell for _, cell in headings]
        problems.add(OUTLINE_NO_LEVELS, place=cells.places[start], headings=names)
        return None
    if all(rank is not None for _, rank in found):
        found.sort(key=lambda one: one[1] or 0)
    levels = tuple(j for j, _ in found)
    has_goal = found[0][1] == 0
    columns = Columns(
        start + 1,
        levels,
        _attached("code", kinds, levels, before=True),
        _attached("unit", kinds, levels, before=False),
        "" if has_goal else _title(cells, start),
        headed=True,
        has_goal=has_goal,
    )
    beside = {j: (cell, kind[0]) for j, (cell, kind) in kinds.items() if kind and j not in levels}
    _tell_skipped(cells, beside, columns, problems)
    return columns


def _attached(
    wanted: Kind,
    kinds: dict[int, tuple[str, tuple[Kind, int | None] | None]],
    levels: tuple[int, ...],
    before: bool,
) -> dict[int, int]:
    """Return which level each column of codes, or of units, belongs to."""
    found: dict[int, int] = {}
    for j, (_, kind) in kinds.items():
        if kind and kind[0] == wanted:
            left = [one for one in levels if one < j]
            right = [one for one in levels if one > j]
            level = min(right) if before and right else max(left, default=levels[-1])
            found.setdefault(level, j)
    return found


def _kind_by_content(cells: Cells, column: int) -> Kind | None:
    """Tell what a column without a heading holds, if no names."""
    texts = [cells.at(k, column) for k in range(len(cells.rows)) if cells.at(k, column)]
    if all(map(is_unit, texts)):
        return "unit"
    if all(_NUMBER.fullmatch(half_width(text)) for text in texts):
        counted = [half_width(text).lstrip("0") for text in texts]
        return "number" if counted == [str(k + 1) for k in range(len(texts))] else "weight"
    return None


def _title(cells: Cells, start: int) -> str:
    """Return what stands alone in the rows above the headings, without a table's number."""
    for k in range(start):
        filled = [cell for cell in cells.rows[k] if cell]
        if len(set(filled)) == 1 and not is_aside(filled[0]):
            return _CAPTION.sub("", filled[0]) or filled[0]
    return ""


def _tell_skipped(
    cells: Cells, beside: dict[int, tuple[str, Kind]], columns: Columns, problems: Problems
) -> None:
    used = {*columns.codes.values(), *columns.units.values()}
    body = range(columns.start, len(cells.rows))
    weights = [j for j, (_, kind) in beside.items() if kind == "weight"]
    given = sum(bool(cells.at(k, j)) for j in weights for k in body)
    if given:
        problems.add(OUTLINE_WEIGHTS_SKIPPED, count=given)
    others = [
        heading
        for j, (heading, kind) in beside.items()
        if j not in used and kind not in ("weight", "number") and heading
    ]
    if others:
        problems.add(OUTLINE_COLUMNS_SKIPPED, headings=others)


def _body(cells: Cells, columns: Columns, problems: Problems) -> list[int]:
    """Return the rows below the headings, without footnotes and repeated headings."""
    rows = []
    skipped = []
    heading = cells.rows[columns.start - 1] if columns.start else None
    for k in range(columns.start, len(cells.rows)):
        first = next(cell for cell in cells.rows[k] if cell)
        if heading is not None and cells.rows[k] == heading:
            continue
        if is_aside(first) or first in ("合计", "总计", "Total", "total", "Sum"):
            skipped.append(first[:30])
        else:
            rows.append(k)
    if skipped:
        problems.add(OUTLINE_ROWS_SKIPPED, count=len(skipped), texts=skipped)
    return rows


def _read_rows(
    cells: Cells,
    columns: Columns,
    body: Sequence[int],
    entries: list[Entry],
    problems: Problems,
) -> None:
    """Add an entry for each cell that says something new."""
    top = 0 if entries else None
    known: dict[tuple[str, ...], int] = {}
    current: list[str] = []  # the path of the row above, "" where it has no entry on a level
    names = {j: _names_in(cells, j, body) for j in columns.levels}
    twins = []
    for k in body:
        path = list(current)
        fresh = False
        for level, j in enumerate(columns.levels):
            if cells.at(k, j):
                code, text = names[j][k]
                if path[level : level + 1] == [text]:
                    continue  # repeated: what is blank to the right is as above, too
                del path[level:]
                path += [""] * (level - len(path))
                path.append(text)
                parent = _parent(path[:-1], known, top)
                if tuple(path) in known:
                    continue
                unit = cells.at(k, columns.units[j]) if j in columns.units else ""
                if j in columns.codes and _CODE.fullmatch(cells.at(k, columns.codes[j])):
                    code = cells.at(k, columns.codes[j])
                known[tuple(path)] = len(entries)
                entries.append(entry_of(text, cells.place(k, j), code, unit).below(parent))
                fresh = True
        if not fresh:
            place = (
                next(j for j in reversed(columns.levels) if cells.at(k, j))
                if any(cells.at(k, j) for j in columns.levels)
                else None
            )
            if place is not None:
                text = cells.at(k, place)
                above = _parent(path[:-1], known, top)
                shown = entries[above].text if above is not None else "-"
                twins.append(
                    (entry_of(text, cells.place(k, place)), {"text": text, "parent": shown})
                )
        current = path
    note_once(OUTLINE_TWICE, twins, problems)


def _parent(path: list[str], known: dict[tuple[str, ...], int], top: int | None) -> int | None:
    """Return the nearest entry above on a path."""
    for length in range(len(path), 0, -1):
        if path[length - 1]:
            return known[tuple(path[:length])]
    return top


def _names_in(cells: Cells, column: int, body: Sequence[int]) -> dict[int, tuple[str | None, str]]:
    """Return the names in a column, by row, without numbers and codes in front of all of them."""
    rows = [k for k in body if cells.at(k, column)]
    texts = [cells.at(k, column) for k in rows]
    distinct = list(dict.fromkeys(texts))
    codes = letter_codes(distinct)
    coded = len(distinct) > 1 and are_coded([None, *codes])
    marks = {text: _first_mark(text) for text in distinct}
    marked = all(mark is not None for mark in marks.values())
    found: dict[str, tuple[str | None, str]] = {}
    for text, code in zip(distinct, codes, strict=True):
        mark = marks[text]
        if coded and code:
            letter, digits, end = code
            found[text] = letter + digits, (text[end:] if end > 0 else text[:end]).strip()
        elif marked and mark:
            found[text] = None, text[mark.end :].strip() or text
        else:
            found[text] = None, text
    return {k: found[text] for k, text in zip(rows, texts, strict=True)}


def _first_mark(text: str) -> Mark | None:
    return next((mark for mark in marks_of(text) if mark.end < len(text)), None)
