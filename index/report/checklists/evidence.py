"""What a report of an index holds, for checklists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ahp import judgment_facts
from ahp.common.document.book.checklist import Evidence, evidence_in
from ahp.common.document.parts import Part
from index.report.checklists.rules import OF_DIMENSION, OF_GOAL
from index.report.context import Context
from index.report.tables import league_name


def evidence_of(report: Context, parts: Iterable[Part]) -> Evidence:
    """Return what the parts of a report hold, and what is true of its project.

    Parameters
    ----------
    report : Context
    parts : iterable of Part
        Those that are made, with the text of one's own.

    Returns
    -------
    Evidence
        Its facts are those of `ahp.judgment_facts`, and ``imputed`` and ``winsorized`` where
        values were, and ``years`` where there are several.

    Examples
    --------
    >>> from index.report.standing import Standing
    >>> evidence_of(Context(Standing({}, (), "goal")), ())
    Evidence(holds={}, facts=frozenset())
    """
    found = evidence_in(parts, facts_of(report))
    holds = dict(found.holds)
    for league in report.standing.leagues:
        name = league_name(league)
        if name in holds:
            holds.setdefault(OF_GOAL if league.node == report.standing.goal else OF_DIMENSION, name)
    return replace(found, holds=holds)


def facts_of(report: Context) -> frozenset[str]:
    """Return what is true of the project behind a report."""
    result, leagues = report.result, report.standing.leagues
    found = {
        "imputed": result is not None and len(result.imputed) > 0,
        "winsorized": result is not None and len(result.winsorized) > 0,
        "years": max((len(league.years) for league in leagues), default=0) > 1,
    }
    own = {fact for fact, there in found.items() if there}
    return judgment_facts(report.judged) | own
