"""``ahp-index sample rollup``."""

from __future__ import annotations

from ahp.common.wording import Words
from index.sample.check_command import of_records

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
    parser.option(
        "-o",
        "--output",
        text=Words(
            "folder for values.csv, quality.json and quarantine/ (default: print the values)",
            "输出 values.csv、quality.json 和 quarantine/ 的文件夹（默认输出数值）",
        ),
        metavar="FOLDER",
    )
    of_records(parser)


def run(args: argparse.Namespace) -> int:
    """Roll the records of a sample database up to values."""
    from index.sample.work import roll_up  # deferred: help needs nothing of it

    return roll_up(args)
