"""Every choice an index depends on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from index.project.steps import DEFAULT_STEPS, StepChoice

Normalization = Literal[
    "min-max",
    "z-score",
    "rank",
    "percentile",
    "borda",
    "distance-to-target",
    "distance-to-region",
    "ratio-to-target",
    "ratio-to-max",
]
ReferenceKind = Literal["year", "pooled", "goalposts"]
Mean = Literal[
    "arithmetic",
    "geometric",
    "harmonic",
    "mazziotta-pareto",
    "adjusted-mazziotta-pareto",
    "minimum",
    "owa",
    "copeland",
]
Outside = Literal["error", "cap", "keep"]
Ties = Literal["competition", "dense", "average", "min", "max"]
OrderTies = Literal["average", "min", "max", "dense"]

NORMALIZATIONS: tuple[Normalization, ...] = get_args(Normalization)
ORDERS: frozenset[Normalization] = frozenset(("rank", "percentile", "borda"))
"""Methods by which a score comes from the order of the regions alone."""

REFERENCES: tuple[ReferenceKind, ...] = get_args(ReferenceKind)
MEANS: tuple[Mean, ...] = get_args(Mean)
PENALIZED: frozenset[Mean] = frozenset(("mazziotta-pareto", "adjusted-mazziotta-pareto"))
"""Means less a penalty for imbalance."""
WITHOUT_PARTS: frozenset[Mean] = frozenset(("minimum", "owa", "copeland"))
"""Ways to a score that is no sum of parts, so that nothing below contributes points."""
OUTSIDE: tuple[Outside, ...] = get_args(Outside)
TIES: tuple[Ties, ...] = get_args(Ties)
ORDER_TIES: tuple[OrderTies, ...] = get_args(OrderTies)
MISSING = ("refuse", "mean", "median", "carry-forward", "interpolate", "keep")


@dataclass(frozen=True)
class Settings:
    """Every choice an index depends on; none is hidden in a step.

    Attributes
    ----------
    normalization : str
        ``min-max``, ``z-score``, ``rank``, ``percentile``, ``borda``, ``distance-to-target``,
        ``distance-to-region``, ``ratio-to-target`` or ``ratio-to-max``; an indicator may have its
        own.
    reference : str
        Against what: all regions of the pool in the same ``year``, in all years (``pooled``), or
        fixed ``goalposts``.
    scale : tuple of float
        Lowest and highest normalized value, for all but z-scores and what comes from an order.
    z_mean, z_sd : float
        Mean and standard deviation that z-scores are given; an indicator may have its own.
    order_ties : str
        The numbers of equal values under rank, percentile and borda, counted from the worst:
        their ``average``, ``min``, ``max``, or ``dense``.
    reference_region : str, optional
        The region that ``distance-to-region`` measures the way to.
    constant : float, optional
        The normalized value of a column that does not vary; by default such a column is refused.
    outside : str
        A value outside its goalposts: ``error``, ``cap`` or ``keep``.
    aggregation : str
        ``arithmetic``, ``geometric`` or ``harmonic`` weighted mean; ``mazziotta-pareto`` or
        ``adjusted-mazziotta-pareto``, a mean less a penalty for imbalance; ``minimum``; ``owa``,
        weights by place; or ``copeland``, how many others are outranked.
    node_aggregation : mapping of str to str
        Other choices for some nodes.
    penalty : str
        Of Mazziotta and Pareto: ``minus`` for an index of which more is better, else ``plus``.
    order_weights : tuple of float
        Of ``owa``: by place, the best child first; they are made to sum to 1.
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
    missing_codes : tuple of float or str
        Values that say that there is none, such as -999; and texts, such as "NA".
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
        ``competition`` or ``min`` (1, 2, 2, 4), ``dense`` (1, 2, 2, 3), ``average``
        (1, 2.5, 2.5, 4) or ``max`` (1, 3, 3, 4).
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
    z_mean: float = 0.0
    z_sd: float = 1.0
    order_ties: OrderTies = "average"
    reference_region: str | None = None
    constant: float | None = None
    outside: Outside = "error"
    aggregation: Mean = "arithmetic"
    node_aggregation: Mapping[str, Mean] = field(default_factory=dict, hash=False)
    penalty: Literal["minus", "plus"] = "minus"
    order_weights: tuple[float, ...] = ()
    missing_child: Literal["refuse", "renormalize"] = "refuse"
    child_coverage: float = 0.0
    zero: Literal["refuse", "allow"] = "refuse"
    missing: tuple[str, ...] = ("refuse",)
    impute_within: tuple[str, ...] = ("pool",)
    impute_longest: int | None = None
    impute_denominators: Literal["refuse", "fill"] = "refuse"
    missing_codes: tuple[float | str, ...] = ()
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

    def __post_init__(self) -> None:
        for name in ("missing", "impute_within", "kinds"):  # one word is a list of one
            if isinstance(value := getattr(self, name), str):
                object.__setattr__(self, name, (value,))

    @property
    def means(self) -> frozenset[Mean]:
        """All that nodes may be made by.

        >>> sorted(Settings(node_aggregation={"goal": "geometric"}).means)
        ['arithmetic', 'geometric']
        """
        return frozenset((self.aggregation, *self.node_aggregation.values()))

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
        """What provenance names: what is measured by targets has its own reference."""
        return "target" if self.normalization.endswith("-to-target") else self.reference

    @property
    def rank_decimals(self) -> int | None:
        """The decimals to which scores are rounded before they are ranked; None for not at all."""
        return self.decimals if self.rank_on == "rounded" else None
