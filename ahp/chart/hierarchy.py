"""The picture of a hierarchy: its goal, what it is made of, and what each part weighs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ahp.chart.layout import HIGHEST, Box, Label, Layout, laid_out
from ahp.chart.measure import LEADING, clean
from ahp.chart.tree import Tree, tree_of
from ahp.chart.wording import (
    GLOBAL_AND_LOCAL,
    GLOBAL_ONLY,
    HIDDEN_BELOW,
    HIDDEN_SAID,
    HIERARCHY_OF,
    PAGE_CUT,
)
from ahp.common.chart.page import GRAY, INK, new_page
from ahp.common.chart.picture import picture
from ahp.common.findings import Finding
from ahp.common.wording import AFTER, ASIDE, Count, Language
from ahp.model.hierarchy import Hierarchy

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_SALT = "ahp-hierarchy"  # of the ids in an SVG, which would be random
_FILLS = ("#CFE3F1", "#E8F1F8", "white")  # of the top, of what has others below it, of the ends
_BAND = "#F6F6F6"
_EDGE = "#4D4D4D"
_INCH = 72.0


def hierarchy_picture(
    hierarchy: Hierarchy,
    weights: Mapping[str, float] | None,
    lang: Language,
    suffix: str,
    font: str | None = None,
    title: str = "",
    *,
    node: str | None = None,
    depth: int | None = None,
    note: str = "",
) -> bytes:
    """Draw a hierarchy as theses do: boxes from the top down, or from the left where many.

    It is as wide as the text of an A4 page, and so high as it needs.

    Parameters
    ----------
    hierarchy : Hierarchy
    weights : mapping of str to float, optional
        Global weight by code; a node that is not there has none in its box.
    lang : str
    suffix : str
        ``.svg`` or ``.png``.
    font : path, optional
        A font file to use instead of an installed one.
    title : str
        Above the picture; none where a caption says it.
    node : str, optional
        Code of the node to begin at.
    depth : int, optional
        Levels below it: see `ahp.chart.tree.tree_of`.
    note : str
        Below the picture, after what its figures are: whose weights, and by which method.

    Returns
    -------
    bytes
        The same for the same input; with everything drawn as alternative text.

    Raises
    ------
    UsageError
        Nothing to draw or too much (`tree_of`); a format that is not known; a font that is
        missing; matplotlib that is not installed.
    """
    tree = tree_of(hierarchy, node, depth)
    return tree_picture(tree, weights or {}, lang, suffix, font, title, note)


def tree_picture(
    tree: Tree,
    weights: Mapping[str, float],
    lang: Language,
    suffix: str,
    font: str | None = None,
    title: str = "",
    note: str = "",
) -> bytes:
    """Draw what was chosen of a hierarchy; parameters are those of `hierarchy_picture`."""
    labels = labels_of(tree, weights, lang)
    levels = tree.level_names(lang)
    notes = [*_read(tree, labels, lang), note]
    said = (" " if lang == "en" else "").join(filter(None, notes))
    texts = [title, said, *levels, "…"]
    texts += [part for one in labels.values() for part in (one.name, *one.figures)]

    def draw() -> Figure:
        figure = _drawn(laid_out(tree, labels, levels), tree, levels, title, said)
        name = title or HIERARCHY_OF(lang, name=clean(tree.hierarchy.name(tree.top, lang)))
        figure.set_label(f"{name}\n{alternative(tree, labels, lang)} {said}".rstrip())
        return figure

    return picture(draw, texts, suffix, _SALT, font)


def page_tree(hierarchy: Hierarchy, weights: Mapping[str, float], lang: Language) -> Tree:
    """Choose as many levels of a hierarchy as a page has room for, one at least.

    Parameters
    ----------
    hierarchy : Hierarchy
    weights : mapping of str to float
        Global weights, as they will be drawn.
    lang : str

    Returns
    -------
    Tree
        With a note where levels are left out.

    Raises
    ------
    UsageError
        As for `ahp.chart.tree.tree_of`.
    """
    tree = tree_of(hierarchy)
    depth = len(tree.levels()) - 1
    while depth > 1 and _height(tree, weights, lang) > HIGHEST:
        depth -= 1
        note = Finding(PAGE_CUT, {"count": len(hierarchy.leaves), "depth": Count(depth)})
        tree = replace(tree_of(hierarchy, depth=depth), notes=(note,))
    return tree


def _height(tree: Tree, weights: Mapping[str, float], lang: Language) -> float:
    return laid_out(tree, labels_of(tree, weights, lang), tree.level_names(lang)).height


def labels_of(tree: Tree, weights: Mapping[str, float], lang: Language) -> dict[str, Label]:
    """Return what stands in each box: the name, its global weight, and its local one if another.

    The top has no figures where it is the goal: all of it is 1.
    """
    hierarchy, labels = tree.hierarchy, {}
    for code in tree.children:
        weight, parent = weights.get(code, math.nan), hierarchy.parent(code)
        figures = []
        if not math.isnan(weight) and parent is not None:
            figures.append(f"{weight:.4f}")
            whole = weights.get(parent, math.nan)
            if parent != hierarchy.goal and whole > 0:
                figures.append(ASIDE(lang, text=f"{weight / whole:.4f}").strip())
        name = clean(hierarchy.name(code, lang)) or code
        if code in tree.hidden:
            hidden = HIDDEN_BELOW(lang, count=tree.hidden[code])
            name += ASIDE(lang, text=hidden.replace(" ", "\u00a0"))
        if lang == "en" and len(figures) > 1:
            figures[1] = f" {figures[1]}"
        labels[code] = Label(name, tuple(figures), bold=code == tree.top)
    return labels


def alternative(tree: Tree, labels: Mapping[str, Label], lang: Language) -> str:
    """Say in words what the picture shows, level by level."""
    stop, between = ("。", "；") if lang == "zh" else (".", "; ")
    said = []
    for name, row in zip(tree.level_names(lang), tree.levels(), strict=True):
        listed = [" ".join((labels[code].name, *labels[code].figures[:1])) for code in row]
        said.append(f"{name}{AFTER(lang)}{between.join(listed)}{stop}")
    return ("" if lang == "zh" else " ").join(said)


def _read(tree: Tree, labels: Mapping[str, Label], lang: Language) -> list[str]:
    most = max(len(one.figures) for one in labels.values())
    said = [(GLOBAL_ONLY, GLOBAL_AND_LOCAL)[most - 1](lang)] if most else []
    return [*said, *([HIDDEN_SAID(lang)] if tree.hidden else [])]


def _drawn(layout: Layout, tree: Tree, levels: tuple[str, ...], title: str, note: str) -> Figure:
    size = layout.width / _INCH, layout.height / _INCH
    figure, axes = new_page(*size, title, note)
    engine: Any = figure.get_layout_engine()
    _, foot, _, share = engine.get()["rect"]
    figure.set_layout_engine("none")  # a point of the layout is a point of the page
    axes.set_position((0, foot, 1, share))
    axes.set(xlim=(0, layout.width), ylim=(layout.height, 0))
    axes.set_axis_off()
    _name_levels(axes, layout, levels)
    _connect(axes, layout, tree)
    for code, box in layout.boxes.items():
        kind = 0 if code == tree.top else 1 if tree.children[code] else 2
        _put(axes, layout, box, kind)
    return figure


def _name_levels(axes: Axes, layout: Layout, levels: tuple[str, ...]) -> None:
    from matplotlib.patches import Rectangle

    for (begin, end), name in zip(layout.rows, levels, strict=True):
        if layout.down:
            corner, across, high = (0.0, begin - 7), layout.width, end - begin + 14
            axes.add_patch(Rectangle(corner, across, high, facecolor=_BAND, edgecolor="none"))
            place, ha = (5.0, (begin + end) / 2), "left"
        else:
            place, ha = ((begin + end) / 2, layout.size), "center"
        axes.text(*place, name, ha=ha, va="center", fontsize=layout.size, color=GRAY)


def _connect(axes: Axes, layout: Layout, tree: Tree) -> None:
    """Draw the elbows from each box to those below it, the part they share once."""
    from matplotlib.collections import LineCollection

    lines: list[list[tuple[float, float]]] = []
    for code, below in tree.children.items():
        if not below:
            continue
        box, ends = layout.boxes[code], [layout.boxes[child] for child in below]
        if layout.down:
            start, turn = box.y + box.height, (box.y + box.height + ends[0].y) / 2
            lines.append([(box.middle[0], start), (box.middle[0], turn)])
            across = [box.middle[0], *(one.middle[0] for one in ends)]
            lines.append([(min(across), turn), (max(across), turn)])
            lines += [[(one.middle[0], turn), (one.middle[0], one.y)] for one in ends]
        else:
            start, turn = box.x + box.width, (box.x + box.width + ends[0].x) / 2
            lines.append([(start, box.middle[1]), (turn, box.middle[1])])
            along = [box.middle[1], *(one.middle[1] for one in ends)]
            lines.append([(turn, min(along)), (turn, max(along))])
            lines += [[(turn, one.middle[1]), (one.x, one.middle[1])] for one in ends]
    axes.add_collection(LineCollection(lines, colors=_EDGE, linewidths=0.8, capstyle="projecting"))


def _put(axes: Axes, layout: Layout, box: Box, kind: int) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(
        Rectangle(
            (box.x, box.y), box.width, box.height,
            facecolor=_FILLS[kind], edgecolor=_EDGE, linewidth=0.8, zorder=3,
        )
    )  # fmt: skip
    center, middle = box.middle
    high = layout.size * LEADING
    weight = "bold" if kind == 0 else "normal"
    if box.upright:
        y = box.y + 4
    else:
        y = middle - (len(box.lines) * high + len(box.figures) * layout.small * LEADING) / 2
    for line in box.lines:
        _text(axes, center, y + high / 2, line, layout.size, INK, weight=weight)
        y += high
    if box.upright and box.figures:
        bottom = box.y + box.height - 4
        _text(axes, center, bottom, box.figures[0], layout.small, INK, rotation=90, va="bottom")
        return
    for line in box.figures:
        _text(axes, center, y + layout.small * LEADING / 2, line, layout.small, INK)
        y += layout.small * LEADING
    if box.beside:
        edge = box.x + box.width + 4
        _text(axes, edge, middle, box.beside, layout.small, INK, ha="left")


def _text(axes: Axes, x: float, y: float, text: str, size: float, color: str, **how: Any) -> None:
    centered: dict[str, Any] = {"ha": "center", "va": "center_baseline", "zorder": 4}
    axes.text(x, y, text.strip(), fontsize=size, color=color, **(centered | how))
