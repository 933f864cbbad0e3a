"""What a change is to bring about, as a figure that is above zero where it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from index.project.arrays import FloatArray


class Aim(Protocol):
    """What is to come true."""

    def margin(self, scores: FloatArray) -> FloatArray:
        """Return by how much it is true, (...), of scores (..., regions); NaN where undefined."""
        ...

    @property
    def movers(self) -> tuple[int, ...]:
        """The regions of which a value may change."""
        ...


@dataclass(frozen=True)
class Pass:
    """One region has a higher score than another.

    >>> Pass(1, 0).margin(np.array([50.0, 48.0, 10.0]))
    np.float64(-2.0)
    """

    lower: int
    upper: int

    def margin(self, scores: FloatArray) -> FloatArray:
        """Return by how much the lower one is ahead."""
        found: FloatArray = scores[..., self.lower] - scores[..., self.upper]
        return found

    @property
    def movers(self) -> tuple[int, ...]:
        """Both."""
        return self.lower, self.upper


@dataclass(frozen=True)
class Reach:
    """One region comes to a rank or above it, or falls to a rank or below it.

    >>> scores = np.array([50.0, 48.0, 10.0])
    >>> Reach(2, 2, up=True).margin(scores), Reach(0, 3, up=False).margin(scores)
    (np.float64(-38.0), np.float64(-40.0))
    """

    region: int
    rank: int
    up: bool

    def margin(self, scores: FloatArray) -> FloatArray:
        """Return by how much it is ahead of whoever must not be, or behind whoever must be."""
        others = np.sort(np.delete(scores, self.region, axis=-1), axis=-1)[..., ::-1]
        own = scores[..., self.region]
        bad = np.isnan(scores).any(axis=-1)
        found = own - others[..., self.rank - 1] if self.up else others[..., self.rank - 2] - own
        return np.where(bad, np.nan, found)[()]

    @property
    def movers(self) -> tuple[int, ...]:
        """The region itself."""
        return (self.region,)
