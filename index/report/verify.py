"""Checking generated prose by the audit, in the run that writes it."""

from __future__ import annotations

from collections.abc import Iterable

from ahp.common.findings import Finding
from index.audit.checks.claims import check_claims
from index.audit.relations import Declared
from index.report.sentences.sentence import Sentence
from index.report.standing import Standing


def verified(standing: Standing, sentences: Iterable[Sentence]) -> tuple[Finding, ...]:
    """Return what the printed tables do not hold of some sentences; nothing where all is well."""
    found = []
    for sentence in sentences:
        declared = Declared("", standing.title, standing.source, standing.tables, sentence.claims)
        found += [check.finding for check in check_claims(declared) if check.finding is not None]
    return tuple(found)
