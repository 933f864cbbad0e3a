"""Weighted means up a tree, for one set of weights or many: arrays without labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.project.arrays import FloatArray, Indices
from index.project.settings import Mean, Settings
from index.project.tree import Weights
from index.steps.noncompensatory import copeland, mazziotta_pareto, minimum, ordered_mean

_CHUNK = 2**17  # numbers of one array at a time: what fits into the processor's cache


@dataclass(frozen=True)
class Step:
    """One node, as positions: the children's weighted mean becomes the node's score."""

    node: int
    children: tuple[int, ...]
    mean: Mean


@dataclass(frozen=True)
class Plan:
    """The order in which nodes are computed.

    Attributes
    ----------
    codes : tuple of str
        Every node, in display order; arrays over nodes follow it.
    leaves : tuple of int
        Positions of the indicators.
    goal : int
    steps : tuple of Step
        Children before parents.
    sign : int
        Of the penalty of Mazziotta and Pareto.
    order_weights : tuple of float
        By place; they sum to 1.
    """

    codes: tuple[str, ...]
    leaves: tuple[int, ...]
    goal: int
    steps: tuple[Step, ...]
    sign: int = -1
    order_weights: tuple[float, ...] = ()

    @property
    def mean(self) -> Mean | None:
        """The mean of every node, None where they differ or are none of the three weighted ones.

        Means of means of one kind are one mean of all leaves by their global weights.
        """
        means = {step.mean for step in self.steps}
        return means.pop() if len(means) == 1 and means <= _MEANS.keys() else None


def plan_of(weights: Weights, settings: Settings) -> Plan:
    """Order a tree for aggregation.

    >>> weights = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("a", 1)})
    >>> [step.node for step in plan_of(weights, Settings()).steps]
    [1, 0]
    """
    number = {code: k for k, code in enumerate(weights.codes)}
    parents = [code for code in weights.codes if weights.children(code)]
    steps = tuple(
        Step(
            number[code],
            tuple(number[child] for child in weights.children(code)),
            settings.mean_at(code),
        )
        for code in sorted(parents, key=weights.level, reverse=True)
    )
    leaves = tuple(number[code] for code in weights.leaves)
    total = sum(settings.order_weights)
    order = tuple(weight / total for weight in settings.order_weights)
    sign = -1 if settings.penalty == "minus" else 1
    return Plan(weights.codes, leaves, number[weights.goal], steps, sign, order)


def _arithmetic(parts: Sequence[FloatArray], shares: Sequence[FloatArray]) -> FloatArray:
    # Summed child by child, and not by a matrix product, so that a region's score does not
    # depend on which other regions are computed with it, not even in its last bit.
    total = parts[0] * shares[0]
    for part, share in zip(parts[1:], shares[1:], strict=True):
        total = total + part * share
    return total


def _geometric(parts: Sequence[FloatArray], shares: Sequence[FloatArray]) -> FloatArray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.exp(_arithmetic([np.log(part) for part in _weighing(parts, shares)], shares))


def _harmonic(parts: Sequence[FloatArray], shares: Sequence[FloatArray]) -> FloatArray:
    with np.errstate(divide="ignore", invalid="ignore"):
        inverses = [1 / np.where(part < 0, np.nan, part) for part in _weighing(parts, shares)]
        return 1 / _arithmetic(inverses, shares)


def _weighing(parts: Sequence[FloatArray], shares: Sequence[FloatArray]) -> list[FloatArray]:
    """Put 1 for what weighs nothing, so that 0 times the logarithm of 0 is 0."""
    return [
        part if np.all(share) else np.where(share == 0, 1.0, part)
        for part, share in zip(parts, shares, strict=True)
    ]


_MEANS: Mapping[Mean, Callable[[Sequence[FloatArray], Sequence[FloatArray]], FloatArray]] = {
    "arithmetic": _arithmetic,
    "geometric": _geometric,
    "harmonic": _harmonic,
}


def weighted_mean(values: FloatArray, weights: FloatArray, mean: Mean = "arithmetic") -> FloatArray:
    """Return the weighted mean over the last axis.

    Parameters
    ----------
    values : ndarray, (..., k)
        Positive for the geometric and harmonic mean.
    weights : ndarray, (..., k)
        Of each row they sum to 1.
    mean : str
        ``arithmetic``, ``geometric`` or ``harmonic``.

    Returns
    -------
    ndarray, (...)

    Examples
    --------
    >>> values, weights = np.array([2.0, 8.0]), np.array([0.5, 0.5])
    >>> [round(float(weighted_mean(values, weights, mean)), 12) for mean in _MEANS]
    [5.0, 4.0, 3.2]
    """
    values, weights = np.broadcast_arrays(values, weights)
    parts = [values[..., j] for j in range(values.shape[-1])]
    return _MEANS[mean](parts, [weights[..., j] for j in range(weights.shape[-1])])


def node_score(
    values: FloatArray,
    weights: FloatArray,
    step: Step,
    plan: Plan,
    blocks: Sequence[Indices] | None = None,
) -> FloatArray:
    """Return the scores of one node from its children's.

    Parameters
    ----------
    values : ndarray, (..., n, k)
        Scores of the children.
    weights : ndarray, broadcast to `values`
        Of each row they sum to 1; under ``copeland`` those of the first row are every row's.
    step : Step
    plan : Plan
    blocks : sequence of ndarray of int, optional
        Which rows are compared with each other; by default all.

    Returns
    -------
    ndarray, (..., n)

    Examples
    --------
    >>> tree = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)})
    >>> plan = plan_of(tree, Settings(aggregation="minimum"))
    >>> node_score(np.array([[7.0, 3.0]]), np.array([0.5, 0.5]), plan.steps[0], plan).tolist()
    [3.0]
    """
    if step.mean in _MEANS:
        return weighted_mean(values, weights, step.mean)
    if step.mean == "minimum":
        return minimum(values, weights)
    if step.mean == "owa":
        return ordered_mean(values, np.array(plan.order_weights))
    if step.mean == "copeland":
        return _outranking(values, weights, blocks)
    return mazziotta_pareto(values, weights, plan.sign)


def _outranking(
    values: FloatArray, weights: FloatArray, blocks: Sequence[Indices] | None
) -> FloatArray:
    values, weights = np.broadcast_arrays(values, weights)
    found = np.full(values.shape[:-1], np.nan)
    every = [np.arange(values.shape[-2])] if blocks is None else blocks
    for one in np.ndindex(values.shape[:-2]):
        for rows in every:
            if len(rows):
                found[one][rows] = copeland(values[one][rows], weights[one][rows[0]])
    return found


def node_scores(leaf_scores: FloatArray, local: FloatArray, plan: Plan) -> FloatArray:
    """Return the scores of every node, for one set of weights or many.

    Parameters
    ----------
    leaf_scores : ndarray, (..., k)
        Normalized indicators in the order of ``plan.leaves``; no NaN. Under ``copeland`` the
        last axis but one holds the regions that are compared, of one pool and year.
    local : ndarray, (..., nodes)
        Local weights in the order of ``plan.codes``; leading axes broadcast.
    plan : Plan

    Returns
    -------
    ndarray, (..., nodes)

    Examples
    --------
    >>> weights = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 3)})
    >>> plan = plan_of(weights, Settings())
    >>> node_scores(np.array([[40.0, 80.0]]), weights.local_array, plan).tolist()
    [[70.0, 40.0, 80.0]]
    """
    shape = np.broadcast_shapes(leaf_scores.shape[:-1], local.shape[:-1])
    scores = np.empty((*shape, len(plan.codes)))
    for k, node in enumerate(plan.leaves):
        scores[..., node] = leaf_scores[..., k]
    for step in plan.steps:
        shares = [local[..., child] for child in step.children]
        total = _arithmetic([np.ones(())] * len(shares), shares)
        parts = [scores[..., child] for child in step.children]
        if step.mean in _MEANS:
            scores[..., step.node] = _MEANS[step.mean](parts, [share / total for share in shares])
        else:
            below, given = np.stack(np.broadcast_arrays(*parts), -1), np.stack(shares, -1)
            scores[..., step.node] = node_score(below, given / total[..., None], step, plan)
    return scores


def goal_scores(leaf_scores: FloatArray, local: FloatArray, plan: Plan) -> FloatArray:
    """Return the goal's score of every region under every set of weights.

    Parameters
    ----------
    leaf_scores : ndarray, (regions, k)
        Normalized indicators in the order of ``plan.leaves``; no NaN. Regions of one pool and
        year, where these are compared with each other.
    local : ndarray, (draws, nodes)
        Local weights in the order of ``plan.codes``; those of one parent need not sum to 1.
    plan : Plan

    Returns
    -------
    ndarray, (draws, regions)

    Examples
    --------
    >>> weights = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)})
    >>> draws = np.array([[1.0, 0.5, 0.5], [1.0, 0.25, 0.75]])
    >>> goal_scores(np.array([[40.0, 80.0]]), draws, plan_of(weights, Settings())).tolist()
    [[60.0], [70.0]]
    """
    if plan.mean is not None:
        return mean_of_leaves(leaf_scores, leaf_weights(local, plan), plan.mean)
    draws = len(local)
    result = np.empty((draws, len(leaf_scores)))
    chunk = max(1, _CHUNK // max(1, len(leaf_scores) * len(plan.codes)))
    for start in range(0, draws, chunk):
        some = local[start : start + chunk, None, :]
        result[start : start + chunk] = node_scores(leaf_scores, some, plan)[..., plan.goal]
    return result


def mean_of_leaves(leaf_scores: FloatArray, weights: FloatArray, mean: Mean) -> FloatArray:
    """Return the mean of all leaves by their global weights, for every set of weights.

    Parameters
    ----------
    leaf_scores : ndarray, (regions, k)
        No NaN.
    weights : ndarray, (draws, k)
        As of `leaf_weights`.
    mean : str
        ``arithmetic``, ``geometric`` or ``harmonic``.

    Returns
    -------
    ndarray, (draws, regions)

    Examples
    --------
    >>> mean_of_leaves(np.array([[4.0, 9.0]]), np.array([[0.5, 0.5]]), "geometric").round(9)
    array([[6.]])
    """
    if mean == "arithmetic":
        return weights @ leaf_scores.T
    positive = leaf_scores > 0
    inner = np.where(positive, leaf_scores, 1.0)
    with np.errstate(divide="ignore"):  # 1 / 0 where nothing that weighs is positive: set below
        if mean == "geometric":
            found: FloatArray = weights @ np.log(inner).T
            np.exp(found, out=found)
        else:
            found = weights @ (1 / inner).T
            np.divide(1, found, out=found)
    if not positive.all():  # what is not positive counts only where it weighs
        weighs = (weights > 0).astype(float)
        found[weighs @ (leaf_scores == 0).T > 0] = 0.0
        found[weighs @ (leaf_scores < 0).T > 0] = np.nan
    return found


def leaf_weights(local: FloatArray, plan: Plan) -> FloatArray:
    """Return the global weight of every leaf: the product of local weights down to it.

    Parameters
    ----------
    local : ndarray, (..., nodes)
        Those of one parent need not sum to 1.
    plan : Plan

    Returns
    -------
    ndarray, (..., k)
        In the order of ``plan.leaves``.

    Examples
    --------
    >>> weights = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)})
    >>> leaf_weights(np.array([1.0, 1.0, 3.0]), plan_of(weights, Settings())).tolist()
    [0.25, 0.75]
    """
    global_ = np.empty_like(local)
    global_[..., plan.goal] = 1.0
    for step in reversed(plan.steps):
        children = list(step.children)
        total = local[..., children].sum(axis=-1)
        for child in children:
            global_[..., child] = global_[..., step.node] * local[..., child] / total
    return global_[..., list(plan.leaves)]
