"""Comparing two ways to build an index: which regions change rank, and how much."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from ahp.common.findings import Finding
from index.project.arrays import FloatArray
from index.project.errors import StepError
from index.project.wording import NOTHING_IN_COMMON
from index.steps.pools import Pool, pools_of
from index.steps.rank import ranks
from index.steps.result import Result


@dataclass(frozen=True)
class Comparison:
    """Two results of the same regions and year, side by side.

    Attributes
    ----------
    a, b : Result
    pool : str
    year : int
    node_a, node_b : str
    table : DataFrame
        By region in the order of A: ``rank_a``, ``rank_b``, ``shift`` (positive is up from A to
        B), ``score_a``, ``score_b``.
    spearman, kendall : float
        Rank correlations; Kendall's is tau-b, which allows for ties. NaN where all ranks of one
        side are the same.
    """

    a: Result = field(repr=False)
    b: Result = field(repr=False)
    pool: str
    year: int
    node_a: str
    node_b: str
    table: pd.DataFrame = field(repr=False, hash=False)
    spearman: float
    kendall: float

    @property
    def moved(self) -> int:
        """How many regions change rank."""
        return int((self.table["shift"] != 0).sum())

    @property
    def mean_shift(self) -> float:
        """How many places a region changes on average."""
        return float(self.table["shift"].abs().mean())

    @property
    def most(self) -> tuple[float, tuple[str, ...]]:
        """The greatest change of places, and the regions that change so much."""
        places = self.table["shift"].abs()
        top = float(places.max())
        return top, tuple(str(region) for region in places.index[places == top])


def compare(
    a: Result,
    b: Result,
    pool: str | None = None,
    year: int | None = None,
    node: str | None = None,
) -> tuple[Comparison, ...]:
    """Compare two results, pool by pool.

    Parameters
    ----------
    a, b : Result
    pool : str, optional
        By default every pool that both have.
    year : int, optional
        By default the latest that both have.
    node : str, optional
        By default the goal of each.

    Returns
    -------
    tuple of Comparison

    Raises
    ------
    StepError
        When they have no region or year in common.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.project.settings import Settings
    >>> project = tiny()
    >>> other = build(project, settings=Settings(normalization="rank"))
    >>> found = compare(build(project), other)[0]
    >>> found.table["shift"].tolist(), found.moved
    ([0.0, 0.0, 0.0], 0)
    """
    nodes = node or a.weights.goal, node or b.weights.goal
    years = sorted({*a.years} & {*b.years}) if year is None else [year]
    if a.project.year_style.plain != b.project.year_style.plain:
        years = []  # the year 2020 is not 2020/21
    others = {one.name: one for one in pools_of(b)}
    found = []
    for one in pools_of(a, pool):
        if one.name in others and years:
            table = _table(one, others[one.name], nodes, years[-1])
            if len(table):
                rank_a, rank_b = (table[key].to_numpy(dtype=float) for key in ("rank_a", "rank_b"))
                found.append(
                    Comparison(
                        a,
                        b,
                        one.name,
                        years[-1],
                        *nodes,
                        table,
                        spearman(rank_a, rank_b),
                        kendall_tau_b(rank_a, rank_b),
                    )
                )
    if not found:
        raise StepError([Finding(NOTHING_IN_COMMON, {})])
    return tuple(found)


def _table(a: Pool, b: Pool, nodes: tuple[str, str], year: int) -> pd.DataFrame:
    sides = {}
    for side, one, node in (("a", a, nodes[0]), ("b", b, nodes[1])):
        if year not in one.ranks.index.get_level_values("year"):
            return pd.DataFrame()
        sides[f"rank_{side}"] = one.ranks[node].xs(year, level="year").astype("Float64")
        sides[f"score_{side}"] = one.scores[node].xs(year, level="year")
    table = pd.DataFrame(sides).dropna().astype(float)
    table["shift"] = table["rank_a"] - table["rank_b"]
    table = table.sort_values("rank_a", kind="stable")
    return table[["rank_a", "rank_b", "shift", "score_a", "score_b"]]


_FEW = 1000  # numbers of which all pairs are compared at once; of more that would fill memory


# By hand: importing scipy.stats takes longer than everything else a comparison does.
def spearman(x: npt.ArrayLike, y: npt.ArrayLike) -> float:
    """Return Spearman's rank correlation, with average ranks for ties.

    Parameters
    ----------
    x, y : array_like, (n,)

    Returns
    -------
    float
        NaN where one side does not vary.

    Examples
    --------
    >>> spearman([1, 2, 3, 4], [1, 3, 2, 4])
    0.8
    """
    first, second = (_centered(np.asarray(one, dtype=float)) for one in (x, y))
    scale = np.sqrt((first**2).sum() * (second**2).sum())
    return float((first * second).sum() / scale) if scale else float("nan")


def _centered(values: FloatArray) -> FloatArray:
    found = ranks(values, "average")
    return found - found.mean() if len(found) else found


def kendall_tau_b(x: npt.ArrayLike, y: npt.ArrayLike) -> float:
    """Return Kendall's tau-b: pairs in the same order less pairs in the other, ties allowed for.

    Parameters
    ----------
    x, y : array_like, (n,)

    Returns
    -------
    float
        NaN where one side does not vary.

    References
    ----------
    Kendall, M. G. (1945). The treatment of ties in ranking problems. Biometrika 33, 239-251.

    Examples
    --------
    >>> round(kendall_tau_b([1, 2, 3, 4], [1, 3, 2, 4]), 4)
    0.6667
    """
    first, second = (np.asarray(one, dtype=float) for one in (x, y))
    if len(first) > _FEW:
        from scipy.stats import kendalltau  # deferred: it takes a second

        return float(kendalltau(first, second).statistic)
    a = np.sign(first[:, None] - first[None, :])
    b = np.sign(second[:, None] - second[None, :])
    scale = np.sqrt((a**2).sum() * (b**2).sum())
    return float((a * b).sum() / scale) if scale else float("nan")
