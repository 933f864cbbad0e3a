"""The laws that single judgments are drawn by: candidates, and the ratios they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod
from typing import Protocol

import numpy as np

from ahp.core.arrays import Counts, FloatArray, Indices
from ahp.core.scales import ratios_of
from ahp.core.uncertainty.intervals import draw_between
from ahp.core.uncertainty.lognormal import draw_lognormal
from ahp.core.uncertainty.redrawing import Candidates
from ahp.core.uncertainty.steps import draw_choices, judgments_at, step_places


class Law(Protocol):
    """How the judgments of one node are drawn."""

    @property
    def people(self) -> int:
        """How many people's judgments a candidate holds."""

    def propose(self, generator: np.random.Generator, count: int) -> Candidates:
        """Draw candidates, (count, people, pairs)."""

    def ratios(self, candidates: Candidates) -> FloatArray:
        """Return the ratios above the diagonal, (count, people, pairs)."""


@dataclass(frozen=True, eq=False)
class StepLaw:
    """Judgments off by steps.

    Attributes
    ----------
    values : ndarray, (people, pairs, 2 steps + 1)
        The ratios that each judgment may be; NaN after the last.
    counts : ndarray of int, (people, pairs)
    """

    values: FloatArray
    counts: Counts

    @classmethod
    def of(cls, places: FloatArray, steps: int, n: int, scale: str) -> StepLaw:
        """Make the law of places on the scale, (people, pairs), of n items."""
        each, counts = step_places(places, steps)
        return cls(ratios_of(judgments_at(each), n, scale), counts)

    @property
    def people(self) -> int:
        """How many people's judgments a candidate holds."""
        return len(self.counts)

    @property
    def ways(self) -> int:
        """How many candidates there are, all alike."""
        return prod(self.counts.ravel().tolist())

    def propose(self, generator: np.random.Generator, count: int) -> Candidates:
        """Draw which of the values each judgment is."""
        return draw_choices(generator, self.counts, count)

    def every(self) -> Indices:
        """Return all candidates, (ways, people, pairs)."""
        ranges = [range(count) for count in self.counts.ravel().tolist()]
        return np.array([*product(*ranges)], dtype=np.intp).reshape(-1, *self.counts.shape)

    def ratios(self, candidates: Candidates) -> FloatArray:
        """Look the values up."""
        ratios: FloatArray = self._flat[candidates + self._starts]
        return ratios

    @cached_property
    def _flat(self) -> FloatArray:
        return self.values.ravel()

    @cached_property
    def _starts(self) -> Indices:
        starts: Indices = np.arange(self.counts.size) * self.values.shape[-1]
        return starts.reshape(self.counts.shape)


@dataclass(frozen=True, eq=False)
class IntervalLaw:
    """Judgments anywhere between two places on the scale, each (people, pairs)."""

    low: FloatArray
    high: FloatArray
    n: int
    scale: str

    @property
    def people(self) -> int:
        """How many people's judgments a candidate holds."""
        return len(self.low)

    def propose(self, generator: np.random.Generator, count: int) -> Candidates:
        """Draw places."""
        return draw_between(generator, self.low, self.high, count)

    def ratios(self, candidates: Candidates) -> FloatArray:
        """Read the places."""
        return ratios_of(judgments_at(candidates), self.n, self.scale)


@dataclass(frozen=True, eq=False)
class LognormalLaw:
    """Ratios whose logarithms have these means and spread, each (people, pairs)."""

    means: FloatArray
    spread: FloatArray

    @property
    def people(self) -> int:
        """How many people's judgments a candidate holds."""
        return len(self.means)

    def propose(self, generator: np.random.Generator, count: int) -> Candidates:
        """Draw ratios."""
        return draw_lognormal(generator, self.means, self.spread, count)

    def ratios(self, candidates: Candidates) -> FloatArray:
        """Return the candidates, which are ratios."""
        return candidates
