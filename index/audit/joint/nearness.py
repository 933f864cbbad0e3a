"""Scores that satisfy every relation of a large year, looked for by projections.

A linear program of thousands of ranked rows is degenerate and takes minutes. Its relations are of
three simple kinds, and the nearest point of each is had at once: intervals (clip), sums (their
normal), and ranks in order (isotonic regression). Projections in turn, a little beyond the mark,
reach a common point in tens of rounds where there is one (method of projections onto convex sets).
Where there is none, what they keep moving are the cells near the contradictions: the linear
program of these alone proves it.

References
----------
Bauschke, H. H. and Borwein, J. M. (1996). On projection algorithms for solving convex feasibility
problems. SIAM Review 38(3), 367-426.
Censor, Y., Gordon, D. and Gordon, R. (2001). Component averaging. Parallel Computing 27, 777-808.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import isotonic_regression
from scipy.sparse import csr_array, vstack

from index.audit.joint.program import Program
from index.audit.relations import Cell
from index.audit.systems import System
from index.project.arrays import BoolArray, FloatArray, Indices

LARGE = 4_000
"""A year with no more scores is one linear program."""
_BEYOND = 1.7  # of the way to the nearest point: farther than 1 is faster, below 2 it converges
_ROUNDS = (300, 3_000)
_EXACT = 1e-6  # of half the last printed digit, as in the linear program
_MOVED = (1e-1, 1e-2, 1e-3)  # shares of the farthest move
_BESIDE = 12  # rows of a column, on either side of a cell


@dataclass(frozen=True)
class Column:
    """A ranked column: the places of its scores, the best first, and which have equal ranks."""

    cells: Indices
    ranks: Indices
    sign: int


@dataclass(frozen=True)
class Nearness:
    """The relations of a year as sets with a nearest point, in the unit of its program.

    Attributes
    ----------
    program : Program
    sums : sparse array, shape (sums, scores)
        With `low` and `high`, between which they lie.
    columns : tuple of Column
    """

    program: Program
    sums: csr_array
    low: FloatArray
    high: FloatArray
    columns: tuple[Column, ...]

    @classmethod
    def of(cls, system: System, program: Program) -> Nearness:
        """Take the sums of a program, and the ranked columns of its system."""
        arrays, scores = program.arrays, len(program.columns)
        below, equal = arrays.below, arrays.equal[: len(program.equal)]
        ranks = np.zeros(below.shape[0], dtype=bool)  # those that put one rank above another
        lines = np.repeat(np.arange(below.shape[0]), np.diff(below.indptr))
        ranks[lines[below.indices >= scores]] = True
        sums = vstack([equal, below[~ranks]], format="csr")[:, :scores]
        ends = arrays.ends[: len(program.equal)]
        highs = arrays.highs[~ranks]
        low = np.concatenate([ends, np.full(len(highs), -np.inf)])
        high = np.concatenate([ends, highs])
        return cls(program, sums, low, high, columns_of(system, program))

    def moving(self, freed: Collection[Cell], rounds: int) -> FloatArray | None:
        """Return how far projections still move each score; None where they found a point.

        Parameters
        ----------
        freed : collection of Cell
            Scores and ranks that are not as printed.
        rounds : int
        """
        freed = {*freed}
        places = self.program.columns
        ends = self.program.possible[: len(places)].copy()
        arrays = self.program.arrays
        kept = np.array([cell not in freed for cell in self.program.printed], dtype=bool)
        ends[arrays.places[kept]] = arrays.printed[kept]
        if (ends[:, 0] > ends[:, 1] + _EXACT).any():
            return np.asarray(np.maximum(ends[:, 0] - ends[:, 1], 0.0))
        columns = [_without(column, freed, places) for column in self.columns]
        narrow = _narrowed(ends, columns)
        norms = np.asarray(self.sums.multiply(self.sums).sum(axis=1)).ravel()
        shared = np.maximum(1, np.diff(self.sums.tocsc().indptr))
        back = self.sums.T.tocsr()
        with np.errstate(invalid="ignore"):
            middle = ends.mean(axis=1)
        x = np.where(np.isfinite(middle), middle, np.clip(0.0, ends[:, 0], ends[:, 1]))
        for _ in range(rounds):
            ordered = _in_order(x, columns)
            inside = np.clip(ordered, narrow[:, 0], np.maximum(narrow[:, 0], narrow[:, 1]))
            inside = np.clip(inside, ends[:, 0], ends[:, 1])
            off = self._off(inside)
            out = _out_of_order(inside, columns)
            if np.abs(off).max(initial=0.0) <= _EXACT and out.max(initial=0.0) <= _EXACT:
                return None
            x = x + _BEYOND * (inside - x)
            x = x - (back @ (self._off(x) / norms)) / shared
        moved = np.abs(back @ (off / norms)) + np.abs(inside - ordered) + out
        return np.asarray(moved)

    def _off(self, x: FloatArray) -> FloatArray:
        """Return by how much each sum is above its high end, or, below 0, under its low one."""
        values = self.sums @ x
        above, under = np.maximum(values - self.high, 0.0), np.minimum(values - self.low, 0.0)
        return np.asarray(above + under)

    def consistent(self, freed: Collection[Cell]) -> bool:
        """Whether a point was found that satisfies everything with some cells not as printed."""
        return self.moving(freed, _ROUNDS[0]) is None

    def near(self, system: System, freed: Collection[Cell]) -> Iterator[Program]:
        """Yield programs of more and more cells near contradictions; none where there are none."""
        for rounds in _ROUNDS:
            moved = self.moving(freed, rounds)
            if moved is None:
                return
            for share in _MOVED:
                most = share * moved.max(initial=0.0)
                near = [one for one, place in self.program.columns.items() if moved[place] > most]
                yield Program.of(within(system, near), self.program.unit)
        yield self.program


def columns_of(system: System, program: Program) -> tuple[Column, ...]:
    """Return the ranked columns of a system."""
    columns = []
    for ranking in system.rankings:
        pairs = [
            (program.columns[cell], one.rank.value)
            for one in ranking.rows
            if (cell := Cell(ranking.table, one.row, ranking.year, "score")) in program.columns
        ]
        places = np.array([place for place, _ in pairs], dtype=int)
        numbers = {value: number for number, value in enumerate(dict.fromkeys(v for _, v in pairs))}
        ranks = np.array([numbers[value] for _, value in pairs], dtype=int)
        columns.append(Column(places, ranks, 1 if ranking.relation.ascending else -1))
    return tuple(columns)


def within(system: System, cells: Collection[Cell]) -> System:
    """Return the relations between some scores, those that share a sum with any included."""
    near = {*cells}
    chosen = {*near}
    for equation in system.equations:
        own = {equation.total, *(cell for cell, _ in equation.terms)}
        if not near.isdisjoint(own):
            chosen |= own
    return _among(system, chosen)


def _among(system: System, chosen: set[Cell]) -> System:
    equations = tuple(
        one
        for one in system.equations
        if one.total in chosen and all(cell in chosen for cell, _ in one.terms)
    )
    rankings = tuple(
        replace(
            ranking,
            rows=tuple(
                one
                for one in ranking.rows
                if Cell(ranking.table, one.row, ranking.year, "score") in chosen
            ),
        )
        for ranking in system.rankings
    )
    return replace(
        system,
        scores={cell: one for cell, one in system.scores.items() if cell in chosen},
        limits={cell: one for cell, one in system.limits.items() if cell in chosen},
        equations=equations,
        rankings=rankings,
    )


def beside(system: System, cell: Cell) -> System:
    """Return the relations near a cell: its sums, and the rows ranked beside any of theirs."""
    chosen = {*within(system, [replace(cell, role="score")]).scores}
    for ranking in system.rankings:
        rows = [Cell(ranking.table, one.row, ranking.year, "score") for one in ranking.rows]
        for place, one in enumerate(rows):
            if one.row == cell.row and one in chosen:
                chosen |= {*rows[max(0, place - _BESIDE) : place + _BESIDE + 1]}
    return within(system, chosen)


def _without(column: Column, freed: Collection[Cell], places: Mapping[Cell, int]) -> Column:
    """Leave out the rows whose ranks are not as printed."""
    out = [
        places[score]
        for cell in freed
        if cell.role == "rank" and (score := replace(cell, role="score")) in places
    ]
    kept: BoolArray = ~np.isin(column.cells, out)
    return replace(column, cells=column.cells[kept], ranks=column.ranks[kept])


def _narrowed(ends: FloatArray, columns: Collection[Column]) -> FloatArray:
    """Return intervals narrowed to what those above and below in rank leave (a linear pass)."""
    narrow = ends.copy()
    for column in columns:
        rows = column.cells
        if not len(rows):
            continue
        own = ends[rows] if column.sign > 0 else -ends[rows][:, ::-1]
        starts = np.flatnonzero(np.diff(column.ranks, prepend=-1))
        sizes = np.diff([*starts, len(rows)])
        low = np.maximum.accumulate(np.maximum.reduceat(own[:, 0], starts))
        high = np.minimum.accumulate(np.minimum.reduceat(own[:, 1], starts)[::-1])[::-1]
        both = np.column_stack([np.repeat(low, sizes), np.repeat(high, sizes)])
        narrow[rows] = both if column.sign > 0 else -both[:, ::-1]
    return narrow


def _in_order(x: FloatArray, columns: Collection[Column]) -> FloatArray:
    """Return the nearest scores in the order of every column's ranks, equal where these are."""
    ordered = x.copy()
    for column in columns:
        if len(column.cells):
            _, number, sizes = np.unique(column.ranks, return_inverse=True, return_counts=True)
            means = np.bincount(number, column.sign * x[column.cells]) / sizes
            ordered[column.cells] = (
                column.sign * isotonic_regression(means, weights=sizes).x[number]
            )
    return ordered


def _out_of_order(x: FloatArray, columns: Collection[Column]) -> FloatArray:
    """Return how far each score is beyond one of a rank that should be beyond it."""
    out = np.zeros(len(x))
    for column in columns:
        if len(column.cells) > 1:
            steps = -column.sign * np.diff(x[column.cells])
            steps = np.where(np.diff(column.ranks) == 0, np.abs(steps), np.maximum(steps, 0.0))
            out[column.cells[1:]] = np.maximum(out[column.cells[1:]], steps)
            out[column.cells[:-1]] = np.maximum(out[column.cells[:-1]], steps)
    return out
