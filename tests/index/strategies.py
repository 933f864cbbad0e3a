"""Hypothesis strategies of the index: tables of values, trees of weights, projects."""

import numpy as np
import pandas as pd
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Region
from index.project.settings import Settings
from index.project.tables import table_index
from index.project.tree import Weights

few = hypothesis_settings(max_examples=25)
"""For properties of whole indices, which take a while."""


def amounts(low: int = -1000, high: int = 1000) -> st.SearchStrategy[float]:
    """Draw a number of moderate size, with two decimals, so that differences are not noise."""
    return st.integers(low * 100, high * 100).map(lambda whole: whole / 100)


@st.composite
def weight_trees(draw: st.DrawFn, min_leaves: int = 1, max_leaves: int = 6) -> Weights:
    """Draw a tree of two or three levels with positive weights."""
    count = draw(st.integers(min_leaves, max_leaves))
    share = st.integers(1, 100)
    local: dict[str, tuple[str | None, float]] = {"goal": (None, 1)}
    dimensions = draw(st.integers(0, min(3, count)))
    for d in range(dimensions):
        local[f"d{d}"] = ("goal", draw(share))
    for i in range(count):
        # the first leaves go round, so that no dimension is empty
        parent = (
            f"d{i}"
            if i < dimensions
            else draw(st.sampled_from(["goal", *(f"d{d}" for d in range(dimensions))]))
        )
        local[f"i{i}"] = (parent, draw(share))
    return Weights.from_local(local)


@st.composite
def projects(
    draw: st.DrawFn,
    min_regions: int = 2,
    max_regions: int = 7,
    max_years: int = 3,
    settings: Settings | None = None,
    low: int = -1000,
) -> IndexProject:
    """Draw a complete project in which no column of a year is constant."""
    weights = draw(weight_trees())
    regions = tuple(
        Region(f"r{k}", kind="province") for k in range(draw(st.integers(min_regions, max_regions)))
    )
    years = range(2020, 2020 + draw(st.integers(1, max_years)))
    columns = {}
    for code in weights.leaves:
        column: list[float] = []
        for _ in years:
            part = draw(st.lists(amounts(low), min_size=len(regions), max_size=len(regions)))
            if len(set(part)) == 1:
                part[0] = part[0] + 1
            column += part
        columns[code] = column
    index = table_index((year, region.code) for year in years for region in regions)
    indicators = tuple(
        Indicator(code, direction=draw(st.sampled_from((1, -1)))) for code in weights.leaves
    )
    values = pd.DataFrame(columns, index)
    return IndexProject(indicators, regions, values, weights, settings=settings or Settings())


def score_arrays(
    min_size: int = 1, max_size: int = 12, missing: bool = True
) -> st.SearchStrategy[np.ndarray]:
    """Draw scores with ties, and perhaps with gaps."""
    score = st.integers(0, 8).map(lambda whole: whole / 2)
    cell = st.one_of(score, st.just(np.nan)) if missing else score
    return st.lists(cell, min_size=min_size, max_size=max_size).map(np.array)
