"""``ahp-index import``."""

from __future__ import annotations

from ahp.common.shell.parser import whole
from ahp.common.wording import Words
from index.options import force_again

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    parser.option(
        "files",
        text=Words(
            "iMeta and iData of COINr (two tables, or a workbook with both or from "
            "export_to_excel), or a workbook of the COIN Tool",
            "COINr 的 iMeta 和 iData（两个表，或含两者、由 export_to_excel 导出的工作簿），"
            "或 COIN Tool 工作簿",
        ),
        nargs="+",
        metavar="FILE",
    )
    parser.option(
        "-o",
        "--output",
        text=Words("folder to write the project into", "新项目的文件夹"),
        required=True,
        metavar="FOLDER",
    )
    parser.option(
        "--within",
        text=Words(
            "fill gaps by the mean of the units with the same entry in this column of the type "
            "Group, or of all (default: gaps stay)",
            "用同组单位的均值填补缺失值，组由类型为 Group 的这一列划分；all 表示全部单位"
            "（默认不填补）",
        ),
        metavar="GROUP",
    )
    parser.option(
        "--year",
        text=Words(
            "year of the values, where the files have no column Time",
            "数值的年份，用于文件没有 Time 列的情况",
        ),
        type=whole,
        metavar="YEAR",
    )
    force_again(parser)


def run(args: argparse.Namespace) -> int:
    """Write an index project; its files are listed on stdout, what is lost is told."""
    from index.intake.work import run as work  # deferred: help needs nothing of it

    return work(args)
