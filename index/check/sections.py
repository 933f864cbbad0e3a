"""The sections of a check: what is looked at, each as records of figures without words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np

from index.check.correlation import Correlated, Correlation, correlate
from index.check.data import VALUES, Data
from index.check.statistics import Outlying, Statistics, doubts, outlying, statistics
from index.check.structure import Components, cronbach_alpha, principal_components
from index.steps.outliers import Rule, rules_of

WEAK = 0.3
"""Below it, indicators of one node have little in common; the limit of the JRC's COIN Tool."""


@dataclass(frozen=True)
class Choices:
    """What is looked at, and where a figure becomes a flag.

    Attributes
    ----------
    stage : str, optional
        At which stage indicators are looked at; by default values as given are described, what
        the rule for outliers is applied to is tested for them, and normalized values are
        correlated.
    correlation : str
        ``pearson``, ``spearman`` or ``kendall``.
    significance : float
        A correlation counts where its p is at most so much.
    redundant, conflicting, denominator : float
        Above it two items say the same; below it two items of one node work against each other;
        beyond it, either way, an indicator goes with a denominator.
    level : int, optional
        Of the items that are correlated, from 1 below the goal; by default the indicators.
    within : int, optional
        Items belong together below the same node of this level; by default directly below the
        same node.
    node : str, optional
        Only items below it.
    """

    stage: str | None = None
    correlation: Correlation = "pearson"
    significance: float = 0.05
    redundant: float = 0.92
    conflicting: float = 0.0
    denominator: float = 0.6
    level: int | None = None
    within: int | None = None
    node: str | None = None

    @property
    def described(self) -> str:
        """The stage whose columns are described."""
        return self.stage or VALUES

    def tested(self, data: Data) -> str:
        """Return the stage whose columns are tested for outliers."""
        return self.stage or data.tested

    def correlated(self, data: Data) -> str:
        """Return the stage whose columns are correlated."""
        return self.stage or data.averaged


class Described(NamedTuple):
    """A column with its statistics and what is doubtful about it."""

    code: str
    statistics: Statistics
    doubts: tuple[str, ...]


def described(data: Data, choices: Choices) -> tuple[Described, ...]:
    """Describe every indicator of a kind of regions."""
    limits = rules(data)
    table = data.stage(choices.described)
    found = []
    for code in wanted(data, choices):
        one = statistics(table[code].to_numpy(dtype=float))
        rule = limits[code]
        found.append(Described(code, one, doubts(one, (rule.skewness, rule.kurtosis))))
    return tuple(found)


def rules(data: Data) -> dict[str, Rule]:
    """Return the rule for outliers of each indicator, with its own limits where it has some."""
    indicators = [data.project.indicator(code) for code in data.leaves]
    return dict(zip(data.leaves, rules_of(indicators, data.project.settings), strict=True))


def wanted(data: Data, choices: Choices) -> tuple[str, ...]:
    """Return the indicators below the node that is looked at."""
    root = choices.node or data.weights.goal
    return tuple(code for code in data.leaves if code == root or below(data, code, root))


def below(data: Data, code: str, root: str) -> bool:
    """Whether a node stands below another."""
    above = data.weights.parent(code)
    while above is not None and above != root:
        above = data.weights.parent(above)
    return above == root


class Tested(NamedTuple):
    """An indicator with outliers, and the regions that they are, the farthest value first."""

    code: str
    outlying: Outlying
    regions: tuple[str, ...]
    values: tuple[float, ...]


def tested(data: Data, choices: Choices) -> tuple[Tested, ...]:
    """Find the indicators with outliers, by the rule of the project."""
    limits = rules(data)
    table = data.stage(choices.tested(data))
    found = []
    for code in wanted(data, choices):
        column = table[code].to_numpy(dtype=float)
        rule = limits[code]
        one = outlying(column, rule.skewness, rule.kurtosis, rule.most)
        if one is not None:
            places = np.flatnonzero(one.where)
            middle = np.nanmedian(column)
            order = places[np.argsort(-np.abs(column[places] - middle), kind="stable")]
            regions = tuple(data.regions[place] for place in order)
            found.append(Tested(code, one, regions, tuple(float(one) for one in column[order])))
    return tuple(found)


class Pair(NamedTuple):
    """Two items with their correlation.

    Attributes
    ----------
    first, second : str
    node : str or None
        What both belong to, if it is one.
    r, p : float or None
    n : int
    flag : str
        ``redundant``, ``conflicting``, ``weak`` (within a node only), ``undefined`` or nothing.
    """

    first: str
    second: str
    node: str | None
    r: float | None
    p: float | None
    n: int
    flag: str


def correlated_items(data: Data, choices: Choices) -> tuple[str, ...]:
    """Return the items that are correlated with each other: the indicators, or a level."""
    weights = data.weights
    if choices.level is None:
        return wanted(data, choices)
    root = choices.node or weights.goal
    at_level = (code for code in weights.codes if weights.level(code) == choices.level)
    return tuple(code for code in at_level if code == root or below(data, code, root))


def correlation_matrix(data: Data, choices: Choices) -> Correlated | None:
    """Correlate the items with each other; None where there are no scores."""
    codes = correlated_items(data, choices)
    table = data.items(codes, choices.correlated(data))
    return None if table is None else correlate(table, table, choices.correlation)


def pairs(data: Data, choices: Choices) -> tuple[Pair, ...]:
    """Correlate all pairs of items, those of one node first, and flag them."""
    codes = correlated_items(data, choices)
    matrix = correlation_matrix(data, choices)
    if matrix is None:
        return ()
    homes = [_home(data, code, choices.within) for code in codes]
    found = []
    for i, j in combinations(range(len(codes)), 2):
        node = homes[i] if homes[i] == homes[j] else None
        r, p, n = float(matrix.r[i, j]), float(matrix.p[i, j]), int(matrix.n[i, j])
        if np.isnan(r):
            found.append(Pair(codes[i], codes[j], node, None, None, n, "undefined"))
        else:
            flag = _flag(r, p, node is not None, choices)
            found.append(Pair(codes[i], codes[j], node, r, p, n, flag))
    return tuple(sorted(found, key=lambda one: one.node is None))


def _home(data: Data, code: str, level: int | None) -> str | None:
    """Return the node that an item belongs to: that above it, or that of a level."""
    weights = data.weights
    above = weights.parent(code)
    while level is not None and above is not None and weights.level(above) > level:
        above = weights.parent(above)
    return above


def _flag(r: float, p: float, within: bool, choices: Choices) -> str:
    if r > choices.redundant and p <= choices.significance:
        return "redundant"
    if within and r < choices.conflicting and p <= choices.significance:
        return "conflicting"
    return "weak" if within and (r < WEAK or p > choices.significance) else ""


class Denominated(NamedTuple):
    """An indicator and a denominator that go together."""

    indicator: str
    denominator: str
    r: float
    p: float
    n: int
    divided: bool


def denominated(data: Data, choices: Choices) -> tuple[Denominated, ...]:
    """Find the indicators whose values as given go with a denominator.

    References
    ----------
    Becker, W. et al. (2022). COINr. JOSS 7(78), 4567: ``get_denom_corr``.
    """
    codes, others = wanted(data, choices), data.denominators
    table = data.given.xs(data.year, level="year")
    values, sizes = (table[list(one)].to_numpy(dtype=float) for one in (codes, others))
    matrix = correlate(values, sizes, choices.correlation)
    found = []
    for i, j in np.argwhere(np.abs(np.nan_to_num(matrix.r)) > choices.denominator):
        divided = data.project.indicator(codes[i]).denominator == others[j]
        figures = float(matrix.r[i, j]), float(matrix.p[i, j]), int(matrix.n[i, j])
        found.append(Denominated(codes[i], others[j], *figures, divided))
    return tuple(found)


class Node(NamedTuple):
    """A node with what its parts have in common.

    Attributes
    ----------
    code : str
    parts : tuple of str
    mean : float or None
        The mean correlation of its parts, each pair once.
    alpha : float or None
    components : Components or None
    """

    code: str
    parts: tuple[str, ...]
    mean: float | None
    alpha: float | None
    components: Components | None


def nodes_of(data: Data, choices: Choices) -> Iterator[str]:
    """Yield the nodes that have parts, from the one that is looked at down."""
    weights = data.weights
    root = choices.node or weights.goal
    for code in weights.codes:
        if weights.children(code) and (code == root or below(data, code, root)):
            yield code


def structure(data: Data, choices: Choices) -> tuple[Node, ...]:
    """Find alpha and principal components of the parts of every node that has two or more."""
    found = []
    for code in nodes_of(data, choices):
        parts = data.weights.children(code)
        table = data.items(parts, choices.correlated(data))
        if table is not None and len(parts) > 1:
            r = correlate(table, table, choices.correlation).r
            above = r[np.triu_indices(len(parts), 1)]
            mean = float(np.nanmean(above)) if not np.isnan(above).all() else None
            alpha, components = cronbach_alpha(table), principal_components(table)
            found.append(Node(code, parts, mean, alpha, components))
    return tuple(found)
