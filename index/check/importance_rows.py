"""Weight beside importance: of every part in its node, and of every item in the goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from index.check.correlation import correlate
from index.check.data import Data
from index.check.importance import Ratio, importance_ratio
from index.check.sections import Choices, below, nodes_of
from index.project.arrays import FloatArray

_SAME = 1e-9


class Part(NamedTuple):
    """An item beside others: what its weight promises and what the scores say.

    Attributes
    ----------
    code, node : str
        The item, and the node whose scores are to follow it.
    level : int
        Of the items that it is compared with: that of the item, or that of a level that reaches
        below it.
    weight : float
        Its share of the weights of all.
    r : float or None
        Its correlation with the node.
    ratio : Ratio or None
    share : float or None
        Its correlation ratio in the sum of those of all, to be compared with the weight.
    goal : float or None
        Its correlation with the goal.
    lighter : tuple of str
        Items of less weight that matter more.
    """

    code: str
    node: str
    level: int
    weight: float
    r: float | None
    ratio: Ratio | None
    share: float | None
    goal: float | None
    lighter: tuple[str, ...] = ()

    @property
    def per_weight(self) -> float | None:
        """Share of importance over weight: 1 where an item matters as its weight says."""
        return self.share / self.weight if self.share is not None and self.weight else None


def importance(data: Data, choices: Choices) -> tuple[Part, ...]:
    """Set the weight of every part beside how much the scores of its node follow it.

    References
    ----------
    Paruolo, P., Saisana, M., Saltelli, A. (2013). Ratings and rankings: voodoo or science? Journal
    of the Royal Statistical Society A 176, 609-634.
    """
    table, weights = _scores(data), data.weights
    found: list[Part] = []
    if table is not None:
        for node in nodes_of(data, choices):
            parts = weights.children(node)
            level, local = weights.level(node) + 1, [weights.node(one).local for one in parts]
            found += _beside(table, (node, weights.goal, level), parts, local, choices)
    return tuple(found)


def importance_in_goal(data: Data, choices: Choices) -> tuple[Part, ...]:
    """Set the global weight of every item beside how much the scores of the goal follow it.

    Compared are the items of each level, and with them the indicators that stand above it: their
    weights sum to 1.
    """
    table, weights, root = _scores(data), data.weights, choices.node
    found: list[Part] = []
    deepest = max(map(weights.level, weights.codes))
    for level in range(1, deepest + 1) if table is not None else ():
        items = [
            code
            for code in weights.codes
            if weights.level(code) == level
            or (0 < weights.level(code) < level and not weights.children(code))
        ]
        shares = [weights.node(one).global_ for one in items]
        assert table is not None
        rows = _beside(table, (weights.goal, weights.goal, level), items, shares, choices)
        wanted = (one for one in rows if root in (None, one.code) or below(data, one.code, root))
        found += wanted if root != weights.goal else rows
    return tuple(found)


def against_weight(rows: Sequence[Part]) -> tuple[int, int]:
    """Count the pairs of items whose order by importance is against that by weight, and all.

    Only items that are compared, those of one node and level, and differ in weight, make pairs.
    """
    against = total = 0
    for one, other in combinations(rows, 2):
        alike = (one.node, one.level) == (other.node, other.level)
        if alike and one.ratio is not None and other.ratio is not None:
            total += abs(one.weight - other.weight) > _SAME
            against += _is_lighter(one, other) or _is_lighter(other, one)
    return against, total


def _is_lighter(one: Part, other: Part) -> bool:
    """Whether one of two items has less weight and matters more."""
    if one.ratio is None or other.ratio is None:
        return False
    less = other.weight - one.weight > _SAME
    return less and one.ratio.value - other.ratio.value > _SAME


def _scores(data: Data) -> dict[str, FloatArray] | None:
    if data.scores is None:
        return None
    return {code: data.scores[code].to_numpy(dtype=float) for code in data.weights.codes}


def _beside(
    table: Mapping[str, FloatArray],
    where: tuple[str, str, int],
    items: Sequence[str],
    weights: Sequence[float],
    choices: Choices,
) -> list[Part]:
    """Compare items that make up a node together."""
    node, goal, level = where
    ratios = [importance_ratio(table[one], table[node]) for one in items]
    known = [one.value for one in ratios if one is not None]
    total = sum(known) if len(known) == len(items) else 0.0
    rows = []
    for item, weight, ratio in zip(items, weights, ratios, strict=True):
        share = ratio.value / total if ratio is not None and total else None
        r, r_goal = _with(table, item, [node, goal], choices)
        rows.append(Part(item, node, level, weight, r, ratio, share, r_goal))
    return [
        one._replace(lighter=tuple(other.code for other in rows if _is_lighter(other, one)))
        for one in rows
    ]


def _with(
    table: Mapping[str, FloatArray], part: str, others: Sequence[str], choices: Choices
) -> list[float | None]:
    columns = np.column_stack([table[other] for other in others])
    found = correlate(table[part][:, None], columns, choices.correlation).r[0]
    return [None if np.isnan(one) else float(one) for one in found]
