"""What sentences look up: the ranks and scores of a league, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ahp.common.figure import Figure
from ahp.common.wording import Language
from index.audit.claim import Claim
from index.project.wording import POOLS, pool_word
from index.project.years import PLAIN_YEARS, YearStyle
from index.report.sentences.rules import Rules
from index.report.sentences.wording import (
    ALL_YEARS,
    AND,
    BETWEEN_CLAUSES,
    BETWEEN_NAMES,
    NOUN,
    ORDINAL,
    SOME_YEARS,
    TWO_NAMES,
)
from index.report.standing import League, Standing


@dataclass(frozen=True)
class View:
    """A league as sentences see it.

    Attributes
    ----------
    league : League
    lang : str
    rules : Rules
    goal : bool
        Whether the item is the goal.
    place : int
        Of the item among those of the pool; which phrasing is taken depends on it.
    placed : mapping of int to mapping of str to int
        The ranks by year, earliest first, and row, best first.
    year_style : YearStyle
        How years are written.
    """

    league: League
    lang: Language
    rules: Rules
    goal: bool
    place: int
    placed: Mapping[int, Mapping[str, int]] = field(repr=False, hash=False)
    year_style: YearStyle = PLAIN_YEARS

    @property
    def code(self) -> str:
        """The code of the table."""
        return self.league.table.code

    @property
    def years(self) -> tuple[int, ...]:
        """The years with ranks that are whole numbers, earliest first."""
        return tuple(self.placed)

    @property
    def top(self) -> int:
        """Of how many the first are spoken of: no more than half of those ranked.

        Of a ranking that is printed in part only, as many as the rules say.
        """
        if self.league.excerpt or not self.years:
            return self.rules.top
        return max(1, min(self.rules.top, len(self.rows(self.years[-1])) // 2))

    @property
    def heads(self) -> bool:
        """Whether the first are spoken of: not where these would be one or two of a few."""
        return self.top >= self.rules.fewest

    @property
    def noun(self) -> str:
        """What the rows are, in the plural."""
        pool = self.league.pool
        known = pool in POOLS and pool != "all"
        return pool_word(pool, self.lang) if known else NOUN(self.lang)

    def rows(self, year: int) -> tuple[str, ...]:
        """Return the rows with a rank, in its order; none where a rank is no whole number."""
        return tuple(self.placed.get(year, ()))

    def full(self, *years: int) -> bool:
        """Whether the rows with a rank are all there are, and the same in each of the years."""
        ranked = {frozenset(self.rows(year)) for year in years}
        listed = {row for year in years for row in self.league.table.rows.get(year, ())}
        return not self.league.excerpt and ranked == {frozenset(listed)}

    def rank(self, row: str, year: int) -> int | None:
        """Return a rank, or None."""
        return self.placed.get(year, {}).get(row)

    def ranks(self, row: str, years: Iterable[int]) -> tuple[int, ...] | None:
        """Return the rank in each of some years; None where one has none."""
        ranks = tuple(self.rank(row, year) for year in years)
        return None if None in ranks else tuple(one for one in ranks if one is not None)

    def score(self, row: str, year: int) -> Figure | None:
        """Return a score as printed, or None."""
        return self.league.table.figure(row, year, "score")

    def scores(self, rows: Iterable[str], year: int) -> dict[str, Figure]:
        """Return the scores of some rows; empty where one has none."""
        rows = tuple(rows)
        found = {row: one for row in rows if (one := self.score(row, year)) is not None}
        return found if len(found) == len(rows) else {}

    def gap(self, row: str, other: str, year: int) -> Figure | None:
        """Return how far a printed score is above another; None where that cannot be said."""
        scores = self.scores((row, other), year)
        if not scores:
            return None
        return Figure(scores[row].value - scores[other].value, derived=True)

    def shared(self, row: str, year: int) -> tuple[str, ...]:
        """Return all rows that have a row's rank, itself included."""
        rank = self.rank(row, year)
        return tuple(one for one in self.rows(year) if self.rank(one, year) == rank)

    def tied(self, year: int) -> list[tuple[str, ...]]:
        """Return the groups of rows that share a rank, best first."""
        counts = Counter(self.rank(row, year) for row in self.rows(year))
        groups = {
            rank: tuple(row for row in self.rows(year) if self.rank(row, year) == rank)
            for rank, count in counts.items()
            if count > 1
        }
        return list(groups.values())

    def name(self, row: str) -> str:
        """Return what a row is called."""
        return self.league.name(row, self.lang)

    def called(self, year: int) -> str:
        """Return what a year is called: itself, or a span such as 2020/21 that begins with it."""
        return str(self.year_style.name(year))

    def span(self, years: tuple[int, ...]) -> str:
        """Return what some years are called, earliest first."""
        return span_of(years, self.lang, self.year_style)

    def names(self, rows: Iterable[str]) -> str:
        """Return names as a list."""
        return listed(map(self.name, rows), self.lang)

    def claim(self, kind: str, *years: int, **fields: Any) -> Claim:
        """Make a claim on the table of the league."""
        return Claim(kind, (self.code,), years, **fields)


def view_of(standing: Standing, league: League, lang: Language, rules: Rules | None = None) -> View:
    """Return the view of a league."""
    nodes = [one.node for one in standing.of(league.pool) if one.node != standing.goal]
    goal = league.node == standing.goal
    place = nodes.index(league.node) if league.node in nodes else 0
    return View(league, lang, rules or Rules(), goal, place, league.placed, standing.year_style)


def has_and(texts: Iterable[str], lang: Language) -> bool:
    """Whether "and" between texts would be read as part of one: Chinese names have it within.

    >>> has_and(["创新与产出"], "zh"), has_and(["甲"], "zh"), has_and(["law and order"], "en")
    (True, False, False)
    """
    return lang == "zh" and any(sign in one for one in texts for sign in "与和及")


def listed(texts: Iterable[str], lang: Language) -> str:
    """Join texts as a list.

    >>> listed(["a", "b", "c"], "en"), listed(["a", "b"], "en"), listed("甲乙丙", "zh")
    ('a, b, and c', 'a and b', '甲、乙和丙')
    >>> listed(["创新与产出", "民生与风险"], "zh")
    '创新与产出、民生与风险'
    """
    *rest, last = texts
    if not rest:
        return last
    if has_and((*rest, last), lang):
        return BETWEEN_NAMES(lang).join((*rest, last))
    if len(rest) == 1:
        return TWO_NAMES(lang, first=rest[0], last=last)
    return AND(lang, rest=BETWEEN_NAMES(lang).join(rest), last=last)


def ordinal(rank: int, lang: Language) -> str:
    """Return a rank as it is counted in a language.

    >>> [ordinal(rank, "en") for rank in (1, 2, 11, 23)], ordinal(2, "zh")
    (['1st', '2nd', '11th', '23rd'], '2')
    """
    teen = rank % 100 in range(11, 14)
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return ORDINAL(lang, rank=rank, ending="" if lang == "zh" else ending)


def clauses(texts: Iterable[str], lang: Language) -> str:
    """Join clauses of a sentence.

    >>> clauses(["3 个上升", "2 个下降"], "zh"), clauses(["3 rose", "2 fell"], "en")
    ('3 个上升，2 个下降', '3 rose and 2 fell')
    """
    return BETWEEN_CLAUSES.join(texts) if lang == "zh" else listed(texts, lang)


def span_of(years: tuple[int, ...], lang: Language, style: YearStyle = PLAIN_YEARS) -> str:
    """Return what some years are called, earliest first.

    >>> span_of((2018, 2019, 2020), "en"), span_of((2018, 2020), "zh")
    ('from 2018 to 2020', '2018、2020 年')
    >>> span_of((2018, 2019), "zh", YearStyle("/"))
    '2018/19—2019/20 年'
    """
    *rest, last = style.names(years)
    if len(years) > 1 and years == tuple(range(years[0], years[-1] + 1)):
        return ALL_YEARS(lang, first=rest[0], last=last)
    joined = (
        BETWEEN_NAMES(lang).join((*rest, last)) if lang == "zh" else listed((*rest, last), lang)
    )
    return SOME_YEARS(lang, years=joined)
