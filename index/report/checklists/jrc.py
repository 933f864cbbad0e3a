"""The ten steps of the OECD and the JRC towards a composite indicator."""

from __future__ import annotations

from ahp.common.document.book.checklist import Checklist, Evidence, items_of
from index.report.checklists.rules import (
    AGGREGATED,
    CONSISTENT,
    DEFINED,
    IMPUTED,
    NORMALIZED,
    OF_DIMENSION,
    OF_GOAL,
    SOURCES,
    SURE,
    WEIGHTS,
    ruler,
)
from index.report.checklists.wording import (
    JRC_GROUPS,
    JRC_ITEMS,
    JRC_SOURCE,
    JRC_TITLE,
    REASONS,
)

_rule = ruler(JRC_ITEMS)

GROUPS = (
    (
        JRC_GROUPS["framework"],
        (
            _rule("jrc-framework"),
            _rule("jrc-structure", "figure:hierarchy", "table:indicators"),
            _rule("jrc-criteria"),
        ),
    ),
    (
        JRC_GROUPS["selection"],
        (
            _rule("jrc-definitions", *DEFINED),
            _rule("jrc-sources", *SOURCES),
            _rule("jrc-coverage", "table:check-coverage-*"),
        ),
    ),
    (
        JRC_GROUPS["imputation"],
        (
            _rule("jrc-imputed", *IMPUTED, applies=("imputed",)),
            _rule("jrc-outliers", "table:winsorized", applies=("winsorized",)),
        ),
    ),
    (JRC_GROUPS["multivariate"], (_rule("jrc-multivariate"),)),
    (JRC_GROUPS["normalization"], (_rule("jrc-normalization", *NORMALIZED),)),
    (
        JRC_GROUPS["weighting"],
        (
            _rule("jrc-weights", *WEIGHTS),
            _rule("jrc-consistency", *CONSISTENT, applies=("judgments",)),
            _rule("jrc-aggregation", *AGGREGATED),
        ),
    ),
    (
        JRC_GROUPS["robustness"],
        (
            _rule("jrc-uncertainty", *SURE),
            _rule("jrc-sensitivity", "table:robust-sensitivity-*"),
        ),
    ),
    (
        JRC_GROUPS["back"],
        (
            _rule("jrc-dimensions", OF_DIMENSION),
            _rule("jrc-profiles", "table:unit-profile-*"),
            _rule("jrc-trend", OF_GOAL, applies=("years",)),
        ),
    ),
    (JRC_GROUPS["links"], (_rule("jrc-links"),)),
    (JRC_GROUPS["visualization"], (_rule("jrc-visualization", "figure:chart-*"),)),
)
"""The rules, step by step."""


def jrc(evidence: Evidence) -> Checklist:
    """Return the ten steps, filled in."""
    return Checklist("jrc", JRC_TITLE, JRC_SOURCE, items_of(GROUPS, evidence, REASONS), marks=True)
