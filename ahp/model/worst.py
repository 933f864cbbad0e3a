"""The judgments that disagree most with the weights, and what would agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from ahp.core.arrays import FloatArray, Indices
from ahp.core.disturbance import error_ratios, implied_at, worst_judgments
from ahp.core.graph import is_connected
from ahp.core.scales import judgments_of, nearest_places, saaty_ratios
from ahp.model.judgment import SAATY_JUDGMENTS
from ahp.model.matrix import PairwiseMatrix


@dataclass(frozen=True)
class WorstJudgment:
    """A judgment that disagrees with the weights, and what would agree.

    Attributes
    ----------
    a, b : str
        The pair, as it stands above the diagonal.
    value : Fraction
        How many times more a was judged to matter than b.
    error_ratio : float
        Saaty's a_ij w_j / w_i: 1 where judgment and weights agree.
    implied : float
        What all other judgments imply for this pair (Harker 1987), as a judgment. With another
        scale than linear, the ratio they imply is read backwards: between two values of the 1-9
        scale by interpolation of logarithms, beyond its ends as 9 or 1/9.
    nearest : Fraction
        The nearest value of the 1-9 scale, by ratio.
    cr_after, cr_after_nearest : float
        CR after changing only this judgment to what the others imply, or to ``nearest``; by the
        method of the analysis, and so comparable with its CR.
    """

    a: str
    b: str
    value: Fraction
    error_ratio: float
    implied: float
    nearest: Fraction
    cr_after: float
    cr_after_nearest: float


def find_worst(
    matrix: PairwiseMatrix,
    ratios: FloatArray,
    weights: FloatArray,
    scale: str,
    ratio_after: Callable[[Indices, Indices, FloatArray], FloatArray],
    k: int,
) -> tuple[WorstJudgment, ...]:
    """Return the judgments farthest from the weights, worst first.

    Parameters
    ----------
    matrix : PairwiseMatrix
    ratios : ndarray, (n, n)
        What its judgments stand for on the scale.
    weights : ndarray, (n,)
    scale : str
    ratio_after : function of rows, columns and ratios
        CR after changing each of some judgments alone.
    k : int
        How many, at most.

    Returns
    -------
    tuple of WorstJudgment
        Judgments that no others bear on are left out.
    """
    n, labels = matrix.n, matrix.labels
    ranked = _contradictable(matrix, ratios, worst_judgments(ratios, weights), k)
    rows, columns = np.array(ranked, dtype=np.intp).reshape(-1, 2).T
    errors = error_ratios(ratios, weights)[rows, columns]
    implied = implied_at(ratios, rows, columns)
    nearest = nearest_places(implied, n, scale)
    after = ratio_after(rows, columns, implied)
    after_nearest = ratio_after(rows, columns, saaty_ratios(n, scale)[nearest])
    judged = judgments_of(implied, n, scale)
    return tuple(
        WorstJudgment(
            a=labels[i],
            b=labels[j],
            value=matrix.judgment(labels[i], labels[j]) or Fraction(1),
            error_ratio=float(errors[place]),
            implied=float(judged[place]),
            nearest=SAATY_JUDGMENTS[nearest[place]],
            cr_after=float(after[place]),
            cr_after_nearest=float(after_nearest[place]),
        )
        for place, (i, j) in enumerate(ranked)
    )


def _contradictable(
    matrix: PairwiseMatrix, ratios: FloatArray, pairs: list[tuple[int, int]], k: int
) -> list[tuple[int, int]]:
    """Return the first k judgments that others bear on: items stay linked without them."""
    if matrix.complete:
        return pairs[:k]
    found: list[tuple[int, int]] = []
    for i, j in pairs:
        if len(found) == k:
            break
        without = ratios.copy()
        without[i, j] = without[j, i] = np.nan
        if is_connected(without):
            found.append((i, j))
    return found
