"""Normalization: indicators in different units onto one scale, more always being better."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from ahp.common.findings import Finding, Number
from index.project.arrays import FloatArray
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.settings import Settings
from index.project.tables import blocks_of, cell_findings
from index.steps.formulas import min_max, percentile_scores, rank_scores, z_scores
from index.steps.reference import Pools, kind_of, reference_of
from index.steps.wording import COLUMN_CONSTANT, VALUE_BEYOND_TARGET, VALUE_OUTSIDE_GOALPOSTS


class Normalized(NamedTuple):
    """Normalized values, and what they were normalized against.

    Attributes
    ----------
    table : DataFrame
    reference : DataFrame
        By pool, year and indicator, in the unit of the treated values: ``low`` and ``high`` end
        of the scale, ``mean`` and ``sd`` of the regions, their ``count``, and where the ends come
        from (``year``, ``pooled``, ``goalposts`` or ``target``).
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

    Only for min-max, z-score and distance to target: ranks have no reference but the table.

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
    direction = np.array([indicator.direction for indicator in indicators])
    codes = [indicator.code for indicator in indicators]
    ends = _wide(reference, codes)
    findings: list[Finding] = []
    for block in blocks_of(table.index, pools, pooled=False):
        key = block.pool, block.years[0]
        low, high, mean, sd = (ends[name][key] for name in ("low", "high", "mean", "sd"))
        constant = low == high
        for code in (codes[j] for j in np.flatnonzero(constant)):
            if settings.constant is None:
                said = {"indicator": code, "pool": key[0], "year": key[1]}
                j = codes.index(code)
                findings.append(Finding(COLUMN_CONSTANT, {**said, "value": Number(low[j])}))
        part = values[block.rows]
        if settings.normalization == "z-score":
            scores = z_scores(part, mean, np.where(constant, 1.0, sd), direction)
        else:
            top = np.where(constant, np.nan, high)
            scores = min_max(part, low, top, direction, settings.scale)
        if constant.any() and settings.constant is not None:
            scores[:, constant] = np.where(np.isnan(part[:, constant]), np.nan, settings.constant)
        result[block.rows] = scores
    if findings:
        raise StepError(findings)
    return pd.DataFrame(result, table.index, table.columns)


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
    if settings.normalization in ("rank", "percentile"):
        return Normalized(_order_scores(table, indicators, settings, pools), reference)
    scores = apply_reference(table, reference, indicators, settings, pools)
    return Normalized(
        _within_goalposts(table if shown is None else shown, scores, indicators, settings),
        reference,
    )


def _order_scores(
    table: pd.DataFrame, indicators: Sequence[Indicator], settings: Settings, pools: Pools
) -> pd.DataFrame:
    assert isinstance(table.index, pd.MultiIndex)
    values = table.to_numpy(dtype=float)
    result = np.empty_like(values)
    method = rank_scores if settings.normalization == "rank" else percentile_scores
    findings: list[Finding] = []
    for pooled in (False, True):
        columns = [
            j for j, one in enumerate(indicators) if (kind_of(one, settings) == "pooled") == pooled
        ]
        direction = np.array([indicators[j].direction for j in columns])
        if len(columns) == 0:
            continue
        for block in blocks_of(table.index, pools, pooled):
            cells = np.ix_(block.rows, np.array(columns))
            part = values[cells]
            scores = method(part, direction)
            for k in np.flatnonzero(np.nanmin(part, axis=0) == np.nanmax(part, axis=0)):
                if settings.constant is not None:
                    scores[~np.isnan(part[:, k]), k] = settings.constant
                    continue
                said = {"indicator": indicators[columns[k]].code, "pool": block.pool}
                value = Number(np.nanmin(part[:, k]))
                year = {"year": block.years[0]}
                findings.append(Finding(COLUMN_CONSTANT, {**said, **year, "value": value}))
            result[cells] = scores
    if findings:
        raise StepError(findings)
    return pd.DataFrame(result, table.index, table.columns)


def _within_goalposts(
    table: pd.DataFrame,
    scores: pd.DataFrame,
    indicators: Sequence[Indicator],
    settings: Settings,
) -> pd.DataFrame:
    """Refuse, cap or keep what lies outside ends that are fixed."""
    if settings.normalization == "z-score":
        return scores
    bottom, top = settings.scale
    array = scores.to_numpy()
    findings: list[Finding] = []
    capped = None
    for j, indicator in enumerate(indicators):
        target = settings.normalization == "distance-to-target"
        if not target and kind_of(indicator, settings) != "goalposts":
            continue
        outside = indicator.outside or settings.outside
        beyond = (array[:, j] > top) | (array[:, j] < bottom)
        if outside == "keep" or not beyond.any():
            continue
        if outside == "error":
            what = VALUE_BEYOND_TARGET if target else VALUE_OUTSIDE_GOALPOSTS
            low, high = (None if end is None else Number(end) for end in indicator.goalposts)
            goal = None if indicator.target is None else Number(indicator.target)
            one = table[[indicator.code]]
            findings += cell_findings(what, one, beyond[:, None], low=low, high=high, target=goal)
            continue
        capped = scores.copy() if capped is None else capped
        capped[indicator.code] = np.clip(array[:, j], bottom, top)
    if findings:
        raise StepError(findings)
    return scores if capped is None else capped
