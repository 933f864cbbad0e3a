"""Every choice an index depends on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from index.project.steps import DEFAULT_STEPS, StepChoice

Normalization = Literal["min-max", "z-score", "rank", "percentile", "distance-to-target"]
ReferenceKind = Literal["year", "pooled", "goalposts"]
Mean = Literal["arithmetic", "geometric", "harmonic"]
Outside = Literal["error", "cap", "keep"]
Ties = Literal["competition", "dense", "average"]

NORMALIZATIONS: tuple[Normalization, ...] = (
    "min-max",
    "z-score",
    "rank",
    "percentile",
    "distance-to-target",
)

REFERENCES: tuple[ReferenceKind, ...] = ("year", "pooled", "goalposts")
MEANS: tuple[Mean, ...] = ("arithmetic", "geometric", "harmonic")
OUTSIDE: tuple[Outside, ...] = ("error", "cap", "keep")
TIES: tuple[Ties, ...] = ("competition", "dense", "average")
MISSING = ("refuse", "mean", "median", "carry-forward", "interpolate", "keep")


@dataclass(frozen=True)
class Settings:
    """Every choice an index depends on; none is hidden in a step.

    Attributes
    ----------
    normalization : str
        ``min-max``, ``z-score``, ``rank``, ``percentile`` or ``distance-to-target``.
    reference : str
        Against what: all regions of the pool in the same ``year``, in all years (``pooled``), or
        fixed ``goalposts``.
    scale : tuple of float
        Lowest and highest normalized value of min-max and distance to target.
    constant : float, optional
        The normalized value of a column that does not vary; by default such a column is refused.
    outside : str
        A value outside its goalposts: ``error``, ``cap`` or ``keep``.
    aggregation : str
        ``arithmetic``, ``geometric`` or ``harmonic`` weighted mean.
    node_aggregation : mapping of str to str
        Other choices for some nodes.
    missing_child : str
        A node with a missing child: ``refuse``, or ``renormalize`` the weights of those present.
    child_coverage : float
        Least share of the weights that must be present to renormalize; below, the node is missing.
    zero : str
        A zero under a geometric or harmonic mean: ``refuse``, or ``allow`` (the mean is zero).
    missing : tuple of str
        What is tried in turn on missing values: ``refuse``, ``mean``, ``median``,
        ``carry-forward``, ``interpolate`` (linearly, between given years), ``keep``.
    impute_within : tuple of str
        Over which regions mean and median are taken: the ``pool``, those with the same
        ``parent``, or with the same entry in another column of the regions. Of several, each in
        turn where the one before has no value.
    impute_longest : int, optional
        A value stands in for years at most this far from its own; by default for any.
    impute_denominators : str
        Gaps of denominators, where they are filled before they divide: ``refuse``, or ``fill``.
    missing_codes : tuple of float
        Values that say that there is none, such as -999.
    indicator_coverage, region_coverage : float
        Least share of values that must be given, by indicator and by region.
    below_coverage : str
        A region below: ``error``, or ``exclude`` it for that year.
    absent : str
        A region without any value in a year: ``error``, or ``leave-out``.
    zero_denominator : str
        A denominator of zero: ``error``, or the quotient is ``missing`` or ``zero``.
    outliers : str
        ``none`` or ``winsorize``.
    outlier_reference : str, optional
        Regions are treated together with those of the same ``year``, or of all (``pooled``); by
        default with those that they are normalized with.
    skewness, kurtosis : float
        A column is treated when both are exceeded.
    most_winsorized : int
        How many values of a column may be winsorized.
    outlier_fallback : str
        Where that is not enough: ``none``, or ``log``.
    ties : str
        ``competition`` (1, 2, 2, 4), ``dense`` (1, 2, 2, 3) or ``average`` (1, 2.5, 2.5, 4).
    rank_on : str
        ``unrounded`` or ``rounded`` scores.
    decimals : int
        Decimals that scores are shown with.
    pool : str
        Regions are compared within their ``kind``, or ``all`` together.
    kinds : tuple of str
        Only these kinds; by default all.
    years : tuple of int
        Only these years; by default all.
    group_reference : str
        Recomputed circles are normalized against other ``groups``, or against their ``members``.
    steps : tuple of StepChoice
        The steps, in order.

    References
    ----------
    OECD, JRC (2008). Handbook on Constructing Composite Indicators, steps 3 to 6.
    """

    normalization: Normalization = "min-max"
    reference: ReferenceKind = "year"
    scale: tuple[float, float] = (0.0, 100.0)
    constant: float | None = None
    outside: Outside = "error"
    aggregation: Mean = "arithmetic"
    node_aggregation: Mapping[str, Mean] = field(default_factory=dict, hash=False)
    missing_child: Literal["refuse", "renormalize"] = "refuse"
    child_coverage: float = 0.0
    zero: Literal["refuse", "allow"] = "refuse"
    missing: tuple[str, ...] = ("refuse",)
    impute_within: tuple[str, ...] = ("pool",)
    impute_longest: int | None = None
    impute_denominators: Literal["refuse", "fill"] = "refuse"
    missing_codes: tuple[float, ...] = ()
    indicator_coverage: float = 0.0
    region_coverage: float = 0.0
    below_coverage: Literal["error", "exclude"] = "error"
    absent: Literal["error", "leave-out"] = "error"
    zero_denominator: Literal["error", "missing", "zero"] = "error"
    outliers: Literal["none", "winsorize"] = "none"
    outlier_reference: Literal["year", "pooled"] | None = None
    skewness: float = 2.0
    kurtosis: float = 3.5
    most_winsorized: int = 5
    outlier_fallback: Literal["none", "log"] = "none"
    ties: Ties = "competition"
    rank_on: Literal["unrounded", "rounded"] = "unrounded"
    decimals: int = 1
    pool: Literal["kind", "all"] = "kind"
    kinds: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    group_reference: Literal["groups", "members"] = "groups"
    steps: tuple[StepChoice, ...] = DEFAULT_STEPS

    def mean_at(self, node: str) -> Mean:
        """Return the mean by which a node is made of its children.

        >>> Settings(node_aggregation={"goal": "geometric"}).mean_at("goal")
        'geometric'
        """
        return self.node_aggregation.get(node, self.aggregation)

    def for_step(self, step: StepChoice) -> Settings:
        """Return the settings of one step: those of all, but for what it chooses itself.

        >>> Settings().for_step(StepChoice("treat", changes=(("skewness", 1.0),))).skewness
        1.0
        """
        return replace(self, **dict(step.changes)) if step.changes else self

    @property
    def scale_reference(self) -> ReferenceKind | Literal["target"]:
        """What the heading names: distance to target has its own reference."""
        return "target" if self.normalization == "distance-to-target" else self.reference

    @property
    def rank_decimals(self) -> int | None:
        """The decimals to which scores are rounded before they are ranked; None for not at all."""
        return self.decimals if self.rank_on == "rounded" else None
