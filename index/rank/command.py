"""``ahp-index rank``."""

from __future__ import annotations

import argparse
import re
import sys

from ahp.common.document.table import write_tables
from ahp.common.findings import UsageError
from index.project.regions import CIRCLE
from index.rank.league import breakdown, changes_table
from index.rank.wording import YEARS_NOT_TWO
from index.shell import built, check_format, told
from index.steps.pools import node_code, pools_of


def run(args: argparse.Namespace) -> int:
    """Print ranks of one year with what scores are made of, or what their changes are made of."""
    style = check_format(args)
    years = _two_years(args.changes)
    result = built(args)
    node = node_code(result, args.node)
    pools = pools_of(result, args.pool)
    if years:
        kept = [pool for pool in pools if pool.name != CIRCLE]
        tables = [changes_table(result, pool, *years, args.lang, node) for pool in kept]
    else:
        tables = [breakdown(result, pool, args.lang, node, args.year) for pool in pools]
    write_tables(tables, style, sys.stdout, args.lang)
    return told(result.notes, args.lang)


def _two_years(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    match = re.fullmatch(r"(\d{4})\s*[-–:,，]\s*(\d{4})", text)
    if match is None:
        raise UsageError.of(YEARS_NOT_TWO, text=text)
    return int(match[1]), int(match[2])
