"""Whether printed totals, of parts or of the members of a group, can be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ahp.common.findings import Finding
from index.audit.checks.check import Check, printed_text, table_name
from index.audit.instances import Equation, equations
from index.audit.intervals import Interval, decimal_text, weighted_total
from index.audit.means import mean_interval
from index.audit.relations import Cell, Declared, GroupRelation, SumRelation
from index.audit.wording import AUDIT_GROUP, AUDIT_PART, AUDIT_PART_MISSING, AUDIT_SUM


def check_totals(declared: Declared) -> Iterator[Check]:
    """Check every total against its parts: what the parts can stand for, added up."""
    for equation in equations(declared):
        yield _total_check(declared, equation)


def _total_check(declared: Declared, equation: Equation) -> Check:
    of_group = isinstance(equation.relation, GroupRelation)
    kind = "group" if of_group else "sum"
    if equation.missing:
        return missing_parts(declared, equation, kind)
    figure = declared.figure(equation.total)
    assert figure is not None  # otherwise the total itself is missing
    finding = None
    implied = _implied_total(declared, equation)
    if not implied.meets(Interval.printed(figure)):
        details = _parts_details(declared, equation, implied)
        what = AUDIT_GROUP if of_group else AUDIT_SUM
        finding = Finding(what, {"printed": printed_text(figure), **details})
    return Check.at(
        equation.relation, kind, equation.total, printed=figure, implied=implied, finding=finding
    )


def missing_parts(declared: Declared, equation: Equation, kind: str) -> Check:
    """Return the check of a total that cannot be checked: something of it is not printed."""
    missing = [
        Finding(AUDIT_PART, {"row": cell.row, "table": table_name(declared, cell.table)})
        for cell in equation.missing
    ]
    return Check.at(
        equation.relation,
        kind,
        equation.total,
        printed=declared.figure(equation.total),
        finding=Finding(AUDIT_PART_MISSING, {"missing": missing}),
        severity="suspected",
    )


def _implied_total(declared: Declared, equation: Equation) -> Interval:
    """Return what the parts of an equation add up to."""
    if equation.averaged and isinstance(equation.relation, SumRelation):
        means = [(_interval(declared, cell), equation.averaged[cell]) for cell, _ in equation.terms]
        mean = mean_interval("mean", means)
        assert mean is not None  # printed parts have ends
        return mean.times(equation.relation.factor) + equation.slack
    terms = [
        (_interval(declared, cell), equation.span(cell, weight)) for cell, weight in equation.terms
    ]
    return weighted_total(terms) + equation.slack


def _interval(declared: Declared, cell: Cell) -> Interval:
    figure = declared.figure(cell)
    assert figure is not None  # terms are printed
    return Interval.printed(figure)


def _parts_details(
    declared: Declared, equation: Equation, implied: Interval
) -> Mapping[str, object]:
    parts = []
    for cell, weight in equation.terms:
        text = printed_text(declared.figure(cell))
        parts.append(f"{text}" if weight == 1 else f"{decimal_text(weight)} × {text}")
    if equation.slack.low and equation.slack.low == equation.slack.high:
        parts.append(decimal_text(equation.slack.low))
    low, high = implied.texts()
    return {"parts": " + ".join(parts), "low": low, "high": high}
