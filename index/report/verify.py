"""Checking generated prose by the audit, in the run that writes it.

The claims of a sentence are checked against the tables, and the sentence against its claims: a
number or a name in the text that no claim states, or one that a claim states and the text does
not, would let the two diverge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ahp.common.findings import Finding
from index.audit.checks.check import Check, table_name
from index.audit.checks.claims import check_claims
from index.audit.relations import Claim, Declared
from index.report.lexicon import Lexicon
from index.report.sentences.sentence import Sentence
from index.report.standing import Standing
from index.report.told import Item, Token, baseless, misplaced, omitted, uncounted
from index.report.wording_verify import (
    SENTENCE_FALSE,
    SENTENCE_NAME,
    SENTENCE_NUMBER,
    SENTENCE_OMITS,
    SENTENCE_ORDER,
    SENTENCE_SILENT,
    SENTENCE_WORD,
)


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
    tables, lexicon = standing.tables, Lexicon.of(standing)
    found: list[Finding] = []
    for sentence in sentences:
        declared = Declared("", standing.title, standing.source, tables, sentence.claims)
        found += [
            _false(declared, sentence, check)
            for check in check_claims(declared)
            if check.finding is not None
        ]
        found += _textual(lexicon, sentence)
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


def _textual(lexicon: Lexicon, sentence: Sentence) -> Iterator[Finding]:
    """Compare a sentence's names and numbers with those of its claims."""
    text = lexicon.dated(sentence.text)
    tokens = tuple(lexicon.tokens(text))
    numbers = {one for one in tokens if isinstance(one, Decimal)}
    numbers |= {*lexicon.tiers(text)}
    rows = {lexicon.one(row) for claim in sentence.claims for row in _rows(claim)}
    allowed = {number for claim in sentence.claims for number in _allowed(claim)}
    for number in sorted(numbers - allowed - lexicon.numbers_in_names(rows)):
        yield Finding(SENTENCE_NUMBER, {"sentence": sentence.text, "number": f"{number:f}"})
    for row in sorted({one for one in tokens if isinstance(one, str)} - rows):
        yield Finding(SENTENCE_NAME, {"sentence": sentence.text, "name": row})
    # some names cannot be told from words and numbers; many that share a rank are only counted
    passed = frozenset(map(lexicon.one, lexicon.hidden)) | {
        lexicon.one(row) for claim in sentence.claims for rows in claim.tied for row in rows
    }
    for claim in sentence.claims:
        yield from _unsaid(claim, sentence, lexicon, passed, tokens)
    ordered = [lexicon.one(row) for claim in sentence.claims for row in claim.order]
    named_in_order = [one for one in ordered if one in tokens]
    if not _within(dict.fromkeys(named_in_order), tokens):
        told = ", ".join(named_in_order)
        details = {"sentence": sentence.text, "claim": sentence.claims[0].name, "order": told}
        yield Finding(SENTENCE_ORDER, details)
    words = baseless(text, lexicon.names, sentence.claims)
    for word in (one for one in words if one not in lexicon.numeric):
        yield Finding(SENTENCE_WORD, {"sentence": sentence.text, "word": word})
    items = {lexicon.nodes[code] for claim in sentence.claims for code in claim.tables}
    for item in dict.fromkeys(one for one in tokens if isinstance(one, Item) and one not in items):
        yield Finding(SENTENCE_NAME, {"sentence": sentence.text, "name": item.name})
    if not any("." in name for name in lexicon.numeric):
        for number in uncounted(sentence.claims, tokens):
            yield Finding(SENTENCE_NUMBER, {"sentence": sentence.text, "number": f"{number:f}"})


def _unsaid(
    claim: Claim,
    sentence: Sentence,
    lexicon: Lexicon,
    passed: frozenset[str],
    tokens: tuple[Token, ...],
) -> Iterator[Finding]:
    """Yield what a claim states and its sentence does not, or in another order."""
    details = {"sentence": sentence.text, "claim": claim.name}
    for number in sorted(_stated(claim) - {*tokens}):
        yield Finding(SENTENCE_SILENT, {**details, "number": f"{number:f}"})
    for stated in _sequences(claim):
        wanted = [lexicon.one(one) if isinstance(one, str) else one for one in stated]
        if not _within((one for one in wanted if one not in passed), tokens):
            yield Finding(SENTENCE_ORDER, {**details, "order": ", ".join(map(str, wanted))})
    others = {lexicon.one(row) for one in sentence.claims if one is not claim for row in _rows(one)}
    for row in omitted(claim, tokens, lexicon.one, passed, others):
        yield Finding(SENTENCE_OMITS, {**details, "name": row})
    for told in misplaced(claim, tokens, lexicon.one, lexicon.visible):
        yield Finding(SENTENCE_ORDER, {**details, "order": ", ".join(map(str, told))})


def _rows(claim: Claim) -> Iterator[str]:
    """Yield every row that a claim names."""
    for rows in (
        claim.order, claim.rows, claim.absent, claim.up, claim.down, claim.first, claim.entered,
        claim.left, claim.ranks, claim.scores, claim.moves, claim.spans,
        *claim.tied, *claim.tiers, *claim.gaps,
    ):  # fmt: skip
        yield from rows
    yield from (row for row, _ in (*claim.compared, *claim.beside))


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
        *(one - 1 for one in within[:1] if not claim.only), *map(abs, claim.moves.values()),
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


def _within(wanted: Iterable[Token], tokens: Iterable[Token]) -> bool:
    """Whether some tokens stand among others in their order."""
    rest = iter(tokens)
    return all(any(one == other for other in rest) for one in wanted)
