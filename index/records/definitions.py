"""What a ``sample.toml`` says: where the records are, and how each indicator comes from them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, overload

from ahp.common.findings import Place, Problems
from ahp.common.io.toml import Document, read_document
from ahp.common.io.wording import MISSING_KEY, TYPE_TABLE
from ahp.common.names import Names, suggestion
from ahp.common.wording import TYPE_FLAG, UNKNOWN_VALUE
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

_KEYS = (
    *("format", "source", "engine", "memory", "threads", "spill"),
    *("levels", "tables", "dates", "indicators"),
)
_INDICATOR_KEYS = (
    *("table", "measure", "column", "where", "part", "endpoint", "period", "empty", "zh", "en"),
)
MEMORY = re.compile(r"[0-9]+(\.[0-9]+)? ?[KMGT]i?B", re.IGNORECASE)
"""How a memory limit is written, such as 2GB."""

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
    document = read_document(os.fspath(path), _KEYS, noted)
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

    def definitions(self, codes: Sequence[str] | None) -> Definitions:
        document, top = self.document, self.document.tables
        source = document.text_at(top, "source")
        if "source" not in top:
            self.lacks("", "source", 'source = "records"')
        memory = document.text_at(top, "memory") or "2GB"
        if not MEMORY.fullmatch(memory):
            document.wrong_type("memory", memory, TYPE_MEMORY, 'memory = "2GB"')
        threads = top.get("threads")
        if threads is not None and (type(threads) is not int or threads < 1):
            document.wrong_type("threads", threads, TYPE_POSITIVE, "threads = 2")
            threads = None
        spill = document.text_at(top, "spill")
        return Definitions(
            document.path,
            self.located(source or ""),
            self.choice(top, "engine", ENGINES) or "duckdb",
            memory,
            threads,
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

    def choice(
        self, table: Mapping[str, Any], key: str, known: Sequence[Any], prefix: str = ""
    ) -> Any:
        """Return a word of a key; None where it is not given or not known."""
        line = self.line(prefix)
        found = self.document.text_at(table, key, prefix, line=line)
        return self.known(found, known, prefix + key, line)

    def known(self, found: str | None, known: Sequence[str], key: str, line: int | None) -> Any:
        if found is not None and found not in known:
            place = self.document.place(key, line=line)
            hint = suggestion(found, known)
            self.document.note(UNKNOWN_VALUE, place, key=key, found=found, suggestion=hint)
            return None
        return found

    def line(self, prefix: str) -> int | None:
        """Return the line where the table of a prefix begins."""
        return self.document.line_of_table(prefix[:-1]) if prefix else None

    def lacks(self, prefix: str, key: str, example: str) -> None:
        place = Place(key=prefix + key, line=self.line(prefix))
        self.document.note(MISSING_KEY, place, key=prefix + key, example=example)

    def levels(self) -> dict[str, str]:
        table = self.document.table_at("levels")
        self.document.check_keys(table, LEVELS, "levels.", line=self.line("levels."))
        found = {
            key: kind
            for key in LEVELS
            if (kind := self.document.text_at(table, key, "levels.")) is not None
        }
        if table and "region" not in table:
            self.lacks("levels.", "region", 'region = "province"')
        return found or dict(DEFAULT_LEVELS)

    def tables(self) -> dict[str, TableNames]:
        given = self.document.table_at("tables")
        self.document.check_keys(given, tuple(TABLES), "tables.")
        found = {}
        for name, entry in given.items():
            if name not in TABLES:
                continue
            prefix = f"tables.{name}."
            line = self.line(prefix)
            if not isinstance(entry, dict):
                self.document.wrong_type(prefix[:-1], entry, TYPE_TABLE, f"[tables.{name}]")
                continue
            self.document.check_keys(entry, ("name", "columns"), prefix, line=line)
            columns = entry.get("columns", {})
            if not isinstance(columns, dict):
                example = 'columns = { id = "..." }'
                self.document.wrong_type(
                    f"{prefix}columns", columns, TYPE_TABLE, example, line=line
                )
                columns = {}
            within = f"{prefix}columns."
            self.document.check_keys(columns, TABLES[name].names, within, line=line)
            texts = {
                key: self.document.text_at(columns, key, within, line=line)
                for key in columns
                if key in TABLES[name].names
            }
            found[name] = TableNames(
                self.document.text_at(entry, "name", prefix, line=line) or name,
                {key: text for key, text in texts.items() if text},
            )
        return found

    def dates(self) -> dict[str, str | None]:
        given = self.document.table_at("dates")
        self.document.check_keys(given, tuple(TABLES), "dates.", line=self.line("dates."))
        found: dict[str, str | None] = {}
        for name, table in TABLES.items():
            if name in given:
                owner = TABLES["enterprises"] if table.role == "person" else table
                known = [column.name for column in owner.columns if column.type == "date"]
                found[name] = self.choice(given, name, known, "dates.")
        return found

    def indicators(self, codes: Sequence[str] | None) -> tuple[Definition, ...]:
        document = self.document
        given = document.table_at("indicators")
        if not given:
            self.lacks("", "indicators", "[indicators.CODE]")
        found = []
        for code, entry in given.items():
            if not isinstance(entry, dict):
                document.wrong_type(f"indicators.{code}", entry, TYPE_TABLE, f"[indicators.{code}]")
                continue
            if codes is not None and code not in codes:
                place = Place(key=f"indicators.{code}", line=self.line(f"indicators.{code}."))
                hint = suggestion(code, codes)
                document.note(SAMPLE_INDICATOR_UNKNOWN, place, indicator=code, suggestion=hint)
            definition = self.indicator(code, entry)
            if definition is not None:
                found.append(definition)
        return tuple(found)

    def indicator(self, code: str, entry: Mapping[str, Any]) -> Definition | None:
        document, prefix = self.document, f"indicators.{code}."
        line = self.line(prefix)
        document.check_keys(entry, _INDICATOR_KEYS, prefix, line=line)
        for key, example in (("table", 'table = "enterprises"'), ("measure", 'measure = "count"')):
            if key not in entry:
                self.lacks(prefix, key, example)
        name = self.choice(entry, "table", tuple(TABLES), prefix)
        measure = self.choice(entry, "measure", MEASURES, prefix)
        period = self.choice(entry, "period", PERIODS, prefix)
        empty = self.choice(entry, "empty", EMPTY, prefix)
        if name is None or measure is None:
            return None
        table = TABLES[name]
        if table.role != "relation" and "endpoint" in entry:
            place = document.place(f"{prefix}endpoint", line=line)
            document.note(SAMPLE_ENDPOINT_UNUSED, place, table=name)
        elif table.role == "relation" and "endpoint" not in entry:
            self.lacks(prefix, "endpoint", 'endpoint = "target"')
        if period == "flow" and table.dated is None:
            place = document.place(f"{prefix}period", line=line)
            document.note(SAMPLE_FLOW_UNDATED, place, table=name)
        texts = {key: document.text_at(entry, key, prefix, line=line) for key in ("zh", "en")}
        return Definition(
            code,
            name,
            measure,
            self.column(entry, table, measure, prefix),
            self.filters(entry, "where", table, prefix),
            self.filters(entry, "part", table, prefix),
            self.choice(entry, "endpoint", ENDPOINTS, prefix),
            period or table.period,
            empty or ("zero" if measure in ("count", "sum") else "missing"),
            {key: text for key, text in texts.items() if text},
        )

    def column(
        self, entry: Mapping[str, Any], table: Table, measure: Measure, prefix: str
    ) -> str | None:
        """Return the column that is summed, averaged or shared; note what does not go together."""
        document, line = self.document, self.line(prefix)
        wanted = "flag" if measure == "share" else "number"
        fitting = [column.name for column in table.columns if column.type == wanted]
        unused = [key for key in ("column", "part") if key in entry]
        if measure in ("sum", "mean"):
            unused.remove("column") if "column" in unused else None
        elif measure == "share":
            unused = unused if len(unused) > 1 else []
        for key in unused:
            place = document.place(prefix + key, line=line)
            document.note(SAMPLE_KEY_UNUSED, place, key=key, measure=measure)
        needed = measure in ("sum", "mean") or (measure == "share" and "part" not in entry)
        if needed and "column" not in entry:
            self.lacks(prefix, "column", f'column = "{fitting[0] if fitting else "..."}"')
        if not needed or "column" not in entry:
            return None
        found: str | None = self.choice(entry, "column", table.names, prefix)
        if found is not None and found not in fitting:
            place = document.place(f"{prefix}column", line=line)
            said = {"column": found, "measure": measure, "table": table.name}
            hint = suggestion("", fitting)
            document.note(SAMPLE_COLUMN_UNFIT, place, **said, suggestion=hint)
            return None
        return found

    def filters(
        self, entry: Mapping[str, Any], key: str, table: Table, prefix: str
    ) -> tuple[Filter, ...]:
        document, line = self.document, self.line(prefix)
        given = entry.get(key, {})
        within = f"{prefix}{key}."
        if not isinstance(given, dict):
            example = f'{key} = {{ {table.names[1]} = "..." }}'
            document.wrong_type(prefix + key, given, TYPE_TABLE, example, line=line)
            return ()
        document.check_keys(given, table.names, within, line=line)
        read = (
            self.filter(value, table.column(name), within, line)
            for name, value in given.items()
            if name in table.names
        )
        return tuple(one for one in read if one is not None)

    def filter(self, value: Any, column: Column, within: str, line: int | None) -> Filter | None:
        key = within + column.name
        expected, example = _EXPECTED[column.type]
        limits = isinstance(value, dict) and column.type in ("number", "date")
        if limits:
            self.document.check_keys(value, ("min", "max"), f"{key}.", line=line)
            ends = [value.get("min"), value.get("max")]
            if all(end is None or _is_number(end) for end in ends) and ends != [None, None]:
                low, high = (None if end is None else float(end) for end in ends)
                if low is None or high is None or low <= high:
                    return Filter(column.name, (), low, high)
        values = value if isinstance(value, list) else [value]
        if values and not limits and all(_fits(one, column) for one in values):
            some = [
                self.known(one, column.allowed, key, line) if column.allowed else one
                for one in values
            ]
            shown = tuple(float(one) if isinstance(one, Decimal) else one for one in some)
            return None if None in shown else Filter(column.name, shown)
        self.document.wrong_type(key, value, expected, f"{column.name} = {example}", line=line)
        return None


def _is_number(value: Any) -> bool:
    return not isinstance(value, bool) and isinstance(value, (int, Decimal))


def _fits(value: Any, column: Column) -> bool:
    if column.type == "flag":
        return isinstance(value, bool)
    if column.type in ("number", "date"):
        return _is_number(value) and (column.type == "number" or type(value) is int)
    return isinstance(value, str) or (column.type == "id" and type(value) is int)
