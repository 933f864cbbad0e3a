"""The search for the fewest cells whose correction makes a year consistent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from ahp.common.findings import AhpError
from ahp.common.system import reader_reason
from index.audit.checks.order import exchanges, implied_ranks
from index.audit.instances import Ranking
from index.audit.intervals import Interval
from index.audit.joint.explanation import Conflict, Joint, corrections
from index.audit.joint.irreducible import irreducible
from index.audit.joint.nearness import LARGE, Nearness
from index.audit.joint.program import Program, Stretched, UnsolvedError
from index.audit.joint.proof import proves
from index.audit.joint.ranks import (
    TOLERANCE,
    consistent,
    corrected,
    exchanged,
    lasting,
    ranking_of,
    ways,
)
from index.audit.relations import Cell
from index.audit.systems import System
from index.audit.wording import AUDIT_NOT_SOLVED, relations_of

MAX_CELLS, MAX_CONFLICTS = 20, 40
"""A year with more is not taken apart further: its relations are wrong rather than its cells."""


class AuditError(AhpError):
    """The relations of a year could not be solved together."""


class _TooMany(Exception):  # noqa: N818, an early end and no error
    """The search for the fewest cells was given up."""


def solve(system: System) -> Joint:
    """Tell whether a year is consistent; if not, find the fewest cells to correct.

    Parameters
    ----------
    system : System

    Returns
    -------
    Joint

    Raises
    ------
    AuditError
        When a program cannot be solved.

    Examples
    --------
    >>> solve(System(2022, {})).feasible
    True
    """
    if not system.scores:
        return Joint(system.year, feasible=True)
    try:
        return Search(system).run()
    except UnsolvedError as error:
        raise AuditError.of(
            AUDIT_NOT_SOLVED, relations=relations_of(system.year), reason=reader_reason(str(error))
        ) from error


class Search:
    """The search for the fewest cells to correct."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.program = Program.of(system)
        large = len(system.scores) > LARGE and not system.ranks_only
        self.near = Nearness.of(system, self.program) if large else None
        self.conflicts: list[Conflict] = []
        self.least = 0
        self.sets: list[frozenset[Cell]] = []
        self.partners = _exchanged_by_score(system)
        self.more: list[frozenset[Cell]] = []

    def run(self) -> Joint:
        """Search until nothing is left to find, or there is too much of it."""
        complete = True
        certain: set[Cell] = set()
        try:
            certain = self._search()
        except _TooMany:
            complete = False
        return Joint(
            self.system.year,
            feasible=not self.conflicts,
            size=min(map(len, self.sets)) if complete and self.sets else self.least,
            corrections=corrections(
                self.system,
                self.program,
                self.sets,
                self.conflicts,
                certain,
                self.partners,
                self.near,
            ),
            sets=tuple(self.sets),
            conflicts=tuple(self.conflicts),
            complete=complete,
        )

    def _search(self) -> set[Cell]:
        """Collect smallest sets until they hold every cell of any; return the cells all need."""
        smallest = self._choose(None)
        if smallest is None:  # no ranks were found with which everything holds
            raise _TooMany
        if not smallest:
            return set()
        self.sets.append(smallest)
        found = set(smallest)
        size = self.mistakes(smallest)
        while other := self._choose(size, beyond=found):
            self.sets.append(other)
            found |= other
        self.sets = [one for one in self.sets if not self._told_by_ranks(one)]
        smallest = self.sets[0]
        certain = {cell for cell in smallest if all(cell in one for one in self.sets)}
        return {cell for cell in certain if self._indispensable(cell, size)}

    def _indispensable(self, cell: Cell, size: int) -> bool:
        """Whether there is no set of this size without a cell; a set found is kept."""
        unit = self._unit(cell)
        scores = {replace(one, role="score") for one in unit} if len(unit) > 1 else set()
        without = self._choose(size, allowed=set(self.program.cells) - unit - scores)
        if without is not None:
            self.sets.append(without)
        return without is None

    def _told_by_ranks(self, chosen: frozenset[Cell]) -> bool:
        """Whether the score of a row is chosen where its rank, exchanged with another, does.

        Ranks come from scores, and an exchange needs no figure that is not printed. But it does
        not explain a score that does not fit its parts either.
        """
        for cell in chosen - self.system.doubted:
            rank = replace(cell, role="rank")
            if cell.role == "score" and rank in self.partners:
                instead = chosen - {cell} | self._unit(rank)
                if all(instead & one for one in (*self.more, *(c.cells for c in self.conflicts))):
                    return True
        return False

    def _unit(self, cell: Cell) -> frozenset[Cell]:
        """Return a cell, and the one it is exchanged with, if any: one mistake."""
        return frozenset({cell, self.partners.get(cell, cell)})

    def mistakes(self, chosen: Collection[Cell]) -> int:
        """Count mistakes: two ranks that are exchanged are one."""
        return len({self._unit(cell) for cell in chosen})

    def _choose(
        self,
        size: int | None,
        beyond: Collection[Cell] | None = None,
        allowed: Collection[Cell] | None = None,
    ) -> frozenset[Cell] | None:
        """Find a set that breaks every conflict, those included that turn up on the way.

        Without a size it is a smallest set; with one, a set no larger that holds a cell beyond
        those known, or only cells that are allowed; None where there is no such set.
        """
        while True:
            chosen = self._hitting_set(size, beyond, allowed)
            if chosen is None:
                return None
            if size is None:
                self.least = self.mistakes(chosen)
                if self.least > MAX_CELLS:
                    raise _TooMany
            fresh = self._new_conflicts(chosen)
            if not fresh and self._ranks_fit(chosen):
                return chosen
            self.conflicts += fresh
            if len(self.conflicts) + len(self.more) > MAX_CONFLICTS:
                raise _TooMany

    def _ranks_fit(self, chosen: frozenset[Cell]) -> bool:
        """Whether other ranks can stand in the chosen cells; if not, note what else it takes.

        A rank that no other fits alone is tried in exchange with those it contradicts. Else some
        further cell has to be corrected: one more rank of the column, or a cell in conflict.
        """
        columns: dict[tuple[str, int | None], list[Cell]] = {}
        for cell in self.program.cells:
            if cell in chosen and cell.role == "rank":
                columns.setdefault((cell.table, cell.year), []).append(cell)
        for cells in columns.values():
            ranking = ranking_of(self.system, cells[0])
            if not self._fit_between(ranking, cells, chosen):
                self.more.append(self._others(ranking, cells))
                return False
            if lasting(ranking) and next(ways(self.system, cells, chosen, self.near), None) is None:
                if not any(self._paired(cell, chosen) for cell in cells):
                    self.more.append(self._others(ranking, cells))
                return False
        return True

    def _others(self, ranking: Ranking, cells: Collection[Cell]) -> frozenset[Cell]:
        """Return the other ranks of a column, and the cells in conflict with some of its ranks."""
        place = (ranking.table, ranking.year)
        same = {one for one in self.program.links if (one.table, one.year) == place}
        hit = [one.cells for one in self.conflicts if one.cells & {*cells}]
        return frozenset(same.union(*hit)) - frozenset(cells)

    def _fit_between(
        self, ranking: Ranking, cells: Sequence[Cell], chosen: frozenset[Cell]
    ) -> bool:
        """Whether the scores above and below leave a rank, where only one of a column is wrong.

        An excerpt has gaps between its ranks, and ranks alone have no scores.
        """
        scored = any(
            (one.table, one.year, one.role) == (ranking.table, ranking.year, "score")
            for one in chosen
        )
        if len(cells) > 1 or scored or ranking.relation.excerpt or self.system.ranks_only:
            return True
        left = implied_ranks(ranking).get(cells[0].row, Interval())
        return left.low is None or left.high is None or left.low <= left.high

    def _paired(self, cell: Cell, chosen: frozenset[Cell]) -> bool:
        """Find the rank of the same column that a rank is exchanged with."""
        if cell in self.partners:
            return False
        hit = set[Cell]().union(*(one.cells for one in self.conflicts if cell in one.cells))
        for other in self.program.links:
            same = (other.table, other.year) == (cell.table, cell.year)
            if same and other in hit - chosen - self.partners.keys():
                system = corrected(self.system, exchanged(self.system, cell, other))
                if consistent(system, chosen - {cell}, self.near):
                    self.partners |= {cell: other, other: cell}
                    return True
        return False

    def _hitting_set(
        self,
        size: int | None,
        beyond: Collection[Cell] | None,
        allowed: Collection[Cell] | None,
    ) -> frozenset[Cell] | None:
        """Choose the fewest cells that meet every conflict known, by an integer program."""
        broken = [one.cells for one in self.conflicts] + self.more
        everything = {cell for cells in broken for cell in cells}
        known = [self._unit(cell) for cell in self.program.cells if cell in everything]
        cells = list(dict.fromkeys(known))
        if not cells:
            return frozenset() if size is None else None
        rows = [[float(bool(unit & one)) for unit in cells] for one in broken]
        lows, highs = [1.0] * len(rows), [np.inf] * len(rows)
        if size is not None:
            rows.append([1.0] * len(cells))
            lows.append(0.0)
            highs.append(float(size))
        if beyond is not None:
            rows.append([float(not unit <= set(beyond)) for unit in cells])
            lows.append(1.0)
            highs.append(np.inf)
        upper = [float(allowed is None or unit <= set(allowed)) for unit in cells]
        result = milp(
            np.ones(len(cells)),
            integrality=np.ones(len(cells)),
            bounds=Bounds(np.zeros(len(cells)), np.array(upper)),
            constraints=LinearConstraint(np.array(rows), lows, highs),
        )
        if result.status == 2:  # infeasible
            return None
        if result.x is None:
            raise UnsolvedError(result.message)
        chosen = [unit for unit, value in zip(cells, result.x, strict=True) if value > 0.5]
        return frozenset().union(*chosen)

    def _new_conflicts(self, freed: Collection[Cell]) -> list[Conflict]:
        """Find conflicts among the cells that are not freed; none where they are consistent."""
        near = [self.program] if self.near is None else self.near.near(self.system, freed)
        for program in near:
            stretched = program.stretch(set(program.cells) - set(freed))
            if stretched.total() > TOLERANCE:
                break
        else:
            return []
        groups = components(program, stretched)
        groups = [group for group in groups if stretched.total(group) > TOLERANCE]
        parts = [program.part(group, stretched) for group in groups or [stretched.used]]
        if len(parts) > MAX_CELLS:  # none shares a cell with another
            self.least = max(self.least, len(parts))
            self.conflicts += map(_whole, parts)
            raise _TooMany
        return [irreducible(part) for part in parts]


def _exchanged_by_score(system: System) -> dict[Cell, Cell]:
    """Return the ranks that the scores of their columns say are exchanged."""
    return {
        Cell(ranking.table, row, ranking.year, "rank"): Cell(
            ranking.table, other.row, ranking.year, "rank"
        )
        for ranking in system.rankings
        if lasting(ranking)
        for row, other in exchanges(ranking).items()
        if system.doubted.isdisjoint(
            Cell(ranking.table, one, ranking.year, "score") for one in (row, other.row)
        )
    }


def components(program: Program, stretched: Stretched) -> list[frozenset[Cell]]:
    """Split conflicting cells into groups that no relation with a multiplier links."""
    part = program.part(stretched.used, stretched)
    parent = list(range(part.variables))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    rows = [row for row, _ in (*part.equal, *part.below)]
    for row in (*rows, *part.links.values()):
        first, *others = row
        for place in others:
            parent[root(place)] = root(first)
    groups: dict[int, set[Cell]] = {}
    for cell in part.cells:
        place = next(iter(part.links[cell])) if cell in part.links else part.columns[cell]
        groups.setdefault(root(place), set()).add(cell)
    return [frozenset(group) for group in groups.values()]


def _whole(program: Program) -> Conflict:
    """Make one conflict of all cells, without looking for fewer."""
    stretched = program.stretch(program.cells)
    return Conflict(frozenset(program.cells), proves(program, program.cells, stretched))
