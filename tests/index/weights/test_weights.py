"""Weights by several methods side by side: the command, its tables, what does not fit."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index import build, load_project
from index.commands import main
from index.project.errors import StepError
from index.project.example import tiny
from index.weighting.critic import critic_weights
from index.weighting.registry import METHODS
from index.weights.show import ranks_table, weights_table
from index.weights.weigh import COMBINED, OWN, weigh

EXAMPLES = Path(__file__).parents[3] / "examples"
DEMO = EXAMPLES / "regional-index-demo"
PANEL = EXAMPLES / "city-panel"


@pytest.fixture(scope="module")
def demo():
    return build(load_project(DEMO))


def answer(capsys, *arguments):
    code = main(["weights", str(DEMO), *arguments])
    return code, capsys.readouterr()


def test_each_method_has_its_column(demo):
    found = weigh(demo, "city", ["critic", "equal"])
    rows = weights_table(found).records
    leaves = list(demo.weights.leaves)
    by_code = {row["code"]: row for row in rows}
    cities = demo.pools.index[demo.pools == "city"]
    normalized = demo.stages["normalized"]
    some = normalized[normalized.index.get_level_values("region").isin(cities)]
    expected = critic_weights(some.to_numpy())
    assert [by_code[code]["critic"] for code in leaves] == pytest.approx(list(expected))
    assert [by_code[code][OWN] for code in leaves] == pytest.approx(
        list(demo.weights.global_[leaves])
    )


def test_ranks_are_those_of_the_index_built_with_the_weights(demo):
    found = weigh(demo, "city", ["entropy"])
    again = build(demo.project, weights=found.results["entropy"].weights)
    for row in ranks_table(found, 2022, "goal").records:
        assert row["entropy"] == again.ranks.loc[(2022, row["region"]), "goal"]
        assert row[OWN] == demo.ranks.loc[(2022, row["region"]), "goal"]


def test_agreement_with_itself_is_perfect():
    project = tiny()
    flat = project.weights.with_local({"patents": 1.0, "waste": 1.0}, "flat")
    result = build(replace(project, weights=flat))
    notes = ranks_table(weigh(result, "province", ["equal"]), 2022, "goal").notes
    assert notes[-1] == (
        "equal weights: Kendall's tau-b 1.000 with the ranks under own weights, 0 of 3 change "
        "rank, largest shift 0."
    )


def test_joined_weights_have_a_column_too(demo):
    found = weigh(demo, "city", ["entropy"], join=("additive", "entropy"))
    own, data, both = (found.results[key].weights.global_ for key in (OWN, "entropy", COMBINED))
    assert np.allclose(both, (own + data) / 2)
    assert found.names[COMBINED]("zh") == "原有权重与熵值法（加法，各占一半）"


def test_named_sets_stand_beside_the_first(capsys):
    code = main(["weights", str(PANEL), "--weights", "ahp，entropy,game", "--format", "json"])
    weights, ranks = json.loads(capsys.readouterr().out)["tables"]
    assert code == 0
    project = load_project(PANEL)
    for key, name in ((OWN, "ahp"), ("set:entropy", "entropy"), ("set:game", "game")):
        alone = build(project.with_weights(name))
        for row in weights["rows"]:
            assert row[key] == alone.weights.node(row["code"]).global_
        for row in ranks["rows"]:
            assert row[key] == alone.ranks.loc[(2024, row["region"]), "quality"]


def test_a_source_is_called_by_its_own_set_only():
    project = load_project(PANEL).with_weights("ahp")
    found = weigh(build(project), "city", ["critic"], join=("game", "entropy"), sets=["entropy"])
    notes = weights_table(found).notes
    assert "weights “ahp”, model" in notes[0]
    assert notes[1].startswith("“entropy”, entropy weights (")
    assert notes[2].startswith("CRITIC weights (")
    assert notes[3].startswith("Joined: model · eigenvector combined with entropy weights (")


def test_a_method_that_does_not_fit_is_left_out_with_the_reason_or_refused():
    result = build(tiny().with_settings(normalization="z-score"))
    found = weigh(result, "province", list(METHODS))
    left = {note.details["method"].en for note in found.notes}
    assert "entropy weights" in left
    assert "entropy" not in found.results
    assert "are negative even after the shift of 0" in found.notes[0].text()
    with pytest.raises(StepError, match="negative"):
        weigh(result, "province", ["entropy"], strict=True)


def test_the_command(capsys):
    code, said = answer(capsys, "--methods", "entropy，critic", "--pool", "city", "--lang", "en")
    assert code in (0, 1)
    assert "Global weights by method: cities" in said.out
    assert "entropy weights (shift 0; over all indicators; 2021–2022 together; cities)" in said.out
    assert "CRITIC weights: Kendall's tau-b" in said.out


@pytest.mark.parametrize("style", ["json", "csv", "markdown", "latex", "html"])
def test_every_format(capsys, style):
    arguments = ("--methods", "equal", "--combine", "game", "--pool", "city", "--format", style)
    code, said = answer(capsys, *arguments)
    assert code in (0, 1)
    assert "0.041" in said.out  # of 24 indicators
    if style == "json":
        assert json.loads(said.out)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--methods", "entropie"], "method 'entropie' is not known"),
        (["--combine", "sum"], "combine 'sum' is not known"),
        (["--with", "critic"], "--with names what weights are joined with, but not how"),
        (["--year", "1999"], "the index has no year 1999"),
        (["--node", "nothing"], "the index has no item 'nothing'"),
    ],
)
def test_what_is_not_known_is_refused(capsys, arguments, text):
    code, said = answer(capsys, *arguments, "--pool", "city", "--lang", "en")
    assert code == 2
    assert text in said.err
