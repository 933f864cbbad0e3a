"""What may stand in for a missing value: statistics of a group, or other years' values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from index.project.arrays import BoolArray, FloatArray, Indices
from index.project.tables import blocks_of


def over_groups(
    given: FloatArray,
    index: pd.MultiIndex,
    groups: Mapping[str, str],
    statistic: Callable[..., FloatArray],
) -> FloatArray:
    """Return the statistic of each cell's column over its group in its year."""
    guess = np.full_like(given, np.nan)
    regions = index.get_level_values(1)
    inside = regions.isin(list(groups))
    whole = inside.all()
    rows_of = np.arange(len(given)) if whole else np.flatnonzero(inside)
    kept = index if whole else index[inside]
    if not len(kept):
        return guess
    for block in blocks_of(kept, groups, pooled=False):
        rows = rows_of[block.rows]
        part = given[rows]
        some = ~np.isnan(part).all(axis=0)
        row = np.full(part.shape[1], np.nan)
        row[some] = statistic(part[:, some], axis=0)
        guess[rows] = row
    return guess


STATISTICS: Mapping[str, Callable[..., FloatArray]] = {
    "mean": np.nanmean,
    "median": np.nanmedian,
}


class Neighbors(NamedTuple):
    """The nearest values of each cell's region, its own among them, and their years; or NaN."""

    years: FloatArray
    before: FloatArray
    before_year: FloatArray
    after: FloatArray
    after_year: FloatArray


def neighbors(index: pd.MultiIndex, given: FloatArray) -> Neighbors:
    """Find the nearest values of the same region up to each cell's year, and from it on.

    >>> from index.project.tables import table_index
    >>> index = table_index([(2020, "a"), (2021, "a"), (2023, "a")])
    >>> found = neighbors(index, np.array([[1.0], [np.nan], [7.0]]))
    >>> found.before_year.ravel().tolist(), found.after.ravel().tolist()
    ([2020.0, 2020.0, 2023.0], [1.0, 7.0, 7.0])
    """
    years = index.get_level_values(0).to_numpy(dtype=float)
    regions = np.asarray(index.codes[1], dtype=np.intp)
    earlier, later = (_latest(sign * years, regions, given) for sign in (1, -1))
    return Neighbors(years, earlier[0], earlier[1], later[0], -later[1])


def _latest(
    times: FloatArray, regions: Indices, given: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the last value of each cell's region up to its time, and its time."""
    order = np.lexsort((times, regions))
    rows, run = given[order], regions[order]
    first = np.searchsorted(run, run)[:, None]  # where the region of each row begins
    places = np.where(np.isnan(rows), -1, np.arange(len(rows))[:, None])
    last = np.maximum.accumulate(places, axis=0)
    found = last >= first
    last = np.maximum(last, 0)
    values, when = np.empty_like(rows), np.empty_like(rows)
    values[order] = np.where(found, np.take_along_axis(rows, last, axis=0), np.nan)
    when[order] = np.where(found, times[order][last], np.nan)
    return values, when


def by_time(near: Neighbors, method: str, longest: int | None) -> FloatArray:
    """Return what stands in for each cell: the latest value, or one on the line between two.

    >>> from index.project.tables import table_index
    >>> index = table_index([(2020, "a"), (2021, "a"), (2023, "a")])
    >>> near = neighbors(index, np.array([[1.0], [np.nan], [7.0]]))
    >>> by_time(near, "interpolate", None)[1].tolist(), by_time(near, "interpolate", 1)[1].tolist()
    ([3.0], [nan])
    """
    years = near.years[:, None]
    since, until = years - near.before_year, near.after_year - years
    limit = np.inf if longest is None else longest
    with np.errstate(invalid="ignore"):
        if method == "carry-forward":
            return np.where(since <= limit, near.before, np.nan)
        between = since + until
        share = np.divide(since, between, out=np.zeros_like(since), where=between > 0)
        line = near.before + share * (near.after - near.before)
        return np.where((since <= limit) & (until <= limit), line, np.nan)


def stale_cells(
    near: Neighbors, missing: BoolArray, columns: Indices, carried: bool
) -> dict[tuple[int, int], int]:
    """Return the cells still missing for their age alone, with the year of the latest before.

    These are those with an earlier value where values are `carried` forward, else those with an
    earlier and a later one.
    """
    there = ~np.isnan(near.before_year)
    if not carried:
        there &= ~np.isnan(near.after_year)
    rows, places = np.nonzero(missing[:, columns] & there)
    return {
        (int(row), int(columns[place])): int(near.before_year[row, place])
        for row, place in zip(rows, places, strict=True)
    }
