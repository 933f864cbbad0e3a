"""What the pages of one report share, so that it is computed once and not for every region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from ahp.common.wording import Language
from index.rank.changes import decompose_nodes, movements
from index.rank.league import change_figures
from index.steps.pools import Pool, pools_of
from index.steps.result import Result
from index.steps.sequence.order import plain_scores

Figures = Mapping[str, "float | None"]
"""A change of a score, its parts and the places moved, by their names."""


@dataclass(frozen=True)
class Beside:
    """The scores of a pool in a year, and what those of a region are put beside.

    Attributes
    ----------
    scores, ranks : DataFrame
        A row for each region with a rank in the goal, a column for each node.
    median, best : Series
        Of each node; missing where nobody has a score.
    """

    scores: pd.DataFrame = field(repr=False)
    ranks: pd.DataFrame = field(repr=False)
    median: pd.Series[float] = field(repr=False)
    best: pd.Series[float] = field(repr=False)


class Ground:
    """The tables of a result that pages take their rows from.

    Parameters
    ----------
    result : Result
    lang : str

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> ground = Ground(build(tiny()), "en")
    >>> ground.beside("province", 2022).median.round(6).tolist()
    [50.0, 66.666667, 75.0]
    """

    def __init__(self, result: Result, lang: Language) -> None:
        self.result, self.lang = result, lang
        self.pools: dict[str, Pool] = {pool.name: pool for pool in pools_of(result)}
        self._beside: dict[tuple[str, int], Beside] = {}
        self._changes: dict[tuple[int, int], dict[str, tuple[pd.DataFrame, pd.Series[float]]]] = {}

    @property
    def nodes(self) -> tuple[str, ...]:
        """The goal and its children."""
        return self.result.weights.goal, *self.result.weights.dimensions

    @property
    def sums(self) -> bool:
        """Whether the score is the sum of what every indicator adds to it."""
        settings = self.result.settings
        return settings.means == {"arithmetic"} and plain_scores(settings)

    def beside(self, pool: str, year: int) -> Beside:
        """Return the scores of a pool in a year."""
        if (pool, year) not in self._beside:
            home, goal = self.pools[pool], self.result.weights.goal
            ranked = home.ranks[goal].xs(year, level="year").dropna().index
            rows = pd.MultiIndex.from_product([[year], ranked])
            scores, ranks = (
                table.reindex(rows).droplevel(0) for table in (home.scores, home.ranks)
            )
            median, best = scores.median(axis=0), scores.max(axis=0)
            self._beside[pool, year] = Beside(scores, ranks, median, best)
        return self._beside[pool, year]

    def year_of(self, pool: str, region: str, latest: int) -> int | None:
        """Return the last year up to one in which a region has a score; None where none is."""
        column = self.pools[pool].scores[self.result.weights.goal]
        years = column.xs(region, level="region").dropna().index
        return max((int(year) for year in years if int(year) <= latest), default=None)

    def changes(self, region: str, before: int, after: int) -> dict[str, Figures]:
        """Return what a region's changes of the goal and its children are made of, by node.

        Raises
        ------
        StepError
            Scores whose changes cannot be parted.
        """
        if (before, after) not in self._changes:
            parted = decompose_nodes(self.result, before, after, self.nodes)
            self._changes[before, after] = {
                node: (one.table, movements(self.result, before, after, node)["moved"])
                for node, one in parted.items()
            }
        of_years = self._changes[before, after]
        return {node: change_figures(*tables, region) for node, tables in of_years.items()}
