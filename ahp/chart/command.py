"""``ahp chart``."""

from __future__ import annotations

from ahp.common.shell.options import force, method, model, scale, whose
from ahp.common.shell.parser import whole
from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    parser.option(
        "kind",
        text=Words(
            "hierarchy (the levels of the model as boxes, with weights)",
            "hierarchy 层次结构图（各层以方框表示，附权重）",
        ),
        metavar="KIND",
    )
    model(parser)
    parser.option(
        "-o",
        "--output",
        text=Words(
            "file to write, .svg or .png (default: KIND.svg)",
            "输出文件，.svg 或 .png（默认 图名.svg）",
        ),
        metavar="FILE",
    )
    parser.option(
        "--node",
        text=Words(
            "begin at this node, by code or name (default: the goal)",
            "从该节点（代码或名称）画起（默认从目标层）",
        ),
        metavar="CODE",
    )
    parser.option(
        "--depth",
        text=Words(
            "levels below it (default: all, or as many as can be read)",
            "画其下几层（默认全部，或以看得清为限）",
        ),
        type=whole,
        metavar="N",
    )
    parser.option(
        "--font",
        text=Words(
            "font file for Chinese text (default: an installed one)",
            "中文字体文件（默认用已安装的字体）",
        ),
        metavar="FILE",
    )
    method(parser)
    scale(parser)
    whose(parser)
    force(parser)


def run(args: argparse.Namespace) -> int:
    """Draw a model; the file is told on stdout."""
    from ahp.chart.work import run as work  # deferred: help needs nothing of it

    return work(args)
