"""What a ``sample.toml`` says: where the records are, and how each indicator comes from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ahp.common.findings import Place
from ahp.common.names import Names
from index.project.origins import definition_place
from index.records.schema import TABLES, Period

Measure = Literal["count", "sum", "mean", "share"]
Empty = Literal["zero", "missing"]
Engine = Literal["duckdb", "spark"]

MEASURES: tuple[Measure, ...] = ("count", "sum", "mean", "share")
PERIODS: tuple[Period, ...] = ("stock", "flow", "all")
EMPTY: tuple[Empty, ...] = ("zero", "missing")
ENGINES: tuple[Engine, ...] = ("duckdb", "spark")
DEFAULT_LEVELS = {"region": "province", "city": "city"}

MEMORY = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})? ?[KMGT]i?B", re.IGNORECASE)
"""How a memory limit is written, such as 2GB."""


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
    most_rejected : float
        The share of a table's records that may be rejected; more of them are no values.
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
    most_rejected: float = 0.5

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
