"""Relations spelled out: one equation, range or ranking for each row and year they speak of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Self

from ahp.common.figure import Figure
from index.audit.intervals import ZERO, Interval
from index.audit.means import shares
from index.audit.relations import (
    Cell,
    Declared,
    GroupRelation,
    RangeRelation,
    RankRelation,
    Relation,
    SumRelation,
    Table,
)


@dataclass(frozen=True)
class Equation:
    """One total and its parts: total = sum of weight x part + slack.

    Attributes
    ----------
    relation : Relation
    total : Cell
    terms : tuple of (Cell, Fraction)
        Parts that are printed, with their weights.
    slack : Interval
        What parts that are not listed can add.
    missing : tuple of Cell
        Parts that should be printed and are not; the equation then says nothing.
    spans : mapping of Cell to Interval
        What weights stand for that are rounded; the others are exact.
    averaged : mapping of Cell to Interval
        Of an arithmetic mean with rounded weights: these as printed, before they are divided by
        their sum. The shares in `spans` hold one by one, and allow more together.
    """

    relation: Relation
    total: Cell
    terms: tuple[tuple[Cell, Fraction], ...]
    slack: Interval = ZERO
    missing: tuple[Cell, ...] = ()
    spans: Mapping[Cell, Interval] = field(default_factory=dict, hash=False)
    averaged: Mapping[Cell, Interval] = field(default_factory=dict, hash=False)

    def span(self, cell: Cell, weight: Fraction) -> Interval:
        """Return what a term's weight can be."""
        return self.spans.get(cell, Interval.exactly(weight))


@dataclass(frozen=True)
class Range:
    """The least and greatest score that can stand in a cell."""

    relation: Relation
    cell: Cell
    limits: Interval
    node: str | None = None


@dataclass(frozen=True)
class Ranked:
    """A row of a ranking, with its rank and score as printed."""

    row: str
    rank: Figure
    score: Figure | None


@dataclass(frozen=True)
class Ranking:
    """The ranked rows of a table in a year, best rank first."""

    relation: RankRelation
    table: str
    year: int | None
    rows: tuple[Ranked, ...]


def equations(declared: Declared) -> Iterator[Equation]:
    """Yield every total with its parts, where anything of either is printed."""
    for relation in declared.relations:
        if isinstance(relation, SumRelation) and relation.linear:
            yield from _sum_equations(relation, declared.tables)
        elif isinstance(relation, GroupRelation):
            yield from _group_equations(relation, declared.tables)


def mean_equations(declared: Declared) -> Iterator[Equation]:
    """Yield totals that are geometric or harmonic means, with their parts and weights."""
    for relation in declared.relations:
        if isinstance(relation, SumRelation) and not relation.linear:
            yield from _sum_equations(relation, declared.tables)


def unscored_equations(declared: Declared) -> Iterator[Equation]:
    """Yield totals and parts of the years of which ranks are printed, but no scores at all."""
    scored = {cell.year for cell in declared.cells() if cell.role == "score"}
    for relation in declared.relations:
        pairs: list[tuple[str, str]] = []
        if isinstance(relation, SumRelation) and _homogeneous(relation):
            pairs = [(relation.total, "")]
        elif isinstance(relation, GroupRelation):
            pairs = [*relation.tables]
        for total_table, member_table in pairs:
            table = declared.tables[total_table]
            for year in table.years:
                for row in table.rows[year] if year not in scored else ():
                    if isinstance(relation, SumRelation):
                        parts = _of_row(relation, row, year).scaled(relation)
                    else:
                        assert isinstance(relation, GroupRelation)
                        parts = _of_group(relation, row, year, member_table)
                    listed = (
                        cell.row in declared.tables[cell.table].rows.get(year, ())
                        for cell, _ in parts.terms
                    )
                    if parts.terms and all(listed):
                        total = Cell(total_table, row, year, "score")
                        yield Equation(relation, total, parts.terms, spans=parts.spans)


def _homogeneous(relation: SumRelation) -> bool:
    """Whether a sum holds of scores without a scale: times any factor."""
    return relation.linear and not relation.unlisted and relation.constant == 0


@dataclass(frozen=True)
class _Weighted:
    """The parts of a total with their weights, and what these are where they are rounded."""

    terms: tuple[tuple[Cell, Fraction], ...]
    spans: Mapping[Cell, Interval] = field(default_factory=dict)
    averaged: Mapping[Cell, Interval] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: Sequence[tuple[Cell, Fraction]], printed: Sequence[Figure | None]) -> Self:
        """Take weights with the figures they are printed as."""
        rounded = zip(pairs, printed, strict=False)
        spans = {cell: Interval.printed(one) for (cell, _), one in rounded if one is not None}
        return cls(tuple(pairs), spans)

    def among(self, cells: Collection[Cell]) -> _Weighted:
        """Leave out all parts but some."""
        spans = {cell: one for cell, one in self.spans.items() if cell in cells}
        return _Weighted(tuple(one for one in self.terms if one[0] in cells), spans)

    def scaled(self, relation: SumRelation) -> _Weighted:
        """Make weights those of a plain sum: divided by theirs for a mean, times the factor."""
        if not relation.linear:
            return self
        factor = relation.factor
        if relation.rule == "sum":
            terms = tuple((cell, weight * factor) for cell, weight in self.terms)
            return _Weighted(terms, {cell: one.times(factor) for cell, one in self.spans.items()})
        whole = sum(weight for _, weight in self.terms)
        share = factor / whole if whole else factor
        terms = tuple((cell, weight * share) for cell, weight in self.terms)
        if not self.spans:
            return _Weighted(terms)
        own = {cell: self.spans.get(cell, Interval.exactly(one)) for cell, one in self.terms}
        spans = dict(zip(own, shares([*own.values()]), strict=True))
        return _Weighted(terms, {cell: one.times(factor) for cell, one in spans.items()}, own)


def _of_row(relation: SumRelation, row: str, year: int | None) -> _Weighted:
    cells = [Cell(part, row, year, "score") for part in relation.parts]
    return _Weighted.of(tuple(zip(cells, relation.weights, strict=True)), relation.printed)


def _of_group(relation: GroupRelation, group: str, year: int | None, table: str) -> _Weighted:
    members = relation.members.get(group, ())
    pairs = [(Cell(table, member, year, "score"), weight) for member, weight in members]
    return _Weighted.of(pairs, [relation.printed.get((group, one)) for one, _ in members])


def _sum_equations(relation: SumRelation, tables: Mapping[str, Table]) -> Iterator[Equation]:
    whole = tables[relation.total]
    for year in whole.years:
        least: list[Interval | None] = []
        if relation.unlisted:
            least = [_least_listed(tables[part], year) for part in relation.parts]
        for row in whole.rows[year]:
            total = Cell(whole.code, row, year, "score")
            parts = _of_row(relation, row, year)
            if relation.skipped:
                there = {one for one, _ in parts.terms if one in tables[one.table].figures}
                parts = parts.among(there)
                if relation.rule != "sum" and not any(weight for _, weight in parts.terms):
                    continue
            parts = parts.scaled(relation)
            if relation.unlisted:
                equation = _with_unlisted(relation, total, parts, least, tables)
            else:
                equation = _equation(relation, total, parts, tables)
            if equation is not None and relation.linear:
                constant = Interval.exactly(relation.constant)
                equation = replace(equation, slack=equation.slack + constant)
            if equation is not None:
                yield equation


def _group_equations(relation: GroupRelation, tables: Mapping[str, Table]) -> Iterator[Equation]:
    for group_table, member_table in relation.tables:
        groups = tables[group_table]
        for year in groups.years:
            for group in groups.rows[year]:
                total = Cell(group_table, group, year, "score")
                members = _of_group(relation, group, year, member_table)
                if members.terms and (equation := _equation(relation, total, members, tables)):
                    yield equation


def _equation(
    relation: Relation, total: Cell, parts: _Weighted, tables: Mapping[str, Table]
) -> Equation | None:
    """Make an equation; None where the year has no scores of one side at all."""
    there = tuple(term for term in parts.terms if term[0] in tables[term[0].table].figures)
    missing = tuple(cell for cell, _ in parts.terms if cell not in tables[cell.table].figures)
    printed = total in tables[total.table].figures
    if not there or not (printed or tables[total.table].prints(total.year, "score")):
        return None
    if not printed:
        missing = (total, *missing)
    return Equation(
        relation, total, there, missing=missing, spans=parts.spans, averaged=parts.averaged
    )


def _with_unlisted(
    relation: SumRelation,
    total: Cell,
    parts: _Weighted,
    least: Sequence[Interval | None],
    tables: Mapping[str, Table],
) -> Equation | None:
    """Make an equation of the parts that are listed, and bounds for the others."""
    slack = ZERO
    terms = []
    for (cell, weight), limit in zip(parts.terms, least, strict=True):
        if cell in tables[cell.table].figures:
            terms.append((cell, weight))
        elif limit is None:
            return None
        else:
            slack += limit.product(parts.spans.get(cell, Interval.exactly(weight)))
    if not terms or total not in tables[total.table].figures:
        return None
    return Equation(relation, total, tuple(terms), slack, spans=parts.spans)


def _least_listed(table: Table, year: int | None) -> Interval | None:
    """Return what a row not listed can have: from 0 to the least score listed."""
    highs = [
        figure.interval()[1]
        for row in table.rows.get(year, ())
        if (figure := table.figure(row, year, "score")) is not None
    ]
    return Interval(Fraction(0), min(highs)) if highs else None


def ranges(declared: Declared) -> Iterator[Range]:
    """Yield the limits of every cell that has some."""
    for relation in declared.relations:
        if isinstance(relation, RangeRelation):
            for code, limits in relation.limits.items():
                for cell in declared.tables[code].figures:
                    if cell.role == "score":
                        yield Range(relation, cell, limits, relation.reasons.get(code))


def rankings(declared: Declared) -> Iterator[Ranking]:
    """Yield every ranked column, its rows by rank and then by score."""
    for relation in declared.relations:
        if isinstance(relation, RankRelation):
            for code in relation.tables:
                table = declared.tables[code]
                for year in table.years:
                    if rows := _ranked(table, year, relation.ascending):
                        yield Ranking(relation, code, year, rows)


def _ranked(table: Table, year: int | None, ascending: bool) -> tuple[Ranked, ...]:
    rows = []
    for row in table.rows[year]:
        rank = table.figure(row, year, "rank")
        if rank is not None:
            rows.append(Ranked(row, rank, table.figure(row, year, "score")))
    sign = 1 if ascending else -1
    rows.sort(key=lambda one: (one.rank.value, sign * (one.score.value if one.score else 0)))
    return tuple(rows)
