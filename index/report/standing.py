"""Who stands where: ranks and scores as they are printed, of every pool, item and year.

Tables, prose and checks of a report read nothing else, so that it holds for an index that was
built and for one of which only the printed tables are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ahp.common.names import Names, name_in
from ahp.common.wording import Language
from index.audit.relations import Cell, Table
from index.project.years import PLAIN_YEARS, YearStyle


@dataclass(frozen=True)
class League:
    """The ranks and scores of a pool in an item.

    Attributes
    ----------
    table : audit.Table
        The figures, rounded as printed; a row's key is what `names` knows it by.
    pool : str
        Such as ``province``, ``city`` or ``circle``.
    node : str
        The item: the goal or a dimension.
    node_names : mapping of str to str
        By language.
    names : mapping of str to mapping of str to str
        Of every row, by language.
    points : bool
        Whether the scores are points of the goal's.
    excerpt : bool
        Whether the table lists some rows of a longer ranking.
    """

    table: Table = field(repr=False)
    pool: str
    node: str
    node_names: Names = field(hash=False)
    names: Mapping[str, Names] = field(repr=False, hash=False)
    points: bool = False
    excerpt: bool = False

    @property
    def years(self) -> tuple[int, ...]:
        """The years, latest first."""
        return tuple(year for year in self.table.years if year is not None)

    def name(self, row: str, lang: Language) -> str:
        """Return what a row is called."""
        return name_in(self.names.get(row, {}), lang, row)

    def node_name(self, lang: Language) -> str:
        """Return what the item is called."""
        return name_in(self.node_names, lang, self.node)

    def rows(self, year: int) -> tuple[str, ...]:
        """Return the rows that have a rank in a year, in its order."""
        return self._placed.get(year, ())

    @cached_property
    def _placed(self) -> Mapping[int | None, tuple[str, ...]]:
        """The rows with a rank, in its order, by year."""
        found = {}
        for year, listed in self.table.rows.items():
            figures = ((self.table.figure(row, year, "rank"), row) for row in listed)
            placed = [(figure.value, row) for figure, row in figures if figure is not None]
            found[year] = tuple(row for _, row in sorted(placed, key=lambda one: one[0]))
        return found

    @cached_property
    def placed(self) -> Mapping[int, Mapping[str, int]]:
        """The ranks by year, earliest first, and row, best first; of years with whole ones only.

        Looked up once: every sentence asks for them.
        """
        found: dict[int, Mapping[str, int]] = {}
        for year in sorted(self.years):
            ranks = {row: self.table.figures[Cell(self.table.code, row, year, "rank")].value
                     for row in self.rows(year)}  # fmt: skip
            if ranks and all(rank == int(rank) for rank in ranks.values()):
                found[year] = {row: int(rank) for row, rank in ranks.items()}
        return found

    def rank(self, row: str, year: int) -> int | None:
        """Return a rank as printed; None where there is none, or where ties share 2.5."""
        figure = self.table.figure(row, year, "rank")
        if figure is None or figure.value != int(figure.value):
            return None
        return int(figure.value)


@dataclass(frozen=True)
class Standing:
    """All leagues of a report.

    Attributes
    ----------
    title : mapping of str to str
        By language.
    leagues : tuple of League
        Pool by pool, circles after the regions that make them up; in each the goal first, then
        its children in order.
    goal : str
    members : mapping of str to tuple of str
        The rows that make up each circle.
    source : str
        Where the figures were printed; empty for an index that was built.
    year_style : YearStyle
        How years are written.
    """

    title: Names = field(hash=False)
    leagues: tuple[League, ...]
    goal: str
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    source: str = ""
    year_style: YearStyle = PLAIN_YEARS

    @property
    def pools(self) -> tuple[str, ...]:
        """The pools, in order."""
        return tuple(dict.fromkeys(league.pool for league in self.leagues))

    @property
    def tables(self) -> Mapping[str, Table]:
        """Every table by its code, as the audit takes them."""
        return {league.table.code: league.table for league in self.leagues}

    def of(self, pool: str) -> tuple[League, ...]:
        """Return the leagues of a pool, that of the goal first."""
        return tuple(league for league in self.leagues if league.pool == pool)

    def league(self, pool: str, node: str | None = None) -> League:
        """Return the league of a pool in an item, by default the goal.

        Raises
        ------
        KeyError
            When there is none.
        """
        wanted = self.goal if node is None else node
        for league in self.leagues:
            if (league.pool, league.node) == (pool, wanted):
                return league
        raise KeyError((pool, wanted))
