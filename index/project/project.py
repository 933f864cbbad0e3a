"""What an index is made of: indicators, regions, circles, settings, and a tree of weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from numbers import Integral
from typing import Any

import pandas as pd

from ahp.common.findings import Finding, Named, UsageError
from ahp.common.names import Names, name_in, unknown_choice
from ahp.common.wording import Language
from index.project.doubts import Doubts
from index.project.indicators import Indicator
from index.project.origins import Origins, Sampled
from index.project.regions import Group, Region
from index.project.reporting import USUAL, Reporting
from index.project.settings import Settings
from index.project.tree import Weights
from index.project.weights import OWN, Judges, Weighting, WeightSource
from index.project.wording import WEIGHTS_NOT_NAMED, pool_word
from index.project.years import PLAIN_YEARS, YearStyle


@dataclass(frozen=True)
class IndexProject:
    """Everything an index is built from, checked.

    Attributes
    ----------
    indicators : tuple of Indicator
        Every leaf of the weights, and denominators.
    regions : tuple of Region
    values : DataFrame
        Values as given: index (year, region), a column for each indicator, NaN where missing.
    weights : Weights
    groups : tuple of Group
    settings : Settings
    title : mapping of str to str
    folder : str, optional
    model_folder : str, optional
        Where the weights' judgment matrices are; None where they come from no judgments.
    origins : Origins, optional
        The file, row and column of every value.
    notes : tuple of Finding
        What is worth telling about the files, but no mistake.
    sample : Sampled, optional
        Where values come from a sample database.
    remarks : tuple of Finding
        What a person at work may want to know of how it was loaded; no part of any result.
    judges : Judges
        Whose judgments the weights were asked to come from.
    weighting : Weighting, optional
        How weights are to come from the data, where they are.
    weight_sets : mapping of str to WeightSource
        All sets of weights by name, where the project names several.
    year_style : YearStyle
        How years are shown; in tables a span such as 2020/21 is the year 2020.
    doubts : Doubts, optional
        What is doubted, as far as the project says so.
    reporting : Reporting
        What a report of it holds.
    """

    indicators: tuple[Indicator, ...]
    regions: tuple[Region, ...]
    values: pd.DataFrame = field(hash=False, compare=False, repr=False)
    weights: Weights
    groups: tuple[Group, ...] = ()
    settings: Settings = field(default_factory=Settings)
    title: Names = field(default_factory=dict, hash=False)
    folder: str | None = None
    model_folder: str | None = None
    origins: Origins | None = field(default=None, hash=False, compare=False, repr=False)
    notes: tuple[Finding, ...] = field(default=(), hash=False, compare=False, repr=False)
    sample: Sampled | None = None
    remarks: tuple[Finding, ...] = field(default=(), hash=False, compare=False, repr=False)
    judges: Judges = OWN
    weighting: Weighting | None = None
    weight_sets: Mapping[str, WeightSource] = field(default_factory=dict, hash=False, repr=False)
    year_style: YearStyle = PLAIN_YEARS
    doubts: Doubts | None = None
    reporting: Reporting = USUAL

    @cached_property
    def _regions(self) -> dict[str, Region]:
        return {region.code: region for region in self.regions}

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        return {indicator.code: indicator for indicator in self.indicators}

    def region(self, code: str) -> Region:
        """Return the region with a code; KeyError when there is none."""
        return self._regions[code]

    def indicator(self, code: str) -> Indicator:
        """Return the indicator with a code; KeyError when there is none."""
        return self._indicators[code]

    def column_name(self, code: str, lang: Language = "en") -> str:
        """Return what an indicator, another node or a denominator is called; alike ones apart.

        >>> from index.project.example import tiny
        >>> tiny().column_name("waste")
        'waste'
        """
        if code in self.weights.codes and self.weights.node(code).names:
            return self.weights.distinct_name(code, lang)
        return self._indicators[code].name(lang) if code in self._indicators else code

    def title_in(self, lang: str) -> str:
        """Return the title in a language, else in another, else the goal's name."""
        goal = self.weights.goal
        return name_in(self.title, lang, self.weights.name(goal, lang))

    def with_settings(self, **choices: Any) -> IndexProject:
        """Return the same project with some settings changed."""
        return replace(self, settings=replace(self.settings, **choices))

    def with_weights(self, name: str) -> IndexProject:
        """Return the same project with another of its named sets of weights.

        Raises
        ------
        UsageError
            When there is none of that name.
        """
        if not self.weight_sets:
            raise UsageError.of(WEIGHTS_NOT_NAMED, name=name)
        if name not in self.weight_sets:
            raise unknown_choice("--weights", name, self.weight_sets)
        one, old = self.weight_sets[name], self.weight_sets.get(self.weights.set_name)
        before = () if old is None else old.notes
        others = (note for note in self.notes if all(note is not each for each in before))
        return replace(
            self,
            notes=(*others, *one.notes),
            weights=one.weights,
            model_folder=one.model_folder,
            judges=one.judges,
            weighting=one.weighting,
        )

    def named(self, finding: Finding) -> Finding:
        """Return a finding that calls regions, indicators, pools and years by their names."""
        said = {name: self._named(name, value) for name, value in finding.details.items()}
        if not self.year_style.plain and "year" in said:
            for name in ("year", "given"):
                year = said.get(name)
                if isinstance(year, Integral):
                    said[name] = self.year_name(int(year))
        return replace(finding, details=said)

    def year_name(self, year: int) -> int | str:
        """Return what a year is called: itself, or a span such as 2020/21 that begins with it."""
        return self.year_style.name(year)

    def _named(self, name: str, value: object) -> object:
        if not isinstance(value, str) or isinstance(value, Named):
            return value
        if name in ("region", "circle", "member") and value in self._regions:
            return Named(value, self._regions[value].names)
        if name in ("indicator", "node", "of", "denominator"):
            own = self._indicators[value].names if value in self._indicators else {}
            if value not in self.weights.codes:
                return Named(value, own)
            names = self.weights.node(value).names
            languages: tuple[Language, ...] = ("en", "zh")
            apart: dict[str, str] = {
                lang: self.weights.distinct_name(value, lang) for lang in languages if lang in names
            }
            return Named(value, {**own, **apart})
        if name == "pool":
            return Named(value, {"en": value, "zh": pool_word(value, "zh")})
        return value

    def where(self, finding: Finding) -> Finding:
        """Return a finding about a cell with its file, row and column, where they are known."""
        said = finding.details
        year, region, indicator = (said.get(name) for name in ("year", "region", "indicator"))
        if self.origins is None or finding.path is not None or finding.place is not None:
            return finding
        if isinstance(year, int) and isinstance(region, str) and isinstance(indicator, str):
            path, place = self.origins.find(year, region, indicator)
        elif year is None and indicator in self.origins.declared:
            path, place = self.origins.declared[str(indicator)]
        else:
            path, place = self.origins.find_column(None if indicator is None else str(indicator))
        return replace(finding, path=path, place=place)
