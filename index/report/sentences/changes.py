"""What changed between the last two years of a ranking."""

from __future__ import annotations

from ahp.common.wording import Count, Words
from index.audit.checks.claims_over_years import inside
from index.report.sentences.sentence import Sentence
from index.report.sentences.view import View, listed
from index.report.sentences.wording import BETWEEN_NAMES
from index.report.sentences.wording_years import (
    ALSO,
    ENTERED,
    FELL,
    FIRST,
    FULL_STOP,
    HOW_LISTED,
    HOW_RANKED,
    MOST_DOWN,
    MOST_DOWN_SHARED,
    MOST_UP,
    MOST_UP_SHARED,
    MOVED,
    MOVED_SOME,
    NONE_MOVED,
    ONLY_DOWN,
    ONLY_UP,
    RANK_FELL,
    RANK_ROSE,
    RANK_STAYED,
    ROSE,
    SAME_ORDER,
    SAME_TOP,
    STAYED,
)

_TOLD = {"up": (ROSE, RANK_ROSE), "down": (FELL, RANK_FELL), "same": (STAYED, RANK_STAYED)}
"""What is said of those that rose, fell and stayed: after others, and first."""
_MOVERS = 3  # names of those that moved most, at most


def moves_in(view: View) -> dict[str, int]:
    """Return the places that rows won between the last two years, of those ranked in both."""
    before, year = view.years[-2:]
    pairs = {row: view.ranks(row, (before, year)) for row in view.rows(year)}
    return {row: pair[0] - pair[1] for row, pair in pairs.items() if pair is not None}


def movers(view: View) -> tuple[Sentence, ...]:
    """Say how many rose, fell and stayed between the last two years, and who moved most."""
    if len(view.years) < 2 or len(moves := moves_in(view)) < 2:
        return ()
    before, year = view.years[-2:]
    counts = {
        "up": sum(one > 0 for one in moves.values()),
        "down": sum(one < 0 for one in moves.values()),
        "same": sum(one == 0 for one in moves.values()),
    }
    fields: dict[str, object] = {
        "before": view.called(before), "year": view.called(year), "count": len(moves),
        "noun": view.noun,
    }  # fmt: skip
    full = view.full(before, year)
    if full and counts["same"] == len(moves):
        claim = view.claim("movers", before, year, counts={"rows": len(moves), "same": len(moves)})
        return (Sentence(NONE_MOVED(view.lang, **fields), (claim,)),)
    told = [key for key in _TOLD if counts[key]]
    parts = [
        _TOLD[key][0 if place else 1](view.lang, count=counts[key])
        for place, key in enumerate(told)
    ]
    stated = {key: count for key, count in counts.items() if count}
    claim = view.claim("movers", before, year, counts={"rows": len(moves), **stated})
    words = MOVED if full else MOVED_SOME
    how = (HOW_LISTED if view.league.excerpt else HOW_RANKED)(view.lang)
    joined = BETWEEN_NAMES(view.lang).join(parts) if view.lang == "zh" else listed(parts, view.lang)
    text = words(view.lang, **fields, parts=joined, how=how)
    return (Sentence(text, (claim,)), *_most(view, moves))


def _most(view: View, moves: dict[str, int]) -> tuple[Sentence, ...]:
    """Say who rose most and who fell most."""
    before, year = view.years[-2:]
    rise, fall = max(moves.values()), min(moves.values())
    texts, claims = [], []
    for places, sign, words in (
        (rise, 1, (ONLY_UP, MOST_UP, MOST_UP_SHARED)),
        (fall, -1, (ONLY_DOWN, MOST_DOWN, MOST_DOWN_SHARED)),
    ):
        rows = tuple(row for row, one in moves.items() if one == places)
        if places * sign <= 0 or len(rows) > _MOVERS:
            continue
        lone = sum(one * sign > 0 for one in moves.values()) == 1
        fields: dict[str, object] = {"rows": view.names(rows), "places": Count(abs(places))}
        ranks = {}
        if len(rows) == 1:
            pair = view.ranks(rows[0], (before, year)) or ()
            ranks = {rows[0]: pair}
            fields |= dict(zip(("before", "after"), pair, strict=True))
        chosen: Words = words[2] if len(rows) > 1 else words[0 if lone else 1]
        texts.append(chosen(view.lang, **fields))
        moved = dict.fromkeys(rows, places)
        claims.append(view.claim("moved most", before, year, ranks=ranks, moves=moved, most=True))
    if not texts:
        return ()
    joining = ALSO if len(texts) > 1 else FULL_STOP
    return (Sentence(joining(view.lang, first=texts[0], last=texts[-1]), tuple(claims)),)


def newcomers(view: View) -> tuple[Sentence, ...]:
    """Say who came into the top, for the first time or again, and who left it."""
    if len(view.years) < 2:
        return ()
    before, year = view.years[-2:]
    within, top = (1, view.top), view.top
    table = view.league.table
    head = {one: {row for row in view.rows(one) if (view.rank(row, one) or 0) <= top}
            for one in (before, year)}  # fmt: skip
    if not view.heads or any(len(head[one]) < top or len(view.rows(one)) <= top for one in head):
        return ()
    if any(
        inside(table, row, one, within) is None for one in head for row in head[before] | head[year]
    ):
        return ()
    entered = tuple(row for row in view.rows(year) if row in head[year] - head[before])
    left = tuple(row for row in view.rows(before) if row in head[before] - head[year])
    fields: dict[str, object] = {
        "top": top, "before": view.called(before), "year": view.called(year), "noun": view.noun,
    }  # fmt: skip
    if not entered and not left:
        if kept_order(view) >= top:
            return ()  # said already
        rows = tuple(row for row in view.rows(year) if row in head[year])
        claims = tuple(
            view.claim("same top", one, rows=rows, within=within, only=True)
            for one in (before, year)
        )
        return (Sentence(SAME_TOP(view.lang, **fields), claims, ("top",)),)
    if not entered or not left or len(entered) + len(left) > view.rules.named:
        return ()
    fields |= {"rows": view.names(entered), "left": view.names(left)}
    claim = view.claim(
        "newcomers", before, year, entered=entered, left=left, within=within, only=True
    )
    return (Sentence(ENTERED(view.lang, **fields), (claim,), ("top",)), *_first(view, entered))


def _first(view: View, entered: tuple[str, ...]) -> tuple[Sentence, ...]:
    """Say which newcomers had never been in the top before."""
    earlier = view.years[:-1]
    within = (1, view.top)
    new = tuple(
        row
        for row in entered
        if all(inside(view.league.table, row, one, within) is False for one in earlier)
    )
    if not new or len(view.years) < view.rules.years:
        return ()
    claim = view.claim("first time", *view.years, first=new, within=within)
    text = FIRST(view.lang, rows=view.names(new), top=view.top)
    return (Sentence(text, (claim,), ("top", "first")),)


def same_order(view: View) -> tuple[Sentence, ...]:
    """Say how many of the first kept their order, where not all did."""
    if len(view.years) < 2:
        return ()
    before, year = view.years[-2:]
    rows = view.rows(year)
    kept = kept_order(view)
    if view.rows(before) == rows or kept < 3:
        return ()
    claims = tuple(
        view.claim(
            "same order", one, order=rows[:kept], rows=rows[:kept], within=(1, kept), only=True
        )
        for one in (before, year)
    )
    return (Sentence(SAME_ORDER(view.lang, count=kept, before=view.called(before)), claims),)


def kept_order(view: View) -> int:
    """Return how many of the first have the ranks that they had the year before."""
    before, year = view.years[-2:]
    for place, row in enumerate(view.rows(year)):
        rank = place + 1
        if view.ranks(row, (before, year)) != (rank, rank) or len(view.shared(row, year)) > 1:
            return place
    return len(view.rows(year))
