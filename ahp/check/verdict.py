"""The verdict on a matrix, in a word."""

from __future__ import annotations

from ahp.model.analysis import Analysis


def verdict(analysis: Analysis) -> str:
    """Return the word of the vocabulary for what a consistency ratio means."""
    if not analysis.rated:
        return "unrated"
    if not analysis.checkable and analysis.missing:
        return "uncheckable"
    return "consistent" if analysis.consistent else "inconsistent"
