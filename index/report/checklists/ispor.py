"""What the task force of ISPOR asks for of a multiple criteria decision analysis."""

from __future__ import annotations

from ahp.common.document.book.checklist import Checklist, Evidence, items_of
from index.report.checklists.rules import (
    AGGREGATED,
    CONSISTENT,
    DEFINED,
    NORMALIZED,
    OF_DIMENSION,
    OF_GOAL,
    SOURCES,
    SURE,
    WEIGHTS,
    ruler,
)
from index.report.checklists.wording import (
    ISPOR_GROUPS,
    ISPOR_ITEMS,
    ISPOR_SOURCE,
    ISPOR_TITLE,
    REASONS,
)

_rule = ruler(ISPOR_ITEMS)

GROUPS = (
    (ISPOR_GROUPS["problem"], (_rule("ispor-problem"), _rule("ispor-problem-valid"))),
    (
        ISPOR_GROUPS["criteria"],
        (
            _rule("ispor-criteria"),
            _rule("ispor-definitions", *DEFINED),
            _rule("ispor-tree", "figure:hierarchy", "table:indicators"),
            _rule("ispor-tree-valid"),
        ),
    ),
    (
        ISPOR_GROUPS["performance"],
        (
            _rule("ispor-sources", *SOURCES),
            _rule("ispor-matrix"),
            _rule("ispor-matrix-valid", "table:check-coverage-*"),
        ),
    ),
    (
        ISPOR_GROUPS["scoring"],
        (
            _rule("ispor-scoring", *NORMALIZED),
            _rule("ispor-scoring-why"),
            _rule("ispor-scores", OF_DIMENSION),
            _rule("ispor-scores-valid"),
        ),
    ),
    (
        ISPOR_GROUPS["weighting"],
        (
            _rule("ispor-weighting", "judgments-method", "table:consistency", "part-indicators"),
            _rule("ispor-weighting-why"),
            _rule("ispor-weighting-whose", "table:experts", applies=("judgments",)),
            _rule("ispor-weights", *WEIGHTS),
            _rule("ispor-weights-valid", *CONSISTENT, applies=("judgments",)),
        ),
    ),
    (
        ISPOR_GROUPS["aggregate"],
        (
            _rule("ispor-aggregation", *AGGREGATED),
            _rule("ispor-aggregation-why"),
            _rule("ispor-results", OF_GOAL),
            _rule("ispor-results-valid"),
        ),
    ),
    (
        ISPOR_GROUPS["uncertainty"],
        (
            _rule("ispor-uncertainty", "table:robust-sources"),
            _rule("ispor-uncertainty-analysis", *SURE),
        ),
    ),
    (
        ISPOR_GROUPS["reporting"],
        (_rule("ispor-findings", OF_GOAL, also=("part-method",)), _rule("ispor-examined")),
    ),
)
"""The rules, step by step."""


def ispor(evidence: Evidence) -> Checklist:
    """Return the checklist of ISPOR, filled in."""
    items = items_of(GROUPS, evidence, REASONS)
    return Checklist("ispor", ISPOR_TITLE, ISPOR_SOURCE, items, marks=True)
