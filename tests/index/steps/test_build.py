"""The whole chain, against an independent calculation and against properties of the theory."""

import csv
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import Finding, UsageError
from index.files.project import load_project
from index.files.values import value_table
from index.project.errors import ProjectError, StepError
from index.project.example import tiny
from index.project.indicators import Indicator
from index.project.origins import Sampled
from index.project.project import IndexProject
from index.project.regions import Group, Region
from index.project.settings import Settings
from index.project.tables import table_index
from index.project.tree import Weights
from index.steps.build import build
from index.steps.pools import default_figure, node_code, pools_of
from index.steps.provenance.heading import heading, sampled
from index.steps.result import STAGES
from index.steps.wording import REGION_EXCLUDED
from tests.index.strategies import few, projects

GOOD = Path(__file__).parents[1] / "good"


@given(projects(), st.randoms(use_true_random=False))
@few
def test_the_order_of_regions_does_not_matter(project, random):
    order = list(project.regions)
    random.shuffle(order)
    years = project.values.index.unique("year")
    rows = table_index((year, region.code) for year in years for region in order)
    shuffled = replace(project, regions=tuple(order), values=project.values.loc[rows])
    one, other = build(project), build(shuffled)
    assert other.scores.loc[one.scores.index].equals(one.scores)
    assert other.ranks.loc[one.ranks.index].equals(one.ranks)


@given(projects(), st.integers(1, 1000))
@few
def test_scores_grow_with_an_indicator_and_its_direction(project, more):
    indicator = project.indicators[0]
    settings = Settings(reference="goalposts", outside="keep")
    fixed = tuple(replace(one, goalposts=(0, 1000)) for one in project.indicators)
    before = replace(project, indicators=fixed, settings=settings)
    values = project.values.copy()
    cell = values.index[0], indicator.code
    values.loc[cell] += more * indicator.direction
    after = build(replace(before, values=values)).scores["goal"]
    plain = build(before).scores["goal"]
    assert after.iloc[0] > plain.iloc[0]
    assert after.iloc[1:].equals(plain.iloc[1:])


@given(projects(), st.integers(1, 1000))
@few
def test_better_values_never_lower_a_rank(project, more):
    indicator = project.indicators[0]
    values = project.values.copy()
    cell = values.index[0]
    values.loc[cell, indicator.code] += more * indicator.direction
    year = cell[0]
    if values.loc[year, indicator.code].nunique() == 1:
        return
    before, after = build(project), build(replace(project, values=values))
    gap = lambda scores: scores["goal"].loc[cell] - scores["goal"].loc[year]  # noqa: E731
    lost = gap(before.scores) - gap(after.scores)
    raised = after.ranks.loc[cell, indicator.code]
    assert raised <= before.ranks.loc[cell, indicator.code]
    assert lost.loc[cell[1]] == 0


@given(projects())
@few
def test_a_region_between_the_ends_changes_no_other_score(project):
    new = Region("new", kind="province")
    years = project.values.index.unique("year")
    middle = project.values.groupby(level="year").agg(lambda part: (part.min() + part.max()) / 2)
    rows = pd.DataFrame(
        middle.to_numpy(), table_index((year, "new") for year in years), project.values.columns
    )
    values = pd.concat([project.values, rows]).sort_index(
        level="year", sort_remaining=False, kind="stable"
    )
    larger = build(replace(project, regions=(*project.regions, new), values=values))
    scores = build(project).scores
    assert larger.scores.loc[scores.index].equals(scores)


@given(projects())
@few
def test_years_of_a_normalization_by_year_do_not_see_each_other(project):
    whole = build(project)
    for year in whole.years:
        alone = build(project.with_settings(years=(year,)))
        assert alone.scores.equals(whole.scores.loc[[year]])
        assert alone.ranks.equals(whole.ranks.loc[[year]])


def test_every_stage_is_kept_in_order():
    result = build(tiny())
    assert tuple(result.stages) == STAGES
    assert all(frame.index.equals(result.scores.index) for frame in result.stages.values())
    assert result.stages["scores"] is result.scores


def test_the_good_project_against_fractions():
    """Compute the small project of the tests by hand: plain Python, exact fractions."""
    with (GOOD / "values.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    short = {"北京市": "beijing", "天津市": "tianjin", "河北省": "hebei", "新疆": "xinjiang"}
    result = build(load_project(GOOD))
    for year in ("2021", "2022"):
        part = [row for row in rows if row["年份"] == year]
        columns = {
            "patents": [Fraction(row["patents"]) for row in part],
            "papers": [Fraction(row["papers"]) / Fraction(row["people"]) for row in part],
            "waste": [-Fraction(row["waste"]) for row in part],
        }
        scaled = {
            code: [100 * (value - min(column)) / (max(column) - min(column)) for value in column]
            for code, column in columns.items()
        }
        for k, row in enumerate(part):
            innovation = (scaled["patents"][k] + scaled["papers"][k]) / 2
            goal = (3 * innovation + scaled["waste"][k]) / 4
            cell = int(year), short[row["地区"]]
            assert result.scores.loc[cell, "innovation"] == pytest.approx(float(innovation))
            assert result.scores.loc[cell, "goal"] == pytest.approx(float(goal))
        members = result.scores["goal"].loc[int(year)][["beijing", "tianjin", "hebei"]]
        circle = result.groups.scores.loc[(int(year), "capital"), "goal"]
        assert circle == pytest.approx(members.sum())


def test_the_heading_tells_mode_pool_and_tie_rule_and_warns_of_years():
    result = build(load_project(GOOD))
    assert result.heading() == (
        "Min-max in each year, compared within province; arithmetic mean; weights "
        "model · eigenvector; ranks by standard competition on unrounded scores. Normalized "
        "within each year: scores of different years show relative positions, not progress. "
        "Also: divided by a denominator: Papers per person."
    )
    assert "不反映进步与否" in result.heading("zh")
    assert "not progress" not in build(result.project.with_settings(reference="pooled")).heading()


def test_a_heading_ends_with_where_sampled_values_come_from():
    result = build(tiny())
    assert result.project.sample is None
    sample = Sampled(None, "records", None, pd.DataFrame(), pd.DataFrame())
    rolled_up = replace(result, project=replace(result.project, sample=sample))
    for lang, gap in (("en", " "), ("zh", "")):
        said = sampled(sample, lang)
        assert rolled_up.heading(lang) == result.heading(lang) + gap + said


def test_points_are_told_where_every_mean_is_arithmetic():
    result = build(tiny())
    assert default_figure(result) == "points"  # weight times score, which add up
    goal = result.weights.goal
    for settings in ({"aggregation": "geometric"}, {"node_aggregation": {goal: "geometric"}}):
        other = replace(result, settings=replace(result.settings, **settings))
        assert default_figure(other) == "score"


@pytest.mark.parametrize(
    ("normalization", "reference", "said", "progress"),
    [
        ("min-max", "year", "Min-max in each year,", False),
        ("min-max", "goalposts", "Min-max between fixed goalposts,", True),
        ("z-score", "year", "Z-scores in each year,", False),
        ("z-score", "pooled", "Z-scores over all years,", True),
        ("rank", "year", "Ranks in each year,", False),
        ("percentile", "year", "Percentiles in each year,", False),
        ("distance-to-target", "year", "Distance to target from the worst region of", True),
    ],
)
def test_the_heading_names_what_values_are_compared_with(normalization, reference, said, progress):
    settings = Settings(normalization=normalization, reference=reference)
    text = heading(settings, tiny().weights, ("province",))
    assert text.startswith(said)
    assert ("not progress" in text) is not progress
    assert text.count("  ") == 0
    means = Settings(node_aggregation={"goal": "geometric"})
    assert "arithmetic mean and geometric mean" in heading(means, tiny().weights, ("province",))
    assert "compared within all regions" in heading(Settings(pool="all"), tiny().weights, ("p",))


def test_a_finding_names_file_row_and_column():
    project = load_project(GOOD)
    settings = Settings(aggregation="geometric")
    with pytest.raises(StepError) as caught:
        build(project, settings=settings)
    first = next(one for one in caught.value.findings if one.details["region"] == "xinjiang")
    assert first.path == str(GOOD / "values.csv")
    assert (first.place.row, first.place.column) == (5, 3)


def test_coverage_refuses_indicators_and_leaves_out_regions_as_said():
    project = tiny()
    values = project.values.copy()
    values.loc[(2022, "west")] = np.nan
    values.loc[(2021, "west"), "waste"] = np.nan
    thin = replace(project, values=values)
    strict = Settings(missing=("keep",), missing_child="renormalize", region_coverage=0.5)
    with pytest.raises(StepError, match="west has only 0% of its values in 2022; at least 50%"):
        build(thin, settings=strict)
    result = build(thin, settings=replace(strict, below_coverage="exclude"))
    assert (2022, "west") not in result.scores.index
    assert result.scores.loc[(2021, "west"), "goal"] == result.scores.loc[(2021, "west"), "patents"]
    assert [one.code for one in result.notes] == ["region-excluded"]
    with pytest.raises(StepError, match="only 67% of the regions of kind province"):
        build(thin, settings=replace(strict, region_coverage=0, indicator_coverage=0.7))


def test_imputed_and_winsorized_cells_are_told():
    project = tiny()
    values = project.values.copy()
    values.loc[(2022, "west"), "waste"] = np.nan
    result = build(replace(project, values=values), settings=Settings(missing=("median",)))
    marks = [2022, "west", "waste", "median", 1.5, "pool", "imputed", "value"]
    assert result.imputed.to_numpy().tolist() == [marks]
    assert result.notes[0].message("en") == (
        "waste of west in 2022 was missing and set to 1.5 (median)"
    )


def test_weights_for_an_indicator_without_values_are_refused():
    project = tiny()
    fewer = replace(project, indicators=project.indicators[:1])
    with pytest.raises(StepError, match=r"the weights \(tiny\) include waste"):
        build(fewer)


def test_all_regions_in_one_pool():
    project = tiny()
    regions = tuple(
        replace(region, kind="city" if region.code == "west" else "province")
        for region in project.regions
    )
    mixed = replace(project, regions=regions)
    whole = build(mixed, settings=Settings(pool="all"))
    assert whole.scores.equals(build(project).scores)
    with pytest.raises(StepError, match="only one region of kind city"):
        build(mixed)


def test_an_indicator_of_no_use_is_left_out():
    project = tiny()
    values = project.values.assign(people=1.0)
    more = replace(project, indicators=(*project.indicators, Indicator("people")), values=values)
    assert build(more).scores.equals(build(project).scores)


def test_a_table_made_by_hand_is_checked():
    project = tiny()
    with pytest.raises(StepError, match="not indexed by year and region, but by None"):
        build(replace(project, values=project.values.reset_index(drop=True)))
    with pytest.raises(StepError, match="the values have no column waste"):
        build(replace(project, values=project.values.drop(columns="waste")))
    renamed = project.values.rename(index={"north": "nord"}, level="region")
    with pytest.raises(StepError, match="no region is named 'nord'"):
        build(replace(project, values=renamed))


def test_a_project_from_plain_tables():
    project = tiny()
    wide = project.values.reset_index()
    long = wide.melt(["region", "year"], var_name="indicator")
    for data in (wide, long.sample(frac=1, random_state=1)):
        table = value_table(data, project.regions, project.indicators)
        assert build(replace(project, values=table)).scores.equals(build(project).scores)
    with pytest.raises(ProjectError, match=r"table: row 14, column 4: .* stands already at row 2"):
        value_table(pd.concat([long, long.head(1)]), project.regions, project.indicators)


def test_what_can_be_attained_depends_on_the_scale():
    project = tiny()
    assert build(project).attainable.tolist() == [100, 75, 25]
    one = build(project, settings=Settings(scale=(0, 1)))
    assert one.attainable.tolist() == [1, 0.75, 0.25]
    assert build(project, settings=Settings(normalization="z-score")).attainable.isna().all()


def test_outliers_are_winsorized_within_their_year_and_told():
    regions = tuple(Region(f"r{k}", kind="province") for k in range(10))
    index = table_index((year, one.code) for year in (2021, 2022) for one in regions)
    column = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 1000]
    values = pd.DataFrame({"patents": [*column, *range(10)], "waste": [*range(10)] * 2}, index)
    project = replace(tiny(), regions=regions, values=values.astype(float))
    result = build(project, settings=Settings(outliers="winsorize"))
    assert result.winsorized[["year", "region"]].to_numpy().tolist() == [[2021, "r9"]]
    assert [one.code for one in result.notes] == ["value-winsorized"]
    assert result.stages["transformed"].loc[(2021, "r9"), "patents"] == 1000
    assert result.stages["treated"].loc[(2021, "r9"), "patents"] == 9
    assert result.scores.loc[(2021, "r8"), "patents"] == 100
    assert len(result.outliers) == 4


def test_pools_of_a_result_are_its_kinds_and_the_circles():
    circle = Region("circle", kind="circle")
    project = tiny()
    group = Group("circle", ("north", "west"))
    result = build(replace(project, regions=(*project.regions, circle), groups=(group,)))
    province, circles = pools_of(result)
    assert (province.name, circles.name) == ("province", "circle")
    assert province.scores.equals(result.scores)
    assert province.points.equals(result.contributions)
    assert circles.scores.equals(result.groups.scores)
    assert [pool.name for pool in pools_of(result, "circle")] == ["circle"]
    assert [pool.name for pool in pools_of(result, "province")] == ["province"]
    for unknown, whole in (("city", result), ("circle", build(project))):
        with pytest.raises(UsageError):
            pools_of(whole, unknown)
    cities = tuple(replace(one, kind="city") for one in project.regions[:1])
    posts = tuple(replace(one, goalposts=(0, 10)) for one in project.indicators)
    regions = (*cities, *project.regions[1:])
    fixed = Settings(reference="goalposts")
    mixed = build(replace(project, regions=regions, indicators=posts), settings=fixed)
    by_name = {pool.name: pool for pool in pools_of(mixed)}
    assert set(by_name["city"].scores.index.get_level_values(1)) == {"north"}
    assert set(by_name["province"].ranks.index.get_level_values(1)) == {"east", "west"}


def test_a_node_is_found_by_its_code_or_any_of_its_names():
    names = {"en": "Patents granted", "zh": "专利授权"}
    weights = tiny().weights
    nodes = tuple(
        replace(one, names=names) if one.code == "patents" else one for one in weights.nodes
    )
    result = build(tiny(), weights=replace(weights, nodes=nodes))
    assert node_code(result, None) == "goal"
    for said in ("patents", *names.values()):
        assert node_code(result, said) == "patents"
    with pytest.raises(UsageError):
        node_code(result, "patent")
    (pool,) = pools_of(result)
    assert pool.figures("score") is pool.scores
    assert pool.figures("points") is pool.points


@pytest.mark.parametrize(
    ("normalization", "top"), [("percentile", 100), ("min-max", 50), ("rank", np.nan)]
)
def test_a_node_attains_the_top_of_the_scale_times_its_weight(normalization, top):
    settings = Settings(normalization=normalization, scale=(0, 50))
    attainable = build(tiny(), settings=settings).attainable
    expected = [top, 0.75 * top, 0.25 * top]
    assert attainable.tolist() == pytest.approx(expected, nan_ok=True)


def test_as_many_values_as_are_asked_for_are_enough():
    project = tiny()
    values = project.values.copy()
    values.loc[(2022, "west"), "waste"] = np.nan
    half = replace(project, values=values)
    settings = Settings(missing=("median",), region_coverage=0.5, indicator_coverage=2 / 3)
    assert len(build(half, settings=settings).scores) == 6
    for more in ({"region_coverage": 0.51}, {"indicator_coverage": 0.67}, {"region_coverage": 1.0}):
        with pytest.raises(StepError):
            build(half, settings=replace(settings, **more))


def test_kinds_and_years_can_be_chosen():
    project = tiny()
    regions = (*project.regions, Region("shenzhen", kind="city"), Region("wuhan", kind="city"))
    rows = pd.DataFrame(
        {"patents": [1.0, 2.0], "waste": [1.0, 2.0]},
        table_index([(2022, "shenzhen"), (2022, "wuhan")]),
    )
    values = pd.concat([project.values, rows])
    both = replace(project, regions=regions, values=values)
    chosen = build(both, settings=Settings(kinds=("city",)))
    assert chosen.scores.index.tolist() == [(2022, "shenzhen"), (2022, "wuhan")]
    assert set(build(both).pools) == {"province", "city"}
    with pytest.raises(StepError, match="no value is left for these years and kinds"):
        build(both, settings=Settings(kinds=("city",), years=(2021,)))


def test_gaps_may_be_filled_from_regions_of_the_same_parent():
    project = tiny()
    regions = tuple(
        replace(one, parent=parent)
        for one, parent in zip(project.regions, ("upper", "upper", "lower"), strict=True)
    )
    values = project.values.copy()
    values.loc[(2022, "north"), "waste"] = np.nan
    gaps = replace(project, regions=regions, values=values)
    settings = Settings(missing=("mean",), impute_within=("parent",))
    filled = build(gaps, settings=settings).stages["imputed"]
    assert filled.loc[(2022, "north"), "waste"] == values.loc[(2022, "east"), "waste"]


def test_members_on_one_scale_must_be_of_one_pool():
    project = tiny()
    kinds = ("province", "province", "city")
    regions = tuple(
        replace(one, kind=kind) for one, kind in zip(project.regions, kinds, strict=True)
    )
    circle = Region("circle", kind="circle")
    indicators = tuple(replace(one, recompute="sum") for one in project.indicators)
    mixed = replace(
        project,
        regions=(*regions, circle),
        indicators=indicators,
        groups=(Group("circle", ("north", "west"), "recompute"),),
    )
    with pytest.raises(StepError, match=r"members of several pools \(city, province\)"):
        build(mixed, settings=Settings(group_reference="members", constant=0))


CODES = ("big", "mid", "tiny", "oth")


def per_head(denominators=(100.0, 50.0, 1.0, 5.0), values=(1000.0, 500.0, np.nan, 30.0), **given):
    """Return a project with a quotient: 10, 10, missing and 6, beside an indicator of its own."""
    weights = Weights.from_local({"goal": (None, 1), "x": ("goal", 1), "b": ("goal", 1)})
    index = table_index((2020, code) for code in CODES)
    columns = {"x": values, "b": (1.0, 2.0, 3.0, 4.0), "gdp": denominators}
    indicators = (
        Indicator("x", denominator="gdp", recompute="sum"),
        Indicator("b", recompute="sum"),
        Indicator("gdp", recompute="sum"),
    )
    regions = tuple(Region(code) for code in CODES)
    circle = given.pop("circle", None)
    if circle is not None:
        given["groups"] = (Group("circle", circle, "recompute"),)
        regions = (*regions, Region("circle", kind="circle"))
    settings = Settings(**{"missing": ("median",), **given.pop("settings", {})})
    table = pd.DataFrame(columns, index)
    return IndexProject(indicators, regions, table, weights, settings=settings, **given)


def test_values_are_divided_before_gaps_are_filled():
    """The median of the quotients 10, 10 and 6 is 10; that of the totals over 1 would be 500."""
    result = build(per_head())
    assert result.stages["divided"]["x"].tolist()[:2] == [10, 10]
    assert np.isnan(result.stages["divided"].at[(2020, "tiny"), "x"])
    assert result.stages["imputed"]["x"].tolist() == [10, 10, 10, 6]
    scores = dict(zip(CODES, result.scores["goal"].round(2), strict=True))
    assert scores == {"tiny": 83.33, "mid": 66.67, "big": 50, "oth": 50}
    assert [note.message("en") for note in result.notes] == [
        "x per gdp of tiny in 2020 was missing and set to 10 (median of the quotients)"
    ]
    assert result.notes[0].message("zh") == (
        "tiny 2020 年的 x 与 gdp 之比缺失，已填为 10（比值：中位数）"
    )


def test_a_denominator_is_never_filled():
    """A quotient without one is filled itself."""
    project = per_head((100.0, 50.0, np.nan, 5.0), (1000.0, 500.0, 4.0, 30.0))
    result = build(project)
    assert result.stages["imputed"]["x"].tolist() == [10, 10, 10, 6]
    assert np.isnan(result.stages["values"].at[(2020, "tiny"), "gdp"])
    marks = [2020, "tiny", "x", "median", 10, "pool", "imputed", "quotient"]
    assert result.imputed.to_numpy().tolist() == [marks]


@pytest.mark.parametrize(
    ("denominator", "value", "named"),
    [(np.nan, 4.0, ["gdp"]), (1.0, np.nan, ["x"]), (np.nan, np.nan, ["x", "gdp"])],
)
def test_what_is_refused_is_the_value_that_lacks(denominator, value, named):
    project = per_head((100.0, 50.0, denominator, 5.0), (1000.0, 500.0, value, 30.0))
    with pytest.raises(StepError) as caught:
        build(project, settings=Settings())
    found = [(one.code, one.details["indicator"]) for one in caught.value.findings]
    assert found == [("value-missing", code) for code in named]


def test_a_quotient_by_zero_is_no_gap():
    project = per_head((100.0, 50.0, 0.0, 5.0), (1000.0, 500.0, 4.0, 30.0))
    settings = Settings(
        missing=("median",), zero_denominator="missing", missing_child="renormalize"
    )
    result = build(project, settings=settings)
    assert result.stages["imputed"]["x"].isna().tolist() == [False, False, True, False]
    assert result.imputed.empty


def test_a_circle_takes_what_gives_the_filled_quotient_of_its_member():
    """Of big and tiny: (1000 + 10 x 1) / (100 + 1) = 10; of tiny and oth: (10 + 30) / (1 + 5)."""
    for circle, quotient in ((("big", "tiny"), 10), (("tiny", "oth"), 40 / 6)):
        project = per_head(circle=circle, settings={"group_reference": "members"})
        result = build(project)
        least, greatest = 6, 10
        expected = 100 * (quotient - least) / (greatest - least)
        assert result.groups.scores.at[(2020, "circle"), "x"] == pytest.approx(expected)


def test_a_filled_quotient_per_thousand_counts_for_as_much_as_it_says():
    """The quotients 2500, 2500 and 1500 per 250; of oth that missing is filled as 2500.

    So a circle of mid and oth has (500 + 2500 x 5 / 250) / (50 + 5) per 250.
    """
    project = per_head(
        (100.0, 50.0, 5.0, 5.0),
        (1000.0, 500.0, 30.0, np.nan),
        circle=("mid", "oth"),
        settings={"group_reference": "members"},
    )
    first, *rest = project.indicators
    result = build(replace(project, indicators=(replace(first, per=250.0), *rest)))
    assert result.stages["imputed"]["x"].tolist() == [2500, 2500, 1500, 2500]
    quotient = (500 + 2500 * 5 / 250) / (50 + 5) * 250
    expected = 100 * (quotient - 1500) / (2500 - 1500)
    assert result.groups.scores.at[(2020, "circle"), "x"] == pytest.approx(expected)


def test_a_circle_does_not_count_a_denominator_that_is_not_there():
    project = per_head(
        (100.0, 50.0, np.nan, 5.0),
        (1000.0, 500.0, 4.0, 30.0),
        circle=("big", "tiny"),
        settings={"group_reference": "members"},
    )
    with pytest.raises(StepError, match="goal of circle cannot be computed in 2020: x is missing"):
        build(project)


@pytest.mark.parametrize("pool", ["kind", "all"])
def test_a_recomputed_circle_stands_beside_the_regions_at_no_stage(pool):
    choices = {"group_reference": "members", "pool": pool}
    project = per_head(circle=("big", "oth"), settings=choices)
    alone = build(replace(project, groups=()))
    result = build(project)
    for name, table in result.stages.items():
        pd.testing.assert_frame_equal(table, alone.stages[name])
    assert result.groups.scores.index.tolist() == [(2020, "circle")]


def test_gaps_are_filled_from_the_regions_of_the_pool_where_it_is_said():
    project = per_head(settings={"missing": ("mean",), "impute_within": ("pool",)})
    parents = ("upper", "upper", "upper", "lower")
    regions = tuple(
        replace(one, parent=parent) for one, parent in zip(project.regions, parents, strict=True)
    )
    apart = replace(project, regions=regions)
    assert build(apart).stages["imputed"].at[(2020, "tiny"), "x"] == pytest.approx(
        (10 + 10 + 6) / 3
    )
    by_parent = replace(apart.settings, impute_within=("parent",))
    assert build(apart, settings=by_parent).stages["imputed"].at[(2020, "tiny"), "x"] == 10


def test_one_indicator_alone_may_be_capped_or_transformed():
    project = tiny()
    first, second = project.indicators
    capped = replace(project, indicators=(replace(first, caps=(None, 8.5)), second))
    assert build(capped).stages["capped"]["patents"].tolist() == [8, 3, 4, 8.5, 6, 8]
    assert build(capped).stages["capped"]["waste"].equals(project.values["waste"])
    both = tuple(replace(one, caps=(1.5, 8.5), transform="log") for one in project.indicators)
    result = build(replace(project, indicators=both))
    assert result.stages["capped"].equals(project.values.clip(1.5, 8.5))
    assert np.allclose(result.stages["transformed"], np.log(project.values.clip(1.5, 8.5)))
    rooted = replace(project, indicators=(replace(first, transform="sqrt"), second))
    expected = np.sqrt([8, 3, 4, 9, 6, 8])
    assert build(rooted).stages["transformed"]["patents"].tolist() == pytest.approx(expected)


def test_what_was_noted_of_the_project_stays_noted():
    project = tiny()
    note = Finding(REGION_EXCLUDED, {"year": 2022, "region": "x", "share": 0.2, "least": 0.5})
    assert [one.code for one in build(replace(project, notes=(note,))).notes] == [note.code]
