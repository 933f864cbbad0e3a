"""Weights from the data in a project: derived after normalization, joined, said, used."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ahp.common.findings import UsageError
from index import load_project
from index.commands import main
from index.project.errors import ProjectError, StepError
from index.project.example import tiny
from index.project.weights import DERIVED, Weighting
from index.steps.build import build
from index.steps.derived import combine_weights
from index.weighting.entropy import entropy_weights
from index.weighting.registry import METHODS

GOOD = Path(__file__).parents[1] / "good"
PANEL = Path(__file__).parents[3] / "examples" / "city-panel"


@pytest.fixture
def project(tmp_path):
    """Make the good project again with other lines in its index.toml."""

    def make(weights, *others):
        folder = tmp_path / "project"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(GOOD, folder)
        text = (folder / "index.toml").read_text(encoding="utf-8")
        added = "\n".join((f"[weights]\n{weights}", *others))
        (folder / "index.toml").write_text(f"{text}\n{added}\n", encoding="utf-8")
        return folder

    return make


def entropy(**options):
    return replace(tiny(), weighting=Weighting("entropy", options))


def test_the_methods_that_files_may_name_are_those_there_are():
    assert set(DERIVED) == set(METHODS)


def test_weights_come_from_the_normalized_values():
    result = build(entropy())
    values = result.stages["normalized"].to_numpy()
    leaves = result.weights.global_[["patents", "waste"]].to_numpy()
    assert leaves == pytest.approx(entropy_weights(values))
    expected = values @ leaves
    assert result.scores["goal"].to_numpy() == pytest.approx(expected)
    assert result.weights.kind == "entropy"
    assert "entropy weights (shift 0; over all indicators; 2021–2022 together" in result.heading()
    assert "熵值法" in result.heading("zh")


def test_weights_given_for_once_stand():
    project = entropy()
    other = project.weights.with_local({"patents": 0.5, "waste": 0.5}, "other")
    assert build(project, weights=other).weights is other


def test_joined_with_the_projects_own():
    own = tiny().weights.global_[["patents", "waste"]].to_numpy()
    data = build(entropy()).weights.global_[["patents", "waste"]].to_numpy()
    for how, expected in (
        ("multiplicative", own * data / (own * data).sum()),
        ("additive", (own + data) / 2),
    ):
        found = build(entropy(combine=how)).weights
        assert found.global_[["patents", "waste"]].to_numpy() == pytest.approx(expected)
        assert found.kind == "combine"
        assert found.source.startswith("tiny combined with entropy weights (")
    found = build(entropy(combine="additive", theta=0.8)).weights
    assert found.global_["patents"] == pytest.approx(0.8 * own[0] + 0.2 * data[0])
    assert "additive, 0.8 to 0.2" in found.source
    assert "加法合成，0.8 比 0.2" in found.words["zh"]


def test_a_game_that_leaves_the_two_sets_is_told():
    first = tiny().weights.with_local({"patents": 0.6, "waste": 0.4}, "one")
    second = tiny().weights.with_local({"patents": 0.9, "waste": 0.1}, "other")
    with pytest.raises(StepError, match="does not lie between the two sets of weights"):
        combine_weights(first, second, "game")


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"theta": 0.5}, "theta is given, but weights are not combined additively"),
        ({"combine": "game", "theta": 0.5}, "theta is given"),
        ({"combine": "additive", "theta": 2}, "theta is 2, and not a number from 0 to 1"),
        ({"combine": "additive", "theta": True}, "theta is True"),
        ({"combine": "sum"}, "combine 'sum' is not known"),
        ({"shitf": 1}, "entropy weights have no option 'shitf'"),
    ],
)
def test_what_is_not_understood_is_refused(options, text):
    with pytest.raises((StepError, UsageError), match=text):
        build(entropy(**options))


def test_in_a_file(project):
    folder = project('method = "entropy"\nyears = "each"\npool = "province"')
    weights = build(load_project(folder)).weights
    assert "mean of 2021–2022; provinces" in weights.source
    ahp = load_project(GOOD).weights
    folder = project('method = "entropy"\ncombine = "additive"\npool = "province"')
    combined = build(load_project(folder)).weights
    assert combined.source.startswith(f"{ahp.source} combined with entropy weights")
    data = build(load_project(project('method = "entropy"\npool = "province"'))).weights
    leaves = list(ahp.leaves)
    half = (ahp.global_[leaves] + data.global_[leaves]) / 2
    assert np.allclose(combined.global_[leaves], half)


def test_correlations_wanted_as_judged(project):
    folder = project('method = "correlation"\nwanted = "own"\npool = "province"')
    weights = load_project(folder).weights
    assert np.allclose(weights.global_, load_project(GOOD).weights.global_)


def test_explain_shows_no_judgments_of_weights_from_the_data(project, capsys):
    folder = project('method = "entropy"\npool = "province"')
    assert main(["explain", str(folder), "北京市", "--format", "json"]) in (0, 1)
    answer = json.loads(capsys.readouterr().out)
    assert "λmax" not in json.dumps(answer, ensure_ascii=False)


def test_sets_side_by_side(project, capsys):
    folder = project(
        'use = "ahp"',
        "[weights.sets.ahp]\ngroup = false",
        '[weights.sets.data]\nmethod = "critic"\npool = "province"',
    )
    assert main(["build", str(folder), "--weights", "data", "--lang", "en"]) in (0, 1)
    assert "CRITIC weights (" in capsys.readouterr().out


def test_an_unknown_method_names_the_nearest(project):
    with pytest.raises(ProjectError, match="entropy"):
        load_project(project('method = "entropie"'))


def test_the_shares_of_a_game_stand_in_the_heading():
    panel = load_project(PANEL)
    sets = {name: build(panel.with_weights(name)).weights for name in ("ahp", "entropy", "game")}
    mine, theirs = 0.7873, 0.2127
    assert f"(game-theoretic, {mine} to {theirs})" in sets["game"].words["en"]
    assert f"（博弈论组合赋权，{mine} 比 {theirs}）" in sets["game"].words["zh"]
    leaves = list(panel.weights.leaves)
    ahp, entropy, game = (one.global_[leaves].to_numpy() for one in sets.values())
    assert game == pytest.approx(mine * ahp + theirs * entropy, abs=2e-5)


def test_a_game_below_each_node_has_no_shares_of_all():
    ahp = build(load_project(PANEL).with_weights("ahp")).weights
    found = combine_weights(ahp, ahp.equal(), "game", None, "parent")
    assert "(game-theoretic below each node)" in found.source
