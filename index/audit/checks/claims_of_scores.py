"""What a text says of scores beside each other: gaps, tiers, ties; and of ranks in two tables."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ahp.common.figure import Figure
from ahp.common.findings import Finding
from index.audit.checks.check import Check, printed_text, table_name
from index.audit.checks.claims_over_years import ranks_of
from index.audit.checks.wording import (
    AUDIT_CLAIM_BESIDE,
    AUDIT_CLAIM_COMPARED,
    AUDIT_CLAIM_GAP,
    AUDIT_CLAIM_MARGIN,
    AUDIT_CLAIM_NO_TIERS,
    AUDIT_CLAIM_NOT_TIED,
    AUDIT_CLAIM_TIED_TOO,
    AUDIT_CLAIM_TIER,
    AUDIT_CLAIM_UNLISTED,
    JUDGED,
)
from index.audit.intervals import Interval
from index.audit.natural_breaks import natural_breaks
from index.audit.relations import Cell, Claim, Declared, Severity, Table
from index.audit.relative import verdict_of


def check_scores(declared: Declared, claim: Claim, table: Table) -> Iterator[Check]:
    """Check what a claim says of scores, ties and tiers in each of its years."""
    for year in claim.years:
        for pair, said in claim.gaps.items():
            yield _gap(claim, table, year, pair, said)
        for rows in claim.tied:
            yield from _tied(claim, table, year, rows)
        if claim.tiers:
            yield from _tiers(claim, table, year)
        for (row, other), places in claim.compared.items():
            yield _compared(declared, claim, table, year, (row, other), places)
        for pair, verdict in claim.beside.items():
            yield _beside(declared, claim, table, year, pair, verdict)


def _gap(claim: Claim, table: Table, year: int, pair: tuple[str, str], said: Figure) -> Check:
    """Check a difference: of the printed scores, or one that these leave possible."""
    scores = [table.figure(row, year, "score") for row in pair]
    cell = Cell(table.code, pair[0], year, "score")
    first, second = scores
    if first is None or second is None:
        missing = pair[0] if first is None else pair[1]
        unlisted = Finding(AUDIT_CLAIM_UNLISTED, {"row": missing})
        return Check.at(claim, "claim", cell, finding=unlisted, severity="suspected")
    exact = first.value - second.value
    possible = Interval.printed(first) + Interval.printed(second).times(Fraction(-1))
    severity: Severity = "certain"
    finding: Finding | None = None
    if Fraction(said.value) != Fraction(exact):
        details = {
            "said": printed_text(said), "printed": str(exact), "row": pair[0], "other": pair[1],
        }  # fmt: skip
        finding = Finding(AUDIT_CLAIM_GAP, details)
        severity = "suspected" if possible.meets(Interval.printed(said)) else "certain"
    elif claim.margin is not None and not (
        0 < Fraction(first.value) * claim.margin <= Fraction(exact)
    ):
        share = f"{float(claim.margin * 100):g}"
        details = {"row": pair[0], "gap": str(exact), "share": share, "score": str(first.value)}
        finding = Finding(AUDIT_CLAIM_MARGIN, details)
    return Check.at(
        claim, "claim", cell, printed=first, implied=possible, finding=finding, severity=severity
    )


def _tied(claim: Claim, table: Table, year: int, rows: tuple[str, ...]) -> Iterator[Check]:
    """Check that rows share a rank, and that no other does."""
    ranks = {row: ranks_of(table, row, (year,)) for row in table.rows.get(year, ())}
    shared = ranks.get(rows[0])
    for row in rows:
        finding: Finding | None = None
        severity: Severity = "certain"
        if ranks.get(row) is None:
            finding, severity = Finding(AUDIT_CLAIM_UNLISTED, {"row": row}), "suspected"
        elif ranks[row] != shared and shared is not None:
            details = {"row": row, "rank": ranks[row], "other": rows[0], "shared": shared}
            finding = Finding(AUDIT_CLAIM_NOT_TIED, {k: _one(v) for k, v in details.items()})
        cell = Cell(table.code, row, year, "rank")
        yield Check.at(
            claim, "claim", cell, printed=table.figures.get(cell),
            finding=finding, severity=severity,
        )  # fmt: skip
    for row, rank in ranks.items():
        if row not in rows and rank is not None and rank == shared:
            finding = Finding(AUDIT_CLAIM_TIED_TOO, {"row": row, "rank": rank[0]})
            cell = Cell(table.code, row, year, "rank")
            yield Check.at(claim, "claim", cell, finding=finding, severity="suspected")


def _one(value: object) -> object:
    return value[0] if isinstance(value, list) else value


def tiers_of(table: Table, year: int, cuts: int) -> dict[str, int]:
    """Return the tier of every row with a score, by the natural breaks of the scores."""
    scores = {
        row: Fraction(score.value)
        for row in table.rows.get(year, ())
        if (score := table.figure(row, year, "score")) is not None
    }
    return dict(zip(scores, natural_breaks(tuple(scores.values()), cuts), strict=False))


def _tiers(claim: Claim, table: Table, year: int) -> Iterator[Check]:
    cuts = len(claim.tiers) if claim.cuts is None else claim.cuts
    actual = tiers_of(table, year, cuts)
    if not actual:
        none = Finding(AUDIT_CLAIM_NO_TIERS, {"cuts": cuts})
        yield Check.of(claim, "claim", table.code, year=year, finding=none)
        return
    said = {row: tier for tier, rows in enumerate(claim.tiers, start=1) for row in rows}
    for row in dict.fromkeys((*said, *actual)):
        finding: Finding | None = None
        severity: Severity = "certain"
        tier = actual.get(row)
        if tier is None:
            finding, severity = Finding(AUDIT_CLAIM_UNLISTED, {"row": row}), "suspected"
        elif tier != said.get(row) and (row in said or tier <= len(claim.tiers)):
            finding = Finding(AUDIT_CLAIM_TIER, {"row": row, "tier": tier, "cuts": cuts})
        cell = Cell(table.code, row, year, "score")
        yield Check.at(
            claim, "claim", cell, printed=table.figures.get(cell),
            finding=finding, severity=severity,
        )  # fmt: skip


def _compared(
    declared: Declared, claim: Claim, table: Table, year: int, pair: tuple[str, str], said: int
) -> Check:
    """Check by how many places a rank is better than in another table."""
    row, code = pair
    here, there = (ranks_of(one, row, (year,)) for one in (table, declared.tables[code]))
    cell = Cell(table.code, row, year, "rank")
    finding: Finding | None = None
    severity: Severity = "certain"
    implied = None
    if here is None or there is None:
        finding, severity = Finding(AUDIT_CLAIM_UNLISTED, {"row": row}), "suspected"
    else:
        implied = Interval.exactly(Fraction(there[0]) - said)
        if there[0] - here[0] != said:
            details = {"rank": here[0], "other": table_name(declared, code), "there": there[0]}
            finding = Finding(AUDIT_CLAIM_COMPARED, {**details, "said": said})
    return Check.at(
        claim, "claim", cell, printed=table.figures.get(cell), implied=implied,
        finding=finding, severity=severity,
    )  # fmt: skip


def _beside(
    declared: Declared, claim: Claim, table: Table, year: int, pair: tuple[str, str], said: str
) -> Check:
    """Check whether a table is a strength or weakness of a row beside another table."""
    row, code = pair
    finding: Finding | None = None
    severity: Severity = "certain"
    actual = verdict_of(table, declared.tables[code], row, year, claim.places)
    if actual is None:
        finding, severity = Finding(AUDIT_CLAIM_UNLISTED, {"row": row}), "suspected"
    elif actual != said:
        details = {"row": row, "other": table_name(declared, code), "places": claim.places}
        finding = Finding(AUDIT_CLAIM_BESIDE, {**details, "verdict": Finding(JUDGED[actual])})
    cell = Cell(table.code, row, year, "rank")
    return Check.at(
        claim, "claim", cell, printed=table.figures.get(cell), finding=finding, severity=severity
    )
