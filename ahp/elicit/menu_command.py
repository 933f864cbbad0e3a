"""``ahp workbench``."""

from __future__ import annotations

import argparse
import sys

from ahp.common.findings import UsageError
from ahp.elicit.wording import NO_MENUS


def run(args: argparse.Namespace) -> int:
    """Open the start screen over a folder of models."""
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
