"""What switch points are sought on: one pool in one year, and its scores under other weights."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ahp.common.findings import Finding, UsageError
from index.project.arrays import FloatArray
from index.project.errors import StepError
from index.project.regions import CIRCLE
from index.steps.aggregate import climb
from index.steps.means import Plan, goal_scores, plan_of
from index.steps.pools import Pool
from index.steps.result import Result
from index.steps.sequence.order import plain_scores
from index.steps.ties import SAME
from index.switch.wording import SWITCH_CIRCLES, SWITCH_FEW, SWITCH_STEPS

_CHUNK = 2**17  # numbers of one array at a time: what fits into the processor's cache
_OF_ANY = frozenset(("arithmetic", "minimum", "owa", "copeland"))  # defined of whatever scores
_OF_POSITIVE = frozenset(("arithmetic", "minimum", "owa", "geometric", "harmonic"))


@dataclass(frozen=True)
class Ground:
    """One pool in one year.

    Attributes
    ----------
    result : Result
    pool : Pool
    year : int
    regions : tuple of str
        Those with a score, best first.
    leaves : ndarray, (regions, k)
        Normalized indicators in the order of ``plan.leaves``, NaN where missing.
    plan : Plan
    """

    result: Result = field(repr=False)
    pool: Pool = field(repr=False, hash=False)
    year: int
    regions: tuple[str, ...]
    leaves: FloatArray = field(repr=False, hash=False, compare=False)
    plan: Plan = field(repr=False)

    @cached_property
    def local(self) -> FloatArray:
        """Local weights as they are, (nodes,)."""
        return self.result.weights.local_array

    @cached_property
    def scores(self) -> FloatArray:
        """Scores as they are, (regions,)."""
        goal = self.pool.scores[self.result.weights.goal].xs(self.year, level="year")
        return goal.loc[list(self.regions)].to_numpy(dtype=float)

    @cached_property
    def complete(self) -> bool:
        """Whether no normalized indicator is missing."""
        return not np.isnan(self.leaves).any()

    @cached_property
    def plain(self) -> bool:
        """Whether the mean of every node is defined under any weights."""
        means = {step.mean for step in self.plan.steps}
        positive = means <= _OF_POSITIVE and bool((self.leaves > 0).all())
        return self.complete and (means <= _OF_ANY or positive)

    @property
    def single(self) -> bool:
        """Whether one mean makes every node: then one change of a weight has one crossing."""
        return self.complete and self.plan.mean is not None

    @cached_property
    def tolerance(self) -> float:
        """Scores that differ by no more are tied: the rule of ranks, on the safe side."""
        return SAME * float(np.abs(self.scores).max())

    def place(self, region: str) -> int:
        """Return where a region stands among `regions`."""
        return self.regions.index(region)

    def under(self, local: FloatArray) -> FloatArray:
        """Return the scores under other weights.

        Parameters
        ----------
        local : ndarray, (draws, nodes)
            In the order of ``plan.codes``; those of one parent need not sum to 1.

        Returns
        -------
        ndarray, (draws, regions)
            NaN where a score is not defined.
        """
        if self.plain:
            return goal_scores(self.leaves, local, self.plan)
        return self._climbed(self.leaves[None], local)

    def with_leaves(self, leaves: FloatArray) -> FloatArray:
        """Return the scores with other normalized indicators, weights as they are.

        Parameters
        ----------
        leaves : ndarray, (draws, regions, k)

        Returns
        -------
        ndarray, (draws, regions)
        """
        return self._climbed(leaves, self.local[None])

    def _climbed(self, leaves: FloatArray, local: FloatArray) -> FloatArray:
        """Aggregate piece by piece; what `build` refuses has no score."""
        (draws,) = np.broadcast_shapes((len(leaves),), (len(local),))
        found = np.empty((draws, leaves.shape[1]))
        size = max(1, _CHUNK // (leaves.shape[1] * len(self.plan.codes)))
        for start in range(0, draws, size):
            part = slice(start, start + size)
            table = leaves if len(leaves) == 1 else leaves[part]
            weights = local if len(local) == 1 else local[part]
            with np.errstate(invalid="ignore", divide="ignore"):
                climbed = climb(table, weights, self.plan, self.result.settings)
            found[part] = climbed.scores[..., self.plan.goal]
            for _, marks in (*climbed.missing, *climbed.not_positive):
                found[part][marks.any(axis=(-2, -1))] = np.nan
        return found


def ground_of(result: Result, pool: Pool, year: int) -> Ground:
    """Take one pool in one year.

    Raises
    ------
    UsageError
        Circles, whose values are made of others'; scores of nodes that are normalized or
        rescaled again; fewer than two regions with a score.
    StepError
        A year that the index does not have.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.steps.pools import pools_of
    >>> result = build(tiny())
    >>> ground_of(result, pools_of(result)[0], 2022).regions
    ('north', 'west', 'east')
    """
    if pool.name == CIRCLE:
        raise UsageError.of(SWITCH_CIRCLES)
    if not plain_scores(result.settings):
        raise UsageError.of(SWITCH_STEPS)
    year = result.year_or_latest(year)
    goal = pool.scores[result.weights.goal]
    of_year = goal[goal.index.get_level_values("year") == year].droplevel("year").dropna()
    if len(of_year) < 2:
        said = {"count": len(of_year), "pool": pool.name, "year": result.year_name(year)}
        raise StepError([result.project.named(Finding(SWITCH_FEW, said))])
    regions = tuple(str(one) for one in of_year.sort_values(ascending=False, kind="stable").index)
    plan = plan_of(result.weights, result.settings)
    rows = result.normalized.xs(year, level="year").loc[list(regions)]
    leaves = rows[list(result.weights.leaves)].to_numpy(dtype=float)
    return Ground(result, pool, year, regions, leaves, plan)
