"""Who leads a ranking, and by how much."""

from __future__ import annotations

from fractions import Fraction

from ahp.common.figure import Figure
from index.report.sentences.sentence import Sentence
from index.report.sentences.view import View
from index.report.sentences.wording import (
    AMONG_ALL,
    AMONG_SOME,
    CLEAR,
    CLEAR_SUBJECT,
    COMPOSITE,
    LEAD_ALONE,
    LEAD_ALONE_SCORE,
    LEAD_EQUAL,
    LEAD_GOAL,
    LEAD_ITEM,
    LEAD_PLAIN,
    LEAD_TIED,
    LEAD_TIED_SCORE,
    MANY,
    RANKING,
)


def item_of(view: View) -> str:
    """Return what the ranking is called."""
    node = view.league.node_name(view.lang)
    return COMPOSITE(view.lang) if view.goal else RANKING(view.lang, node=node)


def text_of(figure: Figure) -> str:
    """Return a figure as printed.

    >>> text_of(Figure.parse("83.0"))
    '83.0'
    """
    return f"{figure.value:f}"


def leader(view: View, year: int) -> tuple[Sentence, ...]:
    """Say who is first in a year, and how far ahead; nothing where no first rank is printed."""
    rows = view.rows(year)
    first = [row for row in rows if view.rank(row, year) == 1]
    if not first:
        return ()
    if len(first) > 1:
        return (_tied(view, year, tuple(first)),)
    if len(rows) == 1:
        return (alone(view, year),) if view.full(year) else ()
    if view.rank(rows[1], year) != 2:
        return ()
    return (_ahead(view, year, rows[0], rows[1]),)


def _ahead(view: View, year: int, row: str, other: str) -> Sentence:
    scores, gap = view.scores((row, other), year), view.gap(row, other, year)
    fields: dict[str, object] = {
        "year": view.called(year), "row": view.name(row), "next": view.name(other), "rank": 2,
        "item": item_of(view),
    }  # fmt: skip
    if gap is None or gap.value < 0:
        claim = view.claim("leader", year, order=(row, other), rows=(row,), only=True)
        return Sentence(LEAD_PLAIN(view.lang, **fields), (claim,))
    if gap.value == 0:
        claim = view.claim(
            "leader", year, order=(row, other), rows=(row,), only=True, gaps={(row, other): gap},
            scores={other: scores[other]},
        )  # fmt: skip
        text = LEAD_EQUAL(view.lang, **fields, score=text_of(scores[other]))
        return Sentence(text, (claim,), ("gap",))
    own = Fraction(scores[row].value)
    clear = own > 0 and Fraction(gap.value) >= view.rules.lead * own
    claims = [
        view.claim(
            "leader", year, order=(row, other), rows=(row,), only=True, scores=scores,
            gaps={(row, other): gap}, margin=view.rules.lead if clear else None,
        )
    ]  # fmt: skip
    fields |= {
        "score": text_of(scores[row]), "other": text_of(scores[other]), "gap": text_of(gap),
        "clear": "",
    }  # fmt: skip
    if clear:
        subject = not view.goal and view.place % len(LEAD_ITEM) == 0
        fields["clear"] = (CLEAR_SUBJECT if subject else CLEAR)(view.lang)
    words = LEAD_GOAL if view.goal else LEAD_ITEM[view.place % len(LEAD_ITEM)]
    if view.goal:
        fields["among"] = _among(view, year)
        if view.full(year):
            claims.append(view.claim("ranked", year, counts={"rows": len(view.rows(year))}))
    else:
        fields["item"] = view.league.node_name(view.lang)
    return Sentence(
        words(view.lang, **fields), tuple(claims), ("gap", *(["lead"] if clear else []))
    )


def _among(view: View, year: int) -> str:
    words = AMONG_ALL if view.full(year) else AMONG_SOME
    count = len(view.rows(year))
    return words(view.lang, count=count, noun=view.noun, item=item_of(view))


def alone(view: View, year: int) -> Sentence:
    """Say that a row is the only one with a rank, so that its place says nothing."""
    (row,) = view.rows(year)
    scores = view.scores((row,), year)
    claim = view.claim("alone", year, order=(row,), scores=scores, counts={"rows": 1})
    fields: dict[str, object] = {
        "year": view.called(year),
        "row": view.name(row),
        "item": item_of(view),
    }
    if not scores:
        return Sentence(LEAD_ALONE(view.lang, **fields), (claim,))
    return Sentence(LEAD_ALONE_SCORE(view.lang, **fields, score=text_of(scores[row])), (claim,))


def _tied(view: View, year: int, rows: tuple[str, ...]) -> Sentence:
    score = shared_score(view, rows, year)
    fields: dict[str, object] = {
        "year": view.called(year), "rows": named(view, rows), "item": item_of(view),
    }  # fmt: skip
    claims = (view.claim("tied leaders", year, rows=rows, tied=(rows,)),)
    if score is None:
        return Sentence(LEAD_TIED(view.lang, **fields), claims)
    equal = view.claim("their score", year, scores={rows[-1]: score}, gaps=level(rows, score))
    text = LEAD_TIED_SCORE(view.lang, **fields, score=text_of(score))
    return Sentence(text, (*claims, equal))


def named(view: View, rows: tuple[str, ...]) -> str:
    """Return the names of some rows, or how many there are where these are too many."""
    if len(rows) <= view.rules.named:
        return view.names(rows)
    return MANY(view.lang, count=len(rows), noun=view.noun)


def shared_score(view: View, rows: tuple[str, ...], year: int) -> Figure | None:
    """Return the printed score that all of some rows have; None where they differ."""
    scores = view.scores(rows, year)
    values = {text_of(score) for score in scores.values()}
    return scores[rows[0]] if len(values) == 1 else None


def level(rows: tuple[str, ...], score: Figure) -> dict[tuple[str, str], Figure]:
    """Return that no row's score differs from the last one's."""
    nothing = Figure(score.value - score.value)
    return {(row, rows[-1]): nothing for row in rows[:-1]}
