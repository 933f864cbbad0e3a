"""A tiny project for the examples in docstrings."""

from __future__ import annotations

import pandas as pd

from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Region
from index.project.tables import table_index
from index.project.tree import Weights


def tiny() -> IndexProject:
    """Return three regions, two indicators and two years.

    >>> tiny().values.loc[(2022, "north")].tolist()
    [9.0, 2.0]
    """
    weights = Weights.from_local(
        {"goal": (None, 1), "patents": ("goal", 3), "waste": ("goal", 1)}, source="tiny"
    )
    regions = tuple(Region(code, kind="province") for code in ("north", "east", "west"))
    index = table_index((year, one.code) for year in (2021, 2022) for one in regions)
    values = pd.DataFrame(
        {"patents": [8.0, 3.0, 4.0, 9.0, 6.0, 8.0], "waste": [2.0, 1.0, 5.0, 2.0, 1.0, 5.0]}, index
    )
    indicators = Indicator("patents", unit="count"), Indicator("waste", direction=-1)
    return IndexProject(indicators, regions, values, weights)
