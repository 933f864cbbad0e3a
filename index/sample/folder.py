"""Writing a folder so that no file of it is half written, and no file of others is lost."""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from ahp.errors import FileError, Finding
from ahp.files.outputs import refuse_differing, refuse_inputs


@contextmanager
def whole_folder(
    target: str | os.PathLike[str],
    own: Collection[str] = (),
    *,
    inputs: Collection[str] = (),
    force: bool = False,
) -> Iterator[str]:
    """Give a temporary folder, whose files go to the target when all went well.

    Parameters
    ----------
    target : path
        It may hold nothing but files of `own`; these are replaced one by one.
    own : collection of str
        What this program writes into such a folder: paths in it, with ``/`` between their parts.
    inputs : collection of str
        What is read, and must stay as it is.
    force : bool
        Whether to replace files that differ, and remove those of `own` that are not written now.

    Yields
    ------
    str
        The temporary folder, beside the target.

    Raises
    ------
    FileError
        When the target is, holds or lies in an input, holds anything else, or files that differ;
        or cannot be written. The target is then as it was.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as place:
    ...     target = os.path.join(place, "out")
    ...     with whole_folder(target) as folder, open(os.path.join(folder, "a.txt"), "w"):
    ...         before = os.path.exists(target)
    ...     before, os.listdir(target)
    (False, ['a.txt'])
    """
    refuse_inputs(target, inputs)
    target = os.path.realpath(target)
    try:
        others = [name for name in _held(target) if name not in own]
        if others:
            said = {"files": ", ".join(others[:3])}
            raise FileError([Finding("folder-in-use", said, target)])
        parent, name = os.path.split(target)
        os.makedirs(parent, exist_ok=True)
        temporary = tempfile.mkdtemp(prefix=f".{name}.", suffix=".tmp", dir=parent)
        try:
            yield temporary
            os.chmod(temporary, 0o777 & ~_umask())
            _settle(target, temporary, own, force)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError([Finding("unwritable", {"reason": reason}, target)]) from error


def _held(folder: str) -> list[str]:
    """Return every file of a folder and those below; a link to a folder is taken for a file."""
    if not os.path.lexists(folder):
        return []
    if not os.path.isdir(folder):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), folder)
    found = []
    for where, folders, files in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(where, name))]
        found += [os.path.relpath(os.path.join(where, one), folder) for one in (*files, *links)]
    return sorted(name.replace(os.sep, "/") for name in found)


def _settle(target: str, new: str, own: Collection[str], force: bool) -> None:
    """Move the files of a new folder into the target, each in one step."""
    if not os.path.lexists(target):
        os.rename(new, target)
        return
    held, written = _held(target), _held(new)
    others = [name for name in held if name not in own]
    if others:  # they came while this was written
        raise FileError([Finding("folder-in-use", {"files": ", ".join(others[:3])}, target)])
    stale = [name for name in held if name not in written]
    if not force:
        both = [name for name in held if name in written]
        changed = [name for name in both if not _alike(target, new, name)]
        refuse_differing(target, [*stale, *changed])
    for name in written:
        path = os.path.join(target, *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        os.replace(os.path.join(new, *name.split("/")), path)
    for name in stale:
        os.unlink(os.path.join(target, *name.split("/")))


def _alike(one: str, other: str, name: str) -> bool:
    paths = (os.path.join(folder, *name.split("/")) for folder in (one, other))
    return filecmp.cmp(*paths, shallow=False)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
