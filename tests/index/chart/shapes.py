"""Invented shapes for tests, as GeoJSON."""

import json

from ahp.common.findings import Problems
from index.chart.geojson import parse_geojson


def square(x, y, width=1.0, height=1.0, *, backwards=False):
    ring = [[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]]
    return ring[::-1] if backwards else ring


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features):
    return {"type": "FeatureCollection", "features": list(features)}


def parsed(whole, problems=None):
    return parse_geojson("map.geojson", json.dumps(whole).encode(), problems or Problems())


def row(names, key="name"):
    """Squares side by side, each with a name."""
    return collection(*(feature(polygon(square(k, 0)), **{key: n}) for k, n in enumerate(names)))
