"""The work of ``ahp-index weights``."""

from __future__ import annotations

import argparse
import sys

from ahp.common.document.table import write_tables
from ahp.common.findings import UsageError
from index.options import split_list
from index.shell import built, check_format, told
from index.steps.pools import node_code, pools_of
from index.weighting.registry import METHODS, method_named
from index.weights.show import ranks_table, weights_table
from index.weights.weigh import weigh
from index.weights.wording import WITH_NOTHING

_ENTROPY = "entropy"


def run(args: argparse.Namespace) -> int:
    """Print weights by several methods, and ranks under each."""
    style = check_format(args)
    beside = vars(args)["with"]
    if beside is not None and args.combine is None:
        raise UsageError.of(WITH_NOTHING)
    named = None
    if args.methods is not None:
        named = [method_named(part).key for part in split_list(args.methods) if part]
    method_named(beside or _ENTROPY)
    result = built(args)
    node = node_code(result, args.node)
    tables, notes = [], list(result.notes)
    for pool in pools_of(result, args.pool):
        if pool.name not in set(result.pools):
            continue  # circles stand on their members' values
        join = None if args.combine is None else (args.combine, beside or _ENTROPY)
        found = weigh(result, pool.name, named or list(METHODS), named is not None, join)
        year = result.years[-1] if args.year is None else args.year
        tables += [weights_table(found, args.lang), ranks_table(found, year, node, args.lang)]
        notes += [note for note in found.notes if note not in notes]
    write_tables(tables, style, sys.stdout, args.lang)
    return told(notes, args.lang)
