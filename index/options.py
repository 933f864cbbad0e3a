"""Options that several commands of the index share."""

from __future__ import annotations

import re

from ahp.common.shell.parser import whole
from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

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


def doubts(parser: Parser, draws: int = 10_000) -> None:
    """Add what is drawn in place of what is in doubt, how often and from which seed."""
    parser.option(
        "--sources",
        text=Words(
            "sources of doubt, with commas: judgments, experts, sets, weights, leave-out, "
            "imputation, outliers, normalization, aggregation, data; or all (default: those of "
            "[robustness] in index.toml)",
            "不确定性来源，用逗号分隔：judgments、experts、sets、weights、leave-out、imputation、"
            "outliers、normalization、aggregation、data，或 all（默认取 index.toml 的 "
            "[robustness]）",
        ),
        metavar="SOURCES",
    )
    parser.option(
        "--draws",
        text=Words(f"number of runs (default {draws})", f"运行次数（默认 {draws}）"),
        type=whole,
        metavar="N",
    )
    parser.option(
        "--seed",
        text=Words("seed of random numbers (default 1)", "随机种子（默认 1）"),
        type=whole,
        metavar="N",
    )
    parser.option(
        "--probability",
        text=Words(
            "of intervals, and of the order between tiers (default 0.9)",
            "区间和梯队先后的概率（默认 0.9）",
        ),
        type=float,
        metavar="P",
    )


_INTERVALS = Words(
    "each rank with its interval, as 8 (7-9), from runs in which what is in doubt is drawn anew "
    "(as robustness does); implied by --sources, --draws, --seed and --probability",
    "名次附区间，如 8 (7-9)：让不确定之处随机变动、反复计算而得（同 robustness）；写了 --sources、"
    "--draws、--seed 或 --probability 即启用",
)


def intervals(parser: Parser, text: Words = _INTERVALS, draws: int = 10_000) -> None:
    """Add ``--intervals`` and what it is of: whether to say how sure ranks are."""
    parser.option("--intervals", text=text, action="store_true")
    doubts(parser, draws)


def intervals_asked(args: argparse.Namespace) -> bool:
    """Whether intervals are asked for, by themselves or with what is drawn for them.

    >>> from types import SimpleNamespace
    >>> none = dict.fromkeys(("draws", "seed", "sources", "probability"))
    >>> given = SimpleNamespace(intervals=False, **none | {"seed": 3})
    >>> intervals_asked(given), intervals_asked(SimpleNamespace(intervals=False, **none))
    (True, False)
    """
    drawn = (args.draws, args.seed, args.sources, args.probability)
    return args.intervals or any(one is not None for one in drawn)


def force_again(parser: Parser) -> None:
    """Add ``--force``: whether to replace files."""
    parser.option(
        "--force",
        text=Words("replace files of an earlier time that differ", "覆盖内容不同的已有文件"),
        action="store_true",
    )


def after_options(parser: Parser, name: str) -> None:
    """Let arguments stand behind options, too: before 3.12 argparse takes none of them there.

    Parameters
    ----------
    parser : Parser
    name : str
        Of the argument, added before, of which there may be none or many, or none or one.
    """
    usual = parser.parse_known_args

    def parse(
        arguments: Sequence[str], namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        found, others = usual(arguments, namespace)
        if any(one.startswith("-") for one in others):  # unknown options, perhaps with values
            return found, others
        given = getattr(found, name)
        if isinstance(given, list):
            setattr(found, name, given + others)
            return found, []
        if given is None and others:
            setattr(found, name, others.pop(0))
        return found, others

    vars(parser)["parse_known_args"] = parse


def split_list(text: str) -> list[str]:
    """Return the parts of a list in one option, with commas between them, also Chinese ones.

    >>> split_list("ahp, equal"), split_list("csv，json、xlsx")
    (['ahp', 'equal'], ['csv', 'json', 'xlsx'])
    """
    return [part.strip() for part in re.split("[,，、]", text)]
