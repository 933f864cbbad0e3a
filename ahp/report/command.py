"""``ahp report``."""

from __future__ import annotations

from ahp.common.shell.options import method, model, random_index, scale, threshold, whose
from ahp.common.shell.parser import whole
from ahp.common.shell.report_options import report_output
from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    model(parser)
    report_output(parser)
    parser.option(
        "--parts",
        text=Words(
            "only these parts, in this order, separated by commas: hierarchy, scale, matrices, "
            "consistency, weights, experts, uncertainty, method, provenance (default: all)",
            "只写这些部分，按此顺序，用逗号分隔：hierarchy 层次结构、scale 标度与 RI、matrices "
            "判断矩阵、consistency 一致性、weights 权重、experts 专家、uncertainty 不确定性、"
            "method 方法、provenance 来源（默认全部）",
        ),
        metavar="PARTS",
    )
    parser.option(
        "--checklist",
        text=Words(
            "also, as an appendix, what is reported of what is asked for, and where: thesis (what "
            "Chinese theses with the AHP show)",
            "另附自查表，逐项列出是否已写及所在位置：thesis（国内学位论文对层次分析法的要求）",
        ),
        metavar="NAME",
    )
    _uncertainty(parser)
    method(parser)
    scale(parser)
    random_index(parser)
    threshold(parser)
    whose(parser)


def _uncertainty(parser: Parser) -> None:
    parser.option(
        "--uncertainty",
        text=Words(
            "also how sure the weights are: each judgment off by up to one step of the scale",
            "另写权重的不确定性：每个判断在标度上最多偏离一步",
        ),
        action="store_true",
    )
    parser.option(
        "--draws",
        text=Words(
            "of --uncertainty, how many draws (default 10000)",
            "--uncertainty 的抽样次数（默认 10000）",
        ),
        type=whole,
        metavar="N",
    )
    parser.option(
        "--seed",
        text=Words(
            "of --uncertainty, seed of the draws (default 1)",
            "--uncertainty 的随机种子（默认 1）",
        ),
        type=whole,
        metavar="SEED",
    )


def run(args: argparse.Namespace) -> int:
    """Write a model as a document to hand in."""
    from ahp.report.work import run as work  # deferred: help needs nothing of it

    return work(args)
