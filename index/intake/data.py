"""iData: units, years, groups, and the values of every indicator and denominator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ahp.common.findings import Finding, Problems
from ahp.common.io.cells import parse_number, text_of
from ahp.common.io.grid import Grid
from ahp.common.io.records import Record
from ahp.common.names import nearest
from ahp.common.wording import SUGGEST_NEAREST
from index.intake.deck import Deck, Entry, Unit, names_in
from index.intake.meta import filled, heading_columns
from index.intake.wording import (
    COLUMN_NOT_IN_META,
    ENTRY_WITHOUT_COLUMN,
    TAKE_IT_OUT,
    TIME_MISSING,
    TIME_NOT_YEAR,
    UCODE_BLANK,
    UNIT_NAMES_DIFFER,
    UNIT_REPEATED,
    UNITS_NONE,
    VALUES_OF_AGGREGATE,
    YEAR_AND_TIME,
)

SPECIAL = ("uCode", "uName", "Time")
NAMES = {"uName_zh": "zh", "uName_en": "en"}
"""Columns in which an export keeps the names of units in both languages."""
_FIRST, _LAST = 1000, 2999


def read_data(
    entries: Sequence[Entry],
    grid: Grid,
    problems: Problems,
    year: int | None = None,
    lost: Sequence[Finding] = (),
) -> Deck:
    """Read iData and put it beside the entries of iMeta.

    Parameters
    ----------
    entries : sequence of Entry
    grid : Grid
        A row for each unit and time, a column for each entry that is no aggregate.
    problems : Problems
        Takes what is wrong, with its cell.
    year : int, optional
        Of every row, where there is no column ``Time``.
    lost : sequence of Finding
        What was lost before.

    Returns
    -------
    Deck
    """
    columns = heading_columns(grid, SPECIAL, ("uCode",), problems)
    if columns is None:
        return Deck((), (), (), {})
    if not _check_columns(entries, grid, columns, problems):
        return Deck((), (), (), {})
    if year is None and "Time" not in columns:
        grid.note(problems, TIME_MISSING, grid.header)
    elif year is not None and "Time" in columns:
        grid.note(problems, YEAR_AND_TIME, grid.header, columns["Time"])
    measured = [one.code for one in entries if one.kind in ("Indicator", "Denominator")]
    kept = [one.code for one in entries if one.kind in ("Group", "Other")]
    cells: dict[tuple[int, str], dict[str, str]] = {}
    units: dict[str, Unit] = {}
    values: dict[tuple[int, str], tuple[float, ...]] = {}
    first: dict[tuple[int, str], int] = {}
    for k in grid.body():
        row = Record(grid, k, columns, problems)
        code = row.text("uCode")
        if not code:
            row.note(UCODE_BLANK, "uCode")
            continue
        at = _year(row) if "Time" in columns else year or 0
        key = (at, code)
        if at and key in first:
            row.note(UNIT_REPEATED, "uCode", unit=code, year=str(at), other=grid.place(first[key]))
        first.setdefault(key, k)
        cells[key] = {one: filled(row, one) for one in kept}
        name = filled(row, "uName")
        names = {} if name == code else names_in(name)
        names |= {lang: text for one, lang in NAMES.items() if (text := cells[key].get(one))}
        if units.setdefault(code, Unit(code, names)).names != names:
            row.note(UNIT_NAMES_DIFFER, "uName", unit=code)
        values[key] = tuple(_value(row, one) for one in measured)
    if not any(True for _ in grid.body()):
        grid.note(problems, UNITS_NONE)
    found = tuple(units.values())
    return Deck(tuple(entries), found, tuple(measured), values, cells, tuple(lost))


def _check_columns(
    entries: Sequence[Entry], grid: Grid, columns: Mapping[str, int], problems: Problems
) -> bool:
    """Note columns that iMeta does not know, and entries without a column."""
    kinds = {one.code: one.kind for one in entries}
    fine = True
    for heading, column in columns.items():
        if heading in SPECIAL:
            continue
        if heading not in kinds:
            left = [one for one in entries if one.kind != "Aggregate" and one.code not in columns]
            close = _nearest(heading, [one.code for one in left])
            hint = Finding(SUGGEST_NEAREST, {"nearest": close}) if close else Finding(TAKE_IT_OUT)
            grid.note(problems, COLUMN_NOT_IN_META, grid.header, column, code=heading,
                      suggestion=hint)  # fmt: skip
            fine = False
        elif kinds[heading] == "Aggregate":
            grid.note(problems, VALUES_OF_AGGREGATE, grid.header, column, code=heading)
            fine = False
    for one in entries:
        if one.kind != "Aggregate" and one.code not in columns:
            grid.note(problems, ENTRY_WITHOUT_COLUMN, grid.header, None, code=one.code,
                      kind=one.kind)  # fmt: skip
            fine = False
    return fine


def _nearest(heading: str, codes: Sequence[str]) -> str | None:
    """Return the code that a heading may be meant for; R tells capitals apart."""
    alike = (code for code in codes if code.casefold() == heading.casefold())
    return next(alike, None) or nearest(heading, codes)


def _year(row: Record) -> int:
    """Return the year of a row; 0 where it is none, which is noted."""
    text = row.text("Time")
    if text.isascii() and text.isdigit() and _FIRST <= int(text) <= _LAST:
        return int(text)
    row.note(TIME_NOT_YEAR, "Time", found=text)
    return 0


def _value(row: Record, code: str) -> float:
    cell: Any = row.grid.cell(row.row, row.columns[code])
    found = parse_number(cell, row.grid.decimal)
    if isinstance(found, Finding):
        row.note(found.what, code, **found.details)
    elif found is not None:
        return found
    return float("nan")


def beside(left: Grid, right: Grid) -> Grid:
    """Return two tables of the same units as one: COINr's exports keep groups from values.

    Rows are brought together by ``uCode`` and ``Time`` where both have it; the places are those of
    the table on the right, whose columns come first.

    Parameters
    ----------
    left, right : Grid
        Each with a heading ``uCode``.

    Returns
    -------
    Grid
    """
    lefts, rights = (_heading(grid) for grid in (left, right))
    keys = [name for name in ("uCode", "Time") if name in lefts and name in rights]
    at = {tuple(text_of(left.cell(k, lefts[one])) for one in keys): k for k in left.body()}
    extra = [column for name, column in lefts.items() if name not in rights]
    rows = [list(row) for row in right.rows]
    header = right.header or 0
    width = len(rows[header])
    rows[header] = [*rows[header], *(left.cell(left.header or 0, column) for column in extra)]
    for k in right.body():
        other = at.get(tuple(text_of(right.cell(k, rights[one])) for one in keys))
        cells = [None if other is None else left.cell(other, column) for column in extra]
        rows[k] = [*rows[k], *[None] * (width - len(rows[k])), *cells]
    return Grid(right.path, right.sheet, rows, right.merged, right.formulas, (), right.decimal)


def _heading(grid: Grid) -> dict[str, int]:
    cells = grid.rows[grid.header or 0]
    return {text_of(cell): column for column, cell in enumerate(cells) if text_of(cell)}
