"""The steps of an index and the order they are taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

StepName = Literal[
    "divide", "impute", "cap", "transform", "treat", "normalize", "aggregate", "rescale"
]
STEP_NAMES: tuple[StepName, ...] = get_args(StepName)


@dataclass(frozen=True)
class StepChoice:
    """One step of an index, in its place.

    Attributes
    ----------
    name : str
        ``divide``, ``impute``, ``cap``, ``transform``, ``treat``, ``normalize``, ``aggregate`` or
        ``rescale``.
    nodes : tuple of str
        Nodes that are aggregated by then, normalized or rescaled again; or, of ``aggregate``, the
        nodes up to which it goes.
    level : int, optional
        The same, for all nodes of a level: 1 is right below the goal.
    best : float, optional
        Of ``rescale``: what the best region gets; the others in proportion.
    changes : tuple of (str, object)
        Fields of `Settings` that have other values in this step.

    Examples
    --------
    >>> str(StepChoice("rescale", nodes=("goal",), best=100.0))
    'rescale goal (best = 100)'
    """

    name: StepName
    nodes: tuple[str, ...] = ()
    level: int | None = None
    best: float | None = None
    changes: tuple[tuple[str, Any], ...] = ()

    def __str__(self) -> str:
        """Return the step as a person reads it."""
        where = ", ".join(self.nodes) or ("" if self.level is None else f"level {self.level}")
        said = [f"{_KEYS.get(name, name)} = {_plain(value)}" for name, value in self.changes]
        if self.best is not None:
            said.insert(0, f"best = {self.best:g}")
        aside = f"({', '.join(said)})" if said else ""
        return " ".join(part for part in (self.name, where, aside) if part)

    @property
    def of_nodes(self) -> bool:
        """Whether it is taken on nodes, in place of indicators; the goal, where none is named."""
        return self.name in ("aggregate", "rescale") or bool(self.nodes) or self.level is not None


_KEYS = {
    "missing": "method",
    "impute_within": "within",
    "impute_longest": "longest",
    "impute_denominators": "denominators",
    "outlier_reference": "reference",
    "most_winsorized": "most",
    "outlier_fallback": "fallback",
    "normalization": "method",
    "scale": "range",
}
"""What fields of the settings are called in files, where that differs."""


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_plain, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def in_turn(*steps: StepName | StepChoice) -> tuple[StepChoice, ...]:
    """Return steps in order, those without choices by their names.

    >>> [str(step) for step in in_turn("normalize", "aggregate")]
    ['normalize', 'aggregate']
    """
    return tuple(StepChoice(step) if isinstance(step, str) else step for step in steps)


DEFAULT_STEPS = in_turn("divide", "impute", "cap", "transform", "treat", "normalize", "aggregate")
"""Denominators divide before gaps are filled, so that what is filled is a quotient."""
