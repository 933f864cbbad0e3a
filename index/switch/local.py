"""One local weight moved from 0 to 1, those beside it in proportion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from index.project.arrays import FloatArray, Indices
from index.switch.aim import Aim
from index.switch.crossing import Brackets, brackets, crossings, rounded_beyond
from index.switch.ground import Ground
from index.switch.points import Switch

GRID = 32
"""Stretches from 0 to 1 that are looked into where a change may have several crossings."""


@dataclass(frozen=True)
class WeightTrials:
    """Local weights of one node at a time, on a grid.

    Attributes
    ----------
    ground : Ground
    nodes : ndarray of int, (m,)
        Positions of the nodes with others beside them that weigh.
    points : ndarray, (m, g)
        Ascending; the weight as it is is among them.
    home : ndarray of int, (m,)
        Where.
    scores : ndarray, (m, g, regions)
    """

    ground: Ground
    nodes: Indices = field(repr=False, hash=False, compare=False)
    points: FloatArray = field(repr=False, hash=False, compare=False)
    home: Indices = field(repr=False, hash=False, compare=False)
    scores: FloatArray = field(repr=False, hash=False, compare=False)

    def smallest(self, aims: Sequence[Aim]) -> list[Switch | None]:
        """Return for each aim the smallest change of a weight that brings it about."""
        least = self.ground.tolerance
        parts = [brackets(self.points, aim.margin(self.scores), self.home, least) for aim in aims]
        of = np.repeat(np.arange(len(aims)), [len(one.which) for one in parts])
        if not len(of):
            return [None] * len(aims)
        all_ = Brackets.joined(parts)

        def figure(which: Indices, x: FloatArray) -> FloatArray:
            scores = self.ground.under(local_at(self.ground, self.nodes[all_.which[which]], x))
            found = np.empty(len(which))
            for k in np.unique(of[which]):
                rows = of[which] == k
                found[rows] = aims[k].margin(scores[rows])
            return found

        before = self.ground.local[self.nodes[all_.which]]
        points = crossings(all_, figure, least, lambda x: np.abs(x - before), of)
        sizes = np.abs(points - before)
        found: list[Switch | None] = []
        for k in range(len(aims)):
            rows = np.flatnonzero(of == k)
            if not len(rows):
                found.append(None)
                continue
            row = rows[sizes[rows].argmin()]
            point, far = float(points[row]), float(all_.far[row])
            code = self.ground.plan.codes[self.nodes[all_.which[row]]]
            after = rounded_beyond(point, float(before[row]), far)
            one = Switch("weight", (code,), float(before[row]), after, float(sizes[row]), point)
            found.append(replace(one, limits=(0.0, 1.0)))
        return found


def local_at(ground: Ground, nodes: Indices, x: FloatArray) -> FloatArray:
    """Return local weights with that of one node set in each row.

    Parameters
    ----------
    ground : Ground
    nodes : ndarray of int, (m,)
    x : ndarray, (m,)

    Returns
    -------
    ndarray, (m, nodes)
    """
    local = np.repeat(ground.local[None], len(nodes), axis=0)
    rest = 1 - ground.local[nodes]
    for row, node in enumerate(nodes):
        beside = siblings(ground, int(node))
        local[row, beside] *= (1 - x[row]) / rest[row]
        local[row, node] = x[row]
    return local


def siblings(ground: Ground, node: int) -> list[int]:
    """Return the positions of the nodes beside one."""
    step = next(step for step in ground.plan.steps if node in step.children)
    return [one for one in step.children if one != node]


def weight_trials(ground: Ground) -> WeightTrials:
    """Compute the scores under every local weight on a grid.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.steps.pools import pools_of
    >>> from index.switch.aim import Pass
    >>> from index.switch.ground import ground_of
    >>> result = build(tiny())
    >>> found = weight_trials(ground_of(result, pools_of(result)[0], 2022))
    >>> found.smallest([Pass(1, 0), Pass(2, 1)])[1].point.__round__(9)
    0.6
    """
    local = ground.local
    nodes = np.array(
        [k for step in ground.plan.steps for k in step.children if 1 - local[k] > 1e-12], dtype=int
    )
    nodes = np.sort(nodes)
    inner = np.linspace(0, 1, 2 if ground.single else GRID + 1)
    points = np.sort(
        np.concatenate([np.tile(inner, (len(nodes), 1)), local[nodes, None]], axis=1), axis=1
    )
    home = np.array([np.searchsorted(row, local[k]) for row, k in zip(points, nodes, strict=True)])
    rows = local_at(ground, np.repeat(nodes, points.shape[1]), points.ravel())
    scores = ground.under(rows).reshape(*points.shape, len(ground.regions))
    return WeightTrials(ground, nodes, points, home.astype(int), scores)
