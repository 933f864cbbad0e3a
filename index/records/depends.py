"""What a roll-up depends on: where all of it is the same, so are the values."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ahp import __version__
from ahp.common import findings
from ahp.common.io.text import open_file
from index.project.origins import SamplePlan
from index.records.engines.parts import MARKER, SUFFIXES
from index.records.engines.sources import SPARK, URL

if TYPE_CHECKING:
    from index.records.definitions import Definitions

_PACKAGES = {
    "duckdb": ("duckdb", "ibis-framework", "sqlglot", "pyarrow"),
    "spark": ("pyspark", "ibis-framework", "sqlglot", "pyarrow"),
}
PROGRAM = (str(Path(__file__).parents[1]), os.path.dirname(findings.__file__))
"""The folders of modules by which records become values: ``index`` and ``ahp.common``."""
_HASHED = 2**26  # bytes; of more, size and times stand for what is in them


def can_be_kept(definitions: Definitions) -> bool:
    """Whether it can be told without reading them that records are still the same.

    >>> from index.records.definitions import Definitions
    >>> can_be_kept(Definitions("sample.toml", "postgresql://localhost/records"))
    False
    """
    source = definitions.source
    return URL.match(source) is None and not source.startswith(SPARK)


def dependencies(
    definitions: Definitions, plan: SamplePlan, groups: bytes | None = None
) -> dict[str, str] | None:
    """Return everything a roll-up depends on, by what it is: a checksum, or the thing itself.

    Parameters
    ----------
    definitions : Definitions
    plan : SamplePlan
    groups : bytes, optional
        The table of the groups.

    Returns
    -------
    dict of str to str, or None
        None where the records cannot be looked at, or not be kept.
    """
    if not can_be_kept(definitions):
        return None
    try:
        records = fingerprint(definitions.source)
        program = _program()
        said = _independent(definitions)
    except (OSError, ValueError):  # no relative path leads to another drive
        return None
    return {
        "program": f"{__version__} {program}",
        "engine": _engine(definitions.engine),
        "definitions": _checksum(said),
        "indicators": _checksum(plan.indicators),
        "regions": _checksum(plan.regions),
        "groups": hashlib.sha256(groups or b"").hexdigest(),
        "years": " ".join(map(str, plan.years)),
        "records": records,
    }


def _independent(definitions: Definitions) -> dict[str, Any]:
    """Return definitions as they are wherever the program is started."""
    said = _fields(definitions)
    del said["spill"]
    folder = os.path.dirname(os.path.abspath(said.pop("path")))
    said["source"] = os.path.relpath(os.path.abspath(definitions.source), folder)
    return said


def _checksum(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=plain)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def plain(value: Any) -> Any:
    """Return something that JSON can show."""
    if is_dataclass(value):
        return _fields(value)
    return dict(value) if isinstance(value, Mapping) else str(value)


def _fields(value: Any) -> dict[str, Any]:
    return {one.name: getattr(value, one.name) for one in fields(value)}


def _engine(engine: str) -> str:
    return ", ".join(f"{name} {_version(name)}" for name in _PACKAGES[engine])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"


def _program() -> str:
    """Return a checksum of the modules at work, as a version may be in the making."""
    found = hashlib.sha256()
    for folder, folders, names in chain.from_iterable(map(os.walk, PROGRAM)):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                with open_file(os.path.join(folder, name)) as file:
                    found.update(file.read())
    return found.hexdigest()


def fingerprint(source: str) -> str:
    """Return a checksum of the files of records: of what is in them where that is not much.

    Of more, size, times and number of every file stand for it: a changed file keeps all of them
    only where somebody sees to it.
    """
    paths = [*_files(source)] if os.path.isdir(source) else [source]
    paths += [path for path in (f"{source}.wal",) if os.path.lexists(path)]
    facts = [os.stat(path) for path in paths]
    if not all(stat.S_ISREG(one.st_mode) for one in facts):  # a pipe can be read once only
        raise OSError(source)
    whole = sum(one.st_size for one in facts) <= _HASHED
    found = hashlib.sha256()
    for path, one in zip(paths, facts, strict=True):
        name = os.path.relpath(path, os.path.dirname(source)).encode("utf-8", "surrogatepass")
        found.update(b"%d %s %d" % (len(name), name, one.st_size))
        if whole:
            with open_file(path) as file:
                found.update(hashlib.file_digest(file, "sha256").digest())
        else:
            found.update(b"%d %d %d" % (one.st_mtime_ns, one.st_ctime_ns, one.st_ino))
    return found.hexdigest()


def _files(folder: str) -> Iterator[str]:
    """Return the files that may be records, or say that these are synthetic."""
    for name in _listed(folder):
        path = os.path.join(folder, name)
        parts = [path]
        if os.path.isdir(path):
            parts = [os.path.join(path, part) for part in _listed(path)]
        for part in parts:
            known = part.lower().endswith(SUFFIXES) or part == os.path.join(folder, MARKER)
            if known and os.path.isfile(part):  # not a pipe
                yield part


def _listed(folder: str) -> list[str]:
    return sorted(name for name in os.listdir(folder) if name[0] not in "._")
