"""What the sentences on a region and on dimensions claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ahp.common.figure import Figure
from index.audit.relative import verdict_of
from index.report.reader.grammar import (
    counted_rank,
    either,
    figure,
    in_language,
    item,
    joined,
    listed,
    maybe,
    noun,
    number,
    opening,
    phrase,
    row,
    year,
)
from index.report.reader.over_years import CLAUSES
from index.report.reader.told import Meaning, Rule, Said, Told, span
from index.report.sentences import wording_regions as w
from index.report.sentences.wording import BETWEEN_PARTS
from index.report.standing import League

_CHANGE = maybe(
    either(*(phrase(one, places=number, before=year) for one in (w.UP, w.DOWN, w.LEVEL)))
)
_AMONG = maybe(phrase(w.AMONG, count=number, noun=noun))
_SCORE = maybe(phrase(w.WITH_SCORE, score=figure))
_RANKS = either(phrase(w.RANKS, ordinal=counted_rank), phrase(w.RANKS_TIED, ordinal=counted_rank))
_NEVER = maybe(phrase(w.NEVER, top=number))
_NEXT = {"row": row, "score": figure, "gap": figure}
_NEIGHBOR = either(
    *(phrase(one, **_NEXT) for one in (w.ABOVE, w.ABOVE_EQUAL, w.BELOW, w.BELOW_EQUAL))
)
_ITEMS = listed(phrase(w.ITEM_RANK, node=item, rank=number))


def _placed(
    told: Told, year: int, row: str, among: Any, score: Any, change: Any,
    ranks: tuple[int, Any] = (0, {"ordinal": 1}),
) -> Said:  # fmt: skip
    kind, rank = ranks[0], ranks[1]["ordinal"]
    scores = {} if score is None else {row: score["score"]}
    yield told.claim(told.home, year, ranks={row: (rank,)}, scores=scores)
    shared = told.at(rank, year)
    yield (len(shared) > 1) == (kind == 1)
    if kind == 1:
        yield told.claim(told.home, year, tied=(shared,))
    if among is not None:
        yield told.claim(told.home, year, counts={"rows": among["count"]})
    if change is not None:
        way, found = change
        yield found["before"] < year and (way == 2 or found["places"] > 0)
        places = (1, -1, 0)[way] * found.get("places", 0)
        yield told.claim(told.home, found["before"], year, moves={row: places})


def _range(
    told: Told, span: tuple[int, ...], best: int = 1, worst: int | None = None,
    ordinal: int | None = None, never: Any = None,
) -> Said:  # fmt: skip
    """Claim between which ranks the subject was; always the same one where none is worst."""
    best = best if ordinal is None else ordinal
    worst = best if worst is None else worst
    yield bool(told.subject)
    yield told.claim(told.home, *span, spans={told.subject: (best, worst)})
    if never is not None:
        yield never["top"] in told.limits
        within = (never["top"] + 1, max(worst, never["top"] + 1))
        yield told.claim(told.home, *span, rows=(told.subject,), within=within)


def _neighbor(told: Told, part: tuple[int, Any], subject: str) -> Said:
    kind, found = part
    year, other = told.latest, found["row"]
    pair = (other, subject) if kind < 2 else (subject, other)
    rank, gap = told.home.rank(pair[0], year), found.get("gap", Figure.parse("0"))
    yield rank is not None and ("gap" in found) == (gap.value > 0)
    scores = {other: found["score"]} if "score" in found else {}
    yield told.claim(told.home, year, order=pair, start=rank or 1, scores=scores, gaps={pair: gap})


def _neighbors(told: Told, parts: Sequence[tuple[int, Any]]) -> Said:
    """Claim who stands above and below the subject: the row of all pairs, or the one not named."""
    pairs = [{*one.order} for one in told.scope.claims if len(one.order) == 2]
    names = {found["row"] for _, found in parts}
    common = set.intersection(*pairs) if pairs else set()
    common = common - names if len(pairs) == 1 else common
    yield len(common) == 1 and len(parts) == len(pairs)
    yield len(parts) == 1 or parts[0][0] < 2 <= parts[1][0]
    for one in common:
        for part in parts:
            yield from _neighbor(told, part, one)


def _both(told: Told, parts: tuple[int, Any]) -> Said:
    kind, found = parts
    yield from _neighbors(told, [found] if kind == 0 else [found["first"], found["last"]])


def _judged(told: Told, row: str, items: Sequence[Any], verdict: str) -> Said:
    """Claim a region's strengths, or its weaknesses, and that it has no others."""
    year, goal = told.latest, told.goal
    chosen = {found["node"].table.code: found["rank"] for found in items}
    yield len(chosen) == len(items) and bool(row)
    for league in told.dimensions:
        code = league.table.code
        if league.rank(row, year) is None or len(league.rows(year)) < 2:
            yield code not in chosen
            continue
        actual = verdict_of(league.table, goal.table, row, year, told.places)
        said = verdict if code in chosen else actual or "neither"
        yield code in chosen or said == "neither" or verdict not in (said, "neither")
        ranks = {row: (chosen[code],)} if code in chosen else {}
        beside = {(row, goal.table.code): said}
        yield told.claim(league, year, beside=beside, places=told.places, ranks=ranks)
    yield goal.table.code not in chosen


def _strengths(told: Told, row: str, items: Sequence[Any]) -> Said:
    yield from _judged(told, row, items, "strength")


def _weaknesses(told: Told, items: Sequence[Any]) -> Said:
    yield from _judged(told, told.subject, items, "weakness")


def _neither(told: Told, row: str) -> Said:
    yield from _judged(told, row, (), "neither")


def _extreme(
    told: Told, node: League, years: tuple[int, int], before: int, after: int, only: bool
) -> Said:
    """Claim that the subject won, or lost, places in a dimension only, or the most of several."""
    subject, places = told.subject, before - after
    yield bool(subject) and node.node != told.scope.standing.goal
    yield told.claim(node, *years, ranks={subject: (before, after)})
    others = 0
    for league in told.dimensions:
        ranks = [league.rank(subject, one) for one in years]
        if ranks[0] is not None and ranks[1] is not None:
            won = ranks[0] - ranks[1]
            yield league == node or (won < places if places > 0 else won > places)
            others += league != node and won * places > 0
            yield told.claim(league, *years, moves={subject: won})
    yield only == (others == 0)


def _dimension_up(only: bool) -> Meaning:
    def says(
        told: Told, node: League, year_before: int, before: int, after: int,
        other: tuple[int, Any] | None,
    ) -> Said:  # fmt: skip
        years = (year_before, told.latest)
        yield year_before < told.latest and before > after
        yield from _extreme(told, node, years, before, after, only)
        if other is not None:
            alone, found = other
            yield found["before"] < found["after"]
            ranks = (found["before"], found["after"])
            yield from _extreme(told, found["node"], years, *ranks, alone == 1)

    return says


def _dimension_down(only: bool) -> Meaning:
    def says(told: Told, node: League, year_before: int, before: int, after: int) -> Said:
        yield year_before < told.latest and before < after
        yield from _extreme(told, node, (year_before, told.latest), before, after, only)

    return says


def _leaders(told: Told, year: int, parts: Sequence[tuple[int, Any]]) -> Said:
    """Claim who is first in which dimensions, or in all."""
    goal = told.scope.standing.goal
    for kind, found in parts:
        nodes = told.dimensions if kind == 1 else found["nodes"]
        yield kind == 0 or len(nodes) == found["count"]
        yield all(one.node != goal for one in nodes)
        for one in nodes:
            yield told.claim(one, year, rows=(found["row"],), only=True)


def rules() -> Iterator[Rule]:
    """Yield how the sentences are read, and what they claim."""
    common = {"year": year, "row": row, "among": _AMONG, "score": _SCORE, "change": _CHANGE}
    yield phrase(w.PLACED, ranks=_RANKS, **common), _placed
    yield phrase(w.PLACED_FIRST, **common), _placed
    years = opening(span)
    yield phrase(w.RANGE, span=years, best=number, worst=number, never=_NEVER), _range
    yield phrase(w.RANGE_ONE, span=years, ordinal=counted_rank), _range
    yield phrase(w.RANGE_FIRST, span=years), _range
    both = phrase(w.BOTH_NEIGHBORS, first=_NEIGHBOR, last=_NEIGHBOR)
    yield phrase(w.NEIGHBORS, parts=either(_NEIGHBOR, both)), _both
    for words in (w.STRENGTHS, w.STRENGTH):
        yield phrase(words, row=row, items=_ITEMS), _strengths
    for words in (w.WEAKNESSES, w.WEAKNESS):
        yield phrase(words, items=_ITEMS), _weaknesses
    yield phrase(w.NEITHER, row=row), _neither
    ranks = {"node": item, "before": number, "after": number}
    other = maybe(either(phrase(w.OTHER_DOWN, **ranks), phrase(w.OTHER_DOWN_ONLY, **ranks)))
    for only, up, down in (
        (False, w.DIMENSION_UP, w.DIMENSION_DOWN),
        (True, w.DIMENSION_UP_ONLY, w.DIMENSION_DOWN_ONLY),
    ):
        yield phrase(up, year_before=year, other=other, **ranks), _dimension_up(only)
        yield phrase(down, year_before=year, **ranks), _dimension_down(only)
    first = phrase(w.LEADS_IN, row=row, nodes=listed(item))
    whole = phrase(w.LEADS_IN_ALL, row=row, count=number)
    more = phrase(w.LEADS_IN_TOO, row=row, nodes=listed(item))
    parts = [joined(either(more), sign, either(first, whole)) for sign in (CLAUSES, BETWEEN_PARTS)]
    yield phrase(w.LEADERS, year=year, parts=in_language(*parts)), _leaders
