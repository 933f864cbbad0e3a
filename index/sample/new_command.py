"""``ahp-index sample new``."""

from __future__ import annotations

from ahp.common.shell.parser import whole
from ahp.common.shell.tell import answer, tell
from ahp.common.wording import Words
from index.sample.wording import SYNTHETIC

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


FORMATS = ("csv", "parquet")


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    parser.option(
        "folder", text=Words("folder for the records", "存放记录的文件夹"), metavar="FOLDER"
    )
    parser.option(
        "--seed",
        text=Words("seed of the synthetic records (default 2022)", "种子（默认 2022）"),
        type=whole,
        default=2022,
        metavar="N",
    )
    parser.option(
        "--scale",
        text=Words(
            "times the size of the report's database (default 1)",
            "为报告样本数据库的多少倍（默认 1）",
        ),
        type=float,
        default=1,
        metavar="X",
    )
    parser.option(
        "--format",
        text=Words("csv (default) or parquet", "csv（默认）或 parquet"),
        default="csv",
        metavar="FORMAT",
    )


def run(args: argparse.Namespace) -> int:
    """Write a synthetic sample database; its files are listed on stdout."""
    from contextlib import closing

    from ahp.common.names import unknown_choice
    from index.sample.progress import Progress
    from index.sample.synthetic.synthetic import write_sample  # Arrow: only this needs it

    if args.format not in FORMATS:
        raise unknown_choice("--format", args.format, FORMATS)
    with closing(Progress(args.lang)) as progress:
        paths = write_sample(
            args.folder, args.seed, args.scale, args.format, progress=progress.show
        )
    answer("\n".join(paths))
    tell(SYNTHETIC(args.lang, seed=args.seed))
    return 0
