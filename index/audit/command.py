"""``ahp-index audit``."""

from __future__ import annotations

import os
import sys

from ahp.common.shell.options import answer_format
from ahp.common.shell.tell import tell
from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser

NOTHING_READABLE = 2


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    parser.option(
        "project",
        text=Words(
            "folder with audit.toml, which declares tables and relations",
            "含 audit.toml 的文件夹，其中声明表格和关系",
        ),
        metavar="PROJECT",
    )
    answer_format(parser)
    parser.option(
        "--recomputed",
        text=Words(
            "print every published figure beside the recomputed one: within rounding?",
            "逐格输出：已发表、重算、是否在舍入误差内",
        ),
        action="store_true",
    )


def run(args: argparse.Namespace) -> int:
    """Audit published tables and print what does not fit together."""
    from ahp.common.document.formats import write
    from ahp.common.findings import FileError
    from index.audit import AUDIT_FILE, audit_project
    from index.audit.show import document, recomputed
    from index.shell import FINDINGS, FINE, check_format

    style = check_format(args)
    try:
        result = audit_project(args.project)
    except FileError as error:
        tell(error.text(args.lang))
        declared = os.path.exists(os.path.join(args.project, AUDIT_FILE))
        return FINDINGS if declared else NOTHING_READABLE
    shown = recomputed if args.recomputed else document
    write(shown(result, args.lang), style, sys.stdout)
    return FINE if result.ok else FINDINGS
