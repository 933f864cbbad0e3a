"""Values of a stage turned so that more is better, whatever each indicator's type."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from index.project.indicators import Indicator
from index.project.steps import StepChoice
from index.steps.formulas import away
from index.steps.reference import best_of
from index.steps.sequence.order import stages_of


def turned(
    table: pd.DataFrame,
    stage: str,
    indicators: Sequence[Indicator],
    steps: Sequence[StepChoice],
    given: pd.DataFrame,
) -> pd.DataFrame:
    """Turn the values of a stage so that more is better.

    Where less is better the sign is turned; where something between is best, in place of a value
    stands how far it is from that, as a negative number. The best value is in the unit of the
    quotient, so that values that are not divided yet are divided for this.

    Parameters
    ----------
    table : DataFrame
        A column for each indicator.
    stage : str
        ``values`` or one of `sequence.order.stages_of`.
    indicators : sequence of Indicator
        In the order of the columns.
    steps : sequence of StepChoice
        Those of the settings.
    given : DataFrame
        Values as given, denominators among them, with the rows of the table.

    Returns
    -------
    DataFrame
        The table itself once it is normalized: of scores more is better.

    Examples
    --------
    >>> from index.project.steps import DEFAULT_STEPS
    >>> table = pd.DataFrame({"debt": [1.0, 2.0], "ph": [6.0, 9.0]})
    >>> indicators = Indicator("debt", direction=-1), Indicator("ph", best=(7.0, 7.0))
    >>> turned(table, "values", indicators, DEFAULT_STEPS, table).values.tolist()
    [[-1.0, -1.0], [-2.0, -2.0]]
    """
    order = ("values", *stages_of(steps))
    taken = [step.name for step in steps if not step.of_nodes][: order.index(stage)]
    if "normalize" in taken:
        return table
    columns = {}
    for one in indicators:
        column = table[one.code].to_numpy(dtype=float)
        if one.best is None:
            columns[one.code] = column * one.direction
            continue
        if one.denominator is not None and "divide" not in taken:
            below = given[one.denominator].to_numpy(dtype=float)
            column = one.per * column / np.where(below == 0, np.nan, below)
        ends = best_of(one) if "transform" in taken else one.best
        columns[one.code] = -away(column, *ends)
    return pd.DataFrame(columns, table.index)
