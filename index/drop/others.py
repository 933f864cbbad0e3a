"""Whether scores depend on which other regions there are: where not, no order can turn round."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.wording import Language, Words
from index.drop.wording import (
    BY_COPELAND,
    BY_FILLING,
    BY_NODES,
    BY_NORMALIZATION,
    BY_OUTLIERS,
    BY_WEIGHTS,
)
from index.project.indicators import Indicator
from index.project.settings import Settings
from index.steps.outliers import rules_of
from index.steps.reference import kind_of
from index.steps.result import Result
from index.steps.wording import NORMALIZATIONS

LANGUAGES: tuple[Language, ...] = ("en", "zh")
_OF_OTHERS = ("mean", "median")


def is_fixed(indicator: Indicator, settings: Settings) -> bool:
    """Whether an indicator's normalized values depend on no other region.

    So it is of min-max against goalposts and of the ratio to a target. The distance to a target
    begins at the worst value that is observed, and so depends on who is there.

    >>> is_fixed(Indicator("x"), Settings()), is_fixed(Indicator("x", reference="goalposts"),
    ...     Settings()), is_fixed(Indicator("x", normalization="ratio-to-target"), Settings())
    (False, True, True)
    """
    method = indicator.method(settings)
    by_goalposts = method == "min-max" and kind_of(indicator, settings) == "goalposts"
    return by_goalposts or method == "ratio-to-target"


def dependences(result: Result) -> tuple[Words, ...]:
    """Say by what the scores of regions depend on which others there are; nothing where by none.

    Parameters
    ----------
    result : Result

    Returns
    -------
    tuple of Words
        In the order of the steps.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> [one("en") for one in dependences(build(tiny()))]
    ['normalization by min-max (2 of 2 indicators)']
    """
    return tuple(_dependences(result))


def _dependences(result: Result) -> Iterator[Words]:
    settings, indicators = result.settings, result.indicators
    filled = set(map(str, result.imputed["method"]))
    if filled & {*_OF_OTHERS}:
        yield BY_FILLING
    steps = [settings.for_step(step) for step in settings.steps if step.name == "treat"]
    if any(rule.treatment != "none" for own in steps for rule in rules_of(indicators, own)):
        yield BY_OUTLIERS
    for step in settings.steps:
        if step.name == "normalize" and not step.of_nodes:
            yield from _normalizations(indicators, settings.for_step(step))
    weighting = result.project.weighting
    if weighting is not None and weighting.method != "equal":
        yield BY_WEIGHTS
    if any(step.of_nodes and step.name != "aggregate" for step in settings.steps):
        yield BY_NODES
    own = (settings.for_step(step) for step in settings.steps)
    if any("copeland" in one.means for one in (settings, *own)):
        yield BY_COPELAND


def _normalizations(indicators: tuple[Indicator, ...], settings: Settings) -> Iterator[Words]:
    methods = [one.method(settings) for one in indicators if not is_fixed(one, settings)]
    for method in dict.fromkeys(methods):
        name = NORMALIZATIONS[method]
        said = {"count": methods.count(method), "all": len(indicators)}
        yield Words(
            BY_NORMALIZATION("en", method=name("en").lower(), **said),
            BY_NORMALIZATION("zh", method=name("zh"), **said),
        )
