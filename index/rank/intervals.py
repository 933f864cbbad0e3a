"""Intervals of ranks beside the ranks of league tables, and where they come from."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Language
from index.project.wording import pool_word
from index.rank.wording import INTERVALS_EXPLAINED, INTERVALS_NONE
from index.robust import headings
from index.robust.result import Robustness
from index.steps.pools import Pool, provenance
from index.steps.result import Result

FIGURES = ("low", "median", "high", "keeping", "above_next")
"""What records say of a rank: its interval, and the shares of runs in which the region keeps it,
and in which it is above the next."""


class Intervals:
    """How sure the ranks of one pool are, by year and region.

    Parameters
    ----------
    found : Robustness
    pool : str

    Attributes
    ----------
    known : bool
        Whether this pool was analyzed.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.robust.robustness import robustness
    >>> of = Intervals(robustness(tiny(), draws=64), "province")
    >>> of.text(2022, "north", 1), of.figures(2022, "north")["keeping"]
    ('1 (1)', 1.0)
    """

    def __init__(self, found: Robustness, pool: str) -> None:
        self.found, self.pool = found, pool
        self._blocks = {one.year: one for one in found.blocks if one.pool == pool}
        self.known = bool(self._blocks)

    def figures(self, year: int, region: str) -> dict[str, float | None]:
        """Return `FIGURES`, None where the region has no rank or the last has no next."""
        block = self._blocks.get(year)
        if block is None or region not in block.regions:
            return dict.fromkeys(FIGURES)
        place = block.place(region)
        found = {key: float(getattr(block, key)[place]) for key in FIGURES}
        return {key: None if one != one else one for key, one in found.items()}

    def text(self, year: int, region: str, rank: float | None) -> str:
        """Show a rank with its interval."""
        nan = float("nan")
        low, high = (self.figures(year, region)[key] for key in ("low", "high"))
        ends = nan if low is None else low, nan if high is None else high
        return headings.rank_interval(nan if rank is None else rank, *ends)

    def notes(self, lang: Language) -> tuple[str, ...]:
        """Say how the intervals are read and what was drawn, or that there are none."""
        if not self.known:
            return (INTERVALS_NONE(lang, pool=pool_word(self.pool, lang)),)
        probability = headings.whole_percent(self.found.probability)
        explained = INTERVALS_EXPLAINED(lang, probability=probability)
        return explained, headings.doubted(self.found, lang)

    @property
    def provenance(self) -> Mapping[str, str | int | None]:
        """The choices behind the figures, as a program reads them."""
        if not self.known:
            return provenance(self.found.result, self.pool)
        return headings.provenance(self.found, self.pool)


def intervals_of(
    runs: Robustness | None, result: Result, pool: Pool, node: str
) -> Intervals | None:
    """Return the intervals of a node's ranks in a pool: of the goal, where there are runs.

    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.steps.pools import pools_of
    >>> result = build(tiny())
    >>> intervals_of(None, result, pools_of(result)[0], "goal") is None
    True
    """
    if runs is None or node != result.weights.goal:
        return None
    return Intervals(runs, pool.name)
