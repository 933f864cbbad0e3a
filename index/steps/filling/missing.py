"""Missing data: refused, or filled in a stated way with every filled cell marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from ahp.common.findings import Finding
from index.project.arrays import BoolArray, Indices
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.settings import Settings
from index.project.tables import blocks_of, cell_findings
from index.steps.filling.fills import (
    STATISTICS,
    Neighbors,
    by_time,
    neighbors,
    over_groups,
    stale_cells,
)
from index.steps.filling.groupings import JOINED, POOL, Groupings
from index.steps.filling.wording import (
    VALUE_MISSING,
    VALUE_NOT_CARRIED,
    VALUE_STILL_MISSING,
    VALUE_TOO_OLD,
)

IMPUTED_COLUMNS = ("year", "region", "indicator", "method", "value", "source")

_BY_TIME = frozenset(("carry-forward", "interpolate"))


class Imputed(NamedTuple):
    """A table without gaps (but for those kept), and what was filled in.

    Attributes
    ----------
    table : DataFrame
    marks : DataFrame
        A row for every filled cell: year, region, indicator, method, value, and the source: the
        grouping and group, or the years of the values taken.
    told : tuple of Finding
        Gaps that were kept because the region's nearest value is too old.
    """

    table: pd.DataFrame
    marks: pd.DataFrame
    told: tuple[Finding, ...] = ()


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
    within: Groupings,
    undefined: BoolArray | None = None,
    longest: int | None = None,
) -> Imputed:
    """Fill in missing values, trying methods in turn.

    Parameters
    ----------
    table : DataFrame
        Values or, of indicators with a denominator, quotients; NaN where missing.
    methods : sequence of str
        ``mean`` or ``median`` of the same indicator and year over the region's group;
        ``carry-forward`` the latest earlier value of the same region; ``interpolate`` on the
        straight line from that to its next value; ``keep`` what is missing then; ``refuse`` it.
    within : mapping of str to (mapping of str to str)
        Groupings by name, each with the groups of its regions. Where a region has no group, or
        its group no value, the next grouping counts.
    undefined : array of bool, optional
        Cells that stay as they are: no value is missing there, but there can be none.
    longest : int, optional
        The most years between a gap and a value of the region that stands in for it; of
        `interpolate`, on either side.

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
    >>> impute(table, ["carry-forward"], {"pool": {"a": "p"}}).marks.values.tolist()
    [[2022, 'a', 'x', 'carry-forward', 1.0, '2021']]
    """
    given = table.to_numpy(dtype=float)
    missing = np.isnan(given) if undefined is None else np.isnan(given) & ~undefined
    filled: list[Filled] = []
    stale: Mapping[tuple[int, int], int] = {}
    if not missing.any():
        return Imputed(table, _marks(table, filled), _told(table, stale, longest))
    values = given.copy()
    columns = np.flatnonzero(missing.any(axis=0))
    part, index = given[:, columns], _index(table)
    near = None if _BY_TIME.isdisjoint(methods) else neighbors(index, part)
    for method, name in _attempts(methods, within):
        if method in STATISTICS:
            guess = over_groups(part, index, within[name], STATISTICS[method])
        else:
            assert near is not None  # a method by time is among them
            guess = by_time(near, method, longest)
        gaps = missing[:, columns] & ~np.isnan(guess)
        rows, places = np.nonzero(gaps)
        cells = rows, columns[places]
        values[cells] = guess[rows, places]
        missing[cells] = False
        filled.append(Filled(method, *cells, _sources(method, name, within, near, gaps, index)))
    if near is not None and longest is not None:
        stale = stale_cells(near, missing, columns, "carry-forward" in methods)
    if "keep" not in methods and missing.any():
        raise StepError(_findings(table, missing, methods, stale, longest))
    frame = pd.DataFrame(values, table.index, table.columns)
    told = _told(table, stale, longest)
    return Imputed(frame, _marks(frame, filled), told)


class Filled(NamedTuple):
    """What one method filled: cells by rows and columns, and what it took for each."""

    method: str
    rows: Indices
    columns: Indices
    sources: Sequence[str]


def _attempts(methods: Sequence[str], within: Groupings) -> Iterator[tuple[str, str]]:
    """Yield methods in turn, those over groups once for each grouping."""
    for method in methods:
        if method in STATISTICS:
            yield from ((method, name) for name in within)
        elif method in _BY_TIME:
            yield method, ""


def impute_quotients(
    given: pd.DataFrame,
    divided: pd.DataFrame,
    indicators: tuple[Indicator, ...],
    settings: Settings,
    within: Groupings,
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
    within : mapping of str to (mapping of str to str)
        As for `impute`.

    Returns
    -------
    Imputed

    Raises
    ------
    StepError
        With every value behind a cell that is still missing, unless they are kept.
    """
    undefined = np.zeros(divided.shape, dtype=bool)
    columns = [j for j, one in enumerate(indicators) if one.denominator is not None]
    named = pd.Index([indicators[j].denominator for j in columns], dtype=object)
    below = given.columns.get_indexer(named)
    zero = given.to_numpy(dtype=float)[:, below] == 0
    undefined[:, columns] = zero & np.isnan(divided.to_numpy(dtype=float)[:, columns])
    try:
        return impute(divided, settings.missing, within, undefined, settings.impute_longest)
    except StepError as error:
        raise StepError(_gaps_behind(error.findings, given, indicators)) from None


def _gaps_behind(
    findings: Iterable[Finding], given: pd.DataFrame, indicators: tuple[Indicator, ...]
) -> list[Finding]:
    """Name the values that missing quotients lack: the indicator's own, its denominator or both."""
    below = {one.code: one.denominator for one in indicators}
    named: dict[tuple[object, ...], Finding] = {}
    rows = {key: row for row, key in enumerate(_index(given))}
    lacking = {str(code): given[code].isna().to_numpy() for code in given}
    for found in findings:
        code = str(found.details["indicator"])
        key = found.details["year"], found.details["region"]
        parts = [one for one in (code, below[code]) if one is not None]
        for part in parts:
            if lacking[part][rows[key]]:
                details = {**found.details, "indicator": part}
                named.setdefault((*key, part), replace(found, details=details))
    return list(named.values())


def _findings(
    table: pd.DataFrame,
    gaps: BoolArray,
    methods: Sequence[str],
    stale: Mapping[tuple[int, int], int],
    longest: int | None,
) -> list[Finding]:
    tried = [method for method in methods if method in STATISTICS or method in _BY_TIME]
    what = VALUE_STILL_MISSING if tried else VALUE_MISSING
    old = np.zeros_like(gaps)
    for cell in stale:
        old[cell] = True
    found = list(cell_findings(what, table, gaps & ~old, methods=tried))
    for one in _told(table, stale, longest):
        found.append(replace(one, what=VALUE_TOO_OLD))
    return found


def _told(
    table: pd.DataFrame, stale: Mapping[tuple[int, int], int], longest: int | None
) -> tuple[Finding, ...]:
    found = []
    for (row, column), nearest in stale.items():
        year, region = table.index[row]
        said = {"year": int(year), "region": region, "indicator": table.columns[column]}
        found.append(Finding(VALUE_NOT_CARRIED, {**said, "given": nearest, "longest": longest}))
    return tuple(found)


def _marks(filled: pd.DataFrame, by: Sequence[Filled]) -> pd.DataFrame:
    if not by:
        return pd.DataFrame(columns=list(IMPUTED_COLUMNS))
    rows, columns = (np.concatenate([getattr(one, name) for one in by]) for name in _CELLS)
    order = np.lexsort((columns, rows))
    methods = np.repeat([one.method for one in by], [len(one.rows) for one in by])
    sources = np.array([source for one in by for source in one.sources], dtype=object)
    rows, columns = rows[order], columns[order]
    index = _index(filled)[rows]
    return pd.DataFrame(
        {
            "year": index.get_level_values(0).to_numpy(),
            "region": index.get_level_values(1).to_numpy(),
            "indicator": filled.columns.to_numpy()[columns],
            "method": methods[order].astype(object),
            "value": filled.to_numpy()[rows, columns],
            "source": sources[order],
        }
    )


_CELLS = ("rows", "columns")


def _sources(
    method: str,
    name: str,
    within: Groupings,
    near: Neighbors | None,
    gaps: BoolArray,
    index: pd.MultiIndex,
) -> list[str]:
    """Say for each filled cell where its value is from."""
    rows, places = np.nonzero(gaps)
    if method in STATISTICS:
        if name == POOL:
            return [POOL] * len(rows)
        regions = index.get_level_values(1)[rows]
        return [f"{name} {within[name][region].partition(JOINED)[2]}".strip() for region in regions]
    assert near is not None  # a method by time is among them
    before = near.before_year[rows, places]
    if method == "carry-forward":
        return [f"{year:.0f}" for year in before]
    after = near.after_year[rows, places]
    return [f"{one:.0f}-{other:.0f}" for one, other in zip(before, after, strict=True)]


def _index(table: pd.DataFrame) -> pd.MultiIndex:
    assert isinstance(table.index, pd.MultiIndex)
    return table.index
