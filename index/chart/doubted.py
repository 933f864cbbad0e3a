"""What the charts of how sure ranks are share: the runs of one year and pool, and their caption."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ahp.common.findings import Finding, Named, UsageError
from ahp.common.wording import BETWEEN, Count
from index.chart.wording import CHART_GOAL_ONLY, CHART_NOT_CIRCLES
from index.project.errors import StepError
from index.project.regions import CIRCLE
from index.robust.headings import doubted
from index.robust.notes import NO_REGION
from index.robust.wording import NOMINAL_RUN, WITHOUT_RANK

if TYPE_CHECKING:
    from index.chart.view import View
    from index.robust.result import BlockRobustness, Robustness

DOUBTED = ("rank-intervals", "acceptability", "sensitivity")
"""Kinds of charts that show what doubts make of the ranks: many runs are behind them."""


def check_doubted(view: View, kind: str) -> None:
    """Raise an error where a chart of runs cannot show what it is asked for; before any run.

    Raises
    ------
    UsageError
        Runs are of the whole index, and of regions: not of another node or of circles.
    StepError
        No region has a rank in the year.
    """
    weights = view.result.weights
    if view.node != weights.goal:
        node = Named(view.node, weights.node(view.node).names)
        raise UsageError.of(CHART_GOAL_ONLY, kind=kind, node=node)
    if view.pool.name == CIRCLE:
        known = list(dict.fromkeys(view.result.pools))
        raise UsageError.of(CHART_NOT_CIRCLES, kind=kind, known=known)
    if not view.count:
        raise StepError([Finding(NO_REGION)])


@dataclass(frozen=True)
class Doubted:
    """The runs that a chart shows.

    Attributes
    ----------
    view : View
    found : Robustness
    """

    view: View
    found: Robustness

    @property
    def block(self) -> BlockRobustness:
        """The runs' ranks of the view's year and pool."""
        return self.found.block(self.view.year, self.view.pool.name)

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions to show, by nominal rank."""
        return self.block.regions[: self.view.top]

    @property
    def texts(self) -> tuple[str, ...]:
        """What a caption says beside names and fixed words, to find a font for it."""
        return (doubted(self.found, self.view.lang),)

    def note(self, explained: str) -> str:
        """Return a caption: how to read the chart, the runs, and how the nominal one is made."""
        view = self.view
        heading = view.result.heading(view.lang, view.pool.name)
        title = view.project_title + ("。" if view.lang == "zh" else ".")
        nominal = NOMINAL_RUN(view.lang, heading=heading)
        said = [explained, self._gaps(), title, doubted(self.found, view.lang), nominal]
        return ("" if view.lang == "zh" else " ").join(filter(None, said))

    def _gaps(self) -> str:
        """Name the regions shown that had no score in some runs."""
        view, block = self.view, self.block
        gaps = [
            view.region_name(region)
            for region, placed in zip(self.regions, block.placed, strict=False)
            if placed < block.runs
        ]
        between = BETWEEN(view.lang)
        said = {"count": Count(len(gaps)), "regions": between.join(gaps)}
        return WITHOUT_RANK(view.lang, **said) if gaps else ""
