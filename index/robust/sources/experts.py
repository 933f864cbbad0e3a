"""The doubt whose judgments are right: those of the group, or those of one of its experts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ahp.common.findings import Finding
from ahp.common.wording import Words
from index.project.weights import Judges
from index.robust.sources.judges import candidates, judged_of
from index.robust.sources.source import Choice, Kind, Setup, UnfitError, filled, listed
from index.robust.sources.wording import ANY_WEIGHTS, EVERY_EXPERT, EXPERTS, EXPERTS_FEW


@dataclass(frozen=True)
class ExpertChoice(Choice):
    """Whose judgments each run takes.

    Attributes
    ----------
    judges : mapping of str to Judges
        By choice.
    """

    judges: Mapping[str, Judges] = field(default_factory=dict)


def _said(use: tuple[str, ...]) -> Words:
    return filled(EXPERTS, names=listed(use) if use else EVERY_EXPERT)


def _make(setup: Setup) -> ExpertChoice:
    if setup.doubts.weights is not None and setup.doubts.weights.any:
        raise UnfitError(Finding(ANY_WEIGHTS))
    named = setup.doubts.experts or ()
    found, notes = candidates(judged_of(setup.project), named)
    if len(found) < 2 and not named:
        raise UnfitError(Finding(EXPERTS_FEW, {"count": len(found)}))
    return ExpertChoice("experts", tuple(found), setup.seed, notes=tuple(notes), judges=found)


WHOSE = Kind("experts", _said, _make)
