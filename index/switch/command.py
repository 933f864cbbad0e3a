"""``ahp-index switch``."""

from __future__ import annotations

from ahp.common.shell.options import answer_format
from ahp.common.shell.parser import whole
from ahp.common.wording import Words
from index.options import after_options, pool, project, year

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    project(parser)
    parser.option(
        "regions",
        text=Words(
            "two regions to swap: codes or names (default: the most fragile neighbors)",
            "要换位的两个地区：代码或名称（默认列出最易换位的相邻地区）",
        ),
        nargs="*",
        metavar="REGION",
    )
    after_options(parser, "regions")
    parser.option(
        "--to-rank",
        text=Words(
            "what would bring one region to this rank",
            "某一地区到达这一名次所需的最小改变",
        ),
        nargs=2,
        metavar=("K", "REGION"),
    )
    parser.option(
        "--top",
        text=Words(
            "how many neighbors, the most fragile first (default: 10)",
            "列出几对相邻地区，最易换位者在前（默认 10）",
        ),
        type=whole,
        default=10,
        metavar="N",
    )
    answer_format(parser)
    pool(parser)
    year(parser)


def run(args: argparse.Namespace) -> int:
    """Print the smallest changes that swap regions, or bring one to a rank."""
    from index.switch.work import run as work  # deferred: help needs nothing of it

    return work(args)
