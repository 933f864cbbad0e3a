"""What the text of a report says of ranks and scores, compared with its tables."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ahp.common.figure import Figure
from ahp.common.findings import Finding
from index.audit.checks.check import Check, printed_text
from index.audit.checks.claims_of_scores import check_scores
from index.audit.checks.claims_over_years import check_years
from index.audit.checks.wording import (
    AUDIT_CLAIM_LISTED,
    AUDIT_CLAIM_MOVE,
    AUDIT_CLAIM_NEVER,
    AUDIT_CLAIM_NEVER_WITHIN,
    AUDIT_CLAIM_OMITS,
    AUDIT_CLAIM_RANK,
    AUDIT_CLAIM_SCORE,
    AUDIT_CLAIM_UNLISTED,
    AUDIT_CLAIM_WITHIN,
    AUDIT_FELL,
    AUDIT_FELL_BY,
    AUDIT_ROSE,
    AUDIT_ROSE_BY,
    AUDIT_STAYED,
)
from index.audit.intervals import Interval
from index.audit.relations import Cell, Claim, Declared, Severity


def check_claims(declared: Declared) -> Iterator[Check]:
    """Check every rank, score and movement the text states.

    >>> list(check_claims(Declared("", {}, "", {})))
    []
    """
    for claim in declared.relations:
        if isinstance(claim, Claim):
            for table in claim.tables:
                yield from _order(declared, claim, table)
                yield from _within(declared, claim, table)
                yield from _absent(declared, claim, table)
                yield from _listed_ranks(declared, claim, table)
                yield from _scores(declared, claim, table)
                yield from _moves(declared, claim, table)
                yield from check_years(claim, declared.tables[table])
                yield from check_scores(declared, claim, declared.tables[table])


def _order(declared: Declared, claim: Claim, table: str) -> Iterator[Check]:
    for year in claim.years:
        for rank, row in enumerate(claim.order, start=claim.start):
            yield _rank(declared, claim, table, row, year, (rank, rank))


def _ever(declared: Declared, claim: Claim, table: str, row: str) -> Check:
    """Check that a row's rank lies within the limits in one year at least."""
    limits = Interval(Fraction(claim.within[0]), Fraction(claim.within[1]))
    ranks = [declared.tables[table].figure(row, year, "rank") for year in claim.years]
    finding = None
    if not any(rank is not None and limits.holds(Fraction(rank.value)) for rank in ranks):
        shown = ", ".join(str(rank.value) for rank in ranks if rank is not None)
        details = {"row": row, "ranks": shown, "low": claim.within[0], "high": claim.within[1]}
        exact = limits.low == limits.high
        finding = Finding(AUDIT_CLAIM_NEVER if exact else AUDIT_CLAIM_NEVER_WITHIN, details)
    return Check.at(claim, "claim", Cell(table, row, None, "rank"), implied=limits, finding=finding)


def _absent(declared: Declared, claim: Claim, table: str) -> Iterator[Check]:
    for row in claim.absent:
        for year in claim.years:
            listed = row in declared.tables[table].rows.get(year, ())
            finding = Finding(AUDIT_CLAIM_LISTED, {"row": row}) if listed else None
            yield Check.of(claim, "claim", table, row=row, year=year, finding=finding)


def _within(declared: Declared, claim: Claim, table: str) -> Iterator[Check]:
    for row in claim.rows:
        if claim.ever:
            yield _ever(declared, claim, table, row)
            continue
        for year in claim.years:
            yield _rank(declared, claim, table, row, year, claim.within)
    if claim.only and not (claim.entered or claim.left):
        yield from _others(declared, claim, table)


def _others(declared: Declared, claim: Claim, table: str) -> Iterator[Check]:
    """Check that no row the text does not name is always within its limits."""
    limits = Interval(Fraction(claim.within[0]), Fraction(claim.within[1]))
    listed = declared.tables[table].rows
    for row in dict.fromkeys(name for year in claim.years for name in listed[year]):
        if row in claim.rows:
            continue
        ranks = [declared.tables[table].figure(row, year, "rank") for year in claim.years]
        always = all(rank is not None and limits.holds(Fraction(rank.value)) for rank in ranks)
        finding = None
        if always:
            shown = ", ".join(str(rank.value) for rank in ranks if rank is not None)
            details = {"row": row, "ranks": shown, "low": claim.within[0], "high": claim.within[1]}
            finding = Finding(AUDIT_CLAIM_OMITS, details)
        cell = Cell(table, row, None, "rank")
        yield Check.at(claim, "claim", cell, finding=finding, severity="suspected")


def _listed_ranks(declared: Declared, claim: Claim, table: str) -> Iterator[Check]:
    for row, ranks in claim.ranks.items():
        for year, rank in zip(claim.years, ranks, strict=True):
            yield _rank(declared, claim, table, row, year, (rank, rank))


def _rank(
    declared: Declared, claim: Claim, table: str, row: str, year: int, limits: tuple[int, int]
) -> Check:
    """Check that a printed rank lies where the text puts it."""
    cell = Cell(table, row, year, "rank")
    printed = declared.figure(cell)
    implied = Interval(Fraction(limits[0]), Fraction(limits[1]))
    finding = None
    severity: Severity = "certain"
    if printed is None:
        finding, severity = Finding(AUDIT_CLAIM_UNLISTED, {"row": row}), "suspected"
    elif not implied.holds(Fraction(printed.value)):
        details = {"printed": printed_text(printed), "low": limits[0], "high": limits[1]}
        exact = limits[0] == limits[1]
        finding = Finding(AUDIT_CLAIM_RANK if exact else AUDIT_CLAIM_WITHIN, details)
    return Check.at(
        claim,
        "claim",
        cell,
        printed=printed,
        implied=implied,
        finding=finding,
        severity=severity,
    )


def _scores(declared: Declared, claim: Claim, table: str) -> Iterator[Check]:
    for row, said in claim.scores.items():
        for year in claim.years:
            yield _score(declared, claim, Cell(table, row, year, "score"), said)


def _score(declared: Declared, claim: Claim, cell: Cell, said: Figure) -> Check:
    """Check that a printed score is the one the text gives, to the decimals of either."""
    printed = declared.figure(cell)
    implied = Interval.printed(said)
    finding = None
    severity: Severity = "certain"
    if printed is None:
        finding, severity = Finding(AUDIT_CLAIM_UNLISTED, {"row": cell.row}), "suspected"
    elif not implied.meets(Interval.printed(printed)) or (
        said.decimals == printed.decimals and said.value != printed.value
    ):
        details = {"printed": printed_text(printed), "said": printed_text(said)}
        finding = Finding(AUDIT_CLAIM_SCORE, details)
    return Check.at(
        claim,
        "claim",
        cell,
        printed=printed,
        implied=implied,
        finding=finding,
        severity=severity,
    )


def _moves(declared: Declared, claim: Claim, table: str) -> Iterator[Check]:
    for row, places in claim.moves.items():
        yield _move(declared, claim, table, row, Interval.exactly(places))
    for row in claim.up:
        yield _move(declared, claim, table, row, Interval(Fraction(1), None))
    for row in claim.down:
        yield _move(declared, claim, table, row, Interval(None, Fraction(-1)))


def _move(declared: Declared, claim: Claim, table: str, row: str, said: Interval) -> Check:
    """Check the places won between the first and the last year of a claim."""
    first, last = min(claim.years), max(claim.years)
    ranks = [declared.tables[table].figure(row, year, "rank") for year in (first, last)]
    implied = finding = None
    severity: Severity = "certain"
    if ranks[0] is None or ranks[1] is None:
        finding, severity = Finding(AUDIT_CLAIM_UNLISTED, {"row": row}), "suspected"
    else:
        before, after = (Fraction(rank.value) for rank in ranks if rank is not None)
        implied = Interval(
            None if said.high is None else before - said.high,
            None if said.low is None else before - said.low,
        )
        if not said.holds(before - after):
            details = {"first": first, "last": last, "before": before, "after": after}
            finding = Finding(AUDIT_CLAIM_MOVE, {**details, "said": _said(said)})
    return Check.at(
        claim,
        "claim",
        Cell(table, row, last, "rank"),
        printed=ranks[1],
        implied=implied,
        finding=finding,
        severity=severity,
    )


def _said(said: Interval) -> Finding:
    if said.low is None:
        return Finding(AUDIT_FELL)
    if said.high is None:
        return Finding(AUDIT_ROSE)
    places = int(said.low)
    if places == 0:
        return Finding(AUDIT_STAYED)
    return Finding(AUDIT_ROSE_BY if places > 0 else AUDIT_FELL_BY, {"places": abs(places)})
