"""What values are normalized against: ends of the scale, mean and deviation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from ahp.common.findings import Finding, Number
from index.project.arrays import FloatArray, ObjectArray, TextArray
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.settings import Normalization, Settings
from index.project.tables import Block, blocks_of
from index.steps.formulas import away
from index.steps.wording import (
    BEST_BY_METHOD,
    COLUMN_EMPTY,
    GOALPOSTS_MISSING,
    NORMALIZATIONS,
    ONE_REGION_ONLY,
    RATIO_NOT_POSITIVE,
    REFERENCE_REGION_MISSING,
    REFERENCE_REGION_UNSAID,
    REFERENCE_REGION_WORST,
    TARGET_MISSING,
    TARGET_NOT_BEYOND,
)

REFERENCE_LEVELS = ("pool", "year", "indicator")
REFERENCE_COLUMNS = ("low", "high", "mean", "sd", "count", "low_from", "high_from")

TOWARD: frozenset[Normalization] = frozenset(("distance-to-target", "distance-to-region"))
RATIOS: frozenset[Normalization] = frozenset(("ratio-to-target", "ratio-to-max"))
TO_TARGET: frozenset[Normalization] = frozenset(("distance-to-target", "ratio-to-target"))

Pools = Mapping[str, str]


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
        A column without any value, or of one region only; goalposts, a target or a region to
        compare with that is needed but not given; a method that does not suit the indicator.

    Notes
    -----
    Of an indicator with a best range (`Indicator.best`) ``low`` and ``high`` are where a value is
    worst on either side, and ``mean`` and ``sd`` those of the distances from the range.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> table = pd.DataFrame({"x": [1.0, 5.0]}, table_index([(2022, "a"), (2022, "b")]))
    >>> found = reference_of(table, [Indicator("x")], Settings(), {"a": "p", "b": "p"})
    >>> found.loc[("p", 2022, "x"), ["low", "high"]].tolist()
    [1.0, 5.0]
    """
    assert isinstance(table.index, pd.MultiIndex)
    values = _distances(table.to_numpy(dtype=float), indicators)
    kinds = np.array([kind_of(indicator, settings) for indicator in indicators])
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
        key = block.pool, block.years[0]
        findings += _thin_columns(of_year["count"], key, indicators, kinds, settings)
    low_from = np.tile(kinds.astype(object), (len(by_year), 1))
    ends = _Ends(found["low"], found["high"], low_from, low_from.copy())
    for j, indicator in enumerate(indicators):
        findings += _set_ends(j, indicator, settings, ends, table, by_year)
    if findings:
        raise StepError(findings)
    keys = [(block.pool, block.years[0]) for block in by_year]
    index = pd.MultiIndex.from_tuples(
        [(*key, indicator.code) for key in keys for indicator in indicators],
        names=list(REFERENCE_LEVELS),
    )
    columns = {name: array.ravel() for name, array in found.items()}
    origins = {"low_from": ends.low_from.ravel(), "high_from": ends.high_from.ravel()}
    return pd.DataFrame({**columns, **origins}, index, columns=list(REFERENCE_COLUMNS))


def best_of(indicator: Indicator) -> tuple[float, float]:
    """Return the range within which transformed values are best; not a number where more is better.

    >>> best_of(Indicator("x", best=(10.0, 100.0), transform="log10"))
    (1.0, 2.0)
    """
    if indicator.best is None:
        return np.nan, np.nan
    low, high = map(indicator.transformed, indicator.best)
    return low, high


def _distances(values: FloatArray, indicators: Sequence[Indicator]) -> FloatArray:
    """Put in place of the values of moderate indicators how far each is from what is best."""
    if all(one.best is None for one in indicators):
        return values
    found = values.copy()
    for j, one in enumerate(indicators):
        if one.best is not None:
            found[:, j] = away(values[:, j], *best_of(one))
    return found


def kind_of(indicator: Indicator, settings: Settings) -> str:
    """Return what an indicator is normalized against: its own choice, else that of all."""
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


def _thin_columns(
    counts: FloatArray,
    key: tuple[str, int],
    indicators: Sequence[Indicator],
    kinds: TextArray,
    settings: Settings,
) -> Iterator[Finding]:
    """Tell the columns of a pool and year that have no values, or those of one region only."""
    where = {"pool": key[0], "year": key[1]}
    relative = not any(one.method(settings) in TOWARD | RATIOS for one in indicators)
    if relative and (counts == 1).all() and (kinds == "year").all():
        yield Finding(ONE_REGION_ONLY, where)
    for count, indicator in zip(counts, indicators, strict=True):
        if count == 0:
            yield Finding(COLUMN_EMPTY, {"indicator": indicator.code, **where})


class _Ends(NamedTuple):
    """Ends of the scales, by block and indicator, and where each comes from."""

    low: FloatArray
    high: FloatArray
    low_from: ObjectArray
    high_from: ObjectArray

    def put(self, end: str, j: int, value: FloatArray | float, came_from: str) -> None:
        """Set one end of an indicator in every block."""
        getattr(self, end)[:, j] = value
        getattr(self, f"{end}_from")[:, j] = came_from


def _set_ends(
    j: int,
    indicator: Indicator,
    settings: Settings,
    ends: _Ends,
    table: pd.DataFrame,
    blocks: Sequence[Block],
) -> Iterator[Finding]:
    """Put goalposts, a target or a region's value in place of the observed ends."""
    method = indicator.method(settings)
    said: dict[str, object] = {"indicator": indicator.code}
    if indicator.best is not None and method in TOWARD | RATIOS:
        yield Finding(BEST_BY_METHOD, {**said, "method": NORMALIZATIONS[method]})
    elif method in TO_TARGET:
        yield from _set_target(j, indicator, method, ends)
    elif method == "distance-to-region":
        yield from _set_region(j, indicator, settings, ends, table, blocks)
    elif method == "min-max" and kind_of(indicator, settings) == "goalposts":
        low, high = indicator.goalposts
        if low is None or high is None:
            yield Finding(GOALPOSTS_MISSING, said)
            return
        ends.low[:, j], ends.high[:, j] = indicator.transformed(low), indicator.transformed(high)
    elif indicator.best is not None:
        low, high = best_of(indicator)
        farthest = ends.high[:, j].copy()
        ends.low[:, j], ends.high[:, j] = low - farthest, high + farthest
    if method in RATIOS:
        yield from _not_positive(j, indicator, ends, method, table)


def _set_target(
    j: int, indicator: Indicator, method: Normalization, ends: _Ends
) -> Iterator[Finding]:
    if indicator.target is None:
        yield Finding(TARGET_MISSING, {"indicator": indicator.code})
        return
    end = "high" if indicator.direction > 0 else "low"
    ends.put(end, j, indicator.transformed(indicator.target), "target")
    if method == "distance-to-target" and (ends.low[:, j] > ends.high[:, j]).any():
        said = {"indicator": indicator.code, "target": Number(indicator.target)}
        yield Finding(TARGET_NOT_BEYOND, said)


def _set_region(
    j: int,
    indicator: Indicator,
    settings: Settings,
    ends: _Ends,
    table: pd.DataFrame,
    blocks: Sequence[Block],
) -> Iterator[Finding]:
    """Take the value of one region, by pool and year, as the end to reach."""
    region = settings.reference_region
    if region is None:
        yield Finding(REFERENCE_REGION_UNSAID, {"indicator": indicator.code})
        return
    regions = table.index.get_level_values("region").to_numpy()
    values = table.iloc[:, j].to_numpy(dtype=float)
    reached = np.full(len(blocks), np.nan)
    for k, block in enumerate(blocks):
        rows = block.rows[regions[block.rows] == region]
        where = {"indicator": indicator.code, "pool": block.pool, "year": block.years[0]}
        if len(rows) == 0 or np.isnan(values[rows[0]]):
            yield Finding(REFERENCE_REGION_MISSING, {**where, "region": region})
            continue
        reached[k] = values[rows[0]]
        worst = ends.low[k, j] if indicator.direction > 0 else ends.high[k, j]
        if (reached[k] - worst) * indicator.direction <= 0:
            said = {**where, "region": region, "value": Number(reached[k])}
            yield Finding(REFERENCE_REGION_WORST, said)
    ends.put("high" if indicator.direction > 0 else "low", j, reached, "region")


def _not_positive(
    j: int, indicator: Indicator, ends: _Ends, method: Normalization, table: pd.DataFrame
) -> Iterator[Finding]:
    """Tell what has no ratio: a goal of zero or less, and values that would turn its sense."""
    goal = ends.high[:, j] if indicator.direction > 0 else ends.low[:, j]
    values = table.iloc[:, j].to_numpy(dtype=float)
    bad = values < 0 if indicator.direction > 0 else values <= 0
    if bad.any() or (goal <= 0).any():
        value = values[bad].min() if bad.any() else goal[goal <= 0].min()
        said = {"indicator": indicator.code, "method": NORMALIZATIONS[method]}
        yield Finding(RATIO_NOT_POSITIVE, {**said, "value": Number(float(value))})
