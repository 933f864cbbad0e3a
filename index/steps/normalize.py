"""Normalization: indicators in different units onto one scale, more always being better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from ahp.common.findings import Finding, Number
from index.project.arrays import FloatArray, ObjectArray, TextArray
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.settings import Settings
from index.project.tables import blocks_of, cell_findings
from index.steps.wording import (
    COLUMN_CONSTANT,
    COLUMN_EMPTY,
    GOALPOSTS_MISSING,
    ONE_REGION_ONLY,
    TARGET_MISSING,
    TARGET_NOT_BEYOND,
    VALUE_BEYOND_TARGET,
    VALUE_OUTSIDE_GOALPOSTS,
)

REFERENCE_LEVELS = ("pool", "year", "indicator")
REFERENCE_COLUMNS = ("low", "high", "mean", "sd", "count", "low_from", "high_from")

Pools = Mapping[str, str]


class Normalized(NamedTuple):
    """Normalized values, and what they were normalized against.

    Attributes
    ----------
    table : DataFrame
    reference : DataFrame
        By pool, year and indicator, in the unit of the treated values: ``low`` and ``high`` end
        of the scale, ``mean`` and ``sd`` of the regions, their ``count``, and where the ends come
        from (``year``, ``pooled``, ``goalposts`` or ``target``).
    """

    table: pd.DataFrame
    reference: pd.DataFrame


def min_max(
    values: FloatArray,
    low: npt.ArrayLike,
    high: npt.ArrayLike,
    direction: npt.ArrayLike = 1,
    scale: tuple[float, float] = (0.0, 100.0),
) -> FloatArray:
    """Put values on a scale that runs from the worst end to the best.

    Parameters
    ----------
    values : ndarray, (..., k)
    low, high : array-like, broadcast to `values`
        Different from each other.
    direction : array-like
        +1 where `high` is best, -1 where `low` is.
    scale : (float, float)
        What the worst and the best end become.

    Returns
    -------
    ndarray, (..., k)
        Values outside the ends land outside the scale.

    References
    ----------
    OECD, JRC (2008). Handbook on Constructing Composite Indicators, step 5.

    Examples
    --------
    >>> min_max(np.array([2.0, 4.0, 6.0]), 2, 6).tolist()
    [0.0, 50.0, 100.0]
    >>> min_max(np.array([2.0, 4.0, 6.0]), 2, 6, -1).tolist()
    [100.0, 50.0, 0.0]
    """
    low, high, direction = np.asarray(low), np.asarray(high), np.asarray(direction)
    away = np.where(direction > 0, values - low, high - values)
    bottom, top = scale
    part: FloatArray = away / (high - low)
    return bottom + (top - bottom) * part


def z_scores(
    values: FloatArray, mean: npt.ArrayLike, sd: npt.ArrayLike, direction: npt.ArrayLike = 1
) -> FloatArray:
    """Express values as standard deviations above the mean, or below where less is better.

    >>> z_scores(np.array([1.0, 3.0]), 2, 2, -1).tolist()
    [0.5, -0.5]
    """
    away: FloatArray = (values - np.asarray(mean)) / np.asarray(sd) * np.asarray(direction)
    return away


def rank_scores(values: FloatArray, direction: npt.ArrayLike = 1) -> FloatArray:
    """Give the values of each column numbers from the worst, 1; equal ones share the mean number.

    Parameters
    ----------
    values : ndarray, (n, k)
        A missing value stays missing.

    Examples
    --------
    >>> rank_scores(np.array([[7.0], [9.0], [7.0]])).T.tolist()
    [[1.5, 3.0, 1.5]]
    """
    better: FloatArray = values * np.asarray(direction)
    return pd.DataFrame(better).rank(method="average").to_numpy(dtype=float, copy=True)


def percentile_scores(values: FloatArray, direction: npt.ArrayLike = 1) -> FloatArray:
    """Return the percentage of the other regions that each region is not worse than.

    Equal ones count half; the worst has 0 and the best 100 where nothing is tied.

    Examples
    --------
    >>> percentile_scores(np.array([[7.0], [9.0], [8.0]])).T.tolist()
    [[0.0, 100.0, 50.0]]
    """
    others: FloatArray = np.maximum((~np.isnan(values)).sum(axis=0) - 1.0, 1.0)
    return 100 * (rank_scores(values, direction) - 1) / others


def reference_of(
    table: pd.DataFrame, indicators: Sequence[Indicator], settings: Settings, pools: Pools
) -> pd.DataFrame:
    """Find what values are normalized against: ends of the scale, mean and deviation.

    Parameters
    ----------
    table : DataFrame
        Treated values.
    indicators : sequence of Indicator
        In the order of the columns.
    settings : Settings
    pools : mapping of str to str
        The pool of each region.

    Returns
    -------
    DataFrame
        As in `Normalized`, for every pool and year that occur.

    Raises
    ------
    StepError
        A column without any value, or of one region only; goalposts or a target that are needed
        but not given.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> table = pd.DataFrame({"x": [1.0, 5.0]}, table_index([(2022, "a"), (2022, "b")]))
    >>> found = reference_of(table, [Indicator("x")], Settings(), {"a": "p", "b": "p"})
    >>> found.loc[("p", 2022, "x"), ["low", "high"]].tolist()
    [1.0, 5.0]
    """
    assert isinstance(table.index, pd.MultiIndex)
    values = table.to_numpy(dtype=float)
    kinds = np.array([_kind(indicator, settings) for indicator in indicators])
    by_year = blocks_of(table.index, pools, pooled=False)
    whole = {block.pool: block.rows for block in blocks_of(table.index, pools, pooled=True)}
    findings: list[Finding] = []
    shape = len(by_year), len(indicators)
    found = {name: np.full(shape, np.nan) for name in ("low", "high", "mean", "sd", "count")}
    in_pool = {pool: _describe(values[rows]) for pool, rows in whole.items()}
    for k, block in enumerate(by_year):
        of_year = _describe(values[block.rows])
        for name in found:
            found[name][k] = np.where(kinds == "pooled", in_pool[block.pool][name], of_year[name])
        _tell_thin_columns(of_year["count"], block.pool, block.years[0], indicators, kinds,
                           settings, findings)  # fmt: skip
    low_from = np.tile(kinds.astype(object), (len(by_year), 1))
    high_from = low_from.copy()
    for j, indicator in enumerate(indicators):
        _set_ends(j, indicator, settings, kinds[j], found, low_from, high_from, findings)
    if findings:
        raise StepError(findings)
    keys = [(block.pool, block.years[0]) for block in by_year]
    index = pd.MultiIndex.from_tuples(
        [(*key, indicator.code) for key in keys for indicator in indicators],
        names=list(REFERENCE_LEVELS),
    )
    columns = {name: array.ravel() for name, array in found.items()}
    ends = {"low_from": low_from.ravel(), "high_from": high_from.ravel()}
    return pd.DataFrame({**columns, **ends}, index, columns=list(REFERENCE_COLUMNS))


def _kind(indicator: Indicator, settings: Settings) -> str:
    return indicator.reference or settings.reference


def _describe(values: FloatArray) -> dict[str, FloatArray]:
    """Return least, greatest, mean, sample standard deviation and count of each column."""
    given = ~np.isnan(values)
    count = given.sum(axis=0).astype(float)
    low = np.where(given, values, np.inf).min(axis=0)
    high = np.where(given, values, -np.inf).max(axis=0)
    mean = np.where(given, values, 0).sum(axis=0) / np.maximum(count, 1)
    away = np.where(given, values - mean, 0)
    sd = np.sqrt((away**2).sum(axis=0) / np.maximum(count - 1, 1))
    empty = count == 0
    for figure in (low, high, mean, sd):
        figure[empty] = np.nan
    return {"low": low, "high": high, "mean": mean, "sd": sd, "count": count}


def _tell_thin_columns(
    counts: FloatArray,
    pool: str,
    year: int,
    indicators: Sequence[Indicator],
    kinds: TextArray,
    settings: Settings,
    findings: list[Finding],
) -> None:
    lone = settings.normalization != "distance-to-target" and (counts == 1).all()
    if lone and (kinds == "year").all():
        findings.append(Finding(ONE_REGION_ONLY, {"pool": pool, "year": year}))
    for count, indicator in zip(counts, indicators, strict=True):
        if count == 0:
            said = {"indicator": indicator.code, "pool": pool, "year": year}
            findings.append(Finding(COLUMN_EMPTY, said))


def _set_ends(
    j: int,
    indicator: Indicator,
    settings: Settings,
    kind: str,
    found: Mapping[str, FloatArray],
    low_from: ObjectArray,
    high_from: ObjectArray,
    findings: list[Finding],
) -> None:
    """Put goalposts or a target in place of the observed ends."""
    if settings.normalization == "distance-to-target":
        if indicator.target is None:
            findings.append(Finding(TARGET_MISSING, {"indicator": indicator.code}))
            return
        end, came_from = ("high", high_from) if indicator.direction > 0 else ("low", low_from)
        found[end][:, j] = indicator.transformed(indicator.target)
        came_from[:, j] = "target"
        beyond = found["low"][:, j] > found["high"][:, j]
        if beyond.any():
            said = {"indicator": indicator.code, "target": Number(indicator.target)}
            findings.append(Finding(TARGET_NOT_BEYOND, said))
    elif kind == "goalposts" and settings.normalization == "min-max":
        low, high = indicator.goalposts
        if low is None or high is None:
            findings.append(Finding(GOALPOSTS_MISSING, {"indicator": indicator.code}))
            return
        found["low"][:, j] = indicator.transformed(low)
        found["high"][:, j] = indicator.transformed(high)


def apply_reference(
    table: pd.DataFrame,
    reference: pd.DataFrame,
    indicators: Sequence[Indicator],
    settings: Settings,
    pools: Pools,
) -> pd.DataFrame:
    """Normalize values against a given reference, which may be another year's or pool's.

    Only for min-max, z-score and distance to target: ranks have no reference but the table.

    Parameters
    ----------
    table : DataFrame
        Treated values.
    reference : DataFrame
        As `reference_of` returns it, for every pool and year of the table.
    indicators, settings, pools
        As for `reference_of`.

    Returns
    -------
    DataFrame
        Nothing is capped: values beyond the reference land outside the scale.

    Raises
    ------
    StepError
        With every column that does not vary, unless the settings say what becomes of it.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> pools = {"a": "p", "b": "p"}
    >>> table = pd.DataFrame({"x": [1.0, 5.0]}, table_index([(2022, "a"), (2022, "b")]))
    >>> found = reference_of(table, [Indicator("x")], Settings(), pools)
    >>> apply_reference(table + 1, found, [Indicator("x")], Settings(), pools)["x"].tolist()
    [25.0, 125.0]
    """
    assert isinstance(table.index, pd.MultiIndex)
    values = table.to_numpy(dtype=float)
    result = np.empty_like(values)
    direction = np.array([indicator.direction for indicator in indicators])
    codes = [indicator.code for indicator in indicators]
    ends = _wide(reference, codes)
    findings: list[Finding] = []
    for block in blocks_of(table.index, pools, pooled=False):
        key = block.pool, block.years[0]
        low, high, mean, sd = (ends[name][key] for name in ("low", "high", "mean", "sd"))
        constant = low == high
        for code in (codes[j] for j in np.flatnonzero(constant)):
            if settings.constant is None:
                said = {"indicator": code, "pool": key[0], "year": key[1]}
                j = codes.index(code)
                findings.append(Finding(COLUMN_CONSTANT, {**said, "value": Number(low[j])}))
        part = values[block.rows]
        if settings.normalization == "z-score":
            scores = z_scores(part, mean, np.where(constant, 1.0, sd), direction)
        else:
            top = np.where(constant, np.nan, high)
            scores = min_max(part, low, top, direction, settings.scale)
        if constant.any() and settings.constant is not None:
            scores[:, constant] = np.where(np.isnan(part[:, constant]), np.nan, settings.constant)
        result[block.rows] = scores
    if findings:
        raise StepError(findings)
    return pd.DataFrame(result, table.index, table.columns)


def _wide(
    reference: pd.DataFrame, codes: Sequence[str]
) -> dict[str, dict[tuple[str, int], FloatArray]]:
    """Return each figure of a reference as arrays over the indicators, by pool and year."""
    index = reference.index
    assert isinstance(index, pd.MultiIndex)
    blocks = index.droplevel(2)
    firsts = ~blocks.duplicated()
    order = reference.index.get_level_values("indicator")[: len(codes)]
    if list(order) != list(codes) or len(reference) != firsts.sum() * len(codes):
        wanted = [(*key, code) for key in blocks[firsts] for code in codes]
        reference = reference.loc[wanted]
    keys = [(str(pool), int(year)) for pool, year in blocks[firsts]]
    return {
        name: dict(
            zip(keys, reference[name].to_numpy(dtype=float).reshape(len(keys), -1), strict=True)
        )
        for name in ("low", "high", "mean", "sd")
    }


def normalize(
    table: pd.DataFrame,
    indicators: Sequence[Indicator],
    settings: Settings,
    pools: Pools,
    shown: pd.DataFrame | None = None,
) -> Normalized:
    """Put every indicator on one scale, by the settings.

    Parameters
    ----------
    table : DataFrame
        Treated values, a column for each indicator in order.
    indicators : sequence of Indicator
    settings : Settings
    pools : mapping of str to str
        The pool of each region.
    shown : DataFrame, optional
        Values before they were transformed, to be told where they lie outside their goalposts.

    Returns
    -------
    Normalized

    Raises
    ------
    StepError
        Everything of `reference_of` and `apply_reference`, and values outside their goalposts.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> index = table_index([(2022, "a"), (2022, "b"), (2022, "c")])
    >>> table = pd.DataFrame({"x": [1.0, 2.0, 5.0]}, index)
    >>> pools = dict.fromkeys("abc", "p")
    >>> normalize(table, [Indicator("x")], Settings(), pools).table["x"].tolist()
    [0.0, 25.0, 100.0]
    """
    reference = reference_of(table, indicators, settings, pools)
    if settings.normalization in ("rank", "percentile"):
        return Normalized(_order_scores(table, indicators, settings, pools), reference)
    scores = apply_reference(table, reference, indicators, settings, pools)
    return Normalized(
        _within_goalposts(table if shown is None else shown, scores, indicators, settings),
        reference,
    )


def _order_scores(
    table: pd.DataFrame, indicators: Sequence[Indicator], settings: Settings, pools: Pools
) -> pd.DataFrame:
    assert isinstance(table.index, pd.MultiIndex)
    values = table.to_numpy(dtype=float)
    result = np.empty_like(values)
    method = rank_scores if settings.normalization == "rank" else percentile_scores
    findings: list[Finding] = []
    for pooled in (False, True):
        columns = [
            j for j, one in enumerate(indicators) if (_kind(one, settings) == "pooled") == pooled
        ]
        direction = np.array([indicators[j].direction for j in columns])
        if len(columns) == 0:
            continue
        for block in blocks_of(table.index, pools, pooled):
            cells = np.ix_(block.rows, np.array(columns))
            part = values[cells]
            scores = method(part, direction)
            for k in np.flatnonzero(np.nanmin(part, axis=0) == np.nanmax(part, axis=0)):
                if settings.constant is not None:
                    scores[~np.isnan(part[:, k]), k] = settings.constant
                    continue
                said = {"indicator": indicators[columns[k]].code, "pool": block.pool}
                value = Number(np.nanmin(part[:, k]))
                year = {"year": block.years[0]}
                findings.append(Finding(COLUMN_CONSTANT, {**said, **year, "value": value}))
            result[cells] = scores
    if findings:
        raise StepError(findings)
    return pd.DataFrame(result, table.index, table.columns)


def _within_goalposts(
    table: pd.DataFrame,
    scores: pd.DataFrame,
    indicators: Sequence[Indicator],
    settings: Settings,
) -> pd.DataFrame:
    """Refuse, cap or keep what lies outside ends that are fixed."""
    if settings.normalization == "z-score":
        return scores
    bottom, top = settings.scale
    array = scores.to_numpy()
    findings: list[Finding] = []
    capped = None
    for j, indicator in enumerate(indicators):
        target = settings.normalization == "distance-to-target"
        if not target and _kind(indicator, settings) != "goalposts":
            continue
        outside = indicator.outside or settings.outside
        beyond = (array[:, j] > top) | (array[:, j] < bottom)
        if outside == "keep" or not beyond.any():
            continue
        if outside == "error":
            code = VALUE_BEYOND_TARGET if target else VALUE_OUTSIDE_GOALPOSTS
            low, high = (None if end is None else Number(end) for end in indicator.goalposts)
            goal = None if indicator.target is None else Number(indicator.target)
            one = table[[indicator.code]]
            findings += cell_findings(code, one, beyond[:, None], low=low, high=high, target=goal)
            continue
        capped = scores.copy() if capped is None else capped
        capped[indicator.code] = np.clip(array[:, j], bottom, top)
    if findings:
        raise StepError(findings)
    return scores if capped is None else capped
