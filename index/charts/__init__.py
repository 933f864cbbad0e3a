"""Charts of a built index, as SVG with real text or as PNG."""

from index.charts.draw import KINDS, SUFFIXES, Options, chart_bytes

__all__ = ["KINDS", "SUFFIXES", "Options", "chart_bytes"]
