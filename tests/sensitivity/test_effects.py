"""One judgment moved: as if the file were changed and all derived anew."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest

from ahp import Model, PairwiseMatrix, analyze, load_model
from ahp.model.judgment import SAATY_JUDGMENTS
from ahp.sensitivity.effects import effects_of
from ahp.sensitivity.layout import layout_of
from ahp.sensitivity.names import judgment_text
from tests.sensitivity.models import one_matrix, two_levels

REPORT = Path(__file__).parents[2] / "matrices" / "ai-competitiveness-2022"
SAME = 1e-9


def changed(model, node, a, b, value):
    matrices = {**model.matrices, node: model.matrices[node].replace(a, b, value)}
    return replace(model, matrices=matrices, published=None)


def weights_of(model):
    return {row.code: row.global_ for row in model.weights()}


def turned(items, before, after):
    return {
        (one, two) if before[one] > before[two] else (two, one)
        for one, two in combinations(items, 2)
        if abs(before[one] - before[two]) > SAME * before[one]
        and (before[one] - before[two]) * (after[one] - after[two]) < 0
        and abs(after[one] - after[two]) > SAME * after[one]
    }


@pytest.mark.parametrize("model", [load_model(REPORT), two_levels()], ids=["report", "grouping"])
def test_a_step_is_what_the_changed_file_gives(model):
    leaves = model.hierarchy.leaves
    before = weights_of(model)
    found = effects_of(layout_of(model))
    for one in found.steps:
        move = one.move
        after_model = changed(
            model, move.node, move.a, move.b, Fraction(judgment_text(move.place + move.steps))
        )
        analysis = analyze(after_model.matrices[move.node])
        assert move.cr == pytest.approx(analysis.cr, abs=1e-12)
        assert move.consistent == analysis.consistent
        assert dict(one.local) == pytest.approx(dict(analysis.weights), rel=1e-12)
        after = weights_of(after_model)
        largest = max(leaves, key=lambda leaf: abs(after[leaf] - before[leaf]))
        assert abs(one.global_change) == pytest.approx(abs(after[largest] - before[largest]))
        assert one.global_change == pytest.approx(after[one.leaf] - before[one.leaf], abs=1e-15)
        assert set(one.turned_leaves) == turned(leaves, before, after)
        assert set(one.turned) == turned(one.local, before, after)
    steps = sum(
        (value != 9) + (value != Fraction(1, 9))
        for matrix in model.matrices.values()
        for value in matrix.upper
    )
    assert len(found.steps) == steps


def test_what_a_weight_hangs_on_is_the_largest_of_all_steps():
    model = two_levels()
    layout = layout_of(model)
    found = effects_of(layout)
    before = weights_of(model)
    after = [
        weights_of(
            changed(model, one.move.node, one.move.a, one.move.b, judgment_text(one.move.to))
        )
        for one in found.steps
    ]
    for hold in found.holds:
        code = hold.item
        most = max(abs(one[code] - before[code]) for one in after)
        assert abs(hold.after - hold.weight) == pytest.approx(most, abs=1e-12)
        assert hold.weight == pytest.approx(before[code])
    assert {hold.item for hold in found.holds} == {*model.hierarchy.codes} - {"goal"}


def test_no_fewer_steps_turn_neighbors_round():
    """Every other value of the scale is tried for every judgment; that of 2.5 lies between two."""
    model = two_levels()
    before = weights_of(model)
    places = {value: place for place, value in enumerate(SAATY_JUDGMENTS)} | {Fraction(5, 2): 9.5}
    tried = []  # (steps, weights)
    for node, matrix in model.matrices.items():
        for a, b, value in matrix.pairs():
            ends = [places[value] + steps for steps in range(-16, 17) if steps]
            for end in (one for one in ends if 0 <= one <= 16):
                steps = abs(end - places[value])
                to = judgment_text(float(end))
                tried.append((steps, weights_of(changed(model, node, a, b, to))))
    turns = effects_of(layout_of(model)).turns
    assert {one.node for one in turns} == {"goal", "a", "b", None}
    for one in turns:
        needed = [
            steps for steps, after in tried if after[one.second] > after[one.first] * (1 + SAME)
        ]
        assert before[one.first] >= before[one.second]
        if one.move is None:
            assert not needed
        else:
            assert abs(one.move.steps) == min(needed)


def test_equal_weights_have_no_order_and_the_ends_no_further_step():
    found = effects_of(layout_of(one_matrix(["a", "b"], [1])))
    assert found.turns[0].tied
    assert found.turns[0].move is None
    found = effects_of(layout_of(one_matrix(["a", "b"], [9])))
    assert [one.move.steps for one in found.steps] == [-1]
    assert found.turns[0].move.steps == -9
    found = effects_of(layout_of(one_matrix(["a", "b"], ["1/9"])))
    assert [one.move.steps for one in found.steps] == [1]


def test_the_order_of_items_in_the_file_does_not_matter():
    items, upper = ["a", "b", "c", "d"], [2, 3, 4, 2, 3, "1/2"]
    model = one_matrix(items, upper)
    matrix = model.matrices["goal"]
    mixed = ["c", "a", "d", "b"]
    judged = {pair: matrix.judgment(*pair) for pair in combinations(mixed, 2)}
    other = Model(model.hierarchy, {"goal": PairwiseMatrix.from_judgments(mixed, judged)})
    said = []
    for one in (other, model):
        found = effects_of(layout_of(one))
        turns = [(turn.first, turn.second, turn.move.a, turn.move.steps) for turn in found.turns]
        holds = [(hold.item, hold.move.a, hold.move.b, hold.move.steps) for hold in found.holds]
        said.append((turns, holds, [round(turn.move.cr, 9) for turn in found.turns]))
    assert said[0] == said[1]


def test_what_was_not_judged_is_not_moved():
    model = one_matrix(["a", "b", "c", "d"], [2, None, 5, 2, 3, 2])
    found = effects_of(layout_of(model))
    assert {(one.move.a, one.move.b) for one in found.steps} == {
        pair[:2] for pair in model.matrices["goal"].pairs() if pair[2] is not None
    }
    for one in found.steps:
        move = one.move
        after = changed(model, "goal", move.a, move.b, judgment_text(move.to))
        analysis = analyze(after.matrices["goal"])
        assert dict(one.local) == pytest.approx(dict(analysis.weights), rel=1e-6)
        assert move.cr == pytest.approx(analysis.cr, abs=1e-6)


@pytest.mark.parametrize(("method", "scale"), [("eigenvector", "power"), ("column-sum", "inverse")])
def test_steps_by_another_method_on_another_scale(method, scale):
    model = two_levels()
    layout = layout_of(model, method, "saaty-1980", scale, threshold=0.05)
    for one in effects_of(layout).steps:
        move = one.move
        to = Fraction(judgment_text(move.to))
        after = model.matrices[move.node].replace(move.a, move.b, to)
        analysis = analyze(after, method, "saaty-1980", scale, threshold=0.05)
        assert move.consistent == analysis.consistent
        assert move.cr == pytest.approx(analysis.cr, abs=1e-9)
        assert dict(one.local) == pytest.approx(dict(analysis.weights), rel=1e-12)
