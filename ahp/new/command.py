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
    from ahp.model.hierarchy import Hierarchy


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    parser.option(
        "outline",
        text=Words(
            "outline: indented or numbered lines, or a table with a level in each column (.xlsx, "
            ".csv); - reads it from standard input",
            "提纲：用缩进或编号表示层次，或每列一层的表格（.xlsx、.csv）；- 表示从标准输入读取",
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

    from ahp.common.findings import Finding, HierarchyError, Problems
    from ahp.common.shell.tell import tell_findings
    from ahp.files import ModelDocument, scaffold
    from ahp.files.outline import outline_of, read_outline
    from ahp.files.outline.wording import OUTLINE_NOTHING_TO_COMPARE

    problems = Problems(args.outline)
    if args.outline == "-":
        hierarchy = outline_of(_standard_input(), "-", problems)
        folder = args.folder or hierarchy.goal
    else:
        hierarchy = read_outline(args.outline, problems)
        path = Path(args.outline)
        # An outline without a suffix has the name its folder would take.
        default = path.with_suffix("") if path.suffix else path.with_name(f"{path.name}-model")
        folder = args.folder or str(default)
    if not hierarchy.judged:
        raise HierarchyError([Finding(OUTLINE_NOTHING_TO_COMPARE, {}, args.outline)])
    _refuse_many(hierarchy, args)
    tell_findings(problems.findings, args.lang)
    title = hierarchy.node(hierarchy.goal).names
    for written in scaffold(folder, ModelDocument(hierarchy, title)):
        answer(written)
    tell(FILL_IN(args.lang, folder=folder))
    return 0


def _refuse_many(hierarchy: Hierarchy, args: argparse.Namespace) -> None:
    """Refuse nodes with more items than a matrix can have, by name, before anything is made."""
    from ahp.common.findings import Finding, HierarchyError, Place
    from ahp.model.matrix import MAX_ITEMS
    from ahp.model.wording import TOO_MANY_ITEMS

    counts = {code: len(hierarchy.items(code)) for code in hierarchy.judged}
    found = [
        Finding(
            TOO_MANY_ITEMS,
            {"count": count, "limit": MAX_ITEMS},
            args.outline,
            Place(node=hierarchy.name(code, args.lang)),
        )
        for code, count in counts.items()
        if count > MAX_ITEMS
    ]
    if found:
        raise HierarchyError(found)


def _standard_input() -> bytes:
    """Read standard input, whatever it holds: as much as shows that it is too large."""
    from ahp.common.findings import FileError, Finding
    from ahp.common.io.text import MAX_BYTES
    from ahp.common.system import system_reason

    if sys.stdin is None:
        raise FileError.of(NO_INPUT)
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        found = Finding(UNREADABLE, {"reason": system_reason(error)}, "-")
        raise FileError([found]) from error
