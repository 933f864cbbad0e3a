"""A region's strengths and weaknesses: the indicators in which it ranks highest and lowest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pandas as pd

from ahp.common.findings import Finding, Named, UsageError
from ahp.common.names import unknown_choice
from index.explain.explain import find_region, number
from index.project.errors import StepError
from index.project.regions import CIRCLE
from index.project.wording import REGION_WITHOUT_SCORE
from index.region.wording import REGION_IS_CIRCLE
from index.steps.pools import Pool
from index.steps.rank import ranks
from index.steps.result import Result
from index.steps.sequence.order import stages_of
from index.steps.turned import turned

TOP = 5
LEAST_UNIQUE = 0.2


class Placed(NamedTuple):
    """An indicator with the region's rank in it.

    Attributes
    ----------
    code : str
    rank : float
    of : int
        How many regions have a rank.
    value : float or None
        As given.
    """

    code: str
    rank: float
    of: int
    value: float | None


@dataclass(frozen=True)
class Profile:
    """What a region is strong and weak at.

    Attributes
    ----------
    result : Result
    region : str
    pool : Pool
    year : int
    strengths, weaknesses : tuple of Placed
        The best first; the worst first, without those that are strengths.
    tied : (int, int)
        How many more indicators have the rank of the last one of each.
    passed_over : tuple of str
        Indicators with too few different values.
    """

    result: Result = field(repr=False)
    region: str
    pool: Pool = field(repr=False, hash=False)
    year: int
    strengths: tuple[Placed, ...]
    weaknesses: tuple[Placed, ...]
    tied: tuple[int, int]
    passed_over: tuple[str, ...]

    @property
    def year_name(self) -> int | str:
        """What the year is called."""
        return self.result.year_name(self.year)


def region_profile(
    result: Result,
    region: str,
    year: int | None = None,
    pool: str | None = None,
    top: int = TOP,
    unique: float = LEAST_UNIQUE,
    stage: str = "normalized",
) -> Profile:
    """Find the indicators in which a region ranks highest and lowest.

    Parameters
    ----------
    result : Result
    region : str
        Code or any name; no circle.
    year : int, optional
        By default the latest.
    pool : str, optional
    top : int
        How many of each.
    unique : float
        An indicator whose different values are at most this share of its values is passed over:
        of "yes or no" half of the regions would be first.
    stage : str
        Of the values that are ranked; before normalization they are turned as `steps.turned`
        says.

    Returns
    -------
    Profile

    Raises
    ------
    UsageError
        A region that is not there, or a circle.
    StepError
        A year in which it has no score.

    Notes
    -----
    A last place is no strength. A last place that several regions share is no weakness either:
    often they are those that have none of something. COINr's ``get_str_weak`` leaves out a last
    place held alone, too, and so does not name what a region is worst at.

    References
    ----------
    Becker, W. et al. (2022). COINr. JOSS 7(78), 4567: ``get_str_weak``.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> found = region_profile(build(tiny()), "north", top=1)
    >>> found.strengths, found.weaknesses[0].code
    ((Placed(code='patents', rank=1.0, of=3, value=9.0),), 'waste')
    """
    code, home = find_region(result, region, pool)
    if home.name == CIRCLE:
        group = next(one for one in result.project.groups if one.circle == code)
        named = [Named(one, result.project.region(one).names) for one in (code, *group.members)]
        raise UsageError.of(REGION_IS_CIRCLE, region=named[0], members=named[1:])
    year = result.years[-1] if year is None else year
    known = [int(one) for one in home.scores.xs(code, level="region").index]
    if year not in known:
        said = {
            "region": code,
            "year": year,
            "known": result.project.year_style.names(known) or "-",
        }
        raise StepError([result.project.named(Finding(REGION_WITHOUT_SCORE, said))])
    table = _ranked_values(result, home, year, stage)
    given = result.stages["values"].xs(year, level="year")
    found, passed_over = [], []
    for leaf in result.weights.leaves:
        column = table[leaf].to_numpy(dtype=float)
        values = column[~np.isnan(column)]
        if len(values) == 0 or len(np.unique(values)) / len(values) <= unique:
            passed_over += [leaf] if len(values) else []
            continue
        places = ranks(column, result.settings.ties)
        mine = places[list(table.index).index(code)]
        if not np.isnan(mine):
            last = mine == np.nanmax(places)
            alone = int((places == mine).sum()) == 1
            one = Placed(leaf, float(mine), len(values), number(given.at[code, leaf]))
            found.append((one, bool(last), alone))
    best = sorted((one for one, last, _ in found if not last), key=lambda one: one.rank)
    may = (one for one, last, alone in found if not last or alone)
    worst = sorted((one for one in may if one not in best[:top]), key=lambda one: -one.rank)
    tied = tied_beyond(best, top), tied_beyond(worst, top)
    sides = tuple(best[:top]), tuple(worst[:top])
    return Profile(result, code, home, year, *sides, tied, tuple(passed_over))


def _ranked_values(result: Result, home: Pool, year: int, stage: str) -> pd.DataFrame:
    """Return the values that are ranked, the more the better."""
    stages = ("values", *stages_of(result.settings.steps)[:-1])
    if stage not in stages:
        raise unknown_choice("--stage", stage, stages)
    codes = list(result.weights.leaves)
    regions = home.scores.xs(year, level="year").index
    name = result.stage_of(result.normalized) if stage == "normalized" else stage
    whole = result.stages[name][codes]
    of_year = whole[whole.index.get_level_values("year") == year].droplevel("year")
    table = of_year.reindex(index=regions)
    values = result.project.values
    given = values[values.index.get_level_values("year") == year].droplevel("year")
    return turned(table, stage, result.indicators, result.settings.steps, given.reindex(regions))


def tied_beyond(ordered: Sequence[Placed], top: int) -> int:
    """Count those beyond the first ones that have the rank of the last of these."""
    return sum(one.rank == ordered[top - 1].rank for one in ordered[top:])
