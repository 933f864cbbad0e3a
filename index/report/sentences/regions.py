"""What there is to say of a region."""

from __future__ import annotations

from ahp.common.wording import Count, Language
from index.audit.claim import Claim
from index.report.sentences.dimensions import moved_dimensions, strengths
from index.report.sentences.leaders import alone, text_of
from index.report.sentences.rules import Rules
from index.report.sentences.sentence import Sentence
from index.report.sentences.view import View, ordinal, view_of
from index.report.sentences.wording_regions import (
    ABOVE,
    ABOVE_EQUAL,
    AMONG,
    BELOW,
    BELOW_EQUAL,
    BOTH_NEIGHBORS,
    DOWN,
    LEVEL,
    NEIGHBORS,
    NEVER,
    PLACED,
    PLACED_FIRST,
    RANGE,
    RANGE_FIRST,
    RANGE_ONE,
    RANKS,
    RANKS_TIED,
    UP,
    WITH_SCORE,
)
from index.report.standing import Standing


def region_sentences(
    standing: Standing, row: str, pool: str, lang: Language, rules: Rules | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences on a region: rank and score, changes, strengths, its neighbors.

    Parameters
    ----------
    standing : Standing
    row : str
        As the tables know it.
    pool : str
    lang : str
    rules : Rules, optional

    Returns
    -------
    tuple of Sentence
        None where it never has a rank in the goal.
    """
    goals = [one for one in standing.of(pool) if one.node == standing.goal]
    if not goals:
        return ()
    view = view_of(standing, goals[0], lang, rules)
    own = [year for year in view.years if view.rank(row, year) is not None]
    if not own:
        return ()
    if len(view.rows(own[-1])) == 1 and view.full(own[-1]):
        return (alone(view, own[-1]),)
    latest = own[-1] == view.years[-1]
    return (
        _placed(view, row, own[-1]),
        *_range_of_ranks(view, row, tuple(own)),
        *_neighbors(view, row, own[-1]),
        *strengths(standing, view, row, own[-1]),
        *(moved_dimensions(standing, view, row) if latest else ()),
    )


def _placed(view: View, row: str, year: int) -> Sentence:
    """Say which rank and score a region has, and how its rank changed."""
    rank, score = view.rank(row, year) or 0, view.score(row, year)
    shared = view.shared(row, year)
    claims = [view.claim("placed", year, ranks={row: (rank,)}, scores=view.scores((row,), year))]
    fields: dict[str, object] = {
        "year": view.called(year), "row": view.name(row), "rank": rank, "among": "", "score": "",
        "change": "",
        "ranks": (RANKS if len(shared) == 1 else RANKS_TIED)(
            view.lang, rank=rank, ordinal=ordinal(rank, view.lang)
        ),
    }  # fmt: skip
    if len(shared) > 1:
        claims.append(view.claim("tied", year, tied=(shared,)))
    else:
        claims.append(view.claim("alone at it", year, rows=(row,), within=(rank, rank), only=True))
    if view.full(year) and len(view.rows(year)) > 1:
        count = len(view.rows(year))
        fields["among"] = AMONG(view.lang, count=count, noun=view.noun)
        claims.append(view.claim("ranked", year, counts={"rows": count}))
    if score is not None:
        fields["score"] = WITH_SCORE(view.lang, score=text_of(score))
    change = _change(view, row, year)
    if change is not None:
        fields["change"], claim = change
        claims.append(claim)
    words = PLACED_FIRST if rank == 1 and len(shared) == 1 else PLACED
    return Sentence(words(view.lang, **fields), tuple(claims))


def _change(view: View, row: str, year: int) -> tuple[str, Claim] | None:
    place = view.years.index(year)
    before = view.years[place - 1] if place else None
    ranks = None if before is None else view.ranks(row, (before, year))
    if ranks is None or before is None:
        return None
    places = ranks[0] - ranks[1]
    words = UP if places > 0 else DOWN if places < 0 else LEVEL
    text = words(view.lang, places=Count(abs(places)), before=view.called(before))
    return text, view.claim("change", before, year, moves={row: places})


def _range_of_ranks(view: View, row: str, years: tuple[int, ...]) -> tuple[Sentence, ...]:
    ranks = view.ranks(row, years)
    if ranks is None or len(years) < view.rules.years:
        return ()
    best, worst, top = min(ranks), max(ranks), view.top
    span = view.span(years)
    claims = [view.claim("range of ranks", *years, spans={row: (best, worst)})]
    never = ""
    if worst > best > top and view.heads and years == view.years:
        never = NEVER(view.lang, top=top)
        claims.append(view.claim("never", *years, rows=(row,), within=(top + 1, worst)))
    words = RANGE if best < worst else RANGE_ONE if best > 1 else RANGE_FIRST
    text = words(
        view.lang,
        span=span[:1].upper() + span[1:],
        best=best,
        worst=worst,
        never=never,
        ordinal=ordinal(best, view.lang),
    )
    return (Sentence(text, tuple(claims), ("top",) if never else ()),)


def _neighbors(view: View, row: str, year: int) -> tuple[Sentence, ...]:
    """Say who stands directly above and below, and how far away."""
    rows, parts, claims = view.rows(year), [], []
    place = rows.index(row)
    for above, other in ((True, place - 1), (False, place + 1)):
        if not 0 <= other < len(rows):
            continue
        pair = (rows[other], row) if above else (row, rows[other])
        gap, scores = view.gap(*pair, year), view.scores((rows[other],), year)
        ranks = [view.rank(one, year) or 0 for one in pair]
        apart = any(len(view.shared(one, year)) > 1 for one in pair)
        if gap is None or gap.value < 0 or ranks[1] - ranks[0] != 1 or apart:
            continue
        equal = gap.value == 0
        words = (ABOVE_EQUAL if equal else ABOVE) if above else (BELOW_EQUAL if equal else BELOW)
        text = words(
            view.lang, row=view.name(rows[other]), score=text_of(scores[rows[other]]),
            gap=text_of(gap),
        )  # fmt: skip
        parts.append(text)
        claims.append(
            view.claim(
                "neighbor", year, order=pair, start=ranks[0], gaps={pair: gap},
                scores={} if equal else scores,
            )
        )  # fmt: skip
    if not parts:
        return ()
    both = BOTH_NEIGHBORS(view.lang, first=parts[0], last=parts[-1])
    text = NEIGHBORS(view.lang, parts=both if len(parts) > 1 else parts[0])
    return (Sentence(text, tuple(claims), ("gap",)),)
