"""Comparisons: correlations against scipy's, and what must be true of any two results."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from ahp.common.findings import UsageError
from index.compare.compare import compare, kendall_tau_b, spearman
from index.compare.work import SETTINGS, changed_settings
from index.files.settings import SECTIONS
from index.project.errors import StepError
from index.project.example import tiny
from index.project.settings import Settings
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
