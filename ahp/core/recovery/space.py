"""What is known of a matrix, and which matrices are tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ahp.common.names import unknown_choice
from ahp.core.arrays import BoolArray, FloatArray, Indices
from ahp.core.scales import SAATY_VALUES

SPACES = ("all", "ordered", "tied", "ordered-tied")

EQUAL = len(SAATY_VALUES) // 2  # the code of the judgment 1; codes c and 16 - c are reciprocal
LAST = len(SAATY_VALUES) - 1
SLACK = 1e-12  # rounding errors of a few sums of numbers near 1; widens, so it never prunes a fit


@dataclass(frozen=True, eq=False)
class Bounds:
    """What is known of the eigenpair: intervals for the weights, shape (n,), and for lambda_max."""

    lower: FloatArray
    upper: FloatArray
    lambda_lower: float
    lambda_upper: float

    @property
    def n(self) -> int:
        """The number of items."""
        return len(self.lower)

    def admit(self, weights: FloatArray, lambda_max: FloatArray) -> BoolArray:
        """Tell which eigenpairs, shapes (..., n) and (...), lie inside; ends belong to it."""
        within = (weights >= self.lower - SLACK) & (weights <= self.upper + SLACK)
        lambda_slack = SLACK * self.n
        return (
            within.all(axis=-1)
            & (lambda_max >= self.lambda_lower - lambda_slack)
            & (lambda_max <= self.lambda_upper + lambda_slack)
        )


@dataclass(frozen=True, eq=False)
class SearchSpace:
    """Which judgments are tried: items in classes of equals, and codes allowed between classes.

    ``classes[i]`` is the class of item i; items of one class are judged equal (1) and alike
    towards the others. ``allowed[p][q]`` holds the codes (places in ``SAATY_VALUES``) tried for
    the judgment of class p over class q.
    """

    name: str
    classes: tuple[int, ...]
    allowed: tuple[tuple[Indices, ...], ...]

    @property
    def sizes(self) -> FloatArray:
        """How many items each class has, shape (m,)."""
        return np.bincount(self.classes).astype(float)

    def size(self) -> int:
        """How many matrices the space holds."""
        m, product = len(self.allowed), 1
        for p in range(m):
            for q in range(p + 1, m):
                product *= len(self.allowed[p][q])
        return product


def search_space(name: str, weights: Sequence[float | None]) -> SearchSpace:
    """Make a named search space for n items with the given printed weights.

    An item without a printed weight (None) is neither ordered nor tied.

    ``all``: each of the 17 values for every judgment. ``ordered``: a heavier item is never judged
    less important than a lighter one. ``tied``: items with equal weights have equal judgments.
    ``ordered-tied``: both.

    Raises
    ------
    UsageError
        If the name is not one of ``SPACES``.

    Examples
    --------
    >>> search_space("all", [0.6, 0.2, 0.2]).size()
    4913
    >>> search_space("ordered-tied", [0.6, 0.2, 0.2]).size()
    9
    """
    if name not in SPACES:
        raise unknown_choice("--space", name, ("auto", *SPACES))
    if name.endswith("tied"):
        keys = [place if weight is None else str(weight) for place, weight in enumerate(weights)]
        distinct = list(dict.fromkeys(keys))
        classes = tuple(distinct.index(key) for key in keys)
    else:
        classes = tuple(range(len(weights)))
    heads = [weights[classes.index(p)] for p in range(max(classes) + 1)]
    every = np.arange(LAST + 1)

    def tried(p: float | None, q: float | None) -> Indices:
        if name.startswith("ordered") and p is not None and q is not None and p != q:
            return every[EQUAL:] if p > q else every[: EQUAL + 1]
        return every

    allowed = tuple(tuple(tried(p, q) for q in heads) for p in heads)
    return SearchSpace(name, classes, allowed)
