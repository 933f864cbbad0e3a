"""Whether a sentence, read word by word, says what the tables hold and its claims state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from typing import Any

from ahp.common.findings import Finding
from ahp.common.wording import Language
from index.audit.checks.check import Check, table_name
from index.audit.checks.claims import check_claims
from index.audit.relations import Claim, Declared
from index.report.reader import over_years, rankings, regions
from index.report.reader.grammar import Scope
from index.report.reader.told import Rule, Told
from index.report.sentences.sentence import Sentence
from index.report.sentences.view import view_of
from index.report.standing import League, Standing
from index.report.wording_verify import SENTENCE_OTHER, SENTENCE_SAYS, SENTENCE_UNREAD

_MOST = 200  # ways to read a sentence that are tried: names may hold words of the prose


@cache
def _rules() -> tuple[Rule, ...]:
    return (*rankings.rules(), *over_years.rules(), *regions.rules())


@dataclass(frozen=True)
class Reader:
    """Reads the sentences of a report.

    Attributes
    ----------
    standing : Standing
    """

    standing: Standing
    _scopes: dict[tuple[str, Language], Scope] = field(default_factory=dict, hash=False)

    def wrong(self, sentence: Sentence) -> Finding | None:
        """Return what is wrong with a sentence; None where it can be read in a way that holds.

        Its claims say only which table, years and region it speaks of.
        """
        told: Finding | None = None
        for claims in islice(self._ways(sentence), _MOST):
            found = self._against(sentence, claims)
            if found is None:
                return None
            told = told or found
        return told or Finding(SENTENCE_UNREAD, {"sentence": sentence.text})

    def _ways(self, sentence: Sentence) -> Iterator[tuple[Claim | bool, ...]]:
        """Yield what a sentence claims, once for each way to read it."""
        leagues = {one.table.code: one for one in self.standing.leagues}
        home = leagues.get(sentence.claims[0].tables[0]) if sentence.claims else None
        if home is None:
            return
        for lang in _LANGUAGES:
            scope = replace(self._scope(home, lang), claims=sentence.claims)
            told = Told(scope, home)
            for parser, meaning in _rules():
                for fields, end in parser(scope, sentence.text, 0):
                    if end == len(sentence.text):
                        yield tuple(meaning(told, **fields))

    def _scope(self, home: League, lang: Language) -> Scope:
        key = (home.pool, lang)
        if key not in self._scopes:
            self._scopes[key] = _scope_of(self.standing, home, lang)
        return self._scopes[key]

    def _against(self, sentence: Sentence, claims: tuple[Claim | bool, ...]) -> Finding | None:
        """Return what the tables, or the claims of a sentence, have against what it says."""
        said = tuple(one for one in claims if isinstance(one, Claim))
        tables = self.standing.tables
        declared = Declared("", self.standing.title, self.standing.source, tables, said)
        for check in check_claims(declared):
            if check.finding is not None:
                return Finding(SENTENCE_SAYS, _details(declared, sentence, check))
        other = _scope_of_claims(said) ^ _scope_of_claims(sentence.claims)
        if False in claims or other:
            return Finding(SENTENCE_OTHER, {"sentence": sentence.text})
        return None


_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def _details(declared: Declared, sentence: Sentence, check: Check) -> dict[str, Any]:
    where = " ".join(str(one) for one in (check.row, check.year) if one is not None)
    table = table_name(declared, check.table)
    return {
        "sentence": sentence.text, "table": table, "where": where or "-", "what": check.finding,
    }  # fmt: skip


def _scope_of_claims(claims: tuple[Claim, ...]) -> set[str | int]:
    """Return the tables, years and rows that some claims are on."""
    tables = {code for claim in claims for code in claim.tables}
    years = {year for claim in claims for year in claim.years}
    return tables | years | {f"row {row}" for claim in claims for row in rows_of(claim)}


def rows_of(claim: Claim) -> Iterator[str]:
    """Yield every row that a claim names."""
    for rows in (
        claim.order, claim.rows, claim.absent, claim.up, claim.down, claim.first, claim.entered,
        claim.left, claim.ranks, claim.scores, claim.moves, claim.spans,
        *claim.tied, *claim.tiers, *claim.gaps,
    ):  # fmt: skip
        yield from rows
    yield from (row for row, _ in (*claim.compared, *claim.beside))


def _scope_of(standing: Standing, home: League, lang: Language) -> Scope:
    """Return what the words of a text can stand for in the pool of a league."""
    leagues = standing.of(home.pool)
    rows = {row for one in leagues for listed in one.table.rows.values() for row in listed}
    called = {(one.name(row, lang), row) for row in rows for one in leagues if row in one.names}
    called |= {(row, row) for row in rows if not any(row in one.names for one in leagues)}
    names: dict[str, list[tuple[str, str]]] = {}
    for name, row in sorted(called, key=lambda one: (-len(one[0]), one)):
        if name:
            names.setdefault(name[0], []).append((name, row))
    items = sorted(
        ((one.node_name(lang), one) for one in leagues), key=lambda one: (-len(one[0]), one[0])
    )
    years = {year for one in leagues for year in one.years}
    called_years = tuple((str(standing.year_style.name(year)), year) for year in sorted(years))
    noun = view_of(standing, home, lang).noun
    return Scope(standing, lang, home.pool, noun, names, items, called_years)
