"""How probable a region is first with given weights, whatever else is doubted.

Lahdelma, R., Hokkanen, J., Salminen, P. (1998). SMAA - stochastic multiobjective acceptability
analysis. European Journal of Operational Research 106, 137-143.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from index.project.arrays import FloatArray
from index.project.regions import CIRCLE
from index.robust.evaluate import Case
from index.robust.runs import AllRuns, Ranked
from index.robust.scoring import scores_of, simple_scores
from index.steps.means import leaf_weights
from index.steps.rank import ranks
from index.weighting.tree import tree_of, upward

MOST, MOST_TABLES = 1024, 128
"""Runs of the other sources at most; and where each has values of its own."""


class Confidence:
    """Ranks of the first runs with weights that are given in place of those drawn.

    Parameters
    ----------
    runs : AllRuns
        With at least one run.
    """

    def __init__(self, runs: AllRuns) -> None:
        self._evaluator, self._placed = runs.evaluator, runs.placed
        most = MOST_TABLES if "data" in self._evaluator.on else MOST
        stop = min(most, runs.chunk, runs.done)
        part = self._evaluator.part(0, stop)
        why = np.full(stop, -1, dtype=np.intp)
        self._cases = [case for case in self._evaluator.cases(part, why) if self._can_be_made(case)]

    def _can_be_made(self, case: Case) -> bool:
        """Whether any run of a case can be, with the weights of the nominal run."""
        result, plan = self._evaluator.setup.result, self._evaluator.plan(case.settings)
        count = 1 if case.table.ndim == 2 else len(case.runs)
        own = np.repeat(result.weights.local_array[None], count, axis=0)
        shares = leaf_weights(own, plan)
        return not scores_of(result, case.settings, plan, case.table, own, shares).bad.all()

    def of(self, block: Ranked) -> Callable[[FloatArray], Iterator[FloatArray]]:
        """Return what gives the ranks of a block under weights, as `confidence_factors` asks."""

        def under(weights: FloatArray) -> Iterator[FloatArray]:
            tree = self._evaluator.setup.result.weights
            local = tree_of(upward(weights, tree), tree).local_array
            for case in self._cases:
                found = self._ranks(case, block, local)
                if found is not None:
                    yield found

        return under

    def _ranks(self, case: Case, block: Ranked, local: FloatArray) -> FloatArray | None:
        """Return ranks, (m, n); of runs that can be made."""
        result, plan = self._evaluator.setup.result, self._evaluator.plan(case.settings)
        count = 1 if case.table.ndim == 2 else len(case.runs)
        own = np.repeat(local[None], count, axis=0)
        shares = leaf_weights(own, plan)
        rows = None if block.pool == CIRCLE else block.rows  # circles are of all their members
        table = case.table if rows is None else case.table[..., rows, :]
        scores = simple_scores(case.settings, plan, table, shares)
        if scores is None:
            found = scores_of(result, case.settings, plan, case.table, own, shares)
            scores = found.scores[~found.bad]
            scores = scores if rows is None else scores[:, rows]
        if rows is None:
            scores = self._placed.of(scores)[:, block.rows]
        if not len(scores):
            return None
        placed = ranks(scores, result.settings.ties, result.settings.rank_decimals)
        return np.repeat(placed, len(case.runs), axis=0) if count == 1 else placed
