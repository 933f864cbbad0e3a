"""Printed figures as what they can stand for: intervals of weights, of CR and of lambda_max."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from ahp.common.figure import Figure
from ahp.common.findings import Finding, RecoveryError
from ahp.common.wording import NOT_A_FIGURE
from ahp.core.arrays import FloatArray
from ahp.core.recovery import Bounds
from ahp.model.analysis import DEFAULT_THRESHOLD
from ahp.model.judgment import LARGEST
from ahp.recovery.wording import (
    CI_OUT_OF_RANGE,
    CR_OUT_OF_RANGE,
    LAMBDA_OUT_OF_RANGE,
    WEIGHT_OUT_OF_RANGE,
    WEIGHTS_SUM,
    WEIGHTS_SUM_OFF,
)

Interval = tuple[Fraction, Fraction]
ONE: Interval = (Fraction(1), Fraction(1))


@dataclass(frozen=True)
class Consistency:
    """What is printed of a matrix's consistency; None for what is not.

    ``consistent`` says that CR < 0.1, as papers do that print no more than that.
    """

    cr: Figure | None = None
    lambda_max: Figure | None = None
    ci: Figure | None = None
    consistent: bool = False

    @property
    def by_table(self) -> bool:
        """Whether anything of it depends on the table of the random index."""
        return self.cr is not None or self.consistent

    @property
    def figures(self) -> bool:
        """Whether a number is printed."""
        return any((self.cr, self.lambda_max, self.ci))


def figure_of(value: str | Figure | None) -> Figure | None:
    """Return a figure as it was written; a number has lost its decimals and is refused."""
    if value is None or isinstance(value, Figure):
        return value
    if not isinstance(value, str):
        raise RecoveryError.of(NOT_A_FIGURE, text=value)
    return Figure.parse(value)


def interval_of(figure: Figure | None, units: int, whole: Interval) -> Interval:
    """Return what a figure can stand for, widened by some units of its last digit on either side.

    What was not printed lies between 0 and all of `whole`.
    """
    if figure is None:
        return Fraction(0), whole[1]
    low, high = figure.interval()
    widening = units * figure.unit
    return max(low - widening, Fraction(0)), high + widening


def sum_of(printed: Sequence[Figure | None]) -> Interval:
    """Return what some figures can add up to."""
    intervals = [interval_of(figure, 0, ONE) for figure in printed]
    low = sum((low for low, _ in intervals), Fraction(0))
    high = sum((high for _, high in intervals), Fraction(0))
    return low, high


def check_figures(
    printed: tuple[Figure | None, ...],
    consistency: Consistency,
    parent: Interval,
    max_units: int,
) -> Iterator[Finding]:
    """Refuse figures from which nothing can be found; yield what is doubtful about the others."""
    for figure in printed:
        if figure and not 0 <= figure.value <= 1:
            raise RecoveryError.of(WEIGHT_OUT_OF_RANGE, value=figure.value)
    cr, lambda_max, ci = consistency.cr, consistency.lambda_max, consistency.ci
    if cr and cr.value < 0:
        raise RecoveryError.of(CR_OUT_OF_RANGE, value=cr.value)
    if ci and ci.value < 0:
        raise RecoveryError.of(CI_OUT_OF_RANGE, value=ci.value)
    n = len(printed)
    if lambda_max and interval_of(lambda_max, max_units, ONE)[1] < n:
        raise RecoveryError.of(LAMBDA_OUT_OF_RANGE, value=lambda_max.value, n=n)
    total = sum((figure.value for figure in printed if figure), Decimal(0))
    details = {"total": total, "parent": f"{float(sum(parent) / 2):.4g}"}
    if not _can_sum(printed, parent, max_units):
        raise RecoveryError.of(WEIGHTS_SUM, **details)
    if not _can_sum(printed, parent, 0):
        yield Finding(WEIGHTS_SUM_OFF, details)


def _can_sum(printed: tuple[Figure | None, ...], parent: Interval, units: int) -> bool:
    intervals = [interval_of(figure, units, parent) for figure in printed]
    low = sum((low for low, _ in intervals), Fraction(0))
    high = sum((high for _, high in intervals), Fraction(0))
    return low <= parent[1] and high >= parent[0]


def bounds_of(
    printed: tuple[Figure | None, ...],
    consistency: Consistency,
    indices: Mapping[str, float],
    parents: Mapping[str, Interval],
    units: int,
) -> dict[str, Bounds]:
    """Turn printed figures into intervals of local weights and of lambda_max, by table."""
    shares = {parent: _shares(printed, parent, units) for parent in set(parents.values())}
    n = len(printed)
    return {
        table: Bounds(*shares[parents[table]], *_lambda_interval(n, consistency, ri, units))
        for table, ri in indices.items()
    }


def _shares(
    printed: tuple[Figure | None, ...], parent: Interval, units: int
) -> tuple[FloatArray, FloatArray]:
    intervals = [interval_of(figure, units, parent) for figure in printed]
    lower = np.array([float(low / parent[1]) if parent[1] else 0.0 for low, _ in intervals])
    upper = np.array([float(high / parent[0]) if parent[0] else 1.0 for _, high in intervals])
    return lower, upper


def _lambda_interval(
    n: int, consistency: Consistency, ri: float, units: int
) -> tuple[float, float]:
    # Weights on the 1-9 scale are at most 81 times each other, by whichever method; the search
    # knows a closer limit for the eigenvalue.
    lows, highs = [float(n)], [1 + (n - 1) / 2 * (LARGEST**3 + LARGEST**-3)]
    if consistency.cr is not None:
        # Two items have RI 0 and always CR 0: a CR that excludes 0 excludes every matrix.
        low, high = interval_of(consistency.cr, units, ONE)
        scale = ri * (n - 1) or 1.0
        lows.append(n + float(low) * scale)
        highs.append(n + float(high) * scale)
    if consistency.ci is not None:
        low, high = interval_of(consistency.ci, units, ONE)
        lows.append(n + float(low) * (n - 1))
        highs.append(n + float(high) * (n - 1))
    if consistency.lambda_max is not None:
        low, high = interval_of(consistency.lambda_max, units, ONE)
        lows.append(float(low))
        highs.append(float(high))
    if consistency.consistent:
        # Less, not equal: by more than the rounding that bounds allow for.
        below = 1e-9 if ri else 0.0
        highs.append(n + DEFAULT_THRESHOLD * ri * (n - 1) - below)
    return max(lows), min(highs)


def hull_of(several: Sequence[Bounds]) -> Bounds:
    """Return the least bounds that hold what any of several does."""
    return Bounds(
        np.min([one.lower for one in several], axis=0),
        np.max([one.upper for one in several], axis=0),
        min(one.lambda_lower for one in several),
        max(one.lambda_upper for one in several),
    )
