"""``ahp workbench``."""

from __future__ import annotations

import sys

from ahp.common.wording import Words
from ahp.elicit.wording import NO_MENUS

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    parser.option(
        "folder",
        text=Words("folder of models (default: this one)", "存放模型的文件夹（默认为当前文件夹）"),
        nargs="?",
        default=".",
        metavar="FOLDER",
    )


def run(args: argparse.Namespace) -> int:
    """Open the start screen over a folder of models."""
    from ahp.common.findings import UsageError

    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise UsageError.of(NO_MENUS)
    from ahp.elicit.menu import run as start
    from ahp.elicit.terminal import is_dumb  # deferred: without a terminal nothing is drawn

    if is_dumb():
        raise UsageError.of(NO_MENUS)
    try:
        return start(args.folder, args.lang)
    except EOFError:  # the terminal is gone, or Ctrl-D
        raise KeyboardInterrupt from None
