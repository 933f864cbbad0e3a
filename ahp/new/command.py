"""``ahp new``."""

from __future__ import annotations

import sys

from ahp.common.io.wording import UNREADABLE
from ahp.common.shell.tell import answer, tell
from ahp.common.wording import Words
from ahp.new.wording import FILL_IN, NO_INPUT

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    parser.option(
        "outline",
        text=Words(
            "indented outline, one item a line; - reads it from standard input",
            "缩进提纲文件，每行一项；- 表示从标准输入读取",
        ),
        metavar="OUTLINE",
    )
    parser.option(
        "folder",
        text=Words(
            "folder to make (default: named after the outline)", "新建的文件夹（默认与提纲同名）"
        ),
        nargs="?",
        metavar="FOLDER",
    )


def run(args: argparse.Namespace) -> int:
    """Make a model folder from an outline; its files are listed on stdout."""
    from pathlib import Path

    from ahp.files import ModelDocument, scaffold
    from ahp.files.outline import parse_outline, read_outline

    if args.outline == "-":
        hierarchy = parse_outline(_standard_input())
        folder = args.folder or hierarchy.goal
    else:
        hierarchy = read_outline(args.outline)
        path = Path(args.outline)
        # An outline without a suffix has the name its folder would take.
        default = path.with_suffix("") if path.suffix else path.with_name(f"{path.name}-model")
        folder = args.folder or str(default)
    title = hierarchy.node(hierarchy.goal).names
    for written in scaffold(folder, ModelDocument(hierarchy, title)):
        answer(written)
    tell(FILL_IN(args.lang, folder=folder))
    return 0


def _standard_input() -> str:
    """Read standard input in whichever encoding it comes, as files are read."""
    from ahp.common.findings import FileError, Finding, Problems
    from ahp.common.io.text import MAX_BYTES, decode, is_whole
    from ahp.common.system import system_reason

    if sys.stdin is None:
        raise FileError.of(NO_INPUT)
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        found = Finding(UNREADABLE, {"reason": system_reason(error)}, "-")
        raise FileError([found]) from error
    problems = Problems("-")
    whole = is_whole(data, problems)
    decoded = decode(data, problems) if whole else None
    if decoded is None:
        raise FileError(problems.findings)
    return decoded[0]
