"""What an index is made of: indicators, regions, circles, settings, and a tree of weights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import fsum
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from ahp.errors import AhpError, Finding, Place, nearest
from index import messages  # noqa: F401, registers the wording of this package's findings

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.intp]
Names = Mapping[str, str]

INDEX_LEVELS = ("year", "region")
CIRCLE = "circle"

Normalization = Literal["min-max", "z-score", "rank", "percentile", "distance-to-target"]
ReferenceKind = Literal["year", "pooled", "goalposts"]
Mean = Literal["arithmetic", "geometric", "harmonic"]
Outside = Literal["error", "cap", "keep"]
Ties = Literal["competition", "dense", "average"]
Transform = Literal["none", "log", "log10", "log1p", "sqrt"]
Rule = Literal["sum", "mean", "weighted", "recompute"]

NORMALIZATIONS: tuple[Normalization, ...] = (
    *("min-max", "z-score", "rank", "percentile", "distance-to-target"),
)
REFERENCES: tuple[ReferenceKind, ...] = ("year", "pooled", "goalposts")
MEANS: tuple[Mean, ...] = ("arithmetic", "geometric", "harmonic")
OUTSIDE: tuple[Outside, ...] = ("error", "cap", "keep")
TIES: tuple[Ties, ...] = ("competition", "dense", "average")
TRANSFORMS: tuple[Transform, ...] = ("none", "log", "log10", "log1p", "sqrt")
RULES: tuple[Rule, ...] = ("sum", "mean", "weighted", "recompute")
MISSING = ("refuse", "mean", "median", "carry-forward", "keep")
FUNCTIONS: Mapping[str, np.ufunc] = {
    "log": np.log,
    "log10": np.log10,
    "log1p": np.log1p,
    "sqrt": np.sqrt,
}
"""The transforms by name; each is increasing, so none changes an order."""

COUNT_UNITS = frozenset(("count", *"个家项次人件篇所部座条名起场款只辆户种份"))
"""Units of things that are counted, so that a negative value must be a mistake."""


class ProjectError(AhpError):
    """The files of an index project cannot be used."""


class StepError(AhpError):
    """A step of the index cannot be taken on these values."""


@dataclass(frozen=True)
class Indicator:
    """One column of values, and how it enters the index.

    Attributes
    ----------
    code : str
        A leaf of the weight model, or a mere denominator.
    names : mapping of str to str
        By language; the model's where they are not given here.
    direction : int
        +1 where more is better, -1 where less is.
    unit : str
        ``count``, or a Chinese measure word such as 家, says that values cannot be negative.
    goalposts : tuple of float or None
        Fixed low and high end of the scale, in the unit after `denominator`, before `transform`.
    target : float, optional
        For distance to target, in the same unit.
    caps : tuple of float or None
        Values beyond are set to them, in the same unit.
    bounds : tuple of float or None
        What a value as given may be; a value beyond is a mistake.
    transform : str
        ``none``, ``log`` (natural), ``log10``, ``log1p`` or ``sqrt``.
    denominator : str, optional
        The column this one is divided by.
    per : float
        What a quotient is multiplied by: 10000 for "per 10,000 inhabitants".
    outside : str, optional
        What to do with a value outside its goalposts; by default what the settings say.
    reference : str, optional
        What this indicator is normalized against; by default what the settings say.
    recompute : str, optional
        How a circle's value comes from its members': ``sum`` or ``mean``.
    source : str

    Examples
    --------
    >>> Indicator("patents", unit="count").bounds
    (0.0, None)
    """

    code: str
    names: Names = field(default_factory=dict, hash=False)
    direction: int = 1
    unit: str = ""
    goalposts: tuple[float | None, float | None] = (None, None)
    target: float | None = None
    caps: tuple[float | None, float | None] = (None, None)
    bounds: tuple[float | None, float | None] = (None, None)
    transform: Transform = "none"
    denominator: str | None = None
    per: float = 1.0
    outside: Outside | None = None
    reference: ReferenceKind | None = None
    recompute: str | None = None
    source: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", MappingProxyType(dict(self.names)))
        if self.bounds[0] is None and self.unit.casefold() in COUNT_UNITS:
            object.__setattr__(self, "bounds", (0.0, self.bounds[1]))

    def name(self, lang: str = "en") -> str:
        """Return the name in a language, else in another, else the code."""
        return name_in(self.names, lang, self.code)

    def transformed(self, value: float) -> float:
        """Return one number transformed, such as a goalpost.

        >>> Indicator("income", transform="log10").transformed(1000.0)
        3.0
        """
        if self.transform == "none":
            return value
        return float(FUNCTIONS[self.transform](np.float64(value)))


@dataclass(frozen=True)
class Region:
    """A region, under every name it goes by.

    Attributes
    ----------
    code : str
    names : mapping of str to str
    kind : str
        ``province``, ``city``, ``country``, ...; regions of a kind are compared with each other.
        ``circle`` for what `Group` puts together.
    parent : str, optional
        Code of the region it lies in.
    aliases : tuple of str
        Short names and others.
    division : str, optional
        Official code: six digits of GB/T 2260 for China.
    """

    code: str
    names: Names = field(default_factory=dict, hash=False)
    kind: str = "region"
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    division: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", MappingProxyType(dict(self.names)))

    def name(self, lang: str = "en") -> str:
        """Return the name in a language, else in another, else the code.

        >>> Region("beijing", {"zh": "北京市"}).name("en")
        '北京市'
        """
        return name_in(self.names, lang, self.code)


@dataclass(frozen=True)
class Group:
    """A circle of regions and the rule by which its figures come from theirs.

    Attributes
    ----------
    circle : str
        Code of a region of the kind ``circle``.
    members : tuple of str
        Codes of regions, or of other circles.
    rule : str
        ``sum`` or ``mean`` of the members' scores, ``weighted`` mean of them, or ``recompute``
        from the members' values.
    weights : tuple of float
        One for each member; used by ``weighted`` and by a recomputed mean.
    """

    circle: str
    members: tuple[str, ...]
    rule: Rule = "sum"
    weights: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if not self.weights:
            object.__setattr__(self, "weights", (1.0,) * len(self.members))


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
        ``carry-forward``, ``keep``.
    impute_within : str
        Over which regions mean and median are taken: the ``pool``, or those with the same
        ``parent``.
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
    impute_within: Literal["pool", "parent"] = "pool"
    indicator_coverage: float = 0.0
    region_coverage: float = 0.0
    below_coverage: Literal["error", "exclude"] = "error"
    absent: Literal["error", "leave-out"] = "error"
    zero_denominator: Literal["error", "missing", "zero"] = "error"
    outliers: Literal["none", "winsorize"] = "none"
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

    def mean_at(self, node: str) -> Mean:
        """Return the mean by which a node is made of its children.

        >>> Settings(node_aggregation={"goal": "geometric"}).mean_at("goal")
        'geometric'
        """
        return self.node_aggregation.get(node, self.aggregation)

    @property
    def scale_reference(self) -> ReferenceKind | Literal["target"]:
        """What the heading names: distance to target has its own reference."""
        return "target" if self.normalization == "distance-to-target" else self.reference

    @property
    def rank_decimals(self) -> int | None:
        """The decimals to which scores are rounded before they are ranked; None for not at all."""
        return self.decimals if self.rank_on == "rounded" else None


@dataclass(frozen=True)
class WeightedNode:
    """A node of the tree: ``local`` is its share of its parent, ``global_`` its share of all."""

    code: str
    parent: str | None
    local: float
    global_: float
    names: Names = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Weights:
    """A tree of weights: what the index is made of, and in which shares.

    Parameters
    ----------
    nodes : tuple of WeightedNode
        In display order; exactly one has no parent, the goal.
    title : mapping of str to str
    source : str
        Where they come from: the model's folder and method.

    Examples
    --------
    >>> weights = Weights.from_local({"goal": (None, 1), "a": ("goal", 0.75), "b": ("goal", 0.25)})
    >>> weights.goal, weights.leaves, weights.global_.tolist()
    ('goal', ('a', 'b'), [1.0, 0.75, 0.25])
    """

    nodes: tuple[WeightedNode, ...]
    title: Names = field(default_factory=dict, hash=False)
    source: str = ""

    @classmethod
    def from_local(
        cls,
        local: Mapping[str, tuple[str | None, float]],
        names: Mapping[str, Names] | None = None,
        title: Names | None = None,
        source: str = "",
    ) -> Weights:
        """Make a tree of parents and local weights; those of one parent are made to sum to 1.

        >>> Weights.from_local({"g": (None, 1), "a": ("g", 3), "b": ("g", 1)}).local.tolist()
        [1.0, 0.75, 0.25]
        """
        totals: dict[str | None, float] = {}
        for parent in {parent for parent, _ in local.values()}:
            totals[parent] = fsum(share for above, share in local.values() if above == parent)
        share = {code: value / totals[parent] for code, (parent, value) in local.items()}

        def product(code: str) -> float:
            parent = local[code][0]
            return 1.0 if parent is None else share[code] * product(parent)

        nodes = tuple(
            WeightedNode(
                code,
                parent,
                1.0 if parent is None else share[code],
                product(code),
                (names or {}).get(code, {}),
            )
            for code, (parent, _) in local.items()
        )
        return cls(nodes, title or {}, source)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of all nodes, in display order."""
        return tuple(node.code for node in self.nodes)

    @cached_property
    def _by_code(self) -> dict[str, WeightedNode]:
        return {node.code: node for node in self.nodes}

    @cached_property
    def _children(self) -> dict[str | None, tuple[str, ...]]:
        children: dict[str | None, list[str]] = defaultdict(list)
        for node in self.nodes:
            children[node.parent].append(node.code)
        return {code: tuple(below) for code, below in children.items()}

    @property
    def goal(self) -> str:
        """The code of the node without a parent."""
        return self._children[None][0]

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The codes of the nodes with nothing below: the indicators, in display order."""
        return tuple(code for code in self.codes if code not in self._children)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The codes of the nodes directly below the goal."""
        return self.children(self.goal)

    def node(self, code: str) -> WeightedNode:
        """Return the node with a code; KeyError when there is none."""
        return self._by_code[code]

    def children(self, code: str) -> tuple[str, ...]:
        """Return the codes of the nodes directly below."""
        return self._children.get(code, ())

    def parent(self, code: str) -> str | None:
        """Return the code of the node above, None for the goal."""
        return self._by_code[code].parent

    def level(self, code: str) -> int:
        """Return the number of nodes above: 0 for the goal."""
        parent = self.parent(code)
        return 0 if parent is None else 1 + self.level(parent)

    def name(self, code: str, lang: str = "en") -> str:
        """Return a node's name in a language, else in another, else its code."""
        return name_in(self._by_code[code].names, lang, code)

    @cached_property
    def local(self) -> pd.Series[float]:
        """Local weights by node."""
        return pd.Series([node.local for node in self.nodes], index=self._index, name="local")

    @cached_property
    def global_(self) -> pd.Series[float]:
        """Global weights by node."""
        return pd.Series([node.global_ for node in self.nodes], index=self._index, name="global")

    @property
    def local_array(self) -> FloatArray:
        """Local weights in the order of `codes`, as the functions on arrays take them.

        >>> Weights.from_local({"g": (None, 1), "a": ("g", 1)}).local_array
        array([1., 1.])
        """
        return np.array([node.local for node in self.nodes])

    @property
    def _index(self) -> pd.Index[str]:
        return pd.Index(list(self.codes), name="node")

    def frame(self) -> pd.DataFrame:
        """Return parent, level, local and global weight of every node as a table."""
        return pd.DataFrame(
            {
                "parent": [node.parent for node in self.nodes],
                "level": [self.level(node.code) for node in self.nodes],
                "local": [node.local for node in self.nodes],
                "global": [node.global_ for node in self.nodes],
            },
            index=self._index,
        )

    def with_local(self, local: Mapping[str, float], source: str = "") -> Weights:
        """Return the same tree with other local weights for some nodes.

        >>> weights = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)})
        >>> weights.with_local({"a": 3, "b": 1}).local.tolist()
        [1.0, 0.75, 0.25]
        """
        shares = {node.code: (node.parent, local.get(node.code, node.local)) for node in self.nodes}
        names = {node.code: node.names for node in self.nodes}
        return Weights.from_local(shares, names, self.title, source or self.source)


@dataclass(frozen=True)
class Origins:
    """The file, row and column that every value of a table came from.

    Attributes
    ----------
    files : tuple of (str, str or None)
        Path, and sheet of a workbook.
    index : MultiIndex
    columns : tuple of str
    file, row, column : ndarray of int, (rows, columns)
        From 0; ``file`` is -1 where a value was not given at all.
    declared : mapping of str to (str, Place)
        Where each indicator's row of ``indicators.csv`` stands.
    computed : frozenset of int
        Those of the files whose values stand nowhere but come from a definition.
    """

    files: tuple[tuple[str, str | None], ...]
    index: pd.MultiIndex
    columns: tuple[str, ...]
    file: npt.NDArray[np.int32]
    row: npt.NDArray[np.int32]
    column: npt.NDArray[np.int32]
    declared: Mapping[str, tuple[str, Place]] = field(default_factory=dict)
    computed: frozenset[int] = frozenset()

    def find_column(self, indicator: str | None) -> tuple[str | None, Place | None]:
        """Return where the values of an indicator stand, as far as all stand in one column."""
        if len(self.files) != 1:
            return None, None
        path, sheet = self.files[0]
        if indicator not in self.columns:
            return path, None
        if self.computed:
            return path, definition_place(indicator)
        j = self.columns.index(indicator)
        columns = np.unique(self.column[:, j][self.file[:, j] >= 0])
        alone = (
            len(columns) == 1
            and (self.column == columns[0]).sum() == (self.column[:, j] == columns[0]).sum()
        )
        place = Place(sheet=sheet, column=int(columns[0]) + 1) if alone else None
        return path, place

    def find(self, year: int, region: str, indicator: str) -> tuple[str | None, Place | None]:
        """Return where a value stands; None where it stands nowhere."""
        if indicator not in self.columns or (year, region) not in self.index:
            return None, None
        cell = self.index.get_loc((year, region)), self.columns.index(indicator)
        if self.file[cell] < 0:
            return self.files[0][0] if len(self.files) == 1 else None, None
        path, sheet = self.files[self.file[cell]]
        if self.file[cell] in self.computed:
            return path, definition_place(indicator)
        return path, Place(
            sheet=sheet, row=int(self.row[cell]) + 1, column=int(self.column[cell]) + 1
        )


@dataclass(frozen=True)
class SamplePlan:
    """What the roll-up of a project's sample database needs to know of the project.

    Attributes
    ----------
    path : str
        The ``sample.toml``.
    indicators : tuple of str
        Codes that a definition may have.
    regions : tuple of Region
    years : tuple of int
    """

    path: str
    indicators: tuple[str, ...]
    regions: tuple[Region, ...]
    years: tuple[int, ...]


@dataclass(frozen=True)
class Sampled:
    """Which values were rolled up from a sample database, and how many records are behind each.

    Attributes
    ----------
    plan : SamplePlan
    source : str
        Where the records are; never with a password.
    synthetic : str or None
        The seed, where the records are synthetic.
    records, valid : DataFrame
        Index (year, region), a column for each indicator: the number of records behind a value,
        and of those with a usable figure.
    """

    plan: SamplePlan = field(repr=False)
    source: str
    synthetic: str | None
    records: pd.DataFrame = field(hash=False, compare=False, repr=False)
    valid: pd.DataFrame = field(hash=False, compare=False, repr=False)


@dataclass(frozen=True)
class IndexProject:
    """Everything an index is built from, checked.

    Attributes
    ----------
    indicators : tuple of Indicator
        Every leaf of the weights, and denominators.
    regions : tuple of Region
    values : DataFrame
        Values as given: index (year, region), a column for each indicator, NaN where missing.
    weights : Weights
    groups : tuple of Group
    settings : Settings
    title : mapping of str to str
    folder : str, optional
    model_folder : str, optional
        Where the weights' judgment matrices are.
    origins : Origins, optional
        The file, row and column of every value.
    notes : tuple of Finding
        What is worth telling about the files, but no mistake.
    sample : Sampled, optional
        Where values come from a sample database.
    """

    indicators: tuple[Indicator, ...]
    regions: tuple[Region, ...]
    values: pd.DataFrame = field(hash=False, compare=False, repr=False)
    weights: Weights
    groups: tuple[Group, ...] = ()
    settings: Settings = Settings()
    title: Names = field(default_factory=dict, hash=False)
    folder: str | None = None
    model_folder: str | None = None
    origins: Origins | None = field(default=None, hash=False, compare=False, repr=False)
    notes: tuple[Finding, ...] = field(default=(), hash=False, compare=False, repr=False)
    sample: Sampled | None = None

    @cached_property
    def _regions(self) -> dict[str, Region]:
        return {region.code: region for region in self.regions}

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        return {indicator.code: indicator for indicator in self.indicators}

    def region(self, code: str) -> Region:
        """Return the region with a code; KeyError when there is none."""
        return self._regions[code]

    def indicator(self, code: str) -> Indicator:
        """Return the indicator with a code; KeyError when there is none."""
        return self._indicators[code]

    def title_in(self, lang: str) -> str:
        """Return the title in a language, else in another, else the goal's name."""
        goal = self.weights.goal
        return name_in(self.title, lang, self.weights.name(goal, lang))

    def with_settings(self, **choices: Any) -> IndexProject:
        """Return the same project with some settings changed."""
        return replace(self, settings=replace(self.settings, **choices))

    def where(self, finding: Finding) -> Finding:
        """Return a finding about a cell with its file, row and column, where they are known."""
        said = finding.details
        year, region, indicator = (said.get(name) for name in ("year", "region", "indicator"))
        if self.origins is None or finding.path is not None or finding.place is not None:
            return finding
        if isinstance(year, int) and isinstance(region, str) and isinstance(indicator, str):
            path, place = self.origins.find(year, region, indicator)
        elif year is None and indicator in self.origins.declared:
            path, place = self.origins.declared[str(indicator)]
        else:
            path, place = self.origins.find_column(None if indicator is None else str(indicator))
        return replace(finding, path=path, place=place)


def name_in(names: Names, lang: str, code: str) -> str:
    """Return the name in a language, else in another, else a code.

    >>> name_in({"zh": "北京市"}, "en", "beijing")
    '北京市'
    """
    return names.get(lang) or next((name for name in names.values() if name), code)


@dataclass(frozen=True)
class Block:
    """Rows that are compared with each other.

    Attributes
    ----------
    pool : str
    years : tuple of int
        One, or all where years are pooled.
    rows : ndarray of int
        Positions in the table.
    """

    pool: str
    years: tuple[int, ...]
    rows: IntArray


def blocks_of(index: pd.MultiIndex, pools: Mapping[str, str], pooled: bool) -> tuple[Block, ...]:
    """Part the rows of a table into those that are compared with each other.

    Parameters
    ----------
    index : MultiIndex
        Of (year, region).
    pools : mapping of str to str
        The pool of each region.
    pooled : bool
        Whether all years of a pool go together.

    Returns
    -------
    tuple of Block

    Examples
    --------
    >>> index = table_index([(2021, "a"), (2021, "b"), (2022, "a")])
    >>> blocks = blocks_of(index, {"a": "x", "b": "x"}, pooled=False)
    >>> [(block.years, block.rows.tolist()) for block in blocks]
    [((2021,), [0, 1]), ((2022,), [2])]
    """
    years, regions = index.levels
    year_codes, region_codes = (np.asarray(codes) for codes in index.codes)
    used = np.unique(region_codes)  # a level may name regions that no row is of
    names = list(dict.fromkeys(pools[regions[code]] for code in used))
    of_region = np.zeros(len(regions), dtype=np.intp)
    of_region[used] = [names.index(pools[regions[code]]) for code in used]
    pool_codes = of_region[region_codes]
    found = []
    for k, name in enumerate(names):
        in_pool = pool_codes == k
        if pooled:
            rows = np.flatnonzero(in_pool)
            present = tuple(int(years[code]) for code in np.unique(year_codes[rows]))
            if len(rows):
                found.append(Block(name, present, rows))
            continue
        for code in np.unique(year_codes[in_pool]):
            rows = np.flatnonzero(in_pool & (year_codes == code))
            found.append(Block(name, (int(years[code]),), rows))
    return tuple(found)


def table_index(rows: Iterable[tuple[int, str]]) -> pd.MultiIndex:
    """Return the index of a table of values: (year, region), in the order given."""
    return pd.MultiIndex.from_tuples(list(rows), names=list(INDEX_LEVELS))


def cell_findings(
    code: str,
    table: pd.DataFrame,
    where: npt.NDArray[np.bool_],
    columns: Sequence[str] | None = None,
    **details: object,
) -> Iterator[Finding]:
    """Make a finding for every marked cell of a table, with year, region, indicator and value."""
    columns = list(table.columns) if columns is None else columns
    values = table.to_numpy()
    for row, column in zip(*np.nonzero(where), strict=True):
        year, region = table.index[row]
        said = {"year": int(year), "region": region, "indicator": columns[column]}
        value = Number(float(values[row, column]))
        yield Finding(code, {**said, "value": value, **details})


class Number(float):
    """A number that says itself as briefly as it can be read back.

    >>> f"{Number(3.0)} {Number(0.1)} {Number(1e22)}"
    '3 0.1 1e+22'
    """

    def __str__(self) -> str:
        return str(int(self)) if self.is_integer() and abs(self) < 1e15 else float.__repr__(self)

    __repr__ = __str__

    def __format__(self, spec: str) -> str:
        return format(float(self), spec) if spec else str(self)


def suggestion(word: str, known: Iterable[str], limit: int = 12) -> Finding:
    """Suggest the nearest known name, or list the known ones, for the hint of a finding.

    >>> suggestion("patnets", ["patents", "papers"]).message()
    'did you mean patents?'
    """
    known = list(dict.fromkeys(known))
    close = nearest(word, known)
    if close is not None:
        return Finding("suggest-nearest", {"nearest": close})
    shown = ", ".join(known[:limit]) or "-"
    return Finding("suggest-known", {"known": shown + (", …" if len(known) > limit else "")})


def definition_place(indicator: str) -> Place:
    """Return where a ``sample.toml`` defines an indicator.

    >>> definition_place("patents").text()
    'key indicators.patents'
    """
    return Place(key=f"indicators.{indicator}")


def at(row: int | None = None, column: int | None = None, key: str | None = None) -> Place:
    """Return a place from a row and column counted from 0."""
    return Place(
        row=None if row is None else row + 1,
        column=None if column is None else column + 1,
        key=key,
    )
