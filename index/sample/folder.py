"""Writing a folder so that it is either the old one or the whole new one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from ahp.errors import FileError, Finding


@contextmanager
def whole_folder(target: str | os.PathLike[str], own: Collection[str] = ()) -> Iterator[str]:
    """Give a temporary folder, which takes the target's place when all went well.

    Parameters
    ----------
    target : path
        An empty folder is replaced, and one that holds nothing but names of `own`.
    own : collection of str
        What this program writes into such a folder.

    Yields
    ------
    str
        The temporary folder, beside the target.

    Raises
    ------
    FileError
        When the target holds anything else, or cannot be written. Whatever ends the writing, the
        target is then as it was.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as place:
    ...     target = os.path.join(place, "out")
    ...     with whole_folder(target) as folder, open(os.path.join(folder, "a.txt"), "w"):
    ...         before = os.path.exists(target)
    ...     before, os.listdir(target)
    (False, ['a.txt'])
    """
    target = os.path.realpath(target)
    try:
        held = sorted(os.listdir(target)) if os.path.lexists(target) else []
        others = [name for name in held if name not in own]
        if others:
            said = {"files": ", ".join(others[:3])}
            raise FileError([Finding("folder-in-use", said, target)])
        parent, name = os.path.split(target)
        os.makedirs(parent, exist_ok=True)
        temporary = tempfile.mkdtemp(prefix=f".{name}.", suffix=".tmp", dir=parent)
        try:
            yield temporary
            os.chmod(temporary, 0o777 & ~_umask())
            _replace(target, temporary)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError([Finding("unwritable", {"reason": reason}, target)]) from error


def _replace(target: str, new: str) -> None:
    """Put a new folder in the place of an old one, which comes back if that fails."""
    if not os.path.isdir(target):
        os.rename(new, target)
        return
    old = new + ".old"
    os.rename(target, old)
    try:
        os.rename(new, target)
    except BaseException:
        os.rename(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
