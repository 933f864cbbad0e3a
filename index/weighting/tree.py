"""Weights of columns as weights of a tree: of the indicators alone, or of siblings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from index.project.arrays import FloatArray
from index.project.tree import WeightedNode, Weights
from index.weighting.method import Unfit

Deriving = Callable[[FloatArray, FloatArray], FloatArray]
"""From values, (n, k), and the tree's own weights of the columns, (k,), to weights, (k,)."""


def leaf_weights(values: FloatArray, weights: Weights, derive: Deriving) -> FloatArray:
    """Return global weights of the leaves, derived over all of them together.

    Parameters
    ----------
    values : ndarray, (n, k)
        Normalized values in the order of ``weights.leaves``.
    weights : Weights
    derive : callable

    Returns
    -------
    ndarray, (nodes,)
        In the order of ``weights.codes``; a node has the sum of what is below it.
    """
    own = np.array([weights.node(code).global_ for code in weights.leaves])
    return upward(derive(values, own), weights)


def sibling_weights(values: FloatArray, weights: Weights, derive: Deriving) -> FloatArray:
    """Return global weights, derived among the children of each node, from the leaves up.

    The score of a node is the weighted mean of its children under the weights just derived.

    Parameters, Returns
        As for `leaf_weights`.
    """
    scores = dict(zip(weights.leaves, values.T, strict=True))
    local = {weights.goal: 1.0}
    parents = [code for code in weights.codes if weights.children(code)]
    for code in sorted(parents, key=weights.level, reverse=True):
        children = weights.children(code)
        below = np.column_stack([scores[child] for child in children])
        own = np.array([weights.node(child).local for child in children])
        try:
            found = derive(below, own) if len(children) > 1 else np.ones(1)
        except Unfit as unfit:
            unfit.codes = tuple(children[j] for j in unfit.columns)
            raise
        local |= {child: float(share) for child, share in zip(children, found, strict=True)}
        scores[code] = below @ found
    whole: dict[str, float] = {}
    for code in sorted(weights.codes, key=weights.level):
        above = weights.parent(code)
        whole[code] = local[code] * (1.0 if above is None else whole[above])
    return np.array([whole[code] for code in weights.codes])


def upward(leaves: FloatArray, weights: Weights) -> FloatArray:
    """Return the weight of every node: the sum of the leaves below it.

    >>> tree = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("a", 1), "c": ("a", 1)})
    >>> upward(np.array([0.25, 0.75]), tree).tolist()
    [1.0, 1.0, 0.25, 0.75]
    """
    whole = dict(zip(weights.leaves, map(float, leaves), strict=True))
    for code in sorted(weights.codes, key=weights.level, reverse=True):
        children = weights.children(code)
        if children:
            whole[code] = sum(whole[child] for child in children)
    return np.array([whole[code] for code in weights.codes])


def tree_of(whole: FloatArray, weights: Weights) -> Weights:
    """Return the same tree with other global weights, those of a node's children summing to its.

    Below a node without weight local weights are as they were.

    >>> tree = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)})
    >>> tree_of(np.array([1.0, 0.25, 0.75]), tree).local.tolist()
    [1.0, 0.25, 0.75]
    """
    total = dict(zip(weights.codes, map(float, whole), strict=True))
    goal = total[weights.goal]

    def changed(node: WeightedNode) -> WeightedNode:
        if node.parent is None:
            return replace(node, local=1.0, global_=1.0)
        above = sum(total[child] for child in weights.children(node.parent))
        local = total[node.code] / above if above > 0 else node.local
        return replace(node, local=local, global_=total[node.code] / goal)

    return replace(weights, nodes=tuple(map(changed, weights.nodes)))


def joined(
    first: Weights,
    second: Weights,
    join: Callable[[FloatArray, FloatArray], FloatArray],
    within: str,
) -> Weights:
    """Join two trees of the same nodes: the leaves' global weights, or those of siblings.

    Parameters
    ----------
    first, second : Weights
    join : callable
        From two arrays of weights that each sum to 1 to one.
    within : str
        ``all`` or ``parent``.

    Returns
    -------
    Weights
        With what the first says of itself.

    Examples
    --------
    >>> tree = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)})
    >>> other = tree.with_local({"a": 3, "b": 1})
    >>> joined(tree, other, lambda one, two: (one + two) / 2, "all").local.tolist()
    [1.0, 0.625, 0.375]
    """
    if within == "all":
        pairs = [
            np.array([tree.node(code).global_ for code in first.leaves]) for tree in (first, second)
        ]
        return tree_of(upward(join(*pairs), first), first)
    local: dict[str, float] = {first.goal: 1.0}
    whole: dict[str, float] = {first.goal: 1.0}
    for code in sorted(first.codes, key=first.level):
        children = first.children(code)
        if children:
            pairs = [
                np.array([tree.node(child).local for child in children]) for tree in (first, second)
            ]
            found = join(*pairs)
            local |= dict(zip(children, map(float, found), strict=True))
            whole |= {child: whole[code] * local[child] for child in children}
    return tree_of(np.array([whole[code] for code in first.codes]), first)
