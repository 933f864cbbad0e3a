"""Find the judgment matrices that have a printed principal eigenvector and lambda_max.

Row i of A w = lambda w says that sum_j a_ij w_j = (lambda - 1) w_i over j != i. Printed weights are
intervals, so each row is an interval equation in judgments from a finite scale. Rows are solved one
after another, the row with the fewest solutions first; every judgment fixed in one row fixes its
reciprocal in another. Nothing that could fit is left out: an interval that does not overlap proves
that no weights inside the bounds satisfy the row. What remains is judged by its eigenvector.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ahp.common.names import unknown_choice
from ahp.core.arrays import BoolArray, Codes, FloatArray, Indices
from ahp.core.priorities import principal_eigenvalue, principal_eigenvector
from ahp.core.scales import SAATY_VALUES

SPACES = ("all", "ordered", "tied", "ordered-tied")

EQUAL = len(SAATY_VALUES) // 2  # the code of the judgment 1; codes c and 16 - c are reciprocal
LAST = len(SAATY_VALUES) - 1
SLACK = 1e-12  # rounding errors of a few sums of numbers near 1; widens, so it never prunes a fit
TABLE_ROWS = 100_000  # judgments of one row are joined from a sorted table of at most this size
BINS = 2_000  # of the histogram by which the row with the fewest solutions is found
PIECE = 200  # choices for the first row that are followed up together: the step of the progress
CHUNK_BYTES = 8_000_000  # of partial matrices held at once for each row: the memory bound


@dataclass(frozen=True)
class Bounds:
    """What is known of the eigenpair: intervals for the weights, shape (n,), and for lambda_max."""

    lower: FloatArray
    upper: FloatArray
    lambda_lower: float
    lambda_upper: float

    @property
    def n(self) -> int:
        """The number of items."""
        return len(self.lower)

    def admit(self, weights: FloatArray, lambda_max: FloatArray) -> BoolArray:
        """Tell which eigenpairs, shapes (..., n) and (...), lie inside; ends belong to it."""
        within = (weights >= self.lower - SLACK) & (weights <= self.upper + SLACK)
        lambda_slack = SLACK * self.n
        return (
            within.all(axis=-1)
            & (lambda_max >= self.lambda_lower - lambda_slack)
            & (lambda_max <= self.lambda_upper + lambda_slack)
        )


@dataclass(frozen=True)
class SearchSpace:
    """Which judgments are tried: items in classes of equals, and codes allowed between classes.

    ``classes[i]`` is the class of item i; items of one class are judged equal (1) and alike
    towards the others. ``allowed[p][q]`` holds the codes (places in ``SAATY_VALUES``) tried for
    the judgment of class p over class q.
    """

    name: str
    classes: tuple[int, ...]
    allowed: tuple[tuple[Indices, ...], ...]

    @property
    def sizes(self) -> FloatArray:
        """How many items each class has, shape (m,)."""
        return np.bincount(self.classes).astype(float)

    def size(self) -> int:
        """How many matrices the space holds."""
        m, product = len(self.allowed), 1
        for p in range(m):
            for q in range(p + 1, m):
                product *= len(self.allowed[p][q])
        return product


def search_space(name: str, weights: Sequence[float | None]) -> SearchSpace:
    """Make a named search space for n items with the given printed weights.

    An item without a printed weight (None) is neither ordered nor tied.

    ``all``: each of the 17 values for every judgment. ``ordered``: a heavier item is never judged
    less important than a lighter one. ``tied``: items with equal weights have equal judgments.
    ``ordered-tied``: both.

    Raises
    ------
    UsageError
        If the name is not one of ``SPACES``.

    Examples
    --------
    >>> search_space("all", [0.6, 0.2, 0.2]).size()
    4913
    >>> search_space("ordered-tied", [0.6, 0.2, 0.2]).size()
    9
    """
    if name not in SPACES:
        raise unknown_choice("--space", name, ("auto", *SPACES))
    if name.endswith("tied"):
        keys = [place if weight is None else str(weight) for place, weight in enumerate(weights)]
        distinct = list(dict.fromkeys(keys))
        classes = tuple(distinct.index(key) for key in keys)
    else:
        classes = tuple(range(len(weights)))
    heads = [weights[classes.index(p)] for p in range(max(classes) + 1)]
    every = np.arange(LAST + 1)

    def tried(p: float | None, q: float | None) -> Indices:
        if name.startswith("ordered") and p is not None and q is not None and p != q:
            return every[EQUAL:] if p > q else every[: EQUAL + 1]
        return every

    allowed = tuple(tuple(tried(p, q) for q in heads) for p in heads)
    return SearchSpace(name, classes, allowed)


@dataclass(frozen=True)
class _Table:
    """Every choice of judgments for some columns of a row, sorted by the least sum it can give."""

    codes: Codes  # (choices, columns)
    low: FloatArray  # sum_j a_ij w_j at the lower weights, ascending
    high: FloatArray  # the same at the upper weights


@dataclass(frozen=True)
class _Step:
    """One row of the search: which judgments earlier rows fixed, and which it still chooses."""

    row: int
    known: list[int]
    chosen: list[int]  # column by column, where the table would be too large
    joined: list[int]  # at once, from the sorted table
    table: _Table
    least: float  # the interval of (lambda - size) w_i
    most: float


class _Plan:
    """The classes' weight intervals and the order in which rows are solved."""

    def __init__(self, bounds: Bounds, space: SearchSpace) -> None:
        sizes, m = space.sizes, len(space.allowed)
        first = [space.classes.index(p) for p in range(m)]
        self.allowed = space.allowed
        # Items of one class share one weight, which must then lie in every one of their intervals.
        lower, upper = bounds.lower[first].copy(), bounds.upper[first].copy()
        np.maximum.at(lower, np.array(space.classes), bounds.lower)
        np.minimum.at(upper, np.array(space.classes), bounds.upper)
        self.low, self.high = lower * sizes, upper * sizes
        self.least = (bounds.lambda_lower - sizes) * lower  # lambda >= n >= size
        self.most = (bounds.lambda_upper - sizes) * upper
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
        values = SAATY_VALUES[codes]
        low, high = values @ self.low[columns], values @ self.high[columns]
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
        least, most = float(self.least[row]), float(self.most[row])
        return _Step(row, known, chosen, joined, self.table(row, joined), least, most)

    def _row_solutions(self, row: int) -> float:
        """Estimate how many ways there are to fill a row: the histogram of all its sums."""
        columns = [column for column in range(len(self.allowed)) if column != row]
        least, most = float(self.least[row]), float(self.most[row])
        if not columns or most <= 0:
            return 1.0
        bin_width = most / BINS
        counts = np.zeros(BINS + 1)  # of partial sums up to `most`; larger ones cannot fit
        counts[0] = 1.0
        for column in columns:
            values = SAATY_VALUES[self.allowed[row][column]] * self.low[column]
            shifts = np.rint(values / bin_width).astype(int)
            total = np.zeros(BINS + 1)
            for shift in shifts[shifts <= BINS]:
                total[shift:] += counts[: BINS + 1 - shift]
            counts = total
        uncertainty = self.high[columns].sum() / max(self.low[columns].sum(), SLACK)
        edges = np.array([least / uncertainty, most]) / bin_width
        start, stop = np.interp(edges, np.arange(BINS + 1), np.cumsum(counts))
        return float(stop - start)

    def expected_states(self) -> float:
        """Estimate how many partial matrices there are, taking rows as independent."""
        states = total = 1.0
        for depth, row in enumerate(self.order):
            states *= self.solutions[row]
            for column in self.order[:depth]:
                states /= len(self.allowed[row][column])
            total += states
        return total


def expected_work(bounds: Bounds, space: SearchSpace) -> float:
    """Estimate how many partial matrices the search will look at (rows taken as independent)."""
    return _Plan(bounds, space).expected_states()


def _joins(
    plan: _Plan, step: _Step, states: Codes, low: FloatArray, high: FloatArray
) -> Iterator[tuple[float, Codes]]:
    """Join states with every choice from the step's table that the row's interval allows."""
    table, row = step.table, step.row
    widest = float(np.max(table.high - table.low))
    start = np.searchsorted(table.low, step.least - SLACK - high - widest)
    stop = np.searchsorted(table.low, step.most + SLACK - low, side="right")
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
        fits = high[parents] + table.high[places] >= step.least - SLACK
        parents, places = parents[fits], places[fits]
        extended = states[parents]
        extended[:, row, step.joined] = table.codes[places]
        extended[:, step.joined, row] = LAST - table.codes[places]
        yield end / len(states), extended
        begin = end


def _extend(plan: _Plan, step: _Step, states: Codes) -> Iterator[tuple[float, Codes]]:
    """Fill a step's row in every state; yields the share of the work done, and filled states."""
    fixed = SAATY_VALUES[states[:, step.row, step.known]]
    low, high = fixed @ plan.low[step.known], fixed @ plan.high[step.known]

    def choose(
        states: Codes, low: FloatArray, high: FloatArray, depth: int, begin: float, end: float
    ) -> Iterator[tuple[float, Codes]]:
        if depth == len(step.chosen):
            for share, extended in _joins(plan, step, states, low, high):
                yield begin + share * (end - begin), extended
            return
        column, later = step.chosen[depth], step.chosen[depth + 1 :] + step.joined
        options = plan.allowed[step.row]
        least = sum(SAATY_VALUES[options[q].min()] * plan.low[q] for q in later)
        most = sum(SAATY_VALUES[options[q].max()] * plan.high[q] for q in later)
        codes = options[column]
        for number, code in enumerate(codes):
            new_low = low + SAATY_VALUES[code] * plan.low[column]
            new_high = high + SAATY_VALUES[code] * plan.high[column]
            fits = new_low + least <= step.most + SLACK
            fits &= new_high + most >= step.least - SLACK
            kept = states[fits]
            kept[:, step.row, column] = code
            kept[:, column, step.row] = LAST - code
            inner_begin = begin + number / len(codes) * (end - begin)
            inner_end = begin + (number + 1) / len(codes) * (end - begin)
            if len(kept):
                yield from choose(
                    kept, new_low[fits], new_high[fits], depth + 1, inner_begin, inner_end
                )
        yield end, states[:0]

    yield from choose(states, low, high, 0, 0.0, 1.0)


def _walk(plan: _Plan) -> Iterator[tuple[float, Codes]]:
    """Yield the explored share of the first row's choices, and complete states found on the way."""
    m = len(plan.low)
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


@dataclass(frozen=True)
class Fits:
    """A step of a search: matrices found since the last one, and how far the search is.

    ``explored`` is the share of the first row's choices that is completely explored;
    ``matrices`` (k, n, n), ``weights`` (k, n) and ``lambda_max`` (k,) belong together.
    """

    explored: float
    matrices: FloatArray
    weights: FloatArray
    lambda_max: FloatArray


def fitting_matrices(bounds: Bounds, space: SearchSpace) -> Iterator[Fits]:
    """Find every matrix of a search space whose eigenpair lies inside the bounds.

    Parameters
    ----------
    bounds
        Intervals for the principal eigenvector (sum 1) and for lambda_max.
    space
        Which judgments are tried.

    Yields
    ------
    Fits
        What was found since the last step, which may be nothing; ``explored`` ends at 1.0.
        No matrix comes twice.

    Examples
    --------
    >>> bounds = Bounds(np.array([0.6365, 0.2575, 0.1045]), np.array([0.6375, 0.2585, 0.1055]),
    ...                 3.0, 3.1)
    >>> steps = list(fitting_matrices(bounds, search_space("all", [0.637, 0.258, 0.105])))
    >>> [step.matrices[0, 0] for step in steps if len(step.matrices)]
    [array([1., 3., 5.])]
    """
    rows, columns = np.ix_(space.classes, space.classes)
    for explored, states in _walk(_Plan(bounds, space)):
        matrices = SAATY_VALUES[states[:, rows, columns]]
        weights = principal_eigenvector(matrices)
        lambda_max = principal_eigenvalue(matrices, weights)
        fits = bounds.admit(weights, lambda_max)
        yield Fits(explored, matrices[fits], weights[fits], lambda_max[fits])
