"""What there is to check below some paths."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ahp.check.wording import EMPTY_FOLDER
from ahp.common.findings import Finding, Problems
from ahp.common.io.wording import NO_SUCH_PATH, UNREADABLE
from ahp.common.system import system_reason
from ahp.files import (
    MATRIX_SUFFIXES,
    is_model_folder,
)


class Targets(NamedTuple):
    """What there is to check below some paths, and the paths that lead nowhere."""

    paths: tuple[str, ...]
    findings: tuple[Finding, ...]


def find_targets(paths: Sequence[str | os.PathLike[str]]) -> Targets:
    """List the matrix files and model folders at or below paths, in a stable order.

    A folder with a ``hierarchy.toml`` is a model and one target; other folders are searched.
    Hidden files and folders are left out.
    """
    problems = Problems()
    targets: list[str] = []
    for path in [os.fspath(path) for path in paths]:
        if os.path.isdir(path):
            found = list(_walk(path, problems))
            if not found:
                problems.add(EMPTY_FOLDER, path=path, suffixes=MATRIX_SUFFIXES)
            targets.extend(found)
        elif os.path.exists(path):
            targets.append(path)
        else:
            problems.add(NO_SUCH_PATH, path=path)
    return Targets(tuple(dict.fromkeys(targets)), tuple(problems.findings))


def _walk(folder: str, problems: Problems, above: tuple[str, ...] = ()) -> Iterator[str]:
    if is_model_folder(folder):
        yield folder
        return
    real = os.path.realpath(folder)
    if real in above:  # a link back to where we came from
        return
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        problems.add(UNREADABLE, path=folder, reason=system_reason(error))
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if os.path.isdir(entry.path):
            yield from _walk(entry.path, problems, (*above, real))
        elif entry.name.lower().endswith(MATRIX_SUFFIXES):
            yield entry.path
