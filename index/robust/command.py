"""``ahp-index robustness``."""

from __future__ import annotations

from ahp.common.shell.options import answer_format
from ahp.common.wording import Words
from index.options import doubts, pool, project

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
    doubts(parser)
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
            "a region, by code or name: tell also which doubt its own rank hangs on",
            "地区代码或名称：同时给出其名次取决于哪种不确定性",
        ),
        metavar="REGION",
    )
    pool(parser)
    parser.option(
        "--year", text=Words("year (default: every year)", "年份（默认全部年份）"), metavar="YEAR"
    )


def run(args: argparse.Namespace) -> int:
    """Print how sure the ranks are, and which doubt matters."""
    from index.robust.work import run as work  # deferred: help needs nothing of it

    return work(args)
