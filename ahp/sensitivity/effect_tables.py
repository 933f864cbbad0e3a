"""What single judgments change, and how sure the order of neighbors is, as grids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahp.common.document.parts import Column, Gap, Grid, Heading, Inline, Part, Span, Text
from ahp.common.wording import Count, Language
from ahp.model.group.group import Group
from ahp.model.wording import INDICATOR, WEIGHT
from ahp.sensitivity.effects import Effects, Hold, Move, StepEffect, Turn
from ahp.sensitivity.names import (
    among_text,
    item_name,
    move_text,
    order_text,
    probability_text,
    share_text,
    turned_text,
)
from ahp.sensitivity.sensitivity import WeightSensitivity
from ahp.sensitivity.spread import Drawn, Order
from ahp.sensitivity.tables import shown_codes
from ahp.sensitivity.wording import (
    AFTER,
    ALL_SETTLED,
    AMONG,
    CHANGE,
    CR_AFTER,
    EQUAL_WEIGHTS,
    EXACTLY,
    GLOBAL_CHANGE,
    HOLD_TITLE,
    IN_SHORT,
    JUDGMENT_MOVED,
    LEAST_SURE,
    LEAVES,
    LOCAL_CHANGE,
    NO_TURN,
    OF_THE_GROUP,
    ORDER_LEAVES_TITLE,
    ORDER_NOW,
    ORDER_TITLE,
    PAIRS,
    STEP_COUNT,
    STEP_TITLE,
    STEPS,
    SURE,
    TOO_HIGH_MARK,
    TURNED,
    UNSETTLED,
    UNSETTLED_TITLE,
)


def order_parts(
    found: WeightSensitivity, focus: str | None, most: int | None, lang: Language
) -> Iterator[Part]:
    """Yield how sure the order of neighbors is, and which pairs are not settled."""
    if found.effects is not None:
        yield from _neighbors(found, found.effects, focus, lang)
    if found.drawn is not None:
        yield from _unsettled(found, found.drawn, focus, most, lang)


def in_short(found: WeightSensitivity, lang: Language) -> str:
    """Say how many neighbors among the leaves stand firm; empty where that is not known."""
    drawn, effects = found.drawn, found.effects
    if drawn is None or effects is None or not effects.turns:
        return ""
    among = effects.turns[-1].node  # the leaves, or the items of the only matrix
    sure = _sure(drawn)
    turns = [one for one in effects.turns if one.node == among]
    settled = [
        one for one in turns if sure[among, one.first, one.second] >= drawn.probability - 1e-12
    ]
    fragile = [one for one in turns if one.move is not None and abs(one.move.steps) == 1]
    return IN_SHORT(
        lang,
        count=Count(len(turns)),
        among=LEAVES(lang),
        settled=Count(len(settled)),
        share=share_text(drawn.probability),
        fragile=len(fragile),
    )


def _sure(drawn: Drawn | None) -> dict[tuple[str | None, str, str], float]:
    """Return how sure the order of every two neighbors is."""
    orders: tuple[Order, ...] = () if drawn is None else drawn.orders
    return {
        (one.node, one.items[k], one.items[k + 1]): float(one.above[k, k + 1])
        for one in orders
        for k in range(len(one.items) - 1)
    }


def _neighbors(
    found: WeightSensitivity, effects: Effects, focus: str | None, lang: Language
) -> Iterator[Part]:
    """Yield the neighbors of every matrix, then those among the leaves."""
    turns = [one for one in effects.turns if focus in (None, one.node, one.first, one.second)]
    notes = [*_mark(found, [one.move for one in turns], lang), EXACTLY(lang)]
    if isinstance(found.judged, Group):
        notes.append(OF_THE_GROUP(lang))
    for title, some in (
        (ORDER_TITLE, [one for one in turns if one.node is not None]),
        (ORDER_LEAVES_TITLE, [one for one in turns if one.node is None]),
    ):
        if some:
            yield from (Gap(), Heading(title(lang)), _turns(found, some, tuple(notes), lang))
            notes = []


def _turns(
    found: WeightSensitivity, turns: list[Turn], notes: tuple[str, ...], lang: Language
) -> Grid:
    sure = _sure(found.drawn)
    columns = {
        "pair": Column("pair", ORDER_NOW(lang)),
        "among": Column("among", AMONG(lang)),
        "sure": Column("sure", SURE(lang), 3),
        "steps": Column("steps", STEPS(lang), align="right"),
        "move": Column("move", JUDGMENT_MOVED(lang)),
        "cr": Column("cr", CR_AFTER(lang), align="right"),
    }
    if not sure:
        del columns["sure"]
    if turns[0].node is None:
        del columns["among"]
    rows = []
    for one in turns:
        cells: dict[str, object] = {
            "pair": order_text(found, one.first, one.second, lang, tied=one.tied),
            "among": among_text(found, one.node, lang),
            "sure": "" if not sure else probability_text(sure[one.node, one.first, one.second]),
            "steps": "",
            "move": (EQUAL_WEIGHTS if one.tied else NO_TURN)(lang),
            "cr": "",
        }
        if one.move is not None:
            cells["steps"] = f"{one.move.steps:+d}"
            cells |= {"move": move_text(found, one.move, lang), "cr": ratio_cell(one.move)}
        rows.append([cells[key] for key in columns])
    return Grid(tuple(columns.values()), rows, notes=notes)


def ratio_cell(move: Move) -> Inline:
    """Show the CR after a move, marked where it is not below the threshold."""
    if move.cr != move.cr:
        return ""
    return f"{move.cr:.4f}" if move.consistent else (Span(f"! {move.cr:.4f}", "bad"),)


def _mark(
    found: WeightSensitivity, moves: Iterable[Move | None], lang: Language
) -> tuple[str, ...]:
    """Explain the mark of a CR that is too high, where one stands."""
    if all(one is None or one.consistent or one.cr != one.cr for one in moves):
        return ()
    return (TOO_HIGH_MARK(lang, threshold=found.layout.threshold),)


def _unsettled(
    found: WeightSensitivity, drawn: Drawn, focus: str | None, most: int | None, lang: Language
) -> Iterator[Part]:
    share = share_text(drawn.probability)
    open_pairs = {
        one: [
            pair
            for pair in one.unsettled(drawn.probability)
            if focus is None or focus == one.node or focus in pair[:2]
        ]
        for one in drawn.orders
    }
    if not any(open_pairs.values()):
        yield from (Gap(), Text(ALL_SETTLED(lang, share=share)))
        return
    columns = (
        Column("among", AMONG(lang)),
        Column("pairs", PAIRS(lang), 0),
        Column("unsettled", UNSETTLED(lang), 0),
    )
    counts = [
        [among_text(found, one.node, lang), len(one.items) * (len(one.items) - 1) // 2, len(pairs)]
        for one, pairs in open_pairs.items()
        if pairs or focus is None
    ]
    yield from (Gap(), Heading(UNSETTLED_TITLE(lang, share=share)), Grid(columns, counts))
    listed = [(one, *pair) for one, pairs in open_pairs.items() for pair in pairs]
    listed.sort(key=lambda row: round(max(row[3], 1 - row[3]), 12))
    rows = [
        [
            order_text(found, first, second, lang, tied=one.tied(first, second)),
            among_text(found, one.node, lang),
            probability_text(sure),
        ]
        for one, first, second, sure in listed[:most]
    ]
    named = (
        Column("pair", ORDER_NOW(lang)),
        Column("among", AMONG(lang)),
        Column("sure", SURE(lang), 3),
    )
    note = (
        (LEAST_SURE(lang, count=len(rows), total=len(listed)),) if len(rows) < len(listed) else ()
    )
    yield from (Gap(), Grid(named, rows, notes=note))


def effect_parts(
    found: WeightSensitivity, effects: Effects, focus: str | None, most: int | None, lang: Language
) -> Iterator[Part]:
    """Yield the judgment each weight hangs on most, and what one step of each judgment changes."""
    holds = [one for one in effects.holds if one.item in shown_codes(found, focus)]
    if any(one.move for one in holds):
        yield from (Gap(), Heading(HOLD_TITLE(lang)), _holds(found, holds, lang))
    steps = [one for one in effects.steps if _bears(found, one, focus)]
    steps.sort(key=lambda one: -round(abs(one.global_change), 12))
    if not steps:
        return
    shown = steps[:most]
    yield from (Gap(), Heading(STEP_TITLE(lang)), _steps(found, shown, lang))
    if len(shown) < len(steps):
        yield Text(STEP_COUNT(lang, shown=len(shown), total=len(steps)))


def _bears(found: WeightSensitivity, one: StepEffect, focus: str | None) -> bool:
    """Whether a judgment is of a node's matrix, or for a leaf, of one above it."""
    if focus is None or focus == one.move.node:
        return True
    below = focus in found.layout.nodes
    return not below and one.move.node in found.judged.hierarchy.ancestors(focus)


def _holds(found: WeightSensitivity, holds: list[Hold], lang: Language) -> Grid:
    hierarchy = found.judged.hierarchy
    columns = (
        Column("item", INDICATOR(lang)),
        Column("weight", WEIGHT(lang), 4),
        Column("move", JUDGMENT_MOVED(lang)),
        Column("after", AFTER(lang), 4),
        Column("change", CHANGE(lang), align="right"),
        Column("cr", CR_AFTER(lang), align="right"),
    )
    rows = []
    for one in holds:
        cells: list[object] = [hierarchy.name(one.item, lang), one.weight]
        if one.move is None:
            cells += [NO_TURN(lang), None, "", ""]
        else:
            change = f"{one.after - one.weight:+.4f}"
            move = move_text(found, one.move, lang)
            cells += [move, one.after, change, ratio_cell(one.move)]
        rows.append(cells)
    least = min(hierarchy.level(one.item) for one in holds)
    indents = tuple(hierarchy.level(one.item) - least for one in holds)
    notes = _mark(found, [one.move for one in holds], lang)
    return Grid(columns, rows, notes=notes, indents=indents)


def _steps(found: WeightSensitivity, shown: list[StepEffect], lang: Language) -> Grid:
    columns = (
        Column("move", JUDGMENT_MOVED(lang)),
        Column("cr", CR_AFTER(lang), align="right"),
        Column("global", GLOBAL_CHANGE(lang)),
        Column("global_change", CHANGE(lang), align="right"),
        Column("local", LOCAL_CHANGE(lang)),
        Column("change", CHANGE(lang), align="right"),
        Column("turned", TURNED(lang)),
    )
    rows = []
    for one in shown:
        turned = tuple(dict.fromkeys((*one.turned, *one.turned_leaves)))
        rows.append(
            [
                move_text(found, one.move, lang),
                ratio_cell(one.move),
                item_name(found, one.leaf, lang),
                f"{one.global_change:+.4f}",
                item_name(found, one.item, lang),
                f"{one.change:+.4f}",
                turned_text(found, turned, lang),
            ]
        )
    return Grid(columns, rows, notes=_mark(found, [one.move for one in shown], lang))
