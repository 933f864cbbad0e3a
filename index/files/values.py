"""Values: from long or wide tables of cells to one table by year, region and indicator."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from ahp.common.findings import Finding, Number, Place, Problems
from ahp.common.io.cells import parse_number, text_of
from ahp.common.io.grid import Grid
from ahp.common.io.records import find_columns
from ahp.common.io.wording import (
    CELL_COMMA_UNCLEAR,
    COLUMN_MISSING,
    COLUMN_TWICE,
    COLUMN_WITHOUT_HEADING,
)
from ahp.common.names import suggestion
from index.files.wording import (
    INDICATOR_AMBIGUOUS,
    INDICATOR_BLANK,
    INDICATOR_UNKNOWN,
    REGION_AMBIGUOUS,
    REGION_BLANK,
    ROW_REPEATED,
    VALUE_BEYOND_BOUNDS,
    VALUE_NEGATIVE,
    YEAR_NOT_DECLARED,
    YEAR_NOT_NUMBER,
)
from index.project.errors import ProjectError
from index.project.indicators import Indicator
from index.project.naming import indicator_names, plain, region_names
from index.project.origins import Origins
from index.project.regions import Region
from index.project.tables import INDEX_LEVELS, FloatArray
from index.steps.wording import REGION_UNKNOWN

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "region": ("地区", "省市", "省份", "城市", "区域", "country", "name", "area"),
    "year": ("年份", "年度", "年"),
    "kind": ("类别", "地区类别"),
    "indicator": ("指标", "指标代码"),
    "value": ("数值", "值", "指标值"),
}
"""The columns of a table of values, with other headings they may have."""

_YEAR = re.compile(r"([12][0-9]{3})\s*年?")


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


@dataclass
class Entries:
    """Values with their codes and origins, row by row, before they become a table."""

    years: list[npt.NDArray[np.int64]] = field(default_factory=list)
    regions: list[npt.NDArray[np.intp]] = field(default_factory=list)
    indicators: list[npt.NDArray[np.intp]] = field(default_factory=list)
    values: list[FloatArray] = field(default_factory=list)
    files: list[npt.NDArray[np.int32]] = field(default_factory=list)
    rows: list[npt.NDArray[np.int32]] = field(default_factory=list)
    columns: list[npt.NDArray[np.int32]] = field(default_factory=list)


@dataclass(frozen=True)
class Frame:
    """What values can be of: regions, indicators, years."""

    regions: tuple[Region, ...]
    indicators: tuple[Indicator, ...]
    years: tuple[int, ...] = ()
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


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


def read_values(sources: Sequence[Source], frame: Frame, problems: Problems) -> Read:
    """Put tables of cells together into one table of values; note what is wrong.

    Parameters
    ----------
    sources : sequence of Source
        Long (columns region, year, indicator, value) or wide (region, year, and a column for each
        indicator).
    frame : Frame
    problems : Problems

    Returns
    -------
    Read

    Examples
    --------
    >>> rows = [["region", "year", "x"], ["a", "2022", "1.5"]]
    >>> frame = Frame((Region("a"),), (Indicator("x"),))
    >>> read_values([Source(Grid("v.csv", None, rows))], frame, Problems()).table.values.tolist()
    [[1.5]]
    """
    reader = _Reader(frame, problems)
    for number, source in enumerate(sources):
        reader.read(number, source)
    return reader.table([source.grid for source in sources])


def value_table(
    data: pd.DataFrame, regions: Iterable[Region], indicators: Iterable[Indicator]
) -> pd.DataFrame:
    """Make a table of values of a plain one, checked as a file's would be.

    Parameters
    ----------
    data : DataFrame
        Long (columns region, year, indicator, value) or wide (region, year, and a column for each
        indicator); names of regions and indicators as in a file.
    regions : iterable of Region
    indicators : iterable of Indicator

    Returns
    -------
    DataFrame
        Index (year, region), years ascending and regions in their order; a column for each
        indicator.

    Raises
    ------
    ProjectError
        With everything that is wrong; row 2 is the first of the table.

    Examples
    --------
    >>> data = pd.DataFrame({"region": ["北京"], "year": [2022], "patents": [60]})
    >>> regions = [Region("beijing", {"zh": "北京市"})]
    >>> value_table(data, regions, [Indicator("patents")]).loc[(2022, "beijing")].tolist()
    [60.0]
    """
    problems = Problems()
    rows = [list(map(str, data.columns)), *data.to_numpy(dtype=object).tolist()]
    frame = Frame(tuple(regions), tuple(indicators))
    read = read_values([Source(Grid("table", None, rows))], frame, problems)
    if problems.errors:
        raise ProjectError(problems.findings)
    return read.table


class _Reader:
    def __init__(self, frame: Frame, problems: Problems) -> None:
        self.frame, self.problems = frame, problems
        self.region_names = region_names(frame.regions)
        self.indicator_names = indicator_names(frame.indicators, frame.names)
        self.region_number = {region.code: k for k, region in enumerate(frame.regions)}
        self.indicator_number = {one.code: k for k, one in enumerate(frame.indicators)}
        self.entries = Entries()
        self.doubtful: set[str] = set()
        self.everything = {*self.region_number, *self.indicator_number}

    def read(self, number: int, source: Source) -> None:
        grid = source.grid
        assert grid.header is not None
        headings = [text_of(cell) for cell in grid.rows[grid.header]]
        meaning = {plain(o): name for name, others in HEADINGS.items() for o in (name, *others)}
        found = [meaning.get(plain(heading)) for heading in headings]
        if "indicator" in found and "value" in found:
            required = ["region", "indicator", "value", *(() if source.year else ("year",))]
            columns = find_columns(grid, HEADINGS, required, self.problems)
            if columns is None:
                self.doubtful |= self.everything
            else:
                self._read_long(number, source, columns)
        else:
            self._read_wide(number, source, headings, found)

    def _read_long(self, number: int, source: Source, columns: Mapping[str, int]) -> None:
        grid = source.grid
        body = list(grid.body())
        cells = {name: grid.column(body, column) for name, column in columns.items()}
        rows = np.array(body, dtype=np.int32)
        regions = self._regions(source, rows, cells, columns)
        years = self._years(source, rows, cells, columns)
        indicators = self._coded(
            grid, rows, cells["indicator"], columns["indicator"], self._indicator
        )
        values = self._numbers(grid, rows, np.full(len(rows), columns["value"]), cells["value"])
        column = np.full(len(rows), columns["value"], dtype=np.int32)
        self._keep(number, years, regions, indicators, values, rows, column)

    def _read_wide(
        self, number: int, source: Source, headings: list[str], found: Sequence[str | None]
    ) -> None:
        grid = source.grid
        assert grid.header is not None
        columns: dict[str, int] = {}
        series: dict[int, int] = {}
        for column, (heading, name) in enumerate(zip(headings, found, strict=True)):
            codes = self.indicator_names.find(heading) if heading else ()
            if not heading:
                if any(text_of(grid.cell(row, column)) for row in grid.body()):
                    grid.note(self.problems, COLUMN_WITHOUT_HEADING, grid.header, column)
                    self.doubtful |= self.everything
            elif name in ("region", "year", "kind") and name not in columns:
                columns[name] = column
            elif len(codes) == 1:
                code = self.indicator_number[codes[0]]
                if code in series.values():
                    grid.note(self.problems, COLUMN_TWICE, grid.header, column, column=heading)
                    self.doubtful |= self.everything
                else:
                    series[column] = code
            else:
                self._tell_indicator(grid, grid.header, column, heading, codes, 1)
        required = ["region"] if source.year else ["region", "year"]
        missing = [name for name in required if name not in columns]
        for name in missing:
            grid.note(self.problems, COLUMN_MISSING, grid.header, None, column=name)
        if missing:
            self.doubtful |= self.everything
            return
        body = list(grid.body())
        rows = np.array(body, dtype=np.int32)
        cells = {name: grid.column(body, column) for name, column in columns.items()}
        regions = self._regions(source, rows, cells, columns)
        years = self._years(source, rows, cells, columns)
        for column, code in series.items():
            part = grid.column(body, column)
            position = np.full(len(rows), column, dtype=np.int32)
            values = self._numbers(grid, rows, position, part)
            of_column = np.full(len(rows), code, dtype=np.intp)
            self._keep(number, years, regions, of_column, values, rows, position)

    def _keep(
        self,
        number: int,
        years: npt.NDArray[np.int64],
        regions: npt.NDArray[np.intp],
        indicators: npt.NDArray[np.intp],
        values: FloatArray,
        rows: npt.NDArray[np.int32],
        columns: npt.NDArray[np.int32],
    ) -> None:
        good = (years >= 0) & (regions >= 0) & (indicators >= 0)
        entries = self.entries
        entries.years.append(years[good])
        entries.regions.append(regions[good])
        entries.indicators.append(indicators[good])
        entries.values.append(values[good])
        entries.files.append(np.full(int(good.sum()), number, dtype=np.int32))
        entries.rows.append(rows[good])
        entries.columns.append(columns[good])

    def _coded(
        self,
        grid: Grid,
        rows: npt.NDArray[np.int32],
        cells: Sequence[Any],
        column: int,
        resolve: Any,
    ) -> npt.NDArray[np.intp]:
        """Resolve each distinct text once, and tell an unknown one at its first row."""
        texts = [cell if isinstance(cell, str) else text_of(cell) for cell in cells]
        codes, distinct = pd.factorize(np.array(texts, dtype=object))
        counts = np.bincount(codes, minlength=len(distinct))
        firsts = np.full(len(distinct), -1)
        positions = np.arange(len(codes))
        firsts[codes[::-1]] = positions[::-1]
        numbers = np.array(
            [
                resolve(grid, int(rows[first]), column, text_of(text), int(count))
                for text, first, count in zip(distinct, firsts, counts, strict=True)
            ],
            dtype=np.intp,
        )
        return numbers[codes] if len(codes) else np.zeros(0, dtype=np.intp)

    def _regions(
        self,
        source: Source,
        rows: npt.NDArray[np.int32],
        cells: Mapping[str, Sequence[Any]],
        columns: Mapping[str, int],
    ) -> npt.NDArray[np.intp]:
        kinds = cells.get("kind")
        if kinds is None:

            def resolve(grid: Grid, row: int, column: int, name: str, count: int) -> int:
                return self._region(grid, row, column, name, source.kind, count)

            return self._coded(source.grid, rows, cells["region"], columns["region"], resolve)
        memo: dict[tuple[str, str], int] = {}
        found = []
        for row, cell, kind in zip(rows, cells["region"], kinds, strict=True):
            key = text_of(cell), text_of(kind)
            if key not in memo:
                column = columns["region"]
                memo[key] = self._region(source.grid, int(row), column, key[0], key[1] or None, 1)
            found.append(memo[key])
        return np.array(found, dtype=np.intp)

    def _region(
        self, grid: Grid, row: int, column: int, name: str, kind: str | None, count: int
    ) -> int:
        if not name:
            grid.note(self.problems, REGION_BLANK, row, column)
            self.doubtful |= self.everything
            return -1
        codes = self.region_names.find(name)
        if len(codes) > 1 and kind is not None:
            codes = tuple(
                c for c in codes if self.frame.regions[self.region_number[c]].kind == kind
            )
        if len(codes) == 1:
            return self.region_number[codes[0]]
        if codes:
            shown = ", ".join(codes)
            grid.note(self.problems, REGION_AMBIGUOUS, row, column, region=name, codes=shown)
            self.doubtful.update(codes)
            return -1
        hint = self.region_names.suggest(name)
        self.doubtful.update(self.region_names.find(str(hint.details.get("nearest", ""))))
        said = {"region": name, "rows": count, "suggestion": hint}
        grid.note(self.problems, REGION_UNKNOWN, row, column, **said)
        return -1

    def _indicator(self, grid: Grid, row: int, column: int, name: str, count: int) -> int:
        codes = self.indicator_names.find(name)
        if len(codes) == 1:
            return self.indicator_number[codes[0]]
        self._tell_indicator(grid, row, column, name, codes, count)
        return -1

    def _tell_indicator(
        self, grid: Grid, row: int, column: int, name: str, codes: Sequence[str], count: int
    ) -> None:
        self.doubtful.update(codes)
        if codes:
            said: dict[str, Any] = {"indicator": name, "codes": ", ".join(codes)}
            grid.note(self.problems, INDICATOR_AMBIGUOUS, row, column, **said)
        elif name:
            hint = self.indicator_names.suggest(name)
            self.doubtful.update(self.indicator_names.find(str(hint.details.get("nearest", ""))))
            said = {"indicator": name, "rows": count, "suggestion": hint}
            grid.note(self.problems, INDICATOR_UNKNOWN, row, column, **said)
        else:
            grid.note(self.problems, INDICATOR_BLANK, row, column)
            self.doubtful |= self.everything

    def _years(
        self,
        source: Source,
        rows: npt.NDArray[np.int32],
        cells: Mapping[str, Sequence[Any]],
        columns: Mapping[str, int],
    ) -> npt.NDArray[np.int64]:
        if "year" not in columns:
            return np.full(len(rows), source.year or -1, dtype=np.int64)
        found = self._coded(source.grid, rows, cells["year"], columns["year"], self._year)
        return found.astype(np.int64)

    def _year(self, grid: Grid, row: int, column: int, text: str, count: int) -> int:
        match = _YEAR.fullmatch(unicodedata.normalize("NFKC", text))
        if match is None:
            grid.note(self.problems, YEAR_NOT_NUMBER, row, column, value=repr(text))
            self.doubtful |= self.everything
            return -1
        year = int(match[1])
        if self.frame.years and year not in self.frame.years:
            hint = suggestion(str(year), map(str, self.frame.years))
            said = {"year": year, "rows": count, "suggestion": hint}
            grid.note(self.problems, YEAR_NOT_DECLARED, row, column, **said)
            self.doubtful |= self.everything
            return -1
        return year

    def _numbers(
        self,
        grid: Grid,
        rows: npt.NDArray[np.int32],
        columns: npt.NDArray[np.integer[Any]],
        cells: Sequence[Any],
    ) -> FloatArray:
        plain_numbers = _floats(cells)
        if plain_numbers is not None:
            return plain_numbers
        values = np.full(len(cells), np.nan)
        unclear: set[int] = set()
        for k, cell in enumerate(cells):
            number = _float(cell)
            if number is not None:
                values[k] = number
                continue
            if (int(rows[k]), int(columns[k])) in grid.formulas:
                continue  # told when the workbook was read
            found = parse_number(cell, grid.decimal)
            if isinstance(found, Finding):
                position = int(rows[k]), int(columns[k])
                if found.code == CELL_COMMA_UNCLEAR.code:
                    if position[1] in unclear:
                        continue  # it is one question for the whole column
                    unclear.add(position[1])
                grid.note(self.problems, found.what, *position, **found.details)
            elif found is not None:
                values[k] = found
        return values

    def table(self, grids: Sequence[Grid]) -> Read:
        entries, frame = self.entries, self.frame
        years = _joined(entries.years, np.int64)
        regions, indicators = (
            _joined(entries.regions, np.intp),
            _joined(entries.indicators, np.intp),
        )
        values = _joined(entries.values, np.float64)
        file, row, column = (
            _joined(parts, np.int32) for parts in (entries.files, entries.rows, entries.columns)
        )
        known = np.unique(years)
        year_codes = np.searchsorted(known, years)
        lines = year_codes * len(frame.regions) + regions
        present = np.unique(lines)
        position = np.searchsorted(present, lines), indicators
        self._tell_repeated(position, grids, file, row, column)
        self._tell_beyond(values, indicators, regions, years, grids, file, row, column)
        shape = len(present), len(frame.indicators)
        table, origin = np.full(shape, np.nan), np.full((3, *shape), -1, dtype=np.int32)
        backward = slice(None, None, -1)  # so that the first of repeated values stands
        cells = position[0][backward], position[1][backward]
        table[cells] = values[backward]
        for k, part in enumerate((file, row, column)):
            origin[k][cells] = part[backward]
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
        return Read(read, origins, frozenset(self.doubtful))

    def _tell_repeated(
        self,
        position: tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]],
        grids: Sequence[Grid],
        file: npt.NDArray[np.int32],
        row: npt.NDArray[np.int32],
        column: npt.NDArray[np.int32],
    ) -> None:
        cell = position[0] * len(self.frame.indicators) + position[1]
        repeated = pd.Series(cell).duplicated().to_numpy()
        if not repeated.any():
            return
        first = dict(zip(cell[~repeated], np.flatnonzero(~repeated), strict=True))
        told: set[tuple[int, Place]] = set()
        for k in np.flatnonzero(repeated):
            grid = grids[int(file[k])]
            line = int(file[k]), grid.place(int(row[k]))
            if line in told:
                continue  # a repeated row of a wide table is one mistake
            told.add(line)
            earlier = int(first[cell[k]])
            before = grids[int(file[earlier])]
            other = before.place(int(row[earlier]))
            said = {"other": other, "file": "" if before.path == grid.path else f" ({before.path})"}
            grid.note(self.problems, ROW_REPEATED, int(row[k]), int(column[k]), **said)

    def _tell_beyond(
        self,
        values: FloatArray,
        indicators: npt.NDArray[np.intp],
        regions: npt.NDArray[np.intp],
        years: npt.NDArray[np.int64],
        grids: Sequence[Grid],
        file: npt.NDArray[np.int32],
        row: npt.NDArray[np.int32],
        column: npt.NDArray[np.int32],
    ) -> None:
        """Note values that an indicator cannot have, such as a negative count."""
        ends = [one.bounds for one in self.frame.indicators]
        low = np.array([-np.inf if end[0] is None else end[0] for end in ends])
        high = np.array([np.inf if end[1] is None else end[1] for end in ends])
        for k in np.flatnonzero((values < low[indicators]) | (values > high[indicators])):
            indicator = self.frame.indicators[int(indicators[k])]
            below = values[k] < low[indicators[k]]
            end = Number(low[indicators[k]] if below else high[indicators[k]])
            said = {
                "region": self.frame.regions[int(regions[k])].code,
                "year": int(years[k]),
                "indicator": indicator.code,
                "value": Number(values[k]),
                "end": end,
            }
            code = VALUE_NEGATIVE if below and float(end) == 0.0 else VALUE_BEYOND_BOUNDS
            grid = grids[int(file[k])]
            grid.note(self.problems, code, int(row[k]), int(column[k]), **said)


def _floats(cells: Sequence[Any]) -> FloatArray | None:
    """Return texts that are plain numbers, all of them; None where one needs a closer look."""
    try:
        if "_" in "".join(cells):
            return None
        values = np.fromiter(map(float, cells), dtype=float, count=len(cells))
    except (TypeError, ValueError):
        return None
    return values if np.isfinite(values).all() else None


def _float(cell: Any) -> float | None:
    """Return what is a plain number at first sight; None for whatever needs a closer look."""
    try:
        number = float(cell)
    except (TypeError, ValueError):
        return None
    plain_text = "_" not in cell if isinstance(cell, str) else not isinstance(cell, bool)
    return number if plain_text and number - number == 0 else None


def _joined(parts: Sequence[npt.NDArray[Any]], kind: Any) -> npt.NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype=kind), *parts])
