"""``ahp check``."""

from __future__ import annotations

import os

from ahp.common.shell.options import (
    answer_format,
    method,
    output,
    random_index,
    scale,
    threshold,
    whose,
)
from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ahp.check.check import Checked
    from ahp.common.shell.parser import Parser

FINE, FINDINGS, NOTHING_READABLE = 0, 1, 2


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    parser.option(
        "paths",
        text=Words(
            "matrix files (.csv, .tsv, .txt, .xlsx, .xls, .ods), model folders, or folders of "
            "either; - reads standard input, and judgments such as '1 3; 1/3 1' can stand here",
            "判断矩阵文件（.csv、.tsv、.txt、.xlsx、.xls、.ods）、模型文件夹，或包含它们的文件夹；"
            "- 表示标准输入，也可直接写判断，如 '1 3; 1/3 1'",
        ),
        nargs="+",
        metavar="PATH",
    )
    answer_format(parser)
    output(parser)
    method(parser)
    scale(parser)
    random_index(parser)
    parser.option(
        "--sheet",
        text=Words(
            "of workbooks, check this sheet only (default: every sheet)",
            "工作簿只检查此工作表（默认检查全部）",
        ),
        metavar="NAME",
    )
    parser.option(
        "--cells",
        text=Words(
            "check only the matrix in these cells, such as B3:F7 (default: all that are found)",
            "只检查这些单元格中的判断矩阵，如 B3:F7（默认检查找到的全部）",
        ),
        metavar="CELLS",
    )
    threshold(parser)
    whose(parser)


def run(args: argparse.Namespace) -> int:
    """Check paths and write the report to stdout."""
    from ahp.check.check import Checked, check_targets
    from ahp.check.show import document
    from ahp.check.targets import find_targets
    from ahp.check.wording import CHECKING
    from ahp.common.document.formats import check_format
    from ahp.common.shell.answer import give
    from ahp.common.shell.progress import tracked
    from ahp.files import is_model_folder
    from ahp.model.group.asked import asked_of
    from ahp.model.settings import Settings

    style = check_format(args.format)
    settings = Settings(
        args.method,
        args.ri,
        args.scale,
        args.threshold,
        args.sheet,
        args.cells,
        asked_of(args),
    ).validated()
    targets = find_targets(args.paths)
    outcome = _Outcome()

    def results() -> Iterator[Checked]:
        for found in targets.findings:
            yield outcome.seen(Checked(found.path or "", own_findings=(found,)))
        checked = check_targets(targets.paths, settings)
        for one in tracked(checked, len(targets.paths), CHECKING, args.lang):
            yield outcome.seen(one)

    # a loose file beside the answer is no reason not to write it there
    inputs = [path for path in targets.paths if os.path.isfile(path) or is_model_folder(path)]
    give(document(results(), settings, args.lang), style, args, inputs)
    if not targets.paths:
        return NOTHING_READABLE
    return FINE if outcome.ok else FINDINGS


class _Outcome:
    """Whether everything that passed through was fine."""

    def __init__(self) -> None:
        self.ok = True

    def seen(self, one: Checked) -> Checked:
        self.ok = self.ok and one.ok
        return one
