"""The same weights and verdicts under other methods, scales and random-index tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from ahp.common.findings import AhpError, Finding, RandomIndexError
from ahp.core.consistency import consistency_ratio
from ahp.core.priorities import METHODS
from ahp.core.random_index import COMMON
from ahp.core.scales import SCALES
from ahp.core.weighing import random_index_for
from ahp.sensitivity.effects import heavier
from ahp.sensitivity.layout import Layout


@dataclass(frozen=True)
class Choice:
    """The weights under another method or scale.

    Attributes
    ----------
    way : str
        ``method`` or ``scale``.
    name : str
    chosen : bool
        Whether it is the one the model takes.
    weights : mapping of str to float
        Global ones, by node; empty where there are none.
    item, change : str, float
        The leaf whose weight changes most, and by how much.
    turned : tuple of pairs
        Leaves that change places: the first was before the second.
    why : Finding or None
        Why there are no weights.
    """

    way: str
    name: str
    chosen: bool
    weights: Mapping[str, float] = field(hash=False, repr=False)
    item: str
    change: float
    turned: tuple[tuple[str, str], ...]
    why: Finding | None = field(default=None, hash=False)


@dataclass(frozen=True)
class Verdict:
    """The CR of a matrix by each random-index table in wide use.

    Attributes
    ----------
    node : str
    n : int
    ratios : mapping of str to float
        By table; without those that end before so many items.
    threshold : float
    """

    node: str
    n: int
    ratios: Mapping[str, float] = field(hash=False)
    threshold: float

    @property
    def differ(self) -> bool:
        """Whether the matrix passes by one table and not by another."""
        return len({cr < self.threshold for cr in self.ratios.values()}) > 1


@dataclass(frozen=True)
class Choices:
    """The weights under other methods and scales, and CRs by other tables."""

    weights: tuple[Choice, ...]
    verdicts: tuple[Verdict, ...]


def choices_of(layout: Layout) -> Choices:
    """Derive the weights by every method and on every scale, and CRs by the tables in wide use.

    Parameters
    ----------
    layout : Layout

    Returns
    -------
    Choices
    """
    ways = (("method", METHODS, layout.method), ("scale", SCALES, layout.scale))
    every = [
        _choice(layout, way, name, chosen=name == taken)
        for way, names, taken in ways
        for name in names
    ]
    return Choices(tuple(every), tuple(_verdicts(layout)))


def _choice(layout: Layout, way: str, name: str, *, chosen: bool) -> Choice:
    method, scale = (name, layout.scale) if way == "method" else (layout.method, name)
    try:
        rows = layout.judged.weights(method, scale)
    except AhpError as error:  # judgments beyond the end of a scale
        return Choice(way, name, chosen, {}, "", float("nan"), (), error.findings[0])
    weights = {row.code: row.global_ for row in rows}
    leaves = layout.leaves
    before = layout.weights[layout.places(leaves)]
    after = np.array([weights[code] for code in leaves])
    most = int(np.abs(after - before).argmax())
    turned = np.argwhere(heavier(before) & heavier(after).T).tolist()
    pairs = tuple((leaves[i], leaves[j]) for i, j in turned)
    return Choice(way, name, chosen, weights, leaves[most], float((after - before)[most]), pairs)


def _verdicts(layout: Layout) -> Iterator[Verdict]:
    for code, node in layout.nodes.items():
        n, missing = len(node.items), node.analysis.missing
        ratios = {}
        for table in dict.fromkeys((layout.random_index, *COMMON)):
            try:
                ri = random_index_for(n, missing, table)
            except RandomIndexError:  # the table ends before so many items
                continue
            ratios[table] = float(consistency_ratio(node.analysis.ci, ri))
        yield Verdict(code, n, ratios, layout.threshold)
