"""The kinds of checks by name, in the order of their findings."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from index.audit.checks.changes import check_changes
from index.audit.checks.check import Check, Checker
from index.audit.checks.claims import check_claims
from index.audit.checks.copies import check_copies
from index.audit.checks.ends import check_ends
from index.audit.checks.grim import check_grim
from index.audit.checks.means import check_means
from index.audit.checks.ranges import check_ranges
from index.audit.checks.ranks import check_ranks
from index.audit.checks.rows import check_rows
from index.audit.checks.same import check_same
from index.audit.checks.totals import check_totals
from index.audit.checks.unknown_weights import check_unknown_weights
from index.audit.checks.weights import check_weights
from index.audit.relations import Declared

CHECKERS: Mapping[str, Checker] = MappingProxyType(
    {
        "rows": check_rows,
        "totals": check_totals,
        "weights": check_weights,
        "ranges": check_ranges,
        "ranks": check_ranks,
        "same": check_same,
        "copies": check_copies,
        "means": check_means,
        "unknown weights": check_unknown_weights,
        "ends": check_ends,
        "changes": check_changes,
        "grim": check_grim,
        "claims": check_claims,
    }
)
"""Each evaluates the relations of its kind and leaves the others alone."""


def run_checks(declared: Declared) -> tuple[Check, ...]:
    """Evaluate every declared relation, kind by kind.

    >>> run_checks(Declared("", {}, "", {}))
    ()
    """
    return tuple(check for checker in CHECKERS.values() for check in checker(declared))
