"""Years: scores and ranks side by side, movements, and what each change of a score is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import permutations
from typing import NamedTuple

import numpy as np
import pandas as pd

from ahp.common.findings import Finding
from index.project.arrays import FloatArray
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.settings import Settings
from index.project.tables import table_index
from index.project.wording import YEAR_UNKNOWN
from index.rank.wording import CHANGE_NOT_PARTED, CHANGES_OF_ORDER, CHANGES_OF_STEPS
from index.steps.aggregate import climb
from index.steps.means import Plan, plan_of
from index.steps.normalize import apply_reference
from index.steps.order import plain_scores
from index.steps.reference import reference_of
from index.steps.result import Result

PARTS = ("value", "reference", "weights", "pool")

_STATES = ("before", "common-before", "common-after", "after")
_PLAYERS = ("value", "reference", "weights")


class Decomposed(NamedTuple):
    """Changes of scores and what they are made of.

    Attributes
    ----------
    table : DataFrame
        By region: ``before``, ``after``, ``change``, and its parts ``value``, ``reference``,
        ``weights`` and ``pool``, which sum to it.
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
    _check_years(result, before)
    _check_years(result, after)
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


def _check_years(result: Result, year: int) -> None:
    if year not in result.years:
        known = [*map(str, result.years)]
        raise StepError([Finding(YEAR_UNKNOWN, {"year": year, "known": known})])


def decompose(
    result: Result,
    before: int,
    after: int,
    node: str | None = None,
    earlier: Result | None = None,
) -> Decomposed:
    """Part every region's change of score into value, reference, weights and pool, exactly.

    ``value``: the region's own values changed. ``reference``: the ends of the scale (or mean and
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
    that enter are put in; the first and last step are the pool's. Treated values enter: what
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
    earlier = earlier or result
    _check_years(earlier, before)
    _check_years(result, after)
    settings = result.settings
    if settings.normalization in ("rank", "percentile"):
        said = {"normalization": settings.normalization}
        raise StepError([Finding(CHANGES_OF_ORDER, said)])
    steps = next((one.settings.steps for one in (result, earlier) if _apart(one)), None)
    if steps is not None:
        raise StepError([Finding(CHANGES_OF_STEPS, {"steps": [*map(str, steps)]})])
    node = node or result.weights.goal
    sides = _Side(earlier, before), _Side(result, after)
    common = [region for region in sides[1].regions if region in set(sides[0].regions)]
    scores = _mixtures(sides, common, node)
    first, last = (
        side.result.scores[node].xs(side.year, level="year").loc[common].to_numpy(dtype=float)
        for side in sides
    )
    parts = dict.fromkeys(PARTS, np.zeros(len(common)))
    orders = list(permutations(_PLAYERS))
    for order in orders:
        state = dict.fromkeys(_PLAYERS, 0)
        for player in order:
            moved = {**state, player: 1}
            if player == "reference":
                for k in range(3):
                    part = "reference" if k == 1 else "pool"
                    step = [
                        scores[_STATES[k + d], state["value"], state["weights"]] for d in (0, 1)
                    ]
                    parts[part] = parts[part] + (step[1] - step[0]) / len(orders)
            else:
                step = [
                    scores[_STATES[3 * one["reference"]], one["value"], one["weights"]]
                    for one in (state, moved)
                ]
                parts[player] = parts[player] + (step[1] - step[0]) / len(orders)
            state = moved
    index = pd.Index(common, name="region")
    table = pd.DataFrame({"before": first, "after": last, "change": last - first, **parts}, index)
    unparted = table[list(PARTS)].isna().any(axis=1) & table["change"].notna()
    notes = tuple(
        result.project.named(Finding(CHANGE_NOT_PARTED, {"region": region}))
        for region in table.index[unparted]
    )
    return Decomposed(table, notes)


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


State = tuple[str, int, int]


def _mixtures(
    sides: tuple[_Side, _Side], common: Sequence[str], node: str
) -> Mapping[State, FloatArray]:
    """Return the scores of the common regions under every mixture of the two states.

    Keys are the reference (one of ``_STATES``), whose values, and whose weights (0 or 1). NaN
    where a mixture is not defined.
    """
    found: dict[State, FloatArray] = {}
    for name in _STATES:
        of = sides[name.endswith("after")]
        reference = _reference(of, common, name)
        for value, side in enumerate(sides):
            normal = np.full((len(common), len(of.plan.leaves)), np.nan)
            if reference is not None:
                with suppress(StepError):  # a column that does not vary in this mixture
                    normal = _normalized(side, common, of, reference)
            for weight, weigher in enumerate(sides):
                found[name, value, weight] = _score(normal, weigher, node)
    return found


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
    side: _Side, common: Sequence[str], of: _Side, reference: pd.DataFrame
) -> FloatArray:
    """Normalize one side's values against a reference, as if they were of its year."""
    settings, indicators = of.result.settings, of.result.indicators
    values = side.treated.loc[list(common), [one.code for one in indicators]]
    index = table_index((of.year, region) for region in common)
    table = pd.DataFrame(values.to_numpy(), index, values.columns)
    scores = apply_reference(table, reference, indicators, settings, dict(of.result.pools))
    return _capped(scores.to_numpy(dtype=float, copy=True), indicators, settings)


def _capped(scores: FloatArray, indicators: Sequence[Indicator], settings: Settings) -> FloatArray:
    for j, indicator in enumerate(indicators):
        fixed = settings.normalization == "distance-to-target" or (
            (indicator.reference or settings.reference) == "goalposts"
        )
        if fixed and (indicator.outside or settings.outside) == "cap":
            scores[:, j] = np.clip(scores[:, j], *settings.scale)
    return scores


def _score(normal: FloatArray, side: _Side, node: str) -> FloatArray:
    scores = climb(normal, side.local, side.plan, side.result.settings).scores
    return scores[:, side.plan.codes.index(node)]
