"""``ahp collect``."""

from __future__ import annotations

from ahp.common.shell.options import (
    answer_format,
    method,
    model,
    output,
    random_index,
    scale,
    threshold,
)
from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser

FINE, FINDINGS, NOTHING = 0, 1, 2


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    model(parser)
    parser.option(
        "files",
        text=Words(
            "what experts sent back: questionnaires, exports of surveys, workbooks; or folders",
            "专家寄回的答卷：问卷文件、问卷平台导出表、工作簿，或其所在文件夹",
        ),
        nargs="+",
        metavar="FILE",
    )
    parser.option(
        "--write",
        text=Words(
            "write what is shown into experts and experts.toml",
            "将所列内容写入 experts 和 experts.toml",
        ),
        action="store_true",
    )
    parser.option(
        "--replace",
        text=Words(
            "let new judgments take the place of differing ones, which are archived",
            "用新的判断替换不同的已有判断，旧的存档",
        ),
        action="store_true",
    )
    parser.option(
        "--sign",
        text=Words(
            "what the numbers of a survey mean: ratio, left-negative, left-positive, positions or "
            "positions-reversed (where the file does not prove it)",
            "问卷中数字的含义：ratio、left-negative、left-positive、positions 或 "
            "positions-reversed（文件本身不能说明时）",
        ),
        metavar="SIGN",
    )
    parser.option(
        "--expert",
        text=Words("whose answers the file has, by name", "文件是哪位专家的答卷（姓名）"),
        metavar="NAME",
    )
    answer_format(parser)
    output(parser)
    method(parser)
    scale(parser)
    random_index(parser)
    threshold(parser)


def run(args: argparse.Namespace) -> int:
    """Show what would be taken of the answers, and write it when asked to."""
    from ahp.collect.work import collect
    from ahp.common.shell.tell import tell_findings

    found = collect(args)
    tell_findings(found.findings, args.lang)
    if not found.intakes:
        return NOTHING
    return FINE if all(one.severity == "note" for one in found.findings) else FINDINGS
