"""Which scale a penalized mean is made for: per indicator, and of nodes above nodes."""

import numpy as np
import pandas as pd
import pytest

from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Region
from index.project.settings import Settings
from index.project.steps import StepChoice
from index.project.tables import table_index
from index.project.tree import Weights
from index.steps.build import build
from index.steps.scales import scale_findings

STANDARD = {"normalization": "z-score", "z_mean": 100.0, "z_sd": 10.0}
ADJUSTED = {"normalization": "min-max", "scale": (70.0, 130.0), "reference": "pooled"}
TREE = Weights.from_local(
    {"goal": (None, 1), "d": ("goal", 1), "a": ("d", 1), "b": ("d", 3), "c": ("goal", 1)}
)
PLAIN = tuple(map(Indicator, "abc"))
MPI, AMPI = "mazziotta-pareto", "adjusted-mazziotta-pareto"
AGAIN = StepChoice("aggregate", level=1), StepChoice("normalize", level=1)


def with_one(**own):
    return (PLAIN[0], Indicator("b", **own), PLAIN[2])


def stepped(*steps):
    return (StepChoice("normalize"), *steps, StepChoice("aggregate"))


def told(settings, indicators=PLAIN):
    found = scale_findings(TREE, settings, indicators)
    return [(one.code, one.details["node"], one.details["child"]) for one in found]


@pytest.mark.parametrize(
    ("choices", "own"),
    [
        (STANDARD, {}),
        ({"normalization": "rank"}, {"normalization": "z-score", "z_mean": 100.0, "z_sd": 10.0}),
        (STANDARD, {"reference": "pooled"}),
        ({**STANDARD, "z_sd": 1.0}, {"z_sd": 10.0}),
    ],
)
def test_what_an_indicator_chooses_for_itself_counts(choices, own):
    settings = Settings(aggregation=MPI, **choices)
    assert told(settings, tuple(Indicator(code, **own) for code in "abc")) == []


@pytest.mark.parametrize(
    "own", [{"normalization": "min-max"}, {"z_mean": 0.0}, {"z_sd": 1.0}, {"normalization": "rank"}]
)
def test_one_indicator_on_another_scale_is_told(own):
    settings = Settings(aggregation=MPI, **STANDARD)
    assert told(settings, with_one(**own)) == [("mazziotta-scale", "goal", "b")]


def test_an_adjusted_index_needs_ends_that_are_the_same_in_all_years_of_every_indicator():
    settings = Settings(aggregation=AMPI, **ADJUSTED)
    assert told(settings) == []
    assert told(settings, with_one(reference="goalposts", goalposts=(0.0, 1.0))) == []
    assert told(settings, with_one(reference="year")) == [("adjusted-scale", "goal", "b")]
    assert told(settings, with_one(normalization="z-score")) == [("adjusted-scale", "goal", "b")]
    fixed = Settings(aggregation=AMPI, **{**ADJUSTED, "reference": "year"})
    goalposts = {"reference": "goalposts", "goalposts": (0.0, 1.0)}
    assert told(fixed, tuple(Indicator(code, **goalposts) for code in "abc")) == []


def test_an_indicator_that_no_penalized_node_is_made_of_may_be_on_any_scale():
    settings = Settings(node_aggregation={"d": MPI}, **STANDARD)
    assert told(settings, (*PLAIN[:2], Indicator("c", normalization="rank"))) == []


@pytest.mark.parametrize("mean", ["arithmetic", "geometric", "minimum", MPI])
def test_nodes_stay_on_the_scale_of_what_they_are_made_of(mean):
    settings = Settings(aggregation=MPI, node_aggregation={"d": mean}, **STANDARD)
    assert told(settings) == []


def test_outranking_below_a_penalized_mean_is_told():
    settings = Settings(aggregation=MPI, node_aggregation={"d": "copeland"}, **STANDARD)
    assert told(settings) == [("mazziotta-scale", "goal", "d")]
    assert "Copeland" in scale_findings(TREE, settings, PLAIN)[0].message()


def test_nodes_that_are_normalized_again_are_on_that_scale():
    again = Settings(aggregation=MPI, steps=stepped(*AGAIN), **STANDARD)
    assert told(again) == []
    changes = (("normalization", "min-max"),)
    other = stepped(AGAIN[0], StepChoice("normalize", level=1, changes=changes))
    assert told(Settings(aggregation=MPI, steps=other, **STANDARD)) == [
        ("mazziotta-scale", "goal", "d")
    ]
    best = stepped(AGAIN[0], StepChoice("rescale", level=1, best=100.0))
    found = scale_findings(TREE, Settings(aggregation=MPI, steps=best, **STANDARD), PLAIN)
    assert "最好的取 100" in found[0].message("zh")


def test_an_index_of_indices_is_built_and_refused_as_a_whole():
    rng = np.random.default_rng(5)
    index = table_index((year, code) for year in (2021, 2022) for code in "vwxyz")
    values = pd.DataFrame(rng.uniform(1, 9, size=(10, 3)), index, list("abc"))
    regions = tuple(Region(code) for code in "vwxyz")
    project = IndexProject(PLAIN, regions, values, TREE)
    settings = Settings(aggregation=MPI, steps=stepped(*AGAIN), **STANDARD)
    scores = build(project, settings=settings).scores["d"].xs(2022, level="year")
    assert scores.mean() == pytest.approx(100)
    assert scores.std() == pytest.approx(10)
    mixed = IndexProject(with_one(z_sd=1.0), regions, values, TREE)
    with pytest.raises(StepError, match="which b is not put on: Z-scores with mean 100"):
        build(mixed, settings=settings)
