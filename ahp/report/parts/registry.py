"""The sections of a report, in order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from ahp.common.document.parts import Part
from ahp.common.names import unknown_choice
from ahp.common.wording import Words
from ahp.report.context import Report
from ahp.report.parts import (
    consistency,
    experts,
    hierarchy,
    matrices,
    method,
    provenance,
    scale,
    uncertainty,
    weights,
)
from ahp.report.parts.wording import (
    CONSISTENCY,
    EXPERTS,
    HIERARCHY,
    MATRICES,
    METHOD,
    PROVENANCE,
    SCALE,
    UNCERTAINTY,
    WEIGHTS,
)


class Section(NamedTuple):
    """A section: its heading, its parts, and whether it is an appendix."""

    heading: Words
    parts: Callable[[Report], tuple[Part, ...]]
    appendix: bool = False


SECTIONS: Mapping[str, Section] = {
    "hierarchy": Section(HIERARCHY, hierarchy.parts),
    "scale": Section(SCALE, scale.parts),
    "matrices": Section(MATRICES, matrices.parts),
    "consistency": Section(CONSISTENCY, consistency.parts),
    "weights": Section(WEIGHTS, weights.parts),
    "experts": Section(EXPERTS, experts.parts),
    "uncertainty": Section(UNCERTAINTY, uncertainty.parts),
    "method": Section(METHOD, method.parts, appendix=True),
    "provenance": Section(PROVENANCE, provenance.parts, appendix=True),
}
"""By name, as ``--parts`` takes them."""


def check_sections(names: Collection[str], what: str = "sections") -> tuple[str, ...]:
    """Return the names of sections, each once, once all are known.

    Raises
    ------
    UsageError
    """
    for name in names:
        if name not in SECTIONS:
            raise unknown_choice(what, name, SECTIONS)
    return tuple(dict.fromkeys(names))
