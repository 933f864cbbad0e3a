"""Transforms: denominators, caps, and functions such as the logarithm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from ahp.common.findings import Finding
from index.project.arrays import BoolArray, FloatArray
from index.project.errors import StepError
from index.project.indicators import FUNCTIONS, Indicator
from index.project.tables import cell_findings
from index.steps.wording import DENOMINATOR_NEGATIVE, DENOMINATOR_ZERO, TRANSFORM_UNDEFINED

LOWEST: Mapping[str, tuple[float, bool]] = {
    "log": (0.0, False),
    "log10": (0.0, False),
    "log1p": (-1.0, False),
    "sqrt": (0.0, True),
}
"""Where the domain of each begins, and whether that end belongs to it."""


def divide(
    table: pd.DataFrame,
    indicators: Iterable[Indicator],
    zero_denominator: str = "error",
    denominators: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Divide columns by their denominators, and leave out what is only a denominator.

    Parameters
    ----------
    table : DataFrame
        A column for every indicator and every denominator.
    indicators : iterable of Indicator
        Those that stay.
    zero_denominator : str
        ``error``, or what a quotient by zero becomes: ``missing`` or ``zero``.
    denominators : DataFrame, optional
        Where the denominators are, if not in the table.

    Returns
    -------
    DataFrame
        A column for each indicator, in their order.

    Raises
    ------
    StepError
        With every cell that would divide by zero, or by less.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> table = pd.DataFrame({"x": [6.0], "people": [3.0]}, table_index([(2022, "a")]))
    >>> divide(table, [Indicator("x", denominator="people", per=10)]).values.tolist()
    [[20.0]]
    """
    indicators = tuple(indicators)
    codes = [indicator.code for indicator in indicators]
    bottom = table if denominators is None else denominators
    if not bottom.index.equals(table.index):
        bottom = bottom.loc[table.index]
    values = table[codes].to_numpy(dtype=float, copy=True)
    divided = [j for j, one in enumerate(indicators) if one.denominator is not None]
    named = pd.Index([indicators[j].denominator for j in divided], dtype=object)
    places = bottom.columns.get_indexer(named)
    below = bottom.to_numpy(dtype=float)[:, places]
    zero = below == 0
    findings: list[Finding] = []
    if zero_denominator == "error":
        for k in np.flatnonzero(zero.any(axis=0)):
            one = indicators[divided[k]]
            here = bottom[[one.denominator]]
            findings += cell_findings(DENOMINATOR_ZERO, here, zero[:, [k]], of=one.code)
    for k in np.flatnonzero((below < 0).any(axis=0)):
        one = indicators[divided[k]]
        here = bottom[[one.denominator]]
        findings += cell_findings(DENOMINATOR_NEGATIVE, here, below[:, [k]] < 0, of=one.code)
    if findings:
        raise StepError(findings)
    above = values[:, divided] * np.array([indicators[j].per for j in divided])
    quotients = np.full(below.shape, 0.0 if zero_denominator == "zero" else np.nan)
    values[:, divided] = np.divide(above, below, out=quotients, where=~zero)
    return pd.DataFrame(values, table.index, codes)


def cap(table: pd.DataFrame, indicators: Iterable[Indicator]) -> pd.DataFrame:
    """Set values beyond an indicator's caps to them.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> table = pd.DataFrame({"x": [6.0]}, table_index([(2022, "a")]))
    >>> cap(table, [Indicator("x", caps=(None, 5.0))]).values.tolist()
    [[5.0]]
    """
    low, high = _ends([indicator.caps for indicator in indicators])
    return table.clip(low, high, axis=1)


def _ends(pairs: Sequence[tuple[float | None, float | None]]) -> tuple[FloatArray, FloatArray]:
    low = np.array([-np.inf if low is None else low for low, _ in pairs])
    high = np.array([np.inf if high is None else high for _, high in pairs])
    return low, high


def transform(table: pd.DataFrame, indicators: Iterable[Indicator]) -> pd.DataFrame:
    """Apply each indicator's function.

    Raises
    ------
    StepError
        With every cell the function is not defined for, such as the logarithm of zero.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> table = pd.DataFrame({"x": [100.0]}, table_index([(2022, "a")]))
    >>> transform(table, [Indicator("x", transform="log10")]).values.tolist()
    [[2.0]]
    """
    values = table.to_numpy(dtype=float, copy=True)
    findings: list[Finding] = []
    for column, indicator in enumerate(indicators):
        if indicator.transform == "none":
            continue
        bad = ~defined(values[:, column], indicator.transform)
        if bad.any():
            one = table[[indicator.code]]
            findings += cell_findings(
                TRANSFORM_UNDEFINED, one, bad[:, None], transform=indicator.transform
            )
            continue
        values[:, column] = FUNCTIONS[indicator.transform](values[:, column])
    if findings:
        raise StepError(findings)
    return pd.DataFrame(values, table.index, table.columns)


def defined(values: FloatArray, name: str) -> BoolArray:
    """Return whether a transform is defined for each value; a missing value passes.

    >>> defined(np.array([0.0, 1.0, np.nan]), "log").tolist()
    [False, True, True]
    """
    lowest, included = LOWEST[name]
    inside = values >= lowest if included else values > lowest
    return np.isnan(values) | inside
