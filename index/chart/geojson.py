"""Reading GeoJSON: the shapes of regions as a file has them, in degrees."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np

from ahp.common.findings import FileError, Place, Problems
from ahp.common.io.text import decode, read_bytes
from ahp.common.wording import Message, Words
from index.chart.wording import (
    GEOJSON_BINARY,
    GEOJSON_BROKEN,
    GEOJSON_DEGREES,
    GEOJSON_ESRI,
    GEOJSON_FEATURE,
    GEOJSON_FORMAT,
    GEOJSON_POSITION,
    GEOJSON_RING,
    GEOJSON_SHAPES,
    GEOJSON_TOPOJSON,
    GEOJSON_TYPE,
    GEOJSON_XML,
)
from index.project.arrays import FloatArray

_LIMIT = 2**28  # bytes
_AREAS = {"Polygon": 0, "MultiPolygon": 1}  # how many lists lie around a polygon
_LINES = {"LineString": 0, "MultiLineString": 1}
_POINTS = ("Point", "MultiPoint")
_SHAPEFILE, _ZIP = b"\x00\x00\x27\x0a", b"PK"
_FEWEST = 3  # different corners of a ring
_FARTHEST = (360.0, 90.0)  # degrees; files that cross the antimeridian go beyond 180


@dataclass(frozen=True)
class Shape:
    """One feature of a file.

    Attributes
    ----------
    properties : mapping of str to str
        What the file says about it: texts, and whole numbers as texts.
    polygons : tuple of tuple of array, each (n, 2)
        Longitude and latitude in degrees: the outer ring of each polygon, then its holes; the
        last corner of a ring is its first.
    lines : tuple of array, each (n, 2)
    """

    properties: Mapping[str, str] = field(hash=False)
    polygons: tuple[tuple[FloatArray, ...], ...] = ()
    lines: tuple[FloatArray, ...] = ()


@dataclass(frozen=True)
class Geometry:
    """What a GeoJSON file has.

    Attributes
    ----------
    name : str
        Of the file.
    shapes : tuple of Shape
    left_out : int
        Features that are points, or nothing.
    """

    name: str
    shapes: tuple[Shape, ...]
    left_out: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The properties of all shapes, in the order of the file."""
        return tuple(dict.fromkeys(key for shape in self.shapes for key in shape.properties))


def read_geojson(path: str) -> Geometry:
    """Read the shapes of a GeoJSON file.

    Raises
    ------
    FileError
        A file that cannot be read, is of another format, or has features that break the standard.

    References
    ----------
    Butler, H. et al. (2016). The GeoJSON Format. RFC 7946.
    """
    problems = Problems(path)
    geometry = None
    data = read_bytes(path, problems, _LIMIT)
    if data is not None:
        geometry = parse_geojson(os.path.basename(path), data, problems)
    if geometry is None or problems.errors:
        raise FileError(problems.findings)
    return geometry


def parse_geojson(name: str, data: bytes, problems: Problems) -> Geometry | None:
    """Read shapes from the bytes of a file; what is wrong is noted.

    >>> ring = "[[0, 0], [1, 0], [1, 1], [0, 0]]"
    >>> one = '{"properties": {"id": 7}, "geometry": {"type": "Polygon", "coordinates": [%s]}}'
    >>> text = '{"type": "FeatureCollection", "features": [%s]}' % (one % ring)
    >>> parse_geojson("a.json", text.encode(), Problems()).shapes[0].properties["id"]
    '7'
    """
    features = _features(data, problems)
    if features is None:
        return None
    shapes = []
    for k, feature in enumerate(features):
        shape = _shape(feature, problems.at(place=Place(key=f"features[{k}]")))
        shapes += [shape] if shape is not None else []
    drawn = tuple(one for one in shapes if one.polygons or one.lines)
    if not problems.errors and not any(one.polygons for one in drawn):
        problems.add(GEOJSON_SHAPES)
    return Geometry(name, drawn, len(shapes) - len(drawn))


def _features(data: bytes, problems: Problems) -> list[Any] | None:
    """Return the features of a collection; None where that is noted."""
    other = _other_format(data)
    if other is not None:
        problems.add(GEOJSON_FORMAT, found=other)
        return None
    decoded = decode(data, problems)
    if decoded is None:
        return None
    try:
        whole = json.loads(decoded[0])
    except json.JSONDecodeError as error:
        place = Place(line=error.lineno, column=error.colno)
        problems.add(GEOJSON_BROKEN, place=place)
        return None
    except (ValueError, RecursionError):  # thousands of digits; a hundred thousand brackets
        problems.add(GEOJSON_BROKEN)
        return None
    if isinstance(whole, dict):
        kind, features = whole.get("type"), whole.get("features")
        if kind == "FeatureCollection" and isinstance(features, list):
            return features
        if kind == "Topology":
            problems.add(GEOJSON_FORMAT, found=GEOJSON_TOPOJSON)
            return None
        if "geometryType" in whole or "spatialReference" in whole:
            problems.add(GEOJSON_FORMAT, found=GEOJSON_ESRI)
            return None
    problems.add(GEOJSON_TYPE, found=_said(whole.get("type") if isinstance(whole, dict) else whole))
    return None


def _other_format(data: bytes) -> Words | None:
    """Return what a file is that is no JSON, where its beginning tells."""
    if data.startswith((_SHAPEFILE, _ZIP)) or b"\0" in data[:1000].removeprefix(b"\xff\xfe"):
        marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))  # UTF-16 is text all the same
        return None if marked else GEOJSON_BINARY
    text = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return GEOJSON_XML if text.startswith(b"<") else None


def _shape(feature: Any, problems: Problems) -> Shape | None:
    """Read one feature; None where it is noted."""
    found = feature if isinstance(feature, dict) else {}
    geometry, properties = found.get("geometry", 0), found.get("properties")
    if not isinstance(geometry, dict | None) or not isinstance(properties, dict | None):
        problems.add(GEOJSON_FEATURE, found=_said(feature))
        return None
    said = _texts({**(properties or {}), **({"id": found["id"]} if "id" in found else {})})
    polygons: list[tuple[FloatArray, ...]] = []
    lines: list[FloatArray] = []
    try:
        for kind, coordinates in _parts(geometry):
            if kind in _AREAS:
                several = coordinates if _AREAS[kind] else [coordinates]
                polygons += [_polygon(rings) for rings in _listed(several)]
            else:
                several = coordinates if _LINES[kind] else [coordinates]
                lines += [_positions(line) for line in _listed(several)]
    except _WrongError as wrong:
        problems.add(wrong.what, found=wrong.found)
        return None
    return Shape(MappingProxyType(said), tuple(polygons), tuple(lines))


class _WrongError(Exception):
    """A part of a feature that breaks the standard."""

    def __init__(self, what: Message, found: object) -> None:
        super().__init__(what)
        self.what, self.found = what, _said(found)


def _parts(geometry: Any) -> Iterator[tuple[str, Any]]:
    """Yield the areas and lines of a geometry with their coordinates, those of collections too."""
    if geometry is None:
        return
    kind = geometry.get("type") if isinstance(geometry, dict) else geometry
    if kind == "GeometryCollection" and isinstance(geometry.get("geometries"), list):
        for one in geometry["geometries"]:
            if isinstance(one, dict) and one.get("type") == kind:
                raise _WrongError(GEOJSON_FEATURE, "GeometryCollection in a GeometryCollection")
            yield from _parts(one)
    elif isinstance(kind, str) and (kind in _AREAS or kind in _LINES):
        yield kind, geometry.get("coordinates")
    elif kind not in _POINTS:
        raise _WrongError(GEOJSON_FEATURE, kind)


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise _WrongError(GEOJSON_POSITION, value)
    return value


def _polygon(rings: Any) -> tuple[FloatArray, ...]:
    found = []
    for ring in _listed(rings):
        corners = _positions(ring)
        if len(corners) and (corners[0] != corners[-1]).any():
            corners = np.vstack([corners, corners[:1]])
        if len(set(map(tuple, corners.tolist()))) < _FEWEST:
            raise _WrongError(GEOJSON_RING, ring)
        found.append(corners)
    if not found:
        raise _WrongError(GEOJSON_RING, rings)
    return tuple(found)


def _positions(line: Any) -> FloatArray:
    """Return longitudes and latitudes; heights are left out."""
    found = []
    for one in _listed(line):
        if not isinstance(one, list) or len(one) < 2 or not all(map(_is_number, one[:2])):
            raise _WrongError(GEOJSON_POSITION, one)
        if any(abs(value) > most for value, most in zip(one, _FARTHEST, strict=False)):
            raise _WrongError(GEOJSON_DEGREES, one)
        found.append(one[:2])
    return np.array(found, dtype=float).reshape(-1, 2)


def _is_number(value: object) -> bool:
    if type(value) is float:
        return math.isfinite(value)
    return type(value) is int


def _texts(properties: Mapping[str, Any]) -> dict[str, str]:
    """Keep what may be a code or a name."""
    said = {}
    for key, value in properties.items():
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, str) or type(value) is int:
            said[key] = str(value).strip()
    return said


def _said(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:39] + "…"
