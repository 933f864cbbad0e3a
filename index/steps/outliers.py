"""Outliers: a column both skewed and heavy-tailed is winsorized, one extreme value at a time.

An indicator may have limits of its own, be left as it is, or be treated whatever the rule says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from index.project.arrays import BoolArray, FloatArray
from index.project.indicators import Indicator, Treatment
from index.project.settings import Settings
from index.project.tables import Block
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

_FEWEST = 4  # the sample kurtosis divides by (n - 3)


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
    """Return the adjusted sample skewness G1; 0 where the values do not vary.

    References
    ----------
    Joanes, D. N., Gill, C. A. (1998). Comparing measures of sample skewness and kurtosis.
    The Statistician 47, 183-189.

    Examples
    --------
    >>> skewness(np.array([1.0, 2.0, 3.0]))
    0.0
    """
    n = len(values)
    away = values - values.mean()
    second = (away**2).mean()
    if n < 3 or nearly(values.min(), values.max()) or second == 0:
        return 0.0
    return float((away**3).mean() / second**1.5 * np.sqrt(n * (n - 1)) / (n - 2))


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
    n = len(values)
    away = values - values.mean()
    second = (away**2).mean()
    if n < _FEWEST or nearly(values.min(), values.max()) or second == 0:
        return 0.0
    excess = (away**4).mean() / second**2 - 3
    return float((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6))


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
    order = np.argsort(values, kind="stable")
    treated = values.copy()
    high = low = 0
    while high + low < min(most, len(values) - 2) and (
        forced or not passes(treated, skewness_limit, kurtosis_limit)
    ):
        if skewness(treated) > 0:
            high += 1
            treated[order[-high:]] = values[order[-high - 1]]
        else:
            low += 1
            treated[order[:low]] = values[order[low]]
    return treated, high, low


def passes(values: FloatArray, skewness_limit: float, kurtosis_limit: float) -> bool:
    """Whether a column needs no treatment.

    >>> passes(np.array([1.0, 2.0, 3.0, 100.0]), 2, 3.5)
    True
    """
    return abs(skewness(values)) <= skewness_limit or kurtosis(values) <= kurtosis_limit


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
    winsorized = np.zeros(before.shape, dtype=bool)
    if rules is None:
        rule = Rule("winsorize", skewness_limit, kurtosis_limit, most, fallback)
        rules = [rule] * before.shape[1]
    audit = []
    for block in blocks:
        for column, (code, rule) in enumerate(zip(table.columns, rules, strict=True)):
            rows = block.rows[~np.isnan(before[block.rows, column])]
            values = before[rows, column]
            if rule.treatment == "none" or len(values) == 0:
                continue
            treated, action, high, low = treat_column(values, rule)
            after[rows, column] = treated
            if action == "winsorized":
                winsorized[rows, column] = treated != values
            audit.append(
                (
                    *(block.pool, _span(block), code, len(values)),
                    *(skewness(values), kurtosis(values), action, high, low),
                    *(skewness(treated), kurtosis(treated)),
                    passes(treated, rule.skewness, rule.kurtosis),
                )
            )
    return Treated(
        pd.DataFrame(after, table.index, table.columns),
        pd.DataFrame(audit, columns=list(AUDIT_COLUMNS)),
        _marks(table, before, after, winsorized),
    )


def treat_column(values: FloatArray, rule: Rule) -> tuple[FloatArray, str, int, int]:
    """Treat one column by its rule.

    Parameters
    ----------
    values : ndarray, (n,)
        No NaN.
    rule : Rule

    Returns
    -------
    (ndarray, str, int, int)
        The values; ``none``, ``winsorized`` or ``log``; and how many were winsorized at the high
        and at the low end.

    Examples
    --------
    >>> treat_column(np.array([1.0, 2.0, 3.0, 4.0]), Rule("forced-winsorize", most=1))[1:]
    ('winsorized', 0, 1)
    """
    if nearly(values.min(), values.max()):
        return values, "none", 0, 0
    if rule.treatment == "forced-log":
        return shifted_log(values), "log", 0, 0
    forced = rule.treatment == "forced-winsorize"
    if not forced and passes(values, rule.skewness, rule.kurtosis):
        return values, "none", 0, 0
    if rule.treatment == "log":
        return shifted_log(values), "log", 0, 0
    treated, high, low = winsorize(values, rule.skewness, rule.kurtosis, rule.most, forced)
    if rule.fallback == "log" and not passes(treated, rule.skewness, rule.kurtosis):
        return shifted_log(values), "log", 0, 0
    return treated, "winsorized" if high or low else "none", high, low


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
