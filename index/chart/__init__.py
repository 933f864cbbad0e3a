"""Charts of a built index, as SVG with real text or as PNG."""

from ahp.common.chart.picture import SUFFIXES
from index.chart.draw import KINDS, Options, chart_bytes

__all__ = ["KINDS", "SUFFIXES", "Options", "chart_bytes"]
