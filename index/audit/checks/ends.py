"""Whether scores that were normalized between a least and a greatest one reach both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ahp.common.figure import Figure
from ahp.common.findings import Finding
from index.audit.checks.check import Check, printed_text
from index.audit.checks.wording import AUDIT_HIGH_END, AUDIT_LOW_END
from index.audit.intervals import Interval, decimal_text
from index.audit.relations import Cell, Declared, EndsRelation

Printed = Sequence[tuple[Cell, Figure]]


def check_ends(declared: Declared) -> Iterator[Check]:
    """Check that some row of each column can stand for each end declared."""
    for relation in declared.relations:
        if isinstance(relation, EndsRelation):
            for code in relation.tables:
                table = declared.tables[code]
                for years in [table.years] if relation.pooled else [(one,) for one in table.years]:
                    figures = [
                        (cell, figure)
                        for cell, figure in table.figures.items()
                        if cell.role == "score" and cell.year in years
                    ]
                    if figures:
                        listed = sum(len(table.rows[year]) for year in years)
                        yield from _ends(relation, figures, blank=len(figures) < listed)


def _ends(relation: EndsRelation, figures: Printed, blank: bool) -> Iterator[Check]:
    """Check both ends of a column; a blank cell may be the one that reaches an end."""

    def value(one: tuple[Cell, Figure]) -> Fraction:
        return Fraction(one[1].value)

    if relation.low is not None:
        yield _end_check(relation, figures, relation.low, min(figures, key=value), blank)
    if relation.high is not None:
        yield _end_check(relation, figures, relation.high, max(figures, key=value), blank)


def _end_check(
    relation: EndsRelation,
    figures: Printed,
    end: Fraction,
    nearest: tuple[Cell, Figure],
    blank: bool,
) -> Check:
    cell, figure = nearest
    finding = None
    if not any(Interval.printed(one).holds(end) for _, one in figures):
        what = AUDIT_LOW_END if end == relation.low else AUDIT_HIGH_END
        row = cell.row if not relation.pooled or cell.year is None else f"{cell.row} {cell.year}"
        details = {"end": decimal_text(end), "printed": printed_text(figure), "row": row}
        finding = Finding(what, details)
    return Check.of(
        relation,
        "ends",
        cell.table,
        year=None if relation.pooled else cell.year,
        role="score",
        printed=printed_text(figure),
        implied=Interval.exactly(end),
        finding=finding,
        severity="suspected" if blank else "certain",
    )
