"""Values with their places, row by row, and the one table that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from ahp.common.findings import Named, Number
from ahp.common.io.grid import Grid
from index.files.telling import Telling
from index.files.wording import ROW_REPEATED, VALUE_BEYOND_BOUNDS, VALUE_NEGATIVE
from index.project.arrays import FloatArray
from index.project.indicators import Indicator
from index.project.origins import Origins
from index.project.regions import Region
from index.project.tables import INDEX_LEVELS
from index.steps.filling.codes import coded, taken


class Source(NamedTuple):
    """A table of cells, with what it does not say itself.

    Attributes
    ----------
    grid : Grid
    year : int, optional
        Of every row.
    kind : str, optional
        Of every region, where a name stands for regions of several kinds.
    """

    grid: Grid
    year: int | None = None
    kind: str | None = None


class Entries(NamedTuple):
    """Some values with their codes and places; equally many of each.

    Negative codes are of what is not known.
    """

    years: npt.NDArray[np.int64]
    regions: npt.NDArray[np.intp]
    indicators: npt.NDArray[np.intp]
    values: FloatArray
    files: npt.NDArray[np.int32]
    rows: npt.NDArray[np.int32]
    columns: npt.NDArray[np.int32]


@dataclass(frozen=True)
class Frame:
    """What values can be of: regions, indicators, years; and what says that there is none."""

    regions: tuple[Region, ...]
    indicators: tuple[Indicator, ...]
    years: tuple[int, ...] = ()
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    missing_codes: tuple[float, ...] = ()

    def names_of(self, indicator: Indicator) -> Mapping[str, str]:
        """Return the names of an indicator: its own, and those that the weights have for it."""
        return {**self.names.get(indicator.code, {}), **indicator.names}


class Read(NamedTuple):
    """A table of values and where each one stands.

    Attributes
    ----------
    table : DataFrame
    origins : Origins
    doubtful : frozenset of str
        Regions and indicators that may only seem to have no values, because a name that was not
        understood may be theirs; all, where whole rows or columns were not understood.
    """

    table: pd.DataFrame
    origins: Origins
    doubtful: frozenset[str] = frozenset()


def value_frame(
    entries: Sequence[Entries],
    frame: Frame,
    grids: Sequence[Grid],
    doubtful: frozenset[str],
    telling: Telling,
) -> Read:
    """Put values together into one table, the first of those that are repeated standing.

    Parameters
    ----------
    entries : sequence of Entries
    frame : Frame
    grids : sequence of Grid
        The files that the values stand in.
    doubtful : frozenset of str
        As for `Read`.
    telling : Telling
        Takes what is wrong.

    Returns
    -------
    Read
    """
    part = _without_codes(_joined(entries), frame, telling)
    known = np.unique(part.years)
    year_codes = np.searchsorted(known, part.years)
    lines = year_codes * len(frame.regions) + part.regions
    present = np.unique(lines)
    position = np.searchsorted(present, lines), part.indicators
    cell = position[0] * len(frame.indicators) + position[1]
    _tell_repeated(part, cell, grids, telling)
    _tell_beyond(part, frame, grids, telling)
    shape = len(present), len(frame.indicators)
    table, origin = np.full(shape, np.nan), np.full((3, *shape), -1, dtype=np.int32)
    backward = slice(None, None, -1)  # so that the first of repeated values stands
    cells = position[0][backward], position[1][backward]
    table[cells] = part.values[backward]
    for k, where in enumerate((part.files, part.rows, part.columns)):
        origin[k][cells] = where[backward]
    year_of, region_of = np.divmod(present, max(1, len(frame.regions)))
    index = pd.MultiIndex(
        levels=[known.tolist(), [region.code for region in frame.regions]],
        codes=[year_of.tolist(), region_of.tolist()],
        names=list(INDEX_LEVELS),
    )
    codes = [indicator.code for indicator in frame.indicators]
    read = pd.DataFrame(table, index, pd.Index(codes, dtype=object))
    files = tuple((grid.path, grid.sheet) for grid in grids)
    computed = frozenset(number for number, grid in enumerate(grids) if grid.keys)
    file_of, row_of, column_of = origin
    origins = Origins(files, index, tuple(codes), file_of, row_of, column_of, computed=computed)
    return Read(read, origins, doubtful)


def _joined(entries: Sequence[Entries]) -> Entries:
    """Return all values whose region, year and indicator are known."""
    if not entries:
        codes, places = np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.int32)
        years = np.zeros(0, dtype=np.int64)
        return Entries(years, codes, codes, np.zeros(0), places, places, places)
    every = Entries._make(np.concatenate(parts) for parts in zip(*entries, strict=True))
    good = (every.years >= 0) & (every.regions >= 0) & (every.indicators >= 0)
    return every if good.all() else Entries._make(part[good] for part in every)


def _without_codes(part: Entries, frame: Frame, telling: Telling) -> Entries:
    """Take declared codes as missing, and tell how many there were of each indicator."""
    values = part.values
    for number, indicator in enumerate(frame.indicators):
        declared = (*frame.missing_codes, *indicator.missing_codes)
        if not declared:
            continue
        found = (part.indicators == number) & coded(part.values, declared)
        if found.any():
            values = values.copy() if values is part.values else values
            values[found] = np.nan
            told = taken(indicator.code, part.values[found])
            called = Named(indicator.code, frame.names_of(indicator))
            details = {**told.details, "indicator": called}
            telling.problems.findings.append(replace(told, details=details))
    return part._replace(values=values)


def _tell_repeated(
    part: Entries, cell: npt.NDArray[np.intp], grids: Sequence[Grid], telling: Telling
) -> None:
    """Note values that stand for the same region, year and indicator as others before them."""
    repeated = pd.Series(cell).duplicated().to_numpy()
    if not repeated.any():
        return
    first = dict(zip(cell[~repeated], np.flatnonzero(~repeated), strict=True))
    told: set[tuple[int, object]] = set()
    for k in np.flatnonzero(repeated):
        file, row = int(part.files[k]), int(part.rows[k])
        grid = grids[file]
        line = file, grid.keys[row] if grid.keys else row
        if line in told:
            continue  # a repeated row of a wide table is one mistake
        told.add(line)
        if not telling.wants(grid, ROW_REPEATED):
            continue
        earlier = int(first[cell[k]])
        before = grids[int(part.files[earlier])]
        other = before.place(int(part.rows[earlier]))
        said = {"other": other, "file": "" if before.path == grid.path else f" ({before.path})"}
        telling.note(grid, ROW_REPEATED, row, int(part.columns[k]), **said)


def _tell_beyond(part: Entries, frame: Frame, grids: Sequence[Grid], telling: Telling) -> None:
    """Note values that an indicator cannot have, such as a negative count."""
    ends = [one.bounds for one in frame.indicators]
    low = np.array([-np.inf if end[0] is None else end[0] for end in ends])
    high = np.array([np.inf if end[1] is None else end[1] for end in ends])
    lowest, highest = low[part.indicators], high[part.indicators]
    for k in np.flatnonzero((part.values < lowest) | (part.values > highest)):
        indicator, grid = frame.indicators[int(part.indicators[k])], grids[int(part.files[k])]
        below = part.values[k] < low[part.indicators[k]]
        end = Number(low[part.indicators[k]] if below else high[part.indicators[k]])
        region = frame.regions[int(part.regions[k])]
        said = {
            "region": Named(region.code, region.names),
            "year": int(part.years[k]),
            "indicator": Named(indicator.code, frame.names_of(indicator)),
            "value": Number(part.values[k]),
            "end": end,
        }
        what = VALUE_NEGATIVE if below and float(end) == 0.0 else VALUE_BEYOND_BOUNDS
        telling.tell(grid, what, int(part.rows[k]), int(part.columns[k]), **said)
