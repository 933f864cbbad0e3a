"""The kinds of arrays that the functions of `ahp.core` take and return, by what they hold.

Shapes are written in the docstrings as ``(..., n, n)``: any leading axes, then those of the
function, as `numpy.linalg` does.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
"""Judgments, ratios, weights and what is computed from them; a missing judgment is NaN."""

BoolArray = npt.NDArray[np.bool_]
"""Which of many are meant."""

Indices = npt.NDArray[np.intp]
"""Places of items, pairs or matrices, counted from 0."""

Counts = npt.NDArray[np.int64]
"""How many."""

Codes = npt.NDArray[np.uint8]
"""Judgments by their place on the scale of 17 values, `ahp.core.scales.SAATY_VALUES`."""
