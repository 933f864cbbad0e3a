"""Leaving out one item: COINr's figures, and the same as an index made without it."""

from dataclasses import replace

import numpy as np
import pytest

from ahp.common.wording import Language
from index.commands import main
from index.drop.drop import drop_each
from index.drop.show import dropped_table
from index.project.steps import StepChoice, in_turn
from index.project.tree import Weights
from index.steps.build import build
from index.steps.pools import pools_of
from tests.index.check.project import YEAR, asem, gold, small

LANGUAGES: tuple[Language, ...] = ("en", "zh")


@pytest.fixture(scope="module")
def result():
    return build(asem())


@pytest.mark.parametrize(
    ("name", "key"), [("drop_pillar.csv", "el"), ("drop_indicator.csv", "ind")]
)
def test_mean_shifts_are_those_of_coinr(result, name, key):
    expected = gold(name).set_index(key)["mad"].drop("Nominal")
    found = drop_each(result, pools_of(result)[0], YEAR, [*expected.index])
    assert {one.code: one.mean for one in found} == pytest.approx(expected.to_dict(), abs=1e-12)


@pytest.mark.parametrize("mean", ["arithmetic", "geometric", "harmonic"])
def test_it_is_the_index_made_without_it(mean):
    rng = np.random.default_rng(5)
    columns = {code: rng.uniform(1, 9, 12) for code in "abcd"}
    project = small(**columns).with_settings(aggregation=mean, scale=(1.0, 100.0))
    whole = build(project)
    pool = pools_of(whole)[0]
    for code, one in zip("abcd", drop_each(whole, pool, 2022, "abcd"), strict=True):
        local = {
            node.code: (node.parent, node.local)
            for node in project.weights.nodes
            if node.code != code
        }
        without = build(replace(project, weights=Weights.from_local(local)))
        before, after = (side.ranks["goal"].to_numpy(dtype=float) for side in (whole, without))
        assert one.shifts.tolist() == (before - after).tolist()
        assert one.moved == np.count_nonzero(before != after)


def test_scores_of_nodes_that_are_normalized_again_are_without_it_too():
    rng = np.random.default_rng(8)
    columns = {code: rng.uniform(1, 9, 12) for code in "abcd"}
    weights = Weights.from_local(
        {"goal": (None, 1), "n": ("goal", 1), "m": ("goal", 2)}
        | {"a": ("n", 1), "b": ("n", 2), "c": ("m", 1), "d": ("m", 1)}
    )
    again = StepChoice("normalize", level=1, changes=(("normalization", "percentile"),))
    steps = in_turn("normalize", StepChoice("aggregate", level=1), again, "aggregate")
    project = replace(small(**columns).with_settings(steps=steps), weights=weights)
    whole = build(project)
    (dropped,) = drop_each(whole, pools_of(whole)[0], 2022, "a")
    # b alone makes n, so that n's percentiles are those of b
    b, m = columns["b"], whole.scores["m"].to_numpy(dtype=float)
    goal = (b[:, None] > b).sum(axis=1) + 2 * np.rint(m * 11 / 100)  # percentiles are elevenths
    after = 1 + (goal[:, None] < goal).sum(axis=1)
    before = whole.ranks["goal"].to_numpy(dtype=float)
    assert dropped.shifts.tolist() == (before - after).tolist()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_weights_by_place_need_every_item(lang):
    columns = {"a": [1.0, 2.0, 3.0], "b": [3.0, 2.0, 1.0], "c": [1.0, 3.0, 2.0]}
    project = small(**columns).with_settings(aggregation="owa", order_weights=(1, 2, 3))
    result = build(project)
    pool = pools_of(result)[0]
    assert drop_each(result, pool, 2022, "abc") == ()
    table = dropped_table(result, pool, 2022, lang=lang)
    assert any("OWA" in note or "by place" in note for note in table.notes)


def test_an_only_child_takes_its_parent_along():
    weights = Weights.from_local(
        {"goal": (None, 1), "n": ("goal", 1), "a": ("n", 1), "b": ("goal", 3)}
    )
    columns = {"a": [1.0, 2.0, 3.0], "b": [1.0, 2.0, 3.0]}
    result = build(replace(small(**columns), weights=weights))
    child, parent = drop_each(result, pools_of(result)[0], 2022, ["a", "n"])
    assert child.left_out == ("a", "n")
    assert child.shifts.tolist() == parent.shifts.tolist()


def test_the_last_item_is_never_left_out():
    result = build(small(a=[1.0, 2.0, 3.0]))
    assert drop_each(result, pools_of(result)[0], 2022, ["a"]) == ()
    assert dropped_table(result, pools_of(result)[0], 2022).rows == ()


def test_who_moves_farthest():
    result = build(small(a=[1.0, 2.0, 3.0, 4.0], b=[1.0, 2.0, 3.0, 4.0]))  # b counts twice a
    one = drop_each(result, pools_of(result)[0], 2022, ["b"])[0]
    assert one.most == (3.0, (("r0", -3.0), ("r3", 3.0)))
    assert one.mean == 2.0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 0),
        (["--level", "1", "--format", "json"], 0),
        (["--level", "0"], 2),
        (["--pool", "circle"], 2),
        (["--year", "1999"], 2),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_exit_codes(arguments, code, lang, capsys):
    demo = "examples/regional-index-demo"
    assert main(["drop", demo, "--lang", lang, *arguments]) == code
    assert bool(capsys.readouterr().out) == (code == 0)


def test_what_is_rescaled_on_the_way_up_is_rescaled_again_without_the_item():
    rng = np.random.default_rng(8)
    columns = {code: rng.uniform(1, 9, 12) for code in "abcd"}
    tree = {"goal": (None, 1), "m": ("goal", 1), "n": ("goal", 1), "a": ("m", 1), "b": ("m", 1)}
    tree |= {"c": ("n", 1), "d": ("n", 1)}
    steps = in_turn(
        "normalize",
        StepChoice("aggregate", level=1),
        StepChoice("normalize", level=1, changes=(("normalization", "rank"),)),
        "aggregate",
    )
    project = replace(small(**columns), weights=Weights.from_local(tree)).with_settings(steps=steps)
    whole = build(project)
    before = whole.ranks["goal"].to_numpy(dtype=float)
    for one in drop_each(whole, pools_of(whole)[0], 2022, "abcd"):
        normal = whole.normalized
        two = {"m": [c for c in "ab" if c != one.code], "n": [c for c in "cd" if c != one.code]}
        ranked = (normal[codes].mean(axis=1).rank() for codes in two.values())
        after = (sum(ranked) / 2).rank(ascending=False, method="min").to_numpy()
        assert one.shifts.tolist() == (before - after).tolist()


def test_weights_by_place_are_for_all_parts_and_said_so():
    project = small(a=[1.0, 2, 4], b=[3.0, 1, 2]).with_settings(
        aggregation="owa", order_weights=(0.3, 0.7)
    )
    result = build(project)
    pool = pools_of(result)[0]
    assert drop_each(result, pool, 2022, "ab") == ()
    table = dropped_table(result, pool, 2022)
    assert any("weights by place (OWA)" in note and "a, b" in note for note in table.notes)
