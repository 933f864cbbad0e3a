"""The relations of a year as the arrays of a linear program."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import count

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack

from index.audit.instances import Equation, Ranking
from index.audit.intervals import Interval
from index.audit.relations import Cell
from index.audit.systems import System
from index.project.arrays import FloatArray

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
    """

    by: Mapping[Cell, float]
    used: frozenset[Cell]
    below: FloatArray
    equal: FloatArray
    signed: Mapping[Cell, float]

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
    def of(cls, system: System) -> Program:
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
    def equal_rows(self) -> tuple[csr_array, FloatArray]:
        """The equations as a sparse matrix, and their ends."""
        return self.arrays(self.equal)

    @cached_property
    def below_rows(self) -> tuple[csr_array, FloatArray]:
        """The inequalities as a sparse matrix, and their ends."""
        return self.arrays(self.below)

    def arrays(self, rows: Sequence[Bounded]) -> tuple[csr_array, FloatArray]:
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

    def kept_rows(self, kept: Collection[Cell]) -> tuple[tuple[Cell, ...], csr_array, FloatArray]:
        """Return the cells that are kept as printed, the rows that say so, and their two ends."""
        zero = Fraction(0)
        scores = [cell for cell in self.printed if cell in kept]
        links = [cell for cell in self.links if cell in kept]
        rows: list[Bounded] = [({self.columns[cell]: Fraction(1)}, zero) for cell in scores]
        matrix, _ = self.arrays(rows + [(self.links[cell], zero) for cell in links])
        ends = [self.ends(self.printed[cell]) for cell in scores] + [(0.0, 0.0)] * len(links)
        return (*scores, *links), matrix, np.array(ends).reshape(-1, 2)

    def stretch(self, kept: Collection[Cell]) -> Stretched:
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
            raise UnsolvedError(result.message)
        multipliers = -result.ineqlin.marginals
        below, above, beneath = np.split(multipliers, [len(highs), len(highs) + soft])
        larger = np.maximum(above, beneath)
        return Stretched(
            by=dict(zip(cells, result.x[self.variables :], strict=True)),
            used=frozenset(cell for cell, one in zip(cells, larger, strict=True) if one > _NOISE),
            below=below,
            equal=-result.eqlin.marginals,
            signed=dict(zip(cells, above - beneath, strict=True)),
        )

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


def _moved(row: Row, new: Mapping[int, int]) -> Row:
    return {new[place]: value for place, value in row.items()}


def _widened(rows: csr_array, width: int) -> csr_array:
    wide = rows.copy()
    wide.resize((rows.shape[0], width))
    return wide
