"""The summary at the front: who leads in each pool."""

from __future__ import annotations

from ahp.common.document.parts import Part
from index.report.context import Context
from index.report.sentences import overview_paragraphs


def parts(report: Context) -> tuple[Part, ...]:
    """Return paragraphs that sum the report up, one of each pool."""
    found = overview_paragraphs(report.standing, report.lang, report.rules)
    return tuple(text for sentences in found for text in report.say(sentences))
