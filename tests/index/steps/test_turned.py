"""Where something between is best, the nearest is first at every stage, not the largest."""

import numpy as np
import pandas as pd

from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Region
from index.project.settings import Settings
from index.project.steps import in_turn
from index.project.tables import table_index
from index.project.tree import Weights
from index.region.region import profile
from index.steps.build import build
from index.steps.turned import turned

CODES = ("p", "q", "r", "s", "t")


def acidity(**choices) -> IndexProject:
    index = table_index((2022, code) for code in CODES)
    columns = {"ph": [6.0, 7.5, 9.0, 7.1, 5.0], "less": [5.0, 4.0, 3.0, 2.0, 1.0]}
    tree = {"goal": (None, 1.0), "ph": ("goal", 1.0), "less": ("goal", 1.0)}
    indicators = (
        Indicator("ph", best=(7.0, 7.0), transform="log"),
        Indicator("less", direction=-1),
    )
    return IndexProject(
        indicators,
        tuple(map(Region, CODES)),
        pd.DataFrame(columns, index),
        Weights.from_local(tree),
        settings=Settings(**choices),
    )


def test_a_region_near_what_is_best_is_strong_at_it_by_values_as_given():
    result = build(acidity())
    for stage in ("values", "normalized"):
        found = profile(result, "s", stage=stage, top=1)
        places = {one.code: one.rank for one in (*found.strengths, *found.weaknesses)}
        assert places["ph"] == 1  # 7.1 is nearest to 7, and 9.0 only the largest


def test_the_distance_is_of_the_stage():
    result = build(acidity())
    ph = np.array([6.0, 7.5, 9.0, 7.1, 5.0])
    np.testing.assert_allclose(turned(result, "values")["ph"], -np.abs(ph - 7))
    logs = -np.abs(np.log(ph) - np.log(7))
    np.testing.assert_allclose(turned(result, "transformed")["ph"], logs)
    assert turned(result, "values")["less"].tolist() == [-5.0, -4.0, -3.0, -2.0, -1.0]


def test_normalized_twice_the_last_is_what_was_averaged():
    steps = in_turn("transform", "normalize", "normalize", "aggregate")
    result = build(acidity(steps=steps))
    assert turned(result, "normalized").equals(result.normalized)
