"""``ahp-index build``."""

from __future__ import annotations

import sys

from ahp.common.shell.options import answer_format
from index.options import figure, intervals, node, pool, project

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    project(parser)
    answer_format(parser)
    node(parser)
    pool(parser)
    figure(parser)
    intervals(parser)


def run(args: argparse.Namespace) -> int:
    """Build an index and print a league table for every pool and for the circles."""
    from ahp.common.document.table import write_tables
    from ahp.common.names import unknown_choice
    from index.rank.asked import all_told, asked_runs
    from index.rank.league import league
    from index.shell import built, check_format
    from index.steps.pools import FIGURES, node_code, pools_of

    style = check_format(args)
    if args.figure is not None and args.figure not in FIGURES:
        raise unknown_choice("--figure", args.figure, FIGURES)
    result = built(args)
    node = node_code(result, args.node)
    pools = pools_of(result, args.pool)
    runs = asked_runs(args, result, node)
    tables = [league(result, pool, args.lang, node, args.figure, runs) for pool in pools]
    write_tables(tables, style, sys.stdout, args.lang)
    return all_told(result.notes, runs, args.lang)
