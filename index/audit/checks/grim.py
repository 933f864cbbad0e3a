"""Whether a printed mean of whole numbers can be one (GRIM).

A mean of whole numbers over n records is a whole number over n. Where n is small for the digits
printed, most figures are no such mean.

References
----------
Brown, N. J. L. and Heathers, J. A. J. (2017). The GRIM test: a simple technique detects numerous
anomalies in the reporting of results in psychology. Social Psychological and Personality Science
8(4), 363-369.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from ahp.common.figure import Figure
from ahp.common.findings import Finding
from index.audit.checks.check import Check, printed_text
from index.audit.checks.wording import AUDIT_GRIM, AUDIT_GRIM_COUNT
from index.audit.intervals import Interval, decimal_text
from index.audit.relations import Cell, Declared, GrimRelation


def check_grim(declared: Declared) -> Iterator[Check]:
    """Check every mean of so few records that its digits could be impossible."""
    for relation in declared.relations:
        if isinstance(relation, GrimRelation):
            for code in relation.tables:
                for cell, figure in declared.tables[code].figures.items():
                    if cell.role == "score":
                        yield from _grim(declared, relation, cell, figure)


def _grim(
    declared: Declared, relation: GrimRelation, cell: Cell, figure: Figure
) -> Iterator[Check]:
    count = _records(declared, relation, cell)
    if count is None:
        return
    if count <= 0 or count.denominator != 1:
        finding = Finding(AUDIT_GRIM_COUNT, {"count": decimal_text(count)})
        yield Check.at(relation, "grim", cell, printed=figure, finding=finding)
        return
    step = relation.scale / (count * relation.items)
    low, high = figure.interval()
    if step > high - low:  # else any figure is such a mean
        yield _grim_check(relation, cell, figure, step, count)


def _records(declared: Declared, relation: GrimRelation, cell: Cell) -> Fraction | None:
    """Return of how many records a mean is; None where that is not printed."""
    if isinstance(relation.records, int):
        return Fraction(relation.records)
    table = declared.tables[relation.records]
    year = cell.year if cell.year in table.rows else None
    figure = table.figure(cell.row, year, "score")
    return None if figure is None else Fraction(figure.value)


def _grim_check(
    relation: GrimRelation, cell: Cell, figure: Figure, step: Fraction, count: Fraction
) -> Check:
    value = Fraction(figure.value)
    below, above = floor(value / step) * step, ceil(value / step) * step
    interval = Interval.printed(figure)
    near = [one for one in (below, above) if interval.holds(one)]
    finding = None
    if not near:
        details = {
            "printed": printed_text(figure),
            "count": int(count),
            "low": decimal_text(below),
            "high": decimal_text(above),
        }
        finding = Finding(AUDIT_GRIM, details)
    implied = Interval(below, above) if not near else Interval(min(near), max(near))
    return Check.at(relation, "grim", cell, printed=figure, implied=implied, finding=finding)
