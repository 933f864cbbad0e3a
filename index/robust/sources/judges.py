"""Whose judgments the weights of an index come from, and which others there are."""

from __future__ import annotations

from math import isclose
from typing import NamedTuple

from ahp.common.findings import AhpError, Finding, Named
from index.project.project import IndexProject
from index.project.weights import GROUP, Group, Judges, Model, load_model, weights_of
from index.robust.sources.source import UnfitError
from index.robust.sources.wording import EXPERT_PASSED_OVER, JUDGMENTS_ABSENT, JUDGMENTS_OTHER


class Judged(NamedTuple):
    """A model, and who is asked for its weights."""

    model: Model
    judges: Judges

    def ask(self) -> Model | Group:
        """Return what is asked."""
        return self.judges.of(self.model)


def judged_of(project: IndexProject) -> Judged:
    """Return the model behind a project's weights.

    Raises
    ------
    UnfitError
        They come from no judgments, or are others by now.
    """
    weights = project.weights
    if project.model_folder is None or project.weighting is not None:
        raise UnfitError(Finding(JUDGMENTS_ABSENT, {"source": weights.source or "–"}))
    judged = Judged(load_model(project.model_folder), project.judges)
    theirs = {node.code: node.local for node in weights_of(judged.ask()).nodes}
    same = theirs.keys() == set(weights.codes) and all(
        isclose(node.local, theirs[node.code], abs_tol=1e-9) for node in weights.nodes
    )
    if not same:
        raise UnfitError(Finding(JUDGMENTS_OTHER, {"model": project.model_folder}))
    return judged


def candidates(judged: Judged, named: tuple[str, ...]) -> tuple[dict[str, Judges], list[Finding]]:
    """Return whose judgments can be taken, by code; and who cannot be asked, with the reason.

    Raises
    ------
    AhpError
        Somebody who is named is not known, or has not judged enough.
    """
    model = judged.model
    found: dict[str, Judges] = {}
    notes: list[Finding] = []
    for name in named or (GROUP, *(one.code for one in model.experts)):
        who = Judges(group=True) if name == GROUP else Judges(expert=name)
        try:
            weights_of(who.of(model))
        except AhpError as error:
            if named:
                raise
            called = Named(name, {} if name == GROUP else model.expert(name).names)
            notes.append(
                Finding(EXPERT_PASSED_OVER, {"expert": called, "reason": error.findings[0]})
            )
        else:
            found[name if name == GROUP else model.expert(name).code] = who
    return found, notes
