"""Normalization against its definitions."""

from dataclasses import replace
from statistics import fmean, stdev

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.settings import Settings
from index.project.tables import table_index
from index.steps.formulas import min_max, rank_scores, z_scores
from index.steps.normalize import apply_reference, normalize
from index.steps.reference import reference_of
from tests.index.strategies import amounts, projects

POOLS = dict.fromkeys("abcde", "p")


def table(values: list[float], years: tuple[int, ...] = (2022,)) -> pd.DataFrame:
    count = len(values) // len(years)
    index = table_index((year, region) for year in years for region in "abcde"[:count])
    return pd.DataFrame({"x": values}, index)


def scores(
    values: list[float], settings: Settings, indicator: Indicator | None = None
) -> list[float]:
    found = normalize(table(values), [indicator or Indicator("x")], settings, POOLS)
    return found.table["x"].tolist()


@given(projects())
def test_min_max_is_bounded_and_attains_both_ends(project):
    found = normalize(project.values, project.indicators, Settings(), _pools(project)).table
    for _, year in found.groupby(level="year"):
        assert (year.min() == 0).all()
        assert (year.max() == 100).all()


@given(projects())
def test_the_rows_of_a_reference_may_stand_in_any_order(project):
    pools, settings = _pools(project), Settings()
    table, indicators = project.values, project.indicators
    reference = reference_of(table, indicators, settings, pools)
    expected = normalize(table, indicators, settings, pools).table
    found = apply_reference(table, reference.iloc[::-1], indicators, settings, pools)
    pd.testing.assert_frame_equal(found, expected)


@given(projects(), st.integers(1, 1000), amounts())
def test_min_max_does_not_depend_on_units(project, factor, offset):
    plain = normalize(project.values, project.indicators, Settings(), _pools(project)).table
    moved = project.values * factor + offset
    other = normalize(moved, project.indicators, Settings(), _pools(project)).table
    assert np.allclose(plain, other, atol=1e-8)


@given(projects())
def test_direction_turns_the_scale_around(project):
    turned = [replace(one, direction=-one.direction) for one in project.indicators]
    pools = _pools(project)
    plain = normalize(project.values, project.indicators, Settings(), pools).table
    assert np.allclose(plain + normalize(project.values, turned, Settings(), pools).table, 100)


@given(projects(max_years=3))
def test_pooled_min_max_uses_one_scale_for_all_years(project):
    settings = Settings(reference="pooled")
    found = normalize(project.values, project.indicators, settings, _pools(project)).table
    assert (found.min() == 0).all()
    assert (found.max() == 100).all()
    for indicator in project.indicators:
        value, score = project.values[indicator.code], found[indicator.code]
        order = (value * indicator.direction).to_numpy().argsort(kind="stable")
        assert (np.diff(score.to_numpy()[order]) >= 0).all()


@given(projects())
def test_z_scores_have_mean_zero_and_deviation_one(project):
    settings = Settings(normalization="z-score")
    found = normalize(project.values, project.indicators, settings, _pools(project)).table
    for _, year in found.groupby(level="year"):
        assert np.allclose(year.mean(), 0, atol=1e-9)
        assert np.allclose(year.std(), 1)


def test_more_is_better_where_nothing_is_said():
    values = np.array([1.0, 3.0])
    assert z_scores(values, 2, 2).tolist() == [-0.5, 0.5]
    assert min_max(values, 1, 3).tolist() == [0, 100]
    assert rank_scores(values[:, None]).ravel().tolist() == [1, 2]


def test_z_score_by_hand():
    # mean 5, squared deviations 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32 of 8 values: the textbook case
    index = table_index((2022, f"r{k}") for k in range(8))
    values = pd.DataFrame({"x": [2.0, 4, 4, 4, 5, 5, 7, 9]}, index)
    pools = {f"r{k}": "p" for k in range(8)}
    found = normalize(values, [Indicator("x")], Settings(normalization="z-score"), pools).table
    assert np.allclose(found["x"], (values["x"] - 5) / np.sqrt(32 / 7))


def test_ranks_and_percentiles_share_ties():
    values = [7.0, 9.0, 7.0, 3.0]
    assert scores(values, Settings(normalization="rank")) == [2.5, 4, 2.5, 1]
    assert scores(values, Settings(normalization="percentile")) == [50, 100, 50, 0]
    less = Indicator("x", direction=-1)
    assert scores(values, Settings(normalization="percentile"), less) == [50, 0, 50, 100]


def test_distance_to_target_runs_from_the_worst_region_to_the_target():
    settings = Settings(normalization="distance-to-target", outside="cap")
    assert scores([2.0, 6.0, 10.0], settings, Indicator("x", target=10)) == [0, 50, 100]
    assert scores([2.0, 6.0, 12.0], settings, Indicator("x", target=10)) == [0, 50, 100]
    less = Indicator("x", target=2, direction=-1)
    assert scores([2.0, 6.0, 10.0], settings, less) == [100, 50, 0]


@pytest.mark.parametrize(
    ("outside", "expected"), [("cap", [0.0, 50.0, 100.0]), ("keep", [-50.0, 50.0, 150.0])]
)
def test_values_outside_goalposts_are_capped_or_kept_as_said(outside, expected):
    settings = Settings(reference="goalposts", outside=outside)
    assert scores([0.0, 10.0, 20.0], settings, Indicator("x", goalposts=(5, 15))) == expected


def test_values_beyond_a_goalpost_at_the_best_end_are_outside_it():
    at_end = Indicator("x", best=(7, 7), goalposts=(0, 7))
    assert scores([0.0, 7.0], Settings(reference="goalposts"), at_end) == [0, 100]
    with pytest.raises(StepError, match="x of b is 8 in 2022, outside its goalposts 0 to 7"):
        scores([0.0, 8.0], Settings(reference="goalposts"), at_end)
    capped = Settings(reference="goalposts", outside="cap")
    assert scores([3.5, 8.0], capped, at_end) == [50, 0]


def test_values_outside_goalposts_are_refused_by_default():
    with pytest.raises(StepError, match=r"x of a is 0 in 2022, outside its goalposts 5 to 15"):
        scores([0.0, 10.0], Settings(reference="goalposts"), Indicator("x", goalposts=(5, 15)))


def test_an_indicator_may_have_its_own_reference():
    settings = Settings()
    fixed = Indicator("x", goalposts=(0, 20), reference="goalposts")
    assert scores([5.0, 10.0], settings, fixed) == [25, 50]
    assert scores([5.0, 10.0], settings) == [0, 100]


@pytest.mark.parametrize("method", ["min-max", "z-score", "rank", "percentile"])
def test_a_constant_column_is_refused_by_name_or_gets_the_stated_value(method):
    with pytest.raises(StepError, match="x is 3 for every region of kind p in 2022"):
        scores([3.0, 3.0], Settings(normalization=method))
    assert scores([3.0, 3.0], Settings(normalization=method, constant=50)) == [50, 50]


def test_one_region_with_some_figures_only_is_no_lone_region():
    """A column of one value is constant; only where every column is, the region is alone."""
    values = pd.DataFrame({"x": [3.0, np.nan], "y": [1.0, 2.0]}, table([1.0, 2.0]).index)
    with pytest.raises(StepError) as caught:
        normalize(values, [Indicator("x"), Indicator("y")], Settings(), POOLS)
    assert [one.code for one in caught.value.findings] == ["column-constant"]
    alone = values.iloc[:1].assign(x=3.0)
    pooled = [Indicator("x", reference="pooled"), Indicator("y")]
    with pytest.raises(StepError) as caught:
        normalize(alone, pooled, Settings(), POOLS)
    assert {one.code for one in caught.value.findings} == {"column-constant"}


@pytest.mark.parametrize("posts", [(None, 5), (5, None), (None, None)])
def test_goalposts_need_both_ends(posts):
    with pytest.raises(StepError) as caught:
        scores([3.0, 4.0], Settings(reference="goalposts"), Indicator("x", goalposts=posts))
    assert [one.code for one in caught.value.findings] == ["goalposts-missing"]


def test_a_target_stands_in_the_reference_and_must_be_beyond_in_every_year():
    settings = Settings(normalization="distance-to-target", outside="keep")
    values = table([1.0, 2.0, 6.0, 7.0], (2021, 2022))
    found = normalize(values, [Indicator("x", target=8)], settings, POOLS).reference
    assert found[["low", "high"]].to_numpy().tolist() == [[1, 8], [6, 8]]
    assert found[["low_from", "high_from"]].to_numpy().tolist() == [["year", "target"]] * 2
    less = normalize(values, [Indicator("x", target=0, direction=-1)], settings, POOLS).reference
    assert less[["low", "high"]].to_numpy().tolist() == [[0, 2], [0, 7]]
    assert less[["low_from", "high_from"]].to_numpy().tolist() == [["target", "year"]] * 2
    with pytest.raises(StepError) as caught:
        normalize(values, [Indicator("x", target=4)], settings, POOLS)
    assert [one.code for one in caught.value.findings] == ["target-not-beyond"]


def test_regions_that_have_all_reached_the_target_are_a_constant_column():
    settings = Settings(normalization="distance-to-target")
    with pytest.raises(StepError) as caught:
        scores([4.0, 4.0], settings, Indicator("x", target=4))
    assert [one.code for one in caught.value.findings] == ["column-constant"]


@pytest.mark.parametrize(
    "settings",
    [Settings(normalization="distance-to-target"), Settings(reference="goalposts")],
    ids=["target", "goalposts"],
)
def test_missing_ends_of_a_transformed_indicator_are_told_by_name(settings):
    indicators = [Indicator("x", transform="log", target=9.0, goalposts=(1.0, 9.0))]
    indicators.append(Indicator("y", transform="log"))
    rows = table_index([(2022, "a"), (2022, "b")])
    values = pd.DataFrame({"x": [1.0, 2.0], "y": [1.0, 2.0]}, rows)
    with pytest.raises(StepError) as caught:
        reference_of(values, indicators, settings, {"a": "p", "b": "p"})
    assert [one.details for one in caught.value.findings] == [{"indicator": "y"}]


@pytest.mark.parametrize(("direction", "target"), [(1, 9.0), (-1, 0.5)])
def test_an_empty_column_with_a_target_is_told_once(direction, target):
    indicator = Indicator("x", direction=direction, target=target)
    settings = Settings(normalization="distance-to-target")
    with pytest.raises(StepError) as caught:
        scores([np.nan, np.nan], settings, indicator)
    assert [one.code for one in caught.value.findings] == ["column-empty"]


def test_an_empty_column_is_told_by_name():
    with pytest.raises(StepError, match="x has no value at all for p in 2022"):
        scores([np.nan, np.nan], Settings())


def test_one_region_alone_cannot_be_normalized_but_against_goalposts():
    with pytest.raises(StepError, match="only one region of kind p in 2022"):
        scores([3.0], Settings())
    fixed = Indicator("x", goalposts=(0, 4))
    assert scores([3.0], Settings(reference="goalposts"), fixed) == [75]
    found = normalize(table([3.0]), [fixed], Settings(reference="goalposts"), POOLS).reference
    assert found[["mean", "sd", "count"]].to_numpy().tolist() == [[3, 0, 1]]


@given(projects(min_regions=4))
def test_pools_do_not_see_each_other(project):
    kinds = ("city", "province")
    pools = {one.code: kinds[k % 2] for k, one in enumerate(project.regions)}
    settings = Settings(constant=0)
    whole = normalize(project.values, project.indicators, settings, pools).table
    for kind in kinds:
        own = project.values.index.get_level_values(1).map(pools) == kind
        alone = normalize(project.values[own], project.indicators, settings, pools).table
        assert alone.equals(whole[own])


# Two kinds of three and two regions in two years; gaps and ties.
KINDS = {"a": "p", "b": "p", "c": "p", "d": "q", "e": "q"}
MIXED = pd.DataFrame(
    {
        "x": [3.0, 8, 5, 2, 9, 4, 4, 7, 6, 1],
        "y": [2.0, 2, np.nan, 7, 5, 9, 3, 2, 4, 8],
        "z": [1.0, 6, 4, 3, 2, 5, 7, 2, 9, 8],
    },
    table_index((year, region) for year in (2021, 2022) for region in KINDS),
)
CHOICES = {"x": None, "y": "pooled", "z": "goalposts"}  # the settings' own is the year
POSTS = (-1.0, 11.0)
SIGNS = {"x": 1, "y": -1, "z": 1}
INDICATORS = [
    Indicator(code, direction=SIGNS[code], reference=choice, goalposts=POSTS)
    for code, choice in CHOICES.items()
]


def compared(cell, code):
    """Return the values that one is normalized against: of its kind, in its year or in all."""
    return [
        value
        for (year, region), value in MIXED[code].items()
        if KINDS[region] == KINDS[cell[1]]
        and (year == cell[0] or CHOICES[code] == "pooled")
        and not np.isnan(value)
    ]


def by_hand(method, cell, code, value):
    """Normalize a value by the formulas of the handbook (OECD, JRC 2008, step 5)."""
    others, sign = compared(cell, code), SIGNS[code]
    low, high = min(others), max(others)
    if CHOICES[code] == "goalposts":
        low, high = POSTS
    if method == "min-max":
        share = (value - low) / (high - low)
        return 10 + 80 * (share if sign > 0 else 1 - share)
    if method == "z-score":
        return sign * (value - fmean(others)) / stdev(others)
    below = sum(sign * other < sign * value for other in others)
    rank = below + (sum(other == value for other in others) + 1) / 2
    return rank if method == "rank" else 100 * (rank - 1) / (len(others) - 1)


@pytest.mark.parametrize("method", ["min-max", "z-score", "rank", "percentile"])
def test_every_indicator_has_its_own_reference_kind_and_years(method):
    settings = Settings(normalization=method, scale=(10.0, 90.0))
    found = normalize(MIXED, INDICATORS, settings, KINDS).table
    for code in MIXED:
        for cell, value in MIXED[code].items():
            if np.isnan(value):
                assert np.isnan(found.at[cell, code])
            else:
                assert found.at[cell, code] == pytest.approx(by_hand(method, cell, code, value))


def test_a_reference_has_ends_mean_deviation_and_count():
    reference = normalize(MIXED, INDICATORS, Settings(), KINDS).reference
    assert len(reference) == 2 * 2 * 3
    for (pool, year, code), row in reference.iterrows():
        region = next(one for one in KINDS if KINDS[one] == pool)
        others = compared((year, region), code)
        ends = POSTS if code == "z" else (min(others), max(others))
        assert (row["low"], row["high"], row["count"]) == (*ends, len(others))
        assert row["mean"] == pytest.approx(fmean(others))
        assert row["sd"] == pytest.approx(stdev(others))
        assert row["low_from"] == row["high_from"] == (CHOICES[code] or "year")


@pytest.mark.parametrize("method", ["min-max", "z-score"])
def test_a_reference_may_be_in_any_order_and_have_more_than_is_asked(method):
    settings = Settings(normalization=method)
    found = normalize(MIXED, INDICATORS, settings, KINDS)
    for order in (slice(None, None, -1), np.random.default_rng(1).permutation(12)):
        turned = found.reference.iloc[order]
        again = apply_reference(MIXED, turned, INDICATORS, settings, KINDS)
        pd.testing.assert_frame_equal(again, found.table)
    for fewer in (["x"], ["x", "y"], ["x", "z"], ["z"], ["y", "x"]):
        some = [one for code in fewer for one in INDICATORS if one.code == code]
        again = apply_reference(MIXED[fewer], found.reference, some, settings, KINDS)
        pd.testing.assert_frame_equal(again, found.table[fewer])


def test_a_constant_column_among_others_alone_gets_the_stated_value():
    values = MIXED.assign(x=[5.0, 5, np.nan, 1, 2, 5, 6, 7, 3, 4])
    for method in ("min-max", "z-score", "rank", "percentile"):
        found = normalize(values, INDICATORS, Settings(normalization=method, constant=7), KINDS)
        assert found.table["x"].tolist()[:2] == [7, 7]
        assert np.isnan(found.table["x"].iloc[2])
        with pytest.raises(StepError) as caught:
            normalize(values, INDICATORS, Settings(normalization=method), KINDS)
        told = [
            {**one.details, "value": str(one.details["value"])} for one in caught.value.findings
        ]
        assert [(one["indicator"], one["pool"], one["year"]) for one in told] == [("x", "p", 2021)]


def test_only_what_lies_outside_fixed_ends_is_capped_or_told():
    values = MIXED.assign(z=[-5.0, 11, 4, -1, 12, 5, 7, 2, 9, 8])
    capped = normalize(values, INDICATORS, Settings(outside="cap"), KINDS).table
    expected = [0, 100, 500 / 12, 0, 100, 50, 800 / 12, 25, 1000 / 12, 75]
    assert capped["z"].tolist() == pytest.approx(expected)
    plain = normalize(MIXED, INDICATORS, Settings(), KINDS).table
    assert capped[["x", "y"]].equals(plain[["x", "y"]])
    with pytest.raises(StepError) as caught:
        normalize(values, INDICATORS, Settings(), KINDS)
    assert [one.details["region"] for one in caught.value.findings] == ["a", "e"]


@pytest.mark.parametrize("method", ["rank", "percentile", "min-max", "z-score"])
def test_all_indicators_may_be_pooled(method):
    pooled = [replace(one, reference=None) for one in INDICATORS]
    whole = normalize(MIXED, pooled, Settings(normalization=method, reference="pooled"), KINDS)
    mixed = normalize(MIXED, INDICATORS, Settings(normalization=method), KINDS)
    assert whole.table["y"].equals(mixed.table["y"])
    by_kind = MIXED["x"].groupby(lambda key: KINDS[key[1]])
    for _, part in by_kind:
        places = part.rank() if method == "rank" else part
        assert (whole.table["x"][part.index].rank() == places.rank()).all()
        if method == "rank":
            assert whole.table["x"][part.index].tolist() == places.tolist()


@pytest.mark.parametrize("method", ["rank", "percentile", "min-max", "z-score"])
def test_every_constant_column_is_filled_or_told(method):
    values = MIXED.assign(x=5.0, y=6.0)
    found = normalize(values, INDICATORS, Settings(normalization=method, constant=7), KINDS)
    assert (found.table[["x", "y"]] == 7).all(axis=None)
    with pytest.raises(StepError) as caught:
        normalize(values, INDICATORS, Settings(normalization=method), KINDS)
    told = {(one.details["indicator"], one.details["pool"]) for one in caught.value.findings}
    assert told == {(code, pool) for code in "xy" for pool in "pq"}


@pytest.mark.parametrize("method", ["rank", "percentile"])
def test_several_constant_columns_of_one_reference_are_all_filled(method):
    values = MIXED.assign(x=5.0, z=6.0)
    found = normalize(values, INDICATORS, Settings(normalization=method, constant=7), KINDS)
    assert (found.table[["x", "z"]] == 7).all(axis=None)


def test_every_indicator_outside_its_ends_is_capped_or_told():
    fixed = [
        Indicator(code, reference="goalposts", goalposts=(2, 8), outside=outside)
        for code, outside in (("x", None), ("y", "keep"), ("z", None))
    ]
    values = MIXED.fillna(5.0)
    found = normalize(values, fixed, Settings(outside="cap"), KINDS).table
    scaled = (values - 2) / 6 * 100
    assert np.allclose(found[["x", "z"]], scaled[["x", "z"]].clip(0, 100))
    assert np.allclose(found["y"], scaled["y"])
    assert scaled["y"].max() > 100
    with pytest.raises(StepError) as caught:
        normalize(values, fixed, Settings(), KINDS)
    told = [(one.details["indicator"], one.details["region"]) for one in caught.value.findings]
    outside = {code: values[code][(values[code] < 2) | (values[code] > 8)] for code in "xz"}
    assert len(told) == len(outside["x"]) + len(outside["z"])
    assert {code for code, _ in told} == {"x", "z"}


def test_what_lies_at_an_end_is_not_beyond_it():
    fixed = Indicator("x", goalposts=(2, 8))
    assert scores([2.0, 5.0, 8.0], Settings(reference="goalposts"), fixed) == [0, 50, 100]


def test_a_target_no_region_is_short_of_is_refused_and_a_target_reached_is_not():
    settings = Settings(normalization="distance-to-target", outside="keep")
    assert scores([2.0, 6.0, 12.0], settings, Indicator("x", target=10)) == [0, 50, 125]
    less = Indicator("x", target=4, direction=-1)
    assert scores([2.0, 6.0, 12.0], settings, less) == [125, 75, 0]
    for indicator in (Indicator("x", target=1.0), Indicator("x", target=13.0, direction=-1)):
        with pytest.raises(StepError) as caught:
            scores([2.0, 6.0, 12.0], settings, indicator)
        assert [one.code for one in caught.value.findings] == ["target-not-beyond"]


def _pools(project):
    return {region.code: region.kind for region in project.regions}
