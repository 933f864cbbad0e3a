"""``ahp-index region``."""

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

STAGES = ("values", "normalized")


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    project(parser)
    parser.option(
        "region",
        text=Words("region: code, name or short name (新疆)", "地区：代码、名称或简称（如 新疆）"),
        metavar="REGION",
    )
    answer_format(parser)
    parser.option(
        "--top",
        text=Words("how many of each to list (default 5)", "各列出多少个（默认 5）"),
        type=whole,
        default=5,
        metavar="N",
    )
    parser.option(
        "--unique",
        text=Words(
            "pass over indicators of whose values at most this share is different, such as "
            "yes-or-no ones (default 0.2)",
            "不同值所占比例不超过此值的指标（如是否型）不列入（默认 0.2）",
        ),
        type=float,
        default=0.2,
        metavar="SHARE",
    )
    parser.option(
        "--stage",
        text=Words(
            "rank by values as given (values), or by normalized values (normalized, default)",
            "排名依据：values 原始值，normalized 标准化值（默认）",
        ),
        default="normalized",
        metavar="STAGE",
    )
    pool(parser)
    year(parser)


def run(args: argparse.Namespace) -> int:
    """Print what a region is strong and weak at, and its scores and ranks at every level."""
    from ahp.common.document.table import write_tables
    from ahp.common.findings import UsageError
    from ahp.common.names import unknown_choice
    from ahp.common.wording import BAD_COUNT
    from index.files.years import asked_year
    from index.region.region import region_profile
    from index.region.show import region_tables
    from index.region.wording import SHARE_OUT_OF_RANGE
    from index.shell import built, check_format, told

    style = check_format(args)
    if args.stage not in STAGES:
        raise unknown_choice("--stage", args.stage, STAGES)
    if args.top < 1:
        raise UsageError.of(BAD_COUNT, what="--top", value=args.top, least=1)
    if not 0 <= args.unique <= 1:
        raise UsageError.of(SHARE_OUT_OF_RANGE, option="--unique", value=args.unique)
    result = built(args)
    choices = {"top": args.top, "unique": args.unique, "stage": args.stage}
    year = asked_year(result.project, args.year)
    found = region_profile(result, args.region, year, args.pool, **choices)
    write_tables(region_tables(found, **choices, lang=args.lang), style, sys.stdout, args.lang)
    about = [note for note in result.notes if note.details.get("region") == found.region]
    return told(about, args.lang)
