"""What the sentences on a ranking over the years claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ahp.common.wording import Words
from index.report.reader.grammar import (
    counted_rank,
    either,
    in_language,
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
from index.report.reader.told import Rule, Said, Told, span
from index.report.sentences import wording_years as w
from index.report.sentences.wording import BETWEEN_CLAUSES, BETWEEN_NAMES, BETWEEN_PARTS

CLAUSES = Words(BETWEEN_CLAUSES, BETWEEN_CLAUSES)
_MOVED_FIRST = either(
    *(phrase(one, count=number) for one in (w.RANK_ROSE, w.RANK_FELL, w.RANK_STAYED))
)
_MOVED = either(*(phrase(one, count=number) for one in (w.ROSE, w.FELL, w.STAYED)))
_WAYS = ("up", "down", "same")
_MOST = either(
    *(
        phrase(one, rows=listed(row), before=number, after=number, places=number)
        for one in (
            w.MOST_UP, w.ONLY_UP, w.MOST_UP_SHARED, w.MOST_DOWN, w.ONLY_DOWN, w.MOST_DOWN_SHARED,
        )
    )
)  # fmt: skip
_SPAN = opening(span)
_OPENING = maybe(either(phrase(w.SPAN, span=_SPAN), phrase(w.THEN)))
_STEADY = either(
    phrase(w.ALWAYS_RANK, row=row, ordinal=counted_rank), phrase(w.ALWAYS_FIRST_RANK, row=row)
)
_RANKS = joined(number, BETWEEN_NAMES)


def _moved(
    told: Told, before: int, count: int, noun: str, parts: Sequence[tuple[int, Any]],
    year: int | None = None, how: tuple[int, Any] | None = None,
) -> Said:  # fmt: skip
    said = {_WAYS[kind]: found["count"] for kind, found in parts}
    yield [_WAYS[kind] for kind, _ in parts] == [way for way in _WAYS if way in said]
    yield before < (year or told.latest)
    yield how is None or (how[0] == 1) == told.home.excerpt
    counts = {"rows": count, **dict.fromkeys(_WAYS, 0), **said}
    yield told.claim(told.home, before, year or told.latest, counts=counts)


def _none_moved(told: Told, before: int, count: int, noun: str) -> Said:
    yield before < told.latest
    yield told.claim(told.home, before, told.latest, counts={"rows": count, "same": count})


def _most(told: Told, kind: int, rows: Sequence[str], **ranks: int) -> Said:
    """Claim who moved most, or alone; upwards in the first three phrases."""
    way, sign = ("up", 1) if kind < 3 else ("down", -1)
    alone, shared = kind % 3 == 1, kind % 3 == 2
    places = sign * ranks["places"] if shared else ranks["before"] - ranks["after"]
    yield places * sign > 0 and (len(rows) > 1) == shared and len({*rows}) == len(rows)
    pairs = {} if shared else {rows[0]: (ranks["before"], ranks["after"])}
    counts = {way: 1} if alone else {}
    moves = dict.fromkeys(rows, places)
    yield told.claim(told.home, *told.ends, ranks=pairs, moves=moves, most=True, counts=counts)


def _movers(told: Told, first: tuple[int, Any], last: tuple[int, Any] | None = None) -> Said:
    yield last is None or first[0] < 3 <= last[0]
    for kind, found in filter(None, (first, last)):
        yield from _most(told, kind, **found)


def _same_top(told: Told, top: int, year: int, noun: str, before: int) -> Said:
    yield before < year and top in told.limits
    rows = told.within(top, year)
    for one in (before, year):
        yield told.claim(told.home, one, rows=rows, within=(1, top), only=True)


def _entered(told: Told, rows: tuple[str, ...], top: int, year: int, left: tuple[str, ...]) -> Said:
    before = told.ends[0]
    yield before < year and top in told.limits
    yield told.claim(told.home, before, year, entered=rows, left=left, within=(1, top), only=True)


def _first(told: Told, rows: tuple[str, ...], top: int) -> Said:
    yield {*told.years} == {*told.home.placed} and top in told.limits
    yield told.claim(told.home, *told.years, first=rows, within=(1, top))


def _same_order(told: Told, count: int, before: int) -> Said:
    yield before < told.latest and count in told.limits
    rows = told.home.rows(told.latest)[:count]
    yield len(rows) == count
    for one in (before, told.latest):
        yield told.claim(told.home, one, order=rows, rows=rows, within=(1, count), only=True)


def _always(
    told: Told, span: tuple[int, ...], top: int, leader: tuple[int, Any] | None,
    rows: tuple[str, ...] | None = None, count: int | None = None, noun: str = "",
) -> Said:  # fmt: skip
    """Claim who was always in the top; of many only how many they are."""
    tops = [{*told.within(top, year)} for year in span]
    always = tuple(one for one in told.within(top, span[-1]) if all(one in of for of in tops))
    named = always if rows is None else rows
    yield top in told.limits
    yield len({*named}) == len(named) == (1 if count is None else count)
    yield told.claim(told.home, *span, rows=named, within=(1, top), only=True)
    if leader is not None:
        kind, found = leader
        yield kind == 0 or len(named) == 1
        first = (found["row"],) if kind == 0 else named
        yield told.claim(told.home, *span, rows=first, within=(1, 1))


def _always_all(told: Told, top: int, **fields: Any) -> Said:
    yield from _always(told, top=top, count=top, **fields)


def _led(told: Told, span: tuple[int, ...], row: str) -> Said:
    yield told.claim(told.home, *span, rows=(row,), within=(1, 1))


def _stable(told: Told, span: tuple[int, ...], count: int, noun: str) -> Said:
    order = told.home.rows(span[-1])
    yield told.claim(told.home, *span, order=order, counts={"rows": count})


def _years(told: Told, span: tuple[int, Any] | None) -> tuple[int, ...]:
    return span[1]["span"] if span is not None and span[0] == 0 else told.years


def _kept(told: Told, span: tuple[int, Any] | None, parts: Sequence[tuple[int, Any]]) -> Said:
    for _, found in parts:
        rank = found.get("ordinal", 1)
        yield told.claim(told.home, *_years(told, span), spans={found["row"]: (rank, rank)})


def _sequences(told: Told, span: tuple[int, Any] | None, parts: Sequence[Any]) -> Said:
    years = _years(told, span)
    for found in parts:
        right = len(found["ranks"]) == len(years)
        yield right
        if right:
            yield told.claim(told.home, *years, ranks={found["row"]: found["ranks"]})


def _exchanged(told: Told, before: int, year: int, up: str, down: str, low: int, high: int) -> Said:
    yield before < year and low > high
    yield told.claim(told.home, before, year, ranks={up: (low, high)})
    yield told.claim(told.home, before, year, ranks={down: (high, low)})


def rules() -> Iterator[Rule]:
    """Yield how the sentences are read, and what they claim."""
    pool = {"count": number, "noun": noun}
    parts = in_language(joined(_MOVED, BETWEEN_NAMES, _MOVED_FIRST), listed(_MOVED))
    how = either(phrase(w.HOW_RANKED), phrase(w.HOW_LISTED))
    yield phrase(w.NONE_MOVED, before=year, **pool), _none_moved
    yield phrase(w.MOVED, before=year, parts=parts, **pool), _moved
    yield phrase(w.MOVED_SOME, before=year, year=year, how=how, parts=parts, **pool), _moved
    yield phrase(w.ALSO, first=_MOST, last=_MOST), _movers
    yield phrase(w.FULL_STOP, first=_MOST), _movers
    yield phrase(w.SAME_TOP, top=number, year=year, noun=noun, before=year), _same_top
    yield phrase(w.ENTERED, rows=listed(row), top=number, year=year, left=listed(row)), _entered
    yield phrase(w.FIRST, rows=listed(row), top=number), _first
    yield phrase(w.SAME_ORDER, count=number, before=year), _same_order
    leader = maybe(either(phrase(w.ALWAYS_FIRST, row=row), phrase(w.ALWAYS_FIRST_SAME)))
    top = {"span": _SPAN, "top": number, "leader": leader}
    yield phrase(w.ALWAYS, rows=listed(row), **top, **pool), _always
    yield phrase(w.ALWAYS_ONE, rows=listed(row), **top), _always
    yield phrase(w.ALWAYS_MANY, **top, **pool), _always
    yield phrase(w.ALWAYS_ALL, rows=listed(row), noun=noun, **top), _always_all
    yield phrase(w.LED, span=_SPAN, row=row), _led
    yield phrase(w.STABLE, span=_SPAN, **pool), _stable
    steady = in_language(joined(_STEADY, CLAUSES), listed(_STEADY))
    yield phrase(w.KEPT, span=_OPENING, parts=steady), _kept
    sequences = joined(
        phrase(w.SEQUENCE, row=row, ranks=_RANKS), BETWEEN_PARTS,
        phrase(w.SEQUENCE_FIRST, row=row, ranks=_RANKS),
    )  # fmt: skip
    yield phrase(w.SEQUENCES, span=_OPENING, parts=sequences), _sequences
    two = {"before": year, "year": year, "up": row, "down": row}
    yield phrase(w.EXCHANGED, **two, low=number, high=number), _exchanged
