"""``ahp-index export``."""

from __future__ import annotations

from ahp.common.wording import Words
from index.options import figure, force_again, intervals, project

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    project(parser)
    parser.option(
        "-o",
        "--output",
        text=Words("folder to write into", "输出文件夹"),
        required=True,
        metavar="FOLDER",
    )
    parser.option(
        "--format",
        text=Words(
            "xlsx, csv, markdown, json, latex, html, several with commas, or all "
            "(default xlsx,csv)",
            "xlsx、csv、markdown、json、latex、html，多个用逗号分隔，或 all（默认 xlsx,csv）",
        ),
        metavar="FORMATS",
    )
    parser.option(
        "--coinr",
        text=Words(
            "in place of tables: iMeta.csv and iData.csv for the R package COINr",
            "不输出表格，而输出 R 包 COINr 所用的 iMeta.csv 和 iData.csv",
        ),
        action="store_true",
    )
    figure(parser)
    intervals(parser)
    force_again(parser)


def run(args: argparse.Namespace) -> int:
    """Write tables and stages into a folder; the files are listed on stdout."""
    from index.export.work import run as work  # deferred: help needs nothing of it

    return work(args)
