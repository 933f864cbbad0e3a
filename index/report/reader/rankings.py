"""What the sentences on a ranking of one year claim: who leads, who follows, ties and tiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ahp.common.figure import Figure
from index.audit.checks.claims_of_scores import tiers_of
from index.report.reader.grammar import (
    either,
    figure,
    item,
    joined,
    listed,
    maybe,
    noun,
    number,
    phrase,
    row,
    year,
)
from index.report.reader.told import Rule, Said, Told, goal_or_item, named, rows_of
from index.report.sentences import wording as w
from index.report.standing import League

_CLEAR = maybe(either(phrase(w.CLEAR), phrase(w.CLEAR_SUBJECT)))
_AMONG = either(
    phrase(w.AMONG_ALL, item=goal_or_item, count=number, noun=noun),
    phrase(w.AMONG_SOME, item=goal_or_item, noun=noun),
)
_ENTRIES = listed(either(phrase(w.ENTRY, row=row, score=figure), row))
_RANKED = listed(
    either(
        phrase(w.ENTRY_RANK, row=row, rank=number, score=figure),
        phrase(w.ENTRY_RANK_ONLY, row=row, rank=number),
    )
)


def _lead(
    told: Told, item: League, year: int, row: str, next: str, score: Figure, other: Figure,
    gap: Figure, clear: object,
) -> Said:  # fmt: skip
    yield clear is None or told.margin is not None
    yield told.claim(
        item, year, order=(row, next), rows=(row,), only=True, scores={row: score, next: other},
        gaps={(row, next): gap}, margin=None if clear is None else told.margin,
    )  # fmt: skip


def _lead_goal(told: Told, among: tuple[int, Any], **fields: Any) -> Said:
    kind, found = among
    yield from _lead(told, found["item"], **fields)
    if kind == 0:
        yield told.claim(found["item"], fields["year"], counts={"rows": found["count"]})


def _lead_equal(
    told: Told, item: League, year: int, row: str, next: str, rank: int, score: Figure | None = None
) -> Said:
    yield rank == 2
    yield told.claim(item, year, order=(row, next), rows=(row,), only=True)
    if score is not None:
        nothing = Figure(score.value - score.value)
        yield told.claim(item, year, scores=dict.fromkeys((row, next), score))
        yield told.claim(item, year, gaps={(row, next): nothing})


def _alone(told: Told, item: League, year: int, row: str, score: Figure | None = None) -> Said:
    scores = {} if score is None else {row: score}
    yield told.claim(item, year, order=(row,), scores=scores, counts={"rows": 1})


def _tied(
    told: Told, rows: tuple[int, Any], year: int | None = None, rank: int = 1,
    item: League | None = None, score: Figure | None = None,
) -> Said:  # fmt: skip
    year = told.latest if year is None else year
    yield item in (None, told.home)
    shared = rows_of(rows, told.at(rank, year))
    yield len(shared) > 1
    if shared:
        yield told.claim(told.home, year, rows=shared, within=(rank, rank), tied=(shared,))
    if score is not None:
        nothing = Figure(score.value - score.value)
        level = {(one, shared[-1]): nothing for one in shared[:-1]}
        yield told.claim(told.home, year, scores=dict.fromkeys(shared, score), gaps=level)


def _even(
    told: Told, rows: Sequence[tuple[int, Any]], low: int, high: int | None = None, least: int = 1
) -> Said:
    """Claim consecutive ranks."""
    order = tuple(found["row"] if kind == 0 else found for kind, found in rows)
    scores = {found["row"]: found["score"] for kind, found in rows if kind == 0}
    high = low if high is None else high
    yield len(order) >= least and high - low + 1 == len(order)
    yield told.claim(
        told.home, told.latest, order=order, start=low, scores=scores, rows=order,
        within=(low, high), only=True,
    )  # fmt: skip


def _uneven(told: Told, rows: Sequence[tuple[int, Any]], most: int | None = None) -> Said:
    """Claim the rank of each, one after the other; an excerpt may leave some out."""
    ranks = [(found["row"], found["rank"]) for _, found in rows]
    year, last = told.latest, max(rank for _, rank in ranks)
    yield [rank for _, rank in ranks] == sorted(rank for _, rank in ranks)
    yield most is None or last <= most in told.limits
    yield len({*dict(ranks)}) == len(ranks)
    for one, rank in ranks:
        yield told.claim(told.home, year, ranks={one: (rank,)})
    scores = {found["row"]: found["score"] for _, found in rows if "score" in found}
    yield told.claim(told.home, year, scores=scores)
    if not told.home.excerpt:
        inner = {*told.within(last - 1, year)} - {*told.within(ranks[0][1], year)}
        yield inner <= {one for one, _ in ranks}


def _uneven_some(told: Told, rows: Sequence[tuple[int, Any]], high: int | None = None) -> Said:
    yield told.home.excerpt
    yield from _uneven(told, rows, high)


def _tier_rows(told: Told, found: tuple[int, Any], tier: int, cuts: int, year: int) -> Said:
    """Claim the rows of a tier; the last may only be counted."""
    actual = tiers_of(told.home.table, year, cuts)
    group = tuple(one for one, its in actual.items() if its == tier)
    kind, value = found
    rows = rows_of(value, group) if kind == 0 else rows_of((1, value), group)
    yield kind == 0 or tier == cuts
    yield sorted(rows) == sorted(group) and bool(rows)
    tiers = tuple(
        tuple(one for one, its in actual.items() if its == place + 1) for place in range(cuts)
    )
    yield told.claim(told.home, year, tiers=tiers, cuts=cuts)


def _cuts(told: Told) -> int:
    return next((one.cuts for one in told.scope.claims if one.cuts is not None), 0)


def _tiers(told: Told, year: int, cuts: int, parts: Sequence[tuple[int, Any]]) -> Said:
    yield len(parts) == cuts == _cuts(told)
    for place, (kind, found) in enumerate(parts):
        yield kind == min(place, 3) and found.get("tier", place + 1) == place + 1
        yield from _tier_rows(told, found["rows"], place + 1, cuts, year)


def _tier(place: int) -> Any:
    def says(told: Told, rows: Any, year: int | None = None, cuts: int = 0, tier: int = 0) -> Said:
        yield cuts in (0, _cuts(told))
        yield tier == 0 or tier > 3
        yield from _tier_rows(told, rows, tier or place, _cuts(told), year or told.latest)

    return says


_TIER = either(named, phrase(w.TIER_REST, count=number, noun=noun))
_TIER_PARTS = joined(
    either(*(phrase(one, rows=_TIER, tier=number) for one in w.TIER_PARTS)), w.BETWEEN_PARTS
)


def rules() -> Iterator[Rule]:
    """Yield how the sentences are read, and what they claim."""
    two = {"year": year, "row": row, "next": row}
    scores = {"score": figure, "other": figure, "gap": figure, "clear": _CLEAR}
    yield phrase(w.LEAD_GOAL, **two, **scores, among=_AMONG), _lead_goal
    for words in w.LEAD_ITEM:
        yield phrase(words, **two, **scores, item=item), _lead
    for words in (w.LEAD_EQUAL, w.LEAD_PLAIN):
        yield phrase(words, **two, item=goal_or_item, rank=number, score=figure), _lead_equal
    for words in (w.LEAD_ALONE, w.LEAD_ALONE_SCORE):
        yield phrase(words, year=year, row=row, item=goal_or_item, score=figure), _alone
    for words in (w.LEAD_TIED, w.LEAD_TIED_SCORE):
        yield phrase(words, year=year, rows=named, item=goal_or_item, score=figure), _tied
    for words in (w.TIED, w.TIED_SCORE):
        yield phrase(words, rows=named, rank=number, score=figure), _tied
    for words in (*w.FOLLOW, w.FOLLOW_TWO, w.FOLLOW_ONE):
        yield phrase(words, rows=_ENTRIES, low=number, high=number), _even
    for words in (
        w.FOLLOW_UNEVEN, w.FOLLOW_UNEVEN_ONE, w.FOLLOW_UNEVEN_MORE, w.FOLLOW_UNEVEN_MORE_ONE,
    ):  # fmt: skip
        yield phrase(words, rows=_RANKED), _uneven
    for words in (w.FOLLOW_SOME, w.FOLLOW_SOME_MORE):
        yield phrase(words, rows=_RANKED, high=number), _uneven_some
    yield phrase(w.TIERS, year=year, cuts=number, parts=_TIER_PARTS), _tiers
    for place, words in enumerate((w.TIER_FIRST, w.TIER_SECOND, w.TIER_THIRD, w.TIER_FURTHER), 1):
        fields = {"year": year, "cuts": number, "rows": _TIER, "tier": number}
        yield phrase(words, **fields), _tier(place)
