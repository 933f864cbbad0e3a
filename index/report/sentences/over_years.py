"""What held in a ranking over all years."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, pairwise

from index.report.sentences.sentence import Sentence
from index.report.sentences.view import View, clauses, ordinal
from index.report.sentences.wording_years import (
    ALWAYS,
    ALWAYS_ALL,
    ALWAYS_FIRST,
    ALWAYS_FIRST_RANK,
    ALWAYS_FIRST_SAME,
    ALWAYS_MANY,
    ALWAYS_ONE,
    ALWAYS_RANK,
    EXCHANGED,
    KEPT,
    LED,
    SEQUENCE,
    SEQUENCE_FIRST,
    SEQUENCES,
    SPAN,
    STABLE,
    THEN,
)

_FOLLOWED = 6  # of those always in the top, whose ranks are told year by year
_EXCHANGES = 2  # of two rows over the years; more are told as the ranks of each


def _span(view: View) -> str:
    text = view.span(view.years)
    return text[:1].upper() + text[1:]


def _enough(view: View) -> bool:
    return len(view.years) >= view.rules.years


def _always(view: View, top: int) -> tuple[str, ...]:
    """Return the rows whose rank was this or better in every year, in the latest order."""
    return tuple(
        row
        for row in (view.rows(view.years[-1]) if view.years else ())
        if (ranks := view.ranks(row, view.years)) is not None and max(ranks) <= top
    )


def always_in_top(view: View) -> tuple[Sentence, ...]:
    """Say who was in the top in every year, where more than the top were ranked."""
    top = view.top
    if not _enough(view):
        return ()
    if not view.heads or any(len(view.rows(year)) <= top for year in view.years):
        return _led(view)
    if any(sum((view.rank(r, year) or 0) <= top for r in view.rows(year)) < top
           for year in view.years):  # fmt: skip
        return _led(view)  # who else was in the top is not printed
    rows = _always(view, top)
    if not rows:
        return ()
    fields: dict[str, object] = {
        "span": _span(view), "count": len(rows), "noun": view.noun, "top": top,
        "rows": view.names(rows), "leader": "",
    }  # fmt: skip
    many, whole = len(rows) > view.rules.named, len(rows) == top
    claims = [
        view.claim(
            "always in the top", *view.years, rows=rows, within=(1, top), only=True,
            counts={} if len(rows) == 1 or (whole and not many) else {"within": len(rows)},
        )
    ]  # fmt: skip
    first = _always(view, 1)
    if len(first) == 1:
        words = ALWAYS_FIRST_SAME if first == rows else ALWAYS_FIRST
        fields["leader"] = words(view.lang, row=view.name(first[0]))
        claims.append(view.claim("always first", *view.years, rows=first, within=(1, 1)))
    words = ALWAYS_ALL if whole else ALWAYS_ONE if len(rows) == 1 else ALWAYS
    words = ALWAYS_MANY if many else words
    return (Sentence(words(view.lang, **fields), tuple(claims), ("top", "always")),)


def ranks_at_the_top(view: View) -> tuple[Sentence, ...]:
    """Say which ranks those had over the years who were always in the top, of the first few."""
    told = always_in_top(view)
    if not told or "always" not in told[0].rules:
        return ()
    rows = _always(view, view.top)[:_FOLLOWED]
    ranks = {row: {*(view.ranks(row, view.years) or ())} for row in rows}
    steady = [row for row in rows if len(ranks[row]) == 1 and ranks[row] != {1}]
    moving = [row for row in rows if len(ranks[row]) > 1]
    then = THEN(view.lang)
    kept = _steady(view, steady, then)
    return (*kept, *_sequences(view, moving, "" if kept else then))


def _led(view: View) -> tuple[Sentence, ...]:
    first = _always(view, 1)
    if len(first) != 1 or max(len(view.rows(year)) for year in view.years) < 2:
        return ()
    claim = view.claim("always first", *view.years, rows=first, within=(1, 1))
    return (Sentence(LED(view.lang, span=_span(view), row=view.name(first[0])), (claim,)),)


def order_over_years(view: View) -> tuple[Sentence, ...]:
    """Say how the order of a few rows changed over the years: not at all, by exchanges, or how."""
    years = view.years
    if not _enough(view) or not view.full(*years) or len(view.rows(years[-1])) < 2:
        return ()
    rows = view.rows(years[-1])
    if any(view.tied(year) for year in years) or not _from_one(view, years):
        return _sequences(view, rows, _opening(view))
    if all(view.rows(year) == rows for year in years):
        claim = view.claim("stable order", *years, order=rows, counts={"rows": len(rows)})
        text = STABLE(view.lang, span=_span(view), count=len(rows), noun=view.noun)
        return (Sentence(text, (claim,)),)
    exchanges = _exchanges(view, rows)
    steady = _steady(view, rows, _opening(view))
    if exchanges is None or len(exchanges) > _EXCHANGES:
        moving = [row for row in rows if len({*(view.ranks(row, years) or ())}) > 1]
        return (*steady, *_sequences(view, moving, "" if steady else _opening(view)))
    return (*steady, *exchanges)


def _from_one(view: View, years: Iterable[int]) -> bool:
    return all(
        view.rank(row, year) == place
        for year in years
        for place, row in enumerate(view.rows(year), start=1)
    )


def _opening(view: View) -> str:
    return SPAN(view.lang, span=_span(view))


def _steady(view: View, rows: Iterable[str], opening: str) -> tuple[Sentence, ...]:
    """Say who always had the same rank."""
    kept = {row: ranks[0] for row in rows
            if (ranks := view.ranks(row, view.years)) and len({*ranks}) == 1}  # fmt: skip
    if not kept:
        return ()
    parts = [
        (ALWAYS_FIRST_RANK if rank == 1 else ALWAYS_RANK)(
            view.lang, row=view.name(row), rank=rank, ordinal=ordinal(rank, view.lang)
        )
        for row, rank in kept.items()
    ]
    spans = {row: (rank, rank) for row, rank in kept.items()}
    claim = view.claim("steady", *view.years, spans=spans)
    text = KEPT(view.lang, span=opening, parts=clauses(parts, view.lang))
    return (Sentence(text, (claim,)),)


def _exchanges(view: View, rows: tuple[str, ...]) -> list[Sentence] | None:
    """Tell every exchange of two rows; None where the order changed in another way."""
    found = []
    for before, year in pairwise(view.years):
        moved = {row for row in rows if view.rank(row, before) != view.rank(row, year)}
        for pair in combinations(sorted(moved, key=rows.index), 2):
            (a, b), (c, d) = (view.ranks(row, (before, year)) or (0, 0) for row in pair)
            if (a, b) == (d, c):
                up, down = pair if b < a else pair[::-1]
                found.append(_exchanged(view, (before, year), up, down))
                moved -= {*pair}
        if moved:
            return None
    return found


def _exchanged(view: View, years: tuple[int, int], up: str, down: str) -> Sentence:
    low, high = view.ranks(up, years) or (0, 0)
    claim = view.claim("exchange", *years, ranks={up: (low, high), down: (high, low)})
    text = EXCHANGED(
        view.lang, before=view.called(years[0]), year=view.called(years[1]), up=view.name(up),
        down=view.name(down), low=low, high=high,
    )  # fmt: skip
    return Sentence(text, (claim,))


def _sequences(view: View, rows: Iterable[str], opening: str) -> tuple[Sentence, ...]:
    """Tell the ranks of some rows, year by year, three rows in a sentence; only the first opens."""
    rows = tuple(rows)
    return tuple(
        _sequence(view, rows[low : low + 3], "" if low else opening)
        for low in range(0, len(rows), 3)
    )


def _sequence(view: View, rows: tuple[str, ...], opening: str) -> Sentence:
    ranks = {row: view.ranks(row, view.years) or () for row in rows}
    between = "、" if view.lang == "zh" else ", "
    parts = [
        (SEQUENCE if place else SEQUENCE_FIRST)(
            view.lang, row=view.name(row), ranks=between.join(map(str, ranks[row]))
        )
        for place, row in enumerate(rows)
    ]
    text = SEQUENCES(
        view.lang, span=opening, parts=("；" if view.lang == "zh" else "; ").join(parts)
    )
    return Sentence(text, (view.claim("ranks", *view.years, ranks=ranks),))
