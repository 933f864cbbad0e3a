"""The summary at the front: who leads in each pool."""

from __future__ import annotations

from ahp.common.document.parts import Part
from index.report.context import Context
from index.report.sentences import overview_sentences


def parts(report: Context) -> tuple[Part, ...]:
    """Return a paragraph that sums the report up."""
    return report.say(overview_sentences(report.standing, report.lang, report.rules))
