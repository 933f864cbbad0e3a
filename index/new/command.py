"""``ahp-index new``."""

from __future__ import annotations

from ahp.common.shell.tell import answer, tell
from ahp.common.wording import Words
from index.new.wording import FILL_IN, YEARS_NOT_LISTED

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    parser.option("folder", text=Words("folder to make", "新建的文件夹"), metavar="FOLDER")
    parser.option(
        "--model",
        text=Words(
            "model folder (hierarchy.toml and judgments) that gives the weights",
            "提供权重的模型文件夹（含 hierarchy.toml 和判断矩阵）",
        ),
        required=True,
        metavar="MODEL",
    )
    parser.option(
        "--years",
        text=Words(
            "years, such as 2021,2022 (default: the last two)", "年份，如 2021,2022（默认最近两年）"
        ),
        metavar="YEARS",
    )
    parser.option(
        "--regions",
        text=Words(
            "names of regions with commas (default: the 31 provinces of China)",
            "地区名称，用逗号分隔（默认中国 31 个省级地区）",
        ),
        metavar="A,B,...",
    )


def run(args: argparse.Namespace) -> int:
    """Start an index project; its files are listed on stdout."""
    from index.new.scaffold import scaffold

    years = _years(args.years)
    names = [part.strip() for part in (args.regions or "").replace("，", ",").split(",")]
    for path in scaffold(args.folder, args.model, years, [name for name in names if name]):
        answer(path)
    tell(FILL_IN(args.lang, folder=args.folder))
    return 0


def _years(text: str | None) -> list[int]:
    from ahp.common.findings import UsageError

    if text is None:
        import datetime  # deferred: only where years are not given

        last = datetime.date.today().year - 1
        return [last - 1, last]
    parts = [part.strip() for part in text.replace("，", ",").split(",")]
    if not all(part.isascii() and part.isdigit() and len(part) == len("2022") for part in parts):
        raise UsageError.of(YEARS_NOT_LISTED, text=text)
    return sorted({int(part) for part in parts})
