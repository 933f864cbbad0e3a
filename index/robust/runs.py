"""All runs of a robustness analysis, chunk by chunk: memory does not grow with their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from index.project.arrays import FloatArray, Indices
from index.project.tables import blocks_of
from index.robust.circles import Placed
from index.robust.design import Design
from index.robust.evaluate import Evaluator, Runs
from index.robust.measures.tally import RankTally
from index.robust.sources.data import ValueNoise
from index.robust.sources.source import Choice
from index.robust.sources.streams import BLOCK
from index.steps.rank import ranks

Progress = Callable[[int, int], None]
"""``progress(done, draws)``, after every chunk."""

MADE = "made"
"""The column of `AllRuns.frame` that says whether a run could be made."""
_FIRST = 128  # runs after which an interruption leaves something to tell
_NUMBERS = 600_000  # scores of a chunk: few enough that arrays stay in the cache


class Ranked(NamedTuple):
    """The regions, or circles, that are ranked together in one year.

    Attributes
    ----------
    year : int
    pool : str
    rows : ndarray of int, (n,)
        Of `Placed`; only of who has a nominal score.
    nominal : ndarray, (n,)
        Ranks of the nominal run.
    """

    year: int
    pool: str
    rows: Indices
    nominal: FloatArray


class Counted(NamedTuple):
    """What runs say so far. It is exchanged as a whole, so that an interruption leaves no half.

    Attributes
    ----------
    done : int
        Runs, with those that could not be made.
    tallies : tuple of RankTally
        One for each block.
    refused : Counter of int
        How many could not be made, by the number of the reason.
    chunks : int
        How many chunks they are of.
    """

    done: int
    tallies: tuple[RankTally, ...]
    refused: Counter[int]
    chunks: int


class AllRuns:
    """Makes all runs and counts what they say.

    Parameters
    ----------
    evaluator : Evaluator
    draws : int
    rows : int
        Of the two samples behind the sensitivity; 0 for none.

    Attributes
    ----------
    placed : Placed
    blocks : tuple of Ranked
    counted : Counted
    design : Design or None
    """

    def __init__(self, evaluator: Evaluator, draws: int, rows: int) -> None:
        self.evaluator, self.draws = evaluator, draws
        result = evaluator.setup.result
        self.placed = Placed(result)
        nominal = self.placed.nominal
        self.blocks = tuple(
            Ranked(block.years[0], block.pool, some, nominal[some])
            for block in blocks_of(self.placed.index, self.placed.pools, pooled=False)
            if len(some := block.rows[~np.isnan(nominal[block.rows])])
        )
        k = len(result.weights.leaves) if evaluator.weighing.drawn else 0
        tallies = tuple(RankTally(block.nominal, k) for block in self.blocks)
        self.counted = Counted(0, tallies, Counter(), 0)
        self._choosing = [name for name, one in evaluator.on.items() if isinstance(one, Choice)]
        self._chunks: list[dict[str, npt.NDArray[Any]]] = []
        names = tuple(evaluator.on)
        self.design = Design(names, rows, self.blocks) if rows else None
        self._ties, self._decimals = result.settings.ties, result.settings.rank_decimals

    @property
    def chunk(self) -> int:
        """How many runs go together: whole blocks, or part of one where values are drawn."""
        noise = self.evaluator.on.get("data")
        if isinstance(noise, ValueNoise):
            return noise.block
        rows = max(1, len(self.evaluator.setup.result.scores))
        return BLOCK * max(1, min(16, _NUMBERS // (BLOCK * rows)))

    @property
    def done(self) -> int:
        """How many runs there were so far."""
        return self.counted.done

    def make(self, progress: Progress | None = None) -> None:
        """Make all runs, or as many as come before an interruption: first few, to have some."""
        while self.done < self.draws:
            self.step(self._few())
            if progress is not None:
                progress(self.done, self.draws)

    def _few(self) -> int | None:
        """Return how many runs come next within the first block; None after it."""
        first = min(BLOCK, self.chunk)
        if self.done >= first:
            return None
        return first - self.done if self.done else min(_FIRST, first)

    def step(self, most: int | None = None) -> None:
        """Make the next chunk, or fewer runs."""
        start = self.done
        stop = min(start + (most or self.chunk), self.draws)
        part = self.evaluator.part(start, stop)
        count = stop - start
        if self.design is not None and start < 2 * self.design.rows:
            part = part._replace(at=self.design.at(count))
        runs = self.evaluator.run(part)
        runs = runs._replace(scores=self.placed.of(runs.scores))
        ranked = self._ranked(runs)
        if self.design is not None and len(runs.why) > count:
            self.design.add(start, ranked, runs.why < 0, count)
        chosen: dict[str, npt.NDArray[Any]] = {
            name: part.drawn[name].astype(np.int16) for name in self._choosing
        }
        del self._chunks[self.counted.chunks :]  # of a chunk that was interrupted
        self._chunks.append({**chosen, MADE: runs.why[:count] < 0})
        self.counted = self._count(runs, ranked, count)

    def _ranked(self, runs: Runs) -> list[FloatArray]:
        return [
            ranks(runs.scores[:, block.rows], self._ties, self._decimals) for block in self.blocks
        ]

    def _count(self, runs: Runs, ranked: list[FloatArray], count: int) -> Counted:
        """Return what is counted with a chunk."""
        why = runs.why[:count]
        made = np.flatnonzero(why < 0)
        some: slice | Indices = slice(count) if len(made) == count else made
        weights = None if runs.weights is None else runs.weights[some]
        before = self.counted
        tallies = deepcopy(before.tallies)
        for block, tally, own in zip(self.blocks, tallies, ranked, strict=True):
            tally.add(runs.scores[some][:, block.rows], own[some], weights)
        refused = before.refused + Counter(why[why >= 0].tolist())
        return Counted(before.done + count, tallies, refused, before.chunks + 1)

    def frame(self) -> pd.DataFrame:
        """Return a row for every run: what was chosen, and whether it could be made.

        What is left out is a code, and nothing where all is kept.
        """
        chunks = self._chunks[: self.counted.chunks]
        columns: dict[str, object] = {}
        for name in self._choosing:
            source = self.evaluator.on[name]
            assert isinstance(source, Choice)
            codes = np.concatenate([chunk[name] for chunk in chunks])
            columns[name] = pd.Categorical.from_codes(codes, pd.Index(source.choices))
        columns[MADE] = np.concatenate([chunk[MADE] for chunk in chunks])
        return pd.DataFrame(columns, pd.RangeIndex(self.done, name="run"))
