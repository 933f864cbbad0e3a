"""The appendix of checklists: what is asked for, whether the report has it, and where."""

from __future__ import annotations

from ahp.common.document.parts import Part
from index.report.context import Context


def parts(report: Context) -> tuple[Part, ...]:
    """Return the checklists that are asked for, held against the parts made before.

    Examples
    --------
    >>> from index.project.reporting import Reporting
    >>> from index.report.standing import Standing
    >>> asked = Context(Standing({}, (), "goal"), "en", Reporting(checklists=("jrc",)))
    >>> [one.name for one in parts(asked) if hasattr(one, "name")]
    ['checklist-jrc']
    """
    asked = report.reporting.checklists
    if not asked:
        return ()
    from index.report.checklists.evidence import evidence_of  # deferred: few ask for any
    from index.report.checklists.registry import checklists_parts

    return checklists_parts(asked, evidence_of(report, report.said.made), report.lang)
