"""iMeta: the entries of an index, which of them are made of which, and in which shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ahp.common.findings import Finding, Number, Problems
from ahp.common.io.cells import parse_number, text_of
from ahp.common.io.grid import Grid
from ahp.common.io.records import Record
from ahp.common.io.wording import (
    CELL_NOT_EMPTY,
    COLUMN_MISSING,
    COLUMN_TWICE,
    COLUMN_WITHOUT_HEADING,
)
from ahp.common.names import suggestion
from index.files.indicators import INDICATOR_COLUMNS
from index.intake.deck import KINDS, Entry, Kind, names_in
from index.intake.wording import (
    AGGREGATE_EMPTY,
    AGGREGATE_REVERSED,
    CELL_LACKS,
    COLUMN_NOT_CARRIED,
    DENOMINATOR_NOT_THERE,
    DIRECTION_NOT_ONE,
    ICODE_BLANK,
    ICODE_REPEATED,
    INDICATOR_HAS_CHILDREN,
    LEVEL_CONTRADICTS,
    LEVEL_NOT_WHOLE,
    NO_TREE,
    NOT_CARRIED,
    PARENT_NOT_NEXT,
    PARENT_NOT_THERE,
    PARENTS_CIRCULAR,
    ROOTS_IN_META,
    UNKNOWN_HERE,
    WEIGHT_BELOW_ZERO,
)

REQUIRED = ("iCode", "Type", "Level", "Parent", "Direction", "Weight")
INSERTED = "Inserted"
"""The column in which an export marks levels that COINr needs and the index does not have."""
OWN_COLUMNS = tuple(
    name
    for name in INDICATOR_COLUMNS
    if name not in ("code", "zh", "en", "direction", "unit", "denominator", "source", "parent",
                    "weight")
)  # fmt: skip
"""Columns of ``indicators.csv`` that an export adds to iMeta, where COINr lets them be."""
_COINR = {
    "Unit": "unit",
    "Source": "source",
    "Denominator": "denominator",
    "Target": "target",
    "goalpost_lower": "goalpost_low",
    "goalpost_upper": "goalpost_high",
    "zscore_mean": "z_mean",
    "zscore_sd": "z_sd",
}
"""Columns of iMeta, and those of ``indicators.csv`` that they become."""
_NUMBERS = frozenset(("Target", "goalpost_lower", "goalpost_upper", "zscore_mean", "zscore_sd"))
_NAMES = {"iName_zh": "zh", "iName_en": "en"}
_KNOWN = (*REQUIRED, "iName", *_COINR, *_NAMES, INSERTED, *OWN_COLUMNS)
_BLANK = frozenset(("", "na", "n/a", "nan", "null"))


class MetaReader:
    """Reads the rows of iMeta and what they make together.

    Parameters
    ----------
    grid : Grid
    problems : Problems
        Takes what is wrong, with its cell.

    Attributes
    ----------
    lost : list of Finding
        Columns and cells that an index project has no place for.
    """

    def __init__(self, grid: Grid, problems: Problems) -> None:
        self.grid, self.problems = grid, problems
        self.lost: list[Finding] = []
        self.rows: dict[str, Record] = {}

    def entries(self) -> tuple[Entry, ...]:
        """Return the entries; what is wrong is noted."""
        columns = heading_columns(self.grid, _KNOWN, REQUIRED, self.problems)
        if columns is None:
            return ()
        for heading, column in columns.items():
            if heading not in _KNOWN:
                reason = NOT_CARRIED.get(heading, UNKNOWN_HERE)
                self.lose(COLUMN_NOT_CARRIED, None, column, column=heading, reason=reason)
        found: dict[str, Entry] = {}
        levels: dict[str, int] = {}
        for k in self.grid.body():
            row = Record(self.grid, k, columns, self.problems)
            code = row.text("iCode")
            if not code:
                row.note(ICODE_BLANK, "iCode")
            elif code in found:
                other = self.grid.place(self.rows[code].row)
                row.note(ICODE_REPEATED, "iCode", code=code, other=other)
            else:
                self.rows[code] = row
                kind = row.choice("Type", KINDS)
                if kind is None and not row.text("Type"):
                    row.note(CELL_LACKS, "Type", code=code, column="Type")
                level = self._level(row, code, kind)
                found[code] = self._entry(row, code, kind or "Other")
                if level is not None:
                    levels[code] = level
        if not self.problems.errors:
            self._check(found, levels)
        return self._without_inserted(found)

    def lose(self, what: Any, row: int | None, column: int | None, /, **details: object) -> None:
        """Note what is not carried over."""
        place = self.grid.place(row, column)
        self.lost.append(Finding(what, details, self.grid.path, place))

    def _entry(self, row: Record, code: str, kind: Kind) -> Entry:
        inside = kind in ("Indicator", "Aggregate")
        name = filled(row, "iName")
        names = {} if name == code else names_in(name)
        names |= {lang: text for name, lang in _NAMES.items() if (text := filled(row, name))}
        direction, weight = _direction(row), number(row, "Weight")
        if inside and weight is not None and weight < 0:
            row.note(WEIGHT_BELOW_ZERO, "Weight", code=code, weight=Number(weight))
        for column, value in (("Direction", direction), ("Weight", weight)):
            if inside and value is None and not filled(row, column):
                row.note(CELL_LACKS, column, code=code, column=column)
        if kind == "Aggregate" and direction == -1:
            self.lose(AGGREGATE_REVERSED, row.row, row.columns["Direction"], code=code)
        more = {}
        if kind in ("Indicator", "Denominator"):
            for column, own in _COINR.items():
                if column in _NUMBERS and (value := number(row, column)) is not None:
                    more[own] = number_text(value)
                elif column not in _NUMBERS and (text := filled(row, column)):
                    more[own] = text
            more |= {name: text for name in OWN_COLUMNS if (text := filled(row, name))}
        parent = filled(row, "Parent") or None
        return Entry(code, kind, parent if inside else None, names, weight, direction, more)

    def _level(self, row: Record, code: str, kind: Kind | None) -> int | None:
        level = number(row, "Level")
        if level is not None and not (level.is_integer() and level >= 1):
            row.note(LEVEL_NOT_WHOLE, "Level", level=Number(level))
        elif level is None and kind in ("Indicator", "Aggregate") and not filled(row, "Level"):
            row.note(CELL_LACKS, "Level", code=code, column="Level")
        elif level is not None and kind == "Indicator" and level != 1:
            self._contradicts(row, code, int(level), 1)
        return None if level is None else int(level)

    def _contradicts(self, row: Record, code: str, level: int, expected: int) -> None:
        row.note(LEVEL_CONTRADICTS, "Level", code=code, level=level, expected=expected)

    def _check(self, found: Mapping[str, Entry], levels: Mapping[str, int]) -> None:
        """Note what keeps the entries from being one tree, and denominators that are not there."""
        inside = {c: one for c, one in found.items() if one.kind in ("Indicator", "Aggregate")}
        above = {one.parent for one in inside.values()}
        for code, one in inside.items():
            row = self.rows[code]
            if one.parent is not None and one.parent not in inside:
                hint = suggestion(one.parent, [c for c in inside if c != code])
                row.note(PARENT_NOT_THERE, "Parent", parent=one.parent, suggestion=hint)
            elif one.parent is not None and inside[one.parent].kind == "Indicator":
                row.note(INDICATOR_HAS_CHILDREN, "Parent", parent=one.parent, code=code)
            if one.kind == "Aggregate" and code not in above:
                row.note(AGGREGATE_EMPTY, "iCode", code=code)
        self._check_levels(inside, levels)
        roots = [code for code, one in inside.items() if one.parent is None]
        if len(roots) > 1:
            self.rows[roots[1]].note(ROOTS_IN_META, "Parent", codes=roots)
        elif inside and not roots:
            self.rows[next(iter(inside))].note(PARENTS_CIRCULAR, "Parent")
        elif not any(one.kind == "Indicator" for one in inside.values()):
            self.grid.note(self.problems, NO_TREE)
        below = [code for code, one in found.items() if one.kind in ("Denominator", "Indicator")]
        for code, one in found.items():
            divisor = one.more.get("denominator")
            if divisor is not None and (divisor == code or divisor not in below):
                hint = suggestion(divisor, [other for other in below if other != code])
                what = DENOMINATOR_NOT_THERE
                self.rows[code].note(what, "Denominator", denominator=divisor, suggestion=hint)

    def _check_levels(self, inside: Mapping[str, Entry], levels: Mapping[str, int]) -> None:
        """Note each entry whose level does not fit: a parent where no level below it does."""
        told: set[str] = set()
        for code, one in inside.items():
            parent = one.parent or code
            if parent not in inside or parent == code != one.parent:
                continue
            if levels[code] + 1 == levels[parent]:
                continue
            below = [levels[c] for c, other in inside.items() if other.parent == parent]
            if levels[parent] - 1 not in below:
                wrong, expected = parent, levels[code] + 1
            elif one.kind == "Indicator":
                said = {"parent": parent, "above": levels[parent], "level": levels[code]}
                self.rows[code].note(PARENT_NOT_NEXT, "Parent", code=code, **said)
                continue
            else:
                wrong, expected = code, levels[parent] - 1
            if wrong not in told:
                told.add(wrong)
                self._contradicts(self.rows[wrong], wrong, levels[wrong], expected)

    def _without_inserted(self, found: Mapping[str, Entry]) -> tuple[Entry, ...]:
        """Take out the levels that an export inserted: what is below takes their place."""
        gone = {c: one for c, one in found.items() if filled(self.rows[c], INSERTED) == "TRUE"}
        kept = []
        for code, one in found.items():
            if code in gone:
                continue
            parent, weight = one.parent, one.weight
            while parent in gone:
                weight, parent = gone[parent].weight, gone[parent].parent
            kept.append(replace(one, parent=parent, weight=weight))
        return tuple(kept)


def heading_columns(
    grid: Grid, known: tuple[str, ...], required: tuple[str, ...], problems: Problems
) -> dict[str, int] | None:
    """Return the column of each heading; known ones as they are written here.

    Parameters
    ----------
    grid : Grid
    known : tuple of str
        Headings that may be written with other capitals.
    required : tuple of str
    problems : Problems
        Takes headings that are missing, doubled or blank above cells.

    Returns
    -------
    dict of str to int or None
        None where a required one is missing.
    """
    assert grid.header is not None
    written = {name.casefold(): name for name in known}
    found: dict[str, int] = {}
    for column, cell in enumerate(grid.rows[grid.header]):
        text = text_of(cell)
        # capitals tell OWN_COLUMNS from COINr's own, such as target from Target
        heading = text if text in known else written.get(text.casefold(), text)
        if heading and heading in found and text not in found:
            heading = text
        if not heading:
            if any(text_of(grid.cell(row, column)) for row in grid.body()):
                grid.note(problems, COLUMN_WITHOUT_HEADING, grid.header, column)
        elif heading in found:
            grid.note(problems, COLUMN_TWICE, grid.header, column, column=heading)
        else:
            found[heading] = column
    missing = [name for name in required if name not in found]
    for name in missing:
        grid.note(problems, COLUMN_MISSING, grid.header, None, column=name)
    return None if missing else found


def filled(row: Record, name: str) -> str:
    """Return a cell as text, empty also where it says ``NA``, as R writes it."""
    text = row.text(name)
    return "" if text.casefold() in _BLANK else text


def number(row: Record, name: str) -> float | None:
    """Return a cell as a number; None where there is none; what is no number is noted."""
    if name not in row.columns:
        return None
    found = parse_number(row.grid.cell(row.row, row.columns[name]), row.grid.decimal)
    if isinstance(found, Finding):
        row.note(found.what, name, **found.details)
        return None
    if found is None and (text := filled(row, name)):  # a dash is no blank: it may mean minus
        row.note(CELL_NOT_EMPTY, name, column=name, value=repr(text))
    return found


def _direction(row: Record) -> int | None:
    """Return 1 or -1; None where the cell is blank, or says anything else, which is noted."""
    text = filled(row, "Direction")
    found = parse_number(row.grid.cell(row.row, row.columns["Direction"]), row.grid.decimal)
    if not isinstance(found, Finding) and found in (1, -1):
        return int(found)
    if text:
        row.note(DIRECTION_NOT_ONE, "Direction", found=text)
    return None


def number_text(value: float) -> str:
    """Return a number as text that is read as the same number; empty for NaN.

    >>> number_text(3.0), number_text(0.1), number_text(float("nan"))
    ('3', '0.1', '')
    """
    return "" if value != value else str(Number(value))
