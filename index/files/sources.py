"""Where the values of a project come from: tables that ``index.toml`` names, or a sample."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from ahp.common.findings import AhpError, Finding
from ahp.common.io.cells import text_of
from ahp.common.io.section import ANY, Key, Keys, Section, Type, whole
from ahp.common.io.toml import Document
from ahp.common.io.wording import TYPE_TEXT
from index.files.entries import Source
from index.files.folder import Folder
from index.files.settings import declared_years
from index.files.titled import read_table
from index.files.values import HEADINGS
from index.files.wording import (
    SAMPLE_TWICE,
    SAMPLE_WITHOUT_YEARS,
    TYPE_YEAR,
    YEARS_OF_RECORDS,
)
from index.files.years import parse_year
from index.project.indicators import Indicator
from index.project.naming import plain
from index.project.origins import KeptAt, Sampled, SamplePlan
from index.project.regions import Region
from index.project.settings import Settings
from index.project.years import Year
from index.records.wording import TYPE_TEXTS

if TYPE_CHECKING:
    from index.records.kept import Kept
    from index.records.rollup import Rollup

Keeping = Literal["none", "keep", "anew"]
"""What to do with roll-ups that may be kept; see `index.load_project`."""


def _year(value: Any) -> Year:
    year = parse_year(value if isinstance(value, str) else str(whole(1000, 2999)(value)))
    if isinstance(year, Finding):
        raise ValueError
    return year


FILE_KEYS: Keys = {
    "file": Key(),
    "sheet": Key(),
    "year": Key(Type(TYPE_YEAR, "2022", _year)),
    "kind": Key(),
}
SAMPLE_KEYS: Keys = {"sample": ANY}
ROLLUP_KEYS: Keys = {"rollup": ANY}


class Sources:
    """Reads the tables of values of a project, and rolls up its sample.

    Attributes
    ----------
    sample : Sampled or None
        What was rolled up, and
    told : tuple of Finding
        what is to be told of it.
    remarks : tuple of Finding
        Whether a kept roll-up was taken; of no result.
    unreachable : type or None
        The error to raise where its records cannot be reached.
    partial : bool
        Whether some of the tables could not be read, so that nobody knows what they lack.
    """

    def __init__(
        self,
        folder: Folder,
        document: Document,
        settings: Settings,
        indicators: tuple[Indicator, ...] = (),
        regions: tuple[Region, ...] = (),
        *,
        keeping: Keeping = "none",
    ) -> None:
        self.keeping = keeping
        self.folder, self.document, self.settings = folder, document, settings
        self.indicators, self.regions = indicators, regions
        self.sample: Sampled | None = None
        self.sampled_at = ""
        self.told: tuple[Finding, ...] = ()
        self.remarks: tuple[Finding, ...] = ()
        self.unreachable: type[AhpError] | None = None
        self.partial = False

    def entries(self) -> list[Any]:
        """Return what ``index.toml`` names as values, or the table that is there."""
        named = self.document.tables.get("values")
        if named == []:
            self.document.wrong_type("values", named, TYPE_TEXTS, 'values = ["values.csv"]')
        if named is not None:
            return named if isinstance(named, list) else [named]
        path = self.folder.table("values")
        if path is None:
            self.folder.lacks("values", ["region", "year", "..."])
            return []
        return [os.path.basename(path)]

    def sources(self) -> list[Source]:
        """Read the tables of values that are named, or that are there."""
        found = []
        for entry in self.entries():
            read = self._read(entry)
            self.partial = self.partial or not read
            found += read
        return found

    def _read(self, entry: Any) -> list[Source]:
        if isinstance(entry, dict) and "sample" in entry:
            plan = self.sample_plan(entry)
            return [] if plan is None else self.roll_up(plan)
        if isinstance(entry, dict) and "rollup" in entry:
            return self.rolled_up(entry)
        source = self._table({"file": entry} if isinstance(entry, str) else entry)
        return [] if source is None else [source]

    def _table(self, entry: object) -> Source | None:
        if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
            example = 'values = ["provinces.csv", {file = "cities.xlsx", sheet = "2022"}]'
            self.document.wrong_type("values", entry, TYPE_TEXTS, example)
            return None
        section = Section(self.document, FILE_KEYS, entry, "values")
        if any(key in section and key not in section.values for key in FILE_KEYS):
            return None
        path = self.folder.path(section["file"])
        headings = ("region", *HEADINGS["region"])
        problems, sheet = self.folder.problems, section["sheet"]
        grid = read_table(path, problems, headings, sheet, lazily=True)
        if grid is None:
            return None
        years, year = declared_years(self.document), section["year"]
        has_year = any(_is_year(cell) for cell in grid.rows[grid.header or 0])
        if "year" not in section and not has_year and len(years) == 1:
            year = years[0]
        return Source(grid, year, section["kind"])

    def sample_plan(self, entry: Mapping[str, Any]) -> SamplePlan | None:
        """Return what the roll-up of a sample needs to know."""
        section = Section(self.document, SAMPLE_KEYS, entry, "values")
        path = section["sample"]
        if not isinstance(path, str):
            section.wrong("sample", TYPE_TEXT, 'values = [{ sample = "sample.toml" }]')
            return None
        if not self.settings.years:
            self.document.note(SAMPLE_WITHOUT_YEARS, self.document.place("years"))
            return None
        if self._has_spans():
            return None
        codes = tuple(indicator.code for indicator in self.indicators)
        return SamplePlan(self.folder.path(path), codes, self.regions, self.settings.years)

    def roll_up(self, plan: SamplePlan) -> list[Source]:
        """Roll the records of a sample up to values, or take what is kept of that."""
        # deferred: only samples need a database
        from index.records.engines.sources import SourceError
        from index.records.project import kept_or_rolled_up, roll_up_plan, value_grid

        if self._sampled_twice():
            return []
        at = None
        try:
            if self.keeping == "none":
                rollup: Rollup | Kept = roll_up_plan(plan)
            else:
                groups = self.folder.bytes_of("groups")
                rollup, at, self.remarks = kept_or_rolled_up(
                    plan, self.folder.name, groups, self.keeping == "anew"
                )
        except AhpError as error:
            self.folder.problems.findings += error.findings
            self.unreachable = SourceError if isinstance(error, SourceError) else None
            return []
        self._take(rollup, plan.path, plan, at)
        return [Source(value_grid(plan, rollup))]

    def rolled_up(self, entry: Mapping[str, Any]) -> list[Source]:
        """Read values that were rolled up and kept before."""
        # deferred: few projects name such
        from index.records.kept import VALUES, kept_in
        from index.records.project import plain_grid

        section = Section(self.document, ROLLUP_KEYS, entry, "values")
        name = section["rollup"]
        if not isinstance(name, str):
            section.wrong("rollup", TYPE_TEXT, 'values = [{ rollup = "rollup-2021" }]')
            return []
        if self._sampled_twice() or self._has_spans():
            return []
        folder = self.folder.path(name)
        try:
            rollup = kept_in(folder)
        except AhpError as error:
            self.folder.problems.findings += error.findings
            return []
        self._take(rollup, folder)
        return [Source(plain_grid(os.path.join(folder, VALUES), rollup))]

    def _take(
        self,
        rollup: Rollup | Kept,
        path: str,
        plan: SamplePlan | None = None,
        at: KeptAt | None = None,
    ) -> None:
        """Note where values come from, and what was wrong with the records."""
        from index.records.project import rejections, sampled_of

        self.told = (*rollup.findings, *rejections(rollup.quality, path))
        self.sample = sampled_of(plan, rollup, at)
        self.sampled_at = path

    def _has_spans(self) -> bool:
        """Note that records are of no years such as 2020/21; return whether there are such."""
        first = next((one for one in declared_years(self.document) if not one.style.plain), None)
        if first is None:
            return False
        self.document.note(YEARS_OF_RECORDS, self.document.place("years"), first=str(first))
        return True

    def _sampled_twice(self) -> bool:
        if self.sample is None:
            return False
        self.folder.problems.add(SAMPLE_TWICE, path=self.document.path, other=self.sampled_at)
        return True


def _is_year(cell: object) -> bool:
    return plain(text_of(cell)) in ("year", "年份", "年度", "年")
