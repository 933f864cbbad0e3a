"""``ahp-index rank``."""

from __future__ import annotations

import re
import sys

from ahp.common.shell.options import answer_format
from ahp.common.wording import Words
from index.options import intervals, node, pool, project, year
from index.rank.wording import YEARS_NOT_TWO

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser
    from index.project.years import Year


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    project(parser)
    answer_format(parser)
    node(parser)
    pool(parser)
    year(parser)
    parser.option(
        "--changes",
        text=Words(
            "part the change of every score between two years, such as 2021-2022",
            "分解两年之间的得分变化，如 2021-2022",
        ),
        metavar="FROM-TO",
    )
    intervals(parser)


def run(args: argparse.Namespace) -> int:
    """Print ranks of one year with what scores are made of, or what their changes are made of."""
    from ahp.common.document.table import write_tables
    from index.files.years import asked_year, year_in
    from index.project.regions import CIRCLE
    from index.rank.asked import all_told, asked_runs, refuse_changes
    from index.rank.league import breakdown, changes_table
    from index.shell import built, check_format
    from index.steps.pools import node_code, pools_of

    style = check_format(args)
    asked = two_years(args.changes)
    refuse_changes(args)
    result = built(args)
    year = asked_year(result.project, args.year)
    years = [year_in(result.project, one) for one in asked]
    node = node_code(result, args.node)
    pools = pools_of(result, args.pool)
    runs = asked_runs(args, result, node)
    if years:
        kept = [pool for pool in pools if pool.name != CIRCLE]
        tables = [changes_table(result, pool, years[0], years[1], args.lang, node) for pool in kept]
    else:
        tables = [breakdown(result, pool, args.lang, node, year, runs) for pool in pools]
    write_tables(tables, style, sys.stdout, args.lang)
    return all_told(result.notes, runs, args.lang)


def two_years(text: str | None) -> tuple[Year, ...]:
    """Read two years with a sign between them; none where there is no text.

    >>> [str(year) for year in two_years("2020-21-2021-22")]
    ['2020-21', '2021-22']
    """
    if text is None:
        return ()
    from ahp.common.findings import UsageError
    from index.files.years import parse_year
    from index.project.years import Year

    for sign in re.finditer("[-–—:,，至]", text):
        years = parse_year(text[: sign.start()]), parse_year(text[sign.end() :])
        if isinstance(years[0], Year) and isinstance(years[1], Year) and years[0] != years[1]:
            return years[0], years[1]
    raise UsageError.of(YEARS_NOT_TWO, text=text)
