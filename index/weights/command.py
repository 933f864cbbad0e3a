"""``ahp-index weights``."""

from __future__ import annotations

from ahp.common.shell.options import answer_format
from ahp.common.wording import Words
from index.options import node, pool, project, year

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    project(parser)
    parser.option(
        "--methods",
        text=Words(
            "ways to derive weights from the data, separated by commas: equal, entropy, critic, "
            "standard-deviation, coefficient-of-variation, pca, pca-first, correlation, "
            "benefit-of-the-doubt (default: all that fit)",
            "由数据求权重的方法，用逗号分隔：equal、entropy、critic、standard-deviation、"
            "coefficient-of-variation、pca、pca-first、correlation、benefit-of-the-doubt"
            "（默认：所有适用的）",
        ),
        metavar="METHODS",
    )
    parser.option(
        "--combine",
        text=Words(
            "also join the project's weights with those of --with: multiplicative, additive or "
            "game",
            "再把项目的权重与 --with 的权重组合：multiplicative（乘法）、additive（加法）或 "
            "game（博弈论）",
        ),
        metavar="HOW",
    )
    parser.option(
        "--with",
        text=Words(
            "the method that is joined with (default: entropy)", "与哪种方法组合（默认 entropy）"
        ),
        metavar="METHOD",
    )
    answer_format(parser)
    node(parser)
    pool(parser)
    year(parser)


def run(args: argparse.Namespace) -> int:
    """Print weights by several methods, and ranks under each."""
    from index.weights.work import run as work  # deferred: help needs nothing of it

    return work(args)
