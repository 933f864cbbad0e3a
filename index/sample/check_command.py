"""``ahp-index sample check``."""

from __future__ import annotations

from ahp.common.shell.options import answer_format, output_file
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
        "project",
        text=Words(
            'index project whose index.toml says values = [{ sample = "sample.toml" }]',
            'index.toml 中写有 values = [{ sample = "sample.toml" }] 的指数项目',
        ),
        metavar="PROJECT",
    )
    output_file(parser)
    parser.option(
        "--expect",
        text=Words(
            "compare the tables with those of an earlier answer, a file written by --format json",
            "与先前用 --format json 写出的结果文件比对各表",
        ),
        metavar="FILE",
    )
    of_records(parser)


def of_records(parser: Parser) -> None:
    """Add the options about reading records, rejecting them and telling of it."""
    parser.option(
        "--source",
        text=Words(
            "where the records are: a folder, a .duckdb file or a URL (default: what "
            "sample.toml says)",
            "记录所在：文件夹、.duckdb 文件或 URL（默认按 sample.toml）",
        ),
        metavar="SOURCE",
    )
    parser.option(
        "--engine",
        text=Words(
            "duckdb or spark (default: what sample.toml says)",
            "duckdb 或 spark（默认按 sample.toml）",
        ),
        metavar="ENGINE",
    )
    parser.option(
        "--memory",
        text=Words(
            "memory limit, such as 2GB; beyond it, work goes through files",
            "内存上限，如 2GB；超出时借助磁盘",
        ),
        metavar="SIZE",
    )
    parser.option(
        "--threads",
        text=Words("number of threads (default: all cores)", "线程数（默认用全部核心）"),
        type=whole,
        metavar="N",
    )
    parser.option(
        "--quarantine",
        text=Words(
            "folder for the rejected records, with reasons", "存放被剔除记录（附原因）的文件夹"
        ),
        metavar="FOLDER",
    )
    force_again(parser)
    parser.option(
        "--strict",
        text=Words("refuse where any record is rejected", "只要有记录被剔除就拒绝汇总"),
        action="store_true",
    )
    answer_format(parser)


def run(args: argparse.Namespace) -> int:
    """Check the records of a sample database."""
    from index.sample.work import check  # deferred: help needs nothing of it

    return check(args)
