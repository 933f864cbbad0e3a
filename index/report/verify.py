"""Checking generated prose by the audit, in the run that writes it.

The claims of a sentence are checked against the tables, and the sentence against its claims: a
number or a name in the text that no claim states, or one that a claim states and the text does
not, would let the two diverge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ahp.common.findings import Finding
from index.audit.checks.check import Check, table_name
from index.audit.checks.claims import check_claims
from index.audit.relations import Claim, Declared
from index.report.sentences.sentence import Sentence
from index.report.standing import Standing
from index.report.wording_verify import (
    SENTENCE_FALSE,
    SENTENCE_NAME,
    SENTENCE_NUMBER,
    SENTENCE_ORDER,
    SENTENCE_SILENT,
)

_NUMBER = re.compile(r"(?<![0-9.])-?[0-9]+(?:\.[0-9]+)?")
_TIER = re.compile(r"第([一二三])梯队|\b(first|second|third) (?:of \d+ )?tier")
_ORDINALS = {"一": 1, "二": 2, "三": 3, "first": 1, "second": 2, "third": 3}


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
    tables = standing.tables
    found: list[Finding] = []
    for sentence in sentences:
        declared = Declared("", standing.title, standing.source, tables, sentence.claims)
        found += [
            _false(declared, sentence, check)
            for check in check_claims(declared)
            if check.finding is not None
        ]
        found += _textual(standing, sentence)
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


@dataclass(frozen=True)
class _Read:
    """A sentence as read: its names as rows, its numbers, and both in order."""

    rows: frozenset[str]
    numbers: frozenset[Decimal]
    tokens: tuple[str | Decimal, ...]


def _textual(standing: Standing, sentence: Sentence) -> Iterator[Finding]:
    """Compare a sentence's names and numbers with those of its claims."""
    read = _read(standing, sentence)
    allowed = {number for claim in sentence.claims for number in _allowed(claim)}
    rows = {row for claim in sentence.claims for row in _rows(claim)}
    names = _names(standing, sentence)
    digits = {Decimal(name) for name, row in names.items() if row in rows and _plain(name)}
    for number in sorted(read.numbers - allowed - digits):
        yield Finding(SENTENCE_NUMBER, {"sentence": sentence.text, "number": f"{number:f}"})
    for row in sorted(read.rows - rows):
        yield Finding(SENTENCE_NAME, {"sentence": sentence.text, "name": row})
    said = read.numbers | digits
    for claim in sentence.claims:
        for number in sorted(_stated(claim) - said):
            details = {"sentence": sentence.text, "claim": claim.name, "number": f"{number:f}"}
            yield Finding(SENTENCE_SILENT, details)
        for wanted in _sequences(claim):
            if not _within(wanted, read.tokens):
                shown = ", ".join(map(str, wanted))
                details = {"sentence": sentence.text, "claim": claim.name, "order": shown}
                yield Finding(SENTENCE_ORDER, details)


def _names(standing: Standing, sentence: Sentence) -> Mapping[str, str]:
    """Return the names that may stand in a sentence, and the row of each."""
    used = {code for claim in sentence.claims for code in claim.tables}
    return {
        name: row
        for league in standing.leagues
        if league.table.code in used
        for row in dict.fromkeys(one for rows in league.table.rows.values() for one in rows)
        for name in (*league.names.get(row, {}).values(), row)
        if name
    }


def _plain(name: str) -> bool:
    return _NUMBER.fullmatch(name) is not None


def _read(standing: Standing, sentence: Sentence) -> _Read:
    names = {n: row for n, row in _names(standing, sentence).items() if not _plain(n)}
    nodes = {name for one in standing.leagues for name in (*one.node_names.values(), one.node)}
    text = sentence.text
    every = sorted({*names, *(one for one in nodes if not _plain(one))}, key=len, reverse=True)
    pattern = "|".join([*(_bounded(one) for one in every if one), _NUMBER.pattern])
    tokens: list[str | Decimal] = []
    rows = set()
    for match in re.finditer(pattern, text):
        one = match.group()
        if one in names:
            rows.add(names[one])
            tokens.append(names[one])
        elif _NUMBER.fullmatch(one) and one not in nodes:
            tokens.append(Decimal(one))
    numbers = {one for one in tokens if isinstance(one, Decimal)}
    numbers |= {Decimal(_ORDINALS[a or b]) for a, b in _TIER.findall(text)}
    known = frozenset(row for row in rows if row in {*names.values()})
    return _Read(known, frozenset(numbers), tuple(tokens))


def _bounded(name: str) -> str:
    """Return a pattern of a name that is no part of a longer word or number."""
    before = r"(?<![0-9A-Za-z])" if name[0].isascii() and name[0].isalnum() else ""
    after = r"(?![0-9A-Za-z])" if name[-1].isascii() and name[-1].isalnum() else ""
    return before + re.escape(name) + after


def _rows(claim: Claim) -> Iterator[str]:
    """Yield every row that a claim names."""
    for rows in (
        claim.order, claim.rows, claim.absent, claim.up, claim.down, claim.first, claim.entered,
        claim.left, claim.ranks, claim.scores, claim.moves, claim.spans,
        *claim.tied, *claim.tiers, *claim.gaps,
    ):  # fmt: skip
        yield from rows
    yield from (row for row, _ in claim.compared)


def _stated(claim: Claim) -> set[Decimal]:
    """Return the numbers that a sentence with a claim must hold."""
    figures = [*claim.scores.values(), *(one for one in claim.gaps.values() if one.value)]
    whole = [*(n for ranks in claim.ranks.values() for n in ranks), *claim.counts.values()]
    whole += [n for span in claim.spans.values() for n in span]
    # the first is called so, not "1"
    return {one.value for one in figures} | {Decimal(one) for one in whole if one != 1}


def _allowed(claim: Claim) -> set[Decimal]:
    """Return the numbers that a claim accounts for."""
    within = claim.within if claim.rows or claim.entered or claim.left or claim.first else ()
    listed = range(claim.start, claim.start + len(claim.order))
    whole = [
        1, *claim.years, *within, *listed, len(claim.order), len(claim.tables),
        *(one - 1 for one in within[:1]), *map(abs, claim.moves.values()),
        *(len(rows) for rows in (*claim.tied, *claim.tiers)),
        *range(1, 1 + (claim.cuts or len(claim.tiers))),
    ]  # fmt: skip
    return _stated(claim) | {Decimal(one) for one in whole}


def _sequences(claim: Claim) -> Iterator[tuple[str | Decimal, ...]]:
    """Yield what must stand in a sentence in this order."""
    yield tuple(one for row, score in claim.scores.items() for one in (row, score.value))
    for ranks in claim.ranks.values():
        if len(ranks) > 1:
            yield tuple(map(Decimal, ranks))


def _within(wanted: Iterable[str | Decimal], tokens: Iterable[str | Decimal]) -> bool:
    """Whether some tokens stand among others in their order."""
    rest = iter(tokens)
    return all(any(one == other for other in rest) for one in wanted)
