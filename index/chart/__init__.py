"""Charts of a built index, as SVG with real text or as PNG."""

from index.chart.draw import KINDS, SUFFIXES, Options, chart_bytes

__all__ = ["KINDS", "SUFFIXES", "Options", "chart_bytes"]
