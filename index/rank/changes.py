"""Years: scores and ranks side by side, movements, and what each change of a score is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise, permutations
from typing import NamedTuple

import numpy as np
import pandas as pd

from ahp.common.findings import Finding
from index.project.arrays import BoolArray, FloatArray
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.settings import ORDERS, Settings
from index.project.tables import table_index
from index.rank.wording import (
    CHANGE_NOT_PARTED,
    CHANGES_OF_ORDER,
    CHANGES_OF_OUTRANKING,
    CHANGES_OF_STEPS,
)
from index.steps.aggregate import climb
from index.steps.means import Plan, plan_of
from index.steps.normalize import apply_reference, fate_outside
from index.steps.reference import reference_of
from index.steps.result import Result
from index.steps.sequence.order import plain_scores
from index.steps.wording import MEANS

PARTS = ("value", "missing", "reference", "weights", "pool")

_STATES = ("before", "common-before", "common-after", "after")
_PLAYERS = ("value", "reference", "weights")
_ON_THE_WAY = {"value": "missing", "reference": "pool"}


class Decomposed(NamedTuple):
    """Changes of scores and what they are made of.

    Attributes
    ----------
    table : DataFrame
        By region: ``before``, ``after``, ``change``, and its parts ``value``, ``missing``,
        ``reference``, ``weights`` and ``pool``, which sum to it; of a change that could not be
        parted all of these are missing.
    notes : tuple of Finding
        Regions whose change could not be parted.
    """

    table: pd.DataFrame
    notes: tuple[Finding, ...]


def side_by_side(result: Result, node: str | None = None) -> pd.DataFrame:
    """Put scores and ranks of all years side by side, the latest first, as reports do.

    Parameters
    ----------
    result : Result
    node : str, optional
        By default the goal.

    Returns
    -------
    DataFrame
        By region, in the order of the latest rank; columns (year, ``rank`` or ``score``). Pools
        follow each other.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> side_by_side(build(tiny()))[2022]["rank"].tolist()
    [1, 2, 3]
    """
    node = node or result.weights.goal
    scores = _by_region(result.scores[node])
    ranks = _by_region(result.ranks[node])
    years = sorted(scores.columns, reverse=True)
    parts = {
        (year, name): table[year]
        for year in years
        for name, table in (("rank", ranks), ("score", scores))
    }
    table = pd.DataFrame(parts)
    table.columns.names = ["year", None]
    pools = list(dict.fromkeys(result.pools))
    place = ranks[years[0]].astype("Float64").fillna(np.inf)
    ordered = sorted(table.index, key=lambda one: (pools.index(result.pools[one]), place[one]))
    return table.loc[ordered]


def movements(result: Result, before: int, after: int, node: str | None = None) -> pd.DataFrame:
    """Compare two years: scores, ranks, and places moved (positive is up).

    Parameters
    ----------
    result : Result
    before, after : int
        Years.
    node : str, optional
        By default the goal.

    Returns
    -------
    DataFrame
        By region: ``score_before``, ``score_after``, ``change``, ``rank_before``,
        ``rank_after``, ``moved``; missing where a region is not in both years.

    Raises
    ------
    StepError
        A year the index does not have.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> movements(build(tiny()), 2021, 2022)["moved"].tolist()
    [0, -1, 1]
    """
    result.year_or_latest(before)
    result.year_or_latest(after)
    node = node or result.weights.goal
    scores, ranks = _by_region(result.scores[node]), _by_region(result.ranks[node])
    return pd.DataFrame(
        {
            "score_before": scores[before],
            "score_after": scores[after],
            "change": scores[after] - scores[before],
            "rank_before": ranks[before],
            "rank_after": ranks[after],
            "moved": ranks[before] - ranks[after],
        }
    )


def _by_region(column: pd.Series[float]) -> pd.DataFrame:
    """Return a column as a table of regions by years, in the project's order of regions."""
    order = column.index.unique("region")
    table = column.unstack("year")
    assert isinstance(table, pd.DataFrame)
    return table.reindex(order)


def decompose(
    result: Result,
    before: int,
    after: int,
    node: str | None = None,
    earlier: Result | None = None,
) -> Decomposed:
    """Part every region's change of score into value, missing, reference, weights, pool, exactly.

    ``value``: the region's own values changed. ``missing``: values were lost or came in: given in
    one year, and in the other missing or filled. ``reference``: the ends of the scale (or mean and
    deviation) moved, because values of regions present in both years changed or because the
    goalposts did. ``weights``: the weights changed. ``pool``: regions entered or left, and moved
    the reference by that.

    Parameters
    ----------
    result : Result
        Holds the later year.
    before, after : int
        Years.
    node : str, optional
        By default the goal.
    earlier : Result, optional
        Holds the earlier year, where that was built with other weights or goalposts; by default
        `result`.

    Returns
    -------
    Decomposed
        Regions that are in both years, in order.

    Raises
    ------
    StepError
        A year that is not there; scores that were rescaled after they were aggregated, or made of
        normalized values that were changed; scores by rank or percentile, which have no reference
        apart from all regions together.

    Notes
    -----
    Value, reference and weights are the players of a Shapley value: each part is its effect
    averaged over the six orders in which the three can change, so no order is preferred, and the
    parts sum to the change whatever the aggregation. The whole effect of the reference is then
    parted along one path: regions that leave are taken out, the others' values change, regions
    that enter are put in; the first and last step are the pool's. So is the effect of the values:
    those lost are taken out, those given in both years change, those filled or gained are put in;
    the first and last step are booked as missing. Treated values enter: what
    outlier treatment did in each year counts as value. Values capped at goalposts are capped in
    every mixture.

    References
    ----------
    Shapley, L. S. (1953). A value for n-person games. Shorrocks, A. F. (2013). Decomposition
    procedures for distributional analysis. Journal of Economic Inequality 11, 99-126.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> table = decompose(build(tiny()), 2021, 2022).table
    >>> bool(np.allclose(table[list(PARTS)].sum(axis=1), table["change"]))
    True
    """
    node = node or result.weights.goal
    return decompose_nodes(result, before, after, [node], earlier)[node]


def decompose_nodes(
    result: Result,
    before: int,
    after: int,
    nodes: Sequence[str],
    earlier: Result | None = None,
) -> dict[str, Decomposed]:
    """Part the changes of several nodes, by node, in little more time than those of one.

    See `decompose`.
    """
    earlier = earlier or result
    earlier.year_or_latest(before)
    result.year_or_latest(after)
    for side in (earlier, result):
        by_order = ORDERS & {one.method(side.settings) for one in side.indicators}
        if by_order:
            raise StepError([Finding(CHANGES_OF_ORDER, {"normalization": min(by_order)})])
    if "copeland" in result.settings.means:
        raise StepError([Finding(CHANGES_OF_OUTRANKING, {"mean": MEANS["copeland"]})])
    steps = next((one.settings.steps for one in (result, earlier) if _apart(one)), None)
    if steps is not None:
        raise StepError([Finding(CHANGES_OF_STEPS, {"steps": [*map(str, steps)]})])
    sides = _Side(earlier, before), _Side(result, after)
    common = [region for region in sides[1].regions if region in set(sides[0].regions)]
    scores = _mixtures(sides, common, nodes)
    parts = dict.fromkeys(PARTS, np.zeros((len(common), len(nodes))))
    orders = list(permutations(_PLAYERS))
    for order in orders:
        state = dict.fromkeys(_PLAYERS, 0)
        for player in order:
            moved = {**state, player: 1}
            for part, before_it, after_it in _steps(player, state):
                step = scores[after_it] - scores[before_it]
                parts[part] = parts[part] + step / len(orders)
            state = moved
    return {
        node: _decomposed(sides, common, node, {part: one[:, k] for part, one in parts.items()})
        for k, node in enumerate(nodes)
    }


def _decomposed(
    sides: tuple[_Side, _Side], common: list[str], node: str, parts: Mapping[str, FloatArray]
) -> Decomposed:
    """Put the parts of a node's changes beside the scores; leave those open that have a gap."""
    first, last = (
        side.result.scores[node].xs(side.year, level="year").loc[common].to_numpy(dtype=float)
        for side in sides
    )
    index = pd.Index(common, name="region")
    table = pd.DataFrame({"before": first, "after": last, "change": last - first, **parts}, index)
    open_ = table[list(PARTS)].isna().any(axis=1)
    table.loc[open_, list(PARTS)] = np.nan  # some parts alone would not sum to the change
    unparted = open_ & table["change"].notna()
    notes = tuple(
        sides[1].result.project.named(Finding(CHANGE_NOT_PARTED, {"region": region}))
        for region in table.index[unparted]
    )
    return Decomposed(table, notes)


State = tuple[str, str, int]


def _steps(player: str, state: Mapping[str, int]) -> Iterator[tuple[str, State, State]]:
    """Yield the steps by which one player changes: the part each is booked on, and its ends."""
    reference, value = _STATES[3 * state["reference"]], _STATES[3 * state["value"]]
    if player == "weights":
        yield player, (reference, value, 0), (reference, value, 1)
        return
    for k, (first, second) in enumerate(pairwise(_STATES)):
        part = player if k == 1 else _ON_THE_WAY[player]
        if player == "reference":
            yield part, (first, value, state["weights"]), (second, value, state["weights"])
        else:
            yield part, (reference, first, state["weights"]), (reference, second, state["weights"])


def _apart(result: Result) -> bool:
    """Whether scores do not follow from what was normalized, its reference and weights alone."""
    names = [step.name for step in result.settings.steps]
    last = len(names) - 1 - names[::-1].index("normalize")
    return not plain_scores(result.settings) or names[last:] != ["normalize", "aggregate"]


class _Side:
    """One of the two states: a year of a result, as arrays."""

    def __init__(self, result: Result, year: int) -> None:
        self.result, self.year = result, year
        self.treated = result.treated.xs(year, level="year")
        self.regions: list[str] = list(self.treated.index)
        self.plan: Plan = plan_of(result.weights, result.settings)
        self.local = result.weights.local_array

    def values(self, common: Sequence[str]) -> FloatArray:
        """Return the treated values of some regions."""
        codes = [one.code for one in self.result.indicators]
        return self.treated.loc[list(common), codes].to_numpy(dtype=float)

    def filled(self, common: Sequence[str]) -> BoolArray:
        """Return which values of some regions were filled in."""
        codes = [one.code for one in self.result.indicators]
        marks = self.result.imputed
        there = marks[marks["year"].eq(self.year) & marks["region"].isin(list(common))]
        found = np.zeros((len(common), len(codes)), dtype=bool)
        rows, columns = pd.Index(list(common)), pd.Index(codes)
        known = there["indicator"].isin(codes)
        at = tuple(
            labels.get_indexer(pd.Index(there.loc[known, name]))
            for labels, name in ((rows, "region"), (columns, "indicator"))
        )
        found[at] = True
        return found


def _mixtures(
    sides: tuple[_Side, _Side], common: Sequence[str], nodes: Sequence[str]
) -> Mapping[State, FloatArray]:
    """Return the scores of the common regions at some nodes under every mixture of the two states.

    Keys are the reference and the values (each one of ``_STATES``), and whose weights (0 or 1).
    NaN where a mixture is not defined.
    """
    found: dict[State, FloatArray] = {}
    values = _values(sides, common)
    for name in _STATES:
        of = sides[name.endswith("after")]
        reference = _reference(of, common, name)
        for state, given in values.items():
            normal = np.full((len(common), len(of.plan.leaves)), np.nan)
            if reference is not None:
                with suppress(StepError):  # a column that does not vary in this mixture
                    normal = _normalized(given, common, of, reference)
            for weight, weigher in enumerate(sides):
                found[name, state, weight] = _scores(normal, weigher, nodes)
    return found


def _values(sides: tuple[_Side, _Side], common: Sequence[str]) -> Mapping[str, FloatArray]:
    """Return the values on their way from one year to the other.

    Those missing in either year are taken out in between, those filled in either year change last.
    """
    before, after = (side.values(common) for side in sides)
    filled = sides[0].filled(common) | sides[1].filled(common)
    lost = np.isnan(before) | np.isnan(after)
    between = (
        np.where(lost, np.nan, before),
        np.where(lost, np.nan, np.where(filled, before, after)),
    )
    return dict(zip(_STATES, (before, *between, after), strict=True))


def _reference(side: _Side, common: Sequence[str], state: str) -> pd.DataFrame | None:
    """Return what one side's year is normalized against, by all its regions or the common ones.

    None where too few of those have values.
    """
    result = side.result
    by_year = {one.reference or result.settings.reference for one in result.indicators}
    if not state.startswith("common") or by_year.isdisjoint({"year", "pooled"}):
        return result.reference
    table = result.treated
    pooled = "year" not in by_year
    there = table.index.get_level_values("region").isin(list(common))
    other = table.index.get_level_values("year") != side.year
    if pooled or there[~other].all():
        return result.reference
    try:
        kept = table[there | other]
        return reference_of(kept, result.indicators, result.settings, dict(result.pools))
    except StepError:
        return None


def _normalized(
    values: FloatArray, common: Sequence[str], of: _Side, reference: pd.DataFrame
) -> FloatArray:
    """Normalize values against a reference, as if they were of its year."""
    settings, indicators = of.result.settings, of.result.indicators
    index = table_index((of.year, region) for region in common)
    table = pd.DataFrame(values, index, [one.code for one in indicators])
    scores = apply_reference(table, reference, indicators, settings, dict(of.result.pools))
    return _capped(scores.to_numpy(dtype=float, copy=True), indicators, settings)


def _capped(scores: FloatArray, indicators: Sequence[Indicator], settings: Settings) -> FloatArray:
    for j, indicator in enumerate(indicators):
        if fate_outside(indicator, settings) == "cap":
            scores[:, j] = np.clip(scores[:, j], *settings.scale)
    return scores


def _scores(normal: FloatArray, side: _Side, nodes: Sequence[str]) -> FloatArray:
    scores = climb(normal, side.local, side.plan, side.result.settings).scores
    return scores[:, [side.plan.codes.index(node) for node in nodes]]
