"""Changes of judgments that shift the weights least while lambda_max falls below a bound."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from ahp.core.arrays import FloatArray, Indices
from ahp.core.priorities import principal_eigenvalue, principal_eigenvector
from ahp.core.repair.bounds import Bounds
from ahp.core.repair.heuristics import change_one_by_one
from ahp.core.repair.task import MARGIN, Plan, Progress, Task, watched


def smallest_weight_shift(task: Task, top: int = 5) -> Iterator[Progress]:
    """Look for values on the grid that shift the weights least, by the largest change of any.

    A local search from several starts: from matrices between the judgments and the ratios of
    their weights, rounded to the grid, and from a repair by few changes. It changes one judgment
    at a time as long as that helps; shifts are compared to four decimals, and of equal ones that
    with fewer changes is taken, then that with fewer steps. Nothing is proved.

    Parameters
    ----------
    task : Task
        Its lambda_max is not below the bound.
    top : int
        How many plans to keep.

    Yields
    ------
    Progress
        Without a lower bound (0), as a plan with more changes may shift the weights less.

    Raises
    ------
    ConvergenceError
        When an eigenvector or a completion cannot be computed.

    Examples
    --------
    Of three items, the first and the last keep their weights where 2 x 9 = 3 x 6:

    >>> from ahp.core.repair.task import make_task
    >>> task = make_task([[1, 2, 9], [1 / 2, 1, 2], [1 / 9, 1 / 2, 1]], 3.05)
    >>> [*_, last] = smallest_weight_shift(task)
    >>> last.plans[0].pairs, task.grid[list(last.plans[0].places)].tolist()
    ((0, 1, 2), [3.0, 6.0, 3.0])
    """
    search = _ShiftSearch(task)
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], _Shifted] = {}
    starts = yield from watched(search.starts(), Progress((), 0, 0.0))
    for done, start in enumerate(starts):
        so_far = Progress(_best(found.values(), top), 0, min(done / len(starts), 0.999))
        one = yield from watched(search.descend(start), so_far)
        if one is not None:
            found[one.plan.pairs, one.plan.places] = one
    yield Progress(_best(found.values(), top), 0, 1.0)


def _best(found: Iterable[_Shifted], top: int) -> tuple[Plan, ...]:
    return tuple(one.plan for one in sorted(found, key=lambda one: one.rank)[:top])


@dataclass(frozen=True)
class _Shifted:
    """A plan with the largest change of any weight."""

    plan: Plan
    shift: float

    @property
    def rank(self) -> tuple[float, int, float, float, tuple[int, ...]]:
        return (round(self.shift, 4), *self.plan.rank)


class _ShiftSearch:
    """The local search behind `smallest_weight_shift`; -1 stands for a judgment left as given."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.bounds = Bounds(task)
        self.weights = self.measure(self.bounds.logs[None])[1][0]

    def measure(self, logs: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Compute log lambda_max and weights of matrices, best completions where incomplete."""
        matrices = self.bounds.matrices(self.bounds.completed(logs))
        weights = principal_eigenvector(matrices)
        return np.log(principal_eigenvalue(matrices, weights)), weights

    def starts(self) -> Generator[None, None, list[Indices]]:
        """Round matrices between the judgments and the ratios of their weights to the grid."""
        task = self.task
        logs = np.log(self.weights)
        aims = logs[task.rows] - logs[task.columns]
        starts = {}
        for share in np.linspace(0, 0.95, 20):
            places = self.unless_given(task.nearest(share * task.given + (1 - share) * aims))
            starts[places.tobytes()] = places
        few = yield from change_one_by_one(self.bounds)
        if few is not None:
            places = np.full(task.judged, -1)
            places[list(few.pairs)] = few.places
            starts[places.tobytes()] = places
        return list(starts.values())

    def unless_given(self, places: Indices) -> Indices:
        """Put -1 for places, (p, ...), where the judgments stand already."""
        given = self.task.given.reshape(-1, *[1] * (places.ndim - 1))
        changed: Indices = np.where(np.abs(self.task.log_grid[places] - given) < MARGIN, -1, places)
        return changed

    def rate(self, choices: Indices) -> list[_Shifted | None]:
        """Rate many choices of places; None where lambda_max is not below the bound."""
        task = self.task
        logs = np.repeat(self.bounds.logs[None], len(choices), axis=0)
        changed = choices >= 0
        logs[:, : task.judged] = np.where(changed, task.log_grid[choices], task.given)
        values, weights = self.measure(logs)
        shifts = np.abs(weights - self.weights).max(axis=-1)
        rated: list[_Shifted | None] = [None] * len(choices)
        for k in np.flatnonzero((values < task.target) & changed.any(axis=-1)).tolist():
            pairs = np.flatnonzero(changed[k])
            plan = task.plan(pairs, choices[k, pairs], float(values[k]))
            rated[k] = _Shifted(plan, float(shifts[k]))
        return rated

    def descend(self, start: Indices) -> Generator[None, None, _Shifted | None]:
        """Improve a start by single changes until none helps; pause after each."""
        here = start
        best = self.rate(here[None])[0]
        while best is not None:
            yield
            choices = self.neighbors(here)
            rated = [(one.rank, k) for k, one in enumerate(self.rate(choices)) if one is not None]
            if not rated or min(rated)[0] >= best.rank:
                break
            here = choices[min(rated)[1]]
            best = self.rate(here[None])[0]
        return best

    def neighbors(self, here: Indices) -> Indices:
        """Move each judgment by up to two places, or take its change back."""
        task = self.task
        now = np.where(here >= 0, here, np.rint(task.places).astype(np.intp))
        near = np.clip(now[:, None] + np.arange(-2, 3), task.low[:, None], task.high[:, None])
        options = np.append(self.unless_given(near), np.full((task.judged, 1), -1), axis=-1)
        choices = np.repeat(here[None], options.size, axis=0)
        each = np.arange(options.size)
        choices[each, each // options.shape[1]] = options.reshape(-1)
        different: Indices = choices[(choices != here).any(axis=-1)]
        return different
