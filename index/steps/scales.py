"""Which scale of normalized values a way of aggregation is made for, and what it needs to know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ahp.common.findings import Finding, Number
from ahp.common.wording import ASIDE, Language, Words
from index.project.indicators import Indicator
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

LANGUAGES: tuple[Language, ...] = ("en", "zh")
MAZZIOTTA = (100.0, 10.0)
"""Mean and standard deviation of the z-scores of Mazziotta and Pareto."""
ADJUSTED = (70.0, 130.0)
"""The ends of the scale of their adjusted index; 100 is halfway between the goalposts."""


def scale_findings(
    weights: Weights, settings: Settings, indicators: Sequence[Indicator] = ()
) -> list[Finding]:
    """Return what keeps nodes from being aggregated as the settings say.

    Parameters
    ----------
    weights : Weights
    settings : Settings
    indicators : sequence of Indicator
        Their own choices of a normalization count, too.

    Examples
    --------
    >>> weights = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)})
    >>> [found.code for found in scale_findings(weights, Settings(aggregation="owa"))]
    ['order-weights-missing']
    """
    inside = set(weights.leaves)
    used = [one for one in indicators if one.code in inside] or [Indicator("")]
    return list(_findings(weights, settings, used))


def _findings(
    weights: Weights, settings: Settings, indicators: Sequence[Indicator]
) -> Iterator[Finding]:
    nodes = _nodes(weights, settings)
    unlike = next((one for one in indicators if not _standard(one, settings)), None)
    if "mazziotta-pareto" in nodes and unlike is not None:
        yield Finding(MAZZIOTTA_SCALE, _found(nodes, "mazziotta-pareto", settings, unlike))
    adjusted: Mean = "adjusted-mazziotta-pareto"
    unlike = next((one for one in indicators if not _between_goalposts(one, settings)), None)
    if adjusted in nodes and unlike is not None:
        yield Finding(ADJUSTED_SCALE, _found(nodes, adjusted, settings, unlike))
    for mean in ("owa", "copeland"):
        if mean in nodes and settings.missing_child == "renormalize":
            yield Finding(ORDER_NEEDS_ALL, _found(nodes, mean, settings, Indicator("")))
    if "owa" in nodes:
        yield from _order(nodes["owa"], weights, settings)


def _nodes(weights: Weights, settings: Settings) -> dict[Mean, list[str]]:
    found: dict[Mean, list[str]] = {}
    for code in weights.codes:
        if weights.children(code):
            found.setdefault(settings.mean_at(code), []).append(code)
    return found


def _found(
    nodes: dict[Mean, list[str]], mean: Mean, settings: Settings, one: Indicator
) -> dict[str, object]:
    chosen = NORMALIZATIONS[one.method(settings)]
    own = Words(*(f"{chosen(lang)}{ASIDE(lang, text=one.code)}" for lang in LANGUAGES))
    return {
        "mean": MEANS[mean],
        "node": nodes[mean][0],
        "normalization": own if one.code else chosen,
    }


def _standard(one: Indicator, settings: Settings) -> bool:
    mean = settings.z_mean if one.z_mean is None else one.z_mean
    sd = settings.z_sd if one.z_sd is None else one.z_sd
    return one.method(settings) == "z-score" and (mean, sd) == MAZZIOTTA


def _between_goalposts(one: Indicator, settings: Settings) -> bool:
    fixed = (one.reference or settings.reference) in ("pooled", "goalposts")
    return one.method(settings) == "min-max" and settings.scale == ADJUSTED and fixed


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
