"""Weights under which indicators matter as wanted, by their correlation ratios with the index."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.project.arrays import FloatArray
from index.weighting.correlation import nearest_shares
from index.weighting.curves import FEWEST, Curves
from index.weighting.method import Method, Option, Unfit, correlations, deviations
from index.weighting.wording import NAMES, NEEDS, ROWS_TOO_FEW

_EXACT = 1e-16
_CORNERS = 6  # near which a search begins, too: those of the most wanted
_ROUNDS = 10  # in which bandwidths may change with the weights


def importance_weights(
    values: FloatArray,
    wanted: Sequence[float] | FloatArray | None = None,
    estimator: str = "line",
) -> FloatArray:
    """Return weights under which the normalized correlation ratios are nearest to those wanted.

    Parameters
    ----------
    values : ndarray, (n, k)
    wanted : array-like, (k,), optional
        How much each column is to matter, not negative; by default all the same.
    estimator : str
        The correlation ratio of a column is its squared correlation with the index (``line``), or
        the share of variance that a curve explains (``curve``; see `Curves`).

    Returns
    -------
    ndarray, (k,)
        Not negative. The squares of what the shares of the sum of all correlation ratios differ
        from the wanted ones sum to the least.

    Raises
    ------
    Unfit
        Fewer than three rows, or of a curve than ten; a column that does not vary; columns that
        cancel each other.

    Notes
    -----
    With R the correlations of the columns and u the weights times the columns' standard
    deviations, the correlations with the index are proportional to R u. So u = R^-1 sqrt(wanted)
    gives the squared correlations in the ratios wanted; where it has a negative part, the least
    squares are searched (SLSQP) from several starts. A curve is linear in the index, so that its
    share of variance is a quadratic form in u for each choice of bandwidths, which are chosen
    again at the weights found until they stay.

    References
    ----------
    Becker, W., Saisana, M., Paruolo, P., Vandecasteele, I. (2017). Weights and importance in
    composite indicators: closing the gap. Ecological Indicators 80, 12-22. Paruolo, P., Saisana,
    M., Saltelli, A. (2013). Ratings and rankings: voodoo or science? Journal of the Royal
    Statistical Society A 176, 609-634.

    Examples
    --------
    Uncorrelated columns of one variance matter by the squares of their weights.

    >>> values = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0], [2.0, 2.0]])
    >>> importance_weights(values, [4, 1]).round(6).tolist()
    [0.666667, 0.333333]
    """
    matrix, spread = correlations(values), deviations(values)
    count = len(spread)
    aims = np.full(count, 1 / count) if wanted is None else np.asarray(wanted, dtype=float)
    aims = aims / aims.sum()
    roots = np.sqrt(aims)
    start = nearest_shares(matrix, roots / roots.sum())
    scaled = start / start.sum()
    if _misfit(scaled, matrix, aims)[0] > _EXACT:
        scaled = _nearest(matrix, aims, [scaled])
    if estimator == "curve":
        scaled = _by_curves(_curves(values), aims, scaled)
    found: FloatArray = scaled / spread / (scaled / spread).sum()
    return found


def importance_shares(
    values: FloatArray, weights: FloatArray, estimator: str = "line"
) -> FloatArray:
    """Return the share of each column in the sum of correlation ratios with the index.

    >>> values = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0], [2.0, 2.0]])
    >>> importance_shares(values, np.array([2 / 3, 1 / 3])).round(6).tolist()
    [0.8, 0.2]
    """
    scaled = weights * deviations(values)
    forms = _curves(values).forms(scaled) if estimator == "curve" else correlations(values)
    parts = _parts(scaled, forms)[0]
    found: FloatArray = parts / parts.sum()
    return found


class _CurvesOf:
    """The curves of an index over each column, of columns with the mean 0 and the variance 1."""

    def __init__(self, standard: FloatArray) -> None:
        self.standard = standard
        self.columns = [Curves(column) for column in standard.T]

    def bandwidths(self, scaled: FloatArray) -> tuple[int, ...]:
        """Return which curve is best over each column."""
        index = self.standard @ scaled
        return tuple(one.best(index) for one in self.columns)

    def forms(self, scaled: FloatArray, chosen: Sequence[int] | None = None) -> FloatArray:
        """Return (k, k, k): a quadratic form for the variance that each curve explains."""
        places = self.bandwidths(scaled) if chosen is None else chosen
        found = []
        for one, place in zip(self.columns, places, strict=True):
            heights = one.smoothers[place] @ one.means(self.standard)
            found.append((heights.T * one.counts) @ heights / len(self.standard))
        return np.array(found)


def _curves(values: FloatArray) -> _CurvesOf:
    if len(values) < FEWEST:
        raise Unfit(ROWS_TOO_FEW, count=len(values), least=FEWEST)
    return _CurvesOf((values - values.mean(axis=0)) / deviations(values))


def _by_curves(curves: _CurvesOf, aims: FloatArray, start: FloatArray) -> FloatArray:
    best, least = start, _misfit(start, curves.forms(start), aims)[0]
    scaled, seen = start, set()
    for _ in range(_ROUNDS):
        chosen = curves.bandwidths(scaled)
        if chosen in seen:
            break
        seen.add(chosen)
        scaled = _nearest(curves.forms(scaled, chosen), aims, [scaled, best])
        misfit = _misfit(scaled, curves.forms(scaled), aims)[0]
        if misfit < least:
            best, least = scaled, misfit
    return best


def _parts(scaled: FloatArray, forms: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the variance that each column explains, and its gradient, (k, k).

    Of (k, k, k) by a quadratic form for each; of (k, k), correlations, by the squares of R u.
    """
    if forms.ndim == 2:
        along = forms @ scaled
        return along**2, 2 * along[:, None] * forms
    slopes = 2 * forms @ scaled
    return slopes @ scaled / 2, slopes


def _misfit(scaled: FloatArray, forms: FloatArray, aims: FloatArray) -> tuple[float, FloatArray]:
    """Return the sum of squares of shares less the wanted ones, and its gradient."""
    parts, slopes = _parts(scaled, forms)
    total = parts.sum()
    if not total > 0:
        return float(len(aims)), np.zeros(len(aims))
    away = parts / total - aims
    gradient: FloatArray = 2 * (away - away @ parts / total) @ slopes / total
    return float(away @ away), gradient


def _nearest(forms: FloatArray, aims: FloatArray, starts: Sequence[FloatArray]) -> FloatArray:
    """Search u, not negative and with the sum 1, for the least misfit, from several starts."""
    from scipy.optimize import minimize  # deferred: slow to import

    count = len(aims)
    whole = {"type": "eq", "fun": lambda u: u.sum() - 1, "jac": np.ones_like}
    most = np.argsort(-aims, kind="stable")[:_CORNERS]
    every = [*starts, np.full(count, 1 / count), *((np.eye(count)[most] + 1 / count) / 2)]
    best, least = starts[0], np.inf
    for start in every:
        solved = minimize(
            _misfit,
            start,
            (forms, aims),
            method="SLSQP",
            jac=True,
            bounds=[(0.0, 1.0)] * count,
            constraints=[whole],
            options={"ftol": 1e-15, "maxiter": 300},
        )
        for one in (start, np.maximum(solved.x, 0.0)):
            misfit = _misfit(one, forms, aims)[0]
            if misfit < least:
                best, least = one / one.sum(), misfit
    return best


IMPORTANCE = Method(
    "importance",
    NAMES["importance"],
    "Becker, W., Saisana, M., Paruolo, P., Vandecasteele, I. (2017). Weights and importance in "
    "composite indicators: closing the gap. Ecological Indicators 80, 12-22.",
    NEEDS["correlating"],
    importance_weights,
    {
        "wanted": Option("own", ("own", "equal"), table=True),
        "estimator": Option("line", ("line", "curve")),
        "within": Option("parent", ("all", "parent")),
    },
)
