"""Options that the commands that write a report share."""

from __future__ import annotations

from ahp.common.shell.options import force
from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.document.book.book import Layout
    from ahp.common.shell.parser import Parser


def report_output(parser: Parser, *, required: bool = True) -> None:
    """Add ``-o``, once or several times, ``--layout``, ``--font``, ``--anonymous``, ``--force``."""
    parser.option(
        "-o",
        "--output",
        text=Words(
            "the file to write: .docx (Word), .html (one page, with everything in it) or .md; give "
            "it several times for several forms",
            "要写的文件：.docx（Word）、.html（单个网页，内容俱全）或 .md；可多次给出，"
            "同时写多种格式",
        ),
        action="append",
        required=required,
        metavar="FILE",
    )
    parser.option(
        "--layout",
        text=Words(
            "thesis (three-line tables, the type that Chinese theses ask for) or plain (default: "
            "thesis in Chinese, plain in English)",
            "thesis 学位论文版式（三线表）或 plain 普通版式（默认中文用 thesis，英文用 plain）",
        ),
        metavar="LAYOUT",
    )
    parser.option(
        "--font",
        text=Words(
            "font file for Chinese text of charts (default: an installed one)",
            "图中中文所用的字体文件（默认用已安装的字体）",
        ),
        metavar="FILE",
    )
    parser.option(
        "--anonymous",
        text=Words(
            "experts by number (Expert 1, ...) in the order of the roster, nobody by name",
            "匿名：专家按名单顺序以编号（专家1 等）表示，不写姓名",
        ),
        action="store_true",
    )
    force(parser)


def layout_of(args: argparse.Namespace) -> Layout:
    """Return the layout that is asked for, else the usual one of the language.

    Raises
    ------
    UsageError
        When there is no such layout.
    """
    from ahp.common.document.book.book import LAYOUTS, usual_layout
    from ahp.common.names import unknown_choice

    if args.layout is None:
        return usual_layout(args.lang)
    if args.layout not in LAYOUTS:
        raise unknown_choice("--layout", args.layout, LAYOUTS)
    layout: Layout = args.layout
    return layout
