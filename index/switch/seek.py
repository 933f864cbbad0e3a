"""Switch points: for two regions, for a rank, and for the most fragile neighbors of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from ahp import Group, Model
from ahp.common.findings import Finding, Named, UsageError
from ahp.common.wording import BAD_COUNT
from index.explain.explain import find_region
from index.project.arrays import FloatArray
from index.project.errors import StepError
from index.project.regions import CIRCLE
from index.project.wording import REGION_WITHOUT_SCORE
from index.steps.pools import Pool, pools_of
from index.steps.result import Result
from index.switch.aim import Aim, Pass, Reach
from index.switch.ground import Ground, ground_of
from index.switch.judgments import Trials, judged_model, trials_of
from index.switch.local import weight_trials
from index.switch.points import Switch, SwitchPoints, Why
from index.switch.values import ValueTrials, value_trials
from index.switch.verify import verified
from index.switch.wording import (
    SWITCH_POOLS,
    SWITCH_RANK_HELD,
    SWITCH_RANK_UNKNOWN,
    SWITCH_SAME,
    SWITCH_WITHOUT_JUDGMENTS,
)

MOST = 10


@dataclass(frozen=True)
class _Search:
    """A pool in a year with all trials of judgments, and why there are none.

    Attributes
    ----------
    ground : Ground
    trials : Trials or None
    scores : ndarray, (trials, regions)
        Under each.
    why : mapping of str to Why
    """

    ground: Ground
    trials: Trials | None
    scores: FloatArray = field(repr=False, hash=False, compare=False)
    why: Mapping[str, Why] = field(hash=False)

    @classmethod
    def of(cls, ground: Ground, model: Model | Group | None) -> _Search:
        judged = judged_model(ground.result, model)
        if isinstance(judged, Why):
            empty = np.empty((0, len(ground.regions)))
            return cls(ground, None, empty, {"judgment": judged})
        trials = trials_of(judged, ground.result.weights)
        return cls(ground, trials, ground.under(trials.local), {})

    def judgments(self, aim: Aim) -> tuple[Switch | None, Switch | None]:
        """Return the smallest judgment, and the smallest that passes where that one does not."""
        if self.trials is None:
            return None, None
        margins = aim.margin(self.scores)
        fits = np.flatnonzero(margins > self.ground.tolerance)
        found = [(self.trials.switch(int(k)), int(k)) for k in fits]
        found.sort(key=lambda one: (one[0].size, one[0].passes is False, one[0].cr_after or 0.0))
        smallest = found[0][0] if found else None
        if smallest is None or smallest.passes is not False:
            return smallest, None
        return smallest, next((one for one, _ in found if one.passes), None)


def switch_points(
    result: Result,
    a: str,
    b: str,
    year: int | None = None,
    pool: str | None = None,
    *,
    model: Model | Group | None = None,
) -> SwitchPoints:
    """Find the smallest change of one judgment, one weight or one value that swaps two regions.

    Parameters
    ----------
    result : Result
    a, b : str
        Codes or names, in either order.
    year : int, optional
        By default the latest.
    pool : str, optional
        Where a name stands for regions of several kinds.
    model : ahp.Model, optional
        Whose judgments the weights come from; by default as the project says.

    Returns
    -------
    SwitchPoints

    Raises
    ------
    UsageError
        A region that is not there, the same one twice, regions of two pools, circles, or scores
        of nodes that are normalized or rescaled again.
    StepError
        A year in which one has no score.

    Notes
    -----
    Swapped is a pair where the one behind has the higher score, before rounding; a tie is not
    enough. A judgment moves on the 17 places from 1/9 to 9, and its matrix is weighed again. A
    local weight moves from 0 to 1, those beside it in proportion. A value moves within its
    goalposts where it is measured by them, else within what is observed, and never beyond what
    it may be; everything is normalized again. Smallest is: of judgments the fewest steps (of
    equally many one whose matrix passes, then the least CR), of weights the least change of the
    local weight, of values the least share of what it may be.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> found = switch_points(build(tiny()), "west", "east")
    >>> found.upper, found.lower, found.weight.where, round(found.weight.point, 9)
    ('west', 'east', ('patents',), 0.6)
    >>> found.weight.verified, found.judgment, found.why["judgment"]("en")
    ('build', None, 'the weights come from no judgments')
    """
    (one, home), (two, other) = (find_region(result, name, pool) for name in (a, b))
    named = [Named(code, result.project.region(code).names) for code in (one, two)]
    if one == two:
        raise UsageError.of(SWITCH_SAME, region=named[0])
    if home.name != other.name:
        raise UsageError.of(SWITCH_POOLS, first=named[0], second=named[1])
    ground = _ground(result, home, year, (one, two))
    search = _Search.of(ground, model)
    places = sorted((ground.place(one), ground.place(two)))
    return _seek(search, [Pass(places[1], places[0])], whole=True)[0]


def rank_switch(
    result: Result,
    region: str,
    rank: int,
    year: int | None = None,
    pool: str | None = None,
    *,
    model: Model | Group | None = None,
) -> SwitchPoints:
    """Find the smallest change of one judgment, weight or value that brings a region to a rank.

    Parameters
    ----------
    result : Result
    region : str
    rank : int
        From 1 to the number of regions in the pool; a better rank is reached or passed, a worse
        one fallen to or below.
    year, pool, model
        As for `switch_points`, whose notes hold here, too.

    Returns
    -------
    SwitchPoints
        Of values, those of the region itself.

    Raises
    ------
    UsageError, StepError
        As for `switch_points`; a rank beyond the pool, or that the region has.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> round(rank_switch(build(tiny()), "east", 2).weight.point, 9)
    0.6
    """
    code, home = find_region(result, region, pool)
    ground = _ground(result, home, year, (code,))
    if rank < 1:
        raise UsageError.of(BAD_COUNT, what="--to-rank", value=rank, least=1)
    named = Named(code, result.project.region(code).names)
    if rank > len(ground.regions):
        said = {"rank": rank, "count": len(ground.regions), "region": named}
        raise UsageError.of(SWITCH_RANK_UNKNOWN, **said)
    place = ground.place(code)
    above = ground.scores - ground.scores[place]
    own = 1 + int((above > ground.tolerance).sum())
    last = int((above >= -ground.tolerance).sum())
    if own <= rank <= last:
        raise UsageError.of(SWITCH_RANK_HELD, region=named, rank=rank)
    aim = Reach(place, rank, up=rank < own)
    return _seek(_Search.of(ground, model), [aim], whole=True)[0]


def fragile_neighbors(
    result: Result,
    year: int | None = None,
    pool: str | None = None,
    most: int = MOST,
    *,
    model: Model | Group | None = None,
) -> tuple[SwitchPoints, ...]:
    """Find the neighbors of a table that the smallest changes swap, each with its switch points.

    Parameters
    ----------
    result : Result
    year : int, optional
        By default the latest.
    pool : str, optional
        By default the first.
    most : int
        How many.
    model : ahp.Model, optional
        As for `switch_points`, whose notes hold here, too.

    Returns
    -------
    tuple of SwitchPoints
        The most fragile first: those tied, then by the fewest steps of one judgment, then by the
        least change of one local weight, then by the gap between the scores. They are tried by
        taking again the steps that a change bears on.

    Raises
    ------
    UsageError, StepError
        As for `switch_points`.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> [(one.upper, one.lower) for one in fragile_neighbors(build(tiny()))]
    [('west', 'east'), ('north', 'west')]
    """
    if most < 1:
        raise UsageError.of(BAD_COUNT, what="--top", value=most, least=1)
    home = pools_of(result, pool)[0]
    ground = ground_of(result, home, result.year_or_latest(year))
    search = _Search.of(ground, model)
    aims = [Pass(k + 1, k) for k in range(len(ground.regions) - 1)]
    return _seek(search, aims, whole=False, most=most)


def swaps(
    result: Result, pairs: Sequence[tuple[str, str]], year: int, pool: str
) -> tuple[SwitchPoints, ...]:
    """Find the switch points of pairs of regions of one pool.

    Parameters
    ----------
    result : Result
    pairs : sequence of (str, str)
        Codes.
    year : int
    pool : str

    Returns
    -------
    tuple of SwitchPoints
        Of each pair; tried by taking again the steps that a change bears on.

    Raises
    ------
    UsageError, StepError
        As for `switch_points`.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> [found] = swaps(build(tiny()), [("west", "east")], 2022, "province")
    >>> round(found.weight.point, 9)
    0.6
    """
    ground = ground_of(result, pools_of(result, pool)[0], year)
    places = [sorted((ground.place(one), ground.place(two))) for one, two in pairs]
    return _seek(_Search.of(ground, None), [Pass(last, first) for first, last in places], False)


def _ground(result: Result, home: Pool, year: int | None, codes: Sequence[str]) -> Ground:
    if home.name == CIRCLE:
        return ground_of(result, home, result.years[-1])  # which refuses
    year = result.year_or_latest(year)
    for code in codes:
        scores = home.scores[result.weights.goal].xs(code, level="region").dropna()
        if year not in scores.index:
            known = result.project.year_style.names([int(one) for one in scores.index]) or "-"
            said = {"region": code, "year": year, "known": known}
            raise StepError([result.project.named(Finding(REGION_WITHOUT_SCORE, said))])
    return ground_of(result, home, year)


def _seek(
    search: _Search, aims: Sequence[Pass | Reach], whole: bool, most: int | None = None
) -> tuple[SwitchPoints, ...]:
    """Seek for each aim; of many keep only the most fragile before values are tried."""
    ground = search.ground
    open_ = [aim for aim in aims if not _tied(aim, ground)]
    weights = dict(zip(open_, weight_trials(ground).smallest(open_), strict=True))
    found = [(aim, _points(search, aim, weights.get(aim))) for aim in aims]
    if most is not None:
        found = sorted(found, key=lambda one: one[1].fragility)[:most]
    tables = value_trials(ground)
    values: dict[Aim, Switch | None] = {}
    open_ = [aim for aim, _ in found if not _tied(aim, ground)]
    if isinstance(tables, ValueTrials) and open_:
        values = dict(zip(open_, tables.smallest(open_), strict=True))
    why = search.why if isinstance(tables, ValueTrials) else {**search.why, "value": tables}
    done = []
    for aim, one in found:
        judgment, passing, weight, value = (
            verified(switch, aim, ground, search.trials, whole)
            for switch in (one.judgment, one.passing, one.weight, values.get(aim))
        )
        done.append(
            replace(one, judgment=judgment, passing=passing, weight=weight, value=value, why=why)
        )
    return tuple(done)


def _tied(aim: Pass | Reach, ground: Ground) -> bool:
    return isinstance(aim, Pass) and abs(float(aim.margin(ground.scores))) <= ground.tolerance


def _points(search: _Search, aim: Pass | Reach, weight: Switch | None) -> SwitchPoints:
    """Put together what is found without the values."""
    ground, trials = search.ground, search.trials
    upper, lower = (aim.upper, aim.lower) if isinstance(aim, Pass) else (aim.region, aim.region)
    of_year = ground.pool.ranks[ground.result.weights.goal].xs(ground.year, level="year")
    ranks = tuple(float(of_year[ground.regions[k]]) for k in (upper, lower))
    tied = _tied(aim, ground)
    judgment, passing = (None, None) if tied else search.judgments(aim)
    return SwitchPoints(
        ground.result,
        ground.pool,
        ground.year,
        ground.regions[upper],
        ground.regions[lower],
        None if isinstance(aim, Pass) else aim.rank,
        (ranks[0], ranks[1]),
        max(0.0, -float(aim.margin(ground.scores))),
        tied,
        judgment,
        passing,
        weight,
        random_index="" if trials is None else trials.random_index,
        threshold=0.0 if trials is None else trials.threshold,
    )


def steps_between(
    result: Result,
    pool: Pool,
    year: int,
    model: Model | Group | None = None,
) -> tuple[tuple[str, ...], FloatArray]:
    """Return the fewest steps of one judgment that swap each two regions of a pool.

    Parameters
    ----------
    result : Result
    pool : Pool
    year : int
    model : ahp.Model, optional

    Returns
    -------
    tuple of str
        The regions, best first.
    ndarray, (regions, regions)
        Symmetric; 0 where two are tied, infinite where no judgment swaps them, NaN on the
        diagonal.

    Raises
    ------
    UsageError
        As for `switch_points`; and where there are no judgments to change.
    """
    ground = ground_of(result, pool, year)
    search = _Search.of(ground, model)
    if search.trials is None:
        why = search.why["judgment"]
        raise UsageError.of(SWITCH_WITHOUT_JUDGMENTS, why={"en": why("en"), "zh": why("zh")})
    gaps = ground.scores[:, None] - ground.scores
    found = np.where(np.abs(gaps) <= ground.tolerance, 0.0, np.inf)
    for steps, scores in zip(search.trials.steps, search.scores, strict=True):
        after = scores[:, None] - scores
        swapped = (gaps > ground.tolerance) & (after < -ground.tolerance)
        found[swapped] = np.minimum(found[swapped], steps)
    found = np.minimum(found, found.T)
    np.fill_diagonal(found, np.nan)
    return ground.regions, found
