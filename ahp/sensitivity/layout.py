"""The matrices of a model as arrays, and how the weights of a node reach all below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ahp.core.arrays import FloatArray, Indices
from ahp.core.scales import apply_scale, judgments_of
from ahp.model.analysis import DEFAULT_THRESHOLD, Analysis, analyze_any_size
from ahp.model.draws.source import source_of
from ahp.model.group.group import Group
from ahp.model.hierarchy import Hierarchy
from ahp.model.model import Model

SAME = 1e-9
"""Weights that differ by less, relatively, are equal: rounding must not rank them."""


@dataclass(frozen=True, eq=False)
class JudgedNode:
    """One matrix of a model, its items in the order of the hierarchy.

    Attributes
    ----------
    code : str
    items : tuple of str
    analysis : Analysis
        Of the matrix as it is; without a CR beyond the end of the random-index table.
    judgments : ndarray, (n, n)
        On the 1-9 scale; NaN where a pair was not judged. Those of a group on another scale are
        read backwards from its ratios (`ahp.core.scales.judgments_of`).
    ratios : ndarray, (n, n)
        What they stand for.
    local : ndarray, (n,)
        The weights of the items as they are.
    """

    code: str
    items: tuple[str, ...]
    analysis: Analysis = field(repr=False)
    judgments: FloatArray = field(repr=False)
    ratios: FloatArray = field(repr=False)
    local: FloatArray = field(repr=False)

    @property
    def cr(self) -> float:
        """CR as it is; NaN where the random-index table ends before so many items."""
        return self.analysis.cr


@dataclass(frozen=True, eq=False)
class Layout:
    """A model's weights as they are, and the matrices they come from.

    Attributes
    ----------
    judged : Model or Group
        A group formed by these choices.
    method, random_index, scale : str
    threshold : float
        CR below which judgments count as consistent.
    codes : tuple of str
        Every node, in order.
    weights : ndarray, (codes,)
        Global weights as they are.
    nodes : mapping of str to JudgedNode
        None where a group joined weights, not judgments.
    """

    judged: Model | Group = field(repr=False)
    method: str
    random_index: str
    scale: str
    threshold: float
    codes: tuple[str, ...]
    weights: FloatArray = field(repr=False)
    nodes: Mapping[str, JudgedNode] = field(repr=False)

    @property
    def hierarchy(self) -> Hierarchy:
        """That of the model."""
        return self.judged.hierarchy

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each node stands among the codes."""
        return {code: place for place, code in enumerate(self.codes)}

    def places(self, codes: tuple[str, ...]) -> Indices:
        """Return where some nodes stand among the codes."""
        return np.array([self.place[code] for code in codes], dtype=np.intp)

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The leaves, the weightiest first."""
        return self.in_order(self.hierarchy.leaves)

    def in_order(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Return nodes by global weight, the weightiest first; equal ones as they were."""
        return tuple(sorted(codes, key=lambda code: -round(float(self.weight(code)), 12)))

    def weight(self, code: str) -> float:
        """Return the global weight of a node."""
        return float(self.weights[self.place[code]])

    def after(self, node: JudgedNode, local: FloatArray) -> FloatArray:
        """Return the global weights of all nodes once the items of one have other weights.

        Parameters
        ----------
        node : JudgedNode
        local : ndarray, (..., n)

        Returns
        -------
        ndarray, (..., codes)
        """
        factors = self.factors(node, local)
        under, groupings = self._reach[node.code]
        found: FloatArray = self.weights * factors[..., under]
        for place, members in groupings:
            found[..., place] = found[..., members].sum(axis=-1)
        return found

    def factors(self, node: JudgedNode, local: FloatArray) -> FloatArray:
        """Return how much more the items of a node weigh, and 1 for all beside it, (..., n + 1)."""
        factors = np.ones((*local.shape[:-1], len(node.items) + 1))
        factors[..., :-1] = local / node.local
        return factors

    def above(self, node: JudgedNode) -> Indices:
        """Return which item of a node is above each code, (codes,); n where none is.

        What a grouping is made of may stand under several; its own place says nothing.
        """
        return self._reach[node.code][0]

    @cached_property
    def _reach(self) -> Mapping[str, tuple[Indices, list[tuple[int, Indices]]]]:
        """By matrix, the item above each node (n where none is), and what groupings consist of."""
        hierarchy = self.hierarchy
        found = {}
        for code, node in self.nodes.items():
            under = np.full(len(self.codes), len(node.items), dtype=np.intp)
            number = {item: place for place, item in enumerate(node.items)}
            groupings = []
            for place, one in enumerate(self.codes):
                chain = (one, *hierarchy.ancestors(one))
                item = next((number[above] for above in chain if above in number), None)
                if item is not None:
                    under[place] = item
                elif hierarchy.judge(one) == code:  # a grouping of several items
                    groupings.append((place, self.places(hierarchy.items(one))))
            found[code] = under, groupings
        return found


def layout_of(
    judged: Model | Group,
    method: str | None = None,
    random_index: str | None = None,
    scale: str | None = None,
    threshold: float = DEFAULT_THRESHOLD,
) -> Layout:
    """Read the matrices and weights of a model, of one expert, or of a group.

    Parameters
    ----------
    judged : Model or Group
    method, random_index, scale : str, optional
        As for `ahp.analyze`; by default those of the model or group.
    threshold : float
        CR below which judgments count as consistent.

    Returns
    -------
    Layout

    Raises
    ------
    DisconnectedError, MatrixError, UsageError
        As for `Model.weights`.

    Examples
    --------
    >>> from ahp.model.hierarchy import Node
    >>> from ahp.model.matrix import PairwiseMatrix
    >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> matrix = PairwiseMatrix.from_upper(["price", "style"], [3])
    >>> layout = layout_of(Model(Hierarchy(nodes), {"car": matrix}))
    >>> layout.weights.tolist(), layout.after(layout.nodes["car"], np.array([0.5, 0.5])).tolist()
    ([1.0, 0.75, 0.25], [1.0, 0.5, 0.5])
    """
    source = source_of(judged, method, random_index, scale)
    judged, hierarchy = source.judged, source.judged.hierarchy
    global_ = source.local()[1]
    place = {code: number for number, code in enumerate(hierarchy.codes)}
    joint = isinstance(judged, Group)
    on_scale = "linear" if joint else source.scale
    nodes = {}
    for code, matrix in judged.matrices.items():
        items = hierarchy.items(code)
        order = [matrix.labels.index(item) for item in items]
        given = matrix.to_array()[np.ix_(order, order)]
        ratios = apply_scale(given, on_scale)
        judgments = judgments_of(given, len(items), source.scale) if joint else given
        local = global_[[place[item] for item in items]]
        choices = source.method, source.random_index, on_scale, threshold
        analysis = analyze_any_size(matrix, *choices)[0]
        nodes[code] = JudgedNode(code, items, analysis, judgments, ratios, local / local.sum())
    choice = source.method, source.random_index, source.scale
    return Layout(judged, *choice, threshold, hierarchy.codes, global_, nodes)
