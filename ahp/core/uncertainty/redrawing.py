"""Draws that have to pass a test, such as CR below a threshold: redrawn until a block is full."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import NamedTuple

import numpy as np

from ahp.common.findings import AhpError
from ahp.common.mathematics import DRAWS_RARELY_PASS
from ahp.core.arrays import BoolArray, FloatArray
from ahp.core.uncertainty.seeded import BLOCK

Propose = Callable[[np.random.Generator, int], FloatArray]
"""``propose(generator, count)`` -> candidates, (count, ...)."""
Judge = Callable[[FloatArray], tuple[FloatArray, BoolArray]]
"""``judge(candidates)`` -> what they give, (count, k), and which of them pass, (count,)."""

LIMIT = 256 * BLOCK
"""Candidates for one block, after which it is given up."""
_AT_ONCE = 4 * BLOCK  # candidates of one block in a round: the memory bound
_SPARE = 1.1  # more candidates than are likely to be needed: a further round costs more


class TooFewPassError(AhpError):
    """Hardly a candidate passes; the finding's details say how many were tried and passed."""


class Redrawn(NamedTuple):
    """Blocks of draws that all pass.

    Attributes
    ----------
    outcomes : ndarray, (blocks * BLOCK, k)
    tried, passed : int
        Candidates, and those that passed: more than were needed, as they come in rounds.
    """

    outcomes: FloatArray
    tried: int
    passed: int


def redraw(
    generators: Sequence[np.random.Generator], propose: Propose, judge: Judge, limit: int = LIMIT
) -> Redrawn:
    """Fill blocks with the first candidates that pass, several blocks in one call of numpy.

    What a block holds depends on its generator alone, not on the blocks beside it.

    Parameters
    ----------
    generators : sequence of numpy.random.Generator
        One for each block.
    propose, judge : callable
        See `Propose` and `Judge`; each candidate is judged by itself.
    limit : int
        Candidates for one block at most.

    Returns
    -------
    Redrawn

    Raises
    ------
    TooFewPassError
        When a block is not full at the limit.

    Examples
    --------
    >>> draws = redraw(
    ...     [np.random.default_rng(1)],
    ...     lambda generator, count: generator.random((count, 1)),
    ...     lambda candidates: (candidates, candidates[:, 0] < 0.5),
    ... )
    >>> draws.outcomes.shape, float(draws.outcomes.max()) < 0.5, draws.tried > draws.passed
    ((1024, 1), True, True)
    """
    fillings = [_Filling() for _ in generators]
    pending = list(zip(generators, fillings, strict=True))
    while pending:
        counts = [filling.next_count(limit) for _, filling in pending]
        candidates = [
            propose(generator, count) for (generator, _), count in zip(pending, counts, strict=True)
        ]
        outcomes, passes = judge(np.concatenate(candidates))
        ends = np.cumsum(counts)
        for (_, filling), start, end in zip(pending, ends - counts, ends, strict=True):
            filling.take(outcomes[start:end], passes[start:end])
        pending = [one for one in pending if one[1].missing > 0]
    return Redrawn(
        np.concatenate([part for filling in fillings for part in filling.parts]),
        sum(filling.tried for filling in fillings),
        sum(filling.passed for filling in fillings),
    )


class _Filling:
    """A block that is being filled."""

    def __init__(self) -> None:
        self.parts: list[FloatArray] = []
        self.tried = self.passed = 0

    @property
    def missing(self) -> int:
        return BLOCK - self.passed

    def next_count(self, limit: int) -> int:
        """Return how many candidates to try next, by the share that has passed so far."""
        if not self.tried:
            return min(BLOCK, limit)
        left = limit - self.tried
        if left <= 0:
            raise TooFewPassError.of(DRAWS_RARELY_PASS, tried=self.tried, passed=self.passed)
        likely = ceil(self.missing * self.tried / max(self.passed, 1) * _SPARE) + 8
        return min(likely, _AT_ONCE, left)

    def take(self, outcomes: FloatArray, passes: BoolArray) -> None:
        """Keep of a round those that pass, as far as they are needed."""
        passing = outcomes if passes.all() else outcomes[passes]
        self.parts.append(passing[: self.missing])
        self.tried += len(outcomes)
        self.passed += len(passing)
