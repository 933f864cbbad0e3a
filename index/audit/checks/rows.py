"""Whether tables list the same rows, each once, and leave no cell blank."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.findings import Finding
from index.audit.checks.check import Check, table_name
from index.audit.relations import Declared, Role, RowsRelation, Table
from index.audit.wording import (
    AUDIT_BLANK,
    AUDIT_ROW_COUNT,
    AUDIT_ROW_EXTRA,
    AUDIT_ROW_MISSING,
    AUDIT_ROW_TWICE,
)


def check_rows(declared: Declared) -> Iterator[Check]:
    """Check that no row is listed twice, missing, or one too many, and no cell is left blank."""
    for relation in declared.relations:
        if isinstance(relation, RowsRelation) and relation.tables:
            first = declared.tables[relation.tables[0]]
            for code in relation.tables:
                yield from _table_rows(declared, relation, declared.tables[code], first)


def _table_rows(
    declared: Declared, relation: RowsRelation, table: Table, first: Table
) -> Iterator[Check]:
    years = [*first.years, *(year for year in table.years if year not in first.rows)]
    for year in years:
        listed, expected = table.rows.get(year, ()), first.rows.get(year, ())
        if relation.count is not None:
            yield _count_check(relation, relation.count, table, year)
        for row in dict.fromkeys((*expected, *listed)):
            yield _row_check(declared, relation, table, first, row, year)


def _count_check(relation: RowsRelation, expected: int, table: Table, year: int | None) -> Check:
    count = len(table.rows.get(year, ()))
    finding = None
    if count != expected:
        finding = Finding(AUDIT_ROW_COUNT, {"count": count, "expected": expected})
    return Check.of(relation, "rows", table.code, year=year, finding=finding)


def _row_check(
    declared: Declared,
    relation: RowsRelation,
    table: Table,
    first: Table,
    row: str,
    year: int | None,
) -> Check:
    finding: Finding | None = None
    role: Role | None = None
    other = table_name(declared, first.code)
    if (row, year) in table.repeated:
        finding = Finding(AUDIT_ROW_TWICE, {"row": row})
    elif row not in table.rows.get(year, ()):
        finding = Finding(AUDIT_ROW_MISSING, {"row": row, "other": other})
    elif row not in first.rows.get(year, ()):
        finding = Finding(AUDIT_ROW_EXTRA, {"row": row, "other": other})
    else:
        for one in table.columns:
            if table.prints(year, one) and table.figure(row, year, one) is None:
                finding, role = Finding(AUDIT_BLANK, {"row": row}), one
    return Check.of(relation, "rows", table.code, row=row, year=year, role=role, finding=finding)
