"""What one step of one judgment changes, what each weight hangs on, and what turns an order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ahp.core.arrays import BoolArray, FloatArray
from ahp.sensitivity.layout import SAME, JudgedNode, Layout
from ahp.sensitivity.moves import Moves, moves_of

Pair = tuple[str, str]


@dataclass(frozen=True)
class Move:
    """One judgment moved along the scale.

    Attributes
    ----------
    node : str
        Where the items are compared.
    a, b : str
    place : float
        Where the judgment stands on the 17-step scale: 0 for 1/9, 8 for 1, 16 for 9.
    steps : int
        More than 0 favors the first item.
    cr : float
        That comes of it; NaN where the random-index table ends before so many items.
    consistent : bool
    """

    node: str
    a: str
    b: str
    place: float
    steps: int
    cr: float
    consistent: bool

    @property
    def to(self) -> float:
        """The place it is moved to."""
        return self.place + self.steps


@dataclass(frozen=True)
class StepEffect:
    """What moving one judgment by one step changes.

    Attributes
    ----------
    move : Move
    local : mapping of str to float
        Weights of the items that are compared, after it.
    item, change : str, float
        The item of that matrix whose weight changes most, and by how much.
    leaf, global_change : str, float
        The leaf whose global weight changes most, and by how much.
    turned : tuple of pairs
        Items of that matrix that change places: the first was before the second.
    turned_leaves : tuple of pairs
        Leaves that change places by global weight.
    """

    move: Move
    local: Mapping[str, float] = field(hash=False, repr=False)
    item: str
    change: float
    leaf: str
    global_change: float
    turned: tuple[Pair, ...]
    turned_leaves: tuple[Pair, ...]


@dataclass(frozen=True)
class Hold:
    """The judgment a global weight hangs on most: that whose single step changes it most.

    Attributes
    ----------
    item : str
    move : Move or None
        None where no judgment bears on the weight.
    weight, after : float
    """

    item: str
    move: Move | None
    weight: float
    after: float


@dataclass(frozen=True)
class Turn:
    """The smallest move of one judgment that turns two neighbors round.

    Attributes
    ----------
    node : str or None
        Where the two are compared; None for leaves by global weight.
    first, second : str
        The weightier first.
    weights : tuple of float
        Local ones at a node, global ones of leaves.
    move : Move or None
        Fewest steps, then CR below the threshold, then the lowest CR; None where no single
        judgment does it.
    tied : bool
        Whether the two weigh the same, so that there is no order.
    """

    node: str | None
    first: str
    second: str
    weights: tuple[float, float]
    move: Move | None
    tied: bool


@dataclass(frozen=True)
class Effects:
    """What single judgments change, exactly.

    Attributes
    ----------
    steps : tuple of StepEffect
        Each judgment one step down and one step up, as they stand in the model.
    holds : tuple of Hold
        Of every node below the goal.
    turns : tuple of Turn
        Of neighbors at each node, and of the leaves.
    """

    steps: tuple[StepEffect, ...]
    holds: tuple[Hold, ...]
    turns: tuple[Turn, ...]


def effects_of(layout: Layout) -> Effects:
    """Move each judgment of a model alone, and say what changes.

    Parameters
    ----------
    layout : Layout

    Returns
    -------
    Effects
        Empty where a group joined weights: it has no judgments.

    Examples
    --------
    >>> from ahp.model.hierarchy import Hierarchy, Node
    >>> from ahp.model.matrix import PairwiseMatrix
    >>> from ahp.model.model import Model
    >>> from ahp.sensitivity.layout import layout_of
    >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> model = Model(Hierarchy(nodes), {"car": PairwiseMatrix.from_upper(["price", "style"], [3])})
    >>> found = effects_of(layout_of(model))
    >>> [(one.move.steps, round(one.local["price"], 4)) for one in found.steps]
    [(-1, 0.6667), (1, 0.8)]
    >>> found.turns[0].move.steps
    -3
    """
    every = [moves_of(layout, node) for node in layout.nodes.values()]
    steps = [one for moves in every for one in _steps(layout, moves)]
    return Effects(tuple(steps), tuple(_holds(layout, every)), tuple(_turns(layout, every)))


def _move(moves: Moves, number: int) -> Move:
    a, b = moves.items(number)
    return Move(
        moves.node.code,
        a,
        b,
        float(moves.places[moves.pair[number]]),
        int(moves.steps[number]),
        float(moves.cr[number]),
        bool(moves.consistent[number]),
    )


def _steps(layout: Layout, moves: Moves) -> Iterator[StepEffect]:
    node = moves.node
    ones = np.flatnonzero(np.abs(moves.steps) == 1)
    items = layout.in_order(node.items)
    order = [node.items.index(item) for item in items]
    leaves = layout.places(layout.leaves)
    before = layout.weights[leaves]
    after = layout.after(node, moves.local[ones])[:, leaves]
    for number, global_ in zip(ones.tolist(), after, strict=True):
        local = moves.local[number]
        item = int(np.abs(local - node.local).argmax())
        leaf = int(np.abs(global_ - before).argmax())
        yield StepEffect(
            _move(moves, number),
            dict(zip(node.items, local.tolist(), strict=True)),
            node.items[item],
            float(local[item] - node.local[item]),
            layout.leaves[leaf],
            float(global_[leaf] - before[leaf]),
            _turned(items, node.local[order], local[order]),
            _turned(layout.leaves, before, global_),
        )


def _turned(items: Sequence[str], before: FloatArray, after: FloatArray) -> tuple[Pair, ...]:
    """Return the pairs whose order is another than before; where two are equal there is none.

    The items are in order before, so that few have to be compared with each other.
    """
    overtakes = after[1:] > np.minimum.accumulate(after)[:-1]
    overtaken = after[:-1] < np.maximum.accumulate(after[::-1])[::-1][1:]
    if not overtakes.any():
        return ()
    some = np.flatnonzero(np.append(False, overtakes) | np.append(overtaken, False))
    found = heavier(before[some]) & heavier(after[some]).T
    pairs = some[np.argwhere(found)].tolist()
    return tuple((items[i], items[j]) for i, j in pairs)


def heavier(weights: FloatArray) -> BoolArray:
    """Return which weights are larger than which others, (..., n, n).

    >>> heavier(np.array([0.5, 0.5, 0.2])).astype(int).tolist()
    [[0, 0, 1], [0, 0, 1], [0, 0, 0]]
    """
    found: BoolArray = weights[..., :, None] > weights[..., None, :] * (1 + SAME)
    return found


def _holds(layout: Layout, every: Sequence[Moves]) -> Iterator[Hold]:
    best = np.zeros(len(layout.codes))
    after = layout.weights.copy()
    chosen: dict[int, Move] = {}
    for moves in every:
        ones = np.flatnonzero(np.abs(moves.steps) == 1)
        if not len(ones):
            continue
        found = layout.after(moves.node, moves.local[ones])
        changes = np.abs(found - layout.weights)
        largest = changes.round(12).argmax(axis=0)
        for place, number in enumerate(largest.tolist()):
            if changes[number, place] > best[place] + SAME:
                best[place], after[place] = changes[number, place], found[number, place]
                chosen[place] = _move(moves, int(ones[number]))
    for place, code in enumerate(layout.codes):
        if code != layout.hierarchy.goal:
            weight = float(layout.weights[place])
            yield Hold(code, chosen.get(place), weight, float(after[place]))


def _turns(layout: Layout, every: Sequence[Moves]) -> Iterator[Turn]:
    for moves in every:
        items = layout.in_order(moves.node.items)
        yield from _neighbors(layout, moves.node, items, [moves])
    if len(every) > 1:  # of one matrix the leaves are its items
        yield from _neighbors(layout, None, layout.leaves, every)


def _neighbors(
    layout: Layout, node: JudgedNode | None, items: tuple[str, ...], every: Sequence[Moves]
) -> Iterator[Turn]:
    """Find for each two that follow each other the fewest steps that turn them round."""
    places = layout.places(items)
    first, second = places[:-1], places[1:]
    best: list[tuple[tuple[int, bool, float], Move] | None] = [None] * len(first)
    for moves in every:
        order = np.lexsort((moves.cr.round(12), ~moves.consistent, np.abs(moves.steps)))
        above = layout.above(moves.node)
        parted = np.flatnonzero(above[first] != above[second])  # others keep their ratio
        one, two = first[parted], second[parted]
        factors = layout.factors(moves.node, moves.local[order])
        after = layout.weights[two] * factors[:, above[two]]
        turns = after > layout.weights[one] * factors[:, above[one]] * (1 + SAME)
        for column in np.flatnonzero(turns.any(axis=0)).tolist():
            place, number = int(parted[column]), int(order[turns[:, column].argmax()])
            move = _move(moves, number)
            key = abs(move.steps), not move.consistent, round(move.cr, 12)
            known = best[place]
            if known is None or key < known[0]:
                best[place] = key, move
    total = 1.0 if node is None else float(layout.weights[places].sum())
    for place, found in enumerate(best):
        one, two = layout.weights[first[place]] / total, layout.weights[second[place]] / total
        tied = not one > two * (1 + SAME)
        yield Turn(
            None if node is None else node.code,
            items[place],
            items[place + 1],
            (float(one), float(two)),
            None if found is None or tied else found[1],
            tied,
        )
