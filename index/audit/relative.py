"""Whether an item is a relative strength or weakness of a row, by printed ranks and scores."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from index.audit.relations import Table

Verdict = Literal["strength", "weakness", "neither"]
VERDICTS: tuple[Verdict, ...] = ("strength", "weakness", "neither")


def verdict_of(table: Table, whole: Table, row: str, year: int, places: int) -> Verdict | None:
    """Say whether a row's rank in a table is better or worse than in the table of the whole.

    It is a strength where the rank is better by so many places, or by an eighth of the ranked
    (rounded down, at least 1) where that is less, and where the row is first; a weakness where it
    is worse. Both must also hold if rows of the same rank or printed score change places; in a
    table with gaps, rows that are not listed may have that score, too.

    Parameters
    ----------
    table, whole : Table
    row : str
    year : int
    places : int

    Returns
    -------
    str or None
        None where a rank is not printed.
    """
    own, other = _reach(table, row, year), _reach(whole, row, year)
    if own is None or other is None:
        return None
    needed = min(places, max(1, _ranked(whole, year) // 8))
    if own[1] is not None and (own[1] == 1 or other[0] - own[1] >= needed):
        return "strength"
    return "weakness" if other[1] is not None and own[0] - other[1] >= needed else "neither"


@lru_cache(maxsize=256)  # asked for every region and item of a report
def _ranks(table: Table, year: int) -> Mapping[str, float]:
    figures = ((one, table.figure(one, year, "rank")) for one in table.rows.get(year, ()))
    return {one: float(figure.value) for one, figure in figures if figure is not None}


@lru_cache(maxsize=256)
def _equals(table: Table, year: int) -> Mapping[Decimal, frozenset[str]]:
    """Return the ranked rows that have a score, by it."""
    found: dict[Decimal, set[str]] = {}
    for one in _ranks(table, year):
        score = table.figure(one, year, "score")
        if score is not None:
            found.setdefault(score.value, set()).add(one)
    return {value: frozenset(rows) for value, rows in found.items()}


def _ranked(table: Table, year: int) -> int:
    """Return how many are ranked, listed or not."""
    ranks = _ranks(table, year)
    return max(len(ranks), int(max(ranks.values(), default=0)))


def _reach(table: Table, row: str, year: int) -> tuple[float, float | None] | None:
    """Return the best and the worst rank a row has if its equals change places with it.

    The worst is None where it is not known.
    """
    ranks, own = _ranks(table, year), table.figure(row, year, "score")
    if row not in ranks:
        return None
    equal = {one for one, rank in ranks.items() if rank == ranks[row]}
    if own is not None:
        equal |= _equals(table, year)[own.value]
    best, worst = min(ranks[one] for one in equal), max(ranks[one] for one in equal)
    above = [rank for one, rank in ranks.items() if rank < best]
    if len(ranks) < max(ranks.values()):
        best = min(best, max(above) + above.count(max(above)) if above else 1)
    below = [rank for rank in ranks.values() if rank > worst]
    worst = max(worst, sum(rank <= worst for rank in ranks.values()))
    if below:
        return best, max(worst, min(below) - 1)
    return best, worst if len(ranks) >= max(ranks.values()) else None
