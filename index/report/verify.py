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
from functools import cached_property

from ahp.common.findings import Finding
from index.audit.checks.check import Check, table_name
from index.audit.checks.claims import check_claims
from index.audit.relations import Claim, Declared
from index.project.years import YearStyle
from index.report.sentences.sentence import Sentence
from index.report.sentences.vocabulary import prose
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
    tables, lexicon = standing.tables, _Lexicon.of(standing)
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


@dataclass(frozen=True)
class _Lexicon:
    """What a sentence is read by.

    Attributes
    ----------
    rows : mapping of str to str
        The row of every name that can be told from the words of the prose and from numbers.
    numeric : mapping of str to str
        That of names which are numbers; empty where an item has it.
    hidden : frozenset of str
        Rows with another name.
    items : mapping of str to Item
        The items by their names.
    nodes : mapping of str to Item
        The item of every table.
    same : mapping of str to str
        Rows that share a name with an earlier one, such as a city that is a province, too: a
        sentence cannot tell them apart.
    names : re.Pattern
        Of names.
    pattern : re.Pattern
        Of names and numbers.
    years : YearStyle
        How years are written.
    """

    rows: Mapping[str, str]
    numeric: Mapping[str, str]
    hidden: frozenset[str]
    items: Mapping[str, Item]
    nodes: Mapping[str, Item]
    same: Mapping[str, str]
    names: re.Pattern[str]
    pattern: re.Pattern[str]
    years: YearStyle

    @classmethod
    def of(cls, standing: Standing) -> _Lexicon:
        """Return the names of all rows and items; those that are numbers stand apart."""
        called = [
            (name, row)
            for league in standing.leagues
            for row in dict.fromkeys(one for rows in league.table.rows.values() for one in rows)
            for name in (*league.names.get(row, {}).values(), row)
            if name
        ]
        names: dict[str, str] = {}
        for name, row in called:
            names.setdefault(name, row)
        same = {row: names[name] for name, row in called if names[name] != row}
        nodes = {
            name: Item((*one.node_names.values(), one.node)[0])
            for one in standing.leagues
            for name in (*one.node_names.values(), one.node)
        }
        words = prose()
        rows = {name: row for name, row in names.items() if not _plain(name) and name not in words}
        covert = {item for name, item in nodes.items() if name in words}
        hidden = [name for name in names if name and not _plain(name)]
        known = sorted({*rows, *(one for one in nodes if one and not _plain(one))}, key=len)
        return cls(
            rows,
            {name: row for name, row in (names | dict.fromkeys(nodes, "")).items() if _plain(name)},
            frozenset(row for name, row in names.items() if name not in rows),
            {name: item for name, item in nodes.items() if item not in covert},
            {
                one.table.code: Item((*one.node_names.values(), one.node)[0])
                for one in standing.leagues
            },
            same,
            re.compile("|".join(map(_bounded, sorted({*known, *hidden}, key=len)[::-1])) or "(?!)"),
            re.compile("|".join([*map(_bounded, reversed(known)), _NUMBER.pattern])),
            standing.year_style,
        )

    @cached_property
    def visible(self) -> Mapping[str, Item]:
        """The items that can be told from the words of the prose and from numbers, by table."""
        hidden = {item for name, item in self.items.items() if _plain(name)}
        known = {*self.items.values()} - hidden
        return {code: item for code, item in self.nodes.items() if item in known}

    def one(self, row: str) -> str:
        """Return the row that stands for all of its name."""
        return self.same.get(row, row)

    def tokens(self, text: str) -> Iterator[Token]:
        """Yield the rows, items and numbers of a text, in order."""
        for match in self.pattern.finditer(text):
            one = match.group()
            if one in self.rows:
                yield self.one(self.rows[one])
            elif _plain(one):
                yield Decimal(one)
            elif one in self.items:
                yield self.items[one]


def _textual(lexicon: _Lexicon, sentence: Sentence) -> Iterator[Finding]:
    """Compare a sentence's names and numbers with those of its claims."""
    text = sentence.text
    for year in {year for claim in sentence.claims for year in claim.years}:
        text = text.replace(str(lexicon.years.name(year)), str(year))  # 2020/21 is one year
    tokens = tuple(lexicon.tokens(text))
    numbers = {one for one in tokens if isinstance(one, Decimal)}
    numbers |= {Decimal(_ORDINALS[a or b]) for a, b in _TIER.findall(sentence.text)}
    rows = {lexicon.one(row) for claim in sentence.claims for row in _rows(claim)}
    allowed = {number for claim in sentence.claims for number in _allowed(claim)}
    named = {
        Decimal(name) for name, row in lexicon.numeric.items() if lexicon.one(row) in {*rows, ""}
    }
    for number in sorted(numbers - allowed - named):
        yield Finding(SENTENCE_NUMBER, {"sentence": sentence.text, "number": f"{number:f}"})
    for row in sorted({one for one in tokens if isinstance(one, str)} - rows):
        yield Finding(SENTENCE_NAME, {"sentence": sentence.text, "name": row})
    # some names cannot be told from words and numbers; many that share a rank are only counted
    passed = lexicon.hidden | {
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
    words = baseless(sentence.text, lexicon.names, sentence.claims)
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
    lexicon: _Lexicon,
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
    for row in omitted(claim, tokens, lexicon.one, passed):
        yield Finding(SENTENCE_OMITS, {**details, "name": row})
    for told in misplaced(claim, tokens, lexicon.one, lexicon.visible):
        yield Finding(SENTENCE_ORDER, {**details, "order": ", ".join(map(str, told))})


def _plain(name: str) -> bool:
    return _NUMBER.fullmatch(name) is not None


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
