"""Charts: weights with their intervals, and what one step of each judgment does to a weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ahp.common.chart.page import (
    GRAY,
    INK,
    PALE,
    PALETTE,
    bare,
    legend_above,
    new_page,
    width_of,
    wrapped,
)
from ahp.common.chart.picture import picture
from ahp.common.findings import UsageError
from ahp.common.visible import visible
from ahp.common.wording import ASIDE, Language
from ahp.model.wording import GLOBAL
from ahp.sensitivity.moves import moves_of
from ahp.sensitivity.names import given_text, judgment_text, share_text
from ahp.sensitivity.sensitivity import WeightSensitivity
from ahp.sensitivity.show import provenance, settings_line
from ahp.sensitivity.tables import shown_codes
from ahp.sensitivity.wording import (
    CHART_AS_IS,
    CHART_DOWN,
    CHART_FAILS,
    CHART_INTERVAL,
    CHART_LARGEST,
    CHART_MEDIAN,
    CHART_MOVES,
    CHART_STEP_NOTE,
    CHART_TORNADO,
    CHART_UP,
    CHART_WEIGHTS,
    CHART_WITHOUT_JUDGMENTS,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

CHARTS = ("weights", "tornado")
MOST_BARS = 25
"""Judgments in a tornado: the smallest effects of many could not be seen."""

_SALT = "ahp-sensitivity"  # of the ids in an SVG, which would be random
_ROW = 0.3  # inches
_NAME_CELLS = 38
_DOWN, _UP = PALETTE[1], PALETTE[0]


class Bar(NamedTuple):
    """What one step of a judgment either way makes of a weight; NaN where there is no such step."""

    a: str
    b: str
    judgments: str
    down: float
    up: float
    down_passes: bool
    up_passes: bool


def chart_bytes(
    found: WeightSensitivity,
    kind: str,
    suffix: str,
    lang: Language = "en",
    font: str | None = None,
    focus: str | None = None,
) -> bytes:
    """Draw the weights with their intervals, or the tornado of one weight.

    Parameters
    ----------
    found : WeightSensitivity
        With draws for ``weights``.
    kind : str
        One of `CHARTS`.
    suffix : str
        ``.svg`` or ``.png``.
    lang : str
    font : path, optional
        A font file to use instead of an installed one.
    focus : str, optional
        The node that is drawn with what is below it; of the tornado, whose global weight. By
        default everything, or the weightiest leaf.

    Returns
    -------
    bytes

    Raises
    ------
    UsageError
        A format that is not known; a font that is missing; matplotlib that is not installed; a
        tornado of what no judgment bears on.
    """
    hierarchy = found.judged.hierarchy
    texts = [hierarchy.name(code, lang) for code in hierarchy.codes]
    words = (CHART_TORNADO, CHART_UP, CHART_DOWN, CHART_MEDIAN, CHART_AS_IS, CHART_WEIGHTS)
    others = (CHART_FAILS, CHART_LARGEST, CHART_STEP_NOTE, CHART_MOVES, CHART_INTERVAL)
    texts += [found.judged.title_in(lang), *provenance(found, lang)]
    texts += [*(one(lang) for one in (*words, *others)), GLOBAL(lang)]
    if kind == "weights":
        return picture(lambda: _weights(found, focus, lang), texts, suffix, _SALT, font)
    item = focus if focus is not None else found.layout.leaves[0]
    bars = tornado(found, item, lang)
    if not bars:
        raise UsageError.of(CHART_WITHOUT_JUDGMENTS, item=hierarchy.name(item, lang))
    return picture(lambda: _tornado(found, item, bars, lang), texts, suffix, _SALT, font)


def _label(name: str) -> str:
    return "\n".join(wrapped(visible(name), _NAME_CELLS))


def _bar_label(bar: Bar) -> str:
    """Name a judgment and where it moves, on one line where there is room."""
    pair = visible(f"{bar.a} : {bar.b}")
    if width_of(f"{pair} {bar.judgments}") <= _NAME_CELLS:
        return f"{pair} {bar.judgments}"
    if width_of(pair) > _NAME_CELLS:
        pair = f"{_label(bar.a)} :\n{_label(bar.b)}"
    return f"{pair}\n{bar.judgments}"


def _page(names: list[str], title: str, note: str) -> tuple[Figure, Axes]:
    lines = sum(name.count("\n") for name in names)
    height = _ROW * len(names) + 0.14 * lines + 1.2
    figure, axes = new_page(8.5, height, title, note)
    axes.set_yticks(range(len(names)), names, fontsize=8.5)
    axes.set_ylim(len(names) - 0.45, -0.55)
    axes.tick_params(axis="x", labelsize=8)
    axes.grid(axis="x", color="#E5E5E5")
    for place in range(0, len(names), 2):
        axes.axhspan(place - 0.5, place + 0.5, color="#F6F6F6", zorder=0)
    axes.set_axisbelow(True)
    bare(axes)
    return figure, axes


def _weights(found: WeightSensitivity, focus: str | None, lang: Language) -> Figure:
    drawn, hierarchy = found.drawn, found.judged.hierarchy
    assert drawn is not None  # asked for with its draws
    codes = shown_codes(found, focus)
    share = share_text(drawn.probability)
    title = CHART_WEIGHTS(lang, model=found.judged.title_in(lang), share=share)
    names = [_label(hierarchy.name(code, lang)) for code in codes]
    note = " · ".join(provenance(found, lang))
    figure, axes = _page(names, title, note)
    at = found.layout.places(codes)
    spread, heights = drawn.global_, np.arange(len(codes))
    lines = axes.hlines(
        heights, spread.low[at], spread.high[at], color=PALETTE[4], linewidth=6, zorder=2
    )
    median = axes.plot(
        spread.median[at], heights, "|", color=PALETTE[0], markersize=9, markeredgewidth=2, zorder=3
    )
    as_is = axes.plot(
        spread.nominal[at],
        heights,
        "D",
        color="black",
        markerfacecolor="white",
        markersize=4.5,
        markeredgewidth=1,
        zorder=4,
    )
    levels = [hierarchy.level(code) for code in codes]
    if len(set(levels)) > 1:
        for label, level, code in zip(axes.get_yticklabels(), levels, codes, strict=True):
            label.set_fontweight("bold" if level == min(levels) else "normal")
            inner = level == min(levels) or hierarchy.children(code)
            label.set_color(INK if inner else GRAY)
    axes.set_xlim(left=0)
    axes.set_xlabel(GLOBAL(lang), fontsize=8.5, color=GRAY)
    entries: list[tuple[Any, str]] = [
        (as_is[0], CHART_AS_IS(lang)),
        (median[0], CHART_MEDIAN(lang)),
        (lines, CHART_INTERVAL(lang, share=share)),
    ]
    legend_above(axes, 3, entries)
    return figure


def tornado(found: WeightSensitivity, item: str, lang: Language) -> list[Bar]:
    """Return what one step of each judgment makes of a global weight, the widest bar first.

    Judgments that do not change it are left out.
    """
    layout, name = found.layout, found.judged.hierarchy.name
    place, bars = layout.place[item], []
    for node in layout.nodes.values():
        moves = moves_of(layout, node, 1)
        after = layout.after(node, moves.local)[:, place]
        consistent = moves.consistent
        for number, (i, j) in enumerate(moves.pairs.tolist()):
            at = moves.places[number]
            ends: dict[int, tuple[float, bool]] = {}
            for move in np.flatnonzero(moves.pair == number).tolist():
                ends[int(moves.steps[move])] = float(after[move]), bool(consistent[move])
            said = CHART_MOVES(
                lang,
                low=judgment_text(float(at) - 1) if -1 in ends else "·",
                now=given_text(layout, node.code, node.items[i], node.items[j], float(at)),
                high=judgment_text(float(at) + 1) if 1 in ends else "·",
            )
            down, up = ends.get(-1, (np.nan, True)), ends.get(1, (np.nan, True))
            pair = name(node.items[i], lang), name(node.items[j], lang)
            bars.append(Bar(*pair, said, down[0], up[0], down[1], up[1]))
    weight = layout.weight(item)
    width = {one: _reach(one, weight) for one in bars}
    moving = [one for one in bars if width[one] > 1e-12]
    return sorted(moving, key=lambda one: -round(width[one], 12))


def _reach(bar: Bar, weight: float) -> float:
    return max(abs(end - weight) for end in (bar.down, bar.up) if end == end)


def _tornado(found: WeightSensitivity, item: str, bars: list[Bar], lang: Language) -> Figure:
    shown, weight = bars[:MOST_BARS], found.layout.weight(item)
    name = found.judged.hierarchy.name(item, lang)
    title = CHART_TORNADO(lang, model=found.judged.title_in(lang), item=name)
    notes = [CHART_STEP_NOTE(lang), settings_line(found, lang)]
    if len(shown) < len(bars):
        notes.insert(0, CHART_LARGEST(lang, count=len(shown), total=len(bars)))
    figure, axes = _page([_bar_label(one) for one in shown], title, " · ".join(notes))
    heights = np.arange(len(shown))
    entries: list[tuple[Any, str]] = []
    failing = None
    for ends, passes, color, words, shift in (
        ([one.down for one in shown], [one.down_passes for one in shown], _DOWN, CHART_DOWN, 0.17),
        ([one.up for one in shown], [one.up_passes for one in shown], _UP, CHART_UP, -0.17),
    ):
        widths = np.nan_to_num(np.array(ends) - weight)
        drawn = axes.barh(heights + shift, widths, 0.34, left=weight, color=color, zorder=3)
        entries.append((drawn, words(lang)))
        for bar, one, passing in zip(drawn, ends, passes, strict=True):
            if one == one and not passing:
                bar.set(hatch="////", edgecolor="white", linewidth=0)
                failing = bar
    if failing is not None:
        entries.append((failing, CHART_FAILS(lang, threshold=found.layout.threshold)))
    axes.axvline(weight, color="black", linewidth=1, zorder=4)
    aside = ASIDE(lang, text=f"{CHART_AS_IS(lang)} {weight:.4f}")
    axes.set_xlabel(f"{GLOBAL(lang)}{aside}", fontsize=8.5, color=GRAY)
    axes.spines["left"].set_color(PALE)
    legend_above(axes, 3, entries)
    return figure
