"""The order of steps: what their stages are called, and which orders make sense."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ahp.common.findings import Finding
from ahp.common.names import suggestion
from ahp.common.wording import Words
from index.project.indicators import Indicator
from index.project.settings import Settings
from index.project.steps import StepChoice, StepName
from index.project.tree import Weights
from index.steps.reference import TO_TARGET, kind_of
from index.steps.sequence.wording import (
    STEP_ASKED_FOR,
    STEP_CHOICES_FIXED,
    STEP_NODE_AGAIN,
    STEP_NODE_TOO_EARLY,
    STEP_NODE_UNKNOWN,
    STEP_REASONS,
    STEP_REFERENCE_FIXED,
    STEP_TOO_LATE,
    STEP_TWICE,
    STEP_WITHOUT_BEST,
    STEPS_WITHOUT,
)

STAGE_OF: Mapping[StepName, str] = {
    "divide": "divided",
    "impute": "imputed",
    "cap": "capped",
    "transform": "transformed",
    "treat": "treated",
    "normalize": "normalized",
    "aggregate": "aggregated",
    "rescale": "rescaled",
}

_BEFORE: Mapping[StepName, tuple[frozenset[StepName], str]] = {
    "divide": (frozenset(("cap", "transform", "treat", "normalize", "aggregate")), "divide"),
    "impute": (frozenset(("aggregate",)), "indicators"),
    "cap": (frozenset(("transform", "treat", "normalize", "aggregate")), "cap"),
    "transform": (frozenset(("normalize", "aggregate")), "transform"),
    "treat": (frozenset(("aggregate",)), "indicators"),
    "normalize": (frozenset(("aggregate",)), "indicators"),
}
"""Which steps may not stand before one of indicators, and the reason."""

_ONCE: tuple[StepName, ...] = ("divide", "cap", "transform")


def stages_of(steps: Sequence[StepChoice]) -> tuple[str, ...]:
    """Return the name of each step's stage, numbered where it comes again; the last is ``scores``.

    >>> from index.project.steps import in_turn
    >>> stages_of(in_turn("impute", "divide", "impute", "normalize", "aggregate"))
    ('imputed', 'divided', 'imputed-2', 'normalized', 'scores')
    """
    seen: Counter[str] = Counter()
    names = []
    for step in steps:
        name = "rescaled" if step.of_nodes and step.name != "aggregate" else STAGE_OF[step.name]
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return (*names[:-1], "scores")


def order_findings(
    settings: Settings, indicators: Sequence[Indicator], weights: Weights
) -> tuple[Finding, ...]:
    """Say what makes no sense in an order of steps, each with the reason.

    Parameters
    ----------
    settings : Settings
    indicators : sequence of Indicator
        Those of the weights.
    weights : Weights

    Returns
    -------
    tuple of Finding

    Examples
    --------
    >>> from index.project.steps import in_turn
    >>> weights = Weights.from_local({"g": (None, 1), "x": ("g", 1)})
    >>> settings = Settings(steps=in_turn("normalize"))
    >>> [one.code for one in order_findings(settings, [Indicator("x")], weights)]
    ['steps-without']
    """
    return (
        *_lacking(settings, indicators, weights),
        *_out_of_order(settings.steps),
        *_choices_fixed(settings, indicators),
        *_nodes(settings, weights),
    )


def _lacking(
    settings: Settings, indicators: Sequence[Indicator], weights: Weights
) -> Iterator[Finding]:
    """Tell steps that there must be, and those that are asked for elsewhere but not taken."""
    taken = {
        step.name
        for step in settings.steps
        if not step.of_nodes
        or (step.name == "aggregate" and weights.goal in nodes_of(step, weights))
    }
    for name in ("normalize", "aggregate"):
        if name not in taken:
            yield Finding(STEPS_WITHOUT, {"step": name, "reason": _reason(f"without-{name}")})
    fills = {*settings.missing} - {"refuse", "keep"}
    asked: Mapping[StepName, tuple[bool, str]] = {
        "divide": (any(one.denominator for one in indicators), "denominator"),
        "impute": (bool(fills), "[missing] method"),
        "cap": (any(one.caps != (None, None) for one in indicators), "cap_low, cap_high"),
        "transform": (any(one.transform != "none" for one in indicators), "transform"),
        "treat": (settings.outliers != "none", "[outliers] method"),
    }
    own = [one for one in indicators if one.treatment not in (None, "none")]
    if own and settings.outliers == "none" and "treat" not in taken:
        yield Finding(STEP_ASKED_FOR, {"step": "treat", "asked": f"treatment ({own[0].code})"})
    for step, (wanted, key) in asked.items():
        if wanted and step not in taken:
            yield Finding(STEP_ASKED_FOR, {"step": step, "asked": key})


def _out_of_order(steps: Sequence[StepChoice]) -> Iterator[Finding]:
    seen: dict[StepName, StepName] = {}
    for step in steps:
        if step.of_nodes:
            seen.setdefault("aggregate", step.name)
            continue
        too_early, reason = _BEFORE.get(step.name, (frozenset(), ""))
        before = next((name for name in seen if name in too_early), None)
        if before is not None:
            said = {"step": step.name, "before": seen[before], "reason": _reason(reason)}
            yield Finding(STEP_TOO_LATE, said)
        if step.name in seen and step.name in _ONCE:
            yield Finding(STEP_TWICE, {"step": step.name, "reason": _reason("twice")})
        seen.setdefault(step.name, step.name)


def _choices_fixed(settings: Settings, indicators: Sequence[Indicator]) -> Iterator[Finding]:
    """Tell a last normalization that the heading would not name, and fixed ends used again."""
    plain = [one for one in settings.steps if one.name == "normalize" and not one.of_nodes]
    if plain and plain[-1].changes:
        yield Finding(STEP_CHOICES_FIXED, {"step": str(plain[-1])})
    for k, step in enumerate(plain[1:], start=2):
        own = settings.for_step(step)
        kinds = {kind_of(one, own) for one in indicators}
        if own.normalization in TO_TARGET or "goalposts" in kinds:
            yield Finding(STEP_REFERENCE_FIXED, {"step": step.name, "number": k})


def _nodes(settings: Settings, weights: Weights) -> Iterator[Finding]:
    """Tell steps of nodes that are none, have no score yet, or have one already."""
    known: set[str] = set(weights.leaves)
    inner = [code for code in weights.codes if weights.children(code)]
    for step in settings.steps:
        if step.name == "rescale" and step.best is None:
            yield Finding(STEP_WITHOUT_BEST, {"step": str(step)})
        if not step.of_nodes:
            continue
        codes = nodes_of(step, weights)
        unknown = [code for code in codes if code not in inner]
        for code in unknown:
            said = {"step": step.name, "node": code, "suggestion": suggestion(code, inner)}
            yield Finding(STEP_NODE_UNKNOWN, said)
        if not codes:
            levels = sorted({str(weights.level(code)) for code in inner})
            said = {"step": step.name, "node": f"level {step.level}"}
            yield Finding(STEP_NODE_UNKNOWN, {**said, "suggestion": suggestion("", levels)})
        for code in codes:
            if code in unknown:
                continue
            if step.name == "aggregate":
                if code in known:
                    yield Finding(STEP_NODE_AGAIN, {"node": code})
                known |= {code, *below(weights, code)}
            elif code not in known:
                yield Finding(STEP_NODE_TOO_EARLY, {"step": step.name, "node": code})
        if step.name != "aggregate":
            own = settings.for_step(step)
            if own.reference == "goalposts" or own.normalization in TO_TARGET:
                yield Finding(STEP_REFERENCE_FIXED, {"step": str(step), "number": 1})


def nodes_of(step: StepChoice, weights: Weights) -> tuple[str, ...]:
    """Return the nodes a step is of: those named, those of a level, or the goal.

    >>> weights = Weights.from_local({"g": (None, 1), "a": ("g", 1), "x": ("a", 1)})
    >>> nodes_of(StepChoice("rescale", level=1, best=100.0), weights)
    ('a',)
    """
    if step.level is None:
        return tuple(dict.fromkeys(step.nodes)) or (weights.goal,)
    inner = (code for code in weights.codes if weights.children(code))
    of_level = (code for code in inner if weights.level(code) == step.level)
    return tuple(dict.fromkeys((*step.nodes, *of_level)))


def below(weights: Weights, code: str) -> Iterator[str]:
    """Yield the codes of everything below a node."""
    for child in weights.children(code):
        yield child
        yield from below(weights, child)


def plain_scores(settings: Settings) -> bool:
    """Whether scores follow from normalized values and weights alone.

    >>> plain_scores(Settings())
    True
    """
    last = settings.steps[-1]
    return last.name == "aggregate" and sum(step.of_nodes for step in settings.steps) == 1


def _reason(key: str) -> dict[str, str]:
    words: Words = STEP_REASONS[key]
    return {"en": words("en"), "zh": words("zh")}
