"""The work of ``ahp-index switch``."""

from __future__ import annotations

import argparse
import sys

from ahp.common.document.table import Table, write_tables
from ahp.common.findings import UsageError
from ahp.common.wording import BAD_COUNT
from index.files.years import asked_year
from index.project.regions import CIRCLE
from index.shell import built, check_format, told
from index.steps.pools import pools_of
from index.steps.result import Result
from index.switch.seek import fragile_neighbors, rank_switch, switch_points
from index.switch.show import fragile_table, switch_table
from index.switch.wording import SWITCH_RANK_ALONE, SWITCH_REGIONS


def run(args: argparse.Namespace) -> int:
    """Print the smallest changes that swap regions, or bring one to a rank."""
    style = check_format(args)
    rank = None if args.to_rank is None else _rank(args.to_rank[0])
    if args.to_rank is not None and args.regions:
        raise UsageError.of(SWITCH_RANK_ALONE, regions=args.regions)
    if args.to_rank is None and len(args.regions) not in (0, 2):
        raise UsageError.of(SWITCH_REGIONS, count=len(args.regions))
    if args.top < 1:
        raise UsageError.of(BAD_COUNT, what="--top", value=args.top, least=1)
    result = built(args)
    year = asked_year(result.project, args.year)
    if rank is not None:
        found = rank_switch(result, args.to_rank[1], rank, year, args.pool)
        tables = [switch_table(found, args.lang)]
    elif args.regions:
        pair = switch_points(result, args.regions[0], args.regions[1], year, args.pool)
        tables = [switch_table(pair, args.lang)]
    else:
        tables = _fragile(result, args, year)
    write_tables(tables, style, sys.stdout, args.lang)
    return told(result.notes, args.lang)


def _rank(text: str) -> int:
    """Read the rank of ``--to-rank``."""
    if not text.isascii() or not text.isdecimal() or int(text[:9]) < 1:
        raise UsageError.of(BAD_COUNT, what="--to-rank", value=text, least=1)
    return int(text[:9])


def _fragile(result: Result, args: argparse.Namespace, year: int | None) -> list[Table]:
    """Return a table for every pool that was asked for and has neighbors."""
    year = result.year_or_latest(year)
    goal = result.weights.goal
    names = [
        pool.name
        for pool in pools_of(result, args.pool)
        if args.pool is not None
        or (
            pool.name != CIRCLE
            and int((pool.scores[goal].dropna().index.get_level_values("year") == year).sum()) > 1
        )
    ] or [pools_of(result)[0].name]
    found = (fragile_neighbors(result, year, name, args.top) for name in names)
    return [fragile_table(one, args.lang) for one in found]
