"""Comparisons: correlations against scipy's, and what must be true of any two results."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from ahp.common.findings import UsageError
from index.commands import main
from index.compare.compare import compare, kendall_tau_b, spearman
from index.compare.differences import differences
from index.compare.show import compared
from index.compare.work import SETTINGS, changed_settings
from index.files.settings import SECTIONS
from index.project.errors import StepError
from index.project.example import tiny
from index.project.settings import Settings
from index.project.tree import Weights
from index.steps.build import build
from tests.index.strategies import projects

PAIRS = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), min_size=2, max_size=12)


@given(PAIRS)
def test_correlations_are_those_of_scipy(pairs):
    x, y = zip(*pairs, strict=True)
    assume(len(set(x)) > 1 and len(set(y)) > 1)
    assert spearman(x, y) == pytest.approx(stats.spearmanr(x, y).statistic, abs=1e-12)
    assert kendall_tau_b(x, y) == pytest.approx(stats.kendalltau(x, y).statistic, abs=1e-12)


@given(projects())
def test_shifts_turn_round_with_the_sides(project):
    a, b = build(project), build(project, settings=Settings(normalization="rank"))
    there, back = compare(a, b)[0], compare(b, a)[0]
    assert (there.table["shift"] == -back.table["shift"].loc[there.table.index]).all()
    same = compare(a, a)[0]
    assert (same.moved, same.mean_shift) == (0, 0.0)


def test_settings_are_changed_as_in_the_project_file():
    changed = changed_settings(
        tiny(),
        ["ranks.ties=dense", 'normalization.method="z-score"', "decimals = 2", "years=[2021]"],
    )
    assert (changed.ties, changed.normalization) == ("dense", "z-score")
    assert (changed.decimals, changed.years) == (2, (2021,))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ties", "does not assign"),
        ("rank.ties=dense", "Did you mean ranks"),
        ("ranks.tie=dense", "Did you mean ties"),
        ("ranks.ties=dens", "Did you mean dense"),
        ("decimals=many", "decimals"),
    ],
)
def test_settings_that_are_none_are_refused(text, said):
    with pytest.raises(UsageError, match=said):
        changed_settings(tiny(), [text])


def test_every_section_of_settings_can_be_changed():
    assert set(SETTINGS) == {*SECTIONS, *SECTIONS[""]} - {""}


def test_nothing_in_common_is_told():
    with pytest.raises(StepError, match="in common"):
        compare(build(tiny()), build(tiny()), year=1999)


def said(a, b, lang="en"):
    return [one.message(lang) for one in differences(a, b)]


def test_what_two_indices_differ_in_is_told():
    project = tiny()
    patents = project.indicator("patents")
    turned = replace(
        project,
        indicators=tuple(
            replace(one, direction=-one.direction) if one is patents else one
            for one in project.indicators
        ),
    )
    values = project.values.copy()
    values.iloc[0, 0] += 1.0
    a = build(project)
    assert said(a, a) == []
    assert said(a, build(turned)) == ["indicators.csv of 1 indicator: patents (direction 1 → -1)"]
    changed = said(a, build(replace(project, values=values)), "zh")
    assert changed == [f"{values.size} 个指标值中的 1 个"]
    weights = replace(project.weights, nodes=Weights.from_local(OTHER).nodes)
    (told,) = said(a, build(project, weights=weights))
    assert told.startswith("weights of 2 items")
    assert "by 25.00 percentage points" in told


OTHER = {"goal": (None, 1.0), "patents": ("goal", 0.5), "waste": ("goal", 0.5)}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_differs_stands_above_the_table(lang):
    a, b = build(tiny()), build(tiny(), settings=Settings(ties="dense"))
    notes = compared(compare(a, b)[0], lang).notes
    assert "ranks.ties competition → dense" in notes[0]
    same = compared(compare(a, a)[0], lang).notes
    assert len(same) == 3  # one heading for both


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (
            ["normalization.method=rank", "normalization.reference=goalposts"],
            "goalposts-without-use",
        ),
        (['aggregation.nodes={nonsense="harmonic"}'], "node-unknown"),
        (["outliers.method=winsorize", "normalization.reference=goalposts"], None),
        (['pools.kinds=["port"]'], "kind-unknown"),
    ],
)
def test_settings_are_checked_as_those_of_the_file(texts, code):
    with pytest.raises(UsageError) as caught:
        changed_settings(tiny(), texts)
    found = [one.code for one in caught.value.findings]
    assert found == [code or "outliers-with-goalposts"]


def test_programs_are_told_what_differs():
    a, b = build(tiny()), build(tiny(), settings=Settings(ties="dense"))
    said = compared(compare(a, b)[0], "zh").provenance
    assert said["differences"] == "ranks.ties competition → dense"


def test_of_many_ranks_tau_b_is_the_same_without_all_pairs_at_once(monkeypatch):
    generator = np.random.default_rng(3)
    x, y = generator.integers(0, 400, (2, 1200))
    y[:600] += x[:600]
    many = kendall_tau_b(x, y)
    monkeypatch.setattr("index.compare.compare._FEW", len(x))
    assert many == pytest.approx(kendall_tau_b(x, y), abs=1e-12)
    assert np.isnan(kendall_tau_b(np.ones(5000), np.arange(5000)))


@pytest.mark.parametrize("arguments", [["--model", ""], ["--method", ""], [""]])
def test_an_option_without_a_name_is_no_option_left_out(arguments, capsys):
    asked = ["compare", "examples/regional-index-demo", "--set", "decimals=2", "--lang", "en"]
    assert main([*asked, *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "''" in err
