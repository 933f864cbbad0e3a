"""A built index: everything that went in, every stage, and what came out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from ahp.common.findings import Finding
from ahp.common.wording import Language
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import CIRCLE
from index.project.settings import PENALIZED, WITHOUT_PARTS, Settings
from index.project.tree import Weights
from index.project.wording import YEAR_UNKNOWN
from index.steps.provenance.heading import heading, sampled
from index.steps.provenance.preparation import prepared
from index.steps.sequence.order import plain_scores

STAGES = (
    "values",
    "divided",
    "imputed",
    "capped",
    "transformed",
    "treated",
    "normalized",
    "scores",
    "contributions",
    "ranks",
)
"""Every stage of the default steps, in order; of others see `sequence.order.stages_of`."""


@dataclass(frozen=True, eq=False)
class Groups:
    """Circles, as tables like those of the regions: index (year, circle)."""

    scores: pd.DataFrame
    contributions: pd.DataFrame
    ranks: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Result:
    """A built index: all that went in, every stage, and what came out. Nothing is rounded.

    Attributes
    ----------
    project : IndexProject
    settings : Settings
    weights : Weights
        ``.local`` and ``.global_`` by node, ``.frame()`` with parents and levels.
    stages : mapping of str to DataFrame
        In the order of the steps, by default that of `STAGES`; index (year, region). A step that
        comes again has a number: ``imputed-2``.
    treated, normalized : DataFrame
        What was normalized last, and what was aggregated.
    reference : DataFrame
        By pool, year and indicator: what values were normalized against.
    scores, contributions, ranks : DataFrame
        Index (year, region), a column for every node. Contributions are points of the goal.
    pools : Series
        The pool of each region.
    imputed : DataFrame
        A row for every filled cell, with the method, the value's source, the stage, and of what
        it is a value: ``value``, ``quotient``, ``denominator`` or ``score``.
    outliers : DataFrame
        A row for every treated column: the audit of the rule, with the stage. The ``action`` is
        ``log`` where a logarithm was taken in place of winsorizing.
    winsorized : DataFrame
        A row for every winsorized value, with the stage.
    groups : Groups or None
        Circles.
    notes : tuple of Finding
        What a reader should know: filled and winsorized cells, regions left out.
    """

    project: IndexProject = field(repr=False)
    settings: Settings
    weights: Weights = field(repr=False)
    stages: Mapping[str, pd.DataFrame] = field(repr=False)
    treated: pd.DataFrame = field(repr=False)
    normalized: pd.DataFrame = field(repr=False)
    reference: pd.DataFrame = field(repr=False)
    pools: pd.Series[str] = field(repr=False)
    imputed: pd.DataFrame = field(repr=False)
    outliers: pd.DataFrame = field(repr=False)
    winsorized: pd.DataFrame = field(repr=False)
    groups: Groups | None = field(repr=False)
    notes: tuple[Finding, ...] = field(repr=False)

    @cached_property
    def weight_present(self) -> pd.DataFrame:
        """The share of each node's weight that values are there for, down to the indicators.

        Index (year, region), a column for every node. It is 1 but where weights of missing
        children were spread over those that are there, and 0 for a node without a score.
        """
        found = pd.DataFrame(1.0, self.scores.index, self.scores.columns)
        for code in sorted(self.weights.codes, key=self.weights.level, reverse=True):
            children = list(self.weights.children(code))
            if children:
                local = self.weights.local[children].to_numpy()
                share = found[children].to_numpy() @ (local / local.sum())
                found[code] = np.where(self.scores[code].notna(), share, 0.0)
            else:
                found[code] = self.normalized[code].notna().astype(float)
        return found

    def weights_used(self, year: int, region: str) -> pd.DataFrame:
        """Return the weights by which a region's scores were made in a year.

        Those of missing children are 0, and those of the children beside them larger, so that
        they sum to 1: columns ``local`` and ``global``, index the nodes.
        """
        place = self.scores.index.get_loc((year, region))
        there = pd.Series(self.scores.iloc[place].notna(), self.scores.columns)
        local = self.weights.local.where(there.reindex(self.weights.local.index), 0.0).copy()
        down: dict[str, float] = {}
        for code in sorted(self.weights.codes, key=self.weights.level):
            children = list(self.weights.children(code))
            total = local[children].sum()
            if total > 0:
                local[children] /= total
            parent = self.weights.parent(code)
            down[code] = 1.0 if parent is None else down[parent] * float(local[code])
        used = pd.Series(down).reindex(local.index)
        return pd.DataFrame({"local": local, "global": used})

    @property
    def scores(self) -> pd.DataFrame:
        """Scores of every node."""
        return self.stages["scores"]

    @property
    def contributions(self) -> pd.DataFrame:
        """Points of the goal's score that come from every node."""
        return self.stages["contributions"]

    @property
    def ranks(self) -> pd.DataFrame:
        """Ranks of every region at every node, within its pool and year."""
        return self.stages["ranks"]

    def stage_of(self, table: pd.DataFrame) -> str:
        """Return the name of the last stage that is a table, such as `treated`."""
        return [name for name, one in self.stages.items() if one is table][-1]

    @property
    def years(self) -> tuple[int, ...]:
        """The years, ascending."""
        return tuple(int(year) for year in self.scores.index.get_level_values(0).unique())

    def year_name(self, year: int) -> int | str:
        """Return what a year is called: itself, or a span such as 2020/21 that begins with it."""
        return self.project.year_name(year)

    @property
    def year_names(self) -> list[str]:
        """What the years are called, ascending."""
        return self.project.year_style.names(self.years)

    def year_or_latest(self, year: int | None) -> int:
        """Return a year that the index has, by default the latest.

        Raises
        ------
        StepError
            A year that it does not have.
        """
        if year is None:
            return self.years[-1]
        if year not in self.years:
            said = {"year": self.year_name(year), "known": self.year_names}
            raise StepError([Finding(YEAR_UNKNOWN, said)])
        return year

    @property
    def attainable(self) -> pd.Series[float]:
        """The greatest contribution of each node: the top of the scale times its weight.

        Missing for z-scores, ranks and Borda scores, which have no fixed top, and for nodes
        above one; for an index to which a penalty is added; below what is no sum of parts; and
        where scores of nodes were rescaled.
        """
        if not plain_scores(self.settings):
            return (np.nan * self.weights.global_).rename("attainable")
        tops = {"z-score": np.nan, "rank": np.nan, "borda": np.nan, "percentile": 100.0}
        methods = {one.code: one.method(self.settings) for one in self.indicators}
        top = {code: tops.get(name, self.settings.scale[1]) for code, name in methods.items()}
        tops_of = self._tops(top)
        if self.settings.penalty == "plus" and self.settings.means & PENALIZED:
            tops_of[:] = np.nan
        parts = np.array([self.has_points(code) for code in self.weights.codes])
        return (tops_of * self.weights.global_).where(parts).rename("attainable")

    def _tops(self, tops: Mapping[str, float]) -> pd.Series[float]:
        """Return the highest score of each node: the weighted mean of the tops below it."""
        found = dict(tops)
        for code in reversed(self.weights.codes):
            below = self.weights.children(code)
            if below:
                shares = np.array([self.weights.node(child).local for child in below])
                highest = [found[child] for child in below]
                found[code] = float(shares @ highest / shares.sum())
        return pd.Series(found).reindex(self.weights.global_.index)

    def has_points(self, node: str) -> bool:
        """Whether a node contributes points: nothing above it is other than a sum of parts."""
        above = self.weights.parent(node)
        if above is None:
            return True
        return self.settings.mean_at(above) not in WITHOUT_PARTS and self.has_points(above)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of the tree, in order."""
        return tuple(self.project.indicator(code) for code in self.weights.leaves)

    def heading(self, lang: Language = "en", pool: str | None = None) -> str:
        """Say how the figures came about: normalization, pool, aggregation, weights, tie rule.

        A table without it cannot be judged; with a normalization by year it also says that
        scores of different years do not show progress, and with a sample database where the
        records are, and whether they are synthetic. Without a pool, and for circles, which are
        made of all, every pool is named.
        """
        pools = tuple(self.pools.unique()) if pool in (None, CIRCLE) else (str(pool),)
        said = [
            heading(self.settings, self.weights, pools, lang, self.indicators, len(self.years) > 1),
            prepared(self, lang),
        ]
        if self.project.sample is not None:
            said.append(sampled(self.project.sample, lang))
        return ("" if lang == "zh" else " ").join(filter(None, said))
