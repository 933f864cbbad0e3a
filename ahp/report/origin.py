"""Where the figures of a report come from: files with their hashes, and how it was asked for."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ahp.common.io.text import sha256_of
from ahp.common.wording import Language
from ahp.files import PUBLISHED_FILE, ROSTER_FILE
from ahp.files.hierarchies import HIERARCHY_FILE
from ahp.files.origins import origins_file
from ahp.model.anonymous.numbers import Anonymous
from ahp.model.model import Model


class FileRead(NamedTuple):
    """A file that was read: its path below the model's folder, and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True)
class Origin:
    """Where the figures come from.

    Attributes
    ----------
    files : tuple of FileRead
    command : str
        So that it can be run again; empty where no command was given.
    """

    files: tuple[FileRead, ...] = field(default=(), repr=False)
    command: str = ""


def origin_of(model: Model, command: Sequence[str] = ()) -> Origin:
    """Return the files that a model was read from, and the command.

    >>> from ahp.model.hierarchy import Hierarchy, Node
    >>> origin_of(Model(Hierarchy([Node("car")]), {}), ["ahp", "report", "my car"]).command
    "ahp report 'my car'"
    """
    said = shlex.join(command)
    folder = model.folder
    if folder is None:
        return Origin((), said)
    paths = dict.fromkeys(os.path.normpath(path) for path in _paths(folder, model))
    return Origin(tuple(_read(folder, path) for path in paths), said)


def hidden_origin(origin: Origin, anonymous: Anonymous, lang: Language) -> Origin:
    """Return an origin whose files name no expert; what they hold has the same hashes.

    >>> from ahp.model.experts import Expert
    >>> read = Origin((FileRead("experts/li/goal.csv", "0f"),))
    >>> hidden_origin(read, Anonymous((Expert("li"),)), "en").files[0].path
    'experts/expert-1/goal.csv'
    """
    files = (one._replace(path=anonymous.path(one.path, lang)) for one in origin.files)
    return replace(origin, files=tuple(files))


def _paths(folder: str, model: Model) -> Iterator[str]:
    """Yield the files of a model that are there: its own, then those of each expert."""
    yield os.path.join(folder, HIERARCHY_FILE)
    yield from model.paths.values()
    for name in (PUBLISHED_FILE, ROSTER_FILE):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            yield path
    origins = origins_file(model.hierarchy)
    for one in model.experts:
        for source in one.sources.values():
            yield source.path
            collected = os.path.join(os.path.dirname(source.path), origins)
            if source.answers and os.path.isfile(collected):
                yield collected


def _read(folder: str, path: str) -> FileRead:
    return FileRead(os.path.relpath(path, folder).replace(os.sep, "/"), sha256_of(path))
