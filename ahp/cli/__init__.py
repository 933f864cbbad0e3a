"""The command ``ahp``: arguments, streams and exit codes.

Exit codes: 0 all fine; 1 findings; 2 wrong usage or nothing readable; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

from ahp.cli.language import choose_language
from ahp.cli.parser import build_parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from ahp.cli.parser import Parser
    from ahp.errors import AhpError
    from ahp.messages import Language

WRONG_USAGE, INTERRUPTED = 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    return run(argv, build_parser, "ahp.cli", lambda error: WRONG_USAGE)


def run(
    argv: Sequence[str] | None,
    build: Callable[[Language, Callable[[], str]], Parser],
    package: str,
    exit_code: Callable[[AhpError], int],
) -> int:
    """Run a command line whose commands are the modules of a package; return its exit code.

    ``exit_code`` says what an error of the toolkit means for this command line.
    """
    if sys.stdout is None:  # closed before we started; there is nobody to answer
        return WRONG_USAGE
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console in a legacy code page cannot show it all
            stream.reconfigure(errors="replace")
    lang = choose_language(arguments, os.environ)
    try:
        args = build(lang, _version).parse_args(arguments)
    except SystemExit as finished:  # argparse ends so for --help and for wrong usage
        return finished.code if isinstance(finished.code, int) else WRONG_USAGE
    args.lang = lang
    return _run(args, package, exit_code)


def _run(args: argparse.Namespace, package: str, exit_code: Callable[[AhpError], int]) -> int:
    from ahp.errors import AhpError  # deferred: --help needs none of the toolkit

    lang = args.lang
    try:
        code: int = import_module(f"{package}.{args.command}").run(args)
        sys.stdout.flush()
        return code
    except AhpError as error:
        print(error.text(lang), file=sys.stderr)
        return exit_code(error)
    except KeyboardInterrupt:
        print({"en": "interrupted", "zh": "已中断"}[lang], file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as head, has seen enough
        _give_up_output()
        return 0
    except OSError as error:  # a full disk, say; files of the user's have errors of their own
        _give_up_output()
        found = AhpError.of("output", reason=error.strerror or str(error))
        print(found.text(lang), file=sys.stderr)
        return WRONG_USAGE


def _give_up_output() -> None:
    """Let the interpreter flush stdout into nothing as it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version() -> str:
    from ahp import __version__

    return __version__
