"""Writing a file so that it is either the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import os

from ahp.errors import FileError, Finding


def write_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file through a temporary one beside it: write, fsync, rename.

    A file that is replaced keeps its permissions.

    Parameters
    ----------
    path : path
    data : bytes

    Raises
    ------
    FileError
        When the file cannot be written; the old one is then untouched.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_bytes(os.path.join(folder, "a.txt"), b"hello")
    ...     os.listdir(folder)
    ['a.txt']
    """
    import tempfile  # deferred: most runs write nothing

    target = os.path.realpath(path)  # a link stays a link
    try:
        handle, temporary = tempfile.mkstemp(
            prefix=f".{os.path.basename(target)}.", suffix=".tmp", dir=os.path.dirname(target)
        )
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, _mode(target))
            os.replace(temporary, target)
        except BaseException:  # whatever ends the write, Ctrl-C too, no temporary file stays
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        found = Finding("unwritable", {"reason": reason}, os.fspath(path))
        raise FileError([found]) from error


def _mode(path: str) -> int:
    try:
        return os.stat(path).st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def make_folder(folder: str | os.PathLike[str]) -> None:
    """Make a folder, and those above it, where it is not there yet.

    Raises
    ------
    FileError
        When it cannot be made.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     make_folder(os.path.join(folder, "a", "b"))
    ...     os.listdir(folder)
    ['a']
    """
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError([Finding("unwritable", {"reason": reason}, os.fspath(folder))]) from error
