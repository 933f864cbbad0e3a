"""Reading ``[report]`` of ``audit.toml``: which table is of which regions and item."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from ahp.common.findings import Problems
from ahp.common.io.delimited import read_table
from ahp.common.io.grid import Grid
from ahp.common.io.records import records
from ahp.common.io.section import FLAG, Key, Section, Type, texts
from ahp.common.io.toml import Document, open_document
from ahp.common.io.wording import TYPE_TABLE
from ahp.common.names import Names, suggestion
from index.audit import AUDIT_FILE, Declared
from index.audit.wording_declared import AUDIT_UNKNOWN_TABLE, TYPE_AUDIT_TEXTS
from index.project.divisions import province_by_name
from index.report.printed.wording import (
    PRINTED_NAME_TWICE,
    PRINTED_NAME_UNKNOWN,
    PRINTED_NO_GOAL,
    PRINTED_NO_YEARS,
    PRINTED_POOL,
    PRINTED_TABLE_TWICE,
    PRINTED_UNDECLARED,
)

GOAL = "goal"
PRINTED_KEYS = {
    "names": Key(),
    "excerpts": Key(Type(TYPE_AUDIT_TEXTS, '["city"]', texts), default=()),
    "points": Key(FLAG, default=False),
}
"""The keys of ``[report]`` that only a report of printed tables has, besides ``tables``."""
PRINTED_BESIDE = (*PRINTED_KEYS, "tables")
_COLUMNS = {"row": ("行", "代码"), "zh": ("名称", "中文名"), "en": ("name", "英文名")}


@dataclass(frozen=True)
class Printing:
    """What ``audit.toml`` says of the tables of a report.

    Attributes
    ----------
    tables : mapping of str to mapping of str to str
        The code of a table, by pool and item.
    names : mapping of str to mapping of str to str
        What rows are called, by language.
    excerpts : tuple of str
        The pools whose tables list some rows of a longer ranking.
    points : bool
        Whether the scores of the items are points of the goal's.
    """

    tables: Mapping[str, Mapping[str, str]] = field(hash=False)
    names: Mapping[str, Names] = field(default_factory=dict, hash=False, repr=False)
    excerpts: tuple[str, ...] = ()
    points: bool = False


def read_printing(declared: Declared, problems: Problems) -> Printing | None:
    """Read which table of an audited report is of which regions and item.

    Parameters
    ----------
    declared : Declared
    problems : Problems
        Notes what is wrong.

    Returns
    -------
    Printing or None
        None where nothing is said of it, which is noted too.
    """
    document = open_document(os.path.join(declared.folder, AUDIT_FILE), problems)
    if document is None:
        return None
    given = document.entries("report")
    tables = given.get("tables", {})
    if not isinstance(tables, dict):
        document.wrong_type("report.tables", tables, TYPE_TABLE, "[report.tables.province]")
        return None
    if not tables:
        problems.add(PRINTED_UNDECLARED, path=document.path)
        return None
    mine = {key: given[key] for key in PRINTED_KEYS if key in given}
    section = Section(document, PRINTED_KEYS, mine, "report")
    found = {pool: _tables(document, pool, tables[pool], declared) for pool in tables}
    _check_once(document, found)
    for pool in section["excerpts"]:
        if pool not in found:
            section.note(PRINTED_POOL, "excerpts", found=pool, suggestion=suggestion(pool, found))
    names = _names(declared, section["names"], problems)
    return Printing(found, names, tuple(section["excerpts"]), section["points"])


def _tables(document: Document, pool: str, given: object, declared: Declared) -> Mapping[str, str]:
    """Return the table of each item of a pool; note those that are not declared."""
    name = f"report.tables.{pool}"
    if not isinstance(given, dict):
        document.wrong_type(name, given, TYPE_TABLE, f'[{name}]\n{GOAL} = "t1"')
        return {}
    section = Section(document, dict.fromkeys(given, Key()), given, name)
    if GOAL not in section:
        section.note(PRINTED_NO_GOAL, GOAL, pool=pool, goal=GOAL)
    for node, code in section.values.items():
        if code not in declared.tables:
            hint = suggestion(code, declared.tables)
            section.note(AUDIT_UNKNOWN_TABLE, node, code=code, suggestion=hint)
        elif None in declared.tables[code].rows:
            section.note(PRINTED_NO_YEARS, node, code=code)
    known = {node: code for node, code in section.values.items() if code in declared.tables}
    return dict(sorted(known.items(), key=lambda one: one[0] != GOAL))


def _check_once(document: Document, found: Mapping[str, Mapping[str, str]]) -> None:
    """Note tables that are given twice."""
    places: dict[str, str] = {}
    for pool, tables in found.items():
        for node, code in tables.items():
            place = f"{pool}.{node}"
            if code in places:
                here = document.place(f"report.tables.{place}")
                said = {"code": code, "first": places[code], "second": place}
                document.note(PRINTED_TABLE_TWICE, here, **said)
            places.setdefault(code, place)


def _names(declared: Declared, file: str | None, problems: Problems) -> Mapping[str, Names]:
    """Read names in each language; a row is printed by any of them, or as its column says."""
    names: dict[str, Names] = {
        name: dict(region.names) for name, region in province_by_name().items()
    }
    if file is None:
        return names
    path = os.path.normpath(os.path.join(declared.folder, file))
    raw = read_table(path, problems)
    if raw is None:
        return names
    grid = Grid(path, None, raw.cells())
    listed = {row for one in declared.tables.values() for rows in one.rows.values() for row in rows}
    given: dict[str, Names] = {}
    for one in records(grid, _COLUMNS, ("zh", "en"), problems.at(path)):
        called = {lang: text for lang in ("zh", "en") if (text := one.text(lang).strip())}
        printed = one.text("row").strip()
        if printed and printed not in listed:
            hint = suggestion(printed, listed)
            one.note(PRINTED_NAME_UNKNOWN, "row", row=printed, suggestion=hint)
        for row in dict.fromkeys((printed,) if printed else called.values()):
            if row in listed and given.setdefault(row, called) != called:
                one.note(PRINTED_NAME_TWICE, row=row)
            names[row] = called
    return names
