"""Who leads in which dimension, and what a region's strengths and weaknesses are."""

from __future__ import annotations

from collections.abc import Iterable

from index.audit.claim import Claim
from index.audit.relative import verdict_of
from index.report.sentences.sentence import Sentence
from index.report.sentences.view import View, clauses, listed, view_of
from index.report.sentences.wording import BETWEEN_PARTS
from index.report.sentences.wording_regions import (
    DIMENSION_DOWN,
    DIMENSION_DOWN_ONLY,
    DIMENSION_UP,
    DIMENSION_UP_ONLY,
    ITEM_RANK,
    LEADERS,
    LEADS_IN,
    LEADS_IN_ALL,
    LEADS_IN_TOO,
    NEITHER,
    OTHER_DOWN,
    OTHER_DOWN_ONLY,
    STRENGTH,
    STRENGTHS,
    WEAKNESS,
    WEAKNESSES,
)
from index.report.standing import Standing


def dimensions_of(standing: Standing, view: View) -> list[View]:
    """Return the views of the dimensions of a pool, in order."""
    return [
        view_of(standing, league, view.lang, view.rules)
        for league in standing.of(view.league.pool)
        if league.node != standing.goal
    ]


def leaders_by_dimension(standing: Standing, view: View) -> tuple[Sentence, ...]:
    """Say who is first in which dimension in the latest year of the goal."""
    year = view.years[-1]
    led: dict[str, list[View]] = {}
    dimensions = dimensions_of(standing, view)
    for one in dimensions:
        rows = one.rows(year)
        if len(rows) > 1 and one.rank(rows[0], year) == 1 != one.rank(rows[1], year):
            led.setdefault(rows[0], []).append(one)
    if not led:
        return ()
    found = sorted(led.items(), key=lambda one: -len(one[1]))
    parts: list[str] = []
    claims = []
    for row, views in found:
        nodes = listed([one.league.node_name(view.lang) for one in views], view.lang)
        whole = len(views) == len(dimensions) > 1
        words = LEADS_IN_ALL if whole else LEADS_IN_TOO if parts else LEADS_IN
        parts.append(words(view.lang, row=view.name(row), nodes=nodes, count=len(views)))
        claims.append(
            Claim(
                "leaders of dimensions",
                tuple(one.code for one in views),
                (year,),
                rows=(row,),
                only=True,
            )
        )
    between = BETWEEN_PARTS(view.lang)
    joined = clauses(parts, view.lang) if view.lang == "zh" else between.join(parts)
    return (Sentence(LEADERS(view.lang, year=view.called(year), parts=joined), tuple(claims)),)


def strengths(standing: Standing, view: View, row: str, year: int) -> tuple[Sentence, ...]:
    """Say which dimensions are a region's relative strengths and weaknesses."""
    dimensions = [
        one
        for one in dimensions_of(standing, view)
        if one.rank(row, year) is not None and len(one.rows(year)) > 1
    ]
    if not dimensions or view.rank(row, year) is None or len(view.rows(year)) < 2:
        return ()
    compared = [_beside(view, one, row, year) for one in dimensions]
    verdicts = [next(iter(one.beside.values())) for one in compared]
    better, worse = (
        [one for one, own in zip(dimensions, verdicts, strict=True) if own == verdict]
        for verdict in ("strength", "weakness")
    )
    fields = {"row": view.name(row)}
    if not better and not worse:
        return (Sentence(NEITHER(view.lang, **fields), tuple(compared), ("strength",)),)
    found = []
    kinds = ((better, STRENGTH, STRENGTHS), (worse, WEAKNESS, WEAKNESSES))
    for chosen, one_word, more in kinds:
        if chosen:
            items = listed([_item(one, row, year) for one in chosen], view.lang)
            words = more if len(chosen) > 1 else one_word
            claims = [
                one.claim("strength", year, ranks={row: (one.rank(row, year),)}) for one in chosen
            ]
            text = words(view.lang, **fields, items=items)
            found.append(Sentence(text, (*claims, *compared), ("strength",)))
    return tuple(found)


def _item(view: View, row: str, year: int) -> str:
    node = view.league.node_name(view.lang)
    return ITEM_RANK(view.lang, node=node, rank=view.rank(row, year))


def _beside(view: View, one: View, row: str, year: int) -> Claim:
    """Claim what a dimension is for a row beside the goal."""
    places = view.rules.places
    verdict = verdict_of(one.league.table, view.league.table, row, year, places)
    beside = {(row, view.code): verdict or "neither"}
    return one.claim("beside the composite", year, beside=beside, places=places)


def moved_dimensions(standing: Standing, view: View, row: str) -> tuple[Sentence, ...]:
    """Say in which dimensions a region rose and fell most between the last two years."""
    if len(view.years) < 2:
        return ()
    before, year = view.years[-2:]
    moves = {
        place: (one, ranks)
        for place, one in enumerate(dimensions_of(standing, view))
        if (ranks := one.ranks(row, (before, year))) is not None
    }
    up = _extreme(moves, 1)
    down = _extreme(moves, -1)
    if not up and not down:
        return ()
    claims = [
        one.claim("moved", before, year, moves={row: ranks[0] - ranks[1]})
        for one, ranks in moves.values()
    ]
    claims += [
        one.claim("moved most", before, year, ranks={row: ranks}) for one, ranks in (*up, *down)
    ]
    fields = {"year_before": view.called(before)}
    said = [
        {"node": one.league.node_name(view.lang), "before": ranks[0], "after": ranks[1]}
        for one, ranks in (*up, *down)
    ]
    rose, fell = (sum(sign * (a - b) > 0 for _, (a, b) in _pairs(moves.values())) == 1
                  for sign in (1, -1))  # fmt: skip
    if not up:
        words = DIMENSION_DOWN_ONLY if fell else DIMENSION_DOWN
        return (Sentence(words(view.lang, **fields, **said[0]), tuple(claims)),)
    less = OTHER_DOWN_ONLY if fell else OTHER_DOWN
    other = less(view.lang, **said[1]) if down else ""
    words = DIMENSION_UP_ONLY if rose else DIMENSION_UP
    text = words(view.lang, **fields, **said[0], other=other)
    return (Sentence(text, tuple(claims)),)


def _extreme(
    moves: dict[int, tuple[View, tuple[int, ...]]], sign: int
) -> list[tuple[View, tuple[int, ...]]]:
    """Return the one dimension that moved most in a direction; nothing where several did."""
    most = max((sign * (a - b) for _, (a, b) in _pairs(moves.values())), default=0)
    found = [
        (one, ranks)
        for one, ranks in moves.values()
        if most > 0 and sign * (ranks[0] - ranks[1]) == most
    ]
    return found if len(found) == 1 else []


def _pairs(
    values: Iterable[tuple[View, tuple[int, ...]]],
) -> Iterable[tuple[View, tuple[int, int]]]:
    return ((one, (ranks[0], ranks[1])) for one, ranks in values)
