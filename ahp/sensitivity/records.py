"""How sure the weights are, for programs: JSON and CSV, with nothing rounded or left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ahp.common.document.parts import Lines, Members
from ahp.common.wording import Language
from ahp.sensitivity.choices import Choices
from ahp.sensitivity.effects import Effects, Move
from ahp.sensitivity.efficient import NodeEfficiency
from ahp.sensitivity.layout import Layout
from ahp.sensitivity.names import judgment_text, start_text
from ahp.sensitivity.sensitivity import WeightSensitivity
from ahp.sensitivity.spread import Drawn, Order, Spread

_FIGURES = ("nominal", "mean", "sd", "median", "low", "high")
KEYS = (
    *("kind", "node", "item", "name", "other", "probability"),
    *(f"local_{one}" for one in _FIGURES),
    *(f"global_{one}" for one in _FIGURES),
    *("a", "b", "from", "to", "steps", "cr", "change", "turned", "doubt", "draws", "seed"),
)


def rows(found: WeightSensitivity, lang: Language) -> Iterator[Sequence[object]]:
    """Yield a row for each weight, each pair of an order, each step, and each turn."""
    for one in _rows(found, lang):
        yield [one.get(key) for key in KEYS]


def _rows(found: WeightSensitivity, lang: Language) -> Iterator[Mapping[str, object]]:
    name = found.judged.hierarchy.name
    drawn = found.drawn
    if drawn is not None:
        said = {"doubt": drawn.doubt.kind, "draws": drawn.done, "seed": drawn.seed}
        for place, code in enumerate(drawn.codes):
            local = {f"local_{key}": v for key, v in _figures(drawn.local, place).items()}
            whole = {f"global_{key}": v for key, v in _figures(drawn.global_, place).items()}
            named = {"kind": "weight", "item": code, "name": name(code, lang)}
            yield {**named, **local, **whole, **said}
        for order in drawn.orders:
            for i, first in enumerate(order.items):
                for j, second in enumerate(order.items):
                    if i != j:
                        start: dict[str, object] = {
                            "kind": "outweighs",
                            "node": order.node,
                            "item": first,
                        }
                        start |= {"name": name(first, lang), "other": second}
                        yield {**start, "probability": float(order.above[i, j]), **said}
    if found.effects is None:
        return
    for one in found.effects.steps:
        move = _move_row(found.layout, one.move)
        leaf = {"item": one.leaf, "name": name(one.leaf, lang), "change": one.global_change}
        yield {"kind": "step", **move, **leaf, "turned": len(one.turned_leaves)}
    for turn in found.effects.turns:
        if turn.move is not None:
            row = _move_row(found.layout, turn.move)
            pair = {"item": turn.first, "name": name(turn.first, lang), "other": turn.second}
            yield {"kind": "turn", **row, **pair}


def _figures(spread: Spread, place: int) -> dict[str, float | None]:
    values = {key: float(getattr(spread, key)[place]) for key in _FIGURES}
    return {key: value if value == value else None for key, value in values.items()}


def _move_row(layout: Layout, move: Move) -> dict[str, object]:
    return {
        "node": move.node,
        "a": move.a,
        "b": move.b,
        "from": start_text(layout, move),
        "to": judgment_text(move.to),
        "steps": move.steps,
        "cr": _known(move.cr),
    }


def _known(value: float) -> float | None:
    return value if value == value else None


def record(found: WeightSensitivity) -> Members:
    """Return everything as an object of JSON, made as it is written."""
    return Members(_members(found))


def _members(found: WeightSensitivity) -> Iterator[tuple[str, object]]:
    layout, drawn = found.layout, found.drawn
    yield "model", found.judged.folder
    yield "whose", found.judged.whose.code
    yield "method", layout.method
    yield "random_index", layout.random_index
    yield "scale", layout.scale
    yield "threshold", layout.threshold
    if drawn is not None:
        yield from _drawn(drawn)
    if found.effects is not None:
        yield from _effects(layout, found.effects)
    if found.efficiency is not None:
        yield "efficiency", Lines([_efficiency(one) for one in found.efficiency])
    if found.choices is not None:
        yield from _choices(found.choices)


def _drawn(drawn: Drawn) -> Iterator[tuple[str, object]]:
    doubt = drawn.doubt
    yield (
        "doubt",
        {
            "kind": doubt.kind,
            "steps": doubt.steps if doubt.kind == "steps" else None,
            "spread": doubt.spread if doubt.kind == "inconsistency" else None,
            "consistent": doubt.consistent,
        },
    )
    yield "draws", drawn.asked
    yield "done", drawn.done
    yield "seed", drawn.seed
    yield "probability", drawn.probability
    yield (
        "weights",
        Lines(
            [
                {
                    "code": code,
                    "local": _figures(drawn.local, place),
                    "global": _figures(drawn.global_, place),
                }
                for place, code in enumerate(drawn.codes)
            ]
        ),
    )
    yield "ratios", {code: vars(one) for code, one in drawn.ratios.items()}
    yield "skipped", {code: one.message() for code, one in drawn.skipped.items()}
    yield "notes", [one.text(hint=False) for one in drawn.notes]
    yield "orders", Lines([_order(one, drawn.probability) for one in drawn.orders])


def _order(one: Order, probability: float) -> dict[str, Any]:
    return {
        "node": one.node,
        "items": one.items,
        "nominal_ranks": one.nominal_ranks,
        "ranks": one.ranks.tolist(),
        "outweighs": one.above.tolist(),
        "unsettled": one.unsettled(probability),
    }


def _move(layout: Layout, move: Move | None) -> dict[str, Any] | None:
    if move is None:
        return None
    return {
        "node": move.node,
        "a": move.a,
        "b": move.b,
        "from": start_text(layout, move),
        "to": judgment_text(move.to),
        "steps": move.steps,
        "cr": _known(move.cr),
        "consistent": move.consistent,
    }


def _effects(layout: Layout, effects: Effects) -> Iterator[tuple[str, object]]:
    steps = [
        {
            "move": _move(layout, one.move),
            "local": dict(one.local),
            "item": one.item,
            "change": one.change,
            "leaf": one.leaf,
            "global_change": one.global_change,
            "turned": one.turned,
            "turned_leaves": one.turned_leaves,
        }
        for one in effects.steps
    ]
    yield "steps", Lines(steps)
    holds = [
        {
            "item": one.item,
            "move": _move(layout, one.move),
            "weight": one.weight,
            "after": one.after,
        }
        for one in effects.holds
    ]
    yield "holds", Lines(holds)
    turns = [
        {
            "node": one.node,
            "first": one.first,
            "second": one.second,
            "weights": one.weights,
            "tied": one.tied,
            "move": _move(layout, one.move),
        }
        for one in effects.turns
    ]
    yield "turns", Lines(turns)


def _efficiency(one: NodeEfficiency) -> dict[str, Any]:
    return {
        "node": one.node,
        "efficient": one.efficient,
        "optimum": one.optimum,
        "weights": dict(one.weights),
        "dominating": dict(one.dominating) or None,
    }


def _choices(choices: Choices) -> Iterator[tuple[str, object]]:
    every = [
        {
            "way": one.way,
            "name": one.name,
            "chosen": one.chosen,
            "weights": dict(one.weights) or None,
            "item": one.item or None,
            "change": _known(one.change),
            "turned": one.turned,
            "why": None if one.why is None else one.why.message(),
        }
        for one in choices.weights
    ]
    yield "choices", Lines(every)
    verdicts = [
        {"node": one.node, "n": one.n, "ratios": dict(one.ratios), "differ": one.differ}
        for one in choices.verdicts
    ]
    yield "verdicts", Lines(verdicts)
