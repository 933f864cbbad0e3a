"""``ahp-index explain``."""

from __future__ import annotations

import sys

from ahp.common.shell.options import answer_format
from ahp.common.wording import Words
from index.options import intervals, node, pool, project, year

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    project(parser)
    parser.option(
        "region",
        text=Words(
            "region: code, name or short name (新疆); circles too",
            "地区：代码、名称或简称（如 新疆），也可以是经济圈",
        ),
        metavar="REGION",
    )
    answer_format(parser)
    node(parser)
    pool(parser)
    year(parser)
    intervals(
        parser,
        Words(
            "how sure the rank is, from runs in which what is in doubt is drawn anew (as "
            "robustness does); by itself where index.toml has [robustness]; implied by --sources, "
            "--draws, --seed and --probability",
            "名次的稳健性：让不确定之处随机变动、反复计算而得（同 robustness）；index.toml 有 "
            "[robustness] 时自动给出；写了 --sources、--draws、--seed 或 --probability 即启用",
        ),
        draws=1000,
    )


def run(args: argparse.Namespace) -> int:
    """Trace one region's score down to weights, and the judgments they may come from."""
    from ahp.common.document.table import write_tables
    from ahp.common.shell.run import INTERRUPTED
    from index.explain.asked import asked_sure
    from index.explain.explain import explain
    from index.explain.show import explained
    from index.files.years import asked_year
    from index.shell import built, check_format, told
    from index.steps.pools import node_code

    style = check_format(args)
    result = built(args)
    node = node_code(result, args.node)
    found = explain(result, args.region, asked_year(result.project, args.year), node, args.pool)
    sure, doubts = asked_sure(args, found)
    tables = explained(found, args.lang, sure)
    if style == "csv":  # one table of one shape: the tree
        tables = tables[:1]
    write_tables(tables, style, sys.stdout, args.lang)
    about = [note for note in result.notes if note.details.get("region") == found.region]
    code = told([*about, *doubts], args.lang)
    return code if sure is None or sure.whole else INTERRUPTED
