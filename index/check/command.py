"""``ahp-index check``."""

from __future__ import annotations

from ahp.common.shell.options import answer_format
from ahp.common.shell.parser import whole
from ahp.common.wording import Words
from index.options import node, pool, project, year

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    project(parser)
    answer_format(parser)
    parser.option(
        "--only",
        text=Words(
            "sections, separated by commas: coverage, distribution, outliers, correlation, "
            "denominators, reliability, components, importance (default: all)",
            "只输出这些部分，用逗号分隔：coverage 覆盖、distribution 分布、outliers 离群值、"
            "correlation 相关、denominators 分母、reliability 一致性、components 主成分、"
            "importance 重要性（默认全部）",
        ),
        metavar="SECTIONS",
    )
    parser.option(
        "--stage",
        text=Words(
            "look at the indicators at this stage: values, divided, imputed, capped, transformed, "
            "treated or normalized (default: values for the distribution, transformed for "
            "outliers, normalized for correlations)",
            "按这一步的数据检查：values、divided、imputed、capped、transformed、treated 或 "
            "normalized（默认：分布用 values，离群值用 transformed，相关用 normalized）",
        ),
        metavar="STAGE",
    )
    parser.option(
        "--level",
        text=Words(
            "correlate the nodes of this level, 1 directly below the goal (default: the "
            "indicators)",
            "比较这一层的节点，1 为总指数之下一层（默认比较指标）",
        ),
        type=whole,
        metavar="LEVEL",
    )
    parser.option(
        "--within",
        text=Words(
            "two items belong together below the same node of this level, 0 the goal (default: "
            "directly below the same node)",
            "属于这一层同一节点的两项视为同组，0 为总指数（默认：同一节点的直接下级）",
        ),
        type=whole,
        metavar="LEVEL",
    )
    node(parser)
    pool(parser)
    year(parser)
    _correlation_options(parser)


def _correlation_options(parser: Parser) -> None:
    parser.option(
        "--correlation",
        text=Words(
            "pearson (default), spearman or kendall",
            "相关系数：pearson（默认）、spearman 或 kendall",
        ),
        default="pearson",
        metavar="KIND",
    )
    parser.option(
        "--significance",
        text=Words(
            "a correlation counts where its p is at most this (default 0.05)",
            "p 不大于此值的相关才算数（默认 0.05）",
        ),
        type=float,
        default=0.05,
        metavar="P",
    )
    parser.option(
        "--redundant",
        text=Words(
            "two items say the same above this correlation (default 0.92)",
            "相关系数大于此值视为冗余（默认 0.92）",
        ),
        type=float,
        default=0.92,
        metavar="R",
    )
    parser.option(
        "--conflicting",
        text=Words(
            "two items of one node work against each other below this correlation (default 0)",
            "同一节点的两项，相关系数小于此值视为冲突（默认 0）",
        ),
        type=float,
        default=0.0,
        metavar="R",
    )
    parser.option(
        "--denominator",
        text=Words(
            "an indicator goes with a denominator beyond this correlation (default 0.6)",
            "与分母相关系数的绝对值大于此值时列出（默认 0.6）",
        ),
        type=float,
        default=0.6,
        metavar="R",
    )


def run(args: argparse.Namespace) -> int:
    """Print what the data are like and how they hang together."""
    from index.check.work import run as work  # deferred: help needs nothing of it

    return work(args)
