"""``ahp-index drop``."""

from __future__ import annotations

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
    parser.option(
        "--regions",
        text=Words(
            "in place of items, leave out one region at a time and build the index again: which "
            "pairs of the others turn round",
            "逐一去掉地区（而不是项）并重算指数：其余地区哪些换了次序",
        ),
        action="store_true",
    )
    parser.option(
        "--joins",
        text=Words(
            "in place of items, let a region that is not compared join, or each of a kind such as "
            "city: code, name or kind",
            "让未参加比较的一个地区（或某一类地区，如 city，逐一）加入：代码、名称或类别",
        ),
        metavar="REGION|KIND",
    )
    pool(parser)
    year(parser)


def run(args: argparse.Namespace) -> int:
    """Print how far ranks move when one item or region is left out, or a region joins."""
    from index.drop.work import run as work  # deferred: help needs nothing of it

    return work(args)
