"""Leaving out one node at a time: how far the ranks move without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from index.project.arrays import FloatArray
from index.project.regions import CIRCLE
from index.steps.aggregate import climb
from index.steps.build import build
from index.steps.means import plan_of
from index.steps.pools import Pool
from index.steps.rank import ranks
from index.steps.result import Result
from index.steps.sequence.order import plain_scores


@dataclass(frozen=True)
class Dropped:
    """The ranks of a pool without one node.

    Attributes
    ----------
    code : str
    left_out : tuple of str
        The codes of what is left out with it: the node, and those above it that are left with
        nothing.
    regions : tuple of str
        Those that have a rank with it and without it.
    shifts : ndarray, (regions,)
        Places moved; positive is up.
    """

    code: str
    left_out: tuple[str, ...]
    regions: tuple[str, ...] = field(repr=False)
    shifts: FloatArray = field(repr=False, hash=False)

    @property
    def mean(self) -> float | None:
        """The mean of places moved, up or down."""
        return float(np.abs(self.shifts).mean()) if len(self.shifts) else None

    @property
    def most(self) -> tuple[float, tuple[tuple[str, float], ...]]:
        """The most places moved, and the regions that move so far with their shifts."""
        if not len(self.shifts):
            return 0.0, ()
        top = float(np.abs(self.shifts).max())
        who = (
            (region, float(shift))
            for region, shift in zip(self.regions, self.shifts, strict=True)
            if top and abs(shift) == top
        )
        return top, tuple(who)

    @property
    def moved(self) -> int:
        """How many regions change rank."""
        return int(np.count_nonzero(self.shifts))


def drop_each(result: Result, pool: Pool, year: int, codes: Sequence[str]) -> tuple[Dropped, ...]:
    """Leave out nodes one at a time and rank again; the weights of the others are scaled up.

    Nothing else changes: values, normalization and means are those of the whole index.

    Parameters
    ----------
    result : Result
    pool : Pool
        Not the circles.
    year : int
    codes : sequence of str
        Nodes below the goal. One without which nothing would be left is passed over, and so is
        one of those that weights by place (OWA) are given for: they say nothing of fewer parts.

    Returns
    -------
    tuple of Dropped

    References
    ----------
    Becker, W. et al. (2022). COINr. JOSS 7(78), 4567: ``remove_elements``.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.steps.pools import pools_of
    >>> result = build(tiny())
    >>> found = drop_each(result, pools_of(result)[0], 2022, ["waste"])[0]
    >>> dict(zip(found.regions, found.shifts.tolist())), found.mean
    ({'north': 0.0, 'east': 0.0, 'west': 0.0}, 0.0)
    """
    assert pool.name != CIRCLE
    weights, settings = result.weights, result.settings
    plan = plan_of(weights, settings)
    scores = pool.scores.xs(year, level="year")
    normal = result.normalized.xs(year, level="year").loc[scores.index]
    leaves = normal[list(weights.leaves)].to_numpy(dtype=float)
    plain = plain_scores(settings)
    whole = ranks(scores[weights.goal].to_numpy(float), settings.ties, settings.rank_decimals)
    found = []
    for code in codes:
        left_out = _left_out(result, code)
        if weights.goal in left_out or placed_by_order(result, code):
            continue
        local = weights.local_array.copy()
        local[[weights.codes.index(one) for one in left_out[-1:]]] = 0.0
        if plain:
            without = climb(leaves, local, plan, settings).scores[:, plan.goal]
        else:  # scores of nodes are rescaled on the way up, which is to be done again
            kept_local = dict(zip(weights.codes, map(float, local), strict=True))
            again = build(result.project, settings=settings, weights=weights.with_local(kept_local))
            of_year = again.scores[weights.goal].xs(year, level="year")
            without = of_year.loc[scores.index].to_numpy(dtype=float)
        shifts = whole - ranks(without, settings.ties, settings.rank_decimals)
        kept = ~np.isnan(shifts)
        regions = tuple(str(one) for one in scores.index[kept])
        found.append(Dropped(code, left_out, regions, shifts[kept]))
    return tuple(found)


def placed_by_order(result: Result, code: str) -> bool:
    """Whether what would be left out is one of the parts that weights by place are for."""
    parent = result.weights.parent(_left_out(result, code)[-1])
    return parent is not None and result.settings.mean_at(parent) == "owa"


def _left_out(result: Result, code: str) -> tuple[str, ...]:
    """Return a node and those above it that would be left with nothing, from below."""
    weights = result.weights
    out = [code]
    parent = weights.parent(code)
    while parent is not None:
        others = [weights.node(one).local for one in weights.children(parent) if one != out[-1]]
        if sum(others) > 0:
            break
        out.append(parent)
        parent = weights.parent(parent)
    return tuple(out)
