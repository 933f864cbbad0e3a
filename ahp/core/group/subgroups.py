"""Whether groups of people, such as fields or professions, weigh differently.

The weights are compositions, so their centered logarithms are compared: the sum of squares between
the groups, as a share of that of all people. How likely as large a share is by chance is seen from
sharing the same people out anew among groups of the same sizes.

References
----------
Aitchison, J. (1986). The statistical analysis of compositional data. Chapman and Hall. Anderson,
M. J. (2001). A new method for non-parametric multivariate analysis of variance. Austral Ecology
26, 32-46.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import factorial, prod

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import Counts, FloatArray, Indices
from ahp.core.group.aggregation import aggregate_priorities, who_judged

MOST_COUNTED = 5_000
"""Ways of sharing people out up to which all of them are counted."""
DRAWS = 1_999
"""Ways drawn at random where there are more."""

_PART_SIZE = 2**20
_SAME = 1e-9  # shares that differ by rounding only


@dataclass(frozen=True, eq=False)
class Subgroups:
    """The weights of groups of people, and whether they differ by more than chance.

    Attributes
    ----------
    weights : ndarray, (g, n)
        Geometric means of the people of each group; NaN where nobody of it has judged.
    people : ndarray of int, (g,)
        How many of each have judged.
    share : float
        Sum of squares between groups over that of all people, from 0 to 1; NaN where there are
        fewer than two groups, nobody differs, or every group is a single person.
    p : float
        Probability of this share or a larger one if the groups meant nothing.
    ways : int
        Over how many ways of sharing people out.
    exact : bool
        Whether these are all; otherwise they were drawn, and p = (larger + 1) / (ways + 1).
    """

    weights: FloatArray
    people: Counts
    share: float
    p: float
    ways: int
    exact: bool


def compare_subgroups(
    priorities: npt.ArrayLike, groups: npt.ArrayLike, generator: np.random.Generator
) -> Subgroups:
    """Weigh each group of people, and test whether the groups differ.

    Parameters
    ----------
    priorities : array_like, (m, n)
        Positive weights of each person; NaN for who has not judged.
    groups : array_like of int, (m,)
        The group of each person, counted from 0; negative for who is in none.
    generator : numpy.random.Generator
        Draws, where there are too many ways to count.

    Returns
    -------
    Subgroups

    References
    ----------
    Anderson (2001); Phipson, B. and Smyth, G. K. (2010). Permutation p-values should never be
    zero. Statistical Applications in Genetics and Molecular Biology 9, 39.

    Examples
    --------
    >>> weights = [[0.8, 0.2], [0.79, 0.21], [0.81, 0.19], [0.3, 0.7], [0.31, 0.69], [0.29, 0.71]]
    >>> found = compare_subgroups(weights, [0, 0, 0, 1, 1, 1], np.random.default_rng(1))
    >>> found.weights.round(2).tolist(), found.p, found.ways
    ([[0.8, 0.2], [0.3, 0.7]], 0.1, 20)
    """
    own, labels = np.asarray(priorities, dtype=np.float64), np.asarray(groups, dtype=np.intp)
    count = int(labels.max(initial=-1)) + 1
    means = [aggregate_priorities(own[labels == group]) for group in range(count)]
    weights = np.array(means).reshape(count, own.shape[-1])
    taken = who_judged(own) & (labels >= 0)
    labels = labels[taken]
    people: Counts = np.bincount(labels, minlength=count).astype(np.int64)
    sizes = people[people > 0].tolist()
    untested = Subgroups(weights, people, np.nan, np.nan, 0, True)
    if len(sizes) < 2 or max(sizes) < 2:
        return untested
    logarithms = np.log(own[taken])
    centered = logarithms - logarithms.mean(axis=-1, keepdims=True)
    centered -= centered.mean(axis=0)
    total = float(np.square(centered).sum())
    if total <= _SAME**2:
        return untested
    _, labels = np.unique(labels, return_inverse=True)
    share = float(_between(centered, labels[None], sizes)[0]) / total
    p, ways, exact = _chance(centered, labels, sizes, share * total * (1 - _SAME), generator)
    return Subgroups(weights, people, share, p, ways, exact)


def _chance(
    centered: FloatArray,
    labels: Indices,
    sizes: list[int],
    observed: float,
    generator: np.random.Generator,
) -> tuple[float, int, bool]:
    """Return how likely as much between groups is, over how many ways, and whether over all."""
    ways = factorial(len(labels)) // prod(map(factorial, sizes))
    if ways <= MOST_COUNTED:
        every = np.array(list(_ways(tuple(range(len(labels))), sizes)))
        larger = int((_between(centered, every, sizes) >= observed).sum())
        return larger / ways, ways, True
    larger, step = 0, max(1, _PART_SIZE // len(labels))
    for start in range(0, DRAWS, step):
        repeated = np.tile(labels, (min(step, DRAWS - start), 1))
        drawn = generator.permuted(repeated, axis=1)
        larger += int((_between(centered, drawn, sizes) >= observed).sum())
    return (larger + 1) / (DRAWS + 1), DRAWS, False


def _between(centered: FloatArray, ways: Indices, sizes: list[int]) -> FloatArray:
    """Return the sum of squares between groups for each way of sharing people out, (b,)."""
    between = np.zeros(len(ways))
    rest = np.zeros((len(ways), centered.shape[-1]))
    for group, size in enumerate(sizes[:-1]):
        sums = (ways == group).astype(np.float64) @ centered
        between += np.square(sums).sum(axis=-1) / size
        rest -= sums  # all people together are at 0
    between += np.square(rest).sum(axis=-1) / sizes[-1]
    return between


def _ways(places: tuple[int, ...], sizes: list[int]) -> Iterator[list[int]]:
    """Yield the group of each person for every way of sharing them out into groups of sizes."""
    if len(sizes) == 1:
        yield [0] * len(places)
        return
    for chosen in combinations(range(len(places)), sizes[-1]):
        last = set(chosen)
        rest = tuple(place for place in range(len(places)) if place not in last)
        for others in _ways(rest, sizes[:-1]):
            labels = [len(sizes) - 1] * len(places)
            for place, group in zip(rest, others, strict=True):
                labels[place] = group
            yield labels
