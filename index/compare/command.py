"""``ahp-index compare``."""

from __future__ import annotations

from ahp.common.shell.options import answer_format
from ahp.common.wording import Words
from index.options import after_options, node, pool, project, year

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


_SETS = Words(
    "named sets of weights of A and B, as in --weights ahp,equal; one name alone is that of B",
    "A 与 B 的权重方案名称，如 --weights ahp,equal；只写一个则用于 B",
)


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    project(parser, _SETS)
    parser.option(
        "other", text=Words("a second index project", "第二个指数项目"), nargs="?", metavar="OTHER"
    )
    after_options(parser, "other")
    parser.option(
        "--model",
        text=Words("model folder that gives B its weights", "B 所用权重的模型文件夹"),
        metavar="MODEL",
    )
    parser.option(
        "--method",
        text=Words(
            "B derives weights by eigenvector, geometric-mean or column-sum",
            "B 的权重方法：eigenvector、geometric-mean 或 column-sum",
        ),
        metavar="METHOD",
    )
    parser.option(
        "--set",
        text=Words(
            'a setting of B, as in index.toml: normalization.method="z-score"; may be repeated',
            'B 的一项设置，写法同 index.toml：normalization.method="z-score"；可重复',
        ),
        action="append",
        default=[],
        metavar="KEY=VALUE",
    )
    answer_format(parser)
    node(parser)
    pool(parser)
    year(parser)


def run(args: argparse.Namespace) -> int:
    """Build an index twice and print who changes rank."""
    from index.compare.work import run as work  # deferred: help needs nothing of it

    return work(args)
