"""``ahp recover``."""

from __future__ import annotations

from ahp.common.shell.options import answer_format, force
from ahp.common.shell.parser import whole
from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    parser.option(
        "source",
        text=Words(
            "a model folder (hierarchy.toml and published.toml), or a CSV of labels and "
            "printed weights, with the CR in a row labeled CR; or use --weights",
            "模型文件夹（含 hierarchy.toml 与 published.toml），或两列 CSV（名称与印出的"
            "权重，CR 写在名称为 CR 的一行）；也可用 --weights",
        ),
        nargs="?",
        metavar="SOURCE",
    )
    parser.option(
        "--weights",
        text=Words(
            "printed weights as written, e.g. 0.637,0.258,0.105; their decimals count",
            "按原样写出的权重，如 0.637,0.258,0.105；小数位数有意义",
        ),
        metavar="W,W,...",
    )
    _consistency_options(parser)
    parser.option(
        "--labels",
        text=Words("names of the items, in the order of --weights", "各项名称，与 --weights 同序"),
        metavar="A,B,...",
    )
    _search_options(parser)
    answer_format(parser)
    parser.option(
        "-o",
        "--output",
        text=Words("write the matrices found into this folder", "把找到的矩阵写入此文件夹"),
        metavar="FOLDER",
    )
    force(parser)


def _consistency_options(parser: Parser) -> None:
    parser.option(
        "--cr",
        text=Words(
            "printed consistency ratio as written, e.g. 0.037", "按原样写出的一致性比例，如 0.037"
        ),
        metavar="CR",
    )
    parser.option(
        "--lambda-max",
        text=Words("printed λmax as written, e.g. 3.0385", "按原样写出的 λmax，如 3.0385"),
        metavar="L",
    )
    parser.option(
        "--ci",
        text=Words(
            "printed consistency index as written, e.g. 0.0193", "按原样写出的 CI，如 0.0193"
        ),
        metavar="CI",
    )
    parser.option(
        "--consistent",
        text=Words(
            "only matrices with CR < 0.1, which is all that many papers print",
            "只找 CR < 0.1 的矩阵（许多论文只写通过一致性检验）",
        ),
        action="store_true",
    )


def _search_options(parser: Parser) -> None:
    parser.option(
        "--method",
        text=Words(
            "how the weights were derived: eigenvector, geometric-mean, column-sum or row-sum "
            "(default: all are tried)",
            "权重方法：eigenvector 特征向量法、geometric-mean 方根法、column-sum 和积法、"
            "row-sum 行和归一法（默认逐一尝试）",
        ),
        metavar="METHOD",
    )
    parser.option(
        "--ri",
        text=Words(
            "random-index table behind the CR; ahp ri lists them (default: all are tried)",
            "CR 所用的 RI 表，可用 ahp ri 查看（默认逐一尝试）",
        ),
        metavar="TABLE",
    )
    parser.option(
        "--space",
        text=Words(
            "judgments to try: all (17 values each), ordered (no judgment against the "
            "order of the weights), tied (equal weights judged alike), ordered-tied, or "
            "auto (default: the widest that can be searched)",
            "搜索空间：all（每个判断 17 种取值）、ordered（判断不违背权重次序）、tied（权"
            "重相同者判断相同）、ordered-tied，或 auto（默认：可穷尽的最大空间）",
        ),
        default="auto",
        metavar="SPACE",
    )
    parser.option(
        "--max-units",
        text=Words(
            "where nothing fits, widen every figure up to this many units of its last "
            "digit (default 5)",
            "无解时，各数字最多放宽多少个末位单位（默认 5）",
        ),
        type=whole,
        default=5,
        metavar="N",
    )
    parser.option(
        "--limit",
        text=Words("list at most this many matrices (default 20)", "最多列出多少个矩阵（默认 20）"),
        type=whole,
        default=20,
        metavar="N",
    )
    parser.option(
        "--seconds",
        text=Words(
            "stop after so many seconds and report what is proved (default 60; 0: no limit)",
            "到此秒数即停止，报告已证明的结果（默认 60；0 为不限）",
        ),
        type=float,
        default=60.0,
        metavar="S",
    )


def run(args: argparse.Namespace) -> int:
    """Search for matrices, write the report to stdout, and matrix files where asked."""
    from ahp.recovery.work import run as work  # deferred: help needs nothing of it

    return work(args)
