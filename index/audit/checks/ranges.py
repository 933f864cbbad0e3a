"""Whether printed scores can be attained."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.findings import Finding
from index.audit.checks.check import Check, printed_text
from index.audit.instances import ranges
from index.audit.intervals import Interval
from index.audit.relations import Declared
from index.audit.wording import AUDIT_RANGE


def check_ranges(declared: Declared) -> Iterator[Check]:
    """Check every score against the least and greatest one that can be attained."""
    for one in ranges(declared):
        figure = declared.figure(one.cell)
        assert figure is not None  # ranges are of printed cells
        finding = None
        if not one.limits.meets(Interval.printed(figure)):
            low, high = one.limits.texts()
            details = {"printed": printed_text(figure), "low": low or "-∞", "high": high or "∞"}
            finding = Finding(AUDIT_RANGE, details)
        yield Check.at(
            one.relation, "range", one.cell, printed=figure, implied=one.limits, finding=finding
        )
