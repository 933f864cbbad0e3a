"""How sure a rank is: its interval, its neighbors, and what would swap it with them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from ahp.common.document.table import Record, Table
from ahp.common.findings import AhpError, Finding
from ahp.common.wording import Language
from index.explain.explain import Explanation
from index.explain.wording import (
    SURE_ABOVE,
    SURE_ALONE,
    SURE_BELOW,
    SURE_LEVEL,
    SURE_NO_SWAP,
    SURE_RANK,
    SURE_TIER,
    SURE_TIER_ALONE,
    SURE_TIER_LEVEL,
    SURE_TITLE,
    SURE_UNSWAPPED,
    SURE_WITHOUT,
)
from index.project.doubts import Doubts
from index.project.wording import pool_word
from index.robust import headings
from index.robust.result import BlockRobustness, Robustness
from index.robust.show import ranks_table, region_name
from index.switch.points import KINDS, Switch, SwitchPoints
from index.switch.seek import swaps
from index.switch.show import sentence
from index.switch.wording import TIED

RUNS, RUNS_OF_VALUES = 1000, 250
"""No more runs are made unasked: an answer must come soon, and where values are drawn the whole
index is built for each."""

_FIGURES = {
    "rank_low": "low",
    "rank_median": "median",
    "rank_high": "high",
    "keeping": "keeping",
    "above_next": "above_next",
}


@dataclass(frozen=True)
class Sure:
    """How sure the rank of a region is.

    Attributes
    ----------
    found : Robustness
    block : BlockRobustness or None
        Of its year and pool; None where that was not analyzed.
    place : int
        Where the region stands in it.
    swapped : tuple of SwitchPoints
        With the neighbor above and the one below, as far as there are.
    why : Finding or None
        Why no switch points were sought.
    """

    found: Robustness = field(repr=False)
    block: BlockRobustness | None = field(repr=False)
    place: int = 0
    swapped: tuple[SwitchPoints, ...] = field(default=(), repr=False)
    why: Finding | None = None

    @property
    def neighbors(self) -> range:
        """The places of the region and its neighbors."""
        if self.block is None:
            return range(0)
        return range(max(0, self.place - 1), min(self.place + 2, len(self.block.regions)))

    @property
    def whole(self) -> bool:
        """Whether the runs were not interrupted."""
        return self.found.done == self.found.draws

    @property
    def rank(self) -> str:
        """The rank with its interval; nothing where it was not analyzed."""
        block, place = self.block, self.place
        if block is None:
            return ""
        return headings.rank_interval(block.nominal[place], block.low[place], block.high[place])


def runs_unasked(doubts: Doubts | None) -> int:
    """Return how many runs are made where nobody says.

    >>> from index.project.doubts import DataDoubt
    >>> runs_unasked(None), runs_unasked(Doubts(data=DataDoubt(share=0.1)))
    (1000, 250)
    """
    return RUNS if doubts is None or doubts.data is None else RUNS_OF_VALUES


def how_sure(explained: Explanation, found: Robustness, *, swapped: bool = True) -> Sure:
    """Say how sure the rank of a region is.

    Parameters
    ----------
    explained : Explanation
        Of the goal.
    found : Robustness
        Of the same project.
    swapped : bool
        Whether to seek what would swap the region with a neighbor, which takes its time.

    Returns
    -------
    Sure

    Examples
    --------
    >>> from index.explain.explain import explain
    >>> from index.project.example import tiny
    >>> from index.robust.robustness import robustness
    >>> found = robustness(tiny(), draws=64)
    >>> sure = how_sure(explain(found.result, "west"), found)
    >>> sure.place, [(one.upper, one.lower) for one in sure.swapped]
    (1, [('north', 'west'), ('west', 'east')])
    """
    year, pool = explained.year, explained.pool.name
    block = next((one for one in found.blocks if (one.year, one.pool) == (year, pool)), None)
    if block is None or explained.region not in block.regions:
        return Sure(found, None)
    sure = Sure(found, block, block.place(explained.region))
    if not swapped:
        return sure
    near = [block.regions[place] for place in sure.neighbors]
    pairs = [*pairwise(near)]
    try:
        return replace(sure, swapped=swaps(found.result, pairs, year, pool) if pairs else ())
    except AhpError as error:  # scores that are no plain means have no switch points
        return replace(sure, why=error.findings[0])


def sure_said(sure: Sure, explained: Explanation, lang: Language) -> tuple[str, ...]:
    """Say it in words: the interval, the neighbors, the tier; then what was drawn."""
    block, place = sure.block, sure.place
    if block is None:
        return (SURE_WITHOUT(lang, pool=pool_word(explained.pool.name, lang)),)
    said = [
        SURE_RANK(
            lang,
            rank=sure.rank,
            probability=headings.whole_percent(block.probability),
            keeping=headings.percent(block.keeping[place]),
        ),
        *_beside(sure, block, lang),
        _tier(sure, block, lang),
    ]
    return ("" if lang == "zh" else " ").join(said), headings.doubted(sure.found, lang)


def _beside(sure: Sure, block: BlockRobustness, lang: Language) -> list[str]:
    """Say how sure the order with each neighbor is."""
    if len(block.regions) == 1:
        return [SURE_ALONE(lang)]
    said, place = [], sure.place
    for other in sure.neighbors:
        name = region_name(sure.found, block.regions[other], lang)
        ahead, behind = block.above[other, place], block.above[place, other]
        shares = {"ahead": headings.percent(ahead), "behind": headings.percent(behind)}
        if other == place or ahead != ahead:  # in no run both have a rank
            continue
        words = SURE_LEVEL
        if block.nominal[other] != block.nominal[place]:
            words = SURE_ABOVE if other < place else SURE_BELOW
        said.append(words(lang, name=name, **shares))
    return said


def _tier(sure: Sure, block: BlockRobustness, lang: Language) -> str:
    tier = block.tiers[sure.place]
    count = block.tiers.count(tier)
    if count == 1:
        return SURE_TIER_ALONE(lang, tier=tier)
    low, high = block.span(tier, dense=sure.found.result.settings.ties == "dense")
    words = SURE_TIER_LEVEL if low == high else SURE_TIER
    return words(lang, tier=tier, count=count, low=f"{low:g}", high=f"{high:g}")


def sure_figures(sure: Sure) -> Record:
    """Return what the record of the goal says of it."""
    block, place = sure.block, sure.place
    if block is None:
        return dict.fromkeys(_FIGURES)
    found = {name: float(getattr(block, key)[place]) for name, key in _FIGURES.items()}
    return {name: None if one != one else one for name, one in found.items()}


def sure_table(explained: Explanation, sure: Sure, lang: Language = "en") -> Table | None:
    """Lay out the ranks of a region and its neighbors, and what would swap them.

    None where there is nothing to say of its pool.

    Examples
    --------
    >>> from index.explain.explain import explain
    >>> from index.project.example import tiny
    >>> from index.robust.robustness import robustness
    >>> found = robustness(tiny(), draws=64)
    >>> explained = explain(found.result, "west")
    >>> table = sure_table(explained, how_sure(explained, found))
    >>> [row["rank"] for row in table.rows]
    ['1 (1)', '2 (2)', '3 (3)']
    """
    block = sure.block
    if block is None:
        return None
    region = region_name(sure.found, explained.region, lang)
    whole = ranks_table(sure.found, block, lang)
    records = []
    for place in sure.neighbors:
        swap = next((one for one in sure.swapped if one.upper == block.regions[place]), None)
        records.append({**whole.records[place], **_swap_record(swap, lang)})
    near = slice(sure.neighbors.start, sure.neighbors.stop)
    return replace(
        whole,
        name=f"sure-{explained.region}-{explained.year_name}",
        title=SURE_TITLE(lang, region=region, year=explained.year_name),
        notes=(*_swap_notes(sure, lang), *whole.notes),
        rows=whole.rows[near],
        records=tuple(records),
    )


def _swap_notes(sure: Sure, lang: Language) -> list[str]:
    """Say the smallest change of each kind that swaps the region with a neighbor."""
    if sure.why is not None:
        return [SURE_UNSWAPPED(lang, why=sure.why.message(lang))]
    notes = []
    for one in sure.swapped:
        upper, lower = (region_name(sure.found, code, lang) for code in (one.upper, one.lower))
        said = [sentence(one, switch, lang) for switch in _switches(one).values()]
        if one.tied:
            said = [TIED(lang, lower=lower, upper=upper)]
        notes += said or [SURE_NO_SWAP(lang, lower=lower, upper=upper)]
    return notes


def _switches(one: SwitchPoints) -> dict[str, Switch]:
    """Return the smallest change of each kind, of those that did what was computed."""
    found = {kind: getattr(one, kind) for kind in KINDS}
    return {kind: two for kind, two in found.items() if two is not None and two.verified != "no"}


def _swap_record(one: SwitchPoints | None, lang: Language) -> Record:
    """Return the smallest changes that swap a region with the next, by kind."""
    found: dict[str, object] = {"gap": None if one is None else one.gap}
    found |= {f"swap_{kind}{end}": None for kind in KINDS for end in ("", "_sentence")}
    if one is not None:
        for kind, switch in _switches(one).items():
            found[f"swap_{kind}"] = switch.size
            found[f"swap_{kind}_sentence"] = sentence(one, switch, lang)
    return found
