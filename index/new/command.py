"""``ahp-index new``."""

from __future__ import annotations

import re

from ahp.common.shell.tell import answer, tell
from ahp.common.wording import Words
from index.new.wording import FILL_IN, MODEL_OR_INDICATORS, YEARS_NOT_LISTED

# English names hold spaces, Chinese ones do not
_BETWEEN_NAMES = re.compile(r"[,，、;；\t\n]|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser
    from index.project.years import YearStyle


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    parser.option("folder", text=Words("folder to make", "新建的文件夹"), metavar="FOLDER")
    parser.option(
        "--model",
        text=Words(
            "model folder (hierarchy.toml and judgments) that gives the weights",
            "提供权重的模型文件夹（含 hierarchy.toml 和判断矩阵）",
        ),
        metavar="MODEL",
    )
    parser.option(
        "--indicators",
        text=Words(
            "in place of a model, a table of indicators with columns code and parent, and "
            "perhaps weight, names, direction and unit; it is copied",
            "不用模型时：指标表，含 code 和 parent 列，可有 weight、名称、方向、单位等列；将被复制",
        ),
        metavar="FILE",
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
            "names of regions with commas; provinces of China are known by any of their names "
            "(default: all 31 of them)",
            "地区名称，用逗号、顿号或空格分隔；省级地区写全称、简称均可（默认全部 31 个）",
        ),
        metavar="A,B,...",
    )


def run(args: argparse.Namespace) -> int:
    """Start an index project; its files are listed on stdout."""
    from ahp.common.findings import UsageError
    from index.new.scaffold import scaffold

    if (args.model is None) == (args.indicators is None):
        raise UsageError.of(MODEL_OR_INDICATORS)
    years, style = _years(args.years)
    names = [part.strip() for part in _BETWEEN_NAMES.split(args.regions or "")]
    regions = [name for name in names if name]
    given = (args.folder, args.model, years, regions, args.lang, args.indicators, style)
    for path in scaffold(*given):
        answer(path)
    tell(FILL_IN(args.lang, folder=args.folder))
    return 0


def _years(text: str | None) -> tuple[list[int], YearStyle]:
    from ahp.common.findings import UsageError
    from index.files.years import parse_year
    from index.project.years import PLAIN_YEARS, Year

    if text is None:
        import datetime  # deferred: only where years are not given

        last = datetime.date.today().year - 1
        return [last - 1, last], PLAIN_YEARS
    parts = [part.strip() for part in re.split(r"[,，、;；\s]+", text.strip())]
    found = [parse_year(part) for part in parts]
    years = [one for one in found if isinstance(one, Year)]
    styles = {one.style for one in years}
    if len(styles) != 1 or len(years) < len(found):
        raise UsageError.of(YEARS_NOT_LISTED, text=text)
    return sorted({one.first for one in years}), styles.pop()
