"""What a repair may change, and the plans it comes to."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from functools import cached_property
from math import exp, log
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import FloatArray, Indices
from ahp.core.scales import SAATY_VALUES

Found = TypeVar("Found")

MARGIN = 1e-10  # of log lambda_max: what comes so close to the bound is not taken to be below it


@dataclass(frozen=True, eq=False)
class Task:
    """A matrix to repair, what each judgment may become, and how far lambda_max must fall.

    Attributes
    ----------
    ratios : ndarray, (n, n)
        Positive reciprocal; NaN where a pair was not judged. The known pairs hang together.
    bound : float
        Lambda_max has to be below it; above n.
    low, high : ndarray of int, (p,)
        First and last place on the grid that each judged pair may take, in the order of `rows`.
    grid : ndarray, (g,)
        The ratios that judgments may be changed to, ascending.
    """

    ratios: FloatArray
    bound: float
    low: Indices
    high: Indices
    grid: FloatArray

    @property
    def n(self) -> int:
        """Number of items."""
        return len(self.ratios)

    @cached_property
    def pairs(self) -> tuple[Indices, Indices]:
        """All pairs i < j, (q,) each: those judged first, then the missing ones."""
        rows, columns = np.triu_indices(self.n, 1)
        order = np.argsort(np.isnan(self.ratios[rows, columns]), kind="stable")
        return rows[order], columns[order]

    @cached_property
    def judged(self) -> int:
        """Number of judged pairs p."""
        return int(np.count_nonzero(~np.isnan(self.ratios[np.triu_indices(self.n, 1)])))

    @property
    def rows(self) -> Indices:
        """First item of each judged pair, (p,)."""
        return self.pairs[0][: self.judged]

    @property
    def columns(self) -> Indices:
        """Second item of each judged pair, (p,)."""
        return self.pairs[1][: self.judged]

    @cached_property
    def missing(self) -> Indices:
        """Which pairs were not judged, (q - p,)."""
        return np.arange(self.judged, len(self.pairs[0]))

    @cached_property
    def given(self) -> FloatArray:
        """Logarithms of the judgments, (p,)."""
        given: FloatArray = np.log(self.ratios[self.rows, self.columns])
        return given

    @cached_property
    def log_grid(self) -> FloatArray:
        """Logarithms of the grid, (g,)."""
        logs: FloatArray = np.log(self.grid)
        return logs

    @cached_property
    def places(self) -> FloatArray:
        """Where the judgments stand on the grid, (p,): between two places if off it."""
        return np.interp(self.given, self.log_grid, np.arange(len(self.grid)))

    @property
    def target(self) -> float:
        """What log lambda_max has to be below."""
        return log(self.bound) - MARGIN

    def nearest(self, logs: FloatArray) -> Indices:
        """Return the places nearest to logarithms of judged pairs, (p,), that they may take."""
        places = np.abs(logs[:, None] - self.log_grid).argmin(axis=-1)
        allowed: Indices = np.clip(places, self.low, self.high)
        return allowed

    def options(self) -> tuple[Indices, Indices]:
        """List every judged pair with every place it may take, two arrays of one length."""
        pairs = np.repeat(np.arange(self.judged), self.high - self.low + 1)
        places = [np.arange(a, b + 1) for a, b in zip(self.low, self.high, strict=True)]
        return pairs, np.concatenate(places)

    def plan(self, pairs: Iterable[int], places: Iterable[int], log_lambda: float) -> Plan:
        """Put changes down as a plan."""
        where = tuple(map(int, pairs)), tuple(map(int, places))
        steps = sum(
            abs(place - float(self.places[pair])) for pair, place in zip(*where, strict=True)
        )
        return Plan(*where, steps, exp(log_lambda))


def make_task(
    ratios: npt.ArrayLike,
    bound: float,
    *,
    grid: npt.ArrayLike = SAATY_VALUES,
    max_steps: int | None = None,
    keep_order: bool = False,
) -> Task:
    """Say what may be changed.

    Parameters
    ----------
    ratios : array_like, (n, n)
        Positive reciprocal; NaN where a pair was not judged.
    bound : float
        Lambda_max has to be below it; above n.
    grid : array_like, (g,)
        Ratios that judgments may be changed to, ascending, with their reciprocals and 1.
    max_steps : int, optional
        How many places of the grid a judgment may move, at most.
    keep_order : bool
        Whether to keep the direction of preferences: what is above 1 stays at or above it, what
        is below stays at or below. A judgment of 1 may become a preference.

    Returns
    -------
    Task

    Examples
    --------
    >>> task = make_task([[1, 2, 3], [1 / 2, 1, 4], [1 / 3, 1 / 4, 1]], 3.1, max_steps=1)
    >>> task.low.tolist(), task.high.tolist()
    ([8, 9, 10], [10, 11, 12])
    """
    array, values = np.asarray(ratios, dtype=np.float64), np.asarray(grid, dtype=np.float64)
    whole = np.zeros(0, dtype=np.intp)
    task = Task(array, bound, whole, whole, values)
    logs, places = task.given, task.places
    low = np.zeros(len(places), dtype=np.intp)
    high = np.full(len(places), len(values) - 1, dtype=np.intp)
    if keep_order:
        middle = len(values) // 2
        low = np.where(logs > MARGIN, middle, low)
        high = np.where(logs < -MARGIN, middle, high)
    if max_steps is not None:
        # A judgment off the grid may stay where it is, or move to a place within the steps.
        low = np.maximum(low, np.ceil(places - max_steps - MARGIN).astype(np.intp))
        high = np.minimum(high, np.floor(places + max_steps + MARGIN).astype(np.intp))
    return Task(array, bound, low, high, values)


@dataclass(frozen=True)
class Plan:
    """One way to repair a matrix.

    Attributes
    ----------
    pairs : tuple of int
        Which judged pairs change, by index.
    places : tuple of int
        Where on the grid they go.
    steps : float
        How many places they move in all.
    lambda_max : float
        What comes of it; of the best completion, where judgments are missing.
    """

    pairs: tuple[int, ...]
    places: tuple[int, ...]
    steps: float
    lambda_max: float

    @property
    def rank(self) -> tuple[int, float, float, tuple[int, ...]]:
        """Fewest changes first, then fewest steps, then the lowest lambda_max, then by index."""
        return len(self.pairs), round(self.steps, 6), round(self.lambda_max, 9), self.pairs


@dataclass(frozen=True)
class Progress:
    """What a search has found and proved so far.

    Attributes
    ----------
    plans : tuple of Plan
        The best ones, best first, each with other pairs.
    lower_bound : int
        No repair changes fewer judgments.
    explored : float
        Share of the sets of `lower_bound` judgments that are examined; 1 at the end.
    """

    plans: tuple[Plan, ...]
    lower_bound: int
    explored: float

    @property
    def proved(self) -> bool:
        """Whether no repair changes fewer judgments than the best plan does."""
        return bool(self.plans) and len(self.plans[0].pairs) == self.lower_bound


def watched(
    search: Generator[None, None, Found], so_far: Progress
) -> Generator[Progress, None, Found]:
    """Tell what is known so far whenever a search pauses; return what it finds."""
    while True:
        try:
            next(search)
        except StopIteration as done:
            found: Found = done.value
            return found
        yield so_far
