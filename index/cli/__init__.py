"""The command ``ahp-index``: arguments, streams and exit codes.

Exit codes: 0 all fine; 1 findings; 2 wrong usage or nothing readable; 130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

from ahp.cli.language import choose_language
from index.cli.parser import build_parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

FINDINGS, NOTHING_READABLE, INTERRUPTED = 1, 2, 130
_ASKED_FOR = ("no-index-project", "year-unknown", "region-without-score", "nothing-in-common")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console in a legacy code page cannot show it all
            stream.reconfigure(errors="replace")
    lang = choose_language(arguments, os.environ)
    try:
        args = build_parser(lang, _version).parse_args(arguments)
    except SystemExit as finished:  # argparse ends so for --help and for wrong usage
        return finished.code if isinstance(finished.code, int) else 2
    args.lang = lang
    return _run(args)


def _run(args: argparse.Namespace) -> int:
    from ahp.errors import AhpError  # deferred: --help needs none of it
    from index.framework import ProjectError, StepError
    from index.words import word

    lang = args.lang
    try:
        code: int = import_module(f"index.cli.{args.command}").run(args)
        sys.stdout.flush()
        return code
    except (ProjectError, StepError) as error:
        print(error.text(lang), file=sys.stderr)
        asked = all(found.code in _ASKED_FOR for found in error.findings)
        return NOTHING_READABLE if asked else FINDINGS
    except AhpError as error:
        print(error.text(lang), file=sys.stderr)
        return NOTHING_READABLE
    except KeyboardInterrupt:
        print(word("interrupted", lang), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _version() -> str:
    from ahp import __version__

    return __version__
