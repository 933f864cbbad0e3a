"""Which pair to ask about next, and how much more the answers would tell.

Logarithms of judgments are taken as measured: log a_ij = x_i - x_j + error, with independent
normal errors of one variance. Least squares then gives the logarithms x of the weights, with
covariance variance * L^+, where L is the Laplacian of the comparison graph (Osting, Brune and
Osher 2014). The weights are w = exp(x) / sum(exp(x)), so their covariance is J L^+ J times the
variance, J = diag(w) - w w'.

The variance is that of the residuals, together with two residuals' worth of what is expected
before there are any: the geometric consistency index that corresponds to CR = 0.1 (Aguaron and
Moreno-Jimenez 2003), which is just such a variance.

Functions take arrays (n, n) of ratios with NaN where a pair was not judged.

References
----------
Osting, B., Brune, C. and Osher, S. J. (2014). Optimal data collection for informative rankings
expose well-connected graphs. Journal of Machine Learning Research 15, 2981-3012.

Bozoki, S. and Szadoczki, Zs. (2022). Optimal sequences for pairwise comparisons: the graph of
graphs approach. arXiv:2205.08673.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sqrt

import numpy as np

from ahp.core.arrays import BoolArray, FloatArray, Indices
from ahp.core.consistency import gci_threshold
from ahp.core.graph import components

PRIOR_RESIDUALS = 2
"""How many residuals the variance expected beforehand counts for."""

_SAME = 1e-9  # gains that differ by less are equal: rounding must not decide which pair is asked
_WORK = 10**7  # of looking ahead pair by pair; beyond it, several pairs at a time
_MEAN_OF_NORMAL = sqrt(2 / pi)  # expected absolute value of a standard normal variable


@dataclass(frozen=True)
class Outlook:
    """What further answers would bring.

    Attributes
    ----------
    spanning_left : int
        Answers until all items are linked, and weights exist.
    estimated_left : int
        Answers until no further one is expected to change a weight by the given amount.
    expected_change : float or None
        Expected largest change of any weight by one more answer, whichever pair it is about;
        0 where nothing is left to ask, None while there are no weights.
    """

    spanning_left: int
    estimated_left: int
    expected_change: float | None


def next_pair(judgments: FloatArray, askable: BoolArray) -> tuple[int, int] | None:
    """Choose the next pair: first what links the items, then what makes the weights surest.

    The links make a star, which is the best of the spanning trees (Bozoki and Szadoczki 2022).
    Then comes the pair whose answer lowers the sum of the variances of the weights most.

    Parameters
    ----------
    judgments : ndarray, (n, n)
    askable : ndarray of bool, (n, n)
        Which pairs may be asked; the upper triangle is read.

    Returns
    -------
    (int, int) or None
        i < j; None when nothing may be asked.

    Examples
    --------
    >>> judgments = np.full((3, 3), np.nan)
    >>> np.fill_diagonal(judgments, 1.0)
    >>> next_pair(judgments, np.ones((3, 3), dtype=bool))
    (0, 1)
    """
    rows, columns = np.nonzero(np.triu(askable, 1))
    if not len(rows):
        return None
    known = ~np.isnan(judgments)
    link = _linking_pair(known, rows, columns)
    if link is None:
        logs, precision = _logs(judgments), _inverse(known)
        gains, _ = _gains(precision, _spread(_solve(logs, precision)), rows, columns)
        best = np.flatnonzero(gains >= gains.max() * (1 - _SAME))[0]
        link = (int(rows[best]), int(columns[best]))
    return link


def outlook(judgments: FloatArray, askable: BoolArray, stop_change: float) -> Outlook:
    """Estimate how many answers remain, by asking ahead the pair that tells most each time.

    Answers that are not given yet are taken to agree with the weights.

    Parameters
    ----------
    judgments, askable
        As for `next_pair`.
    stop_change : float
        A change of a weight that no longer matters.

    Returns
    -------
    Outlook

    Examples
    --------
    >>> judgments = np.array([[1, 2, 6], [1 / 2, 1, np.nan], [1 / 6, np.nan, 1]])
    >>> ahead = outlook(judgments, np.isnan(judgments), 0.01)
    >>> ahead.spanning_left, ahead.estimated_left, round(ahead.expected_change, 3)
    (0, 1, 0.062)
    """
    known = ~np.isnan(judgments)
    spanning_left = len(components(judgments)) - 1
    rows, columns = np.nonzero(np.triu(askable, 1))
    linked = known.copy()
    links = 0
    while links < spanning_left:
        link = _linking_pair(linked, rows, columns)
        if link is None:  # the pairs that would link the items were skipped
            return Outlook(spanning_left, len(rows), None)
        linked[link] = linked[link[::-1]] = True
        links += 1
    left = ~linked[rows, columns]
    rows, columns = rows[left], columns[left]
    logs, precision = _logs(judgments), _inverse(linked)
    x = _solve(logs, precision)
    deviation = sqrt(_variance(logs, known, x))
    more, expected = _look_ahead(precision, _spread(x), rows, columns, stop_change / deviation)
    return Outlook(spanning_left, links + more, None if spanning_left else expected * deviation)


def _linking_pair(known: BoolArray, rows: Indices, columns: Indices) -> tuple[int, int] | None:
    """Return the pair that links two islands at the item that has most judgments already."""
    island = np.empty(len(known), dtype=np.intp)
    for number, items in enumerate(components(np.where(known, 1.0, np.nan))):
        island[list(items)] = number
    apart = np.flatnonzero(island[rows] != island[columns])
    if not len(apart):
        return None
    degree = known.sum(axis=-1)
    best = apart[np.maximum(degree[rows], degree[columns])[apart].argmax()]
    return int(rows[best]), int(columns[best])


def _logs(judgments: FloatArray) -> FloatArray:
    logs: FloatArray = np.nan_to_num(np.log(judgments))
    return logs


def _inverse(known: BoolArray) -> FloatArray:
    """Return the pseudo-inverse of the Laplacian of a connected graph, (n, n)."""
    n = len(known)
    adjacency = (known & ~np.eye(n, dtype=bool)).astype(np.float64)
    laplacian: FloatArray = np.diag(adjacency.sum(axis=-1)) - adjacency
    # The vector of ones is the kernel: adding it makes the matrix regular, and is taken out again.
    shift = 1 / n
    inverse = np.linalg.inv(laplacian + shift).astype(np.float64)
    return inverse - shift


def _solve(logs: FloatArray, precision: FloatArray) -> FloatArray:
    """Return the logarithms of the weights by least squares, (n,); they sum to 0."""
    x: FloatArray = precision @ logs.sum(axis=-1)
    return x


def _variance(logs: FloatArray, known: BoolArray, x: FloatArray) -> float:
    """Return the variance of the errors, by the residuals and what was expected beforehand."""
    n = len(x)
    residuals = np.where(known, logs - (x[:, None] - x), 0.0)
    freedom = max(int(np.triu(known, 1).sum()) - (n - 1), 0)
    prior = PRIOR_RESIDUALS * gci_threshold(max(n, 3))
    squares = float(np.square(np.triu(residuals, 1)).sum()) if freedom else 0.0
    return (prior + squares) / (PRIOR_RESIDUALS + freedom)


def _spread(x: FloatArray) -> FloatArray:
    """Return J = diag(w) - w w', by which weights follow small changes of their logarithms."""
    weights = np.exp(x - x.max())
    weights /= weights.sum()
    spread: FloatArray = np.diag(weights) - np.outer(weights, weights)
    return spread


def _gains(
    precision: FloatArray,
    spread: FloatArray,
    rows: Indices,
    columns: Indices,
) -> tuple[FloatArray, FloatArray]:
    """Return for each pair what its answer does, for errors of variance one.

    By how much it lowers the sum of the variances of the weights, and the expected absolute value
    of the change of the weight that changes most.
    """
    moves = spread @ (precision[:, rows] - precision[:, columns])  # (n, pairs)
    diagonal = np.diag(precision)
    resistance = diagonal[rows] + diagonal[columns] - 2 * precision[rows, columns]
    gains: FloatArray = np.square(moves).sum(axis=0) / (1 + resistance)
    changes: FloatArray = _MEAN_OF_NORMAL * np.abs(moves).max(axis=0) / np.sqrt(1 + resistance)
    return gains, changes


def _look_ahead(
    precision: FloatArray,
    spread: FloatArray,
    rows: Indices,
    columns: Indices,
    stop: float,
) -> tuple[int, float]:
    """Add the best pairs until none is expected to change a weight by ``stop``.

    Return how many were added, and the change expected of the first.
    """
    at_once = 1 + len(rows) ** 2 * len(precision) // _WORK
    added, first = 0, None
    while len(rows):
        gains, changes = _gains(precision, spread, rows, columns)
        expected = float(changes.max())
        first = expected if first is None else first
        if expected < stop:
            break
        chosen = np.argsort(-gains, kind="stable")[:at_once]
        for i, j in zip(rows[chosen].tolist(), columns[chosen].tolist(), strict=True):
            move = precision[:, i] - precision[:, j]
            precision = precision - np.outer(move, move) / (1 + move[i] - move[j])
        added += len(chosen)
        rows, columns = np.delete(rows, chosen), np.delete(columns, chosen)
    return added, first or 0.0
