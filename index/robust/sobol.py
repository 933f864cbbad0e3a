"""Variance-based sensitivity: what share of the variance of an output comes from each source.

First order (a source by itself): Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola (2010),
Variance based sensitivity analysis of model output, Computer Physics Communications 181(2),
259-270, equation (b) of its table 2. Total (with everything it acts together with): Jansen (1999),
Analysis of variance designs for model output, Computer Physics Communications 117, 35-43.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from index.project.arrays import BoolArray, FloatArray

Outputs = npt.NDArray[np.floating[Any]]

RESAMPLES = 200
"""Bootstrap samples behind an interval."""


@dataclass(frozen=True, eq=False)
class SobolIndices:
    """Shares of variance of m outputs by d sources.

    Attributes
    ----------
    first, total : ndarray, (d, m)
    first_interval, total_interval : ndarray, (d, m, 2)
        Bootstrap percentiles over the rows.
    variance : ndarray, (m,)
        Of each output; all its indices are zero where it does not vary.
    """

    first: FloatArray = field(repr=False)
    total: FloatArray = field(repr=False)
    first_interval: FloatArray = field(repr=False)
    total_interval: FloatArray = field(repr=False)
    variance: FloatArray = field(repr=False)


def sobol_indices(
    f_a: Outputs,
    f_b: Outputs,
    f_ab: Outputs,
    *,
    bootstrap: int = RESAMPLES,
    probability: float = 0.9,
    seed: int = 0,
) -> SobolIndices:
    """Estimate first and total order indices from three samples of a model.

    Parameters
    ----------
    f_a, f_b : ndarray, (N, m)
        Outputs at the rows of two independent samples A and B.
    f_ab : ndarray, (d, N, m)
        Outputs at the rows of A with the i-th source taken from B.
    bootstrap : int
        Resamples of the rows behind the intervals.
    probability : float
        Of the intervals.
    seed : int
        Of the resamples.

    Returns
    -------
    SobolIndices
        Estimates may fall slightly below 0 or above 1; they are not clipped.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> a, b = rng.random((2, 4096, 2))
    >>> model = lambda x: 2 * x[:, :1] + x[:, 1:]
    >>> mixed = [np.column_stack([b[:, 0], a[:, 1]]), np.column_stack([a[:, 0], b[:, 1]])]
    >>> found = sobol_indices(model(a), model(b), np.stack([model(x) for x in mixed]))
    >>> found.total.round(1).ravel().tolist()
    [0.8, 0.2]
    """
    a, b, mixed = (np.asarray(one, dtype=float) for one in (f_a, f_b, f_ab))
    still = _still(a, b, mixed)
    middle = (a.mean(axis=0) + b.mean(axis=0)) / 2.0  # a shift changes no index, but rounding
    terms = _terms(a - middle, b - middle, mixed - middle)
    rows = f_a.shape[0]
    first, total, variance = _indices(np.full((1, rows), 1.0 / rows), terms, still)
    rng = np.random.default_rng(seed)
    shares = rng.multinomial(rows, np.full(rows, 1.0 / rows), size=bootstrap) / rows
    drawn = _indices(shares, terms, still)
    ends = ((1.0 - probability) / 2.0, (1.0 + probability) / 2.0)
    intervals = [
        np.moveaxis(np.quantile(one, ends, axis=0), 0, -1)
        if bootstrap
        else np.full((*first.shape[1:], 2), np.nan)
        for one in drawn[:2]
    ]
    return SobolIndices(first[0], total[0], intervals[0], intervals[1], variance[0])


def _still(f_a: FloatArray, f_b: FloatArray, f_ab: FloatArray) -> BoolArray:
    """Which outputs do not vary, but for rounding, (m,)."""
    every = np.concatenate([f_a, f_b, *f_ab])
    found: BoolArray = np.ptp(every, axis=0) <= 1e-12 * np.abs(every).max(axis=0)
    return found


def _terms(f_a: FloatArray, f_b: FloatArray, f_ab: FloatArray) -> tuple[FloatArray, ...]:
    """Return row by row what the estimators are means of."""
    return (
        f_b * (f_ab - f_a),
        (f_a - f_ab) ** 2 / 2.0,
        (f_a + f_b) / 2.0,
        (f_a**2 + f_b**2) / 2.0,
    )


def _indices(
    shares: FloatArray, terms: tuple[FloatArray, ...], still: BoolArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return first and total, (s, d, m), and variance, (s, m), for s sets of shares of the rows.

    Zero where nothing varies.
    """
    alone, together = (np.tensordot(shares, one, (1, 1)) for one in terms[:2])
    mean, square = (shares @ one for one in terms[2:])
    variance = np.where(still, 0.0, np.maximum(square - mean**2, 0.0))
    none = variance <= 0.0
    safe = np.where(none, 1.0, variance)[:, None]
    first, total = (np.where(none[:, None], 0.0, one / safe) for one in (alone, together))
    return first, total, variance
