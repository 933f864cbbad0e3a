"""What there is to check below some paths."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ahp.check.wording import EMPTY_FOLDER, OTHER_FILE_SYSTEM
from ahp.common.findings import Finding, Problems
from ahp.common.io.wording import NO_SUCH_PATH, UNREADABLE
from ahp.common.system import system_reason
from ahp.files import MATRIX_SUFFIXES, is_model_folder
from ahp.files.literals import looks_like_literal

STDIN = "-"


class Targets(NamedTuple):
    """What there is to check below some paths, and the paths that lead nowhere."""

    paths: tuple[str, ...]
    findings: tuple[Finding, ...]


def find_targets(paths: Sequence[str | os.PathLike[str]]) -> Targets:
    """List the matrix files and model folders at or below paths, in a stable order.

    A folder with a ``hierarchy.toml`` is a model and one target; other folders are searched.
    Hidden files and folders are left out. Judgments in place of a path are a target too, and so
    is ``-``, standard input.
    """
    problems = Problems()
    targets: list[str] = []
    for path in [os.fspath(path) for path in paths]:
        if os.path.isdir(path):
            found = list(_Walk(path, problems))
            if not found:
                problems.add(EMPTY_FOLDER, path=path, suffixes=MATRIX_SUFFIXES)
            targets.extend(found)
        elif path == STDIN or os.path.exists(path) or looks_like_literal(path):
            targets.append(path)
        else:
            problems.add(NO_SUCH_PATH, path=path)
    return Targets(tuple(dict.fromkeys(targets)), tuple(problems.findings))


class _Walk:
    """The targets below a folder: no folder is seen twice, whatever links lead to it."""

    def __init__(self, top: str, problems: Problems) -> None:
        self.top, self.problems = top, problems
        self.seen: set[tuple[int, int]] = set()
        self.device: int | None = None

    def __iter__(self) -> Iterator[str]:
        waiting = [self.top]
        while waiting:
            path = waiting.pop()
            if not os.path.isdir(path):
                yield path
                continue
            try:
                if self._is_new(path):
                    if is_model_folder(path):
                        yield path
                    else:
                        waiting += reversed(_entries(path))
            except OSError as error:
                self.problems.add(UNREADABLE, path=path, reason=system_reason(error))

    def _is_new(self, folder: str) -> bool:
        """Whether a folder is on the file system of the first one, and was not seen yet."""
        facts = os.stat(folder)
        if self.device is None:
            self.device = facts.st_dev
        if facts.st_dev != self.device:
            self.problems.add(OTHER_FILE_SYSTEM, path=folder)
            return False
        known = (facts.st_dev, facts.st_ino)
        new = not facts.st_ino or known not in self.seen  # some systems have no such numbers
        self.seen.add(known)
        return new


def _entries(folder: str) -> list[str]:
    """Return the folders and matrix files of a folder, in order, without hidden ones."""
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    return [
        entry.path
        for entry in entries
        if not entry.name.startswith((".", "~$"))
        and (entry.name.lower().endswith(MATRIX_SUFFIXES) or os.path.isdir(entry.path))
    ]
