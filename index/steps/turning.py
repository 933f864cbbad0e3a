"""Values turned so that more is better, at whatever stage they are looked at."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from index.project.indicators import Indicator
from index.steps.formulas import away
from index.steps.reference import best_of


def turned(
    table: pd.DataFrame, indicators: Sequence[Indicator], stage: str, stages: Sequence[str]
) -> pd.DataFrame:
    """Return a stage so that more of every indicator is better.

    Parameters
    ----------
    table : DataFrame
        A column for each indicator.
    indicators : sequence of Indicator
    stage : str
        What the table is.
    stages : sequence of str
        All stages in order.

    Returns
    -------
    DataFrame
        Where less is better, with the other sign; of an indicator that is best within a range,
        the distance from that, with the other sign. It is missing before a denominator divides,
        for the range is one of quotients. Normalized values are as they are.

    Examples
    --------
    >>> table = pd.DataFrame({"waste": [2.0, 4.0], "ph": [6.0, 7.0]})
    >>> indicators = [Indicator("waste", direction=-1), Indicator("ph", best=(7.0, 7.0))]
    >>> turned(table, indicators, "values", ("values", "normalized")).to_numpy().tolist()
    [[-2.0, -1.0], [-4.0, 0.0]]
    """
    done = {name.partition("-")[0] for name in stages[: stages.index(stage) + 1]}
    if "normalized" in done:
        return table
    found = table[[one.code for one in indicators]].astype(float)
    for one in indicators:
        if one.best is None:
            found[one.code] *= one.direction
        elif one.denominator is not None and "divided" not in done:
            found[one.code] = np.nan
        else:
            best = best_of(one) if "transformed" in done else one.best
            found[one.code] = 0.0 - away(found[one.code].to_numpy(), *best)
    return found
