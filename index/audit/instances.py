"""Relations spelled out: one equation, range or ranking for each row and year they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ahp.common.figure import Figure
from index.audit.intervals import ZERO, Interval
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
    """

    relation: Relation
    total: Cell
    terms: tuple[tuple[Cell, Fraction], ...]
    slack: Interval = ZERO
    missing: tuple[Cell, ...] = ()
    spans: Mapping[Cell, Interval] = field(default_factory=dict, hash=False)

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
        if isinstance(relation, SumRelation):
            yield from _sum_equations(relation, declared.tables)
        elif isinstance(relation, GroupRelation):
            yield from _group_equations(relation, declared.tables)


def unscored_equations(declared: Declared) -> Iterator[Equation]:
    """Yield totals and parts of the years of which ranks are printed, but no scores at all."""
    scored = {cell.year for cell in declared.cells() if cell.role == "score"}
    for relation in declared.relations:
        pairs: list[tuple[str, str | None]] = []
        if isinstance(relation, SumRelation) and not relation.unlisted:
            pairs = [(relation.total, None)]
        elif isinstance(relation, GroupRelation):
            pairs = [*relation.tables]
        for total_table, member_table in pairs:
            table = declared.tables[total_table]
            for year in table.years:
                if year not in scored:
                    for row in table.rows[year]:
                        total = Cell(total_table, row, year, "score")
                        terms = _terms(relation, row, year, member_table)
                        listed = (
                            c.row in declared.tables[c.table].rows.get(year, ()) for c, _ in terms
                        )
                        if terms and all(listed):
                            yield Equation(relation, total, terms)


def _terms(
    relation: Relation, row: str, year: int | None, member_table: str | None
) -> tuple[tuple[Cell, Fraction], ...]:
    if isinstance(relation, SumRelation):
        cells = [Cell(part, row, year, "score") for part in relation.parts]
        return tuple(zip(cells, relation.weights, strict=True))
    assert isinstance(relation, GroupRelation)
    assert member_table is not None
    members = relation.members.get(row, ())
    return tuple((Cell(member_table, member, year, "score"), weight) for member, weight in members)


def _spans(relation: Relation, total: Cell, cells: Sequence[Cell]) -> Mapping[Cell, Interval]:
    """Return what the rounded weights of some parts can be."""
    printed: Sequence[Figure | None] = ()
    if isinstance(relation, SumRelation):
        printed = relation.printed
    elif isinstance(relation, GroupRelation):
        printed = [relation.printed.get((total.row, cell.row)) for cell in cells]
    pairs = zip(cells, printed, strict=False)
    return {cell: Interval.printed(figure) for cell, figure in pairs if figure is not None}


def _sum_equations(relation: SumRelation, tables: Mapping[str, Table]) -> Iterator[Equation]:
    whole = tables[relation.total]
    for year in whole.years:
        least = [_least_listed(tables[part], year) for part in relation.parts]
        for row in whole.rows[year]:
            total = Cell(whole.code, row, year, "score")
            terms = _terms(relation, row, year, None)
            if relation.unlisted:
                equation = _with_unlisted(relation, total, terms, least, tables)
            else:
                equation = _equation(relation, total, terms, tables)
            if equation is not None:
                yield equation


def _group_equations(relation: GroupRelation, tables: Mapping[str, Table]) -> Iterator[Equation]:
    for group_table, member_table in relation.tables:
        groups = tables[group_table]
        for year in groups.years:
            for group in groups.rows[year]:
                total = Cell(group_table, group, year, "score")
                terms = _terms(relation, group, year, member_table)
                if terms and (equation := _equation(relation, total, terms, tables)):
                    yield equation


def _equation(
    relation: Relation,
    total: Cell,
    terms: Sequence[tuple[Cell, Fraction]],
    tables: Mapping[str, Table],
) -> Equation | None:
    """Make an equation; None where the year has no scores of one side at all."""
    there = [term for term in terms if term[0] in tables[term[0].table].figures]
    missing = tuple(cell for cell, _ in terms if cell not in tables[cell.table].figures)
    printed = total in tables[total.table].figures
    if not there or not (printed or tables[total.table].prints(total.year, "score")):
        return None
    if not printed:
        missing = (total, *missing)
    spans = _spans(relation, total, [cell for cell, _ in terms])
    return Equation(relation, total, tuple(there), missing=missing, spans=spans)


def _with_unlisted(
    relation: SumRelation,
    total: Cell,
    parts: Sequence[tuple[Cell, Fraction]],
    least: Sequence[Interval | None],
    tables: Mapping[str, Table],
) -> Equation | None:
    """Make an equation of the parts that are listed, and bounds for the others."""
    slack = ZERO
    terms = []
    spans = _spans(relation, total, [cell for cell, _ in parts])
    for (cell, weight), limit in zip(parts, least, strict=True):
        if cell in tables[cell.table].figures:
            terms.append((cell, weight))
        elif limit is None:
            return None
        else:
            slack += limit.product(spans.get(cell, Interval.exactly(weight)))
    if not terms or total not in tables[total.table].figures:
        return None
    return Equation(relation, total, tuple(terms), slack, spans=spans)


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
