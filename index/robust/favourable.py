"""Which weights put a region first, exactly: for sums of scores and any weights at all.

All weights that sum to 1 are equally probable. The weights with which a region is first form a
polytope; its share of the volume is the region's first-rank acceptability, its centroid the
central weights (Lahdelma, Hokkanen and Salminen 1998, European Journal of Operational Research
106(1), 137-143), and the least and greatest of each weight within it the bounds by linear programs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from ahp.common.findings import Finding, Named
from index.project.arrays import FloatArray
from index.project.errors import StepError
from index.project.regions import CIRCLE
from index.project.wording import pool_word
from index.robust.result import BlockRobustness
from index.robust.wording import (
    FAVOURABLE_ITEMS,
    FAVOURABLE_MANY,
    FAVOURABLE_MISSING,
    FAVOURABLE_NO_SUM,
)
from index.steps.result import Result
from index.steps.sequence.order import plain_scores

MOST_ITEMS = 6
"""Volumes in more dimensions take too long: corners multiply with every weight."""

FLAT = 1e-9
"""A polytope within which no ball of this radius fits has no volume."""


@dataclass(frozen=True, eq=False)
class Favourable:
    """The weights that put each of n regions first.

    Attributes
    ----------
    acceptability : ndarray, (n,)
        The share of all weights. Shares sum to 1, but where regions have the same scores.
    central : ndarray, (n, k)
        The centroid; NaN where the share is zero.
    low, high : ndarray, (n, k)
        Bounds of each weight; NaN where no weights put a region first, not even with others.
    """

    acceptability: FloatArray = field(repr=False)
    central: FloatArray = field(repr=False)
    low: FloatArray = field(repr=False)
    high: FloatArray = field(repr=False)


class Items(NamedTuple):
    """The items below the goal, and the scores of a block's regions at them, (n, k)."""

    codes: tuple[str, ...]
    scores: FloatArray


def items_of(result: Result, block: BlockRobustness) -> Items | Finding:
    """Return the items directly below the goal, or why their weights cannot be judged exactly.

    The weights that are drawn are those of the goal's children; those below are as they are.
    """
    weights, settings = result.weights, result.settings
    goal = weights.goal
    codes = tuple(weights.children(goal))
    named = Named(goal, weights.node(goal).names)
    if settings.mean_at(goal) != "arithmetic" or not plain_scores(settings):
        return Finding(FAVOURABLE_NO_SUM, {"node": named})
    if len(codes) > MOST_ITEMS:
        return Finding(FAVOURABLE_ITEMS, {"node": named, "count": len(codes), "most": MOST_ITEMS})
    whose = result.groups if block.pool == CIRCLE else result
    assert whose is not None  # there is a block of circles
    scores = whose.scores[list(codes)].xs(block.year, level="year").reindex([*block.regions])
    values: FloatArray = scores.to_numpy(dtype=float)
    if np.isnan(values).any():
        pool = {"en": pool_word(block.pool, "en"), "zh": pool_word(block.pool, "zh")}
        year = result.year_name(block.year)
        return Finding(
            FAVOURABLE_MISSING, {"node": named, "pool": Named(block.pool, pool), "year": str(year)}
        )
    return Items(codes, values)


def favourable(scores: FloatArray) -> Favourable:
    """Return which weights put each region first.

    Parameters
    ----------
    scores : ndarray, (n, k)
        Of n regions at k items, whose weighted sum is the score that counts; no NaN.

    Returns
    -------
    Favourable

    Raises
    ------
    StepError
        With more than `MOST_ITEMS` items.

    Examples
    --------
    >>> found = favourable(np.array([[1.0, 0.0], [0.6, 0.6], [0.0, 1.0]]))
    >>> found.acceptability.round(6).tolist(), found.low[1].round(6).tolist()
    ([0.4, 0.2, 0.4], [0.4, 0.4])
    """
    n, k = scores.shape
    if k > MOST_ITEMS:
        raise StepError.of(FAVOURABLE_MANY, count=k, most=MOST_ITEMS)
    acceptability = np.zeros(n)
    central, low, high = np.full((3, n, k), np.nan)
    for i in range(n):
        better = _rows(scores - scores[i])
        bounds = _bounds(better, k)
        if bounds is None:
            continue
        low[i], high[i] = bounds
        share, middle = _volume(better, k)
        acceptability[i] = share
        if share > 0:
            central[i] = middle
    return Favourable(acceptability, central, low, high)


def _rows(lead: FloatArray) -> FloatArray:
    """Return by how much others lead at each item, without equals, each row to its own scale."""
    size = np.abs(lead).max(axis=1)
    differ = size > 1e-12 * max(float(size.max()), np.finfo(float).tiny)
    found: FloatArray = lead[differ] / size[differ, None]
    return found


def _bounds(better: FloatArray, k: int) -> tuple[FloatArray, FloatArray] | None:
    """Return the least and greatest of each weight, None where no weights will do."""
    from scipy.optimize import linprog  # deferred: slow to import

    found = np.empty((2, k))
    for c in range(k):
        for side, sign in enumerate((1.0, -1.0)):
            solved = linprog(
                sign * np.eye(k)[c],
                A_ub=better if len(better) else None,
                b_ub=np.zeros(len(better)) if len(better) else None,
                A_eq=np.ones((1, k)),
                b_eq=[1.0],
                bounds=(0, 1),
            )
            if solved.status != 0:
                return None
            found[side, c] = solved.x[c]
    return found[0], found[1]


def _volume(better: FloatArray, k: int) -> tuple[float, FloatArray]:
    """Return the share of the simplex of weights, and the centroid of that part.

    The last weight is what the others leave, so that the polytope has k - 1 dimensions; of the
    unit simplex the volume there is 1 / (k - 1)!.
    """
    if k == 1:
        return (1.0, np.ones(1)) if not (better > 0).any() else (0.0, np.full(1, np.nan))
    sides = np.vstack([better[:, :-1] - better[:, -1:], -np.eye(k - 1), np.ones((1, k - 1))])
    least = np.concatenate([-better[:, -1], np.zeros(k - 1), [1.0]])  # sides @ v <= least
    norms = np.linalg.norm(sides, axis=1)
    useful = norms > 1e-12  # the others hold always: whoever leads everywhere was found out
    sides, least = sides[useful] / norms[useful, None], least[useful] / norms[useful]
    inside = _inside(sides, least)
    if inside is None:
        return 0.0, np.full(k, np.nan)
    volume, middle = _hull(sides, least, inside)
    return volume * math.factorial(k - 1), np.append(middle, 1.0 - middle.sum())


def _inside(sides: FloatArray, least: FloatArray) -> FloatArray | None:
    """Return the center of the largest ball within a polytope, None where it is flat."""
    from scipy.optimize import linprog

    d = sides.shape[1]
    solved = linprog(
        np.append(np.zeros(d), -1.0),
        A_ub=np.column_stack([sides, np.ones(len(sides))]),
        b_ub=least,
        bounds=[(None, None)] * d + [(0, None)],
    )
    if solved.status != 0 or solved.x[-1] <= FLAT:
        return None
    middle: FloatArray = solved.x[:-1]
    return middle


def _hull(sides: FloatArray, least: FloatArray, inside: FloatArray) -> tuple[float, FloatArray]:
    """Return volume and centroid: those of the simplices from a point within to each facet."""
    d = sides.shape[1]
    if d == 1:
        ends = least / sides[:, 0]
        low, high = ends[sides[:, 0] < 0].max(), ends[sides[:, 0] > 0].min()
        return float(high - low), np.array([(low + high) / 2.0])
    from scipy.spatial import ConvexHull, HalfspaceIntersection  # deferred: slow to import

    corners = HalfspaceIntersection(np.column_stack([sides, -least]), inside).intersections
    hull = ConvexHull(corners)
    facets = corners[hull.simplices]  # (facets, d, d)
    volumes = np.abs(np.linalg.det(facets - inside)) / math.factorial(d)
    middles = (facets.sum(axis=1) + inside) / (d + 1)
    total = float(volumes.sum())
    return total, volumes @ middles / total
