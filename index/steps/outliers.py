"""Outliers: a column both skewed and heavy-tailed is winsorized, one extreme value at a time.

An indicator may have limits of its own, be left as it is, or be treated whatever the rule says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from index.project.arrays import BoolArray, FloatArray, Indices
from index.project.indicators import Indicator, Treatment
from index.project.settings import Settings
from index.project.tables import Block
from index.steps.extremes import met, moments, winsorized
from index.steps.ties import nearly

AUDIT_COLUMNS = (
    "pool",
    "years",
    "indicator",
    "count",
    "skewness",
    "kurtosis",
    "action",
    "winsorized_high",
    "winsorized_low",
    "skewness_after",
    "kurtosis_after",
    "passed",
)
MARK_COLUMNS = ("year", "region", "indicator", "before", "after")


class Rule(NamedTuple):
    """How one indicator is treated.

    Attributes
    ----------
    treatment : str
        As of `Indicator`.
    skewness, kurtosis : float
        A column is an outlier's when its absolute skewness and its kurtosis both exceed them.
    most : int
        Winsorized values at most; with ``forced-winsorize`` exactly.
    fallback : str
        Where winsorizing is not enough: ``none``, or ``log``.
    """

    treatment: Treatment = "winsorize"
    skewness: float = 2.0
    kurtosis: float = 3.5
    most: int = 5
    fallback: str = "none"


def rules_of(indicators: Sequence[Indicator], settings: Settings) -> tuple[Rule, ...]:
    """Return the rule of each indicator: its own choices, else those of the settings.

    >>> [rule.treatment for rule in rules_of([Indicator("x")], Settings())]
    ['none']
    """
    return tuple(
        Rule(
            one.treatment or settings.outliers,
            settings.skewness if one.skewness is None else one.skewness,
            settings.kurtosis if one.kurtosis is None else one.kurtosis,
            settings.most_winsorized if one.most_winsorized is None else one.most_winsorized,
            settings.outlier_fallback,
        )
        for one in indicators
    )


def treated_over(indicator: Indicator, settings: Settings) -> str:
    """Return over what an indicator's outliers are sought: as said of all, else as normalized.

    >>> treated_over(Indicator("x", reference="pooled"), Settings())
    'pooled'
    """
    return settings.outlier_reference or indicator.reference or settings.reference


class Treated(NamedTuple):
    """A table with its outliers treated, and what was done.

    Attributes
    ----------
    table : DataFrame
    audit : DataFrame
        A row for every indicator and block of rows: skewness and kurtosis before and after, what
        was done, whether the rule is met now.
    marks : DataFrame
        A row for every winsorized value: year, region, indicator, before, after.
    """

    table: pd.DataFrame
    audit: pd.DataFrame
    marks: pd.DataFrame


def skewness(values: FloatArray) -> float:
    """Return the adjusted sample skewness G1 of one column; 0 where the values do not vary.

    References
    ----------
    Joanes, D. N., Gill, C. A. (1998). Comparing measures of sample skewness and kurtosis.
    The Statistician 47, 183-189.

    Examples
    --------
    >>> skewness(np.array([1.0, 2.0, 3.0]))
    0.0
    """
    return float(moments(values[None])[0][0])


def kurtosis(values: FloatArray) -> float:
    """Return the adjusted sample excess kurtosis G2; 0 where the values do not vary.

    References
    ----------
    Joanes, D. N., Gill, C. A. (1998), as for `skewness`.

    Examples
    --------
    >>> round(kurtosis(np.array([1.0, 2.0, 3.0, 4.0])), 4)
    -1.2
    """
    return float(moments(values[None])[1][0])


def winsorize(
    values: FloatArray,
    skewness_limit: float,
    kurtosis_limit: float,
    most: int,
    forced: bool = False,
) -> tuple[FloatArray, int, int]:
    """Pull in extreme values until the rule is met, or the most allowed are winsorized.

    Each round sets the extreme values of the longer tail to the next one inward.

    Parameters
    ----------
    values : ndarray, (n,)
        No NaN.
    skewness_limit, kurtosis_limit : float
        A column is an outlier's when its absolute skewness and its kurtosis both exceed them.
    most : int
    forced : bool
        Winsorize as many as allowed even where the rule is met.

    Returns
    -------
    (ndarray, int, int)
        The values, and how many were winsorized at the high and at the low end.

    References
    ----------
    OECD, JRC (2008), step 3; Becker, W. et al. (2022). COINr. JOSS 7(78), 4567: its ``winsorise``.

    Examples
    --------
    >>> winsorize(np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 1000]), 2, 3.5, 5)[0].max()
    np.float64(9.0)
    """
    found, high, low = winsorized(values[None], skewness_limit, kurtosis_limit, most, forced)
    return found[0], int(high[0]), int(low[0])


def passes(values: FloatArray, skewness_limit: float, kurtosis_limit: float) -> bool:
    """Whether a column needs no treatment.

    >>> passes(np.array([1.0, 2.0, 3.0, 100.0]), 2, 3.5)
    True
    """
    return bool(met(values[None], skewness_limit, kurtosis_limit)[0])


def shifted_log(values: FloatArray) -> FloatArray:
    """Return the logarithm of values moved so that the least becomes a hundredth of the range.

    Increasing, and defined whatever the signs; the form of COINr's ``log_CT``.

    Examples
    --------
    >>> np.exp(shifted_log(np.array([0.0, 100.0]))).round(6).tolist()
    [1.0, 101.0]
    """
    low, high = values.min(), values.max()
    moved: FloatArray = np.log(values - low + 0.01 * (high - low))
    return moved


def treat_outliers(
    table: pd.DataFrame,
    blocks: Sequence[Block],
    skewness_limit: float = 2.0,
    kurtosis_limit: float = 3.5,
    most: int = 5,
    fallback: str = "none",
    rules: Sequence[Rule] | None = None,
) -> Treated:
    """Winsorize the columns that are both skewed and heavy-tailed, block by block.

    Parameters
    ----------
    table : DataFrame
    blocks : sequence of Block
        Rows that are normalized together, and so treated together.
    skewness_limit, kurtosis_limit : float
    most : int
        Winsorized values of a column at most.
    fallback : str
        Where they are not enough: ``none`` keeps the winsorized values, ``log`` takes the
        logarithm of the original ones instead.
    rules : sequence of Rule, optional
        One for each column, in place of the parameters before.

    Returns
    -------
    Treated
        Columns that are not to be treated are in no audit.

    Examples
    --------
    >>> from index.project.tables import blocks_of, table_index
    >>> regions = [*"abcdefghij"]
    >>> index = table_index((2022, region) for region in regions)
    >>> table = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 1000]}, index)
    >>> blocks = blocks_of(index, dict.fromkeys(regions, "p"), pooled=False)
    >>> treat_outliers(table, blocks).marks.values.tolist()
    [[2022, 'j', 'x', 1000.0, 9.0]]
    """
    before = table.to_numpy(dtype=float)
    after = before.copy()
    marked = np.zeros(before.shape, dtype=bool)
    if rules is None:
        rule = Rule("winsorize", skewness_limit, kurtosis_limit, most, fallback)
        rules = [rule] * before.shape[1]
    audit, codes = [], table.columns.tolist()
    for block in blocks:
        columns, alike = _alike(before[block.rows], rules)
        found = {}
        for some in alike:
            rows = block.rows[~np.isnan(before[block.rows, some[0]])]
            values = before[np.ix_(rows, some)].T
            one = treat_columns(values, [rules[j] for j in some])
            after[np.ix_(rows, some)] = one.values.T
            pulled = np.array([action == "winsorized" for action in one.actions])
            marked[np.ix_(rows, some)] = (pulled[:, None] & (one.values != values)).T
            figures = zip(*moments(values), one.actions, one.high, one.low, strict=True)
            ends = zip(*moments(one.values), one.passed, strict=True)
            for j, first, last in zip(some, figures, ends, strict=True):
                found[j] = (len(rows), *first, *last)
        home = block.pool, _span(block)
        audit += [(*home, codes[j], *found[j]) for j in columns]
    return Treated(
        pd.DataFrame(after, table.index, table.columns),
        pd.DataFrame(audit, columns=list(AUDIT_COLUMNS)),
        _marks(table, before, after, marked),
    )


def _alike(part: FloatArray, rules: Sequence[Rule]) -> tuple[list[int], list[list[int]]]:
    """Return the columns to be treated, and these put together where the same rows have values."""
    given = ~np.isnan(part)
    wanted = given.any(axis=0) & np.array([rule.treatment != "none" for rule in rules])
    columns = np.flatnonzero(wanted)
    whole = given[:, columns].all(axis=0)
    alike = [columns[whole].tolist()] if whole.any() else []
    return columns.tolist(), [*alike, *([int(j)] for j in columns[~whole])]


class Columns(NamedTuple):
    """Columns that were treated, each a row.

    Attributes
    ----------
    values : ndarray, (m, n)
    actions : list of str
        ``none``, ``winsorized`` or ``log``.
    high, low : ndarray of int, (m,)
        How many values were winsorized at either end.
    passed : ndarray of bool, (m,)
        Whether the rule is met now.
    """

    values: FloatArray
    actions: list[str]
    high: Indices
    low: Indices
    passed: BoolArray


def treat_columns(values: FloatArray, rules: Sequence[Rule]) -> Columns:
    """Treat columns by their rules.

    Parameters
    ----------
    values : ndarray, (m, n)
        A row for each column; no NaN.
    rules : sequence of Rule

    Returns
    -------
    Columns

    Examples
    --------
    >>> found = treat_columns(np.array([[1.0, 2.0, 3.0, 4.0]]), [Rule("forced-winsorize", most=1)])
    >>> found.actions, found.high.tolist(), found.low.tolist()
    (['winsorized'], [0], [1])
    """
    kinds = np.array([rule.treatment for rule in rules])
    lean, tail, most = (np.array([rule[k] for rule in rules]) for k in (1, 2, 3))
    fallback = np.array([rule.fallback == "log" for rule in rules])
    varying = ~nearly(values.min(axis=1), values.max(axis=1))
    forced = np.char.startswith(kinds, "forced")
    wanted = varying & (forced | ~met(values, lean, tail))
    logged = wanted & np.isin(kinds, ("log", "forced-log"))
    pulled = np.flatnonzero(wanted & ~logged)
    treated = values.copy()
    high, low = np.zeros(len(values), dtype=np.intp), np.zeros(len(values), dtype=np.intp)
    own = lean[pulled], tail[pulled], most[pulled], forced[pulled]
    treated[pulled], high[pulled], low[pulled] = winsorized(values[pulled], *own)
    passed = met(treated, lean, tail)
    logged[pulled] = fallback[pulled] & ~passed[pulled]
    for k in np.flatnonzero(logged):
        treated[k], high[k], low[k] = shifted_log(values[k]), 0, 0
    if logged.any():
        passed = met(treated, lean, tail)
    actions = np.where(logged, "log", np.where(high + low > 0, "winsorized", "none"))
    return Columns(treated, actions.tolist(), high, low, passed)


def _marks(
    table: pd.DataFrame,
    before: FloatArray,
    after: FloatArray,
    winsorized: BoolArray,
) -> pd.DataFrame:
    rows, columns = np.nonzero(winsorized)
    index = table.index[rows]
    return pd.DataFrame(
        {
            "year": index.get_level_values(0).to_numpy(),
            "region": index.get_level_values(1).to_numpy(),
            "indicator": table.columns.to_numpy()[columns],
            "before": before[rows, columns],
            "after": after[rows, columns],
        },
        columns=list(MARK_COLUMNS),
    )


def _span(block: Block) -> str:
    first, last = block.years[0], block.years[-1]
    return str(first) if first == last else f"{first}-{last}"
