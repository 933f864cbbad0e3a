"""The tables of a report as printed: from the cells of a file to figures."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ahp.common.figure import Figure
from ahp.common.findings import Problems, RecoveryError
from ahp.common.io.delimited import read_table
from ahp.common.io.grid import Grid
from ahp.common.io.records import uneven_rows
from ahp.common.io.section import ANY, NAMES, Key, Keys, Section, Type, texts
from ahp.common.io.toml import Document
from ahp.common.io.wording import TYPE_TABLE
from ahp.common.names import Names, suggestion
from index.audit.checks.wording import AUDIT_ONLY_WIDE
from index.audit.relations import Cell, Role, Table
from index.audit.wide import is_wide, joined, spread
from index.audit.wording_declared import (
    AUDIT_NO_COLUMN,
    AUDIT_NO_ROWS,
    AUDIT_NOT_A_YEAR,
    AUDIT_TABLE_TWICE,
    TYPE_AUDIT_TEXTS,
)

_ROLES: tuple[Role, ...] = ("rank", "score")
_YEAR = re.compile(r"[0-9]{1,4}")
TEXTS = Type(TYPE_AUDIT_TEXTS, '["a", "b"]', texts)


def table_keys(code: str = "t1") -> Keys:
    """Return the keys of ``[tables.CODE]``."""
    columns = ("row", "year", *_ROLES)
    file = Key(required=f'"{code}.csv"')
    only = Key(TEXTS, default=())
    return {"file": file, **NAMES, **dict.fromkeys(columns, Key()), "only": only, "where": ANY}


def read_tables(document: Document, folder: str) -> dict[str, Table]:
    """Read every table that ``audit.toml`` names; one entry may name many of them."""
    tables: dict[str, Table] = {}
    for code, entry in document.entries("tables").items():
        for table in _read_entry(document, folder, code, entry):
            if table.code in tables:
                document.note(AUDIT_TABLE_TWICE, document.place(f"tables.{code}"), code=table.code)
            tables[table.code] = table
    return tables


def _read_entry(document: Document, folder: str, code: str, entry: object) -> Iterable[Table]:
    """Read the tables of an entry; none where they cannot be."""
    section = Section(document, table_keys(code), entry, f"tables.{code}")
    where = section.given.get("where", {})
    if not isinstance(where, dict) or not all(isinstance(text, str) for text in where.values()):
        section.wrong("where", TYPE_TABLE, 'where = { part = "A" }')
        return ()
    if section["file"] is None:
        return ()
    path = os.path.normpath(os.path.join(folder, section["file"]))
    raw = read_table(path, document.problems)
    if raw is None:
        return ()
    cells = [[cell.strip() for cell in row] for row in raw.cells()]
    grid = Grid(path, None, cells)
    for row, what, counts in uneven_rows(grid):
        grid.note(document.problems, what, row, **counts)
    above = grid.header
    if above is None:
        document.problems.at(path).add(AUDIT_NO_ROWS, table=code)
        return ()
    cells = cells[above:]
    wanted = {key: section[key] for key in ("row", "year", *_ROLES)}
    printed = _Printed(code, section.names(), path, document.problems.at(path), above)
    if is_wide(wanted):
        return _read_wide(section, printed, cells, wanted, where)
    if section["only"]:
        section.note(AUDIT_ONLY_WIDE, "only")
    table = printed.table(cells, wanted, where)
    return () if table is None else (table,)


def _read_wide(
    section: Section,
    printed: _Printed,
    cells: list[list[str]],
    wanted: Mapping[str, str | None],
    where: Mapping[str, str],
) -> Iterable[Table]:
    """Read one table for each name in the headings, from a column for each and each year."""
    tables: dict[str, Table] = {}
    for one in spread(section, wanted, where, cells[0], printed.problems):
        columns: dict[str, str | None] = {key: wanted[key] for key in ("row", "year")}
        columns |= {role: one.columns.get(role) for role in _ROLES}
        part = replace(printed, code=one.table or printed.code, names=printed.names, wide=True)
        if one.table:
            part = replace(part, names={})
        table = part.table(cells, columns, where, one.year)
        if table is None:
            return ()
        before = tables.get(table.code)
        tables[table.code] = table if before is None else joined(before, table)
    return tables.values()


@dataclass(frozen=True)
class _Printed:
    """A table on its way from cells to figures; ``above`` are the lines above its headings."""

    code: str
    names: Names
    path: str
    problems: Problems
    above: int = 0
    wide: bool = False

    def table(
        self,
        cells: list[list[str]],
        wanted: Mapping[str, str | None],
        where: Mapping[str, str],
        fixed: int | None = None,
    ) -> Table | None:
        """Read the columns wanted; with a fixed year, all rows are of that year."""
        heading, *body = cells
        columns = self._columns(heading, wanted, where)
        if columns is None:
            return None
        roles = {role: heading[columns[role]] for role in _ROLES if role in columns}
        figures: dict[Cell, Figure] = {}
        rows: dict[int | None, list[str]] = {}
        repeated: list[tuple[str, int | None]] = []
        for number, line in enumerate(body, start=self.above + 2):
            if not any(line):
                continue
            line = line + [""] * (len(heading) - len(line))
            if any(line[heading.index(column)] != text for column, text in where.items()):
                continue
            year = self._year(line, columns.get("year"), number) if fixed is None else fixed
            name = line[columns["row"]]
            listed = rows.setdefault(year, [])
            if name in listed:
                repeated.append((name, year))
                continue
            listed.append(name)
            for role in roles:
                figure = self._figure(line[columns[role]], number, columns[role])
                if figure is not None:
                    figures[Cell(self.code, name, year, role)] = figure
        if not rows:
            self.problems.add(AUDIT_NO_ROWS, table=self.code)
        listings = {year: tuple(names) for year, names in rows.items()}
        return Table(self.code, self.names, self.path, roles, figures, listings, tuple(repeated))

    def _columns(
        self, heading: list[str], wanted: Mapping[str, str | None], where: Mapping[str, str]
    ) -> Mapping[str, int] | None:
        """Find the columns by heading; note those that were named and are not there."""
        columns = {"row": 0}
        missing = [name for name in where if name not in heading]
        for key in ("row", "year", *_ROLES):
            name = wanted[key]
            looked_for = key == "year" or (key != "row" and not self.wide)
            if name is None and looked_for and key in heading:
                columns[key] = heading.index(key)
            elif name in heading:
                columns[key] = heading.index(name)
            elif name is not None:
                missing.append(name)
        for name in missing:
            hint = suggestion(name, heading)
            self.problems.add(AUDIT_NO_COLUMN, name=name, suggestion=hint)
        if not missing and not any(role in columns for role in _ROLES):
            hint = suggestion("score", heading)
            self.problems.add(AUDIT_NO_COLUMN, name="score", suggestion=hint)
            return None
        return None if missing else columns

    def _year(self, line: Sequence[str], column: int | None, number: int) -> int | None:
        if column is None:
            return None
        if _YEAR.fullmatch(line[column]):
            return int(line[column])
        here = self.problems.at(row=number, column=column + 1)
        here.add(AUDIT_NOT_A_YEAR, text=line[column])
        return None

    def _figure(self, text: str, number: int, column: int) -> Figure | None:
        if not text:
            return None
        try:
            return Figure.parse(text)
        except RecoveryError as error:
            self.problems.at(row=number, column=column + 1).take(error.findings[:1])
            return None
