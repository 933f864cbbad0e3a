"""Intervals that are asked for on the command line: making the runs behind them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from ahp.common.findings import Finding, Named, UsageError
from ahp.common.shell.run import INTERRUPTED
from ahp.common.wording import Language
from index.options import intervals_asked
from index.rank.wording import INTERVALS_OF_CHANGES, INTERVALS_OF_NODES
from index.robust.circles import CIRCLES_NOT_COVERED
from index.robust.result import Robustness
from index.robust.work import analyzed, asked_sources
from index.shell import told
from index.steps.result import Result


def asked_runs(args: argparse.Namespace, result: Result, node: str) -> Robustness | None:
    """Make the runs behind the intervals that are asked for; None where they are not.

    Raises
    ------
    UsageError
        Intervals of a node below the goal, a source that is none.
    """
    if not intervals_asked(args):
        return None
    sources = asked_sources(args.sources)
    if node != result.weights.goal:
        raise UsageError.of(INTERVALS_OF_NODES, node=Named(node, result.weights.node(node).names))
    return analyzed(args, result.project, sources, sensitivity=False)


def refuse_changes(args: argparse.Namespace) -> None:
    """Refuse intervals beside changes, which are of scores.

    Raises
    ------
    UsageError
    """
    if args.changes is not None and intervals_asked(args):
        raise UsageError.of(INTERVALS_OF_CHANGES)


def all_told(notes: Sequence[Finding], found: Robustness | None, lang: Language) -> int:
    """Tell what there is to tell of an index and of the runs; return the exit code."""
    if found is None:
        return told(notes, lang)
    # of circles their table says so
    more = [one for one in found.notes if one.what is not CIRCLES_NOT_COVERED]
    code = told([*notes, *more], lang)
    return INTERRUPTED if found.done < found.draws else code
