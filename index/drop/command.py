"""``ahp-index drop``."""

from __future__ import annotations

import sys

from ahp.common.shell.options import answer_format
from ahp.common.shell.parser import whole
from ahp.common.wording import Words
from index.options import pool, project, year

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    project(parser)
    answer_format(parser)
    parser.option(
        "--level",
        text=Words(
            "only the items of this level, 1 directly below the goal (default: every item)",
            "只看这一层的项，1 为总指数之下一层（默认每一项）",
        ),
        type=whole,
        metavar="LEVEL",
    )
    pool(parser)
    year(parser)


def run(args: argparse.Namespace) -> int:
    """Print how far ranks move when one item is left out."""
    from ahp.common.document.table import write_tables
    from ahp.common.findings import UsageError
    from ahp.common.names import unknown_choice
    from index.drop.show import dropped_table
    from index.drop.wording import DROP_LEVEL
    from index.files.years import asked_year
    from index.project.regions import CIRCLE
    from index.shell import built, check_format, told
    from index.steps.pools import pools_of

    style = check_format(args)
    result = built(args)
    deepest = max(map(result.weights.level, result.weights.codes))
    if args.level is not None and not 1 <= args.level <= deepest:
        raise UsageError.of(DROP_LEVEL, value=args.level, deepest=deepest)
    year = result.year_or_latest(asked_year(result.project, args.year))
    if args.pool == CIRCLE:  # what is left out is left out of its members
        raise unknown_choice("--pool", CIRCLE, dict.fromkeys(result.pools))
    pools = [one for one in pools_of(result, args.pool) if one.name != CIRCLE]
    pools = [one for one in pools if year in one.scores.index.get_level_values("year")]
    tables = [dropped_table(result, one, year, args.level, args.lang) for one in pools]
    write_tables(tables, style, sys.stdout, args.lang)
    return told(result.notes, args.lang)
