"""Which scale of normalized values a way of aggregation is made for, and what it needs to know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ahp.common.findings import Finding, Number
from ahp.common.wording import Language, Message, Words
from index.project.indicators import Indicator
from index.project.settings import PENALIZED, Mean, Settings
from index.project.steps import StepChoice
from index.project.tree import Weights
from index.steps.provenance.described import normalization_words, reference_words
from index.steps.reference import kind_of
from index.steps.sequence.order import nodes_of
from index.steps.wording import (
    ADJUSTED_SCALE,
    BY_RANGE,
    MAZZIOTTA_SCALE,
    MEANS,
    ORDER_NEEDS_ALL,
    ORDER_WEIGHTS_COUNT,
    ORDER_WEIGHTS_MISSING,
    RESCALED_TO,
)

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
        Of the whole tree.
    settings : Settings
    indicators : sequence of Indicator
        Those of the weights; one that is not among them is normalized as the settings say.

    Returns
    -------
    list of Finding

    Examples
    --------
    >>> weights = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)})
    >>> [found.code for found in scale_findings(weights, Settings(aggregation="owa"))]
    ['order-weights-missing']
    """
    return list(_findings(weights, settings, {one.code: one for one in indicators}))


def _findings(
    weights: Weights, settings: Settings, indicators: Mapping[str, Indicator]
) -> Iterator[Finding]:
    nodes = _nodes(weights, settings)
    if nodes.keys() & PENALIZED:
        yield from _Scales(weights, settings, indicators).findings(nodes)
    for mean in ("owa", "copeland"):
        if mean in nodes and settings.missing_child == "renormalize":
            yield Finding(ORDER_NEEDS_ALL, {"mean": MEANS[mean], "node": nodes[mean][0]})
    if "owa" in nodes:
        yield from _order(nodes["owa"], weights, settings)


def _nodes(weights: Weights, settings: Settings) -> dict[Mean, list[str]]:
    found: dict[Mean, list[str]] = {}
    for code in weights.codes:
        if weights.children(code):
            found.setdefault(settings.mean_at(code), []).append(code)
    return found


class _Scale(NamedTuple):
    """What scores are measured on: which penalized mean that is made for, and its name."""

    fits: Mean | None
    said: Words


class _Scales:
    """The scales of indicators, and of nodes that do not stay on what they are made of.

    A mean, a minimum or weights by place stay on the scale of what is below; outranking has its
    own, and so has what is normalized or rescaled once it is aggregated.
    """

    def __init__(
        self, weights: Weights, settings: Settings, indicators: Mapping[str, Indicator]
    ) -> None:
        self.weights = weights
        plain = [one for one in settings.steps if one.name == "normalize" and not one.of_nodes]
        own = indicators if len(plain) < 2 else {}  # the second is of scores, which have no choices
        last = settings.for_step(plain[-1]) if plain else settings
        self.known = {
            code: _normalized(own.get(code, Indicator(code)), last) for code in weights.leaves
        }
        for code in weights.codes:
            if weights.children(code) and settings.mean_at(code) == "copeland":
                self.known[code] = _Scale(None, MEANS["copeland"])
        for step in settings.steps:
            if step.of_nodes and step.name != "aggregate":
                self.known |= dict.fromkeys(nodes_of(step, weights), _again(step, settings))

    def findings(self, nodes: Mapping[Mean, Sequence[str]]) -> Iterator[Finding]:
        """Yield, for each penalized mean, the first node with something below on another scale."""
        for mean, what in _MADE_FOR.items():
            for node in nodes.get(mean, ()):
                other = self.other(node, mean)
                if other is not None:
                    said = {"mean": MEANS[mean], "node": node, "child": other}
                    yield Finding(what, said | {"found": self.known[other].said})
                    break

    def other(self, node: str, mean: Mean) -> str | None:
        """Return the first item that a node is made of which is not on the scale of a mean."""
        for child in self.weights.children(node):
            if child in self.known:
                found = None if self.known[child].fits == mean else child
            else:
                found = self.other(child, mean)
            if found is not None:
                return found
        return None


_MADE_FOR: Mapping[Mean, Message] = {
    "mazziotta-pareto": MAZZIOTTA_SCALE,
    "adjusted-mazziotta-pareto": ADJUSTED_SCALE,
}


def _normalized(indicator: Indicator, settings: Settings) -> _Scale:
    """Return the scale that an indicator is put on."""
    method = indicator.method(settings)
    fits: Mean | None = None
    mean = settings.z_mean if indicator.z_mean is None else indicator.z_mean
    sd = settings.z_sd if indicator.z_sd is None else indicator.z_sd
    if method == "z-score" and (mean, sd) == MAZZIOTTA:
        fits = "mazziotta-pareto"
    fixed = kind_of(indicator, settings) in ("pooled", "goalposts")
    if method == "min-max" and settings.scale == ADJUSTED and fixed:
        fits = "adjusted-mazziotta-pareto"
    return _Scale(fits, Words(*(_said(indicator, settings, lang) for lang in ("en", "zh"))))


def _said(indicator: Indicator, settings: Settings, lang: Language) -> str:
    name = normalization_words(settings, lang, indicator)
    if indicator.method(settings) != "min-max":
        return name
    low, high = map(Number, settings.scale)
    reference = reference_words(settings, lang, indicator)
    return BY_RANGE(lang, name=name, low=low, high=high, reference=reference)


def _again(step: StepChoice, settings: Settings) -> _Scale:
    """Return the scale that nodes are put on once they are aggregated."""
    if step.name == "rescale":
        best = Number(step.best) if step.best is not None else "-"
        return _Scale(None, Words(*(RESCALED_TO(lang, best=best) for lang in ("en", "zh"))))
    return _normalized(Indicator(""), settings.for_step(step))


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
