"""What the draws say, as grids: weights, ranks, consistency ratios."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.document.parts import Column, Gap, Grid, Heading, Part, Span
from ahp.common.wording import Language
from ahp.model.wording import INDICATOR, MATRIX, WEIGHT
from ahp.sensitivity.names import among_text, percent_text, probability_text, share_text
from ahp.sensitivity.sensitivity import WeightSensitivity
from ahp.sensitivity.spread import Drawn, Order, Spread
from ahp.sensitivity.wording import (
    CR_AS_IS,
    FAILING,
    FIRST_RANK,
    GLOBAL_NOTE,
    GLOBAL_TITLE,
    INTERVAL,
    KEPT,
    LOCAL_NOTE,
    LOCAL_TITLE,
    MEAN,
    MEDIAN,
    NOT_DRAWN,
    OWN_RANK,
    RANK,
    RANK_TITLE,
    RANKS,
    RATIO_TITLE,
    SD,
)

MOST_RANKS = 10
"""Items above whom the probability of each rank has no room in a table."""


def weight_parts(
    found: WeightSensitivity, drawn: Drawn, focus: str | None, lang: Language
) -> Iterator[Part]:
    """Yield local and global weights with their intervals and ranks, and the CRs of the draws."""
    shown = shown_codes(found, focus)
    local = {item: one for one in drawn.orders if one.node is not None for item in one.items}
    grid = _weights(found, drawn, drawn.local, local, shown, LOCAL_NOTE(lang), lang)
    yield from (Gap(), Heading(LOCAL_TITLE(lang)), grid)
    whole = next((one for one in drawn.orders if one.node is None), None)
    if whole is not None:
        ranked = dict.fromkeys(whole.items, whole)
        grid = _weights(found, drawn, drawn.global_, ranked, shown, GLOBAL_NOTE(lang), lang)
        yield from (Gap(), Heading(GLOBAL_TITLE(lang)), grid)
    for one in drawn.orders:
        if focus is not None and one.node == focus and len(one.items) <= MOST_RANKS:
            title = RANK_TITLE(lang, among=among_text(found, one.node, lang))
            yield from (Gap(), Heading(title), _ranks(found, one, lang))
    if found.layout.nodes:
        title = RATIO_TITLE(lang, random_index=found.layout.random_index)
        yield from (Gap(), Heading(title), _ratios(found, drawn, focus, lang))


def shown_codes(found: WeightSensitivity, focus: str | None) -> tuple[str, ...]:
    """Return the nodes below the goal that are shown: all, or one and what is below it."""
    hierarchy = found.judged.hierarchy
    return tuple(
        code
        for code in hierarchy.codes
        if code != hierarchy.goal
        and (focus is None or code == focus or focus in hierarchy.ancestors(code))
    )


def _weights(
    found: WeightSensitivity,
    drawn: Drawn,
    spread: Spread,
    orders: dict[str, Order],
    shown: tuple[str, ...],
    note: str,
    lang: Language,
) -> Grid:
    hierarchy = found.judged.hierarchy
    columns = (
        Column("item", INDICATOR(lang)),
        Column("weight", WEIGHT(lang), 4),
        Column("interval", INTERVAL(lang, share=share_text(drawn.probability)), align="right"),
        Column("rank", RANK(lang), 0),
        Column("ranks", RANKS(lang), align="right"),
        Column("own", OWN_RANK(lang), 3),
        Column("first", FIRST_RANK(lang), 3),
        Column("median", MEDIAN(lang), 4),
        Column("mean", MEAN(lang), 4),
        Column("sd", SD(lang), 4),
    )
    rows = []
    for code in shown:
        at = found.layout.place[code]
        interval = f"{spread.low[at]:.4f}–{spread.high[at]:.4f}"
        cells: list[object] = [hierarchy.name(code, lang), float(spread.nominal[at]), interval]
        order = orders.get(code)
        cells += _rank_cells(order, code, drawn.probability) if order else [None] * 4
        cells += [float(figures[at]) for figures in (spread.median, spread.mean, spread.sd)]
        rows.append(cells)
    least = min((hierarchy.level(code) for code in shown), default=1)
    indents = tuple(hierarchy.level(code) - least for code in shown)
    return Grid(columns, rows, notes=(note,), indents=indents)


def _rank_cells(order: Order, code: str, probability: float) -> list[object]:
    place = order.items.index(code)
    low, high = order.rank_interval(place, probability)
    ranks = f"{low}" if low == high else f"{low}–{high}"
    own = order.nominal_ranks[place]
    shares = order.ranks[place, [own - 1, 0]].tolist()
    return [own, ranks, *map(probability_text, shares)]


def _ranks(found: WeightSensitivity, order: Order, lang: Language) -> Grid:
    numbers = range(1, len(order.items) + 1)
    columns = [Column("item", INDICATOR(lang)), *(Column(str(k), str(k), 3) for k in numbers)]
    rows = [
        [found.judged.hierarchy.name(item, lang), *map(probability_text, shares)]
        for item, shares in zip(order.items, order.ranks.tolist(), strict=True)
    ]
    return Grid(tuple(columns), rows)


def _ratios(found: WeightSensitivity, drawn: Drawn, focus: str | None, lang: Language) -> Grid:
    columns = (
        Column("matrix", MATRIX(lang)),
        Column("n", "n", 0),
        Column("cr", CR_AS_IS(lang), 4),
        Column("median", MEDIAN(lang), 4),
        Column("interval", INTERVAL(lang, share=share_text(drawn.probability)), align="right"),
        Column("failing", FAILING(lang, threshold=found.layout.threshold), align="right"),
        Column("kept", KEPT(lang), align="right"),
        Column("why", NOT_DRAWN(lang)),
    )
    rows = []
    for code, node in found.layout.nodes.items():
        if focus in found.layout.nodes and code != focus:
            continue
        one, why = drawn.ratios.get(code), drawn.skipped.get(code)
        cells: list[object] = [found.judged.hierarchy.name(code, lang), len(node.items)]
        cells.append((Span(f"{node.cr:.4f}", "" if node.cr < found.layout.threshold else "bad"),))
        if one is None:
            cells += [None, None, None, None]
        else:
            interval = f"{one.low:.4f}–{one.high:.4f}"
            shares = percent_text(one.failing), percent_text(one.accepted)
            cells += [one.median, interval, *shares]
        rows.append([*cells, "" if why is None else why.message(lang)])
    if any(row[-1] for row in rows):
        return Grid(columns, rows)
    return Grid(columns[:-1], [row[:-1] for row in rows])
