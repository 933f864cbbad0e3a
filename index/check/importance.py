"""How much a part counts in the whole: the share of variance that follows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

import numpy as np

from index.check.statistics import is_varied
from index.project.arrays import FloatArray
from index.weighting.curves import FEWEST as FEWEST
from index.weighting.curves import LINE, MEANS, Curves

Estimator = Literal["curve", "line", "means"]
ESTIMATORS: tuple[Estimator, ...] = ("curve", "line", "means")
_SPECIAL: Mapping[float, Estimator] = {LINE: "line", MEANS: "means"}


class Ratio(NamedTuple):
    """The share of the whole's variance that a part explains.

    Attributes
    ----------
    value : float
        The correlation ratio: by any curve.
    linear : float
        The squared correlation: by a straight line.
    estimator : str
        What the curve was: a ``curve``, a ``line``, or the ``means`` at few different values.
    bandwidth : float or None
        Of a curve, in standard deviations of the part.
    regions : int
        Regions that have both.
    """

    value: float
    linear: float
    estimator: Estimator
    bandwidth: float | None
    regions: int


def importance_ratio(part: FloatArray, whole: FloatArray) -> Ratio | None:
    """Estimate the correlation ratio of a part, Var(E[whole | part]) / Var(whole).

    Parameters
    ----------
    part, whole : ndarray, (n,)
        NaN where missing.

    Returns
    -------
    Ratio or None
        None for fewer than `FEWEST` regions, or where one of both does not vary.

    Notes
    -----
    The curve is a local-linear regression with a Gaussian kernel; its bandwidth, of twelve from
    0.1 to 3 standard deviations and of a straight line, predicts best the values that are left out
    one at a time. Of more than 200 regions, those of about the same value are taken together. A
    part of fewer than six different values has their means for a curve.

    References
    ----------
    Paruolo, P., Saisana, M., Saltelli, A. (2013). Ratings and rankings: voodoo or science? Journal
    of the Royal Statistical Society A 176, 609-634. Becker, W., Saisana, M., Paruolo, P.,
    Vandecasteele, I. (2017). Weights and importance in composite indicators: closing the gap.
    Ecological Indicators 80, 12-22.

    Examples
    --------
    >>> x = np.linspace(-1, 1, 41)
    >>> line, curve = importance_ratio(x, 2 * x + 1), importance_ratio(x, x**2)
    >>> line.estimator, round(line.value, 6), curve.estimator, round(curve.linear, 6)
    ('line', 1.0, 'curve', 0.0)
    """
    both = ~np.isnan(part) & ~np.isnan(whole)
    x, y = part[both], whole[both]
    if len(x) < FEWEST or not is_varied(x) or not is_varied(y):
        return None
    curve = Curves(x).through(y)
    away = y - y.mean()
    share = (curve.counts @ (curve.heights - y.mean()) ** 2) / (away @ away)
    linear = min(float(_unit(x) @ _unit(y)) ** 2, 1.0)
    estimator = _SPECIAL.get(curve.bandwidth, "curve")
    bandwidth = curve.bandwidth if estimator == "curve" else None
    return Ratio(float(min(share, 1.0)), linear, estimator, bandwidth, len(x))


def _unit(x: FloatArray) -> FloatArray:
    """Return what a column differs from its mean by, with the length 1, however small it is."""
    away = x - x.mean()
    away /= np.abs(away).max()
    found: FloatArray = away / np.sqrt(away @ away)
    return found


def correlation_ratio(part: FloatArray, whole: FloatArray) -> float | None:
    """Return the share of the whole's variance that a part explains, by any curve.

    From 0 to 1, the square of the correlation where the curve is a line; see `importance_ratio`.

    >>> x = np.linspace(-1, 1, 41)
    >>> round(correlation_ratio(x, 2 * x + 1), 6), round(correlation_ratio(x, x**2), 1)
    (1.0, 1.0)
    """
    found = importance_ratio(part, whole)
    return None if found is None else found.value
