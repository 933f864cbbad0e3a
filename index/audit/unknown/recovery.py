"""Which weights, if any, give published totals from their published parts, within rounding.

One linear program finds the weights that keep the greatest distance from every limit, counted in
halves of the total's last digit; where that distance is negative there are no such weights, and
the multipliers name a few rows (no more than weights and one) that contradict each other. The
fewest rows that must be wrong are the fewest that meet every contradiction (implicit hitting sets,
Moreno-Centeno and Karp 2013). It is the twin of recovering a matrix from printed weights.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from ahp.common.system import reader_reason
from index.audit.intervals import Interval
from index.audit.joint import AuditError
from index.audit.unknown.limits import Recovered, Row
from index.audit.wording import AUDIT_NOT_SOLVED, relations_of

_TOLERANCE = 1e-6  # of a violation, in halves of the total's last digit
_NOISE = 1e-9
_AT_ONCE = 100  # limits to begin a program with, and to add in a round
_FARTHEST = 2.0  # distance from a limit, where weights could grow for ever to be farther
_MOST_WRONG, _MOST_CONFLICTS = 20, 400
_DENOMINATORS = (10**3, 10**6, 10**9)
_DECIMALS = range(1, 5)
_SHOWN = 10**6


def recover(rows: Sequence[Row], equals: Fraction | None) -> Recovered:
    """Find the weights, of at least 0, that give every total within rounding.

    Parameters
    ----------
    rows : sequence of Row
        At least one.
    equals : Fraction or None
        What the weights add up to.

    Returns
    -------
    Recovered
    """
    program = Program(tuple(rows), equals)
    distance, weights, _ = program.nearest(range(len(rows)))
    slack = max(0.0, -distance / 2)
    if -distance <= _TOLERANCE:
        return program.told(Recovered(program.rows, weights=weights), ())
    search = _Search(program)
    try:
        wrong = search.fewest()
    except _GivenUp:
        wrong = None
    found = Recovered(
        program.rows, least=search.least, proved=search.proved, slack=slack, weights=weights
    )
    if wrong is None:
        return found
    certain = frozenset(row for row in wrong if search.indispensable(row, len(wrong)))
    return program.told(found, tuple(sorted(wrong)), certain)


class Program:
    """The limits of all rows, with their duals and what follows from them."""

    def __init__(self, rows: tuple[Row, ...], equals: Fraction | None) -> None:
        self.rows, self.equals = rows, equals
        limits = [
            (place, limit, row.unit) for place, row in enumerate(rows) for limit in row.limits
        ]
        self.owners = np.array([place for place, _, _ in limits])
        self.limits = [limit for _, limit, _ in limits]
        self.factors = np.array(
            [[float(one / unit) for one in limit[0]] for _, limit, unit in limits]
        ).reshape(len(limits), len(rows[0].parts))
        self.ends = np.array([float(limit[1] / unit) for _, limit, unit in limits])
        self.units = [unit for _, _, unit in limits]
        self.active = np.arange(len(limits)) < _AT_ONCE

    @property
    def size(self) -> int:
        """How many weights there are."""
        return int(self.factors.shape[1])

    def nearest(
        self, kept: Collection[int]
    ) -> tuple[float, tuple[float, ...], NDArray[np.float64]]:
        """Return the greatest least distance from a limit, its weights, and the multipliers."""
        rows = np.hstack([self.factors, np.ones((len(self.owners), 1))])
        cost = np.zeros(self.size + 1)
        cost[-1] = -1.0
        most = None if self.equals is not None else _FARTHEST
        bounds = [(0.0, None)] * self.size + [(None, most)]
        result, multipliers = self._solve(cost, rows, self.ends, bounds, kept)
        if result.status != 0:
            raise AuditError.of(
                AUDIT_NOT_SOLVED, relations=relations_of(None), reason=reader_reason(result.message)
            )
        return float(result.x[-1]), tuple(map(float, result.x[:-1])), multipliers

    def bounds(self, cost: NDArray[np.float64], kept: Collection[int]) -> float | None:
        """Return the least value of a sum of weights; None where there is none."""
        bounds = [(0.0, None)] * self.size
        result, _ = self._solve(cost, self.factors, self.ends + _TOLERANCE, bounds, kept)
        return float(result.fun) if result.status == 0 else None

    def _solve(
        self,
        cost: NDArray[np.float64],
        rows: NDArray[np.float64],
        ends: NDArray[np.float64],
        bounds: Sequence[tuple[float | None, float | None]],
        kept: Collection[int],
    ) -> tuple[Any, NDArray[np.float64]]:
        """Solve with few limits, and add those that the solution breaks until it breaks none."""
        chosen = np.isin(self.owners, list(kept))
        while True:
            used = chosen & self.active
            result = self._solved(cost, rows[used], ends[used], bounds)
            if result.status != 0:
                fresh = chosen & ~used  # few limits may leave it without an end
            else:
                over = np.where(chosen & ~used, rows @ result.x - ends, 0.0)
                over[np.argsort(over)[:-_AT_ONCE]] = 0.0
                fresh = over > _NOISE
            if not fresh.any():
                break
            self.active |= fresh
        multipliers = np.zeros(len(self.owners))
        if result.status == 0:
            multipliers[used] = -result.ineqlin.marginals
        return result, multipliers

    def _solved(
        self,
        cost: NDArray[np.float64],
        rows: NDArray[np.float64],
        ends: NDArray[np.float64],
        bounds: Sequence[tuple[float | None, float | None]],
    ) -> Any:
        equal = None
        if self.equals is not None:
            equal = np.zeros((1, len(cost)))
            equal[0, : self.size] = 1.0
        return linprog(
            cost,
            A_ub=rows,
            b_ub=ends,
            A_eq=equal,
            b_eq=None if equal is None else [float(self.equals or 0)],
            bounds=bounds,
            method="highs",
        )

    def told(
        self, found: Recovered, wrong: tuple[int, ...], certain: frozenset[int] = frozenset()
    ) -> Recovered:
        """Add what the rows that are not wrong leave for the weights."""
        kept = [place for place in range(len(self.rows)) if place not in wrong]
        weights = self.nearest(kept)[1]
        intervals = []
        for place in range(self.size):
            cost = np.zeros(self.size)
            cost[place] = 1.0
            low, high = self.bounds(cost, kept), self.bounds(-cost, kept)
            intervals.append(_shown(low, None if high is None else -high))
        return Recovered(
            self.rows, wrong, certain, found.least, found.proved, found.slack, weights,
            tuple(intervals), self._simplest(weights, kept),
        )  # fmt: skip

    def _simplest(self, weights: Sequence[float], kept: Collection[int]) -> tuple[Fraction, ...]:
        """Return equal weights where they fit, else the fewest decimals that do."""
        whole = self.equals
        if whole is not None and self.fits(equal := (whole / self.size,) * self.size, kept):
            return equal
        for decimals in _DECIMALS:
            rounded = _rounded(weights, 10**decimals, whole)
            if rounded is not None and self.fits(rounded, kept):
                return rounded
        return ()

    def fits(self, weights: Sequence[Fraction], kept: Collection[int]) -> bool:
        """Whether weights give the totals of some rows, in exact arithmetic."""
        return all(
            sum((a * w for a, w in zip(factors, weights, strict=True)), start=Fraction(0)) <= end
            for place in kept
            for factors, end in self.rows[place].limits
        )

    def proves(self, multipliers: NDArray[np.float64]) -> bool:
        """Verify in exact arithmetic that limits contradict each other (Farkas).

        Times their multipliers they add up to one limit. Where no weights of at least 0 with the
        sum they have, or with a sum that one of the limits allows, keep it, none keep all.
        """
        used = np.flatnonzero(multipliers > _NOISE)
        return any(
            self._contradiction(
                [
                    (self.limits[at], Fraction(float(multipliers[at])).limit_denominator(most)
                     / self.units[at])
                    for at in used
                ]
            )
            for most in _DENOMINATORS
        )  # fmt: skip

    def _contradiction(
        self, used: Sequence[tuple[tuple[Sequence[Fraction], Fraction], Fraction]]
    ) -> bool:
        total = [sum((limit[0][j] * y for limit, y in used), Fraction(0)) for j in range(self.size)]
        end = sum((limit[1] * y for limit, y in used), Fraction(0))
        least = min(total)
        if self.equals is not None:
            return least * self.equals > end
        if least >= 0:
            return end < 0
        sums = [limit[1] / min(limit[0]) for limit, _ in used if min(limit[0]) > 0]
        return any(least * most > end for most in sums)


class _GivenUp(Exception):  # noqa: N818, an early end and no error
    """There are too many rows that must be wrong."""


class _Search:
    """The search for the fewest rows that every contradiction holds one of."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.conflicts: list[frozenset[int]] = []
        self.least, self.proved = 0, True

    def fewest(self, without: int | None = None, size: int | None = None) -> frozenset[int] | None:
        """Return the fewest rows without which there are weights.

        None where, with a row that is right, they are more than a size.
        """
        while True:
            chosen = self._hitting_set(without)
            if chosen is None or (size is not None and len(chosen) > size):
                return None
            if size is None:
                self.least = max(self.least, len(chosen))
            if len(chosen) > _MOST_WRONG or len(self.conflicts) > _MOST_CONFLICTS:
                raise _GivenUp
            if not self._new_conflicts(chosen):
                return chosen

    def indispensable(self, row: int, size: int) -> bool:
        """Whether every choice of so few rows holds one."""
        try:
            return self.fewest(without=row, size=size) is None
        except _GivenUp:
            return False

    def _new_conflicts(self, chosen: Collection[int]) -> bool:
        """Note contradictions among the rows not chosen that share no row with each other."""
        kept = {*range(len(self.program.rows))} - {*chosen}
        before = len(self.conflicts)
        while kept:
            distance, _, multipliers = self.program.nearest(kept)
            if -distance <= _TOLERANCE:
                break
            rows = frozenset(
                int(self.program.owners[at]) for at in np.flatnonzero(multipliers > _NOISE)
            )
            self.conflicts.append(rows)
            self.proved = self.proved and self.program.proves(multipliers)
            kept -= rows
            if len(self.conflicts) - before > _MOST_WRONG:
                break
        return len(self.conflicts) > before

    def _hitting_set(self, without: int | None) -> frozenset[int] | None:
        rows = sorted({row for one in self.conflicts for row in one})
        if not rows:
            return frozenset()
        meets = np.array([[float(row in one) for row in rows] for one in self.conflicts])
        most = np.array([float(row != without) for row in rows])
        result = milp(
            np.ones(len(rows)),
            integrality=np.ones(len(rows)),
            bounds=Bounds(np.zeros(len(rows)), most),
            constraints=LinearConstraint(meets, 1.0, np.inf),
        )
        if result.x is None:
            return None
        return frozenset(row for row, value in zip(rows, result.x, strict=True) if value > 0.5)


def _shown(low: float | None, high: float | None) -> Interval:
    """Return the ends of a weight to 6 decimals."""
    least, most = (
        None if end is None else Fraction(round(end * _SHOWN), _SHOWN) for end in (low, high)
    )
    return Interval(least, most)


def _rounded(
    weights: Sequence[float], scale: int, whole: Fraction | None
) -> tuple[Fraction, ...] | None:
    """Round weights and keep their sum: those nearest to the next digit are moved up."""
    if whole is None:
        return tuple(Fraction(round(one * scale), scale) for one in weights)
    lows = [int(one * scale + _NOISE) for one in weights]
    left = whole * scale - sum(lows)
    if left.denominator != 1 or not 0 <= left <= len(lows):
        return None
    order = sorted(range(len(lows)), key=lambda j: lows[j] - weights[j] * scale)
    up = set(order[: int(left)])
    return tuple(Fraction(low + (place in up), scale) for place, low in enumerate(lows))
