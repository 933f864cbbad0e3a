"""What is drawn together: candidates of judgments, and the weights and CR that each gives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import BoolArray, FloatArray, Indices
from ahp.core.graph import is_connected
from ahp.core.group import aggregate_judgments, aggregate_priorities
from ahp.core.scales import apply_scale
from ahp.core.uncertainty.bootstrap import draw_people
from ahp.core.uncertainty.intervals import draw_between
from ahp.core.uncertainty.lognormal import draw_lognormal
from ahp.core.uncertainty.steps import draw_steps, judgments_at
from ahp.core.weighing import weigh, weights_alone
from ahp.model.draws.source import Judged, Source


@dataclass(frozen=True, eq=False)
class Rating:
    """How a matrix is weighed, and when it passes.

    Attributes
    ----------
    method, random_index : str
    threshold : float
        CR below which it passes; infinite where all do.
    rated : bool
        Whether there is a CR: the random-index table reaches so many items.
    """

    method: str
    random_index: str
    threshold: float
    rated: bool = True

    def of(self, ratios: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return weights, (..., n), and CR, (...), NaN where there is none."""
        if not self.rated:
            weights = weights_alone(ratios, self.method)
            return weights, np.full(weights.shape[:-1], np.nan)
        found = weigh(ratios, self.method, table=self.random_index)
        return found.weights, found.cr

    def passes(self, cr: FloatArray) -> BoolArray:
        """Say which pass; without a CR all do."""
        return ~(cr >= self.threshold)


@dataclass(frozen=True, eq=False)
class NodeDrawing:
    """Judgments of one node, drawn pair by pair: by steps, in intervals or log-normal.

    Attributes
    ----------
    node : Judged
    source : Source
    rating : Rating
    kind : str
    low, high : ndarray, (people, pairs)
        Of steps the places on the scale, and steps of each person; of intervals both ends; of
        log-normal judgments the means of the logarithms, and the spread.
    steps : int
    """

    node: Judged
    source: Source
    rating: Rating
    kind: str
    low: FloatArray
    high: FloatArray
    steps: int = 0

    @property
    def codes(self) -> tuple[str, ...]:
        """The nodes that are drawn together."""
        return (self.node.code,)

    @property
    def size(self) -> int:
        """How many numbers the matrices of one draw hold."""
        people = len(self.low) if self.kind != "inconsistency" or self._apart else 1
        return people * self.node.n**2

    @property
    def _apart(self) -> bool:
        return self.source.aggregation == "priorities"

    def propose(self, generator: np.random.Generator, count: int) -> FloatArray:
        """Draw ratios above the diagonal, (count, people, pairs)."""
        if self.kind == "inconsistency":
            return draw_lognormal(generator, self.low, self.high, count)
        if self.kind == "intervals":
            return draw_between(generator, self.low, self.high, count)
        return draw_steps(generator, self.low, self.steps, count)

    def judge(self, candidates: FloatArray) -> tuple[FloatArray, BoolArray]:
        """Return weights and CR, (count, n + 1), and which pass."""
        on_scale = self.kind != "inconsistency"
        upper = judgments_at(candidates) if on_scale else candidates
        matrices = from_upper(upper, self.node.n)
        if on_scale and self.source.scale != "linear":
            matrices = apply_scale(matrices, self.source.scale)
        if self._apart:
            each = weights_alone(matrices, self.source.method)
            shares = self.node.shares
            weights = aggregate_priorities(np.moveaxis(each, 1, 0), shares, self.source.mean)
            cr = np.full(len(weights), np.nan)
        else:
            if matrices.shape[1] == 1:
                joint = matrices[:, 0]
            else:
                joint = aggregate_judgments(np.moveaxis(matrices, 1, 0), self.node.shares)
            weights, cr = self.rating.of(joint)
        return np.concatenate([weights, cr[:, None]], axis=1), self.rating.passes(cr)


@dataclass(frozen=True, eq=False)
class PeopleDrawing:
    """A group's experts resampled: the same people at every node.

    Attributes
    ----------
    nodes : tuple of Judged
    source : Source
    ratings : tuple of Rating
        One for each node.
    people : tuple of str
        Who is in the group.
    """

    nodes: tuple[Judged, ...]
    source: Source
    ratings: tuple[Rating, ...]
    people: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The nodes that are drawn together."""
        return tuple(node.code for node in self.nodes)

    @property
    def size(self) -> int:
        """How many numbers the matrices of one draw hold."""
        return len(self.people) * max(node.n**2 for node in self.nodes)

    def propose(self, generator: np.random.Generator, count: int) -> FloatArray:
        """Draw how often each person is in the group, (count, people)."""
        return draw_people(generator, len(self.people), count)

    def judge(self, candidates: FloatArray) -> tuple[FloatArray, BoolArray]:
        """Return weights and CR of one node after another, (count, k), and which pass.

        A group in which nobody has judged a node, or whose judgments there form islands, does
        not pass.
        """
        passes = np.ones(len(candidates), dtype=bool)
        parts: list[FloatArray] = []
        for node, rating in zip(self.nodes, self.ratings, strict=True):
            here = [self.people.index(person) for person in node.people]
            shares = (candidates[:, here] * node.shares).T
            weights, cr = self._weigh(node, rating, shares)
            passes &= rating.passes(cr) & ~np.isnan(weights[:, 0])
            parts += [weights, cr[:, None]]
        return np.concatenate(parts, axis=1), passes

    def _weigh(
        self, node: Judged, rating: Rating, shares: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        ratios = node.judgments
        if self.source.scale != "linear":
            ratios = apply_scale(ratios, self.source.scale)
        count = shares.shape[1]
        if self.source.aggregation == "priorities":
            each = weights_alone(ratios, self.source.method)
            weights = aggregate_priorities(each[:, None], shares, self.source.mean)
            return weights, np.full(count, np.nan)
        joint = aggregate_judgments(ratios[:, None], shares)
        linked = is_connected(joint)
        weights, cr = np.full((count, node.n), np.nan), np.full(count, np.nan)
        if linked.any():
            weights[linked], cr[linked] = rating.of(joint[linked])
        return weights, cr


Drawing = NodeDrawing | PeopleDrawing


def from_upper(upper: FloatArray, n: int) -> FloatArray:
    """Make reciprocal matrices of what stands above their diagonals, row by row.

    Parameters
    ----------
    upper : ndarray, (..., n (n - 1) / 2)
    n : int

    Returns
    -------
    ndarray, (..., n, n)

    Examples
    --------
    >>> from_upper(np.array([4.0]), 2).tolist()
    [[1.0, 4.0], [0.25, 1.0]]
    """
    rows, columns = _triangle(n)
    matrices = np.ones((*upper.shape[:-1], n, n))
    matrices[..., rows, columns] = upper
    matrices[..., columns, rows] = 1.0 / upper
    return matrices


def above_diagonal(matrices: npt.ArrayLike) -> FloatArray:
    """Return what stands above the diagonals, row by row.

    >>> above_diagonal([[1, 2, 3], [1 / 2, 1, 4], [1 / 3, 1 / 4, 1]]).tolist()
    [2.0, 3.0, 4.0]
    """
    array = np.asarray(matrices, dtype=np.float64)
    rows, columns = _triangle(array.shape[-1])
    upper: FloatArray = array[..., rows, columns]
    return upper


@lru_cache(maxsize=64)
def _triangle(n: int) -> tuple[Indices, Indices]:
    rows, columns = np.triu_indices(n, 1)
    return rows, columns
