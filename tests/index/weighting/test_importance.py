"""Weights for a wanted importance: closed forms, brute force, both estimators, and the tree."""

import os
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.check.data import data_of
from index.check.importance_rows import importance
from index.check.sections import Choices
from index.commands import main
from index.project.errors import StepError
from index.project.tables import table_index
from index.project.tree import Weights
from index.project.weights import Weighting
from index.steps.build import build
from index.weighting.aims import reached
from index.weighting.correlation import balanced_weights
from index.weighting.importance import importance_shares, importance_weights
from index.weighting.method import Unfit
from index.weighting.registry import derive_weights
from tests.index.check.project import small
from tests.index.weighting.samples import tables

RNG = np.random.default_rng(17)
WANTED = np.array([0.5, 0.3, 0.2])


def misfit(values, weights, wanted, estimator="line"):
    return ((importance_shares(values, weights, estimator) - wanted) ** 2).sum()


def with_covariance(covariance, rows=40):
    """Values whose covariance is exactly the one given."""
    raw = RNG.normal(size=(rows, len(covariance)))
    raw -= raw.mean(axis=0)
    white = raw @ np.linalg.inv(np.linalg.cholesky(raw.T @ raw / rows)).T
    return white @ np.linalg.cholesky(covariance).T


def test_the_closed_form_from_the_covariance():
    covariance = np.array([[4.0, 0.6, 0.2], [0.6, 1.0, 0.1], [0.2, 0.1, 9.0]])
    values = with_covariance(covariance)
    spread = np.sqrt(np.diag(covariance))
    # (C w)_i / s_i in the ratios of the roots of the wanted shares
    solved = np.linalg.solve(covariance, spread * np.sqrt(WANTED))
    assert (solved > 0).all()
    weights = importance_weights(values, WANTED)
    assert weights == pytest.approx(solved / solved.sum())
    assert importance_shares(values, weights) == pytest.approx(WANTED)


def test_independent_columns_of_one_variance_weigh_by_roots():
    values = with_covariance(np.eye(3))
    roots = np.sqrt(WANTED)
    assert importance_weights(values, WANTED) == pytest.approx(roots / roots.sum())
    assert importance_weights(values) == pytest.approx([1 / 3] * 3)


@given(tables(min_rows=6, min_columns=2, max_columns=3), st.integers(1, 8))
@settings(max_examples=25, deadline=None)
def test_no_weights_on_a_grid_come_nearer(values, first):
    assume(np.linalg.cond(np.corrcoef(values.T)) < 1e4)
    count = values.shape[1]
    wanted = np.array([first, *[5] * (count - 1)]) / (first + 5 * (count - 1))
    steps = np.linspace(0, 1, 21)
    grid = [
        np.array([*one, 1 - sum(one)])
        for one in ([(a,) for a in steps] if count == 2 else [(a, b) for a in steps for b in steps])
        if sum(one) <= 1 + 1e-9
    ]
    try:
        weights = importance_weights(values, wanted)
    except Unfit:
        assume(False)
    assert (weights >= 0).all()
    assert weights.sum() == pytest.approx(1)
    least = min(misfit(values, one / np.where(one.sum(), one.sum(), 1), wanted) for one in grid)
    assert misfit(values, weights, wanted) <= least + 1e-6


def test_equal_importance_is_where_correlations_balance():
    values = with_covariance(np.array([[1.0, 0.3, 0.2], [0.3, 2.0, 0.1], [0.2, 0.1, 0.5]]))
    assert importance_weights(values) == pytest.approx(balanced_weights(values))


def test_a_column_in_other_units_weighs_inversely():
    values = with_covariance(np.eye(3) + 0.2)
    factors = np.array([1.0, 10.0, 0.1])
    scaled = importance_weights(values * factors, WANTED) * factors
    assert scaled / scaled.sum() == pytest.approx(importance_weights(values, WANTED))


def test_by_curves_what_is_no_line_counts_too():
    # the first matters by a parabola that no line sees: the second is its square
    x = np.linspace(-1, 1, 41)
    values = np.column_stack([x, x**2 + 0.1 * np.sin(9 * x)])
    equal = np.array([0.5, 0.5])
    weights = importance_weights(values, equal, "curve")
    assert misfit(values, weights, equal, "curve") <= misfit(
        values, importance_weights(values, equal), equal, "curve"
    )
    brute = min(
        misfit(values, np.array([a, 1 - a]), equal, "curve") for a in np.linspace(0, 1, 101)
    )
    assert misfit(values, weights, equal, "curve") <= brute + 1e-3


def test_by_curves_of_what_is_linear_is_by_lines():
    x = np.array([(a, b) for a in range(4) for b in range(4)], dtype=float)
    by_line, by_curve = (importance_weights(x, [0.8, 0.2], one) for one in ("line", "curve"))
    assert by_curve == pytest.approx(by_line, abs=1e-6)
    assert by_line == pytest.approx([2 / 3, 1 / 3])


def test_a_curve_needs_ten_rows():
    with pytest.raises(Unfit) as caught:
        importance_weights(np.arange(12.0).reshape(6, 2) ** 2, None, "curve")
    assert (caught.value.what.code, caught.value.details["least"]) == ("weighting-rows-too-few", 10)


TREE = Weights.from_local(
    {
        "goal": (None, 1),
        "d": ("goal", 2),
        "a": ("d", 1),
        "b": ("d", 3),
        "e": ("goal", 1),
        "c": ("e", 1),
    },
    names={"a": {"en": "Patents", "zh": "专利"}},
    source="model · eigenvector",
)
REGIONS = [f"r{place}" for place in range(30)]
POOLS = dict.fromkeys(REGIONS, "province")
VALUES = RNG.uniform(1, 99, size=(30, 3))
TABLE = pd.DataFrame(
    VALUES,
    table_index((2022, region) for region in REGIONS),
    ["a", "b", "c"],
)


def test_the_tree_s_own_weights_are_the_wanted_importance_of_siblings():
    found = derive_weights("importance", TABLE, TREE, POOLS)
    for one in reached([TABLE.to_numpy()], found, TREE, "parent", "line"):
        assert one.reached == pytest.approx(one.wanted, abs=1e-6)
        assert one.wanted == TREE.local[one.code]
    assert found.source == (
        "importance-optimized weights (to matter as the index's own weights say; squared "
        "correlations; within each parent; 2022; provinces; wanted importance reached)"
    )


def test_what_check_shows_is_what_was_wanted():
    columns = {code: RNG.uniform(size=25) for code in "abc"}
    project = replace(small(**columns), weighting=Weighting("importance", {}))
    (data,), _ = data_of(project)
    rows = importance(data, Choices())
    linear = np.array([one.ratio.linear for one in rows])
    assert linear / linear.sum() == pytest.approx([1 / 6, 2 / 6, 3 / 6], abs=1e-6)
    assert build(project).weights.kind == "importance"


def test_shares_by_node_and_the_rest_by_own_weights():
    found = derive_weights("importance", TABLE, TREE, POOLS, wanted={"专利": 0.6})
    by_code = {one.code: one for one in reached([TABLE.to_numpy()], found, TREE, "parent", "line")}
    assert by_code["a"].reached == pytest.approx(0.6, abs=1e-6)
    assert by_code["d"].reached == pytest.approx(2 / 3, abs=1e-6)
    assert "wanted importance: 专利 60%" in found.source
    found = derive_weights("importance", TABLE, TREE, POOLS, wanted={"c": 0.6}, within="all")
    shares = importance_shares(TABLE.to_numpy(), found.global_[["a", "b", "c"]].to_numpy())
    assert shares == pytest.approx([0.1, 0.3, 0.6], abs=1e-6)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_not_reached_is_told(lang):
    table = TABLE.assign(b=TABLE["a"] + 0.01 * TABLE["b"])  # nearly the same
    found = derive_weights("importance", table, TREE, POOLS, wanted={"a": 0.9})
    said = found.words[lang]
    assert {"en": "not reached for 2 of 4, at worst", "zh": "4 项中有 2 项未达到"}[lang] in said
    gaps = reached(
        [table.to_numpy()], found, TREE.with_local({"a": 0.9, "b": 0.1}), "parent", "line"
    )
    assert f"{sum((one.reached - one.wanted) ** 2 for one in gaps):.4f}" in said


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ({}, "wanted importance names no item"),
        ({"x": 0.5}, "wanted importance of 'x': there is no such item"),
        ({"goal": 0.5}, "no such item|must sum to 1"),
        ({"a": 0.5, "Patents": 0.5}, "named twice"),
        ({"a": 1.5}, "is 1.5, and not a share from 0 to 1"),
        ({"a": -0.1}, "not a share"),
        ({"a": True}, "not a share"),
        ({"a": "half"}, "not a share"),
        ({"a": float("nan")}, "not a share"),
        ({"a": 0.5, "b": 0.4}, "sums to 0.9; that of all items of one parent must sum to 1"),
        ({"a": 0.8, "b": 0.8}, "sums to 1.6"),
        ({"c": 0.5}, "sums to 0.5"),
    ],
)
def test_wanted_shares_that_make_no_sense_are_refused(wanted, text):
    with pytest.raises(StepError, match=text):
        derive_weights("importance", TABLE, TREE, POOLS, wanted=wanted)


def test_a_wrong_wish_is_told_with_the_file_of_settings():
    project = small(**{code: RNG.uniform(size=9) for code in "abc"})
    weighting = Weighting("importance", {"wanted": {"x": 0.5}})
    with pytest.raises(StepError) as caught:
        build(replace(project, folder="somewhere", weighting=weighting))
    (found,) = caught.value.findings
    assert found.path == os.path.join("somewhere", "index.toml")


def test_what_is_unfit_within_a_parent_is_named_rightly():
    table = TABLE.assign(c=7.0)
    tree = Weights.from_local(
        {"goal": (None, 1), "a": ("goal", 1), "n": ("goal", 1), "b": ("n", 1), "c": ("n", 1)}
    )
    with pytest.raises(StepError, match=r"derived: c \(1 indicator\) are the same"):
        derive_weights("importance", table, tree, POOLS)
    with pytest.raises(StepError, match=r"derived: c \(1 indicator\) are the same"):
        derive_weights("correlation", table, tree, POOLS, within="parent")


def project_files(folder, weights):
    """A small project whose weights stand in its table of indicators."""
    folder.mkdir()
    (folder / "index.toml").write_text(f"format = 1\n[weights]\n{weights}\n", encoding="utf-8")
    (folder / "indicators.csv").write_text(
        "code,parent,weight,direction\ngoal,,1,\na,goal,0.7,1\nb,goal,0.3,1\n", encoding="utf-8"
    )
    (folder / "regions.csv").write_text(
        "code,kind\n" + "".join(f"{one},region\n" for one in REGIONS), encoding="utf-8"
    )
    rows = (f"{one},2022,{a:.3f},{b:.3f}\n" for one, (a, b, _) in zip(REGIONS, VALUES, strict=True))
    (folder / "values.csv").write_text("region,year,a,b\n" + "".join(rows), encoding="utf-8")


@pytest.mark.parametrize(
    ("weights", "text", "fine"),
    [
        (
            'method = "importance"',
            "to matter as the index's own weights say; squared correlations",
            True,
        ),
        (
            'method = "importance"\nwanted = "equal"\nestimator = "curve"',
            "local-linear curves",
            True,
        ),
        ('method = "importance"\nwanted = { a = 0.25 }', "wanted importance: a 25%", True),
        (
            'method = "importance"\nwanted = { a = 0.25, q = 0.1 }',
            "wanted importance of 'q'",
            False,
        ),
        ('method = "importance"\nwanted = "own"', "to matter as the index's own weights say", True),
        ('method = "importance"\nwanted = "weights"', "wanted 'weights' is not known", False),
        ('method = "importance"\nwanted = 3', "wanted '3' is not known", False),
        ('method = "importance"\nwanted = [0.5]', "not known", False),
    ],
)
def test_a_project_names_it(weights, text, fine, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    project_files(tmp_path / "p", weights)
    code = main(["weights", str(tmp_path / "p"), "--methods", "equal", "--lang", "en"])
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    assert text in (printed.out if fine else printed.err)
    assert (code == 0) is fine


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_stands_beside_the_own_weights(lang, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    project_files(tmp_path / "p", 'table = "indicators.csv"\ncolumn = "weight"')
    code = main(["weights", str(tmp_path / "p"), "--methods", "importance", "--lang", lang])
    out = capsys.readouterr().out
    assert code == 0
    assert {"en": "importance-optimized weights", "zh": "重要性优化赋权"}[lang] in out
    assert "Becker" in out
