"""Stages with every indicator so that more is better, also before they are normalized."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from index.project.indicators import Indicator
from index.steps.formulas import away
from index.steps.reference import best_of
from index.steps.result import Result

NORMALIZED = "normalized"


def turned(result: Result, stage: str) -> pd.DataFrame:
    """Return a stage of indicators, turned so that more is better.

    Parameters
    ----------
    result : Result
    stage : str
        ``normalized`` is what was averaged, however often it was normalized.

    Returns
    -------
    DataFrame
        Index (year, region), a column for each indicator. Where less is better, the sign is
        turned; where something between is best, it is how far a value is from that, with the sign
        turned: before the stage at which denominators divide, the quotient's.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> turned(build(tiny()), "values").loc[(2022, "north")].tolist()
    [9.0, -2.0]
    """
    codes = [one.code for one in result.indicators]
    names = list(result.stages)
    if names.index(stage) >= names.index(NORMALIZED):
        return (result.normalized if stage == NORMALIZED else result.stages[stage])[codes]
    table = result.stages[stage][codes]
    between = [one for one in result.indicators if one.best is not None]
    divides = "divided" in names and names.index(stage) < names.index("divided")
    for one in between:
        if one.denominator is not None and divides:
            table = table.assign(**{one.code: result.stages["divided"][one.code]})
    taken = "transformed" in names and names.index(stage) >= names.index("transformed")
    return more_is_better(table, result.indicators, taken)


def more_is_better(
    table: pd.DataFrame, indicators: Sequence[Indicator], transformed: bool = False
) -> pd.DataFrame:
    """Turn the columns of a table so that more is better, as `turned` says.

    >>> table = pd.DataFrame({"x": [1.0, 2.0], "ph": [6.0, 7.5]})
    >>> indicators = [Indicator("x", direction=-1), Indicator("ph", best=(7.0, 7.0))]
    >>> more_is_better(table, indicators).values.tolist()
    [[-1.0, -1.0], [-2.0, -0.5]]
    """
    values = table.to_numpy(dtype=float)
    found = np.empty_like(values)
    for j, one in enumerate(indicators):
        if one.best is None:
            found[:, j] = values[:, j] * one.direction
        else:
            found[:, j] = -away(values[:, j], *(best_of(one) if transformed else one.best))
    return pd.DataFrame(found, table.index, table.columns)
