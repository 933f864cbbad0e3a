"""Settings that count for nothing, and choices of steps that do not go together."""

import pytest

from ahp.common.findings import Problems, UsageError
from ahp.common.io.toml import Document, loads
from index.compare.work import changed_settings
from index.files.contradictions import check_settings
from index.files.settings import read_settings
from index.project.example import tiny
from index.project.indicators import Indicator
from index.project.regions import Region

REGIONS = (Region("r1"), Region("r2"))
FIXED = '{ step = "normalize", reference = "goalposts" }'


def told(toml, *indicators):
    """Return the code, the key and the English message of everything said about settings."""
    problems = Problems()
    document = Document("index.toml", loads(toml), toml, problems)
    settings = read_settings(document)
    check_settings(document, settings, indicators or (Indicator("a"), Indicator("b")), REGIONS)
    found = problems.findings
    return [(one.code, one.place and one.place.key, one.message()) for one in found]


@pytest.mark.parametrize(
    ("toml", "use"),
    [
        ('[normalization]\nmethod = "z-score"\nrange = [1, 100]', "a scale of their own"),
        ('[normalization]\nmethod = "rank"\nrange = [1, 100]', "a scale of their own"),
        ("[normalization]\nmean = 100", "for z-scores only"),
        ("[normalization]\nsd = 10", "for z-scores only"),
        ('[normalization]\nties = "min"', "for rank, percentile and borda"),
        ('[normalization]\nregion = "r1"', "for distance-to-region only"),
        ('[normalization]\noutside = "cap"', "nothing is measured by goalposts"),
        ('[normalization]\nmethod = "ratio-to-max"\nconstant = 0', "whether values vary or not"),
        ("[aggregation]\ncoverage = 0.5", 'missing = "renormalize"'),
        ('[aggregation]\nzero = "allow"', "geometric or harmonic"),
        ('[missing]\nwithin = "parent"', "by a mean or median"),
        ('[missing]\nmethod = "mean"\nlongest = 2', "by carry-forward or interpolate"),
        ('[missing]\nmethod = "mean"\ndenominators = "fill"', "before denominators divide"),
        ('[missing]\nbelow = "exclude"', "region_coverage is not given"),
        ('[transforms]\nzero_denominator = "zero"', "no indicator has a denominator"),
        ("[outliers]\nskewness = 1", "no outliers are treated"),
        ("[outliers]\nkurtosis = 1", "no outliers are treated"),
        ("[outliers]\nmost = 1", "nothing is winsorized"),
        ('[outliers]\nfallback = "log"', "nothing is winsorized"),
        ('[outliers]\nreference = "pooled"', "no outliers are treated"),
    ],
)
def test_a_setting_that_counts_for_nothing_is_told(toml, use):
    ((code, key, message),) = told(toml)
    assert code == "setting-without-use"
    assert key == f"{toml[1 : toml.index(']')]}.{toml.splitlines()[-1].partition(' ')[0]}"
    assert use in message


@pytest.mark.parametrize(
    ("toml", "indicator"),
    [
        ('[normalization]\nmethod = "z-score"\nrange = [1, 9]', {"normalization": "min-max"}),
        ("[normalization]\nmean = 100", {"normalization": "z-score"}),
        ('[normalization]\nties = "min"', {"normalization": "borda"}),
        ('[normalization]\nregion = "r1"', {"normalization": "distance-to-region"}),
        ('[normalization]\noutside = "cap"', {"reference": "goalposts", "goalposts": (0.0, 1.0)}),
        ('[normalization]\noutside = "cap"', {"normalization": "ratio-to-target", "target": 1.0}),
        ("[outliers]\nskewness = 1", {"treatment": "log"}),
        ("[outliers]\nmost = 1", {"treatment": "forced-winsorize"}),
        ('[transforms]\nzero_denominator = "zero"', {"denominator": "b"}),
        ('[normalization]\nrange = [0, 100]\nmethod = "z-score"', {}),  # as it is anyway
        ("[normalization]\nconstant = 0", {}),
    ],
)
def test_one_indicator_is_use_enough(toml, indicator):
    assert told(toml, Indicator("a", **indicator), Indicator("b")) == []


def test_a_choice_of_nodes_is_use_enough():
    steps = 'steps = ["normalize", "aggregate", { step = "normalize", nodes = "g", method = "%s" }]'
    ties = '\n[normalization]\nties = "min"'
    assert told(steps % "rank" + ties) == []
    assert [code for code, *_ in told(steps % "z-score" + ties)] == ["setting-without-use"]


def test_what_a_step_chooses_for_nothing_is_told():
    step = '{ step = "normalize", nodes = "g", method = "rank", range = [0, 1] }'
    ((code, key, message),) = told(f'steps = ["normalize", "aggregate", {step}]')
    assert (code, key) == ("setting-without-use", "steps")
    assert message.startswith("normalize: range counts for nothing")
    step = '{ step = "impute", method = "mean", longest = 3 }'
    ((code, _, message),) = told(f'steps = [{step}, "normalize", "aggregate"]')
    assert (code, "longest" in message) == ("setting-without-use", True)


def test_columns_of_indicators_that_count_for_nothing_are_told_once():
    ((code, _, message),) = told("", Indicator("a", z_mean=5.0), Indicator("b", z_mean=6.0))
    assert code == "choice-without-use"
    assert message == (
        "z_mean in indicators.csv counts for nothing for a, b: it is for z-scores only"
    )
    assert told("", Indicator("a", z_mean=5.0, normalization="z-score")) == []
    assert [code for code, *_ in told("", Indicator("a", skewness=1.0))] == ["choice-without-use"]
    assert told('[outliers]\nmethod = "winsorize"', Indicator("a", skewness=1.0)) == []


def test_steps_own_choices_are_checked_as_those_of_all():
    on = '\n[outliers]\nmethod = "winsorize"'
    steps = f'steps = ["treat", {FIXED}, "normalize", "aggregate"]'
    assert ("outliers-with-goalposts", "steps") in [one[:2] for one in told(steps + on)]
    usual = 'steps = ["treat", "normalize", "aggregate"]'
    assert told(usual + on) == []
    log = 'steps = [{ step = "treat", fallback = "log" }, "normalize", "aggregate"]'
    found = told(log + on, Indicator("a", best=(1.0, 2.0)))
    assert [one[:2] for one in found] == [("log-with-fixed-values", "steps")]
    step = '{ step = "normalize", method = "rank", reference = "goalposts" }'
    assert ("goalposts-without-use", "steps") in [
        one[:2] for one in told(f'steps = [{step}, "normalize", "aggregate"]')
    ]


def test_a_change_that_counts_for_nothing_is_refused():
    with pytest.raises(UsageError, match="mean counts for nothing here"):
        changed_settings(tiny(), ["normalization.mean=100"])
    texts = ["normalization.mean=100", "normalization.method=z-score"]
    assert changed_settings(tiny(), texts).z_mean == 100
