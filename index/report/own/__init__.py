"""Text of one's own in a report: figures in braces, claims in brackets, both from the tables."""

from index.report.own.facts import Facts
from index.report.own.parts import own_parts

__all__ = ["Facts", "own_parts"]
