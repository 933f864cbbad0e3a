"""What theses that rate regions with the AHP are asked for: of judgments, and of the index."""

from __future__ import annotations

from ahp import thesis_items
from ahp.common.document.book.checklist import Checklist, Evidence, items_of
from index.report.checklists.rules import (
    AGGREGATED,
    DEFINED,
    IMPUTED,
    NORMALIZED,
    OF_GOAL,
    SOURCES,
    ruler,
)
from index.report.checklists.wording import (
    DATA_GROUP,
    DATA_ITEMS,
    REASONS,
    THESIS_SOURCE,
    THESIS_TITLE,
)

_rule = ruler(DATA_ITEMS)

GROUPS = (
    (
        DATA_GROUP,
        (
            _rule("thesis-definitions", *DEFINED),
            _rule("thesis-sources", *SOURCES),
            _rule("thesis-missing", *IMPUTED, applies=("imputed",)),
            _rule("thesis-normalization", *NORMALIZED),
            _rule("thesis-scoring", *AGGREGATED),
            _rule("thesis-results", OF_GOAL),
        ),
    ),
)
"""The rules on what comes after the judgments."""


def thesis(evidence: Evidence) -> Checklist:
    """Return the checklist for a thesis, filled in."""
    items = (*thesis_items(evidence), *items_of(GROUPS, evidence, REASONS))
    return Checklist("thesis", THESIS_TITLE, THESIS_SOURCE, items, marks=True)
