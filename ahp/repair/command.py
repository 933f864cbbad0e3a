"""``ahp repair``."""

from __future__ import annotations

from ahp.common.shell.options import answer_format, force, random_index, scale, threshold
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
            "a matrix file (.csv, .tsv, .xlsx) or a model folder; only --apply changes it",
            "判断矩阵文件（.csv、.tsv、.xlsx）或模型文件夹；只有 --apply 会改动它",
        ),
        metavar="SOURCE",
    )
    parser.option(
        "--node",
        text=Words(
            "of a model, repair this matrix only (default: every inconsistent one)",
            "只修改模型中该节点的矩阵（默认为所有未通过检验的）",
        ),
        metavar="CODE",
    )
    parser.option(
        "--expert",
        text=Words(
            "whose judgments, kept under experts/NAME (default: the model's own)",
            "专家姓名，其判断存于 experts/NAME（默认为模型自身的判断）",
        ),
        metavar="NAME",
    )
    parser.option(
        "--sheet",
        text=Words("sheet of a workbook that has several", "工作簿有多个工作表时，指定其中之一"),
        metavar="NAME",
    )
    _search_options(parser)
    random_index(parser)
    scale(parser)
    threshold(parser)
    answer_format(parser)
    _acceptance_options(parser)
    force(parser)


def _search_options(parser: Parser) -> None:
    parser.option(
        "--mode",
        text=Words(
            "fewest (default: fewest judgments changed), steps (the same, few steps "
            "each), weights (smallest change of any weight) or xu-wei (Xu and Wei 1999, "
            "off the scale)",
            "fewest（默认，修改的判断最少）、steps（同上，且每个判断步数有限）、weights（"
            "权重变动最小）或 xu-wei（Xu 和 Wei 1999，结果不在标度上）",
        ),
        default="fewest",
        metavar="MODE",
    )
    parser.option(
        "--steps",
        text=Words(
            "move no judgment by more than so many of the 17 places of the 1-9 scale "
            "(default: no limit; 2 in the mode steps)",
            "每个判断在 1-9 标度 17 个位置上最多移动几步（默认不限；steps 方式为 2）",
        ),
        type=whole,
        metavar="N",
    )
    parser.option(
        "--keep-order",
        text=Words("turn no preference over; it may become equal", "不反转任何偏好（可改为同等）"),
        action="store_true",
    )
    parser.option(
        "--top",
        text=Words("list so many proposals (default 5)", "列出多少个方案（默认 5）"),
        type=whole,
        default=5,
        metavar="N",
    )
    parser.option(
        "--seconds",
        text=Words(
            "per matrix, stop after so many seconds and tell what is proved (default 10; "
            "0: no limit)",
            "每个矩阵到此秒数即停止，报告已证明的结果（默认 10；0 为不限）",
        ),
        type=float,
        default=10.0,
        metavar="S",
    )


def _acceptance_options(parser: Parser) -> None:
    parser.option(
        "--accept",
        text=Words(
            "write a copy with these changes of a proposal: their numbers, such as 1,3, or all",
            "将方案中的这些修改写入副本：编号如 1,3，或 all（全部）",
        ),
        metavar="N,N,...",
    )
    parser.option(
        "--apply",
        text=Words(
            "put the accepted changes into effect: write them into the matrix itself, whose "
            "original is kept in the folder before-repair",
            "使所采纳的修改生效：直接写入原判断矩阵，原文件保存在 before-repair 文件夹",
        ),
        action="store_true",
    )
    parser.option(
        "--proposal",
        text=Words(
            "the proposal that --accept is about (default 1)", "--accept 针对哪个方案（默认 1）"
        ),
        type=whole,
        default=1,
        metavar="N",
    )
    parser.option(
        "-o",
        "--output",
        text=Words(
            "where to write the copy (default: the folder repaired beside the matrix)",
            "副本写入何处（默认为矩阵旁的 repaired 文件夹）",
        ),
        metavar="FILE",
    )


def run(args: argparse.Namespace) -> int:
    """Propose repairs on stdout; write a repaired copy where changes are accepted."""
    from ahp.repair.work import run as work  # deferred: help needs nothing of it

    return work(args)
