"""Rounding as printed tables round."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

_HALF_WAY = 1e-9  # of a unit of the last decimal: 82.95 is stored a little below itself


def round_half_up(values: npt.ArrayLike, decimals: int) -> npt.NDArray[np.float64]:
    """Round as printed tables do: half-way goes away from zero, in decimal digits.

    Nothing is negative zero.

    >>> round_half_up([0.25, 1.005, -0.25], 1).tolist()
    [0.3, 1.0, -0.3]
    >>> round_half_up(1.005, 2).tolist()
    1.01
    """
    values = np.asarray(values, dtype=float)
    unit = 10.0**decimals
    whole: npt.NDArray[np.float64] = np.floor(np.abs(values) * unit + 0.5 + _HALF_WAY)
    rounded: npt.NDArray[np.float64] = np.sign(values) * (whole / unit) + 0.0
    return rounded


def rounded_half_up(value: float, decimals: int) -> float:
    """Round one number as `round_half_up` does, without the price of an array.

    >>> rounded_half_up(82.95, 1), rounded_half_up(-0.25, 1), rounded_half_up(-0.04, 1)
    (83.0, -0.3, 0.0)
    """
    if not math.isfinite(value):
        return value
    unit = 10.0**decimals
    size = abs(value) * unit + 0.5 + _HALF_WAY
    if not math.isfinite(size):
        return float(round_half_up(value, decimals))
    return math.copysign(float(math.floor(size)) / unit, value) + 0.0
