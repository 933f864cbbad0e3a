"""How sure a rank is, where a project or the command line asks for it."""

from __future__ import annotations

import argparse

from ahp.common.findings import AhpError, Finding, Named, UsageError
from index.explain.explain import Explanation
from index.explain.sure import Sure, how_sure, runs_unasked
from index.explain.wording import SURE_NOT_SAID, SURE_OF_NODES
from index.options import intervals_asked
from index.project.regions import CIRCLE
from index.robust.circles import CIRCLES_NOT_COVERED, not_covered
from index.robust.sources.registry import chosen
from index.robust.work import analyzed, asked_sources


def asked_sure(args: argparse.Namespace, found: Explanation) -> tuple[Sure | None, list[Finding]]:
    """Say how sure the rank is where options ask for it, or the project says what is in doubt.

    Returns
    -------
    Sure or None
    list of Finding
        What there is to tell of it; unasked also why it cannot be said.

    Raises
    ------
    AhpError
        Asked for a node below the goal; a source that is none, or that the project lacks.
    """
    asked, result = intervals_asked(args), found.result
    project, whole = result.project, found.node == result.weights.goal
    if asked and not whole:
        node = Named(found.node, result.weights.node(found.node).names)
        raise UsageError.of(SURE_OF_NODES, node=node)
    if not asked and (not whole or project.doubts is None):
        return None, []
    sources = asked_sources(args.sources)
    uncovered = found.pool.name == CIRCLE and not_covered(result) is not None
    doubts = chosen(project.doubts, project, sources).doubts
    most = 1 if uncovered else runs_unasked(doubts)  # of what no run says anything
    try:
        runs = analyzed(args, project, sources, most=most, sensitivity=False)
    except AhpError as error:
        if asked:
            raise
        return None, [Finding(SURE_NOT_SAID, {"reason": error.findings[0]})]
    notes = [] if uncovered else [one for one in runs.notes if one.what is not CIRCLES_NOT_COVERED]
    return how_sure(found, runs), notes
