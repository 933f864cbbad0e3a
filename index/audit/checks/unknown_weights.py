"""Whether any weights give the printed totals from their printed parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ahp.common.findings import Finding
from index.audit.checks.check import Check
from index.audit.intervals import Interval
from index.audit.means import mean_interval
from index.audit.relations import Declared, Severity, UnknownWeights
from index.audit.unknown.limits import Recovered, rows_of
from index.audit.unknown.recovery import recover
from index.audit.unknown.wording import (
    AUDIT_ALL_ROWS,
    AUDIT_EVERY_YEAR,
    AUDIT_NO_WEIGHT_ROWS,
    AUDIT_NO_WEIGHTS,
    AUDIT_NO_WEIGHTS_MANY,
    AUDIT_ONE_YEAR,
    AUDIT_WEIGHTS_CHOICE,
    AUDIT_WEIGHTS_OUTLIER,
)

KIND = "unknown weights"


def check_unknown_weights(declared: Declared) -> Iterator[Check]:
    """Look for weights that give all totals of a relation, or those of each year."""
    for relation in declared.relations:
        if isinstance(relation, UnknownWeights):
            years = declared.tables[relation.total].years
            for group in [(year,) for year in years] if relation.yearly else [years]:
                yield from _checks(declared, relation, group)


def _checks(
    declared: Declared, relation: UnknownWeights, years: tuple[int | None, ...]
) -> Iterator[Check]:
    rows = [row for year in years for row in rows_of(declared, relation, year)]
    year = years[0] if len(years) == 1 else None
    said = Finding(AUDIT_ALL_ROWS if years == (None,) else AUDIT_EVERY_YEAR)
    if year is not None:
        said = Finding(AUDIT_ONE_YEAR, {"year": str(year)})
    if not rows:
        finding = Finding(AUDIT_NO_WEIGHT_ROWS, {"year": said})
        yield _summary(relation, year, finding, "suspected")
        return
    found = recover(rows, relation.equals)
    severity: Severity = "certain" if found.proved else "suspected"
    if not found.least:
        yield replace(_summary(relation, year, None, severity), recovered=found)
        return
    details = {
        "count": found.least,
        "rows": len(rows),
        "year": said,
        "slack": f"{found.slack:,.0f}" if found.slack >= 100 else f"{found.slack:.3g}",
    }
    what = AUDIT_NO_WEIGHTS if found.wrong else AUDIT_NO_WEIGHTS_MANY
    summary = _summary(relation, year, Finding(what, details), severity)
    yield replace(summary, recovered=found)
    for place in found.wrong:
        yield _row_check(declared, relation, found, place)


def _summary(
    relation: UnknownWeights, year: int | None, finding: Finding | None, severity: Severity
) -> Check:
    return Check.of(relation, KIND, relation.total, year=year, finding=finding, severity=severity)


def _row_check(declared: Declared, relation: UnknownWeights, found: Recovered, place: int) -> Check:
    row = found.rows[place]
    certain = place in found.certain
    return Check.at(
        relation,
        KIND,
        row.total,
        printed=declared.figure(row.total),
        implied=_implied(relation, found, place),
        finding=Finding(AUDIT_WEIGHTS_OUTLIER if certain else AUDIT_WEIGHTS_CHOICE),
        severity="certain" if certain and found.proved else "suspected",
    )


def _implied(relation: UnknownWeights, found: Recovered, place: int) -> Interval | None:
    """Return what the simplest weights of the other rows give; None where there are none."""
    pairs = zip(found.rows[place].parts, found.simplest, strict=False)
    terms = [(part, weight) for part, weight in pairs if part is not None]
    whole = sum(weight for _, weight in terms)
    if not whole:
        return None
    if relation.rule in ("geometric", "harmonic"):
        value = mean_interval(relation.rule, terms)
    else:
        share = 1 / whole if relation.rule == "mean" else 1
        value = sum(
            (part.times(weight * share) for part, weight in terms), start=Interval.exactly(0)
        )
    if value is None:
        return None
    return value.times(relation.factor) + Interval.exactly(relation.constant)
