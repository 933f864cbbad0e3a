"""What a chart shows: a result with one node, pool and year chosen, in one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ahp.common.wording import Language
from index.chart.wording import CHART_FIRST, CHART_TITLES
from index.project.arrays import FloatArray
from index.project.wording import pool_word
from index.steps.pools import Pool
from index.steps.result import Result


@dataclass(frozen=True)
class View:
    """One chart's choices.

    Attributes
    ----------
    result : Result
    pool : Pool
    node : str
    year : int
    lang : str
    top : int or None
        Only the first so many regions.
    """

    result: Result
    pool: Pool
    node: str
    year: int
    lang: Language
    top: int | None = None

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions with a rank in the year, first to last."""
        ranks = self.pool.ranks[self.node].xs(self.year, level="year").dropna().astype(float)
        ordered = [str(region) for region in ranks.sort_values(kind="stable").index]
        return tuple(ordered[: self.top])

    @property
    def count(self) -> int:
        """How many regions have a rank in the year."""
        return int(self.pool.ranks[self.node].xs(self.year, level="year").notna().sum())

    def rank(self, region: str, year: int | None = None) -> float | None:
        """Return a region's rank."""
        value = self.pool.ranks[self.node].get((year or self.year, region))
        return None if value is None or pd.isna(value) else float(value)

    def score(self, region: str, node: str | None = None) -> float:
        """Return a region's score at a node."""
        return float(self.pool.scores[node or self.node].loc[(self.year, region)])

    def points(self, region: str, node: str) -> float:
        """Return a region's points at a node."""
        return float(self.pool.points[node].loc[(self.year, region)])

    def region_name(self, region: str) -> str:
        """Return a region's name, a Chinese province's without its kind: 新疆."""
        one = self.result.project.region(region)
        if self.lang == "zh" and one.division and one.aliases:
            full = one.name("zh")
            short = [alias for alias in one.aliases if full.startswith(alias)]
            return short[0] if short else full
        return one.name(self.lang)

    def node_name(self, node: str | None = None) -> str:
        """Return a node's name."""
        return self.result.weights.name(node or self.node, self.lang)

    def title(self, kind: str, **details: object) -> str:
        """Return the title of a kind of chart."""
        said = {"node": self.node_name(), "year": self.year}
        title = CHART_TITLES[kind](self.lang, **said, **details)
        if self.top is not None and self.top < self.count:
            shown = CHART_FIRST(self.lang, count=self.top, total=self.count)
            title += f"（{shown}）" if self.lang == "zh" else f" ({shown})"
        return title

    @property
    def pool_name(self) -> str:
        """The pool in the plural."""
        return pool_word(self.pool.name, self.lang)

    @property
    def note(self) -> str:
        """How the figures came about."""
        result = self.result
        title = result.project.title_in(self.lang)
        stop = "。" if self.lang == "zh" else ". "
        return f"{title}{stop}{result.heading(self.lang, self.pool.name)}"

    def after(self, first: str, then: str) -> str:
        """Put one sentence after another."""
        return first + ("" if self.lang == "zh" else " ") + then

    @property
    def project_title(self) -> str:
        """What the index is called."""
        return self.result.project.title_in(self.lang)

    @property
    def leaves(self) -> tuple[str, ...]:
        """The indicators below the node, or itself where it is one."""
        weights = self.result.weights

        def below(code: str) -> list[str]:
            children = weights.children(code)
            return [one for child in children for one in below(child)] if children else [code]

        return tuple(below(self.node))

    def normalized(self, codes: Sequence[str]) -> FloatArray:
        """Return the year's normalized values of indicators, a row for each region."""
        return self._of_year(self.result.normalized)[list(codes)].to_numpy(dtype=float)

    def given(self, code: str) -> FloatArray:
        """Return the year's values as given of an indicator."""
        return self._of_year(self.result.stages["values"])[code].to_numpy(dtype=float)

    def _of_year(self, table: pd.DataFrame) -> pd.DataFrame:
        years = table.index.get_level_values("year")
        return table[years == self.year].droplevel("year").reindex(index=list(self.regions))

    @property
    def parts(self) -> tuple[str, ...]:
        """The nodes directly below, where the score is the sum of their points."""
        return self.children if all(map(self.result.has_points, self.children)) else ()

    @property
    def children(self) -> tuple[str, ...]:
        """The nodes directly below."""
        return self.result.weights.children(self.node)
