"""What values are normalized against: ends of the scale, mean and deviation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from ahp.common.findings import Finding, Number
from index.project.arrays import FloatArray, ObjectArray, TextArray
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.settings import Settings
from index.project.tables import blocks_of
from index.steps.wording import (
    COLUMN_EMPTY,
    GOALPOSTS_MISSING,
    ONE_REGION_ONLY,
    TARGET_MISSING,
    TARGET_NOT_BEYOND,
)

REFERENCE_LEVELS = ("pool", "year", "indicator")
REFERENCE_COLUMNS = ("low", "high", "mean", "sd", "count", "low_from", "high_from")

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
    lone = settings.normalization != "distance-to-target" and (counts == 1).all()
    if lone and (kinds == "year").all():
        yield Finding(ONE_REGION_ONLY, where)
    for count, indicator in zip(counts, indicators, strict=True):
        if count == 0:
            yield Finding(COLUMN_EMPTY, {"indicator": indicator.code, **where})


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
