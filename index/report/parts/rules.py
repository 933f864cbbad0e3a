"""The appendix that says what the words of the text mean: rules whose words were used."""

from __future__ import annotations

from ahp.common.document.parts import Part
from index.report.context import Context
from index.report.sentences import rules_parts


def parts(report: Context) -> tuple[Part, ...]:
    """Return the rules, each once; none where no sentence needed one."""
    return rules_parts(report.said.rules, report.rules, report.lang)
