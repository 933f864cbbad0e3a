"""A command line in two languages; a command's parser is built only when it is called."""

from __future__ import annotations

import argparse
import os
import re
import sys

from ahp.common.shell.wording import (
    ARGPARSE_ZH,
    ARGUMENTS,
    COMMANDS,
    HELP,
    LANGUAGE,
    OPTIONS,
    USAGE,
    VERSION,
)

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, NoReturn

    from ahp.common.wording import Language, Words

WRONG_USAGE = 2
LARGEST = 10**18  # what counts or seeds fits into the whole numbers of numpy
NOT_WHOLE = "{!r} is not a whole number"


class Command:
    """A command: its name, what it does in a line, and the module of its options and its work.

    The module has ``options(parser)`` and, unless it takes commands of its own, ``run(args)``.
    """

    __slots__ = ("about", "module", "name")

    def __init__(self, name: str, module: str, about: Words) -> None:
        self.name = name
        self.module = module
        self.about = about


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks the chosen language."""

    def __init__(self, *, lang: Language, **options: Any) -> None:
        self.lang = lang
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_formatter, **options)
        self._positionals.title = ARGUMENTS(lang)
        self._optionals.title = OPTIONS(lang)
        self.register("action", None, _Store)
        self.register("action", "store", _Store)
        self.register("action", "append", _Append)
        self.option("-h", "--help", text=HELP, action="help")

    def option(self, *names: str, text: Words, **options: Any) -> None:
        """Add an argument with its help."""
        self.add_argument(*names, help=text(self.lang), **options)

    def language(self) -> None:
        """Add the option for the language, which is known by now."""
        self.option("--lang", text=LANGUAGE, choices=("zh", "en"), metavar="LANG")

    def commands(self, commands: Sequence[Command], **options: Any) -> None:
        """Take one of several commands, each with options of its own."""
        uncalled: Any = _Uncalled
        choices = self.add_subparsers(
            title=COMMANDS(self.lang), required=True, parser_class=uncalled, **options
        )
        for one in commands:
            choices.add_parser(one.name, help=one.about(self.lang), command=one, lang=self.lang)

    def format_usage(self) -> str:
        """Return the usage line with its heading in the chosen language."""
        return self._in_language(super().format_usage())

    def format_help(self) -> str:
        """Return the help with its headings in the chosen language."""
        return self._in_language(super().format_help())

    def _in_language(self, text: str) -> str:
        text = text.replace("usage: ", USAGE(self.lang), 1)
        return re.sub(r"(?m)^(\S+):$", r"\1：", text) if self.lang == "zh" else text

    def error(self, message: str) -> NoReturn:
        """Print usage and error, and exit with 2."""
        from ahp.common.masking import masked  # deferred: only mistakes need it
        from ahp.common.visible import visible

        if self.lang == "zh":
            for pattern, chinese in ARGPARSE_ZH:
                message = re.sub(pattern, chinese, message, flags=re.DOTALL)
            message = message.replace("', '", "'、'")
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{self.prog}: {visible(masked(message))}\n")


class _Uncalled:
    """Stands for the parser of a command until the command is called."""

    def __init__(self, *, command: Command, lang: Language, prog: str, **_: object) -> None:
        self._command, self._lang, self._prog = command, lang, prog

    def parse_known_args(
        self, arguments: Sequence[str], namespace: argparse.Namespace | None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Build the parser, and parse with it."""
        parser = parser_of(self._command, self._lang, self._prog)
        return parser.parse_known_args(arguments, namespace)


def parser_of(command: Command, lang: Language, prog: str) -> Parser:
    """Build the parser of one command."""
    from importlib import import_module

    module = import_module(command.module)
    parser = Parser(lang=lang, prog=prog, description=command.about(lang))
    parser.language()
    module.options(parser)
    parser.set_defaults(module=module)
    return parser


def program_parser(
    prog: str, about: Words, commands: Sequence[Command], lang: Language, version: str
) -> Parser:
    """Build the parser of a whole program, without those of its commands."""
    parser = Parser(lang=lang, prog=prog, description=about(lang))
    parser.option("--version", text=VERSION, action="version", version=f"{prog} {version}")
    parser.language()
    parser.commands(commands, dest="command", metavar="COMMAND")
    return parser


class _Store(argparse.Action):
    """Store the value of an option; ``--option=--`` gives the value ``--`` on every Python."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Store the value."""
        setattr(namespace, self.dest, self.given(values))

    def given(self, values: Any) -> Any:
        """Return the value; argparse before 3.13 takes ``--`` away and leaves a list of nothing."""
        if values != [] or not self.option_strings:
            return values
        if self.choices is not None:
            known = ", ".join(map(repr, self.choices))
            raise argparse.ArgumentError(self, f"invalid choice: '--' (choose from {known})")
        if self.type is not None:
            told = "invalid float value: '--'" if self.type is float else NOT_WHOLE.format("--")
            raise argparse.ArgumentError(self, told)
        return "--"


class _Append(_Store):
    """Add the value of an option that may be repeated."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Add the value to those before it."""
        before = getattr(namespace, self.dest) or []
        setattr(namespace, self.dest, [*before, self.given(values)])


def whole(text: str) -> int:
    """Read a whole number that a computer can count to."""
    try:
        value = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(NOT_WHOLE.format(text)) from None
    if abs(value) > LARGEST:
        raise argparse.ArgumentTypeError(f"{text!r} is too large")
    return value


def _formatter(prog: str) -> argparse.HelpFormatter:
    # Left to itself, argparse imports shutil, and with it the compression libraries.
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size(1).columns)
    except (OSError, ValueError):
        columns = 80
    return argparse.HelpFormatter(prog, width=max(columns, 40) - 2)
