"""``ahp ri``."""

from __future__ import annotations

from ahp.common.shell.options import answer_format
from ahp.common.shell.parser import whole
from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    parser.option(
        "--n",
        text=Words(
            "order of the matrix, e.g. 6 or 3-15 (default 3-9)",
            "矩阵阶数，如 6 或 3-15（默认 3-9）",
        ),
        default="3-9",
        metavar="N",
    )
    parser.option(
        "--missing",
        text=Words(
            "for matrices in which so many judgments are missing (default 0)",
            "缺几个判断的矩阵（默认 0，即完整矩阵）",
        ),
        type=whole,
        default=0,
        metavar="M",
    )
    parser.option(
        "--simulate",
        text=Words(
            "estimate RI by Monte Carlo instead of printing tables",
            "用蒙特卡洛模拟估计 RI，而不是列出各表",
        ),
        action="store_true",
    )
    parser.option(
        "--samples",
        text=Words(
            "random matrices for each n (default 100000)", "每个阶数的随机矩阵个数（默认 100000）"
        ),
        type=whole,
        metavar="N",
    )
    parser.option(
        "--seed",
        text=Words("seed of the simulation (default 2022)", "模拟的随机种子（默认 2022）"),
        type=whole,
        metavar="SEED",
    )
    parser.option(
        "--completion",
        text=Words(
            "with --simulate, how missing judgments are completed: free, or within-scale (1/9 to "
            "9, as Agoston and Csato 2022 do) (default free)",
            "配合 --simulate：缺失判断如何补全，free 为不限，within-scale 限于 1/9 至 9"
            "（即 Agoston 和 Csato 2022 的做法）（默认 free）",
        ),
        metavar="HOW",
    )
    answer_format(parser)


def run(args: argparse.Namespace) -> int:
    """Print the random-index tables, or a simulated one."""
    from ahp.ri.work import run as work  # deferred: help needs nothing of it

    return work(args)
