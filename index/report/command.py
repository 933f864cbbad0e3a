"""``ahp-index report``."""

from __future__ import annotations

from ahp.common.shell.report_options import report_output
from ahp.common.wording import Words
from index.options import intervals, project, year

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser

_INTERVALS = Words(
    "ranks of the whole index with their intervals, and a section on how sure they are, from runs "
    "in which what is in doubt is drawn anew (as robustness does); implied by --sources, --draws, "
    "--seed and --probability",
    "总指数的名次附区间，并加一节稳健性检验：让不确定之处随机变动、反复计算而得（同 "
    "robustness）；写了 --sources、--draws、--seed 或 --probability 即启用",
)


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    project(parser)
    report_output(parser, required=False)  # --check needs none
    year(parser)
    parser.option(
        "--unit",
        text=Words(
            "region that has a page of its own: code or name, several with commas; or all "
            "(default: those of [report] in index.toml)",
            "单独成页的地区：代码或名称，多个用逗号分隔；或 all（默认取 index.toml 的 [report]）",
        ),
        action="append",
        metavar="REGIONS",
    )
    parser.option(
        "--checklist",
        text=Words(
            "checklists as an appendix: ispor, jrc, thesis, several with commas (default: those "
            "of [report] in index.toml)",
            "作为附录的核对清单：ispor、jrc、thesis，多个用逗号分隔（默认取 index.toml 的 "
            "[report]）",
        ),
        action="append",
        metavar="LISTS",
    )
    parser.option(
        "--check",
        text=Words(
            "also tell which sentences of text of one's own give ranks or scores and claim "
            "nothing; without -o everything is checked and nothing is written",
            "同时列出自写文字中提到名次或得分、却没有写明可核对断言的句子；"
            "不写 -o 则只核对、不写文件",
        ),
        action="store_true",
    )
    intervals(parser, _INTERVALS)


def run(args: argparse.Namespace) -> int:
    """Write the report; the files are listed on stdout."""
    from index.report.work import run as work  # deferred: help needs nothing of it

    return work(args)
