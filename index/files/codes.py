"""What the cells of a table of values mean."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ahp.common.findings import Finding, Number, Place, Problems
from ahp.common.io.cells import parse_number, text_of
from ahp.common.io.grid import Grid
from ahp.common.io.wording import CELL_COMMA_UNCLEAR, CELL_NOT_NUMBER
from ahp.common.names import suggestion
from index.files.columns import Cells
from index.files.entries import Frame, Source, Written
from index.files.telling import Telling
from index.files.wording import (
    INDICATOR_AMBIGUOUS,
    INDICATOR_BLANK,
    INDICATOR_UNKNOWN,
    REGION_AMBIGUOUS,
    REGION_BLANK,
    TEXTS_TAKEN,
    VALUE_NOT_NUMBER,
    VALUE_TOO_LARGE,
    YEAR_NOT_DECLARED,
    YEARS_OF_TWO_KINDS,
)
from index.files.years import parse_year
from index.project.arrays import FloatArray
from index.project.naming import indicator_names, region_names
from index.project.years import Year
from index.steps.wording import REGION_UNKNOWN

_NUMBERS = frozenset({int, float, type(None)})
_MOST = 1e60  # its fourth power, of which kurtosis is made, is still a number


class Codes:
    """Finds what the cells of a table mean: regions, years, indicators, numbers.

    Attributes
    ----------
    doubtful : set of str
        See `Read`.
    first_year : Written or None
        As all years are to be written: declared, or the first that was read.
    """

    def __init__(self, frame: Frame, problems: Problems) -> None:
        self.frame, self.problems = frame, problems
        self.telling = Telling(problems)
        self.region_names = region_names(frame.regions)
        self.indicator_names = indicator_names(frame.indicators, frame.names)
        self.region_number = {region.code: k for k, region in enumerate(frame.regions)}
        self.indicator_number = {one.code: k for k, one in enumerate(frame.indicators)}
        self.first_year = frame.first_year
        self.doubtful: set[str] = set()
        self.everything = {*self.region_number, *self.indicator_number}
        texts = (one for one in frame.missing_codes if isinstance(one, str))
        self.missing_texts = frozenset(map(_plain, texts))
        self._taken: dict[str, Counter[str]] = {}

    def doubt_everything(self) -> None:
        """Note that whatever seems to have no values may have some."""
        self.doubtful |= self.everything

    def coded(
        self,
        grid: Grid,
        rows: npt.NDArray[np.int32],
        cells: Cells,
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

    def regions(
        self,
        source: Source,
        rows: npt.NDArray[np.int32],
        cells: Mapping[str, Cells],
        columns: Mapping[str, int],
    ) -> npt.NDArray[np.intp]:
        """Return the numbers of the regions of some rows; -1 where that is noted."""
        kinds = cells.get("kind")
        if kinds is None:

            def resolve(grid: Grid, row: int, column: int, name: str, count: int) -> int:
                return self._region(grid, row, column, name, source.kind, count)

            return self.coded(source.grid, rows, cells["region"], columns["region"], resolve)
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
            self.telling.tell(grid, REGION_BLANK, row, column)
            self.doubt_everything()
            return -1
        codes = self.region_names.find(name)
        if len(codes) > 1 and kind is not None:
            codes = tuple(
                c for c in codes if self.frame.regions[self.region_number[c]].kind == kind
            )
        if len(codes) == 1:
            return self.region_number[codes[0]]
        if codes:
            shown = [*codes]
            self.telling.tell(grid, REGION_AMBIGUOUS, row, column, region=name, codes=shown)
            self.doubtful.update(codes)
            return -1
        if not self.telling.wants(grid, REGION_UNKNOWN):
            self.doubt_everything()  # nobody looks which region it may be
            return -1
        hint = self.region_names.suggest(name)
        self.doubtful.update(self.region_names.find(str(hint.details.get("nearest", ""))))
        said = {"region": name, "rows": count, "suggestion": hint}
        self.telling.note(grid, REGION_UNKNOWN, row, column, **said)
        return -1

    def indicator(self, grid: Grid, row: int, column: int, name: str, count: int) -> int:
        """Return the number of an indicator; -1 where that is noted."""
        codes = self.indicator_names.find(name)
        if len(codes) == 1:
            return self.indicator_number[codes[0]]
        self.tell_indicator(grid, row, column, name, codes, count)
        return -1

    def tell_indicator(
        self, grid: Grid, row: int, column: int, name: str, codes: Sequence[str], count: int
    ) -> None:
        """Note that a name is that of no indicator, or of several."""
        self.doubtful.update(codes)
        if codes:
            said: dict[str, Any] = {"indicator": name, "codes": [*codes]}
            self.telling.tell(grid, INDICATOR_AMBIGUOUS, row, column, **said)
        elif name and not self.telling.wants(grid, INDICATOR_UNKNOWN):
            self.doubt_everything()
        elif name:
            hint = self.indicator_names.suggest(name)
            self.doubtful.update(self.indicator_names.find(str(hint.details.get("nearest", ""))))
            said = {"indicator": name, "rows": count, "suggestion": hint}
            self.telling.note(grid, INDICATOR_UNKNOWN, row, column, **said)
        else:
            self.telling.tell(grid, INDICATOR_BLANK, row, column)
            self.doubtful |= self.everything

    def years(
        self,
        source: Source,
        rows: npt.NDArray[np.int32],
        cells: Mapping[str, Cells],
        columns: Mapping[str, int],
    ) -> npt.NDArray[np.int64]:
        """Return the years of some rows; -1 where that is noted."""
        if "year" not in columns:
            year = source.year
            if year is not None and not self._is_alike(source.grid, year, None, str(year)):
                year = None
            return np.full(len(rows), -1 if year is None else year.first, dtype=np.int64)
        found = self.coded(source.grid, rows, cells["year"], columns["year"], self._year)
        return found.astype(np.int64)

    def _year(self, grid: Grid, row: int, column: int, text: str, count: int) -> int:
        year = parse_year(text)
        if isinstance(year, Finding):
            self.telling.tell(grid, year.what, row, column, **year.details)
        elif self._is_alike(grid, year, (row, column), repr(text)):
            if not self.frame.years or year.first in self.frame.years:
                return year.first
            hint = suggestion(str(year), year.style.names(self.frame.years))
            said = {"year": str(year), "rows": count, "suggestion": hint}
            self.telling.tell(grid, YEAR_NOT_DECLARED, row, column, **said)
        self.doubt_everything()
        return -1

    def _is_alike(self, grid: Grid, year: Year, cell: tuple[int, int] | None, shown: str) -> bool:
        """Whether a year is written as the first one is; note where it is not."""
        if self.first_year is None:
            place = Place(key="year") if cell is None else grid.place(*cell)
            self.first_year = Written(year, grid.path, place)
        first, path, place = self.first_year
        if year.style == first.style:
            return True
        said = {"value": shown, "first": str(first), "where": place}
        said["file"] = "" if path == grid.path else f" ({path})"
        if self.telling.wants(grid, YEARS_OF_TWO_KINDS):
            self.telling.note(grid, YEARS_OF_TWO_KINDS, *(cell or (0, 0)), **said)
        self.doubt_everything()
        return False

    def numbers(
        self,
        grid: Grid,
        rows: npt.NDArray[np.int32],
        column: int,
        cells: Cells,
    ) -> FloatArray:
        """Return the numbers of some cells; NaN where there is none; what is none is noted."""
        values = self._numbers(grid, rows, column, cells)
        for k in np.flatnonzero(np.abs(values) > _MOST).tolist():
            said = {"value": Number(float(values[k]))}
            self.telling.tell(grid, VALUE_TOO_LARGE, int(rows[k]), column, **said)
        return values

    def _numbers(
        self,
        grid: Grid,
        rows: npt.NDArray[np.int32],
        column: int,
        cells: Cells,
    ) -> FloatArray:
        plain_numbers = _floats(cells)
        if plain_numbers is not None:
            return plain_numbers
        values = np.full(len(cells), np.nan)
        unclear = False
        for k, cell in enumerate(cells):
            number = _float(cell)
            if number is not None:
                values[k] = number
                continue
            if (int(rows[k]), column) in grid.formulas:
                continue  # told when the workbook was read
            if self.missing_texts and _plain(cell) in self.missing_texts:
                self._taken.setdefault(grid.path, Counter())[text_of(cell)] += 1
                continue
            found = parse_number(cell, grid.decimal)
            if isinstance(found, Finding):
                if found.what is CELL_COMMA_UNCLEAR:
                    if unclear:
                        continue  # it is one question for the whole column
                    unclear = True
                what = found.what
                if what is CELL_NOT_NUMBER and not any(map(str.isdigit, text_of(cell))):
                    what = VALUE_NOT_NUMBER  # it may say that there is none
                self.telling.tell(grid, what, int(rows[k]), column, **found.details)
            elif found is not None:
                values[k] = found
        return values

    def tell_taken(self) -> None:
        """Note how many cells say that there is no value by a text that is declared to."""
        for path, counts in self._taken.items():
            self.problems.add(TEXTS_TAKEN, path=path, count=counts.total(), texts=[*counts])


def _plain(cell: object) -> str:
    return unicodedata.normalize("NFKC", text_of(cell)).casefold()


def _floats(cells: Cells) -> FloatArray | None:
    """Return cells that are numbers or blank, or texts of plain numbers, all of them."""
    if isinstance(cells, np.ndarray) and cells.dtype == float:
        return cells
    try:
        if set(map(type, cells)) <= _NUMBERS:
            values = np.array(cells, dtype=float)  # None becomes NaN, which is no value either
            return None if np.isinf(values).any() else values
        if "_" in "".join(cells):
            return None
        values = np.fromiter(map(float, cells), dtype=float, count=len(cells))
    except (TypeError, ValueError, OverflowError):
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
