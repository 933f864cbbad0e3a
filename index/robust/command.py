"""``ahp-index robustness``."""

from __future__ import annotations

from ahp.common.shell.options import answer_format
from ahp.common.shell.parser import whole
from ahp.common.wording import Words
from index.options import pool, project

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    project(parser)
    answer_format(parser)
    parser.option(
        "--only",
        text=Words(
            "these tables, with commas: ranks, acceptability, tiers, pairs, central, favourable, "
            "sensitivity, sources, runs (default: ranks, tiers, sensitivity, sources, and "
            "favourable with any weights)",
            "只输出这些表，用逗号分隔：ranks、acceptability、tiers、pairs、central、favourable、"
            "sensitivity、sources、runs（默认 ranks、tiers、sensitivity、sources；权重任意时另加 "
            "favourable）",
        ),
        metavar="TABLES",
    )
    _doubts(parser)
    parser.option(
        "--set",
        text=Words(
            'a setting, as in index.toml, also of robustness: normalization.method="rank" or '
            "robustness.judgments.steps=2; may be repeated",
            '一项设置，写法同 index.toml，也可设 robustness：normalization.method="rank" 或 '
            "robustness.judgments.steps=2；可重复",
        ),
        action="append",
        default=[],
        metavar="KEY=VALUE",
    )
    parser.option(
        "--region",
        text=Words(
            "a region, by code or name: sensitivity also of its rank",
            "地区代码或名称：同时给出其名次的敏感性",
        ),
        metavar="REGION",
    )
    pool(parser)
    parser.option(
        "--year", text=Words("year (default: every year)", "年份（默认全部年份）"), metavar="YEAR"
    )


def _doubts(parser: Parser) -> None:
    """Add what is drawn, how often and from which seed."""
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
        text=Words("number of runs (default 10000)", "运行次数（默认 10000）"),
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


def run(args: argparse.Namespace) -> int:
    """Print how sure the ranks are, and which doubt matters."""
    from index.robust.work import run as work  # deferred: help needs nothing of it

    return work(args)
