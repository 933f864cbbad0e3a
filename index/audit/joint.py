"""Whether any unrounded scores of a year satisfy all relations at once; else the fewest mistakes.

A year is a system of linear relations between unrounded scores, each inside the interval its
printed figure stands for. Of a year without scores the ranks alone can contradict each other: a
better rank then has a score greater by one unit, as such scores have no scale.

Infeasible systems are taken apart by implicit hitting sets: a linear program finds cells that
contradict each other (a conflict), an integer program the fewest cells that break every conflict
known, until what is left is feasible. There is no big-M, so that "fewest" does not hang on a
tolerance, and every conflict comes with multipliers whose contradiction is verified in exact
arithmetic (Farkas).

References
----------
Moreno-Centeno, E. and Karp, R. M. (2013). The implicit hitting set approach to solve combinatorial
optimization problems. Operations Research 61(2), 453-468.
Chinneck, J. W. (2008). Feasibility and infeasibility in optimization. Springer, chapter 6.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import count

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array, vstack

from ahp.common.findings import AhpError
from index.audit.checks.order import implied_rank
from index.audit.instances import Equation, Ranking
from index.audit.intervals import Interval
from index.audit.relations import Cell
from index.audit.systems import System
from index.audit.wording import AUDIT_NOT_SOLVED

Float = npt.NDArray[np.float64]
Row = Mapping[int, Fraction]
Bounded = tuple[Row, Fraction]

_TOLERANCE = 1e-6  # of a violation, in units of half the last printed digit
_NOISE = 1e-9  # a multiplier below is none
_DENOMINATORS = (1, 60, 5040, 10**6)  # tried when multipliers are made exact
MAX_CELLS, MAX_CONFLICTS = 20, 40
"""A year with more is not taken apart further: its relations are wrong rather than its cells."""


class AuditError(AhpError):
    """The relations of a year could not be solved together."""


class _Unsolved(Exception):  # noqa: N818, becomes an error with the year
    """The solver ended without a solution."""


class _TooMany(Exception):  # noqa: N818, an early end and no error
    """The search for the fewest cells was given up."""


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
    """

    cell: Cell
    implied: Interval
    certain: bool
    choices: tuple[Cell, ...]
    size: int


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
        return _Search(system).run()
    except _Unsolved as error:
        raise AuditError.of(AUDIT_NOT_SOLVED, year=system.year, reason=str(error)) from error


class _Program:
    """The arrays of a system: a variable for each score and each rank, a row for each relation.

    Attributes
    ----------
    unit : Fraction
        Half the last printed digit; the solver's tolerances are in it.
    columns : mapping of Cell to int
        The variable of each score; those of ranks come after.
    equal, below : sequence of (row, end)
        row x = end, row x <= end.
    links : mapping of Cell to row
        By rank cell: its row's score less its rank's score is 0, while the rank is as printed.
    printed : mapping of Cell to Interval
        Scores that are as printed unless they are corrected.
    limits : mapping of Cell to Interval
        What they can be then.
    """

    def __init__(
        self,
        unit: Fraction,
        columns: Mapping[Cell, int],
        equal: Sequence[Bounded],
        below: Sequence[Bounded],
        links: Mapping[Cell, Row],
        printed: Mapping[Cell, Interval],
        limits: Mapping[Cell, Interval],
    ) -> None:
        self.unit = unit
        self.columns = columns
        self.equal, self.below, self.links = equal, below, links
        self.printed, self.limits = printed, limits
        self.cells: tuple[Cell, ...] = (*printed, *links)
        used = [place for row, _ in (*equal, *below) for place in row]
        used += [place for row in links.values() for place in row]
        self.variables = 1 + max([*used, *columns.values()], default=-1)
        self.possible = np.full((self.variables, 2), (-np.inf, np.inf))
        for cell, place in columns.items():
            self.possible[place] = self.ends(limits.get(cell, Interval()))

    @classmethod
    def of(cls, system: System) -> _Program:
        """Write a system as rows."""
        columns = {cell: place for place, cell in enumerate(system.scores)}
        widths = [
            one.high - one.low
            for one in system.scores.values()
            if one.low is not None and one.high is not None
        ]
        unit = min((width for width in widths if width > 0), default=Fraction(2)) / 2
        equal: list[Bounded] = []
        below: list[Bounded] = []
        links: dict[Cell, Row] = {}
        for equation in system.equations:
            _add_equation(equation, columns, equal, below)
        ranks = count(len(columns))
        gap = unit if system.ranks_only else Fraction(0)
        for ranking in system.rankings:
            _add_ranking(ranking, columns, gap, ranks, below, links)
        printed = {} if system.ranks_only else system.scores
        return cls(unit, columns, equal, below, links, printed, system.limits)

    def part(self, cells: Collection[Cell], stretched: _Stretched) -> _Program:
        """Return the program of some cells, and of no relations but those with a multiplier."""
        below = [row for row, f in zip(self.below, stretched.below, strict=True) if f > _NOISE]
        equal = [row for row, f in zip(self.equal, stretched.equal, strict=True) if abs(f) > _NOISE]
        links = {cell: row for cell, row in self.links.items() if cell in cells}
        used = {place for row, _ in (*below, *equal) for place in row}
        used |= {place for row in links.values() for place in row}
        used |= {self.columns[cell] for cell in cells if cell in self.columns}
        new = {place: number for number, place in enumerate(sorted(used))}
        return _Program(
            self.unit,
            {cell: new[place] for cell, place in self.columns.items() if place in new},
            [(_moved(row, new), end) for row, end in equal],
            [(_moved(row, new), end) for row, end in below],
            {cell: _moved(row, new) for cell, row in links.items()},
            {cell: one for cell, one in self.printed.items() if cell in cells},
            {cell: one for cell, one in self.limits.items() if self.columns.get(cell) in new},
        )

    @cached_property
    def equal_rows(self) -> tuple[csr_array, Float]:
        return self.arrays(self.equal)

    @cached_property
    def below_rows(self) -> tuple[csr_array, Float]:
        return self.arrays(self.below)

    def arrays(self, rows: Sequence[Bounded]) -> tuple[csr_array, Float]:
        """Return rows as a sparse matrix and their ends, in the unit of the program."""
        lines = [i for i, (row, _) in enumerate(rows) for _ in row]
        places = [place for row, _ in rows for place in row]
        values = [float(value) for row, _ in rows for value in row.values()]
        ends = np.array([float(end / self.unit) for _, end in rows])
        return csr_array((values, (lines, places)), shape=(len(rows), self.variables)), ends

    def ends(self, interval: Interval) -> tuple[float, float]:
        """Return the ends of an interval in the unit of the program."""
        low = -np.inf if interval.low is None else float(interval.low / self.unit)
        high = np.inf if interval.high is None else float(interval.high / self.unit)
        return low, high

    def kept_rows(self, kept: Collection[Cell]) -> tuple[tuple[Cell, ...], csr_array, Float]:
        """Return the cells that are kept as printed, the rows that say so, and their two ends."""
        zero = Fraction(0)
        scores = [cell for cell in self.printed if cell in kept]
        links = [cell for cell in self.links if cell in kept]
        rows: list[Bounded] = [({self.columns[cell]: Fraction(1)}, zero) for cell in scores]
        matrix, _ = self.arrays(rows + [(self.links[cell], zero) for cell in links])
        ends = [self.ends(self.printed[cell]) for cell in scores] + [(0.0, 0.0)] * len(links)
        return (*scores, *links), matrix, np.array(ends).reshape(-1, 2)

    def stretch(self, kept: Collection[Cell]) -> _Stretched:
        """Find by how much the kept cells must be stretched, in all, to satisfy every relation."""
        cells, values, ends = self.kept_rows(kept)
        (hard, highs), (equal, equal_ends) = self.below_rows, self.equal_rows
        soft, width = len(cells), self.variables + len(cells)
        by = csr_array(
            (np.ones(soft), (np.arange(soft), self.variables + np.arange(soft))),
            shape=(soft, width),
        )
        values = _widened(values, width)
        bounds = np.zeros((width, 2))
        bounds[:, 1] = np.inf
        bounds[: self.variables] = self.possible
        result = linprog(
            np.concatenate([np.zeros(self.variables), np.ones(soft)]),
            A_ub=vstack([_widened(hard, width), values - by, -values - by], format="csr"),
            b_ub=np.concatenate([highs, ends[:, 1], -ends[:, 0]]),
            A_eq=_widened(equal, width),
            b_eq=equal_ends,
            bounds=bounds,
            method="highs",
        )
        if result.status != 0:
            raise _Unsolved(result.message)
        multipliers = -result.ineqlin.marginals
        count = len(highs)
        above, beneath = multipliers[count : count + soft], multipliers[count + soft :]
        return _Stretched(
            dict(zip(cells, result.x[self.variables :], strict=True)),
            frozenset(
                cell for cell, one in zip(cells, np.maximum(above, beneath), strict=True)
                if one > _NOISE
            ),
            multipliers[:count],
            -result.eqlin.marginals,
            dict(zip(cells, above - beneath, strict=True)),
        )  # fmt: skip

    def least(self, cost: Mapping[Cell, int], freed: Collection[Cell]) -> Fraction | None:
        """Return the least value of a sum of scores when some cells are not as printed.

        None where there is no least value.
        """
        _, values, ends = self.kept_rows(set(self.cells) - set(freed))
        (hard, highs), (equal, equal_ends) = self.below_rows, self.equal_rows
        objective = np.zeros(self.variables)
        for cell, factor in cost.items():
            objective[self.columns[cell]] = factor
        result = linprog(
            objective,
            A_ub=vstack([hard, values, -values], format="csr"),
            b_ub=np.concatenate([highs, ends[:, 1], -ends[:, 0]]),
            A_eq=equal,
            b_eq=equal_ends,
            bounds=self.possible,
            method="highs",
        )
        if result.status != 0:
            return None
        return Fraction(round(float(result.fun), 6)).limit_denominator(10**6) * self.unit

    def proves(self, cells: Collection[Cell], stretched: _Stretched) -> bool:
        """Verify in exact arithmetic that the cells contradict each other.

        A printed score outside its limits does so alone. Else, any multipliers (not negative for
        inequalities) make the relations one inequality; where no scores inside their intervals
        satisfy even that, there are none at all.
        """
        impossible = any(
            not self.printed[cell].meets(self.limits.get(cell, Interval()))
            for cell in cells
            if cell in self.printed
        )
        return impossible or any(
            self._contradiction(cells, stretched, denominator) for denominator in _DENOMINATORS
        )

    def _contradiction(
        self, cells: Collection[Cell], stretched: _Stretched, denominator: int
    ) -> bool:
        zero = Fraction(0)
        factors = [_exact(max(0.0, one), denominator) for one in stretched.below]
        factors += [_exact(one, denominator) for one in stretched.equal]
        linked = [cell for cell in self.links if cell in cells]
        factors += [_exact(stretched.signed[cell], denominator) for cell in linked]
        rows = [*self.below, *self.equal, *((self.links[cell], zero) for cell in linked)]
        total: dict[int, Fraction] = {}
        bound = zero
        for factor, (row, end) in zip(factors, rows, strict=True):
            bound += factor * end
            for place, value in row.items():
                total[place] = total.get(place, zero) + factor * value
        intervals = {
            place: self.printed[cell]
            if cell in cells and cell in self.printed
            else self.limits.get(cell, Interval())
            for cell, place in self.columns.items()
        }
        lows = [
            intervals.get(place, Interval()).times(factor).low for place, factor in total.items()
        ]
        return None not in lows and sum(low for low in lows if low is not None) > bound

    def components(self, stretched: _Stretched) -> list[frozenset[Cell]]:
        """Split conflicting cells into groups that no relation with a multiplier links."""
        part = self.part(stretched.used, stretched)
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


def _add_equation(
    equation: Equation,
    columns: Mapping[Cell, int],
    equal: list[Bounded],
    below: list[Bounded],
) -> None:
    row = {columns[equation.total]: Fraction(1)}
    for cell, weight in equation.terms:
        row[columns[cell]] = row.get(columns[cell], Fraction(0)) - weight
    slack = equation.slack
    if slack.low is not None and slack.low == slack.high:
        equal.append((row, slack.low))
        return
    if slack.high is not None:
        below.append((row, slack.high))
    if slack.low is not None:
        below.append(({place: -value for place, value in row.items()}, -slack.low))


def _add_ranking(
    ranking: Ranking,
    columns: Mapping[Cell, int],
    gap: Fraction,
    new: Iterator[int],
    below: list[Bounded],
    links: dict[Cell, Row],
) -> None:
    """Give every rank a score of its own, less than that of the rank above by a gap."""
    sign = Fraction(1 if ranking.relation.ascending else -1)
    ranks: dict[Fraction, int] = {}
    before: int | None = None
    for one in ranking.rows:
        cell = Cell(ranking.table, one.row, ranking.year, "score")
        if cell not in columns:
            continue
        rank = Fraction(one.rank.value)
        if rank not in ranks:
            ranks[rank] = next(new)
            if before is not None:
                below.append(({before: sign, ranks[rank]: -sign}, -gap))
            before = ranks[rank]
        row = {columns[cell]: Fraction(1), ranks[rank]: Fraction(-1)}
        links[replace(cell, role="rank")] = row


@dataclass(frozen=True)
class _Stretched:
    """The least stretching of printed intervals, and its multipliers."""

    by: Mapping[Cell, float]
    used: frozenset[Cell]
    below: Float
    equal: Float
    signed: Mapping[Cell, float]

    def total(self, cells: Collection[Cell] | None = None) -> float:
        return sum(by for cell, by in self.by.items() if cells is None or cell in cells)


class _Search:
    """The search for the fewest cells to correct."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.program = _Program.of(system)
        self.conflicts: list[Conflict] = []
        self.least = 0
        self.sets: list[frozenset[Cell]] = []

    def run(self) -> Joint:
        complete = True
        certain: set[Cell] = set()
        try:
            certain = self._search()
        except _TooMany:
            complete = False
        found = {cell for one in self.sets for cell in one}
        ordered = [cell for cell in self.program.cells if cell in found]
        return Joint(
            self.system.year,
            not self.conflicts,
            self.least,
            tuple(self._correction(cell, ordered, certain) for cell in ordered),
            tuple(self.sets),
            tuple(self.conflicts),
            complete,
        )

    def _search(self) -> set[Cell]:
        """Collect smallest sets until they hold every cell of any; return the cells all need."""
        smallest = self._choose(None)
        assert smallest is not None  # all cells together break every conflict
        if not smallest:
            return set()
        self.sets.append(smallest)
        found = set(smallest)
        while other := self._choose(len(smallest), beyond=found):
            self.sets.append(other)
            found |= other
        certain = {cell for cell in smallest if all(cell in one for one in self.sets)}
        return {cell for cell in certain if self._indispensable(cell, len(smallest))}

    def _indispensable(self, cell: Cell, size: int) -> bool:
        """Whether there is no set of this size without a cell; a set found is kept."""
        without = self._choose(size, allowed=set(self.program.cells) - {cell})
        if without is not None:
            self.sets.append(without)
        return without is None

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
                self.least = len(chosen)
                if self.least > MAX_CELLS:
                    raise _TooMany
            fresh = self._new_conflicts(chosen)
            if not fresh:
                return chosen
            self.conflicts += fresh
            if len(self.conflicts) > MAX_CONFLICTS:
                raise _TooMany

    def _hitting_set(
        self,
        size: int | None,
        beyond: Collection[Cell] | None,
        allowed: Collection[Cell] | None,
    ) -> frozenset[Cell] | None:
        """Choose the fewest cells that meet every conflict known, by an integer program."""
        everything = {cell for conflict in self.conflicts for cell in conflict.cells}
        cells = [cell for cell in self.program.cells if cell in everything]
        if not cells:
            return frozenset() if size is None else None
        rows = [[float(cell in one.cells) for cell in cells] for one in self.conflicts]
        lows, highs = [1.0] * len(rows), [np.inf] * len(rows)
        if size is not None:
            rows.append([1.0] * len(cells))
            lows.append(0.0)
            highs.append(float(size))
        if beyond is not None:
            rows.append([float(cell not in beyond) for cell in cells])
            lows.append(1.0)
            highs.append(np.inf)
        upper = [float(allowed is None or cell in allowed) for cell in cells]
        result = milp(
            np.ones(len(cells)),
            integrality=np.ones(len(cells)),
            bounds=Bounds(np.zeros(len(cells)), np.array(upper)),
            constraints=LinearConstraint(np.array(rows), lows, highs),
        )
        if result.status == 2:  # infeasible
            return None
        if result.x is None:
            raise _Unsolved(result.message)
        return frozenset(cell for cell, value in zip(cells, result.x, strict=True) if value > 0.5)

    def _new_conflicts(self, freed: Collection[Cell]) -> list[Conflict]:
        """Find conflicts among the cells that are not freed; none where they are consistent."""
        stretched = self.program.stretch(set(self.program.cells) - set(freed))
        if stretched.total() <= _TOLERANCE:
            return []
        groups = self.program.components(stretched)
        groups = [group for group in groups if stretched.total(group) > _TOLERANCE]
        parts = [self.program.part(group, stretched) for group in groups or [stretched.used]]
        if len(parts) > MAX_CELLS:  # none shares a cell with another
            self.least = max(self.least, len(parts))
            self.conflicts += map(_whole, parts)
            raise _TooMany
        return [_irreducible(part) for part in parts]

    def _correction(
        self,
        cell: Cell,
        ordered: Iterable[Cell],
        certain: Collection[Cell],
    ) -> Correction:
        """Say what the others imply for a cell, and which cells could be corrected instead."""
        chosen = next(one for one in self.sets if cell in one)
        linked = self._linked(cell)
        choices = tuple(other for other in ordered if other in linked)
        size = len(chosen & linked)
        return Correction(cell, self._implied(cell, chosen), cell in certain, choices, size)

    def _implied(self, cell: Cell, chosen: frozenset[Cell]) -> Interval:
        if cell.role == "score":
            low = self.program.least({cell: 1}, chosen)
            high = self.program.least({cell: -1}, chosen)
            return Interval(low, None if high is None else -high)
        place = (cell.table, cell.year)
        ranking = next(one for one in self.system.rankings if (one.table, one.year) == place)
        if not self.system.ranks_only:
            return implied_rank(ranking, cell.row)
        above = below = 0
        own = replace(cell, role="score")
        sign = -1 if ranking.relation.ascending else 1
        for one in ranking.rows:
            if one.row != cell.row:
                other = replace(own, row=one.row)
                lead = self.program.least({other: sign, own: -sign}, chosen)
                lag = self.program.least({own: sign, other: -sign}, chosen)
                above += lead is not None and lead >= 0
                below += lag is not None and lag >= 0
        return Interval(Fraction(1 + above), Fraction(len(ranking.rows) - below))

    def _linked(self, cell: Cell) -> set[Cell]:
        """Return the cells of every conflict that leads to a cell's, from conflict to conflict."""
        linked, before = {cell}, 0
        while len(linked) > before:
            before = len(linked)
            for one in self.conflicts:
                if one.cells & linked:
                    linked |= one.cells
        return linked


def _irreducible(program: _Program) -> Conflict:
    """Leave cells of a conflict out while the others still contradict each other."""
    kept = set(program.cells)
    for cell in program.cells:
        if cell in kept:
            stretched = program.stretch(kept - {cell})
            if stretched.total() > _TOLERANCE:
                kept = set(stretched.used)
    return Conflict(frozenset(kept), program.proves(kept, program.stretch(kept)))


def _whole(program: _Program) -> Conflict:
    return Conflict(
        frozenset(program.cells), program.proves(program.cells, program.stretch(program.cells))
    )


def _moved(row: Row, new: Mapping[int, int]) -> Row:
    return {new[place]: value for place, value in row.items()}


def _widened(rows: csr_array, width: int) -> csr_array:
    wide = rows.copy()
    wide.resize((rows.shape[0], width))
    return wide


def _exact(value: float, denominator: int) -> Fraction:
    return Fraction(float(value)).limit_denominator(denominator)
