"""What a sentence is told in: its pool, and what the sentences before it have named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from index.audit.claim import Claim
from index.report.reader.grammar import (
    Parser,
    Scope,
    Ways,
    either,
    in_language,
    item,
    joined,
    listed,
    noun,
    number,
    phrase,
    row,
    year,
)
from index.report.sentences.wording import (
    ALL_YEARS,
    BETWEEN_NAMES,
    COMPOSITE,
    MANY,
    RANKING,
    SOME_YEARS,
)
from index.report.standing import League


@dataclass(frozen=True)
class Told:
    """Where a sentence stands.

    Attributes
    ----------
    scope : Scope
    home : League
        The one that its claims are of.
    """

    scope: Scope
    home: League

    @property
    def years(self) -> tuple[int, ...]:
        """The years of its claims, earliest first."""
        return tuple(sorted({year for claim in self.scope.claims for year in claim.years}))

    @property
    def ends(self) -> tuple[int, int]:
        """The first and the last of these years."""
        return self.years[0], self.years[-1]

    @property
    def latest(self) -> int:
        """The last of these years."""
        return self.years[-1]

    @property
    def subject(self) -> str:
        """The region that it is about, where it does not name it; empty where that is not one."""
        rows = {
            one
            for claim in self.scope.claims
            for one in (*claim.ranks, *claim.spans, *claim.moves, *(r for r, _ in claim.beside))
        }
        return next(iter(rows)) if len(rows) == 1 else ""

    @property
    def margin(self) -> Fraction | None:
        """The share from which on a lead is clear."""
        margins = (claim.margin for claim in self.scope.claims)
        return next((one for one in margins if one is not None), None)

    @property
    def limits(self) -> set[int]:
        """The ranks that its claims put rows between, the last of one and the first of others."""
        return {rank for one in self.scope.claims for rank in (one.within[0] - 1, one.within[1])}

    @property
    def places(self) -> int:
        """By how many places a strength is better than the whole."""
        return max((one.places for one in self.scope.claims if one.beside), default=0)

    @property
    def goal(self) -> League:
        """The league of the goal."""
        return self.scope.standing.league(self.scope.pool)

    @property
    def dimensions(self) -> tuple[League, ...]:
        """The leagues of the dimensions."""
        standing = self.scope.standing
        return tuple(one for one in standing.of(self.scope.pool) if one.node != standing.goal)

    def claim(self, league: League, *years: int, **fields: Any) -> Claim:
        """Make a claim on the table of a league."""
        return Claim("as read", (league.table.code,), years, **fields)

    def at(self, rank: int, year: int) -> tuple[str, ...]:
        """Return the rows at a rank."""
        return tuple(one for one in self.home.rows(year) if self.home.rank(one, year) == rank)

    def within(self, top: int, year: int) -> tuple[str, ...]:
        """Return the rows at a rank or a better one."""
        ranks = ((one, self.home.rank(one, year)) for one in self.home.rows(year))
        return tuple(one for one, rank in ranks if rank is not None and rank <= top)


Said = Iterator[Claim | bool]
"""What a sentence claims; False where it cannot be so whatever the tables hold."""
Meaning = Callable[..., Said]
Rule = tuple[Parser, Meaning]
"""How a sentence is read, and what it then claims."""


def goal_or_item(scope: Scope, text: str, at: int) -> Ways:
    """Read the name of a ranking, to its league."""
    for _, end in phrase(COMPOSITE)(scope, text, at):
        for league in scope.standing.of(scope.pool):
            if league.node == scope.standing.goal:
                yield league, end
    for found, end in phrase(RANKING, node=item)(scope, text, at):
        if found["node"].node != scope.standing.goal:
            yield found["node"], end


def span(scope: Scope, text: str, at: int) -> Ways:
    """Read some years, to a tuple."""
    for found, end in phrase(ALL_YEARS, first=year, last=year)(scope, text, at):
        if found["first"] < found["last"]:
            yield tuple(range(found["first"], found["last"] + 1)), end
    some = phrase(SOME_YEARS, years=in_language(joined(year, BETWEEN_NAMES), listed(year)))
    for found, end in some(scope, text, at):
        if list(found["years"]) == sorted({*found["years"]}):
            yield found["years"], end


named = either(listed(row), phrase(MANY, count=number, noun=noun))
"""Reads the names of some rows, or how many they are."""


def rows_of(found: tuple[int, Any], group: Iterable[str]) -> tuple[str, ...]:
    """Return the rows that are named, or a group that is only counted; none where it is another."""
    kind, value = found
    if kind == 0:
        return tuple(value)
    rows = tuple(group)
    return rows if len(rows) == value["count"] else ()
