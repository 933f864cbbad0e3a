"""Writing several files so that all of them are there whole, or none has changed."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence

from ahp.common.findings import FileError, Finding
from ahp.common.io.putback import KeptAsideError, Placed, place, put_back
from ahp.common.io.text import NotAFileError
from ahp.common.io.write import make_folder, sync_folder, unwritable, write_bytes


def write_together(files: Mapping[str, bytes]) -> None:
    """Write files: each into a hidden folder beside its place, then all are moved.

    Parameters
    ----------
    files : mapping of str to bytes
        By path; folders are made where they do not exist.

    Raises
    ------
    FileError
        When one cannot be written, or is a folder or a device. The others are then as they were,
        and no folder is left that was made for them.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_together({os.path.join(folder, name): b"hello" for name in ("a", "b")})
    ...     sorted(os.listdir(folder))
    ['a', 'b']
    """
    work = _Together()
    try:
        for path, data in files.items():
            work.stage(path, data)
        work.move()
    except BaseException as error:
        work.undo(error.findings if isinstance(error, FileError) else ())
        raise
    finally:
        work.clear()


def refuse_no_file(path: str) -> None:
    """Refuse to write where a folder, a pipe or a device is.

    Raises
    ------
    FileError
    """
    if os.path.isdir(path):
        raise unwritable(IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)), path)
    if os.path.exists(path) and not os.path.isfile(path):
        raise unwritable(NotAFileError(), path)


class _Together:
    """Files that are written, moved and, where that fails, put back."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}  # the hidden one in each
        self._made: list[str] = []
        self._kept = False
        self._staged: dict[str, Placed] = {}  # by the path as it was given

    def stage(self, path: str, data: bytes) -> None:
        """Write a file into the hidden folder beside its place; keep there what it replaces."""
        refuse_no_file(path)
        target = os.path.realpath(path)  # a link stays a link
        try:
            aside = os.path.join(self._hidden(os.path.dirname(target)), str(len(self._staged)))
            one = Placed(target, f"{aside}.new", f"{aside}.old")
            write_bytes(one.new, data)
            if os.path.exists(target):
                os.chmod(one.new, os.stat(target).st_mode & 0o777)
        except (OSError, FileError) as error:
            reason = _reason(error)
            raise unwritable(reason, path) from reason
        self._staged[path] = one

    def _hidden(self, folder: str) -> str:
        if folder not in self._folders:
            self._make(folder)
            self._folders[folder] = tempfile.mkdtemp(".tmp", ".ahp-", folder)
        return self._folders[folder]

    def _make(self, folder: str) -> None:
        missing, above = [], folder
        while not os.path.lexists(above):
            missing.append(above)
            above = os.path.dirname(above)
        self._made += reversed(missing)
        make_folder(folder)

    def move(self) -> None:
        """Move every file to its place."""
        for path, one in self._staged.items():
            try:
                place(one)
            except OSError as error:
                raise unwritable(error, path) from error
        for folder in self._folders:
            sync_folder(folder)

    def undo(self, told: Sequence[Finding] = ()) -> None:
        """Put back what was replaced, and take away what was not there."""
        try:
            put_back(self._staged.values(), told)
        except KeptAsideError:
            self._kept = True
            raise
        self.clear()
        for folder in reversed(self._made):
            with contextlib.suppress(OSError):
                os.rmdir(folder)

    def clear(self) -> None:
        """Take away the hidden folders, but for what could not be put back."""
        if self._kept:
            return
        for folder in self._folders.values():
            shutil.rmtree(folder, ignore_errors=True)


def _reason(error: OSError | FileError) -> OSError:
    cause = error.__cause__ if isinstance(error, FileError) else error
    return cause if isinstance(cause, OSError) else OSError(str(error))
