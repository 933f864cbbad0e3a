"""The doubt which of the project's sets of weights is right.

OECD, JRC (2008). Handbook on Constructing Composite Indicators, steps 6 and 7. Weights that come
from the data are derived anew from what each run makes of the data.
"""

from __future__ import annotations

from ahp.common.findings import Finding, UsageError
from ahp.common.names import unknown_choice
from ahp.common.wording import Words
from index.project.tree import Weights
from index.robust.sources.source import Choice, Kind, Setup, UnfitError, filled, listed
from index.robust.sources.wording import (
    ANY_WEIGHTS,
    EVERY_SET,
    SET_OF_OTHER_TREE,
    SETS,
    SETS_ABSENT,
)


def _said(use: tuple[str, ...]) -> Words:
    return filled(SETS, names=listed(use) if use else EVERY_SET)


def _make(setup: Setup) -> Choice:
    known = setup.project.weight_sets
    if not known:
        raise UnfitError(Finding(SETS_ABSENT))
    if setup.doubts.weights is not None and setup.doubts.weights.any:
        raise UnfitError(Finding(ANY_WEIGHTS))
    names = setup.doubts.sets or tuple(known)
    if unknown := [name for name in names if name not in known]:
        raise unknown_choice("[robustness.sets] use", unknown[0], known)
    own = parents_of(setup.result.weights)
    if other := [name for name in names if parents_of(known[name].weights) != own]:
        found = Finding(SET_OF_OTHER_TREE, {"name": other[0]})
        if setup.doubts.sets:  # it is named
            raise UsageError([found])
        names = tuple(name for name in names if name not in other)
        if not names:
            raise UnfitError(found)
        return Choice("sets", names, setup.seed, notes=(found,))
    return Choice("sets", names, setup.seed)


def parents_of(weights: Weights) -> dict[str, str | None]:
    """Return the parent of each node.

    >>> parents_of(Weights.from_local({"g": (None, 1), "a": ("g", 1)}))
    {'g': None, 'a': 'g'}
    """
    return {node.code: node.parent for node in weights.nodes}


WEIGHT_SETS = Kind("sets", _said, _make)
