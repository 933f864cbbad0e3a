"""Whether ranks follow each other by a tie convention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from ahp.common.findings import Finding
from index.audit.checks.check import Check
from index.audit.instances import Ranking
from index.audit.intervals import decimal_text
from index.audit.relations import CONVENTIONS, Ties
from index.audit.wording import AUDIT_CONVENTIONS, AUDIT_SEQUENCE, TIES_STATED

SEQUENCE = "rank sequence"
"""The kind of check."""


def sequence_check(ranking: Ranking, blank: bool = False) -> Check:
    """Check that the ranks of a column follow each other by the declared convention.

    Where a rank is ``blank`` it may be the one that the others wait for.
    """
    relation = ranking.relation
    ranks = [Fraction(one.rank.value) for one in ranking.rows]
    right = follow(relation.ties, ranks)
    finding = None
    rows = None
    if not right:
        steps = _steps(ranking, ranks)
        rows = "、".join(_rows_involved(ranking, ranks)) or None
        known = Finding(TIES_STATED[relation.ties])
        finding = Finding(AUDIT_SEQUENCE, {"steps": steps, "convention": known})
    return Check.of(
        relation,
        SEQUENCE,
        ranking.table,
        row=rows,
        year=ranking.year,
        role="rank",
        finding=finding,
        severity="suspected" if blank else "certain",
    )


def follow(ties: Ties, ranks: Sequence[Fraction]) -> bool:
    """Whether ranks follow each other as is declared.

    >>> follow("none", [Fraction(2), Fraction(1)]), follow("any", [Fraction(1), Fraction(3)])
    (True, False)
    """
    if ties == "none":
        return sorted(ranks) == list(range(1, len(ranks) + 1))
    fitting = conventions(ranks)
    return bool(fitting) if ties in ("one", "any") else ties in fitting


def _steps(ranking: Ranking, ranks: Sequence[Fraction]) -> str:
    """Write the ranks where they are repeated or skip: ``2×9, 11; 17×11, 18``."""
    counts = sorted(Counter(ranks).items())
    steps = []
    for (rank, count), (following, _) in pairwise(counts):
        if count > 1 or following != rank + 1:
            times = f"{count}×" if count > 1 else ""
            steps.append(f"{times}{decimal_text(rank)}, {decimal_text(following)}")
    if not counts or counts[0][0] != 1:
        steps.insert(0, decimal_text(counts[0][0]) if counts else "")
    return "; ".join(steps)


def _rows_involved(ranking: Ranking, ranks: Sequence[Fraction]) -> list[str]:
    """Return the rows of tied ranks that do not lead on by the one declared convention."""
    counts = sorted(Counter(ranks).items())
    wanted = ranking.relation.ties
    if wanted in ("one", "any"):
        return []
    above = 0
    involved: set[Fraction] = set()
    for (rank, count), (following, _) in pairwise(counts):
        above += count
        expected = {
            "competition": rank + count,
            "dense": rank + 1,
            "average": rank + Fraction(count + 1, 2),
        }
        if count > 1 and following != expected.get(wanted):
            involved.add(rank)
    if counts and counts[-1][1] > 1 and wanted == "none":
        involved.add(counts[-1][0])
    return [one.row for one in ranking.rows if Fraction(one.rank.value) in involved]


def one_convention(group: Sequence[Ranking]) -> Check:
    """Check that one convention fits all columns that any convention fits."""
    needs: dict[tuple[Ties, ...], list[Ranking]] = {}
    for ranking in group:
        fitting = conventions([Fraction(one.rank.value) for one in ranking.rows])
        if fitting:
            needs.setdefault(fitting, []).append(ranking)
    common = set(CONVENTIONS).intersection(*map(set, needs)) if needs else set(CONVENTIONS)
    finding = None
    tables = list(dict.fromkeys(ranking.table for ranking in group))
    if not common:
        strict = {fit: rows for fit, rows in needs.items() if len(fit) < len(CONVENTIONS)}
        uses = [
            (name, [one for fit, rows in strict.items() if fit == (name,) for one in rows])
            for name in CONVENTIONS
        ]
        details: dict[str, object] = {
            name: [f"{one.table} {one.year or ''}".strip() for one in rows] or "-"
            for name, rows in uses
        }
        finding = Finding(AUDIT_CONVENTIONS, details)
        needed = {one.table for _, rows in uses for one in rows}
        tables = [table for table in tables if table in needed] or tables
    return Check.of(
        group[0].relation,
        "tie convention",
        ", ".join(tables),
        role="rank",
        finding=finding,
        severity="suspected",
    )


def conventions(ranks: Sequence[Fraction]) -> tuple[Ties, ...]:
    """Return the tie conventions by which some ranks follow each other without a gap.

    >>> conventions([Fraction(rank) for rank in (1, 2, 2, 4)])
    ('competition',)
    >>> conventions([Fraction(rank) for rank in (1, 2, 3)])
    ('competition', 'dense', 'average')
    """
    if sorted(ranks) == list(range(1, len(ranks) + 1)):
        return CONVENTIONS
    counts = sorted(Counter(ranks).items())
    fitting = set(CONVENTIONS)
    above = 0
    for distinct, (rank, count) in enumerate(counts, start=1):
        expected = {
            "competition": Fraction(above + 1),
            "dense": Fraction(distinct),
            "average": Fraction(2 * above + count + 1, 2),
        }
        fitting -= {name for name in CONVENTIONS if rank != expected[name]}
        above += count
    return tuple(name for name in CONVENTIONS if name in fitting)


def additions(others: Sequence[Fraction]) -> list[Fraction]:
    """Return every rank that can make some ranks follow each other by any convention.

    One more rank cannot mend what stands above it, and moves what stands below it: it belongs
    just before the first rank that is not due, or into the last place. Without gaps (1, 2, 2, 3)
    it can be equal to any.

    >>> additions([Fraction(1), Fraction(2), Fraction(4)])
    [Fraction(2, 1), Fraction(5, 2), Fraction(3, 1), Fraction(4, 1)]
    """
    counts = sorted(Counter(others).items())
    found = set()
    due: Mapping[str, Callable[[int, int, int], Fraction]] = {
        "competition": lambda above, distinct, count: Fraction(above + 1),
        "dense": lambda above, distinct, count: Fraction(distinct + 1),
        "average": lambda above, distinct, count: Fraction(2 * above + count + 1, 2),
    }
    for rule in due.values():
        above, last = 0, Fraction(1)
        for distinct, (rank, count) in enumerate(counts):
            expected = rule(above, distinct, count)
            if rank != expected:
                found |= {last, expected, rank, last + Fraction(1, 2), Fraction(above + 1)}
                break
            above, last = above + count, rank
        else:
            found |= {last, Fraction(above + 1), Fraction(len(counts) + 1), last + Fraction(1, 2)}
            if rule is due["dense"]:
                found |= {rank for rank, _ in counts}
    return sorted(found)
