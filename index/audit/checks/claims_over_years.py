"""What a text says of all rows at once, over the years: counts, spans, who came and who left."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from ahp.common.findings import Finding
from ahp.common.wording import Message
from index.audit.checks.check import Check
from index.audit.checks.wording import (
    AUDIT_CLAIM_COUNT,
    AUDIT_CLAIM_ENTERED,
    AUDIT_CLAIM_LEFT,
    AUDIT_CLAIM_MORE,
    AUDIT_CLAIM_NOT_ENTERED,
    AUDIT_CLAIM_NOT_FIRST,
    AUDIT_CLAIM_NOT_LEFT,
    AUDIT_CLAIM_SPAN,
    AUDIT_CLAIM_UNLISTED,
    COUNTED,
)
from index.audit.intervals import Interval
from index.audit.relations import Cell, Claim, Severity, Table


def check_years(claim: Claim, table: Table) -> Iterator[Check]:
    """Check what a claim says of many rows over its years."""
    yield from _spans(claim, table)
    yield from _first(claim, table)
    yield from _changed(claim, table)
    yield from _counts(claim, table)
    if claim.most:
        yield from _most(claim, table)


def ranks_of(table: Table, row: str, years: tuple[int, ...]) -> list[Decimal] | None:
    """Return a row's rank in each of the years; None where one is not printed."""
    figures = [table.figure(row, year, "rank") for year in years]
    return None if None in figures else [one.value for one in figures if one is not None]


def inside(table: Table, row: str, year: int, within: tuple[int, int]) -> bool | None:
    """Whether a row's rank lies within limits; None where that is not known.

    A row that is not listed is not among the first k where k others are.
    """
    rank = ranks_of(table, row, (year,))
    if rank is not None:
        return within[0] <= rank[0] <= within[1]
    rows = table.rows.get(year, ())
    first = sum(ranks is not None and ranks[0] <= within[1] for ranks in (
        ranks_of(table, one, (year,)) for one in rows
    ))  # fmt: skip
    return False if row not in rows and first >= within[1] else None


def moves_of(table: Table, years: tuple[int, ...]) -> dict[str, Decimal]:
    """Return the places that rows with a rank in the first and the last of the years won."""
    ends = (min(years), max(years))
    pairs = {row: ranks_of(table, row, ends) for row in table.rows.get(ends[0], ())}
    return {row: pair[0] - pair[1] for row, pair in pairs.items() if pair is not None}


def _spans(claim: Claim, table: Table) -> Iterator[Check]:
    for row, (best, worst) in claim.spans.items():
        ranks = ranks_of(table, row, claim.years)
        finding: Finding | None = None
        severity: Severity = "certain"
        if ranks is None:
            finding, severity = Finding(AUDIT_CLAIM_UNLISTED, {"row": row}), "suspected"
        elif min(ranks) != best or max(ranks) != worst:
            details = {"row": row, "best": best, "worst": worst, "ranks": _shown(ranks)}
            finding = Finding(AUDIT_CLAIM_SPAN, details)
        implied = Interval(Fraction(best), Fraction(worst))
        cell = Cell(table.code, row, None, "rank")
        yield Check.at(claim, "claim", cell, implied=implied, finding=finding, severity=severity)


def _first(claim: Claim, table: Table) -> Iterator[Check]:
    last = max(claim.years)
    for row in claim.first:
        before = {
            year: inside(table, row, year, claim.within) for year in claim.years if year != last
        }
        known = {year for year, one in before.items() if one}
        finding: Finding | None = None
        severity: Severity = "certain"
        if inside(table, row, last, claim.within) is not True or known:
            details = {"row": row, "low": claim.within[0], "high": claim.within[1], "year": last}
            finding = Finding(AUDIT_CLAIM_NOT_FIRST, details)
        elif None in before.values():
            finding, severity = Finding(AUDIT_CLAIM_UNLISTED, {"row": row}), "suspected"
        yield _of_row(claim, table, row, last, finding, severity)


def _changed(claim: Claim, table: Table) -> Iterator[Check]:
    """Check who came within the limits, and who left them."""
    first, last = min(claim.years), max(claim.years)
    for named, years, wrong, omitted in (
        (claim.entered, (first, last), AUDIT_CLAIM_NOT_ENTERED, AUDIT_CLAIM_ENTERED),
        (claim.left, (last, first), AUDIT_CLAIM_NOT_LEFT, AUDIT_CLAIM_LEFT),
    ):
        for row in named:
            finding = None
            severity: Severity = "certain"
            without, among = (inside(table, row, year, claim.within) for year in years)
            if without is True or among is not True:
                finding = _limits(wrong, claim, row)
            elif without is None:
                finding, severity = Finding(AUDIT_CLAIM_UNLISTED, {"row": row}), "suspected"
            yield _of_row(claim, table, row, years[1], finding, severity)
        if claim.only and (claim.entered or claim.left):
            for row in _changers(table, claim.within, years):
                if row not in named:
                    finding = _limits(omitted, claim, row)
                    yield _of_row(claim, table, row, years[1], finding, "suspected")


def _changers(table: Table, within: tuple[int, int], years: tuple[int, int]) -> list[str]:
    """Return the rows within limits in the second year that were not in the first."""
    return [
        row
        for row in table.rows.get(years[1], ())
        if inside(table, row, years[1], within) and inside(table, row, years[0], within) is False
    ]


def _counts(claim: Claim, table: Table) -> Iterator[Check]:
    if not claim.counts:
        return
    actual = counted(claim, table)
    for key, said in claim.counts.items():
        finding = None
        if actual[key] != said:
            details = {"what": Finding(COUNTED[key]), "said": said, "count": actual[key]}
            finding = Finding(AUDIT_CLAIM_COUNT, details)
        implied = Interval.exactly(actual[key])
        yield Check.of(
            claim, "claim", table.code, year=max(claim.years), implied=implied, finding=finding
        )


def counted(claim: Claim, table: Table) -> dict[str, int]:
    """Count the rows of a table by each of `COUNTS`."""
    years = claim.years
    listed = dict.fromkeys(row for year in years for row in table.rows.get(year, ()))
    ranked = [ranks for row in listed if (ranks := ranks_of(table, row, years)) is not None]
    low, high = claim.within
    moves = moves_of(table, years).values()
    ends = (min(years), max(years))
    return {
        "rows": len(ranked),
        "within": sum(all(low <= rank <= high for rank in ranks) for ranks in ranked),
        "up": sum(places > 0 for places in moves),
        "down": sum(places < 0 for places in moves),
        "same": sum(places == 0 for places in moves),
        "entered": len(_changers(table, claim.within, ends)),
        "left": len(_changers(table, claim.within, (ends[1], ends[0]))),
    }


def _most(claim: Claim, table: Table) -> Iterator[Check]:
    """Check that no row the text does not name won, or lost, as many places."""
    rise = max(claim.moves.values(), default=0)
    fall = min(claim.moves.values(), default=0)
    for row, places in moves_of(table, claim.years).items():
        if row not in claim.moves and (0 < rise <= places or places <= fall < 0):
            finding = Finding(AUDIT_CLAIM_MORE, {"row": row, "places": abs(places)})
            yield _of_row(claim, table, row, max(claim.years), finding, "suspected")


def _limits(message: Message, claim: Claim, row: str) -> Finding:
    return Finding(message, {"row": row, "low": claim.within[0], "high": claim.within[1]})


def _of_row(
    claim: Claim, table: Table, row: str, year: int, finding: Finding | None, severity: Severity
) -> Check:
    cell = Cell(table.code, row, year, "rank")
    printed = table.figures.get(cell)
    return Check.at(claim, "claim", cell, printed=printed, finding=finding, severity=severity)


def _shown(ranks: list[Decimal]) -> str:
    return ", ".join(map(str, ranks))
