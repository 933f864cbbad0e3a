"""What the search found for readers: contradictions, and what the cells to correct could be."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from index.audit.checks.order import implied_ranks
from index.audit.intervals import Interval
from index.audit.joint.nearness import Nearness, beside
from index.audit.joint.program import Program
from index.audit.joint.ranks import lasting, rank_of, ranking_of, ways
from index.audit.relations import Cell
from index.audit.systems import System


@dataclass(frozen=True)
class Conflict:
    """Cells of which at least one is wrong: by some relations no fewer of them contradict.

    Attributes
    ----------
    cells : frozenset of Cell
    proved : bool
        Whether the contradiction was verified in exact arithmetic.
    """

    cells: frozenset[Cell]
    proved: bool


@dataclass(frozen=True)
class Correction:
    """A cell to correct, as one of the fewest.

    Attributes
    ----------
    cell : Cell
    implied : Interval
        The unrounded scores, or the ranks, that the cells left as printed allow.
    certain : bool
        Whether it is in every smallest set of cells whose correction makes the year consistent.
    choices : tuple of Cell
        The cells that its conflicts lead to and that are in some smallest set, itself included.
    size : int
        How many of the choices have to be corrected at least.
    other : Cell or None
        The cell whose rank is exchanged with this one's.
    """

    cell: Cell
    implied: Interval
    certain: bool
    choices: tuple[Cell, ...]
    size: int
    other: Cell | None = None


@dataclass(frozen=True)
class Joint:
    """What the relations of a year say together.

    Attributes
    ----------
    year : int or None
    feasible : bool
    size : int
        The fewest cells whose correction makes the year consistent; at least so many, where the
        search is not complete.
    corrections : tuple of Correction
        Every cell that is in some smallest set.
    sets : tuple of frozenset of Cell
        Smallest sets; together they hold every cell that is in any.
    conflicts : tuple of Conflict
        Enough of them that no smaller set breaks all.
    complete : bool
        False where there were more than `MAX_CELLS` or `MAX_CONFLICTS`: then other sets may
        exist, and without corrections none was found.
    """

    year: int | None
    feasible: bool
    size: int = 0
    corrections: tuple[Correction, ...] = ()
    sets: tuple[frozenset[Cell], ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    complete: bool = True

    @property
    def unique(self) -> bool:
        """Whether there is no other smallest set."""
        return self.complete and len(self.sets) <= 1


def corrections(
    system: System,
    program: Program,
    sets: Sequence[frozenset[Cell]],
    conflicts: Sequence[Conflict],
    certain: Collection[Cell],
    partners: Mapping[Cell, Cell],
    near: Nearness | None = None,
) -> tuple[Correction, ...]:
    """Say of each cell of any smallest set what the others imply, and what else could be wrong.

    Parameters
    ----------
    system : System
    program : Program
        Of the system.
    sets : sequence of frozenset of Cell
        Smallest sets; the first that holds a cell says which others are not as printed.
    conflicts : sequence of Conflict
    certain : collection of Cell
        The cells of every smallest set.
    partners : mapping of Cell to Cell
        Ranks that are exchanged.
    near : Nearness, optional
        Of a large system: what a cell can be is then taken from the relations near it.

    Returns
    -------
    tuple of Correction
        In the order of the program's cells.
    """
    partners = {**partners, **_pairs(system, sets, partners, near)}
    found = {cell for one in sets for cell in one}
    ordered = [cell for cell in program.cells if cell in found]
    made = []
    for cell in ordered:
        chosen = next(one for one in sets if cell in one)
        linked = _linked(cell, conflicts)
        made.append(
            Correction(
                cell,
                implied=_implied(system, program, cell, chosen, partners, near),
                certain=cell in certain,
                choices=tuple(other for other in ordered if other in linked),
                size=len({frozenset({one, partners.get(one, one)}) for one in chosen & linked}),
                other=partners.get(cell),
            )
        )
    return tuple(made)


def _pairs(
    system: System,
    sets: Sequence[frozenset[Cell]],
    partners: Mapping[Cell, Cell],
    near: Nearness | None,
) -> Mapping[Cell, Cell]:
    """Return the two ranks of a column to correct, where exchanging them makes all hold.

    Scores that are wrong too hide them from a look at the order of the scores alone.
    """
    found: dict[Cell, Cell] = {}
    for chosen in sets[:1] if len(sets) == 1 else ():
        columns: dict[str, list[Cell]] = {}
        for cell in chosen:
            if cell.role == "rank" and cell not in partners:
                columns.setdefault(cell.table, []).append(cell)
        for cells in columns.values():
            exchange = len(cells) == 2 and lasting(ranking_of(system, cells[0]))
            if exchange and next(ways(system, cells, chosen, near), None) is not None:
                found |= {cells[0]: cells[1], cells[1]: cells[0]}
    return found


def _implied(
    system: System,
    program: Program,
    cell: Cell,
    chosen: Collection[Cell],
    partners: Mapping[Cell, Cell],
    near: Nearness | None,
) -> Interval:
    """Return the scores or ranks a cell can have when the chosen cells are not as printed."""
    if cell.role == "score":
        if near is not None:
            program = Program.of(beside(system, cell), program.unit)
        low = program.least({cell: 1}, chosen)
        high = program.least({cell: -1}, chosen)
        return Interval(low, None if high is None else -high)
    if cell in partners:
        return Interval.exactly(rank_of(system, partners[cell]))
    ranking = ranking_of(system, cell)
    alone = sum(one.role == "rank" and one.table == cell.table for one in chosen) == 1
    if alone and lasting(ranking):
        ranks = [one[cell] for one in ways(system, [cell], chosen, near)]
        return Interval(min(ranks), max(ranks))
    if not system.ranks_only:
        return implied_ranks(ranking)[cell.row]
    above = below = 0
    own = replace(cell, role="score")
    sign = -1 if ranking.relation.ascending else 1
    for one in ranking.rows:
        if one.row != cell.row:
            other = replace(own, row=one.row)
            lead = program.least({other: sign, own: -sign}, chosen)
            lag = program.least({own: sign, other: -sign}, chosen)
            above += lead is not None and lead >= 0
            below += lag is not None and lag >= 0
    return Interval(Fraction(1 + above), Fraction(len(ranking.rows) - below))


def _linked(cell: Cell, conflicts: Sequence[Conflict]) -> set[Cell]:
    """Return the cells of every conflict that leads to a cell's, from conflict to conflict."""
    linked, before = {cell}, 0
    while len(linked) > before:
        before = len(linked)
        for one in conflicts:
            if one.cells & linked:
                linked |= one.cells
    return linked
