"""Which scale of normalized values a way of aggregation is made for, and what it needs to know."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.findings import Finding, Number
from index.project.settings import Mean, Settings
from index.project.tree import Weights
from index.steps.wording import (
    ADJUSTED_SCALE,
    MAZZIOTTA_SCALE,
    MEANS,
    NORMALIZATIONS,
    ORDER_NEEDS_ALL,
    ORDER_WEIGHTS_COUNT,
    ORDER_WEIGHTS_MISSING,
)

MAZZIOTTA = (100.0, 10.0)
"""Mean and standard deviation of the z-scores of Mazziotta and Pareto."""
ADJUSTED = (70.0, 130.0)
"""The ends of the scale of their adjusted index; 100 is halfway between the goalposts."""


def scale_findings(weights: Weights, settings: Settings) -> list[Finding]:
    """Return what keeps nodes from being aggregated as the settings say.

    Examples
    --------
    >>> weights = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)})
    >>> [found.code for found in scale_findings(weights, Settings(aggregation="owa"))]
    ['order-weights-missing']
    """
    return list(_findings(weights, settings))


def _findings(weights: Weights, settings: Settings) -> Iterator[Finding]:
    nodes = _nodes(weights, settings)
    if "mazziotta-pareto" in nodes and not _standard(settings):
        yield Finding(MAZZIOTTA_SCALE, _found(nodes, "mazziotta-pareto", settings))
    adjusted: Mean = "adjusted-mazziotta-pareto"
    if adjusted in nodes and not _between_goalposts(settings):
        yield Finding(ADJUSTED_SCALE, _found(nodes, adjusted, settings))
    for mean in ("owa", "copeland"):
        if mean in nodes and settings.missing_child == "renormalize":
            yield Finding(ORDER_NEEDS_ALL, _found(nodes, mean, settings))
    if "owa" in nodes:
        yield from _order(nodes["owa"], weights, settings)


def _nodes(weights: Weights, settings: Settings) -> dict[Mean, list[str]]:
    found: dict[Mean, list[str]] = {}
    for code in weights.codes:
        if weights.children(code):
            found.setdefault(settings.mean_at(code), []).append(code)
    return found


def _found(nodes: dict[Mean, list[str]], mean: Mean, settings: Settings) -> dict[str, object]:
    return {
        "mean": MEANS[mean],
        "node": nodes[mean][0],
        "normalization": NORMALIZATIONS[settings.normalization],
    }


def _standard(settings: Settings) -> bool:
    return settings.normalization == "z-score" and (settings.z_mean, settings.z_sd) == MAZZIOTTA


def _between_goalposts(settings: Settings) -> bool:
    fixed = settings.reference in ("pooled", "goalposts")
    return settings.normalization == "min-max" and settings.scale == ADJUSTED and fixed


def _order(nodes: list[str], weights: Weights, settings: Settings) -> Iterator[Finding]:
    given = settings.order_weights
    if not given:
        count = len(weights.children(nodes[0]))
        yield Finding(ORDER_WEIGHTS_MISSING, {"node": nodes[0], "count": count})
        return
    for node in nodes:
        count = len(weights.children(node))
        if count != len(given):
            numbers = [Number(one) for one in given]
            said = {"node": node, "count": count, "given": len(given), "weights": numbers}
            yield Finding(ORDER_WEIGHTS_COUNT, said)
