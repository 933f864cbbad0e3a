"""Missing data: refused, or filled in a stated way with every filled cell marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from ahp.common.findings import Finding
from index.project.arrays import BoolArray, FloatArray, Methods
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.settings import Settings
from index.project.tables import Block, blocks_of, cell_findings
from index.steps.wording import VALUE_MISSING, VALUE_STILL_MISSING

Within = Mapping[str, str]


class Imputed(NamedTuple):
    """A table without gaps (but for those kept), and what was filled in.

    Attributes
    ----------
    table : DataFrame
    marks : DataFrame
        A row for every filled cell: year, region, indicator, method, value.
    """

    table: pd.DataFrame
    marks: pd.DataFrame


class Coverage(NamedTuple):
    """Shares of the values that are given."""

    by_region: pd.Series[float]
    by_indicator: pd.DataFrame


def coverage(table: pd.DataFrame, pools: Mapping[str, str]) -> Coverage:
    """Return the share of given values, by region and year and by pool, year and indicator.

    Parameters
    ----------
    table : DataFrame
        Values, NaN where missing.
    pools : mapping of str to str
        The pool of each region.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> table = pd.DataFrame({"x": [1.0, np.nan]}, table_index([(2022, "a"), (2022, "b")]))
    >>> coverage(table, {"a": "p", "b": "p"}).by_indicator.loc[("p", 2022), "x"]
    np.float64(0.5)
    """
    given = table.notna()
    keys, shares = [], []
    for block in blocks_of(_index(table), pools, pooled=False):
        keys.append((block.pool, block.years[0]))
        shares.append(given.to_numpy()[block.rows].mean(axis=0))
    index = pd.MultiIndex.from_tuples(keys, names=["pool", "year"])
    by_indicator = pd.DataFrame(np.array(shares), index, table.columns)
    return Coverage(given.mean(axis=1), by_indicator)


def impute(
    table: pd.DataFrame,
    methods: Sequence[str],
    within: Within,
    undefined: BoolArray | None = None,
) -> Imputed:
    """Fill in missing values, trying methods in turn.

    Parameters
    ----------
    table : DataFrame
        Values or, of indicators with a denominator, quotients; NaN where missing.
    methods : sequence of str
        ``mean`` or ``median`` of the same indicator and year over the region's group;
        ``carry-forward`` the latest earlier value of the same region; ``keep`` what is missing
        then; ``refuse`` it.
    within : mapping of str to str
        The group of each region.
    undefined : array of bool, optional
        Cells that stay as they are: no value is missing there, but there can be none.

    Returns
    -------
    Imputed

    Raises
    ------
    StepError
        With every cell that is still missing, unless they are kept.

    Notes
    -----
    Means and medians are taken over values that were given, never over ones filled in before.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> table = pd.DataFrame({"x": [1.0, np.nan]}, table_index([(2021, "a"), (2022, "a")]))
    >>> impute(table, ["carry-forward"], {"a": "p"}).marks.values.tolist()
    [[2022, 'a', 'x', 'carry-forward', 1.0]]
    """
    given = table.to_numpy(dtype=float)
    values = given
    filled_by = np.full(values.shape, -1, dtype=np.int8)
    missing = np.isnan(values) if undefined is None else np.isnan(values) & ~undefined
    if missing.any():
        values = given.copy()
        blocks = blocks_of(_index(table), within, pooled=False)
        for number, method in enumerate(methods):
            if method in _FILL:
                guess = _FILL[method](table, given, blocks)
                gaps = missing & ~np.isnan(guess)
                values[gaps] = guess[gaps]
                filled_by[gaps] = number
                missing &= ~gaps
        if "keep" not in methods and missing.any():
            raise StepError(_findings(table, missing, methods))
    return Imputed(
        table if values is given else pd.DataFrame(values, table.index, table.columns),
        _marks(table, values, filled_by, methods),
    )


def impute_quotients(
    given: pd.DataFrame,
    divided: pd.DataFrame,
    indicators: tuple[Indicator, ...],
    settings: Settings,
    within: Within,
) -> Imputed:
    """Fill gaps of values and quotients; a quotient by zero is none, and denominators stay.

    Parameters
    ----------
    given : DataFrame
        Values and denominators, before they were divided.
    divided : DataFrame
        What gaps are filled in: a column for each indicator.
    indicators : tuple of Indicator
    settings : Settings
    within : mapping of str to str
        The group of each region.

    Returns
    -------
    Imputed

    Raises
    ------
    StepError
        With every value behind a cell that is still missing, unless they are kept.
    """
    undefined = np.zeros(divided.shape, dtype=bool)
    for column, one in enumerate(indicators):
        if one.denominator is not None:
            undefined[:, column] = (given[one.denominator] == 0) & divided[one.code].isna()
    try:
        return impute(divided, settings.missing, within, undefined)
    except StepError as error:
        raise StepError(_gaps_behind(error.findings, given, indicators)) from None


def _gaps_behind(
    findings: Iterable[Finding], given: pd.DataFrame, indicators: tuple[Indicator, ...]
) -> list[Finding]:
    """Name the values that missing quotients lack: the indicator's own, its denominator or both."""
    below = {one.code: one.denominator for one in indicators}
    named: dict[tuple[object, ...], Finding] = {}
    for found in findings:
        code = str(found.details["indicator"])
        key = found.details["year"], found.details["region"]
        parts = [one for one in (code, below[code]) if one is not None]
        for part in parts:
            if given[part].isna().at[key]:
                details = {**found.details, "indicator": part}
                named.setdefault((*key, part), replace(found, details=details))
    return list(named.values())


def _findings(table: pd.DataFrame, gaps: BoolArray, methods: Sequence[str]) -> list[Finding]:
    tried = [method for method in methods if method in _FILL]
    what = VALUE_STILL_MISSING if tried else VALUE_MISSING
    return list(cell_findings(what, table, gaps, methods=tried))


def _marks(
    table: pd.DataFrame,
    values: FloatArray,
    filled_by: Methods,
    methods: Sequence[str],
) -> pd.DataFrame:
    rows, columns = np.nonzero(filled_by >= 0)
    index = _index(table)[rows]
    return pd.DataFrame(
        {
            "year": index.get_level_values(0).to_numpy(),
            "region": index.get_level_values(1).to_numpy(),
            "indicator": table.columns.to_numpy()[columns],
            "method": [methods[filled_by[cell]] for cell in zip(rows, columns, strict=True)],
            "value": values[rows, columns],
        }
    )


Fill = Callable[[pd.DataFrame, FloatArray, Sequence[Block]], FloatArray]


def _statistic(statistic: Callable[..., FloatArray]) -> Fill:
    def fill(table: pd.DataFrame, given: FloatArray, blocks: Sequence[Block]) -> FloatArray:
        guess = np.full_like(given, np.nan)
        for block in blocks:
            part = given[block.rows]
            some = ~np.isnan(part).all(axis=0)
            row = np.full(part.shape[1], np.nan)
            row[some] = statistic(part[:, some], axis=0)
            guess[block.rows] = row
        return guess

    return fill


def _carry_forward(table: pd.DataFrame, given: FloatArray, blocks: Sequence[Block]) -> FloatArray:
    frame = pd.DataFrame(given, table.index, table.columns)
    ordered = frame.sort_index(level=0, kind="stable", sort_remaining=False)
    carried = ordered.groupby(level=1, sort=False).ffill()
    return carried.reindex(frame.index).to_numpy()


_FILL: Mapping[str, Fill] = {
    "mean": _statistic(np.nanmean),
    "median": _statistic(np.nanmedian),
    "carry-forward": _carry_forward,
}


def _index(table: pd.DataFrame) -> pd.MultiIndex:
    assert isinstance(table.index, pd.MultiIndex)
    return table.index
