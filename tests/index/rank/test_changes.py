"""Movements between years, and the parts of a change."""

import re
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.project.errors import StepError
from index.project.example import tiny
from index.project.settings import Settings
from index.rank.changes import PARTS, decompose, movements, side_by_side
from index.rank.league import changes_table
from index.steps.build import build
from index.steps.pools import pools_of
from tests.index.strategies import few, projects

PARTS_OF_CHANGE = list(PARTS)


def drawn(project, before=2020, after=2021):
    assume(len(project.values.index.unique("year")) > 1)
    return decompose(build(project), before, after).table


@given(projects())
@few
def test_parts_sum_to_the_change(project):
    table = drawn(project)
    assert np.allclose(table[PARTS_OF_CHANGE].sum(axis=1), table["change"])
    assert np.allclose(table["after"] - table["before"], table["change"])
    assert (table["weights"] == 0).all()
    assert (table["pool"] == 0).all()


@given(projects(low=1), st.sampled_from(("geometric", "harmonic")))
@few
def test_parts_sum_for_other_means_too(project, mean):
    for indicator in project.indicators:
        assume(project.values[indicator.code].nunique() > 1)
    settings = Settings(aggregation=mean, scale=(1, 100), reference="pooled")
    table = drawn(replace(project, settings=settings))
    assert np.allclose(table[PARTS_OF_CHANGE].sum(axis=1), table["change"])
    assert np.allclose(table["value"], table["change"])  # one scale for all years


@given(projects(), st.integers(1, 50))
@few
def test_a_change_of_weights_alone_is_all_weights(project, share):
    other = build(project, weights=project.weights.with_local({project.weights.leaves[0]: share}))
    table = decompose(other, 2020, 2020, earlier=build(project)).table
    assert np.allclose(table["weights"], table["change"])
    assert np.allclose(table[["value", "reference", "pool"]], 0)


@given(projects(min_regions=4))
@few
def test_a_region_that_leaves_changes_others_only_through_the_pool(project):
    fewer = project.values.drop(index="r0", level="region")
    smaller = build(replace(project, values=fewer), settings=Settings(constant=0))
    table = decompose(smaller, 2020, 2020, earlier=build(project)).table
    assume(fewer.loc[2020].nunique().min() > 1)
    assert np.allclose(table["pool"], table["change"])
    assert np.allclose(table[["value", "reference", "weights"]], 0)


@given(projects(min_regions=4))
@few
def test_parts_sum_when_everything_changes_at_once(project):
    assume(len(project.values.index.unique("year")) > 1)
    fewer = project.values.drop(index="r0", level="region")
    assume(fewer.groupby(level="year").nunique().min(axis=None) > 1)
    heavier = project.weights.with_local({project.weights.leaves[0]: 5})
    earlier, later = build(project), build(replace(project, values=fewer), weights=heavier)
    for pair in ((earlier, later), (later, earlier)):
        found = decompose(pair[1], 2020, 2021, earlier=pair[0])
        table = found.table
        assert "r0" not in table.index
        assert not found.notes
        assert np.allclose(table[PARTS_OF_CHANGE].sum(axis=1), table["change"])


def test_value_and_reference_by_hand():
    # east: patents 3 of 3..8 then 6 of 6..9, waste best in both years; a quarter each way
    table = decompose(build(tiny()), 2021, 2022).table.loc["east"]
    third, fifth = Fraction(1, 3), Fraction(1, 5)
    own_first = 75 * 3 * fifth  # from 3 to 6 on the old scale, then the scale moves
    own_last = 75 * 3 * third  # from 3 to 6 on the new scale, on which 3 stands at -1
    assert table["value"] == pytest.approx(float((own_first + own_last) / 2))
    assert table["change"] == pytest.approx(0)
    assert table["reference"] == pytest.approx(-table["value"])


def test_movements_and_years_side_by_side():
    result = build(tiny())
    moved = movements(result, 2021, 2022)
    assert moved["rank_before"].tolist() == [1, 2, 3]
    assert moved["rank_after"].tolist() == [1, 3, 2]
    assert moved["moved"].tolist() == [0, -1, 1]
    table = side_by_side(result)
    assert table.index.tolist() == ["north", "west", "east"]
    assert [year for year, _ in table.columns] == [2022, 2022, 2021, 2021]
    assert table[(2021, "rank")].tolist() == [1, 3, 2]


def test_a_region_of_one_year_only_has_no_movement():
    project = tiny()
    values = project.values.drop(index=(2021, "west"))
    moved = movements(build(replace(project, values=values)), 2021, 2022)
    assert moved["moved"].isna().tolist() == [False, False, True]


def test_an_unknown_year_and_an_order_are_refused():
    with pytest.raises(StepError, match="the index has no year 2020"):
        movements(build(tiny()), 2020, 2022)
    with pytest.raises(StepError, match="a change of scores by rank cannot be parted"):
        decompose(build(tiny(), settings=Settings(normalization="rank")), 2021, 2022)


def test_a_mixture_without_a_mean_is_told_and_not_invented():
    project = tiny()
    values = project.values.copy()
    values.loc[2022, "patents"] = [90.0, 60.0, 70.0]  # on the old scale all far above its end
    values.loc[2022, "waste"] = [90.0, 60.0, 70.0]  # and below its other end
    settings = Settings(aggregation="geometric", scale=(1, 100))
    found = decompose(build(replace(project, values=values, settings=settings)), 2021, 2022)
    parts = found.table[PARTS_OF_CHANGE]
    unparted = parts.isna().any(axis=1)
    assert unparted.any()
    assert parts[unparted].isna().all(axis=None)  # some parts would not sum to the change
    assert [one.code for one in found.notes] == ["change-not-parted"] * len(found.notes)
    assert found.notes
    result = build(replace(project, values=values, settings=settings))
    table = changes_table(result, pools_of(result)[0], 2021, 2022)
    told = [str(one.details["region"]) for one in found.notes]
    assert any(set(told) <= set(re.findall(r"\w+", note)) for note in table.notes)
    for row, record in zip(table.rows, table.records, strict=True):
        blank = [row[one] == "" and record[one] is None for one in PARTS_OF_CHANGE]
        assert blank == [record["region"] in told] * len(PARTS_OF_CHANGE)


FIXED = Settings(
    reference="goalposts", missing=("keep",), missing_child="renormalize", outside="keep"
)


def with_gap(project, **settings):
    """Return a project on fixed scales, in which the west lost its waste in 2022."""
    values = project.values.astype(float).copy()
    values.loc[(2022, "west"), "waste"] = np.nan
    fixed = tuple(replace(one, goalposts=(0, 100)) for one in project.indicators)
    chosen = replace(FIXED, **settings)
    return replace(project, values=values, indicators=fixed, settings=chosen)


def test_a_lost_value_is_no_change_of_own_values():
    project = with_gap(tiny())
    before, after = project.values.loc[(2021, "west")], project.values.loc[(2022, "west")]
    table = decompose(build(project), 2021, 2022).table.loc["west"]
    # patents weigh 3 of 4 and waste, of which less is better, 1 of 4; then patents weigh all
    lost = before["patents"] - (0.75 * before["patents"] + 0.25 * (100 - before["waste"]))
    assert table["missing"] == pytest.approx(lost)
    assert table["value"] == pytest.approx(after["patents"] - before["patents"])
    back = decompose(build(project), 2022, 2021).table.loc["west"]
    assert back["missing"] == pytest.approx(-lost)


def test_a_filled_value_is_no_change_of_own_values():
    project = with_gap(tiny(), missing=("mean",))
    values = project.values
    filled = values.loc[2022, "waste"].mean()
    table = decompose(build(project), 2021, 2022).table.loc["west"]
    assert table["missing"] == pytest.approx(0.25 * (values.loc[(2021, "west"), "waste"] - filled))
    own = values.loc[(2022, "west"), "patents"] - values.loc[(2021, "west"), "patents"]
    assert table["value"] == pytest.approx(0.75 * own)


@given(projects(low=1), st.data())
@few
def test_parts_sum_with_gaps_in_both_years(project, data):
    assume(len(project.values.index.unique("year")) > 1)
    values = project.values.astype(float).copy()
    rows = st.integers(0, len(values) - 1)
    columns = st.integers(0, values.shape[1] - 1)
    for row, column in data.draw(st.lists(st.tuples(rows, columns), max_size=4)):
        values.iloc[row, column] = np.nan
    choice = Settings(missing=("keep",), missing_child="renormalize", constant=0)
    try:
        result = build(replace(project, values=values, settings=choice))
    except StepError:  # a column without any value
        assume(False)
    found = decompose(result, 2020, 2021)
    whole = found.table.dropna()
    assert np.allclose(whole[PARTS_OF_CHANGE].sum(axis=1), whole["change"])
