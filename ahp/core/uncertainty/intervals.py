"""Judgments given as intervals, "3 to 5": anywhere between the ends alike.

References
----------
Saaty, T. L. and Vargas, L. G. (1987). Uncertainty and rank order in the analytic hierarchy
process. European Journal of Operational Research 32, 107-117; Arbel, A. (1989). Approximate
articulation of preference and priority derivation. European Journal of Operational Research 43,
317-326.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import FloatArray


def draw_between(
    generator: np.random.Generator, low: npt.ArrayLike, high: npt.ArrayLike, draws: int
) -> FloatArray:
    """Draw places on the scale, uniform between the ends of intervals.

    Parameters
    ----------
    generator : numpy.random.Generator
    low, high : array_like, (...)
        Places on the scale (`ahp.core.uncertainty.steps.places_of`), low not above high; both the
        same where the judgment is not doubted, NaN where there is none.
    draws : int

    Returns
    -------
    ndarray, (draws, ...)
        Places.

    Examples
    --------
    >>> places = draw_between(np.random.default_rng(0), [10, 8], [12, 8], 1000)
    >>> places.mean(axis=0).round(1).tolist(), float(places[:, 1].std())
    ([11.0, 8.0], 0.0)
    """
    bottom, top = np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)
    places: FloatArray = bottom + (top - bottom) * generator.random((draws, *bottom.shape))
    return places
