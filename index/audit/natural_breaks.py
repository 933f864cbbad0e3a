"""Natural breaks: the classes of some numbers that differ least within themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate
from math import lcm


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
    unit = lcm(*(one.denominator for one in distinct))
    whole = [int(one * unit) for one in distinct]
    weights = [0, *accumulate(counts)]
    sums = [0, *accumulate(n * x for n, x in zip(counts, whole, strict=True))]
    squares = [0, *accumulate(n * x * x for n, x in zip(counts, whole, strict=True))]
    common = lcm(*range(1, weights[-1] + 1))  # integers: ties of partitions are exact, too
    shares = [0, *(common // n for n in range(1, weights[-1] + 1))]

    def spread(low: int, high: int) -> int:
        total, n = sums[high] - sums[low], weights[high] - weights[low]
        return ((squares[high] - squares[low]) * n - total * total) * shares[n]

    best: list[int | None] = [0] + [None] * size  # of the first numbers, in the classes so far
    starts: list[list[int]] = []
    for _ in range(classes):
        costs: list[int | None] = [None] * (size + 1)
        begun = [0] * (size + 1)
        for high in range(1, size + 1):
            ways = [
                (before + spread(low, high), low)
                for low in range(high)
                if (before := best[low]) is not None
            ]
            if ways:
                costs[high], begun[high] = min(ways)
        best = costs
        starts.append(begun)
    ends, end = [], size
    for begun in reversed(starts):
        end = begun[end]
        ends.append(end)
    return ends[:-1]
