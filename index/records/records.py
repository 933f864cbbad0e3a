"""Records made clean: columns of their types, places resolved, and why a record is rejected.

Everything here is an expression that the database computes; only the distinct names of places come
into Python. Columns that are added begin with two underscores and stand beside those of the source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any, NamedTuple, overload

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from ahp.common.findings import Finding, Place, Problems
from ahp.common.names import suggestion
from ahp.common.wording import Message
from index.project.errors import ProjectError
from index.project.regions import Region
from index.records.definitions import DEFAULT_LEVELS, Definitions, Filter
from index.records.engines.sources import Source
from index.records.places import Places
from index.records.schema import (
    ENDPOINTS,
    ENTITIES,
    FIRST_YEAR,
    LEVELS,
    TABLES,
    Column,
    Table,
)
from index.records.values import Reasons, flag_of, number_of, readable, year_of
from index.records.wording import (
    COLUMN_TYPES,
    KIND_UNKNOWN,
    SAMPLE_COLUMN_MISSING,
    SAMPLE_COLUMN_TYPE,
    SAMPLE_TABLE_MISSING,
)

REASONS = (
    "",
    "id-missing",
    "copy",
    "id-repeated",
    "id-in-several-tables",
    "region-missing",
    "region-unknown",
    "city-elsewhere",
    "reference-missing",
    "reference-unknown",
    "reference-rejected",
    "number-unreadable",
    "flag-unreadable",
    "date-unreadable",
    "number-impossible",
    "date-impossible",
    "word-unknown",
)
"""Why a record is rejected, the first reason that applies; a good one has the first, empty one.

In a database the numbers are negative, so that one column can hold a reason or a place.
"""

UNDATED, BEFORE = 0, 1
"""What ``__when`` is of records without a date, and of those before the first year of interest."""

_PLACED = ("entity", "item")  # the roles of tables whose records have a place of their own
_TEXTS = tuple(f"__{level}" for level in LEVELS)
_REJECTED = -1  # the place of an entity that is itself rejected
_NO_ENTERPRISE = -1  # the year of other entities, where people want that of their enterprise


@dataclass(frozen=True)
class Clean:
    """The clean records of one table.

    Attributes
    ----------
    table : Table
    raw : tuple of str
        The columns of the source.
    expr : ibis Table
        Those columns, and ``__reason`` (a number of `REASONS`), ``__place`` (of relations
        ``__source_place`` and ``__target_place``), ``__when`` (`UNDATED`, `BEFORE`, then the years
        of interest by number and all after them), and ``__<column>`` for each used.
    used : tuple of str
        The columns, by their names in the schema, that are read.
    """

    table: Table
    raw: tuple[str, ...]
    expr: ir.Table
    used: tuple[str, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """The columns with numbers of places."""
        if self.table.role == "relation":
            return tuple(f"__{end}_place" for end in ENDPOINTS)
        return ("__place",)


@dataclass(frozen=True)
class Records:
    """The clean records of a source; usable as long as that is open.

    Attributes
    ----------
    source : Source
    definitions : Definitions
    regions : tuple of Region
    years : tuple of int
        Of interest, ascending.
    places : Places
    tables : mapping of str to Clean
        Those that an indicator uses, or that others refer to.
    """

    source: Source = field(repr=False)
    definitions: Definitions = field(repr=False)
    regions: tuple[Region, ...] = field(repr=False)
    years: tuple[int, ...]
    places: Places = field(repr=False)
    tables: Mapping[str, Clean] = field(repr=False)

    def when(self, year: int) -> int:
        """Return what ``__when`` is of records of a year of interest."""
        return year - self.years[0] + BEFORE + 1


@overload
def clean_records(
    source: Source, definitions: Definitions, regions: Sequence[Region], years: Sequence[int]
) -> Records: ...
@overload
def clean_records(
    source: Source,
    definitions: Definitions,
    regions: Sequence[Region],
    years: Sequence[int],
    problems: Problems | None = None,
) -> Records | None: ...
def clean_records(
    source: Source,
    definitions: Definitions,
    regions: Sequence[Region],
    years: Sequence[int],
    problems: Problems | None = None,
) -> Records | None:
    """Check that tables and columns are there, and make expressions of the clean records.

    Parameters
    ----------
    source : Source
    definitions : Definitions
    regions : sequence of Region
        Of the project, of all kinds.
    years : sequence of int
    problems : Problems, optional
        Takes the findings; without it an error is raised.

    Returns
    -------
    Records or None
        None only with ``problems``, when there was an error.

    Raises
    ------
    ProjectError
        Tables or columns that are missing or of a wrong type, a kind of region that is not there.
    """
    noted = Problems()
    cleaner = _Cleaner(source, definitions, tuple(regions), tuple(sorted(years)), noted)
    records = None if noted.errors else cleaner.records()
    if problems is not None:
        problems.findings += noted.findings
    elif noted.errors:
        raise ProjectError(noted.findings)
    return records


class _Repeated(NamedTuple):
    """Ids that several records have.

    Attributes
    ----------
    verdict : ibis Table
        ``__again``, an id, and ``__verdict``: the number of the reason, ``copy`` where all records
        but one are rejected, another where all are.
    suspects : mapping of str to ibis Table
        The records with these ids, by table.
    """

    verdict: ir.Table
    suspects: Mapping[str, ir.Table]


class _Cleaner:
    """Makes the tables one after the other, those that others refer to first."""

    def __init__(
        self,
        source: Source,
        definitions: Definitions,
        regions: tuple[Region, ...],
        years: tuple[int, ...],
        problems: Problems,
    ) -> None:
        self.source, self.definitions, self.problems = source, definitions, problems
        self.regions, self.years = regions, years
        self.levels = self.levels_there()
        self.places = Places(regions, self.levels)
        self.used: dict[str, tuple[str, ...]] = {}
        self.ids: dict[str, ir.Table] = {}  # nothing but the __id of every record
        self.basics: dict[str, ir.Table] = {}  # without places
        self.lookup: ir.Table | None = None
        for name in self.wanted():
            self.check(name)
        self.whole = not problems.errors and self.ids_are_whole()

    # what is there

    def levels_there(self) -> dict[str, str]:
        """Return the kinds of region of both columns; note one that no region is of."""
        levels = dict(self.definitions.levels)
        kinds = list(dict.fromkeys(region.kind for region in self.regions))
        if levels == DEFAULT_LEVELS and levels["city"] not in kinds:
            del levels["city"]
        for level, kind in levels.items():
            if kind not in kinds:
                said = {"kind": kind, "suggestion": suggestion(kind, kinds)}
                self.note(KIND_UNKNOWN, Place(key=f"levels.{level}"), **said)
        return levels

    def wanted(self) -> tuple[str, ...]:
        """Return the tables that are needed, and the entities that relations may refer to."""
        used = self.definitions.used
        ends = [n for n in ENTITIES if n in self.source.tables] if "relations" in used else []
        return tuple(name for name in TABLES if name in (*used, *ends))

    def check(self, name: str) -> None:
        """Note what a table lacks; keep which of its columns are read."""
        names, source = self.definitions.tables[name], self.source
        said: dict[str, Any] = {"source": source.name, "table": names.name, "key": name}
        if name not in source.tables:
            self.note(
                SAMPLE_TABLE_MISSING,
                None,
                **said,
                suggestion=suggestion(names.name, source.names),
            )
            return
        schema = source.tables[name].schema()
        needed = self.definitions.columns(name)
        used = []
        for column in TABLES[name].columns:
            said["column"] = real = names.column(column.name)
            level = column.name in self.levels and real in schema
            if not (column.name in needed or level):
                continue
            if real not in schema:
                self.note(
                    SAMPLE_COLUMN_MISSING, None, **said, suggestion=suggestion(real, schema.names)
                )
            elif not readable(schema[real], column):
                expected = Finding(COLUMN_TYPES[column.type])
                self.note(SAMPLE_COLUMN_TYPE, None, **said, found=schema[real], expected=expected)
            else:
                used.append(column.name)
        self.used[name] = tuple(used)

    def note(self, what: Message, place: Place | None, **said: Any) -> None:
        self.problems.add(what, path=self.definitions.path, place=place, **said)

    def ids_are_whole(self) -> bool:
        """Whether every id is a whole number, and so can be compared as one."""
        return all(
            self.raw(name, column.name).type().is_integer()
            for name in self.used
            for column in TABLES[name].columns
            if column.type == "id"
        )

    def raw(self, name: str, column: str) -> Any:
        """Return a column of the source by its name in the schema."""
        return self.source.tables[name][self.definitions.tables[name].column(column)]

    # the tables

    def records(self) -> Records:
        found = self.placed({name: self.basic(name) for name in self.used})
        entities = [clean for clean in found.values() if clean.table.role == "entity"]
        known = None
        if "people" in found or "relations" in found:
            dated = "people" in found
            known = self.source.keep(reduce(_union, [_entity(one, dated) for one in entities]))
        sets = {} if known is None else {"": known}  # one set of ids for all that relations join
        alone = ("person", "item", *(() if known is not None else ("entity",)))
        sets |= {name: self.ids[name] for name in found if TABLES[name].role in alone}
        several = self.several(sets)
        if known is not None:
            repeated = self.repeated(several.get(""), entities)
            found |= {one.table.name: self.unique(one, repeated) for one in entities}
            known = self.settled(known, repeated)
        for name, clean in found.items():
            if clean.table.role == "relation":
                found[name] = replace(clean, expr=self.source.named(_relation(clean, known)))
            elif name in sets:
                ends = known if clean.table.role == "person" else None
                repeated = self.repeated(several.get(name), [clean])
                found[name] = self.unique(clean, repeated, ends)
        return Records(self.source, self.definitions, self.regions, self.years, self.places, found)

    def basic(self, name: str) -> Clean:
        """Make the columns of a table, with ``__flaw``: the reason that lies in them alone.

        Where records have places, their texts are ``__region`` and ``__city``.
        """
        table, raw = TABLES[name], self.source.tables[name]
        textual = all(dtype.is_string() for dtype in raw.schema().types)  # as of a CSV file
        values: dict[str, Any] = {}
        reasons: Reasons = []
        for column in (table.column(one) for one in self.used[name]):
            if column.name not in self.levels:
                value, why = self.column(self.raw(name, column.name), column, textual)
                values[f"__{column.name}"] = value
                reasons += why
        values["__when"] = self.when(values, self.definitions.dates[name])
        if name == "enterprises":
            values["__since"] = self.when(values, self.definitions.dates["people"])
        if table.role in _PLACED:
            values |= {f"__{level}": self.place_text(name, level) for level in LEVELS}
        expr = self.source.named(raw.mutate(**values, __flaw=_first(reasons)))
        self.basics[name] = expr
        if "__id" in values:
            self.ids[name] = raw.select(__id=values["__id"])
        return Clean(table, tuple(raw.columns), expr, self.used[name])

    def column(self, raw: Any, column: Column, textual: bool) -> tuple[Any, Reasons]:
        """Return a column of its type, and when a record is rejected for it."""
        text = None
        if raw.type().is_string():
            text = raw.strip().nullif("") if textual else raw
        if column.type == "id":
            if text is None:
                text = raw.cast("int64" if self.whole else "string")
            return text, []
        if column.type == "text":
            text = raw.cast("string") if text is None else text
            return text, [(~text.isin(column.allowed), "word-unknown")] if column.allowed else []
        if column.type == "number":
            return number_of(raw, text)
        if column.type == "flag":
            return flag_of(raw, text)
        year, why = year_of(raw, text)
        outside = (year < FIRST_YEAR) | (year > self.years[-1] + 1)
        return year, [*why, (outside, "date-impossible")]

    def when(self, values: Mapping[str, Any], column: str | None) -> Any:
        """Return the number of the year of records, by a column.

        Only constants are given, so that a database knows how few they are.
        """
        year = values.get(f"__{column}")
        if year is None:
            return _short(UNDATED)
        first, last = self.years[0], self.years[-1]
        return ibis.cases(
            (year.isnull(), _short(UNDATED)),
            (year < first, _short(BEFORE)),
            *((year == one, _short(BEFORE + 1 + one - first)) for one in range(first, last + 1)),
            else_=_short(BEFORE + 2 + last - first),
        )

    def placed(self, found: Mapping[str, Clean]) -> dict[str, Clean]:
        """Add the number of every record's place; only distinct names come into Python."""
        placed = [clean for clean in found.values() if clean.table.role in _PLACED]
        if not placed:
            return dict(found)
        pairs = [
            clean.expr.group_by(*_TEXTS).agg(__count=ibis._.count()).mutate(__table=_short(number))
            for number, clean in enumerate(placed)
        ]
        texts = self.source.execute(reduce(_union, pairs).select("__table", *_TEXTS, "__count"))
        rows: dict[tuple[str, str], tuple[int, int]] = {}
        for _, region, city, count in sorted(texts.itertuples(index=False, name=None)):
            place, reason = self.places.resolve(region, city, int(count))
            rows[region, city] = place, -REASONS.index(reason)
        self.lookup = self.source.lookup(_arrow([(*texts, *said) for texts, said in rows.items()]))
        named = {
            one.table.name: self.source.named(self.located(one.table, one.expr)) for one in placed
        }
        return {name: replace(one, expr=named.get(name, one.expr)) for name, one in found.items()}

    def located(self, table: Table, expr: ir.Table) -> ir.Table:
        """Add the number of the place that the texts of a record mean, and its flaw."""
        lookup = self.lookup
        if lookup is None or table.role not in _PLACED:
            return expr
        same = [expr["__region"] == lookup["__of"], expr["__city"] == lookup["__in"]]
        found = expr.left_join(lookup, same)
        unplaced = found["__unplaced"] < 0
        if table.placeless:
            unplaced &= found["__region"] != ""
        flaw = ibis.ifelse(unplaced, found["__unplaced"], found["__flaw"])
        return found.mutate(__flaw=flaw).drop("__of", "__in", "__unplaced")

    def place_text(self, name: str, level: str) -> Any:
        if level not in self.used[name] or level not in self.levels:
            return ibis.literal("")
        return self.raw(name, level).cast("string").strip().fill_null("")

    # ids

    def several(self, sets: Mapping[str, ir.Table]) -> dict[str, ir.Table]:
        """Find the ids that several records of a set have, as ``__again``; of sets with such.

        Parameters
        ----------
        sets : mapping of str to ibis Table
            With the ``__id`` of every record.
        """
        parts = []
        for number, expr in enumerate(sets.values()):
            many = expr.filter(expr["__id"].notnull()).group_by("__id").agg(__count=ibis._.count())
            many = many.filter(many["__count"] > 1)
            parts.append(many.select(__set=_short(number), __again=many["__id"]))
        if not parts:
            return {}
        kept = self.source.keep(reduce(_union, parts))
        found = self.source.execute(kept.select("__set").distinct())["__set"]
        return {
            name: kept.filter(kept["__set"] == number).select("__again")
            for number, name in enumerate(sets)
            if number in set(found)
        }

    def repeated(self, several: ir.Table | None, cleans: Sequence[Clean]) -> _Repeated | None:
        """Tell whether records of the same id are equal in every column.

        Parameters
        ----------
        several : ibis Table or None
            As of `several`.
        cleans : sequence of Clean
            The tables they are from.
        """
        if several is None:
            return None
        suspects, parts = {}, []
        for clean in self.holding(several, cleans):
            expr = self.basics[clean.table.name]
            expr = expr.inner_join(several, expr["__id"] == several["__again"]).drop("__again")
            kept = self.source.keep(self.located(clean.table, expr))
            suspects[clean.table.name] = kept
            different = kept.select("__id", *clean.raw).distinct()
            parts.append(different.group_by("__id").agg(__kinds=ibis._.count()))
        every = reduce(_union, parts).group_by("__id")
        every = every.agg(__tables=ibis._.count(), __most=ibis._["__kinds"].max())
        verdict = ibis.cases(
            (every["__tables"] > 1, _reason("id-in-several-tables")),
            (every["__most"] > 1, _reason("id-repeated")),
            else_=_reason("copy"),
        )
        verdicts = self.source.keep(every.select(__again=every["__id"], __verdict=verdict))
        return _Repeated(verdicts, suspects)

    def holding(self, several: ir.Table, cleans: Sequence[Clean]) -> Sequence[Clean]:
        """Return the tables in which some of the ids stand."""
        if len(cleans) == 1:
            return cleans
        parts = [
            ids.semi_join(several, ids["__id"] == several["__again"])
            .agg(__count=ibis._.count())
            .mutate(__table=_short(number))
            for number, ids in enumerate(self.ids[clean.table.name] for clean in cleans)
        ]
        found = self.source.execute(reduce(_union, parts))
        holding = set(found["__table"][found["__count"] > 0])
        return [clean for number, clean in enumerate(cleans) if number in holding]

    def unique(
        self, clean: Clean, repeated: _Repeated | None, enterprises: ir.Table | None = None
    ) -> Clean:
        """Add ``__reason``: of records with one id only a copy is kept, and only the first.

        People get the place and year of their enterprise on the way.
        """
        expr = clean.expr
        if repeated is None or clean.table.name not in repeated.suspects:
            return replace(
                clean, expr=self.source.named(_reasoned(_with_enterprise(expr, enterprises)))
            )
        verdict = repeated.verdict
        suspects = _with_enterprise(repeated.suspects[clean.table.name], enterprises)
        suspects = suspects.inner_join(verdict, suspects["__id"] == verdict["__again"])
        nth = ibis.row_number().over(group_by="__id", order_by="__id")
        suspects = suspects.mutate(__nth=nth)
        first = (suspects["__verdict"] == _reason("copy")) & (suspects["__nth"] == 0)
        found = ibis.ifelse(first, suspects["__flaw"], suspects["__verdict"])
        suspects = suspects.mutate(__reason=found).drop("__again", "__verdict", "__nth")
        others = expr.anti_join(verdict, expr["__id"] == verdict["__again"])
        others = _reasoned(_with_enterprise(others, enterprises))
        return replace(
            clean, expr=self.source.named(_union(others, suspects.select(*others.columns)))
        )

    def settled(self, known: ir.Table, repeated: _Repeated | None) -> ir.Table:
        """Leave one entry for every id; that of several records is rejected, but for copies."""
        if repeated is None:
            return known
        verdict = repeated.verdict
        once = known.anti_join(verdict, known["__id"] == verdict["__again"])
        again = known.inner_join(verdict, known["__id"] == verdict["__again"])
        rest = {
            name: again[name].max() for name in known.columns if name not in ("__id", "__place")
        }
        again = again.group_by("__id", "__verdict").agg(__place=again["__place"].max(), **rest)
        copies = again["__verdict"] == _reason("copy")
        again = again.mutate(__place=ibis.ifelse(copies, again["__place"], _short(_REJECTED)))
        return _union(once, self.source.keep(again.select(*once.columns)))


def _reasoned(expr: ir.Table) -> ir.Table:
    """Add ``__reason`` of records that share their id with no other."""
    missing: Reasons = [(expr["__id"].isnull(), "id-missing")]
    return expr.mutate(__reason=_first(missing, expr["__flaw"]))


def _entity(clean: Clean, dated: bool) -> ir.Table:
    """Return the ids and places of entities, and the year that people take from an enterprise."""
    expr = clean.expr.filter(clean.expr["__id"].notnull())
    place = ibis.ifelse(expr["__flaw"] == 0, expr["__place"], _short(_REJECTED))
    since = expr["__since"] if "__since" in expr.columns else _short(_NO_ENTERPRISE)
    return expr.select(__id=expr["__id"], __place=place, **({"__since": since} if dated else {}))


def _with_enterprise(expr: ir.Table, known: ir.Table | None) -> ir.Table:
    """Give people the place and year of their enterprise; without entities, change nothing."""
    if known is None:
        return expr
    known = known.filter(known["__since"] != _NO_ENTERPRISE)
    ends = known.select(__of=known["__id"], __place=known["__place"], __since=known["__since"])
    expr = expr.drop("__when")
    expr = expr.left_join(ends, expr["__enterprise"] == ends["__of"]).drop("__of")
    reasons: Reasons = [
        (expr["__enterprise"].isnull(), "reference-missing"),
        (expr["__place"].isnull(), "reference-unknown"),
        (expr["__place"] == _REJECTED, "reference-rejected"),
    ]
    return expr.mutate(__flaw=_first(reasons, expr["__flaw"])).rename(__when="__since")


def _relation(clean: Clean, known: ir.Table) -> ir.Table:
    """Give relations the places of both ends, and ``__reason``."""
    expr = clean.expr
    for end in ENDPOINTS:
        names = {f"__{end}_id": known["__id"], f"__{end}_place": known["__place"]}
        ends = known.select(**names)
        expr = expr.left_join(ends, expr[f"__{end}"] == ends[f"__{end}_id"])
        expr = expr.drop(f"__{end}_id")
    source, target = (expr[f"__{end}_place"] for end in ENDPOINTS)
    reasons: Reasons = [
        (expr["__source"].isnull() | expr["__target"].isnull(), "reference-missing"),
        (source.isnull() | target.isnull(), "reference-unknown"),
        ((source == _REJECTED) | (target == _REJECTED), "reference-rejected"),
    ]
    return expr.mutate(__reason=_first(reasons, expr["__flaw"]))


def predicate(expr: ir.Table, one: Filter) -> Any:
    """Return the condition of a filter on clean records; null where a record has no value."""
    value = expr[f"__{one.column}"]
    if one.among and isinstance(one.among[0], bool):
        wanted = set(one.among)
        return value if wanted == {True} else ~value if wanted == {False} else value.notnull()
    if one.among:
        given = [str(x) for x in one.among] if value.type().is_string() else list(one.among)
        return value == given[0] if len(given) == 1 else value.isin(given)
    ends = [value >= one.low] if one.low is not None else []
    ends += [value <= one.high] if one.high is not None else []
    return reduce(lambda a, b: a & b, ends)


def _first(reasons: Reasons, else_: Any = None) -> Any:
    """Return the number of the first reason that applies."""
    good = _reason("") if else_ is None else else_
    if not reasons:
        return good
    return ibis.cases(*((when, _reason(reason)) for when, reason in reasons), else_=good)


def _reason(reason: str) -> Any:
    return _short(-REASONS.index(reason))


def _short(number: int) -> Any:
    return ibis.literal(number, "int16")


def _union(one: ir.Table, other: ir.Table) -> ir.Table:
    return one.union(other, distinct=False)


def _arrow(rows: Sequence[tuple[str, str, int, int]]) -> pa.Table:
    of, inside, place, reason = zip(*rows, strict=True) if rows else ((), (), (), ())
    return pa.table(
        {
            "__of": pa.array(of, pa.string()),
            "__in": pa.array(inside, pa.string()),
            "__place": pa.array(place, pa.int16()),
            "__unplaced": pa.array(reason, pa.int16()),
        }
    )
