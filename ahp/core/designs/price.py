"""What a short design costs: how far its weights lie from those of all judgments, simulated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ahp.core.arrays import FloatArray, Indices
from ahp.core.consistency import consistency_index
from ahp.core.designs.graphs import adjacency_of, laplacian_inverse
from ahp.core.priorities import principal_eigenvalue, principal_eigenvector
from ahp.core.random_index import random_index
from ahp.core.scales import SAATY_VALUES

DRAWS = 4_000
"""Sets of judgments that a price is the mean over."""
SPREAD = 0.2
"""Standard deviation of the logarithms of careful judgments; 0.5 is that of hasty ones."""

_THRESHOLD = 0.1  # CR below which judgments count as consistent
_MOST_ROUNDS = 20  # of drawing, when few judgments are consistent


@dataclass(frozen=True)
class Price:
    """What a design is expected to cost, against asking all pairs.

    Attributes
    ----------
    error : float
        Mean over the draws of the largest difference of a weight; NaN where no judgments drawn
        were consistent.
    same_first : float
        Share of the draws in which the same item has the largest weight.
    spread : float
        Standard deviation of the logarithms of judgments that was taken.
    draws : int
        Sets of judgments, all of them consistent.
    """

    error: float
    same_first: float
    spread: float
    draws: int


def expected_price(
    n: int, pairs: Indices, spread: float = SPREAD, seed: int = 1, draws: int = DRAWS
) -> Price:
    """Simulate what it costs to ask these pairs only.

    Weights are drawn uniformly from 1 to 9 and all judgments with log-normal errors around their
    ratios, then put on the nearest value of Saaty's scale. Sets with CR below 0.1 are kept, by the
    random index of Alonso and Lamata, which goes for any n. Both the judgments of these pairs and
    all of them are weighed by logarithmic least squares.

    Parameters
    ----------
    n : int
        Number of items.
    pairs : ndarray of int, (k, 2)
        Of a connected graph, as from `design`.
    spread : float
        Standard deviation of the errors of logarithms.
    seed : int
        The same seed draws the same judgments for every design of n items.
    draws : int
        How many sets; fewer where judgments are rarely consistent.

    Returns
    -------
    Price

    References
    ----------
    The simulation is that of Bozoki and Szadoczki (2022) in its purpose: how close the weights of
    the pairs asked come to those of all of them.

    Examples
    --------
    >>> from ahp.core.designs import design
    >>> star, regular = (expected_price(6, design(6, kind)) for kind in ("spanning", "regular"))
    >>> round(star.error, 2), round(regular.error, 2)
    (0.06, 0.02)
    """
    generator = np.random.default_rng(seed)
    kept, found = 0, []
    for _ in range(_MOST_ROUNDS):
        logarithms = _consistent_judgments(n, draws, spread, generator)[: draws - kept]
        found.append(logarithms)
        kept += len(logarithms)
        if kept == draws:
            break
    if not kept:
        return Price(np.nan, np.nan, spread, 0)
    logarithms = np.concatenate(found)
    every = _log_least_squares(logarithms, np.ones((n, n)) - np.eye(n))
    short = _log_least_squares(logarithms, adjacency_of(n, pairs))
    # Rounded: items that weigh the same are the first in both, or in neither.
    same = np.round(every, 9).argmax(axis=-1) == np.round(short, 9).argmax(axis=-1)
    error = float(np.abs(every - short).max(axis=-1).mean())
    return Price(error, float(same.mean()), spread, kept)


def _consistent_judgments(
    n: int, count: int, spread: float, generator: np.random.Generator
) -> FloatArray:
    """Draw judgments and return the logarithms of those that are consistent, (at most count, n, n).

    The matrices are antisymmetric.
    """
    weights = generator.uniform(1.0, 9.0, (count, n))
    rows, columns = np.triu_indices(n, 1)
    errors = generator.normal(0.0, spread, (count, len(rows)))
    exact = np.log(weights[:, rows]) - np.log(weights[:, columns]) + errors
    scale = np.log(SAATY_VALUES)
    values = scale[np.searchsorted((scale[1:] + scale[:-1]) / 2, exact)]
    logarithms = np.zeros((count, n, n))
    logarithms[:, rows, columns] = values
    logarithms[:, columns, rows] = -values
    if n <= 2:
        return logarithms
    matrices = np.exp(logarithms)
    lambda_max = principal_eigenvalue(matrices, principal_eigenvector(matrices))
    most = _THRESHOLD * random_index(n, "alonso-lamata")
    return logarithms[consistency_index(lambda_max, n) < most]


def _log_least_squares(logarithms: FloatArray, adjacency: FloatArray) -> FloatArray:
    """Weigh many matrices of which the same pairs are taken, (b, n, n) -> (b, n)."""
    x = (logarithms * adjacency).sum(axis=-1) @ laplacian_inverse(adjacency)
    weights = np.exp(x - x.max(axis=-1, keepdims=True))
    normalized: FloatArray = weights / weights.sum(axis=-1, keepdims=True)
    return normalized
