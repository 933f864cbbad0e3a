"""One value of one region moved within its limits, everything normalized again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from ahp.common.findings import Problems
from index.project.arrays import FloatArray, Indices
from index.project.errors import StepError
from index.project.indicators import COUNT_UNITS, Indicator
from index.project.settings import Settings
from index.steps.reference import kind_of
from index.steps.sequence.taking import Task, normalized_columns
from index.switch.aim import Aim
from index.switch.crossing import Brackets, brackets, crossings, rounded_beyond
from index.switch.ground import Ground
from index.switch.points import Switch, Why
from index.switch.wording import NO_VALUES_DERIVED

GRID = 8
"""Stretches of a value's limits that are looked into."""


class Cell(NamedTuple):
    """A region's value of an indicator, by position, with the limits within which it may move."""

    region: int
    leaf: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class ValueTrials:
    """The values that may change, and how to normalize again with one of them changed.

    Attributes
    ----------
    ground : Ground
    given : DataFrame
        Values before the first step; rows that bear on each other.
    settings : Settings
    divisors : tuple of str
        Indicators that others are divided by, too: these are not tried.
    """

    ground: Ground
    given: pd.DataFrame = field(repr=False, hash=False, compare=False)
    settings: Settings = field(repr=False)
    divisors: tuple[str, ...]

    def smallest(self, aims: Sequence[Aim]) -> list[Switch | None]:
        """Return for each aim the smallest change of a value that brings it about."""
        movers = sorted({mover for aim in aims for mover in aim.movers})
        cells = [cell for mover in movers for cell in self.cells(mover)]
        if not cells:
            return [None] * len(aims)
        low, high = (np.array([getattr(one, end) for one in cells]) for end in ("low", "high"))
        own = np.array([one.value for one in cells])
        inner = np.linspace(low, high, GRID + 1, axis=1)
        points = np.sort(np.concatenate([inner, own[:, None]], axis=1), axis=1)
        home = (points < own[:, None]).sum(axis=1)
        which = np.repeat(np.arange(len(cells)), points.shape[1])
        scores = self.scores(cells, which, points.ravel()).reshape(*points.shape, -1)
        region, least = np.array([one.region for one in cells]), self.ground.tolerance
        parts = []
        for aim in aims:
            rows = np.flatnonzero(np.isin(region, aim.movers))
            some = brackets(points[rows], aim.margin(scores[rows]), home[rows], least)
            parts.append(some._replace(which=rows[some.which]))
        of = np.repeat(np.arange(len(aims)), [len(one.which) for one in parts])
        all_ = Brackets.joined(parts)
        here, wide = own[all_.which], (high - low)[all_.which]
        figure = self._figure(cells, all_, of, aims)
        found = crossings(all_, figure, least, lambda x: np.abs(x - here) / wide, of)
        return [self._switch(cells, all_, found, np.flatnonzero(of == k)) for k in range(len(aims))]

    def _figure(
        self, cells: Sequence[Cell], all_: Brackets, of: Indices, aims: Sequence[Aim]
    ) -> Callable[[Indices, FloatArray], FloatArray]:
        def figure(which: Indices, x: FloatArray) -> FloatArray:
            scores = self.scores(cells, all_.which[which], x)
            found = np.empty(len(which))
            for k in np.unique(of[which]):
                rows = of[which] == k
                found[rows] = aims[k].margin(scores[rows])
            return found

        return figure

    def _switch(
        self, cells: Sequence[Cell], all_: Brackets, points: FloatArray, rows: Indices
    ) -> Switch | None:
        if not len(rows):
            return None
        of = [cells[k] for k in all_.which[rows]]
        spans = np.array([one.high - one.low for one in of])
        sizes = np.abs(points[rows] - np.array([one.value for one in of])) / spans
        best = int(sizes.argmin())
        cell, point, far = of[best], float(points[rows][best]), float(all_.far[rows][best])
        where = self.ground.regions[cell.region], self.ground.result.weights.leaves[cell.leaf]
        after = rounded_beyond(point, cell.value, far)
        if self._counted(where[1]):
            after = float(np.floor(point) + 1 if point > cell.value else np.ceil(point) - 1)
        return Switch(
            "value", where, cell.value, after, float(sizes[best]), point, (cell.low, cell.high)
        )

    def _counted(self, code: str) -> bool:
        """Whether values are whole numbers of things."""
        one = self.ground.result.project.indicator(code)
        seen = self.given[code].dropna().to_numpy(dtype=float)
        return one.unit.casefold() in COUNT_UNITS and bool((seen == np.floor(seen)).all())

    def cells(self, region: int) -> list[Cell]:
        """Return the values of a region that may change."""
        found = []
        own = self._table[self._rows[region]]
        for leaf, one in enumerate(self.ground.result.indicators):
            value = float(own[leaf])
            if one.code in self.divisors or np.isnan(value):
                continue
            low, high = min(self.limits[leaf][0], value), max(self.limits[leaf][1], value)
            if high > low:
                found.append(Cell(region, leaf, value, low, high))
        return found

    @cached_property
    def _table(self) -> FloatArray:
        """Values as given, (rows, k)."""
        return self.given[list(self.ground.result.weights.leaves)].to_numpy(dtype=float)

    @cached_property
    def _rows(self) -> Indices:
        """The row of each region in the year."""
        keys = [(self.ground.year, region) for region in self.ground.regions]
        return np.array([self.given.index.get_loc(key) for key in keys], dtype=np.intp)

    @cached_property
    def limits(self) -> list[tuple[float, float]]:
        """Within what the value of each indicator may move."""
        return [self._limits(one) for one in self.ground.result.indicators]

    def _limits(self, one: Indicator) -> tuple[float, float]:
        """Return within what a value may move.

        Its goalposts where it is measured by them, else what is observed where it is compared;
        never beyond what a value of it may be.
        """
        ends = one.goalposts
        kind = kind_of(one, self.settings)
        if kind == "goalposts" and None not in ends and one.denominator is None:
            low, high = (float(end) for end in ends if end is not None)
        else:
            rows = self.given.index.get_level_values("region").isin(self.ground.regions)
            if kind != "pooled":
                rows &= self.given.index.get_level_values("year") == self.ground.year
            seen = self.given.loc[rows, one.code]
            low, high = float(seen.min()), float(seen.max())
        least, most = one.bounds
        low = low if least is None else max(low, least)
        high = high if most is None else min(high, most)
        return low, high

    def scores(self, cells: Sequence[Cell], which: Indices, x: FloatArray) -> FloatArray:
        """Return everybody's scores with one value changed in each trial.

        Parameters
        ----------
        cells : sequence of Cell
        which : ndarray of int, (trials,)
            The cell that changes.
        x : ndarray, (trials,)
            To what.

        Returns
        -------
        ndarray, (trials, regions)
            NaN where a step cannot be taken.
        """
        ground = self.ground
        leaf = np.array([one.leaf for one in cells])[which]
        normal = self._normalized(cells, which, x)
        if ground.single and ground.plan.mean == "arithmetic":
            shares = ground.result.weights.global_[list(ground.result.weights.leaves)].to_numpy()
            before = ground.leaves[:, leaf].T
            return ground.scores + shares[leaf, None] * (normal - before)
        leaves = np.repeat(ground.leaves[None], len(which), axis=0)
        leaves[np.arange(len(which))[:, None], np.arange(len(ground.regions)), leaf[:, None]] = (
            normal
        )
        scores = ground.with_leaves(leaves)
        scores[np.isnan(normal).all(axis=1)] = np.nan
        return scores

    def _normalized(self, cells: Sequence[Cell], which: Indices, x: FloatArray) -> FloatArray:
        """Normalize the changed column of each trial, (trials, regions)."""
        leaf = np.array([one.leaf for one in cells])[which]
        values = self._table[:, leaf]
        region = np.array([one.region for one in cells])[which]
        values[self._rows[region], np.arange(len(which))] = x
        table = pd.DataFrame(values, self.given.index, [str(k) for k in range(len(which))])
        own = self.ground.result.indicators
        trials = {str(k): replace(own[j], code=str(k)) for k, j in enumerate(leaf)}
        trials = {
            code: one
            if one.denominator is None
            else replace(one, denominator=f"/{one.denominator}")
            for code, one in trials.items()
        }
        found = np.full((len(which), len(self.ground.regions)), np.nan)
        while trials:
            try:
                some = table if len(trials) == len(which) else table[list(trials)]
                below = {one.denominator[1:] for one in trials.values() if one.denominator}
                if below:
                    some = some.join(self.given[sorted(below)].add_prefix("/"))
                normal = normalized_columns(self._task(tuple(trials.values())), some)
            except StepError as error:
                wrong = {str(one.details.get("indicator")) for one in error.findings}
                if not wrong & trials.keys():
                    return found
                trials = {code: one for code, one in trials.items() if code not in wrong}
                continue
            columns = normal[list(trials)].to_numpy(dtype=float)
            found[[int(code) for code in trials]] = columns[self._rows].T
            break
        return found

    def _task(self, indicators: tuple[Indicator, ...]) -> Task:
        result = self.ground.result
        pools = dict(result.pools)
        return Task(
            result.project, self.settings, result.weights, indicators, pools, (), Problems()
        )


def value_trials(ground: Ground) -> ValueTrials | Why:
    """Prepare the values of a pool in a year to be changed, or say why they are not.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.steps.pools import pools_of
    >>> from index.switch.aim import Pass
    >>> from index.switch.ground import ground_of
    >>> result = build(tiny())
    >>> found = value_trials(ground_of(result, pools_of(result)[0], 2022))
    >>> found.smallest([Pass(2, 1)])[0].where
    ('west', 'patents')
    """
    result = ground.result
    if result.project.weighting is not None:
        return Why(NO_VALUES_DERIVED)
    given, settings = result.stages["values"], result.settings
    if _alone(ground):
        index = given.index
        members = result.pools.index[result.pools == ground.pool.name]
        rows = index.get_level_values("region").isin(members)
        given = given[rows & (index.get_level_values("year") == ground.year)]
    codes = set(result.weights.leaves)
    below = {one.denominator for one in result.indicators if one.denominator is not None}
    return ValueTrials(ground, given, settings, tuple(sorted(codes & below)))


def _alone(ground: Ground) -> bool:
    """Whether nothing outside the pool and year bears on what is normalized."""
    result, settings = ground.result, ground.result.settings
    pooled = settings.outlier_reference == "pooled" or any(
        kind_of(one, settings) == "pooled" for one in result.indicators
    )
    gaps = bool(result.stages["values"].isna().to_numpy().any())
    own = any(step.changes for step in settings.steps)
    abroad = settings.reference_region is not None
    return not (pooled or gaps or own or abroad or settings.impute_denominators == "fill")
