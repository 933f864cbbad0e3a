"""``ahp sensitivity``."""

from __future__ import annotations

from ahp.common.shell.options import (
    answer_format,
    method,
    model,
    output,
    random_index,
    scale,
    threshold,
    whose,
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
    _draws(parser)
    _shown(parser)
    method(parser)
    scale(parser)
    random_index(parser)
    threshold(parser)
    whose(parser)


def _draws(parser: Parser) -> None:
    parser.option(
        "--kind",
        text=Words(
            "how judgments are doubted: steps (default: off by some steps of the 1-9 scale), "
            "inconsistency (log-normal, as far apart as their own inconsistency implies), "
            "intervals (those the expert gave) or experts (of a group, resampled)",
            "判断的不确定方式：steps（默认，在 1-9 标度上偏离几步）、inconsistency（对数正态，"
            "离散程度由自身不一致性推得）、intervals（专家给出的区间）或 experts（对群体专家"
            "重抽样）",
        ),
        metavar="KIND",
    )
    parser.option(
        "--steps",
        text=Words(
            "of the kind steps: each judgment is off by up to so many (default 1)",
            "steps 方式下每个判断最多偏离几步（默认 1）",
        ),
        type=whole,
        metavar="K",
    )
    parser.option(
        "--spread",
        text=Words(
            "of the kind inconsistency: standard deviation of the logarithms of judgments "
            "(default: as the matrix implies)",
            "inconsistency 方式下判断对数的标准差（默认由矩阵推得）",
        ),
        type=float,
        metavar="S",
    )
    parser.option(
        "--all-draws",
        text=Words("take draws that fail the threshold of CR, too", "也采用未通过一致性检验的抽样"),
        action="store_true",
    )
    _numbers(parser)


def _numbers(parser: Parser) -> None:
    parser.option(
        "--draws",
        text=Words("how many draws (default 10000)", "抽样次数（默认 10000）"),
        type=whole,
        default=10_000,
        metavar="N",
    )
    parser.option(
        "--seed",
        text=Words("seed of the draws (default 1)", "抽样的随机种子（默认 1）"),
        type=whole,
        default=1,
        metavar="SEED",
    )
    parser.option(
        "--probability",
        text=Words(
            "of the intervals, and at which an order counts as settled (default 0.9)",
            "区间的概率，也是次序视为已定的概率（默认 0.9）",
        ),
        type=float,
        default=0.9,
        metavar="P",
    )


def _shown(parser: Parser) -> None:
    parser.option(
        "--only",
        text=Words(
            "only these parts, separated by commas: weights, order, judgments, efficiency, choices",
            "只列这些部分，用逗号分隔：weights 权重、order 次序、judgments 判断、"
            "efficiency 有效性、choices 其他方法",
        ),
        metavar="PARTS",
    )
    parser.option(
        "--node",
        text=Words(
            "only this node and what is below it, by code or name; of the tornado, whose weight",
            "只看该节点（代码或名称）及其下级；对龙卷风图则指定看哪一项的权重",
        ),
        metavar="CODE",
    )
    parser.option(
        "--top",
        text=Words(
            "list at most N steps of judgments and N unsettled pairs (default 10; 0: all)",
            "最多列出几种判断移动、几对未定的次序（默认 10；0 为全部）",
        ),
        type=whole,
        default=10,
        metavar="N",
    )
    parser.option(
        "--chart",
        text=Words(
            "draw weights (with intervals) or tornado (one step of each judgment) into the file of "
            "-o, .svg or .png",
            "画图，存入 -o 所指文件（.svg 或 .png）：weights 权重与区间，tornado 龙卷风图"
            "（各判断移动一步的影响）",
        ),
        metavar="CHART",
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
    """Print how sure the weights of a model are, and what they hang on."""
    from ahp.sensitivity.work import run as work  # deferred: help needs nothing of it

    return work(args)
