"""The random index where judgments are missing: it falls with every one of them.

Random judgments that leave gaps can contradict each other less, so a consistency ratio that was
held against the table for complete matrices would flatter. With all but n - 1 judgments missing
nothing can contradict anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from math import sqrt
from types import MappingProxyType

import numpy as np

from ahp.common.findings import RandomIndexError
from ahp.common.mathematics import MISSING_RANGE, RARELY_CONNECTED
from ahp.common.names import unknown_choice
from ahp.core.arrays import FloatArray
from ahp.core.graph import is_connected
from ahp.core.incomplete import complete_by_eigenvalue, complete_within
from ahp.core.priorities import principal_eigenvalue, principal_eigenvector
from ahp.core.random_index.simulation import SimulatedIndex, random_matrices, simulate_random_index
from ahp.core.random_index.tables import random_index

COMPLETIONS: Mapping[str, Callable[[FloatArray], FloatArray]] = MappingProxyType(
    {"free": complete_by_eigenvalue, "within-scale": complete_within}
)
"""How missing judgments are completed: by any ratios, or by those from 1/9 to 9 only."""

_BLOCK = 2**12  # matrices drawn at a time; the estimate depends on it
_DRAWS = 2**17  # graphs drawn in a row of which none is connected, at which to give up


def most_missing(n: int) -> int:
    """How many of n items' judgments can be missing: all but the n - 1 that link them.

    Examples
    --------
    >>> most_missing(4), most_missing(9)
    (3, 28)
    """
    return (n - 1) * (n - 2) // 2


def incomplete_random_index(n: int, missing: int, table: str = "yaahp") -> float:
    """RI for n items of which some pairs were not judged, on the footing of the named table.

    The table's own value for complete matrices, times the share that simulated random matrices
    keep when as many judgments are missing. So it is the table's value where none is missing, and
    two matrices judged by the same table stay comparable; a table's own simulation may have drawn
    from another scale or fewer matrices than ours.

    Parameters
    ----------
    n : int
        Number of items.
    missing : int
        Pairs that were not judged, from 0 to (n - 1)(n - 2) / 2; the others link all items.
    table : str
        One of `ahp.core.random_index.NAMES`.

    Returns
    -------
    float
        0 where nothing can be contradicted: n - 1 judgments or fewer than three items.

    Raises
    ------
    RandomIndexError
        When no table has that name, the table ends before n, or so many cannot be missing.

    References
    ----------
    Agoston, K. C. and Csato, L. (2022). Inconsistency thresholds for incomplete pairwise comparison
    matrices. Omega 108, 102576. `share_kept` says where the share comes from.

    Examples
    --------
    >>> incomplete_random_index(6, 0), round(incomplete_random_index(6, 5), 2)
    (1.26, 0.63)
    """
    return random_index(n, table) * share_kept(n, missing)


def share_kept(n: int, missing: int) -> float:
    """Return RI(n, missing) / RI(n, 0), the part of the random index that is left.

    Up to 15 items it is simulated (`table`); beyond, it is 1 - 2 missing / ((n - 1)(n - 2)), the
    linear approximation of Agoston and Csato, which at n = 15 is within 0.03 of what is
    simulated.

    Parameters
    ----------
    n : int
        Number of items.
    missing : int
        Pairs that were not judged.

    Returns
    -------
    float
        From 1 for none to 0 where the judgments form a tree.

    Raises
    ------
    RandomIndexError
        When so many cannot be missing.

    References
    ----------
    Agoston, K. C. and Csato, L. (2022). Inconsistency thresholds for incomplete pairwise comparison
    matrices. Omega 108, 102576.

    Examples
    --------
    >>> share_kept(20, 0), share_kept(20, 171), share_kept(20, 57) == 1 - 57 / 171
    (1.0, 0.0, True)
    """
    most = most_missing(n)
    if not 0 <= missing <= most:
        raise RandomIndexError.of(MISSING_RANGE, n=n, missing=missing, most=most)
    if not missing:
        return 1.0
    if missing == most:
        return 0.0
    simulated = table()
    if (n, 0) not in simulated:
        return 1 - missing / most
    return simulated[n, missing].value / simulated[n, 0].value


@cache
def table() -> Mapping[tuple[int, int], SimulatedIndex]:
    """Return the simulated random index by number of items, 3 to 15, and missing judgments.

    ``benchmarks/incomplete_index.py`` writes it: `simulate_incomplete_random_index` with the
    number of samples and the seed of each entry.

    Examples
    --------
    >>> entry = table()[4, 1]
    >>> round(entry.value, 2), entry.samples, entry.seed
    (0.58, 100000, 2022)
    """
    source = files("ahp.core.random_index") / "data" / "incomplete_index.csv"
    text = source.read_text(encoding="utf-8")
    entries = {}
    for line in text.splitlines()[1:]:
        n, missing, value, error, samples, seed = line.split(",")
        entries[int(n), int(missing)] = SimulatedIndex(
            int(n), float(value), float(error), int(samples), int(seed), int(missing)
        )
    return MappingProxyType(entries)


@cache
def simulate_incomplete_random_index(
    n: int, missing: int, samples: int = 10_000, seed: int = 2022, completion: str = "free"
) -> SimulatedIndex:
    """Estimate RI for n items of which some pairs are not judged.

    The mean CI of matrices whose given judgments are each one of the 17 values 1/9 to 9 with equal
    chance, completed so that lambda_max is as small as it can be. The missing pairs are drawn at
    random too, again and again until the others link all items.

    Parameters
    ----------
    n : int
        Number of items.
    missing : int
        Pairs that are not judged, from 0 to (n - 1)(n - 2) / 2.
    samples : int
        Number of matrices, at least 2.
    seed : int
        The same seed gives the same estimate.
    completion : str
        A name of `COMPLETIONS`. By ``within-scale`` the estimate is that of Agoston and Csato,
        which is above 0 for a tree: ratios that would agree may lie beyond the scale.

    Returns
    -------
    SimulatedIndex
        With the standard error of the mean.

    Raises
    ------
    UsageError
        When no completion has that name.
    RandomIndexError
        When so many cannot be missing, or hardly any matrix with so few judgments links all items.

    References
    ----------
    Agoston, K. C. and Csato, L. (2022). Inconsistency thresholds for incomplete pairwise comparison
    matrices. Omega 108, 102576.

    Examples
    --------
    >>> complete, gap, tree = (simulate_incomplete_random_index(4, m, 1000) for m in (0, 1, 3))
    >>> complete.value > gap.value > tree.value == 0
    True
    """
    if completion not in COMPLETIONS:
        raise unknown_choice("completion", completion, COMPLETIONS)
    most = most_missing(n)
    if not 0 <= missing <= most:
        raise RandomIndexError.of(MISSING_RANGE, n=n, missing=missing, most=most)
    if not missing:
        return simulate_random_index(n, samples, seed)
    if missing == most and completion == "free":
        return SimulatedIndex(n, 0.0, 0.0, samples, seed, missing)
    generator = np.random.default_rng(seed)
    indices = np.empty(samples)
    for start in range(0, samples, _BLOCK):
        count = min(_BLOCK, samples - start)
        drawn = random_incomplete(n, missing, count, generator)
        completed = COMPLETIONS[completion](drawn)
        lambdas = principal_eigenvalue(completed, principal_eigenvector(completed))
        indices[start : start + count] = (lambdas - n) / (n - 1)
    error = float(indices.std(ddof=1)) / sqrt(samples)
    return SimulatedIndex(n, float(indices.mean()), error, samples, seed, missing)


def random_incomplete(
    n: int, missing: int, count: int, generator: np.random.Generator
) -> FloatArray:
    """Draw reciprocal matrices with missing judgments (NaN) that link all items.

    Parameters
    ----------
    n, missing : int
        Number of items, and of pairs that are not judged.
    count : int
        Number of matrices.
    generator : numpy.random.Generator
        Where the chance comes from.

    Returns
    -------
    ndarray, (count, n, n)

    Raises
    ------
    RandomIndexError
        When none of 131,072 matrices drawn in a row links all items.

    Examples
    --------
    >>> matrices = random_incomplete(4, 2, 5, np.random.default_rng(1))
    >>> matrices.shape, np.isnan(matrices).sum(axis=(-2, -1)).tolist()
    ((5, 4, 4), [4, 4, 4, 4, 4])
    """
    rows, columns = np.triu_indices(n, 1)
    matrices = random_matrices(n, count, generator)
    pending, fruitless = np.arange(count), 0
    while len(pending):
        order = generator.random((len(pending), len(rows))).argsort(axis=-1)[:, :missing]
        gaps = np.zeros((len(pending), n, n))
        gaps[np.arange(len(pending))[:, None], rows[order], columns[order]] = np.nan
        gaps += gaps.swapaxes(-2, -1)
        linked = is_connected(gaps)
        matrices[pending[linked]] += gaps[linked]
        pending = pending[~linked]
        fruitless = 0 if linked.any() else fruitless + len(linked)
        if fruitless > _DRAWS:
            raise RandomIndexError.of(RARELY_CONNECTED, n=n, missing=missing)
    return matrices
