"""Whether ranks follow the scores."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, groupby

from ahp.common.figure import Figure
from ahp.common.findings import Finding
from index.audit.checks.check import Check, printed_text
from index.audit.checks.sequence import additions, follow
from index.audit.instances import Ranked, Ranking
from index.audit.intervals import Interval
from index.audit.relations import Cell
from index.audit.wording import (
    AUDIT_RANK_EXACT,
    AUDIT_RANK_EXCHANGED,
    AUDIT_RANK_FROM,
    AUDIT_RANK_NONE,
    AUDIT_RANK_ORDER,
)

_FEW = 20  # rows out of order; with more it is no matter of single rows


def order_checks(ranking: Ranking) -> Iterator[Check]:
    """Check each row's rank against its score: the fewest rows are held to be out of order."""
    scored = [one for one in ranking.rows if one.score is not None]
    if ranking.relation.basis == "rounded" and not ranking.relation.excerpt:
        yield from _rounded_checks(ranking, scored)
        return
    kept = kept_rows(scored, ranking.relation.ascending)
    allowed = implied_ranks(ranking, kept)
    if len(scored) - len(kept) <= _FEW:
        kept, allowed = _mended(ranking, scored, kept, allowed)
    partners = exchanges(ranking)
    for one in scored:
        implied: Interval | None = allowed[one.row]
        finding = None
        if one.row in partners:
            other = partners[one.row]
            implied = Interval.exactly(Fraction(other.rank.value))
            finding = Finding(AUDIT_RANK_EXCHANGED, _exchanged(one, other))
        elif one.row not in kept:
            implied = None if _empty(allowed[one.row]) else allowed[one.row]
            finding = _order_finding(one, implied)
        yield _rank_check(ranking, one, implied, finding)


def _empty(interval: Interval) -> bool:
    return interval.low is not None and interval.high is not None and interval.low > interval.high


def _exchanged(one: Ranked, other: Ranked) -> Mapping[str, object]:
    return {
        "rank": str(one.rank.value),
        "score": printed_text(one.score),
        "other": other.row,
        "low": str(other.rank.value),
    }


def _mended(
    ranking: Ranking,
    scored: Sequence[Ranked],
    kept: frozenset[str],
    allowed: Mapping[str, Interval],
) -> tuple[frozenset[str], Mapping[str, Interval]]:
    """Blame another row, one at a time, where no rank fits the blamed one and one fits the other.

    Of two rows that contradict each other either can be the one out of order. A rank fits that
    lies where the scores put it and lets the column's ranks follow each other.
    """
    ascending = ranking.relation.ascending
    for one in scored:
        if one.row in kept or _fits(ranking, one, allowed[one.row]):
            continue
        rivals = [other for other in scored if other.row in kept and _apart(one, other, ascending)]
        if len(rivals) == 1:
            other_kept = kept - {rivals[0].row} | {one.row}
            other_allowed = implied_ranks(ranking, other_kept)
            if _fits(ranking, rivals[0], other_allowed[rivals[0].row]):
                kept, allowed = other_kept, other_allowed
    return kept, allowed


def _fits(ranking: Ranking, one: Ranked, allowed: Interval) -> bool:
    """Whether one of some ranks can stand in a row, the other ranks being as printed."""
    if ranking.relation.excerpt or allowed.low is None or allowed.high is None:
        return not _empty(allowed)
    others = [Fraction(other.rank.value) for other in ranking.rows if other.row != one.row]
    ranks = [rank for rank in additions(others) if allowed.holds(rank)]
    return any(follow(ranking.relation.ties, [*others, rank]) for rank in ranks)


def _apart(one: Ranked, other: Ranked, ascending: bool) -> bool:
    """Whether the ranks of two rows contradict their scores."""
    first, second = sorted((one, other), key=lambda row: row.rank.value)
    tied = first.rank.value == second.rank.value
    return _worse(first, second, ascending) or (tied and _worse(second, first, ascending))


def exchanges(ranking: Ranking) -> Mapping[str, Ranked]:
    """Return the rows whose ranks are exchanged, each with the other row.

    Sorted by their scores, rows would have the ranks of the column in order; two that have each
    other's rank, while all rows between them have their own, exchanged theirs.

    Parameters
    ----------
    ranking : Ranking
        Of scores printed to the same decimals, one for every row; else none is found.
    """
    rows = ranking.rows
    if ranking.relation.excerpt:  # one rank alone can be wrong there, as ranks may have gaps
        return {}
    scored = [(one, one.score) for one in rows if one.score is not None]
    if len(scored) < len(rows) or len({score.decimals for _, score in scored}) != 1:
        return {}
    sign = 1 if ranking.relation.ascending else -1
    ordered = sorted(scored, key=lambda pair: (sign * pair[1].value, pair[0].rank.value))
    by_score = [one for one, _ in ordered]
    due = {
        one.row: rank
        for one, rank in zip(by_score, sorted(one.rank.value for one in rows), strict=True)
    }
    moved: dict[tuple[Decimal, Decimal], list[Ranked]] = {}
    for one in rows:
        if due[one.row] != one.rank.value:
            moved.setdefault((one.rank.value, due[one.row]), []).append(one)
    found: dict[str, Ranked] = {}
    for (rank, own), movers in moved.items():
        others = moved.get((own, rank), [])
        if len(movers) == len(others) == 1 and movers[0].score != others[0].score:
            found[movers[0].row] = others[0]
    return found


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


def _order_finding(one: Ranked, implied: Interval | None) -> Finding:
    details = {"rank": str(one.rank.value), "score": printed_text(one.score)}
    if implied is None:
        return Finding(AUDIT_RANK_NONE, details)
    low, high = implied.texts()
    if low == high:
        return Finding(AUDIT_RANK_EXACT, {**details, "low": low})
    if high is None:
        return Finding(AUDIT_RANK_FROM, {**details, "low": low})
    return Finding(AUDIT_RANK_ORDER, {**details, "low": low, "high": high})


def _rank_check(
    ranking: Ranking, one: Ranked, implied: Interval | None, finding: Finding | None
) -> Check:
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


def kept_rows(rows: Sequence[Ranked], ascending: bool) -> frozenset[str]:
    """Return the most rows whose ranks and scores agree.

    Parameters
    ----------
    rows : sequence of Ranked
        All with a score, by rank.
    ascending : bool
        Rank 1 has the least score.
    """
    if len({one.score.decimals for one in rows if one.score}) > 1:
        return _longest_chain(rows, ascending)
    sign = -1 if ascending else 1
    best: list[Decimal] = []  # the value that ends the best chain of at least each length, falling
    ends: list[int] = []  # and the place in `links` where that chain ends
    links: list[tuple[Sequence[Ranked], int]] = []
    for _, tied in groupby(rows, key=lambda one: one.rank.value):
        by_value: dict[Decimal, list[Ranked]] = {}
        for one in tied:
            by_value.setdefault(-sign * _value(one), []).append(one)
        fresh = []
        for value, some in by_value.items():
            length = bisect_right(best, value)
            links.append((some, ends[length - 1] if length else -1))
            fresh.append((length + len(some), value, len(links) - 1))
        for length, value, place in fresh:
            while len(best) < length:
                best.append(value)
                ends.append(place)
            at = length - 1
            while at >= 0 and best[at] > value:
                best[at], ends[at] = value, place
                at -= 1
    kept: list[str] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        linked, place = links[place]
        kept.extend(one.row for one in linked)
    return frozenset(kept)


def _value(one: Ranked) -> Decimal:
    assert one.score is not None
    return one.score.value


def _longest_chain(rows: Sequence[Ranked], ascending: bool) -> frozenset[str]:
    """Find the rows one by one where scores of unlike decimals may overlap."""

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


def implied_ranks(ranking: Ranking, kept: frozenset[str] | None = None) -> Mapping[str, Interval]:
    """Return the ranks that each row's score allows beside the rows that are right.

    Parameters
    ----------
    ranking : Ranking
    kept : frozenset of str, optional
        The rows to compare with, whose ranks and scores agree; all by default.

    Returns
    -------
    mapping of str to Interval
        By row with a score. Open above where nothing ranks below it; the least rank is beyond
        the greatest where the others leave none.
    """
    scored = [one for one in ranking.rows if one.score is not None]
    others = [one for one in scored if kept is None or one.row in kept]
    sign = -1 if ranking.relation.ascending else 1
    half = Fraction(1, 2) if ranking.relation.ties == "average" else Fraction(1)
    last = None if ranking.relation.excerpt else Fraction(len(ranking.rows))
    if len({one.score.decimals for one in scored if one.score}) > 1:
        return {
            one.row: _implied(one, others, ranking.relation.ascending, half, last) for one in scored
        }
    others.sort(key=lambda one: -sign * _value(one))  # the best first
    keys = [-sign * _value(one) for one in others]
    ranks = [one.rank.value for one in others]
    lowest = list(accumulate(ranks, max))  # of all rows as good or better
    highest = list(accumulate(reversed(ranks), min))[::-1]  # of all rows as bad or worse
    found = {}
    for one in scored:
        own = -sign * _value(one)
        better, worse = bisect_left(keys, own), bisect_right(keys, own)
        low = max(Fraction(1), Fraction(lowest[better - 1]) + half) if better else Fraction(1)
        high = last
        if worse < len(keys):
            beside = Fraction(highest[worse]) - half
            high = beside if last is None else min(last, beside)
        found[one.row] = Interval(low, high)
    return found


def _implied(
    own: Ranked, others: Sequence[Ranked], ascending: bool, half: Fraction, last: Fraction | None
) -> Interval:
    """Return the ranks of a row beside others, one by one."""
    low, high = Fraction(1), last
    for other in others:
        if other.row != own.row:
            rank = Fraction(other.rank.value)
            if _worse(own, other, ascending):
                low = max(low, rank + half)
            elif _worse(other, own, ascending):
                high = rank - half if high is None else min(high, rank - half)
    return Interval(low, high)
