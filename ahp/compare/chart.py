"""The chart of experts' weights: a dot for each, or a box where there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ahp.common.chart.page import GRAY, PALETTE, bare, legend_above, new_page, wrapped
from ahp.common.chart.picture import picture
from ahp.common.visible import visible
from ahp.common.wording import Count, Language
from ahp.compare.columns import indents, weighed
from ahp.compare.experts import Comparison
from ahp.compare.show import intervals_line, settings_line
from ahp.compare.wording import (
    CHART_BOX,
    CHART_EXPERT,
    CHART_GROUP,
    CHART_NOTE,
    CHART_OUTLIERS,
    CHART_OWN,
    CHART_TITLE,
)
from ahp.model.experts import shown_names
from ahp.model.wording import GLOBAL

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_NAMED = 7
"""Experts who each have a color and a place in the legend."""
MOST_DOTS = 40
"""Experts above whom boxes stand for them."""

_SALT = "ahp-compare"  # of the ids in an SVG, which would be random
_MARKERS = "osD^vPX"
_COLORS = (*PALETTE[:6], PALETTE[7])  # yellow is too pale for a dot
_ROW = 0.34  # inches
_NAME_CELLS = 34


class _Row(NamedTuple):
    name: str
    depth: int
    weights: list[float]  # of the experts, NaN where not known
    group: float | None
    own: float | None


def chart_bytes(
    found: Comparison, suffix: str, lang: Language = "en", font: str | None = None
) -> bytes:
    """Draw the global weights of every item, by every expert and by the group.

    Parameters
    ----------
    found : Comparison
    suffix : str
        ``.svg`` or ``.png``.
    lang : str
    font : path, optional
        A font file to use instead of an installed one.

    Returns
    -------
    bytes

    Raises
    ------
    UsageError
        A format that is not known; a font that is missing; matplotlib that is not installed.
    """
    return picture(lambda: _draw(found, lang), _texts(found, lang), suffix, _SALT, font)


def _texts(found: Comparison, lang: Language) -> list[str]:
    names = [*shown_names(found.model.experts, lang).values()]
    names += [found.model.hierarchy.name(code, lang) for code in found.model.hierarchy.codes]
    marks = (CHART_BOX, CHART_EXPERT, CHART_GROUP, CHART_OUTLIERS, CHART_OWN)
    words = (*marks, CHART_TITLE, GLOBAL)
    title = found.model.title_in(lang)
    return [*names, *(one(lang) for one in words), title, _note(found, lang)]


def _note(found: Comparison, lang: Language) -> str:
    """Say how the weights came about, and those of the group."""
    said = [settings_line(found, lang), intervals_line(found, lang)]
    if found.formed is not None:
        said.append(CHART_NOTE(lang, whose=found.formed(lang)))
    return " · ".join(filter(None, said))


def _rows(found: Comparison, lang: Language) -> list[_Row]:
    codes = weighed(found)
    return [
        _Row(
            found.model.hierarchy.name(code, lang),
            depth,
            [one.global_.get(code, np.nan) for one in found.experts.values()],
            None if found.group is None else found.group.global_.get(code),
            None if found.own is None else found.own.global_.get(code),
        )
        for code, depth in zip(codes, indents(found, codes), strict=True)
    ]


def _draw(found: Comparison, lang: Language) -> Figure:
    rows = _rows(found, lang)
    names = [_label(row) for row in rows]
    lines = [1 + name.count("\n") for name in names]
    title = CHART_TITLE(lang, model=found.model.title_in(lang), count=Count(len(found.experts)))
    height = _ROW * len(rows) + 0.12 * sum(count - 1 for count in lines) + 1.3
    figure, axes = new_page(8.5, height, title, _note(found, lang))
    entries = _people(axes, found, rows, lang)
    entries += _joint(axes, rows, lang, boxed=len(found.experts) > MOST_DOTS)
    axes.set_yticks(range(len(rows)), names, fontsize=8.5)
    if any(row.depth for row in rows):
        for label, row in zip(axes.get_yticklabels(), rows, strict=True):
            label.set_fontweight("normal" if row.depth else "bold")
    axes.set_ylim(len(rows) - 0.45, -0.55)
    axes.set_xlim(left=-0.012 * axes.get_xlim()[1])  # what lies at 0 is seen as a whole
    axes.set_xlabel(GLOBAL(lang), fontsize=8.5, color=GRAY)
    axes.tick_params(axis="x", labelsize=8)
    axes.grid(axis="x", color="#E5E5E5")
    for place in range(0, len(rows), 2):
        axes.axhspan(place - 0.5, place + 0.5, color="#F6F6F6", zorder=0)
    axes.set_axisbelow(True)
    bare(axes)
    legend_above(axes, 5, entries)
    return figure


def _label(row: _Row) -> str:
    return "\n".join(wrapped(visible(row.name), _NAME_CELLS))


def _people(
    axes: Axes, found: Comparison, rows: list[_Row], lang: Language
) -> list[tuple[Any, str]]:
    """Draw the experts, and return what the legend says of them."""
    count = len(found.experts)
    if count > MOST_DOTS:
        return _boxes(axes, rows, lang)
    weights = np.array([row.weights for row in rows])
    # Beside each other, so that equal weights do not hide one another.
    offsets = np.linspace(-0.28, 0.28, count) if count > 1 else np.zeros(1)
    heights = np.arange(len(rows))[:, None] + offsets
    if count > MOST_NAMED:
        dots = axes.plot(
            weights.ravel(),
            heights.ravel(),
            "o",
            color=PALETTE[0],
            alpha=0.6,
            markersize=4,
            markeredgewidth=0,
            zorder=3,
        )
        return [(dots[0], CHART_EXPERT(lang))]
    names = shown_names(found.model.experts, lang)
    entries: list[tuple[Any, str]] = []
    for place, code in enumerate(found.experts):
        dots = axes.plot(
            weights[:, place],
            heights[:, place],
            _MARKERS[place],
            color=_COLORS[place],
            markersize=5.5,
            markeredgewidth=0,
            zorder=3,
        )
        entries.append((dots[0], _short(names[code])))
    return entries


def _short(name: str) -> str:
    """Cut a name that would leave no room for others."""
    lines = wrapped(visible(name), 24)
    return visible(name) if len(lines) < 2 else f"{lines[0]}…"


def _boxes(axes: Axes, rows: list[_Row], lang: Language) -> list[tuple[Any, str]]:
    known = [[weight for weight in row.weights if weight == weight] for row in rows]
    drawn = axes.boxplot(
        known,
        positions=range(len(rows)),
        orientation="horizontal",
        whis=(5, 95),
        widths=0.5,
        patch_artist=True,
        manage_ticks=False,
        boxprops={"facecolor": PALETTE[4], "edgecolor": PALETTE[0], "linewidth": 0.8},
        medianprops={"color": PALETTE[0], "linewidth": 1.6},
        whiskerprops={"color": PALETTE[0], "linewidth": 0.8},
        capprops={"color": PALETTE[0], "linewidth": 0.8},
        flierprops={
            "marker": "o",
            "markersize": 2,
            "markerfacecolor": GRAY,
            "markeredgewidth": 0,
            "alpha": 0.5,
        },
    )
    return [
        (drawn["boxes"][0], CHART_BOX(lang)),
        (drawn["fliers"][0], CHART_OUTLIERS(lang)),
    ]


def _joint(axes: Axes, rows: list[_Row], lang: Language, *, boxed: bool) -> list[tuple[Any, str]]:
    """Mark the group's weights and those of the model's own matrices."""
    entries: list[tuple[Any, str]] = []
    for values, marker, size, width, words in (
        ([row.own for row in rows], "D", 5.5, 1.2, CHART_OWN),
        ([row.group for row in rows], "|", 15.0, 2.6, CHART_GROUP),
    ):
        if all(value is None for value in values):
            continue
        drawn = axes.plot(
            [np.nan if value is None else value for value in values],
            range(len(rows)),
            marker,
            color="black",
            markersize=size,
            markerfacecolor="white",
            markeredgewidth=width,
            zorder=5 if boxed else 2,  # behind dots, none of which it hides
        )
        entries.append((drawn[0], words(lang)))
    return entries
