"""Whether ranks follow each other by a tie convention, and follow the scores."""

from __future__ import annotations

from collections.abc import Iterator

from index.audit.checks.check import Check
from index.audit.checks.order import order_checks
from index.audit.checks.sequence import one_convention, sequence_check
from index.audit.instances import Ranking, rankings
from index.audit.relations import Declared


def check_ranks(declared: Declared) -> Iterator[Check]:
    """Check ranks against scores, and against each other by the tie convention."""
    grouped: dict[int, list[Ranking]] = {}
    for ranking in rankings(declared):
        grouped.setdefault(id(ranking.relation), []).append(ranking)
    for group in grouped.values():
        relation = group[0].relation
        for ranking in group:
            if not relation.excerpt:
                listed = declared.tables[ranking.table].rows[ranking.year]
                yield sequence_check(ranking, blank=len(ranking.rows) < len(listed))
            yield from order_checks(ranking)
        if relation.ties == "one" and not relation.excerpt:
            yield one_convention(group)
