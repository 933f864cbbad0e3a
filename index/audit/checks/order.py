"""Whether ranks follow the scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ahp.common.figure import Figure
from ahp.common.findings import Finding
from index.audit.checks.check import Check, printed_text
from index.audit.instances import Ranked, Ranking
from index.audit.intervals import Interval
from index.audit.relations import Cell
from index.audit.wording import AUDIT_RANK_EXACT, AUDIT_RANK_FROM, AUDIT_RANK_ORDER


def order_checks(ranking: Ranking) -> Iterator[Check]:
    """Check each row's rank against its score: the fewest rows are held to be out of order."""
    scored = [one for one in ranking.rows if one.score is not None]
    if ranking.relation.basis == "rounded" and not ranking.relation.excerpt:
        yield from _rounded_checks(ranking, scored)
        return
    kept = _longest_consistent(scored, ranking.relation.ascending)
    for one in scored:
        implied = implied_rank(ranking, one.row, kept)
        finding = None
        if one.row not in kept:
            finding = _order_finding(one, implied)
        yield _rank_check(ranking, one, implied, finding)


def _rounded_checks(ranking: Ranking, scored: Sequence[Ranked]) -> Iterator[Check]:
    """Check ranks that follow the printed scores: each can only be one."""
    sign = 1 if ranking.relation.ascending else -1
    values = [sign * one.score.value for one in scored if one.score is not None]
    distinct = sorted(set(values))
    for one, value in zip(scored, values, strict=True):
        better = sum(other < value for other in values)
        equal = sum(other == value for other in values)
        rank = {
            "dense": Fraction(distinct.index(value) + 1),
            "average": better + Fraction(equal + 1, 2),
        }.get(ranking.relation.ties, Fraction(better + 1))
        implied = Interval.exactly(rank)
        wrong = rank != Fraction(one.rank.value)
        yield _rank_check(ranking, one, implied, _order_finding(one, implied) if wrong else None)


def _order_finding(one: Ranked, implied: Interval) -> Finding:
    low, high = implied.texts()
    details = {"rank": str(one.rank.value), "score": printed_text(one.score)}
    if low == high:
        return Finding(AUDIT_RANK_EXACT, {**details, "low": low})
    if high is None:
        return Finding(AUDIT_RANK_FROM, {**details, "low": low})
    return Finding(AUDIT_RANK_ORDER, {**details, "low": low, "high": high})


def _rank_check(ranking: Ranking, one: Ranked, implied: Interval, finding: Finding | None) -> Check:
    cell = Cell(ranking.table, one.row, ranking.year, "rank")
    return Check.at(
        ranking.relation, "rank order", cell, printed=one.rank, implied=implied, finding=finding
    )


def certainly_less(a: Figure, b: Figure) -> bool:
    """Whether what ``a`` was rounded from is less than what ``b`` was rounded from.

    Figures with as many decimals were rounded alike, and rounding keeps the order.

    >>> certainly_less(Figure.parse("7.3"), Figure.parse("7.4"))
    True
    >>> certainly_less(Figure.parse("7.3"), Figure.parse("7.35"))
    False
    """
    if a.decimals == b.decimals:
        return a.value < b.value
    return a.interval()[1] < b.interval()[0]


def _worse(a: Ranked, b: Ranked, ascending: bool) -> bool:
    """Whether a row certainly belongs below another."""
    assert a.score is not None
    assert b.score is not None
    return certainly_less(b.score, a.score) if ascending else certainly_less(a.score, b.score)


def _longest_consistent(rows: Sequence[Ranked], ascending: bool) -> frozenset[str]:
    """Return the most rows whose ranks and scores agree (longest chain, rank by rank)."""

    def follows(later: Ranked, earlier: Ranked) -> bool:
        if _worse(earlier, later, ascending):
            return False
        tied = later.rank.value == earlier.rank.value
        return not (tied and _worse(later, earlier, ascending))

    length: list[int] = []
    before: list[int | None] = []
    for place, row in enumerate(rows):
        links = [other for other in range(place) if follows(row, rows[other])]
        best = max(links, key=lambda other: length[other], default=None)
        length.append(1 + (length[best] if best is not None else 0))
        before.append(best)
    kept: list[str] = []
    place_kept: int | None = max(range(len(rows)), key=lambda i: length[i], default=None)
    while place_kept is not None:
        kept.append(rows[place_kept].row)
        place_kept = before[place_kept]
    return frozenset(kept)


def implied_rank(ranking: Ranking, row: str, kept: frozenset[str] | None = None) -> Interval:
    """Return the ranks that a row's score allows beside the rows that are right.

    Parameters
    ----------
    ranking : Ranking
    row : str
        With a score.
    kept : frozenset of str, optional
        The rows to compare with; all by default.

    Returns
    -------
    Interval
        Open above where nothing ranks below it.
    """
    ascending = ranking.relation.ascending
    own = next(one for one in ranking.rows if one.row == row)
    half = Fraction(1, 2) if ranking.relation.ties == "average" else Fraction(1)
    low: Fraction = Fraction(1)
    high = None if ranking.relation.excerpt else Fraction(len(ranking.rows))
    for other in ranking.rows:
        if other.row == row or other.score is None or (kept is not None and other.row not in kept):
            continue
        rank = Fraction(other.rank.value)
        if _worse(own, other, ascending):
            low = max(low, rank + half)
        elif _worse(other, own, ascending):
            high = rank - half if high is None else min(high, rank - half)
    return Interval(low, high)
