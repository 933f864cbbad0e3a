"""A hierarchy from an outline, as it stands in a draft, a report or a spreadsheet."""

from ahp.files.outline.entries import GOAL
from ahp.files.outline.read import MOST_LINES, outline_of, parse_outline, read_outline

__all__ = ["GOAL", "MOST_LINES", "outline_of", "parse_outline", "read_outline"]
