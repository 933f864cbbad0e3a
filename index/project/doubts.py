"""What is doubted about an index: every source of doubt with its parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from index.project.settings import Mean, Normalization
from index.project.weights import Doubt

SourceName = Literal[
    "judgments",
    "experts",
    "sets",
    "weights",
    "leave-out",
    "imputation",
    "outliers",
    "normalization",
    "aggregation",
    "data",
]
SOURCES: tuple[SourceName, ...] = get_args(SourceName)
"""Every source of doubt, in the order in which they are listed."""

Distribution = Literal["normal", "uniform"]
DISTRIBUTIONS: tuple[Distribution, ...] = get_args(Distribution)
Part = Literal["indicator", "dimension"]
PARTS: tuple[Part, ...] = get_args(Part)
Treatment = Literal["none", "winsorize"]
TREATMENTS: tuple[Treatment, ...] = get_args(Treatment)
FILLS = ("mean", "median", "carry-forward", "interpolate")
"""Ways to fill a gap; to refuse it or to keep it is none."""


@dataclass(frozen=True)
class WeightDoubt:
    """How local weights are doubted.

    Attributes
    ----------
    share : float
        Each is multiplied by a number between 1 - share and 1 + share, all alike likely, and those
        of one parent are made to sum to 1 again.
    any : bool
        In place of that: any weights, uniform on the simplex of the children of each node.
    """

    share: float = 0.25
    any: bool = False


@dataclass(frozen=True)
class DataDoubt:
    """How values are doubted: by exactly one of four.

    Attributes
    ----------
    share : float, optional
        Of each value.
    column : str, optional
        Of ``indicators.csv``: the standard error of each indicator, in its own unit.
    file : str, optional
        Standard errors in a table like the values.
    records : bool
        The sampling error of means of a sample database.
    distribution : str
        ``normal``, of which that is the standard deviation; or ``uniform``, half its width.
    """

    share: float | None = None
    column: str | None = None
    file: str | None = None
    records: bool = False
    distribution: Distribution = "normal"


@dataclass(frozen=True)
class Doubts:
    """What is doubted about an index; a source that is None is off.

    Attributes
    ----------
    draws : int
        How many runs.
    seed : int
    probability : float
        Of intervals of ranks, and of the order between tiers.
    judgments : ahp.Doubt, optional
        What is in doubt about each judgment.
    experts : tuple of str, optional
        Whose judgments: codes of experts, or ``group``. None named: the group and every expert.
    sets : tuple of str, optional
        Names of sets of weights. None named: every set.
    weights : WeightDoubt, optional
    leave_out : str, optional
        One ``indicator`` or one ``dimension``, or nothing.
    imputation, outliers, normalization, aggregation : tuple of str, optional
        Methods, one of which each run takes.
    data : DataDoubt, optional

    Examples
    --------
    >>> Doubts(weights=WeightDoubt(), normalization=("min-max", "rank")).on
    ('weights', 'normalization')
    """

    draws: int = 10_000
    seed: int = 1
    probability: float = 0.9
    judgments: Doubt | None = None
    experts: tuple[str, ...] | None = None
    sets: tuple[str, ...] | None = None
    weights: WeightDoubt | None = None
    leave_out: Part | None = None
    imputation: tuple[str, ...] | None = None
    outliers: tuple[Treatment, ...] | None = None
    normalization: tuple[Normalization, ...] | None = None
    aggregation: tuple[Mean, ...] | None = None
    data: DataDoubt | None = None

    def of(self, name: SourceName) -> object:
        """Return what is declared of a source, None where it is off.

        >>> Doubts(leave_out="dimension").of("leave-out")
        'dimension'
        """
        declared: object = getattr(self, name.replace("-", "_"))
        return declared

    @property
    def on(self) -> tuple[SourceName, ...]:
        """The sources that are on, in order."""
        return tuple(name for name in SOURCES if self.of(name) is not None)


EVERY = Doubts(
    judgments=Doubt(),
    experts=(),
    sets=(),
    weights=WeightDoubt(),
    leave_out="indicator",
    imputation=("mean", "median"),
    outliers=TREATMENTS,
    normalization=("min-max", "z-score", "rank"),
    aggregation=("arithmetic", "geometric"),
    data=DataDoubt(share=0.05),
)
"""What each source is where it is asked for and nothing is declared of it."""
