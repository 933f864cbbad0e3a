"""How judgments are doubted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf
from types import MappingProxyType

from ahp.common.findings import UsageError
from ahp.common.names import unknown_choice
from ahp.common.wording import Count, Language
from ahp.model.draws.wording import (
    ALL_KEPT,
    BAD_CONSISTENT,
    BAD_SPREAD,
    BAD_STEPS,
    KINDS_SAID,
    ONLY_PASSING,
)

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "steps": "Saaty and Vargas (1987), European Journal of Operational Research 32, 107-117",
        "inconsistency": "Crawford and Williams (1985), J. Mathematical Psychology 29, 387-405; "
        "Laininen and Hamalainen (2003), European Journal of Operational Research 148, 514-524",
        "intervals": "Saaty and Vargas (1987), European Journal of Operational Research 32, "
        "107-117; Arbel (1989), European Journal of Operational Research 43, 317-326",
        "experts": "Efron (1979), Annals of Statistics 7, 1-26",
    }
)
"""The kinds of doubt, each with its source."""
MOST_STEPS = 16  # from one end of the scale to the other


@dataclass(frozen=True)
class Doubt:
    """How judgments are doubted.

    Attributes
    ----------
    kind : str
        ``steps``: each judgment is off by some steps of the scale of 17 values, all that stay on
        it alike. ``inconsistency``: logarithms of judgments are normal around those of the
        weights. ``intervals``: where an expert gave an interval, anything in it alike, uniform on
        the scale. ``experts``: those of a group are resampled with replacement.
    steps : int
        At most so many, 0 to 16; of kind steps.
    spread : float or None
        Standard deviation of the logarithm of a judgment; of kind inconsistency. None takes what
        the inconsistency of each matrix implies.
    consistent : bool
        Whether only draws count whose CR is below the threshold; the others are drawn again.

    Examples
    --------
    >>> Doubt(steps=2).validated().in_words("en")
    'each judgment off by up to 2 steps of the 1-9 scale, all alike; only draws with CR below the \
threshold'
    """

    kind: str = "steps"
    steps: int = 1
    spread: float | None = None
    consistent: bool = True

    def validated(self, called: Callable[[str], str] = str) -> Doubt:
        """Return this, or raise a UsageError that names what is wrong.

        Parameters
        ----------
        called : callable
            What a setting is called by who gave it, such as an option's name.
        """
        if self.kind not in KINDS:
            raise unknown_choice(called("kind"), str(self.kind), KINDS)
        if type(self.steps) is not int or not 0 <= self.steps <= MOST_STEPS:
            raise UsageError.of(BAD_STEPS, option=called("steps"), value=str(self.steps))
        if self.spread is not None and not _is_spread(self.spread):
            raise UsageError.of(BAD_SPREAD, option=called("spread"), value=str(self.spread))
        if not isinstance(self.consistent, bool):
            option, value = called("consistent"), str(self.consistent)
            raise UsageError.of(BAD_CONSISTENT, option=option, value=value)
        return self

    @property
    def none(self) -> bool:
        """Whether nothing is doubted: no step, or no spread."""
        return (self.kind == "steps" and not self.steps) or (
            self.kind == "inconsistency" and self.spread == 0
        )

    @property
    def source(self) -> str:
        """Where the kind comes from."""
        return KINDS[self.kind]

    def in_words(self, lang: Language) -> str:
        """Return what is done, with its parameter."""
        kind = self.kind
        if kind == "inconsistency" and self.spread is None:
            kind = "implied"
        said = KINDS_SAID[kind](lang, steps=Count(self.steps), spread=self.spread)
        return (ONLY_PASSING if self.consistent else ALL_KEPT)(lang, kind=said)


def _is_spread(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < inf
