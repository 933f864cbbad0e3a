"""The work of ``ahp-index drop``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping

from ahp.common.document.table import Table, write_tables
from ahp.common.findings import UsageError
from ahp.common.names import unknown_choice
from ahp.common.shell.progress import tracked
from index.drop.regions import drop_regions, join_regions, outside, ranked
from index.drop.show import dropped_table
from index.drop.show_regions import reversals_table
from index.drop.wording import (
    DROP_LEVEL,
    DROPPING,
    JOINER_UNKNOWN,
    LEVEL_OF_ITEMS,
    NOBODY_JOINS,
)
from index.explain.wording import REGION_OF_SEVERAL_KINDS
from index.files.years import asked_year
from index.project.naming import region_names
from index.project.regions import CIRCLE
from index.shell import built, check_format, told
from index.steps.pools import Pool, pools_of
from index.steps.result import Result


def run(args: argparse.Namespace) -> int:
    """Print how far ranks move when an item or a region is left out, or a region joins."""
    style = check_format(args)
    of_regions = args.regions or args.joins is not None
    if of_regions and args.level is not None:
        raise UsageError.of(LEVEL_OF_ITEMS)
    result = built(args)
    deepest = max(map(result.weights.level, result.weights.codes))
    if args.level is not None and not 1 <= args.level <= deepest:
        raise UsageError.of(DROP_LEVEL, value=args.level, deepest=deepest)
    year = result.year_or_latest(asked_year(result.project, args.year))
    if args.pool == CIRCLE:  # what is left out is left out of its members
        raise unknown_choice("--pool", CIRCLE, dict.fromkeys(result.pools))
    pools = [one for one in pools_of(result, args.pool) if one.name != CIRCLE]
    pools = [one for one in pools if year in one.scores.index.get_level_values("year")]
    if of_regions:
        joiners = {} if args.joins is None else _joiners(result, pools, year, args.joins)
        tables = list(_of_regions(args, result, pools, year, joiners))
    else:
        tables = [dropped_table(result, one, year, args.level, args.lang) for one in pools]
    write_tables(tables, style, sys.stdout, args.lang)
    return told(result.notes, args.lang)


def _of_regions(
    args: argparse.Namespace,
    result: Result,
    pools: list[Pool],
    year: int,
    joiners: Mapping[str, tuple[str, ...]],
) -> Iterator[Table]:
    lang = args.lang
    for pool in pools:
        if args.regions:
            codes = ranked(result, pool, year)
            leaving = drop_regions(result, pool, year, codes)
            found = list(tracked(leaving, len(codes), DROPPING, lang))
            yield reversals_table(result, pool, year, found, lang=lang)
        if codes := joiners.get(pool.name, ()):
            joining = join_regions(result, pool, year, codes)
            found = list(tracked(joining, len(codes), DROPPING, lang))
            yield reversals_table(result, pool, year, found, joins=True, lang=lang)


def _joiners(
    result: Result, pools: list[Pool], year: int, asked: str
) -> dict[str, tuple[str, ...]]:
    """Return who may join each pool: the regions of a kind, or one by any of its names."""
    regions = [one for one in result.project.regions if one.kind != CIRCLE]
    wanted = {one.code for one in regions if one.kind == asked}
    if not wanted:
        names = region_names(regions)
        codes = names.find(asked)
        if not codes:
            raise UsageError.of(JOINER_UNKNOWN, asked=asked, suggestion=names.suggest(asked))
        if len(codes) > 1:
            raise UsageError.of(REGION_OF_SEVERAL_KINDS, region=asked, codes=codes)
        wanted = {*codes}
    found = {
        pool.name: tuple(code for code in outside(result, pool, year) if code in wanted)
        for pool in pools
    }
    if not any(found.values()):
        raise UsageError.of(NOBODY_JOINS, asked=asked, year=result.year_name(year))
    return found
