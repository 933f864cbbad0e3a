"""What a method's weights and lambda_max say of single rows: the equations the search solves.

Each rule gives every judgment an interval of what it adds to its row's sum, and every row an
interval for that sum. Intervals are wide enough for every matrix that fits, so a row outside of
its interval proves that no such matrix has it.

- eigenvector: sum_j a_ij w_j = (lambda_max - 1) w_i, over j != i.
- geometric-mean: sum_j log a_ij = n (log w_i - mean log w).
- row-sum: sum_j a_ij = T w_i - 1, where T is the sum of the whole matrix.
- column-sum: mean_j a_ij / s_j = w_i, where column j sums to s_j, which only row j settles.

And for every method lambda_max, seen from the weights as mean_i (A w)_i / w_i, says that the
excess sum_{i<j} (e_ij + 1/e_ij - 2) = n (lambda_max - n), where e_ij = a_ij w_j / w_i: each pair
adds what is never negative.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from ahp.common.names import unknown_choice
from ahp.core.arrays import BoolArray, Codes, FloatArray, Indices
from ahp.core.priorities import PRINTED_METHODS
from ahp.core.recovery.space import LAST, SLACK, Bounds, SearchSpace
from ahp.core.scales import SAATY_VALUES

ROUNDING = 1e-9  # of excesses, logarithms and quotients, relative to one; it only widens
LARGEST = float(SAATY_VALUES[-1])

Target = tuple[FloatArray | float, FloatArray | float]


class Rule:
    """A method's row equation on classes of items, with the excess that all methods share.

    Attributes
    ----------
    low, high : ndarray, (m, m, 17)
        What class p's judgment over class q adds to row p, for each of the 17 values.
    allowed : tuple of tuple of ndarray
        The codes of judgments that can occur at all, by pair of classes.
    possible : bool
        Whether anything can fit.
    """

    implied = 0  # the last so many rows fit whenever the others do
    settled = 0  # the last so many rows are settled by the weights: they cost next to nothing

    def __init__(self, bounds: Bounds, space: SearchSpace) -> None:
        sizes, m, n = space.sizes, len(space.allowed), bounds.n
        self.n, self.m, self.sizes = n, m, sizes
        self.lambda_lower = float(bounds.lambda_lower)
        self.lambda_upper = min(float(bounds.lambda_upper), self.largest_lambda(n))
        first = [space.classes.index(p) for p in range(m)]
        # Items of one class share one weight, which must then lie in every one of their intervals.
        self.lower, self.upper = bounds.lower[first].copy(), bounds.upper[first].copy()
        np.maximum.at(self.lower, np.array(space.classes), bounds.lower)
        np.minimum.at(self.upper, np.array(space.classes), bounds.upper)
        # On the 1-9 scale no method gives an item less than 1 / (81 n).
        self.least = np.maximum(self.lower, 1 / (LARGEST**2 * n))
        self.most = np.maximum(np.minimum(self.upper, 1.0), self.least)
        self._set_excess(n)
        self.allowed = self._allowed(space)
        self.possible = bool((self.lower <= self.upper + SLACK).all()) and all(
            len(codes) for row in self.allowed for codes in row
        )
        self.low, self.high = self._contributions()

    @staticmethod
    def largest_lambda(n: int) -> float:
        """Return what lambda_max cannot exceed: weights are at most 81 times each other."""
        return 1 + (n - 1) / 2 * (LARGEST**3 + LARGEST**-3)

    def _set_excess(self, n: int) -> None:
        quotient_low = self.least[None, :] / self.most[:, None]
        quotient_high = self.most[None, :] / self.least[:, None]
        low = SAATY_VALUES * quotient_low[..., None]
        high = SAATY_VALUES * quotient_high[..., None]
        at_low, at_high = low + 1 / low - 2, high + 1 / high - 2
        within = (low <= 1) & (high >= 1)
        weight = np.outer(self.sizes, self.sizes)[..., None]
        self.excess_low = np.where(within, 0.0, np.minimum(at_low, at_high)) * weight
        self.excess_high = np.maximum(at_low, at_high) * weight
        own = np.arange(self.m)
        self.excess_low[own, own] = self.excess_high[own, own] = 0.0
        widening = ROUNDING * n * max(n, self.lambda_upper)
        self.excess_least = n * (self.lambda_lower - n) - widening
        self.excess_most = n * (self.lambda_upper - n) + widening

        # Where no pair can use up what lambda_max leaves, there is nothing to prune by.
        enough = float(self.excess_high.max(axis=-1).sum()) / 2 <= self.excess_most
        self.unbounded = enough and self.excess_least <= 0

    def _allowed(self, space: SearchSpace) -> tuple[tuple[Indices, ...], ...]:
        """Leave out judgments whose pair alone exceeds what lambda_max leaves for it."""
        pairs = [(p, q) for p in range(self.m) for q in range(self.m) if p != q]
        least = {(p, q): self.excess_low[p, q, space.allowed[p][q]].min() for p, q in pairs}
        total = sum(least.values()) / 2
        return tuple(
            tuple(
                codes
                if p == q
                else codes[
                    self.excess_low[p, q, codes] + total - least[p, q]
                    <= self.excess_most + ROUNDING * (1 + total)
                ]
                for q, codes in enumerate(row)
            )
            for p, row in enumerate(space.allowed)
        )

    def _contributions(self) -> tuple[FloatArray, FloatArray]:
        raise NotImplementedError

    def hull(self, row: int) -> tuple[float, float]:
        """Return the interval of a row's sum while nothing else is known."""
        raise NotImplementedError

    def spread(self, row: int) -> float:
        """Return how wide the interval of a row's sum still is once other rows are known."""
        low, high = self.hull(row)
        return high - low

    def target(self, row: int, known: Sequence[int], states: Codes) -> Target:
        """Return the interval of a row's sum, given the rows that states have filled."""
        return self.hull(row)

    def keep(self, known: Sequence[int], states: Codes) -> BoolArray:
        """Tell which states can still fit, once the known rows are filled."""
        if self.unbounded:
            return np.ones(len(states), bool)
        least, most = self.excess(known, states)
        kept = least <= self.excess_most
        if len(known) >= self.m - 1:
            kept &= most >= self.excess_least
        return kept

    def excess(self, known: Sequence[int], states: Codes) -> tuple[FloatArray, FloatArray]:
        """Return the interval of the excess of all pairs that the known rows settle."""
        ends = [
            (p, q) for i, p in enumerate(known) for q in range(self.m) if q not in known[: i + 1]
        ]
        if not ends:
            return np.zeros(len(states)), np.zeros(len(states))
        p, q = np.array(ends).T
        codes = states[:, p, q]
        return self.excess_low[p, q, codes].sum(axis=-1), self.excess_high[p, q, codes].sum(axis=-1)

    def sums(self, row: int, states: Codes) -> tuple[FloatArray, FloatArray]:
        """Return the interval of a filled row's sum, (k,) each."""
        others = np.delete(np.arange(self.m), row)
        codes = states[:, row, others]
        low: FloatArray = self.low[row, others, codes].sum(axis=-1)
        high: FloatArray = self.high[row, others, codes].sum(axis=-1)
        return low, high


class Eigenvector(Rule):
    """Rows of A w = lambda w; every filled row narrows lambda for the others."""

    @staticmethod
    def largest_lambda(n: int) -> float:
        """Return the largest eigenvalue on the 1-9 scale (Aupetit and Genest 1993)."""
        return 1 + (n - 1) / 2 * (LARGEST + 1 / LARGEST)

    def _contributions(self) -> tuple[FloatArray, FloatArray]:
        low, high = self.lower * self.sizes, self.upper * self.sizes
        shape = (self.m, self.m, LAST + 1)
        return (
            np.broadcast_to(low[:, None] * SAATY_VALUES, shape),
            np.broadcast_to(high[:, None] * SAATY_VALUES, shape),
        )

    def hull(self, row: int) -> tuple[float, float]:
        """Return the interval of a row's sum while nothing else is known."""
        size = self.sizes[row]  # lambda >= n >= size
        return (
            float((self.lambda_lower - size) * self.lower[row]),
            float((self.lambda_upper - size) * self.upper[row]),
        )

    def spread(self, row: int) -> float:
        """Return how wide the interval of a row's sum still is once other rows are known."""
        scale = self.lambda_upper - self.sizes[row]
        return float(scale * (self.upper[row] - self.lower[row]))

    def target(self, row: int, known: Sequence[int], states: Codes) -> Target:
        """Return the interval of a row's sum, given the rows that states have filled."""
        least = np.full(len(states), self.lambda_lower)
        most = np.full(len(states), self.lambda_upper)
        for one in known:
            low, high = self.sums(one, states)
            np.maximum(least, self.sizes[one] + low / self.most[one] - SLACK * self.n, out=least)
            np.minimum(most, self.sizes[one] + high / self.least[one] + SLACK * self.n, out=most)
        size = self.sizes[row]
        return (least - size) * self.lower[row], (most - size) * self.upper[row]


class GeometricMean(Rule):
    """Row products are settled by the weights alone, the last one by all the others."""

    implied = 1

    def _contributions(self) -> tuple[FloatArray, FloatArray]:
        shape = (self.m, self.m, LAST + 1)
        logs = np.broadcast_to(self.sizes[:, None] * np.log(SAATY_VALUES), shape)
        return logs, logs

    def hull(self, row: int) -> tuple[float, float]:
        """Return the interval of a row's sum while nothing else is known."""
        low, high = np.log(self.least), np.log(self.most)
        shares = self.sizes / self.n
        others = np.arange(self.m) != row
        least = low[row] * (1 - shares[row]) - (shares * high)[others].sum()
        most = high[row] * (1 - shares[row]) - (shares * low)[others].sum()
        return self.n * (float(least) - ROUNDING), self.n * (float(most) + ROUNDING)


class RowSum(Rule):
    """Rows are to each other as the weights are; the first one filled tells the matrix's sum."""

    def _contributions(self) -> tuple[FloatArray, FloatArray]:
        shape = (self.m, self.m, LAST + 1)
        values = np.broadcast_to(self.sizes[:, None] * SAATY_VALUES, shape)
        return values, values

    @cached_property
    def _totals(self) -> tuple[float, float]:
        """Return the least and greatest sum that the rows' own extremes admit."""
        least, most = 0.0, float("inf")
        for p in range(self.m):
            low = high = float(self.sizes[p])
            for q in range(self.m):
                if q != p:
                    values = SAATY_VALUES[self.allowed[p][q]] * self.sizes[q]
                    low, high = low + float(values.min()), high + float(values.max())
            least = max(least, low / float(self.most[p]))
            most = min(most, high / float(self.least[p]))
        return least * (1 - ROUNDING), most * (1 + ROUNDING)

    def hull(self, row: int) -> tuple[float, float]:
        """Return the interval of a row's sum while nothing else is known."""
        if not self.possible:
            return 0.0, 0.0
        least, most = self._totals
        size = float(self.sizes[row])
        return least * float(self.least[row]) - size, most * float(self.most[row]) - size

    def spread(self, row: int) -> float:
        """Return how wide the interval of a row's sum still is once other rows are known."""
        least, most = self._totals
        return (least + most) / 2 * float(self.most[row] - self.least[row])

    def target(self, row: int, known: Sequence[int], states: Codes) -> Target:
        """Return the interval of a row's sum, given the rows that states have filled."""
        if not known:
            return self.hull(row)
        least, most = self._narrowed(known, states)
        size = self.sizes[row]
        return least * self.least[row] - size - ROUNDING, most * self.most[row] - size + ROUNDING

    def _narrowed(self, known: Sequence[int], states: Codes) -> tuple[FloatArray, FloatArray]:
        ends = self._totals
        least, most = (np.full(len(states), end) for end in ends)
        for one in known:
            total = self.sums(one, states)[0] + self.sizes[one]
            np.maximum(least, total / self.most[one] * (1 - ROUNDING), out=least)
            np.minimum(most, total / self.least[one] * (1 + ROUNDING), out=most)
        return least, most


class ColumnSum(Rule):
    """Rows are chosen by the excess they use up; the weights prune once columns are known."""

    settled = 2

    def _contributions(self) -> tuple[FloatArray, FloatArray]:
        return self.excess_low, self.excess_high

    def hull(self, row: int) -> tuple[float, float]:
        """Return the interval of a row's sum while nothing else is known."""
        return (self.excess_least if self.m <= 2 else 0.0) - ROUNDING, self.excess_most

    def target(self, row: int, known: Sequence[int], states: Codes) -> Target:
        """Return the interval of a row's sum, given the rows that states have filled."""
        least, most = self.excess(known, states)
        for q in known:  # these pairs count in the row's sum, and are used up already
            codes = states[:, row, q]
            least -= self.excess_low[row, q, codes]
            most -= self.excess_high[row, q, codes]
        widening = ROUNDING * (1 + np.abs(least) + np.abs(most))
        last = len(known) >= self.m - 2
        lower = self.excess_least - most - widening if last else np.full(len(states), -np.inf)
        return lower, self.excess_most - least + widening

    def keep(self, known: Sequence[int], states: Codes) -> BoolArray:
        """Tell which states can still fit, once the known rows are filled."""
        kept = super().keep(known, states)
        if len(known) == 1 and self.m > 3:
            return kept  # one column says little, and there are many
        part = states[kept]
        column_low, column_high = self._column_sums(known, part)
        fits = np.ones(len(part), bool)
        for p in range(self.m):
            least, most = np.zeros(len(part)), np.zeros(len(part))
            for q in range(self.m):
                low, high = self._shares(p, q, known, part, column_low[q], column_high[q])
                least, most = least + self.sizes[q] * low, most + self.sizes[q] * high
            widening = ROUNDING * self.n
            fits &= least <= self.n * self.upper[p] + widening
            fits &= most >= self.n * self.lower[p] - widening
        kept[kept] = fits
        return kept

    def _range(self, p: int, q: int) -> tuple[float, float]:
        values = SAATY_VALUES[self.allowed[p][q]]
        return float(values.min()), float(values.max())

    def _column_sums(
        self, known: Sequence[int], states: Codes
    ) -> tuple[list[FloatArray], list[FloatArray]]:
        lows, highs = [], []
        for q in range(self.m):
            low = np.full(len(states), self.sizes[q])
            high = low.copy()
            for p in range(self.m):
                if p == q:
                    continue
                if p in known or q in known:
                    value = self.sizes[p] * SAATY_VALUES[states[:, p, q]]
                    low, high = low + value, high + value
                else:
                    least, most = self._range(p, q)
                    low, high = low + self.sizes[p] * least, high + self.sizes[p] * most
            lows.append(low)
            highs.append(high)
        return lows, highs

    def _shares(
        self,
        p: int,
        q: int,
        known: Sequence[int],
        states: Codes,
        column_low: FloatArray,
        column_high: FloatArray,
    ) -> tuple[FloatArray, FloatArray]:
        """Return the interval of a_pq / s_q."""
        if p == q:
            return 1 / column_high, 1 / column_low
        if p in known or q in known:
            value = SAATY_VALUES[states[:, p, q]]
            return value / column_high, value / column_low
        least, most = self._range(p, q)  # of this very judgment, which is part of the column
        size = self.sizes[p]
        return (
            least / (column_high - size * (self._range(p, q)[1] - least)),
            most / (column_low + size * (most - least)),
        )


RULES: dict[str, type[Rule]] = {
    "eigenvector": Eigenvector,
    "geometric-mean": GeometricMean,
    "column-sum": ColumnSum,
    "row-sum": RowSum,
}
assert set(RULES) == set(PRINTED_METHODS)


def rule_of(method: str, bounds: Bounds, space: SearchSpace) -> Rule:
    """Return a method's rule for the given bounds and space.

    Raises
    ------
    UsageError
        If no method has that name.
    """
    if method not in RULES:
        raise unknown_choice("--method", method, RULES)
    return RULES[method](bounds, space)
