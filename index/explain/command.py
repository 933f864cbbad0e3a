"""``ahp-index explain``."""

from __future__ import annotations

import argparse
import sys

from ahp.common.document.table import write_tables
from index.explain.explain import explain
from index.explain.show import explained
from index.shell import built, check_format, told
from index.steps.pools import node_code


def run(args: argparse.Namespace) -> int:
    """Trace one region's score down to judgments."""
    style = check_format(args)
    result = built(args)
    node = node_code(result, args.node)
    found = explain(result, args.region, args.year, node, args.pool)
    tables = explained(found, args.lang)
    if style == "csv":  # one table of one shape: the tree
        tables = tables[:1]
    write_tables(tables, style, sys.stdout, args.lang)
    about = [note for note in result.notes if note.details.get("region") == found.region]
    return told(about, args.lang)
