"""Whether a column of ranks repeats the order of another one, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, groupby

from ahp.common.findings import Finding
from index.audit.checks.check import Check, table_name
from index.audit.relations import CopyRelation, Declared, Table
from index.audit.wording import AUDIT_COPY, AUDIT_COPY_UNLIKE, AUDIT_TABLE_YEAR

_Column = tuple[str, int | None, Mapping[str, Fraction]]


def check_copies(declared: Declared) -> Iterator[Check]:
    """Look for columns of ranks that repeat the order of another column, row by row."""
    for relation in declared.relations:
        if isinstance(relation, CopyRelation):
            columns = [
                (code, year, _rank_column(declared.tables[code], year))
                for code in relation.tables
                for year in declared.tables[code].years
            ]
            for first, second in combinations(columns, 2):
                check = _copy_check(declared, relation, columns, first, second)
                if check is not None:
                    yield check


def _rank_column(table: Table, year: int | None) -> Mapping[str, Fraction]:
    ranks = {row: table.figure(row, year, "rank") for row in table.rows[year]}
    return {row: Fraction(rank.value) for row, rank in ranks.items() if rank is not None}


def _copy_check(
    declared: Declared,
    relation: CopyRelation,
    columns: Sequence[_Column],
    first: _Column,
    second: _Column,
) -> Check | None:
    """Compare two columns; None where they share too few rows to tell."""
    shared = first[2].keys() & second[2].keys()
    if len(shared) < relation.least:
        return None
    finding = None
    if _blocks(first[2], shared) == _blocks(second[2], shared):
        other = table_name(declared, first[0])
        if first[1] is not None:
            other = Finding(AUDIT_TABLE_YEAR, {"table": other, "year": str(first[1])})
        details: dict[str, object] = {"other": other, "count": len(shared)}
        agreements = _agreements(columns, first, second)
        if agreements:
            percent = [f"{100 * float(share):.0f}" for share in (min(agreements), max(agreements))]
            details |= {"low": percent[0], "high": percent[1]}
        finding = Finding(AUDIT_COPY_UNLIKE if agreements else AUDIT_COPY, details)
    return Check.of(
        relation,
        "copy",
        second[0],
        year=second[1],
        role="rank",
        finding=finding,
        severity="suspected",
    )


def _blocks(column: Mapping[str, Fraction], shared: set[str]) -> list[frozenset[str]]:
    """Return the shared rows in order, tied ones together."""
    ordered = sorted(shared, key=lambda row: column[row])
    return [frozenset(rows) for _, rows in groupby(ordered, key=lambda row: column[row])]


def _agreements(columns: Sequence[_Column], first: _Column, second: _Column) -> list[Fraction]:
    """Return the share of pairs in the same order, for the same two tables in other years."""
    if first[0] == second[0] or first[1] != second[1]:
        return []
    ranks = {(code, year): column for code, year, column in columns}
    shares = []
    for code, year in ranks:
        if code == first[0] and year != first[1] and (second[0], year) in ranks:
            a, b = ranks[code, year], ranks[second[0], year]
            pairs = list(combinations(sorted(a.keys() & b.keys()), 2))
            alike = sum((a[x] < a[y]) == (b[x] < b[y]) for x, y in pairs)
            if pairs:
                shares.append(Fraction(alike, len(pairs)))
    return shares
