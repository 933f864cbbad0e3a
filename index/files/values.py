"""Values: from long or wide tables of cells to one table by year, region and indicator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from ahp.common.findings import Problems
from ahp.common.io.cells import text_of
from ahp.common.io.grid import Grid
from ahp.common.io.records import column_called, find_columns, uneven_rows
from ahp.common.io.wording import COLUMN_MISSING, COLUMN_TWICE, COLUMN_WITHOUT_HEADING
from index.files.codes import Codes
from index.files.columns import columns_of
from index.files.entries import Entries, Frame, Read, Source, value_frame
from index.project.errors import ProjectError
from index.project.indicators import Indicator
from index.project.naming import plain
from index.project.regions import Region

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "region": ("地区", "省级地区", "省市", "省份", "城市", "区域", "country", "name", "area"),
    "year": ("年份", "年度", "年"),
    "kind": ("类别", "地区类别"),
    "indicator": ("指标", "指标代码"),
    "value": ("数值", "值", "指标值"),
}
"""The columns of a table of values, with other headings they may have."""


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
    grids = [source.grid for source in sources]
    doubtful, telling = frozenset(reader.codes.doubtful), reader.codes.telling
    frame = replace(frame, first_year=reader.codes.first_year)
    read = value_frame(reader.entries, frame, grids, doubtful, telling)
    reader.codes.tell_taken()
    telling.close()
    return read


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
        indicator. A span such as 2020/21 is the year 2020: how years are shown is up to the
        project's ``year_style``.

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
        self.problems = problems
        self.codes = Codes(frame, problems)
        self.entries: list[Entries] = []

    def read(self, number: int, source: Source) -> None:
        grid = source.grid
        assert grid.header is not None
        headings = [text_of(cell) for cell in grid.rows[grid.header]]
        meaning = {plain(o): name for name, others in HEADINGS.items() for o in (name, *others)}
        found = [meaning.get(plain(heading)) for heading in headings]
        for row, what, counts in uneven_rows(grid):
            self.codes.telling.tell(grid, what, row, None, **counts)
        if "indicator" in found and "value" in found:
            required = ["region", "indicator", "value", *(() if source.year else ("year",))]
            columns = find_columns(grid, HEADINGS, required, self.problems)
            if columns is None:
                self.codes.doubt_everything()
            else:
                self._read_long(number, source, columns)
        else:
            self._read_wide(number, source, headings, found)

    def _read_long(self, number: int, source: Source, columns: Mapping[str, int]) -> None:
        grid = source.grid
        rows = np.array(list(grid.body()), dtype=np.int32)
        texts = [column for name, column in columns.items() if name != "value"]
        every = columns_of(grid, rows, texts, [columns["value"]])
        cells = {name: every[column] for name, column in columns.items()}
        regions = self.codes.regions(source, rows, cells, columns)
        years = self.codes.years(source, rows, cells, columns)
        indicators = self.codes.coded(
            grid, rows, cells["indicator"], columns["indicator"], self.codes.indicator
        )
        values = self.codes.numbers(grid, rows, columns["value"], cells["value"])
        column = np.array([[columns["value"]]], dtype=np.int32)
        self.entries.append(
            Entries(values[None], years, regions, rows, indicators[None], column, number)
        )

    def _read_wide(
        self, number: int, source: Source, headings: list[str], found: Sequence[str | None]
    ) -> None:
        grid = source.grid
        assert grid.header is not None
        columns: dict[str, int] = {}
        series: dict[int, int] = {}
        for column, (heading, name) in enumerate(zip(headings, found, strict=True)):
            codes = self.codes.indicator_names.find(heading) if heading else ()
            if not heading:
                if any(text_of(grid.cell(row, column)) for row in grid.body()):
                    grid.note(self.problems, COLUMN_WITHOUT_HEADING, grid.header, column)
                    self.codes.doubt_everything()
            elif name in ("region", "year", "kind") and name not in columns:
                columns[name] = column
            elif len(codes) == 1:
                code = self.codes.indicator_number[codes[0]]
                if code in series.values():
                    grid.note(self.problems, COLUMN_TWICE, grid.header, column, column=heading)
                    self.codes.doubt_everything()
                else:
                    series[column] = code
            else:
                self.codes.tell_indicator(grid, grid.header, column, heading, codes, 1)
        required = ["region"] if source.year else ["region", "year"]
        missing = [name for name in required if name not in columns]
        for name in missing:
            called = column_called(name, HEADINGS[name])
            grid.note(self.problems, COLUMN_MISSING, grid.header, None, column=called)
        if missing:
            self.codes.doubt_everything()
            return
        rows = np.array(list(grid.body()), dtype=np.int32)
        every = columns_of(grid, rows, list(columns.values()), list(series))
        cells = {name: every[column] for name, column in columns.items()}
        regions = self.codes.regions(source, rows, cells, columns)
        years = self.codes.years(source, rows, cells, columns)
        if not series:
            return
        values = np.empty((len(series), len(rows)))
        for k, column in enumerate(series):
            values[k] = self.codes.numbers(grid, rows, column, every[column])
        position = np.array([*series], dtype=np.int32)[:, None]
        indicators = np.array([*series.values()], dtype=np.intp)[:, None]
        self.entries.append(Entries(values, years, regions, rows, indicators, position, number))
