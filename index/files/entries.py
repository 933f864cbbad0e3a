"""Values with their places, row by row, and the one table that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from ahp.common.findings import Named, Number, Place
from ahp.common.io.grid import Grid
from index.files.telling import Telling
from index.files.wording import (
    ROW_REPEATED,
    VALUE_BEYOND_BOUNDS,
    VALUE_NEGATIVE,
    VALUE_SEEMS_CODE,
)
from index.project.arrays import FloatArray
from index.project.indicators import Indicator
from index.project.origins import Origins
from index.project.regions import Region
from index.project.tables import INDEX_LEVELS
from index.project.years import PLAIN_YEARS, Year, YearStyle
from index.steps.filling.codes import LIKELY, coded, taken


class Source(NamedTuple):
    """A table of cells, with what it does not say itself.

    Attributes
    ----------
    grid : Grid
    year : Year, optional
        Of every row.
    kind : str, optional
        Of every region, where a name stands for regions of several kinds.
    """

    grid: Grid
    year: Year | None = None
    kind: str | None = None


class Entries(NamedTuple):
    """The values of a table with their codes and places: a row for each column, a column a line.

    Attributes
    ----------
    values : ndarray, (k, n)
    years, regions, rows : ndarray of int, (n,)
        Of each line; negative codes are of what is not known.
    indicators : ndarray of int, (k, 1) or (1, n)
        Of each column; or, of a long table, of each line.
    columns : ndarray of int, (k, 1)
    file : int
    """

    values: FloatArray
    years: npt.NDArray[np.int64]
    regions: npt.NDArray[np.intp]
    rows: npt.NDArray[np.int32]
    indicators: npt.NDArray[np.intp]
    columns: npt.NDArray[np.int32]
    file: int

    def known(self) -> Entries:
        """Return those of which region, year and indicator are known."""
        good = (self.years >= 0) & (self.regions >= 0)
        long = self.indicators.shape[-1] == len(good)
        if long:
            good &= (self.indicators >= 0).all(axis=0)
        if good.all():
            return self
        return self._replace(
            values=self.values[:, good],
            years=self.years[good],
            regions=self.regions[good],
            rows=self.rows[good],
            indicators=self.indicators[:, good] if long else self.indicators,
        )

    def place(self, k: int) -> tuple[int, int]:
        """Return the row and column of a value, counted through the values column by column."""
        column, line = divmod(k, len(self.rows))
        return int(self.rows[line]), int(self.columns[column, 0])


class Written(NamedTuple):
    """A year, and where it is written."""

    year: Year
    path: str
    place: Place


@dataclass(frozen=True)
class Frame:
    """What values can be of: regions, indicators, years; and what says that there is none.

    All years are to be written as the first one is, once there is one.
    """

    regions: tuple[Region, ...]
    indicators: tuple[Indicator, ...]
    years: tuple[int, ...] = ()
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    missing_codes: tuple[float | str, ...] = ()
    first_year: Written | None = None

    @property
    def year_style(self) -> YearStyle:
        """How years are written."""
        return PLAIN_YEARS if self.first_year is None else self.first_year.year.style

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
    year_style : YearStyle
        How the years are written.
    """

    table: pd.DataFrame
    origins: Origins
    doubtful: frozenset[str] = frozenset()
    year_style: YearStyle = PLAIN_YEARS


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
    parts = _without_codes([one.known() for one in entries], frame, telling)
    known = np.unique(np.concatenate([np.zeros(0, np.int64), *(one.years for one in parts)]))
    lines = [np.searchsorted(known, one.years) * len(frame.regions) + one.regions for one in parts]
    present = np.unique(np.concatenate([np.zeros(0, np.intp), *lines]))
    cells = [
        (np.searchsorted(present, line), one.indicators)
        for line, one in zip(lines, parts, strict=True)
    ]
    shape = len(present), len(frame.indicators)
    _tell_repeated(parts, cells, shape, grids, telling)
    for one in parts:
        _tell_beyond(one, frame, grids[one.file], telling)
    table, origin = np.full(shape, np.nan), np.full((3, *shape), -1, dtype=np.int32)
    for one, (line, column) in zip(reversed(parts), reversed(cells), strict=True):
        backward = slice(None, None, -1)  # so that the first of repeated values stands
        at = line[backward], column if column.shape[-1] == 1 else column[:, backward]
        table[at] = one.values[:, backward]
        for k, where in enumerate((np.int32(one.file), one.rows[backward], one.columns)):
            origin[k][at] = where
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
    return Read(read, origins, doubtful, frame.year_style)


def _without_codes(parts: Sequence[Entries], frame: Frame, telling: Telling) -> list[Entries]:
    """Take declared codes as missing, and tell how many there were of each indicator."""
    values = [one.values for one in parts]
    for number, indicator in enumerate(frame.indicators):
        declared = (*frame.missing_codes, *indicator.missing_codes)
        gone = []
        for k, one in enumerate(parts if declared else ()):
            found = (one.indicators == number) & coded(one.values, declared)
            if found.any():
                values[k] = values[k].copy() if values[k] is one.values else values[k]
                values[k][found] = np.nan
                gone.append(one.values[found])
        if gone:
            told = taken(indicator.code, np.concatenate(gone))
            called = Named(indicator.code, frame.names_of(indicator))
            details = {**told.details, "indicator": called}
            telling.problems.findings.append(replace(told, details=details))
    return [one._replace(values=own) for one, own in zip(parts, values, strict=True)]


def _tell_repeated(
    parts: Sequence[Entries],
    cells: Sequence[tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]],
    shape: tuple[int, int],
    grids: Sequence[Grid],
    telling: Telling,
) -> None:
    """Note values that stand for the same region, year and indicator as others before them."""
    seen = np.zeros(shape, dtype=bool)
    for at in cells:
        seen[at] = True
    if seen.sum() == sum(one.values.size for one in parts):
        return
    every = [(line * shape[1] + column).ravel() for line, column in cells]
    cell, start = np.concatenate(every), np.cumsum([0, *map(len, every)])
    repeated = pd.Series(cell).duplicated().to_numpy()
    first = dict(zip(cell[~repeated], np.flatnonzero(~repeated), strict=True))
    told: set[tuple[int, object]] = set()

    def found(k: int) -> tuple[int, int, int]:
        number = int(np.searchsorted(start, k, side="right")) - 1
        return parts[number].file, *parts[number].place(k - int(start[number]))

    for k in np.flatnonzero(repeated):
        file, row, column = found(int(k))
        grid = grids[file]
        line = file, grid.keys[row] if grid.keys else row
        if line in told:
            continue  # a repeated row of a wide table is one mistake
        told.add(line)
        if not telling.wants(grid, ROW_REPEATED):
            continue
        earlier, earlier_row, _ = found(int(first[cell[k]]))
        before = grids[earlier]
        other = before.place(earlier_row)
        said = {"other": other, "file": "" if before.path == grid.path else f" ({before.path})"}
        telling.note(grid, ROW_REPEATED, row, column, **said)


def _tell_beyond(part: Entries, frame: Frame, grid: Grid, telling: Telling) -> None:
    """Note values that an indicator cannot have, such as a negative count."""
    ends = [one.bounds for one in frame.indicators]
    low = np.array([-np.inf if end[0] is None else end[0] for end in ends])
    high = np.array([np.inf if end[1] is None else end[1] for end in ends])
    below, above = part.values < low[part.indicators], part.values > high[part.indicators]
    for j, k in zip(*np.nonzero(below | above), strict=True):
        number = int(np.broadcast_to(part.indicators, part.values.shape)[j, k])
        indicator, region = frame.indicators[number], frame.regions[int(part.regions[k])]
        end = Number(low[number] if below[j, k] else high[number])
        said = {
            "region": Named(region.code, region.names),
            "year": frame.year_style.name(part.years[k]),
            "indicator": Named(indicator.code, frame.names_of(indicator)),
            "value": Number(part.values[j, k]),
            "end": end,
        }
        what = VALUE_NEGATIVE if below[j, k] and float(end) == 0.0 else VALUE_BEYOND_BOUNDS
        if abs(part.values[j, k]) in LIKELY:
            what = VALUE_SEEMS_CODE
        telling.tell(grid, what, int(part.rows[k]), int(part.columns[j, 0]), **said)
