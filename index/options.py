"""Options that several commands of the index share."""

from __future__ import annotations

import re

from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    from ahp.common.shell.parser import Parser


_ONE_SET = Words(
    "named set of weights, one of [weights.sets] in index.toml (default: that which use names)",
    "采用的权重方案，即 index.toml 中 [weights.sets] 的一个名称（默认为 use 所指）",
)


def project(parser: Parser, weights: Words = _ONE_SET) -> None:
    """Add ``project``, ``--fresh`` and ``--weights``: which project, its records, its weights."""
    parser.option(
        "project",
        text=Words("index project: a folder with index.toml", "指数项目文件夹（含 index.toml）"),
        metavar="PROJECT",
    )
    parser.option(
        "--fresh",
        text=Words(
            "roll the records of a sample database up again, even where nothing has changed "
            "since the roll-up that is kept",
            "即使保存的汇总仍然有效，也重新汇总样本数据库的记录",
        ),
        action="store_true",
    )
    parser.option("--weights", text=weights, metavar="NAME")


def node(parser: Parser) -> None:
    """Add ``--node``: which item."""
    parser.option(
        "--node",
        text=Words(
            "item of the index: code or name (default: the goal)",
            "指数中的一项：代码或名称（默认为总指数）",
        ),
        metavar="NODE",
    )


def pool(parser: Parser) -> None:
    """Add ``--pool``: which kind of regions."""
    parser.option(
        "--pool",
        text=Words(
            "kind of regions, such as province, city or circle (default: all)",
            "地区类别，如 province、city、circle（默认全部）",
        ),
        metavar="KIND",
    )


def year(parser: Parser) -> None:
    """Add ``--year``: which year."""
    parser.option(
        "--year",
        text=Words("year (default: the latest)", "年份（默认最近一年）"),
        metavar="YEAR",
    )


def figure(parser: Parser) -> None:
    """Add ``--figure``: which figure stands in brackets."""
    parser.option(
        "--figure",
        text=Words(
            "figure in brackets: the item's score (0-100), or its points of the total "
            "(default: points where all means are arithmetic)",
            "括号内的数字：score 该项得分（0-100），points 对总分的贡献分（默认：全部为算"
            "术平均时用 points）",
        ),
        metavar="FIGURE",
    )


def force_again(parser: Parser) -> None:
    """Add ``--force``: whether to replace files."""
    parser.option(
        "--force",
        text=Words("replace files of an earlier time that differ", "覆盖内容不同的已有文件"),
        action="store_true",
    )


def split_list(text: str) -> list[str]:
    """Return the parts of a list in one option, with commas between them, also Chinese ones.

    >>> split_list("ahp, equal"), split_list("csv，json、xlsx")
    (['ahp', 'equal'], ['csv', 'json', 'xlsx'])
    """
    return [part.strip() for part in re.split("[,，、]", text)]
