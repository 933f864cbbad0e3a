"""What each column of data is like: its values, how they are spread, how many are the same."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from index.project.arrays import BoolArray, FloatArray
from index.steps.outliers import kurtosis, passes, skewness, winsorize
from index.steps.ties import nearly

LEAST_GIVEN, LEAST_NONZERO, LEAST_UNIQUE = 0.65, 0.5, 0.5
"""Shares of all regions below which a column is doubtful; the defaults of COINr's ``get_stats``."""


class Statistics(NamedTuple):
    """What one column is like; None where that is not defined for so few values.

    Attributes
    ----------
    regions, given : int
        How many values there could be, and how many there are.
    low, high, mean, median : float or None
    deviation : float or None
        Of a sample: divided by n - 1.
    skewness, kurtosis : float or None
        The adjusted ones G1 and G2 (excess); None also where the values do not vary.
    nonzero, unique, same : int
        Values other than 0; different values; how often the most frequent one stands there.
    """

    regions: int
    given: int
    low: float | None
    high: float | None
    mean: float | None
    median: float | None
    deviation: float | None
    skewness: float | None
    kurtosis: float | None
    nonzero: int
    unique: int
    same: int


def statistics(column: FloatArray) -> Statistics:
    """Describe a column.

    Parameters
    ----------
    column : ndarray, (n,)
        NaN where missing.

    Returns
    -------
    Statistics

    References
    ----------
    Joanes, D. N., Gill, C. A. (1998). Comparing measures of sample skewness and kurtosis. The
    Statistician 47, 183-189. Becker, W. et al. (2022). COINr. JOSS 7(78), 4567: ``get_stats``,
    which takes the same skewness and kurtosis.

    Examples
    --------
    >>> found = statistics(np.array([0.0, 2.0, 2.0, np.nan]))
    >>> found.given, found.mean, found.nonzero, found.unique, found.same, found.kurtosis
    (3, 1.3333333333333333, 2, 2, 2, None)
    """
    values = column[~np.isnan(column)]
    n = len(values)
    if n == 0:
        return Statistics(len(column), 0, *(None,) * 7, 0, 0, 0)
    counts = np.unique(values, return_counts=True)[1]
    vary = is_varied(values)
    return Statistics(
        len(column),
        n,
        float(values.min()),
        float(values.max()),
        float(values.mean()),
        float(np.median(values)),
        float(values.std(ddof=1)) if n > 1 else None,
        skewness(values) if n > 2 and vary else None,
        kurtosis(values) if n > 3 and vary else None,
        int(np.count_nonzero(values)),
        len(counts),
        int(counts.max()),
    )


def is_varied(values: FloatArray) -> bool:
    """Whether given values differ by more than the last digits of computing.

    >>> is_varied(np.array([0.3, 0.1 + 0.2])), is_varied(np.array([0.0, 1e-9]))
    (False, True)
    """
    return len(values) > 1 and not nearly(values.min(), values.max())


def doubts(found: Statistics, limits: tuple[float, float]) -> tuple[str, ...]:
    """Say by which rules a column is doubtful.

    Parameters
    ----------
    found : Statistics
    limits : (float, float)
        Of skewness and kurtosis; beyond both, a column has outliers.

    Returns
    -------
    tuple of str
        Of ``empty``, ``constant``, ``missing``, ``zeros``, ``same``, ``outliers``.

    Examples
    --------
    >>> doubts(statistics(np.array([0.0, 0.0, 0.0, 5.0])), (2, 3.5))
    ('zeros',)
    >>> doubts(statistics(np.array([1.0, 1.0])), (2, 3.5))
    ('constant',)
    """
    if found.given == 0:
        return ("empty",)
    if found.unique == 1 or (found.skewness is None and found.given > 2):
        return ("constant",)
    n = found.regions
    beyond = (
        found.skewness is not None
        and found.kurtosis is not None
        and abs(found.skewness) > limits[0]
        and found.kurtosis > limits[1]
    )
    flags = {
        "missing": found.given / n < LEAST_GIVEN,
        "zeros": found.nonzero / n < LEAST_NONZERO,
        "same": found.unique / n < LEAST_UNIQUE,
        "outliers": beyond,
    }
    return tuple(name for name, flag in flags.items() if flag)


class Outlying(NamedTuple):
    """The outliers of a column, by the rule of winsorizing.

    Attributes
    ----------
    skewness, kurtosis : float
        Of all values.
    where : ndarray of bool, (n,)
        The values that would have to be pulled in until the rule is met.
    enough : bool
        Whether the rule is met then, or the most allowed were not enough.
    """

    skewness: float
    kurtosis: float
    where: BoolArray
    enough: bool


def outlying(
    column: FloatArray, skewness_limit: float, kurtosis_limit: float, most: int
) -> Outlying | None:
    """Find the values that make a column both skewed and heavy-tailed.

    Parameters
    ----------
    column : ndarray, (n,)
        NaN where missing.
    skewness_limit, kurtosis_limit : float
        A column has outliers where its absolute skewness and its kurtosis both exceed them.
    most : int
        Values that may be winsorized.

    Returns
    -------
    Outlying or None
        None where the column needs no treatment.

    Examples
    --------
    >>> found = outlying(np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 1000]), 2, 3.5, 5)
    >>> np.flatnonzero(found.where).tolist(), found.enough
    ([9], True)
    """
    given = ~np.isnan(column)
    values = column[given]
    if not is_varied(values) or passes(values, skewness_limit, kurtosis_limit):
        return None
    treated = winsorize(values, skewness_limit, kurtosis_limit, most)[0]
    where = np.zeros(len(column), dtype=bool)
    where[given] = treated != values
    enough = passes(treated, skewness_limit, kurtosis_limit)
    return Outlying(skewness(values), kurtosis(values), where, enough)
