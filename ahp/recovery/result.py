"""What a search for the matrices behind printed figures has found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ahp.common.figure import Figure
from ahp.common.findings import Finding
from ahp.model.analysis import Analysis
from ahp.model.matrix import PairwiseMatrix
from ahp.recovery.printed import Consistency


@dataclass(frozen=True)
class Contradiction:
    """A printed figure that a matrix does not reproduce.

    ``units`` says how far the computed value lies outside the figure's rounding interval, in
    units of its last printed digit.
    """

    label: str  # an item, or "CR", "CI", "λmax"
    printed: Decimal
    computed: float
    units: float


@dataclass(frozen=True)
class RecoveredMatrix:
    """A matrix on the 1-9 scale with what it gives, and the printed figures it contradicts.

    ``weights`` are on the scale of the printed figures: local weights times the parent's weight.
    ``tables`` are the random-index tables under which it fits.
    """

    analysis: Analysis
    weights: Mapping[str, float]
    contradicts: tuple[Contradiction, ...]
    tables: tuple[str, ...] = ()

    @property
    def matrix(self) -> PairwiseMatrix:
        """The judgment matrix."""
        return self.analysis.matrix


@dataclass(frozen=True)
class Recovery:
    """What a search has proved so far.

    Attributes
    ----------
    labels : tuple of str
        The items.
    printed : tuple of Figure or None
        Their printed weights; None where a weight was not printed.
    cr : Figure or None
        The printed consistency ratio.
    random_index : str
        The table behind it: of those tried, the first under which a matrix fits.
    space : str
        Which judgments were tried.
    space_size : int
        How many matrices that are.
    tolerance_units : int
        0 while figures are taken at their word; else by how many units of its last digit every
        figure was widened.
    explored : float
        The share of the space that is completely explored.
    count : int
        How many matrices fit in that share.
    matrices : tuple of RecoveredMatrix
        The nearest of them: fewest contradictions, then nearest to the printed weights.
    span : tuple of (float, float)
        For each item the least and greatest local weight among all that fit.
    method : str
        How weights are taken to follow from judgments: a name of
        `ahp.core.priorities.PRINTED_METHODS`. Lambda_max is the mean of (A w)_i / w_i, which for
        the principal eigenvector is its eigenvalue.
    consistency : Consistency
        All that is printed of the matrix's consistency.
    tables : mapping of str to int
        How many matrices fit under each random-index table that was tried.
    work : float
        How many partial matrices the search was expected to look at.
    tried : bool
        Whether the search was begun; one that would not end may be given up before.
    spans : mapping of str to tuple of (float, float)
        As ``span``, by table.
    findings : tuple of Finding
        What is wrong with the printed figures; a node that could not be searched for says why.
    """

    labels: tuple[str, ...]
    printed: tuple[Figure | None, ...]
    cr: Figure | None
    random_index: str
    space: str
    space_size: int
    tolerance_units: int = 0
    explored: float = 0.0
    count: int = 0
    matrices: tuple[RecoveredMatrix, ...] = ()
    span: tuple[tuple[float, float], ...] = ()
    findings: tuple[Finding, ...] = ()
    method: str = "eigenvector"
    consistency: Consistency = field(default_factory=Consistency)
    tables: Mapping[str, int] = field(default_factory=dict, hash=False)
    work: float = 0.0
    tried: bool = True
    spans: Mapping[str, tuple[tuple[float, float], ...]] = field(default_factory=dict, hash=False)

    @property
    def exhaustive(self) -> bool:
        """Whether the whole space was searched."""
        return self.explored == 1.0

    @property
    def exact(self) -> bool:
        """Whether matrices reproduce every printed figure to its last digit."""
        return self.count > 0 and self.tolerance_units == 0

    @property
    def proved(self) -> bool:
        """Whether the search was exhaustive and every printed figure is reproduced."""
        return self.exact and self.exhaustive
