"""Normalized indicators without a build: the same numbers, under any settings and values."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.files.project import load_project
from index.project.errors import StepError
from index.project.example import tiny
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.settings import Settings
from index.project.steps import in_turn
from index.robust.tables import Tables
from index.steps.build import build
from index.steps.sequence import taking
from tests.index.strategies import few, projects

SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "normalization": st.sampled_from(("min-max", "z-score", "rank", "percentile", "borda")),
        "reference": st.sampled_from(("year", "pooled")),
        "scale": st.sampled_from(((0.0, 100.0), (1.0, 2.0))),
        "z_mean": st.sampled_from((0.0, 50.0)),
        "missing": st.sampled_from(
            (("mean",), ("median",), ("carry-forward", "mean"), ("interpolate", "median"))
        ),
        "outliers": st.sampled_from(("none", "winsorize")),
        "outlier_reference": st.sampled_from((None, "pooled")),
        "skewness": st.sampled_from((0.5, 2.0)),
        "kurtosis": st.sampled_from((-1.0, 3.5)),
        "most_winsorized": st.sampled_from((1, 5)),
        "constant": st.just(50.0),
        "zero_denominator": st.sampled_from(("missing", "zero")),
        "steps": st.sampled_from(
            (
                in_turn(
                    "impute",
                    "divide",
                    "impute",
                    "cap",
                    "transform",
                    "treat",
                    "normalize",
                    "aggregate",
                ),
                in_turn("divide", "impute", "cap", "treat", "transform", "normalize", "aggregate"),
            )
        ),
    },
)


def rich(project: IndexProject, seed: int) -> IndexProject:
    """Give a project gaps, a denominator, an indicator that is best between and its own choices."""
    generator = np.random.default_rng(seed)
    values = project.values.copy()
    values["people"] = generator.uniform(1, 9, len(values)).round(2)
    array = values.to_numpy(copy=True)
    array[generator.random(array.shape) < 0.1] = np.nan
    array[array == project.values.iloc[0, 0]] = 3.25
    changes = (
        {"denominator": "people", "per": 10.0},
        {"best": (-1.0, 1.0)},
        {"reference": "pooled"},
        {"normalization": "z-score", "treatment": "log"},
    )
    indicators = tuple(
        replace(one, **changes[k], direction=1 if k == 1 else one.direction)
        if k < len(changes)
        else one
        for k, one in enumerate(project.indicators)
    )
    values = pd.DataFrame(array, values.index, values.columns)
    return replace(project, indicators=(*indicators, Indicator("people")), values=values)


def normalized(project: IndexProject, settings: Settings) -> np.ndarray | str:
    try:
        return build(project, settings=settings).normalized.to_numpy()
    except StepError as error:
        return str(sorted(one.code for one in error.findings))


def leaf_scores(tables: Tables, settings: Settings) -> np.ndarray | str:
    try:
        return tables.leaf_scores(settings)
    except StepError as error:
        return str(sorted(one.code for one in error.findings))


@few
@given(
    projects(min_regions=4),
    st.integers(0, 9),
    st.lists(SETTINGS, min_size=2, max_size=5),
    st.booleans(),
)
def test_every_way_of_building_gives_the_same_numbers_whatever_was_built_before(
    project, seed, choices, full
):
    project = project if full else rich(project, seed)
    tables = Tables(project)
    for choice in choices:
        settings = replace(
            Settings(missing=("mean", "keep"), missing_child="renormalize"), **choice
        )
        expected, found = normalized(project, settings), leaf_scores(tables, settings)
        if isinstance(expected, str):
            assert found == expected
        else:
            assert found.tobytes() == expected.tobytes()
            assert tables.index(settings).equals(build(project, settings=settings).scores.index)


@few
@given(projects(min_regions=4), st.integers(0, 9), SETTINGS)
def test_many_sets_of_values_at_once_are_as_each_alone(project, seed, choice):
    project = rich(project, seed)
    settings = replace(
        Settings(missing=("mean", "keep"), missing_child="renormalize", constant=50.0), **choice
    )
    own = project.values.to_numpy()
    values = own + np.random.default_rng(seed).normal(size=(3, *own.shape)) / 8
    found = Tables(project).leaf_scores(settings, values)
    for k, one in enumerate(values):
        alone = replace(project, values=pd.DataFrame(one, *project.values.axes))
        expected = build(alone, settings=settings).normalized.to_numpy()
        np.testing.assert_allclose(found[k], expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", ["regional-index-demo", "asem"])
def test_a_thousand_times_rebuilt_is_built_bit_for_bit(name):
    project = load_project(f"examples/{name}")
    own = project.values.to_numpy()
    values = own * np.random.default_rng(7).normal(1, 0.05, (70, *own.shape))  # of two tables
    found = Tables(project).leaf_scores(project.settings, values)
    for run in (0, 63, 64, 69):
        alone = replace(project, values=pd.DataFrame(values[run], *project.values.axes))
        assert found[run].tobytes() == build(alone).normalized.to_numpy().tobytes()


def test_gaps_are_filled_once_for_three_normalizations(monkeypatch):
    project = load_project("examples/asem")
    tables, filled = Tables(project), []
    real = taking.impute_quotients
    monkeypatch.setattr(taking, "impute_quotients", lambda *of: filled.append(1) or real(*of))
    for method in ("min-max", "z-score", "rank"):
        for aggregation in ("arithmetic", "minimum"):
            choices = {"normalization": method, "aggregation": aggregation}
            tables.leaf_scores(replace(project.settings, **choices))
    assert len(filled) == 1


def test_a_value_that_an_error_pushes_over_a_goalpost_is_capped_there():
    project = tiny()
    ends = tuple(replace(one, goalposts=(0.0, 9.0)) for one in project.indicators)
    project = replace(project, indicators=ends).with_settings(reference="goalposts")
    values = project.values.to_numpy()[None] + [[[1.0, 0.0]]]
    found = Tables(project).leaf_scores(project.settings, values)
    higher = project.values.add([1.0, 0.0])
    capped = replace(project, values=higher).with_settings(outside="cap")
    assert found[0].tolist() == build(capped).normalized.to_numpy().tolist()
    assert found[0, :, 0].max() == 100.0


def test_what_is_missing_stays_missing_whatever_is_drawn_for_it():
    project = tiny()
    values = project.values.copy()
    values.iloc[2, 0] = -999.0
    project = replace(project, values=values).with_settings(
        missing=("keep",), missing_codes=(-999.0,), missing_child="renormalize"
    )
    found = Tables(project).leaf_scores(
        project.settings, np.full((1, 6, 2), [[[3.0, 1.0]]]) + np.arange(6)[:, None]
    )
    assert np.isnan(found[0]).tolist() == [[k == 2, False] for k in range(6)]


def test_an_impossible_combination_is_told():
    project = tiny()
    for choice in (
        {"reference": "goalposts"},
        {"aggregation": "mazziotta-pareto"},
    ):
        settings = replace(project.settings, **choice)
        with pytest.raises(StepError) as built:
            build(project, settings=settings)
        with pytest.raises(StepError) as found:
            Tables(project).leaf_scores(settings)
        with pytest.raises(StepError) as drawn:
            Tables(project).leaf_scores(settings, project.values.to_numpy()[None])
        assert str(found.value) == str(built.value) == str(drawn.value)


def test_a_run_that_cannot_be_built_is_told_and_spoils_no_other():
    project = tiny()
    values = np.repeat(project.values.to_numpy()[None], 5, axis=0)
    values[3, :3, 1] = 7.0  # a column that does not vary
    tables = Tables(project)
    found, failed = tables.each(project.settings, values)
    assert np.isnan(found).all(axis=(1, 2)).tolist() == [False, False, False, True, False]
    assert found[4].tobytes() == build(project).normalized.to_numpy().tobytes()
    alone = replace(project, values=pd.DataFrame(values[3], *project.values.axes))
    with pytest.raises(StepError) as built:
        build(alone)
    with pytest.raises(StepError) as drawn:
        tables.leaf_scores(project.settings, values)
    assert str(failed[3]) == str(drawn.value) == str(built.value)
    assert list(failed) == [3]
