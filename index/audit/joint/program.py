"""The relations of a year as the arrays of a linear program."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import count

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, eye_array, hstack, vstack

from index.audit.instances import Equation, Ranking
from index.audit.intervals import Interval
from index.audit.relations import Cell
from index.audit.systems import System
from index.project.arrays import BoolArray, FloatArray, Indices

Row = Mapping[int, Fraction]
Bounded = tuple[Row, Fraction]

_NOISE = 1e-9  # a multiplier below is none


class UnsolvedError(Exception):
    """The solver ended without a solution; becomes an error with the year."""


@dataclass(frozen=True)
class Stretched:
    """The least stretching of printed intervals, and its multipliers.

    Attributes
    ----------
    by : mapping of Cell to float
        How far each cell is stretched, in the unit of the program.
    used : frozenset of Cell
        Those with a multiplier: they contradict each other.
    below, equal : ndarray
        The multipliers of the relations, in the order of the program's rows.
    signed : mapping of Cell to float
        The multiplier of each cell; below 0 where it is the least value that matters.
    values : ndarray
        The variables of the program: scores, stretched where they are, and ranks.
    """

    by: Mapping[Cell, float]
    used: frozenset[Cell]
    below: FloatArray
    equal: FloatArray
    signed: Mapping[Cell, float]
    values: FloatArray

    def total(self, cells: Collection[Cell] | None = None) -> float:
        """Return how far some cells, or all, are stretched."""
        return sum(by for cell, by in self.by.items() if cells is None or cell in cells)


class Program:
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
    def of(cls, system: System, unit: Fraction | None = None) -> Program:
        """Write a system as rows, in half the last printed digit or another unit."""
        columns = {cell: place for place, cell in enumerate(system.scores)}
        widths = [
            one.high - one.low
            for one in system.scores.values()
            if one.low is not None and one.high is not None
        ]
        unit = unit or min((width for width in widths if width > 0), default=Fraction(2)) / 2
        equal: list[Bounded] = []
        below: list[Bounded] = []
        links: dict[Cell, Row] = {}
        for equation in system.equations:
            if equation.spans:
                _add_spanned(equation, columns, system.limits, below)
            else:
                _add_equation(equation, columns, equal, below)
        ranks = count(len(columns))
        gap = unit if system.ranks_only else Fraction(0)
        for ranking in system.rankings:
            _add_ranking(ranking, columns, gap, ranks, below, links)
        printed = {} if system.ranks_only else system.scores
        return cls(unit, columns, equal, below, links, printed, system.limits)

    def part(self, cells: Collection[Cell], stretched: Stretched) -> Program:
        """Return the program of some cells, and of no relations but those with a multiplier."""
        below = [row for row, f in zip(self.below, stretched.below, strict=True) if f > _NOISE]
        equal = [row for row, f in zip(self.equal, stretched.equal, strict=True) if abs(f) > _NOISE]
        links = {cell: row for cell, row in self.links.items() if cell in cells}
        used = {place for row, _ in (*below, *equal) for place in row}
        used |= {place for row in links.values() for place in row}
        used |= {self.columns[cell] for cell in cells if cell in self.columns}
        new = {place: number for number, place in enumerate(sorted(used))}
        return Program(
            self.unit,
            {cell: new[place] for cell, place in self.columns.items() if place in new},
            [(_moved(row, new), end) for row, end in equal],
            [(_moved(row, new), end) for row, end in below],
            {cell: _moved(row, new) for cell, row in links.items()},
            {cell: one for cell, one in self.printed.items() if cell in cells},
            {cell: one for cell, one in self.limits.items() if self.columns.get(cell) in new},
        )

    @cached_property
    def arrays(self) -> Arrays:
        """The relations as sparse matrices, made once."""
        return Arrays.of(self)

    def stretch(self, kept: Collection[Cell]) -> Stretched:
        """Find by how much the kept cells must be stretched, in all, to satisfy every relation.

        A score is a number inside its printed interval, plus and minus what it is stretched by.
        """
        arrays = self.arrays
        scores, links = arrays.kept(kept)
        apart = np.where(scores, arrays.apart, 0.0)
        bounds = np.zeros((arrays.wide_equal.shape[1], 2))
        bounds[: self.variables] = self.possible
        soft = scores & (arrays.apart == 0)
        bounds[arrays.places[soft]] = arrays.printed[soft]
        sizes = np.full(bounds.shape[0] - self.variables, np.inf)
        both = 2 * len(soft)
        sizes[:both] = np.where(np.tile(soft, 2), np.inf, 0.0)
        bounds[self.variables :, 1] = sizes
        cost = np.ones(len(bounds))
        cost[: self.variables] = 0.0
        cost[self.variables + both :] = np.tile(links, 2)
        result = linprog(
            cost,
            A_ub=arrays.wide_below,
            b_ub=arrays.highs,
            A_eq=arrays.wide_equal,
            b_eq=arrays.ends,
            bounds=bounds,
            method="highs",
        )
        if result.status != 0:
            raise UnsolvedError(result.message)
        by = result.x[self.variables :]
        stretched = np.concatenate(
            [
                by[:both].reshape(2, -1).sum(axis=0) + apart,
                np.where(links, by[both:].reshape(2, -1).sum(axis=0), 0.0),
            ]
        )
        below, equal = -result.ineqlin.marginals, -result.eqlin.marginals
        values = result.x[: self.variables].copy()
        values[arrays.places] += by[: len(soft)] - by[len(soft) : both]
        return self._stretched(scores, links, stretched, below, equal, values)

    def _stretched(
        self,
        scores: BoolArray,
        links: BoolArray,
        by: FloatArray,
        below: FloatArray,
        equal: FloatArray,
        values: FloatArray,
    ) -> Stretched:
        """Read the multipliers of cells off those of the relations."""
        arrays = self.arrays
        pull = arrays.below.T @ below + arrays.equal.T @ equal
        pulls = np.where(scores, pull[arrays.places], 0.0)
        linked = np.where(links, equal[len(self.equal) :], 0.0)
        cells = np.flatnonzero(np.concatenate([scores, links]))
        signed = np.concatenate([pulls, linked])
        used = np.abs(signed) > _NOISE
        used[: len(scores)] |= scores & (arrays.apart > 0)
        return Stretched(
            by={self.cells[i]: by[i] for i in cells},
            used=frozenset(self.cells[i] for i in np.flatnonzero(used)),
            below=below,
            equal=equal[: len(self.equal)],
            signed={self.cells[i]: signed[i] for i in cells},
            values=values,
        )

    def least(self, cost: Mapping[Cell, int], freed: Collection[Cell]) -> Fraction | None:
        """Return the least value of a sum of scores when some cells are not as printed.

        None where there is no least value.
        """
        arrays = self.arrays
        scores, links = arrays.kept(set(self.cells) - set(freed))
        rows = np.concatenate([np.ones(len(self.equal), dtype=bool), links])
        objective = np.zeros(self.variables)
        for cell, factor in cost.items():
            objective[self.columns[cell]] = factor
        bounds = self.possible.copy()
        bounds[arrays.places[scores]] = arrays.printed[scores]
        result = linprog(
            objective,
            A_ub=arrays.below,
            b_ub=arrays.highs,
            A_eq=arrays.equal[rows],
            b_eq=arrays.ends[rows],
            bounds=bounds,
            method="highs",
        )
        if result.status != 0:
            return None
        return Fraction(round(float(result.fun), 6)).limit_denominator(10**6) * self.unit

    def ends(self, interval: Interval) -> tuple[float, float]:
        """Return the ends of an interval in the unit of the program."""
        low = -np.inf if interval.low is None else float(interval.low / self.unit)
        high = np.inf if interval.high is None else float(interval.high / self.unit)
        return low, high


@dataclass(frozen=True)
class Arrays:
    """The numbers of a program, in its unit.

    Attributes
    ----------
    below, equal : sparse array
        The relations; those of ranks come after the equations.
    wide_below, wide_equal : sparse array
        The same with the variables by which cells are stretched: scores up, scores down, then
        ranks up and down.
    highs, ends : ndarray
        Of the inequalities, and of the equations.
    places : ndarray
        The variable of each printed score.
    printed : ndarray, shape (scores, 2)
        What it can be as printed, inside its limits.
    apart : ndarray
        How far it lies outside of its limits.
    index : mapping of Cell to int
        The place of each cell of the program.
    """

    below: csr_array
    equal: csr_array
    wide_below: csr_array
    wide_equal: csr_array
    highs: FloatArray
    ends: FloatArray
    places: Indices
    printed: FloatArray
    apart: FloatArray
    index: Mapping[Cell, int]

    @classmethod
    def of(cls, program: Program) -> Arrays:
        """Make the arrays of a program."""
        zero = Fraction(0)
        links = [(row, zero) for row in program.links.values()]
        below, highs = _sparse(program.below, program)
        equal, ends = _sparse([*program.equal, *links], program)
        places = np.array([program.columns[cell] for cell in program.printed], dtype=int)
        printed = np.array([program.ends(one) for one in program.printed.values()]).reshape(-1, 2)
        possible = program.possible[places]
        low, high = (
            np.maximum(printed[:, 0], possible[:, 0]),
            np.minimum(printed[:, 1], possible[:, 1]),
        )
        apart = np.maximum(low - high, 0.0)
        slack = vstack(
            [csr_array((len(program.equal), len(links))), eye_array(len(links))], format="csr"
        )
        none = csr_array((below.shape[0], 2 * len(links)))
        return cls(
            below,
            equal,
            hstack([below, below[:, places], -below[:, places], none], format="csr"),
            hstack([equal, equal[:, places], -equal[:, places], slack, -slack], format="csr"),
            highs,
            ends,
            places,
            np.column_stack([low, high]),
            apart,
            {cell: number for number, cell in enumerate(program.cells)},
        )

    def kept(self, cells: Collection[Cell]) -> tuple[BoolArray, BoolArray]:
        """Return which scores, and which ranks, are among some cells."""
        chosen = np.zeros(len(self.index), dtype=bool)
        chosen[[self.index[cell] for cell in cells if cell in self.index]] = True
        return chosen[: len(self.places)], chosen[len(self.places) :]


def _sparse(rows: Sequence[Bounded], program: Program) -> tuple[csr_array, FloatArray]:
    """Return rows as a sparse array and their ends, in the unit of the program."""
    lines = [i for i, (row, _) in enumerate(rows) for _ in row]
    places = [place for row, _ in rows for place in row]
    values = [float(value) for row, _ in rows for value in row.values()]
    ends = np.array([float(end / program.unit) for _, end in rows])
    return csr_array((values, (lines, places)), shape=(len(rows), program.variables)), ends


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


def _add_spanned(
    equation: Equation,
    columns: Mapping[Cell, int],
    limits: Mapping[Cell, Interval],
    below: list[Bounded],
) -> None:
    """Write an equation whose weights are intervals: two lines that every product lies between.

    A score from ``low`` on times a weight from a to b is at most b score - (b - a) low, if low is
    at most 0, and at least a score + (b - a) low; one between -far and far is within
    (b - a) far / 2 of the middle weight times the score.
    """
    most = {columns[equation.total]: Fraction(1)}
    least = {columns[equation.total]: Fraction(-1)}
    beyond = Fraction(0)
    for cell, weight in equation.terms:
        span = equation.span(cell, weight)
        low, high = span.low or Fraction(0), span.high or Fraction(0)
        reach = limits.get(cell, Interval())
        if low == high or reach.low is None:
            slopes = (weight, weight)
        elif reach.high is not None and reach.low < 0:
            slopes = ((low + high) / 2,) * 2
            beyond += (high - low) * max(reach.high, -reach.low) / 2
        else:
            slopes = (low, high)
            beyond += (high - low) * -min(reach.low, Fraction(0))
        place = columns[cell]
        most[place] = most.get(place, Fraction(0)) - slopes[1]
        least[place] = least.get(place, Fraction(0)) + slopes[0]
    if equation.slack.high is not None:
        below.append((most, equation.slack.high + beyond))
    if equation.slack.low is not None:
        below.append((least, beyond - equation.slack.low))


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


def _moved(row: Row, new: Mapping[int, int]) -> Row:
    return {new[place]: value for place, value in row.items()}
