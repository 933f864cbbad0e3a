"""Who follows the leader of a ranking, who shares a rank, and which tiers there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ahp.common.wording import Words
from index.audit.checks.claims_of_scores import tiers_of
from index.report.sentences.leaders import level, named, shared_score, text_of
from index.report.sentences.sentence import Sentence
from index.report.sentences.view import View, listed
from index.report.sentences.wording import (
    BETWEEN_PARTS,
    ENTRY,
    ENTRY_RANK,
    ENTRY_RANK_ONLY,
    FOLLOW,
    FOLLOW_ONE,
    FOLLOW_SOME,
    FOLLOW_SOME_MORE,
    FOLLOW_TWO,
    FOLLOW_UNEVEN,
    FOLLOW_UNEVEN_MORE,
    FOLLOW_UNEVEN_MORE_ONE,
    FOLLOW_UNEVEN_ONE,
    TIED,
    TIED_SCORE,
    TIER_FIRST,
    TIER_FURTHER,
    TIER_PARTS,
    TIER_REST,
    TIER_SECOND,
    TIER_THIRD,
    TIERS,
)

_CHARACTERS = {"zh": 90, "en": 280}  # of a list within one sentence
_LISTED = 5  # of few regions, the first at least
_LONGEST = {"zh": 120, "en": 320}  # of a sentence on all tiers


def followers(view: View, year: int) -> tuple[Sentence, ...]:
    """List those after the first and second up to the top, with their scores."""
    tail = _tail(view, year)
    start = view.rows(year).index(tail[0]) if tail else 0
    even = [view.rank(row, year) for row in tail] == list(range(start + 1, start + 1 + len(tail)))
    even = even and not any(len(view.shared(row, year)) > 1 for row in tail)
    return tuple(
        _listed(view, part, year, number, even)
        for number, part in enumerate(_parts(view, tail, year))
    )


def _tail(view: View, year: int) -> list[str]:
    """Return those to list: after the first and second, those who share a rank all together."""
    rows = view.rows(year)
    ranks = [view.rank(row, year) for row in rows]
    if ranks[:1] != [1]:
        return []
    start = max(2, sum(rank == 1 for rank in ranks)) if ranks[1:2] in ([1], [2]) else 1
    listed_to = view.top if view.league.excerpt else max(view.top, min(view.rules.top, _LISTED))
    tail = [row for row in rows[start:] if (view.rank(row, year) or 0) <= listed_to]
    tail = tail[: view.rules.named]
    while tail and len(tail) + start < len(rows) and _split(view, tail[-1], rows, year):
        tail.pop()
    return tail


def _split(view: View, last: str, rows: Sequence[str], year: int) -> bool:
    following = rows[rows.index(last) + 1 :]
    return bool(following) and view.rank(following[0], year) == view.rank(last, year)


def _parts(view: View, rows: list[str], year: int) -> list[list[str]]:
    """Part a list so that no sentence becomes too long."""
    count = 1 + sum(len(_entry(view, row, year, True)) for row in rows) // _CHARACTERS[view.lang]
    size = -(-len(rows) // count) if rows else 1
    return [rows[low : low + size] for low in range(0, len(rows), size)]


def _entry(view: View, row: str, year: int, with_rank: bool) -> str:
    score = view.score(row, year)
    fields: dict[str, object] = {"row": view.name(row), "rank": view.rank(row, year)}
    if score is None:
        return ENTRY_RANK_ONLY(view.lang, **fields) if with_rank else view.name(row)
    words = ENTRY_RANK if with_rank else ENTRY
    return words(view.lang, **fields, score=text_of(score))


def _listed(view: View, rows: list[str], year: int, number: int, even: bool) -> Sentence:
    """List some rows; the number is that of the sentence, even tells of consecutive ranks."""
    later = number > 0
    ranks = [rank for row in rows if (rank := view.rank(row, year)) is not None]
    scores = {row: score for row in rows if (score := view.score(row, year)) is not None}
    entries = [_entry(view, row, year, not even) for row in rows]
    fields: dict[str, Any] = {
        "rows": listed(entries, view.lang), "low": ranks[0], "high": ranks[-1],
    }  # fmt: skip
    if even:
        claim = view.claim(
            "followers", year, order=tuple(rows), start=ranks[0], scores=scores,
            rows=tuple(rows), within=(ranks[0], ranks[-1]), only=True,
        )  # fmt: skip
        longer = FOLLOW[(view.place + number) % len(FOLLOW)]
        words = (FOLLOW_ONE, FOLLOW_TWO, longer)[min(len(rows), 3) - 1]
        return Sentence(words(view.lang, **fields), (claim,))
    # those who share a rank may stand in two sentences
    parted = len(rows) < sum(ranks[0] <= rank <= ranks[-1] for rank in view.placed[year].values())
    claims = [
        view.claim(
            "followers", year, scores=scores, rows=tuple(rows), within=(ranks[0], ranks[-1]),
            only=not parted,
        )
    ]  # fmt: skip
    claims += [view.claim("followers", year, ranks={row: (rank,)})
               for row, rank in zip(rows, ranks, strict=True)]  # fmt: skip
    one = len(rows) == 1
    if view.league.excerpt:
        words, fields["high"] = FOLLOW_SOME_MORE if later else FOLLOW_SOME, view.top
        claims.append(view.claim("in the top", year, rows=tuple(rows), within=(1, view.top)))
    elif later:
        words = FOLLOW_UNEVEN_MORE_ONE if one else FOLLOW_UNEVEN_MORE
    else:
        words = FOLLOW_UNEVEN_ONE if one else FOLLOW_UNEVEN
    return Sentence(words(view.lang, **fields), tuple(claims))


def ties(view: View, year: int, most: int = 3) -> tuple[Sentence, ...]:
    """Say who shares a rank below the first, of the best few such groups."""
    if view.league.excerpt:
        return ()  # who else shares the rank is not printed
    told = {*_tail(view, year)}  # with their ranks, where some share one
    groups = [
        rows for rows in view.tied(year) if view.rank(rows[0], year) != 1 and not told >= {*rows}
    ]
    return tuple(_tie(view, year, rows) for rows in groups[:most])


def _tie(view: View, year: int, rows: tuple[str, ...]) -> Sentence:
    rank, score = view.rank(rows[0], year) or 0, shared_score(view, rows, year)
    fields: dict[str, object] = {"rows": named(view, rows), "rank": rank}
    claim = view.claim("tied", year, rows=rows, within=(rank, rank), tied=(rows,))
    if score is None:
        return Sentence(TIED(view.lang, **fields), (claim,))
    equal = view.claim("their score", year, scores={rows[-1]: score}, gaps=level(rows, score))
    return Sentence(TIED_SCORE(view.lang, **fields, score=text_of(score)), (claim, equal))


def tiers(view: View, year: int) -> tuple[Sentence, ...]:
    """Say which tiers the scores fall into, where the ranking is printed in full."""
    cuts, rows = view.rules.tiers, view.rows(year)
    if not view.full(year) or len(rows) < 3 * cuts or not view.scores(rows, year):
        return ()
    tier_of = tiers_of(view.league.table, year, cuts)
    if not tier_of or [tier_of[row] for row in rows] != sorted(tier_of[row] for row in rows):
        return ()
    tiers = tuple(tuple(row for row in rows if tier_of[row] == 1 + k) for k in range(cuts))
    whole = _all_tiers(view, year, tiers)
    if len(whole.text) <= _LONGEST[view.lang]:
        return (whole,)
    return tuple(_tier(view, year, tiers, k) for k in range(cuts))


def _all_tiers(view: View, year: int, tiers: tuple[tuple[str, ...], ...]) -> Sentence:
    parts = [
        TIER_PARTS[min(k, 3)](view.lang, tier=k + 1, rows=_rows_of_tier(view, tiers, k))
        for k in range(len(tiers))
    ]
    between = BETWEEN_PARTS(view.lang)
    text = TIERS(view.lang, year=view.called(year), cuts=len(tiers), parts=between.join(parts))
    return Sentence(text, (view.claim("tiers", year, tiers=tiers, cuts=len(tiers)),), ("tiers",))


def _rows_of_tier(view: View, tiers: tuple[tuple[str, ...], ...], k: int) -> str:
    if k == len(tiers) - 1 and len(tiers[k]) > 1:
        return TIER_REST(view.lang, count=len(tiers[k]), noun=view.noun)
    return named(view, tiers[k])


def _tier(view: View, year: int, tiers: tuple[tuple[str, ...], ...], k: int) -> Sentence:
    words: Words = (TIER_FIRST, TIER_SECOND, TIER_THIRD, TIER_FURTHER)[min(k, 3)]
    rows = _rows_of_tier(view, tiers, k)
    claim = view.claim("tiers", year, tiers=tiers, cuts=len(tiers))
    text = words(view.lang, year=view.called(year), cuts=len(tiers), tier=k + 1, rows=rows)
    return Sentence(text, (claim,), ("tiers",))
