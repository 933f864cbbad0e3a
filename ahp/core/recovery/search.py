"""Find the judgment matrices that have printed weights and lambda_max.

Printed weights are intervals, so what a method says of each row is an interval equation in
judgments from a finite scale (`ahp.core.recovery.rules`). Rows are solved one after another, the
row with the fewest solutions first; every judgment fixed in one row fixes its reciprocal in
another. Nothing that could fit is left out: an interval that does not overlap proves that no
weights inside the bounds satisfy the row. What remains is judged by its own weights.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ahp.core.arrays import Codes, FloatArray
from ahp.core.priorities import PRINTED_METHODS, principal_eigenvalue
from ahp.core.recovery.rules import Rule, Target, rule_of
from ahp.core.recovery.space import EQUAL, LAST, SLACK, Bounds, SearchSpace
from ahp.core.scales import SAATY_VALUES

TABLE_ROWS = 100_000  # judgments of one row are joined from a sorted table of at most this size
BINS = 2_000  # of the histogram by which the row with the fewest solutions is found
PIECE = 200  # choices for the first row that are followed up together: the step of the progress
CHUNK_BYTES = 8_000_000  # of partial matrices held at once for each row: the memory bound


@dataclass(frozen=True, eq=False)
class _Table:
    """Every choice of judgments for some columns of a row, sorted by the least sum it can give."""

    codes: Codes  # (choices, columns)
    low: FloatArray  # sum_j a_ij w_j at the lower weights, ascending
    high: FloatArray  # the same at the upper weights


@dataclass(frozen=True, eq=False)
class _Step:
    """One row of the search: which judgments earlier rows fixed, and which it still chooses."""

    row: int
    known: list[int]
    chosen: list[int]  # column by column, where the table would be too large
    joined: list[int]  # at once, from the sorted table
    table: _Table


class _Plan:
    """The rule and the order in which rows are solved."""

    def __init__(self, rule: Rule) -> None:
        m = rule.m
        self.rule, self.allowed = rule, rule.allowed
        self.solutions = [self._row_solutions(row) for row in range(m)]
        self.order = [int(row) for row in np.argsort(self.solutions, kind="stable")]
        self.chunk = max(1, CHUNK_BYTES // m**2)

    @cached_property
    def steps(self) -> list[_Step]:
        """The rows in order, each with its table."""
        return [self._step(depth) for depth in range(len(self.order))]

    def table(self, row: int, columns: list[int]) -> _Table:
        """Tabulate every choice for some columns of a row."""
        if not columns:
            return _Table(np.zeros((1, 0), np.uint8), np.zeros(1), np.zeros(1))
        grids = np.meshgrid(*[self.allowed[row][column] for column in columns], indexing="ij")
        codes = np.stack([grid.ravel() for grid in grids], axis=1)
        low, high = np.zeros(len(codes)), np.zeros(len(codes))
        for place, column in enumerate(columns):
            low += self.rule.low[row, column, codes[:, place]]
            high += self.rule.high[row, column, codes[:, place]]
        ascending = np.argsort(low, kind="stable")
        return _Table(codes[ascending].astype(np.uint8), low[ascending], high[ascending])

    def _split(self, row: int, columns: list[int]) -> tuple[list[int], list[int]]:
        """Split columns into those chosen one by one and those joined from a table."""
        size, start = 1, len(columns)
        while start and size * len(self.allowed[row][columns[start - 1]]) <= TABLE_ROWS:
            start -= 1
            size *= len(self.allowed[row][columns[start]])
        return columns[:start], columns[start:]

    def _step(self, depth: int) -> _Step:
        row, known = self.order[depth], self.order[:depth]
        chosen, joined = self._split(row, self.order[depth + 1 :])
        return _Step(row, known, chosen, joined, self.table(row, joined))

    def _row_solutions(self, row: int) -> float:
        """Estimate how many ways there are to fill a row: the histogram of all its sums."""
        rule = self.rule
        columns = [column for column in range(rule.m) if column != row]
        lows = [rule.low[row, column, self.allowed[row][column]] for column in columns]
        highs = [rule.high[row, column, self.allowed[row][column]] for column in columns]
        least, most = rule.hull(row)
        floor = sum(float(low.min()) for low in lows)
        least, most = least - floor, most - floor
        if not columns or most <= 0:
            return 1.0
        bin_width = most / BINS
        counts = np.zeros(BINS + 1)  # of partial sums up to `most`; larger ones cannot fit
        counts[0] = 1.0
        for low in lows:
            shifts = np.rint((low - low.min()) / bin_width).astype(int)
            total = np.zeros(BINS + 1)
            for shift in shifts[shifts <= BINS]:
                total[shift:] += counts[: BINS + 1 - shift]
            counts = total
        # Sums are intervals themselves: the lower end may lie below `least` by their mean width.
        width = sum(float((high - low).mean()) for low, high in zip(lows, highs, strict=True))
        edges = np.array([least - width, most]) / bin_width
        ends = np.arange(BINS + 2) - 0.5  # a bin holds the sums around its number
        start, stop = np.interp(edges, ends, np.concatenate([[0.0], np.cumsum(counts)]))
        return float(stop - start)

    def expected_states(self) -> float:
        """Estimate how many partial matrices there are, taking rows as independent."""
        states = total = 1.0
        for depth, row in enumerate(self.order[: len(self.order) - self.rule.implied]):
            states *= self.solutions[row]
            for column in self.order[:depth]:
                states /= max(1, len(self.allowed[row][column]))
            if depth:
                least, most = self.rule.hull(row)
                states *= min(1.0, self.rule.spread(row) / max(most - least, SLACK))
            if depth < len(self.order) - self.rule.settled or not depth:
                total += states
        return total


def expected_work(bounds: Bounds, space: SearchSpace, method: str = "eigenvector") -> float:
    """Estimate how many partial matrices the search will look at (rows taken as independent)."""
    rule = rule_of(method, bounds, space)
    return _Plan(rule).expected_states() if rule.possible else 1.0


def _joins(
    plan: _Plan, step: _Step, states: Codes, low: FloatArray, high: FloatArray, target: Target
) -> Iterator[tuple[float, Codes]]:
    """Join states with every choice from the step's table that the row's interval allows."""
    table, row = step.table, step.row
    least, most = np.broadcast_to(target[0], low.shape), target[1]
    widest = float(np.max(table.high - table.low))
    start = np.searchsorted(table.low, least - SLACK - high - widest)
    stop = np.searchsorted(table.low, most + SLACK - low, side="right")
    counts = np.maximum(stop - start, 0)
    ends = np.cumsum(counts)
    begin = 0
    while begin < len(states):
        done = int(ends[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, done + plan.chunk, side="right")))
        block = counts[begin:end]
        parents = np.repeat(np.arange(begin, end), block)
        offsets = np.arange(len(parents)) - np.repeat(np.cumsum(block) - block, block)
        places = offsets + start[parents]
        fits = high[parents] + table.high[places] >= least[parents] - SLACK
        parents, places = parents[fits], places[fits]
        extended = states[parents]
        extended[:, row, step.joined] = table.codes[places]
        extended[:, step.joined, row] = LAST - table.codes[places]
        yield end / len(states), extended[plan.rule.keep([*step.known, row], extended)]
        begin = end


def _extend(plan: _Plan, step: _Step, states: Codes) -> Iterator[tuple[float, Codes]]:
    """Fill a step's row in every state; yields the share of the work done, and filled states."""
    rule, row = plan.rule, step.row
    low, high = np.zeros(len(states)), np.zeros(len(states))
    for q in step.known:
        low += rule.low[row, q, states[:, row, q]]
        high += rule.high[row, q, states[:, row, q]]
    target = [np.broadcast_to(end, low.shape) for end in rule.target(row, step.known, states)]

    def choose(
        states: Codes,
        low: FloatArray,
        high: FloatArray,
        ends: list[FloatArray],
        depth: int,
        begin: float,
        end: float,
    ) -> Iterator[tuple[float, Codes]]:
        if depth == len(step.chosen):
            for share, extended in _joins(plan, step, states, low, high, (ends[0], ends[1])):
                yield begin + share * (end - begin), extended
            return
        column, later = step.chosen[depth], step.chosen[depth + 1 :] + step.joined
        options = plan.allowed[row]
        least = sum(rule.low[row, q, options[q]].min() for q in later)
        most = sum(rule.high[row, q, options[q]].max() for q in later)
        codes = options[column]
        for number, code in enumerate(codes):
            new_low = low + rule.low[row, column, code]
            new_high = high + rule.high[row, column, code]
            fits = new_low + least <= ends[1] + SLACK
            fits &= new_high + most >= ends[0] - SLACK
            kept = states[fits]
            kept[:, row, column] = code
            kept[:, column, row] = LAST - code
            inner_begin = begin + number / len(codes) * (end - begin)
            inner_end = begin + (number + 1) / len(codes) * (end - begin)
            if len(kept):
                inner = [one[fits] for one in ends]
                yield from choose(
                    kept, new_low[fits], new_high[fits], inner, depth + 1, inner_begin, inner_end
                )
        yield end, states[:0]

    yield from choose(states, low, high, target, 0, 0.0, 1.0)


def _walk(plan: _Plan) -> Iterator[tuple[float, Codes]]:
    """Yield the explored share of the first row's choices, and complete states found on the way."""
    m = plan.rule.m
    unjudged = np.full((1, m, m), EQUAL, np.uint8)
    explored = 0.0
    for share, extended in _extend(plan, plan.steps[0], unjudged):
        starts = range(0, len(extended), PIECE)
        for number, start in enumerate(starts):
            done = explored + (share - explored) * number / len(starts)
            for complete in _descend(plan, 1, extended[start : start + PIECE]):
                yield done, complete
        explored = share
        yield explored, unjudged[:0]


def _descend(plan: _Plan, depth: int, states: Codes) -> Iterator[Codes]:
    """Fill the rows from a depth on, depth first; yield complete states."""
    if depth == len(plan.steps):
        yield states
        return
    for start in range(0, len(states), plan.chunk):
        for _, extended in _extend(plan, plan.steps[depth], states[start : start + plan.chunk]):
            if len(extended):
                yield from _descend(plan, depth + 1, extended)
            else:
                yield extended  # nothing found, but the caller may look up


@dataclass(frozen=True, eq=False)
class Fits:
    """A step of a search: matrices found since the last one, and how far the search is.

    ``explored`` is the share of the first row's choices that is completely explored;
    ``matrices`` (k, n, n), ``weights`` (k, n) and ``lambda_max`` (k,) belong together.
    """

    explored: float
    matrices: FloatArray
    weights: FloatArray
    lambda_max: FloatArray


def fitting_matrices(
    bounds: Bounds, space: SearchSpace, method: str = "eigenvector"
) -> Iterator[Fits]:
    """Find every matrix of a search space whose weights and lambda_max lie inside the bounds.

    Parameters
    ----------
    bounds
        Intervals for the weights (sum 1), and for lambda_max as it is seen from them: the mean of
        (A w)_i / w_i, which for the principal eigenvector is its eigenvalue.
    space
        Which judgments are tried.
    method
        How weights follow from judgments: a name of `ahp.core.priorities.PRINTED_METHODS`.

    Yields
    ------
    Fits
        What was found since the last step, which may be nothing; ``explored`` ends at 1.0.
        No matrix comes twice.

    Raises
    ------
    UsageError
        If no method has that name.

    Examples
    --------
    >>> bounds = Bounds(np.array([0.6365, 0.2575, 0.1045]), np.array([0.6375, 0.2585, 0.1055]),
    ...                 3.0, 3.1)
    >>> from ahp.core.recovery import search_space
    >>> space = search_space("all", [0.637, 0.258, 0.105])
    >>> steps = list(fitting_matrices(bounds, space))
    >>> [step.matrices[0, 0] for step in steps if len(step.matrices)]
    [array([1., 3., 5.])]
    """
    rule = rule_of(method, bounds, space)
    n = bounds.n
    if not rule.possible:
        yield Fits(1.0, np.empty((0, n, n)), np.empty((0, n)), np.empty(0))
        return
    rows, columns = np.ix_(space.classes, space.classes)
    for explored, states in _walk(_Plan(rule)):
        matrices = SAATY_VALUES[states[:, rows, columns]]
        weights = PRINTED_METHODS[method](matrices)
        lambda_max = principal_eigenvalue(matrices, weights)
        fits = bounds.admit(weights, lambda_max)
        yield Fits(explored, matrices[fits], weights[fits], lambda_max[fits])
