"""The data that are checked: one kind of regions in one year, at a stage of the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from ahp.common.findings import Finding
from ahp.common.names import unknown_choice
from ahp.common.wording import Language
from index.project.arrays import FloatArray
from index.project.errors import StepError
from index.project.project import IndexProject
from index.project.regions import CIRCLE
from index.project.tree import Weights
from index.project.wording import YEAR_UNKNOWN
from index.steps.build import build
from index.steps.result import STAGES, Result
from index.steps.selection import check_cover, selected
from index.steps.turned import turned

INDICATOR_STAGES = tuple(
    name for name in STAGES if name not in ("scores", "contributions", "ranks")
)
"""The stages that have a column for every indicator and nothing else."""
VALUES = "values"
"""The stage of values as given."""


@dataclass(frozen=True)
class Data:
    """The values, stages and scores of one kind of regions.

    Attributes
    ----------
    project : IndexProject
    result : Result or None
        None where the index cannot be built; there are only values as given then.
    pool : str
    year : int
        What is checked, but for coverage, which is shown of all years.
    given : DataFrame
        Values as given, of all years: the indicators, then the denominators.
    """

    project: IndexProject = field(repr=False)
    result: Result | None = field(repr=False)
    pool: str
    year: int
    given: pd.DataFrame = field(repr=False, hash=False)

    @property
    def weights(self) -> Weights:
        """What the index is built with: derived from the data where the project says so."""
        return self.project.weights if self.result is None else self.result.weights

    @property
    def leaves(self) -> tuple[str, ...]:
        """The codes of the indicators."""
        return self.project.weights.leaves

    @property
    def denominators(self) -> tuple[str, ...]:
        """The codes of the columns that are no indicators."""
        return tuple(code for code in map(str, self.given) if code not in self.leaves)

    @property
    def regions(self) -> tuple[str, ...]:
        """The codes of the regions, in the order of every table of the year."""
        return tuple(map(str, self.given.xs(self.year, level="year").index))

    def stage(self, name: str) -> pd.DataFrame:
        """Return the year's indicators at a stage, by region; what is left out there is missing."""
        table = self.given
        if name != VALUES and self.result is not None:
            table = self.result.stages[name]
        return self._of_year(table)[list(self.leaves)]

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages that have a column for every indicator and nothing else, in order."""
        names = (VALUES,) if self.result is None else self.result.stages
        return tuple(name for name in names if name.partition("-")[0] in INDICATOR_STAGES)

    @property
    def tested(self) -> str:
        """The stage that the rule for outliers is applied to, or would be."""
        later = [k for k, name in enumerate(self.stages) if name in ("treated", "normalized")]
        return self.stages[later[0] - 1] if later else VALUES

    @property
    def averaged(self) -> str:
        """The stage that is aggregated."""
        return VALUES if self.result is None else self.result.stage_of(self.result.normalized)

    @cached_property
    def scores(self) -> pd.DataFrame | None:
        """The year's scores of every node, by region; None where the index cannot be built."""
        return None if self.result is None else self._of_year(self.result.scores)

    @property
    def year_name(self) -> int | str:
        """What the year is called."""
        return self.project.year_name(self.year)

    def _of_year(self, table: pd.DataFrame) -> pd.DataFrame:
        years = table.index.get_level_values("year")
        return table[years == self.year].droplevel("year").reindex(index=list(self.regions))

    def turned(self, name: str) -> pd.DataFrame:
        """Return a stage with every indicator so that more is better; see `steps.turned`."""
        settings = self.project.settings if self.result is None else self.result.settings
        indicators = [self.project.indicator(code) for code in self.leaves]
        stage = VALUES if self.result is None else name  # there are only values as given
        return turned(
            self.stage(name), stage, indicators, settings.steps, self._of_year(self.given)
        )

    def items(self, codes: Sequence[str], name: str) -> FloatArray | None:
        """Return columns of nodes: of indicators at a stage, of others their scores.

        None where there are no scores.
        """
        if set(codes) <= set(self.leaves):
            return self.turned(name)[list(codes)].to_numpy(dtype=float)
        scores = self.scores
        return None if scores is None else scores[list(codes)].to_numpy(dtype=float)

    def name(self, code: str, lang: Language) -> str:
        """Return the name of a node, or of a denominator, apart from those called alike."""
        return self.project.column_name(code, lang)


def data_of(
    project: IndexProject,
    pool: str | None = None,
    year: int | None = None,
    result: Result | None = None,
) -> tuple[tuple[Data, ...], StepError | None]:
    """Gather the data of a project, for every kind of regions that is compared.

    Parameters
    ----------
    project : IndexProject
    pool : str, optional
        Only this kind of regions.
    year : int, optional
        By default the latest.
    result : Result, optional
        What was built of it already.

    Returns
    -------
    (tuple of Data, StepError or None)
        The error is why the index cannot be built.

    Raises
    ------
    StepError
        A year that there is not, or values that do not fit the project.
    UsageError
        A kind of regions that there is not.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> found, error = data_of(tiny())
    >>> [(one.pool, one.year, one.regions) for one in found], error
    ([('province', 2022, ('north', 'east', 'west'))], None)
    """
    settings, weights = project.settings, project.weights
    check_cover(project, weights)
    indicators = tuple(project.indicator(code) for code in weights.leaves)
    rows = selected(project, settings, indicators).index
    result, error = _built(project) if result is None else (result, None)
    others = [
        one.code
        for one in project.indicators
        if one.code not in weights.leaves and one.code in project.values
    ]
    given = project.values[[*weights.leaves, *others]]
    given = given if len(given) == len(rows) else given.loc[rows]
    years = sorted(given.index.unique("year"))
    year = years[-1] if year is None else year
    if year not in years:
        said = {"year": project.year_name(year), "known": project.year_style.names(years)}
        raise StepError([Finding(YEAR_UNKNOWN, said)])
    kinds = {
        one.code: "all" if settings.pool == "all" else one.kind
        for one in project.regions
        if one.kind != CIRCLE
    }
    of_row = given.index.get_level_values("region").map(kinds)
    now = set(of_row[given.index.get_level_values("year") == year])
    names = [name for name in dict.fromkeys(of_row) if name in now]
    if pool is not None and pool not in names:
        raise unknown_choice("--pool", pool, names)
    found = (
        Data(project, result, name, year, given[of_row == name])
        for name in names
        if pool in (None, name)
    )
    return tuple(found), error


def _built(project: IndexProject) -> tuple[Result | None, StepError | None]:
    try:
        return build(project), None
    except StepError as error:
        return None, error
