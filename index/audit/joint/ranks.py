"""Ranks that are corrected: which others make every relation hold, by putting them in place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from ahp.common.figure import Figure
from index.audit.checks.sequence import additions, follow
from index.audit.instances import Ranking
from index.audit.joint.nearness import Nearness, columns_of
from index.audit.joint.program import Program
from index.audit.relations import Cell
from index.audit.systems import System

TOLERANCE = 1e-6  # of a violation, in units of half the last printed digit
_AT_ONCE = 4  # ranks of one column that are permuted


def ranking_of(system: System, cell: Cell) -> Ranking:
    """Return the ranking that a rank belongs to."""
    place = (cell.table, cell.year)
    return next(one for one in system.rankings if (one.table, one.year) == place)


def rank_of(system: System, cell: Cell) -> Fraction:
    """Return a printed rank."""
    rows = ranking_of(system, cell).rows
    return next(Fraction(one.rank.value) for one in rows if one.row == cell.row)


def corrected(system: System, ranks: Mapping[Cell, Fraction]) -> System:
    """Return a system with other ranks in some cells."""
    rankings = []
    for ranking in system.rankings:
        rows = []
        for one in ranking.rows:
            rank = ranks.get(Cell(ranking.table, one.row, ranking.year, "rank"))
            rows.append(one if rank is None else replace(one, rank=_figure(rank)))
        rows.sort(key=lambda one: one.rank.value)
        rankings.append(replace(ranking, rows=tuple(rows)))
    return replace(system, rankings=tuple(rankings))


def consistent(system: System, freed: Collection[Cell], near: Nearness | None = None) -> bool:
    """Whether all relations can hold at once when some cells are not as printed.

    A large system is looked through by projections, with the sums of the system as printed.
    """
    if near is not None:
        return replace(near, columns=columns_of(system, near.program)).consistent(freed)
    program = Program.of(system)
    return program.stretch(set(program.cells) - set(freed)).total() <= TOLERANCE


def ways(
    system: System,
    cells: Sequence[Cell],
    freed: Collection[Cell],
    near: Nearness | None = None,
) -> Iterator[Mapping[Cell, Fraction]]:
    """Yield ranks for some cells of one column with which all relations hold at once.

    Parameters
    ----------
    system : System
    cells : sequence of Cell
        Ranks of one column that follow each other without a gap.
    freed : collection of Cell
        Cells that are not as printed; those given included.
    near : Nearness, optional
        Of a large system.

    Yields
    ------
    mapping of Cell to Fraction
        At least one of the ranks is another than is printed.
    """
    ranking = ranking_of(system, cells[0])
    rows = {cell.row for cell in cells}
    others = [Fraction(one.rank.value) for one in ranking.rows if one.row not in rows]
    printed = {cell: rank_of(system, cell) for cell in cells}
    still = set(freed) - set(cells)
    for ranks in _candidates(ranking, others, list(printed.values())):
        one = dict(zip(cells, ranks, strict=True))
        if one != printed and consistent(corrected(system, one), still, near):
            yield one


def lasting(ranking: Ranking) -> bool:
    """Whether a column's ranks follow each other, which a correction must not undo."""
    ranks = [Fraction(one.rank.value) for one in ranking.rows]
    return not ranking.relation.excerpt and follow(ranking.relation.ties, ranks)


def exchanged(system: System, one: Cell, other: Cell) -> Mapping[Cell, Fraction]:
    """Return two ranks, each in the place of the other."""
    return {one: rank_of(system, other), other: rank_of(system, one)}


def _candidates(
    ranking: Ranking, others: Sequence[Fraction], printed: Sequence[Fraction]
) -> Iterator[tuple[Fraction, ...]]:
    """Yield ranks that together with the others follow each other by the tie convention."""
    if len(printed) == 1:
        tried: list[tuple[Fraction, ...]] = [(rank,) for rank in additions(others)]
    elif len(printed) <= _AT_ONCE:
        tried = sorted(set(permutations(printed)))
    else:
        tried = []
    for ranks in tried:
        if follow(ranking.relation.ties, [*others, *ranks]):
            yield ranks


def _figure(rank: Fraction) -> Figure:
    return Figure(Decimal(rank.numerator) / Decimal(rank.denominator))
