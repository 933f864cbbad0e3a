"""How sure the weights of a model are, and what they hang on."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from math import isfinite

from ahp.common.findings import UsageError
from ahp.common.names import given_or, unknown_choice
from ahp.common.wording import BAD_COUNT
from ahp.model.analysis import DEFAULT_THRESHOLD
from ahp.model.draws.doubt import Doubt
from ahp.model.draws.sampler import WeightSampler
from ahp.model.group.group import Group
from ahp.model.model import Model
from ahp.model.settings import Settings
from ahp.sensitivity.choices import Choices, choices_of
from ahp.sensitivity.effects import Effects, effects_of
from ahp.sensitivity.efficient import NodeEfficiency, efficiencies
from ahp.sensitivity.layout import Layout, layout_of
from ahp.sensitivity.spread import Drawn, draw
from ahp.sensitivity.wording import BAD_PROBABILITY, NOTHING_DOUBTED

DRAWS, SEED, PROBABILITY = 10_000, 1, 0.9
PARTS = ("weights", "order", "judgments", "efficiency", "choices")
"""What can be looked at: weights and their order need draws, the others do not."""


@dataclass(frozen=True, eq=False)
class WeightSensitivity:
    """How sure the weights of a model are, and what they hang on.

    Attributes
    ----------
    layout : Layout
        The weights as they are.
    parts : tuple of str
        Which of `PARTS` were looked at; what was not is None.
    drawn : Drawn or None
        Intervals, ranks, and which item outweighs which, over draws of doubted judgments.
    effects : Effects or None
        What one step of each judgment changes, exactly.
    efficiency : tuple of NodeEfficiency, or None
        Of every matrix.
    choices : Choices or None
        The same under other methods, scales and random-index tables.
    """

    layout: Layout = field(repr=False)
    parts: tuple[str, ...]
    drawn: Drawn | None
    effects: Effects | None
    efficiency: tuple[NodeEfficiency, ...] | None
    choices: Choices | None

    @property
    def judged(self) -> Model | Group:
        """Whose judgments."""
        return self.layout.judged


def weight_sensitivity(
    model: Model | Group,
    doubt: Doubt | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    *,
    method: str | None = None,
    random_index: str | None = None,
    scale: str | None = None,
    threshold: float = DEFAULT_THRESHOLD,
    probability: float = PROBABILITY,
    parts: Collection[str] = PARTS,
    progress: Callable[[float], object] | None = None,
) -> WeightSensitivity:
    """Ask how sure the weights of a model are, and what they hang on.

    Parameters
    ----------
    model : Model or Group
    doubt : Doubt, optional
        How judgments are doubted; by default each may be off by one step of the scale.
    draws, seed : int
        How often, and from which seed; the same seed gives the same figures.
    method, random_index, scale : str, optional
        As for `ahp.analyze`; by default those of the model or group.
    threshold : float
        CR below which judgments count as consistent.
    probability : float
        Of the intervals, and at which an order counts as settled.
    parts : collection of str, or str
        Some of `PARTS`, or one.
    progress : callable, optional
        Told the share of the draws that is done. A KeyboardInterrupt ends the draws; those that
        are finished count.

    Returns
    -------
    WeightSensitivity
        Arrays in it are by node; ``layout.place`` says where each code is. ``drawn.local`` and
        ``drawn.global_`` hold the intervals of weights, ``drawn.orders`` which item outweighs
        which, ``effects.holds`` the judgment that each global weight hangs on most, and
        ``effects.turns`` the fewest steps that turn two neighbors round.

    Raises
    ------
    UsageError
        When a number is out of range, or so many draws would cost too much.
    AhpError
        When the judgments cannot be doubted so, or no draw passes the threshold of CR.

    Examples
    --------
    >>> from ahp import Hierarchy, Model, Node, PairwiseMatrix
    >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> model = Model(Hierarchy(nodes), {"car": PairwiseMatrix.from_upper(["price", "style"], [2])})
    >>> found = weight_sensitivity(model, draws=1000)
    >>> price = found.layout.place["price"]
    >>> [round(float(end[price]), 3) for end in (found.drawn.local.low, found.drawn.local.high)]
    [0.5, 0.75]
    >>> found.effects.turns[0].move.steps
    -2
    """
    wanted = (parts,) if isinstance(parts, str) else tuple(parts)
    chosen = tuple(part for part in PARTS if part in wanted)
    for part in wanted:
        if part not in PARTS:
            raise unknown_choice("parts", part, PARTS)
    check_counts(draws, seed)
    if not (isfinite(probability) and 0 < probability < 1):
        raise UsageError.of(BAD_PROBABILITY, value=probability)
    Settings(method, random_index, given_or(scale, "linear"), threshold).validated()
    layout = layout_of(model, method, random_index, scale, threshold)
    drawn = None
    own = {"method": layout.method, "random_index": layout.random_index}
    if "weights" in chosen or "order" in chosen:
        sampler = WeightSampler(layout.judged, doubt, seed, scale=scale, threshold=threshold, **own)
        _check_doubted(sampler)
        drawn = draw(layout, sampler, draws, probability, progress)
    return WeightSensitivity(
        layout,
        chosen,
        drawn,
        effects_of(layout) if {"order", "judgments"} & set(chosen) else None,
        efficiencies(layout) if "efficiency" in chosen else None,
        choices_of(layout) if "choices" in chosen else None,
    )


def check_counts(draws: int, seed: int, called: Callable[[str], str] = str) -> None:
    """Refuse numbers of draws and seeds that are none.

    Parameters
    ----------
    draws, seed : int
    called : callable
        What each is called by who gave it, such as an option's name.

    Raises
    ------
    UsageError

    Examples
    --------
    >>> check_counts(0, 1)
    Traceback (most recent call last):
    ahp.common.findings.UsageError: draws 0 is not a whole number of at least 1
    """
    for what, value, least in (("draws", draws, 1), ("seed", seed, 0)):
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise UsageError.of(BAD_COUNT, what=called(what), value=value, least=least)


def _check_doubted(sampler: WeightSampler) -> None:
    """Refuse a kind of doubt by which no matrix can be doubted."""
    judged = sampler.judged.hierarchy.judged
    if judged and all(code in sampler.skipped for code in judged):
        first = sampler.skipped[judged[0]]
        why, advice = first.details["why"], {"en": first.hint("en"), "zh": first.hint("zh")}
        raise UsageError.of(NOTHING_DOUBTED, kind=sampler.doubt.kind, why=why, advice=advice)
