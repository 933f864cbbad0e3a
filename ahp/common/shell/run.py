"""Running a command line: streams, language, errors and exit codes."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from io import StringIO

from ahp.common.shell.language import choose_language
from ahp.common.shell.parser import WRONG_USAGE, program_parser
from ahp.common.shell.wording import INTERRUPTED_NOW, NAME_ENCODING, OUTPUT, OUTPUT_CLOSED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType
    from typing import TextIO

    from ahp.common.findings import AhpError
    from ahp.common.shell.parser import Command, Parser
    from ahp.common.wording import Language, Message, Words

INTERRUPTED = 130
NEW_OBJECTS = 50_000  # a command makes few cycles; looking for them while modules load is felt


def _wrong_usage(error: AhpError) -> int:
    return WRONG_USAGE


def run(
    argv: Sequence[str] | None,
    prog: str,
    version: str,
    about: Words,
    commands: Sequence[Command],
    exit_code: Callable[[AhpError], int] = _wrong_usage,
) -> int:
    """Run a command line of a program and return its exit code.

    ``exit_code`` says what an error of the toolkit means for this program.
    """
    gc.set_threshold(NEW_OBJECTS)
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang = choose_language(arguments, os.environ)
    if sys.stderr is None:  # closed before we started: say it to nobody, not on stdout
        sys.stderr = StringIO()
    if sys.stdout is None:
        return _no_output(OUTPUT_CLOSED, lang)
    _prepare_streams()
    heard = _Interrupts()
    try:
        with heard:
            parser = program_parser(prog, about, commands, lang, version)
            code = _run(parser, arguments, lang, exit_code)
            sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        _tell(INTERRUPTED_NOW(lang))
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as head, has seen enough
        _give_up(sys.stdout)
        return 0
    except UnicodeEncodeError as error:  # a Chinese name where the system has no UTF-8
        details = {"name": os.path.basename(error.object)[:80], "encoding": error.encoding}
        return _no_output(NAME_ENCODING, lang, **details)
    except OSError as error:  # a full disk, say; files of the user's have errors of their own
        from ahp.common.system import system_reason  # deferred: help needs no reasons

        _give_up(sys.stdout)
        return _no_output(OUTPUT, lang, reason=system_reason(error))


class _Interrupts:
    """Notices an interruption of which code in C makes another error, and restores it."""

    def __init__(self) -> None:
        self._heard = self._listens = False

    def __enter__(self) -> None:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            with suppress(ValueError):  # only the main thread hears signals
                signal.signal(signal.SIGINT, self._hear)
                self._listens = True

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._listens:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        if self._heard and kind is not None and issubclass(kind, Exception):
            raise KeyboardInterrupt from None

    def _hear(self, number: int, frame: FrameType | None) -> None:
        self._heard = True
        signal.default_int_handler(number, frame)


def _run(
    parser: Parser, arguments: Sequence[str], lang: Language, exit_code: Callable[[AhpError], int]
) -> int:
    try:
        args = parser.parse_args(arguments)
    except SystemExit as finished:  # argparse ends so for --help and for wrong usage
        return finished.code if isinstance(finished.code, int) else WRONG_USAGE
    args.lang = lang

    from ahp.common.findings import AhpError, told  # deferred: --help needs none of the toolkit

    try:
        code: int = args.module.run(args)
        return code
    except AhpError as error:
        _tell("\n".join(text for _, text in told(error.findings, lang)))
        return exit_code(error)


def _prepare_streams() -> None:
    """Let no character stop the answer: a console in a legacy code page cannot show them all."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if (
        sys.platform == "win32"  # where files would be in the code page, and lose what it lacks
        and hasattr(sys.stdout, "reconfigure")
        and not sys.stdout.isatty()
        and "PYTHONIOENCODING" not in os.environ
    ):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")


def _no_output(what: Message, lang: Language, **details: object) -> int:
    from ahp.common.findings import AhpError  # deferred: --help needs none of the toolkit

    _tell(AhpError.of(what, **details).text(lang))
    return WRONG_USAGE


def _tell(text: str) -> None:
    from ahp.common.shell.tell import tell  # deferred: most runs have nothing to tell

    try:
        tell(text)
    except OSError:  # it cannot be told; the exit code still can
        _give_up(sys.stderr)


def _give_up(stream: TextIO) -> None:
    """Let the interpreter flush a stream into nothing as it exits."""
    with suppress(OSError):  # a stream in memory has no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
