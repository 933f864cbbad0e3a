"""What headings, sheets and files say of what was done to the values."""

from dataclasses import replace

import numpy as np
import pytest

from index.project.errors import StepError
from index.project.example import tiny
from index.project.indicators import Indicator
from index.project.settings import Settings
from index.project.steps import StepChoice, in_turn
from index.project.tree import Weights
from index.steps.build import build
from index.steps.pools import provenance
from index.steps.provenance.heading import heading, whose
from index.steps.provenance.preparation import preparation, prepared
from tests.index.check.project import small


def changed(columns=None, **settings):
    """Return the tiny index, built with other settings, and other indicators."""
    project = tiny()
    columns = columns or {}
    indicators = tuple(
        replace(one, **columns.get(one.code, {}), names={"en": one.code.title()})
        for one in project.indicators
    )
    return build(replace(project, indicators=indicators, settings=Settings(**settings)))


@pytest.mark.parametrize(
    ("columns", "settings", "said"),
    [
        ({"waste": {"denominator": "patents"}}, {}, "divided by a denominator: waste"),
        ({"waste": {"caps": (None, 4.0)}}, {}, "capped: waste"),
        ({"patents": {"transform": "log"}}, {}, "log taken of patents"),
        ({}, {"missing": ("median",)}, "gaps filled by median within the pool (0 values)"),
        (
            {},
            {"missing": ("carry-forward", "mean"), "impute_within": ("parent",)},
            "gaps filled by carry-forward, mean within the regions of the same parent (0 values)",
        ),
        (
            {},
            {"missing": ("interpolate", "carry-forward")},
            "gaps filled by interpolation, carry-forward (0 values)",
        ),
        ({}, {"missing": ("keep",)}, "gaps kept (0 values)"),
        ({}, {"scale": (1, 100)}, "range 1 to 100"),
        ({}, {"normalization": "ratio-to-max", "scale": (0, 1)}, "range 0 to 1"),
        (
            {"waste": {"normalization": "min-max"}},
            {"normalization": "z-score", "scale": (0, 1)},
            "range 0 to 1",
        ),
        (
            {"waste": {"target": 0.5}, "patents": {"target": 20.0}},
            {"normalization": "ratio-to-target", "outside": "cap"},
            "values outside the fixed ends are capped",
        ),
        ({}, {"constant": 50.0}, "a column that does not vary counts 50"),
        ({}, {"indicator_coverage": 0.6}, "at least 60% of the regions given by indicator"),
        ({}, {"region_coverage": 0.5}, "at least 50% of the values given by region"),
        (
            {},
            {"missing_child": "renormalize"},
            "the weights of what is missing are spread over what is there",
        ),
        ({}, {"missing_child": "renormalize", "child_coverage": 0.4}, "at least 40% must be"),
        (
            {},
            {"scale": (1, 100), "node_aggregation": {"goal": "geometric"}},
            "geometric mean at goal",
        ),
    ],
)
def test_every_choice_is_named(columns, settings, said):
    result = changed(columns, **settings)
    assert said in prepared(result)
    assert said in result.heading()
    assert said in str(provenance(result, "province")["also"])
    assert "另外：" in result.heading("zh")


def test_nothing_is_said_where_nothing_was_done():
    assert prepared(changed()) == ""
    assert "also" not in provenance(changed(), "province")


def test_of_a_single_year_nothing_is_said_of_progress():
    project = tiny()
    last = project.values.index.get_level_values("year") == 2022
    both, one = build(project), build(replace(project, values=project.values[last]))
    assert "not progress" in both.heading()
    assert "not progress" not in one.heading()
    assert one.heading() == both.heading().partition(" Normalized within each year")[0]


def test_different_methods_have_different_headings():
    choices = (
        {},
        {"scale": (1, 100)},
        {"missing": ("mean",)},
        {"missing": ("median",)},
        {"missing": ("keep",), "missing_child": "renormalize"},
        {"outliers": "winsorize"},
        {"outliers": "winsorize", "most_winsorized": 2},
        {"outliers": "winsorize", "skewness": 1.0},
        {"constant": 0.0},
        {"region_coverage": 0.5},
    )
    for lang in ("en", "zh"):
        assert len({changed(**one).heading(lang) for one in choices}) == len(choices)


def outlying(**settings):
    """Return thirty regions whose patents span seven powers of ten."""
    from index.project.regions import Region
    from index.project.tables import table_index

    project = tiny()
    regions = tuple(Region(f"r{k}", kind="province") for k in range(30))
    index = table_index((2022, one.code) for one in regions)
    frame = project.values.reindex(index)
    frame["patents"], frame["waste"] = 10.0 ** np.arange(0, 7.5, 0.25), np.arange(30.0)
    return build(
        replace(project, regions=regions, values=frame),
        settings=Settings(outliers="winsorize", most_winsorized=1, **settings),
    )


def test_a_logarithm_in_place_of_winsorizing_is_told():
    result = outlying(outlier_fallback="log")
    assert "a logarithm taken in place of winsorizing of patents" in result.heading()
    assert "以取对数代替缩尾：patents" in result.heading("zh")
    told = [one.message() for one in result.notes if one.code == "outlier-logged"]
    assert len(told) == 1
    assert told[0].startswith("patents (province, 2022)")


def test_what_is_still_beyond_the_limits_is_told():
    result = outlying()
    assert "still beyond both after it: patents" in result.heading()
    assert [one.code for one in result.notes].count("outlier-remains") == 1


def test_of_many_names_a_heading_lists_three():
    names = {code: {"transform": "log1p"} for code in ("patents", "waste")}
    result = changed(names)
    assert "log1p taken of patents and 1 more" in prepared(result, most=1)
    assert list(preparation(result)) == ["log1p taken of patents, waste"]


def test_zeros_are_named_only_where_a_mean_of_zero_is_made():
    assert "zero" not in prepared(changed(aggregation="minimum", zero="allow"))
    assert "zero" in prepared(changed(aggregation="geometric", zero="allow"))


@pytest.mark.parametrize(("lang", "more"), [("en", " and 4 more"), ("zh", "（另有 4 个）")])
def test_the_heading_counts_many_indicators_with_a_choice_of_their_own(lang, more):
    codes = [f"x{k}" for k in range(9)]
    own = [Indicator(code, normalization="z-score") for code in codes[:7]]
    weights = Weights.from_local({"goal": (None, 1), **dict.fromkeys(codes, ("goal", 1))})
    text = heading(Settings(), weights, ("province",), lang, [*own, *map(Indicator, codes[7:])])
    assert more in text
    assert "x2" in text
    assert "x3" not in text


def test_each_treatment_is_told_with_its_own_limits_and_counts():
    values = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 1000]
    first = StepChoice(
        "treat", changes=(("skewness", 1.0), ("kurtosis", 3.0), ("most_winsorized", 0))
    )
    steps = (first, *in_turn("treat", "normalize", "aggregate"))
    project = small(Settings(steps=steps, outliers="winsorize"), x=values, y=values[::-1])
    result = build(project)
    text = prepared(result)
    assert "beyond 1 and kurtosis beyond 3, at most 0 a column (0 values)" in text
    assert "beyond 2 and kurtosis beyond 3.5, at most 5 a column (2 values)" in text
    remain = [one for one in result.notes if one.code == "outlier-remains"]
    assert {one.details["skewness_limit"] for one in remain} == {1.0}


@pytest.mark.parametrize("method", ["ratio-to-max", "ratio-to-target", "distance-to-region"])
def test_the_range_is_named_for_every_method_that_has_one(method):
    result = build(tiny())
    indicators = tuple(replace(one, target=5.0) for one in result.project.indicators)
    project = replace(result.project, indicators=indicators)
    settings = Settings(normalization=method, scale=(1, 10), outside="keep",
                        reference_region="north")  # fmt: skip
    assert "range 1 to 10" in prepared(build(project, settings=settings))


def test_the_range_is_named_where_only_one_indicator_has_it():
    result = build(tiny())
    first, *others = result.project.indicators
    indicators = (replace(first, normalization="min-max"), *others)
    project = replace(result.project, indicators=indicators)
    settings = Settings(normalization="z-score", scale=(1, 10))
    assert "range 1 to 10" in prepared(build(project, settings=settings))


def test_an_indicator_that_is_capped_alone_is_named():
    result = build(tiny())
    indicators = tuple(replace(one, goalposts=(1.0, 5.0)) for one in result.project.indicators)
    both = replace(result.project, indicators=indicators)
    settings = Settings(reference="goalposts", outside="keep")
    one = replace(both, indicators=(replace(indicators[0], outside="cap"), indicators[1]))
    assert "are capped: patents" in prepared(build(one, settings=settings))
    assert "capped" not in prepared(build(both, settings=settings))


def test_a_way_to_a_target_begins_at_the_worst_of_a_year_or_of_all():
    weights = tiny().weights
    for reference, said in (("year", "of each year"), ("pooled", "of all years")):
        settings = Settings(normalization="distance-to-target", reference=reference)
        assert f"from the worst region {said}" in heading(settings, weights, ("province",))


GAPPY = {
    "missing": ("interpolate", "median"),
    "impute_longest": 2,
    "impute_denominators": "fill",
    "missing_codes": (-999.0,),
}


@pytest.mark.parametrize(
    ("columns", "settings", "said"),
    [
        ({}, {"region_coverage": 0.5, "below_coverage": "exclude"}, "regions below are left out"),
        ({}, GAPPY, "none of them from more than 2 years away; denominators filled, too"),
        ({}, GAPPY, "taken for missing: -999"),
        ({"waste": {"missing_codes": (-1.0,)}}, {}, "taken for missing: -1"),
        ({"waste": {"treatment": "forced-log"}}, {}, "a logarithm taken in any case: waste"),
        (
            {},
            {"outliers": "winsorize", "reference": "pooled", "outlier_reference": "year"},
            "outliers looked for in each year",
        ),
    ],
)
def test_choices_of_gaps_codes_and_outliers_are_named(columns, settings, said):
    result = changed(columns, **settings)
    assert said in prepared(result)
    assert "另外：" in prepared(result, "zh")


@pytest.mark.parametrize(
    ("settings", "key", "value"),
    [
        ({"normalization": "z-score", "z_mean": 100.0, "z_sd": 10.0}, "z_scores", "100 ± 10"),
        ({"normalization": "rank", "order_ties": "min"}, "order_ties", "min"),
        (
            {"normalization": "distance-to-region", "reference_region": "north"},
            "reference_region",
            "north",
        ),
    ],
)
def test_what_a_normalization_chooses_is_in_the_provenance(settings, key, value):
    assert provenance(changed(**settings), "province")[key] == value


def test_weights_used_are_spread_over_what_is_there():
    project = tiny()
    values = project.values.copy()
    values.loc[(2022, "west"), "waste"] = np.nan
    settings = Settings(missing=("keep",), missing_child="renormalize")
    result = build(replace(project, values=values, settings=settings))
    used = result.weights_used(2022, "west")
    assert used.loc[["goal", "patents", "waste"], "global"].tolist() == [1, 1, 0]
    whole = result.weights_used(2022, "north")
    assert whole["global"].tolist() == pytest.approx(result.weights.global_.tolist())


def test_a_second_normalization_takes_scores_of_which_more_is_better():
    once = changed(steps=in_turn("normalize", "aggregate"))
    twice = changed(steps=in_turn("normalize", "normalize", "aggregate"))
    assert np.allclose(once.scores, twice.scores)  # min-max of min-max is the same
    waste = twice.stages["normalized"]["waste"], twice.stages["normalized-2"]["waste"]
    assert np.allclose(*waste)


def test_a_second_normalization_has_no_ends_of_its_own():
    steps = in_turn("normalize", "normalize", "aggregate")
    with pytest.raises(StepError):
        changed(steps=steps, reference="goalposts")


def test_judges_are_named_in_chinese_too():
    said = {"en": "group of 5", "zh": "5 位专家的群体"}
    weights = replace(
        tiny().weights, source="m · group of 5 · eigenvector", judges=said, title={"zh": "体系"}
    )
    assert whose(weights, "zh") == "《体系》，5 位专家的群体，特征向量法"
    assert whose(weights, "en") == "m · group of 5 · eigenvector"


def test_a_penalty_that_is_added_has_no_top():
    settings = {"aggregation": "mazziotta-pareto", "normalization": "z-score", "penalty": "plus"}
    result = changed(z_mean=100.0, z_sd=10.0, **settings)
    assert result.attainable.isna().all()
