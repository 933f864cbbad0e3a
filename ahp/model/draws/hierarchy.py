"""Weights of many draws handed down a hierarchy: `ahp.model.model.hand_down` on arrays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from ahp.core.arrays import FloatArray
from ahp.model.hierarchy import Hierarchy


def hand_down_draws(
    hierarchy: Hierarchy,
    shares: Mapping[str, FloatArray],
    nominal: FloatArray,
    nominal_global: FloatArray,
    draws: int,
) -> tuple[FloatArray, FloatArray]:
    """Turn drawn shares of the node where items are judged into weights of all nodes.

    Parameters
    ----------
    hierarchy : Hierarchy
    shares : mapping of str to ndarray, (draws,)
        By item whose node was drawn; the weights of other nodes stay as they are, to the bit.
    nominal, nominal_global : ndarray, (nodes,)
        Local and global weights as they are.
    draws : int

    Returns
    -------
    local, global_ : ndarray, (draws, nodes)

    Examples
    --------
    >>> from ahp.model.hierarchy import Node
    >>> tree = Hierarchy([Node("car"), Node("a", "car"), Node("b", "car"), Node("c", "b")])
    >>> shares = {"a": np.array([0.5, 0.25]), "b": np.array([0.5, 0.75])}
    >>> as_is = np.array([1.0, 0.6, 0.4, 1.0]), np.array([1.0, 0.6, 0.4, 0.4])
    >>> hand_down_draws(tree, shares, *as_is, 2)[1].tolist()
    [[1.0, 0.5, 0.5, 0.5], [1.0, 0.25, 0.75, 0.75]]
    """
    place = {code: at for at, code in enumerate(hierarchy.codes)}
    local = np.repeat(nominal[None], draws, axis=0)
    global_ = np.repeat(nominal_global[None], draws, axis=0)
    known = dict(shares)
    for node in hierarchy.nodes:
        items = hierarchy.items(node.code) if node.grouping else ()
        if items and all(item in shares for item in items):
            known[node.code] = np.sum([shares[item] for item in items], axis=0)
    moved: set[str] = set()
    for code in _top_down(hierarchy):
        judge, parent, at = hierarchy.judge(code), hierarchy.parent(code), place[code]
        if judge is None or parent is None:  # the goal
            continue
        if code in known:
            grouped = hierarchy.node(parent).grouping
            local[:, at] = known[code] / known[parent] if grouped else known[code]
        elif judge not in moved:
            continue
        moved.add(code)
        share = known[code] if code in known else _share(hierarchy, nominal, place, code)
        global_[:, at] = global_[:, place[judge]] * share
    return local, global_


def _share(hierarchy: Hierarchy, nominal: FloatArray, place: Mapping[str, int], code: str) -> float:
    """Return an item's share of the node where it is judged, of local weights as they are."""
    share = float(nominal[place[code]])
    parent = hierarchy.parent(code)
    while parent is not None and hierarchy.node(parent).grouping:
        share *= float(nominal[place[parent]])
        parent = hierarchy.parent(parent)
    return share


def _top_down(hierarchy: Hierarchy) -> Iterator[str]:
    """Yield every node after its parent, whatever their order in the file."""
    pending = [hierarchy.goal]
    while pending:
        code = pending.pop()
        yield code
        pending.extend(hierarchy.children(code))
