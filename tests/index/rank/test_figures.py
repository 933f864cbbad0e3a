"""Points are shown where there are some, and refused with the reason where there are none."""

from dataclasses import replace

import pytest

from ahp.common.findings import UsageError
from index.export.work import report_tables
from index.project.example import tiny
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.settings import Settings
from index.project.tree import Weights
from index.rank.league import league
from index.steps.build import build
from index.steps.pools import pools_of

NESTED = Weights.from_local(
    {"goal": (None, 1), "d": ("goal", 1), "patents": ("d", 1), "waste": ("d", 1)}
)
HOW = {"minimum": {}, "copeland": {}, "owa": {"order_weights": (1.0, 2.0)}}


def nested(**choices) -> IndexProject:
    project = replace(tiny(), weights=NESTED, settings=Settings(**choices))
    assert project.indicators == (Indicator("patents", unit="count"), tiny().indicators[1])
    return project


@pytest.mark.parametrize("mean", HOW)
def test_points_below_what_is_no_sum_of_parts_are_refused(mean):
    result = build(nested(node_aggregation={"d": mean}, **HOW[mean]))
    pool = pools_of(result)[0]
    with pytest.raises(UsageError, match="waste has no points of the total: the score of d is no"):
        league(result, pool, "en", "waste", "points")
    table = league(result, pool, "en", "d", "points")  # d itself is a part of the goal
    assert table.records[0]["points_2022"] == pytest.approx(result.scores["d"].max())
    assert "score_2022" in league(result, pool, "en", "waste").records[0]


def test_an_export_of_points_is_refused_too():
    result = build(replace(tiny(), settings=Settings(aggregation="minimum")))
    with pytest.raises(UsageError, match="--figure score"):
        report_tables(result, "en", "points")
    assert report_tables(result, "en")
