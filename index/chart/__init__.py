"""Charts of a built index, as SVG with real text or as PNG."""

from ahp.common.chart.picture import SUFFIXES
from index.chart.draw import KINDS, Options, chart_bytes
from index.chart.geojson import Geometry, read_geojson

__all__ = ["KINDS", "SUFFIXES", "Geometry", "Options", "chart_bytes", "read_geojson"]
