"""What a ``sample.toml`` says: where the records are, and how each indicator comes from them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, overload

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
from ahp.common.names import Names, suggestion
from ahp.common.wording import TYPE_FLAG
from index.project.errors import ProjectError
from index.project.origins import definition_place
from index.records.schema import ENDPOINTS, LEVELS, TABLES, Column, Period, Table
from index.records.wording import (
    SAMPLE_COLUMN_UNFIT,
    SAMPLE_ENDPOINT_UNUSED,
    SAMPLE_FLOW_UNDATED,
    SAMPLE_INDICATOR_UNKNOWN,
    SAMPLE_KEY_UNUSED,
    TYPE_LIMITS,
    TYPE_MEMORY,
    TYPE_POSITIVE,
    TYPE_TEXTS,
)

Measure = Literal["count", "sum", "mean", "share"]
Empty = Literal["zero", "missing"]
Engine = Literal["duckdb", "spark"]

MEASURES: tuple[Measure, ...] = ("count", "sum", "mean", "share")
PERIODS: tuple[Period, ...] = ("stock", "flow", "all")
EMPTY: tuple[Empty, ...] = ("zero", "missing")
ENGINES: tuple[Engine, ...] = ("duckdb", "spark")
DEFAULT_LEVELS = {"region": "province", "city": "city"}

MEMORY = re.compile(r"[0-9]+(\.[0-9]+)? ?[KMGT]i?B", re.IGNORECASE)
"""How a memory limit is written, such as 2GB."""


def _memory(value: Any) -> str:
    if not MEMORY.fullmatch(text(value)):
        raise ValueError
    return str(value)


KEYS: Keys = {
    "format": ANY,
    "source": Key(default="", required='"records"'),
    "memory": Key(Type(TYPE_MEMORY, '"2GB"', _memory), default="2GB"),
    "threads": Key(Type(TYPE_POSITIVE, "2", whole(1))),
    "spill": Key(),
    "engine": one_of(*ENGINES, default="duckdb"),
    **dict.fromkeys(("levels", "tables", "dates", "indicators"), ANY),
}
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


@dataclass(frozen=True)
class Filter:
    """A condition on a column; a record without a value there does not meet it.

    Attributes
    ----------
    column : str
    among : tuple
        What the value must be one of; texts, numbers (years of a date) or one truth value.
    low, high : float or None
        Between which it must lie, both included; used where ``among`` is empty.
    """

    column: str
    among: tuple[str | float | bool, ...] = ()
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Definition:
    """How one indicator comes from the records of a table.

    Attributes
    ----------
    code : str
    table : str
    measure : str
        ``count`` of records, ``sum`` or ``mean`` of a column over the records that have a value
        in it, or ``share`` of records.
    column : str or None
        Of a sum or mean a number, of a share a flag.
    where : tuple of Filter
        Which records are meant; all filters must be met.
    part : tuple of Filter
        Of a share: which records are its numerator, where that is not those with the flag.
    endpoint : str or None
        The end of a relation whose region it counts for: ``source`` or ``target``.
    period : str
        Which records count for a year: ``stock`` up to its end, ``flow`` of the year, ``all``.
    empty : str
        The value of a region without a record: ``zero`` or ``missing``.
    names : mapping of str to str
        The sentences on how the report words it, by language.
    """

    code: str
    table: str
    measure: Measure
    column: str | None = None
    where: tuple[Filter, ...] = ()
    part: tuple[Filter, ...] = ()
    endpoint: str | None = None
    period: Period = "stock"
    empty: Empty = "zero"
    names: Names = field(default_factory=dict, hash=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that must be there.

        >>> base = Filter("layer", ("base",))
        >>> Definition("x", "enterprises", "mean", "valuation", (base,)).columns
        ('layer', 'valuation')
        """
        used = [one.column for one in (*self.where, *self.part)]
        return tuple(dict.fromkeys([*used, *([self.column] if self.column else [])]))

    @property
    def place(self) -> Place:
        """Where it stands in the ``sample.toml``."""
        return definition_place(self.code)


@dataclass(frozen=True)
class TableNames:
    """What a table and its columns are called where the records are."""

    name: str
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)

    def column(self, name: str) -> str:
        """Return what a column of the schema is called.

        >>> TableNames("企业", {"id": "企业编号"}).column("id")
        '企业编号'
        """
        return self.columns.get(name, name)


@dataclass(frozen=True)
class Definitions:
    """Everything a ``sample.toml`` says.

    Attributes
    ----------
    path : str
    source : str
        A folder or DuckDB file, joined with the folder of the ``sample.toml``; or a URL, or
        ``spark:DATABASE``.
    engine : str
        ``duckdb`` or ``spark``; a database by URL computes itself.
    memory : str
        The limit under which DuckDB spills to disk.
    threads : int or None
    spill : str or None
        The folder for that; by default a temporary one.
    levels : mapping of str to str
        The kind of region that the columns ``region`` and ``city`` name.
    tables : mapping of str to TableNames
        Every table of the schema.
    dates : mapping of str to (str or None)
        The column of every table that dates its records.
    indicators : tuple of Definition
    """

    path: str
    source: str
    engine: Engine = "duckdb"
    memory: str = "2GB"
    threads: int | None = None
    spill: str | None = None
    levels: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT_LEVELS), hash=False)
    tables: Mapping[str, TableNames] = field(default_factory=dict, hash=False)
    dates: Mapping[str, str | None] = field(default_factory=dict, hash=False)
    indicators: tuple[Definition, ...] = ()

    def __post_init__(self) -> None:
        tables = {name: self.tables.get(name, TableNames(name)) for name in TABLES}
        dates = {name: self.dates.get(name, table.dated) for name, table in TABLES.items()}
        object.__setattr__(self, "tables", tables)
        object.__setattr__(self, "dates", dates)

    def indicator(self, code: str) -> Definition:
        """Return a definition by the code of its indicator."""
        return next(one for one in self.indicators if one.code == code)

    def of(self, table: str) -> tuple[Definition, ...]:
        """Return the definitions that count records of a table."""
        return tuple(one for one in self.indicators if one.table == table)

    @property
    def used(self) -> tuple[str, ...]:
        """The tables that must be there, those that others refer to first.

        >>> one = Definition("study", "people", "count")
        >>> Definitions("sample.toml", "records", indicators=(one,)).used
        ('enterprises', 'people')
        """
        used = {one.table for one in self.indicators}
        if any(TABLES[name].role in ("person", "relation") for name in used):
            used.add("enterprises")
        return tuple(name for name in TABLES if name in used)

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the columns of a table that must be there.

        >>> Definitions("sample.toml", "records").columns("people")
        ('id', 'enterprise')
        """
        found = [column.name for column in TABLES[table].columns if column.required]
        for one in self.of(table):
            found += one.columns
            dated = self.dates[table]
            if one.period != "all" and dated is not None and TABLES[table].role != "person":
                found.append(dated)
        people = self.of("people") if table == "enterprises" else ()
        found += [
            dated for one in people if one.period != "all" and (dated := self.dates["people"])
        ]
        return tuple(name for name in TABLES[table].names if name in found)


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
