"""Checking generated prose by the audit, in the run that writes it.

The claims of a sentence are checked against the tables; and the sentence is read again, word by
word, without its claims: what its words say is checked against the same tables, so that no word,
name or number in it can say something else.
"""

from __future__ import annotations

from collections.abc import Iterable

from ahp.common.findings import Finding
from index.audit.checks.check import Check, table_name
from index.audit.checks.claims import check_claims
from index.audit.relations import Declared
from index.report.reader import Reader
from index.report.sentences.sentence import Sentence
from index.report.standing import Standing
from index.report.wording_verify import SENTENCE_FALSE


def verified(standing: Standing, sentences: Iterable[Sentence]) -> tuple[Finding, ...]:
    """Return what the printed tables do not hold of some sentences.

    Parameters
    ----------
    standing : Standing
    sentences : iterable of Sentence

    Returns
    -------
    tuple of Finding
        Each tells the sentence, the claim and the figure; none where all is well.

    Examples
    --------
    >>> verified(Standing({}, (), "goal"), ())
    ()
    """
    tables, reader = standing.tables, Reader(standing)
    found: list[Finding] = []
    for sentence in sentences:
        declared = Declared("", standing.title, standing.source, tables, sentence.claims)
        found += [
            _false(declared, sentence, check)
            for check in check_claims(declared)
            if check.finding is not None
        ]
        wrong = reader.wrong(sentence)
        found += [] if wrong is None else [wrong]
    return tuple(found)


def _false(declared: Declared, sentence: Sentence, check: Check) -> Finding:
    where = " ".join(str(one) for one in (check.row, check.year) if one is not None)
    return Finding(
        SENTENCE_FALSE,
        {
            "sentence": sentence.text,
            "claim": check.relation.name,
            "table": table_name(declared, check.table),
            "where": where or "-",
            "what": check.finding,
        },
    )
