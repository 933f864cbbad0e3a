"""``ahp elicit``."""

from __future__ import annotations

from ahp.common.shell.options import method, model, random_index, threshold
from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    model(parser)
    parser.option(
        "--expert",
        text=Words(
            "whose judgments, kept under experts/NAME (default: the model's own)",
            "专家姓名，其判断存于 experts/NAME（默认为模型自身的判断）",
        ),
        metavar="NAME",
    )
    parser.option(
        "--node",
        text=Words(
            "code or name of the matrix to begin with (default: the first with open questions)",
            "从哪个节点（代码或名称）的矩阵开始（默认为第一个尚有待答问题的）",
        ),
        metavar="CODE",
    )
    parser.option(
        "--order",
        text=Words(
            "order of the questions: adaptive (default: those first that tell most about "
            "the weights) or rows",
            "提问次序：adaptive（默认，先问对权重最有用的）或 rows（逐行）",
        ),
        default="adaptive",
        metavar="ORDER",
    )
    parser.option(
        "--answers",
        text=Words(
            "take answers from a CSV file with the columns a,b,value and perhaps node,note",
            "从 CSV 文件读入判断，列为 a,b,value，可另有 node,note",
        ),
        metavar="FILE",
    )
    parser.option(
        "--batch",
        text=Words(
            "ask nothing: take --answers, and say what is open",
            "不提问：只读入 --answers 并列出尚缺的判断",
        ),
        action="store_true",
    )
    parser.option(
        "--plain",
        text=Words(
            "ask plain numbered questions, for a pipe or a terminal that cannot draw",
            "用纯文本逐题提问，适用于管道或功能简单的终端",
        ),
        action="store_true",
    )
    method(parser)
    random_index(parser)
    threshold(parser)


def run(args: argparse.Namespace) -> int:
    """Take answers from a file, from an expert at the terminal, or from both."""
    from ahp.elicit.work import run as work  # deferred: help needs nothing of it

    return work(args)
