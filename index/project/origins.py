"""Where the figures of a project come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from ahp.common.findings import Place
from index.project.arrays import Places
from index.project.regions import Region


@dataclass(frozen=True)
class Origins:
    """The file, row and column that every value of a table came from.

    Attributes
    ----------
    files : tuple of (str, str or None)
        Path, and sheet of a workbook.
    index : MultiIndex
    columns : tuple of str
    file, row, column : ndarray of int, (rows, columns)
        From 0; ``file`` is -1 where a value was not given at all.
    declared : mapping of str to (str, Place)
        Where each indicator's row of ``indicators.csv`` stands.
    computed : frozenset of int
        Those of the files whose values stand nowhere but come from a definition.
    """

    files: tuple[tuple[str, str | None], ...]
    index: pd.MultiIndex
    columns: tuple[str, ...]
    file: Places
    row: Places
    column: Places
    declared: Mapping[str, tuple[str, Place]] = field(default_factory=dict)
    computed: frozenset[int] = frozenset()

    @cached_property
    def _rows(self) -> dict[tuple[int, str], int]:
        return {key: row for row, key in enumerate(self.index)}

    def find_column(self, indicator: str | None) -> tuple[str | None, Place | None]:
        """Return where the values of an indicator stand, as far as all stand in one column."""
        if len(self.files) != 1:
            return None, None
        path, sheet = self.files[0]
        if indicator not in self.columns:
            return path, None
        if self.computed:
            return path, definition_place(indicator)
        j = self.columns.index(indicator)
        columns = np.unique(self.column[:, j][self.file[:, j] >= 0])
        alone = (
            len(columns) == 1
            and (self.column == columns[0]).sum() == (self.column[:, j] == columns[0]).sum()
        )
        place = Place(sheet=sheet, column=int(columns[0]) + 1) if alone else None
        return path, place

    def find(self, year: int, region: str, indicator: str) -> tuple[str | None, Place | None]:
        """Return where a value stands; None where it stands nowhere."""
        if indicator not in self.columns or (year, region) not in self._rows:
            return None, None
        cell = self._rows[year, region], self.columns.index(indicator)
        if self.file[cell] < 0:
            return self.files[0][0] if len(self.files) == 1 else None, None
        path, sheet = self.files[self.file[cell]]
        if self.file[cell] in self.computed:
            return path, definition_place(indicator)
        return path, Place(
            sheet=sheet, row=int(self.row[cell]) + 1, column=int(self.column[cell]) + 1
        )


@dataclass(frozen=True)
class SamplePlan:
    """What the roll-up of a project's sample database needs to know of the project.

    Attributes
    ----------
    path : str
        The ``sample.toml``.
    indicators : tuple of str
        Codes that a definition may have.
    regions : tuple of Region
    years : tuple of int
    """

    path: str
    indicators: tuple[str, ...]
    regions: tuple[Region, ...]
    years: tuple[int, ...]


@dataclass(frozen=True)
class Sampled:
    """Which values were rolled up from a sample database, and how many records are behind each.

    Attributes
    ----------
    plan : SamplePlan or None
        None where ``index.toml`` names values that were rolled up before, without their records.
    source : str
        Where the records are; never with a password.
    synthetic : str or None
        The seed, where the records are synthetic.
    records, valid : DataFrame
        Index (year, region), a column for each indicator: the number of records behind a value,
        and of those with a usable figure.
    kept : KeptAt or None
        Where the roll-up is kept.
    errors : DataFrame
        Like `records`: the standard error of each value as that of a sample; missing where there
        is none.
    quality : index.records.quality.Quality or None
        How many records are used and why others are not.
    """

    plan: SamplePlan | None = field(repr=False)
    source: str
    synthetic: str | None
    records: pd.DataFrame = field(hash=False, compare=False, repr=False)
    valid: pd.DataFrame = field(hash=False, compare=False, repr=False)
    kept: KeptAt | None = field(default=None, compare=False, repr=False)
    errors: pd.DataFrame = field(
        default_factory=pd.DataFrame, hash=False, compare=False, repr=False
    )
    quality: object = field(default=None, hash=False, compare=False, repr=False)


def definition_place(indicator: str) -> Place:
    """Return where a ``sample.toml`` defines an indicator.

    >>> definition_place("patents").text()
    'key indicators.patents'
    """
    return Place(key=f"indicators.{indicator}")


@dataclass(frozen=True)
class KeptAt:
    """Where a roll-up is kept.

    Attributes
    ----------
    folder : str
    depends : mapping of str to str
        What it depends on, by what that is.
    """

    folder: str
    depends: Mapping[str, str] = field(hash=False)
