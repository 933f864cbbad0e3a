"""Whether the scores of what stands in two tables compare as they should."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ahp.common.figure import Figure
from ahp.common.findings import Finding
from ahp.common.names import Names, name_in
from index.audit.checks.check import Check, printed_text, table_name
from index.audit.intervals import Interval
from index.audit.relations import Cell, Declared, SameRelation
from index.audit.wording import AUDIT_NAME, AUDIT_SAME, COMPARED


def check_same(declared: Declared) -> Iterator[Check]:
    """Compare the scores of what stands in two tables."""
    for relation in declared.relations:
        if isinstance(relation, SameRelation):
            for first, second in relation.tables:
                for year in declared.tables[first].years:
                    for row in relation.rows:
                        cell = Cell(first, row, year, "score")
                        own = declared.figure(cell)
                        other = declared.figure(replace(cell, table=second))
                        if own is not None and other is not None:
                            there = table_name(declared, second)
                            yield _same_check(relation, cell, own, other, there)


def _same_check(
    relation: SameRelation, cell: Cell, own: Figure, other: Figure, there: Finding
) -> Check:
    """Compare a score with the one of the same row in another table, whose name is given."""
    implied = Interval.printed(other)
    if relation.comparison == "at-least":
        implied = Interval(implied.low, None)
    elif relation.comparison == "at-most":
        implied = Interval(None, implied.high)
    finding = None
    if not implied.meets(Interval.printed(own)):
        details = {
            "printed": printed_text(own),
            "other": printed_text(other),
            "table": there,
            "comparison": Finding(COMPARED[relation.comparison]),
            "reason": _reason(relation.reason),
        }
        finding = Finding(AUDIT_SAME, details)
    return Check.at(
        relation,
        "same",
        cell,
        printed=own,
        implied=implied,
        finding=finding,
        severity="suspected",
    )


def _reason(reason: Names) -> Finding:
    """Return a declared reason, after a colon, to be put into words; nothing if there is none."""
    after_colon = {
        lang: f"{colon}{name_in(reason, lang, '')}" if reason else ""
        for lang, colon in (("en", ": "), ("zh", "："))
    }
    return Finding(AUDIT_NAME, after_colon)
