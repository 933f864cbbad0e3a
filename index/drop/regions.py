"""Regions that leave or join the pool: which of the others change their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pandas as pd

from ahp.common.findings import AhpError, Finding
from index.project.arrays import FloatArray
from index.project.project import IndexProject
from index.project.regions import CIRCLE
from index.project.settings import Settings
from index.project.tree import Weights
from index.steps.build import built_scores
from index.steps.derived import COMBINE
from index.steps.pools import Pool
from index.steps.rank import ranks
from index.steps.result import Result


@dataclass(frozen=True)
class Reversal:
    """The ranks that regions have among themselves before and after another leaves or joins.

    Attributes
    ----------
    region : str
        Who leaves or joins.
    year : int
    regions : tuple of str
        The others that have a score before and after, in the order of the pool's table.
    before, after : ndarray, (regions,)
        Their ranks among themselves.
    refused : Finding, optional
        Why the index cannot be built so; nothing else is known then.
    """

    region: str
    year: int
    regions: tuple[str, ...] = field(default=(), repr=False)
    before: FloatArray = field(default_factory=lambda: np.empty(0), repr=False, hash=False)
    after: FloatArray = field(default_factory=lambda: np.empty(0), repr=False, hash=False)
    refused: Finding | None = None

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The pairs that turn round: who was ahead, and is behind, first."""
        ahead = self.before[:, None] < self.before
        first, second = np.nonzero(ahead & (self.after[:, None] > self.after))
        return tuple((self.regions[i], self.regions[j]) for i, j in zip(first, second, strict=True))

    @cached_property
    def tied(self) -> int:
        """How many pairs were tied and are no more, or the other way round."""
        same, then = (one[:, None] == one for one in (self.before, self.after))
        return int(np.count_nonzero(np.triu(same != then, 1)))

    @property
    def shifts(self) -> FloatArray:
        """Places moved among themselves; positive is up."""
        return self.before - self.after

    @property
    def moved(self) -> int:
        """How many change rank."""
        return int(np.count_nonzero(self.shifts))

    @property
    def most(self) -> float:
        """The most places moved, up or down."""
        return float(np.abs(self.shifts).max(initial=0.0))


def drop_regions(
    result: Result, pool: Pool, year: int, codes: Iterable[str] | None = None
) -> Iterator[Reversal]:
    """Leave out one region at a time, build the index again, and compare the others' order.

    Everything is done again without the region: means that fill gaps, treatment of outliers,
    ends, means and deviations of the normalization, weights that come from the data. Circles are
    not built.

    Parameters
    ----------
    result : Result
    pool : Pool
        Not the circles.
    year : int
        Whose scores are compared; a region is left out of every year.
    codes : iterable of str, optional
        Regions of the pool; by default all that have a score, in the order of their ranks.

    Yields
    ------
    Reversal
        As each is done.

    References
    ----------
    Belton, V., Gear, T. (1983). On a short-coming of Saaty's method of analytic hierarchies. Omega
    11, 228-230. Here weights come from judgments of indicators, not of regions, so that orders
    turn round by what is relative in normalization only.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.steps.pools import pools_of
    >>> result = build(tiny())
    >>> found = list(drop_regions(result, pools_of(result)[0], 2022))
    >>> [(one.region, one.pairs) for one in found]
    [('north', ()), ('west', ()), ('east', ())]
    """
    assert pool.name != CIRCLE
    project, weights = _alone(result, pool)
    named = project.values.index.get_level_values("region")
    for code in ranked(result, pool, year) if codes is None else codes:
        without = replace(project, values=project.values[named != code])
        yield _compared(result, pool, year, code, (without, result.settings, weights))


def join_regions(result: Result, pool: Pool, year: int, codes: Sequence[str]) -> Iterator[Reversal]:
    """Let one region at a time join a pool, build the index again, and compare the others' order.

    Parameters
    ----------
    result : Result
    pool : Pool
        Not the circles.
    year : int
    codes : sequence of str
        Regions that are in no year part of the pool, and have values; see `outside`.

    Yields
    ------
    Reversal
        As each is done.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.project.regions import Region
    >>> from index.steps.build import build
    >>> from index.steps.pools import pools_of
    >>> project = tiny()
    >>> city = Region("port", kind="city")
    >>> rows = project.values.rename(index={"west": "port"}, level="region")
    >>> values = pd.concat([project.values, rows.loc[[2022]].loc[[(2022, "port")]]])
    >>> project = replace(project, regions=(*project.regions, city), values=values.sort_index())
    >>> result = build(project.with_settings(kinds=("province",)))
    >>> [one.pairs for one in join_regions(result, pools_of(result)[0], 2022, ["port"])]
    [()]
    """
    assert pool.name != CIRCLE
    for code in codes:
        project, weights = _alone(result, pool, code)
        kinds = result.settings.kinds
        kind = pool.name if result.settings.pool == "kind" else kinds[0] if kinds else None
        regions = tuple(
            replace(one, kind=kind) if one.code == code and kind else one for one in project.regions
        )
        joined = replace(project, regions=regions)
        yield _compared(result, pool, year, code, (joined, result.settings, weights))


def ranked(result: Result, pool: Pool, year: int) -> tuple[str, ...]:
    """Return the regions of a pool that have a rank in a year, the first first.

    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.steps.pools import pools_of
    >>> result = build(tiny())
    >>> ranked(result, pools_of(result)[0], 2022)
    ('north', 'west', 'east')
    """
    places = pool.ranks[result.weights.goal].xs(year, level="year").astype(float).dropna()
    return tuple(map(str, places.sort_values(kind="stable").index))


def outside(result: Result, pool: Pool, year: int) -> tuple[str, ...]:
    """Return the regions with values in a year that are in no year part of a pool; no circles.

    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.steps.pools import pools_of
    >>> result = build(tiny())
    >>> outside(result, pools_of(result)[0], 2022)
    ()
    """
    own = set(pool.scores.index.get_level_values("region"))
    given = result.project.values.dropna(how="all")
    of_year = given.index.get_level_values("year") == year
    there = set(given.index[of_year].get_level_values("region"))
    regions = (one for one in result.project.regions if one.kind != CIRCLE)
    return tuple(one.code for one in regions if one.code in there - own)


def _alone(
    result: Result, pool: Pool, beside: str | None = None
) -> tuple[IndexProject, Weights | None]:
    """Return the project without circles and, where no other pool matters, other pools' rows.

    With it the weights to build with, None where they are to be derived again.
    """
    project = replace(result.project, groups=())
    derived = () if project.weighting is None else (project.weighting.method, COMBINE)
    if result.weights.kind in derived:
        return project, None
    own = {*pool.scores.index.get_level_values("region"), *([beside] if beside else [])}
    kept = project.values.index.get_level_values("region").isin(list(own))
    return replace(project, values=project.values[kept]), result.weights


def _compared(
    result: Result,
    pool: Pool,
    year: int,
    code: str,
    changed: tuple[IndexProject, Settings, Weights | None],
) -> Reversal:
    """Build a changed project and compare the order of those who stay."""
    project, settings, weights = changed
    goal = result.weights.goal
    try:
        then = built_scores(project, settings, weights or project.weights)[goal]
    except AhpError as error:
        return Reversal(code, year, refused=error.findings[0])
    scores = [_of_year(one, year) for one in (pool.scores[goal], then)]
    there = scores[0].dropna().index.intersection(scores[1].dropna().index, sort=False)
    others = [str(one) for one in there if one != code]
    before, after = (
        ranks(np.array(one[others], dtype=np.float64), settings.ties, settings.rank_decimals)
        for one in scores
    )
    return Reversal(code, year, tuple(others), before, after)


def _of_year(scores: pd.Series[float], year: int) -> pd.Series[float]:
    return scores[scores.index.get_level_values("year") == year].droplevel("year")
