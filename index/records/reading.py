"""Reading a ``sample.toml``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, overload

from ahp.common.findings import Place, Problems
from ahp.common.io.section import (
    ANY,
    NAMES,
    TABLE,
    Key,
    Keys,
    Section,
    Type,
    exact,
    number,
    one_of,
    text,
    whole,
)
from ahp.common.io.toml import Document, open_document
from ahp.common.names import suggestion
from ahp.common.wording import TYPE_FLAG
from index.project.errors import ProjectError
from index.records.definitions import (
    DEFAULT_LEVELS,
    EMPTY,
    ENGINES,
    MEASURES,
    MEMORY,
    PERIODS,
    Definition,
    Definitions,
    Filter,
    Measure,
    TableNames,
)
from index.records.schema import ENDPOINTS, LEVELS, TABLES, Column, Table
from index.records.wording import (
    SAMPLE_COLUMN_UNFIT,
    SAMPLE_ENDPOINT_UNUSED,
    SAMPLE_FLOW_UNDATED,
    SAMPLE_INDICATOR_UNKNOWN,
    SAMPLE_KEY_UNUSED,
    TYPE_LIMITS,
    TYPE_MEMORY,
    TYPE_POSITIVE,
    TYPE_SHARE,
    TYPE_TEXTS,
)


def _memory(value: Any) -> str:
    if not MEMORY.fullmatch(text(value)):
        raise ValueError
    return str(value)


def _share(value: Any) -> float:
    share = number(value)
    if not 0 <= share <= 1:
        raise ValueError
    return share


KEYS: Keys = {
    "format": ANY,
    "source": Key(default="", required='"records"'),
    "memory": Key(Type(TYPE_MEMORY, '"2GB"', _memory), default="2GB"),
    "threads": Key(Type(TYPE_POSITIVE, "2", whole(1))),
    "spill": Key(),
    "engine": one_of(*ENGINES, default="duckdb"),
    **dict.fromkeys(("levels", "tables", "dates", "quality", "indicators"), ANY),
}
QUALITY_KEYS: Keys = {"most_rejected": Key(Type(TYPE_SHARE, "0.5", _share), default=0.5)}
LEVEL_KEYS: Keys = dict.fromkeys(LEVELS, Key())
TABLE_KEYS: Keys = {
    "name": Key(),
    "columns": Key(TABLE, default={}, example='{ id = "..." }'),
}
INDICATOR_KEYS: Keys = {
    "table": one_of(*TABLES, required='"enterprises"'),
    "measure": one_of(*MEASURES, required='"count"'),
    "period": one_of(*PERIODS),
    "empty": one_of(*EMPTY),
    "endpoint": one_of(*ENDPOINTS),
    "column": Key(),
    "where": Key(TABLE, default={}),
    "part": Key(TABLE, default={}),
    **NAMES,
}
LIMIT_KEYS: Keys = {"min": ANY, "max": ANY}
_EXPECTED = {
    "id": (TYPE_TEXTS, '"E1"'),
    "text": (TYPE_TEXTS, '["...", "..."]'),
    "number": (TYPE_LIMITS, "{ min = 1, max = 100 }"),
    "date": (TYPE_LIMITS, "{ min = 2015, max = 2021 }"),
    "flag": (TYPE_FLAG, "true"),
}


@overload
def load_definitions(path: str | os.PathLike[str]) -> Definitions: ...
@overload
def load_definitions(
    path: str | os.PathLike[str],
    problems: Problems | None = None,
    codes: Sequence[str] | None = None,
) -> Definitions | None: ...
def load_definitions(
    path: str | os.PathLike[str],
    problems: Problems | None = None,
    codes: Sequence[str] | None = None,
) -> Definitions | None:
    """Read a ``sample.toml``.

    Parameters
    ----------
    path : path
    problems : Problems, optional
        Takes the findings; without it an error is raised.
    codes : sequence of str, optional
        The indicators that may be defined; by default any.

    Returns
    -------
    Definitions or None
        None only with ``problems``, when there was an error.

    Raises
    ------
    ProjectError
        With everything that is wrong.

    Examples
    --------
    >>> problems = Problems()
    >>> load_definitions("nowhere.toml", problems), problems.findings[0].message()
    (None, 'there is no such file or folder')
    """
    noted = Problems()
    document = open_document(os.fspath(path), noted)
    definitions = None if document is None else _Reader(document).definitions(codes)
    if problems is not None:
        problems.findings += noted.findings
    elif noted.errors:
        raise ProjectError(noted.findings)
    return None if noted.errors else definitions


class _Reader:
    """Reads the sections of one document, as far as each allows."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.top = Section(document, KEYS, document.tables)

    def definitions(self, codes: Sequence[str] | None) -> Definitions:
        top, spill = self.top, self.top["spill"]
        return Definitions(
            self.document.path,
            self.located(top["source"]),
            top["engine"],
            top["memory"],
            top["threads"],
            None if spill is None else self.located(spill),
            self.levels(),
            self.tables(),
            self.dates(),
            self.indicators(codes),
            self.document.section("quality", QUALITY_KEYS)["most_rejected"],
        )

    def located(self, source: str) -> str:
        """Return a path as seen from here; what is no path stays."""
        if "://" in source or source.startswith("spark:"):
            return source
        return os.path.join(os.path.dirname(self.document.path), source)

    def levels(self) -> dict[str, str]:
        section = self.document.section("levels", LEVEL_KEYS)
        if section.given and "region" not in section:
            section.missing("region", 'region = "province"')
        return section.values or dict(DEFAULT_LEVELS)

    def tables(self) -> dict[str, TableNames]:
        given = self.document.section("tables", dict.fromkeys(TABLES, ANY)).values
        found = {}
        for name, entry in given.items():
            section = Section(self.document, TABLE_KEYS, entry, f"tables.{name}")
            columns = section.table("columns", dict.fromkeys(TABLES[name].names, Key()))
            named = {key: text for key, text in columns.values.items() if text}
            found[name] = TableNames(section["name"] or name, named)
        return found

    def dates(self) -> dict[str, str | None]:
        keys = {}
        for name, table in TABLES.items():
            owner = TABLES["enterprises"] if table.role == "person" else table
            keys[name] = one_of(*(one.name for one in owner.columns if one.type == "date"))
        section = self.document.section("dates", keys)
        return {name: section[name] for name in TABLES if name in section}

    def indicators(self, codes: Sequence[str] | None) -> tuple[Definition, ...]:
        given = self.document.entries("indicators")
        if not given:
            self.top.missing("indicators", "[indicators.CODE]")
        found = []
        for code, entry in given.items():
            section = Section(self.document, INDICATOR_KEYS, entry, f"indicators.{code}")
            if codes is not None and code not in codes:
                place = Place(key=section.name, line=section.line)
                hint = suggestion(code, codes)
                self.document.note(SAMPLE_INDICATOR_UNKNOWN, place, indicator=code, suggestion=hint)
            definition = _indicator(code, section)
            if definition is not None:
                found.append(definition)
        return tuple(found)


def _indicator(code: str, section: Section) -> Definition | None:
    name, measure, period = section["table"], section["measure"], section["period"]
    if name is None or measure is None:
        return None
    table = TABLES[name]
    if table.role != "relation" and "endpoint" in section:
        section.note(SAMPLE_ENDPOINT_UNUSED, "endpoint", table=name)
    elif table.role == "relation" and "endpoint" not in section:
        section.missing("endpoint", 'endpoint = "target"')
    if period == "flow" and table.dated is None:
        section.note(SAMPLE_FLOW_UNDATED, "period", table=name)
    return Definition(
        code,
        name,
        measure,
        _column(section, table, measure),
        _filters(section, "where", table),
        _filters(section, "part", table),
        section["endpoint"],
        period or table.period,
        section["empty"] or ("zero" if measure in ("count", "sum") else "missing"),
        section.names(),
    )


def _column(section: Section, table: Table, measure: Measure) -> str | None:
    """Return the column that is summed, averaged or shared; note what does not go together."""
    wanted = "flag" if measure == "share" else "number"
    fitting = [column.name for column in table.columns if column.type == wanted]
    unused = [key for key in ("column", "part") if key in section]
    if measure in ("sum", "mean"):
        unused = [key for key in unused if key != "column"]
    elif measure == "share" and len(unused) == 1:
        unused = []
    for key in unused:
        section.note(SAMPLE_KEY_UNUSED, key, key=key, measure=measure)
    needed = measure in ("sum", "mean") or (measure == "share" and "part" not in section)
    if needed and "column" not in section:
        section.missing("column", f'column = "{fitting[0] if fitting else "..."}"')
    found: str | None = section["column"]
    if not needed or found is None or section.unknown("column", found, table.names):
        return None
    if found not in fitting:
        said = {"column": found, "measure": measure, "table": table.name}
        section.note(SAMPLE_COLUMN_UNFIT, "column", **said, suggestion=suggestion("", fitting))
        return None
    return found


def _filters(section: Section, key: str, table: Table) -> tuple[Filter, ...]:
    keys = {column.name: _condition(column) for column in table.columns}
    filters = section.table(key, keys)
    given = ((name, filters.given[name]) for name in filters.given if name in keys)
    read = (_filter(filters, table.column(name), value) for name, value in given)
    return tuple(one for one in read if one is not None)


def _condition(column: Column) -> Key:
    expected, example = _EXPECTED[column.type]
    return Key(Type(expected, example, lambda value: value))


def _filter(section: Section, column: Column, value: Any) -> Filter | None:
    limits = isinstance(value, dict) and column.type in ("number", "date")
    try:
        if limits:
            return _between(section, column, value)
        values = value if isinstance(value, list) else [value]
        if not values or not all(_fits(one, column) for one in values):
            raise ValueError
        shown = tuple(float(one) if isinstance(one, Decimal) else one for one in values)
    except (ValueError, ArithmeticError):
        section.wrong(column.name)
        return None
    if column.allowed and section.unknown(column.name, list(map(str, shown)), column.allowed):
        return None
    return Filter(column.name, shown)


def _between(section: Section, column: Column, value: Any) -> Filter:
    read = Section(section.document, LIMIT_KEYS, value, section.full(column.name), section.line)
    ends = [None if end is None else number(end) for end in (read["min"], read["max"])]
    low, high = ends
    if ends == [None, None] or (low is not None and high is not None and low > high):
        raise ValueError
    return Filter(column.name, (), low, high)


def _fits(value: Any, column: Column) -> bool:
    if column.type == "flag":
        return isinstance(value, bool)
    if column.type in ("number", "date"):
        exact(value)
        return column.type == "number" or type(value) is int
    return isinstance(value, str) or (column.type == "id" and type(value) is int)
