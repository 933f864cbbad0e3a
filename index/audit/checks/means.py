"""Whether printed geometric and harmonic means can be right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from ahp.common.findings import Finding
from index.audit.checks.check import Check, printed_text
from index.audit.checks.totals import missing_parts
from index.audit.checks.wording import AUDIT_MEAN, AUDIT_NO_MEAN, AUDIT_WEIGHTED, MEANS
from index.audit.instances import Equation, mean_equations
from index.audit.intervals import Interval, decimal_text
from index.audit.means import mean_interval
from index.audit.relations import Declared, SumRelation


def check_means(declared: Declared) -> Iterator[Check]:
    """Check every mean against the means of what its parts can stand for."""
    for equation in mean_equations(declared):
        yield _mean_check(declared, equation)


def _mean_check(declared: Declared, equation: Equation) -> Check:
    relation = cast(SumRelation, equation.relation)
    if equation.missing:
        return missing_parts(declared, equation, "mean")
    figures = {cell: figure for cell in (equation.total, *(one for one, _ in equation.terms))
               if (figure := declared.figure(cell)) is not None}  # fmt: skip
    printed = figures[equation.total]
    terms = [
        (Interval.printed(figures[cell]), equation.span(cell, weight))
        for cell, weight in equation.terms
    ]
    mean = mean_interval(relation.rule, terms)
    implied = finding = None
    details = {"parts": _parts(declared, equation), "rule": Finding(MEANS[relation.rule])}
    if mean is None:
        finding = Finding(AUDIT_NO_MEAN, details)
    else:
        implied = mean.times(relation.factor) + Interval.exactly(relation.constant)
        if not implied.meets(Interval.printed(printed)):
            low, high = implied.texts()
            details |= {"printed": printed_text(printed), "low": low, "high": high}
            finding = Finding(AUDIT_MEAN, details)
    return Check.at(
        relation, "mean", equation.total, printed=printed, implied=implied, finding=finding
    )


def _parts(declared: Declared, equation: Equation) -> list[object]:
    """Return the parts as printed, with their weights where these differ."""
    texts = [(printed_text(declared.figure(cell)) or "", w) for cell, w in equation.terms]
    if len({weight for _, weight in texts}) == 1:
        return [text for text, _ in texts]
    return [
        Finding(AUDIT_WEIGHTED, {"part": text, "weight": decimal_text(weight)})
        for text, weight in texts
    ]
