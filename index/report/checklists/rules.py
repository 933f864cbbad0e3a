"""What several checklists ask for, and which parts of a report say it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from ahp.common.document.book.checklist import Rule
from ahp.common.wording import Words
from index.report.checklists.wording import ADVICE
from index.report.formulas.formulas import MEAN_FORMULAS

OF_GOAL, OF_DIMENSION = "league:goal", "league:dimension"
"""League tables, as `index.report.checklists.evidence` calls them."""

DEFINED = ("definitions.definition:all",)
SOURCES = ("definitions.source:all", "table:sample")
WEIGHTS = ("indicators.global",)
IMPUTED = ("table:imputed",)
NORMALIZED = ("formula-*-[0-9]",)
AGGREGATED = tuple(f"formula-{mean}" for mean in MEAN_FORMULAS)
CONSISTENT = ("consistency.cr",)
SURE = ("table:robust-ranks-*",)


def _rule(
    items: Mapping[str, Words],
    key: str,
    *names: str,
    also: tuple[str, ...] = (),
    applies: tuple[str, ...] = (),
) -> Rule:
    return Rule(key, items[key], names, also=also, applies=applies, advice=ADVICE.get(key))


def ruler(items: Mapping[str, Words]) -> partial[Rule]:
    """Return what makes a rule of the key of an item, and of the parts that say it.

    >>> ruler({"a": Words("A", "甲")})("a", *DEFINED).names
    ('definitions.definition:all',)
    """
    return partial(_rule, items)
