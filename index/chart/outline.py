"""The map of shapes that the user brings: colour for the score, names where they have room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from ahp.common.chart.page import GRAY, INK, SEQUENTIAL, ink_on, new_page, rank_text, width_of
from ahp.common.document.table import shown
from ahp.common.visible import visible
from ahp.common.wording import Count
from index.chart.geojson import Geometry
from index.chart.join import Joined
from index.chart.projection import Plane, Polygon, project
from index.chart.view import View
from index.chart.wording import (
    CHART_GEOMETRY,
    CHART_NO_DATA,
    CHART_NO_SCORE,
    CHART_RANK,
    CHART_UNNAMED,
    CHART_WITHOUT_SHAPE,
)
from index.project.arrays import FloatArray
from index.project.wording import SCORE

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.path import Path
    from numpy.typing import NDArray

_WIDEST, _TALLEST = 7.6, 8.4  # inches
_POINTS = 72.0  # in an inch
_FINEST = 0.1  # points; corners that are nearer to each other are one
_NO_DATA, _EDGE = "#E4E4E4", "#FFFFFF"
_HATCH = "////"
_SIZES = ((8.0, 7.0), (7.5, 6.5), (8.0, 6.5, 5.5))  # points, the shorter the text the more
_MOST_NAMES = 400
_TRIES = 15  # places across a shape where a name may stand
_CELL, _LINE = 0.58, 1.25  # width of a cell and height of a line, in font sizes


def draw(view: View, geometry: Geometry, joined: Joined) -> Figure:
    """Draw the map.

    Parameters
    ----------
    view : View
    geometry : Geometry
    joined : Joined
        Which shape is which region.
    """
    plane = project(geometry.shapes)
    inches = _inches(plane)
    scale = inches[0] * _POINTS / max(plane.high[0] - plane.low[0], 1e-12)  # points for a degree
    paths = [[_path(polygon, plane, scale) for polygon in one] for one in plane.areas]
    names = _names(view, joined, paths)
    note = _note(view, geometry, joined, plane, names)
    width = max(inches[0] + 0.3, 5.0)
    figure, axes = new_page(width, inches[1] + 0.75, view.title("outline"), note)
    colors = _colors(view)
    _fill(axes, view, joined, paths, colors)
    for line in (line for one in plane.lines for line in one):
        put = (line - plane.low) * scale
        axes.plot(put[:, 0], put[:, 1], color=GRAY, linewidth=0.8, zorder=3)
    for region, (place, text, size) in names.items():
        style: dict[str, Any] = {"color": INK}
        if view.rank(region) is None:
            style["bbox"] = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        else:
            style["color"] = ink_on(colors.to_rgba(view.score(region)))
        write = partial(axes.text, *place, text, ha="center", va="center", linespacing=1.05)
        write(fontsize=size, **style)
    far = (plane.high - plane.low) * scale
    axes.set_xlim(-2, far[0] + 2)
    axes.set_ylim(-2, far[1] + 2)
    axes.set_aspect("equal")
    axes.axis("off")
    _explain(figure, axes, view, joined, colors)
    return figure


def _inches(plane: Plane) -> FloatArray:
    """Return width and height of the map on its page."""
    spread = np.maximum(plane.high - plane.low, 1e-9)
    inches = spread * min(_WIDEST / spread[0], _TALLEST / spread[1])
    return np.asarray(np.maximum(inches, 1e-6))


def _path(polygon: Polygon, plane: Plane, scale: float) -> Path:
    """Make a path in points: rings and holes, corners that are too near left out."""
    from matplotlib.path import Path

    corners, codes = [], []
    for ring in polygon:
        put = (ring - plane.low) * scale
        steps = np.round(put / _FINEST)
        kept = np.concatenate([[True], (np.diff(steps, axis=0) != 0).any(axis=1)])
        kept[-1] = True
        put = put[kept]
        corners.append(put)
        codes += [Path.MOVETO, *[Path.LINETO] * (len(put) - 2), Path.CLOSEPOLY]
    return Path(np.concatenate(corners), codes)


def _colors(view: View) -> Any:
    """Return what gives a score its colour: from the scale's foot to the highest score."""
    from matplotlib.cm import ScalarMappable
    from matplotlib.colors import Normalize

    scores = [view.score(region) for region in view.regions]
    low = min(view.result.settings.scale[0], *scores)
    return ScalarMappable(Normalize(low, max(*scores, low + 1e-9)), SEQUENTIAL)


def _fill(
    axes: Any, view: View, joined: Joined, paths: Sequence[Sequence[Path]], colors: Any
) -> None:
    from matplotlib.patches import PathPatch

    scored = frozenset(view.regions)
    for code, shape in zip(joined.codes, paths, strict=True):
        style: dict[str, Any] = {"facecolor": _NO_DATA, "edgecolor": _EDGE}
        if code in scored:
            style["facecolor"] = colors.to_rgba(view.score(str(code)))
        elif code is not None:
            style = {"facecolor": "white", "edgecolor": GRAY, "hatch": _HATCH}
        for path in shape:
            patch = PathPatch(path, linewidth=0.5, **style)
            patch.set_in_layout(False)
            axes.add_artist(patch)  # limits are set, and each corner would be asked for them


def _names(
    view: View, joined: Joined, paths: Sequence[Sequence[Path]]
) -> dict[str, tuple[FloatArray, str, float]]:
    """Find where the name of each region stands, with its score and rank where they fit."""
    largest: dict[str, Path] = {}
    for code, shape in zip(joined.codes, paths, strict=True):
        for path in shape:
            if code is not None and (code not in largest or _size(path) > _size(largest[code])):
                largest[code] = path
    found = {}
    for region in largest if len(largest) <= _MOST_NAMES else ():
        texts = (name := view.region_name(region),) * 3
        if view.rank(region) is not None:
            score = shown(view.score(region), view.result.settings.decimals)
            rank = CHART_RANK(view.lang, rank=rank_text(view.rank(region)))
            texts = (f"{name}\n{score}\n{rank}", f"{name}\n{score}", name)
        tries = [(text, size) for text, sizes in zip(texts, _SIZES, strict=True) for size in sizes]
        for text, size in tries:
            place = _room(largest[region], text, size)
            if place is not None:
                found[region] = (place, text, size)
                break
    return found


def _size(path: Path) -> float:
    return float(np.prod(np.ptp(path.vertices, axis=0)))


def _room(path: Path, text: str, size: float) -> FloatArray | None:
    """Return the place in a shape, nearest to its middle, where a text lies inside it."""
    lines = text.split("\n")
    half = np.array([max(map(width_of, lines)) * _CELL, len(lines) * _LINE]) * size / 2
    corners = np.asarray(path.vertices)
    low, high = corners.min(axis=0) + half, corners.max(axis=0) - half
    if (low > high).any():
        return None
    across, up = (np.linspace(a, b, _TRIES) for a, b in zip(low, high, strict=True))
    places = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    sides = np.array([(x, y) for x in (-1.0, -0.5, 0, 0.5, 1.0) for y in (-1.0, 0, 1.0)]) * half
    rims = (places[:, None, :] + sides).reshape(-1, 2)
    inside = _inside(path, rims).reshape(len(places), -1).all(axis=1)
    if not inside.any():
        return None
    fits = places[inside]
    middle = (low + high) / 2
    place: FloatArray = fits[np.argmin(((fits - middle) ** 2).sum(axis=1))]
    return place


def _inside(path: Path, points: FloatArray) -> NDArray[np.bool_]:
    """Say which points are in a shape and not in a hole of it."""
    from matplotlib.path import Path

    outer, *holes = (Path(ring).contains_points(points) for ring in path.to_polygons())
    return np.asarray(outer & ~np.any([np.zeros(len(points), dtype=bool), *holes], axis=0))


def _note(
    view: View, geometry: Geometry, joined: Joined, plane: Plane, names: dict[str, Any]
) -> str:
    """Say what the map is made of, and what it does not show."""
    side = "N" if plane.parallel >= 0 else "S"
    parallel = f"{abs(plane.parallel):.1f}° {side}"
    said = {"file": visible(geometry.name), "key": visible(joined.key), "parallel": parallel}
    note = CHART_GEOMETRY(view.lang, **said)
    there = [region for region in view.regions if region in joined.regions]
    for words, count in (
        (CHART_WITHOUT_SHAPE, view.count - len(there)),
        (CHART_UNNAMED, len(joined.regions) - len(names)),
    ):
        if count:
            note = view.after(note, words(view.lang, count=Count(count)))
    return view.after(note, view.note)


def _explain(figure: Figure, axes: Any, view: View, joined: Joined, colors: Any) -> None:
    """Put the scale of colours above the map, and what other fields mean."""
    from matplotlib.patches import Patch

    bar = figure.colorbar(
        colors, ax=axes, orientation="horizontal", location="top", shrink=0.4, aspect=28,
        anchor=(0.0, 0.0), pad=0.01,
    )  # fmt: skip
    bar.set_label(SCORE(view.lang), fontsize=8.5, color=INK)
    bar.ax.tick_params(labelsize=8, length=0)
    bar.outline.set_visible(False)
    entries = []
    if joined.regions - set(view.regions):
        style: Any = {"facecolor": "white", "edgecolor": GRAY, "hatch": _HATCH}
        entries.append((Patch(**style), CHART_NO_SCORE(view.lang)))
    if None in joined.codes:
        entries.append((Patch(facecolor=_NO_DATA), CHART_NO_DATA(view.lang)))
    if entries:
        bar.ax.legend(
            [patch for patch, _ in entries],
            [text for _, text in entries],
            loc="center left",
            bbox_to_anchor=(1.04, 0.5),
            fontsize=8.5,
            frameon=False,
            ncols=2,
        )
