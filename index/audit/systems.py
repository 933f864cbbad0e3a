"""The relations of each year that link unrounded scores, collected into one system."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from index.audit.instances import Equation, Ranking, equations, ranges, rankings, unscored_equations
from index.audit.intervals import Interval
from index.audit.relations import Cell, Declared, RangeRelation


@dataclass(frozen=True)
class System:
    """The relations of one year between its unrounded scores.

    Attributes
    ----------
    year : int or None
    scores : mapping of Cell to Interval
        What each printed score stands for; of a year of ranks alone, the scores that are not
        printed, all unlimited.
    limits : mapping of Cell to Interval
        The scores a cell can have at all; unlimited where absent.
    equations : tuple of Equation
    rankings : tuple of Ranking
        Of unrounded scores: a better rank has at least as much.
    ranks_only : bool
        No score of the year is printed.
    doubted : frozenset of Cell
        Scores of relations that do not hold and are not among these: of geometric and harmonic
        means, and of unknown weights.
    """

    year: int | None
    scores: Mapping[Cell, Interval] = field(repr=False)
    limits: Mapping[Cell, Interval] = field(default_factory=dict, repr=False)
    equations: tuple[Equation, ...] = field(default=(), repr=False)
    rankings: tuple[Ranking, ...] = field(default=(), repr=False)
    ranks_only: bool = False
    doubted: frozenset[Cell] = frozenset()


def systems(declared: Declared, doubted: Iterable[Cell] = ()) -> tuple[System, ...]:
    """Collect the relations of each year that link scores, latest year first.

    Parameters
    ----------
    declared : Declared
    doubted : iterable of Cell, optional
        Scores that relations of other kinds say are wrong, or come from wrong ones.

    >>> systems(Declared("", {}, "", {}))
    ()
    """
    scored: dict[int | None, list[Equation]] = {}
    for equation in equations(declared):
        if not equation.missing:
            scored.setdefault(equation.total.year, []).append(equation)
    unscored: dict[int | None, list[Equation]] = {}
    for equation in unscored_equations(declared):
        unscored.setdefault(equation.total.year, []).append(equation)
    ranked: dict[int | None, list[Ranking]] = {}
    for ranking in rankings(declared):
        if ranking.relation.basis == "unrounded":
            ranked.setdefault(ranking.year, []).append(ranking)
    limits = _limits(declared)
    with_scores = {
        year for year, group in ranked.items() if any(one.score for r in group for one in r.rows)
    }
    wrong = frozenset(doubted)
    years = {*scored, *with_scores, *(unscored.keys() & ranked.keys())}
    return tuple(
        _scored_system(declared, year, scored.get(year, []), ranked.get(year, []), limits, wrong)
        if year in scored or year in with_scores
        else _unscored_system(declared, year, unscored[year], ranked[year])
        for year in sorted(years, key=lambda year: (year is None, -(year or 0)))
    )


def _limits(declared: Declared) -> Mapping[Cell, Interval]:
    limits: dict[Cell, Interval] = {}
    for one in ranges(declared):
        limits[one.cell] = _both(limits.get(one.cell, Interval()), one.limits)
    return limits


def _cells(linear: Sequence[Equation], ranked: Sequence[Ranking]) -> Mapping[Cell, None]:
    """Return every score that a relation speaks of, once and in order."""
    cells = [cell for one in linear for cell in (one.total, *(part for part, _ in one.terms))]
    for ranking in ranked:
        cells += [Cell(ranking.table, one.row, ranking.year, "score") for one in ranking.rows]
    return dict.fromkeys(cells)


def _scored_system(
    declared: Declared,
    year: int | None,
    linear: Sequence[Equation],
    ranked: Sequence[Ranking],
    limits: Mapping[Cell, Interval],
    doubted: frozenset[Cell],
) -> System:
    scores = {
        cell: Interval.printed(figure)
        for cell in _cells(linear, ranked)
        if (figure := declared.figure(cell)) is not None
    }
    own = {cell: limits[cell] for cell in scores if cell in limits}
    for cell, reach in _reaches(linear, scores).items():
        own[cell] = _both(own.get(cell, Interval()), reach)
    return System(year, scores, own, tuple(linear), tuple(ranked), doubted=doubted)


def _unscored_system(
    declared: Declared, year: int | None, linear: Sequence[Equation], ranked: Sequence[Ranking]
) -> System:
    """Make the system of a year of ranks; of limits only one holds at any scale: at least 0."""
    positive = {
        code
        for relation in declared.relations
        if isinstance(relation, RangeRelation)
        for code, limits in relation.limits.items()
        if limits.low is not None and limits.low >= 0
    }
    scores = dict.fromkeys(_cells(linear, ranked), Interval())
    limits = {cell: Interval(Fraction(0), None) for cell in scores if cell.table in positive}
    # a product of a rounded weight and a score that has no end says nothing
    said = tuple(one for one in linear if limits.keys() >= one.spans.keys())
    return System(year, scores, limits, said, tuple(ranked), ranks_only=True)


def _reaches(
    linear: Sequence[Equation], scores: Mapping[Cell, Interval]
) -> Mapping[Cell, Interval]:
    """Return how far scores with rounded weights reach, as products of two unknowns need an end.

    A table that prints no negative score has none; elsewhere a score is at most as far from 0 as
    the farthest printed one.
    """
    spanned = {cell for one in linear for cell in one.spans}
    ends: dict[str, list[tuple[Fraction, Fraction]]] = {}
    for cell, interval in scores.items():
        if interval.low is not None and interval.high is not None:
            ends.setdefault(cell.table, []).append((interval.low, interval.high))
    reaches: dict[str, Interval] = {}
    for table, both in ends.items():
        low, far = min(low for low, _ in both), max(max(abs(a), abs(b)) for a, b in both)
        unsigned = all(a + b >= 0 for a, b in both)
        reaches[table] = Interval(min(low, Fraction(0)), None) if unsigned else Interval(-far, far)
    return {cell: reaches[cell.table] for cell in scores if cell in spanned}


def _both(a: Interval, b: Interval) -> Interval:
    lows = [end for end in (a.low, b.low) if end is not None]
    highs = [end for end in (a.high, b.high) if end is not None]
    return Interval(max(lows, default=None), min(highs, default=None))
