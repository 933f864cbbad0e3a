"""Indicator values from records: one aggregate for each table, then sums over places and years."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, NamedTuple

import ibis
import pandas as pd

from ahp.common.findings import Finding, Place, Problems
from ahp.common.names import suggestion
from index.project.regions import Region
from index.records.definitions import Definition, Definitions, Filter
from index.records.engines.sources import Source
from index.records.figures import Figures, Names, figures_of, values_of
from index.records.fingerprints import Prints
from index.records.places import NOWHERE
from index.records.quality import Quality, TableQuality
from index.records.records import REASONS, UNDATED, Clean, Records, clean_records, predicate
from index.records.schema import LEVELS
from index.records.wording import (
    PLACES_UNKNOWN,
    SAMPLE_NAMES_UNKNOWN,
    SAMPLE_NOWHERE,
    SAMPLE_TABLE_EMPTY,
    SAMPLE_UNDATED,
    SAMPLE_VALUE_ABSENT,
)

Progress = Callable[[str, float], None]

_TOLD = 20  # so many unknown names are told one by one
_OCCURRING = 1000  # so many values of a column are compared with one that never occurs


@dataclass(frozen=True)
class Rollup:
    """The values that records make.

    Attributes
    ----------
    definitions : Definitions
    years : tuple of int
    values : DataFrame
        Region (code), kind, year, indicator, value (NaN: missing), how many (valid) records, and
        the standard error of the value as a sample's (NaN: none).
    quality : Quality
    findings : tuple of Finding
        What is worth telling about the records.
    source : str
        Where they are.
    synthetic : str or None
        The seed, where they are synthetic.
    records : Records
        The records themselves, as long as their source is open.
    prints : mapping of str to Print
    """

    definitions: Definitions = field(repr=False)
    years: tuple[int, ...]
    values: pd.DataFrame = field(hash=False, compare=False, repr=False)
    quality: Quality
    findings: tuple[Finding, ...] = field(repr=False)
    source: str
    synthetic: str | None
    records: Records = field(hash=False, compare=False, repr=False)
    prints: Prints = field(default_factory=dict, hash=False, repr=False)

    def table(self, column: str = "value") -> pd.DataFrame:
        """Return the values, or another column, with a column for each indicator.

        Returns
        -------
        DataFrame
            Index (year, region), in the order of the project.
        """
        codes = [one.code for one in self.definitions.indicators]
        regions = self.values["region"].unique()
        index = pd.MultiIndex.from_product([self.years, regions], names=["year", "region"])
        wide = self.values.pivot(index=["year", "region"], columns="indicator", values=column)
        return wide.reindex(index=index, columns=codes)


def roll_up(
    source: Source,
    definitions: Definitions,
    regions: Sequence[Region],
    years: Sequence[int],
    *,
    progress: Progress | None = None,
) -> Rollup:
    """Compute the values of all indicators, for every region and year.

    A region's value counts its own records and those of the cities in it; nothing is rounded.

    Parameters
    ----------
    source : Source
    definitions : Definitions
    regions : sequence of Region
        Of the project, of all kinds.
    years : sequence of int
    progress : callable, optional
        Called with the name of a table and the share of the work that is done.

    Returns
    -------
    Rollup

    Raises
    ------
    ProjectError
        Tables or columns that are missing or of a wrong type, files that are broken.
    SourceError
        When the source cannot be reached or fails.
    """
    tell = progress or (lambda name, share: None)
    tell("", 0.0)
    records = clean_records(source, definitions, regions, years)
    problems, tables = Problems(), []
    found: dict[str, Figures] = {}
    totals = _totals(records)
    for number, (name, clean) in enumerate(records.tables.items(), 1):
        tell(name, number / (len(records.tables) + 1))
        tally = _tally(records, clean)
        tables.append(_quality(records, tally, totals[name]))
        _tell_table(records, tally, tables[-1], problems)
        for one in definitions.of(name):
            names, place = tally.names[one.code], _place_column(one)
            found[one.code] = figures_of(records, tally.good, names, one, place)
    quality = Quality(tuple(tables), records.places.names)
    _tell_places(records, quality, problems)
    values = values_of(records, found)
    tell("", 1.0)
    return Rollup(
        definitions,
        records.years,
        values,
        quality,
        tuple(problems.findings),
        source.name,
        source.synthetic,
        records,
    )


def check_sample(
    source: Source,
    definitions: Definitions,
    regions: Sequence[Region],
    years: Sequence[int],
    *,
    progress: Progress | None = None,
) -> Quality:
    """Tell how good the records are; parameters and errors as for `roll_up`."""
    return roll_up(source, definitions, regions, years, progress=progress).quality


def records_of(
    records: Records, region: str, year: int, indicator: str, limit: int = 10
) -> pd.DataFrame:
    """Return some of the records behind a value: those with the smallest ids.

    Parameters
    ----------
    records : Records
    region : str
        Code of a region or city.
    year : int
    indicator : str
    limit : int

    Returns
    -------
    DataFrame
        The columns as they are in the source, the id (of relations both ends) first.
    """
    definition = records.definitions.indicator(indicator)
    clean = records.tables[definition.table]
    expr = clean.expr
    places = [k for k, place in enumerate(records.places.found) if region in place]
    column = expr[_place_column(definition)]
    wanted = [expr["__reason"] == 0, column.isin(places or [-1])]
    if definition.period == "stock":
        wanted.append(expr["__when"] <= records.when(year))
    elif definition.period == "flow":
        wanted.append(expr["__when"] == records.when(year))
    wanted += [predicate(expr, one) for one in definition.where]
    names = records.definitions.tables[definition.table]
    ends = ("source", "target") if clean.table.role == "relation" else ("id",)
    first = [names.column(end) for end in ends]
    columns = [*first, *(name for name in clean.raw if name not in first)]
    rows = expr.filter(*wanted).order_by([*(f"__{end}" for end in ends), *columns]).limit(limit)
    return records.source.execute(rows.select(*columns))


class _Tally(NamedTuple):
    """What the one aggregate of a table gave.

    Attributes
    ----------
    clean : Clean
    rows : DataFrame
        By place and ``__when``, the aggregates; rejected records have the number of the reason in
        the first column, where others have their place.
    names : mapping of str to Names
        By indicator.
    present : mapping of str to str
        By column of the schema, the aggregate of records that have a value.
    occurring : mapping of (str, Filter) to str
        By indicator and a filter on one word, the aggregate of records that have it.
    """

    clean: Clean
    rows: pd.DataFrame
    names: Mapping[str, Names]
    present: Mapping[str, str]
    occurring: Mapping[tuple[str, Filter], str]

    @property
    def good(self) -> pd.DataFrame:
        """Those of records that are used."""
        return self.rows[self.rows[self.rows.columns[0]] >= 0]


class _Aggregates:
    """Collects aggregates, each only once."""

    def __init__(self, expr: Any) -> None:
        self.expr = expr
        self.names: dict[object, str] = {}
        self.exprs: dict[str, Any] = {}

    def add(self, key: object, make: Callable[[], Any]) -> str:
        if key not in self.names:
            self.names[key] = f"__a{len(self.names)}"
            self.exprs[self.names[key]] = make()
        return self.names[key]

    def where(self, filters: tuple[Filter, ...]) -> Any:
        conditions = [predicate(self.expr, one) for one in filters]
        return reduce(lambda a, b: a & b, conditions) if conditions else None

    def count(self, filters: tuple[Filter, ...] = ()) -> str:
        key = "count", frozenset(filters)
        return self.add(key, lambda: self.expr.count(where=self.where(filters)))

    def present(self, column: str, filters: tuple[Filter, ...] = ()) -> str:
        key = "present", column, frozenset(filters)
        value = self.expr[f"__{column}"]
        if column == "city":
            value = value.nullif("")  # a blank place is looked up as any other
        return self.add(key, lambda: value.count(where=self.where(filters)))

    def of(self, one: Definition) -> Names:
        """Add what a definition needs."""
        records = self.count(one.where)
        if one.measure == "count":
            return Names(records, records, records)
        if one.part:
            known = [self.expr[f"__{part.column}"].notnull() for part in one.part]
            where = reduce(lambda a, b: a & b, known)
            if one.where:
                where &= self.where(one.where)
            columns = frozenset(part.column for part in one.part)
            valid = self.add(
                ("known", frozenset(one.where), columns), lambda: self.expr.count(where=where)
            )
            return Names(records, valid, self.count((*one.where, *one.part)))
        column = one.column or ""
        valid = self.present(column, one.where)
        if one.measure == "share":
            return Names(records, valid, self.count((*one.where, Filter(column, (True,)))))
        value, where = self.expr[f"__{column}"], self.where(one.where)
        key = column, frozenset(one.where)
        total = self.add(("sum", *key), lambda: value.sum(where=where))
        spread = self.add(("variance", *key), lambda: value.var(where=where, how="pop"))
        return Names(records, valid, total, spread)


def _tally(records: Records, clean: Clean) -> _Tally:
    definitions = records.definitions.of(clean.table.name)
    aggregates = _Aggregates(clean.expr)
    aggregates.count()
    names = {one.code: aggregates.of(one) for one in definitions}
    dated = records.definitions.dates[clean.table.name]
    present = {
        column: aggregates.present(column)
        for column in clean.used
        if clean.table.column(column).type != "id" and column not in ("region", dated)
    }
    occurring = {
        (one.code, Filter(part.column, (word,))): aggregates.count((Filter(part.column, (word,)),))
        for one in definitions
        for part in (*one.where, *one.part)
        for word in part.among
        if clean.table.column(part.column).type == "text"
    }
    expr = clean.expr
    bad = expr["__reason"] < 0
    first, *others = _grouped(clean, definitions)
    keys = {first: ibis.ifelse(bad, expr["__reason"], expr[first])}
    nowhere = ibis.literal(NOWHERE, "int16")
    keys |= {other: ibis.ifelse(bad, nowhere, expr[other]) for other in others}
    keys["__when"] = expr["__when"]
    rows = records.source.execute(expr.group_by(**keys).agg(**aggregates.exprs))
    return _Tally(clean, rows, names, present, occurring)


def _grouped(clean: Clean, definitions: Sequence[Definition]) -> list[str]:
    """Return the places that records are counted by."""
    if clean.table.role != "relation":
        return ["__place"]
    return list(dict.fromkeys(_place_column(one) for one in definitions))


def _place_column(definition: Definition) -> str:
    return "__place" if definition.endpoint is None else f"__{definition.endpoint}_place"


# quality


def _totals(records: Records) -> dict[str, int]:
    """Count the records of every table, whatever became of them."""
    parts = [
        records.source.tables[name].agg(__count=ibis._.count()).mutate(__table=ibis.literal(name))
        for name in records.tables
    ]
    if not parts:
        return {}
    rows = records.source.execute(reduce(lambda a, b: a.union(b, distinct=False), parts))
    return {
        str(name): int(count) for name, count in zip(rows["__table"], rows["__count"], strict=True)
    }


def _quality(records: Records, tally: _Tally, total: int) -> TableQuality:
    clean, name = tally.clean, tally.clean.table.name
    count = "__a0"
    bad = tally.rows[tally.rows[tally.rows.columns[0]] < 0]
    by_reason = bad.groupby(-bad[bad.columns[0]].astype(int))[count].sum()
    rejected = {REASONS[number]: int(by_reason[number]) for number in sorted(by_reason.index)}
    good = tally.good
    dated = records.definitions.dates[name]
    undated = good["__when"] == UNDATED
    columns = {column: good[count] - good[a] for column, a in tally.present.items()}
    if dated in clean.used:
        columns[dated] = good[count].where(undated, 0)
    columns = {column: columns[column] for column in clean.table.names if column in columns}
    used = int(good[count].sum())
    return TableQuality(
        name,
        total,
        used,
        rejected,
        int(good.loc[undated, count].sum()) if dated is not None else 0,
        {column: int(missing.sum()) for column, missing in columns.items()},
        _by_region(records, tally, columns),
    )


def _by_region(
    records: Records, tally: _Tally, columns: Mapping[str, pd.Series[Any]]
) -> dict[str, dict[str, tuple[int, int]]]:
    """Count missing values by region; a relation is of its source's, or else its target's."""
    good = tally.good
    places = [good[name] for name in tally.rows.columns if name.endswith("_place")]
    if not places or not columns:
        return {}
    place = reduce(lambda a, b: a.where(a > 0, b), places)
    table = pd.DataFrame({**columns, "__of": good["__a0"]}).groupby(place).sum()
    found: dict[str, dict[str, tuple[int, int]]] = {}
    of_place = [records.places.found[int(number)] for number in table.index]
    for level in range(len(LEVELS)):
        codes = pd.Series([place[level] for place in of_place], index=table.index, dtype=object)
        for code, row in table.groupby(codes).sum().iterrows():
            found[str(code)] = {name: (int(row[name]), int(row["__of"])) for name in columns}
    order = [region.code for region in records.regions]
    return {code: found[code] for code in order if code in found}


# what is worth telling


def _tell_table(records: Records, tally: _Tally, quality: TableQuality, problems: Problems) -> None:
    name, path = quality.table, records.definitions.path
    if not quality.total:
        problems.add(SAMPLE_TABLE_EMPTY, path=path, table=name)
        return
    definitions = records.definitions.of(name)
    if quality.undated and any(one.period == "flow" for one in definitions):
        problems.add(SAMPLE_UNDATED, path=path, table=name, count=quality.undated)
    absent = {key for key, aggregate in tally.occurring.items() if not tally.good[aggregate].sum()}
    words = {
        column: _words(records, tally.clean, column)
        for column in {part.column for _, part in absent}
    }
    for code, part in tally.occurring:
        if (code, part) in absent:
            said = {"table": name, "column": part.column, "value": part.among[0]}
            hint = suggestion(str(part.among[0]), words[part.column])
            place = Place(key=f"indicators.{code}.where.{part.column}")
            problems.add(SAMPLE_VALUE_ABSENT, path=path, place=place, **said, suggestion=hint)
    for one in definitions:
        if one.endpoint is not None:
            nowhere = tally.good[tally.good[_place_column(one)] == 0]
            count = int(nowhere[tally.names[one.code].records].sum())
            if count:
                said = {"count": count, "endpoint": one.endpoint}
                problems.add(SAMPLE_NOWHERE, path=path, place=one.place, **said)


def _words(records: Records, clean: Clean, column: str) -> list[str]:
    """Return words that occur in a column."""
    raw = records.source.tables[clean.table.name]
    name = records.definitions.tables[clean.table.name].column(column)
    words = raw.select(__word=raw[name].cast("string").strip()).distinct()
    words = words.filter(words["__word"].notnull()).order_by("__word").limit(_OCCURRING)
    return [str(one) for one in records.source.execute(words)["__word"]]


def _tell_places(records: Records, quality: Quality, problems: Problems) -> None:
    path = records.definitions.path
    unknown = sorted(quality.unknown, key=lambda name: (-name.count, name.name))
    for name in unknown[:_TOLD]:
        said: dict[str, Any] = {"name": name.name, "count": name.count}
        said["suggestion"] = records.places.suggest(name)
        problems.add(PLACES_UNKNOWN[name.level], path=path, **said)
    if unknown[_TOLD:]:
        rest = unknown[_TOLD:]
        count = sum(name.count for name in rest)
        problems.add(SAMPLE_NAMES_UNKNOWN, path=path, names=len(rest), count=count)
