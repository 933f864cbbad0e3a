"""Printed figures as what they can stand for: intervals of weights, of CR and of lambda_max."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import numpy as np

from ahp.common.figure import Figure
from ahp.common.findings import Finding, RecoveryError
from ahp.common.wording import NOT_A_FIGURE
from ahp.core.recovery import Bounds
from ahp.model.judgment import LARGEST
from ahp.recovery.wording import CR_OUT_OF_RANGE, WEIGHT_OUT_OF_RANGE, WEIGHTS_SUM, WEIGHTS_SUM_OFF

Interval = tuple[Fraction, Fraction]
ONE: Interval = (Fraction(1), Fraction(1))


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
    printed: tuple[Figure | None, ...], cr: Figure | None, parent: Interval, max_units: int
) -> Iterator[Finding]:
    """Refuse figures from which nothing can be found; yield what is doubtful about the others."""
    for figure in printed:
        if figure and not 0 <= figure.value <= 1:
            raise RecoveryError.of(WEIGHT_OUT_OF_RANGE, value=figure.value)
    if cr and cr.value < 0:
        raise RecoveryError.of(CR_OUT_OF_RANGE, value=cr.value)
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
    cr: Figure | None,
    ri: float,
    parent: Interval,
    units: int,
) -> Bounds:
    """Turn printed figures into intervals of local weights and of lambda_max."""
    n = len(printed)
    intervals = [interval_of(figure, units, parent) for figure in printed]
    lower = np.array([float(low / parent[1]) if parent[1] else 0.0 for low, _ in intervals])
    upper = np.array([float(high / parent[0]) if parent[0] else 1.0 for _, high in intervals])
    if cr is None:
        # Aupetit and Genest (1993): no matrix on the 1-9 scale has a larger lambda_max.
        largest = 1 + (n - 1) / 2 * (LARGEST + 1 / LARGEST)
        return Bounds(lower, upper, float(n), largest)
    low, high = interval_of(cr, units, ONE)
    # Two items have RI 0 and always CR 0: a printed CR that excludes 0 then excludes every matrix.
    scale = ri * (n - 1) or 1.0
    return Bounds(lower, upper, n + float(low) * scale, n + float(high) * scale)
