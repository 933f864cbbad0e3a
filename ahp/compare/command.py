"""``ahp compare``."""

from __future__ import annotations

from ahp.common.shell.options import (
    answer_format,
    method,
    model,
    output,
    random_index,
    scale,
    threshold,
)
from ahp.common.shell.parser import whole
from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    model(parser)
    answer_format(parser)
    output(parser)
    method(parser)
    scale(parser)
    random_index(parser)
    threshold(parser)
    parser.option(
        "--top",
        text=Words(
            "show the N judgments they differ on most (default 10; 0: all)",
            "列出分歧最大的 N 个判断（默认 10；0 表示全部）",
        ),
        type=whole,
        default=10,
        metavar="N",
    )
    _choices(parser)


def _choices(parser: Parser) -> None:
    parser.option(
        "--all",
        text=Words(
            "a column for each expert, even if there are more than 12, who are summed up otherwise",
            "每位专家各占一列；否则超过 12 位时只列汇总",
        ),
        action="store_true",
    )
    parser.option(
        "--node",
        text=Words(
            "node, by code or name, by whose items' weights experts and their groups are compared "
            "with each other (default: global weights)",
            "按哪个节点（代码或名称）的权重比较各专家和各组（默认按全局权重）",
        ),
        metavar="CODE",
    )
    parser.option(
        "--by",
        text=Words(
            "weights of the groups of experts that share this attribute of experts.toml, with a "
            "permutation test",
            "按 experts.toml 中的这一属性给专家分组，列出各组权重并作置换检验",
        ),
        metavar="ATTRIBUTE",
    )
    parser.option(
        "--seed",
        text=Words("seed of the permutations (default 2022)", "置换检验的随机种子（默认 2022）"),
        type=whole,
        default=2022,
        metavar="SEED",
    )
    parser.option(
        "--chart",
        text=Words(
            "draw the experts' weights of every item into a file, .svg or .png",
            "把各专家对每项的权重画成图，存入文件（.svg 或 .png）",
        ),
        metavar="FILE",
    )
    parser.option(
        "--font",
        text=Words(
            "font file for Chinese text of the chart (default: an installed one)",
            "图中中文所用的字体文件（默认用已安装的字体）",
        ),
        metavar="FILE",
    )


def run(args: argparse.Namespace) -> int:
    """Print the experts of a model side by side."""
    from ahp.compare.work import run as work  # deferred: help needs nothing of it

    return work(args)
