"""How much each node is wanted to matter, and how near weights have come to that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from typing import NamedTuple

import numpy as np

from ahp.common.findings import Finding, Named, Number
from ahp.common.names import suggestion
from index.project.arrays import FloatArray
from index.project.errors import StepError
from index.project.tree import Weights
from index.weighting.importance import importance_shares
from index.weighting.wording import WANTED_NONE, WANTED_NOT_KNOWN, WANTED_NOT_SHARE, WANTED_SUM

_SAME = 1e-6


class Reached(NamedTuple):
    """The share of importance that a node was to have among its siblings, and the one it has."""

    code: str
    wanted: float
    reached: float


def aimed(weights: Weights, wanted: Mapping[str, object], within: str) -> Weights:
    """Return a tree whose weights are the wanted shares of importance.

    Parameters
    ----------
    weights : Weights
        Whose own weights stand for what is not said.
    wanted : mapping of str to object
        By code or name: a share from 0 to 1 of its siblings' sum, or of that of all indicators.
        Others of the same parent share the rest in proportion to their own weights.
    within : str
        ``parent`` or ``all``.

    Returns
    -------
    Weights

    Raises
    ------
    StepError
        No nodes, nodes that there are not, shares that are no numbers from 0 to 1 or do not sum
        to 1.

    Examples
    --------
    >>> tree = {"g": (None, 1), "a": ("g", 2), "b": ("g", 1), "c": ("g", 1)}
    >>> aimed(Weights.from_local(tree), {"b": 0.4}, "parent").local.round(6).tolist()
    [1.0, 0.4, 0.4, 0.2]
    """
    if not wanted:
        raise StepError([Finding(WANTED_NONE)])
    groups = [weights.leaves] if within == "all" else list(map(weights.children, weights.codes))
    known = {code for group in groups for code in group}
    shares, wrong = _shares(weights, wanted, known)
    found: dict[str, float] = {}
    for group in groups:
        given = {code: shares[code] for code in group if code in shares}
        own = weights.global_ if within == "all" else weights.local
        others = {code: float(own[code]) for code in group if code not in given}
        rest, theirs = 1 - fsum(given.values()), fsum(others.values())
        if given and (rest < -_SAME or (rest > _SAME and not theirs)):
            names = [Named(code, weights.node(code).names) for code in given]
            wrong.append(Finding(WANTED_SUM, {"names": names, "sum": Number(round(1 - rest, 9))}))
            continue
        scale = max(rest, 0.0) / theirs if theirs else 0.0
        found |= given | {code: one * scale for code, one in others.items()}
    if wrong:
        raise StepError(wrong)
    return weights.with_leaves(found) if within == "all" else weights.with_local(found)


def _shares(
    weights: Weights, wanted: Mapping[str, object], known: set[str]
) -> tuple[dict[str, float], list[Finding]]:
    by_name = {name: one.code for one in reversed(weights.nodes) for name in one.names.values()}
    by_name = {name: code for name, code in by_name.items() if code in known}
    shares: dict[str, float] = {}
    wrong = []
    for key, value in wanted.items():
        code = key if key in known else by_name.get(key)
        if code is None or code in shares:
            hint = suggestion(key, [*sorted(known), *by_name])
            wrong.append(Finding(WANTED_NOT_KNOWN, {"name": key, "suggestion": hint}))
        elif isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            wrong.append(Finding(WANTED_NOT_SHARE, {"name": key, "found": value}))
        else:
            shares[code] = float(value)
    return shares, wrong


def reached(
    tables: Sequence[FloatArray], weights: Weights, aims: Weights, within: str, estimator: str
) -> tuple[Reached, ...]:
    """Return the shares of importance that weights lead to, beside those wanted.

    Parameters
    ----------
    tables : sequence of ndarray, (n, leaves)
        Normalized values that weights were derived from: of all years, or of each; shares are the
        means over them.
    weights, aims : Weights
    within, estimator : str

    Returns
    -------
    tuple of Reached
        Of every node with siblings, or of every indicator.

    Examples
    --------
    >>> tree = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)})
    >>> values = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0], [2.0, 2.0]])
    >>> reached([values], tree.with_local({"a": 2, "b": 1}), tree, "parent", "line")[0]
    Reached(code='a', wanted=0.5, reached=0.8)
    """
    found = [dict(_of_table(one, weights, within, estimator)) for one in tables]
    own = aims.global_ if within == "all" else aims.local
    return tuple(
        Reached(code, float(own[code]), round(float(np.mean([one[code] for one in found])), 12))
        for code in found[0]
    )


def _of_table(
    values: FloatArray, weights: Weights, within: str, estimator: str
) -> Iterator[tuple[str, float]]:
    if within == "all":
        whole = np.array([weights.node(code).global_ for code in weights.leaves])
        shares = importance_shares(values, whole, estimator)
        yield from zip(weights.leaves, map(float, shares), strict=True)
        return
    scores = dict(zip(weights.leaves, values.T, strict=True))
    parents = [code for code in weights.codes if weights.children(code)]
    for node in sorted(parents, key=weights.level, reverse=True):
        children = weights.children(node)
        below = np.column_stack([scores[child] for child in children])
        local = np.array([weights.node(child).local for child in children])
        scores[node] = below @ local
        if len(children) > 1:
            shares = importance_shares(below, local, estimator)
            yield from zip(children, map(float, shares), strict=True)
