"""Claims in brackets: ``[[北京, 广东, 上海 within 1-3 in 2018-2022]]``.

A claim is NAMES VERB FIGURES [of ITEM] [among KIND] in YEARS, in English or in Chinese words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ahp.common.figure import Figure
from ahp.common.findings import UsageError
from ahp.common.wording import Words
from index.audit.checks.check import printed_text
from index.audit.relations import Claim
from index.report.own.facts import Facts
from index.report.own.wording import (
    GRAMMAR,
    OWN_CLAIM,
    OWN_FINER,
    OWN_FROM_FIRST,
    OWN_LONG,
    OWN_NUMBERS,
    OWN_ONE_NAME,
    OWN_ONE_YEAR,
    OWN_ONLY,
    OWN_TWICE,
    OWN_TWO_NAMES,
    OWN_TWO_YEARS,
    OWN_VERB,
    OWN_YEARS,
    OWN_YEARS_ORDER,
    WANTS_NOTHING,
    WANTS_ORDER,
    WANTS_PLACES,
    WANTS_RANGE,
    WANTS_RANKS,
    WANTS_SCORE,
)
from index.report.standing import League

VERBS: Mapping[str, tuple[str, ...]] = {
    "within": ("within", "always within", "位于", "始终位于"),
    "ever": ("ever within", "曾位于"),
    "never": ("never within", "从未位于"),
    "order": ("order", "依次"),
    "rank": ("rank", "名次", "排名"),
    "score": ("score", "得分", "分数"),
    "gap": ("gap", "分差", "差距"),
    "up": ("up", "上升"),
    "down": ("down", "下降"),
    "same": ("same", "不变"),
}
"""What a claim can say of rows, by the words for it."""

_KEY_OF = {word: key for key, words in VERBS.items() for word in words}
_VERB = re.compile(
    r"(?<=\s)(?P<en>{})(?=\s|$)|(?P<zh>{})".format(
        *(
            "|".join(sorted((w for w in _KEY_OF if w.isascii() is ascii), key=len, reverse=True))
            for ascii in (True, False)
        )
    )
)
_ONLY = re.compile(r"only\s+|仅有?\s*")
_SCOPE = re.compile(
    r"(?P<figures>.*?)\s*"
    r"(?:(?:(?<=\s)of|指标)\s+(?P<item>.+?)\s*)?"
    r"(?:(?:(?<=\s)among|类别)\s+(?P<kind>.+?)\s*)?"
    r"(?:(?<=\s)in\s|年份)\s*(?P<years>[0-9](?:[0-9\s,、–—~至到年\-]|to)*)"
)
_LIST = re.compile(r"\s*[,、]\s*")
_SPAN = re.compile(r"([0-9]+)(?:\s*(?:-|–|—|~|to|至|到)\s*([0-9]+))?")
_TOP = re.compile(r"前\s*([0-9]+)")
_PLACES, _POINTS = r"\s*(?:名|位|places?)$", r"\s*(?:分|points?)$"
_OF_SCORES = ("score", "gap")
_LONGEST, _SHOWN = 2000, 40  # signs of a claim, and those that are told of a longer one
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True)
class Asked:
    """A claim, taken apart.

    Attributes
    ----------
    text : str
        As it is written.
    verb : str
        Likewise.
    league : League
    rows : tuple of str
    figures : str
    years : tuple of int
        Earliest first.
    only : bool
    """

    text: str
    verb: str
    league: League = field(repr=False)
    rows: tuple[str, ...]
    figures: str
    years: tuple[int, ...]
    only: bool = False

    def refuse(self, words: Words, **details: object) -> UsageError:
        """Make the error for what is not understood."""
        return _refused(self.text, words, verb=self.verb, **details)

    def wants(self, expected: Words) -> UsageError:
        """Make the error for figures that do not go with the verb."""
        said = {"verb": self.verb, "found": self.figures}
        why = {
            "en": OWN_NUMBERS("en", **said, expected=expected("en")),
            "zh": OWN_NUMBERS("zh", **said, expected=expected("zh")),
        }
        return UsageError.of(OWN_CLAIM, found=self.text, why=why, grammar=GRAMMAR)

    def one(self) -> str:
        """Return the one row."""
        if len(self.rows) != 1:
            raise self.refuse(OWN_ONE_NAME, count=len(self.rows))
        return self.rows[0]

    def span(self) -> tuple[int, int]:
        """Return the ranks from and to."""
        match = _SPAN.fullmatch(_TOP.sub(r"1-\1", self.figures))
        low = int(match[1]) if match else 0
        high = int(match[2] or match[1]) if match else 0
        if not 1 <= low <= high:
            raise self.wants(WANTS_RANGE)
        return low, high

    def claim(self, **says: Any) -> Claim:
        """Make the claim of the audit."""
        claim = Claim(self.text, tables=(self.league.table.code,), years=self.years)
        return replace(claim, **says)


def parse_claim(text: str, facts: Facts) -> Claim:
    """Return what a text in brackets claims.

    Parameters
    ----------
    text : str
        Without the brackets; full-width signs count as the others.
    facts : Facts

    Raises
    ------
    UsageError
        What is not understood, or names that are not known.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if len(plain) > _LONGEST:
        raise _refused(f"{plain[:_SHOWN]}…", OWN_LONG, most=_LONGEST)
    only = _ONLY.match(plain)
    said = facts.first_years(plain[only.end() :] if only else plain)
    verb = _VERB.search(said)
    if verb is None or not said[: verb.start()].strip():
        raise _refused(plain, OWN_VERB, verbs=", ".join(_KEY_OF))
    scope = _SCOPE.fullmatch(said[verb.end() :] + " ")
    if scope is None:
        raise _refused(plain, OWN_YEARS)
    names = tuple(one for one in _LIST.split(said[: verb.start()].strip()) if one)
    kind = f"{'类别' if verb['zh'] else 'among'} {{kind}}"
    league, rows = facts.find(names, scope["item"] or "", scope["kind"] or "", kind)
    if twice := next((one for k, one in enumerate(rows) if one in rows[:k]), None):
        raise _refused(plain, OWN_TWICE, name=names[rows.index(twice)])
    years = _years(scope["years"], league, facts, plain)
    key = _KEY_OF[verb[0]]
    unit = _POINTS if key in _OF_SCORES else rf"^第\s*|{_PLACES}"
    figures = re.sub(unit, "", scope["figures"].strip())
    asked = Asked(plain, verb[0], league, rows, figures, years, only is not None)
    if asked.only and key != "within":
        raise asked.refuse(OWN_ONLY)
    return _MAKERS[key](asked)


def _refused(text: str, words: Words, **details: object) -> UsageError:
    why = {"en": words("en", **details), "zh": words("zh", **details)}
    return UsageError.of(OWN_CLAIM, found=text, why=why, grammar=GRAMMAR)


def _years(text: str, league: League, facts: Facts, claim: str) -> tuple[int, ...]:
    """Return the years of a list of years and spans of years, earliest first."""
    found: list[int] = []
    for part in _LIST.split(text.replace("年", "").strip()):
        match = _SPAN.fullmatch(part.strip())
        if match is None:
            raise _refused(claim, OWN_YEARS)
        first = facts.year(league, int(match[1]))
        last = facts.year(league, int(match[2] or match[1]))
        if last < first or (found and first <= found[-1]):
            raise _refused(claim, OWN_YEARS_ORDER)  # ranks go by the years as they are written
        found += sorted(year for year in league.years if first <= year <= last)
    return tuple(found)


def _within(asked: Asked) -> Claim:
    return asked.claim(rows=asked.rows, within=asked.span(), only=asked.only)


def _ever(asked: Asked) -> Claim:
    return asked.claim(rows=asked.rows, within=asked.span(), ever=True)


def _never(asked: Asked) -> Claim:
    """Never within the first is always behind them."""
    low, high = asked.span()
    if low != 1:
        raise asked.refuse(OWN_FROM_FIRST)
    listed = [asked.league.rank(row, year) or 0 for year in asked.years
              for row in asked.league.rows(year)]  # fmt: skip
    return asked.claim(rows=asked.rows, within=(high + 1, max(listed, default=high + 1)))


def _order(asked: Asked) -> Claim:
    low, high = asked.span()
    if high - low + 1 != len(asked.rows):
        raise asked.wants(WANTS_ORDER)
    return asked.claim(order=asked.rows, start=low)


def _rank(asked: Asked) -> Claim:
    row = asked.one()
    given = _LIST.split(asked.figures)
    if not all(one.isdecimal() for one in given) or len(given) not in (1, len(asked.years)):
        raise asked.wants(WANTS_RANKS)
    ranks = tuple(map(int, given)) * (len(asked.years) if len(given) == 1 else 1)
    return asked.claim(ranks={row: ranks})


def _score(asked: Asked) -> Claim:
    row = asked.one()
    said = _one_score(asked)
    printed = asked.league.table.figure(row, asked.years[0], "score")
    if printed is not None and said.decimals > printed.decimals:
        raise asked.refuse(OWN_FINER, found=asked.figures, printed=printed_text(printed))
    return asked.claim(scores={row: said})


def _gap(asked: Asked) -> Claim:
    if len(asked.rows) != 2:
        raise asked.refuse(OWN_TWO_NAMES, count=len(asked.rows))
    return asked.claim(gaps={asked.rows: _one_score(asked)})


def _one_score(asked: Asked) -> Figure:
    if len(asked.years) != 1:
        raise asked.refuse(OWN_ONE_YEAR)
    if _NUMBER.fullmatch(asked.figures) is None:
        raise asked.wants(WANTS_SCORE)
    return Figure.parse(asked.figures)


def _moved(asked: Asked, sign: int) -> Claim:
    if len(asked.years) < 2:
        raise asked.refuse(OWN_TWO_YEARS)
    if not asked.figures:
        return asked.claim(**{"up" if sign > 0 else "down": asked.rows})
    if not asked.figures.isdecimal() or int(asked.figures) < 1:
        raise asked.wants(WANTS_PLACES)
    return asked.claim(moves=dict.fromkeys(asked.rows, sign * int(asked.figures)))


def _up(asked: Asked) -> Claim:
    return _moved(asked, 1)


def _down(asked: Asked) -> Claim:
    return _moved(asked, -1)


def _same(asked: Asked) -> Claim:
    if asked.figures:
        raise asked.wants(WANTS_NOTHING)
    if len(asked.years) < 2:
        raise asked.refuse(OWN_TWO_YEARS)
    first = {row: asked.league.rank(row, asked.years[0]) for row in asked.rows}
    spans = {row: (rank, rank) for row, rank in first.items() if rank is not None}
    return asked.claim(spans=spans, moves=dict.fromkeys(asked.rows, 0))


_MAKERS: Mapping[str, Callable[[Asked], Claim]] = {
    "within": _within,
    "ever": _ever,
    "never": _never,
    "order": _order,
    "rank": _rank,
    "score": _score,
    "gap": _gap,
    "up": _up,
    "down": _down,
    "same": _same,
}
