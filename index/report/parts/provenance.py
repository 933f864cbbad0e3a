"""Where the figures come from: the files with their hashes, the version, the seed, the command."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress

from ahp.common.document.parts import Column, Grid, Part, Span, Text
from ahp.common.io.text import UNREADABLE, sha256_of
from ahp.common.io.write import files_below
from ahp.common.version import __version__
from index.report.context import Context
from index.report.refer import referring
from index.report.wording import (
    COMMAND_TYPED,
    FILE_COLUMNS,
    FILES_READ,
    FILES_TABLE,
    VERSION_USED,
)
from index.robust import headings


def parts(report: Context) -> tuple[Part, ...]:
    """Return the version, the command, what was drawn, and a table of the files."""
    lang = report.lang
    made: list[Part] = [Text(VERSION_USED(lang, version=__version__))]
    if report.standing.source:
        made.append(Text(report.standing.source))
    if report.command:
        made.append(Text((Span(COMMAND_TYPED(lang)), Span(report.command, "code"))))
    if report.runs is not None:
        made.append(Text(headings.doubted(report.runs, lang)))
    found = hashes(report.inputs, _folder(report))
    if report.anonymous is not None:
        shown = report.anonymous
        found = iter(sorted((shown.path(name, lang), digest) for name, digest in found))
    rows = [[name, digest] for name, digest in found]
    if rows:
        columns = tuple(Column(key, words(lang)) for key, words in FILE_COLUMNS.items())
        made += [
            referring(FILES_READ(lang), "files"),
            Grid(columns, rows, FILES_TABLE(lang), name="files"),
        ]
    return tuple(made)


def _folder(report: Context) -> str:
    found = None if report.result is None else report.result.project.folder
    return found or (os.path.dirname(report.inputs[0]) if report.inputs else "")


def hashes(paths: Iterable[str], folder: str) -> Iterator[tuple[str, str]]:
    """Yield the files of some paths, all those in a folder, each with its SHA-256.

    Parameters
    ----------
    paths : iterable of str
        What cannot be read is left out: an address of a database, say.
    folder : str
        What the names begin from.

    Yields
    ------
    (str, str)
        In the order of the names.
    """
    found = {}
    for path in paths:
        below = [path]
        if os.path.isdir(path):
            below = [os.path.join(path, one) for one in files_below(path)]
        for file in below:
            with suppress(*UNREADABLE):
                name = os.path.relpath(file, folder or ".").replace(os.sep, "/")
                found[name] = sha256_of(file)
    yield from sorted(found.items())
