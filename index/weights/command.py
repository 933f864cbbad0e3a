"""``ahp-index weights``."""

from __future__ import annotations

from ahp.common.shell.options import answer_format
from ahp.common.wording import Words
from index.options import node, pool, project, year

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


_SETS = Words(
    "named set of weights, one of [weights.sets] in index.toml (default: that which use names); "
    "several with commas stand side by side, compared with the first",
    "命名的权重方案，即 index.toml 中 [weights.sets] 之一（默认为 use 所指的）；"
    "写多个时用逗号分隔，并列给出，以第一个为准比较",
)


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    project(parser, _SETS)
    parser.option(
        "--methods",
        text=Words(
            "ways to derive weights from the data, separated by commas: equal, entropy, critic, "
            "standard-deviation, coefficient-of-variation, pca, pca-first, correlation, "
            "importance, benefit-of-the-doubt (default: all that fit; none where several sets are "
            "named)",
            "由数据求权重的方法，用逗号分隔：equal、entropy、critic、standard-deviation、"
            "coefficient-of-variation、pca、pca-first、correlation、importance、"
            "benefit-of-the-doubt（默认：所有适用的；写了多个权重方案时为无）",
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
    _choices(parser)
    answer_format(parser)
    node(parser)
    pool(parser)
    year(parser)


def _choices(parser: Parser) -> None:
    """Add what methods and their combination can be told."""
    parser.option(
        "--theta",
        text=Words(
            "share of the project's own weights under --combine additive, from 0 to 1 (default: "
            "0.5)",
            "--combine additive 时项目原有权重所占的比例，0 至 1（默认 0.5）",
        ),
        type=float,
        metavar="SHARE",
    )
    parser.option(
        "--within",
        text=Words(
            "derive over all indicators together (all), or among those of one parent (parent) "
            "(default: all; of importance: parent)",
            "全部指标一起计算（all），或在每个上级指标内计算（parent）（默认 all，importance 默认 "
            "parent）",
        ),
        metavar="WITHIN",
    )
    parser.option(
        "--years",
        text=Words(
            "derive from all years together, or from each and take the mean (each) (default: "
            "together)",
            "各年合并计算（together），或逐年计算再取均值（each）（默认 together）",
        ),
        metavar="YEARS",
    )
    parser.option(
        "--shift",
        text=Words(
            "what entropy weights add to every value first (default: 0)",
            "熵值法对每个数值先加上的平移量（默认 0）",
        ),
        type=float,
        metavar="NUMBER",
    )


def run(args: argparse.Namespace) -> int:
    """Print weights by several methods, and ranks under each."""
    from index.weights.work import run as work  # deferred: help needs nothing of it

    return work(args)
