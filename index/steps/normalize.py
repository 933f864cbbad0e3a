"""Normalization: indicators in different units onto one scale, more always being better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from ahp.common.findings import Finding, Number
from index.project.arrays import BoolArray, FloatArray
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.settings import ORDERS, Normalization, OrderTies, Outside, Settings
from index.project.tables import blocks_of, cell_findings
from index.steps.formulas import (
    away,
    min_max,
    percentile_scores,
    rank_scores,
    ratios,
    toward_best,
    z_scores,
)
from index.steps.reference import (
    RATIOS,
    TO_TARGET,
    Pools,
    best_of,
    kind_of,
    reference_of,
)
from index.steps.ties import SAME, nearly
from index.steps.wording import (
    COLUMN_CONSTANT,
    DISTANCE_CONSTANT,
    VALUE_BEYOND_TARGET,
    VALUE_OUTSIDE_GOALPOSTS,
)


class Normalized(NamedTuple):
    """Normalized values, and what they were normalized against.

    Attributes
    ----------
    table : DataFrame
    reference : DataFrame
        By pool, year and indicator, in the unit of the treated values: ``low`` and ``high`` end
        of the scale, ``mean`` and ``sd`` of the regions, their ``count``, and where the ends come
        from (``year``, ``pooled``, ``goalposts``, ``target`` or ``region``).
    """

    table: pd.DataFrame
    reference: pd.DataFrame


def apply_reference(
    table: pd.DataFrame,
    reference: pd.DataFrame,
    indicators: Sequence[Indicator],
    settings: Settings,
    pools: Pools,
) -> pd.DataFrame:
    """Normalize values against a given reference, which may be another year's or pool's.

    Not for ranks, percentiles and Borda scores, which have no reference but the table: such
    columns come back empty.

    Parameters
    ----------
    table : DataFrame
        Treated values.
    reference : DataFrame
        As `reference_of` returns it, for every pool and year of the table.
    indicators, settings, pools
        As for `reference_of`.

    Returns
    -------
    DataFrame
        Nothing is capped: values beyond the reference land outside the scale.

    Raises
    ------
    StepError
        With every column that does not vary, unless the settings say what becomes of it.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> pools = {"a": "p", "b": "p"}
    >>> table = pd.DataFrame({"x": [1.0, 5.0]}, table_index([(2022, "a"), (2022, "b")]))
    >>> found = reference_of(table, [Indicator("x")], Settings(), pools)
    >>> apply_reference(table + 1, found, [Indicator("x")], Settings(), pools)["x"].tolist()
    [25.0, 125.0]
    """
    assert isinstance(table.index, pd.MultiIndex)
    values = table.to_numpy(dtype=float)
    result = np.empty_like(values)
    families = _families(indicators, settings)
    ends = _wide(reference, [indicator.code for indicator in indicators])
    findings: list[Finding] = []
    for block in blocks_of(table.index, pools, pooled=False):
        key = block.pool, block.years[0]
        for family in families:
            against = {name: ends[name][key][family.columns] for name in ends}
            part = values[np.ix_(block.rows, family.columns)]
            constant = family.constant(against)
            scores = family.scores(part, against, constant)
            for k in np.flatnonzero(constant):
                if settings.constant is None:
                    value = against["mean" if family.moderate else "low"][k]
                    findings.append(_constant(family.indicators[k], key, float(value)))
                else:
                    there = ~np.isnan(part[:, k])
                    scores[there, k] = settings.constant
            result[np.ix_(block.rows, family.columns)] = scores
    if findings:
        raise StepError(findings)
    return pd.DataFrame(result, table.index, table.columns)


class _Family(NamedTuple):
    """Indicators that one formula normalizes.

    Attributes
    ----------
    method : str
    columns : ndarray of int
        Where they stand in the table.
    indicators : tuple of Indicator
    settings : Settings
    """

    method: Normalization
    columns: npt.NDArray[np.intp]
    indicators: tuple[Indicator, ...]
    settings: Settings

    @property
    def moderate(self) -> bool:
        """Whether values are best within a range."""
        return self.indicators[0].best is not None

    def constant(self, against: Mapping[str, FloatArray]) -> BoolArray:
        """Return which columns do not vary, up to rounding, so that no formula is defined."""
        if self.method in RATIOS:
            return np.zeros(len(self.columns), dtype=bool)
        if self.moderate:
            if self.method == "min-max":  # the best range is the top of the scale whatever varies
                return np.zeros(len(self.columns), dtype=bool)
            return nearly(against["sd"], 0.0, np.abs(against["mean"]))
        return nearly(against["low"], against["high"])

    def scores(
        self, part: FloatArray, against: Mapping[str, FloatArray], constant: BoolArray
    ) -> FloatArray:
        """Normalize values, a column for each indicator; a constant one is not a number."""
        direction = np.array([one.direction for one in self.indicators])
        best = np.array([best_of(one) for one in self.indicators]).T
        low, scale = against["low"], self.settings.scale
        high = np.where(constant, np.nan, against["high"])
        if self.method == "z-score":
            sd = np.where(constant, np.nan, against["sd"])
            values = away(part, *best) if self.moderate else part
            sign = -1 if self.moderate else direction
            return z_scores(values, against["mean"], sd, sign, *self._placed())
        if self.method in RATIOS:
            return ratios(part, np.where(direction > 0, high, low), direction, scale)
        if self.moderate:
            return toward_best(part, low, best[0], best[1], high, scale)
        return min_max(part, low, high, direction, scale)

    def _placed(self) -> tuple[list[float], list[float]]:
        """Return the mean and standard deviation that z-scores are given."""
        mean, sd = self.settings.z_mean, self.settings.z_sd
        return (
            [mean if one.z_mean is None else one.z_mean for one in self.indicators],
            [sd if one.z_sd is None else one.z_sd for one in self.indicators],
        )


def _families(indicators: Sequence[Indicator], settings: Settings) -> list[_Family]:
    """Put together the indicators that one formula normalizes, those of an order left out."""
    members: dict[tuple[Normalization, bool], list[int]] = {}
    for j, one in enumerate(indicators):
        if one.method(settings) not in ORDERS:
            members.setdefault((one.method(settings), one.best is not None), []).append(j)
    return [
        _Family(method, np.array(columns), tuple(indicators[j] for j in columns), settings)
        for (method, _), columns in members.items()
    ]


def _constant(indicator: Indicator, key: tuple[str, int], value: float) -> Finding:
    what = COLUMN_CONSTANT if indicator.best is None else DISTANCE_CONSTANT
    said = {"indicator": indicator.code, "pool": key[0], "year": key[1]}
    return Finding(what, {**said, "value": Number(value)})


def _wide(
    reference: pd.DataFrame, codes: Sequence[str]
) -> dict[str, dict[tuple[str, int], FloatArray]]:
    """Return each figure of a reference as arrays over the indicators, by pool and year."""
    index = reference.index
    assert isinstance(index, pd.MultiIndex)
    blocks = index.droplevel(2)
    firsts = ~blocks.duplicated()
    order = reference.index.get_level_values("indicator")[: len(codes)]
    if list(order) != list(codes) or len(reference) != firsts.sum() * len(codes):
        wanted = [(*key, code) for key in blocks[firsts] for code in codes]
        reference = reference.loc[wanted]
    keys = [(str(pool), int(year)) for pool, year in blocks[firsts]]
    return {
        name: dict(
            zip(keys, reference[name].to_numpy(dtype=float).reshape(len(keys), -1), strict=True)
        )
        for name in ("low", "high", "mean", "sd")
    }


def normalize(
    table: pd.DataFrame,
    indicators: Sequence[Indicator],
    settings: Settings,
    pools: Pools,
    shown: pd.DataFrame | None = None,
) -> Normalized:
    """Put every indicator on one scale, by the settings.

    Parameters
    ----------
    table : DataFrame
        Treated values, a column for each indicator in order.
    indicators : sequence of Indicator
    settings : Settings
    pools : mapping of str to str
        The pool of each region.
    shown : DataFrame, optional
        Values before they were transformed, to be told where they lie outside their goalposts.

    Returns
    -------
    Normalized

    Raises
    ------
    StepError
        Everything of `reference_of` and `apply_reference`, and values outside their goalposts.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> index = table_index([(2022, "a"), (2022, "b"), (2022, "c")])
    >>> table = pd.DataFrame({"x": [1.0, 2.0, 5.0]}, index)
    >>> pools = dict.fromkeys("abc", "p")
    >>> normalize(table, [Indicator("x")], Settings(), pools).table["x"].tolist()
    [0.0, 25.0, 100.0]
    """
    reference = reference_of(table, indicators, settings, pools)
    ordered = [j for j, one in enumerate(indicators) if one.method(settings) in ORDERS]
    findings: list[Finding] = []
    if len(ordered) == len(indicators):
        scores = pd.DataFrame(np.full(table.shape, np.nan), table.index, table.columns)
    else:
        try:
            scores = apply_reference(table, reference, indicators, settings, pools)
        except StepError as error:
            findings += error.findings
    if ordered:
        found = _order_scores(table, indicators, ordered, settings, pools, findings)
    if findings:
        raise StepError(findings)
    if ordered:
        array = scores.to_numpy(copy=True)
        array[:, ordered] = found
        scores = pd.DataFrame(array, table.index, table.columns)
    return Normalized(
        _within_goalposts(table if shown is None else shown, scores, indicators, settings),
        reference,
    )


def _order_scores(
    table: pd.DataFrame,
    indicators: Sequence[Indicator],
    ordered: Sequence[int],
    settings: Settings,
    pools: Pools,
    findings: list[Finding],
) -> FloatArray:
    """Return the scores of some columns that come from the order of the regions."""
    assert isinstance(table.index, pd.MultiIndex)
    values = table.to_numpy(dtype=float)[:, ordered]
    chosen = [indicators[j] for j in ordered]
    better = np.empty_like(values)
    alike: dict[tuple[Normalization, OrderTies, bool], list[int]] = {}
    for k, one in enumerate(chosen):
        moderate = one.best is not None
        better[:, k] = -away(values[:, k], *best_of(one)) if moderate else values[:, k]
        better[:, k] *= one.direction
        pooled = kind_of(one, settings) == "pooled"
        key = one.method(settings), one.ties or settings.order_ties, pooled
        alike.setdefault(key, []).append(k)
    result = np.empty_like(values)
    blocks = {pooled: blocks_of(table.index, pools, pooled) for pooled in {key[2] for key in alike}}
    for (method, ties, pooled), columns in alike.items():
        for block in blocks[pooled]:
            cells = np.ix_(block.rows, np.array(columns))
            part = better[cells]
            scores = _order(part, method, ties)
            worst, finest = np.nanmin(part, axis=0), np.nanmax(part, axis=0)
            for same in np.flatnonzero(nearly(worst, finest)):
                if settings.constant is None:
                    one, home = chosen[columns[same]], (block.pool, block.years[0])
                    given = np.abs(part[:, same]) if one.best else values[cells][:, same]
                    findings.append(_constant(one, home, float(np.nanmin(given))))
                else:
                    scores[~np.isnan(part[:, same]), same] = settings.constant
            result[cells] = scores
    return result


def _order(better: FloatArray, method: Normalization, ties: OrderTies) -> FloatArray:
    if method == "percentile":
        return percentile_scores(better, 1, ties)
    return rank_scores(better, 1, ties) - (1.0 if method == "borda" else 0.0)


def _within_goalposts(
    table: pd.DataFrame,
    scores: pd.DataFrame,
    indicators: Sequence[Indicator],
    settings: Settings,
) -> pd.DataFrame:
    """Refuse, cap or keep what lies outside ends that are fixed."""
    bottom, top = settings.scale
    slack = SAME * max(abs(bottom), abs(top))
    array = scores.to_numpy()
    findings: list[Finding] = []
    capped = None
    for j, indicator in enumerate(indicators):
        outside = fate_outside(indicator, settings)
        if outside == "keep":
            continue
        # beyond an end of the scale that is an end of the best range, too, there is no formula
        lost = np.isnan(array[:, j]) & table[indicator.code].notna().to_numpy()
        beyond = (array[:, j] > top + slack) | (array[:, j] < bottom - slack) | lost
        if not beyond.any():
            continue
        if outside == "error":
            target = indicator.method(settings) in TO_TARGET
            what = VALUE_BEYOND_TARGET if target else VALUE_OUTSIDE_GOALPOSTS
            low, high = (None if end is None else Number(end) for end in indicator.goalposts)
            goal = None if indicator.target is None else Number(indicator.target)
            one = table[[indicator.code]]
            findings += cell_findings(what, one, beyond[:, None], low=low, high=high, target=goal)
            continue
        capped = array.copy() if capped is None else capped
        capped[:, j] = np.where(lost, bottom, np.clip(array[:, j], bottom, top))
    if findings:
        raise StepError(findings)
    return scores if capped is None else pd.DataFrame(capped, scores.index, scores.columns)


def fate_outside(indicator: Indicator, settings: Settings) -> Outside:
    """Return what becomes of a value outside the ends: kept, where these are no limits.

    >>> fate_outside(Indicator("x"), Settings()), fate_outside(Indicator("x", target=3.0),
    ...     Settings(normalization="distance-to-target"))
    ('keep', 'error')
    """
    outside = indicator.outside or settings.outside
    if indicator.method(settings) == "distance-to-region":
        return "cap" if outside == "cap" else "keep"  # another region may well be better
    return outside if has_limits(indicator, settings) else "keep"


def has_limits(indicator: Indicator, settings: Settings) -> bool:
    """Whether an end of the scale is fixed, so that a value can lie outside.

    >>> has_limits(Indicator("x"), Settings()), has_limits(Indicator("x", reference="goalposts"),
    ...     Settings())
    (False, True)
    """
    method = indicator.method(settings)
    goalposts = method == "min-max" and kind_of(indicator, settings) == "goalposts"
    return goalposts or method in TO_TARGET or method == "distance-to-region"
