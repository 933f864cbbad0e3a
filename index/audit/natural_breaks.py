"""Natural breaks: the classes of some numbers that differ least within themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate
from math import inf


def natural_breaks(values: Sequence[Fraction], classes: int) -> tuple[int, ...]:
    """Part numbers into classes whose squared deviations from their means add up to least.

    Found exactly, by dynamic programming over the distinct numbers, so that equal ones are never
    parted. Where several partitions are best, the upper classes are the smallest.

    Parameters
    ----------
    values : sequence of Fraction
    classes : int

    Returns
    -------
    tuple of int
        The class of each number, 1 for the greatest; empty where there are fewer distinct numbers
        than classes.

    References
    ----------
    W. D. Fisher, "On Grouping for Maximum Homogeneity", Journal of the American Statistical
    Association 53 (1958) 789-798. Cartography knows it as Jenks' optimal classification.

    Examples
    --------
    >>> natural_breaks([Fraction(one) for one in (9, 8, 8, 3, 1)], 2)
    (1, 1, 1, 2, 2)
    """
    counted = Counter(values)
    distinct = sorted(counted, reverse=True)
    if not 1 <= classes <= len(distinct):
        return ()
    ends = _ends(distinct, [counted[one] for one in distinct], classes)
    class_of = {
        value: 1 + sum(place >= end for end in ends) for place, value in enumerate(distinct)
    }
    return tuple(class_of[value] for value in values)


def _ends(distinct: list[Fraction], counts: list[int], classes: int) -> list[int]:
    """Return where each class but the last ends, as the place of the next number."""
    size = len(distinct)
    weights = [0, *accumulate(counts)]
    sums = [Fraction(0), *accumulate(n * x for n, x in zip(counts, distinct, strict=True))]
    squares = [Fraction(0), *accumulate(n * x * x for n, x in zip(counts, distinct, strict=True))]

    def spread(low: int, high: int) -> float:
        total = sums[high] - sums[low]
        return float(squares[high] - squares[low] - total * total / (weights[high] - weights[low]))

    best = [0.0] + [inf] * size  # of the first numbers, in as many classes as were added
    starts: list[list[int]] = []
    for _ in range(classes):
        costs, begun = [inf] * (size + 1), [0] * (size + 1)
        for high in range(1, size + 1):
            for low in range(high):
                if best[low] < inf and (cost := best[low] + spread(low, high)) < costs[high]:
                    costs[high], begun[high] = cost, low
        best = costs
        starts.append(begun)
    ends, end = [], size
    for begun in reversed(starts):
        end = begun[end]
        ends.append(end)
    return ends[:-1]
