"""From degrees to the plane: around the antimeridian, then equirectangular."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.chart.geojson import Shape
from index.project.arrays import FloatArray

Polygon = tuple[FloatArray, ...]

_FLATTEST = 0.1  # least cosine: maps of a pole would else be a line
_ROUND = 360.0
_HALF = 180.0


@dataclass(frozen=True)
class Plane:
    """Shapes in the plane.

    Attributes
    ----------
    areas : tuple of tuple of polygons
        For each shape; outer rings turn to the left, holes to the right, so that a path of both
        is filled between them.
    lines : tuple of tuple of array
        For each shape.
    parallel : float
        Degrees of latitude along which lengths are true.
    low, high : array (2,)
        Corners of all.
    """

    areas: tuple[tuple[Polygon, ...], ...]
    lines: tuple[tuple[FloatArray, ...], ...]
    parallel: float
    low: FloatArray
    high: FloatArray


def project(shapes: Sequence[Shape]) -> Plane:
    """Put shapes into the plane, equirectangular, true along their middle parallel.

    Parameters
    ----------
    shapes : sequence of Shape
        At least one with an area or a line.

    Returns
    -------
    Plane

    References
    ----------
    Snyder, J. P. (1987). Map Projections: A Working Manual. USGS Professional Paper 1395, ch. 12.
    """
    areas = [[_whole(polygon) for polygon in shape.polygons] for shape in shapes]
    lines = [[_unwound(line) for line in shape.lines] for shape in shapes]
    parts = [polygon[0] for one in areas for polygon in one] + [
        line for one in lines for line in one
    ]
    parts = [part for part in parts if len(part)]
    cut = cut_meridian([(part[:, 0].min(), part[:, 0].max()) for part in parts])
    latitudes = np.concatenate([part[:, 1] for part in parts])
    parallel = float(latitudes.min() + latitudes.max()) / 2
    factor = np.array([max(math.cos(math.radians(parallel)), _FLATTEST), 1.0])

    def put(part: FloatArray, of: FloatArray) -> FloatArray:
        moved = part - np.array([_turns(of, cut) * _ROUND, 0.0])
        return np.asarray(moved * factor)

    areas_put = tuple(
        tuple(tuple(put(ring, polygon[0]) for ring in polygon) for polygon in one) for one in areas
    )
    lines_put = tuple(tuple(put(line, line) for line in one if len(line)) for one in lines)
    every = [ring for one in areas_put for polygon in one for ring in polygon]
    every += [line for one in lines_put for line in one]
    stacked = np.concatenate(every)
    return Plane(areas_put, lines_put, parallel, stacked.min(axis=0), stacked.max(axis=0))


def cut_meridian(spans: Sequence[tuple[float, float]]) -> float:
    """Return the longitude where a map is cut: the right end of the widest gap around the globe.

    Parameters
    ----------
    spans : sequence of (float, float)
        Westernmost and easternmost longitude of each part, in degrees.

    Examples
    --------
    Fiji lies on both sides of the antimeridian, and so is drawn around it:

    >>> cut_meridian([(177.0, 180.0), (-180.0, -178.0)])
    177.0
    >>> cut_meridian([(-180.0, 180.0)])  # no gap
    -180.0
    """
    starts = sorted(((low + _HALF) % _ROUND - _HALF, high - low) for low, high in spans)
    first = starts[0][0]
    reach = max(first, *(start + width - _ROUND for start, width in starts))
    cut, widest = -_HALF, 0.0
    for start, width in [*starts, (first + _ROUND, 0.0)]:
        if start - reach > widest:
            cut, widest = (start + _HALF) % _ROUND - _HALF, start - reach
        reach = max(reach, start + width)
    return cut


def area(ring: FloatArray) -> float:
    """Return the area of a closed ring, positive where it turns to the left.

    >>> area(np.array([[0.0, 0], [2, 0], [2, 1], [0, 0]]))
    1.0
    """
    x, y = (ring - ring[0]).T
    return float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2


def _turns(part: FloatArray, cut: float) -> float:
    """Return how many times around the globe a part lies right of the cut."""
    return float(np.floor((part[:, 0].min() - cut + 1e-9) / _ROUND))


def _whole(polygon: Polygon) -> Polygon:
    """Unwind the rings of a polygon, put holes into their ring, and let them turn its other way."""
    outer, *holes = [_unwound(ring) for ring in polygon]
    middle = (outer[:, 0].min() + outer[:, 0].max()) / 2
    near = []
    for hole in holes:
        off = middle - (hole[:, 0].min() + hole[:, 0].max()) / 2
        near.append(hole + np.array([np.round(off / _ROUND) * _ROUND, 0.0]))
    turned = [outer if area(outer) >= 0 else outer[::-1]]
    return (*turned, *(hole if area(hole) <= 0 else hole[::-1] for hole in near))


def _unwound(line: FloatArray) -> FloatArray:
    """Follow a line across the antimeridian; one around a pole stays as it is.

    Between two corners the shorter way is meant: none is more than half around the globe.
    """
    if len(line) < 2:
        return line
    steps = np.diff(line[:, 0])
    jumps = np.where(np.abs(steps) > _HALF, -np.round(steps / _ROUND) * _ROUND, 0.0)
    closed = bool((line[0] == line[-1]).all())
    moved = line.copy()
    moved[1:, 0] += np.cumsum(jumps)
    if closed and (jumps.sum() or not area(moved)):
        return line  # around a pole, or a frame around the whole globe
    return moved
