"""The doubt whether an indicator or a dimension belongs to the index at all.

Each run leaves out one of them, or none, all alike likely: Saisana, M., Saltelli, A., Tarantola, S.
(2005). Journal of the Royal Statistical Society A 168, 307-323. What is left out weighs nothing,
and the weights of its siblings are made to sum to 1.
"""

from __future__ import annotations

from ahp.common.findings import Finding
from ahp.common.wording import Words
from index.project.doubts import Part
from index.project.tree import Weights
from index.robust.sources.source import Choice, Kind, Setup, UnfitError
from index.robust.sources.wording import LEAVE_BY_PLACE, LEAVE_OUT, NOTHING_TO_LEAVE_OUT

NONE = ""
"""The choice to leave out nothing."""


def _said(part: Part) -> Words:
    return LEAVE_OUT[part]


def _make(setup: Setup) -> Choice:
    weights, doubts = setup.result.weights, setup.doubts
    if "owa" in {*setup.result.settings.means, *(doubts.aggregation or ())}:
        raise UnfitError(Finding(LEAVE_BY_PLACE))
    codes = weights.dimensions if doubts.leave_out == "dimension" else weights.leaves
    kept = tuple(code for code in codes if top_left_out(weights, code) != weights.goal)
    if not kept:
        raise UnfitError(Finding(NOTHING_TO_LEAVE_OUT))
    return Choice("leave-out", (NONE, *kept), setup.seed)


def top_left_out(weights: Weights, code: str) -> str:
    """Return the highest node that is left with nothing when one is left out; or the node itself.

    >>> weights = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1), "x": ("a", 1)})
    >>> top_left_out(weights, "x"), top_left_out(weights, "b")
    ('a', 'b')
    """
    parent = weights.parent(code)
    while parent is not None:
        others = (weights.node(one).local for one in weights.children(parent) if one != code)
        if any(share > 0 for share in others):
            break
        code, parent = parent, weights.parent(parent)
    return code


LEAVING_OUT = Kind("leave-out", _said, _make)
