"""What the doubts in an index make of its ranks: frozen results, nothing rounded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ahp.common.findings import Finding
from ahp.common.wording import Words
from index.project.arrays import FloatArray, Integers
from index.robust.measures.measures import entropy, tiers
from index.robust.measures.tally import RankTally
from index.steps.result import Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from index.project.doubts import Doubts
    from index.robust.sobol import SobolIndices


@dataclass(frozen=True, eq=False)
class BlockRobustness:
    """How sure the ranks of one year and pool are. Arrays stand in the order of `regions`.

    Attributes
    ----------
    year : int
    pool : str
    regions : tuple of str
        By nominal rank; n of them.
    scores, nominal : ndarray, (n,)
        Of the nominal run.
    runs : int
        How many there are.
    placed : ndarray, (n,)
        In how many of them each region has a rank: what its shares are of.
    probability : float
        Of the intervals, and of each cut between tiers.
    acceptability : ndarray, (n, n)
        The share of runs in which a region (row) has a rank (column).
    median, low, high : ndarray, (n,)
        The median rank and the ends of the interval.
    mean_rank, deviation, mean_score : ndarray, (n,)
        Over the runs.
    keeping : ndarray, (n,)
        The share of runs at the nominal rank.
    above : ndarray, (n, n)
        The share of runs in which the region of the row is above that of the column.
    tiers : tuple of int, (n,)
        From 1; see `measures.tiers`.
    cuts : ndarray, (n - 1,)
        The share of runs in which the first i regions are all above the others; NaN between two
        of equal nominal rank.
    entropy : ndarray, (n,)
        0: the rank is certain; 1: every rank is as probable.
    first : ndarray, (n,)
        The share of runs in which none is above the region.
    leaves : tuple of str
        Of which the central weights are; k of them, none where no weights were drawn.
    central : ndarray, (n, k)
        The mean global weights of the runs in which a region is first; NaN where it never is.
    confidence : ndarray, (n,)
        The share of runs of the other sources in which a region is first with its central
        weights; NaN where it never is first.
    """

    year: int
    pool: str
    regions: tuple[str, ...]
    scores: FloatArray = field(repr=False)
    nominal: FloatArray = field(repr=False)
    runs: int
    placed: Integers = field(repr=False)
    probability: float
    acceptability: FloatArray = field(repr=False)
    median: FloatArray = field(repr=False)
    low: FloatArray = field(repr=False)
    high: FloatArray = field(repr=False)
    mean_rank: FloatArray = field(repr=False)
    deviation: FloatArray = field(repr=False)
    mean_score: FloatArray = field(repr=False)
    keeping: FloatArray = field(repr=False)
    above: FloatArray = field(repr=False)
    tiers: tuple[int, ...] = field(repr=False)
    cuts: FloatArray = field(repr=False)
    entropy: FloatArray = field(repr=False)
    first: FloatArray = field(repr=False)
    leaves: tuple[str, ...] = field(repr=False)
    central: FloatArray = field(repr=False)
    confidence: FloatArray = field(repr=False)

    @classmethod
    def of(
        cls,
        tally: RankTally,
        year: int,
        pool: str,
        regions: Sequence[str],
        scores: FloatArray,
        probability: float,
        leaves: Sequence[str] = (),
        confidence: FloatArray | None = None,
    ) -> BlockRobustness:
        """Take the measures of what was counted.

        Parameters
        ----------
        tally : RankTally
        year : int
        pool : str
        regions : sequence of str, (n,)
            In the order of the nominal ranks that the tally was given, as are the
        scores : ndarray, (n,)
            of the nominal run.
        probability : float
        leaves : sequence of str, (k,)
            Whose weights were counted.
        confidence : ndarray, (n,), optional
            In the nominal order, as `confidence_factors` returns it.

        Examples
        --------
        >>> tally = RankTally(np.array([2.0, 1.0]))
        >>> tally.add(np.array([[5.0, 6.0]]), np.array([[2.0, 1.0]]))
        >>> block = BlockRobustness.of(tally, 2022, "province", "ab", np.array([5.0, 6.0]), 0.9)
        >>> block.regions, block.tiers, block.above_next.tolist()
        (('b', 'a'), (1, 2), [1.0, nan])
        """
        n = len(tally.order)
        low, high = tally.interval(probability)
        return cls(
            year=year,
            pool=pool,
            regions=tuple(regions[place] for place in tally.order),
            scores=np.asarray(scores, dtype=float)[tally.order],
            nominal=tally.nominal,
            runs=tally.runs,
            placed=tally.placed,
            probability=probability,
            acceptability=tally.acceptability,
            median=tally.median,
            low=low,
            high=high,
            mean_rank=tally.mean,
            deviation=tally.deviation,
            mean_score=tally.mean_score,
            keeping=tally.keeping,
            above=tally.above,
            tiers=tiers(tally.cuts, probability),
            cuts=tally.cuts,
            entropy=entropy(tally.acceptability),
            first=tally.first,
            leaves=tuple(leaves),
            central=tally.central,
            confidence=np.full(n, np.nan) if confidence is None else confidence,
        )

    @property
    def above_next(self) -> FloatArray:
        """The share of runs in which each region is above the next; NaN for the last, (n,)."""
        found = np.full(len(self.regions), np.nan)
        found[:-1] = self.above.diagonal(1)
        return found

    def span(self, tier: int, *, dense: bool = False) -> tuple[float, float]:
        """Return the first and the last rank of a tier.

        Those of equal rank take the places behind it, too, so that the next tier begins with the
        rank after the last; dense ranks leave none out.

        Parameters
        ----------
        tier : int
        dense : bool
            Whether the next rank after a tie is the next number.
        """
        within = [place for place, one in enumerate(self.tiers) if one == tier]
        low, high = self.nominal[within[0]], self.nominal[within[-1]]
        if dense or low == high:
            return float(low), float(high)
        return within[0] + 1.0, within[-1] + 1.0

    def place(self, region: str) -> int:
        """Return where a region stands in every array."""
        return self.regions.index(region)


@dataclass(frozen=True)
class SourceReport:
    """One source of doubt, and what became of it.

    Attributes
    ----------
    name : str
        As in ``[robustness]`` of ``index.toml``.
    on : bool
        Whether it was drawn from.
    said : Words
        What is doubted, by how much, and after whom.
    skipped : Finding or None
        Why it could not be drawn from, or from a part of it.
    """

    name: str
    on: bool
    said: Words
    skipped: Finding | None = None


@dataclass(frozen=True, eq=False)
class BlockSensitivity:
    """What each source of doubt makes of the ranks of one year and pool.

    Attributes
    ----------
    year : int
    pool : str
    regions : tuple of str
        By nominal rank; n of them.
    indices : SobolIndices
        A row for each source; a column for the mean absolute rank shift against the nominal run,
        and one for the rank of each region.
    """

    year: int
    pool: str
    regions: tuple[str, ...]
    indices: SobolIndices = field(repr=False)


@dataclass(frozen=True, eq=False)
class Sensitivity:
    """Sobol indices by source of doubt.

    Attributes
    ----------
    sources : tuple of str
        Those that were on.
    rows : int
        Of each of the two independent samples.
    runs : int
        ``rows * (len(sources) + 2)``.
    probability : float
        Of the bootstrap intervals.
    blocks : tuple of BlockSensitivity
    """

    sources: tuple[str, ...]
    rows: int
    runs: int
    probability: float
    blocks: tuple[BlockSensitivity, ...]

    def block(self, year: int, pool: str) -> BlockSensitivity:
        """Return that of a year and pool."""
        return next(one for one in self.blocks if (one.year, one.pool) == (year, pool))


@dataclass(frozen=True, eq=False)
class Robustness:
    """How sure the ranks of an index are.

    Attributes
    ----------
    result : Result
        The nominal run.
    doubts : Doubts
        What was doubted.
    draws, done : int
        How many runs were asked for, and made: fewer where it was interrupted.
    seed : int
    probability : float
        Of intervals and tiers.
    sources : tuple of SourceReport
        Every source, on or off, in the order of the registry.
    blocks : tuple of BlockRobustness
        Every year and pool.
    sensitivity : Sensitivity or None
        None with a single source, whose share is all, and where runs were interrupted before it.
    runs : DataFrame
        A row for every run: the choices made in it.
    accepted : mapping of str to float
        By judged node: the share of candidates with a CR below the threshold that were kept;
        empty where judgments were not drawn, or all were kept.
    left_out : mapping of (str, str) to int
        How many runs could not be made, by their methods of normalization and aggregation.
    notes : tuple of Finding
    """

    result: Result = field(repr=False)
    doubts: Doubts = field(repr=False)
    draws: int
    done: int
    seed: int
    probability: float
    sources: tuple[SourceReport, ...] = field(repr=False)
    blocks: tuple[BlockRobustness, ...] = field(repr=False)
    sensitivity: Sensitivity | None = field(repr=False)
    runs: pd.DataFrame = field(repr=False)
    accepted: Mapping[str, float] = field(default_factory=dict)
    left_out: Mapping[tuple[str, str], int] = field(default_factory=dict)
    notes: tuple[Finding, ...] = field(default=(), repr=False)

    def block(self, year: int, pool: str) -> BlockRobustness:
        """Return that of a year and pool."""
        return next(one for one in self.blocks if (one.year, one.pool) == (year, pool))

    @property
    def on(self) -> tuple[SourceReport, ...]:
        """The sources that were drawn from."""
        return tuple(one for one in self.sources if one.on)
