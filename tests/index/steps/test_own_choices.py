"""Each indicator's own normalization, type, tie rule and treatment, against their definitions."""

from dataclasses import replace
from pathlib import Path
from statistics import fmean, stdev

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.project.errors import StepError
from index.project.example import tiny
from index.project.indicators import Indicator
from index.project.settings import Settings
from index.project.tables import blocks_of, table_index
from index.steps.build import build
from index.steps.formulas import percentile_scores, rank_scores, toward_best
from index.steps.normalize import apply_reference, normalize
from index.steps.outliers import Rule, passes, rules_of, shifted_log, treat_outliers
from index.steps.rank import rank_table, ranks
from index.steps.reference import reference_of
from tests.index.strategies import amounts

ASEM = Path(__file__).parents[1] / "asem"


def table(**columns: list[float]) -> pd.DataFrame:
    count = len(next(iter(columns.values())))
    return pd.DataFrame(columns, table_index((2022, f"r{k}") for k in range(count)))


def pools(values: pd.DataFrame) -> dict[str, str]:
    return dict.fromkeys(values.index.get_level_values("region"), "p")


def scores(values: list[float], indicator: Indicator, settings: Settings | None = None):
    given_ = table(x=values)
    found = normalize(given_, [indicator], settings or Settings(), pools(given_))
    return found.table["x"].tolist()


def refused(values: list[float], indicator: Indicator, settings: Settings | None = None):
    with pytest.raises(StepError) as caught:
        scores(values, indicator, settings)
    return [found.code for found in caught.value.findings]


numbers = st.lists(amounts(), min_size=2, max_size=8)


# moderate and interval


def test_a_moderate_indicator_as_published():
    # e-com-net.com/article/1279909411699048448.htm: best 7, so M = 2
    assert scores([6, 7, 8, 9], Indicator("x", best=(7, 7))) == [50, 100, 50, 0]


def test_an_interval_between_fixed_ends_as_published():
    # 司守奎, 孙玺菁, 数学建模算法与应用 (3rd edition), chapter 14: students for each teacher
    # of five graduate schools, best 5 to 6, not acceptable below 2 and above 12
    teachers = Indicator("x", best=(5, 6), goalposts=(2, 12), reference="goalposts")
    found = scores([5, 6, 7, 10, 2], teachers)
    assert np.round(np.array(found) / 100, 4).tolist() == [1, 1, 0.8333, 0.3333, 0]


@given(numbers, amounts())
def test_a_moderate_score_is_one_less_the_share_of_the_farthest(values, best):
    farthest = max(abs(value - best) for value in values)
    found = scores(values, Indicator("x", best=(best, best)))
    expected = [100 * (1 - abs(value - best) / farthest) if farthest else 100 for value in values]
    assert found == pytest.approx(expected, abs=1e-9)


@given(numbers, amounts(), st.integers(1, 10**5).map(lambda whole: whole / 100))
def test_an_interval_score_is_the_formula_of_textbooks(values, low, width):
    high = low + width
    farthest = max(low - min(values), max(values) - high)
    expected = []
    for value in values:
        if low <= value <= high or farthest <= 0:
            expected.append(100)
        else:
            short = low - value if value < low else value - high
            expected.append(100 * (1 - short / farthest))
    assert scores(values, Indicator("x", best=(low, high))) == pytest.approx(expected, abs=1e-7)


@given(numbers, amounts(), st.sampled_from(["rank", "percentile", "borda", "z-score"]))
def test_other_methods_take_the_distance_for_a_value_of_which_less_is_better(values, best, method):
    distances = [abs(value - best) for value in values]
    assume(max(distances) - min(distances) > 1e-6)
    found = scores(values, Indicator("x", best=(best, best), normalization=method))
    less = scores(distances, Indicator("x", direction=-1, normalization=method))
    assert found == pytest.approx(less, abs=1e-9)


def test_what_equals_the_best_value_up_to_rounding_has_the_full_score():
    assert scores([0.7 / 7, 0.1], Indicator("x", best=(0.1, 0.1))) == [100, 100]
    assert scores([0.7 / 7, 0.3], Indicator("x", best=(0.1, 0.1))) == [100, 0]


def test_a_best_value_goes_through_the_transform_as_values_do():
    values, one = [1.0, 2.0, 3.0], Indicator("x", best=(100.0, 100.0), transform="log10")
    assert scores(values, one) == [0, 100, 0]


def test_the_ends_of_a_moderate_scale_are_values():
    values = table(x=[6.0, 7.0, 9.0])
    one = Indicator("x", best=(7, 8))
    found = reference_of(values, [one], Settings(), pools(values)).iloc[0]
    assert (found["low"], found["high"], found["mean"]) == (6, 9, pytest.approx(2 / 3))
    moved = apply_reference(
        values - 1, reference_of(values, [one], Settings(), pools(values)), [one], Settings(),
        pools(values),
    )  # fmt: skip
    assert moved["x"].tolist() == [-100, 0, 100]


def test_a_value_beyond_the_ends_of_a_moderate_scale_is_refused_or_capped():
    posts = {"goalposts": (0.0, 10.0), "reference": "goalposts", "best": (4.0, 6.0)}
    assert refused([5, 11], Indicator("x", **posts)) == ["value-outside-goalposts"]
    assert scores([5, 11], Indicator("x", **posts, outside="cap")) == [100, 0]
    assert scores([5, 11], Indicator("x", **posts, outside="keep")) == [100, -25]


def test_equal_distances_are_refused_where_only_the_others_tell_them_apart():
    for method in ("rank", "percentile", "borda", "z-score"):
        one = Indicator("x", best=(5, 5), normalization=method)
        assert refused([4, 6], one) == ["distance-constant"]
        assert scores([4, 6], one, Settings(constant=7)) == [7, 7]


@pytest.mark.parametrize(
    "method", ["distance-to-target", "distance-to-region", "ratio-to-target", "ratio-to-max"]
)
def test_methods_that_know_only_more_or_less_refuse_a_moderate_indicator(method):
    one = Indicator("x", best=(5, 5), target=5.0, normalization=method)
    assert refused([4, 6], one) == ["best-by-method"]


def test_no_width_beside_the_best_value_gives_no_score_but_there():
    found = toward_best(np.array([4.0, 5.0, 6.0]), 5, 5, 5, 7)
    assert np.isnan(found[0])
    assert found[1:].tolist() == [100, 50]


# methods


@given(numbers, st.integers(1, 50), amounts(0, 100))
def test_z_scores_have_the_mean_and_deviation_they_are_given(values, sd, mean):
    assume(max(values) > min(values))
    for one, settings in (
        (Indicator("x"), Settings(normalization="z-score", z_mean=mean, z_sd=sd)),
        (Indicator("x", normalization="z-score", z_mean=mean, z_sd=sd), Settings()),
    ):
        found = scores(values, one, settings)
        assert (fmean(found), stdev(found)) == pytest.approx((mean, sd))


@given(st.lists(amounts(1), min_size=2, max_size=8), amounts(1))
def test_a_ratio_to_target_is_taken_both_ways(values, target):
    settings = Settings(normalization="ratio-to-target", outside="keep", scale=(0, 1))
    more = scores(values, Indicator("x", target=target), settings)
    less = scores(values, Indicator("x", target=target, direction=-1), settings)
    assert more == pytest.approx([value / target for value in values])
    assert less == pytest.approx([target / value for value in values])
    capped = scores(values, Indicator("x", target=target, outside="cap"), settings)
    assert capped == pytest.approx([min(value / target, 1) for value in values])


@given(st.lists(amounts(1), min_size=2, max_size=8))
def test_a_ratio_to_the_best_is_at_most_full(values):
    settings = Settings(normalization="ratio-to-max", scale=(0, 1))
    more, less = (
        scores(values, Indicator("x"), settings),
        scores(values, Indicator("x", direction=-1), settings),
    )
    assert more == pytest.approx([value / max(values) for value in values])  # COINr's n_fracmax
    assert less == pytest.approx([min(values) / value for value in values])


def test_what_has_no_ratio_is_refused():
    settings = Settings(normalization="ratio-to-max")
    assert refused([-1, 2], Indicator("x"), settings) == ["ratio-not-positive"]
    assert refused([0, 2], Indicator("x", direction=-1), settings) == ["ratio-not-positive"]
    assert scores([0, 2], Indicator("x"), settings) == [0, 100]
    settings = Settings(normalization="ratio-to-target")
    assert refused([1, 2], Indicator("x", target=-1.0), settings) == ["ratio-not-positive"]
    assert refused([1, 2], Indicator("x"), settings) == ["target-missing"]
    assert refused([1, 2], Indicator("x", target=1.5), settings) == ["value-beyond-target"]


@given(numbers, st.integers(0, 7), st.sampled_from((1, -1)))
def test_the_way_to_a_region_is_that_of_coinr(values, which, direction):
    turned = [value * direction for value in values]
    reached = turned[which % len(values)]
    assume(reached - min(turned) > 1e-3)
    settings = Settings(
        normalization="distance-to-region", reference_region=f"r{which % len(values)}", scale=(0, 1)
    )
    # n_dist2ref of COINr 1.1: 1 - (ref - x) / (ref - min), on values times their direction
    expected = [1 - (reached - value) / (reached - min(turned)) for value in turned]
    one = Indicator("x", direction=direction)
    assert scores(values, one, settings) == pytest.approx(expected)
    capped = scores(values, Indicator("x", direction=direction, outside="cap"), settings)
    assert capped == pytest.approx([min(score, 1) for score in expected])


def test_a_region_to_compare_with_must_have_a_value_and_not_be_worst():
    settings = Settings(normalization="distance-to-region", reference_region="r0")
    assert refused([1, 2], Indicator("x"), settings) == ["reference-region-worst"]
    assert refused([np.nan, 2, 3], Indicator("x"), settings) == ["reference-region-missing"]
    settings = Settings(normalization="distance-to-region")
    assert refused([1, 2], Indicator("x"), settings) == ["reference-region-unsaid"]


def test_indicators_side_by_side_score_as_each_alone():
    values = [3.0, 1.0, 4.0, 1.0, 5.0]
    own = {
        "a": Indicator("a"),
        "b": Indicator("b", normalization="z-score", z_mean=100, z_sd=10),
        "c": Indicator("c", normalization="percentile", ties="min", direction=-1),
        "d": Indicator("d", normalization="ratio-to-target", target=5.0),
        "e": Indicator("e", best=(2, 3)),
        "f": Indicator("f", normalization="rank", reference="pooled"),
        "g": Indicator("g", normalization="z-score", best=(2, 3)),
    }
    together = table(**dict.fromkeys(own, values))
    found = normalize(together, list(own.values()), Settings(), pools(together)).table
    for code, one in own.items():
        alone = together[[code]]
        expected = normalize(alone, [one], Settings(), pools(alone)).table[code]
        assert found[code].tolist() == expected.tolist(), code


# ties

TIED = {"average": 2.5, "min": 2, "max": 3, "dense": 2}


@pytest.mark.parametrize("ties", TIED)
def test_equal_values_share_a_number_by_the_rule(ties):
    last = 3 if ties == "dense" else 4
    expected = [1, TIED[ties], TIED[ties], last]
    values = [1.0, 5.0, 5.0, 9.0]
    assert rank_scores(np.array(values)[:, None], ties=ties)[:, 0].tolist() == expected
    one = Indicator("x", normalization="rank", ties=ties)
    assert scores(values, one) == expected
    assert scores(values, Indicator("x", normalization="borda", ties=ties)) == [
        number - 1 for number in expected
    ]
    share = scores(values, Indicator("x"), Settings(normalization="percentile", order_ties=ties))
    assert share == pytest.approx([100 * (number - 1) / (last - 1) for number in expected])


@given(st.lists(st.integers(0, 5).map(float), min_size=2, max_size=12))
def test_percentiles_by_minimum_are_those_of_the_cdc(values):
    # (rank - 1) / (N - 1), ties at the lowest rank: the share of the others that are lower
    found = percentile_scores(np.array(values)[:, None], ties="min")[:, 0]
    others = len(values) - 1
    expected = [100 * sum(other < value for other in values) / others for value in values]
    assert found == pytest.approx(expected)


def test_scores_are_ranked_by_the_rule_for_ties():
    found = np.array([9.0, 5.0, 5.0, 1.0])
    assert ranks(found, "min").tolist() == ranks(found, "competition").tolist() == [1, 2, 2, 4]
    assert ranks(found, "max").tolist() == [1, 3, 3, 4]
    columns = table(goal=[9.0, 5.0, 5.0, np.nan])
    assert rank_table(columns, pools(columns), "max")["goal"].tolist()[:3] == [1, 3, 3]


# equal up to the rounding of arithmetic

EQUAL = [0.7 / 7, 0.1 / 1]


def test_quotients_that_differ_by_rounding_alone_are_tied():
    assert EQUAL[0] != EQUAL[1]
    values = [*EQUAL, 0.05]
    assert scores(values, Indicator("x", normalization="rank")) == [2.5, 2.5, 1]
    assert scores(values, Indicator("x", normalization="percentile")) == [75, 75, 0]
    assert ranks(np.array(values)).tolist() == [1, 1, 3]
    logs = np.log(np.array(values) * 10)  # one of the first two is 0, the other is not
    assert rank_scores(logs[:, None])[:, 0].tolist() == [2.5, 2.5, 1]


@pytest.mark.parametrize("method", ["min-max", "z-score", "rank", "percentile", "borda"])
def test_a_column_that_varies_by_rounding_alone_is_constant(method):
    assert refused(EQUAL, Indicator("x", normalization=method)) == ["column-constant"]
    assert scores(EQUAL, Indicator("x", normalization=method), Settings(constant=1)) == [1, 1]


def test_a_goalpost_reached_up_to_rounding_is_not_exceeded():
    one = Indicator("x", goalposts=(0.0, 0.3), reference="goalposts")
    assert scores([0.1 + 0.2, 0.15], one) == pytest.approx([100, 50])


@given(st.lists(st.integers(1, 10**9), min_size=2, max_size=9), st.integers(-200, 200))
def test_numbers_that_differ_are_never_tied_whatever_their_size(values, power):
    scaled = np.array(values) * 10.0**power
    assert ranks(scaled).tolist() == ranks(np.array(values, dtype=float)).tolist()
    expected = [1 + sum(other > value for other in values) for value in values]
    assert ranks(scaled).tolist() == expected


@given(st.lists(st.integers(1, 50), min_size=2, max_size=9), st.integers(1, 10**6))
def test_equal_quotients_are_tied_whatever_they_are_divided_by(values, factor):
    quotients = np.array(
        [value * (k + factor) / 7 / (k + factor) for k, value in enumerate(values)]
    )
    assert ranks(quotients).tolist() == ranks(np.array(values, dtype=float)).tolist()


def test_a_single_great_value_ties_no_others():
    assert ranks(np.array([1e15, 0.001, 0.002, 0.003, 0.004])).tolist() == [1, 5, 4, 3, 2]


# treatment

SKEWED = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 1000]


def treated(values: list[float], indicator: Indicator, settings: Settings | None = None):
    given_ = table(x=values)
    assert isinstance(given_.index, pd.MultiIndex)
    blocks = blocks_of(given_.index, pools(given_), pooled=False)
    rules = rules_of([indicator], settings or Settings())
    found = treat_outliers(given_, blocks, rules=rules)
    return found.table["x"].tolist(), found.audit


def test_each_indicator_may_be_treated_in_its_own_way():
    winsorized = [*SKEWED[:-1], 9]
    on = Settings(outliers="winsorize")
    assert treated(SKEWED, Indicator("x"))[0] == SKEWED
    assert treated(SKEWED, Indicator("x"), on)[0] == winsorized
    assert treated(SKEWED, Indicator("x", treatment="winsorize"))[0] == winsorized
    none, audit = treated(SKEWED, Indicator("x", treatment="none"), on)
    assert none == SKEWED
    assert audit.empty
    logs = shifted_log(np.array(SKEWED)).tolist()
    found, audit = treated(SKEWED, Indicator("x", treatment="log"))
    assert found == logs
    assert audit["action"].tolist() == ["log"]


def test_only_what_is_forced_is_treated_where_the_rule_is_met():
    plain = [1.0, 2, 3, 4, 5, 7]
    assert passes(np.array(plain), 2, 3.5)
    for treatment in ("none", "winsorize", "log"):
        assert treated(plain, Indicator("x", treatment=treatment))[0] == plain
    forced = Indicator("x", treatment="forced-winsorize", most_winsorized=1)
    found, audit = treated(plain, forced)
    assert found == [1, 2, 3, 4, 5, 5]
    assert audit["winsorized_high"].tolist() == [1]
    found, audit = treated(plain, Indicator("x", treatment="forced-log"))
    assert found == shifted_log(np.array(plain)).tolist()


def test_an_indicator_may_have_limits_of_its_own():
    on = Settings(outliers="winsorize")
    assert treated(SKEWED, Indicator("x", skewness=5), on)[0] == SKEWED
    assert treated(SKEWED, Indicator("x", kurtosis=50), on)[0] == SKEWED
    assert treated(SKEWED, Indicator("x", most_winsorized=0), on)[0] == SKEWED
    strict = Settings(outliers="winsorize", most_winsorized=0)
    assert treated(SKEWED, Indicator("x", most_winsorized=1), strict)[0] == [*SKEWED[:-1], 9]
    assert rules_of([Indicator("x")], strict) == (Rule("winsorize", most=0),)


def test_a_column_that_does_not_vary_has_no_logarithm():
    assert treated([3.0, 3.0, 3.0], Indicator("x", treatment="forced-log"))[0] == [3, 3, 3]


# COINr


def stage(name: str) -> pd.DataFrame:
    frame = pd.read_csv(ASEM / f"{name}.csv", index_col="uCode")
    return frame.set_axis(table_index((2018, code) for code in frame.index))


def asem_indicators(**own: str) -> list[Indicator]:
    meta = pd.read_csv(ASEM / "iMeta.csv")
    meta = meta[meta["Type"] == "Indicator"]
    order = stage("ex_Normalised").columns
    direction = dict(zip(meta["iCode"], meta["Direction"], strict=True))
    return [Indicator(code, direction=int(direction[code]), **own) for code in order]


def test_asem_is_treated_indicator_by_indicator_as_by_coinr():
    given_ = stage("ex_Imputed")
    indicators = asem_indicators(treatment="winsorize")
    columns = [one.code for one in indicators]
    assert isinstance(given_.index, pd.MultiIndex)
    blocks = blocks_of(given_.index, pools(given_), pooled=False)
    rules = rules_of(indicators, Settings(outlier_fallback="log"))
    found = treat_outliers(given_[columns], blocks, rules=rules)
    np.testing.assert_allclose(found.table, stage("ex_Treated")[columns], rtol=1e-12)


def test_asem_is_normalized_indicator_by_indicator_as_by_coinr():
    indicators = asem_indicators(normalization="min-max")
    given_ = stage("ex_Treated")[[one.code for one in indicators]]
    settings = Settings(normalization="rank")
    found = normalize(given_, indicators, settings, pools(given_)).table
    np.testing.assert_allclose(found, stage("ex_Normalised")[given_.columns], rtol=1e-9, atol=1e-9)


# what is said


@pytest.mark.parametrize(
    ("method", "advice"), [("z-score", "mean = 100"), ("min-max", "range = [1, 100]")]
)
def test_advice_for_a_geometric_mean_fits_the_normalization(method, advice):
    for own, settings in (({}, {"normalization": method}), ({"normalization": method}, {})):
        project = tiny()
        indicators = tuple(replace(one, **own) for one in project.indicators)
        with pytest.raises(StepError) as caught:
            build(
                replace(project, indicators=indicators),
                settings=Settings(aggregation="geometric", **settings),
            )
        assert all(advice in found.text("en") for found in caught.value.findings)


def test_the_heading_names_indicators_that_are_normalized_otherwise():
    project = tiny()
    first, *others = project.indicators
    own = replace(first, normalization="percentile", ties="min")
    moderate = replace(others[0], best=(1.0, 2.0))
    found = build(replace(project, indicators=(own, moderate, *others[1:]))).heading()
    assert "Percentiles (ties at their minimum) in each year: patents" in found
    assert "Best within a range: waste (1–2)." in found
